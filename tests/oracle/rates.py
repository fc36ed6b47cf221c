#!/usr/bin/env python3
"""Rates of return by another way, for random series: rates_tool has to find the same number of them, and each to 1e-12.

    rates.py TOOL [--cases N] [--seed N] [--jobs N]

The way: f(u) = sum a_i e^(-t_i u) without its first exponential has a derivative with one term less, whose roots part the
line into pieces on which f is monotone; so on down to one term (Rolle). No intervals are enclosed and none discarded.
Signs that doubles leave open are asked again in decimals of 60 digits; roots are polished in decimals of 45. Series on whole
years are counted once more by Sturm's theorem, in fractions. Years are counted here too, from the calendar.
"""

import datetime
import json
import math
import random
import subprocess
import sys
from collections import Counter
from decimal import Decimal, getcontext, localcontext
from fractions import Fraction

import batches

LARGEST = 10_000
TOLERANCE = Fraction(1, 10**12)


# ---- years, exactly

def thirty_e_360(a, b):
    return Fraction(360 * (b.year - a.year) + 30 * (b.month - a.month) + min(b.day, 30) - min(a.day, 30), 360)


def act_act(a, b):
    total = Fraction(0)
    while a.year < b.year:
        turn = datetime.date(a.year + 1, 1, 1)
        total += Fraction((turn - a).days, days_in(a.year))
        a = turn
    return total + Fraction((b - a).days, days_in(a.year))


def days_in(year):
    return (datetime.date(year + 1, 1, 1) - datetime.date(year, 1, 1)).days


COUNTS = {
    "act/365": lambda a, b: Fraction((b - a).days, 365),
    "act/360": lambda a, b: Fraction((b - a).days, 360),
    "30e/360": thirty_e_360,
    "act/act": act_act,
}


def merged(series, count):
    """Times and amounts of each time together, those that cancel left out."""
    first = min(day for day, _ in series)
    by_time = {}
    for day, amount in series:
        time = COUNTS[count](first, day)
        by_time[time] = by_time.get(time, 0) + amount
    return [(t, a) for t, a in sorted(by_time.items()) if a != 0]


# ---- roots by Rolle's theorem, in doubles or in decimals

class Doubles:
    number, exp, enough, unsure = float, math.exp, 1e-10, 1e-6


class Decimals:
    number, exp, enough, unsure = (lambda x: Decimal(x.numerator) / Decimal(x.denominator)), Decimal.exp, \
        Decimal("1e-28"), Decimal("1e-50")


class Unsure(Exception):
    pass


def value(terms, u, kind):
    """f and the sum of the sizes of its terms, both divided by the largest exponential."""
    exponents = [-t * u for t, _ in terms]
    most = max(exponents)
    parts = [a * kind.exp(x - most) if x - most > -700 else a * 0 for (_, a), x in zip(terms, exponents)]
    return sum(parts), sum(map(abs, parts))


def sign(terms, u, kind):
    total, size = value(terms, u, kind)
    if abs(total) <= kind.unsure * size:
        raise Unsure
    return 1 if total > 0 else -1


def bisected(terms, low, high, low_sign, kind):
    while high - low > kind.enough * max(1, abs(low)):
        middle = (low + high) / 2
        total, _ = value(terms, middle, kind)
        if (total > 0) == (low_sign > 0):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def beyond(terms, start, step, sign_there, kind):
    """A point past which the sign is that of the limit, where it is another at the start."""
    at = start
    while True:
        at += step
        if (value(terms, at, kind)[0] > 0) == (sign_there > 0):
            return at
        step *= 2


def roots(terms, kind):
    """All roots, rising; at a turning point where f is 0 nobody can tell, and Unsure says so."""
    if len(terms) < 2:
        return []
    first = terms[0][0]
    slope = [(t - first, -(t - first) * a) for t, a in terms[1:]]
    turns = roots(slope, kind)
    limit_low = 1 if terms[-1][1] > 0 else -1
    limit_high = 1 if terms[0][1] > 0 else -1
    if not turns:
        if limit_low == limit_high:
            return []
        zero = kind.number(Fraction(0))
        start = value(terms, zero, kind)[0]
        if start == 0:
            return [zero]
        at_zero = 1 if start > 0 else -1
        if at_zero == limit_low:
            return [bisected(terms, zero, beyond(terms, zero, 1, limit_high, kind), at_zero, kind)]
        return [bisected(terms, beyond(terms, zero, -1, limit_low, kind), zero, limit_low, kind)]
    signs = [sign(terms, u, kind) for u in turns]
    found = []
    if signs[0] != limit_low:
        low = beyond(terms, turns[0], -1, limit_low, kind)
        found.append(bisected(terms, low, turns[0], limit_low, kind))
    for a, b, sa, sb in zip(turns, turns[1:], signs, signs[1:]):
        if sa != sb:
            found.append(bisected(terms, a, b, sa, kind))
    if signs[-1] != limit_high:
        high = beyond(terms, turns[-1], 1, limit_high, kind)
        found.append(bisected(terms, turns[-1], high, signs[-1], kind))
    return found


