"""Random deals: what the figures mean first, then one of the ways in which README.md allows them to be written."""
import json
import re
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from second_judge import (MAXIMA, PURE, STATUSES, UNIT, Figure, Unknown, Written, compute, cut, is_empty, is_money,
                          kind_of, meet, stated_of, with_own_ends)

# ---- how a figure is written

SCALES = [("", 0)] * 3 + [("k", 3), ("K", 3), ("thousand", 3), ("M", 6), ("M", 6), ("mn", 6), ("million", 6),
                          ("Million", 6), ("B", 9), ("B", 9), ("bn", 9), ("Bn", 9), ("billion", 9), ("BILLION", 9),
                          ("T", 12), ("tn", 12), ("trillion", 12)]
SIGNS = {"USD": ["US$"], "CAD": ["C$"], "AUD": ["A$"], "NZD": ["NZ$"], "HKD": ["HK$"], "SGD": ["S$"], "EUR": ["€"],
         "GBP": ["£"], "JPY": ["¥"]}
DOLLARS = ("USD", "CAD", "AUD", "NZD", "HKD", "SGD")
NAMES = {"EUR": "euros", "GBP": "pounds", "JPY": "yen"}
CURRENCIES = ["USD"] * 5 + ["EUR", "EUR", "GBP", "JPY", "CHF", "CNY", "INR", "CAD", "AUD", "HKD", "SGD", "NZD"]
POWERS = [("W", 0), ("kW", 3), ("MW", 6), ("GW", 9), ("TW", 12)]
DAY, MONTH = UNIT, 30_436_875 * UNIT // 10 ** 6  # 365.2425 / 12 days
TIMES = {"day": DAY, "week": 7 * DAY, "month": MONTH, "year": 12 * MONTH, "decade": 120 * MONTH}
HEDGES = {
    "": [""] * 4 + ["a total of ", "an additional ", "another "],
    "exactly": ["exactly "],
    "up to": ["up to "] * 3 + ["as much as ", "maximum of ", "a maximum of ", "up to a maximum of ", "up to an additional "],
    "up to about": ["up to about ", "as much as roughly ", "up to around ", "as much as approximately ", "up to some "],
    "at most": ["at most ", "no more than ", "within ", "\u2264 ", "... or less"],
    "under": ["under ", "less than ", "below ", "fewer than "],
    "more than": ["more than ", "over ", "above ", "exceeding ", "in excess of ", "upwards of ", "north of ", "well over ",
                  "...+", "... +", "... plus"],
    "at least": ["at least ", "no less than ", "minimum of ", "a minimum of ", "\u2265 ", "... or more"],
    "about": ["about ", "approximately ", "approx. ", "around ", "roughly ", "some ", "circa ", "c. ", "ca. ", "close to ",
              "an estimated ", "~", "~ "],
    "nearly": ["nearly ", "almost ", "just under "],
    "just over": ["just over ", "just above "],
    "range": ["", "the ", "in the "],
}
READ_OVER = ("a total of ", "additional ", "another ")  # what cannot stand before a sign or P18M
SIGNS_OF_CLAIMS = {"": "=", "exactly": "==", "more than": ">", "at least": ">=", "under": "<", "at most": "<=", "about": "~"}
BELOW_ZERO = tuple(HEDGES)


def written(n, decimals, base):
    """n / 10^decimals of a base in trillionths."""
    place = base // 10 ** decimals
    zeros = len(str(n)) - len(str(n).rstrip("0")) if n and not decimals else 0
    return Written(n * place, place, place * 10 ** zeros)


def digits_of(r, n, decimals):
    whole, part = divmod(n, 10 ** decimals)
    text = f"{whole:,}" if whole > 999 and r.random() < 0.5 else str(whole)
    if r.random() < 0.01 and "," not in text:
        text = "0" + text
    return text + (f".{part:0{decimals}}" if decimals else "")


