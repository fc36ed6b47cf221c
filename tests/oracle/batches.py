"""What the oracles share beside their judging: the words of a command line, random cases in batches over processes, and
how a run ends."""

import argparse
from concurrent.futures import ProcessPoolExecutor


def parser(description, cases, counted="cases"):
    """Of PROGRAM [--cases N] [--seed N] [--jobs N] [--show N], with another word for the cases where one says more."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("program")
    made.add_argument(f"--{counted}", dest="cases", type=int, default=cases)
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--jobs", type=int, default=2)
    made.add_argument("--show", type=int, default=8, help="how many differences to print")
    return made


def in_batches(work, a, size=250):
    """work(program, seed, cases) until there are as many cases as asked for: the same whatever the number of jobs."""
    sizes = [min(size, a.cases - done) for done in range(0, a.cases, size)]
    seeds = [a.seed * 1_000_003 + i for i in range(len(sizes))]
    with ProcessPoolExecutor(a.jobs) as pool:
        yield from pool.map(work, [a.program] * len(sizes), seeds, sizes)


def conclude(a, cases, problems, counts):
    """Prints the first problems and what was seen; the exit status."""
    for text in problems[:a.show]:
        print(text)
    shown = ", ".join(f"{n} {key}" for key, n in counts.items())
    print(f"{a.cases} {cases}, seed {a.seed}: {shown}; {len(problems)} differ")
    return 1 if problems else 0
