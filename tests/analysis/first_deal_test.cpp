// The first deal, worked out by hand: what each number of data/amazon-anthropic.json comes to and why.
//
// As reported, in billions of dollars: 80 before, 5 now, up to 200 on milestones; "up to $330 billion" in all. The
// company was in the "$60B range" from January to April 2025 and at about 380 in April 2026, "roughly 6x" in "under
// 18 months". It spends more than 100 over ten years and gets 5 GW.

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/analysis/exposure.hpp>
#include <dealcalc/analysis/valuation.hpp>
#include <dealcalc/input/built_in.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

const Number billion = Number::power_of_ten(9);

Deal first_deal() {
    return built_in_deal();
}

std::string in_billions(std::string_view formula_text) {
    return said(formula_text, first_deal(), billion);
}

CheckedClaim built_in_claim(std::string_view id) {
    const Deal deal = first_deal();
    return check_claim(*find_id(deal.claims, id), deal);
}

Value value_of_name(std::string_view formula_text) {
    return std::get<Value>(evaluate(formula(formula_text), first_deal()));
}

}  // namespace

TEST_CASE("committed is 80 and 5 and contingent reaches 200 and exposure runs from 85 to 285") {
    CHECK(in_billions("committed") == "[85, 85] face 85");
    CHECK(in_billions("contingent") == "[0, 200] face 200");
    CHECK(in_billions("exposure") == "[85, 285] face 285");
}

TEST_CASE("rounding widens each figure by half of its last written digit") {
    // 80 is above 79.5 and below 80.5, 5 above 4.5 and below 5.5, and 200 up to below 200.5.
    CHECK(said(value_of_name("committed").extent.rounded, billion) == "(84, 86)");
    CHECK(said(value_of_name("exposure").extent.rounded, billion) == "(84, 286.5)");
}

TEST_CASE("the stated total of 330 fails by 45 although 285 is indeed no more than 330") {
    const CheckedClaim total = built_in_claim("total");
    CHECK(total.verdict == Verdict::fails);
    CHECK(total.of_maximum);
    CHECK(said(total.maximum.value(), billion) == "[285, 285]");
    CHECK(total.gap == Number(45) * billion);
    CHECK(total.difference == Number(45) * billion);  // 330 - 285: claimed is more
    CHECK(total.within_bound);
    CHECK(total.deciders.empty());
    // A slide of the decimal point or a swap of digits leaves a gap that divides by 9: 45 = 9 x 5.
    CHECK((*total.gap / billion / Number(9)).is_whole());
    CHECK(*total.gap / Number(9) == Number(5) * billion);
}

TEST_CASE("the parts of the total are its three investments") {
    std::string parts;
    for (const Part& part : built_in_claim("total").parts) {
        parts += part.name + " " + said(part.value.extent.word, billion) + (part.minus || part.below ? "!" : "") + "; ";
    }
    CHECK(parts == "prior [80, 80]; immediate [5, 5]; milestone [0, 200]; ");
}

TEST_CASE("the shares are 80 and 5 and 200 of 285 and the running total is 80 then 85 then up to 285") {
    const Exposure exposure = exposure_of(first_deal());
    REQUIRE(exposure.lines.size() == 3);
    CHECK(said(exposure.lines[0].share) == "[16/57, 16/57] face 16/57");
    CHECK(said(exposure.lines[1].share) == "[1/57, 1/57] face 1/57");
    CHECK(said(exposure.lines[2].share) == "[40/57, 40/57] face 40/57");
    CHECK(said(exposure.lines[0].running, billion) == "[80, 80] face 80");
    CHECK(said(exposure.lines[1].running, billion) == "[85, 85] face 85");
    CHECK(said(exposure.lines[2].running, billion) == "[85, 285] face 285");
    REQUIRE(exposure.stated.size() == 1);
    CHECK(exposure.stated[0].claim.id == "total");
}

