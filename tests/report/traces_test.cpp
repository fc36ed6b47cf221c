// Traces: every number that a reader sees opens, down to the words, the source and the place of each figure.

#include "report/traces.hpp"


#include <dealcalc/input/built_in.hpp>
#include <dealcalc/input/read.hpp>
#include <dealcalc/render/render.hpp>
#include <dealcalc/report/present.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

std::string display(const Cell& cell) {
    if (const auto* text = cell.as<Text>()) return text->text;
    if (const auto* quantity = cell.as<Quantity>()) return quantity->display;
    if (const auto* quantity = cell.as<LongQuantity>()) return quantity->display;
    if (const auto* missing = cell.as<Missing>()) return "unknown: " + missing->reason;
    if (const auto* when = cell.as<When>()) return when->display;
    if (const auto* citing = cell.as<Citing>()) return citing->title + ", " + citing->at;
    return "-";
}

/// "name value [Formula: ...; Source: ...](input [...], ...)".
std::string said(const Trace& trace) {
    std::string text = trace.name + " " + display(trace.value) + " [";
    for (const Field& fact : trace.facts) {
        text += (&fact == &trace.facts.front() ? "" : "; ") + fact.label + ": " + display(fact.cell);
    }
    text += "]";
    std::string inputs;
    for (const TraceRef& input : trace.inputs) inputs += (inputs.empty() ? "" : ", ") + said(*input);
    return inputs.empty() ? text : text + "(" + inputs + ")";
}

/// What was chosen, and not got from anything.
bool is_chosen(const std::string& key) { return key == "thresholds.threshold" || key == "quantiles.share"; }

/// Numbers that a reader sees and cannot open.
std::string closed(const Report& report) {
    std::string names;
    const auto look = [&](const std::string& key, const Cell& cell) {
        const bool is_number = cell.is<Quantity>() || cell.is<LongQuantity>();
        if (is_number && !cell.trace() && !is_chosen(key)) {
            names += report.command + "." + key + " " + display(cell) + "\n";
        }
    };
    for (const Section& section : report.sections) {
        if (!section.for_people) continue;
        if (const Facts* facts = section.facts()) {
            for (const Field& fact : *facts) if (fact.for_people) look(section.key + "." + fact.key, fact.cell);
            continue;
        }
        const Table& table = *section.table();
        for (const auto& row : table.rows) {
            for (std::size_t c = 0; c < row.size(); ++c) {
                if (table.columns[c].for_people) look(section.key + "." + table.columns[c].key, row[c]);
            }
        }
    }
    return names;
}

Deal deal_in_data(const std::string& name) {
    return read_deal_file(std::string(DEALCALC_SOURCE_DIR) + "/data/" + name).deal.value();
}

}  // namespace

TEST_CASE("a measure opens to its formula and each figure to its words and source and place") {
    const Deal deal = built_in_deal();
    CHECK(said(*trace_of("committed", deal)) ==
          "committed $85B [Formula: prior + immediate; With rounding: $84B to $86B](prior $80B [Label: Earlier "
          "commitment; As reported: $80B; At its word: exactly $80B; Written to: $1B; With rounding: above $79.5B, "
          "to below $80.5B; Source: Article on Amazon's investment in Anthropic, up to $330 billion in all, opening, "
          "paragraph 1], immediate $5B [Label: Immediate investment; As reported: $5B; At its word: exactly $5B; "
          "Written to: $1B; With rounding: above $4.5B, to below $5.5B; Source: Article on Amazon's investment in "
          "Anthropic, up to $330 billion in all, opening, paragraph 1])");
}

TEST_CASE("a hedge stands beside the range that it allows") {
    const std::string contingent = said(*trace_of("contingent", built_in_deal()));
    CHECK(
        contingent.find("Hedge: up to; At its word: $0 to $200B, ends included; Written to: $1B; With rounding: from $0, "
                        "to below $200.5B") != std::string::npos);
    CHECK(contingent.find("Rule: from nothing to all of what is contingent") != std::string::npos);
}

TEST_CASE("a duration is said as it was written and a date by its days") {
    Deal deal = deal_of({}, {commitment("c", Party::company, "$1B", "2 years")},
                        {valuation("v", "$1B", "2025"), valuation("w", "$2B", "2026-04-20")});
    CHECK(said(*trace_of("c.over", deal)).find("Written to: 1 year; With rounding: above 1.8 years, to below 2.2 years") !=
          std::string::npos);
    // From 31 December 2025, 3 months reach 31 March and 20 of 30 days are left; from 1 January, 15 and 19 of 30.
    CHECK(said(*trace_of("elapsed", deal)) ==
          "elapsed 3.67 to 15.63 months [Formula: w.on - v.on; Rule: whole months, then the days left over those of the "
          "next; from each day of the one date to each day of the other]"
          "(w.on 2026-04-20 [First day: 2026-04-20; Last day: 2026-04-20], "
          "v.on 2025 [First day: 2025-01-01; Last day: 2025-12-31])");
}

