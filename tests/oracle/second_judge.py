"""What claims about a deal are worth: a second program, written from the documents and not from src/.

Sums are whole numbers of a trillionth of the base unit, ratios are fractions, growth has 40 digits; no binary floating
point. A deal is what random_deals.py makes; nothing is read from text.
"""
from calendar import monthrange
from collections import namedtuple
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product

# ---- ranges: (low, low belongs to it, high, high belongs to it); None is an end that lies nowhere

UNIT = 10 ** 12

Range = namedtuple("Range", "low low_in high high_in")
Extent = namedtuple("Extent", "word rounded")  # at its word, and with every written number widened


def closed(low, high):
    return Range(low, True, high, True)


ZERO = closed(0, 0)
NOTHING = Extent(ZERO, ZERO)


def add(a, b):
    return Range(None if a.low is None or b.low is None else a.low + b.low, a.low_in and b.low_in,
                 None if a.high is None or b.high is None else a.high + b.high, a.high_in and b.high_in)


def times(r, weight):
    if weight == 0:
        return ZERO
    low = None if r.low is None else r.low * weight
    high = None if r.high is None else r.high * weight
    return Range(low, r.low_in, high, r.high_in) if weight > 0 else Range(high, r.high_in, low, r.low_in)


def is_left_of(a, b):
    """Every value of a is below every value of b."""
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and not (a.high_in and b.low_in))


def meet(a, b):
    return not is_left_of(a, b) and not is_left_of(b, a)


def inside(inner, outer):
    low = outer.low is None or (inner.low is not None and (
        inner.low > outer.low or (inner.low == outer.low and (outer.low_in or not inner.low_in))))
    high = outer.high is None or (inner.high is not None and (
        inner.high < outer.high or (inner.high == outer.high and (outer.high_in or not inner.high_in))))
    return low and high


def with_zero(r):
    """Anything from nothing to what r holds; r holds nothing below zero."""
    return r if r.low == 0 and r.low_in else Range(0, True, r.high, r.high_in)


def judge(computed, claimed, single):
    if inside(computed.word, claimed.word):
        return "holds"
    if meet(computed.word, claimed.word):
        return "undetermined"
    if not meet(computed.rounded, claimed.rounded):
        return "fails"
    return "holds by rounding" if single else "undetermined"


def is_single(r):
    return r.low is not None and r.low == r.high


# ---- figures: what was written, and the values it allows

Written = namedtuple("Written", "value place significant")  # of a number; trillionths of the base unit
Figure = namedtuple("Figure", "hedge first second kind stated", defaults=(None,))

MAXIMA = ("up to", "up to about")