TEST_CASE("the stake is three quarters at face value which is far from a small holding") {
    const Value stake = value_of_name("stake");
    // about 380 is 375 to 385. After the money the least is 85/385 and the most 285/375, before it 85/(385 + 85) and
    // 285/(375 + 285).
    CHECK(said(Answer(stake)) == "[17/94, 0.76] face 0.75");
    CHECK(stake.unit == percent);
    const Deal& deal = first_deal();
    const StakeLine line = valuations_of(deal).stakes.at(0);
    CHECK(line.round.last().id == "current");
    CHECK(said(line.if_post) == "[17/77, 0.76] face 0.75");
    CHECK(said(line.if_pre) == "[17/94, 19/44] face 3/7");
}

TEST_CASE("with 5 and 20 and 8 the exposure is 33 and the stake 8.7 %") {
    const Deal twin = deal_of({prior("prior", "$8B"), firm("immediate", "$5B"), contingent("milestone", "up to $20B")},
                              {}, {valuation("current", "$380B", "2026-04")});
    CHECK(said("exposure", twin, billion) == "[13, 33] face 33");
    CHECK(verdict("exposure is up to $33B", twin) == "holds");
    const Number stake = std::get<Value>(evaluate("stake", twin)).face.value();
    CHECK(stake == Number::fraction(33, 380));
    CHECK(rounded_text(stake * Number(100), 1) == "8.7");
}

TEST_CASE("the multiple is 19/3 at face value and from 5.36 to 6.42 as the hedges allow") {
    // 380/60 = 19/3. The $60B range is 60 up to but not including 70; about 380 is 375 to 385.
    const Value multiple = value_of_name("multiple");
    CHECK(said(Answer(multiple)) == "(75/14, 77/12] face 19/3");
    CHECK(multiple.extent.word == Range(End{Number::fraction(375, 70), false}, End{Number::fraction(385, 60)}));
    CHECK(rounded_text(Number::fraction(375, 70), 2) == "5.36");
    CHECK(rounded_text(Number::fraction(385, 60), 2) == "6.42");
    CHECK(evaluate("multiple", first_deal()) == evaluate(formula("current / series_e"), first_deal()));
}

TEST_CASE("roughly 6x is undetermined and holds if the first valuation is at most 68.18") {
    // Roughly 6x is 5.5 to 6.5. 77/12 = 6.42 is below 6.5 but 75/14 = 5.36 is below 5.5. With the later valuation at
    // its least: 375/x >= 5.5 where x <= 375/5.5 = 750/11 = 68.18... With the earlier one up to 70: y >= 5.5 * 70 =
    // 385.
    const CheckedClaim step_up = built_in_claim("step_up");
    CHECK(step_up.verdict == Verdict::undetermined);
    CHECK_FALSE(step_up.gap);
    REQUIRE(step_up.deciders.size() == 2);
    for (const Decider& decider : step_up.deciders) CHECK(decider.verdict == Verdict::holds);
    const Decider& series_e = step_up.deciders[0].input == "series_e" ? step_up.deciders[0] : step_up.deciders[1];
    const Decider& current = step_up.deciders[0].input == "series_e" ? step_up.deciders[1] : step_up.deciders[0];
    CHECK(series_e.when == Range(std::nullopt, End{Number::fraction(750, 11) * billion}));
    CHECK(rounded_text(Number::fraction(750, 11), 2) == "68.18");
    CHECK(current.input == "current");
    CHECK(current.when == Range::at_least(Number(385) * billion));
}

TEST_CASE("with bare 60 and 380 roughly 6x holds") {
    // 19/3 = 6.33 lies in 5.5 to 6.5.
    const Deal bare =
        deal_of({}, {}, {valuation("series_e", "$60B", "2025-03"), valuation("current", "$380B", "2026-04")});
    CHECK(said("current / series_e", bare) == "[19/3, 19/3] face 19/3");
    CHECK(verdict("current / series_e is roughly 6x", bare) == "holds");
    CHECK(verdict("multiple is roughly 6x", bare) == "holds");
}

