// From one valuation to another.

#include <dealcalc/analysis/valuation.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

ValuationPoint figure(const std::string& text) {
    return {text, reported(text)};
}

ValuationPoint point(const std::string& name, const std::string& text, const std::string& on, Basis basis = {}) {
    return {name, reported(text), date(on), basis};
}

}  // namespace

TEST_CASE("bare 60 to 380 is a multiple of 19/3") {
    const ValuationChange change = compare_valuations(figure("60"), figure("380"), {});
    CHECK(said(change.multiple) == "[19/3, 19/3] face 19/3");
    CHECK(said(change.change) == "[320, 320] face 320");
    CHECK(said(change.relative) == "[16/3, 16/3] face 16/3");
    CHECK(std::get<Value>(change.relative).unit == percent);
    CHECK(said(change.elapsed) == "no_elapsed");
    CHECK(said(change.growth) == "no_elapsed");
    // The 380 was written to its last digit: 379.5 / 60.5 = 69/11, and 380.5 / 59.5 = 761/119.
    CHECK(said(std::get<Value>(change.multiple).extent.rounded) == "(69/11, 761/119)");
    CHECK(said(std::get<Value>(change.relative).extent.rounded) == "(58/11, 642/119)");
}

TEST_CASE("a figure without one nominal leaves the change without a face value") {
    const ValuationChange change = compare_valuations(figure("$50 to $100"), figure("$200"), {});
    CHECK(said(change.multiple) == "[2, 4]");
    CHECK(said(change.change) == "[100, 150]");
    CHECK(said(change.relative) == "[1, 3]");
}

TEST_CASE("a duration that is given stands before the dates") {
    const auto from = point("a", "$100", "2020-01-01");
    const auto to = point("b", "$200", "2024-01-01");
    CHECK(said(compare_valuations(from, to, reported("2 years")).elapsed) == "[2, 2] face 2");
    CHECK(said(compare_valuations(from, to, {}).elapsed) == "[48, 48] face 48");
    // Twice in two years: 2^(1/2) - 1.
    const auto growth = std::get<Value>(compare_valuations(from, to, reported("exactly 2 years")).growth);
    CHECK(rounded_text(*growth.face, 9) == "0.414213562");
}

TEST_CASE("partial dates leave the time a range without a face value") {
    CHECK(said(compare_valuations(point("a", "$1", "2024-01"), point("b", "$2", "2024-02"), {}).elapsed) == "[1/29, 57/29]");
    ValuationPoint undated = figure("$2");
    CHECK(said(compare_valuations(point("a", "$1", "2024"), undated, {}).elapsed) == "no_elapsed");
    CHECK(said(compare_valuations(undated, point("a", "$1", "2024"), {}).elapsed) == "no_elapsed");
}

TEST_CASE("reasons speak of the names that were given") {
    CHECK(said(compare_valuations(figure("$0"), figure("$5"), {}).multiple) == "zero_denominator: $0");
    CHECK(said(compare_valuations(figure("$0"), figure("$5"), {}).relative) == "zero_denominator: $0");
    CHECK(said(compare_valuations(figure("$1"), figure("5 GW"), {}).change) == "unlike_units: 5 GW $1");
    CHECK(said(compare_valuations(figure("$1"), figure("€1"), {}).multiple) == "two_currencies: EUR USD");
}

TEST_CASE("pre-money and post-money do not compare without a word") {
    const auto differs = [](Basis a, Basis b) {
        return compare_valuations(point("a", "$1", "2024", a), point("b", "$2", "2025", b), {}).basis_differs;
    };
    CHECK(differs(Basis::pre_money, Basis::post_money));
    CHECK(differs(Basis::post_money, Basis::pre_money));
    CHECK_FALSE(differs(Basis::post_money, Basis::post_money));
    CHECK_FALSE(differs(Basis::pre_money, Basis::not_stated));
    CHECK_FALSE(differs(Basis::not_stated, Basis::post_money));
}

TEST_CASE("a change that runs back in time is marked") {
    const auto reversed = [](const std::string& a, const std::string& b) {
        return compare_valuations(point("a", "$1", a), point("b", "$2", b), {}).dates_reversed;
    };
    CHECK(reversed("2025", "2024"));
    CHECK_FALSE(reversed("2024", "2025"));
    CHECK_FALSE(reversed("2024", "2024-05"));
    CHECK_FALSE(compare_valuations(figure("$1"), point("b", "$2", "2024"), {}).dates_reversed);
    CHECK_FALSE(compare_valuations(point("b", "$2", "2024"), figure("$1"), {}).dates_reversed);
    CHECK(said(compare_valuations(point("a", "$1", "2025-01-01"), point("b", "$2", "2024-01-01"), {}).growth) ==
          "not_positive: elapsed");
}

TEST_CASE("the valuations of a deal stand in order with the change from the first to the last") {
    const Deal deal = deal_of({firm("a", "$30")}, {},
                              {valuation("late", "$120", "2026-01-01"), valuation("early", "$60", "2025-01-01"),
                               valuation("middle", "$90", "2025-06")});
    const Valuations valuations = valuations_of(deal);
    REQUIRE(valuations.lines.size() == 3);
    CHECK(valuations.lines[0].id == "early");
    CHECK(valuations.lines[2].id == "late");
    REQUIRE(valuations.overall);
    CHECK(valuations.overall->from.name == "early");
    CHECK(valuations.overall->to.name == "late");
    CHECK(said(valuations.multiple) == "[2, 2] face 2");
    // 30/120, or 30/150 if late is pre-money.
    CHECK(said(valuations.stake) == "[0.2, 0.25] face 0.25");
    REQUIRE(valuations.stakes.size() == 1);
    CHECK(valuations.stakes[0].round.last().id == "late");
}

TEST_CASE("without two dated valuations there is no change and a reason") {
    const Valuations one = valuations_of(deal_of({}, {}, {valuation("only", "$60")}));
    CHECK_FALSE(one.overall);
    CHECK(said(one.multiple) == "one_valuation: only");
    CHECK(said(one.stake) == "no_investments");
    CHECK(one.stakes.empty());
    const Valuations none = valuations_of(deal_of({firm("a", "$1")}));
    CHECK(none.lines.empty());
    CHECK(said(none.stake) == "no_valuation");
    CHECK(none.stakes.empty());
}

TEST_CASE("a point of a valuation keeps its name and value and date and basis") {
    const ValuationPoint made = point_of(valuation("series_e", "$60", "2025-03", Basis::post_money));
    CHECK(made.name == "series_e");
    CHECK(made.value.text == "$60");
    CHECK(made.on.value().text == "2025-03");
    CHECK(made.basis == Basis::post_money);
}
