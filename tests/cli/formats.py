#!/usr/bin/env python3
"""Every command in every format over the deals, and over deals with hostile names: formats.py PROGRAM DATA [--few]

The commands come from `dealcalc --help` and their formats from `dealcalc COMMAND --help`, so new ones are covered as they
come. Each pair renders with the exit status of text; every number of the text is a number of the JSON; a format that a
command does not list is refused by its name. A hostile name changes no table of rows but in its own cells, read back, and
no tree of markup at all. With --few, for slow programs, every third name. Pages and pictures have tests of their own.
"""
import csv, io, json, os, re, sys, tempfile
import xml.etree.ElementTree as tree

import every

HARMLESS = "harmless"
HOSTILE = [
    "=HYPERLINK(\"https://example.org\")", "+1", "-2+3", "@SUM(A1)", "'=1", "\ttab", "<script>x</script>", "]]>",
    "\"quotes\" and 'more'", "`code` | pipe", "\u001b[31mred\u001b[0m", "\u202eturned", "a\nline", "& < > \\",
    "\\n \\| \\\\", "::error::x", "%0A%25", "# head", "- [x] done", "![i](u)", "1. one", "===", "---",
    "www.example.org", "\u0085\u2028next", "\x7f\u0007bell",
]
ACTS = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"


def hostile_deal(name):
    """A deal with the name in every free text, over lines, so that a name moves no claim to another place."""
    return deal_of(lambda field: name)


def deal_of(text):
    """A deal of which text() gives every free text, by the name of its field."""
    class Texts(dict):
        def __missing__(self, field):
            return text(field)
    texts = Texts()
    at = lambda what: {"source": "s", "at": texts[what + " at"]}
    return {
        "id": "hostile", "title": texts["title"], "investor": texts["investor"], "company": texts["company"] + " works",
        "currency": "USD", "announced": "2026-04-20",
        "sources": [{"id": "s", "title": texts["source title"], "publisher": texts["publisher"], "url": texts["url"]}],
        "investments": [
            {"id": "a", "label": texts["firm label"], "status": "firm", "amount": "$5B", **at("firm")},
            {"id": "b", "label": texts["contingent label"], "status": "contingent", "amount": "up to $7B", "expected": "2028",
             "probability": "40%", "condition": texts["condition"], **at("contingent")}],
        "commitments": [{"id": "c", "label": texts["commitment label"], "by": "company", "amount": "$9B", "over": "3 years",
                         **at("commitment")}],
        "valuations": [{"id": "v", "label": texts["first label"], "on": "2025", "value": "$60B", **at("first")},
                       {"id": "w", "label": texts["last label"], "on": "2026-04", "value": "$90B", "basis": "post-money",
                        **at("last")}],
        "claims": [{"id": "total", "label": texts["total label"], "that": "exposure is up to $120B", **at("total")},
                   {"id": "big", "label": texts["big label"], **at("big")}],
    }


# Numbers: what the text says is in the JSON.

UNIT = r"(?:%|[kMGT]?Wh?|x|days?|months?|years?)(?![A-Za-z])"
NUMBER = re.compile(rf"[$€£¥]?\d(?:[\d,]*\d)?(?:\.\d+)?(?:[eE][+-]?\d+)?[kMBT]?(?: ?{UNIT})?")
NO_NUMBER = re.compile(r"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|(?<![\d.])[A-Za-z_]\w*")


def tokens(text):
    """Numbers with their sign of money, scale and unit, each a whole, so that 5 is none of "15 GW", and what comes after
    them. Escapes and ids are no numbers."""
    words = NO_NUMBER.sub(lambda m: m[0] if re.fullmatch(UNIT, m[0]) else "~", text)
    return [(m[0], words[m.end():m.end() + 2]) for m in NUMBER.finditer(words)]


def strings_and_numbers(json_value):
    if isinstance(json_value, dict):
        json_value = list(json_value.values())
    if isinstance(json_value, list):
        for part in json_value:
            yield from strings_and_numbers(part)
    elif json_value is not None and not isinstance(json_value, bool):
        yield json_value