TEST_CASE("11 to 16 months are under 18 months") {
    // From 30 April 2025, 11 months reach 30 March, and 2 of 31 days are left to 1 April. From 1 January 2025, 15 months
    // reach 1 April 2026, and 29 of 30 days are left to 30 April.
    const CheckedClaim pace = built_in_claim("pace");
    CHECK(pace.verdict == Verdict::holds);
    CHECK(said(pace.computed) == "[343/31, 479/30]");
    CHECK(said(pace.claimed->extent.word) == "(-oo, 18)");
}

TEST_CASE("spend is more than 100 of at most 285 invested and more than 1x is undetermined") {
    // More than 100 over 85 to 285: more than 100/285 = 20/57 = 0.35, without an upper end.
    CHECK(in_billions("spend") == "(100, oo) face 100");
    CHECK(said("aws_spend / exposure", first_deal()) == "(20/57, oo) face 20/57");
    CHECK(rounded_text(Number::fraction(100, 285), 2) == "0.35");
    const CheckedClaim payback = built_in_claim("payback");
    CHECK(payback.verdict == Verdict::undetermined);
    // Whatever is paid, 285 of spend are enough; and if no more than 100 - 5 - 0 = 15 of milestones are paid, more
    // than 100 of spend are more than 15 + 85.
    std::string holds;
    for (const Decider& decider : payback.deciders) {
        holds += decider.input + " " + said(decider.when, billion) + "; ";
        CHECK(decider.verdict == Verdict::holds);
    }
    CHECK(holds == "aws_spend (285, oo); milestone (-oo, 15]; ");
}

TEST_CASE("spend is more than 10 a year and more than 20 per gigawatt") {
    // 100 billion over 10 years of 365.2425 days: 10^11 / 3652.425 dollars a day, which is 10 billion in 365.2425 days.
    const Value a_day = value_of_name("aws_spend / aws_spend.over");
    CHECK(unit_name(a_day.unit) == "USD/day");
    CHECK(a_day.extent.word == Range::more_than(Number(100) * billion / (Number(10) * days_per_year())));
    CHECK(*a_day.face * days_per_year() == Number(10) * billion);
    // 100 billion dollars over 5 billion watts: 20 dollars a watt, 20 billion a gigawatt.
    const Value per_watt = value_of_name("aws_spend / compute");
    CHECK(unit_name(per_watt.unit) == "USD/W");
    CHECK(said(Answer(per_watt)) == "(20, oo) face 20");
}

TEST_CASE("the claims without figures stay unchecked and the length of the link holds") {
    CHECK(built_in_claim("decade").verdict == Verdict::holds);
    for (const std::string_view id : {"largest", "top_20"}) {
        const CheckedClaim claimed = built_in_claim(id);
        CHECK(claimed.verdict == Verdict::unchecked);
        CHECK(said(claimed.computed) == "no_statement: " + std::string(id));
        CHECK_FALSE(claimed.claimed);
    }
}

TEST_CASE("check lists the claims worst first and otherwise as the file does") {
    std::string order;
    for (const CheckedClaim& claimed : check_claims(first_deal())) order += claimed.claim.id + " ";
    CHECK(order == "total step_up payback largest top_20 pace decade ");
}

TEST_CASE("the change from the first valuation to the last is from 305 to 325 billion") {
    // 375 - 70 = 305 is not reached since 70 is not; 385 - 60 = 325 is.
    const auto change = valuations_of(first_deal()).overall.value();
    CHECK(said(change.change, billion) == "(305, 325] face 320");
    CHECK(said(change.relative) == "(61/14, 65/12] face 16/3");
    CHECK(said(change.multiple) == "(75/14, 77/12] face 19/3");
    CHECK(said(change.elapsed) == "[343/31, 479/30]");
    // Growth has no face value, since the dates have none. At most it is 77/12 in 343/31 months:
    // (77/12)^(12 * 31/343) - 1 = 6.5090..., at least 75/14 in 479/30: (75/14)^(12 * 30/479) - 1 = 2.5306...
    const Value growth = std::get<Value>(change.growth);
    CHECK(growth.approximate);
    CHECK_FALSE(growth.face);
    CHECK(rounded_text(growth.extent.word.low()->at, 3) == "2.531");
    CHECK(rounded_text(growth.extent.word.high()->at, 3) == "6.509");
}
