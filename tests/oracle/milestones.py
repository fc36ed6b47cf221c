#!/usr/bin/env python3
"""Distributions of random milestones in fractions, compared with what the program says of the same deals.

    milestones.py PROGRAM [--cases N] [--seed N] [--jobs N]

PROGRAM is dealcalc itself, asked for JSON. Written from the meaning of probability and after, not from the program: small
deals by listing what every coin may show, at every corner of what is not known; independent milestones and forests too
large to list by convolution. Every number is compared exactly. Prints the first differences and ends with status 1 if
there is any.
"""
import bisect
import itertools
import json
import random
import subprocess
import sys
from collections import Counter
from fractions import Fraction

import batches
import readings

ONE = Fraction(1)
NOWHERE = Fraction(10) ** 40  # what is paid of an amount without an upper end

# ---- deals: a list of (id, status, amount, probability or None, after), with what the command line changes


def ends_of(text, met=True):
    """What is paid at the least and at the most: each an amount and a nudge off it, where it is not reached. Of a
    milestone that is met all of "up to" is paid, of what is certain anything."""
    figure = readings.read(text)
    in_full = met and figure.hedge in readings.BOUNDS
    paid = (readings.maximum_of if in_full else readings.extent_of)(figure).word
    low = (Fraction(paid.low, readings.UNIT), 0 if paid.low_closed else 1)
    if paid.high is None:
        return low, (NOWHERE, 0)
    return low, (Fraction(paid.high, readings.UNIT), 0 if paid.high_closed else -1)


def plus(a, b):
    if NOWHERE in (a[0], b[0]):
        return NOWHERE, 0
    return a[0] + b[0], a[1] or b[1]


def outcomes(milestones):
    """Total to probability. milestones: (amount, probability, places of those it comes after), in any order."""
    found = {}
    coins = [[(p, True)] if p == 1 else [(ONE - p, False)] if p == 0 else [(p, True), (1 - p, False)]
             for _, p, _ in milestones]
    for shown in itertools.product(*coins):
        weight, total = ONE, (Fraction(0), 0)
        met = {}

        def is_met(i):
            if i not in met:
                met[i] = shown[i][1] and all([is_met(j) for j in milestones[i][2]])
            return met[i]

        for i, (p, _) in enumerate(shown):
            weight *= p
            if is_met(i):
                total = plus(total, milestones[i][0])
        found[total] = found.get(total, 0) + weight
    return found


def forest_outcomes(milestones):
    """The same where each comes after one other at most: a branch is nothing, or its amount and all its branches."""
    children = {i: [] for i in range(len(milestones))}
    for i, (_, _, after) in enumerate(milestones):
        for j in after:
            children[j].append(i)

    def convolved(a, b):
        result = {}
        for x, p in a.items():
            for y, q in b.items():
                result[plus(x, y)] = result.get(plus(x, y), 0) + p * q
        return result

    def together(places):
        result = {(Fraction(0), 0): ONE}
        for i in places:
            result = convolved(result, branch(i))
        return result

    def branch(i):
        amount, p, _ = milestones[i]
        result = {plus(x, amount): q * p for x, q in together(children[i]).items() if p}
        if p != 1:
            result[(Fraction(0), 0)] = result.get((Fraction(0), 0), 0) + 1 - p
        return result

    return together([i for i, (_, _, after) in enumerate(milestones) if not after])


def all_needed(milestones, i):
    needed, open_ = set(), [i]
    while open_:
        j = open_.pop()
        if j not in needed:
            needed.add(j)
            open_ += milestones[j][2]
    return needed


def mean(milestones):
    """By the chance of each milestone: the product over all that it needs."""
    total, nudge = Fraction(0), 0
    for i, (amount, _, _) in enumerate(milestones):
        chance = ONE
        for j in all_needed(milestones, i):
            chance *= milestones[j][1]
        if chance == 0:
            continue
        if amount[0] == NOWHERE:
            return NOWHERE, 0
        total += amount[0] * chance
        nudge = nudge or amount[1]
    return total, nudge


