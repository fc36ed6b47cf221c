// The one table of a report, and its values a row each.

#include <dealcalc/report/report.hpp>

#include <algorithm>

#include <dealcalc/report/present.hpp>

#include "report/cells.hpp"
#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

/// A cell of a tidy table in a word.
std::string word(const Cell& cell) {
    if (const auto* text = cell.as<Text>()) return text->text;
    if (const auto* quantity = cell.as<Quantity>()) return to_text(*quantity->value.face);
    if (const auto* quantity = cell.as<LongQuantity>()) return to_text(quantity->value.low()->at);
    if (const auto* count = cell.as<Count>()) return std::to_string(count->number);
    if (const auto* flag = cell.as<Flag>()) return flag->yes ? "in" : "out";
    return "-";
}

std::string line(const Row& row) {
    std::string out;
    for (const Cell& cell : row) out += (out.empty() ? "" : "|") + word(cell);
    return out;
}

std::string keys(const Table& table) {
    std::string out;
    for (const Column& column : table.columns) out += (out.empty() ? "" : " ") + column.key;
    return out;
}

/// The tidy rows of one fact.
std::vector<std::string> tidy_lines(Cell cell) {
    const Table table = main_table(tidy({"c", "t", {{"s", "", Facts{{"m", "M", std::move(cell)}}}}}));
    std::vector<std::string> lines;
    for (const auto& row : table.rows) lines.push_back(line(row));
    return lines;
}

using Lines = std::vector<std::string>;

Table with_columns(std::initializer_list<std::string> names, std::vector<std::vector<Cell>> rows) {
    Table table;
    for (const std::string& name : names) table.columns.push_back({name, name});
    table.rows = std::move(rows);
    return table;
}

}  // namespace

TEST_CASE("every report marks a section that it has") {
    const Deal deal = deal_of({prior("a", "$5")}, {}, {valuation("v", "$20")});
    const ValuationChange change = compare_valuations({"60", reported("60")}, {"380", reported("380")}, {});
    const std::vector<Report> reports = {
        present(exposure_of(deal), deal), present(valuations_of(deal), deal), present(change, nullptr),
        present(std::vector<CheckedDeal>{{deal, {}}}), present(std::vector<ExplainedClaim>{}, deal),
        present_figure(reported("$5"))};
    for (const Report& report : reports) {
        CAPTURE(report.command);
        const auto marked = [&](const Section& section) { return section.key == report.main; };
        CHECK(std::count_if(report.sections.begin(), report.sections.end(), marked) == 1);
    }
}

TEST_CASE("a report on one deal names it on each row and others do not") {
    const Deal deal = deal_of({prior("a", "$5")});
    const Table investments = main_table(present(exposure_of(deal), deal));
    CHECK(keys(investments) == "deal id label status amount share running bar condition source");
    CHECK(word(investments.rows.at(0).at(0)) == deal.id);
    CHECK(keys(main_table(present_figure(reported("$5")))) == "text hedge nominal unit place word rounded");
    CHECK(keys(main_table(present(std::vector<CheckedDeal>{{deal, {}}}))).starts_with("verdict deal id"));
}

TEST_CASE("facts become one row") {
    const Table table = main_table(present_figure(reported("$5")));
    REQUIRE(table.rows.size() == 1);
    CHECK(word(table.rows[0][2]) == "5");
}

TEST_CASE("a report that marks nothing gives its first table for people and else its facts") {
    Section hidden{"h", "", with_columns({"x"}, {{Text{"hidden"}}})};
    hidden.for_people = false;
    const Section facts{"f", "", Facts{{"a", "A", Text{"1"}}}};
    const Section more{"g", "", Facts{{"b", "B", Text{"2"}}}};
    const Section shown{"s", "", with_columns({"y"}, {{Text{"shown"}}})};
    CHECK(line(main_table({"c", "t", {hidden, facts, shown}}).rows.at(0)) == "shown");
    CHECK(line(main_table({"c", "t", {facts, more}}).rows.at(0)) == "1|2");
    CHECK(main_table({"c", "t", {}}).rows.empty());
}

TEST_CASE("beside facts a table for machines is a list in one cell that says its numbers bare") {
    const Value open{{Range::at_least(Number::fraction(1, 2)), Range::everything()}, {}, times};
    Section hidden{"h", "",
                   with_columns({"x", "y"}, {{Text{"a"}, number_cell("2x", 2, times)},
                                             {Text{"b"}, Quantity{"0.5x or more", open}},
                                             {Text{"c"}, {}}})};
    hidden.for_people = false;
    const Table table = main_table({"c", "t", {hidden, {"f", "", Facts{{"a", "A", Text{"1"}}}}}});
    REQUIRE(keys(table) == "h a");
    const Records& records = *table.rows.at(0).at(0).as<Records>();
    CHECK(records.display == std::vector<std::string>{"2", "0.5x or more", ""});
    CHECK(records.table.columns.at(0).key == "x");
}

