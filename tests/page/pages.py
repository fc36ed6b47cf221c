"""The pages that are looked at: what a user gets with `-f html`, beside what the same command says as text."""

import json
import re
import subprocess
import sys
from pathlib import Path

FIRST = "amazon-anthropic.json"
SECOND = "amazon-anthropic-second-report.json"

# Arguments by command; a command that is not here is tried with the name of a deal.
ARGUMENTS = {
    "returns": [["{deal}", "--exit", "$500B", "--on", "2035", "--rate", "12 %"],
                ["--invest", "$5B", "--value", "$380B", "--pool", "10% of post"], ["--flows", "{data}/oil-pump.csv"], ["--flows", "{data}/oil-pump.csv", "--rate", "12 %"]],
    "exposure": [["{deal}"], ["{data}/" + FIRST, "{data}/amazon-openai.json", "{data}/microsoft-openai.json"]],
    "valuation": [["{deal}"], ["--from", "60", "--to", "380", "--over", "15 months"]],
    "check": [["{deal}"], ["{data}/" + FIRST, "{data}/amazon-openai.json", "{data}/microsoft-openai.json"]],
    "explain": [["{deal}"], ["{deal}", "exposure"]],
    "compare": [["{data}/" + FIRST, "{data}/" + SECOND]],
    "figure": [["up to $200B"]],
    "scan": [["{data}/amazon-anthropic.txt"]],
    "cite": [["{deal}", "{data}/amazon-anthropic.txt"]],
}

HOSTILE = [
    "<script>alert(1)</script>", "</style><b>", "]]>", "--><!--", "<!DOCTYPE x>", "&amp;&#60;&lt;", "\"'`=|\\",
    "=HYPERLINK(\"http://example.com\")", "\u202egnorw\u2066", "\u001b[31mred", "a\u0000b", "\ufffe\ufdd0",
    "' onmouseover='alert(1)", "\" autofocus onfocus=\"alert(1)", "javascript:alert(1)", "data:text/html,<b>x",
    "<img src=http://example.com/x>", "\u05e9\u05dc\u05d5\u05dd", "\u65e5\u672c", "${x}{{x}}{0}", "%s%n",
]


def run(program, arguments, **more):
    """Standard output; a status of 2 or more is an error of the test."""
    done = subprocess.run([str(program), *arguments], capture_output=True, timeout=60, **more)
    if done.returncode >= 2:
        raise SystemExit(f"dealcalc {' '.join(arguments)}: status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def commands_with_a_page(program):
    """Commands of the program that can give html, by what its help says."""
    names = re.findall(r"^  ([a-z]+)  ", run(program, ["--help"]).split("Commands:")[1].split("\n\n")[0], re.M)
    pages = [name for name in names if re.search(r"^  html  ", run(program, [name, "--help"]), re.M)]
    if "summary" not in pages:
        raise SystemExit("summary has no html: is the list of commands read rightly?")
    return pages


def page_arguments(program, data):
    """The arguments of every page: each command over each deal that it is given."""
    deals = sorted(path for path in Path(data).glob("*.json") if path.name != "deal.schema.json")
    out = []
    for command in commands_with_a_page(program):
        for pattern in ARGUMENTS.get(command, [["{deal}"]]):
            for deal in deals if "{deal}" in pattern else deals[:1]:
                out.append([command, *(part.format(deal=deal, data=data) for part in pattern)])
    return out


def deal_with(text, folder, name):
    """A deal file whose every free text is made by `text` from a running number."""
    count = iter(range(1000))
    says = lambda: text(next(count))
    cited = lambda: {"source": "s", "at": says()}
    deal = {
        "id": "named", "title": says(), "investor": says(), "company": says(), "currency": "USD",
        "sources": [{"id": "s", "title": says(), "publisher": says(), "published": "2026-04", "url": says()}],
        "investments": [
            {"id": "a", "label": says(), "status": "prior", "amount": "$80B", **cited()},
            {"id": "b", "label": says(), "status": "contingent", "amount": "up to $20B", "condition": says(), **cited()}],
        "commitments": [{"id": "c", "label": says(), "by": "company", "amount": "$1B", "over": "2 years", **cited()}],
        "valuations": [{"id": "v", "label": says(), "on": "2025", "value": "$60B", **cited()},
                       {"id": "w", "label": says(), "on": "2026-04", "value": "$70B", **cited()}],
        "claims": [{"id": "t", "label": says(), "that": "exposure is up to $180B", **cited()},
                   {"id": "q", "label": says(), **cited()}],
    }
    path = Path(folder) / name
    path.write_text(json.dumps(deal), encoding="utf-8")
    return path


def write_all(program, data, folder):
    """Every page, and those of a deal with hostile names, as files."""
    listed = page_arguments(program, data)
    deal = deal_with(lambda n: HOSTILE[n % len(HOSTILE)], folder, "hostile.json")
    listed += [[command, str(deal)] for command in ("summary", "check", "explain")]
    for number, arguments in enumerate(listed):
        page = run(program, [*arguments, "-f", "html"])
        (Path(folder) / f"{number:02}-{arguments[0]}.html").write_text(page, encoding="utf-8")
    print(f"{len(listed)} pages written")


if __name__ == "__main__":
    write_all(*sys.argv[1:])
