// A comparison as a report: its keys, what the reports are called, and the notes below the figures.

#include <dealcalc/report/present.hpp>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

const Table& table(const Report& report, const std::string& key) {
    for (const Section& section : report.sections) {
        if (section.key == key) return *section.table();
    }
    throw std::invalid_argument("no section " + key);
}

std::string keys(const Report& report, const std::string& section) {
    std::string text;
    for (const Column& column : table(report, section).columns) text += (text.empty() ? "" : " ") + column.key;
    return text;
}

/// The titles of the columns of figures that people see, joined by "|".
std::string titles(const Report& report) {
    std::string text;
    for (const Column& column : table(report, "figures").columns) {
        if (column.for_people) text += (text.empty() ? "" : "|") + column.title;
    }
    return text;
}

std::string text_at(const Report& report, const std::string& section, std::size_t row, const std::string& key) {
    const Table& shown = table(report, section);
    for (std::size_t c = 0; c < shown.columns.size(); ++c) {
        if (shown.columns[c].key == key) return shown.rows[row][c].as<Text>()->text;
    }
    throw std::invalid_argument("no column " + key);
}

std::vector<std::string> notes(const Report& report) {
    for (const Section& section : report.sections) {
        if (section.key == "figures") return section.notes;
    }
    throw std::invalid_argument("no figures");
}

Deal called(const std::string& id, const std::string& file, Deal deal) {
    deal.id = id;
    deal.file = file;
    return deal;
}

Report compared(const Deal& a, const Deal& b) { return present(compare_reports({a, b})); }

std::string agreement(const std::string& a, const std::string& b) {
    const Report report =
        compared(called("one", "", deal_of({firm("x", a)})), called("two", "", deal_of({firm("x", b)})));
    return text_at(report, "figures", 0, "agreement") + ": " + text_at(report, "figures", 0, "says");
}

}  // namespace

TEST_CASE("the keys of a comparison do not depend on what the reports are called") {
    Deal deal = deal_of({firm("x", "$5")});
    deal.claims = {claim("total", "exposure is $50")};
    const Report report = compared(deal, deal);
    CHECK(report.command == "compare");
    CHECK(report.title == "Investor and Company in 2 reports");
    CHECK(keys(report, "reports") == "key id title file investor company");
    CHECK(keys(report, "figures") ==
          "id kind label report_1 report_1_id report_2 report_2_id agreement factor says");
    CHECK(keys(report, "claims") == "id that report_1 report_1_reason report_2 report_2_reason made_in");
    CHECK(keys(report, "failed") ==
          "verdict id report that reason report_key foots_if list supported_by how slips readings");
}

TEST_CASE("an agreement has a word for people and a stable one for machines") {
    CHECK(agreement("$5B", "$5B") == "equal: equal");
    CHECK(agreement("$5B", "up to $5B") == "equal_at_maximum: equal at its maximum");
    CHECK(agreement("$5B", "about $5B") == "compatible: compatible");
    CHECK(agreement("$5B", "$9B") == "contradictory: contradictory");
    CHECK(agreement("$5B", "$5M") == "contradictory: contradictory, 1,000 times");
    CHECK(agreement("$5M", "$5B") == "contradictory: contradictory, 1/1,000");
    CHECK(agreement("$5B", "€5B") == "unlike_units: unlike units");
    const Report report = compared(called("one", "", deal_of({firm("x", "$5")})),
                                   called("two", "", deal_of({firm("x", "$5"), firm("y", "$5")})));
    CHECK(text_at(report, "figures", 1, "agreement") == "only_in_one");
    CHECK(text_at(report, "figures", 1, "says") == "only in two");
}

TEST_CASE("a report is called by its id or else its file or else a number") {
    const Deal deal = deal_of({firm("x", "$5")});
    CHECK(titles(compared(called("one", "a.json", deal), called("two", "b.json", deal))) == "Figure|one|two|Agreement");
    CHECK(titles(compared(called("one", "a.json", deal), called("one", "b.json", deal))) ==
          "Figure|a.json|b.json|Agreement");
    CHECK(titles(compared(called("one", "a.json", deal), called("one", "a.json", deal))) ==
          "Figure|a.json|a.json (2)|Agreement");
    CHECK(titles(compared(called("one", "", deal), called("one", "", deal))) == "Figure|one|one (2)|Agreement");
}

TEST_CASE("a factor is told once for all figures that share it") {
    const Report report =
        compared(called("one", "", deal_of({firm("x", "$50"), firm("y", "$80"), firm("z", "$1")})),
                 called("two", "", deal_of({firm("x", "$5"), firm("y", "$8"), firm("z", "$100")})));
    CHECK(notes(report) == std::vector<std::string>{"x and y in one are exactly 10 times those in two.",
                                                    "z in one is exactly 1/100 of that in two."});
}

TEST_CASE("what else differs between the reports is told") {
    Deal one = called("one", "", deal_of({firm("x", "$5")}, {}, {valuation("v", "$9", "", Basis::pre_money)}));
    Deal two = called("two", "", deal_of({prior("renamed", "$5")}, {}, {valuation("v", "$9")}));
    two.investments[0].same_as = "x";
    two.investor = "Another";
    CHECK(notes(compared(one, two)) ==
          std::vector<std::string>{"The reports do not name one investor: Investor and Another.",
                                   "renamed of two is compared as x.", "x is firm in one, prior in two."});
}
