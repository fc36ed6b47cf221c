#!/usr/bin/env python3
"""Lines that come in pieces: cuts.py PROGRAM

The same bytes come out wherever a pipe cuts its input in two: inside a character of several bytes, inside a CRLF, inside a
blank line, and before the end of a last line without one. The second piece is written once the program has read the first.
"""
import array, fcntl, subprocess, sys, termios, time

program = sys.argv[1]
DEAL = '{"id":"%s","investor":"Zürich €","company":"😀","currency":"EUR","claims":[{"id":"said","label":"北"}]}'
LINES = "\r\n".join([DEAL % "a", "", DEAL % "b" + "\n \t", '{"id":"c","investor":"Zürich €"', "", DEAL % "last €"])
LINES = LINES.encode()
SPLIT = [*range(1, 40), *range(LINES.index("😀".encode()) - 1, len(LINES))]


def wait_until_read(pipe):
    waiting = array.array("i", [1])
    while True:
        fcntl.ioctl(pipe, termios.FIONREAD, waiting)
        if waiting[0] == 0:
            return
        time.sleep(0.0005)


def verdicts(first, second):
    child = subprocess.Popen([program, "check", "--lines", "-f", "jsonl", "-j", "2"], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if first:
        child.stdin.write(first)
        child.stdin.flush()
        wait_until_read(child.stdin)
    return child.communicate(second)


rows, messages = verdicts(b"", LINES)
ids = [row.split(b",")[0] for row in rows.splitlines()]
assert ids == [b'{"deal":"a"', b'{"deal":"b"', b'{"deal":"c"', b'{"deal":null'], rows
assert b"<stdin>:5:" in messages and b"<stdin>:7:" in messages, messages
wrong = [cut for cut in SPLIT if verdicts(LINES[:cut], LINES[cut:]) != (rows, messages)]
print(f"other bytes where the input is cut after {wrong}" if wrong else f"the same bytes from {len(SPLIT)} cuts")
sys.exit(bool(wrong))
