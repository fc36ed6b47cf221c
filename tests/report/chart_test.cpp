// Charts: where marks lie on their scale, by arithmetic done by hand.

#include <dealcalc/report/chart.hpp>

#include <dealcalc/input/built_in.hpp>
#include <dealcalc/report/present.hpp>

#include "report/charts.hpp"
#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

/// "prior 0..8/33", an end that does not belong in round brackets, "-> " where it goes on.
std::string said(const chart::Mark& mark) {
    std::string text(chart::kind_name(mark.kind));
    text += mark.open_from ? " (" : " ";
    text += to_text(mark.from.at) + ".." + to_text(mark.to.at);
    text += mark.open_to ? ")" : mark.unbounded ? " on" : "";
    return mark.label.empty() ? text : text + " " + mark.label;
}

/// "prior: prior 0..8/33; ...", a lane a line.
std::string said(const chart::Lanes& body) {
    std::string text;
    for (const chart::Lane& lane : body.lanes) {
        text += lane.key + ":";
        for (const chart::Mark& mark : lane.marks) text += (&mark == &lane.marks.front() ? " " : "; ") + said(mark);
        if (!lane.unknown.empty()) text += " unknown: " + lane.unknown;
        text += '\n';
    }
    return text;
}

const chart::Lanes& lanes_of(const Chart& chart) { return std::get<chart::Lanes>(chart.body); }

Chart exposure_chart_of(const Deal& deal) { return present(exposure_of(deal), deal).charts.at(0); }

std::string exposure_lanes(const Deal& deal) { return said(lanes_of(exposure_chart_of(deal))); }

Deal with_claim(Deal deal, const std::string& that) {
    deal.claims.push_back(claim("total", that));
    return deal;
}

std::string tick_labels(const chart::Scale& scale) {
    std::string text;
    for (const chart::Tick& tick : scale.ticks) text += tick.label + "@" + to_text(tick.spot.at) + " ";
    return text;
}

}  // namespace

