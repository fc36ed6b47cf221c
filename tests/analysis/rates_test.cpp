// Rates of return: published examples, and series whose rates follow from how they were made.

#include <dealcalc/analysis/rates.hpp>

#include <chrono>
#include <random>

#include "support/catch.hpp"
#include "support/flows.hpp"

using namespace test;

namespace {

/// The rates in percent to eight decimals, or the reason.
std::string found(const std::vector<CashFlow>& series, DayCount count = DayCount::act_365) {
    constexpr const char* reasons[] = {"no flows", "one sign", "one day", "all cancel", "none exists", "too large"};
    const Rates rates = rates_of(series, count);
    if (rates.reason) return reasons[static_cast<int>(*rates.reason)];
    std::string text;
    for (const Rate& rate : rates.rates) {
        text += (text.empty() ? "" : ", ") + rounded_text(rate.face * Number(100), 8);
    }
    for (const Unseparated& place : rates.unseparated) text += place.odd ? " odd" : " even";
    return text;
}

/// The coefficients of the product of (x - root), x = 1 + rate, scaled to whole numbers: roots in tenths.
std::vector<std::string> with_roots(const std::vector<std::int64_t>& tenths) {
    std::vector<std::int64_t> product{1};
    for (const std::int64_t root : tenths) {
        std::vector<std::int64_t> next(product.size() + 1);
        for (std::size_t i = 0; i < product.size(); ++i) {
            next[i] += 10 * product[i];
            next[i + 1] -= root * product[i];
        }
        product = next;
    }
    std::vector<std::string> amounts;
    for (const std::int64_t n : product) amounts.push_back(std::to_string(n));
    return amounts;
}

bool is_within(const Rate& rate, const Number& expected) {
    const Range& range = rate.value;
    const Number width = range.high()->at - range.low()->at;
    return range.holds(expected) && width <= Number::power_of_ten(-12) * (Number(1) + absolute(expected)) &&
           rate.residual < 1e-12;
}

}  // namespace

TEST_CASE("the example of the documentation of XIRR in Excel") {
    // Result there: 0.373362535.
    CHECK(found(flows({{"2008-01-01", "-10000"}, {"2008-03-01", "2750"}, {"2008-10-30", "4250"},
                       {"2009-02-15", "3250"}, {"2009-04-01", "2750"}})) == "37.33625335");
}

TEST_CASE("the example of the help of XIRR in LibreOffice") {
    // Result there: 0.1828 or 18.28 %.
    CHECK(found(flows({{"2001-01-01", "-10000"}, {"2001-02-01", "2000"}, {"2001-03-15", "2500"},
                       {"2001-05-12", "5000"}, {"2001-08-10", "1000"}})).substr(0, 5) == "18.28");
}

TEST_CASE("the oil pump of Lorie and Savage has two rates") {
    // J. Lorie and L. Savage, "Three problems in rationing capital", Journal of Business 28 (1955).
    CHECK(found(yearly({"-1600", "10000", "-10000"})) == "25.00000000, 400.00000000");
}

TEST_CASE("project D of Brealey and Myers has no rate") {
    // R. Brealey and S. Myers, "Principles of Corporate Finance": +1000, -3000, +2500.
    CHECK(found(yearly({"1000", "-3000", "2500"})) == "none exists");
}

TEST_CASE("series made from their rates have exactly these") {
    CHECK(found(yearly({"-1000", "2300", "-1320"})) == "10.00000000, 20.00000000");
    CHECK(found(yearly({"-1000", "6000", "-11000", "6000"})) == "0.00000000, 100.00000000, 200.00000000");
    CHECK(found(yearly(with_roots({5, 9, 10, 12, 30}))) ==
          "-50.00000000, -10.00000000, 0.00000000, 20.00000000, 200.00000000");
    const Rates rates = rates_of(yearly(with_roots({11, 12, 13, 14, 15, 16, 17, 18, 19})), DayCount::act_365);
    REQUIRE(rates.rates.size() == 9);
    for (std::size_t i = 0; i < 9; ++i) {
        INFO(i);
        CHECK(is_within(rates.rates[i], Number::fraction(static_cast<int>(i) + 1, 10)));
        CHECK(rates.rates[i].face == Number::fraction(static_cast<int>(i) + 1, 10));
    }
    CHECK(rates.sign_changes == 9);
}

