#!/usr/bin/env python3
"""Every command in a terminal: terminal.py PROGRAM DATA

At several widths, from the window and from COLUMNS, no line of a text is wider than the terminal, measured with Python's
Unicode data. A locale without UTF-8 gets ASCII. Colour adds escape sequences and nothing else, so verdicts are said in
words. A pipe gets the same bytes whatever COLUMNS is. The same holds for help, and for errors, whose carets stand under the
same letters in every terminal; a command line to copy, and a path, is not broken. No format lets what a file holds act on
a terminal.
"""
import fcntl, os, pty, re, struct, subprocess, sys, tempfile, termios, threading, unicodedata

program, data = map(os.path.abspath, sys.argv[1:3])
scratch_folder = tempfile.TemporaryDirectory()
scratch = scratch_folder.name
DEALS = [os.path.join(data, name) for name in ("amazon-anthropic.json", "amazon-anthropic-second-report.json")]
COMMANDS = [["exposure"], ["exposure", *DEALS], ["valuation"], ["check"], ["explain"], ["explain", "total"], ["explain", "stake"],
            ["compare", *DEALS], ["summary"], ["milestones"], ["figure", "about $380B"],
            ["scan", os.path.join(data, "amazon-anthropic.txt")],
            ["returns", "--exit", "$1.5T", "--stake", "20 %", "--on", "2030", "--dated", "prior=2024-11", "--dated", "milestone=2028"],
            ["returns", "--round", "invest=$5B pre=$55B", "--round", "invest=$30B post=$380B pool=5% of post"]]
# A figure in the middle of a long line with letters beside it that take no column, two, and more than one in ASCII.
BAD_DEAL = ('{"id": "x", "title": "%s", "investor": "A", "company": "B", "currency": "USD", "x-a": "€ é 東京", '
            '"investments": [{"id": "a", "status": "prior", "amount": "5 billoin", "x-b": "東京 € %s"}]}'
            % ("many words " * 30, "and more " * 30))
BAD = "billoin"
ERRORS = [["check", "bad.json"], ["figure", f"up to 5 {BAD}"], ["explain", "bad.json", "x"]]
END = b"\x04end\x04"
VERDICTS = re.compile(r"\b(?:fails|undetermined|unchecked|holds by rounding|holds)\b")
faults = []
with open(os.path.join(scratch, "bad.json"), "w", encoding="utf-8") as file:
    file.write(BAD_DEAL)
overview = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
HELP = [["--help"], *([name, "--help"] for name in re.findall(r"^  (\w+)  ", overview.split("Commands:")[1].split("\n\n")[0], re.M))]


def in_terminal(words, width, statuses=(0, 1), **variables):
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm", **variables}
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    child = subprocess.Popen([program, *words], stdin=subprocess.DEVNULL, stdout=side, stderr=side, env=environment, cwd=scratch)

    def close():  # what is still in a terminal whose last writer has gone may be lost, so this one goes last, with a mark
        child.wait()
        os.write(side, END)

    closing = threading.Thread(target=close)
    closing.start()
    out = b""
    while not out.endswith(END):
        out += os.read(main, 65536)
    closing.join()
    os.close(side)
    os.close(main)
    if child.returncode not in statuses:
        faults.append(f"{words}: status {child.returncode}")
    return out.removesuffix(END).decode().replace("\r\n", "\n")


def first_difference(one, other):
    return next((f"{a!r} and {b!r}" for a, b in zip(one.split("\n"), other.split("\n")) if a != b),
                f"{len(one)} and {len(other)} characters")


