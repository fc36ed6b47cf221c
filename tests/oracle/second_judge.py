"""What claims about a deal are worth: a second program, written from the rules for figures and verdicts and not from src/.

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
Extent = namedtuple("Extent", "stated rounded")  # as the words stand, and with every number that was rounded widened


def closed(low, high):
    return Range(low, True, high, True)


def around(middle, reach):
    return closed(middle - reach, middle + reach)


def both(r):
    return Extent(r, r)


ZERO = closed(0, 0)
NOTHING = both(ZERO)


def add(a, b):
    return Range(None if a.low is None or b.low is None else a.low + b.low, a.low_in and b.low_in,
                 None if a.high is None or b.high is None else a.high + b.high, a.high_in and b.high_in)


def times(r, weight):
    if weight == 0:
        return ZERO
    low = None if r.low is None else r.low * weight
    high = None if r.high is None else r.high * weight
    return Range(low, r.low_in, high, r.high_in) if weight > 0 else Range(high, r.high_in, low, r.low_in)


def hull(a, b):
    """The least range that holds both."""
    low, low_in = None, False
    if a.low is not None and b.low is not None:
        low = min(a.low, b.low)
        low_in = any(r.low == low and r.low_in for r in (a, b))
    high, high_in = None, False
    if a.high is not None and b.high is not None:
        high = max(a.high, b.high)
        high_in = any(r.high == high and r.high_in for r in (a, b))
    return Range(low, low_in, high, high_in)


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


def is_single(r):
    return r.low is not None and r.low == r.high


def is_empty(r):
    return r.low is not None and r.high is not None and (
        r.low > r.high or (r.low == r.high and not (r.low_in and r.high_in)))


def cut(r):
    """What cannot be negative is nothing below zero."""
    return Range(0, True, r.high, r.high_in) if r.low is None or r.low < 0 else r


# ---- figures: what was written, and the values it allows

# A number; trillionths of the base unit. The places are those of its last written and of its last significant digit; a
# number of the file is exact, so that its places are 0.
Written = namedtuple("Written", "value place significant")
# `low` and `high` are the file's own ends, exact.
Figure = namedtuple("Figure", "hedge first second kind low high", defaults=(None, None))

MAXIMA = ("up to", "up to about")


def slack_of(written):
    """How far rounding reaches."""
    return min(written.place // 2, abs(written.value) // 10) if written.value else written.place // 2


def width_of(written):
    """How far an approximation reaches."""
    return min(written.significant // 2, abs(written.value) // 10) if written.value else written.place // 2


def outward(value, near_in, reach, far_in):
    """From a value away from zero."""
    if value < 0:
        return Range(value - reach, far_in, value, near_in)
    return Range(value, near_in, value + reach, far_in)


def toward(value, near_in, reach, far_in):
    """From a value toward zero."""
    if value < 0:
        return Range(value, near_in, value + reach, far_in)
    return Range(value - reach, far_in, value, near_in)


# What the words say of a number w; "up to" as a bound.
STATED = {
    "": lambda w, other: closed(w.value, w.value),
    "exactly": lambda w, other: closed(w.value, w.value),
    "up to": lambda w, other: Range(None, False, w.value, True),
    "up to about": lambda w, other: Range(None, False, w.value + width_of(w), True),
    "at most": lambda w, other: Range(None, False, w.value, True),
    "under": lambda w, other: Range(None, False, w.value, False),
    "more than": lambda w, other: Range(w.value, False, None, False),
    "at least": lambda w, other: Range(w.value, True, None, False),
    "about": lambda w, other: around(w.value, width_of(w)),
    "nearly": lambda w, other: toward(w.value, False, width_of(w), True),
    "just over": lambda w, other: outward(w.value, False, width_of(w), True),
    "range": lambda w, other: outward(w.value, True, w.significant, False),
    "between": lambda w, other: closed(w.value, other.value),
}


def stated_of(figure):
    return STATED[figure.hedge](figure.first, figure.second)


def if_rounded(written):
    """Where an unhedged number lies, if it was rounded: between two ends that it does not reach."""
    slack = slack_of(written)
    return Range(written.value - slack, slack == 0, written.value + slack, slack == 0)


def rounded_of(figure):
    if figure.hedge == "":
        return if_rounded(figure.first)
    if figure.hedge == "up to":
        return if_rounded(figure.first)._replace(low=None, low_in=False)
    return stated_of(figure)


def with_own_ends(r, figure):
    low = (r.low, r.low_in) if figure.low is None else (figure.low, True)
    high = (r.high, r.high_in) if figure.high is None else (figure.high, True)
    return Range(*low, *high)


def extent_of(figure):
    """The amounts that a figure of the file allows."""
    return Extent(*(with_own_ends(cut(r), figure) for r in (stated_of(figure), rounded_of(figure))))


BOUNDS = ("up to", "up to about", "at most")


def ceiling_of(figure):
    """What a figure gives to a maximum: v of "up to v", about v of "up to about v", b of "a to b", else as it is.

    A low end of the file is exact, so that a maximum below it is none.
    """
    if figure.hedge in BOUNDS + ("between",) and figure.high is not None:
        return both(closed(figure.high, figure.high))
    if figure.hedge == "up to":
        return Extent(closed(figure.first.value, figure.first.value), not_below(if_rounded(figure.first), figure.low))
    if figure.hedge == "up to about":
        return both(not_below(around(figure.first.value, width_of(figure.first)), figure.low))
    if figure.hedge == "at most":
        return both(closed(figure.first.value, figure.first.value))
    if figure.hedge == "between":
        return both(closed(figure.second.value, figure.second.value))
    return extent_of(figure)


def not_below(r, low):
    return r if r.low >= (low or 0) else Range(low or 0, True, r.high, r.high_in)


def floor_of(figure):
    """What is at least taken away where a figure is subtracted from a maximum."""
    if figure.hedge in BOUNDS:
        return both(closed(figure.low or 0, figure.low or 0))
    if figure.hedge == "between":
        least = figure.first.value if figure.low is None else figure.low
        return both(closed(least, least))
    return extent_of(figure)


def nominal_of(figure):
    """The number of a figure that is plain or "about"; nothing of another."""
    plain = figure.hedge in ("", "exactly", "about") and figure.low is None and figure.high is None
    return figure.first.value if plain else None


def nominal_ceiling_of(figure):
    ceiling = ceiling_of(figure).stated
    if figure.hedge == "up to about" and figure.high is None:
        return figure.first.value if ceiling.low <= figure.first.value else None
    return ceiling.low if figure.hedge in BOUNDS + ("between",) else nominal_of(figure)


def nominal_floor_of(figure):
    return floor_of(figure).stated.low if figure.hedge in BOUNDS + ("between",) else nominal_of(figure)


# ---- formulas over a deal

class Unknown(Exception):
    """What cannot be computed."""


# A figure in a formula: what it allows, and what it counts in a maximum where more of it is more, and where less is.
Input = namedtuple("Input", "extent most least nominal nominal_most nominal_least kind")


def input_of(figure):
    return Input(extent_of(figure), ceiling_of(figure), floor_of(figure), nominal_of(figure),
                 nominal_ceiling_of(figure), nominal_floor_of(figure), figure.kind)


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
    nominal = time.low if is_single(time) else None
    return Input(both(time), both(time), both(time), nominal, nominal, nominal, "time")


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


def figures_of(name, deal):
    """The figures that a name stands for, by their names, as {name: (input, is paid on a condition)}, and its kind."""
    if name in STATUSES:
        if not deal["investments"]:
            raise Unknown("no investments")
        found = {i["id"]: (input_of(i["amount"]), i["status"] == "contingent")
                 for i in deal["investments"] if i["status"] in STATUSES[name]}
        return found, next(iter(found.values()))[0].kind if found else kind_of_nothing(deal)
    if name == "spend":
        found = {c["id"]: (input_of(c["amount"]), False) for c in deal["commitments"]
                 if c["by"] == "company" and is_money(c["amount"].kind)}
        if not found:
            raise Unknown("no spend")
        return found, next(iter(found.values()))[0].kind
    if name == "elapsed":
        return {"elapsed": (elapsed_of(deal), False)}, "time"
    figure = deal["figures"][name]
    # "Up to v" names what is paid: the same input as in a measure. "About v" is named, and part of it is paid.
    may_be_none = figure.hedge in BOUNDS and not figure.low
    is_conditional = any(i["id"] == name and i["status"] == "contingent" for i in deal["investments"])
    return {name: (input_of(figure), may_be_none and is_conditional)}, figure.kind


def is_money(kind):
    return len(kind) == 3


def one_kind(kinds):
    if len(set(kinds)) > 1:
        raise Unknown("two currencies")
    return kinds[0]


def total(extents):
    result = NOTHING
    for extent in extents:
        result = Extent(*map(add, result, extent))
    return result


class Term:
    """A figure in a sum: `named` times itself, and `paid` times what of it is paid, which is all from nothing to it."""

    def __init__(self, figure):
        self.input, self.named, self.paid = figure, 0, 0

    def extent(self):
        ends = [[times(r, weight) for r in self.input.extent] for weight in (self.named, self.named + self.paid)]
        return Extent(*map(hull, *ends))

    def most(self):
        """No figure is negative, so the most is paid where payment counts more than it takes away."""
        weight = max(self.named, self.named + self.paid)
        side = self.input.most if weight > 0 else self.input.least
        return Extent(*(times(r, weight) for r in side))

    def nominal(self, of_maximum):
        if not of_maximum:
            return None if self.paid or self.input.nominal is None else self.named * self.input.nominal
        weight = max(self.named, self.named + self.paid)
        value = self.input.nominal_most if weight > 0 else self.input.nominal_least
        return 0 if weight == 0 else None if value is None else weight * value


def sum_of(terms, deal, of_maximum):
    """[(minus, name)] -> (extent, kind, nominal)."""
    found, kinds = {}, []
    for minus, name in terms:
        figures, kind = figures_of(name, deal)
        kinds += [kind] + [i.kind for i, _ in figures.values()]
        for key, (figure, conditional) in figures.items():
            term = found.setdefault(key, Term(figure))
            if conditional:
                term.paid += -1 if minus else 1
            else:
                term.named += -1 if minus else 1
    kind = one_kind(kinds)
    nominals = [term.nominal(of_maximum) for term in found.values()]
    extent = total(term.most() if of_maximum else term.extent() for term in found.values())
    return extent, kind, None if None in nominals else sum(nominals)


# ---- quotients: (x + z) / (y + z), where x is only above, y only below, and z is both; nothing is below zero

def quotient_at(x, y, z):
    """A corner, and whether it is reached; x, y and z are an end and whether it belongs. None is without end."""
    (x, x_in), (y, y_in), (z, z_in) = x, y, z
    if z is None:
        return Fraction(1), x == y and x_in and y_in
    if y + z == 0:
        return (Fraction(0), x_in) if x + z == 0 else (None, False)
    return Fraction(x + z, y + z), x_in and (y_in or x + z == 0) and (z_in or x == y)


def low_end(r):
    return r.low, r.low_in


def high_end(r):
    return r.high, r.high_in


def highest(corners):
    if any(value is None for value, _ in corners):
        return None, False
    return max(corners)


def quotient(a, b, s):
    """Over all x in a, y in b and z in s: it rises with x, falls with y, and goes one way with z."""
    ends = [low_end(s), high_end(s)]
    high = None, False
    if a.high is not None:
        high = highest([quotient_at(high_end(a), low_end(b), z) for z in ends])
    if b.high is None:
        return Range(Fraction(0), any(a.low_in and z_in and z is not None and a.low + z == 0 for z, z_in in ends), *high)
    corners = [c for c in (quotient_at(low_end(a), high_end(b), z) for z in ends) if c[0] is not None]
    least = min(value for value, _ in corners)
    return Range(least, any(reached for value, reached in corners if value == least), *high)


def quotient_of_maximum(a, b, most, least):
    """The same where z is chosen for the most: `most` where more of it is more, `least` where less is."""
    high = None, False
    if a.high is not None:
        high = quotient_at(high_end(a), low_end(b), high_end(most) if a.high <= b.low else low_end(least))
    if b.high is None:
        return Range(Fraction(0), a.low_in and most.low_in and a.low + most.low == 0, *high)
    low = quotient_at(low_end(a), high_end(b), low_end(most) if a.low <= b.high else high_end(least))
    return Range(*low, *high)


def side_of(figures, paid):
    """Names of those that count, where `paid` says which of the conditional ones are paid."""
    return {key for key, (_, conditional) in figures.items() if not conditional or key in paid}


def quotient_of_figures(above, below):
    """Its extent: at one end or the other every conditional figure is paid in full or not at all."""
    inputs = {key: figure for figures in (above, below) for key, (figure, _) in figures.items()}
    conditional = [key for figures in (above, below) for key, (_, is_so) in figures.items() if is_so]
    conditional = sorted(set(conditional))
    result = None
    for choice in product((False, True), repeat=len(conditional)):
        paid = {key for key, chosen in zip(conditional, choice) if chosen}
        x, y = side_of(above, paid), side_of(below, paid)
        parts = [total(inputs[key].extent for key in keys) for keys in (x - y, y - x, x & y)]
        found = [quotient(*sides) for sides in zip(*parts)]
        result = Extent(*map(hull, result, found)) if result else Extent(*found)
    return result


def maximum_of_figures(above, below):
    """Paid is what stands above, and not what stands only below. Its extent and nominal."""
    x = set(above)
    y = {key for key, (_, conditional) in below.items() if not conditional or above.get(key, (0, False))[1]}
    top = [above[key][0] for key in x - y]
    bottom = [below[key][0] for key in y - x]
    shared = [above[key][0] for key in x & y]
    parts = (total(i.most for i in top), total(i.least for i in bottom), total(i.most for i in shared),
             total(i.least for i in shared))
    extent = Extent(*(quotient_of_maximum(*sides) for sides in zip(*parts)))
    nominals = [i.nominal_most for i in top], [i.nominal_least for i in bottom]
    if None in nominals[0] + nominals[1]:
        return extent, None
    a, b = map(sum, nominals)
    rest = [i.nominal_most if a < b else i.nominal_least for i in shared]
    if None in rest:
        return extent, None
    return extent, Fraction(a + sum(rest), b + sum(rest)) if b + sum(rest) else None


def nominal_quotient(above, below):
    sides = []
    for figures in (above, below):
        nominals = [None if conditional else figure.nominal for figure, conditional in figures.values()]
        if None in nominals:
            return None
        sides.append(sum(nominals))
    return Fraction(*sides)


def ratio_of_figures(above, below, of_maximum):
    one_kind([i.kind for figures in (above, below) for i, _ in figures.values()])
    divisor = total(figure.extent for figure, conditional in below.values() if not conditional)
    if any(r.low == 0 for r in divisor):
        raise Unknown("division by what may be zero")
    if of_maximum:
        return maximum_of_figures(above, below)
    return quotient_of_figures(above, below), nominal_quotient(above, below)


def ratio_of(above, below, deal, of_maximum):
    (a, a_kind), (b, b_kind) = figures_of(above, deal), figures_of(below, deal)
    one_kind([a_kind, b_kind])
    return ratio_of_figures(a, b, of_maximum)


def one_figure(valuation):
    return {valuation["id"]: (input_of(valuation["value"]), False)}


def multiple_of(deal, of_maximum):
    (first, _), (last, _) = first_and_last(deal)
    return ratio_of_figures(one_figure(last), one_figure(first), of_maximum)


def stakes_of(deal, of_maximum):
    """What all payments buy at their one round: one (extent, nominal), or two where the basis is not stated."""
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
        stake = deal["investments"][0]["stake"]
        nominal = nominal_of(stake)
        return [(Extent(*map(fraction_range, ceiling_of(stake) if of_maximum else extent_of(stake))),
                 None if nominal is None else Fraction(nominal, UNIT))]
    paid, _ = figures_of("exposure", deal)
    value = one_figure(last_of(one))
    if one.post:
        return [ratio_of_figures(paid, value, of_maximum)]
    # As if each payment stood below the line too: (0 + paid) / (value + paid).
    before = ratio_of_figures(paid, {**value, **paid}, of_maximum)
    return [before] if one.pre else [ratio_of_figures(paid, value, of_maximum), before]


def stake_of(deal, of_maximum):
    """All that the stakes come to; a nominal where there is but one."""
    stakes = stakes_of(deal, of_maximum)
    extent = stakes[0][0]
    for other, _ in stakes[1:]:
        extent = Extent(*map(hull, extent, other))
    return extent, stakes[0][1] if len(stakes) == 1 else None


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


def growth_of(deal, of_maximum):
    elapsed = elapsed_of(deal).extent.stated
    multiple, nominal = multiple_of(deal, of_maximum)
    months = [Fraction(elapsed.low) / MONTH, Fraction(elapsed.high) / MONTH]
    if months[1] < 12:
        raise Unknown("less than a year")
    single = months[0] == months[1]
    return Extent(*(growth_over(r, months) for r in multiple)), power(nominal, months[0]) if nominal and single else None


def too_close(computed, nominal, figure):
    """Growth is approximate, so nothing is said where it lies on a number that decides about the claim."""
    v, limits = figure.first.value, [figure.first.value, figure.second.value, figure.first.value + figure.first.significant]
    for reach in (slack_of(figure.first), width_of(figure.first), nearness_of(figure.first)):
        limits += [v - reach, v + reach]
    points = [x for r in computed for x in (r.low, r.high) if x is not None] + ([] if nominal is None else [nominal])
    return any(abs(x - limit) < Fraction(UNIT, 10 ** 7) + abs(x) / 10 ** 7 for x in points for limit in limits)


# ---- verdicts

PURE = ("multiple", "stake", "growth")


def nearness_of(written):
    """How far from "about v" a number may be that is not said to fail it."""
    return min(written.significant, abs(written.value) // 10)


def judge_number(computed, figure):
    v = figure.first.value
    claimed = around(v, slack_of(figure.first))
    if computed.stated == closed(v, v):
        return "holds"
    if not meet(computed.rounded, claimed):
        return "fails"
    return "holds by rounding" if is_single(computed.stated) or inside(computed.stated, claimed) else "undetermined"


def judge_set(computed, claimed):
    if inside(computed.stated, claimed):
        return "holds"
    return "undetermined" if meet(computed.stated, claimed) or meet(computed.rounded, claimed) else "fails"


def judge_about(computed, nominal, figure):
    written = figure.first
    verdict = judge_set(computed, around(written.value, width_of(written)))
    if verdict != "holds" and nominal == written.value:
        return "holds by rounding"
    if verdict == "fails" and meet(computed.rounded, around(written.value, nearness_of(written))):
        return "undetermined"
    return verdict


def judge(computed, nominal, figure):
    if figure.hedge in ("", "up to"):
        return judge_number(computed, figure)
    if figure.hedge in ("about", "up to about"):
        return judge_about(computed, nominal, figure)
    return judge_set(computed, stated_of(figure))  # of "exactly" too


def kind_of(name, deal):
    if name in STATUSES or name == "spend":
        return deal["currency"]
    return "time" if name == "elapsed" else deal["figures"][name].kind


def compute(formula, deal, of_maximum, counts_days=False):
    """(extent, kind, nominal) of a formula or its maximum; a deal keeps what it once computed."""
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
    shape, body = formula
    if shape == "ratio":
        extent, nominal = ratio_of(*body, deal, of_maximum)
    elif body == "multiple":
        extent, nominal = multiple_of(deal, of_maximum)
    elif body == "stake":
        extent, nominal = stake_of(deal, of_maximum)
    elif body == "growth":
        extent, nominal = growth_of(deal, of_maximum)
    else:
        return sum_of([(False, body)] if shape == "measure" else body, deal, of_maximum)
    return extent, "pure", nominal


def fraction_range(r):
    """Of a figure in trillionths, in its base unit."""
    return Range(None if r.low is None else Fraction(r.low, UNIT), r.low_in,
                 None if r.high is None else Fraction(r.high, UNIT), r.high_in)


def counts_days(figure):
    return figure.kind == "time" and unit_of_time(figure) == UNIT


def verdict_of(claim, deal):
    """The verdict, or nothing where growth lies too close to what is claimed."""
    if claim["formula"] is None:
        return "unchecked"
    formula, figure = claim["formula"], claim["figure"]
    try:
        computed, kind, nominal = compute(formula, deal, figure.hedge in MAXIMA, counts_days(figure))
        one_kind([kind, figure.kind])
    except Unknown:
        return "unchecked"
    if kind == "pure":
        computed = Extent(*(times(r, UNIT) for r in computed))
        nominal = None if nominal is None else nominal * UNIT
    if formula == ("measure", "stake"):
        verdicts = {judge(Extent(*(times(r, UNIT) for r in extent)), None if n is None else n * UNIT, figure)
                    for extent, n in stakes_of(deal, figure.hedge in MAXIMA)}
        if len(verdicts) == 1:
            return verdicts.pop()
        return "holds by rounding" if verdicts <= {"holds", "holds by rounding"} else "undetermined"
    if formula[1] == "growth" and too_close(computed, nominal, figure):
        return None
    return judge(computed, nominal, figure)
