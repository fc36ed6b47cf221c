// Formulas over deals: what they come to, and why some come to nothing.

#include <dealcalc/analysis/evaluate.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

const Deal empty = deal_of({});

/// Three terms and two valuations, small enough to compute in the head.
Deal small_deal() {
    return deal_of({prior("before", "about $80"), firm("now", "$5"), contingent("later", "up to $200")},
                   {commitment("cloud", Party::company, "more than $100", "10 days"),
                    commitment("chips", Party::company, "$20"), commitment("power", Party::investor, "5 GW"),
                    commitment("lease", Party::investor, "$7")},
                   {valuation("first", "$60", "2025-01-01"), valuation("last", "$120", "2026-01-01")});
}

std::string in_small_deal(std::string_view formula_text) {
    return said(formula_text, small_deal());
}

}  // namespace

TEST_CASE("a name stands for its figure as reported") {
    CHECK(in_small_deal("before") == "[75, 85] face 80");
    CHECK(in_small_deal("later") == "[0, 200] face 200");
    CHECK(in_small_deal("cloud") == "(100, oo) face 100");
    CHECK(in_small_deal("cloud.over") == "[10, 10] face 10");
    CHECK(in_small_deal("power") == "[5000000000, 5000000000] face 5000000000");
    CHECK(in_small_deal("last") == "[120, 120] face 120");
}

TEST_CASE("a figure with two numbers has no face value") {
    const Deal deal = deal_of({prior("a", "$1 to $3"), prior("b", "$5")});
    CHECK(said("a", deal) == "[1, 3]");
    CHECK(said("exposure", deal) == "[6, 8]");
    CHECK(said("b / a", deal) == "[5/3, 5]");
    CHECK_FALSE(value_of(reported("between $1 and $3")).face);
    CHECK(value_of(reported("about $3")).face == Number(3));
}

TEST_CASE("measures add the investments of their status") {
    CHECK(in_small_deal("committed") == "[80, 90] face 85");
    CHECK(in_small_deal("contingent") == "[0, 200] face 200");
    CHECK(in_small_deal("exposure") == "[80, 290] face 285");
}

TEST_CASE("of a contingent amount anything from nothing may be paid") {
    // Named by itself the tranche is 20 to 30; paid are 0 to 30 of it.
    const Deal deal = deal_of({firm("now", "$5"), contingent("later", "$20 to $30")});
    CHECK(said("later", deal) == "[20, 30]");
    CHECK(said("contingent", deal) == "[0, 30]");
    CHECK(said("exposure", deal) == "[5, 35]");
    CHECK(said("exposure", deal_of({contingent("later", "more than $20")})) == "[0, oo) face 20");
}

TEST_CASE("what is paid of a contingent figure that is also named is between nothing and that figure") {
    const Deal deal = deal_of({firm("now", "$5"), contingent("later", "$20 to $30")});
    // 5 + paid - later: least where 30 are named and none is paid, most where all is.
    CHECK(said("exposure - later", deal) == "[-25, 5]");
    CHECK(said("later - exposure", deal) == "[-5, 25]");
    CHECK(said("later - contingent", deal) == "[0, 30]");
    CHECK(said("exposure + later", deal) == "[25, 65]");
    CHECK(said("2 * later - contingent - now", deal) == "[15, 55]");
    CHECK(said("contingent / later", deal) == "[0, 1]");
    // later / (5 + paid): 20 / 25 where all of 20 is paid, 30 / 5 where nothing of 30 is.
    CHECK(said("later / exposure", deal) == "[0.8, 6]");
    CHECK(said("exposure / later", deal) == "[1/6, 1.25]");  // 5/30 to 25/20
    CHECK(said("(exposure - later) / later", deal) == "[-5/6, 0.25]");  // 5/30 - 1 to 25/20 - 1
    CHECK(said("(later - contingent) / exposure", deal) == "[0, 6]");
    CHECK(said("max(exposure - later)", deal) == "[5, 5] face 5");
    CHECK(said("min(exposure - later)", deal) == "[-25, -25] face -25");
    CHECK(said("max(contingent) - contingent", deal) == "[0, 30]");
    CHECK(said("maximum - exposure", deal) == "[0, 30]");
    CHECK(said("exposure - later", deal_of({firm("now", "$5"), contingent("later", "more than $20")})) ==
          "(-oo, 5] face 5");
    CHECK(said("later / exposure", deal_of({firm("now", "$5"), contingent("later", "more than $20")})) ==
          "(0.8, oo) face 0.8");
    CHECK(said("later / exposure", deal_of({firm("now", "$5"), contingent("later", "under $20")})) ==
          "[0, 4) face 0.8");
    // "Up to" says what may be paid: named and paid are the same.
    CHECK(said("exposure - later", deal_of({firm("now", "$5"), contingent("later", "up to $20")})) ==
          "[5, 5] face 5");
    CHECK(said("maximum - exposure", deal_of({firm("now", "$5"), contingent("later", "up to $20")})) ==
          "[0, 20] face 0");
    CHECK(said("contingent / max(later)", deal_of({firm("now", "$5"), contingent("later", "up to about $20")})) ==
          "[0, 1] face 1");
}