TEST_CASE("the tidy table has a row for the nominal and for each end") {
    CHECK(keys(main_table(tidy({"c", "t", {}}))) ==
          "deal section row item measure bound value included unit exact words");
    const Value third{{Range::at_least(Number::fraction(1, 3)), Range::everything()}, Number(2), times};
    CHECK(tidy_lines(Quantity{"2x", third}) == Lines{"-|s|-|-|m|nominal|2|-|x|-|2x", "-|s|-|-|m|low|1/3|in|x|1/3|2x",
                                                     "-|s|-|-|m|high|-|-|x|-|unbounded"});
    const Value open{{Range(End{Number(1), false}, End{Number(2)}), {}}, std::nullopt, usd};
    CHECK(tidy_lines(Quantity{"w", open}) == Lines{"-|s|-|-|m|low|1|out|USD|-|w", "-|s|-|-|m|high|2|in|USD|-|w"});
}

TEST_CASE("the tidy table keeps numbers of any length") {
    const Number third = Number::fraction(1, 3);
    CHECK(tidy_lines(LongQuantity{"w", Range::only(third), "fraction"}) ==
          Lines{"-|s|-|-|m|nominal|1/3|-|fraction|1/3|w", "-|s|-|-|m|low|1/3|in|fraction|1/3|w",
                "-|s|-|-|m|high|1/3|in|fraction|1/3|w"});
    CHECK(tidy_lines(LongQuantity{"w", Range::more_than(third), "USD"}) ==
          Lines{"-|s|-|-|m|low|1/3|out|USD|1/3|w", "-|s|-|-|m|high|-|-|USD|-|unbounded"});
}

TEST_CASE("the tidy table says dates and verdicts and what is unknown in words") {
    CHECK(tidy_lines(Count{3, "3 fail"}) == Lines{"-|s|-|-|m|-|3|-|1|-|3 fail"});
    CHECK(tidy_lines(Missing{"no date"}) == Lines{"-|s|-|-|m|-|-|-|-|-|unknown: no date"});
    CHECK(tidy_lines(Verdict::fails) == Lines{"-|s|-|-|m|-|-|-|-|-|fails"});
    CHECK(tidy_lines(Flag{true}) == Lines{"-|s|-|-|m|-|-|-|-|-|true"});
    CHECK(tidy_lines(Flag{false}) == Lines{"-|s|-|-|m|-|-|-|-|-|false"});
    CHECK(tidy_lines(When{"2026", date("2026").range}) ==
          Lines{"-|s|-|-|m|first|-|-|-|-|2026-01-01", "-|s|-|-|m|last|-|-|-|-|2026-12-31"});
    for (const Cell& none : {Cell{}, Cell{Text{"t"}}, Cell{Bar{}}, Cell{Citing{"a", "b", "c"}}, Cell{Branch{"n", 1}},
                             Cell{Records{}}}) {
        CHECK(tidy_lines(none).empty());
    }
}

TEST_CASE("a tidy row names the item by its id or name or first text and has its number") {
    const Section by_id{"i", "", with_columns({"label", "id", "n"}, {{Text{"l"}, Text{"the_id"}, Count{1, ""}}})};
    const Section by_name{"n", "", with_columns({"claim", "name", "n"}, {{Text{"c"}, Branch{"b", 2}, Count{2, ""}}})};
    const Section by_text{"t", "",
                          with_columns({"v", "what", "n"}, {{Verdict::holds, Text{"w"}, {}}, {{}, {}, Count{3, ""}}})};
    const Section of_deals{"d", "", with_columns({"deal", "n"}, {{Text{"own"}, Count{4, ""}}})};
    const Section deal{"deal", "", Facts{{"title", "T", Text{"a title"}}, {"id", "I", Text{"the-deal"}}}};
    const Table table = main_table(tidy({"c", "t", {deal, by_id, by_name, by_text, of_deals}}));
    Lines lines;
    for (const auto& row : table.rows) lines.push_back(line(row));
    CHECK(lines == Lines{"the-deal|i|1|the_id|n|-|1|-|1|-|-", "the-deal|n|1|b|n|-|2|-|1|-|-",
                         "the-deal|t|1|w|v|-|-|-|-|-|holds", "the-deal|t|2|-|n|-|3|-|1|-|-",
                         "own|d|1|own|n|-|4|-|1|-|-"});
}
