#!/usr/bin/env python3
"""Every command in a terminal: terminal.py PROGRAM DATA

At several widths, from the window and from COLUMNS, no line of a text is wider than the terminal, measured with Python's
Unicode data. A locale without UTF-8 gets ASCII. Colour adds escape sequences and nothing else, so verdicts are said in
words. A pipe gets the same bytes whatever COLUMNS is.
"""
import fcntl, os, pty, re, struct, subprocess, sys, termios, threading, unicodedata

program, data = sys.argv[1:3]
DEALS = [os.path.join(data, name) for name in ("amazon-anthropic.json", "amazon-anthropic-second-report.json")]
COMMANDS = [["exposure"], ["exposure", *DEALS], ["valuation"], ["check"], ["explain"], ["explain", "total"], ["explain", "stake"],
            ["compare", *DEALS], ["summary"], ["milestones"], ["figure", "about $380B"],
            ["returns", "--exit", "$1.5T", "--stake", "20 %", "--on", "2030", "--dated", "prior=2024-11", "--dated", "milestone=2028"],
            ["returns", "--round", "invest=$5B pre=$55B", "--round", "invest=$30B post=$380B pool=5% of post"]]
END = b"\x04end\x04"
VERDICTS = re.compile(r"\b(?:fails|undetermined|unchecked|holds by rounding|holds)\b")
faults = []


def in_terminal(words, width, **variables):
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm", **variables}
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    child = subprocess.Popen([program, *words], stdin=subprocess.DEVNULL, stdout=side, stderr=side, env=environment)

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
    if child.returncode not in (0, 1):
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


def check(words):
    for width, variables in [(40, {}), (60, {}), (80, {}), (120, {}), (100, {"COLUMNS": "50"}), (70, {"COLUMNS": "wide"})]:
        limit = 50 if variables.get("COLUMNS") == "50" else width
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
    piped = [subprocess.run([program, *words], capture_output=True, env={"PATH": os.environ["PATH"], **variables}).stdout
             for variables in ({}, {"COLUMNS": "50"}, {"LANG": "C"})]
    if piped[1:] != piped[:-1]:
        faults.append(f"{words}: a pipe gets other bytes")


for command in COMMANDS:
    check(command)
if not VERDICTS.search(in_terminal(["check"], 80, NO_COLOR="1")):
    faults.append("check says no verdict in words")
print("\n".join(faults) or f"{len(COMMANDS)} commands fit")
sys.exit(bool(faults))