TEST_CASE("the top of a sum less a contingent figure of it is the rest") {
    const Deal deal = deal_of({firm("now", "$10"), contingent("c", "about $100")});
    CHECK(verdict("exposure - c is more than $20", deal) == "fails");
    CHECK(verdict("c / exposure is 50 %", deal) == "fails");
    CHECK(verdict("exposure - c is $0", deal) == "undetermined");
}

TEST_CASE("spend adds what the company pays in money") {
    CHECK(in_small_deal("spend") == "(120, oo) face 120");
    CHECK(said("spend", empty) == "no_spend");
    CHECK(said("spend", deal_of({}, {commitment("power", Party::company, "5 GW"),
                                     commitment("lease", Party::investor, "$7")})) == "no_spend");
}

TEST_CASE("a sum takes signs and a name that also stands inside a measure cancels or counts twice") {
    CHECK(in_small_deal("before + now - chips") == "[60, 70] face 65");
    CHECK(in_small_deal("exposure - later") == "[80, 90] face 85");  // not -120 to 290
    CHECK(in_small_deal("committed + now") == "[85, 95] face 90");
    CHECK(in_small_deal("exposure - committed") == "[0, 200] face 200");
    CHECK(in_small_deal("committed - before - now") == "[0, 0] face 0");
    CHECK(in_small_deal("now - cloud") == "(-oo, -95) face -95");
}

TEST_CASE("a ratio takes an input that stands on both sides once") {
    // before is 75 to 85: (x + 5) / (x + 5 + y) with y up to 200, least at x = 75 and y = 200.
    CHECK(in_small_deal("committed / exposure") == "[2/7, 1] face 17/57");
    CHECK(in_small_deal("exposure / committed") == "[1, 3.5] face 57/17");
    CHECK(in_small_deal("now / committed") == "[1/18, 0.0625] face 1/17");
    CHECK(in_small_deal("cloud / exposure") == "(10/29, oo) face 20/57");
    CHECK(in_small_deal("last / first") == "[2, 2] face 2");
}

TEST_CASE("numbers and parentheses and a minus weigh what they stand before") {
    CHECK(in_small_deal("2 * before - now") == "[145, 165] face 155");
    CHECK(in_small_deal("(before + now) / 2") == "[40, 45] face 42.5");
    CHECK(in_small_deal("before / 0.5") == "[150, 170] face 160");
    CHECK(in_small_deal("- later") == "[-200, 0] face -200");
    CHECK(in_small_deal("- (now - 2 * chips)") == "[35, 35] face 35");
    CHECK(in_small_deal("1 - now / last") == "[23/24, 23/24] face 23/24");
    CHECK(in_small_deal("exposure - exposure") == "[0, 0] face 0");
    CHECK(in_small_deal("before / before") == "[1, 1] face 1");
    CHECK(in_small_deal("before + before") == "[150, 170] face 160");
    CHECK(in_small_deal("0 * later + now") == "[5, 5] face 5");
    CHECK(in_small_deal("multiple - 1") == "[1, 1] face 1");
    CHECK(in_small_deal("(before + now) / (before + now + chips)") == "[0.8, 9/11] face 17/21");  // 80/100 to 90/110
}