def plain(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def width_of(line):
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


WINDOWS = [(40, {}), (60, {}), (80, {}), (120, {}), (100, {"COLUMNS": "50"}), (70, {"COLUMNS": "wide"})]


def limit_of(width, variables):
    return 50 if variables.get("COLUMNS") == "50" else width


def check_piped(words):
    """Standard output and standard error together: what a pipe gets is the same everywhere."""
    piped = [subprocess.run([program, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=scratch,
                            env={"PATH": os.environ["PATH"], **variables}).stdout
             for variables in ({}, {"COLUMNS": "50"}, {"LANG": "C"})]
    if piped[1:] != piped[:-1]:
        faults.append(f"{words}: a pipe gets other bytes")


def check_help(words):
    pages = set()
    for width, variables in WINDOWS:
        page = in_terminal(words, width, **variables)
        lines = [line for line in page.split("\n") if not re.match(r"Usage: |  dealcalc |\S+$", line)]
        widest = max(map(width_of, lines))
        if len(lines) < 6 or widest > limit_of(width, variables):
            faults.append(f"{words}: {widest} columns in {width}")
        pages.add(page)
    if len(pages) < 4:
        faults.append(f"{words}: help does not follow the width")
    if len({" ".join(page.split()) for page in pages}) != 1:
        faults.append(f"{words}: the width changes the words")
    if not in_terminal(words, 80, LC_ALL="C").isascii():
        faults.append(f"{words}: not ASCII in the C locale")
    check_piped(words)


def check_error(words):
    for locale in ("C.UTF-8", "C"):
        for width, variables in WINDOWS:
            page = in_terminal(words, width, statuses=(2,), LC_ALL=locale, **variables)
            bare = in_terminal(words, width, statuses=(2,), LC_ALL=locale, NO_COLOR="1", **variables)
            if plain(page) != bare or page == bare:
                faults.append(f"{words} at {width}: colour adds nothing, or more than escape sequences")
            lines = bare.split("\n")
            widest = max(map(width_of, lines))
            if widest > limit_of(width, variables):
                faults.append(f"{words}: {widest} columns in {width}")
            if locale == "C" and not bare.isascii():
                faults.append(f"{words}: not ASCII in the C locale")
            marked = [i for i, line in enumerate(lines) if re.fullmatch(r" *\| +\^+", line)]
            for i in marked:
                begin, under = lines[i].index("^"), lines[i].count("^")
                if columns(lines[i - 1])[begin:begin + under] != BAD:
                    faults.append(f"{words} at {width}: the carets do not stand under {BAD}:\n{bare}")
            if not marked:
                faults.append(f"{words} at {width}: no carets")
    check_piped(words)


def check_control_characters():
    """A name that would colour what follows, clear the screen and ring: seen as escapes, in every format."""
    with open(os.path.join(scratch, "control.json"), "w", encoding="utf-8") as file:
        name = "A\\u001b[31m\\u001b[2J\\u0007\\u009b1m"
        file.write('{"id": "x", "investor": "%s", "company": "B", "currency": "USD", '
                   '"investments": [{"id": "a", "label": "%s", "status": "prior", "amount": "$5B"}]}' % (name, name))
    for name in ("text", "json", "jsonl", "csv", "tsv", "markdown", "html", "svg", "vega-lite"):
        page = in_terminal(["exposure", "control.json", "--format", name], 80, NO_COLOR="1")
        acting = sorted({c for c in page if unicodedata.category(c) == "Cc" and c not in "\n\t"})
        if not page or acting:
            faults.append(f"{name} lets {acting} through to a terminal")


def columns(line):
    """The line, a wide letter followed by a space and marks left out: a character a column."""
    return "".join(c + " " * (width_of(c) - 1) for c in line if width_of(c) > 0)


def check(words):
    for width, variables in WINDOWS:
        limit = limit_of(width, variables)
        page = in_terminal(words, width, **variables)
        widest = max(map(width_of, plain(page).split("\n")))
        if not page or widest > limit:
            faults.append(f"{words}: {widest} columns in {limit}")
        bare = in_terminal(words, width, NO_COLOR="1", **variables)
        if "\x1b" in bare:
            faults.append(f"{words} at {width}: NO_COLOR has escape sequences")
        for how, other in (("NO_COLOR", plain(page)), ("--color never", in_terminal(words + ["--color", "never"], width, **variables))):
            if other != bare:
                faults.append(f"{words} at {width}: {how} changes more than colours: {first_difference(bare, other)}")
        if VERDICTS.findall(bare) != VERDICTS.findall(plain(page)):
            faults.append(f"{words} at {width}: verdicts differ without colour")
    if not in_terminal(words, 80, LC_ALL="C").isascii():
        faults.append(f"{words}: not ASCII in the C locale")
    check_piped(words)


for command in COMMANDS:
    check(command)
for command in HELP:
    check_help(command)
for command in ERRORS:
    check_error(command)
for name in ("check", "verdicts"):  # a terminal gets no roff
    if in_terminal(["man", name], 60) != in_terminal(["help", name], 60):
        faults.append(f"man {name} shows in a terminal other than help {name}")
check_control_characters()
if not VERDICTS.search(in_terminal(["check"], 80, NO_COLOR="1")):
    faults.append("check says no verdict in words")
print("\n".join(faults) or f"{len(COMMANDS)} command lines, {len(HELP)} pages of help and {len(ERRORS)} errors fit")
sys.exit(bool(faults))
