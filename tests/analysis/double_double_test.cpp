// Arithmetic in 106 bits. Expected values: python3, decimal with 60 digits.

#include "analysis/double_double.hpp"

#include <cmath>
#include <random>
#include <string>

#include "support/catch.hpp"
#include "support/flows.hpp"

using namespace test;

namespace {

/// Whether x is within 2^-bits of itself of the decimal, both taken apart exactly.
bool agrees(const DoubleDouble& x, const std::string& decimal, int bits) {
    const DoubleDouble off = x + -to_double_double(number(decimal));
    return std::abs(off.high) <= std::ldexp(std::abs(x.high), -bits);
}

}  // namespace

TEST_CASE("fractions become 106 bits") {
    CHECK(agrees(to_double_double(Number::fraction(1, 3)), "0.3333333333333333333333333333333333333", 98));
    CHECK(agrees(to_double_double(Number::fraction(-2, 7)), "-0.2857142857142857142857142857142857142", 98));
    const std::string most = "170141183460469231731687303715884105727";  // 2^127 - 1
    CHECK(agrees(to_double_double(number(most)), most, 99));
    CHECK(to_double_double(Number(0)).high == 0);
}

TEST_CASE("exponentials are right to 2^-96") {
    const auto e_to = [](std::int64_t numerator, std::int64_t denominator) {
        return exponential(to_double_double(Number::fraction(numerator, denominator)));
    };
    CHECK(agrees(e_to(1, 1), "2.7182818284590452353602874713526624977", 96));
    CHECK(agrees(e_to(-1, 1), "0.3678794411714423215955237701614608674", 96));
    CHECK(agrees(e_to(1, 3), "1.3956124250860895286281253196025868375", 96));
    CHECK(agrees(e_to(20, 1), "485165195.40979027796910683054154055868", 96));
    CHECK(agrees(e_to(-20, 1), "0.0000000020611536224385578279659403801", 85));
    CHECK(agrees(e_to(1, 1000), "1.0010005001667083416680557539930583115", 96));
    CHECK(e_to(0, 1).high == 1);
    CHECK(e_to(0, 1).low == 0);
    CHECK(e_to(-601, 1).high == 0);
}

TEST_CASE("logarithms undo exponentials") {
    CHECK(agrees(logarithm(to_double_double(Number(2))), "0.6931471805599453094172321214581765681", 95));
    CHECK(agrees(logarithm(to_double_double(Number(10001))), "9.2104403669765160444072989854184079614", 95));
    CHECK(logarithm({1, 0}).high == 0);
    constexpr std::uint32_t seed = 20260420;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 1000; ++i) {
        const Number x =
            Number::fraction(1 + static_cast<int>(random() % 1'000'000), 1 + static_cast<int>(random() % 1000));
        INFO(to_text(x));
        const DoubleDouble back = exponential(logarithm(to_double_double(x)));
        const DoubleDouble off = back + -to_double_double(x);
        CHECK(std::abs(off.high) <= std::ldexp(std::abs(back.high), -90));
    }
}

TEST_CASE("numbers below and above are 10^-15 apart or a little more and enclose") {
    for (const char* text : {"0.1", "-0.1", "12345.678901234567890123", "-1", "0", "9999.999999999999999999"}) {
        INFO(text);
        const Number exact = number(text);
        const Number below = number_below(to_double_double(exact));
        const Number above = number_above(to_double_double(exact));
        CHECK(below < exact);
        CHECK(exact < above);
        CHECK(above - below <= Number(3) * Number::power_of_ten(-15));
    }
}