# ---- what is not known: every corner

def corners(deal, unknown=(Fraction(0), ONE)):
    """(amount committed, milestones) for each choice of ends of what is not known, missing probabilities being any of
    `unknown`."""
    fixed = [ends_of(text, False) for _, status, text, _, _ in deal if status != "contingent"]
    contingent = [(name, ends_of(text), p, after) for name, status, text, p, after in deal if status == "contingent"]
    place = {name: i for i, (name, _, _, _) in enumerate(contingent)}
    choices = [tuple(dict.fromkeys(ends)) for ends in fixed + [c[1] for c in contingent]]
    chances = [(p,) if p is not None else unknown for _, _, p, _ in contingent]
    for amounts in itertools.product(*choices):
        committed = (Fraction(0), 0)
        for amount in amounts[:len(fixed)]:
            committed = plus(committed, amount)
        for probabilities in itertools.product(*chances):
            yield committed, [(amount, p, [place[j] for j in after if j in place]) for amount, p, (_, _, _, after)
                              in zip(amounts[len(fixed):], probabilities, contingent)]


def is_listable(deal):
    coins = sum(1 for _, status, _, p, _ in deal if status == "contingent" and p is not None)
    open_ = sum(len(set(ends_of(text))) - 1 + (p is None and status == "contingent") for _, status, text, p, _ in deal)
    return coins + open_ <= 10


# ---- comparing

class Differs(Exception):
    pass


def same(what, found, expected):
    if found != expected:
        raise Differs(f"{what}: {found}, expected {expected}")


def ends(json_range):
    """(low, high) as amounts with nudges."""
    low = (Fraction(json_range["low_exact"]), 0 if json_range["low_included"] else 1)
    if json_range["high"] is None:
        return low, (NOWHERE, 0)
    return low, (Fraction(json_range["high_exact"]), 0 if json_range["high_included"] else -1)


def span(values):
    return min(values), max(values)


def plain(values):
    low, high = span(values)
    return (low, 0), (high, 0)


class Distribution:
    """Totals in rising order, with the chance of each or more."""

    def __init__(self, chances):
        self.chances = chances
        self.totals = sorted(chances)
        self.or_more = [Fraction(0)]
        for total in reversed(self.totals):
            self.or_more.append(self.or_more[-1] + chances[total])
        self.or_more.reverse()
        assert self.or_more[0] == 1

    def __eq__(self, other):
        return self.chances == other.chances

    def chance_at_least(self, threshold):
        return self.or_more[bisect.bisect_left(self.totals, (threshold, 0))]

    def quantile(self, share):
        return next(t for i, t in enumerate(self.totals) if 1 - self.or_more[i + 1] >= share)


def check_means(answer, deal, cases):
    places = [name for name, status, _, _, _ in deal if status == "contingent"]
    same("expected", ends(answer["result"]["expected"]), span([plus(c, mean(m)) for c, m in cases]))
    same("committed", ends(answer["result"]["committed"]), span([c for c, _ in cases]))
    moves = []
    for i, name in enumerate(places):
        line = answer["milestones"][i]
        same("milestone", line["id"], name)
        met = []
        for _, m in cases:
            chance = ONE
            for j in all_needed(m, i):
                chance *= m[j][1]
            met.append(chance)
        same(f"met {name}", ends(line["met"]), plain(met))
        moved = []
        for _, m in cases:
            sure = [(a, ONE if j == i else p, after) for j, (a, p, after) in enumerate(m)]
            moved.append(mean([(a if i in all_needed(m, j) else (Fraction(0), 0), p, after)
                               for j, (a, p, after) in enumerate(sure)]))
        moves.append(span(moved))
        same(f"moves_by {name}", ends(line["moves_by"]), moves[-1])
    first = [name for i, name in enumerate(places) if moves[i][0][0] > 0
             and all(moves[j][1][0] <= moves[i][0][0] for j in range(len(places)) if j != i)]
    most = answer["result"]["moves_most"]
    same("moves_most", [x["id"] for x in most] if isinstance(most, list) else [], first)