TEST_CASE("the first deal runs to 330 and the gap from 285 to there") {
    // On a scale to 330: 80/330, 85/330, 285/330.
    const Chart chart = exposure_chart_of(built_in_deal());
    CHECK(said(lanes_of(chart)) == "prior: prior 0..8/33\n"
                                   "immediate: firm 8/33..17/66\n"
                                   "milestone: contingent 17/66..19/22\n"
                                   "exposure: committed 0..17/66; contingent 17/66..19/22\n"
                                   "total: gap 19/22..1 gap $45B; stated 1..1\n");
    CHECK(chart.finding == "$85B committed, at most $285B; up to $330B stated, a gap of $45B");
    REQUIRE(lanes_of(chart).lines.size() == 1);
    CHECK(lanes_of(chart).lines.front().spot == chart::Spot{Number(330'000'000'000), 1});
    CHECK(tick_labels(lanes_of(chart).scale) == "$0@0 $100B@10/33 $200B@20/33 $300B@10/11 ");
    CHECK(lanes_of(chart).lanes.at(3).callouts ==
          std::vector<chart::Callout>{{{Number(85'000'000'000), Number::fraction(17, 66)}, "$85B", "committed"},
                                      {{Number(285'000'000'000), Number::fraction(19, 22)}, "$285B", "at most"}});
}

TEST_CASE("what is stated below the maximum lies inside it") {
    const Deal deal = with_claim(deal_of({firm("a", "$50"), contingent("b", "up to $50")}), "exposure is up to $80");
    CHECK(exposure_lanes(deal) == "a: firm 0..0.5\n"
                                  "b: contingent 0.5..1\n"
                                  "exposure: committed 0..0.5; contingent 0.5..1\n"
                                  "total: gap 0.8..1 gap $20; stated 0.8..0.8\n");
}

TEST_CASE("a range of what is committed is drawn as a range") {
    CHECK(exposure_lanes(deal_of({prior("a", "between $10 and $30"), firm("b", "up to $20")})) ==
          "a: prior 0..0.2; range 0.2..0.6\n"
          "b: range 0.6..1\n"
          "exposure: committed 0..0.2; range 0.2..1\n");
}

TEST_CASE("what has no end goes on beyond the scale and the next lane begins at its least") {
    // 40 + 40 = 80 and a quarter more: to 100.
    CHECK(exposure_lanes(deal_of({firm("a", "more than $40"), contingent("b", "up to $40")})) ==
          "a: firm 0..0.4; range 0.4..1 on\n"
          "b: contingent 0.4..0.8\n"
          "exposure: committed 0..0.4; range 0.4..1 on; contingent 0.4..0.8\n");
    CHECK(exposure_lanes(deal_of({firm("a", "$40"), contingent("b", "more than $40")})) ==
          "a: firm 0..0.4\n"
          "b: contingent 0.4..0.8; contingent 0.8..1 on\n"
          "exposure: committed 0..0.4; contingent 0.4..0.8; contingent 0.8..1 on\n");
}

TEST_CASE("what is not known has its reason and no mark") {
    CHECK(exposure_lanes(deal_of({})) == "exposure: unknown: no investment is reported\n");
    CHECK(exposure_lanes(deal_of({firm("a", "$40"), firm("b", "€5")})) ==
          "a:\n"
          "b:\n"
          "exposure: unknown: USD and EUR, and no rate given\n");
    CHECK(exposure_chart_of(deal_of({})).finding == "Exposure unknown: no investment is reported");
}

TEST_CASE("a deal of nothing has a scale of one point") {
    const Chart chart = exposure_chart_of(deal_of({firm("a", "$0")}));
    CHECK(said(lanes_of(chart)) == "a: firm 0..0\nexposure: committed 0..0\n");
    CHECK(tick_labels(lanes_of(chart).scale) == "$0@0 ");
}

TEST_CASE("a scale has at most five ticks at round values") {
    CHECK(tick_labels(scale_between(0, 330, usd)) == "$0@0 $100@10/33 $200@20/33 $300@10/11 ");
    CHECK(tick_labels(scale_between(0, 4, usd)) == "$0@0 $1@0.25 $2@0.5 $3@0.75 $4@1 ");
    CHECK(tick_labels(scale_between(0, 5, usd)) == "$0@0 $2@0.4 $4@0.8 ");
    CHECK(tick_labels(scale_between(0, 2, usd)) == "$0@0 $0.5@0.25 $1@0.5 $1.5@0.75 $2@1 ");
    CHECK(tick_labels(scale_between(-100, 100, usd)) == "-$100@0 -$50@0.25 $0@0.5 $50@0.75 $100@1 ");
    CHECK(tick_labels(scale_between(Number(7), Number(7), usd)) == "$7@0 ");
}

TEST_CASE("valuations stand as ranges with the multiple between them") {
    // Current ends at 385; series_e from 60 to below 70, current from 375.
    const Deal deal = built_in_deal();
    const Chart chart = present(valuations_of(deal), deal).charts.at(0);
    CHECK(said(lanes_of(chart)) == "series_e: value 0..12/77; range 12/77..2/11)\n"
                                   "current: value 0..75/77; range 75/77..1\n");
    CHECK(lanes_of(chart).lanes.front().step == "");
    CHECK(lanes_of(chart).lanes.back().step == "6.33x at face value; 5.36x to 6.42x");
    CHECK(chart.finding == "$60B range to about $380B: 6.33x at face value; 5.36x to 6.42x");
}

TEST_CASE("valuations in another currency have no place on the scale") {
    const Deal deal = deal_of({}, {}, {valuation("a", "$10", "2024"), valuation("b", "€20", "2025")});
    CHECK(said(lanes_of(present(valuations_of(deal), deal).charts.at(0))) ==
          "a: value 0..1\n"
          "b: unknown: USD and EUR, and no rate given\n");
}

TEST_CASE("the verdicts of one deal are a claim a row and of several a deal a row") {
    Deal deal = deal_of({firm("a", "$5")});
    deal.claims = {claim("one", "a is $5"), claim("two", "a is $50"), claim("three", "")};
    const auto strip = [](const std::vector<CheckedDeal>& deals) {
        std::string text;
        const Report report = present(deals);
        const auto& body = std::get<chart::Strip>(report.charts.at(0).body);
        for (const auto& [verdict, words] : body.counts) text += words + ", ";
        for (const chart::StripRow& row : body.rows) {
            text += "\n" + row.label + ":";
            for (const chart::StripCell& cell : row.cells) text += " " + std::string(verdict_name(cell.verdict));
        }
        return text;
    };
    const CheckedDeal checked_deal{deal, check_claims(deal)};
    CHECK(strip({checked_deal}) ==
          "1 fails, 1 unchecked, 1 holds, \na is $50: fails\nthree: unchecked\na is $5: holds");
    CHECK(strip({checked_deal, checked_deal}) == "2 fail, 2 unchecked, 2 hold, \n"
                                                 "Investor and Company: fails unchecked holds\n"
                                                 "Investor and Company: fails unchecked holds");
}

TEST_CASE("several deals share a scale where they share a currency") {
    Deal dollars = with_claim(deal_of({firm("a", "$50"), contingent("b", "up to $50")}), "exposure is up to $200");
    Deal euros = deal_of({firm("a", "€5")});
    euros.id = "euros";
    const std::vector<Chart> charts = present(portfolio_of({dollars, euros, deal_of({})})).charts;
    REQUIRE(charts.size() == 2);
    CHECK(charts[0].key == "exposure_USD");
    CHECK(said(lanes_of(charts[0])) ==
          "deal: committed 0..0.25; contingent 0.25..0.5; gap 0.5..1 gap $100; stated 1..1\n"
          "deal: unknown: no investment is reported\n");
    CHECK(said(lanes_of(charts[1])) == "euros: committed 0..1\n");
}

TEST_CASE("a chart says in words what it shows") {
    CHECK(description_of(exposure_chart_of(built_in_deal())) ==
          "$85B committed, at most $285B; up to $330B stated, a gap of $45B. Earlier commitment, prior: $80B. "
          "Immediate investment, firm: $5B. Milestone tranche, contingent: up to $200B. Exposure: $85B to $285B. "
          "Stated total, fails: up to $330B, gap $45B.");
}
