#!/usr/bin/env python3
"""Memory does not grow with the input: memory.py PROGRAM [--megabytes N]

N megabytes of deals (40) in a pipe, and among them a line of 20 MB, which is refused, one of 4 MB and a million empty
ones: with two threads the program never holds more than 32 MiB.
"""
import argparse, os, subprocess, sys

DEAL = (b'{"id":"d","investor":"Fund A","company":"X","currency":"USD","investments":[{"id":"a","status":"prior","amount":'
        b'"$80M"}],"claims":[{"id":"total","that":"exposure is $80M"}]}\n')
MOST = 32  # MiB
COMMANDS = (["check"], ["check", "-f", "jsonl"], ["exposure", "-f", "jsonl"], ["summary", "-f", "csv"])
A_MEGABYTE = 7000  # of deals

arguments = argparse.ArgumentParser(description="measure the memory of many deals")
arguments.add_argument("program")
arguments.add_argument("--megabytes", type=int, default=40)
a = arguments.parse_args()


def half_of_the_deals():
    for _ in range(a.megabytes // 2):
        yield DEAL * A_MEGABYTE


def padded(megabytes):
    for _ in range(megabytes):
        yield b" " * 1_000_000
    yield DEAL


def pieces():
    yield from half_of_the_deals()
    yield from padded(20)
    yield from padded(4)
    yield b"\n" * 1_000_000
    yield from half_of_the_deals()


too_much = False
for command in COMMANDS:
    child = subprocess.Popen([a.program, *command, "--lines", "-j", "2"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE)
    for piece in pieces():
        child.stdin.write(piece)
    child.stdin.close()
    error = child.stderr.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    deals = 2 * (a.megabytes // 2) * A_MEGABYTE + 1
    if f"\n{deals:,} deals" not in error or "1 unreadable" not in error or child.returncode == 3:
        sys.exit(f"{command} ends with {child.returncode}: {error}")
    peak = usage.ru_maxrss / 1024  # at least that of this program, which the system counts until the other begins
    print(f"{' '.join(command):18} {peak:5.1f} MiB")
    too_much = too_much or peak > MOST
sys.exit(f"more than {MOST} MiB" if too_much else 0)
