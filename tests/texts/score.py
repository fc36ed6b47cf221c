#!/usr/bin/env python3
"""Scores NN.jsonl (dealcalc scan -f jsonl) against NN.gold.json in a folder, and fails below the goals: score.py FOLDER

A figure is found where a row overlaps it with the same kind, number and unit. Hedges count where there is one, roles
on the deal's own figures, a stated total where its figure is found as a total.
"""
import glob, json, os, sys
from decimal import Decimal

GOALS = {"found": 97, "precision": 95, "hedges": 95, "roles": 75, "totals": 88}


def number(figure):
    if figure["kind"] == "date": return "date", figure["nominal"]
    unit = figure["unit"].replace("/week", "").replace("/year", "")
    return unit, Decimal(figure["nominal"])


def main():
    counts = {goal: [0, 0] for goal in GOALS}
    texts = sorted(glob.glob(os.path.join(sys.argv[1], "*.gold.json")))

    def count(goal, right):
        counts[goal][0] += bool(right)
        counts[goal][1] += 1

    for path in texts:
        gold = json.load(open(path, encoding="utf-8"))
        rows = [json.loads(line) for line in open(path.replace(".gold.json", ".jsonl"), encoding="utf-8")]
        used, totals = set(), set()
        for figure in gold["figures"]:
            match = next((k for k, row in enumerate(rows) if k not in used and row["start"] < figure["end"]
                          and figure["start"] < row["end"] and row["kind"] == figure["kind"] and number(row) == number(figure)), None)
            count("found", match is not None)
            if match is None:
                print(f"{gold['file']}: not found: {figure['text']}")
                continue
            used.add(match)
            row = rows[match]
            if figure["hedge"] != "none":
                count("hedges", row["hedge"].replace(" ", "_") in [figure["hedge"], *figure["hedge_also"]])
            if figure["role"] not in ("context", "other_deal"):
                count("roles", row["role"] in [figure["role"], *figure["also"]])
            if figure["role"] == row["role"] == "total": totals.add(number(row))
        for k, row in enumerate(rows):
            ignored = any(row["start"] < x["end"] and x["start"] < row["end"] for x in gold["ignore"])
            if k in used or not ignored: count("precision", k in used)
        for deal in gold["deals"]:
            if deal["stated_total"]:
                count("totals", (deal["stated_total_unit"], Decimal(deal["stated_total"])) in totals)
    bad = len(texts) < 10
    for goal, (right, of) in counts.items():
        print(f"{goal:10} {right} of {of}, at least {GOALS[goal]} %")
        bad |= 100 * right < GOALS[goal] * of
    sys.exit(bad)


main()
