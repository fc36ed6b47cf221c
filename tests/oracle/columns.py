#!/usr/bin/env python3
"""The blocks of src/render/unicode_blocks.hpp against Python's Unicode data: columns.py HEADER

Every assigned character from U+0300: no column for marks and formats and for Hangul letters that complete a syllable, two
for wide and full-width ones, one for the others. Characters that the header's version of Unicode did not have are left out.
"""
import re, sys, unicodedata

parts = open(sys.argv[1], encoding="utf-8").read().split("double_width[]")
zero, double = ([tuple(int(end, 16) for end in block) for block in re.findall(r"\{0x(\w+), 0x(\w+)\}", part)]
                for part in parts)
old = unicodedata.unidata_version.startswith("14.")


def inside(blocks, point):
    return any(first <= point <= last for first, last in blocks)


def expected(point):
    letter = chr(point)
    if unicodedata.category(letter) in ("Mn", "Me", "Cf") or 0x1160 <= point <= 0x11FF or 0xD7B0 <= point <= 0xD7FB:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


for blocks in (zero, double):
    ends = [end for block in blocks for end in block]
    assert ends == sorted(ends), "blocks are not in order"
compared, differing = 0, []
for point in range(0x300, 0x110000):
    # Ideographs, Hangul and private use are looked at where they begin and end.
    if unicodedata.category(chr(point)) in ("Cn", "Cs", "Co") or (0x4E01 <= point < 0x9FFF) or (0x20001 <= point < 0x2A6DF):
        continue
    compared += 1
    found = 0 if inside(zero, point) else 2 if inside(double, point) else 1
    if found != expected(point):
        differing.append(f"U+{point:04X} {unicodedata.name(chr(point), '')}: {found} and not {expected(point)}")
print(f"{compared} characters compared, {len(differing)} differ, Unicode {unicodedata.unidata_version}")
print("\n".join(differing[:20]))
assert compared > 50000 and (not differing or (not old and len(differing) < 100))
