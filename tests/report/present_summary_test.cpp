// The page about a deal: its sections in order, what people see of each, and what machines get.

#include <dealcalc/report/present.hpp>

#include <dealcalc/input/built_in.hpp>

#include "report/sections.hpp"
#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

Report page(const Deal& deal) { return present(summary_of(deal), deal); }

const Section& section(const Report& report, std::string_view key) {
    for (const Section& s : report.sections) {
        if (s.key == key) return s;
    }
    throw std::out_of_range(std::string(key));
}

/// "investments: (id) label": the keys, in brackets where they are for machines alone.
std::string keys(const Section& section) {
    std::string text = section.key + ":";
    const auto add = [&text](const std::string& key, bool for_people) {
        text += for_people ? " " + key : " (" + key + ")";
    };
    if (const Facts* facts = section.facts()) {
        for (const Field& fact : *facts) add(fact.key, fact.for_people);
    } else {
        for (const Column& column : section.table()->columns) add(column.key, column.for_people);
    }
    return text;
}

std::string display(const Cell& cell) {
    if (const auto* text = cell.as<Text>()) return text->text;
    if (const auto* quantity = cell.as<Quantity>()) return quantity->display;
    if (const auto* missing = cell.as<Missing>()) return "unknown: " + missing->reason;
    if (const auto* verdict = cell.as<Verdict>()) return std::string(verdict_name(*verdict));
    if (const auto* citing = cell.as<Citing>()) return citing->source + ", " + citing->at;
    return "-";
}

/// The cells of a row that people see.
std::string row(const Report& report, std::string_view key, std::size_t index) {
    const Table& table = *section(report, key).table();
    std::string text;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].for_people) text += (text.empty() ? "" : " | ") + display(table.rows.at(index).at(c));
    }
    return text;
}

std::size_t rows(const Report& report, std::string_view key) {
    return section(report, key).table()->rows.size();
}

std::string shown_sections(const Report& report) {
    std::string text;
    for (const Section& s : report.sections) {
        if (s.for_people) text += (text.empty() ? "" : " ") + s.key;
    }
    return text;
}

const Deal bare = deal_of({});

}  // namespace

TEST_CASE("the page has the same sections for machines whatever the deal holds") {
    const Report full = page(built_in_deal());
    const Report empty = page(bare);
    REQUIRE(full.sections.size() == empty.sections.size());
    for (std::size_t i = 0; i < full.sections.size(); ++i) {
        CHECK(full.sections[i].key == empty.sections[i].key);
        const auto* table = full.sections[i].table();
        if (!table) continue;
        CHECK(keys(full.sections[i]) == keys(empty.sections[i]));
        for (const auto& cells : table->rows) CHECK(cells.size() == table->columns.size());
    }
    CHECK(full.command == "summary");
    CHECK(full.title == "Amazon and Anthropic, April 2026, as one article reported it");
    CHECK(empty.title == "Investor and Company");
}

TEST_CASE("people see the parts of the page that the deal has something for") {
    CHECK(shown_sections(page(built_in_deal())) ==
          "deal investments commitments bars totals valuations change stake in_return counts claims readings sources");
    CHECK(shown_sections(page(bare)) == "deal totals change stake in_return counts");
    CHECK(section(page(bare), "totals").title == "Exposure");
    CHECK(section(page(bare), "change").title == "Valuation");
    CHECK(section(page(built_in_deal()), "totals").title.empty());
    CHECK(section(page(built_in_deal()), "change").title.empty());
}

TEST_CASE("the keys of the page are those of the other reports") {
    const Report report = page(built_in_deal());
    CHECK(keys(section(report, "deal")) == "deal: (id) (title) investor company announced (currency) (file)");
    CHECK(keys(section(report, "investments")) ==
          "investments: (id) label status amount (share) (running) (bar) (condition) source");
    CHECK(keys(section(report, "commitments")) == "commitments: (id) label by amount over source");
    CHECK(keys(section(report, "bars")) == "bars: (id) label share running bar");
    CHECK(keys(section(report, "totals")) == "totals: committed contingent exposure");
    CHECK(keys(section(report, "valuations")) == "valuations: (id) label on basis value source");
    CHECK(keys(section(report, "change")) == "change: (from) (to) multiple (change) (relative_change) elapsed");
    CHECK(keys(section(report, "stake")) == "stake: stake if_post_money if_pre_money");
    CHECK(keys(section(report, "in_return")) == "in_return: (id) label (per) each value formula");
    CHECK(keys(section(report, "claims")) == "claims: verdict (id) (label) (that) says reason (source)");
    CHECK(keys(section(report, "sources")) == "sources: id title publisher published url");
}

TEST_CASE("the page says the terms of the first deal as reported") {
    const Report report = page(built_in_deal());
    CHECK(row(report, "investments", 2) ==
          "Milestone tranche | contingent | up to $200B | article, opening, paragraph 1");
    CHECK(section(report, "investments").notes ==
          std::vector<std::string>{"Milestone tranche, on condition: commercial milestones, not disclosed."});
    CHECK(row(report, "commitments", 0) ==
          "AWS spend | company | more than $100B | 10 years | article, opening, paragraph 2");
    CHECK(row(report, "commitments", 1) == "Training compute | investor | 5 GW | - | article, opening, paragraph 2");
}

TEST_CASE("the page says what comes back in the first deal") {
    const Report report = page(built_in_deal());
    REQUIRE(rows(report, "in_return") == 3);
    CHECK(row(report, "in_return", 0) == "AWS spend | $1 of exposure | more than 0.35x | aws_spend / exposure");
    CHECK(row(report, "in_return", 1) == "AWS spend | year | more than $10B a year | aws_spend / aws_spend.over");
    CHECK(row(report, "in_return", 2) == "AWS spend | GW of compute | more than $20B per GW | aws_spend / compute");
    CHECK(section(report, "in_return").notes.empty());
}