def check_variance(answer, deal, distribution):
    unknown = [p for _, status, _, p, _ in deal if status == "contingent" and p is None] or \
        [1 for _, status, text, _, _ in deal if status == "contingent" and len(set(ends_of(text))) == 2]
    variance, deviation = answer["result"]["variance"], answer["result"]["standard_deviation"]
    same("variance is unknown", "unknown" in variance, bool(unknown))
    if unknown:
        return
    # Of what is committed only the spread matters, and that is none: any corner has the variance of all.
    m = sum(t[0] * p for t, p in distribution.chances.items())
    expected = sum(t[0] ** 2 * p for t, p in distribution.chances.items()) - m ** 2
    same("variance", ends(variance), ((expected, 0), (expected, 0)))
    low, high = (x[0] for x in ends(deviation))
    if not (low ** 2 <= expected <= high ** 2 and high - low <= Fraction(1, 100)):
        raise Differs(f"standard deviation {low} to {high}, squared expected {expected}")


def check_distribution(answer, distributions, thresholds, between):
    exact = all(d == distributions[0] for d in distributions)
    if between and "totals" in answer:
        same("totals that can come about", {Fraction(row["total"]["low_exact"]) for row in answer["totals"]}, between)
    if exact and "totals" in answer:
        found = {Fraction(row["total"]["low_exact"]): Fraction(row["probability"]["low_exact"])
                 for row in answer["totals"]}
        same("totals", found, {t[0]: p for t, p in distributions[0].chances.items()})
        same("sum of the probabilities", sum(found.values()), 1)
    if exact:
        same("has totals", "totals" in answer, True)
    for row in answer.get("totals", []):
        total = Fraction(row["total"]["low_exact"])
        chances = [d.chance_at_least(total) for d in distributions]
        same(f"at least {total}", ends(row["at_least"]), plain(chances))
    for row in answer.get("bands", []):
        low, high = Fraction(row["from"]["low_exact"]), Fraction(row["to"]["low_exact"])
        same(f"band from {low}", ends(row["at_least"]), plain([d.chance_at_least(low) for d in distributions]))
        if exact:
            inside = distributions[0].chance_at_least(low) - distributions[0].chance_at_least(high)
            same(f"band {low}", Fraction(row["probability"]["low_exact"]), inside)
    if exact and "bands" in answer:
        same("sum of the bands", sum(Fraction(r["probability"]["low_exact"]) for r in answer["bands"]), 1)
    for row, threshold in zip(answer.get("thresholds", []), thresholds, strict=True):
        same("threshold", Fraction(row["threshold"]["low_exact"]), threshold)
        same(f"threshold {threshold}", ends(row["probability"]),
             plain([d.chance_at_least(threshold) for d in distributions]))
    for row in answer["quantiles"]:
        share = Fraction(row["share"]["low_exact"])
        same(f"quantile {share}", ends(row["exposure"]), span([d.quantile(share) for d in distributions]))


def check_enclosure(answer, distribution, thresholds):
    """Too many totals to list: what is said has to hold the exact."""
    same("has totals", "totals" in answer, False)

    def holds(what, row, exact):
        low, high = ends(row)
        if not low[0] <= exact <= high[0]:
            raise Differs(f"{what}: {low} to {high} does not hold {exact}")

    for row in answer["bands"]:
        threshold = Fraction(row["from"]["low_exact"])
        holds(f"band {threshold}", row["at_least"], distribution.chance_at_least(threshold))
    for row, threshold in zip(answer.get("thresholds", []), thresholds, strict=True):
        holds(f"threshold {threshold}", row["probability"], distribution.chance_at_least(threshold))
    for row in answer["quantiles"]:
        share = Fraction(row["share"]["low_exact"])
        exact = distribution.quantile(share)[0]
        holds(f"quantile {share}", row["exposure"], exact)
        low, high = ends(row["exposure"])
        if high[0] - low[0] > distribution.totals[-1][0] / 100:
            raise Differs(f"quantile {share}: {low} to {high} is too wide")