def polished(terms, u):
    """Newton's steps in decimals."""
    u = Decimal(u)
    for _ in range(6):
        parts = [(t, a * (-t * u).exp()) for t, a in terms]
        step = sum(p for _, p in parts) / sum(-t * p for t, p in parts)
        u -= step
        if abs(step) < Decimal("1e-35"):
            break
    return u


def expected(terms):
    """The rates as decimals, or None where a turning point touches 0."""
    in_decimals = [(Decimals.number(t), Decimals.number(Fraction(a))) for t, a in terms]
    try:
        us = roots([(float(t), float(a)) for t, a in terms], Doubles)
    except Unsure:
        with localcontext() as context:
            context.prec = 60
            try:
                us = roots(in_decimals, Decimals)
            except Unsure:
                return None
    return [polished(in_decimals, u).exp() - 1 for u in us]


# ---- Sturm

def sturm_count(coefficients, above, to):
    """Distinct roots in (above, to] of the polynomial, highest power first."""
    chain = [coefficients, [c * (len(coefficients) - 1 - i) for i, c in enumerate(coefficients[:-1])]]
    while len(chain[-1]) > 1 or chain[-1][0] != 0:
        rest = [-c for c in remainder(chain[-2], chain[-1])]
        if not any(rest):
            break
        chain.append(rest)

    def changes(x):
        signs = []
        for polynomial in chain:
            total = Fraction(0)
            for c in polynomial:
                total = total * x + c
            if total != 0:
                signs.append(total > 0)
        return sum(a != b for a, b in zip(signs, signs[1:]))

    return changes(Fraction(above)) - changes(Fraction(to))


def remainder(a, b):
    a = list(a)
    while len(a) >= len(b):
        factor = a[0] / b[0]
        for i, c in enumerate(b):
            a[i] -= factor * c
        a.pop(0)
    while len(a) > 1 and a[0] == 0:
        a.pop(0)
    return a or [Fraction(0)]


# ---- random series

START = datetime.date(1999, 12, 31)


def on_days(rng, days, amounts):
    return [(START + datetime.timedelta(days=d), a) for d, a in zip(days, amounts)]


def amount(rng):
    size = rng.choice([10, 1000, 10**6, 10**9])
    cents = rng.choice([1, 1, 100])
    return Fraction(rng.randint(-size, size) or 1, cents)


def from_rates(rng):
    """A polynomial with given roots, some of them near each other."""
    product = [Fraction(1)]
    base = Fraction(rng.randint(2, 60), 20)
    for _ in range(rng.randint(2, 5)):
        root = rng.choice([base + Fraction(rng.randint(1, 99), rng.choice([100, 10**4, 10**6])),
                           Fraction(rng.randint(1, 400), 100)])
        product = [a - root * b for a, b in zip(product + [0], [0] + product)]
    scale = math.lcm(*(c.denominator for c in product))
    return on_days(rng, range(0, 365 * len(product), 365), [c * scale for c in product])


def from_a_square(rng):
    root = Fraction(rng.randint(60, 160), 100)
    product = [Fraction(1), -2 * root, root * root]
    other = Fraction(rng.randint(200, 300), 100)
    product = [a - other * b for a, b in zip(product + [0], [0] + product)]
    scale = math.lcm(*(c.denominator for c in product))
    return on_days(rng, range(0, 365 * 4, 365), [c * scale for c in product])


def random_series(rng):
    kind = rng.random()
    if kind < 0.02:
        return from_a_square(rng), "act/365"
    if kind < 0.2:
        return from_rates(rng), "act/365"
    if kind < 0.4:
        n = rng.randint(2, 8)
        return on_days(rng, range(0, 365 * n, 365), [amount(rng) for _ in range(n)]), "act/365"
    count = rng.choice(list(COUNTS))
    span = rng.choice([3, 60, 800, 4000, 20000])
    if kind < 0.6:
        n = rng.randint(2, 30)
        days = sorted(rng.randint(0, span) for _ in range(n))
        paid = rng.randint(1, n)
        return on_days(rng, days, [abs(amount(rng)) * (-1 if i < paid else 1) for i in range(n)]), count
    n = rng.randint(1, 9)
    days = [rng.randint(0, span) for _ in range(n)]
    return on_days(rng, days, [amount(rng) for _ in range(n)]), count


