#!/usr/bin/env python3
"""The same bytes from every build, locale and time zone: same_bytes.py DATA PROGRAM...

Every command in every format over the deals of DATA, and all help, comes out of the first program with the same bytes
under the locales of Germany and Turkey, which are made for the test, and in four time zones. That they are there, with a
decimal comma and with other months, is checked first. Of each other program the bytes are those of the first one in the
C.UTF-8 locale; builds without optimization are slow, so its lines take turns among the locales and zones.
"""
import locale, os, subprocess, sys, tempfile, time

import every

# POSIX rules and not names of places: they need no tables of time zones.
ZONES = ["UTC0", "EST5EDT,M3.2.0,M11.1.0", "IST-5:30", "NZST-12NZDT,M9.5.0,M4.1.0/3"]
LOCALES = ["de_DE.UTF-8", "tr_TR.UTF-8", "C", "C.UTF-8"]
MADE = {"de_DE.UTF-8": "Dezember", "tr_TR.UTF-8": "Aralık"}


def make_locales(folder):
    """So that setlocale finds them; what is wrong."""
    for name in MADE:
        subprocess.run(["localedef", "-i", name.split(".")[0], "-f", "UTF-8", os.path.join(folder, name)], check=True)
    os.environ["LOCPATH"] = folder
    wrong = []
    for name, december in MADE.items():
        locale.setlocale(locale.LC_ALL, name)
        if locale.localeconv()["decimal_point"] != "," or locale.nl_langinfo(locale.MON_12) != december:
            wrong.append(f"{name} is not the locale that it should be")
    locale.setlocale(locale.LC_ALL, "C.UTF-8")
    return wrong


def check_zones():
    hours = set()
    for zone in ZONES:
        os.environ["TZ"] = zone
        time.tzset()
        hours.add(time.strftime("%d %H:%M", time.localtime(1775000000)))
    return [] if len(hours) == len(ZONES) else [f"{ZONES} are not four times of day"]


# What a command without formats needs.
ALONE = {"completion": ["bash"], "draft": [every.ARTICLE]}


def lines_of(program, data):
    lines = every.in_all_formats(program, every.reports(program, data))
    for command in program.commands():
        lines += [[command, "--help"], ["man", command]]
        if not program.formats(command):
            lines.append([command, *ALONE.get(command, [])])
    return lines


def main():
    data, *paths = sys.argv[1:]
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        wrong = make_locales(folder) + check_zones()
        programs = [every.Program(path) for path in paths]
        lines = lines_of(programs[0], data)
        expected = every.side_by_side(lambda line: programs[0].run(*line), lines)
        wrong += [f"dealcalc {' '.join(line)}: status {status}: {err.decode()}"
                  for line, (status, _, err) in zip(lines, expected) if status > 1]
        surroundings = list(zip(LOCALES, ZONES))
        work = [(programs[0], line, first, name, zone)
                for line, first in zip(lines, expected) for name, zone in surroundings]
        work += [(program, line, first, *surroundings[i % len(surroundings)])
                 for program in programs[1:] for i, (line, first) in enumerate(zip(lines, expected))]

        def differs(item):
            program, line, first, name, zone = item
            return program.run(*line, LC_ALL=name, LANG=name, LANGUAGE=name[:2], TZ=zone, COLUMNS="40") != first

        wrong += [f"{program.path} {' '.join(line)}: other bytes under {name} and {zone}"
                  for (program, line, _, name, zone), bad in zip(work, every.side_by_side(differs, work)) if bad]
    for problem in wrong[:40]:
        print(problem)
    print(f"{len(lines)} lines by {len(programs)} programs in {len(surroundings)} surroundings: {len(work)} outputs, "
          f"{len(wrong)} problems, {time.monotonic() - started:.0f} s")
    return 1 if wrong or len(lines) < 300 else 0


sys.exit(main())