TEST_CASE("quotients over the same figures are one quotient") {
    CHECK(in_small_deal("now / last + chips / last") == "[5/24, 5/24] face 5/24");
    CHECK(in_small_deal("(before / last) / (before / first)") == "input_twice: before");
    CHECK(in_small_deal("(now / before) / (chips / before)") == "[0.25, 0.25] face 0.25");
    CHECK(in_small_deal("2 / (now / chips)") == "[8, 8] face 8");
    CHECK(in_small_deal("exposure / committed - before / committed") == in_small_deal("(now + later) / committed"));
}

TEST_CASE("a product or a quotient of figures that stand nowhere else is exact") {
    CHECK(in_small_deal("before * (now / chips)") == "[18.75, 21.25] face 20");
    CHECK(in_small_deal("later / (first / last)") == "[0, 400] face 400");
    CHECK(in_small_deal("now / last + chips / first") == "[0.375, 0.375] face 0.375");
    CHECK(in_small_deal("cloud / cloud.over * elapsed") == "(3652.425, oo) face 3652.425");
    CHECK(in_small_deal("(now - before) * (chips / first)") == "[-80/3, -70/3] face -25");
    CHECK(in_small_deal("cloud / cloud.over / (now / chips)") == "(40, oo) face 40");
    // The same product twice is one.
    CHECK(in_small_deal("later * multiple - later * multiple") == "[0, 0] face 0");
}

TEST_CASE("a figure that stands in a product and beside it makes the formula unknown") {
    CHECK(in_small_deal("before * (now / before)") == "input_twice: before");
    CHECK(in_small_deal("now / last + last / first") == "input_twice: last");
    CHECK(in_small_deal("later * multiple + later") == "input_twice: later");
    CHECK(in_small_deal("later - later * multiple") == "input_twice: later");
    CHECK(in_small_deal("stake * last") == "input_twice: last");
    CHECK(in_small_deal("multiple * multiple") == "input_twice: last");
}

TEST_CASE("a divisor that may be nothing makes the formula unknown and is named") {
    CHECK(in_small_deal("now / (later / first)") == "zero_denominator: later / first");
    CHECK(in_small_deal("1 / (now / contingent)") == "zero_denominator: contingent");
    CHECK(in_small_deal("now / (before - before)") == "zero_denominator: before - before");
    CHECK(in_small_deal("now / 0") == "zero_denominator: 0");
    CHECK(in_small_deal("now / (before - 16 * now)") == "zero_denominator: before - 16 * now");
}

TEST_CASE("the most and the least of a formula count the ends of what is left open") {
    CHECK(in_small_deal("max(later)") == "[200, 200] face 200");
    CHECK(in_small_deal("min(later)") == "[0, 0] face 0");
    CHECK(in_small_deal("max(before + later)") == "[275, 285] face 280");  // about 80 is what it is
    CHECK(in_small_deal("min(before + later)") == "[75, 85] face 80");
    CHECK(in_small_deal("max(before - later)") == "[75, 85] face 80");
    CHECK(in_small_deal("min(now - later)") == "[-195, -195] face -195");
    CHECK(in_small_deal("max(-later)") == "[0, 0] face 0");
    CHECK(in_small_deal("max(later) - min(later)") == "[200, 200] face 200");
    CHECK(in_small_deal("max(min(later))") == "[0, 0] face 0");
    CHECK(in_small_deal("max(cloud)") == "(100, oo) face 100");
    CHECK(in_small_deal("maximum") == "[280, 290] face 285");
    CHECK(in_small_deal("maximum") == in_small_deal("max(exposure)"));
    CHECK(in_small_deal("maximum - committed") == "[200, 200] face 200");
    CHECK(in_small_deal("maximum / chips") == "[14, 14.5] face 14.25");
    CHECK(in_small_deal("min(exposure) - committed") == "[0, 0] face 0");
    CHECK(said("maximum", empty) == "no_investments");
}

