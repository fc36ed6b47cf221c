"""The pages in a headless Chromium: browser.py PROGRAM DATA [FOLDER]

No page asks for anything. At 320, 720 and 1200 pixels, closed and open, nothing stands out of the page, and what opens in
tables does not lie over what was opened before. Text has a contrast of 4.5 to 1 or more, light and dark. The keyboard alone
opens and closes a number. Every word of the text output can be read, on the screen and on paper, where all that opens is
open. With FOLDER, pictures of the summary are left there.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pages
from chromium import Chromium

# In tables one number is open at a time, unless its group is taken away.
OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.removeAttribute('name'); d.open = true; })"

# Opened two after the other, numbers in tables whose boxes lie over each other.
OVERLAPS = """(() => {
    const numbers = [...document.querySelectorAll('tbody details')].filter(d => !d.parentElement.closest('.how'));
    const box = d => d.querySelector('.how').getBoundingClientRect();
    const out = [];
    numbers.slice(1).forEach((second, i) => {
        const first = numbers[i];
        first.open = true;
        second.open = true;
        const [a, b] = [box(first), box(second)];
        if (!second.open || !b.height || first.open && a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right) {
            out.push(second.querySelector('summary').textContent);
        }
        first.open = second.open = false;
    });
    return out;
})()"""

# What stands out of the page to the right, by its words.
OUTSIDE = """[...document.querySelectorAll('body *')].filter(e => {
    const r = e.getBoundingClientRect();
    return e.checkVisibility() && r.width && !e.closest('.heard') && (r.right > innerWidth + 0.5 || r.left < -0.5);
}).map(e => e.tagName + ': ' + e.textContent.slice(0, 40)).slice(0, 3)"""

# Text whose colour is too near that of what lies behind it.
PALE = """(() => {
    const channels = text => text.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = e => {
        for (; e; e = e.parentElement) {
            const c = channels(getComputedStyle(e).backgroundColor);
            if (c.length < 4 || c[3] > 0) return c;
        }
        return [255, 255, 255];
    };
    const out = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const e = walk.currentNode.parentElement;
        if (!walk.currentNode.data.trim() || !e.getClientRects().length) continue;
        const style = getComputedStyle(e);
        const [a, b] = [light(channels(e.namespaceURI.endsWith('svg') ? style.fill : style.color)), light(behind(e))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < 4.5) out.push(contrast.toFixed(2) + ': ' + walk.currentNode.data.trim().slice(0, 40));
    }
    return [...new Set(out)];
})()"""


def squeezed(text):
    """Without spaces, and without hyphens, which a line of paper may end in."""
    return re.sub(r"[\s-]+", "", text)


def words_of(text):
    """Not the bars; what is no character is an escape in a page."""
    text = text.replace("\ufdd0", "\\ufdd0").replace("\ufffe", "\\ufffe")
    return {squeezed(word).strip(".,;:()") for word in text.split() if not re.fullmatch("[█░]+", word)}


def not_read(program, arguments, shown):
    """Words of the text output that do not stand in what is shown."""
    shown = squeezed(shown)
    return sorted(word for word in words_of(pages.run(program, [*arguments, "-f", "text"])) if word not in shown)


def requests_of(events, path):
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    return [url for url in asked if url != path.as_uri()]


def complaints_of(events):
    return [e["params"]["entry"]["text"] for e in events if e["method"] == "Log.entryAdded"]


def look_at(browser, program, arguments, path):
    wrong = []
    browser.size(1200)
    browser.scheme("light")
    events = browser.open(path)
    wrong += [f"asks for {url}" for url in requests_of(events, path)]
    wrong += [f"the browser complains: {text}" for text in complaints_of(events)]
    for width in (320, 1200):
        browser.size(width)
        wrong += [f"at {width}, opened over another number: {what}" for what in browser.ask(OVERLAPS)]
    for state in ("closed", "open"):
        if state == "open":
            browser.ask(OPEN_ALL)
        for width in (320, 720, 1200):
            browser.size(width)
            wrong += [f"{state} at {width}, outside: {what}" for what in browser.ask(OUTSIDE)]
        for scheme in ("light", "dark"):
            browser.scheme(scheme)
            wrong += [f"{state} and {scheme}, pale: {what}" for what in browser.ask(PALE)]
    wrong += [f"not on the screen: {word}" for word in not_read(program, arguments, browser.ask("document.body.innerText"))]
    wrong += [f"asks for {url} later" for url in requests_of(browser.events, path)]
    return wrong


def keyboard(browser, path):
    """Tab reaches the numbers, the one in focus can be seen, and Enter opens and closes it."""
    wrong = []
    browser.open(path)
    focused = "document.activeElement.tagName"
    for _ in range(20):
        browser.press("Tab", 9)
        if browser.ask(focused) == "SUMMARY":
            break
    else:
        return ["20 tabs reach no number"]
    if browser.ask("getComputedStyle(document.activeElement).outlineStyle") == "none":
        wrong.append("the number in focus has no outline")
    for expected in (True, False):
        browser.press("Enter", 13, "\r")
        if browser.ask("document.activeElement.parentElement.open") != expected:
            wrong.append(f"Enter does not {'open' if expected else 'close'} a number")
    return wrong


def on_paper(browser, program, arguments, path, folder):
    """All that opens is printed, without having been opened."""
    browser.open(path)
    browser.pdf(folder / "page.pdf")
    text = subprocess.run(["pdftotext", folder / "page.pdf", "-"], capture_output=True, check=True).stdout.decode()
    wrong = [f"not on paper: {word}" for word in not_read(program, arguments, text)]
    browser.ask(OPEN_ALL)
    opened = words_of(browser.ask("[...document.querySelectorAll('.how')].map(e => e.innerText).join(' ')"))
    wrong += [f"opens on the screen and not on paper: {word}" for word in sorted(opened) if word not in squeezed(text)]
    return wrong


def leave_pictures(browser, path, folder):
    for name, width, scheme, opened in (("wide", 1200, "light", False), ("dark", 1200, "dark", False),
                                        ("narrow", 320, "light", False), ("narrow-open", 320, "dark", True)):
        browser.size(width)
        browser.scheme(scheme)
        browser.open(path)
        if opened:
            browser.ask(OPEN_ALL)
        browser.picture(folder / f"{name}.png")
    browser.pdf(folder / "page.pdf")
    browser.size(1200)
    browser.scheme("light")
    browser.open(path)
    browser.ask("[2, 5, 9, 14].forEach(n => document.querySelectorAll('details')[n].open = true)")
    browser.picture(folder / "some-open.png")


def main():
    program, data, *rest = sys.argv[1:]
    wrong = []
    listed = pages.page_arguments(program, data)
    browser = Chromium()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        listed.append(["summary", str(pages.deal_with(lambda n: pages.HOSTILE[n % len(pages.HOSTILE)], folder, "x.json"))])
        summary = folder / "summary.html"
        summary.write_text(pages.run(program, ["summary", "-f", "html"]), encoding="utf-8")
        for number, arguments in enumerate(listed):
            path = folder / f"{number}.html"
            path.write_text(pages.run(program, [*arguments, "-f", "html"]), encoding="utf-8")
            wrong += [f"{' '.join(arguments)}: {what}" for what in look_at(browser, program, arguments, path)]
        wrong += [f"summary: {what}" for what in keyboard(browser, summary)]
        wrong += [f"summary: {what}" for what in on_paper(browser, program, ["summary"], summary, folder)]
        if rest:
            leave_pictures(browser, summary, Path(rest[0]))
    browser.close()
    for problem in wrong:
        print(problem)
    print(f"{len(listed)} pages in chromium, {len(wrong)} problems")
    return 1 if wrong else 0


sys.exit(main())
