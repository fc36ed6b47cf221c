// Places: lines, columns and excerpts that stay right and harmless whatever the text holds.

#include <dealcalc/base/diagnostic.hpp>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

Place place(std::string_view text, std::string_view marked) {
    return place_in("deal.json", text, text.find(marked), marked.size());
}

/// The part of the excerpt above the carets.
std::string above_carets(const Place& p) {
    return p.line_text.substr(p.caret_at, p.caret_length);
}

std::string numbered(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += std::to_string(i % 10);
    return text;
}

}  // namespace

TEST_CASE("a place has its line and column with an excerpt and carets") {
    const Place p = place_in("deal.json", "{\n  \"amout\": 5\n}\n", 4, 7, "/amout");
    CHECK(p == Place{"deal.json", 2, 3, "/amout", "  \"amout\": 5", 2, 7});
    CHECK(place_in("x", "", 0, 0) == Place{"x", 1, 1, "", "", 0, 0});
    CHECK(place_in("x", "ab", 2, 0) == Place{"x", 1, 3, "", "ab", 2, 0});
    CHECK(place_in("x", "ab\n", 3, 0) == Place{"x", 2, 1, "", "", 0, 0});
    CHECK(place_in("x", "ab\ncd", 2, 1) == Place{"x", 1, 3, "", "ab", 2, 0});
}

TEST_CASE("columns count characters under tabs and multi-byte text") {
    const Place tab = place("\t\t\"bad\"", "\"bad\"");
    CHECK(tab.column == 3);
    CHECK(tab.line_text == "  \"bad\"");
    CHECK(tab.caret_at == 2);
    const Place euro = place("\"€é💶\": bad", "bad");
    CHECK(euro.column == 8);
    CHECK(euro.caret_at == 7);
    CHECK(euro.caret_length == 3);
    const Place inside_marked = place("x €5B y", "€5B");
    CHECK(inside_marked.caret_length == 3);
}

TEST_CASE("a carriage return at the end of a line is not shown") {
    const Place p = place("a\r\nbad\r\nc", "bad");
    CHECK(p.line == 2);
    CHECK(p.line_text == "bad");
    CHECK(place_in("x", "ab\r\n", 2, 1) == Place{"x", 1, 3, "", "ab", 2, 0});
    CHECK(place("a\rb bad", "bad").line_text == "a\\x0db bad");
}

TEST_CASE("carets stop at the end of the line") {
    const Place p = place("one {two\nthree} four", "{two\nthree}");
    CHECK(p.line_text == "one {two");
    CHECK(p.caret_at == 4);
    CHECK(p.caret_length == 4);
}

TEST_CASE("control and bidi characters become visible with carets to match") {
    const Place p = place("\x1b[31m \u202e bad", "bad");
    CHECK(p.line_text == "\\x1b[31m \\u202e bad");
    CHECK(above_carets(p) == "bad");
    CHECK(p.column == 9);
    const Place marked = place("a\u202e\u2066b", "\u202e");
    CHECK(above_carets(marked) == "\\u202e");
    CHECK(visible("plain é €") == "plain é €");
    CHECK(visible("\x01\x7f\n\t") == "\\x01\\x7f\\x0a\\x09");
    CHECK(visible("\u0085\u200e\u200f\u061c\ufeff\u2028\u2069") == "\\u0085\\u200e\\u200f\\u061c\\ufeff\\u2028\\u2069");
    CHECK(visible("a\u200bb\u2060c") == "a\\u200bb\\u2060c");
    CHECK(visible("\u200a\u200c\u200d\u205f\u2061") == "\u200a\u200c\u200d\u205f\u2061");
    CHECK(visible("\u00a0\u2010\u202f\u206a\ufefe") == "\u00a0\u2010\u202f\u206a\ufefe");
    CHECK(visible(std::string("\0", 1)) == "\\x00");
}

TEST_CASE("bytes that are not UTF-8 are shown one by one") {
    CHECK(visible("a\xff") == "a\\xff");
    CHECK(visible("\x80") == "\\x80");
    CHECK(visible("\xe2\x82") == "\\xe2\\x82");
    CHECK(visible("\xc0\xaf") == "\\xc0\\xaf");
    CHECK(visible("\xe0\x80\x80") == "\\xe0\\x80\\x80");
    CHECK(visible("\xed\xa0\x80") == "\\xed\\xa0\\x80");
    CHECK(visible("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");
    CHECK(visible("\xf5\x80\x80\x80") == "\\xf5\\x80\\x80\\x80");
    CHECK(visible("\xe2\x28\xa1") == "\\xe2(\\xa1");
    CHECK(visible("\xf0\x9f\x92\xb6") == "\U0001f4b6");
    const Place p = place("ab \xff bad", "bad");
    CHECK(p.line_text == "ab \\xff bad");
    CHECK(p.caret_at == 8);
}

TEST_CASE("a line of a hundred columns is shown whole and a longer one is cut") {
    CHECK(place_in("x", numbered(100), 50, 1).line_text == numbered(100));
    const Place start = place_in("x", numbered(500), 0, 3);
    CHECK(start.line_text == numbered(94) + "...");
    CHECK(start.caret_at == 0);
    const Place end = place_in("x", numbered(500), 497, 3);
    CHECK(end.line_text.substr(0, 3) == "...");
    CHECK(end.line_text.size() == 97);
    CHECK(above_carets(end) == "789");
    const Place middle = place_in("x", numbered(500), 250, 4);
    CHECK(middle.line_text.size() == 100);
    CHECK(middle.line_text.substr(0, 3) == "...");
    CHECK(middle.line_text.substr(97) == "...");
    CHECK(above_carets(middle) == "0123");
    CHECK(middle.column == 251);
}

TEST_CASE("carets never leave a cut excerpt") {
    const Place p = place_in("x", numbered(500), 200, 250);
    CHECK(p.line_text.size() == 100);
    CHECK(p.caret_at + p.caret_length == 97);
    const Place all = place_in("x", numbered(500), 0, 500);
    CHECK(all.caret_length == 94);
}

TEST_CASE("a cut never splits a character or an escape") {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "€";
    const Place euros = place_in("x", text + "bad" + text, text.size(), 3);
    CHECK(euros.column == 301);
    CHECK(euros.caret_at == 3 + 47);
    CHECK(euros.line_text.find("bad") == 3 + 47 * 3);
    CHECK(visible(euros.line_text) == euros.line_text);
    const std::string escapes(300, '\x01');
    const Place shown = place_in("x", escapes + "bad" + escapes, 300, 3);
    CHECK(above_carets(shown) == "bad");
    CHECK(shown.line_text.size() <= 100);
    CHECK(shown.line_text.substr(0, 7) == "...\\x01");
    // Continuation bytes alone have no start to cut at: 22 escapes of 4 columns, and the marked word.
    CHECK(place_in("x", std::string(500, '\x80') + "bad", 500, 3).line_text.substr(0, 11) == "...\\x80\\x80");
}