def shifted(committed, distribution):
    """Two totals may become one: both nowhere, or both nudged."""
    result = {}
    for total, p in distribution.items():
        total = plus(committed, total)
        result[total] = result.get(total, 0) + p
    return result


def difference(deal, thresholds, answer):
    cases = list(corners(deal))
    if is_listable(deal):
        listed = [Distribution(shifted(c, outcomes(m))) for c, m in cases]
    else:
        listed = [Distribution(shifted(c, forest_outcomes(m))) for c, m in cases]
    try:
        check_means(answer, deal, cases)
        check_variance(answer, deal, listed[0])
        if len(listed) == 1 and len(listed[0].totals) > 10_000:
            check_enclosure(answer, listed[0], thresholds)
        else:
            # Where only probabilities are not known, every total that can come about.
            fixed = all(len(set(ends_of(text, status == "contingent"))) == 1 for _, status, text, _, _ in deal)
            between = {t[0] for committed, m in corners(deal, (Fraction(1, 2),)) for t in
                       shifted(committed, outcomes(m)) if t[0] != NOWHERE} if fixed and is_listable(deal) else set()
            check_distribution(answer, listed, thresholds, between)
    except Differs as wrong:
        return str(wrong)
    return None


# ---- random deals

HEDGES = ["up to"] * 6 + ["about", "at least", "more than", "under", "nearly", "just over", "up to about", "at most",
                          "exactly", "between", "range of"]


def random_amount(r, open_):
    scale = r.choice(["M", "M", "B", "B", "k", ""])
    number = r.choice([str(r.randint(1, 20)), str(r.randint(1, 20)), str(10 * r.randint(1, 30)), f"{r.randint(0, 9)}.5"])
    hedge = r.choice(HEDGES) if open_ else r.choice(["up to", "up to", "none", "at most", "exactly"])
    if hedge == "none":
        return f"${number}{scale}"
    if hedge == "between":
        low = r.randint(0, 20)
        return f"between ${low}{scale} and ${low + r.randint(0, 9)}{scale}"
    text = f"${number}{scale} range" if hedge == "range of" else f"{hedge} ${number}{scale}"
    return text if readings.read(text) else f"${number}{scale}"


def random_probability(r):
    kind = r.random()
    if kind < 0.5:
        return Fraction(r.randint(1, 99), 100)
    if kind < 0.6:
        return Fraction(r.choice([0, 1]))
    below = r.randint(2, 12)
    return Fraction(r.randint(0, below), below)


def random_small(r):
    deal, names = [], []
    count = r.randint(1, 7)
    open_left = r.choice([0, 0, 1, 2, 3])
    after_rate = r.choice([0, 0.3, 0.6])
    for i in range(count + r.randint(0, 2)):
        name = f"m{i}"
        is_contingent = i < count
        is_open = open_left > 0 and r.random() < 0.4
        amount = random_amount(r, is_open and r.random() < 0.6)
        p = None
        if is_contingent:
            p = None if is_open and r.random() < 0.6 else random_probability(r)
        open_left -= is_open
        after = [other for other in names if r.random() < after_rate] if is_contingent else []
        deal.append((name, "contingent" if is_contingent else r.choice(["prior", "firm"]), amount, p, after))
        names.append(name)
    r.shuffle(deal)
    return deal


def random_many(r):
    """Independent ones, or a forest, of few distinct totals."""
    count = r.randint(15, 30)
    after_rate = r.choice([0, 0.7])
    deal = []
    for i in range(count):
        after = [f"m{r.randrange(i)}"] if i and r.random() < after_rate else []
        deal.append((f"m{i}", "contingent", f"up to ${r.randint(1, 12)}B", random_probability(r), after))
    return deal


