#!/usr/bin/env python3
"""Verdicts on random deals, by a second program: every claim of every deal, compared with dealcalc.

    verdicts.py PROGRAM [--deals N] [--seed N] [--jobs N] [--show N] [--keep FILE]

random_deals.py makes the deals, second_judge.py the verdicts; neither was written from src/. Compared are what
is refused (some deals are spoilt on purpose), each verdict, and the computed range, end by end. Prints the first
differences and ends with status 1 if there is any.
"""
import json
import random
import subprocess
import sys
from collections import Counter
from fractions import Fraction

import batches
from random_deals import deal_text, random_deal, spoilt
from second_judge import (Range, UNIT, Unknown, closed, compute, counts_days, fraction_range, times, unit_of_time,
                          verdict_of)


def range_in(text):
    """"[1/3, unbounded)", or one value; nothing where nothing is computed."""
    if text is None:
        return None
    if text[0] not in "[(":
        return closed(Fraction(text), Fraction(text))
    low, high = (None if end == "unbounded" else Fraction(end) for end in text[1:-1].split(", "))
    return Range(low, text[0] == "[", high, text[-1] == "]")


def ask(program, r, texts):
    """The rows of the claims by their ids for each deal, or nothing for one that was refused."""
    lines = "".join(r.choice(["", "", "", "\n", " \r\n"]) + text + r.choice(["\n", "\n", "\r\n"]) for text in texts)
    run = subprocess.run([program, "check", "--lines", "-f", "jsonl", "-j", "1"], input=lines.encode(),
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if run.returncode not in (0, 1, 2):
        sys.exit(f"{program}: status {run.returncode}")
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    return [None if row["verdict"] == "unreadable" else {c["id"]: c for c in row["claims"]} for row in rows]


def wrong_range(claim, deal, said):
    """What is wrong with the computed range, where it is said to be `said`."""
    if claim["formula"] is None or claim["formula"][1] == "growth":
        return None
    try:
        computed, kind, _ = compute(claim["formula"], deal, False, counts_days(claim["figure"]))
    except Unknown:
        return None if said is None else f"computed {said}, and nothing can be"
    expected = computed.stated if kind == "pure" else fraction_range(computed.stated)
    if kind == "time":
        expected = times(expected, Fraction(UNIT) / unit_of_time(claim["figure"]))
    return None if range_in(said) == expected else f"computed {said}, expected {expected}"


def differences(deal, verdicts, answer):
    """What is wrong with the answer, where `verdicts` are the expected ones."""
    if deal is None:
        return [] if answer is None else ["read, and should have been refused"]
    if answer is None:
        return ["refused, and should have been read"]
    if answer.keys() != {claim["id"] for claim in deal["claims"]}:
        return [f"verdicts on {sorted(answer)}"]
    found = []
    for claim, expected in zip(deal["claims"], verdicts):
        said = answer[claim["id"]]
        wrong = f"{said['verdict']}, expected {expected}" if expected and said["verdict"] != expected else None
        wrong = wrong or (expected != "unchecked" and wrong_range(claim, deal, said["computed"]))
        if wrong:
            found.append(f"{claim['id']}: {wrong}: {claim['json'].get('that')}")
    return found


def batch_of(r, count):
    """[(deal, text)]; no deal where the text is spoilt."""
    made = []
    for number in range(count):
        deal = random_deal(r, number)
        text = deal_text(r, deal)
        made.append((None, spoilt(r, text)) if r.random() < 0.02 else (deal, text))
    return made


def run_batch(program, seed, count):
    r = random.Random(seed)
    made = batch_of(r, count)
    answers = ask(program, r, [text for _, text in made])
    counts, problems = Counter(), []
    if len(answers) != len(made):
        return counts, [f"seed {seed}: {len(made)} deals and {len(answers)} answers"], []
    for (deal, text), answer in zip(made, answers):
        verdicts = [verdict_of(claim, deal) for claim in deal["claims"]] if deal else ["refused"]
        counts.update(verdict or "too close" for verdict in verdicts)
        problems += [f"{text}\n  {problem}" for problem in differences(deal, verdicts, answer)]
    return counts, problems, [text for _, text in made]


def main():
    arguments = batches.parser("compare the verdicts on random deals with a second program's", 10_000, "deals")
    arguments.add_argument("--keep", help="write the deals to this file")
    a = arguments.parse_args()
    counts, differing = Counter(), []
    with open(a.keep or "/dev/null", "w", encoding="utf-8", newline="") as keep:
        for counted, problems, texts in batches.in_batches(run_batch, a, 500):
            counts += counted
            differing += problems
            keep.writelines(text + "\n" for text in texts)
    sys.exit(batches.conclude(a, "deals", differing, dict(counts.most_common())))


if __name__ == "__main__":
    main()