def numbers_not_in(text, whole):
    values = list(strings_and_numbers(whole))
    said = {number for value in values if isinstance(value, str) for number, _ in tokens(value)}
    said |= {str(value) for value in values if not isinstance(value, str)}
    before_units = {number.split(" ")[0] for number in said if " " in number}  # the unit may begin the next line of a cell
    ends_a_line = lambda after: after[:1] in ("", "\n") or after == "  "
    return sorted({number for number, after in tokens(text)
                   if number not in said and not (ends_a_line(after) and number in before_units)})


# Names: rows read back, and markup as a tree.

def unguarded(cell):
    return re.sub(r"^'(?=[' \u00a0\u202f\ufeff]*[=+\-@\t\r\n＝＋－＠])", "", cell)


def rows_of_csv(out):
    return list(csv.reader(io.StringIO(out, newline=""), strict=True))


def rows_of_tsv(out):
    plain = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
    back = lambda m: plain.get(m[0]) or chr(int(m[0][2:], 16))
    escape = r"\\(?:[tnr\\]|x[0-9a-f]{2}|u[0-9a-f]{4})"
    return [[re.sub(escape, back, cell) for cell in line.split("\t")] for line in out.split("\n")]


def names_not_read_back(rows, harmless, name):
    """Cells that are not those of the harmless deal with the name in its place."""
    if [len(row) for row in rows] != [len(row) for row in harmless]:
        return ["another table"]
    cells = [(mine, other) for row, like in zip(rows, harmless) for mine, other in zip(row, like)]
    return [mine for mine, other in cells if unguarded(mine) != other.replace(HARMLESS, name)]


def runs_as_formula(cell):
    shown = cell.lstrip(" \u00a0\u202f\ufeff")
    return shown[:1] in "=+-@\t\r\n＝＋－＠" and shown != "" and not re.fullmatch(r"([-+]?\d[\d./% ]*(; |$))+", cell)


def tree_of_xml(out):
    """Tags and names of attributes, without any text."""
    return [(e.tag, sorted(e.attrib)) for e in tree.fromstring(out).iter()]


def tree_of_json(value):
    if isinstance(value, dict):
        return {key: tree_of_json(part) for key, part in value.items()}
    return [tree_of_json(part) for part in value] if isinstance(value, list) else type(value).__name__


def tree_of_markdown(out):
    """What each line is: a heading, an item of a list, a row and its cells, or words. No tag, link or code in any."""
    kinds = []
    for line in out.split("\n"):
        bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", line)
        if re.search(r"[<`\[\]]|://", bare):
            raise ValueError(f"markup in {line!r}")
        mark = re.match(r"#+ |- \*\*|[-+*] |>|\d+[.)] |    |(?:=+|-+|)$", bare)
        kinds.append((mark[0] if mark else "words", *map(bare.count, "|*~")))
    return kinds


def tree_of_github(out):
    """Commands and the names of their properties, split as the runner splits them."""
    kinds = []
    for line in out.split("\n"):
        command = re.match(r"::(\w+) (.*?)::", line)
        kinds.append((command[1], [part.split("=")[0] for part in command[2].split(",")]) if command else "words")
    return kinds


TREES = {"junit": tree_of_xml, "markdown": tree_of_markdown, "github": tree_of_github,
         "vega-lite": lambda out: tree_of_json(json.loads(out)), "json": lambda out: tree_of_json(json.loads(out)),
         "jsonl": lambda out: [tree_of_json(json.loads(line)) for line in out.splitlines()]}
ROWS = {"csv": rows_of_csv, "tsv": rows_of_tsv}


def reports_in_all_formats(program, command, words, **more):
    """By format; and what is wrong with any of them."""
    line = f"dealcalc {' '.join([command, *words])}"
    text_status, text, err = program.run(command, *words, **more)
    wrong = [f"{line}: status {text_status}: {err.decode()}"] if text_status > 1 else []
    outs = {"text": text.decode()}
    for form in program.formats(command):
        if form == "text":
            continue
        status, out, err = program.run(command, *words, "-f", form, **more)
        outs[form] = out.decode()
        if status != text_status or (not out and form not in ("jsonl", "github")):
            wrong.append(f"{line} -f {form}: status {status} and not {text_status}: {err.decode()}")
        if form != "csv" and re.search(ACTS, outs[form]):
            wrong.append(f"{line} -f {form}: a character that acts")
    if not wrong:
        missing = numbers_not_in(outs["text"], json.loads(outs["json"]))
        wrong += [f"{line}: {number} is in the text and not in the JSON" for number in missing]
    return outs, wrong


