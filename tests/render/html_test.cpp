// The page: what becomes of each part of a report. The whole of a page is in tests/page.

#include "render/html.hpp"
#include "render/formats.hpp"

#include <dealcalc/input/built_in.hpp>
#include <dealcalc/report/present.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

constexpr std::string_view paper = "<section class=\"paper\"";

/// What stands between <main> and </main>.
std::string whole_main_of(std::vector<Section> sections) {
    const std::string page = render_html({"check", "A title", std::move(sections)}, {});
    const std::size_t from = page.find("<main>\n") + 7;
    return page.substr(from, page.find("</main>") - from);
}

/// What of it is seen on a screen.
std::string main_of(std::vector<Section> sections) {
    const std::string page = whole_main_of(std::move(sections));
    return page.substr(0, page.find(paper));
}

/// What is seen on paper alone.
std::string paper_of(std::vector<Section> sections) {
    const std::string page = whole_main_of(std::move(sections));
    const std::size_t from = page.find(paper);
    return from == std::string::npos ? "" : page.substr(from);
}

Section facts(Facts body) { return {"totals", "", std::move(body)}; }

/// One cell as a fact.
std::string of(Cell cell) {
    const std::string page = main_of({facts({{"k", "K", std::move(cell)}})});
    const std::string before = "<dl>\n<div><dt>K</dt><dd>";
    const std::string after = "</dd></div>\n</dl>\n";
    if (!page.starts_with(before) || !page.ends_with(after)) return page;
    return page.substr(before.size(), page.size() - before.size() - after.size());
}

Cell opening_to(TraceRef trace, Cell cell) {
    cell.open(std::move(trace));
    return cell;
}

Cell quantity(const std::string& display, TraceRef trace = {}) {
    const Range range = Range::only(5);
    return opening_to(std::move(trace), Quantity{display, Value{{range, range}, {}, usd}});
}

TraceRef shared(Trace trace) { return std::make_shared<const Trace>(std::move(trace)); }

