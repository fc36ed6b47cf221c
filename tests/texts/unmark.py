#!/usr/bin/env python3
"""Makes the texts and their gold files from marked.txt: unmark.py FOLDER

A text begins with "== NAME" and "@ INVESTOR; COMPANY; TOTAL UNIT" ("@ -" without a deal). A figure is
{words|role|hedge|nominal unit}; // parts roles and / parts hedges that are right too, the best first; no hedge is "none".
{words|ignore} is neither right nor wrong. In a page & and ; of entities count as they stand.
"""
import json, os, re, sys

KINDS = {"W": "power", "Wh": "energy", "x": "multiple", "fraction": "percent", "share": "shares", "date": "date"}
TIMES = ("hour", "day", "week", "month", "year")
MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+?)(?:\|([^{}|]*)\|([^{}|]+))?\}")


def kind_of(unit):
    head, _, tail = unit.partition("/")
    if tail == "share": return "price_per_share"
    if head in TIMES: return "duration"
    return KINDS.get(head, "money")


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    marked = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "marked.txt"), encoding="utf-8").read()
    for part in re.split(r"^== ", marked, flags=re.M)[1:]:
        name, deal, body = part.split("\n", 2)
        text, figures, ignore, last = "", [], [], 0
        for m in MARK.finditer(body):
            text += body[last:m.start()]
            last, start = m.end(), len(text)
            text += m.group(1)
            span = {"text": m.group(1), "start": start, "end": len(text)}
            if m.group(2) == "ignore":
                ignore.append({**span, "kind": "any"})
                continue
            role, *also = m.group(2).split("//")
            hedge, *hedge_also = (m.group(3) or "none").split("/")
            nominal, unit = m.group(4).rsplit(" ", 1)
            low, _, high = nominal.partition("..") if unit != "date" else (nominal, "", "")
            figures.append({**span, "kind": kind_of(unit), "hedge": hedge, "nominal": low, "low": low,
                            "high": high or low, "unit": unit, "role": role, "deal": 0 if deal != "@ -" else None,
                            "also": also, "hedge_also": hedge_also})
        text += body[last:]
        deals = []
        if deal != "@ -":
            investor, company, total = deal[2:].split("; ")
            total, _, unit = total.partition(" ")
            none = total == "none"
            deals = [{"investor": investor, "company": company, "stated_total": None if none else total,
                      "stated_total_unit": None if none else unit}]
        base = os.path.join(folder, name.rsplit(".", 1)[0])
        open(os.path.join(folder, name), "w", encoding="utf-8", newline="").write(text)
        json.dump({"file": name, "deals": deals, "figures": figures, "ignore": ignore}, open(base + ".gold.json", "w"))


main()