def less_half(low, u):
    """Half a place less, but never below zero from above it."""
    return max(0, low - u // 2) if low >= 0 else low - u // 2


# The table of README.md, for a nominal that lies between low and high; u is the place of its last significant digit.
HEDGED = {
    "": lambda low, high, other, u: closed(low, high),
    "exactly": lambda low, high, other, u: closed(low, high),
    "up to": lambda low, high, other, u: closed(0, high),
    "at most": lambda low, high, other, u: closed(0, high),
    "up to about": lambda low, high, other, u: closed(0, high + u // 2),
    "under": lambda low, high, other, u: Range(0, True, high, False),
    "more than": lambda low, high, other, u: Range(low, False, None, False),
    "at least": lambda low, high, other, u: Range(low, True, None, False),
    "about": lambda low, high, other, u: closed(less_half(low, u), high + u // 2),
    "nearly": lambda low, high, other, u: Range(less_half(low, u), True, high, False),
    "just over": lambda low, high, other, u: Range(low, False, high + u // 2, True),
    "range": lambda low, high, other, u: Range(low, True, high + u, False),
    "between": lambda low, high, other, u: closed(low, other),
}


def words_of(figure):
    first, second = figure.first, figure.second
    hedged = HEDGED[figure.hedge]
    word = hedged(first.value, first.value, second.value, first.significant)
    if figure.hedge == "exactly":
        return Extent(word, word)
    half = first.place // 2
    low = less_half(first.value, first.place)
    return Extent(word, hedged(low, first.value + half, second.value + second.place // 2, first.significant))


def extent_of(figure):
    """A file's own low and high take the place of the words, and were not rounded."""
    return Extent(figure.stated, figure.stated) if figure.stated else words_of(figure)


def ceiling_of(figure):
    """What a figure gives to a maximum: v of "up to v", about v of "up to about v", else all that it allows."""
    if figure.hedge not in ("up to", "at most", "up to about"):
        return extent_of(figure)
    if figure.stated:
        top = figure.stated.high
        return Extent(closed(top, top), closed(top, top))
    return words_of(figure._replace(hedge="about" if figure.hedge == "up to about" else ""))


def floor_of(figure, paid):
    """What is at least taken away where a figure is subtracted from a maximum."""
    if paid:
        return NOTHING
    if figure.hedge not in ("up to", "at most", "up to about"):
        return extent_of(figure)
    if figure.stated:
        bottom = figure.stated.low
        return Extent(closed(bottom, bottom), closed(bottom, bottom))
    return NOTHING


# ---- formulas over a deal

class Unknown(Exception):
    """What cannot be computed."""


Input = namedtuple("Input", "key extent most least kind")


PAID = " paid"


def input_of(name, figure, paid=False):
    extent = extent_of(figure)
    key = name
    if paid:
        reached = Extent(with_zero(extent.word), with_zero(extent.rounded))
        if reached != extent or figure.hedge not in ("up to", "at most", "up to about"):
            key = name + PAID
        extent = reached
    return Input(key, extent, ceiling_of(figure), floor_of(figure, paid), figure.kind)


def payments_of(inputs):
    """What is paid of a figure that is also named is nothing or all of it, at the ends of every sum and quotient: for
    each such way the inputs that stand for others, by their keys."""
    named = {i.key: i for i in inputs}
    both = [key for key in named if key + PAID in named and named[key].extent == named[key + PAID].most]
    for choice in product([False, True], repeat=len(both)):
        yield {key + PAID: named[key] if all_of_it else None for key, all_of_it in zip(both, choice)}


def hull(ranges):
    """The smallest range that holds all of them."""
    low = None if any(r.low is None for r in ranges) else min((r.low, not r.low_in) for r in ranges)
    high = None if any(r.high is None for r in ranges) else max((r.high, r.high_in) for r in ranges)
    return Range(*((low[0], not low[1]) if low else (None, False)), *(high or (None, False)))


def hull_of(extents):
    return Extent(hull([e.word for e in extents]), hull([e.rounded for e in extents]))


Round = namedtuple("Round", "pre post other on")  # valuations, and the days on which it may have been


def dates_meet(a, b):
    return a[0] <= b[1] and b[0] <= a[1]


def round_alone(v):
    basis = v["basis"]
    return Round(v if basis == "pre-money" else None, v if basis == "post-money" else None,
                 None if basis else v, v["on"])


def rounds_of(deal):
    """Dated rounds; one pre-money and one post-money valuation whose dates meet, and meet no other, are one."""
    dated = [v for v in deal["valuations"] if v["on"]]

    def partners(v):
        other = {"pre-money": "post-money", "post-money": "pre-money"}.get(v["basis"])
        return [w for w in dated if other and w["basis"] == other and dates_meet(v["on"], w["on"])]

    rounds = []
    for v in dated:
        mates = partners(v)
        if len(mates) == 1 and len(partners(mates[0])) == 1:
            if v["basis"] == "pre-money":
                w = mates[0]
                on = max(v["on"][0], w["on"][0]), min(v["on"][1], w["on"][1])
                rounds.append(Round(v, w, None, on))
        else:
            rounds.append(round_alone(v))
    return rounds


def last_of(one):
    return one.post or one.other or one.pre


def date_order(rounds):
    """(first, last) among rounds, where every other surely lies between."""
    first = min(rounds, key=lambda x: x.on)
    last = max(rounds, key=lambda x: x.on[::-1])
    for x in rounds:
        if x is not first and x.on[0] <= first.on[1] or x is not last and x.on[1] >= last.on[0]:
            raise Unknown("dates overlap")
    return first, last


def first_and_last(deal):
    """(valuation, its round's days) twice."""
    rounds = rounds_of(deal)
    if len(rounds) < 2:
        raise Unknown("fewer than two dated rounds")
    first, last = date_order(rounds)
    for side in ("post", "pre"):
        if getattr(first, side) and getattr(last, side):
            return (getattr(first, side), first.on), (getattr(last, side), last.on)
    return (last_of(first), first.on), (last_of(last), last.on)


def round_of_announcement(deal):
    """The latest round that is not wholly after the announcement."""
    valuations = deal["valuations"]
    if not valuations:
        raise Unknown("no valuation")
    rounds = [round_alone(valuations[0])] if len(valuations) == 1 else rounds_of(deal)
    if len(valuations) > 1 and not all(v["on"] for v in valuations):
        raise Unknown("a valuation without a date")
    if deal["announced"]:
        rounds = [x for x in rounds if not x.on or x.on[0] <= deal["announced"][1]]
    if not rounds:
        raise Unknown("all valuations are after the announcement")
    if len(rounds) == 1:
        return rounds[0]
    last = max(rounds, key=lambda x: x.on[::-1])
    if any(x is not last and x.on[1] >= last.on[0] for x in rounds):
        raise Unknown("dates overlap")
    return last


MONTH = Fraction(3652425, 120000) * UNIT  # a duration of one


def months_after(day, count):
    """The same day so many months later, or the last of a month that lacks it."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def months_between(first, last):
    """By the calendar: whole months, then the days that are left over those to the next."""
    if last < first:
        return -months_between(last, first)
    whole = 0
    while months_after(first, whole + 1) <= last:
        whole += 1
    reached, following = months_after(first, whole), months_after(first, whole + 1)
    return whole + Fraction((last - reached).days, (following - reached).days)


def days_between(first, last):
    return (last - first).days


def elapsed_of(deal):
    (_, first_on), (_, last_on) = first_and_last(deal)
    between, unit = (days_between, UNIT) if deal["counts_days"] else (months_between, MONTH)
    time = closed(between(first_on[1], last_on[0]) * unit, between(first_on[0], last_on[1]) * unit)
    return Input("elapsed", Extent(time, time), Extent(time, time), Extent(time, time), "time")


def unit_of_time(figure):
    """What a duration was written in, in trillionths of a day: years, months, else days."""
    def is_power(n):
        n = Fraction(n)
        while n > 1:
            n /= 10
        while n < 1:
            n *= 10
        return n == 1

    def one(place):
        if is_power(place / (12 * MONTH)):
            return 12 * MONTH
        return MONTH if is_power(place / MONTH) or is_power(place / (3 * MONTH)) else UNIT

    units = {one(figure.first.place), one(figure.second.place)}
    return min(units)


STATUSES = {"committed": ("prior", "firm"), "contingent": ("contingent",),
            "exposure": ("prior", "firm", "contingent")}


def kind_of_nothing(deal):
    """The currency of a sum without parts: that of the investments, or where they have several, of the deal."""
    kinds = {i["amount"].kind for i in deal["investments"]}
    return kinds.pop() if len(kinds) == 1 else deal["currency"]


def inputs_of(name, deal):
    """The figures that a name stands for, and its kind."""
    if name in STATUSES:
        if not deal["investments"]:
            raise Unknown("no investments")
        found = [input_of(i["id"], i["amount"], i["status"] == "contingent")
                 for i in deal["investments"] if i["status"] in STATUSES[name]]
        return found, found[0].kind if found else kind_of_nothing(deal)
    if name == "spend":
        found = [input_of(c["id"], c["amount"]) for c in deal["commitments"]
                 if c["by"] == "company" and is_money(c["amount"].kind)]
        if not found:
            raise Unknown("no spend")
        return found, found[0].kind
    if name == "elapsed":
        return [elapsed_of(deal)], "time"
    figure = deal["figures"][name]
    return [input_of(name, figure)], figure.kind


def is_money(kind):
    return len(kind) == 3


def one_kind(kinds):
    if len(set(kinds)) > 1:
        raise Unknown("two currencies")
    return kinds[0]


def total(inputs, side):
    result = ZERO
    for extent in inputs:
        result = add(result, getattr(extent, side))
    return result


def sum_of(terms, deal, of_maximum):
    """[(minus, name)] -> (extent, kind)."""
    weights, kinds = {}, []
    for minus, name in terms:
        inputs, kind = inputs_of(name, deal)
        kinds += [kind] + [i.kind for i in inputs]
        for i in inputs:
            known, weight = weights.get(i.key, (i, 0))
            # Of a figure that is also paid nothing need be taken away, whichever name comes first.
            weights[i.key] = (known if known.least == NOTHING else i, weight + (-1 if minus else 1))
    kind = one_kind(kinds)
    sums = []
    for stands_for in payments_of([i for i, _ in weights.values()]):
        if of_maximum and any((whole is not None) != (weights[key][1] > 0) for key, whole in stands_for.items()):
            continue
        paid = {}
        for key, (i, weight) in weights.items():
            i = stands_for.get(key, i)
            if i:
                paid[i.key] = (i, paid.get(i.key, (i, 0))[1] + weight)
        parts = [(i.extent if not of_maximum else i.most if weight > 0 else i.least, weight)
                 for i, weight in paid.values()]
        parts = [Extent(times(e.word, weight), times(e.rounded, weight)) for e, weight in parts]
        sums.append(Extent(total(parts, "word"), total(parts, "rounded")))
    return hull_of(sums), kind


def quotient(a, b, s):
    """(x + z) / (y + z) over all x in a, y in b and z in s; nothing is below zero.

    It rises with x, falls with y, and goes one way with z, so its ends lie at ends of the three. An end is reached
    where the three ends are, or where the quotient does not move with the one that is not.
    """
    def at(x, x_in, y, y_in, z, z_in):
        reached = x_in and (y_in or x + z == 0) and (z_in or x == y)
        return Fraction(x + z, y + z), reached

    ends = [(s.low, s.low_in)] + ([(s.high, s.high_in)] if s.high is not None else [])
    endless = [(Fraction(1), False)] if s.high is None else []
    high = None, False
    if a.high is not None:
        high = max([at(a.high, a.high_in, b.low, b.low_in, *z) for z in ends] + endless)
    if b.high is None:
        low = Fraction(0), any(a.low_in and z_in and a.low + z == 0 for z, z_in in ends)
    else:
        bottoms = [at(a.low, a.low_in, b.high, b.high_in, *z) for z in ends] + endless
        least = min(value for value, _ in bottoms)
        low = least, any(reached for value, reached in bottoms if value == least)
    return Range(*low, *high)


def ratio_of_inputs(above, below):
    one_kind([i.kind for i in above + below])
    quotients = []
    for stands_for in payments_of(above + below):
        sides = [[stands_for.get(i.key, i) for i in side] for side in (above, below)]
        quotients.append(ratio_of_paid(*([i for i in side if i] for side in sides)))
    return hull_of(quotients)


def ratio_of_paid(above, below):
    keys = {i.key for i in above} & {i.key for i in below}
    sides = []
    for side in ("word", "rounded"):
        a = total([i.extent for i in above if i.key not in keys], side)
        b = total([i.extent for i in below if i.key not in keys], side)
        s = total([i.extent for i in below if i.key in keys], side)
        if b.low + s.low == 0:
            raise Unknown("division by what may be zero")
        sides.append(quotient(a, b, s))
    return Extent(*sides)


def ratio_of(above, below, deal):
    (a, a_kind), (b, b_kind) = inputs_of(above, deal), inputs_of(below, deal)
    one_kind([a_kind, b_kind])
    if not b:
        raise Unknown("division by zero")
    return ratio_of_inputs(a, b)


def multiple_of(deal):
    (first, _), (last, _) = first_and_last(deal)
    return ratio_of_inputs([input_of(last["id"], last["value"])], [input_of(first["id"], first["value"])])


def stakes_of(deal):
    """What all payments buy at their one round: one extent, or two where the basis is not stated."""
    if not deal["investments"]:
        raise Unknown("no investments")
    lines = {}
    for i in deal["investments"]:
        priced = [v for v in deal["valuations"] if v["id"] == i["priced_at"]]
        if i["stake"]:
            lines[i["id"]] = None
        else:
            pairs = [x for x in rounds_of(deal) if priced and priced[0] in (x.pre, x.post)]
            one = (pairs[0] if pairs else round_alone(priced[0])) if priced else round_of_announcement(deal)
            lines[last_of(one)["id"]] = one
    if len(lines) > 1:
        raise Unknown("stakes of several rounds")
    one = list(lines.values())[0]
    if one is None:
        extent = extent_of(deal["investments"][0]["stake"])
        return [Extent(fraction_range(extent.word), fraction_range(extent.rounded))]
    paid, _ = inputs_of("exposure", deal)
    value = [input_of(last_of(one)["id"], last_of(one)["value"])]
    if one.post:
        return [ratio_of_inputs(paid, value)]
    one_kind([i.kind for i in paid + value])
    # As if each payment stood below the line too: (0 + paid) / (value + paid).
    before = ratio_of_inputs(paid, value + paid)
    return [before] if one.pre else [ratio_of_inputs(paid, value), before]


def stake_of(deal):
    return hull_of(stakes_of(deal))


# ---- growth: the one measure that needs a power

def power(multiple, months):
    """multiple ^ (12 / months) - 1, good to some 30 digits."""
    if multiple == 0:
        return Fraction(-1)
    with localcontext() as context:
        context.prec = 40
        exponent = Decimal(12 * months.denominator) / Decimal(months.numerator)
        rate = (Decimal(multiple.numerator) / Decimal(multiple.denominator)) ** exponent - 1
        if rate > 999_999:
            raise Unknown("past a million times a year")
        return Fraction(rate)


def growth_over(multiple, months):
    lows = [power(multiple.low, m) for m in months]
    low, high = min(lows), None
    if multiple.high is not None:
        high = max(power(multiple.high, m) for m in months)
    return Range(low, multiple.low_in, high, multiple.high_in)


def growth_of(deal):
    elapsed = elapsed_of(deal).extent.word
    multiple = multiple_of(deal)
    months = [Fraction(elapsed.low) / MONTH, Fraction(elapsed.high) / MONTH]
    if months[1] < 12:
        raise Unknown("less than a year")
    single = is_single(multiple.word) and months[0] == months[1]
    return Extent(growth_over(multiple.word, months), growth_over(multiple.rounded, months)), single


def too_close(computed, claimed):
    """Growth is approximate, so nothing is said where an end lies on an end of the claim."""
    for c, s in zip(computed, claimed):
        for x in (c.low, c.high):
            for y in (s.low, s.high):
                if x is not None and y is not None and abs(x - y) < Fraction(1, 10 ** 7) * (1 + abs(x)):
                    return True
    return False


# ---- verdicts

PURE = ("multiple", "stake", "growth")


def is_total(formula, deal):
    """Whether "up to" claims the maximum of it."""
    if formula[0] == "measure":
        return formula[1] in STATUSES or formula[1] == "spend"
    return formula[0] == "sum" and len(formula[1]) > 1 and is_money(kind_of(formula[1][0][1], deal))


def kind_of(name, deal):
    if name in STATUSES or name == "spend":
        return deal["currency"]
    return "time" if name == "elapsed" else deal["figures"][name].kind


def compute(formula, deal, of_maximum, counts_days=False):
    """(extent, kind, whether it is one value) of a formula; a deal keeps what it once computed."""
    key = str(formula), of_maximum, counts_days
    deal["counts_days"] = counts_days
    if key not in deal["computed"]:
        try:
            deal["computed"][key] = computed_anew(formula, deal, of_maximum)
        except Unknown as unknown:
            deal["computed"][key] = unknown
    result = deal["computed"][key]
    if isinstance(result, Unknown):
        raise result
    return result


def computed_anew(formula, deal, of_maximum):
    if formula[1] == "growth":
        extent, single = growth_of(deal)
        return extent, "pure", single
    extent, kind = computed_exactly(formula, deal, of_maximum)
    return extent, kind, is_single(extent.word)


def computed_exactly(formula, deal, of_maximum):
    shape, body = formula
    if shape == "ratio":
        return ratio_of(*body, deal), "pure"
    if body == "multiple":
        return multiple_of(deal), "pure"
    if body == "stake":
        return stake_of(deal), "pure"
    return sum_of([(False, body)] if shape == "measure" else body, deal, of_maximum)


def fraction_range(r):
    """Of a figure in trillionths, as it compares with a ratio."""
    return Range(None if r.low is None else Fraction(r.low, UNIT), r.low_in,
                 None if r.high is None else Fraction(r.high, UNIT), r.high_in)


def counts_days(figure):
    return figure.kind == "time" and unit_of_time(figure) == UNIT


def verdict_of(claim, deal):
    """The verdict, or nothing where growth lies too close to what is claimed."""
    if claim["formula"] is None:
        return "unchecked"
    formula, figure = claim["formula"], claim["figure"]
    of_maximum = figure.hedge in MAXIMA and is_total(formula, deal)
    claimed = ceiling_of(figure) if of_maximum else extent_of(figure)
    try:
        computed, kind, single = compute(formula, deal, of_maximum, counts_days(figure))
        one_kind([kind, figure.kind])
    except Unknown:
        return "unchecked"
    if kind == "pure":
        claimed = Extent(*map(fraction_range, claimed))
    if formula == ("measure", "stake"):
        verdicts = {judge(extent, claimed, is_single(extent.word)) for extent in stakes_of(deal)}
        if len(verdicts) == 1:
            return verdicts.pop()
        return "holds by rounding" if verdicts <= {"holds", "holds by rounding"} else "undetermined"
    if formula[1] == "growth" and too_close(computed, claimed):
        return None
    return judge(computed, claimed, single)
