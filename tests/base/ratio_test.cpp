// Fractions of any size: lowest terms, text, rounding, and the way to binary floating point.

#include <dealcalc/base/ratio.hpp>

#include <cmath>
#include <random>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

constexpr std::uint64_t default_seed = 20260420;

Ratio ratio(Natural::Word a, Natural::Word b) { return Ratio::of(Natural(a), Natural(b)); }

Ratio power(const Ratio& base, int exponent) {
    Ratio result = ratio(1, 1);
    for (int i = 0; i < exponent; ++i) result = result * base;
    return result;
}

}  // namespace

TEST_CASE("a ratio is held in lowest terms") {
    CHECK(ratio(40, 100) == ratio(2, 5));
    CHECK(ratio(0, 7) == Ratio());
    CHECK(Ratio(Number::fraction(6, 4)) == ratio(3, 2));
    CHECK(ratio(1, 3) + ratio(1, 6) == ratio(1, 2));
    CHECK(ratio(1, 2) - ratio(1, 3) == ratio(1, 6));
    CHECK(ratio(2, 3) * ratio(3, 4) == ratio(1, 2));
    CHECK(ratio(1, 3) < ratio(34, 100));
    CHECK(ratio(2, 6) <= ratio(1, 3));
    CHECK_THROWS_AS(ratio(1, 0), DivisionByZero);
}

TEST_CASE("a ratio says every digit where the decimals end and else its two terms") {
    CHECK(to_text(ratio(2, 5)) == "0.4");
    CHECK(to_text(ratio(7, 1)) == "7");
    CHECK(to_text(ratio(1, 8)) == "0.125");
    CHECK(to_text(ratio(19, 3)) == "19/3");
    CHECK(to_text(Ratio()) == "0");
    CHECK(to_text(power(ratio(1, 10), 60)) == "0." + std::string(59, '0') + "1");
    CHECK(to_text(power(ratio(1, 3), 60)) == "1/42391158275216203514294433201");  // 3^60
}

TEST_CASE("a ratio rounds a half up") {
    CHECK(rounded_text(ratio(19, 3), 2) == "6.33");
    CHECK(rounded_text(ratio(1, 8), 2) == "0.13");
    CHECK(rounded_text(ratio(1, 1000), 2) == "0.00");
    CHECK(rounded_text(ratio(5, 2), 0) == "3");
    CHECK(rounded_text(ratio(1999, 1000), 1) == "2.0");
}

TEST_CASE("a ratio is a number where 128 bits hold it") {
    CHECK(number_of(ratio(19, 3)) == Number::fraction(19, 3));
    CHECK(number_of(Ratio()) == Number(0));
    const Natural edge = Natural(1) << 127;
    CHECK(number_of(Ratio::of(edge - Natural(1), Natural(1))).has_value());
    CHECK_FALSE(number_of(Ratio::of(edge, Natural(1))).has_value());
    CHECK_FALSE(number_of(Ratio::of(Natural(1), edge)).has_value());
}

TEST_CASE("the square root of a ratio is rounded down to so many decimals") {
    CHECK(square_root_down(ratio(9, 4), 2) == ratio(3, 2));
    CHECK(to_text(square_root_down(ratio(2, 1), 10)) == "1.4142135623");
    CHECK(to_text(square_root_down(ratio(1, 3), 4)) == "0.5773");
    CHECK(square_root_down(Ratio(), 2) == Ratio());
}

TEST_CASE("a ratio of two doubles becomes the double that the machine divides them to") {
    // The quotient of two whole doubles below 2^53 is rounded once and to the nearest, as IEEE 754 asks.
    std::mt19937_64 engine(default_seed);
    INFO("seed " << default_seed);
    for (int i = 0; i < 5000; ++i) {
        const std::uint64_t a = engine() >> (11 + engine() % 50), b = (engine() >> (11 + engine() % 50)) + 1;
        INFO(a << " / " << b);
        REQUIRE(to_double(ratio(a, b)) == static_cast<double>(a) / static_cast<double>(b));
    }
}

TEST_CASE("a ratio far past 128 bits still has a double") {
    CHECK(to_double(power(ratio(1, 10), 60)) == 1e-60);
    CHECK(to_double(power(ratio(10, 1), 60)) == 1e60);
    CHECK(to_double(Ratio::of((Natural(1) << 1000) - Natural(1), Natural(1) << 1000)) == 1.0);
    CHECK(to_double(power(ratio(1, 2), 400)) == std::ldexp(1.0, -400));
    CHECK(to_double(Ratio()) == 0);
}

TEST_CASE("decimals are all of them where they end and else as many as are asked for") {
    CHECK(decimal_text(Number(0), 5) == "0");
    CHECK(decimal_text(Number::fraction(-5, 4), 1) == "-1.25");
    CHECK(decimal_text(Number::fraction(1, 3), 5) == "0.33333");
    CHECK(decimal_text(Number::fraction(-19, 3), 5) == "-6.3333");
    CHECK(decimal_text(Number::fraction(2, 3), 1) == "0.7");
    CHECK(decimal_text(Number::fraction(1, 3000), 2) == "0.00033");
    CHECK(decimal_text(Number::fraction(2999, 3), 2) == "1000");    // the whole part is never cut
    CHECK(decimal_text(Number::fraction(29999, 30000), 3) == "1.000");
    CHECK(decimal_text(Ratio::of(Natural(1), Natural(3) * power_of_ten(50)), 3) == "0." + std::string(50, '0') + "333");
}