TEST_CASE("the most of a quotient is where what is below is least") {
    CHECK(in_small_deal("max(later / now)") == "[40, 40] face 40");
    CHECK(in_small_deal("max(now / (now + later))") == "[1, 1] face 1");
    CHECK(in_small_deal("min(now / (now + later))") == "[1/41, 1/41] face 1/41");
    CHECK(in_small_deal("max(later / exposure)") == "[20/29, 5/7] face 40/57");  // 200 of 280 to 290
    CHECK(in_small_deal("max(-later / -now)") == "[40, 40] face 40");
    CHECK(in_small_deal("min(later / -now)") == "[-40, -40] face -40");
    CHECK(in_small_deal("max(later * multiple)") == "[400, 400] face 400");
    CHECK(in_small_deal("min(later * multiple)") == "[0, 0] face 0");
    CHECK(in_small_deal("max(now / (first / (later + now)))") == "input_twice: now");
}

TEST_CASE("a ratio of unlike units keeps both and of like units is a factor") {
    const auto unit = [](std::string_view text) {
        return unit_name(std::get<Value>(evaluate(formula(text), small_deal())).unit);
    };
    CHECK(unit("cloud / power") == "USD/W");
    CHECK(unit("cloud / cloud.over") == "USD/day");
    CHECK(unit("power / cloud") == "W/USD");
    CHECK(unit("last / first") == "x");
    CHECK(unit("stake") == "fraction");
    CHECK(unit("multiple") == "x");
    CHECK(unit("elapsed") == "day");
    CHECK(unit("committed") == "USD");
}

TEST_CASE("a sum without parts is zero in the currency of the investments") {
    const Deal deal = deal_of({prior("a", "€5")});
    const Value none = std::get<Value>(evaluate("contingent", deal));
    CHECK(said(Answer(none)) == "[0, 0] face 0");
    CHECK(none.unit == eur);
    CHECK(said("committed", deal_of({contingent("a", "€5")})) == "[0, 0] face 0");
    CHECK(said("exposure", empty) == "no_investments");
    CHECK(said("committed", empty) == "no_investments");
    CHECK(said("contingent", empty) == "no_investments");
}

TEST_CASE("money in two currencies does not add") {
    const Deal deal = deal_of({prior("a", "$80"), prior("b", "€5")}, {commitment("c", Party::company, "€1")});
    CHECK(said("exposure", deal) == "two_currencies: USD EUR");
    CHECK(said("a + b", deal) == "two_currencies: USD EUR");
    CHECK(said("a / b", deal) == "two_currencies: USD EUR");
    CHECK(said("c / exposure", deal) == "two_currencies: USD EUR");
    CHECK(said("exposure / c", deal) == "two_currencies: USD EUR");
    CHECK(said("contingent", deal) == "[0, 0] face 0");
}

TEST_CASE("unlike units do not add") {
    CHECK(in_small_deal("now + power") == "unlike_units: now power");
    CHECK(in_small_deal("exposure - elapsed") == "unlike_units: exposure elapsed");
    CHECK(said("exposure", deal_of({prior("a", "$1"), prior("b", "5 GW")})) == "unlike_units: a b");
    // A pure number has no ratio to money.
    CHECK(said("a / b", deal_of({prior("a", "3x"), prior("b", "$5")})) == "unlike_units: a b");
}

TEST_CASE("nothing divides by a figure that may be zero") {
    CHECK(in_small_deal("exposure / contingent") == "zero_denominator: contingent");
    CHECK(said("a / b", deal_of({prior("a", "$1"), prior("b", "under $5")})) == "zero_denominator: b");
    CHECK(said("a / b", deal_of({prior("a", "$1"), prior("b", "$0")})) == "zero_denominator: b");
    CHECK(said("a / b", deal_of({prior("a", "$1"), prior("b", "$1")})) == "[1, 1] face 1");
    CHECK(said("a / contingent", deal_of({prior("a", "$1")})) == "zero_denominator: contingent");
}

TEST_CASE("a range that the file states replaces that of the words") {
    Deal deal = deal_of({prior("a", "about $80"), contingent("b", "up to $200")});
    deal.investments[0].amount.low = 78;
    deal.investments[0].amount.high = 81;
    deal.investments[1].amount.low = 50;
    deal.investments[1].amount.high = 150;
    CHECK(said("a", deal) == "[78, 81] face 80");
    // A nominal that the file itself rules out is no face value.
    CHECK(said("b", deal) == "[50, 150]");
    CHECK(said("contingent", deal) == "[0, 150]");
    CHECK(said("exposure", deal) == "[78, 231]");
}

