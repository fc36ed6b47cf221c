// Returns of a deal at an exit: amounts and dates are ranges, and so are the results.

#include <dealcalc/analysis/deal_returns.hpp>

#include <random>

#include "support/catch.hpp"
#include "support/deals.hpp"
#include "support/flows.hpp"

using namespace test;

namespace {

Exit exit_of(const std::string& value, const std::string& on, const std::string& stake = "") {
    Exit exit{reported(value), std::nullopt, date(on)};
    if (!stake.empty()) exit.stake = reported(stake);
    return exit;
}

Investment expected(Investment investment, const std::string& on) {
    investment.expected = date(on);
    return investment;
}

DealReturns returned(const Deal& deal, const Exit& exit, const Measuring& by = {},
                     const std::map<std::string, ReportedDate>& dates = {}) {
    return deal_returns(deal, exit, dates, default_scenarios(deal), by);
}

/// The ends of a rate in percent to two decimals, and its face value.
std::string rate(const Answer& answer) {
    if (const auto* unknown = std::get_if<Unknown>(&answer)) return said(*unknown);
    const Value& value = std::get<Value>(answer);
    CHECK(value.approximate);
    const auto end = [](const std::optional<End>& e) { return e ? rounded_text(e->at * Number(100), 2) : "any"; };
    return end(value.extent.word.low()) + " to " + end(value.extent.word.high()) +
           (value.face ? " face " + rounded_text(*value.face * Number(100), 2) : "");
}

/// 100 now, 2021-01-01, and up to 60 more on a condition.
Deal with_milestone() {
    return deal_of(
        {expected(firm("now", "$100"), "2021-01-01"), expected(contingent("later", "up to $60"), "2022-01-01")});
}

}  // namespace

TEST_CASE("one investment and its exit are the multiple to the power of one over the years") {
    const Deal deal = deal_of({expected(firm("now", "$100"), "2021-01-01")});
    const DealReturns returns = returned(deal, exit_of("$121", "2023-01-01"));
    REQUIRE(returns.scenarios.size() == 1);
    CHECK(said(returns.scenarios[0].multiple) == "[1.21, 1.21] face 1.21");
    CHECK(said(returns.scenarios[0].net) == "[21, 21] face 21");
    CHECK(rate(returns.scenarios[0].rate) == "10.00 to 10.00 face 10.00");
    CHECK(returns.scenarios[0].scenario.name == "as committed");
}

TEST_CASE("with and without the contingent money side by side") {
    const DealReturns returns = returned(with_milestone(), exit_of("$600", "2024-01-01", "40 %"));
    REQUIRE(returns.scenarios.size() == 2);
    CHECK(said(returns.proceeds) == "[240, 240] face 240");
    CHECK(said(returns.scenarios[0].invested) == "[100, 100] face 100");
    CHECK(said(returns.scenarios[1].invested) == "[160, 160] face 160");
    CHECK(said(returns.scenarios[1].multiple) == "[1.5, 1.5] face 1.5");
    // python3, 1095 and 730 days: 2.4 ** (1/3) - 1, and the root of 100 x**3 + 60 x**2 = 240.
    CHECK(rate(returns.scenarios[0].rate) == "33.89 to 33.89 face 33.89");
    CHECK(rate(returns.scenarios[1].rate) == "16.58 to 16.58 face 16.58");
}

TEST_CASE("a range of dates gives a range of rates and a gain is best when it is quick") {
    const Deal deal = deal_of({expected(firm("now", "$100"), "2021")});
    // 1 January 2021 to 31 December 2024 are 1460 days, 31 December 2021 to 1 January 2024 are 731.
    CHECK(rate(returned(deal, exit_of("$200", "2024")).scenarios[0].rate) == "18.92 to 41.35");
    // A loss is the milder the longer it took.
    CHECK(rate(returned(deal, exit_of("$50", "2024")).scenarios[0].rate) == "-29.26 to -15.91");
    CHECK(rate(returned(deal, exit_of("$100", "2024")).scenarios[0].rate) == "0.00 to 0.00");
}

