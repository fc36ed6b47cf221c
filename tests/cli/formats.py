#!/usr/bin/env python3
"""Every command in every format over deals: formats.py PROGRAM DATA

The commands come from `dealcalc --help` and their formats from `dealcalc COMMAND --help`, so new ones are covered as they
come. Each pair renders with the exit status of text and the same bytes in other locales, time zones and widths; every
number of the text is in the JSON; CSV, read back, gives hostile names as they are; XML formats parse, and their tree is
that of harmless names; a format that a command does not list is refused by its name.
"""
import csv, io, json, os, re, subprocess, sys, tempfile
import xml.etree.ElementTree as tree

program, data = sys.argv[1:3]
faults = []
checked = 0
HOSTILE = [
    "=HYPERLINK(\"https://example.org\")", "+1", "-2+3", "@SUM(A1)", "'=1", "\ttab", "<script>x</script>", "]]>",
    "\"quotes\" and 'more'", "`code` | pipe", "\u001b[31mred\u001b[0m", "\u202eturned", "a\nline", "& < > \\",
]
LOCALES = ["C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"]
ZONES = ["UTC", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"]


def run(*words, **variables):
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC", **variables}
    done = subprocess.run([program, *words], capture_output=True, env=environment, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr


def fault(words, what):
    faults.append(f"dealcalc {' '.join(words)}: {what}")


def listed(text, title):
    """The first words of the indented lines below a title."""
    part = text.split(title + ":\n", 1)
    if len(part) == 1:
        return []
    return re.findall(r"^  (\S+)  ", part[1].split("\n\n")[0], re.M)


def arguments(command, deal, second):
    """Words that a command needs, from its usage; None where it shows no report of a deal."""
    usage = re.search(r"^Usage: .*$", run(command, "--help")[1].decode(), re.M).group()
    if "DEAL DEAL" in usage or command == "compare":
        return [deal, second]
    if command == "returns":
        return [deal, "--exit", "$90B", "--on", "2035"]
    if "DEAL" in usage:
        return [deal]
    return ["about $380B"] if "TEXT" in usage else None


def hostile_deal(name):
    return {
        "id": "hostile", "title": name, "investor": name, "company": name + " works", "currency": "USD",
        "announced": "2026-04-20",
        "sources": [{"id": "s", "title": name, "publisher": name, "url": name}],
        "investments": [
            {"id": "a", "label": name, "status": "firm", "amount": "$5B", "source": "s", "at": name},
            {"id": "b", "label": name, "status": "contingent", "amount": "up to $7B", "condition": name}],
        "commitments": [{"id": "c", "label": name, "by": "company", "amount": "$9B", "over": "3 years", "source": "s"}],
        "valuations": [{"id": "v", "label": name, "on": "2025", "value": "$60B", "source": "s"},
                       {"id": "w", "label": name, "on": "2026-04", "value": "$90B"}],
        "claims": [{"id": "total", "label": name, "that": "exposure is up to $120B", "source": "s", "at": name},
                   {"id": "big", "label": name}],
    }


def numbers(text):
    return re.findall(r"\d[\d,]*(?:\.\d+)?", re.sub(r"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}", "", text))


def unguarded(text):
    return re.sub(r"^'(?='*[=+\-@\t\r\n＝＋－＠])", "", text)


def shape(markup):
    """Tags and names of attributes, without any text."""
    return [(e.tag, sorted(e.attrib)) for e in tree.fromstring(markup).iter()]


def check_one(command, words, name, formats):
    global checked
    text_status, text, _ = run(command, *words)
    _, whole, _ = run(command, *words, "-f", "json")
    said = whole.decode() if text_status < 2 else ""
    for number in numbers(text.decode()):
        if number not in said:
            fault([command, *words], f"{number} is in the text and not in the JSON")
    for form in formats:
        line = [command, *words, "-f", form]
        status, out, err = run(*line)
        checked += 1
        if status != text_status or (status < 2 and not out and form not in ("jsonl", "github")):
            fault(line, f"status {status} and not {text_status}: {err.decode()}")
        if form not in ("text", "csv", "tsv") and re.search(b"[\x00-\x08\x0b-\x1f\x7f]", out):
            fault(line, "a control character")
        if form in ("svg", "junit"):
            tree.fromstring(out)
        if form == "csv" and name:
            cells = {unguarded(cell) for row in csv.reader(io.StringIO(out.decode(), newline="")) for cell in row}
            guarded = [cell for row in csv.reader(io.StringIO(out.decode(), newline="")) for cell in row]
            if command in ("exposure", "check", "summary", "valuation") and name not in cells:
                fault(line, f"{name!r} is not read back")
            if any(cell[:1] in "=+@\t\r\n" and cell for cell in guarded):
                fault(line, "a formula")
        if form == "jsonl":
            for row in out.decode().splitlines():
                json.loads(row)


def check_surroundings(command, words, formats):
    for form in formats:
        line = [command, *words, "-f", form]
        first = run(*line)
        for locale, zone in zip(LOCALES, ZONES):
            if run(*line, LC_ALL=locale, TZ=zone, COLUMNS="40", LANG=locale) != first:
                fault(line, f"other bytes under {locale} and {zone}")


def main():
    commands = listed(run("--help")[1].decode(), "Commands")
    every = {form for c in commands for form in listed(run(c, "--help")[1].decode(), "Formats")}
    deals = sorted(os.path.join(data, f) for f in os.listdir(data) if f.endswith(".json") and "schema" not in f)
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(["harmless"] + HOSTILE):
            with open(os.path.join(folder, f"{number:02}.json"), "w", encoding="utf-8") as file:
                json.dump(hostile_deal(name), file)
        hostile = [(os.path.join(folder, f"{n:02}.json"), name) for n, name in enumerate(["harmless"] + HOSTILE)]
        for command in commands:
            formats = listed(run(command, "--help")[1].decode(), "Formats")
            if not formats or arguments(command, deals[0], deals[0]) is None:
                continue
            for form in sorted(every - set(formats)):
                status, _, err = run(command, *arguments(command, deals[0], deals[1]), "-f", form)
                if status != 2 or f"{command} has no {form}".encode() not in err:
                    fault([command, "-f", form], "is not refused by name")
            for deal, name in [(deal, None) for deal in deals] + hostile:
                check_one(command, arguments(command, deal, deals[0]) if name is None
                          else arguments(command, deal, deal), name, formats)
            check_surroundings(command, arguments(command, deals[0], deals[1]), formats)
            for form in {"svg", "junit"} & set(formats):
                shapes = [shape(run(command, *arguments(command, deal, deal), "-f", form)[1]) for deal, _ in hostile]
                for (_, name), found in zip(hostile, shapes):
                    if found != shapes[0] and form == "junit":
                        fault([command, "-f", form], f"another tree for {name!r}")
    for line in faults[:40]:
        print(line)
    print(f"{checked} reports of {len(commands)} commands, {len(faults)} faults")
    return 1 if faults or checked < 100 else 0


sys.exit(main())