TEST_CASE("a face value needs nominals that do not divide by zero") {
    // The words say "up to $0" but the file states 1 to 2.
    Deal deal = deal_of({prior("a", "$4"), prior("b", "$0")});
    deal.investments[1].amount.low = 1;
    deal.investments[1].amount.high = 2;
    CHECK(said("a / b", deal) == "[2, 4]");
}

TEST_CASE("a name that does not exist and a duration that is not given are unknown") {
    CHECK(in_small_deal("nobody") == "no_such_name: nobody");
    CHECK(in_small_deal("nobody / exposure") == "no_such_name: nobody");
    CHECK(in_small_deal("exposure / nobody") == "no_such_name: nobody");
    CHECK(in_small_deal("exposure + nobody") == "no_such_name: nobody");
    CHECK(in_small_deal("nobody.over") == "no_such_name: nobody.over");
    CHECK(in_small_deal("chips.over") == "no_duration: chips");
    // Growth needs a power, so it has no place in a longer formula.
    CHECK(in_small_deal("growth - elapsed") == "no_such_name: growth");
}

TEST_CASE("a result may be of any size") {
    const std::string zeros(38, '0');
    const std::string huge = "$1" + std::string(26, '0') + "T";  // 10^38
    CHECK(said("exposure", deal_of({prior("a", huge)})) ==
          "[1" + zeros + ", 1" + zeros + "] face 1" + zeros);
    CHECK(said("exposure", deal_of({prior("a", huge), prior("b", huge)})) ==
          "[2" + zeros + ", 2" + zeros + "] face 2" + zeros);
    CHECK(said("a / b", deal_of({prior("a", huge), prior("b", "$0.01")})) ==
          "[1" + zeros + "00, 1" + zeros + "00] face 1" + zeros + "00");
}

TEST_CASE("the multiple and the stake need valuations") {
    CHECK(said("multiple", empty) == "no_valuation");
    CHECK(said("elapsed", empty) == "no_valuation");
    CHECK(said("growth", empty) == "no_valuation");
    CHECK(said("stake", empty) == "no_valuation");
    const Deal one = deal_of({prior("a", "$10")}, {}, {valuation("only", "$40")});
    CHECK(said("multiple", one) == "one_valuation: only");
    CHECK(said("stake", one) == "[0.2, 0.25] face 0.25");
    CHECK(said("stake", deal_of({}, {}, {valuation("only", "$40")})) == "no_investments");
    CHECK(said("multiple", small_deal()) == "[2, 2] face 2");
    CHECK(said("elapsed", small_deal()) == "[365.2425, 365.2425] face 365.2425");
    // 80 to 290 of 120, and if that is pre-money, 80 of 120 + 80 at the least.
    CHECK(said("stake", small_deal()) == "[0.4, 29/12] face 2.375");
}

TEST_CASE("a figure comes to the most that it allows") {
    const auto most = [](const std::string& text) {
        const Extent extent = most_of(reported(text));
        return said(extent.word) + " rounded " + said(extent.rounded);
    };
    CHECK(most("up to $200") == "[200, 200] rounded (199.5, 200.5)");
    CHECK(most("at most $200") == "[200, 200] rounded [200, 200]");
    CHECK(most("$200") == "[200, 200] rounded (199.5, 200.5)");
    CHECK(most("about $200") == "[180, 220] rounded [180, 220]");
    CHECK(most("up to about $200") == "[180, 220] rounded [180, 220]");
    CHECK(most("$150 to $200") == "[200, 200] rounded [200, 200]");
    CHECK(most("under $200") == "[0, 200) rounded [0, 200)");
    Reported stated = reported("up to $200");
    stated.low = 10;
    CHECK(most_of(stated) == Extent{Range::only(200), Range(End{Number::fraction(399, 2), false}, End{Number::fraction(401, 2), false})});
    stated.high = 190;
    CHECK(most_of(stated) == Extent{Range::only(190), Range::only(190)});
    Reported plain = reported("$5");
    plain.high = 6;
    CHECK(most_of(plain) == Extent{Range::between(5, 6), Range(End{Number::fraction(9, 2), false}, End{6})});
}