def random_number(r):
    """n and the count of its decimals."""
    style = r.random()
    if style < 0.4:
        return r.randint(1, 99), 0
    if style < 0.55:
        return r.randint(1, 9) * 10 ** r.randint(1, 3), 0
    if style < 0.65:
        return r.randint(100, 9999), 0
    if style < 0.67:
        return 0, r.choice([0, 0, 1])
    if style < 0.69:
        return r.randint(1000, 99_999_999), r.choice([0, 0, 2])
    decimals = r.choice([1, 1, 1, 2, 2, 3])
    return r.randint(1, 60 * 10 ** decimals), decimals


def currency_of(r, code, home):
    """How a currency may stand before and after an amount."""
    signs = SIGNS.get(code, [])
    if home == "CNY" and code in ("CNY", "JPY"):
        signs = ["¥"] if code == "CNY" else []
    before = [code + " ", code + " ", code] + signs
    after = [" " + code]
    for sign in signs:
        after += [" " + sign] if sign[0].isalpha() else [sign, " " + sign]
    if code == home and code in DOLLARS or code == "USD" and home not in DOLLARS:
        before += ["$"] * 6 + ["$ "]
        after += ["$", " dollars"]
    if code in NAMES:
        after.append(" " + NAMES[code])
    return (r.choice(before), "") if r.random() < 0.7 else ("", r.choice(after))