TEST_CASE("a range of amounts takes the least for the most and the most for the least") {
    const Deal deal = deal_of({expected(firm("now", "$80 to $100"), "2021-01-01")});
    const DealReturns returns = returned(deal, exit_of("$90 to $160", "2022-01-01"));
    CHECK(said(returns.scenarios[0].multiple) == "[0.9, 2]");
    CHECK(rate(returns.scenarios[0].rate) == "-10.00 to 100.00");
    // Without an end the rate has none.
    CHECK(rate(returned(deal, exit_of("more than $160", "2022-01-01")).scenarios[0].rate) == "60.00 to any");
    const Deal open = deal_of({expected(firm("now", "more than $100"), "2021-01-01")});
    CHECK(rate(returned(open, exit_of("$110", "2022-01-01")).scenarios[0].rate) == "-100.00 to 10.00 face 10.00");
}

TEST_CASE("nothing that comes back is no rate and nothing that may come back a total loss at worst") {
    const Deal deal = deal_of({expected(firm("now", "$100"), "2021-01-01")});
    CHECK(rate(returned(deal, exit_of("$0", "2022-01-01")).scenarios[0].rate) == "nothing_back");
    CHECK(said(returned(deal, exit_of("$0", "2022-01-01")).scenarios[0].multiple) == "[0, 0] face 0");
    CHECK(rate(returned(deal, exit_of("up to $110", "2022-01-01")).scenarios[0].rate) == "-100.00 to 10.00 face 10.00");
    const Deal perhaps = deal_of({expected(firm("now", "up to $100"), "2021-01-01")});
    CHECK(rate(returned(perhaps, exit_of("$110", "2022-01-01")).scenarios[0].rate) == "10.00 to any face 10.00");
}

TEST_CASE("dates come from what is given then what is expected then for firm money the announcement") {
    Deal deal = deal_of({prior("before", "$10"), firm("now", "$20"), contingent("later", "up to $30")});
    deal.announced = date("2022-06-01");
    const DealReturns without = returned(deal, exit_of("$100", "2030"));
    CHECK(without.investments[0].dated_by == DatedBy::nothing);
    CHECK(without.investments[1].dated_by == DatedBy::announcement);
    CHECK(without.investments[2].dated_by == DatedBy::nothing);
    CHECK(rate(without.scenarios[0].rate) == "no_date: before");
    CHECK(rate(without.scenarios[1].rate) == "no_date: before later");
    CHECK(said(without.scenarios[0].multiple) == "[10/3, 10/3] face 10/3");
    const DealReturns with = returned(deal, exit_of("$100", "2030"), {},
                                      {{"before", date("2020")}, {"later", date("2025")}, {"now", date("2022-06")}});
    CHECK(with.investments[1].dated_by == DatedBy::given);
    CHECK(std::holds_alternative<Value>(with.scenarios[1].rate));
    CHECK(with.first_day == day("2020-01-01"));
}

TEST_CASE("an investment that may come with the exit or after it gives no rate") {
    const auto rate_with = [](const std::string& on) {
        const Deal deal =
            deal_of({expected(firm("now", "$100"), "2021-01-01"), expected(contingent("later", "$60"), on)});
        return rate(returned(deal, exit_of("$600", "2024-01..2024-06")).scenarios[1].rate);
    };
    CHECK(rate_with("2025") == "after_exit: later");
    CHECK(rate_with("2024-03") == "dates_overlap: later the exit");
    CHECK(rate_with("2023..2024-01-01") == "dates_overlap: later the exit");
    CHECK(rate_with("2023").substr(0, 2) != "af");
}

TEST_CASE("money in two currencies has no multiple and no rate") {
    const Deal deal = deal_of({expected(firm("now", "$100"), "2021-01-01")});
    const DealReturns euros = returned(deal, exit_of("€100", "2022"), {DayCount::act_365, Number::fraction(1, 10)});
    CHECK(said(euros.scenarios[0].multiple) == "two_currencies: EUR USD");
    CHECK(rate(euros.scenarios[0].rate) == "two_currencies: EUR USD");
    CHECK(said(euros.scenarios[0].present_value) == "two_currencies: EUR USD");
    const Deal mixed = deal_of({firm("a", "$100"), firm("b", "€100")});
    CHECK(said(returned(mixed, exit_of("$100", "2022")).scenarios[0].invested) == "two_currencies: USD EUR");
    CHECK(said(returned(mixed, exit_of("$100", "2022")).scenarios[0].net) == "two_currencies: USD EUR");
    CHECK(said(returned(deal_of({}), exit_of("$100", "2022")).scenarios[0].multiple) == "no_investments");
}

