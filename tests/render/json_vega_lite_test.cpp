// Vega-Lite: what stands in the data. That the specifications compile and draw, tests/vega shows.

#include "render/formats.hpp"

#include <dealcalc/input/built_in.hpp>
#include <dealcalc/report/present.hpp>
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

nlohmann::json specification(const Report& report) { return nlohmann::json::parse(render_vega_lite(report, {})); }

nlohmann::json first_chart(const Report& report) { return specification(report).at("vconcat").at(0); }

}  // namespace

TEST_CASE("the data of the first deal are its exact numbers in base units") {
    const Deal deal = built_in_deal();
    const auto spec = first_chart(present(exposure_of(deal), deal));
    CHECK(spec.at("title").at("text") == "$85B committed, at most $285B; up to $330B stated, a gap of $45B");
    const auto marks = spec.at("layer").at(0).at("data").at("values");
    REQUIRE(marks.size() == 7);
    CHECK(marks[2].at("kind") == "contingent");
    CHECK(marks[2].at("low") == 85'000'000'000);
    CHECK(marks[2].at("high") == 285'000'000'000);
    CHECK(marks[5].at("kind") == "gap");
    CHECK(marks[5].at("display") == "gap $45B");
    CHECK(marks[6].at("kind") == "stated");
    CHECK(marks[6].at("low") == 330'000'000'000);
    const auto lanes = spec.at("layer").at(1).at("data").at("values");
    CHECK(lanes[3].at("display") == "$85B to $285B");
}

TEST_CASE("what is not known has no mark and says why") {
    const Deal deal = deal_of({firm("a", "$40"), firm("b", "€5")});
    const auto spec = first_chart(present(exposure_of(deal), deal));
    REQUIRE(spec.at("layer").size() == 1);
    CHECK(spec.at("layer")[0].at("data").at("values")[2].at("display") == "unknown: USD and EUR, and no rate given");
}

TEST_CASE("lanes of one name are told apart and hostile names are words") {
    Deal deal = deal_of({firm("a", "$0.5"), firm("b", "$1"), firm("c", "$0")});
    for (Investment& i : deal.investments) i.label = "same \u202e";
    const auto spec = first_chart(present(exposure_of(deal), deal));
    const auto lanes = spec.at("layer").at(1).at("data").at("values");
    CHECK(lanes[0].at("lane") == "same \\u202e · firm");
    CHECK(lanes[1].at("lane") == "same \\u202e (2)");
    CHECK(lanes[2].at("lane") == "same \\u202e (3)");
    CHECK(spec.at("layer").at(0).at("data").at("values")[0].at("high") == 0.5);
}

TEST_CASE("a scale of one value has two ends") {
    const Deal deal = deal_of({firm("a", "$0")});
    const auto spec = first_chart(present(exposure_of(deal), deal));
    const auto x = spec.at("layer").at(0).at("layer").at(0).at("encoding").at("x");
    CHECK(x.at("scale").at("domain") == nlohmann::json({0, 1}));
}

TEST_CASE("claims are rows with their verdicts") {
    const Deal deal = built_in_deal();
    const auto spec = first_chart(present({CheckedDeal{deal, check_claims(deal)}}));
    const auto values = spec.at("data").at("values");
    REQUIRE(values.size() == 7);
    CHECK(values[0].at("verdict") == "fails");
    CHECK(values[0].at("says") == "exposure is up to $330B");
    CHECK(values[0].at("row") == 1);
    const auto several = first_chart(present({CheckedDeal{deal, check_claims(deal)}, CheckedDeal{deal, {}}}));
    CHECK(several.at("data").at("values")[6].at("place") == 7);
}

TEST_CASE("a plane has its pillars and its lines") {
    chart::Plane plane;
    plane.across.high = 10;
    plane.across.title = "Paid";
    plane.across.ticks = {{{0, 0}, "$0"}, {{10, 1}, "$10"}};
    plane.up.high = 1;
    plane.up.ticks = {{{0, 0}, "0 %"}};
    plane.pillars = {{chart::Kind::chance, {5, Number::fraction(1, 2)}, {5, Number::fraction(1, 2)}, {0, 0},
                      {Number::fraction(1, 4), Number::fraction(1, 4)}, "$5", "25 %"}};
    Report report{"milestones", "A title"};
    report.charts = {{"chance", "Chances", {}, plane}};
    CHECK(first_chart(report).at("layer").size() == 1);
    plane.lines = {{chart::Kind::stated, {7, Number::fraction(7, 10)}, "median $7"}};
    report.charts = {{"chance", "Chances", {}, plane}};
    const auto spec = first_chart(report);
    CHECK(spec.at("layer").at(0).at("data").at("values")[0].at("top") == 0.25);
    CHECK(spec.at("layer").at(1).at("data").at("values")[0].at("at") == 7);
}