def unit_spelling(r, kind, home):
    """(before, after, base): the text round a number, and what one of it is in trillionths."""
    if is_money(kind):
        scale, exponent = r.choice(SCALES)
        before, after = currency_of(r, kind, home)
        space = r.choice(["", " "]) if scale else ""
        return before, (space + scale, after), UNIT * 10 ** exponent
    space = r.choice(["", " "])
    if kind in ("power", "energy"):
        hours = "h" if kind == "energy" else ""
        if r.random() < 0.05:
            return "", (" billion", " W" + hours), UNIT * 10 ** 9
        unit, exponent = r.choice(POWERS)
        return "", ("", space + unit + hours), UNIT * 10 ** exponent
    if kind == "time":
        unit = r.choice(["day", "week", "month", "month", "year", "year", "year", "decade"])
        return "", ("", " " + unit + "s"), TIMES[unit]
    unit, base = r.choice([("x", UNIT), ("X", UNIT), ("%", UNIT // 100), ("%", UNIT // 100), (None, UNIT)])
    return "", ("", space + unit if unit else ""), base


def iso_duration(r, n, unit):
    """P18M, or P1Y6M for the same, as precise as its last number; nothing for decades."""
    if unit == "decades":
        return None
    base = TIMES[unit[:-1]]
    for several, letters, size in (("months", "YM", 12), ("days", "WD", 7)):
        if unit == several and n >= size and r.random() < 0.5:
            first, last = divmod(n, size)
            return f"P{first}{letters[0]}{last}{letters[1]}", written(last, 0, base)._replace(value=n * base)
    return f"P{n}{unit[0].upper()}", written(n, 0, base)


def one_amount(r, kind, home, number=None):
    before, after, base = unit_spelling(r, kind, home)
    n, decimals = number(base) if number else random_number(r)
    sign, n = (r.choice(["-", "\u2212"]), -n) if n < 0 else ("", n)
    amount = written(n, decimals, base)
    text = before + digits_of(r, n, decimals) + "".join(after)
    if sign:
        amount = amount._replace(value=-amount.value)
    if n == 1 and not decimals and text.endswith("s") and kind == "time":
        text = text[:-1]
        if r.random() < 0.3 and not sign:
            text = "a " + text.split(" ")[1]
            if text == "a decade":
                amount = written(10, 0, TIMES["year"])
    elif kind == "time" and decimals == 0 and not sign and r.random() < 0.2:
        text, amount = iso_duration(r, n, after[1].strip()) or (text, amount)
    return sign + text, amount


JOINTS = [("between ", " and "), ("", " to "), ("", "-"), ("", " - "), ("", "–")]


def two_amounts(r, kind, home, numbers=None):
    """A text with two amounts and what they are, the smaller first; nothing where they cannot be written so."""
    start, joint = r.choice(JOINTS)
    before, (scale, unit), base = unit_spelling(r, kind, home)
    if r.random() < 0.2 and (scale or kind == "time"):
        return two_scales(r, kind, home, numbers, start, joint)
    low, high = sorted((numbers(base) if numbers else random_number(r) for _ in range(2)),
                       key=lambda number: Fraction(number[0], 10 ** number[1]))
    if low[0] < 0:
        return two_scales(r, kind, home, numbers, *r.choice(JOINTS[:2]))
    shared = r.random() < 0.5
    first = before + digits_of(r, *low) + ("" if shared else scale + unit)
    second = ("" if shared and r.random() < 0.5 else before) + digits_of(r, *high) + scale + unit
    return start + first + joint + second, written(*low, base), written(*high, base)


def two_scales(r, kind, home, numbers, start, joint):
    """Each amount with a scale or a unit of time of its own."""
    (low_text, low), (high_text, high) = sorted((one_amount(r, kind, home, numbers) for _ in range(2)),
                                                key=lambda amount: amount[1].value)
    # An amount without a scale beside one that has it would not be read as it stands.
    scaled = all(re.search(r"\d ?([kmbt]|[mbt]n|[a-z]+(and|ion))", text, re.I) for text in (low_text, high_text))
    wanted = kind == "time" or scaled
    return (start + low_text + joint + high_text, low, high) if wanted else None


def cased(r, text):
    style = 1 if "." in text else r.random()
    return text.capitalize() if style < 0.05 else text.upper() if style < 0.07 else text


def write_figure(r, hedge, kind, home, number=None):
    """(text, Figure); nothing where the hedge does not go with the number."""
    if hedge == "between":
        found = two_amounts(r, kind, home, number)
        return found and (found[0], Figure(hedge, found[1], found[2], kind))
    text, amount = one_amount(r, kind, home, number)
    if amount.value < 0 and hedge not in BELOW_ZERO or amount.value == 0 and hedge in ("under", "nearly"):
        return None
    phrase = r.choice(HEDGES[hedge])
    if phrase.endswith(READ_OVER) and (amount.value < 0 or re.match("P\\d|a ", text)):
        phrase = HEDGES[hedge][0]
    if hedge == "range":
        text = cased(r, phrase) + text + " range"
    elif phrase.startswith("..."):
        text += phrase[3:]
    else:
        text = cased(r, phrase) + text
    return text, Figure(hedge, amount, amount, kind)


def json_number(r, kind):
    """A bare number of the deal file, in one of the ways to spell it; it is exact in all of them."""
    n, decimals = random_number(r)
    exponent = r.choice([0, 3, 6, 6, 9, 9, 9, 10])
    value = Fraction(n * 10 ** exponent, 10 ** decimals)
    return spelt(r, value), exact(value * UNIT, kind)


def exact(value, kind):
    amount = Written(int(value), 0, 0)
    return Figure("", amount, amount, kind)


def spelt(r, value):
    """5000000000, 5000000000.00, 5e9, 0.5E+10, 500000e4 ..."""
    point = r.choice([0, 0, 0, r.randint(-12, 3)])  # the power of ten after e is -point
    text = None
    while text is None:
        shifted = value * Fraction(10) ** point
        places = next((k for k in range(13) if (shifted * 10 ** k).denominator == 1), None)
        if places is None:
            point += 1
            continue
        places += r.choice([0, 0, 1, 3])
        whole, part = divmod(int(shifted * 10 ** places), 10 ** places)
        text = str(whole) + (f".{part:0{places}}" if places else "")
    if point == 0 and r.random() < 0.9:
        return text
    sign = "-" if point > 0 else r.choice(["", "+"])
    return text + r.choice("eE") + sign + r.choice(["", "", "0"]) + str(abs(point))


# ---- random deals

AMOUNT_HEDGES = [""] * 8 + ["up to"] * 4 + ["about"] * 3 + [
    "exactly", "up to about", "at most", "under", "more than", "at least", "nearly", "just over", "range", "between"]
CLAIM_HEDGES = ["up to"] * 4 + [""] * 4 + ["about"] * 4 + ["up to about"] * 3 + [
    "exactly", "at most", "under", "more than", "at least", "nearly", "just over", "range", "between"]


class Text(str):
    """A string of the deal file; any other value is written as it is."""


def end_of(r, item, home):
    """An end of a range that the file states, often near the words: its text and its value."""
    figure = item["figure"]
    words = cut(stated_of(figure))
    ends = [figure.first.value, figure.second.value] + [end for end in (words.low, words.high) if end]
    number = near(r, ends) if r.random() < 0.7 else None
    if is_money(figure.kind) and figure.kind == home and r.random() < 0.4:
        n, decimals = number(UNIT) if number else random_number(r)
        value = Fraction(abs(n), 10 ** decimals)
        return spelt(r, value), int(value * UNIT)
    text, found = write_figure(r, "", figure.kind, home, number)
    return Text(text), found.first.value


def excluded(figure, side, value):
    """Whether the hedge itself rules the end out: the program refuses that."""
    tops, bottoms = ("exactly", "at most", "under"), ("exactly", "more than", "at least")
    nominal = figure.first.value
    return figure.hedge in tops and value > nominal if side == "high" else figure.hedge in bottoms and value < nominal


def with_bounds(r, item, home):
    """Sometimes the file's own low and high."""
    figure = item["figure"]
    if r.random() > 0.15:
        return
    words = cut(stated_of(figure))
    for _ in range(8):
        ends = {side: end_of(r, item, home) for side in r.choice([("low",), ("high",), ("low", "high")])}
        if any(value < 0 or excluded(figure, side, value) for side, (_, value) in ends.items()):
            continue
        bounded = figure._replace(**{side: value for side, (_, value) in ends.items()})
        stated = with_own_ends(words, bounded)
        if not is_empty(stated) and meet(stated, words):
            item["figure"] = bounded
            item["json"].update({side: text for side, (text, _) in ends.items()})
            return


def random_figure(r, kind, home, hedges, key, bounds=True):
    """{"json": {key: ...}, "figure": Figure}, with low and high at times."""
    while True:
        if is_money(kind) and kind == home and r.random() < 0.2:
            text, figure = json_number(r, kind)
            break
        found = write_figure(r, r.choice(hedges), kind, home)
        if found:
            text, figure = Text(found[0]), found[1]
            break
    item = {"json": {key: text}, "figure": figure}
    if bounds:
        with_bounds(r, item, home)
    return item


def month_end(year, month):
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def random_date(r):
    """(text, (first day, last day))."""
    year, month = r.randint(2016, 2027), r.randint(1, 12)
    style = r.random()
    if style < 0.3:
        day = date(year, month, r.randint(1, 28))
        return day.isoformat(), (day, day)
    if style < 0.65:
        return f"{year}-{month:02}", (date(year, month, 1), month_end(year, month))
    if style < 0.8:
        quarter = (month + 2) // 3
        return f"{year}-Q{quarter}", (date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter))
    if style < 0.9:
        return str(year), (date(year, 1, 1), date(year, 12, 31))
    (a, from_a), (b, from_b) = random_date(r), random_date(r)
    if ".." in a + b or from_a[0] > from_b[1]:
        return random_date(r)
    return f"{a}..{b}", (from_a[0], from_b[1])


WORDS = ["seed", "now", "later", "tranche", "series_a", "series_b", "cloud", "orders", "plant", "a", "b", "c9", "x1",
         "milestone", "prior", "upfront", "earn_out", "lease", "chips", "power", "current", "total", "stated",
         "claim_1"]
LABELS = ["Seed round", "Zürich", "第一", "a \"quoted\" label", "back\\slash", "A/B", "tab\there", "😀"]


def sprinkle(r, item):
    """Keys that say something and change no verdict."""
    if r.random() < 0.3:
        item["label"] = Text(r.choice(LABELS))
    if r.random() < 0.2:
        item["source"] = Text("press")
        if r.random() < 0.5:
            item["at"] = Text("paragraph 2")
    if r.random() < 0.03:
        item["x-note"] = r.choice(["null", "[1, {\"a\": 2}]", "true", "-0.5e3", Text("free")])


def random_investment(r, deal, item):
    status = r.choice(["prior", "firm", "contingent"])
    item["json"]["status"] = Text(status)
    if r.random() < 0.1:
        item["json"]["expected"] = Text(random_date(r)[0])
    if r.random() < 0.1:
        item["json"]["probability"] = r.choice([Text("40 %"), Text("2/5"), "0.4", "1"])
    if status == "contingent" and r.random() < 0.3:
        item["json"]["condition"] = Text("a plant that runs")
    if deal["investments"] and r.random() < 0.1:
        item["json"]["after"] = f'["{deal["investments"][-1]["id"]}"]'
    return {"status": status, "amount": item["figure"], "stake": None, "priced_at": None, "json": item["json"]}


def random_commitment(r, item, over):
    by = r.choice(["company", "company", "investor"])
    item["json"]["by"] = Text(by)
    if over:
        item["json"].update(over["json"])
    return {"by": by, "amount": item["figure"], "over": over and over["figure"], "json": item["json"]}


def random_valuation(r, item):
    on = random_date(r) if r.random() < 0.9 else None
    if on:
        item["json"]["on"] = Text(on[0])
    basis = r.choice([None, None, "post-money", "pre-money"])
    if basis:
        item["json"]["basis"] = Text(basis)
    return {"value": item["figure"], "on": on and on[1], "basis": basis, "json": item["json"]}


def random_prices(r, deal):
    """What payments buy at, and what they buy."""
    one = r.random() < 0.2 and deal["valuations"] and r.choice(deal["valuations"])["id"]
    for item in deal["investments"]:
        if one or (deal["valuations"] and r.random() < 0.05):
            item["priced_at"] = one or r.choice(deal["valuations"])["id"]
            item["json"]["priced_at"] = Text(item["priced_at"])
        if r.random() < 0.03:
            n, decimals = r.randint(1, 99), r.choice([0, 1])
            amount = written(n, decimals, UNIT // 100)
            item["stake"] = Figure("about", amount, amount, "pure")
            item["json"]["stake"] = Text(f"about {n / 10 ** decimals:.{decimals}f} %")


def random_items(r, deal, names):
    home, second = deal["currency"], r.choice(CURRENCIES) if r.random() < 0.08 else deal["currency"]
    hedges = AMOUNT_HEDGES if r.random() < 0.7 else [""]

    def figure(key, kind="money", bounds=True):
        kind = (second if r.random() < 0.25 else home) if kind == "money" else kind
        return random_figure(r, kind, home, hedges, key, bounds)

    for _ in range(r.choice([0, 1, 2, 2, 3, 3, 3, 4, 5])):
        deal["investments"].append({"id": names.pop(), **random_investment(r, deal, figure("amount"))})
    for _ in range(r.choice([0, 0, 1, 1, 2, 3])):
        amount = figure("amount", r.choice(["money", "money", "power", "energy"]))
        over = figure("over", "time", bounds=False) if r.random() < 0.5 else None
        deal["commitments"].append({"id": names.pop(), **random_commitment(r, amount, over)})
    for _ in range(r.choice([0, 1, 2, 2, 2, 3])):
        deal["valuations"].append({"id": names.pop(), **random_valuation(r, figure("value"))})
    random_prices(r, deal)
    for item in deal["investments"] + deal["commitments"]:
        deal["figures"][item["id"]] = item["amount"]
        if item.get("over"):
            deal["figures"][item["id"] + ".over"] = item["over"]
    for v in deal["valuations"]:
        deal["figures"][v["id"]] = v["value"]


def random_formula(r, deal):
    """("measure", name), ("sum", [(minus, name)]) or ("ratio", (name, name))."""
    groups = {"money": list(STATUSES) + ["spend"], "time": ["elapsed"], "power": [], "energy": []}
    for name, figure in deal["figures"].items():
        groups["money" if is_money(figure.kind) else figure.kind].append(name)
    shape = r.random()
    if shape < 0.35:
        return "measure", r.choice(["exposure", "exposure", "committed", "contingent", "spend"])
    if shape < 0.55:
        return "measure", r.choice(["multiple", "multiple", "stake", "elapsed", "growth", "growth"])
    names = groups[r.choices(list(groups), [6, 2, 1, 1])[0]]
    if not names:
        return "measure", "exposure"
    if shape < 0.6 or len(names) < 2:
        name = r.choice(names)
        return ("sum", [(False, name)]) if name in deal["figures"] else ("measure", name)
    if shape < 0.8:
        chosen = r.sample(names, min(len(names), r.choice([2, 2, 3, 4])))
        return "sum", [(i > 0 and r.random() < 0.4, name) for i, name in enumerate(chosen)]
    return "ratio", tuple(r.sample(names, 2))


def formula_text(r, formula):
    shape, body = formula
    if shape == "measure":
        return body
    space = "" if r.random() < 0.1 else " "
    if shape == "ratio":
        return f"{body[0]}{space}/{space}{body[1]}"
    signs = [space + ("-" if minus else "+") + space for minus, _ in body]
    return body[0][1] + "".join(sign + name for sign, (_, name) in list(zip(signs, body))[1:])


def near(r, ends):
    """A function that writes a number near one of these, in units of a base."""
    def number(base):
        target = Fraction(r.choice(ends)) / base
        style = r.random()
        if style < 0.25:
            target *= Fraction(r.randint(80, 120), 100)
        elif style < 0.29:
            target *= r.choice([10, Fraction(1, 10), 100, -1])
        elif style < 0.33:
            return random_number(r)
        elif style < 0.45:  # what lies a tenth, or half a place, from the end
            target *= r.choice([Fraction(9, 10), Fraction(10, 9), Fraction(11, 10), Fraction(10, 11)])
        if style > 0.7:
            for decimals in range(4):
                if (target * 10 ** decimals).denominator == 1 and abs(target) < 10 ** 9:
                    return int(target * 10 ** decimals), decimals
        decimals = r.choice([0, 0, 0, 1, 1, 2, 3])
        n = r.choice([round, round, floor, ceil])(target * 10 ** decimals)
        while abs(n) >= 10 ** 7 and decimals:
            decimals -= 1
            n = n // 10
        if abs(n) > 9 and r.random() < 0.4:
            drop = 10 ** r.randint(1, len(str(abs(n))) - 1)
            n = r.choice([n // drop, -(-n // drop)]) * drop
        if r.random() < 0.1:
            n += r.choice([-1, 1])
        return (n, decimals) if abs(n) < 10 ** 10 else random_number(r)
    return number


def claimable(formula, deal, of_maximum):
    """The numbers that the formula comes to, in trillionths, and its kind."""
    try:
        computed, kind, nominal = compute(formula, deal, of_maximum)
    except Unknown:
        shape, body = formula
        if shape == "ratio" or body in PURE:
            return [UNIT], "pure"
        name = body if shape == "measure" else body[0][1]
        return [10 * UNIT], kind_of(name, deal)
    ends = [end for r in computed for end in (r.low, r.high) if end is not None] + [nominal] * 3
    ends = [end for end in ends if end is not None] or [0]
    return [end * UNIT for end in ends] if kind == "pure" else ends, kind


def is_known(formula, deal):
    try:
        compute(formula, deal, False)
    except Unknown:
        return False
    return True


def random_claim(r, deal, name):
    claim = {"id": name, "formula": None, "figure": None, "json": {}}
    if r.random() < 0.05:
        claim["json"]["label"] = Text("Largest of its kind")
        return claim
    formula = random_formula(r, deal)
    while not is_known(formula, deal) and r.random() < 0.7:
        formula = random_formula(r, deal)
    while True:
        hedge = r.choice(CLAIM_HEDGES)
        ends, kind = claimable(formula, deal, hedge in MAXIMA)
        if is_money(kind) and r.random() < 0.03:
            kind = r.choice(CURRENCIES)
        found = write_figure(r, hedge, kind, deal["currency"], near(r, ends))
        if found:
            break
    text = f"{formula_text(r, formula)} is {found[0]}"
    if hedge in SIGNS_OF_CLAIMS and r.random() < 0.1:
        plain = write_figure(r, "", kind, deal["currency"], near(r, ends))
        if plain and (plain[1].first.value > 0 or hedge in BELOW_ZERO):
            space = r.choice([" ", " ", ""])
            text = f"{formula_text(r, formula)}{space}{SIGNS_OF_CLAIMS[hedge]}{space}{plain[0]}"
            found = text, plain[1]._replace(hedge=hedge)
    claim["json"]["that"] = Text(text)
    claim["formula"], claim["figure"] = formula, found[1]
    return claim


def random_deal(r, number):
    deal = {"id": f"deal-{number}", "currency": r.choice(CURRENCIES), "investments": [], "commitments": [],
            "valuations": [], "claims": [], "figures": {}, "computed": {}}
    names = r.sample(WORDS, len(WORDS))
    deal["announced_text"], deal["announced"] = random_date(r) if r.random() < 0.3 else (None, None)
    random_items(r, deal, names)
    for _ in range(r.choice([1, 2, 3, 3, 4, 5])):
        deal["claims"].append(random_claim(r, deal, names.pop()))
    return deal


# ---- the text of a deal

def quoted(r, text):
    style = r.random()
    written_text = json.dumps(text, ensure_ascii=style < 0.3)
    if style > 0.97 and re.fullmatch(r"[ !#-\[\]-~]+", text):
        at = r.randrange(len(text))
        written_text = f'"{text[:at]}\\u{ord(text[at]):04x}{text[at + 1:]}"'
    return written_text


def object_of(r, pairs, shuffled):
    pairs = list(pairs)
    if shuffled:
        r.shuffle(pairs)
    comma, colon = r.choice([(", ", ": "), (",", ":"), (" ,\t", " : ")]) if shuffled else (", ", ": ")
    return "{" + comma.join(f'"{key}"{colon}{quoted(r, value) if isinstance(value, Text) else value}'
                            for key, value in pairs) + "}"


def list_of(r, items, shuffled):
    texts = []
    for item in items:
        sprinkle(r, item["json"])
        texts.append(object_of(r, [("id", Text(item["id"])), *item["json"].items()], shuffled))
    return "[" + ", ".join(texts) + "]"


def deal_text(r, deal):
    shuffled = r.random() < 0.3
    pairs = [("id", Text(deal["id"])), ("investor", Text(r.choice(["Example Fund", "Müller & Söhne", "A/B \"C\""]))),
             ("company", Text("Example Works")), ("currency", Text(deal["currency"]))]
    if r.random() < 0.5:
        pairs.append(("title", Text(r.choice(LABELS))))
    if deal["announced_text"]:
        pairs.append(("announced", Text(deal["announced_text"])))
    if r.random() < 0.05:
        pairs.append(("x-free", "{\"id\": [1, \"two\", {}]}"))
    pairs.append(("sources", '[{"id": "press", "title": "Press release", "published": "2026-03"}]'))
    for key in ("investments", "commitments", "valuations", "claims"):
        if deal[key] or r.random() < 0.5:
            pairs.append((key, list_of(r, deal[key], shuffled)))
    return object_of(r, pairs, shuffled)


def spoilt(r, text):
    """The same text with a mistake that must be refused."""
    return r.choice([
        lambda: text[:r.randrange(1, len(text))],
        lambda: text.replace('"currency"', '"curency"', 1),
        lambda: '{"id": "twice", ' + text[1:],
        lambda: text[:-1] + ', "unknown": 1}',
        lambda: text + "}",
        lambda: text[:-1] + ', "x-a": "\\ud800"}',
        lambda: text[:-1] + ', "x-a": "\x01"}',
        lambda: text[:-1] + ', "x-a": 01}',
        lambda: text[:-1] + ',}',
        lambda: "[" + text + "]",
    ])()