std::size_t count_of(const std::string& part, const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("a page is in English and forbids every request and names itself") {
    const std::string page = render_html({"check", "A < B", {}}, {});
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"));
    CHECK(page.find("content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"") <
          page.find("<style>"));
    CHECK(page.find("<title>A &lt; B</title>") != std::string::npos);
    CHECK(page.find("<p class=\"kind\">dealcalc check</p>\n<h1>A &lt; B</h1>\n</header>") != std::string::npos);
    CHECK(page.ends_with("</body>\n</html>\n"));
}

TEST_CASE("the same report gives the same page under every style") {
    const Report report{"check", "A title", {facts({{"k", "K", Verdict::fails}})}};
    CHECK(render_html(report, {true, false, 20}) == render_html(report, {false, true, 200}));
}

TEST_CASE("facts are a list and what does not apply or is for machines is left out") {
    CHECK(main_of({facts({{"a", "A", Text{"one"}}, {"b", "B", {}}, {"c", "C", Text{"three"}, false}})}) ==
          "<dl>\n<div><dt>A</dt><dd>one</dd></div>\n</dl>\n");
    CHECK(main_of({facts({{"b", "B", {}}})}).empty());
}

TEST_CASE("each kind of cell has its words") {
    CHECK(of(Text{"a < b"}) == "a &lt; b");
    CHECK(of(quantity("$5")) == "$5");
    CHECK(of(Count{2, "2 fail"}) == "2 fail");
    CHECK(of(Missing{"no date"}) == "<span class=\"missing\">unknown</span>: no date");
    CHECK(of(Flag{true}) == "yes");
    CHECK(of(Flag{false}) == "no");
    CHECK(of(When{"2026-04", {}}) == "2026-04");
    CHECK(of(Records{{"one"}, {}}) == "one");
    CHECK(of(Records{{"one", "two <"}, {}}) == "<ul><li>one</li><li>two &lt;</li></ul>");
    CHECK(of(Branch{"prior", 2}) ==
          "<span class=\"depth\" aria-hidden=\"true\">· </span><span class=\"depth\" aria-hidden=\"true\">· "
          "</span>prior");
}

TEST_CASE("a verdict is its word and the class is only its colour") {
    CHECK(of(Verdict::fails) == "<span class=\"verdict fails\">fails</span>");
    CHECK(of(Verdict::holds_by_rounding) == "<span class=\"verdict holds\">holds by rounding</span>");
}

TEST_CASE("a bar is drawn on a scale of a thousand and what is conditional otherwise") {
    CHECK(of(Bar{Number(1) / Number(4), 1, true}) ==
          "<svg class=\"bar\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect "
          "class=\"conditional\" x=\"250\" width=\"750\" height=\"20\" vector-effect=\"non-scaling-stroke\"/></svg>");
    CHECK(of(Bar{0, Number(1) / Number(3)}).find("<rect x=\"0\" width=\"333\"") != std::string::npos);
}

TEST_CASE("a source is a link where its address is one of the web and text where it is not") {
    CHECK(of(Citing{"article", "The article", "paragraph 1", "https://example.com/?a&b"}) ==
          "<a href=\"https://example.com/?a&amp;b\" rel=\"noopener noreferrer\">article</a>, paragraph 1");
    CHECK(of(Citing{"article", "The article", "", "javascript:alert(1)"}) == "article");
    CHECK(of(Citing{"", "", "paragraph 1"}) == "paragraph 1");
    CHECK(of(Text{"https://example.com"}) ==
          "<a href=\"https://example.com\" rel=\"noopener noreferrer\">https://example.com</a>");
}

TEST_CASE("a number opens to its trace and so do the numbers that it rests on") {
    const TraceRef prior = shared({"prior", quantity("$80B"), {{"at", "Source", Citing{"s", "A title", "p. 1"}}}, {}});
    const TraceRef bare = shared({"immediate", quantity("$5B"), {}, {}});
    const TraceRef sum = shared({"committed", {}, {{"formula", "Formula", Text{"prior + immediate"}}}, {prior, bare}});
    CHECK(of(quantity("$85B", sum)) ==
          "<details><summary>$85B</summary><div class=\"how\"><dl>\n"
          "<div><dt>Formula</dt><dd>prior + immediate</dd></div>\n</dl>"
          "<p>It rests on</p><ul>"
          "<li><details><summary><span class=\"name\">prior</span> $80B</summary><div class=\"how\"><dl>\n"
          "<div><dt>Source</dt><dd>A title, p. 1</dd></div>\n</dl></div></details></li>\n"
          "<li><span class=\"name\">immediate</span> $5B</li>\n</ul></div></details>");
    CHECK(of(opening_to(shared({"", {}, {}, {bare}}), Text{"a reason"})) ==
          "<details><summary>a reason</summary><div class=\"how\"><p>It rests on</p><ul>"
          "<li><span class=\"name\">immediate</span> $5B</li>\n</ul></div></details>");
}

TEST_CASE("paper has each trace once in the order of the page and none without one") {
    const Records ways{{"holds if a is $1", "holds if b is $2"}, {}};
    const TraceRef prior =
        shared({"prior", quantity("$80B"), {{"r", "As reported", Text{"$80B"}}, {"d", "Decided", ways}}, {}});
    const TraceRef bare = shared({"now", quantity("$5B"), {}, {}});
    const TraceRef sum = shared({"committed", {}, {{"f", "Formula", Text{"prior + now"}}}, {prior, bare}});
    const TraceRef share = shared({"", {}, {}, {prior}});
    const Table table{
        {{"a", "A"}, {"b", "B", Column::Align::left, false}},
        {{opening_to(share, Missing{"no date"}), quantity("$1", shared({"hidden", {}, {{"f", "F", Text{"x"}}}, {}}))}}};
    CHECK(
        paper_of({facts({{"a", "A", quantity("$85B", sum)}, {"b", "B", quantity("$80B", prior)}}), {"t", "", table}}) ==
        "<section class=\"paper\" aria-labelledby=\"traces\">\n<h2 id=\"traces\">How each number was got</h2>\n"
        "<p><b class=\"name\">committed</b> $85B; <i>Formula</i> prior + now; <i>It rests on</i> "
        "<span class=\"name\">prior</span> $80B, <span class=\"name\">now</span> $5B</p>\n"
        "<p><b class=\"name\">prior</b> $80B; <i>As reported</i> $80B; <i>Decided</i> holds if a is $1; holds if b is "
        "$2</p>\n"
        "<p><b><span class=\"missing\">unknown</span>: no date</b>; <i>It rests on</i> <span class=\"name\">prior</span> "
        "$80B</p>\n</section>\n");
    CHECK(paper_of({facts({{"a", "A", quantity("$5")}})}).empty());
}

TEST_CASE("a page says how to open its numbers where some do") {
    const Section opens = facts({{"k", "K", quantity("$5", shared({"a", {}, {{"f", "Formula", Text{"b"}}}, {}}))}});
    CHECK(count_of("<p class=\"hint\">", render_html({"check", "t", {opens}}, {})) == 1);
    CHECK(count_of("<p class=\"hint\">", render_html({"check", "t", {facts({{"k", "K", quantity("$5")}})}}, {})) == 0);
}

TEST_CASE("a section without a title belongs to the one before it") {
    const Section titled{"exposure", "Exposure", Facts{{"a", "A", Text{"1"}}}, {"A note."}};
    CHECK(main_of({titled, facts({{"b", "B", Text{"2"}}})}) ==
          "<section aria-labelledby=\"exposure\">\n<h2 id=\"exposure\">Exposure</h2>\n"
          "<dl>\n<div><dt>A</dt><dd>1</dd></div>\n</dl>\n<p class=\"note\">A note.</p>\n"
          "<dl>\n<div><dt>B</dt><dd>2</dd></div>\n</dl>\n</section>\n");
    Section hidden = titled;
    hidden.for_people = false;
    CHECK(main_of({hidden}).empty());
}

TEST_CASE("facts in one line leave out what counts none") {
    Section counts = facts({{"all", "All", Count{2, "2 claims"}},
                            {"fails", "Fails", Count{0, "0 fail"}},
                            {"holds", "Holds", Count{2, "2 hold"}},
                            {"odd", "Odd", Count{1, "1 odd"}}});
    counts.in_one_line = true;
    CHECK(main_of({counts}) == "<p>2 claims: 2 hold, 1 odd</p>\n");
}

TEST_CASE("a table has a caption and scopes and its first words name the row") {
    using Align = Column::Align;
    const Table table{{{"verdict", "Verdict"}, {"id", "Name"}, {"value", "Value", Align::right}, {"bar", ""},
                       {"key", "Key", Align::left, false}},
                      {{Verdict::holds, Text{"a"}, quantity("$5"), Bar{0, 1}, Text{"k"}}}};
    const std::string page = main_of({{"by_investor", "", table}});
    CHECK(page.starts_with("<table>\n<caption>By investor</caption>\n<thead><tr><th scope=\"col\">Verdict</th>"
                           "<th scope=\"col\">Name</th><th scope=\"col\" class=\"number\">Value</th><td></td>"
                           "</tr></thead>\n<tbody>\n<tr><td data-label=\"Verdict\">"
                           "<span class=\"verdict holds\">holds</span></td><th scope=\"row\">a</th>"
                           "<td class=\"number\" data-label=\"Value\">$5</td><td class=\"plot\"><svg"));
    CHECK(page.find("Key") == std::string::npos);
    CHECK(main_of({{"a", "Titled", table}}).find("<caption class=\"heard\">Titled</caption>") != std::string::npos);
}

TEST_CASE("a table without words names no row and one without rows is left out") {
    const Table counts{{{"n", "N"}}, {{quantity("$5")}}};
    CHECK(main_of({{"a", "", counts}}).find("<td data-label=\"N\">$5</td>") != std::string::npos);
    CHECK(main_of({{"a", "", Table{{{"n", "N"}}, {}}}}).empty());
}

TEST_CASE("cards are articles with a heading below that of their section") {
    using Align = Column::Align;
    constexpr bool heading = true;
    Table table{{{"verdict", "Verdict", Align::left, true, heading},
                 {"id", "Id", Align::left, true, heading},
                 {"key", "Key", Align::left, false, heading},
                 {"that", "Claim"}},
                {{Verdict::fails, Text{"total"}, Text{"k"}, Text{"a is $5"}}, {Verdict::holds, {}, {}, {}}}};
    table.layout = Table::Layout::cards;
    const std::string two =
        "<article class=\"card\">\n<h2><span class=\"verdict fails\">fails</span> <span>total</span></h2>\n"
        "<dl>\n<div><dt>Claim</dt><dd>a is $5</dd></div>\n</dl>\n</article>\n"
        "<article class=\"card\">\n<h2><span class=\"verdict holds\">holds</span></h2>\n</article>\n";
    CHECK(main_of({{"claims", "", table}}) == two);
    CHECK(count_of("<h3>", main_of({{"claims", "Claims", table}})) == 2);
}

TEST_CASE("the two sides of a card stand side by side between what is of the whole") {
    using Side = Column::Side;
    const auto column = [](const std::string& key, Side side) {
        return Column{key, key, Column::Align::left, true, false, side};
    };
    Table table{{column("a", Side::whole), column("b", Side::left), column("c", Side::right), column("d", Side::whole)},
                {{Text{"1"}, Text{"2"}, Text{"3"}, Text{"4"}}, {Text{"1"}, Text{"2"}, {}, {}}}};
    table.layout = Table::Layout::cards;
    const auto line = [](const std::string& key, const std::string& value) {
        return "<dl>\n<div><dt>" + key + "</dt><dd>" + value + "</dd></div>\n</dl>\n";
    };
    const std::string open = "<article class=\"card\">\n";
    CHECK(main_of({{"readings", "", table}}) ==
          open + line("a", "1") + "<div class=\"sides\">\n" + line("b", "2") + line("c", "3") + "</div>\n" +
              line("d", "4") + "</article>\n" + open + line("a", "1") + "<div class=\"sides\">\n" + line("b", "2") +
              "</div>\n</article>\n");
}

TEST_CASE("only a whole address of the web becomes a link") {
    CHECK(is_web_address("https://example.com/a?b=c&d=%20#e"));
    CHECK(is_web_address("http://example.com"));
    for (const std::string_view text :
         {"", "https://", "http:///x", "javascript:alert(1)", "data:text/html,x", "HTTPS://EXAMPLE.COM",
          "//example.com", "ftp://example.com", "see https://example.com", "https://example.com and more",
          "https://example.com/\"x", "https://example.com/<b>", "https://example.com/'x", "https://example.com\\x",
          "https://ex\u00E4mple.com", "https://example.com/\n", "https://example.com/\x7F"}) {
        CAPTURE(text);
        CHECK_FALSE(is_web_address(text));
    }
}

TEST_CASE("pictures stand after what the page is about and take the place of bars") {
    const Deal deal = built_in_deal();
    const Report report = present(summary_of(deal), deal);
    const std::string page = render_html(report, {});
    REQUIRE(report.charts.size() == 3);
    CHECK(count_of("<figure>\n<svg ", page) == 3);
    CHECK(page.find("<dt>Announced</dt>") < page.find("<figure>"));
    CHECK(page.find("</figure>\n</div>\n<section aria-labelledby=\"investments\">") != std::string::npos);
    for (const std::string id : {"picture-1-title", "picture-2-title", "picture-3-title"}) {
        CHECK(count_of("id=\"" + id + "\"", page) == 1);
    }
    CHECK(count_of("class=\"bar\"", page) == 0);
    CHECK(count_of("<th scope=\"col\" class=\"number\">Running total</th></tr>", page) == 1);
}

TEST_CASE("pictures of a report without a table come last") {
    const Deal deal = built_in_deal();
    Report report = present(exposure_of(deal), deal);
    std::erase_if(report.sections, [](const Section& s) { return s.table(); });
    const std::string page = render_html(report, {});
    CHECK(page.find("<dt>Exposure</dt>") < page.find("<figure>"));
    CHECK(page.find("</figure>\n</div>\n<section class=\"paper\"") != std::string::npos);
}
