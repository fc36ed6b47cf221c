// Markdown: what a text may be, and how a section is laid out.

#include "render/formats.hpp"

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

std::string page(Section section) { return render_markdown({"c", "Title", {std::move(section)}}, {}); }

}  // namespace

TEST_CASE("what would be markup is escaped") {
    CHECK(markdown_text("plain text, 5 % (x)") == "plain text, 5 % (x)");
    CHECK(markdown_text("a|b") == "a\\|b");
    CHECK(markdown_text("`x` *y* ~z~ [l](u) # \\") == "\\`x\\` \\*y\\* \\~z\\~ \\[l\\](u) \\# \\\\");
    CHECK(markdown_text("<b>&amp;") == "&lt;b&gt;&amp;amp;");
    CHECK(markdown_text("_a_ series_e _") == "\\_a\\_ series_e \\_");
}

TEST_CASE("two dollars are no formula and one needs nothing") {
    CHECK(markdown_text("$5B") == "$5B");
    CHECK(markdown_text("$5B to $6B") == "\\$5B to \\$6B");
}

TEST_CASE("the start of a list or rule is escaped and a number is not") {
    CHECK(markdown_text("- a") == "\\- a");
    CHECK(markdown_text("+ a") == "\\+ a");
    CHECK(markdown_text("-") == "\\-");
    CHECK(markdown_text("---") == "\\---");
    CHECK(markdown_text("1. a") == "1\\. a");
    CHECK(markdown_text("12) a") == "12\\) a");
    CHECK(markdown_text("3.") == "3\\.");
    CHECK(markdown_text("-0.33x") == "-0.33x");
    CHECK(markdown_text("28.1 %") == "28.1 %");
    CHECK(markdown_text("12") == "12");
    CHECK(markdown_text("") == "");
}

TEST_CASE("an address is not turned into a link") {
    CHECK(markdown_text("https://www.example.org: x") == "https\\://www\\.example.org: x");
    CHECK(markdown_text("WWW.example.org") == "WWW\\.example.org");
    CHECK(markdown_text("w.w.example") == "w.w.example");
}

TEST_CASE("what acts on a terminal is shown as an escape") {
    CHECK(markdown_text("a\nb\x1b[31m") == "a\\\\x0ab\\\\x1b\\[31m");
    CHECK(markdown_text("\u202E") == "\\\\u202e");
}

TEST_CASE("a grid is a table with numbers to the right and without its bars") {
    Table table;
    table.columns = {{"a", "A|"}, {"b", "B", Column::Align::right}, {"c", ""}, {"d", "D", Column::Align::left, false}};
    table.rows = {{Branch{"n", 1}, Missing{"no date"}, Bar{}, Text{"hidden"}}, {Text{"x|y"}, {}, {}, {}}};
    CHECK(page({"s", "Section", table, {"A note."}}) ==
          "## Title\n\n### Section\n\n| A\\| | B |\n|---|---:|\n| &nbsp;&nbsp;n | unknown: no date |\n| x\\|y |  |\n\n"
          "A note.\n");
}

TEST_CASE("a grid without rows is left out") {
    Table table;
    table.columns = {{"a", "A"}};
    CHECK(page({"s", "", table}) == "## Title\n");
}

TEST_CASE("cards are headings with a list") {
    Table table;
    table.layout = Table::Layout::cards;
    table.columns = {{"v", "V", Column::Align::left, true, true}, {"id", "Id", Column::Align::left, true, true},
                     {"a", "A"}, {"b", "B"}, {"h", "H", Column::Align::left, false, true}};
    table.rows = {{Verdict::fails, Text{"id"}, Text{"x"}, {}, Text{"hidden"}}, {Verdict::holds, {}, {}, Text{"y"}, {}}};
    CHECK(page({"s", "", table}) == "## Title\n\n#### fails · id\n\n- **A:** x\n\n#### holds\n\n- **B:** y\n");
}

TEST_CASE("facts are a list or one line") {
    const Facts facts = {
        {"a", "A", Count{2, "2 claims"}}, {"b", "B", Count{0, "0 fail"}}, {"c", "C", Count{1, "1 holds"}}};
    CHECK(page({"s", "", facts, {}, true}) == "## Title\n\n2 claims: 1 holds\n");
    const Facts listed = {{"a", "A", Text{"x"}}, {"b", "B", {}}, {"c", "C", Text{"y"}, false}};
    CHECK(page({"s", "", listed}) == "## Title\n\n- **A:** x\n");
}

TEST_CASE("what is only for machines is left out") {
    Section hidden{"s", "", Facts{{"a", "A", Text{"x"}}}};
    hidden.for_people = false;
    CHECK(page(hidden) == "## Title\n");
}
