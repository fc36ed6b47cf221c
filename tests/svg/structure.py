"""Pictures as XML: each golden picture, and that of every command over every deal, is well formed, complete in itself and
named for those who do not see it, and no words in it run into others; names in a deal change no more than words.

    structure.py PROGRAM DATA FOLDER_OF_TRANSCRIPTS
"""

import json
import pathlib
import re
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as tree

sys.path.append(str(pathlib.Path(__file__).parents[1] / "cli"))
import every  # noqa: E402

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


def advance(character):
    """Of DejaVu Sans, a wide font of screens, in parts of the size and a little less: what meets by this does meet."""
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 0.95
    return 0.3 if character in " ,.'|:;ijl!()[]/-\"It" else 0.55


def place_of_words(e):
    """Left, top, right and bottom of words on the drawing."""
    size, x, baseline = (float(e.get(key)) for key in ("font-size", "x", "y"))
    width = size * sum(map(advance, e.text))
    left = x - width * {"middle": 0.5, "end": 1}.get(e.get("text-anchor"), 0)
    return left, baseline - 0.72 * size, left + width, baseline


def check_words(name, texts, width):
    """Words inside the picture, of which none run into others."""
    places = [(place_of_words(e), e.text) for e in texts if e.text]
    for i, ((left, top, right, bottom), words) in enumerate(places):
        if left < 0 or right > width:
            fault(name, f"cuts the words {words}")
        for other, others_words in places[:i]:
            if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                fault(name, f"has {words} over {others_words}")


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
    check_words(name, list(root.iter(SVG + "text")), width)
    for e in root.iter(SVG + "rect"):
        left, top = float(e.get("x", 0)), float(e.get("y", 0))
        right, bottom = left + float(e.get("width")), top + float(e.get("height"))
        if left < 0 or top < 0 or right > width + 0.05 or bottom > height + 0.05:
            fault(name, "has a bar that leaves the picture")
    for e in root.iter(SVG + "line"):
        if not all(0 <= float(e.get(key)) <= (width if key[0] == "x" else height) for key in ("x1", "x2", "y1", "y2")):
            fault(name, "has a line that leaves the picture")
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


def picture(program, words):
    status, out, err = program.run(*words, "-f", "svg")
    if status not in (0, 1):
        sys.exit(f"{' '.join(words)}: {err.decode()}")
    return out.decode()


def main():
    program, data, folder = every.Program(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    pictures = 0
    for file in sorted([*folder.glob("*.md"), *folder.glob("golden/*.svg")]):
        text = file.read_text()
        for found in re.finditer(r"^<\?xml.*\n<svg(?s:.*?)^</svg>\n", text, re.M):
            check(f"{file.name}:{text.count(chr(10), 0, found.start()) + 1}", found[0])
            pictures += 1
    golden = pictures
    drawn = [line for line in every.reports(program, data) if "svg" in program.formats(line[0])]
    for line in drawn:
        check(" ".join(line), picture(program, line))
    commands = sorted({line[0] for line in drawn})
    for command in commands:
        with tempfile.TemporaryDirectory() as temporary:
            file = pathlib.Path(temporary) / "deal.json"
            words = [command, *program.arguments(command, str(file), str(file))]
            file.write_text(json.dumps(deal_with("name")))
            harmless = shape(check(command, picture(program, words)))
            for word in HOSTILE:
                file.write_text(json.dumps(deal_with(word)))
                root = check(f"{command} of {word!r}", picture(program, words))
                if root is not None and shape(root) != harmless:
                    fault(command, f"{word!r} changes the tree")
    print("\n".join(faults))
    print(f"{golden} golden pictures, {len(drawn)} of the deals, {len(HOSTILE)} names in {' '.join(commands)}: "
          f"{len(faults)} faults")
    sys.exit(1 if faults or golden < 15 or len(commands) < 6 else 0)


main()
