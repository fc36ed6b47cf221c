// Annual growth, the one measure that needs a power.

#include <dealcalc/analysis/valuation.hpp>

#include <cmath>
#include <random>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

Number number(std::string text) {
    const bool minus = text.front() == '-';
    if (minus) text.erase(0, 1);
    const Number n = number_from_digits(text).value();
    return minus ? -n : n;
}

Answer exact(const Number& n, const Unit& unit) {
    return Value{{Range::only(n), Range::only(n)}, n, unit};
}

Answer between(const Range& range, const Unit& unit) {
    return Value{{range, range}, std::nullopt, unit};
}

Answer growth(const std::string& multiple, const std::string& elapsed) {
    return annual_growth(exact(number(multiple), times), exact(number(elapsed), days));
}

Value growth_over(const Range& multiple, const Range& elapsed) {
    return std::get<Value>(annual_growth(between(multiple, times), between(elapsed, days)));
}

std::string rounded_ends(const Value& value) {
    const Range& range = value.extent.word;
    return rounded_text(range.low()->at, 6) + " to " + (range.high() ? rounded_text(range.high()->at, 6) : "any");
}

struct Row {
    const char* multiple;
    const char* elapsed;
    const char* growth;
};

// python3: from decimal import *; getcontext().prec = 50
//          f"{(Decimal(m).ln() * Decimal('365.2425') / Decimal(d)).exp() - 1:.18f}"
constexpr Row table[] = {
    {"2", "365.2425", "1.000000000000000000"},       {"4", "730.485", "1.000000000000000000"},
    {"8", "1095.7275", "1.000000000000000000"},      {"1.5", "365", "0.500404130959805391"},
    {"6.3333333333", "410", "4.177527859375282769"}, {"0.5", "730", "-0.293056016919138672"},
    {"0.001", "400", "-0.998177442452975312"},       {"1", "500", "0.000000000000000000"},
    {"1.0000001", "3650", "0.000000010006643385"},   {"1000000", "365.2425", "999999.000000000000000000"},
    {"100", "36524.25", "0.047128548050899533"},     {"0.25", "365", "-0.750230151791523463"},
    {"19", "1000", "1.931265537529710366"},          {"1.1", "366", "0.099783034494849354"},
    {"3", "5000", "0.083560068493682533"},
};

}  // namespace

TEST_CASE("what doubles in each year grows by exactly 100 % a year") {
    for (int count = 1; count <= 20; ++count) {
        CAPTURE(count);
        const Number multiple = std::int64_t{1} << count;
        const Answer answer = annual_growth(exact(multiple, times), exact(Number(12 * count), {Dimension::months}));
        CHECK(said(answer) == "[1, 1] face 1");
        CHECK(std::get<Value>(answer).unit == percent);
        CHECK_FALSE(std::get<Value>(answer).approximate);
    }
}

TEST_CASE("a root that is a fraction is exact") {
    const auto over_months = [](const Number& multiple, const Number& time) {
        return said(annual_growth(exact(multiple, times), exact(time, {Dimension::months})));
    };
    CHECK(over_months(Number::fraction(7, 3), 12) == "[4/3, 4/3] face 4/3");
    CHECK(over_months(Number::fraction(9, 4), 24) == "[0.5, 0.5] face 0.5");
    CHECK(over_months(Number::fraction(8, 27), 36) == "[-1/3, -1/3] face -1/3");
    // 1.1 ^ 10.
    CHECK(over_months(number("2.5937424601"), 120) == "[0.1, 0.1] face 0.1");
    // 4^(3/2) is 8: 8 over 18 months is 4 a year.
    CHECK(over_months(8, 18) == "[3, 3] face 3");
    CHECK(over_months(1, Number(15) + Number::fraction(29, 30)) == "[0, 0] face 0");
    // One ten-millionth more is no power.
    CHECK(std::get<Value>(annual_growth(exact(number("2.2500001"), times), exact(24, {Dimension::months}))).approximate);
}

