"""The markup of every page: structure.py PROGRAM DATA

Elements closed in order, ids unique, headings without a gap, tables with a caption and scopes, nothing that runs or is
fetched; every word of the text output stands in the page; hostile names are text, and leave the tree as it is.
"""

import re
import sys
import tempfile
from html.parser import HTMLParser

import pages

# Commands whose pages say the names of a deal.
NAMED = [["summary"], ["check"], ["explain"], ["exposure"], ["valuation"], ["milestones"],
         ["returns", "--exit", "$500B", "--on", "2035"]]
VOID = {"meta", "br", "hr"}
FOREIGN = {"script", "iframe", "img", "link", "object", "embed", "form", "input", "audio", "video", "base", "image", "use"}


class Page(HTMLParser):
    """Reads a page and keeps what is wrong with it."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.wrong, self.open, self.tree, self.ids, self.refers = [], [], [], set(), set()
        self.levels, self.text, self.cells, self.width = [], [], 0, None
        if not html.startswith("<!DOCTYPE html>\n<html lang=\"en\">"):
            self.wrong.append("it does not start as a document in English")
        self.feed(html)
        self.close()
        if self.open:
            self.wrong.append(f"not closed: {self.open}")
        if self.levels[:1] != [1] or self.levels.count(1) != 1:
            self.wrong.append(f"not one h1, and first: {self.levels}")
        for before, after in zip(self.levels, self.levels[1:]):
            if after > before + 1:
                self.wrong.append(f"h{before} is followed by h{after}")
        for reference in self.refers - self.ids:
            self.wrong.append(f"nothing has the id {reference}")

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if "p" in self.open and tag in ("p", "div", "dl", "ul", "table", "details", "section", "h2", "h3"):
            self.wrong.append(f"<{tag}> ends the paragraph that it stands in")
        at = dict(attributes)
        self.tree.append((tag, *names))
        if len(names) != len(set(names)):
            self.wrong.append(f"<{tag}> has an attribute twice")
        if tag in FOREIGN or any(name.startswith("on") or name in ("src", "style", "srcset") for name in names):
            self.wrong.append(f"<{tag} {' '.join(names)}> runs or fetches something, or has a style of its own")
        if "href" in at:
            self.link(tag, at)
        if "id" in at:
            if at["id"] in self.ids:
                self.wrong.append(f"the id {at['id']} stands twice")
            self.ids.add(at["id"])
        self.refers.update((at.get("aria-labelledby") or "").split())
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.in_table(tag, at)
        if tag == "details":
            self.open.append("details, no summary")
        elif tag == "summary":
            if self.open[-1:] != ["details, no summary"]:
                self.wrong.append("a summary that does not come first in its details")
            self.open[-1:] = ["details", "summary"]
        elif tag not in VOID:
            self.open.append(tag)

    def link(self, tag, at):
        if at["href"].startswith("#"):
            self.refers.add(at["href"][1:])
        elif tag != "a" or not re.match(r"https?://", at["href"]) or at.get("rel") != "noopener noreferrer":
            self.wrong.append(f"<{tag}> refers to {at['href']}")

    def in_table(self, tag, at):
        if tag == "table":
            self.width, self.captioned = None, False
        elif tag == "caption":
            self.captioned = True
        elif tag == "tr":
            self.cells = 0
        elif tag in ("th", "td"):
            self.cells += 1
        if tag == "thead" and not self.captioned:
            self.wrong.append("a table without a caption")
        if tag == "th" and at.get("scope") not in ("row", "col"):
            self.wrong.append("a heading of a table without its scope")

    def handle_startendtag(self, tag, attributes):
        if "svg" not in self.open:
            self.wrong.append(f"<{tag}/> outside a picture")
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.open[-1:] != [tag]:
            self.wrong.append(f"</{tag}> inside {self.open}")
            return
        self.open.pop()
        if tag == "tr":
            if self.width not in (None, self.cells):
                self.wrong.append(f"a row of {self.cells} cells in a table of {self.width} columns")
            self.width = self.cells

    def handle_data(self, data):
        if self.open[-1:] not in (["style"], ["title"]):
            self.text.append(data)

    def words(self):
        return set(re.split(r"\s+", " ".join(self.text)))


def words_of_text(text):
    """What a reader of the text reads: bars aside."""
    return {word for word in re.split(r"\s+", text) if word and not re.fullmatch("[█░]+", word)}


def problems_of(program, arguments):
    html = pages.run(program, [*arguments, "-f", "html"])
    page = Page(html)
    if "default-src 'none'" not in html.split("<style>")[0]:
        page.wrong.append("no policy that forbids requests before the first style")
    joined = re.sub(r"\s+", "", "".join(page.text))
    spaced = " ".join(page.text)
    for word in sorted(words_of_text(pages.run(program, [*arguments, "-f", "text"]))):
        bare = word.strip(".,;:()")
        # A number is looked for as a whole: 5 is none of 15, nor of 5.5.
        as_whole = rf"(?<![\w.,$]){re.escape(bare)}(?!\w|[.,]\d)"
        if not re.search(as_whole, spaced) if re.search(r"\d", bare) else bare not in joined:
            page.wrong.append(f"the text says {word} and the page does not")
    return page.wrong


def problems_of_names(program, folder):
    """The tree of a page does not depend on the names in the file, and each name can be read on it."""
    wrong = []
    harmless = pages.deal_with(lambda n: f"name {n}", folder, "harmless.json")
    for shift in range(0, len(pages.HOSTILE), 3):
        hostile = pages.deal_with(lambda n: pages.HOSTILE[(n + shift) % len(pages.HOSTILE)], folder, "hostile.json")
        for command, *more in NAMED:
            tame = Page(pages.run(program, [command, str(harmless), *more, "-f", "html"]))
            page = Page(pages.run(program, [command, str(hostile), *more, "-f", "html"]))
            wrong += [f"{command}, shift {shift}: {problem}" for problem in page.wrong]
            if page.tree != tame.tree:
                wrong.append(f"{command}, shift {shift}: a name changes the tree")
            control = [c for c in "".join(page.text) if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0
                       or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufffe\ufdd0"]
            if control:
                wrong.append(f"{command}, shift {shift}: characters that act: {control}")
    said = " ".join(Page(pages.run(program, ["summary", str(hostile), "-f", "html"])).text)
    for name in ("<script>alert(1)</script>", "</style><b>", "&amp;&#60;&lt;", r"\u202egnorw\u2066", r"\x1b[31mred"):
        if name not in said:
            wrong.append(f"a name is not shown as it is: {name}")
    return wrong


def main():
    program, data = sys.argv[1:]
    wrong = []
    listed = pages.page_arguments(program, data)
    for arguments in listed:
        wrong += [f"{' '.join(arguments)}: {problem}" for problem in problems_of(program, arguments)]
    with tempfile.TemporaryDirectory() as folder:
        wrong += problems_of_names(program, folder)
    for problem in wrong:
        print(problem)
    print(f"{len(listed)} pages, {len(wrong)} problems")
    return 1 if wrong else 0


sys.exit(main())