TEST_CASE("a double rate is not separated and never dropped") {
    // (x - 1.1)^2, (x - 1.1)^3 and (x - 1.1)^2 (x - 2)
    CHECK(found(yearly(with_roots({11, 11}))) == " even");
    CHECK(found(yearly(with_roots({11, 11, 11}))) == " odd");
    CHECK(found(yearly(with_roots({11, 11, 20}))) == "100.00000000 even");
    const Rates rates = rates_of(yearly(with_roots({11, 11})), DayCount::act_365);
    REQUIRE(rates.unseparated.size() == 1);
    CHECK_FALSE(rates.unseparated[0].odd);
    CHECK(rates.unseparated[0].between.holds(Number::fraction(1, 10)));
    CHECK(rates.unseparated[0].between.high()->at - rates.unseparated[0].between.low()->at <
          Number::power_of_ten(-11));
    CHECK_FALSE(rates.reason);
}

TEST_CASE("two rates that are near each other are two and a sum that only comes near to nothing has none") {
    // x^2 - 2.2 x + 1.21 -+ 10^-8: 1.1 -+ 10^-4; amounts times 10^8.
    CHECK(found(yearly({"-100000000", "220000000", "-120999999"})) == "9.99000000, 10.01000000");
    CHECK(found(yearly({"-100000000", "220000000", "-121000001"})) == "none exists");
    // The same with 10^-18: 1.1 -+ 10^-9.
    const std::vector<CashFlow> near =
        yearly({"-1000000000000000000", "2200000000000000000", "-1209999999999999999"});
    const Rates rates = rates_of(near, DayCount::act_365);
    REQUIRE(rates.rates.size() == 2);
    CHECK(is_within(rates.rates[0], Number::fraction(99999999, 1000000000)));
    CHECK(is_within(rates.rates[1], Number::fraction(100000001, 1000000000)));
    CHECK(found(yearly({"-1000000000000000000", "2200000000000000000", "-1210000000000000001"})) == "none exists");
}

TEST_CASE("without a rate there is a reason") {
    CHECK(found(yearly({"-1000"})) == "one sign");
    CHECK(found(yearly({"-1000", "0", "-5"})) == "one sign");
    CHECK(found(yearly({"1000", "5"})) == "one sign");
    CHECK(found(yearly({"0", "0"})) == "no flows");
    CHECK(found(flows({{"2021-01-01", "-1000"}, {"2021-01-01", "1100"}})) == "one day");
    CHECK(found(flows({{"2021-01-30", "-1000"}, {"2021-01-31", "1100"}}), DayCount::thirty_e_360) == "one day");
    CHECK(found(flows({{"2021-01-01", "-5"}, {"2021-01-01", "5"}, {"2022-01-01", "7"}, {"2022-01-01", "-7"}})) ==
          "all cancel");
    // What is left of the days has one sign.
    CHECK(found(flows({{"2021-01-01", "-5"}, {"2021-01-01", "6"}, {"2022-01-01", "7"}})) == "none exists");
}

TEST_CASE("flows of one day count together") {
    CHECK(
        found(flows({{"2021-01-01", "-600"}, {"2021-01-01", "-400"}, {"2022-01-01", "1000"}, {"2022-01-01", "100"}})) ==
        "10.00000000");
    CHECK(found(flows({{"2021-01-01", "-1000"}, {"2021-06-01", "-5"}, {"2021-06-01", "5"}, {"2022-01-01", "1100"}})) ==
          "10.00000000");
}

