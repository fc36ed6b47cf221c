#!/usr/bin/env python3
"""Deals for the benchmarks, one a line, with the truth about them. Standard library only.

    deals.py N [--with WHAT] [--seed S] [--truth FILE] [--folder DIR] > deals.ndjson

The same N and S give the same bytes. Every amount is a whole number of hundredths of a million, and is written with
both decimals, so the truth is counted in integers: FILE gets, as JSON, how many stated totals hold, how many fail, how many
deals state none, and what is prior, firm and contingent in each currency. One stated total in twelve is wrong, by a
slip that no rounding explains. Three ways to write an amount, as data from several desks has them; letters beyond
ASCII and escapes in the names. With --folder each deal is written to a file of its own, and nothing to standard output.
--with adds one thing to every deal that a deal may have and that changes no answer: a key of the user's own, the low end
of a valuation, the order of two investments, or a word written with an escape.
"""
import argparse
import json
import os
import random
import sys

CURRENCIES = ("USD", "USD", "USD", "EUR", "EUR", "GBP", "JPY", "CHF")
INVESTORS = ("Alder Fund", "Bremer & S\\u00f6hne", "Cobalt Partners", "Delta Capital", "Étoile", "Fjord Invest",
             "Granite Trust", "Harbour Group")
COMPANIES = ("Kiln", "Lattice Works", "Mistral Énergie", "Northlight", "Orchard Bio", "Prism", "Quarry \\\"Q\\\" Labs",
             "Rivet", "Sundial", "Tern Networks", "北風")
# What --with adds: what each deal has once, and what takes its place.
MORE = {"x-key": ('"investor":', '"x-desk":{"row":17,"checked by":["first","second"]},"investor":'),
        "low": ('"id":"before",', '"id":"before","low":1000000000,'),
        "after": ('"id":"part_1",', '"id":"part_1","after":["part_0"],'),
        "escape": ('"status":"firm"', r'"status":"fir\u006d"')}
LEAST_SLIP = 50  # seven figures may be off by half a hundredth each, and rounding must never excuse a slip


def money(hundredths, currency, style):
    """A figure without its quotes, and whether it has any."""
    number = f"{hundredths // 100}.{hundredths % 100:02}"
    if style < 5:
        return f"{currency} {number}M", True
    if style < 8:
        return f"{number} million {currency}", True
    return str(hundredths * 10_000), False


def amount_of(pick):
    """Mostly round, as amounts are."""
    style = pick(10)
    return 100 * (1 + pick(900)) if style < 4 else 10 * (1 + pick(9000)) if style < 7 else 1 + pick(99_999)


def stated_of(amounts, total, pick):
    """A total with a slip: a figure left out, counted twice, or with its point moved."""
    figure = amounts[pick(len(amounts))]
    stated = (total - figure, total + figure, total + 9 * figure)[pick(3)]
    return stated if stated > 0 and abs(stated - total) >= LEAST_SLIP else total + LEAST_SLIP + 1


def investments_of(pick, currency, sums):
    texts, amounts = [], []
    for k in range(2 + pick(5)):
        status = "firm" if k == 0 else ("prior", "contingent", "contingent")[pick(3)]
        hundredths = amount_of(pick)
        amounts.append(hundredths)
        sums[status] += hundredths
        if status == "contingent":
            text = '"up to ' + money(hundredths, currency, pick(8))[0] + '"'
        else:
            text, is_text = money(hundredths, currency, pick(10))
            text = f'"{text}"' if is_text else text
        texts.append(f'{{"id":"part_{k}","label":"Part {k + 1}","status":"{status}","amount":{text},'
                     '"source":"release"}')
    return ",".join(texts), amounts


def deal(number, pick, truth):
    currency = CURRENCIES[pick(len(CURRENCIES))]
    sums = truth["sums"].setdefault(currency, {"prior": 0, "firm": 0, "contingent": 0})
    investments, amounts = investments_of(pick, currency, sums)
    total, claim = sum(amounts), ""
    if pick(20) == 0:
        truth["without"] += 1
    else:
        wrong = pick(12) == 0
        truth["fails" if wrong else "holds"] += 1
        stated = stated_of(amounts, total, pick) if wrong else total
        claim = f'{{"id":"total","that":"exposure is up to {money(stated, currency, 0)[0]}","source":"release"}}'
    year, month, day = 2012 + pick(14), 1 + pick(12), 1 + pick(28)
    return (f'{{"id":"deal-{number:07}","title":"Round {number}","investor":"{INVESTORS[pick(len(INVESTORS))]}",'
            f'"company":"{COMPANIES[pick(len(COMPANIES))]}","announced":"{year}-{month:02}-{day:02}",'
            f'"currency":"{currency}","sources":[{{"id":"release","title":"Press release"}}],'
            f'"investments":[{investments}],'
            f'"valuations":[{{"id":"before","on":"{year - 1}","value":"{currency} {1000 + pick(90_000)}M"}}],'
            f'"claims":[{claim}]}}\n')


def main():
    arguments = argparse.ArgumentParser(description="deals for the benchmarks, with the truth about them")
    arguments.add_argument("deals", type=int)
    arguments.add_argument("--with", dest="more", choices=MORE, help="add this to every deal")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--truth", help="write the counts and sums to this file")
    arguments.add_argument("--folder", help="write each deal to a file of its own in this folder")
    a = arguments.parse_args()
    uniform = random.Random(a.seed).random
    truth = {"deals": a.deals, "holds": 0, "fails": 0, "without": 0, "sums": {}}

    def pick(n):
        return int(uniform() * n)

    out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="", closefd=False)
    for number in range(a.deals):
        line = deal(number, pick, truth)
        if a.more:
            line = line.replace(*MORE[a.more], 1)
        if a.folder:
            with open(os.path.join(a.folder, f"{number:07}.json"), "w", encoding="utf-8", newline="") as file:
                file.write(line)
        else:
            out.write(line)
    out.flush()
    if a.truth:
        with open(a.truth, "w", encoding="utf-8") as file:
            json.dump(truth, file)


if __name__ == "__main__":
    main()
