// Text for people: small reports and the whole text that they become.

#include "render/formats.hpp"

#include <algorithm>
#include <set>

#include <dealcalc/input/built_in.hpp>
#include <dealcalc/report/present.hpp>

#include "render/terminal.hpp"
#include "support/catch.hpp"
#include "support/deals.hpp"
#include "support/escapes.hpp"

using namespace test;

namespace {

using Align = Column::Align;

Report with(std::vector<Section> sections) {
    return {"c", "Title", std::move(sections)};
}

std::string text(std::vector<Section> sections, const Style& style = {}) {
    return render_text(with(std::move(sections)), style);
}

Section facts(Facts body) {
    return {"facts", "", std::move(body)};
}

Quantity quantity(const std::string& display, const Number& n = 1) {
    return {display, Value{{Range::only(n), Range::only(n)}, n, {}}};
}

/// Every report that the first deal has.
std::vector<Report> reports_of(const Deal& deal) {
    return {present(exposure_of(deal), deal),
            present(valuations_of(deal), deal),
            present({CheckedDeal{deal, check_claims(deal)}}),
            present({CheckedDeal{deal, check_claims(deal)}, CheckedDeal{deal, {}}}),
            present(portfolio_of({deal, deal})),
            present_figure(reported("about $380B"))};
}

std::vector<std::string> lines_of(const std::string& all) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = all.find('\n', at);
        lines.push_back(all.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

/// The words of a page that hold a digit.
std::set<std::string> numbers_of(const std::string& page) {
    std::set<std::string> numbers;
    for (const std::string& line : lines_of(page)) {
        for (const std::string& word : wrapped(line, 0)) {
            if (word.find_first_of("0123456789") != std::string::npos) numbers.insert(word);
        }
    }
    return numbers;
}

}  // namespace

TEST_CASE("facts stand under each other with their values aligned") {
    CHECK(text({facts({{"a", "Committed", Text{"$85B"}}, {"b", "Exposure", Text{"$285B"}}})}) ==
          "Title\n"
          "\n"
          "  Committed  $85B\n"
          "  Exposure   $285B\n");
}

TEST_CASE("a fact that does not apply is left out and one that is not known says why") {
    CHECK(text({facts({{"a", "A", {}}, {"b", "Bee", Missing{"no date"}}, {"c", "C", Text{""}}})}) ==
          "Title\n"
          "\n"
          "  Bee  unknown: no date\n");
}

TEST_CASE("every kind of cell has its words") {
    CHECK(text({facts({{"a", "Text", Text{"words"}},
                       {"b", "Number", quantity("$5")},
                       {"c", "Verdict", Verdict::holds_by_rounding},
                       {"d", "When", When{"2024-Q1", {}}},
                       {"e", "Yes", Flag{true}},
                       {"f", "No", Flag{false}},
                       {"g", "Source", Citing{"article", "title", "page 3"}},
                       {"h", "Place", Citing{"", "", "page 3"}},
                       {"i", "Id", Citing{"article", "title", ""}},
                       {"j", "List", Records{{"one", "two"}, {}}}})}) == "Title\n"
                                                                         "\n"
                                                                         "  Text     words\n"
                                                                         "  Number   $5\n"
                                                                         "  Verdict  holds by rounding\n"
                                                                         "  When     2024-Q1\n"
                                                                         "  Yes      yes\n"
                                                                         "  No       no\n"
                                                                         "  Source   article, page 3\n"
                                                                         "  Place    page 3\n"
                                                                         "  Id       article\n"
                                                                         "  List     one; two\n");
}

TEST_CASE("a long value is wrapped under itself") {
    CHECK(text({facts({{"a", "Reason", Text{"one two three four five six"}}})}, {false, true, 31}) ==
          "Title\n"
          "\n"
          "  Reason  one two three four\n"
          "          five six\n");
}

TEST_CASE("however narrow the terminal twenty columns are used") {
    const Section reason = facts({{"a", "Reason", Text{"one two three four five six"}}});
    const std::string narrow = "Title\n"
                               "\n"
                               "  Reason\n"
                               "    one two three four\n"
                               "    five six\n";
    CHECK(text({reason}, {false, true, 10}) == narrow);
    CHECK(text({reason}, {false, true, 1}) == narrow);
    CHECK(text({reason}, {false, true, 0}) == narrow);
    Section noted = facts({{"a", "A", Text{"1"}}});
    noted.notes = {"one two three four five six"};
    CHECK(text({noted}, {false, true, 0}) == "Title\n\n  A\n    1\n\n  one two three four\n  five six\n");
}

TEST_CASE("facts in one line are the first and then the others that count something") {
    Section line = facts({{"all", "claims", Count{7, "7 claims"}},
                          {"a", "fails", Count{1, "1 fails"}},
                          {"b", "holds by rounding", Count{0, "0 hold by rounding"}},
                          {"c", "holds", Count{6, "6 hold"}},
                          {"d", "words", Text{"in words"}}});
    line.in_one_line = true;
    CHECK(text({line}) == "Title\n\n  7 claims: 1 fails, 6 hold, in words\n");
}

TEST_CASE("a grid aligns its columns and leaves out those for machines") {
    Table table;
    table.columns = {{"id", "Id", Align::left, false}, {"a", "Left"}, {"b", "Right", Align::right}, {"c", "Last"}};
    table.rows = {{Text{"x"}, Text{"one"}, quantity("$5"), Text{"a"}},
                  {Text{"y"}, Text{"three"}, quantity("$1,000"), {}}};
    CHECK(text({{"t", "", table}}) == "Title\n"
                                      "\n"
                                      "  Left    Right  Last\n"
                                      "  one        $5  a\n"
                                      "  three  $1,000\n");
}

TEST_CASE("a grid aligns wide and combining letters by their columns") {
    Table table;
    table.columns = {{"a", "Name"}, {"b", "Amount", Align::right}};
    table.rows = {{Text{"日本株式会社"}, Text{"¥5"}}, {Text{"Cafe\u0301"}, Text{"€10"}}, {Text{"plain"}, Text{"五"}}};
    CHECK(text({{"t", "", table}}) == "Title\n"
                                      "\n"
                                      "  Name          Amount\n"
                                      "  日本株式会社      ¥5\n"
                                      "  Cafe\u0301             €10\n"
                                      "  plain             五\n");
    for (const std::string& line : lines_of(text({{"t", "", table}}))) {
        if (line.size() > 5) CHECK(width_of(line) == 22);
    }
}

TEST_CASE("what a grid does not know is explained once below it") {
    Table table;
    table.columns = {{"a", "A"}, {"b", "B"}, {"c", "C", Align::left, false}};
    table.rows = {{Missing{"no date"}, Text{"1"}, Missing{"not shown"}}, {Missing{"no date"}, Missing{"no rate"}, {}}};
    CHECK(text({{"t", "", table}}) == "Title\n"
                                      "\n"
                                      "  A        B\n"
                                      "  unknown  1\n"
                                      "  unknown  unknown\n"
                                      "\n"
                                      "  unknown: no date\n"
                                      "  unknown: no rate\n");
}

TEST_CASE("sections have titles and notes and those for machines are left out") {
    Section shown{"a", "By investor", Facts{{"k", "K", Text{"v"}}}, {"First note.", "Second note."}};
    Section hidden{"b", "Hidden", Facts{{"k", "K", Text{"v"}}}};
    hidden.for_people = false;
    CHECK(text({shown, hidden}) == "Title\n"
                                   "\n"
                                   "By investor\n"
                                   "  K  v\n"
                                   "\n"
                                   "  First note.\n"
                                   "  Second note.\n");
}

TEST_CASE("cards have a heading and a line for each column that applies") {
    Table table;
    table.layout = Table::Layout::cards;
    table.columns = {{"verdict", "Verdict", Align::left, true, true},
                     {"deal", "Deal", Align::left, false, true},
                     {"id", "Id", Align::left, true, true},
                     {"label", "Says", Align::left, true, true},
                     {"that", "Claim"},
                     {"computed", "Computed", Align::right},
                     {"line", "The number of the line", Align::right, false}};
    table.rows = {
        {Verdict::fails, Text{"d"}, Text{"total"}, Text{"Stated total"}, Text{"a is $5"}, Text{"$6"}, Text{"3"}},
        {Verdict::unchecked, Text{"d"}, Text{"largest"}, {}, {}, {}, {}}};
    CHECK(text({{"claims", "", table}}) == "Title\n"
                                           "\n"
                                           "fails  total  Stated total\n"
                                           "  Claim     a is $5\n"
                                           "  Computed  $6\n"
                                           "\n"
                                           "unchecked  largest\n");
}

TEST_CASE("bars fall on a scale of 24 columns in blocks or in ASCII") {
    const auto bar = [](const Number& from, const Number& to, bool conditional, bool unicode) {
        const std::string page =
            text({facts({{"b", "B", Text{"x"}}}), {"t", "", Table{{{"bar", ""}}, {{Bar{from, to, conditional}}}}}},
                 {false, unicode, 80});
        return lines_of(page).back();
    };
    CHECK(bar(0, 1, false, false) == "  ########################");
    CHECK(bar(0, 1, true, false) == "  ........................");
    CHECK(bar(Number::fraction(1, 4), Number::fraction(1, 2), false, false) == "        ######");
    CHECK(bar(0, Number::fraction(1, 12), false, true) == "  ██");
    CHECK(bar(0, Number::fraction(1, 12), true, true) == "  ░░");
    // What is not nothing is seen, even at the very end.
    CHECK(bar(0, Number::fraction(1, 1000), false, false) == "  #");
    CHECK(bar(Number::fraction(999, 1000), 1, false, false) == "  " + std::string(23, ' ') + "#");
}

TEST_CASE("hostile names never reach the terminal raw") {
    const std::string hostile = "\x1b[31mred\x07 \u202Eback\u2066 \x7F \u009B";
    const std::string shown = "\\x1b[31mred\\x07 \\u202eback\\u2066 \\x7f \\u009b";
    Table table;
    table.columns = {{"a", "A"}, {"b", "B"}};
    table.rows = {{Text{hostile}, Citing{hostile, hostile, hostile}}, {Missing{hostile}, When{hostile, {}}}};
    Table cards = table;
    cards.layout = Table::Layout::cards;
    cards.columns[0].in_heading = true;
    const Section all =
        facts({{"a", "A", Text{hostile}}, {"b", "B", Records{{hostile}, {}}}, {"c", "C", quantity(hostile)}});
    Report report = with({all, {"t", hostile, table, {hostile}}, {"u", "", cards}});
    report.title = hostile;
    const std::string page = render_text(report, {false, true, 400});
    CHECK(page.find_first_of("\x1b\x07\x7F") == std::string::npos);
    for (const auto* raw : {"\u202E", "\u2066", "\u009B"}) CHECK(page.find(raw) == std::string::npos);
    CHECK(page.rfind(shown + "\n", 0) == 0);
}

TEST_CASE("names of a deal that are hostile are harmless in every report") {
    Deal deal = built_in_deal();
    const std::string hostile = "\x1b]0;title\x07\u202E";
    deal.title = deal.investor = deal.company = deal.file = hostile;
    for (Investment& i : deal.investments) i.label = i.condition = i.cited.at = hostile;
    for (Valuation& v : deal.valuations) v.label = hostile;
    for (Claim& c : deal.claims) c.label = hostile;
    for (const Report& report : reports_of(deal)) {
        const std::string page = render_text(report, {});
        CHECK(page.find('\x1b') == std::string::npos);
        CHECK(page.find('\x07') == std::string::npos);
        CHECK(page.find("\u202E") == std::string::npos);
    }
}

TEST_CASE("colour only adds escape codes") {
    for (const Report& report : reports_of(built_in_deal())) {
        const std::string painted = render_text(report, {true, true, 80});
        CHECK(painted.find('\x1b') != std::string::npos);
        CHECK(test::without_escapes(painted) == render_text(report, {}));
    }
}

TEST_CASE("each verdict has its colour and what is not known has one") {
    const auto painted = [](Cell cell) {
        const std::string page = text({facts({{"a", "A", std::move(cell)}})}, {true, true, 80});
        return page.substr(page.find("\x1b[2mA\x1b[0m") + 11);
    };
    CHECK(painted(Verdict::fails) == "\x1b[1;31mfails\x1b[0m\n");
    CHECK(painted(Verdict::undetermined) == "\x1b[33mundetermined\x1b[0m\n");
    CHECK(painted(Verdict::unchecked) == "\x1b[2munchecked\x1b[0m\n");
    CHECK(painted(Verdict::holds_by_rounding) == "\x1b[32mholds by rounding\x1b[0m\n");
    CHECK(painted(Verdict::holds) == "\x1b[32mholds\x1b[0m\n");
    CHECK(painted(Missing{"no date"}) == "\x1b[33munknown: no date\x1b[0m\n");
    CHECK(painted(Text{"plain"}) == "plain\n");
}

TEST_CASE("paint wraps text in the code of its ink and without colour in nothing") {
    const Paint on(true);
    CHECK(on(Ink::strong, "x") == "\x1b[1mx\x1b[0m");
    CHECK(on(Ink::frame, "x") == "\x1b[34mx\x1b[0m");
    CHECK(on(Ink::help, "x") == "\x1b[36mx\x1b[0m");
    CHECK(on(Ink::plain, "x") == "x");
    const Paint off(false);
    for (const Ink ink :
         {Ink::plain, Ink::strong, Ink::dim, Ink::frame, Ink::help, Ink::error, Ink::warning, Ink::good}) {
        CHECK(off(ink, "x") == "x");
    }
}

TEST_CASE("no line of any report ends in a space and sentences keep to the width") {
    for (const Report& report : reports_of(built_in_deal())) {
        for (const std::string& line : lines_of(render_text(report, {}))) {
            CHECK((line.empty() || line.back() != ' '));
        }
    }
    Section noted = facts({{"a", "A", Text{"1"}}});
    noted.notes = {"The stake is arithmetic, not a term of the deal: exposure / current, if all of it bought equity."};
    for (const std::string& line : lines_of(text({noted}, {false, true, 40}))) CHECK(width_of(line) <= 40);
}

TEST_CASE("the same report gives the same bytes") {
    const Deal deal = built_in_deal();
    CHECK(render_text(present(exposure_of(deal), deal), {}) == render_text(present(exposure_of(deal), deal), {}));
}

TEST_CASE("a fact for machines alone is not shown and takes no room") {
    Facts body = {{"a", "A long label", Text{"x"}}, {"b", "B", Text{"y"}}};
    body[0].for_people = false;
    CHECK(text({facts(body)}) == "Title\n\n  B  y\n");
}

TEST_CASE("a grid that is wider than the page wraps its widest words and leaves numbers alone") {
    Table table{{{"a", "Claim"}, {"n", "Amount", Align::right}, {"b", "Reason"}},
                {{Text{"as much as anybody could say"}, quantity("$5"), Text{"because it was written so in the paper"}},
                 {Text{"short"}, quantity("$12,345,678.90"), Text{"so"}}}};
    Style narrow;
    narrow.width = 60;
    CHECK(text({{"t", "", table}}, narrow) ==
          "Title\n"
          "\n"
          "  Claim                       Amount  Reason\n"
          "  as much as anybody              $5  because it was written\n"
          "  could say                           so in the paper\n"
          "  short               $12,345,678.90  so\n");
}

TEST_CASE("a grid whose longest words do not fit becomes cards") {
    Table table{{{"id", "Id", Align::left, false}, {"a", "A"}, {"b", "B"}},
                {{Text{"x"}, Text{"an_unbreakable_word_of_35_columns then"}, Text{"words that are all short"}},
                 {Text{"y"}, Text{"second"}, Missing{"not said"}}}};
    CHECK(text({{"t", "", table}}, {false, true, 40}) ==
          "Title\n"
          "\n"
          "an_unbreakable_word_of_35_columns then\n"
          "  B  words that are all short\n"
          "\n"
          "second\n"
          "  B  unknown: not said\n");
}

TEST_CASE("headings are wrapped before any cell and stand on their last line") {
    Table table{{{"a", "Name"}, {"b", "Share of the maximum", Align::right}}, {{Text{"two words"}, Text{"28.1 %"}}}};
    CHECK(text({{"t", "", table}}, {false, true, 24}) ==
          "Title\n"
          "\n"
          "                Share of\n"
          "  Name       the maximum\n"
          "  two words       28.1 %\n");
}

TEST_CASE("cells at the right are wrapped at spaces and each line is at the right") {
    Table table{{{"a", "A"}, {"b", "Total", Align::right}},
                {{Text{"x"}, Text{"$85B to $285B"}}, {Text{"y"}, Text{"$5B"}}}};
    CHECK(text({{"t", "", table}}, {false, true, 15}) ==
          "Title\n"
          "\n"
          "  A    Total\n"
          "  x  $85B to\n"
          "       $285B\n"
          "  y      $5B\n");
}

TEST_CASE("a name in a tree keeps its indent on each line") {
    Table table{{{"a", "Name"}, {"b", "B"}}, {{Branch{"one two", 0}, Text{"1"}}, {Branch{"three four", 1}, Text{"2"}}}};
    CHECK(text({{"t", "", table}}, {false, true, 14}) ==
          "Title\n"
          "\n"
          "  Name     B\n"
          "  one two  1\n"
          "    three  2\n"
          "    four\n");
}

TEST_CASE("bars are drawn on what is left and left out where less than six columns are") {
    Table table{{{"a", "A"}, {"bar", ""}}, {{Text{"one two"}, Bar{Number(1) / Number(2), 1}}}};
    const auto at = [&](std::size_t width) { return lines_of(text({{"t", "", table}}, {false, false, width})).at(3); };
    CHECK(at(80) == "  one two              ############");
    CHECK(at(35) == "  one two              ############");
    CHECK(at(21) == "  one two       #####");
    CHECK(at(17) == "  one two     ###");
    CHECK(at(16) == "  one       ####");  // the words are wrapped, and the bar takes the room
    CHECK(at(12) == "  one two");
}

TEST_CASE("a number and its per cent sign stay on one line") {
    CHECK(text({facts({{"a", "A", Text{"somewhat more than 28.1 % of it"}}})}, {false, true, 28}) ==
          "Title\n\n  A  somewhat more than\n     28.1 % of it\n");
}

TEST_CASE("a terminal that shows ASCII alone gets nothing else") {
    Table table{{{"a", "Name"}, {"b", "Share", Align::right}, {"bar", ""}},
                {{Text{"Café"}, Text{"€5"}, Bar{0, 1}}, {Text{"plain"}, Text{"£10"}, Bar{0, 1, true}}}};
    Report report = with({{"t", "Été", table, {"noté"}}});
    report.title = "日";
    CHECK(render_text(report, {false, false, 80}) ==
          "\\u65e5\n"
          "\n"
          "\\u00c9t\\u00e9\n"
          "  Name       Share\n"
          "  Caf\\u00e9   EUR5  ########################\n"
          "  plain      GBP10  ........................\n"
          "\n"
          "  not\\u00e9\n");
}

TEST_CASE("titles and headings of cards are wrapped") {
    Table table;
    table.layout = Table::Layout::cards;
    table.columns = {{"v", "V", Align::left, true, true}, {"a", "A", Align::left, true, true}};
    table.rows = {{Verdict::undetermined, Text{"a claim about many words"}}};
    Report report = with({{"t", "A section with a long title", table}});
    report.title = "A report with a long title";
    CHECK(render_text(report, {false, true, 24}) ==
          "A report with a long\n"
          "title\n"
          "\n"
          "A section with a long\n"
          "title\n"
          "undetermined\n"
          "  a claim about many\n"
          "  words\n");
}

TEST_CASE("every report fits every width from forty columns and breaks no number") {
    for (const Report& report : reports_of(built_in_deal())) {
        const auto whole = numbers_of(render_text(report, {false, true, 1000}));
        for (std::size_t width = 40; width <= 130; ++width) {
            INFO(report.command << " at " << width);
            const std::string page = render_text(report, {false, true, width});
            for (const std::string& line : lines_of(page)) CHECK(width_of(line) <= width);
            const auto here = numbers_of(page);
            CHECK(std::includes(here.begin(), here.end(), whole.begin(), whole.end()));
        }
    }
}

TEST_CASE("a table without rows leaves its notes") {
    Section section{"t", "Nothing", Table{{{"a", "A"}}, {}}, {"None is reported."}};
    CHECK(text({section}) == "Title\n\nNothing\n  None is reported.\n");
}
