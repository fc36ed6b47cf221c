"""How many stated totals hold, in integers: totals.py deals.ndjson"""
import json
import sys


def hundredths(amount):
    if type(amount) is int:
        return amount // 10_000
    words = amount.split(" ")
    number = words[-1][:-1] if amount.endswith("M") else words[-3]
    return int(number.replace(".", ""))


def main():
    holds = fails = without = 0
    loads = json.loads
    with open(sys.argv[1], "rb") as file:
        for line in file:
            deal = loads(line)
            if not deal["claims"]:
                without += 1
                continue
            total = sum([hundredths(part["amount"]) for part in deal["investments"]])
            if total == hundredths(deal["claims"][0]["that"]):
                holds += 1
            else:
                fails += 1
    print(json.dumps({"holds": holds, "fails": fails, "without": without}))


main()
