// Sums, multiples and present values of series.

#include <dealcalc/analysis/returns.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"
#include "support/flows.hpp"

using namespace test;

namespace {

SeriesReturns returned(const std::vector<CashFlow>& list, const Measuring& by = {}) {
    CashFlows series;
    series.flows = list;
    return returns_of(series, by);
}

std::string present_value(const std::vector<CashFlow>& list, const std::string& rate, int decimals,
                          DayCount count = DayCount::act_365) {
    const Answer answer = returned(list, {count, number(rate)}).present_value;
    const Value value = std::get<Value>(answer);
    CHECK(value.approximate);
    CHECK(value.extent.word.holds(*value.face));
    CHECK(value.extent.word.high()->at - value.extent.word.low()->at < Number::power_of_ten(-9));
    return rounded_text(*value.face, decimals);
}

const std::vector<CashFlow> excel = flows({{"2008-01-01", "-10000"}, {"2008-03-01", "2750"}, {"2008-10-30", "4250"},
                                           {"2009-02-15", "3250"}, {"2009-04-01", "2750"}});

}  // namespace

TEST_CASE("sums and the multiple are exact") {
    const SeriesReturns returns =
        returned(flows({{"2021-01-01", "-0.1"}, {"2022-01-01", "0.2"}, {"2022-01-01", "-0.2"}}));
    CHECK(said(returns.paid) == "[0.3, 0.3] face 0.3");
    CHECK(said(returns.received) == "[0.2, 0.2] face 0.2");
    CHECK(said(returns.net) == "[-0.1, -0.1] face -0.1");
    CHECK(said(returns.multiple) == "[2/3, 2/3] face 2/3");
    CHECK(returns.years == Number(1));
}

TEST_CASE("a total loss is a multiple of nothing and no rate") {
    const SeriesReturns returns = returned(yearly({"-1000", "0"}));
    CHECK(said(returns.multiple) == "[0, 0] face 0");
    CHECK(returns.rates.reason == NoRate::one_sign);
}

TEST_CASE("nothing paid in is no multiple") {
    CHECK(said(returned(yearly({"5", "6"})).multiple) == "nothing_paid");
}

TEST_CASE("present values as published for XNPV") {
    // Excel: 2086.647602 at 9 %; LibreOffice: 323.02 at 6 %.
    CHECK(present_value(excel, "0.09", 6) == "2086.647602");
    CHECK(present_value(flows({{"2001-01-01", "-10000"}, {"2001-02-01", "2000"}, {"2001-03-15", "2500"},
                               {"2001-05-12", "5000"}, {"2001-08-10", "1000"}}),
                        "0.06", 2) == "323.02");
    // Brealey and Myers, project D at 10 %: 339.
    CHECK(present_value(yearly({"1000", "-3000", "2500"}), "0.1", 0) == "339");
}

TEST_CASE("at no rate the present value is the net and at its rate nothing") {
    CHECK(present_value(excel, "0", 6) == "3000.000000");
    CHECK(present_value(yearly({"-1000", "2300", "-1320"}), "0.1", 9) == "0.000000000");
    CHECK(present_value(yearly({"-1000", "2300", "-1320"}), "0.2", 9) == "0.000000000");
    // Half of everything is lost each year: 8 two years on is worth 32.
    CHECK(present_value(yearly({"0", "0", "8"}), "-0.5", 6) == "32.000000");
}

TEST_CASE("the day count sets the present value") {
    const auto leap = flows({{"2024-01-01", "0"}, {"2025-01-01", "1100"}});
    CHECK(present_value(leap, "0.1", 6, DayCount::act_act) == "1000.000000");
    CHECK(present_value(leap, "0.1", 6, DayCount::act_365) == "999.738910");
}

TEST_CASE("amounts may be of any size and a present value of nearly any") {
    const std::string most(38, '9');
    const SeriesReturns returns = returned(flows({{"2021-01-01", "-" + most}, {"2022-01-01", "-" + most}}),
                                           {DayCount::act_365, Number::fraction(1, 10)});
    const std::string twice = "1" + std::string(37, '9') + "8";
    CHECK(said(returns.paid) == "[" + twice + ", " + twice + "] face " + twice);
    CHECK(said(returns.multiple) == "[0, 0] face 0");
    // -1 - 1/1.1 = -21/11 of them
    const Range value = std::get<Value>(returns.present_value).extent.word;
    CHECK(value.holds(number(most) * Number::fraction(-21, 11)));
    CHECK(value.high()->at - value.low()->at < number(most) * Number::power_of_ten(-20));
    // A 110th comes back.
    const std::string third(36, '3');  // with two more digits, no more than a figure may have
    const auto loss =
        flows({{"2021-01-01", "-" + third + "0"}, {"2021-01-01", "-" + third + "00"}, {"2022-01-01", third}});
    CHECK(returned(loss, {}).rates.rates.at(0).value.holds(Number::fraction(1, 110) - Number(1)));
    // 10^-6 left of each year, backwards over 200 years.
    CHECK(said(returned(flows({{"1800-01-01", "-1"}, {"2000-01-01", "1"}}), {DayCount::act_365, number("-0.999999")})
                   .present_value) == "too_large");
}
