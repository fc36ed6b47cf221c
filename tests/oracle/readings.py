#!/usr/bin/env python3
"""Readings by brute force: every set of figures, every factor, every edit, every total, compared with the program.

    readings.py TOOL [--cases N] [--seed N] [--jobs N] [--table FILE]

TOOL is the program readings_tool. Written from the definition of a reading, not from the program: figures are texts
that this script makes up and reads by itself, ranges are exact whole numbers of a small unit, and nothing is clever.
Prints the first differences and ends with status 1 if there is any. With --table it also checks the cases worked by hand.
"""
import itertools
import json
import random
import re
import subprocess
import sys
from collections import Counter, namedtuple
from fractions import Fraction
from functools import lru_cache

import batches

# ---- numbers: whole multiples of a trillionth, so that a millionth of half a cent still has its place

UNIT = 10 ** 12
EXPONENTS = (1, -1, 2, -2, 3, -3, 6, -6)
FACTORS = {0: Fraction(1), **{e: Fraction(10) ** e for e in EXPONENTS},
           "omitted": Fraction(0), "doubled": Fraction(2), "negated": Fraction(-1)}


def text_of(number):
    """A decimal as the program writes it."""
    number = Fraction(number)
    sign, number = ("-", -number) if number < 0 else ("", number)
    digits = 0
    while (number * 10 ** digits).denominator != 1:
        digits += 1
    text = str((number * 10 ** digits).numerator).rjust(digits + 1, "0")
    return sign + (text[:-digits] + "." + text[-digits:] if digits else text)


# ---- ranges: None is an end that lies nowhere

Range = namedtuple("Range", "low low_closed high high_closed")
ZERO = Range(0, True, 0, True)


def closed(low, high):
    return Range(low, True, high, True)


def add(a, b):
    return Range(None if a.low is None or b.low is None else a.low + b.low, a.low_closed and b.low_closed,
                 None if a.high is None or b.high is None else a.high + b.high, a.high_closed and b.high_closed)


def times(r, factor):
    if factor == 0:
        return ZERO

    def of(end):
        if end is None:
            return None
        product = end * factor.numerator
        assert product % factor.denominator == 0
        return product // factor.denominator

    low, high = of(r.low), of(r.high)
    if factor > 0:
        return Range(low, r.low_closed, high, r.high_closed)
    return Range(high, r.high_closed, low, r.low_closed)


def total_of(ranges):
    result = ZERO
    for r in ranges:
        result = add(result, r)
    return result


def below(a, b):
    """Every value of a is below every value of b."""
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and not (a.high_closed and b.low_closed))


def meet(a, b):
    return not below(a, b) and not below(b, a)


def inside(inner, outer):
    if outer.low is not None:
        if inner.low is None or inner.low < outer.low:
            return False
        if inner.low == outer.low and inner.low_closed and not outer.low_closed:
            return False
    if outer.high is not None:
        if inner.high is None or inner.high > outer.high:
            return False
        if inner.high == outer.high and inner.high_closed and not outer.high_closed:
            return False
    return True


def hull(a, b):
    def pick(ends, least):
        if any(at is None for at, _ in ends):
            return None, False
        best = min(at for at, _ in ends) if least else max(at for at, _ in ends)
        return best, any(is_closed for at, is_closed in ends if at == best)

    low = pick([(a.low, a.low_closed), (b.low, b.low_closed)], True)
    high = pick([(a.high, a.high_closed), (b.high, b.high_closed)], False)
    return Range(*low, *high)


Extent = namedtuple("Extent", "word rounded")  # as stated; if the author rounded
Claim = namedtuple("Claim", "word near is_number")


def both(extent, change):
    return Extent(change(extent.word), change(extent.rounded))


def single(r):
    return r.low is not None and r.low == r.high


def judge(computed, claimed):
    if inside(computed.word, claimed.word):
        return "holds"
    if not meet(computed.rounded, claimed.near):
        return "fails"
    if claimed.is_number and (single(computed.word) or inside(computed.word, claimed.near)):
        return "holds by rounding"
    return "undetermined"


FOOTS = ("holds", "holds by rounding")


# ---- figures