TEST_CASE("a fall to nothing is a growth of -100 % over whatever time") {
    CHECK(said(growth("0", "400")) == "[-1, -1] face -1");
    CHECK(said(annual_growth(exact(0, times), between(Range::between(336, 484), days))) == "[-1, -1]");
    CHECK(said(annual_growth(between(Range::between(0, 4), times), exact(24, {Dimension::months}))) == "[-1, 1]");
}

TEST_CASE("the ends of growth are open where those of the multiple are") {
    const Answer grown = annual_growth(between(Range(End{1}, End{4, false}), times), exact(24, {Dimension::months}));
    CHECK(said(grown) == "[0, 1)");
}

TEST_CASE("growth brackets the exact value and its face value is within 1e-9 of it") {
    for (const Row& row : table) {
        INFO(row.multiple << " in " << row.elapsed << " days");
        const Number expected = number(row.growth);
        const Value value = std::get<Value>(growth(row.multiple, row.elapsed));
        CHECK(value.extent.word.holds(expected));
        CHECK(value.extent.rounded.holds(expected));
        const Number tolerance = Number::power_of_ten(-9) * (Number(1) + absolute(expected));
        CHECK(absolute(*value.face - expected) <= tolerance);
    }
}

TEST_CASE("a multiple of one is no growth at all") {
    const Value value = std::get<Value>(growth("1", "500"));
    CHECK(value.face == Number(0));
    CHECK(value.extent.word.holds(0));
}

TEST_CASE("growth over ranges takes the worst and the best of the corners") {
    // Doubling or quadrupling in 1 or 2 years: at least 2^(1/2) - 1, at most 4 - 1.
    const Number year = days_per_year();
    CHECK(rounded_ends(growth_over(Range::between(2, 4), Range::between(year, Number(2) * year))) ==
          "0.414214 to 3.000000");
    // Shrinking, the longer time is the milder: at least 1/4 - 1, at most 2^(-1/2) - 1.
    CHECK(rounded_ends(growth_over(Range::between(Number::fraction(1, 4), Number::fraction(1, 2)),
                                   Range::between(year, Number(2) * year))) == "-0.750000 to -0.292893");
    // Either: at least 1/2 - 1 and at most 2 - 1, both in the shortest time.
    CHECK(rounded_ends(growth_over(Range::between(Number::fraction(1, 2), 2),
                                   Range::between(year, Number(2) * year))) == "-0.500000 to 1.000000");
}

TEST_CASE("without an upper end of the multiple growth has none") {
    const Number year = days_per_year();
    CHECK(rounded_ends(growth_over(Range::more_than(2), Range::between(year, Number(2) * year))) == "0.414214 to any");
    CHECK(rounded_ends(growth_over(Range::at_least(Number::fraction(1, 2)), Range::only(year))) == "-0.500000 to any");
}

TEST_CASE("without an upper end of the time growth may be next to nothing") {
    CHECK(rounded_ends(growth_over(Range::only(2), Range::at_least(days_per_year()))) == "0.000000 to 1.000000");
    CHECK(rounded_ends(growth_over(Range::only(Number::fraction(1, 2)), Range::at_least(days_per_year()))) ==
          "-0.500000 to 0.000000");
}

TEST_CASE("less than a year is not extrapolated") {
    CHECK(said(growth("2", "364")) == "under_a_year");
    CHECK(said(growth("2", "364.9")) == "under_a_year");
    CHECK(std::holds_alternative<Value>(growth("2", "365")));
    CHECK(said(annual_growth(exact(2, times), between(Range::between(20, 300), days))) == "under_a_year");
    // A span that may run back in time is worse than short.
    CHECK(said(annual_growth(exact(2, times), between(Range::between(-20, 300), days))) == "not_positive: elapsed");
    // A span that may be a year is one.
    CHECK(std::holds_alternative<Value>(annual_growth(exact(2, times), between(Range::between(336, 484), days))));
}