def faults_of_name(outs, harmless, name):
    wrong = []
    for form in outs.keys() & TREES.keys():
        try:
            if TREES[form](outs[form]) != TREES[form](harmless[form]):
                wrong.append(f"{form}: another tree")
        except (ValueError, tree.ParseError) as problem:
            wrong.append(f"{form}: {problem}")
    for form in outs.keys() & ROWS.keys():
        rows = ROWS[form](outs[form])
        wrong += [f"{form}: {cell!r} is not read back" for cell in
                  names_not_read_back(rows, ROWS[form](harmless[form]), name)[:2]]
        wrong += [f"{form}: {cell!r} is a formula" for row in rows for cell in row if runs_as_formula(cell)]
    return wrong


def check_names(program, folder, names):
    """Each in a folder of its own under one file name, which some reports say."""
    for number, name in enumerate(names):
        os.mkdir(os.path.join(folder, str(number)))
        with open(os.path.join(folder, str(number), "deal.json"), "w", encoding="utf-8") as file:
            json.dump(hostile_deal(name), file, indent=1)
    commands = [c for c in program.commands() if "deal.json" in (program.arguments(c, "deal.json", "deal.json") or [])]
    work = [(command, number) for command in commands for number in range(len(names))]

    def reports_of(item):
        command, number = item
        words = program.arguments(command, "deal.json", "deal.json")
        return reports_in_all_formats(program, command, words, cwd=os.path.join(folder, str(number)))

    done = every.side_by_side(reports_of, work)
    wrong = []
    for (command, number), (outs, faults) in zip(work, done):
        if number == 0:
            harmless = outs
        faults = faults or faults_of_name(outs, harmless, names[number])
        wrong += [f"{command} with {names[number]!r}: {fault}" for fault in faults]
    return sum(len(outs) for outs, _ in done), wrong


def check_carried(program, folder):
    """Every free text of a deal stands in the JSON of some command, whole: else no hostile name would reach a format."""
    fields, path = [], os.path.join(folder, "fields.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(deal_of(lambda field: fields.append(field) or f"{HARMLESS} {field}"), file)
    outs = [program.run(command, *program.arguments(command, path, path), "-f", "json")[1].decode()
            for command in program.commands() if path in (program.arguments(command, path, path) or [])]
    said = {value for out in outs for value in strings_and_numbers(json.loads(out))}
    return [f"the {field} of a deal stands in no report" for field in fields
            if not any(isinstance(value, str) and f"{HARMLESS} {field}" in value for value in said)]


def check_refusals(program, deals):
    commands = [c for c in program.commands() if program.formats(c)]
    all_formats = {form for command in commands for form in program.formats(command)}
    wrong, refused = [], 0
    for command in commands:
        for form in sorted(all_formats - set(program.formats(command))):
            status, _, err = program.run(command, *program.arguments(command, deals[0], deals[1]), "-f", form)
            if status != 2 or f"{command} has no {form}".encode() not in err:
                wrong.append(f"dealcalc {command} -f {form} is not refused by name")
            refused += 1
    return wrong if refused > 10 else [*wrong, f"only {refused} formats are refused: is help read rightly?"]


def main():
    program, data, few = every.Program(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3:] == ["--few"]
    lines = every.reports(program, data)
    done = every.side_by_side(lambda line: reports_in_all_formats(program, line[0], line[1:]), lines)
    commands = {c for c in program.commands() if program.formats(c)}
    with_numbers = {line[0] for line, (outs, _) in zip(lines, done) if tokens(outs["text"])}
    wrong = [f"{command} is not run, or says no number" for command in commands - with_numbers] + check_refusals(program, every.deals_of(data)) + [fault for _, faults in done for fault in faults]
    with tempfile.TemporaryDirectory() as folder:
        wrong += check_carried(program, folder)
        checked, faults = check_names(program, folder, [HARMLESS, *(HOSTILE[::3] if few else HOSTILE)])
    wrong += faults
    checked += sum(len(outs) for outs, _ in done)
    for problem in wrong[:40]:
        print(problem)
    print(f"{checked} reports of {len(program.commands())} commands, {len(wrong)} faults")
    return 1 if wrong or checked < 500 else 0


if __name__ == "__main__":
    sys.exit(main())