# ---- comparison

def decimal_text(amount):
    digits = amount.limit_denominator(100)
    assert digits == amount
    whole, cents = divmod(abs(amount) * 100, 100)
    return f"{'-' if amount < 0 else ''}{int(whole)}.{int(cents):02d}"


def line_of(series, count):
    ordered = sorted(series, key=lambda flow: flow[0])
    return count + "".join(f" {day} {decimal_text(a)}" for day, a in ordered)


def reason_of(series, terms):
    amounts = [a for _, a in series]
    if not any(amounts):
        return "no flows"
    if min(amounts) >= 0 or max(amounts) <= 0:
        return "one sign"
    return None


def differences(series, count, found):
    terms = merged(series, count)
    reason = reason_of(series, terms)
    if reason:
        return [] if found["reason"] == reason else [f"reason {found['reason']}, expected {reason}"]
    if len(terms) < 2:
        return [] if found["reason"] in ("one day", "all cancel", "none exists") else ["rates of a single day"]
    rates = expected(terms)
    return compared(found, rates) + by_sturm(series, count, terms, found)


def compared(found, rates):
    opened = [(Fraction(low), Fraction(high), odd) for low, high, odd in found["open"]]
    if rates is None:
        return [] if opened else ["a touching point that nobody reports"]
    wrong = []
    left = [Fraction(r) for r in rates]
    for low, high, odd in opened:
        inside = [r for r in left if low <= r <= high]
        if (len(inside) % 2 == 1) != odd:
            wrong.append(f"{len(inside)} rates in {float(low)}..{float(high)}, which is odd: {odd}")
        left = [r for r in left if r not in inside]
    small = [r for r in left if r <= LARGEST]
    if len(small) != len(found["rates"]) or len(left) - len(small) != found["too_large"]:
        return wrong + [f"{len(found['rates'])} rates and {found['too_large']} too large, expected "
                        f"{[float(r) for r in small]} of {len(left)}"]
    for (low, high, face, residual), rate in zip(found["rates"], small):
        low, high, face = Fraction(low), Fraction(high), Fraction(face)
        if not low <= rate <= high:
            wrong.append(f"{float(rate)} is not in {low}..{high}")
        if abs(face - rate) > TOLERANCE * max(1, 1 + rate):
            wrong.append(f"{float(rate)} is {float(face)}")
        near = min((abs(rate - other) for other in left if other is not rate), default=1)
        known = TOLERANCE if near > Fraction(1, 1000) else 1000 * TOLERANCE
        if high - low > known * max(1, 1 + rate) or residual > 1e-12:
            wrong.append(f"{float(rate)} is only known to {float(high - low)}, residual {residual}")
    return wrong


def by_sturm(series, count, terms, found):
    if count != "act/365" or any(t.denominator != 1 for t, _ in terms) or terms[-1][0] > 12:
        return []
    coefficients = [Fraction(0)] * (int(terms[-1][0]) + 1)
    for t, a in terms:
        coefficients[int(t)] += a
    while coefficients[-1] == 0:
        coefficients.pop()
    number = sturm_count(coefficients, 0, LARGEST + 1)
    return [] if found["open"] or number == len(found["rates"]) else [f"Sturm counts {number}"]


def check(tool, seed, cases):
    getcontext().prec = 45
    rng = random.Random(seed)
    made = [random_series(rng) for _ in range(cases)]
    lines = "\n".join(line_of(*case) for case in made) + "\n"
    output = subprocess.run([tool], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(output) == cases, f"{len(output)} answers to {cases} series"
    wrong, kinds = [], {}
    for (series, count), text in zip(made, output):
        found = json.loads(text)
        key = "not separated" if found["open"] else found["reason"] or f"with {len(found['rates'])} rates"
        kinds[key] = kinds.get(key, 0) + 1
        for difference in differences(series, count, found):
            wrong.append(f"{line_of(series, count)}\n  {difference}\n  {text}")
    return wrong, kinds


def main():
    a = batches.parser("compare rates of return with those by Rolle and Sturm", 1000).parse_args()
    wrong, kinds = [], Counter()
    for differing, some in batches.in_batches(check, a):
        wrong += differing
        kinds.update(some)
    sys.exit(batches.conclude(a, "series", wrong, dict(sorted(kinds.items()))))


if __name__ == "__main__":
    main()