TEST_CASE("a time or a multiple that may be zero or less gives no rate") {
    CHECK(said(annual_growth(exact(2, times), between(Range::between(-5, 400), days))) == "not_positive: elapsed");
    CHECK(said(annual_growth(exact(2, times), between(Range::between(0, 400), days))) == "not_positive: elapsed");
    CHECK(said(annual_growth(exact(2, times), between(Range::everything(), days))) == "not_positive: elapsed");
    CHECK(said(growth("-1", "400")) == "not_positive: multiple");
    CHECK(said(annual_growth(between(Range(std::nullopt, End{2}), times), exact(400, days))) ==
          "not_positive: multiple");
}

TEST_CASE("rounding that reaches down to no multiple is a loss of all and to no time leaves every growth possible") {
    // At its word 0.01 to 2, but with rounding from 0.
    const Answer multiple = Value{{Range::between(Number::fraction(1, 100), 2), Range::between(0, 2)}, {}, times};
    const Value grown = std::get<Value>(annual_growth(multiple, exact(400, days)));
    CHECK(rounded_ends(grown) == "-0.985079 to 0.883096");
    CHECK(grown.extent.rounded.low() == End{-1});
    CHECK(grown.extent.rounded.high() == grown.extent.word.high());
    // "About a year" is half a year to one and a half, and with rounding no time to two.
    const Range years =
        Range::between(days_per_year() * Number::fraction(1, 2), days_per_year() * Number::fraction(3, 2));
    const Answer elapsed = Value{{years, Range::between(0, days_per_year() * Number(2))}, {}, days};
    CHECK(std::get<Value>(annual_growth(exact(4, times), elapsed)).extent.rounded == Range::at_least(-1));
    CHECK(rounded_ends(std::get<Value>(annual_growth(exact(4, times), elapsed))) == "1.519842 to 15.000000");
}

TEST_CASE("growth past a million times a year says nothing") {
    CHECK(said(growth("10000000", "365")) == "beyond_meaning");
    CHECK(std::holds_alternative<Value>(growth("1000000", "366")));
    // At its word within the limit and with rounding past it.
    const Answer wide = Value{{Range::only(2), Range::between(2, 10'000'000)}, {}, times};
    CHECK(said(annual_growth(wide, exact(365, days))) == "beyond_meaning");
    // A tenth of a day is in the range: doubling each tenth of a day is 2^3652 a year.
    CHECK(said(annual_growth(exact(2, times), between(Range::between(Number::fraction(1, 10), 400), days))) ==
          "beyond_meaning");
}

TEST_CASE("the reason why an input is unknown is the reason for growth") {
    const Answer unknown = Unknown{Reason::one_valuation, {"only"}};
    CHECK(said(annual_growth(unknown, exact(400, days))) == "one_valuation: only");
    CHECK(said(annual_growth(exact(2, times), unknown)) == "one_valuation: only");
}

TEST_CASE("there is a face value where both inputs have one") {
    CHECK(std::get<Value>(growth("2", "400")).face);
    CHECK_FALSE(std::get<Value>(annual_growth(between(Range::only(2), times), exact(400, days))).face);
    CHECK_FALSE(std::get<Value>(annual_growth(exact(2, times), between(Range::only(400), days))).face);
}

TEST_CASE("growth brackets what extended precision computes") {
    constexpr std::uint32_t seed = 20260424;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 2000; ++i) {
        const int thousandths = 1 + static_cast<int>(random() % 100'000);
        const int day_count = 365 + static_cast<int>(random() % 20'000);
        const Number multiple = Number::fraction(thousandths, 1000);
        const Number elapsed = day_count;
        INFO(to_text(multiple) << " in " << to_text(elapsed) << " days");
        const Value value = std::get<Value>(annual_growth(exact(multiple, times), exact(elapsed, days)));
        const long double exactly = std::expm1(std::log(thousandths / 1000.0L) * 365.2425L / day_count);
        const auto scaled = static_cast<std::int64_t>(std::llround(exactly * 1e15L));
        CHECK(value.extent.word.holds(Number(scaled) / Number::power_of_ten(15)));
    }
}