TEST_CASE("what does not come back has its reason") {
    const Report report = page(deal_of({firm("a", "€5")}, {commitment("cloud", Party::company, "$8")}));
    CHECK(row(report, "in_return", 0) ==
          "cloud | €1 of exposure | unknown: USD and EUR, and no rate given | cloud / exposure");
    CHECK(row(report, "in_return", 1) ==
          "cloud | year | unknown: cloud says nothing about how long it runs | cloud / cloud.over");
    CHECK(row(report, "in_return", 2) == "cloud | GW | unknown: no commitment of power is reported | -");
    // The exposure is in two currencies: a dollar of it is one of the deal's.
    const Report mixed = page(deal_of({firm("a", "€5"), firm("b", "$5")}, {commitment("c", Party::company, "$8")}));
    CHECK(row(mixed, "in_return", 0) == "c | $1 of exposure | unknown: EUR and USD, and no rate given | c / exposure");
    CHECK(section(page(bare), "in_return").notes ==
          std::vector<std::string>{"Nothing that can be counted: no spend of the company is reported."});
}

TEST_CASE("claims stand with their words or their label and the reason") {
    const Report report = page(built_in_deal());
    CHECK(row(report, "claims", 3) ==
          "unchecked | Largest single-company AI infrastructure bet | it states no figures");
    CHECK(row(report, "claims", 5) ==
          "holds | elapsed is under 18 months | every value that the figures allow is as claimed");
    CHECK(section(report, "counts").title == "Claims");
    CHECK(section(report, "counts").in_one_line);
}

TEST_CASE("the readings of a failed total say how much their kind says") {
    const Report report = page(built_in_deal());
    const Section& readings = section(report, "readings");
    const auto says = [&](std::string_view words) {
        for (const std::string& note : readings.notes) {
            if (note.find(words) != std::string::npos) return true;
        }
        return false;
    };
    CHECK(readings.title == "What would make the total foot");
    CHECK(says("total: the gap divides by 9"));
    CHECK(says("total: one power of ten on a set of figures would explain"));
    CHECK_FALSE(says("there are more readings"));
}

TEST_CASE("readings that the page leaves out are pointed to") {
    Deal deal = deal_of({firm("a", "$10"), firm("b", "$10"), firm("c", "$10")});
    deal.claims = {claim("t", "exposure is $40")};
    const Report report = page(deal);
    CHECK(rows(report, "readings") == 2);
    const auto& notes = section(report, "readings").notes;
    REQUIRE_FALSE(notes.empty());
    CHECK(notes.back() == "t: there are more readings; explain lists them.");
}

TEST_CASE("a total in two currencies has a reading without a chance and a failed ratio has none") {
    Deal deal = deal_of({firm("a", "$5"), firm("b", "€20")});
    deal.claims = {claim("t", "exposure is $25")};
    CHECK(rows(page(deal), "readings") == 1);
    CHECK(section(page(deal), "readings").notes.empty());
    deal.claims = {claim("r", "exposure / b is 9x")};
    deal.investments = {firm("a", "$5"), firm("b", "$20")};
    CHECK_FALSE(section(page(deal), "readings").for_people);
}

TEST_CASE("readings of several claims say which claim each is of") {
    Deal deal = deal_of({firm("a", "$80"), firm("b", "$5")});
    deal.claims = {claim("one", "exposure is $130"), claim("two", "committed is $130")};
    const Report report = page(deal);
    CHECK(keys(section(report, "readings")).find(" claim ") != std::string::npos);
    CHECK(keys(section(page(built_in_deal()), "readings")).find(" (claim) ") != std::string::npos);
}

TEST_CASE("a total that nothing explains is said to be so") {
    Deal deal = deal_of({firm("a", "$1137"), firm("b", "$2241")});
    deal.claims = {claim("t", "exposure is $9765")};
    const Report report = page(deal);
    CHECK(section(report, "readings").for_people);
    CHECK(rows(report, "readings") == 0);
    CHECK(section(report, "readings").notes.front() == "t: no simple slip explains this.");
}

TEST_CASE("a caveat about the multiple stands under it and the stake says that it is arithmetic") {
    Deal deal = deal_of({firm("a", "$5")}, {},
                        {valuation("early", "$10", "2024-01-01", Basis::pre_money),
                         valuation("late", "$40", "2026-01-01", Basis::post_money), valuation("undated", "$30")});
    const Report report = page(deal);
    REQUIRE(section(report, "change").notes.size() == 2);
    CHECK(section(report, "change").notes[0] == "undated has no date, and is left out of the comparison.");
    CHECK(section(report, "change").notes[1].find("counts the money raised as growth") != std::string::npos);
    CHECK(section(report, "stake").notes.empty());  // an undated valuation may be the latest
    CHECK(section(page(built_in_deal()), "stake").notes.at(0).find("The stake is arithmetic") == 0);
}

TEST_CASE("picking keeps the order of a section and says which parts are for people") {
    const Section table{"t", "", Table{{{"a", "A"}, {"b", "B"}, {"c", "C"}}, {{Text{"1"}, Text{"2"}, Text{"3"}}}}};
    CHECK(keys(picked(table, {"c"}, {"a"})) == "t: (a) c");
    CHECK(row({"", "", {picked(table, {"b", "c"}, {"a"})}}, "t", 0) == "2 | 3");
    const Section facts{"f", "", Facts{{"a", "A", {}}, {"b", "B", {}}, {"c", "C", {}}}};
    CHECK(keys(picked(facts, {"b", "a"}, {"c"})) == "f: a b (c)");
    CHECK(keys(picked(facts, {"b"}, {})) == "f: b");
}
