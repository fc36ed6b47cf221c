// How many stated totals hold, in whole hundredths of a million, which a double holds exactly: node totals.js deals.ndjson
"use strict";
const fs = require("fs");

function hundredths(amount) {
    if (typeof amount === "number") return amount / 10000;
    const words = amount.split(" ");
    const number = amount.endsWith("M") ? words[words.length - 1].slice(0, -1) : words[words.length - 3];
    return Number(number.replace(".", ""));
}

const counts = {holds: 0, fails: 0, without: 0};

function take(line) {
    const deal = JSON.parse(line);
    if (deal.claims.length === 0) {
        counts.without += 1;
        return;
    }
    let total = 0;
    for (const part of deal.investments) total += hundredths(part.amount);
    counts[total === hundredths(deal.claims[0].that) ? "holds" : "fails"] += 1;
}

// Pieces that end at a newline: a string cannot hold a large file, and a line at a time is slower.
const file = fs.openSync(process.argv[2], "r");
const buffer = Buffer.allocUnsafe(1 << 20);
let kept = 0;
for (let read; (read = fs.readSync(file, buffer, kept, buffer.length - kept)) > 0;) {
    const size = kept + read;
    const end = buffer.lastIndexOf(10, size - 1) + 1;
    for (const line of buffer.toString("utf8", 0, end).split("\n")) {
        if (line !== "") take(line);
    }
    buffer.copy(buffer, 0, end, size);
    kept = size - end;
}
console.log(JSON.stringify(counts));
