"""Every set of figures at every power of ten, one after the other: sets.py DEAL

How many sets, with the total or without it, repair a stated total by a slide of the decimal point. Doubles its time
with each figure. Amounts are plain numbers of the file, the claim is "exposure is <number> <currency>".
"""
import itertools
import json
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        deal = json.load(file)
    amounts = [part["amount"] for part in deal["investments"]]
    stated = int(deal["claims"][0]["that"].split()[2])
    gap, found = stated - sum(amounts), set()
    for size in range(1, len(amounts) + 1):
        for chosen in itertools.combinations(amounts, size):
            moved = sum(chosen)
            for factor in (10, 100, 1000, 1_000_000):
                if moved * (factor - 1) == gap or moved * (1 - factor) == gap * factor:
                    found.add((chosen, factor))
    print(len(found))


main()