TEST_CASE("what the deal file gives as ends replaces the words and their rounding") {
    Reported stated = reported("about $5");
    stated.low = 4;
    stated.high = 7;
    CHECK(said(*trace_of("a", "", stated, {})) ==
          "a about $5, stated as $4 to $7 [As reported: about $5; Hedge: about; Its ends in the deal file: $4 to $7, "
          "ends included]");
    CHECK(said(*trace_of("a", "", reported("exactly $5"), {})) ==
          "a exactly $5 [As reported: exactly $5; Hedge: exactly; At its word: exactly $5]");
    CHECK(said(*trace_of("a", "", reported("$5 to $6.5"), {})).find("With rounding") == std::string::npos);
}

TEST_CASE("what is unknown opens too and says of what") {
    const Deal deal = deal_of({prior("a", "$80"), prior("b", "€5")});
    CHECK(said(*trace_of("committed", deal))
              .starts_with("committed unknown: USD and EUR, and no rate given [Formula: a + b](a $80"));
}

TEST_CASE("a step leaves out what it rests on") {
    const Deal deal = built_in_deal();
    const Derivation derivation = derive(formula("exposure"), deal);
    CHECK(trace_of_step(derivation, deal)->inputs.empty());
    CHECK(trace_of(derivation, deal)->inputs.size() == 2);
}

TEST_CASE("a cell that can say nothing more stays as it is") {
    CHECK(!opening({}, trace_of("exposure", built_in_deal())).applies());
    CHECK(*opening(Verdict::holds, trace_of("exposure", built_in_deal())).as<Verdict>() == Verdict::holds);
}

TEST_CASE("every number of a deal that a reader sees opens") {
    const std::string file = GENERATE(as<std::string>(), "amazon-anthropic.json", "amazon-anthropic-second-report.json",
                                      "amazon-openai.json", "microsoft-openai.json");
    CAPTURE(file);
    const Deal deal = deal_in_data(file);
    const std::vector<CheckedClaim> claims = check_claims(deal);
    CHECK(closed(present(summary_of(deal), deal)) == "");
    CHECK(closed(present(exposure_of(deal), deal)) == "");
    CHECK(closed(present(valuations_of(deal), deal)) == "");
    CHECK(closed(present(portfolio_of({deal, deal}))) == "");
    CHECK(closed(present(std::vector<CheckedDeal>{{deal, claims}})) == "");
    CHECK(closed(present(compare_reports({built_in_deal(), deal}))) == "");
    CHECK(closed(present(milestones_of(deal, {Number(1)}), deal)) == "");
}

TEST_CASE("a chance opens to the product of those that it waits for") {
    Deal deal = deal_of({contingent("a", "$10"), contingent("b", "up to $20"), contingent("c", "$30")});
    deal.investments[0].probability = Number::fraction(1, 2);
    deal.investments[1].probability = Number::fraction(1, 4);
    deal.investments[1].after = {"a"};
    deal.investments[2].after = {"b", "a"};
    const Milestones milestones = milestones_of(deal);
    const Report report = present(milestones, deal);
    const Table& table = *report.sections.at(1).table();
    const auto trace = [&](std::size_t row, std::size_t column) {
        return said(*table.rows.at(row).at(column).trace());
    };
    CHECK(trace(1, 5) ==
          "probability that b is met 12.5 % [Formula: probability of b * probability of a](probability of "
          "b 25 % [Formula: as given with --probability, else in the deal; Rule: once all that it comes "
          "after are met; from 0 to 1 where none is given], probability of a 50 % [])");
    CHECK(trace(2, 5).starts_with(
        "probability that c is met 0 % to 12.5 % [Formula: probability of c * probability of b * probability of a]"));
    // 10 * 1/2 + 20 * 1/2 * 1/4 = 7.5, and 30 * 1/8 = 3.75 more where c is certain.
    CHECK(trace(0, 6) ==
          " - [Formula: expected exposure where probability of a is 1 - expected exposure where probability "
          "of a is 0](expected exposure $7.5 to $11.25 [])");
}

TEST_CASE("a report without extras says the same and has neither charts nor numbers that open") {
    const Deal deal = deal_in_data("amazon-anthropic.json");
    const Extras none{.charts = false, .traces = false};
    const auto compare = [&](const Report& whole, const Report& bare) {
        CHECK(!whole.charts.empty());
        CHECK(bare.charts.empty());
        CHECK(closed(whole).empty());
        CHECK(!closed(bare).empty());
        CHECK(render(bare, *find_format("json"), {}) == render(whole, *find_format("json"), {}));
    };
    compare(present(exposure_of(deal), deal), present(exposure_of(deal), deal, none));
    compare(present(valuations_of(deal), deal), present(valuations_of(deal), deal, none));
    compare(present(summary_of(deal), deal), present(summary_of(deal), deal, none));
}

