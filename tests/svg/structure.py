"""Pictures as XML: each golden picture is well formed, complete in itself and named for those who do not see it; names in
a deal change no more than words.

    structure.py PROGRAM FOLDER_OF_GOLDEN_CASES
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

SVG = "{http://www.w3.org/2000/svg}"
KNOWN = {"svg", "title", "desc", "style", "defs", "pattern", "g", "rect", "line", "circle", "path", "text"}
LEAST_LETTERS = 10  # pixels high where the picture is 320 wide

HOSTILE = [
    "=HYPERLINK(\"http://example.org\")", "<script>alert(1)</script>", "</title></svg><svg onload='x'>", "]]>",
    "\"quoted\" 'single' `back`", "a|b", "\u001b[31m red \u0007", "\u202egnp.exe", "&amp;&#0;&lt;", "\ufffe\uffff",
    "--><!-- -->", "{{7*7}} ${x}", "\u2028\u2029\ufeff", "url(#x) }} @import 'http://example.org'",
]

faults = []


def fault(name, words):
    faults.append(f"{name}: {words}")


def numbers(text):
    return [float(n) for n in text.split()]


def check(name, text):
    try:
        root = tree.fromstring(text.encode())
    except tree.ParseError as error:
        fault(name, f"not well formed: {error}")
        return None
    elements = list(root.iter())
    ids = [e.get("id") for e in elements if e.get("id")]
    if len(ids) != len(set(ids)):
        fault(name, "an id stands twice")
    for e in elements:
        if e.tag.removeprefix(SVG) not in KNOWN:
            fault(name, f"has an element {e.tag}")
        for key, value in e.attrib.items():
            if key.startswith("on") or "href" in key:
                fault(name, f"has an attribute {key}")
            for target in re.findall(r"url\(#([^)]*)\)", value):
                if target not in ids:
                    fault(name, f"refers to {target}, which is not there")
        if e.tag == SVG + "text" and not e.text:
            fault(name, "has a text without words")
    if root.get("role") != "img":
        fault(name, "is no img to a screen reader")
    for target in root.get("aria-labelledby", "").split() or ["nothing"]:
        named = [e for e in elements if e.get("id") == target]
        if not named or not named[0].text:
            fault(name, f"is labelled by {target}, which says nothing")
    _, _, width, height = numbers(root.get("viewBox"))
    for e in root.iter(SVG + "text"):
        if not (0 <= float(e.get("x")) <= width and 0 <= float(e.get("y")) <= height):
            fault(name, f"has words outside: {e.text}")
        if float(e.get("font-size")) * 320 / width < LEAST_LETTERS:
            fault(name, f"has letters too small to read: {e.text}")
    for e in root.iter(SVG + "rect"):
        if float(e.get("x", 0)) + float(e.get("width")) > width + 0.05:
            fault(name, "has a bar that leaves the picture")
    return root


def shape(root):
    """The tree without its words and without places, which move as words wrap; runs of words count once."""
    tags = [e.tag.removeprefix(SVG) for e in root.iter()]
    return [tag for i, tag in enumerate(tags) if tag != "text" or i == 0 or tags[i - 1] != "text"]


def deal_with(word):
    cited = {"source": "source"}
    return {
        "id": "example-deal", "title": word, "investor": word, "company": word, "currency": "USD",
        "sources": [{"id": "source", "title": word}],
        "investments": [
            {"id": "now", "label": word, "status": "firm", "amount": "$5B", **cited},
            {"id": "later", "label": word, "status": "contingent", "amount": "up to $7B", "condition": word, **cited}],
        "valuations": [{"id": "a", "label": word, "on": "2024", "value": "$9B"},
                       {"id": "b", "label": word, "on": "2025", "value": "$20B"}],
        "claims": [{"id": "total", "label": word, "that": "exposure is up to $20B"}, {"id": "bare", "label": word}],
    }


def picture(program, command, deal):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "deal.json"
        file.write_text(json.dumps(deal))
        run = subprocess.run([program, command, str(file), "-f", "svg"], capture_output=True, text=True)
        if run.returncode not in (0, 1):
            sys.exit(run.stderr)
        return run.stdout


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    pictures = 0
    for file in sorted([*folder.glob("*/stdout"), *folder.glob("*/expect/*.svg")]):
        text = file.read_text()
        if "<svg" in text:
            check(str(file.relative_to(folder)), text)
            pictures += 1
    for command in ("exposure", "valuation", "check", "summary"):
        harmless = shape(check(command, picture(program, command, deal_with("name"))))
        for word in HOSTILE:
            root = check(f"{command} of {word!r}", picture(program, command, deal_with(word)))
            if root is not None and shape(root) != harmless:
                fault(command, f"{word!r} changes the tree")
            pictures += 1
    print("\n".join(faults))
    print(f"{pictures} pictures, {len(faults)} faults")
    sys.exit(1 if faults or pictures < 60 else 0)


main()