SCALES = {"": 0, "k": 3, "M": 6, "B": 9, "T": 12, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
NUMBER = r"(\d+(?:,\d\d\d)+(?:\.\d+)?|\d+(?:\.\d+)?)"
AMOUNT = r"\$?" + NUMBER + r"( ?(?:k|M|B|T|thousand|million|billion|trillion))?"
ONE = re.compile(r"(?:(exactly|up to about|up to|at most|under|more than|at least|about|nearly|just over) )?" + AMOUNT +
                 r"( range)?$")
TWO = re.compile(r"between " + AMOUNT + " and " + AMOUNT + "$")
JSON_NUMBER = re.compile(r"(0|[1-9]\d*)(?:\.(\d+))?$")

Written = namedtuple("Written", "value place significant")
Figure = namedtuple("Figure", "hedge first second")


def written(number, scale):
    digits = number.replace(",", "")
    if "." not in number and len(digits) > 1 and digits[0] == "0" and "," in number:
        return None
    decimals = len(digits.split(".")[1]) if "." in digits else 0
    exponent = SCALES[scale.strip()] if scale else 0
    place = UNIT * 10 ** exponent // 10 ** decimals
    value = int(digits.replace(".", "")) * place
    significant = place
    if decimals == 0 and value:
        significant *= 10 ** (len(digits) - len(digits.rstrip("0")))
    return Written(value, place, significant)


@lru_cache(maxsize=200_000)
def read(text):
    """The figure, or nothing where the text is none."""
    two = TWO.match(text)
    if two:
        low, high = written(two[1], two[2]), written(two[3], two[4])
        return None if low.value > high.value else Figure("between", low, high)
    one = ONE.match(text)
    if not one or (one[1] and one[4]):
        return None
    hedge = "range of" if one[4] else one[1] or "none"
    number = written(one[2], one[3])
    if JSON_NUMBER.match(text):
        number = number._replace(place=0, significant=0)  # exact, however it is spelt
    if number.value == 0 and hedge in ("under", "nearly"):
        return None
    return Figure(hedge, number, number)


def slack(value, place):
    """How far rounding can have moved a number: half a place, and at most a tenth."""
    return min(place // 2, value // 10) if value else place // 2


def width(figure):
    """How far an approximation reaches: half of the last significant place, and at most a tenth."""
    number = figure.first
    return min(number.significant // 2, number.value // 10) if number.value else number.place // 2


def around(value, by):
    return closed(value - by, value + by)


def values_of(figure):
    """What the hedge says, where "up to" speaks of the maximum; no number here is negative."""
    v, w = figure.first.value, width(figure)
    return {
        "none": closed(v, v),
        "exactly": closed(v, v),
        "up to": closed(v, v),
        "up to about": around(v, w),
        "about": around(v, w),
        "at most": Range(None, False, v, True),
        "under": Range(None, False, v, False),
        "more than": Range(v, False, None, False),
        "at least": Range(v, True, None, False),
        "nearly": Range(v - w, True, v, False),
        "just over": Range(v, False, v + w, True),
        "range of": Range(v, True, v + figure.first.significant, False),
        "between": closed(v, figure.second.value),
    }[figure.hedge]


def cut(r):
    """No amount is negative."""
    return r._replace(low=0, low_closed=True) if r.low is None or r.low < 0 else r


def rounded_number(number):
    h = slack(number.value, number.place)
    return Range(number.value - h, False, number.value + h, False) if h else closed(number.value, number.value)


@lru_cache(maxsize=200_000)
def extent_of(figure):
    values = values_of(figure)
    if figure.hedge == "none":
        return Extent(values, cut(rounded_number(figure.first)))
    if figure.hedge == "up to":
        return Extent(cut(values._replace(low=None)), cut(rounded_number(figure.first)._replace(low=None)))
    if figure.hedge == "up to about":
        values = values._replace(low=None)
    return Extent(cut(values), cut(values))


def maximum_of(figure):
    if figure.hedge == "up to":
        return extent_of(figure._replace(hedge="none"))
    if figure.hedge == "up to about":
        return extent_of(figure._replace(hedge="about"))
    if figure.hedge == "at most":
        return extent_of(figure._replace(hedge="exactly"))
    if figure.hedge == "between":
        return extent_of(figure._replace(hedge="exactly", first=figure.second))
    return extent_of(figure)


def claim_of(figure):
    values = values_of(figure)
    number = figure.first
    if figure.hedge in ("none", "up to"):
        return Claim(values, around(number.value, slack(number.value, number.place)), True)
    if figure.hedge in ("about", "up to about"):
        near = min(number.significant, number.value // 10) if number.value else width(figure)
        return Claim(values, around(number.value, near), False)
    return Claim(values, values, False)


NOTHING = Extent(ZERO, ZERO)


BOUNDS = ("up to", "up to about", "at most")


def contribution(figure, minus, paid, of_maximum):
    """What a figure adds to a sum. `paid`: a contingent investment in a measure; none of it may be paid."""
    extent = extent_of(figure)
    if of_maximum and not minus:
        return maximum_of(figure)
    if of_maximum and (paid or figure.hedge in BOUNDS):
        extent = NOTHING
    elif of_maximum and figure.hedge == "between":
        extent = extent_of(figure._replace(hedge="exactly"))
    elif paid:
        extent = both(extent, lambda r: hull(ZERO, r))
    return both(extent, lambda r: times(r, Fraction(-1 if minus else 1)))


# ---- deals: {"investments": [(id, status, text)], "claims": [(id, terms or measure, text)]}; terms are (minus, id)

def terms_of(formula, deal):
    """(minus, id, paid) of each figure of a formula."""
    if not isinstance(formula, str):
        return [(minus, name, False) for minus, name in formula]
    wanted = {"exposure": ("prior", "firm", "contingent"), "committed": ("prior", "firm"),
              "contingent": ("contingent",)}
    return [(False, i, status == "contingent") for i, status, _ in deal["investments"] if status in wanted[formula]]


THRESHOLDS = ("at most", "under", "more than", "at least")
Checked = namedtuple("Checked", "terms figure text parts claimed verdict")


def sum_extent(parts):
    return Extent(total_of(p.word for p in parts), total_of(p.rounded for p in parts))


def check(claim, deal):
    """The verdict on the claim, and the parts of the maximum, which is what slips are searched in."""
    _, formula, text = claim
    figures = {i: read(amount) for i, _, amount in deal["investments"]}
    terms = terms_of(formula, deal)
    figure = read(text)
    parts = [[contribution(figures[i], minus, paid, of_maximum) for minus, i, paid in terms]
             for of_maximum in (False, True)]
    said_of_maximum = figure.hedge in ("up to", "up to about")
    verdict = judge(sum_extent(parts[said_of_maximum]), claim_of(figure))
    return Checked(terms, figure, text, parts[True], claim_of(figure), verdict)


def pinned_in(deal):
    names = set()
    for claim in deal["claims"][1:]:
        c = check(claim, deal)
        if c.verdict == "holds" and c.figure.hedge not in THRESHOLDS:
            names |= {i for _, i, _ in c.terms}
    return names


# ---- the three searches

class Sums:
    """A failed total, and the verdict on changed parts."""

    def __init__(self, deal):
        self.deal = deal
        self.c = check(deal["claims"][0], deal)
        self.ids = [i for _, i, _ in self.c.terms]
        pinned = pinned_in(deal)
        self.pinned = [i in pinned for i in self.ids]
        self.moves = [p.word != ZERO for p in self.c.parts]  # a zero is zero at any scale
        self.texts = [next(a for j, _, a in deal["investments"] if j == i) for i in self.ids]
        self.everything = range(len(self.ids))

        self.multiples = [{name: both(p, lambda r, f=f: times(r, f)) for name, f in FACTORS.items()}
                          for p in self.c.parts]

    def sum_with(self, factors):
        """`factors` holds a name of FACTORS for each part."""
        parts = [multiples[f] for multiples, f in zip(self.multiples, factors)]
        return sum_extent(parts)

    def reach(self, extent):
        """What a total has to meet: rounding helps one value to meet a number."""
        return extent.rounded if self.c.claimed.is_number else extent.word

    def verdict(self, factors, total_factor):
        word, near, is_number = self.c.claimed
        factor = FACTORS[total_factor]
        return judge(self.sum_with(factors), Claim(times(word, factor), times(near, factor), is_number))


def show(slips):
    return ", ".join(slips)


def scale_sets(s):
    """(set without the total, factor) of each allowed reading; the set holds indices of parts."""
    movable = [i for i in s.everything if s.moves[i]]
    pinned = {i for i in movable if s.pinned[i]}
    for size in range(1, len(movable) + 1):
        for chosen in itertools.combinations(movable, size):
            rest = [i for i in movable if i not in chosen]
            plain_allowed = not pinned & set(chosen)
            twin_allowed = not pinned & set(rest)
            if plain_allowed or twin_allowed:
                yield chosen, rest, plain_allowed, twin_allowed


def scale_readings(s):
    found, sums = [], []
    for chosen, rest, plain_allowed, twin_allowed in scale_sets(s):
        for e in EXPONENTS:
            factors = [e if i in chosen else 0 for i in s.everything]
            total = s.sum_with(factors)
            sums.append(s.reach(total))
            verdict = judge(total, s.c.claimed)
            if verdict not in FOOTS:
                continue
            # The twin foots too: its whole sum and its total are those of this set, divided by k.
            inverse = [0 if i in chosen else -e for i in s.everything]
            assert s.verdict(inverse, -e) == verdict
            by, back = text_of(FACTORS[e]), text_of(FACTORS[-e])
            plain = show(f"{s.ids[i]} x{by}" for i in chosen)
            twin = show([f"{s.ids[i]} x{back}" for i in rest] + [f"total x{back}"])
            sides = [(len(chosen), 0, plain, plain_allowed), (len(rest) + 1, 1, twin, twin_allowed)]
            sides = [side for side in sorted(sides) if side[3]]
            other = sides[1][2] if len(sides) == 2 else None
            found.append((sides[0][2], other, verdict != "holds", ()))
    return found, sums


def sum_of(s, whole_part):
    """How few of the other parts come to this one; 0 where none do."""
    others = [i for i in s.everything if i != whole_part and s.moves[i]]
    for size in range(2, len(others) + 1):
        for chosen in itertools.combinations(others, size):
            if meet(total_of(s.c.parts[i].word for i in chosen), s.c.parts[whole_part].word):
                return size
    return 0


def best(found):
    """Readings that foot within rounding only count where none foots at its word."""
    at_word = [reading for reading in found if not reading[2]]
    return at_word or found


def any_at_word(found):
    return any(not reading[2] for reading in found)


def list_readings(s, others_at_word):
    """Two slips and then three are looked for where fewer do not do and no other kind foots at its word."""
    suspects = [i for i in s.everything if s.moves[i] and not s.pinned[i]]
    first_sums = []
    for size in (1, 2, 3):
        found, sums = [], []
        for chosen in itertools.combinations(suspects, size):
            for kinds in itertools.product(("omitted", "doubled", "negated"), repeat=size):
                change = dict(zip(chosen, kinds))
                total = s.sum_with([change.get(i, 0) for i in s.everything])
                sums.append(s.reach(total))
                verdict = judge(total, s.c.claimed)
                if verdict in FOOTS:
                    slips = show(f"{s.ids[i]} {word}" for i, word in change.items())
                    size_of_sum = sum_of(s, chosen[0]) if kinds == ("omitted",) else 0
                    found.append((slips, None, verdict != "holds", size_of_sum))
        if size == 1:
            first_sums = sums
        if found:
            return found, sums
        if others_at_word:
            break
    return [], first_sums


# ---- digits

@lru_cache(maxsize=200_000)
def edits_of(text):
    """Every text with one digit slip; a number is a run of digits with at most one point."""
    text = re.sub(r"(?<=\d),(?=\d)", "", text)
    found = set()
    for m in re.finditer(r"\d+(?:\.\d+)?", text):
        before, number, after = text[:m.start()], m[0], text[m.end():]
        point = number.find(".") if "." in number else len(number)
        digits = number.replace(".", "")

        def write(new, whole_digits):
            whole_part, decimals = new[:whole_digits], new[whole_digits:]
            if not whole_part or (len(whole_part) > 1 and whole_part[0] == "0"):
                return
            found.add(before + whole_part + ("." + decimals if decimals else "") + after)

        for i in range(len(digits)):
            in_whole = i < point
            if i + 1 < len(digits):
                write(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2:], point)
            for d in "0123456789":
                write(digits[:i] + d + digits[i + 1:], point)
            write(digits[:i] + digits[i + 1:], point - in_whole)
        for d in "0123456789":
            for i in range(len(digits) + 1):
                if i <= point:
                    write(digits[:i] + d + digits[i:], point + 1)
                if i >= point and point < len(digits):
                    write(digits[:i] + d + digits[i:], point)
    return sorted(found - {text})


@lru_cache(maxsize=200_000)
def edited_figures(text):
    """(text, figure) of each edit that is another number."""
    was = read(text)
    result = []
    for edit in edits_of(text):
        figure = read(edit)
        if figure and (figure.first.value, figure.second.value) != (was.first.value, was.second.value):
            result.append((edit, figure))
    return result


def digit_readings(s):
    found, sums = [], []
    for i in s.everything:
        if s.pinned[i]:
            continue
        minus, _, paid = s.c.terms[i]
        others = [p for j, p in enumerate(s.c.parts) if j != i]
        rest = sum_extent(others)
        for edit, figure in edited_figures(s.texts[i]):
            adds = contribution(figure, minus, paid, True)
            total = Extent(add(rest.word, adds.word), add(rest.rounded, adds.rounded))
            sums.append(s.reach(total))
            verdict = judge(total, s.c.claimed)
            if verdict in FOOTS:
                found.append((f"{s.ids[i]} edited {edit}", None, verdict != "holds", ()))
    total = s.sum_with([0] * len(s.ids))
    for edit, figure in edited_figures(s.c.text):
        verdict = judge(total, claim_of(figure))
        if verdict in FOOTS:
            found.append((f"total edited {edit}", None, verdict != "holds", ()))
    return found, sums


# ---- chances

MOST_DIGITS = 3  # of totals whose every edit is tried
UNCHECKED = "unchecked"


def number_text(j, decimals):
    digits = str(j).rjust(decimals + 1, "0")
    return digits[:-decimals] + "." + digits[-decimals:] if decimals else digits


@lru_cache(maxsize=None)
def totals_by_edit(digits, decimals):
    """{decimals of n: {n: the j that one edit makes n}}, n in units of its own last decimal."""
    by_edit = {}
    for j in range(10 ** (digits - 1), 10 ** digits):
        for edit in edits_of(number_text(j, decimals)):
            d = len(edit.split(".")[1]) if "." in edit else 0
            n = int(edit.replace(".", ""))
            if n * 10 ** decimals != j * 10 ** d:
                by_edit.setdefault(d, {}).setdefault(n, []).append(j)
    return by_edit


def bits(low, high):
    return (1 << (high + 1)) - (1 << low) if low <= high else 0


class Totals:
    """All totals with as many written digits as this one; nothing where more than rounding decides what foots."""

    def __init__(self, s):
        figure = s.c.figure
        hedge = figure.hedge
        self.known = (hedge in ("none", "exactly", "up to") and figure.first.value > 0
                      and all(single(p.word) for p in s.c.parts))
        if not self.known:
            return
        self.place = figure.first.place
        self.rounds = hedge != "exactly"
        self.digits = len(str(figure.first.value // self.place))
        self.first, self.last = 10 ** (self.digits - 1), 10 ** self.digits - 1
        number = re.search(NUMBER, s.c.text)[0]
        self.decimals = len(number.split(".")[1]) if "." in number else 0

    def near(self, j, place):
        h = slack(j * place, place) if self.rounds else 0
        return closed(j * place - h, j * place + h)

    def meeting(self, r):
        """Bit set of the totals that meet a sum."""
        low = self.first if r.low is None else max(self.first, r.low // self.place - 1)
        high = self.last if r.high is None else min(self.last, r.high // self.place + 1)
        ends = [j for j in (low, low + 1, low + 2, high - 2, high - 1, high) if low <= j <= high]
        found = bits(low + 3, high - 3)  # well inside
        for j in ends:
            found |= bits(j, j) if meet(self.near(j, self.place), r) else 0
        return found

    def share(self, found):
        return Fraction(bin(found).count("1"), self.last - self.first + 1)

    def chance(self, sums):
        found = 0
        for r in set(sums):
            found |= self.meeting(r)
        return found

    def edited(self, total):
        found = 0
        for d, by_number in totals_by_edit(self.digits, self.decimals).items():
            place = self.place * 10 ** self.decimals // 10 ** d
            least = 0 if total.low is None else max(0, total.low // place - 1)
            most = max(by_number) if total.high is None else min(max(by_number), total.high // place + 2)
            for n in range(least, most + 1):
                numbers = by_number.get(n, ())
                if meet(total, self.near(n, place)):
                    for j in numbers:
                        found |= 1 << j
        return found


def chances(s, sums):
    t = Totals(s)
    if not t.known:
        return [None] * 3
    by_digit = UNCHECKED
    if t.digits <= MOST_DIGITS:
        by_digit = t.share(t.chance(sums[2]) | t.edited(s.reach(s.sum_with([0] * len(s.ids)))))
    return [t.share(t.chance(sums[0])), t.share(t.chance(sums[1])), by_digit]


def explain(deal):
    s = Sums(deal)
    if s.c.verdict != "fails" or s.c.figure.hedge in THRESHOLDS:
        return s.c.verdict, None
    scale, digit = scale_readings(s), digit_readings(s)
    results = [scale, list_readings(s, any_at_word(scale[0]) or any_at_word(digit[0])), digit]
    return "fails", (s, [best(found) for found, _ in results], chances(s, [sums for _, sums in results]))


# ---- the program's answer, and the comparison

def deal_json(deal):
    def amount(text):
        return text if JSON_NUMBER.match(text) else json.dumps(text)

    def formula(f):
        if isinstance(f, str):
            return f
        return "".join((" - " if minus else " + " if i else "") + name for i, (minus, name) in enumerate(f))

    investments = ", ".join(f'{{"id": "{i}", "label": "{i}", "status": "{status}", "amount": {amount(text)}'
                            + (', "condition": "one"' if status == "contingent" else "") + "}"
                            for i, status, text in deal["investments"])
    claims = ", ".join(f'{{"id": "{i}", "that": {json.dumps(formula(f) + " is " + text)}}}'
                       for i, f, text in deal["claims"])
    return ('{"id": "deal", "title": "A deal", "investor": "Investor", "company": "Company", "currency": "USD", '
            f'"investments": [{investments}], "claims": [{claims}]}}')


def difference(deal, answer):
    verdict, expected = explain(deal)
    if answer["verdict"] != verdict:
        return f"verdict: {answer['verdict']}, expected {verdict}"
    if not expected:
        return "searched" if answer["searched"] or answer["kinds"] else None
    s, readings, chance = expected
    if not answer["searched"]:
        return "not searched"
    for kind, found, share in zip(answer["kinds"], readings, chance):
        name = kind["kind"]
        listed = [(show(r["side"]["slips"]), show(r["twin"]["slips"]) if r["twin"] else None, r["by_rounding"],
                   len(r["sum_of"]) if name == "list" else ()) for r in kind["readings"]]
        if sorted(map(repr, listed)) != sorted(map(repr, found)):
            extra, missing = set(listed) - set(found), set(found) - set(listed)
            return (f"{name}: found and not expected {sorted(extra, key=repr)}, "
                    f"expected and not found {sorted(missing, key=repr)}")
        order = [r[0].count(",") if name != "digit" else 0 for r in listed]
        if order != sorted(order):
            return f"{name}: not the fewest slips first: {listed}"
        if kind["more"] or not kind["counted_all"]:
            return f"{name}: {kind['more']} more, counted_all {kind['counted_all']}"
        shown = Fraction(kind["chance"]) if kind["chance"] else None
        if share != UNCHECKED and shown != share:
            return f"{name}: chance {shown}, expected {share}"
    return None


def ask(tool, deals):
    lines = "".join(deal_json(deal) + "\n" for deal in deals)
    run = subprocess.run([tool], input=lines, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{tool}: status {run.returncode}\n{run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]


# ---- the table of cases worked by hand: tests/analysis/readings.txt says how it is written

def cases_in(path):
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file.read().splitlines() if not line.startswith("#")]
    for block in "\n".join(lines).split("\n\n"):
        if block.strip():
            yield dict(line.split(": ", 1) for line in block.strip().splitlines())


def deal_of(case):
    figures = [figure.split(" ", 1) for figure in case["figures"].split("; ")]
    investments = [("abcdefghijklmnopqrstuvwxyz"[i], status, text) for i, (status, text) in enumerate(figures)]
    claims = []
    for i, claim in enumerate([case["claim"]] + (case["also"].split("; ") if "also" in case else [])):
        formula, text = claim.split(" is ", 1)
        if formula not in ("exposure", "committed", "contingent"):
            terms = re.findall(r"(?:([+-]) )?(\w)(?= |$)", formula)
            formula = [(sign == "-", name) for sign, name in terms]
        claims.append(("total" if i == 0 else f"also_{i}", formula, text))
    return {"investments": investments, "claims": claims}


def shown_readings(found):
    if not found:
        return "none"
    text = " | ".join(f"{side} = {twin}" if twin else side for side, twin, _, _ in found)
    return ("within rounding: " if found[0][2] else "") + text


def row_of(case):
    """What the table says of a case, by brute force."""
    verdict, explained = explain(deal_of(case))
    if not explained:
        return {"verdict": verdict}
    _, readings, chance = explained
    row = {kind: shown_readings(found) for kind, found in zip(("scale", "list", "digit"), readings)}
    row["chance"] = ", ".join("absent" if c is None else str(c) for c in chance if c != UNCHECKED)
    return row


def check_table(path):
    cases = list(cases_in(path))
    wrong = 0
    for case in cases:
        for key, expected in row_of(case).items():
            said = case.get(key)
            if key == "digit" and said is None and expected.count(" | ") > 11:
                continue
            if key in ("scale", "list", "digit") and said:
                # In any order of the readings.
                same = sorted(said.removeprefix("within rounding: ").split(" | ")) == sorted(
                    expected.removeprefix("within rounding: ").split(" | "))
                same = same and said.startswith("within") == expected.startswith("within")
            else:
                same = said == expected
            if not same:
                wrong += 1
                print(f"{case['case']}: {key}: {said}\n  by brute force: {expected}")
    print(f"{len(cases)} cases by hand: {wrong} lines differ")
    return wrong


# ---- random deals

HEDGES = ["up to"] * 3 + ["about"] * 3 + ["exactly", "at most", "under", "more than", "at least", "nearly", "just over",
                                         "up to about", "range of", "between"]


def random_number(r):
    style = r.random()
    if style < 0.45:
        return str(r.randint(1, 99))
    if style < 0.6:
        return str(r.randint(1, 9) * 10 ** r.randint(1, 2))
    if style < 0.75:
        return str(r.randint(100, 999))
    if style < 0.8:
        return f"{r.randint(1, 9)},{r.randint(0, 999):03}"
    if style < 0.82:
        return "0"
    return f"{r.randint(0, 40)}.{r.randint(0, 9)}" if style < 0.95 else f"{r.randint(0, 20)}.{r.randint(0, 99):02}"


def random_amount(r, scale, hedge_rate):
    if r.random() < 0.07:
        return r.choice(["", "00", ".5", ".25"]).join([str(r.randint(1, 999)), ""])
    if r.random() < 0.15:
        scale = r.choice(["M", "B", "k", " million", " billion"])
    number = random_number(r)
    if r.random() >= hedge_rate:
        return f"${number}{scale}"
    hedge = r.choice(HEDGES)
    if hedge == "between":
        low = r.randint(0, 50)
        return f"between ${low}{scale} and ${low + r.randint(0, 30)}{scale}"
    text = f"${number}{scale} range" if hedge == "range of" else f"{hedge} ${number}{scale}"
    return text if read(text) else f"${number}{scale}"


def round_sum(r, value, scale, most_digits):
    """Some way to write a sum with few digits."""
    exponent = SCALES[scale.strip()]
    decimals = r.choice([0, 0, 0, 1, 2])
    n = round(Fraction(value, UNIT) / Fraction(10) ** (exponent - decimals))
    while n >= 10 ** most_digits and decimals:
        decimals -= 1
        n //= 10
    n %= 10 ** most_digits
    return number_text(n, decimals)


def planted(r, deal, index):
    """What the figure may have been before a slip of some kind."""
    figure = read(deal["investments"][index][2])
    value = figure.first.value
    kind = r.random()
    if kind < 0.4:
        k = r.choice([10, 100, 1000, 10 ** 6])
        return [value * k, value // k if value % k == 0 else value * k][r.random() < 0.5]
    if kind < 0.6:
        return r.choice([0, 2 * value, -value])
    edits = edited_figures(deal["investments"][index][2])
    return r.choice(edits)[1].first.value if edits else value


def random_deal(r):
    scale = r.choice(["B", "B", "B", "M", " billion", ""])
    hedge_rate = r.choice([0, 0, 0.3, 0.6])
    count = r.choice([2, 3, 3, 4, 4, 5, 6])
    statuses = [r.choice(["prior", "firm", "contingent"]) for _ in range(count)]
    deal = {"investments": [(f"f{i}", statuses[i], random_amount(r, scale, hedge_rate)) for i in range(count)]}
    if r.random() < 0.7:
        formula = "exposure"
    else:
        formula = [(i > 0 and r.random() < 0.35, f"f{i}") for i in range(count)]
    values = [read(text).first.value for _, _, text in deal["investments"]]
    if not isinstance(formula, str):
        values = [-v if minus else v for (minus, _), v in zip(formula, values)]
    if r.random() < 0.8:
        at = r.randrange(count)
        sign = -1 if values[at] < 0 else 1
        values[at] = sign * planted(r, deal, at)
    most_digits = r.choice([1, 2, 2, 3, 3, 3, 4])
    total = round_sum(r, abs(sum(values)), scale, most_digits)
    if r.random() < 0.15:
        edits = edits_of(total)
        total = r.choice(edits)
    if float(total) == 0:
        total = "7"
    hedge = r.choice(["up to "] * 5 + [""] * 4
                     + ["exactly ", "about ", "at most ", "more than ", "up to about ", "nearly "])
    claims = [("total", formula, f"{hedge}${total}{scale}")]
    for i in range(count):
        if r.random() < 0.12:
            text = deal["investments"][i][2]
            if not JSON_NUMBER.match(text):
                claims.append((f"c{i}", [(False, f"f{i}")], text))
    if r.random() < 0.1:
        claims.append(("max", "contingent" if "contingent" in statuses else "committed",
                       f"up to ${r.randint(1, 300)}{scale}"))
    if r.random() < 0.1 and any(x != "contingent" for x in statuses):
        fixed = sum(read(t).first.value for _, st, t in deal["investments"] if st != "contingent")
        claims.append(("fixed", "committed", f"${round_sum(r, fixed, scale, 4)}{scale}"))
    deal["claims"] = claims
    return deal


def run_batch(tool, seed, cases):
    r = random.Random(seed)
    deals = [random_deal(r) for _ in range(cases)]
    problems, counts = [], {"searched": 0, "scale": 0, "list": 0, "digit": 0, "chances": 0}
    for deal, answer in zip(deals, ask(tool, deals), strict=True):
        wrong = difference(deal, answer)
        if wrong:
            problems.append(f"{deal_json(deal)}\n  {wrong}")
        counts["searched"] += answer["searched"]
        for kind in answer["kinds"]:
            counts[kind["kind"]] += len(kind["readings"])
            counts["chances"] += kind["chance"] is not None
    return problems, counts


def main():
    arguments = batches.parser("compare readings with a brute force search", 10_000)
    arguments.add_argument("--table", help="check these cases worked by hand as well")
    a = arguments.parse_args()
    if a.table and check_table(a.table):
        sys.exit(1)
    problems, counts = [], Counter()
    for wrong, counted in batches.in_batches(run_batch, a):
        problems += wrong
        counts.update(counted)
    sys.exit(batches.conclude(a, "deals", problems, counts))


if __name__ == "__main__":
    main()