TEST_CASE("a stated total in a comparison opens to the words of its claim in that report") {
    const Report report =
        present(compare_reports({built_in_deal(), deal_in_data("amazon-anthropic-second-report.json")}));
    const Table& figures = *report.sections.at(1).table();
    const std::vector<Cell>& total = figures.rows.back();
    REQUIRE(display(total.front()) == "total");
    CHECK(said(*total.at(3).trace())
              .starts_with("total up to $330B [Label: Stated total; As reported: up to $330B; Hedge: up to"));
    CHECK(said(*total.at(5).trace()).find("Source: Amazon 25 billion Anthropic investment 2026") != std::string::npos);
}

TEST_CASE("every number of returns opens down to the flows and to what was given") {
    Deal deal = deal_of({prior("a", "$80"), contingent("b", "up to $20")});
    for (Investment& investment : deal.investments) investment.expected = date("2025");
    const Exit exit{reported("$1000"), reported("25 %"), date("2030")};
    const DealReturns returns =
        deal_returns(deal, exit, {}, default_scenarios(deal), {DayCount::act_365, Number::fraction(1, 10)});
    const Report report = present(returns, deal);
    CHECK(closed(report) == "");
    const std::vector<Cell>& all_paid = report.sections.at(3).table()->rows.at(1);
    const auto opened = [&](std::size_t column) { return said(*all_paid.at(column).trace()); };
    CHECK(opened(2).starts_with(
        "invested $100 [Formula: a + b; Rule: contingent money that is paid is paid in full](a $80 ["));
    CHECK(opened(3).starts_with("proceeds $250 [Formula: stake * exit](stake 25 % [As reported: 25 %;"));
    CHECK(opened(3).find("Given with: --stake") != std::string::npos);
    CHECK(opened(5).starts_with(" - [Formula: proceeds / invested](proceeds $250 ["));
    CHECK(opened(6).find("Counts on: 2030") != std::string::npos);
    CHECK(opened(7).starts_with(" - [Formula: the sum of each flow / (1 + rate)^years, in years from 2025-01-01;"));
}

TEST_CASE("every number of a series opens to its first flows and says how many more there are") {
    CashFlows series{"", "flows.csv", usd, {}, false};
    for (int year = 0; year < 14; ++year) {
        series.flows.push_back({date(std::to_string(2000 + year)).range.first, Number(year == 0 ? -100 : 10), ""});
    }
    const Report report = present(returns_of(series, {DayCount::act_365, Number::fraction(1, 10)}));
    CHECK(closed(report) == "");
    const Facts& facts = *report.sections.at(1).facts();
    const std::string paid = said(*facts.front().cell.trace());
    CHECK(paid.starts_with(" - [Formula: the negative flows, added up, without the sign; Source: flows.csv;"));
    CHECK(paid.find("(2000-01-01 -$100 []") != std::string::npos);
    CHECK(paid.ends_with("2011-01-01 +$10 [], 2 flows more - [])"));
}

TEST_CASE("every stake opens to the rounds before it") {
    const Round first{reported("$5"), reported("$45"), Basis::pre_money, Pool{reported("10 %"), Basis::pre_money}};
    const Round second{reported("$10"), reported("$100"), Basis::not_stated, Pool{reported("5 %"), Basis::post_money}};
    const std::vector<Ownership> results = ownership_of({first, second});
    CHECK(closed(present(results)) == "");
    const std::vector<RoundTraces> rounds = round_traces(results.front());
    CHECK(said(*rounds[0].dilution)
              .starts_with("what others lose 19 % [Formula: 1 - (1 - pool) * (1 - what the round buys)]"
                           "(what the round buys 10 % [Formula: invest / (pre-money + "
                           "invest)](invest $5 ["));
    CHECK(said(*rounds[1].pre_money).starts_with("pre-money $100 [As reported: $100;"));
    CHECK(said(*rounds[1].pre_money).find("Given with: --round, number 2") != std::string::npos);
    const auto stakes = stake_traces(results.front(), rounds);
    REQUIRE(stakes.size() == 5);
    CHECK(said(*stakes[0][0]).starts_with(" - [Formula: 1 - what others lose](what others lose 19 % ["));
    CHECK(said(*stakes[0][1]).starts_with(" - [Formula: stake before * (1 - what others lose)](stake before 81 % []"));
    CHECK(said(*stakes[2][0]).starts_with(" - [Formula: pool * (1 - what the round buys)](pool 10 % ["));
    CHECK(said(*stakes[4][0]).starts_with("pool 5 % ["));
}