TEST_CASE("about so much invested is not widened by rounding and nothing invested has no multiple") {
    const Deal deal = deal_of({firm("a", "about $1")});
    const Value multiple = std::get<Value>(returned(deal, exit_of("$10", "2022")).scenarios[0].multiple);
    CHECK(said(multiple.extent.word) == "[100/11, 100/9]");
    // Of the two only the value on exit was rounded: above 9.5 and below 10.5.
    CHECK(said(multiple.extent.rounded) == "(95/11, 35/3)");
    CHECK(said(returned(deal_of({firm("a", "$0")}), exit_of("$10", "2022")).scenarios[0].multiple) ==
          "zero_denominator: invested");
}

TEST_CASE("present values of ranges take the corners") {
    const Deal deal = deal_of({expected(firm("now", "$80 to $100"), "2021-01-01")});
    const Measuring at_ten{DayCount::act_365, Number::fraction(1, 10)};
    const Answer answer =
        returned(deal, exit_of("$110 to $121", "2022-01-01..2023-01-01"), at_ten).scenarios[0].present_value;
    const Range range = std::get<Value>(answer).extent.word;
    // At worst -100 + 110/1.21, at best -80 + 121/1.1.
    CHECK(rounded_text(range.low()->at, 6) == "-9.090909");
    CHECK(rounded_text(range.high()->at, 6) == "30.000000");
    CHECK(said(returned(deal_of({prior("a", "$5")}), exit_of("$10", "2022"), at_ten).scenarios[0].present_value) ==
          "no_date: a");
    CHECK_FALSE(std::get<Value>(answer).face);
    const Deal plain = deal_of({expected(firm("now", "about $100"), "2021-01-01")});
    const Answer at_face = returned(plain, exit_of("$121", "2022-01-01"), at_ten).scenarios[0].present_value;
    CHECK(rounded_text(*std::get<Value>(at_face).face, 9) == "10.000000000");  // -100 + 121/1.1
    const Answer open = returned(deal, exit_of("more than $110", "2022-01-01"), at_ten).scenarios[0].present_value;
    CHECK_FALSE(std::get<Value>(open).extent.word.high());
}

TEST_CASE("growth past meaning is said so") {
    const Deal deal = deal_of({expected(firm("now", "$1"), "2021-01-01")});
    CHECK(rate(returned(deal, exit_of("$2", "2021-01-02")).scenarios[0].rate) == "beyond_meaning");
}

TEST_CASE("what is paid in full is the most that up to says and about it where it says about") {
    const auto invested = [](const std::string& amount) {
        const Deal deal = deal_of({firm("now", "$1"), contingent("later", amount)});
        return said(returned(deal, exit_of("$10", "2022")).scenarios[1].invested);
    };
    CHECK(invested("up to $60") == "[61, 61] face 61");
    CHECK(invested("at most $60") == "[61, 61] face 61");
    CHECK(invested("up to about $60") == "[56, 66] face 61");
    CHECK(invested("about $60") == "[56, 66] face 61");
    CHECK(invested("more than $60") == "(61, oo) face 61");
}

TEST_CASE("the rate of every combination of days and amounts lies in the range") {
    constexpr std::uint32_t seed = 20260420;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const auto between = [&](int low, int high) {
        return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
    };
    const Deal deal =
        deal_of({expected(firm("a", "$80 to $120"), "2021"), expected(firm("b", "$10 to $90"), "2022-Q2")});
    for (const char* exit : {"$50 to $90", "$100 to $300", "$400 to $900"}) {
        INFO(exit);
        const DealReturns returns = returned(deal, exit_of(exit, "2023..2024"));
        const Range range = std::get<Value>(returns.scenarios[0].rate).extent.word;
        const Range proceeds = std::get<Value>(returns.proceeds).extent.word;
        for (int i = 0; i < 60; ++i) {
            const auto in_days = [&](const char* from, int most) {
                return day(from) + std::chrono::days{between(0, most)};
            };
            const int out = between(static_cast<int>(proceeds.low().value().at.as_int64().value()),
                                    static_cast<int>(proceeds.high().value().at.as_int64().value()));
            const Rates rates = rates_of({{in_days("2021-01-01", 364), Number(-between(80, 120)), ""},
                                          {in_days("2022-04-01", 90), Number(-between(10, 90)), ""},
                                          {in_days("2023-01-01", 730), Number(out), ""}},
                                         DayCount::act_365);
            REQUIRE(rates.rates.size() == 1);
            CHECK(range.holds(rates.rates[0].face));
        }
    }
}
