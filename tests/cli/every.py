"""Every command of a program in every format that it lists, over every deal: what the tests of formats run."""

import functools
import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

# What a command needs beside a deal to show a report, and instead of one where its usage has none.
ARTICLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../data/amazon-anthropic.txt")
BESIDE_A_DEAL = {"returns": ["--exit", "$90B", "--on", "2035"], "cite": [ARTICLE]}
INSTEAD_OF_A_DEAL = {"figure": ["about $380B"], "scan": [ARTICLE]}
FORMATS_OF_ROWS = ("csv", "tsv")


class Program:
    def __init__(self, path, **variables):
        self.path = os.path.abspath(path)
        # Without LLVM_PROFILE_FILE, a build with coverage writes its profile into the folder that it is run in.
        kept = {name: os.environ[name] for name in ("PATH", "LOCPATH") if name in os.environ}
        self.variables = {**kept, "LC_ALL": "C.UTF-8", "TZ": "UTC", "LLVM_PROFILE_FILE": os.devnull, **variables}

    def run(self, *words, cwd=None, **variables):
        """Exit status, standard output, standard error."""
        done = subprocess.run([self.path, *words], capture_output=True, env={**self.variables, **variables}, cwd=cwd,
                              stdin=subprocess.DEVNULL, timeout=120)
        return done.returncode, done.stdout, done.stderr

    @functools.cache
    def help(self, *words):
        return self.run(*words, "--help")[1].decode()

    def commands(self):
        return listed(self.help(), "Commands")

    def formats(self, command):
        return listed(self.help(command), "Formats")

    def arguments(self, command, deal, second):
        """What a command needs to show a report; None where it gives none in any format."""
        usage = re.search(r"^Usage: .*$", self.help(command), re.M).group()
        if not self.formats(command):
            return None
        if command == "compare":
            return [deal, second]
        return [deal, *BESIDE_A_DEAL.get(command, [])] if "DEAL" in usage else INSTEAD_OF_A_DEAL.get(command, [])


def listed(text, title):
    """The first words of the indented lines below a title."""
    part = text.split(title + ":\n", 1)
    return re.findall(r"^  (\S+)  ", part[1].split("\n\n")[0], re.M) if len(part) == 2 else []


def deals_of(folder):
    return sorted(os.path.join(folder, name) for name in os.listdir(folder)
                  if name.endswith(".json") and "schema" not in name)


def reports(program, data):
    """Command lines without a format: each command that gives a report over each deal, and what takes more than one."""
    deals = deals_of(data)
    lines = []
    for command in program.commands():
        for deal, second in zip(deals, [deals[1], deals[0], *deals[2:]]):
            words = program.arguments(command, deal, second)
            if words is not None and [command, *words] not in lines:
                lines.append([command, *words])
    return lines + [
        ["exposure", *deals[1:]], ["check", *deals], ["valuation", "--from", "$60B", "--to", "$380B", "--over", "15 months"],
        ["milestones", deals[1], "-p", "milestone=40%"], ["returns", "--flows", os.path.join(data, "oil-pump.csv")],
        ["returns", "--round", "invest=$5B pre=$55B"]]


def in_all_formats(program, lines):
    """Each line in each format; the tables of rows also with a value a row."""
    return [[*line, "-f", form, *more] for line in lines for form in program.formats(line[0])
            for more in ([[], ["--tidy"]] if form in FORMATS_OF_ROWS else [[]])]


def side_by_side(work, items):
    """The results of all in order, by two workers: what takes time is the programs that they run."""
    with ThreadPoolExecutor(2) as workers:
        return list(workers.map(work, items))