TEST_CASE("a span of one day") {
    // python3: 1.001 ** 365 - 1 = 0.44025131343, 0.999 ** 365 - 1 = -0.30593011296
    CHECK(found(flows({{"2021-01-01", "-1000"}, {"2021-01-02", "1001"}})) == "44.02513134");
    CHECK(found(flows({{"2021-01-01", "-1000"}, {"2021-01-02", "999"}})) == "-30.59301130");
    CHECK(found(flows({{"2021-01-01", "-1000"}, {"2021-01-02", "1100"}})) == "too large");
}

TEST_CASE("rates above 1000 % and up to a million percent") {
    CHECK(found(yearly({"-1", "20"})) == "1900.00000000");
    CHECK(found(yearly({"-1", "10000"})) == "999900.00000000");
    CHECK(found(yearly({"-1", "10002"})) == "too large");
    // (x - 1.1)(x - 20000): one is shown, one is counted.
    const Rates rates = rates_of(yearly({"-10", "200011", "-220000"}), DayCount::act_365);
    CHECK(rates.rates.size() == 1);
    CHECK(rates.too_large == 1);
    CHECK_FALSE(rates.reason);
}

TEST_CASE("nearly everything is lost") {
    CHECK(found(yearly({"-1000", "1"})) == "-99.90000000");
    // In one day: (1/1000)^365 is left after a year, which no decimal shows.
    const Rates rates = rates_of(flows({{"2021-01-01", "-1000"}, {"2021-01-02", "1"}}), DayCount::act_365);
    REQUIRE(rates.rates.size() == 1);
    CHECK(rates.rates[0].value.low() == End{Number(-1), false});
    CHECK(rates.rates[0].value.high()->at < Number(-1) + Number::power_of_ten(-14));
    CHECK(rates.rates[0].residual < 1e-12);
}

TEST_CASE("the day count sets the rate") {
    // 366 days: 1.1^(365/366) - 1, 1.1^(360/366) - 1, and a year by the other two.
    const auto leap = flows({{"2024-01-01", "-1000"}, {"2025-01-01", "1100"}});
    CHECK(found(leap, DayCount::act_365) == "9.97135859");
    CHECK(found(leap, DayCount::act_360) == "9.82826338");
    CHECK(found(leap, DayCount::thirty_e_360) == "10.00000000");
    CHECK(found(leap, DayCount::act_act) == "10.00000000");
}

TEST_CASE("scaling all amounts by ten to the thirty changes nothing") {
    const std::string zeros(30, '0');
    CHECK(found(yearly({"-1000" + zeros, "2300" + zeros, "-1320" + zeros})) == "10.00000000, 20.00000000");
    CHECK(found(yearly({"-0." + zeros + "1", "0." + zeros + "23", "-0." + zeros + "132"})) ==
          "10.00000000, 20.00000000");
}

TEST_CASE("a few hundred flows with several rates take milliseconds") {
    // The limit is wide, for sanitizers and busy machines; tests/bench tells the time.
    std::vector<CashFlow> series;
    std::mt19937 random(5);
    Day on = day("2000-01-01");
    for (int i = 0; i < 400; ++i) {
        series.push_back({on, Number(static_cast<int>(random() % 2001) - 1000), ""});
        on += std::chrono::days{1 + random() % 30};
    }
    const auto from = std::chrono::steady_clock::now();
    const Rates rates = rates_of(series, DayCount::act_365);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - from;
    CHECK(rates.rates.size() <= rates.sign_changes);
    CHECK(rates.sign_changes > 100);
    CHECK(taken.count() < 2);
}

TEST_CASE("one change of sign in a hundred thousand days") {
    std::vector<CashFlow> series;
    Day on = day("1600-01-01");
    for (int i = 0; i < 100'000; ++i) {
        series.push_back({on, Number(i < 50'000 ? -1 : 1), ""});
        on += std::chrono::days{1};
    }
    // As much comes back as was paid: the only rate is 0.
    const Rates rates = rates_of(series, DayCount::act_365);
    REQUIRE(rates.rates.size() == 1);
    CHECK(rates.rates[0].value.holds(Number(0)));
}