def random_uneven(r):
    """More distinct totals than are listed."""
    return [(f"m{i}", "contingent", f"${r.randint(10 ** 9, 10 ** 10)}.{r.randint(10, 99)}",
             Fraction(r.randint(1, 99), 100), []) for i in range(15)]


def probability_words(r, p, typed):
    """One of the ways to write it: in a file a number, or a text with a sign; on a command line as it comes."""
    ways = [f"{p.numerator}/{p.denominator}"]
    percent = readings.text_of(100 * p) if (100 * p).denominator in (1, 2, 4, 5, 10) else None
    if percent:
        ways += [f"{percent}%", f"{percent} %"]
        ways.append(readings.text_of(p) if typed else p)
    return r.choice(ways)


def json_of(deal):
    def probability(p):
        return readings.text_of(p) if isinstance(p, Fraction) else json.dumps(p)

    investments = []
    for name, status, amount, p, after in deal:
        keys = [f'"id": "{name}", "status": "{status}", "amount": {json.dumps(amount)}']
        if p is not None:
            keys.append(f'"probability": {probability(p)}')
        if after:
            keys.append(f'"after": {json.dumps(after)}')
        investments.append("{" + ", ".join(keys) + "}")
    return ('{"id": "deal", "investor": "Investor", "company": "Company", "currency": "USD", '
            f'"investments": [{", ".join(investments)}]}}')


def asked(r, deal):
    """The deal as a file and a command line that together say it."""
    file, words = [], []
    for name, status, amount, p, after in deal:
        in_file, kept = p, list(after)
        if p is not None and r.random() < 0.2:
            in_file = r.choice([None, random_probability(r)])
            words += [r.choice(["-p", "--probability"]), f"{name}={probability_words(r, p, True)}"]
        if kept and r.random() < 0.2:
            words += ["--after", f"{name}={kept.pop()}"]
        file.append((name, status, amount, None if in_file is None else probability_words(r, in_file, False), kept))
    thresholds = [Fraction(r.randint(0, 60) * 10 ** r.choice([6, 9, 9]), r.choice([1, 1, 2])) for _ in range(r.choice([0, 1, 2]))]
    for threshold in thresholds:
        words += ["--at-least", f"${readings.text_of(threshold)}"]
    return json_of(file), words, thresholds


def run_batch(program, seed, cases):
    r = random.Random(seed)
    problems, counts = [], {"exact": 0, "ranges": 0, "with an order": 0, "not listed": 0}
    for _ in range(cases):
        kind = r.random()
        deal = random_uneven(r) if kind < 0.002 else random_many(r) if kind < 0.02 else random_small(r)
        file, words, thresholds = asked(r, deal)
        run = subprocess.run([program, "milestones", "-", "-f", "json", *words], input=file, capture_output=True, text=True,
                             check=False)
        shown = f"{file}\n  {' '.join(words)}"
        if run.returncode:
            problems.append(f"{shown}\n  status {run.returncode}: {run.stderr}")
            continue
        answer = json.loads(run.stdout)
        wrong = difference(deal, thresholds, answer)
        if wrong:
            problems.append(f"{shown}\n  {wrong}")
        is_exact = bool(answer.get("totals")) and answer["totals"][0]["probability"] is not None
        counts["exact"] += is_exact
        counts["ranges"] += not is_exact
        counts["with an order"] += any(after for _, _, _, _, after in deal)
        counts["not listed"] += "totals" not in answer
    return problems, counts


def main():
    a = batches.parser("compare distributions with fractions", 10_000).parse_args()
    problems, counts = [], Counter()
    for wrong, counted in batches.in_batches(run_batch, a):
        problems += wrong
        counts.update(counted)
    sys.exit(batches.conclude(a, "deals", problems, counts))


if __name__ == "__main__":
    main()
