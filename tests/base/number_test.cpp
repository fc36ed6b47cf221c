// Exact fractions: the laws of arithmetic on random values, and every edge of 128 bits.

#include <dealcalc/base/number.hpp>

#include <cmath>
#include <limits>
#include <random>

#include "base/digits.hpp"
#include "support/catch.hpp"

using namespace dealcalc;

namespace {

constexpr std::uint64_t default_seed = 20260420;
constexpr int rounds = 2000;

const Number largest = number_from_digits("170141183460469231731687303715884105727").value();  // 2^127 - 1

class Source {
public:
    std::int64_t whole(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(engine_);
    }
    Number number(std::int64_t limit) { return Number::fraction(whole(-limit, limit), whole(1, limit)); }

private:
    std::mt19937_64 engine_{default_seed};
};

Number decimal(std::string_view digits) {
    return number_from_digits(digits).value();
}

}  // namespace

TEST_CASE("thousands are grouped before the point and after the sign") {
    CHECK(grouped("999") == "999");
    CHECK(grouped("-999999") == "-999,999");
    CHECK(grouped("1234567.12345") == "1,234,567.12345");
    CHECK(grouped(std::size_t{1000}) == "1,000");
}

TEST_CASE("a fraction is held in lowest terms with its sign above") {
    const Number n = Number::fraction(6, -4);
    CHECK(n.numerator() == -3);
    CHECK(n.denominator() == 2);
    CHECK(Number::fraction(0, -7) == Number());
    CHECK(Number::fraction(-9, -3) == Number(3));
    CHECK(Number::fraction(5, 1) == Number(5));
    CHECK(Number(-1).is_negative());
    CHECK(Number().is_zero());
    CHECK(absolute(Number(-3)) == Number(3));
    CHECK(absolute(Number(3)) == Number(3));
}

TEST_CASE("the laws of a field hold for random fractions") {
    Source source;
    INFO("seed " << default_seed);
    for (int i = 0; i < rounds; ++i) {
        const Number a = source.number(1000000), b = source.number(1000000), c = source.number(1000000);
        INFO(to_text(a) << "  " << to_text(b) << "  " << to_text(c));
        REQUIRE(a + b == b + a);
        REQUIRE((a + b) + c == a + (b + c));
        REQUIRE(a * b == b * a);
        REQUIRE((a * b) * c == a * (b * c));
        REQUIRE(a * (b + c) == a * b + a * c);
        REQUIRE(a - b + b == a);
        REQUIRE(a + -a == Number(0));
        if (!b.is_zero()) REQUIRE(a / b * b == a);
        REQUIRE((a < b) == (a - b).is_negative());
    }
}

TEST_CASE("small fractions compare as their cross products do") {
    Source source;
    INFO("seed " << default_seed);
    for (int i = 0; i < rounds; ++i) {
        const std::int64_t a = source.whole(-50, 50), b = source.whole(1, 50);
        const std::int64_t c = source.whole(-50, 50), d = source.whole(1, 50);
        INFO(a << "/" << b << " and " << c << "/" << d);
        const Number left = Number::fraction(a, b), right = Number::fraction(c, d);
        REQUIRE((left < right) == (Int128{a} * d < Int128{c} * b));
        REQUIRE((left == right) == (Int128{a} * d == Int128{c} * b));
        REQUIRE((left > right) == (Int128{a} * d > Int128{c} * b));
    }
}

TEST_CASE("fractions near the limit compare without overflow") {
    const Number below = Number::fraction(largest.numerator() - 1, largest.numerator());
    const Number further_below = Number::fraction(largest.numerator() - 2, largest.numerator() - 1);
    CHECK(further_below < below);
    CHECK(below > further_below);
    CHECK(-below < -further_below);
    CHECK(-largest < below);
    CHECK(-largest < Number::fraction(-(largest.numerator() - 1), 2));
    CHECK(Number::fraction(-largest.numerator(), 2) < Number::fraction(-largest.numerator(), 3));
    CHECK(Number::fraction(-largest.numerator(), largest.numerator() - 1) < Number::fraction(-1, 2));
    CHECK(Number::fraction(-largest.numerator(), largest.numerator() - 1) <
          Number::fraction(2 - largest.numerator(), largest.numerator() - 1));
    CHECK(Number::fraction(1, 3) < Number::fraction(1, 2));
    CHECK(Number::fraction(5, 2) > Number(2));
}

TEST_CASE("digits and text are inverse") {
    Source source;
    INFO("seed " << default_seed);
    for (int i = 0; i < rounds; ++i) {
        const Number n = Number::fraction(source.whole(0, std::numeric_limits<std::int64_t>::max()), 1) *
                         Number::power_of_ten(static_cast<int>(source.whole(-18, 18)));
        INFO(to_text(n));
        REQUIRE(number_from_digits(to_text(n)) == n);
    }
    CHECK(decimal("1,234.50") == Number::fraction(2469, 2));
    CHECK(decimal("000") == Number(0));
    CHECK_FALSE(number_from_digits("170141183460469231731687303715884105728"));
    CHECK_FALSE(number_from_digits("999999999999999999999999999999999999999999"));
    CHECK_FALSE(number_from_digits("0.000000000000000000000000000000000000001"));
}

TEST_CASE("text is decimal where the expansion ends and a fraction elsewhere") {
    CHECK(to_text(Number::fraction(5, 4)) == "1.25");
    CHECK(to_text(Number(-3)) == "-3");
    CHECK(to_text(Number::fraction(19, 3)) == "19/3");
    CHECK(to_text(Number::fraction(-1, 7)) == "-1/7");
    CHECK(to_text(Number::fraction(-1, 8)) == "-0.125");
    CHECK(to_text(Number(0)) == "0");
    CHECK(to_text(-largest) == "-170141183460469231731687303715884105727");
    // 2^-126 has 126 decimals: the last ones of 5^126.
    const std::string smallest = to_text(Number::fraction(1, Int128{1} << 126));
    CHECK(smallest.size() == 128);
    CHECK(smallest.substr(0, 45) == "0.0000000000000000000000000000000000000117549");
    CHECK(smallest.substr(smallest.size() - 10) == "1728515625");
    CHECK(is_decimal(Number::fraction(1, 40)));
    CHECK_FALSE(is_decimal(Number::fraction(1, 30)));
}

TEST_CASE("powers of ten reach 38 either way") {
    CHECK(Number::power_of_ten(0) == Number(1));
    CHECK(Number::power_of_ten(9) == Number(1000000000));
    CHECK(Number::power_of_ten(-2) == Number::fraction(1, 100));
    CHECK(to_text(Number::power_of_ten(38)) == "1" + std::string(38, '0'));
    CHECK_THROWS_AS(Number::power_of_ten(39), Overflow);
    CHECK_THROWS_AS(Number::power_of_ten(-39), Overflow);
}

TEST_CASE("both edges of 128 bits are kept") {
    const Int128 lowest = -largest.numerator() - 1;
    CHECK(largest + Number(0) == largest);
    CHECK_THROWS_AS(largest + Number(1), Overflow);
    CHECK_THROWS_AS(-largest - Number(1), Overflow);
    CHECK_THROWS_AS(-largest - largest, Overflow);
    CHECK_THROWS_AS(largest * Number(2), Overflow);
    CHECK_THROWS_AS(Number::fraction(Int128{1} << 126, 1) * Number(-2), Overflow);
    CHECK_THROWS_AS(Number::fraction(lowest, 1), Overflow);
    CHECK_THROWS_AS(Number::fraction(1, lowest), Overflow);
    CHECK_THROWS_AS(Number::fraction(1, 0), DivisionByZero);
    CHECK_THROWS_AS(Number(1) / Number(0), DivisionByZero);
    CHECK_THROWS_AS(Number::fraction(1, largest.numerator()) / Number(2), Overflow);
    CHECK_THROWS_AS(Number::fraction(1, largest.numerator()) + Number::fraction(1, 2), Overflow);
    CHECK(-(-largest) == largest);
}

TEST_CASE("a sum overflows only where its result does not fit") {
    const Number big = Number::fraction(Int128{1} << 126, 1);
    const Number third = Number::fraction(1, 3);
    // The numerators over the common denominator 3 pass 2^127, the sum does not.
    const Number down = Number::fraction(-largest.numerator(), 3);  // 2^127 - 1 is not a multiple of 3
    CHECK(big + down == Number::fraction((Int128{1} << 126) + 1, 3));
    CHECK(down + big == Number::fraction((Int128{1} << 126) + 1, 3));
    CHECK_THROWS_AS(big + third, Overflow);
    CHECK_THROWS_AS(largest + Number::fraction(1, 2), Overflow);
    // Over a common denominator each numerator passes the limit, and the sum is cancelled again.
    const Number half = Number::fraction(largest.numerator(), 2);
    const Number sixth = Number::fraction(largest.numerator(), 6);
    CHECK(half + half == largest);
    CHECK(sixth + Number::fraction(largest.numerator(), 3) == half);
    CHECK(sixth - half == -Number::fraction(largest.numerator(), 3));
    CHECK(sixth - sixth == Number(0));
    CHECK_THROWS_AS(half + sixth + half, Overflow);
    CHECK_THROWS_AS(Number::fraction(largest.numerator(), 2) + Number::fraction(largest.numerator(), 3), Overflow);
}

TEST_CASE("a product is cancelled before it is multiplied") {
    const Number huge = Number::fraction(largest.numerator(), 3);
    CHECK(huge * Number(3) == largest);
    CHECK(huge / huge == Number(1));
    CHECK(huge * Number::fraction(-3, largest.numerator()) == Number(-1));
    CHECK(Number(6) / Number(-4) == Number::fraction(-3, 2));
}

TEST_CASE("rounded text rounds a half away from zero") {
    CHECK(rounded_text(Number::fraction(19, 3), 2) == "6.33");
    CHECK(rounded_text(Number::fraction(-1, 2), 2) == "-0.50");
    CHECK(rounded_text(Number::fraction(1, 2), 0) == "1");
    CHECK(rounded_text(Number::fraction(-1, 2), 0) == "-1");
    CHECK(rounded_text(Number::fraction(-1, 3), 0) == "0");
    CHECK(rounded_text(Number::fraction(-1, 1000), 2) == "0.00");
    CHECK(rounded_text(decimal("9.995"), 2) == "10.00");
    CHECK(rounded_text(decimal("1.005"), 2) == "1.01");
    CHECK(rounded_text(decimal("0.04"), 1) == "0.0");
    CHECK(rounded_text(largest, 18) == "170141183460469231731687303715884105727." + std::string(18, '0'));
    CHECK(rounded_text(Number::fraction(2, 3), 18) == "0.666666666666666667");
}

TEST_CASE("rounding in one direction bounds the value") {
    CHECK(rounded_down(Number::fraction(19, 3), 1) == decimal("6.3"));
    CHECK(rounded_up(Number::fraction(19, 3), 1) == decimal("6.4"));
    CHECK(rounded_down(Number::fraction(-19, 3), 1) == -decimal("6.4"));
    CHECK(rounded_up(Number::fraction(-19, 3), 1) == -decimal("6.3"));
    CHECK(rounded_up(decimal("6.5"), 1) == decimal("6.5"));
    CHECK(rounded_down(Number(7), 0) == Number(7));
    Source source;
    INFO("seed " << default_seed);
    for (int i = 0; i < rounds; ++i) {
        const Number n = source.number(100000);
        const int decimals = static_cast<int>(source.whole(0, 6));
        INFO(to_text(n) << " to " << decimals);
        REQUIRE(rounded_down(n, decimals) <= n);
        REQUIRE(n <= rounded_up(n, decimals));
        REQUIRE(rounded_up(n, decimals) - rounded_down(n, decimals) <= Number::power_of_ten(-decimals));
    }
}

TEST_CASE("a double is the nearest one") {
    CHECK(to_double(Number(0)) == 0.0);
    CHECK(to_double(Number::fraction(1, 3)) == 1.0 / 3.0);
    CHECK(to_double(Number::fraction(-19, 3)) == -19.0 / 3.0);
    CHECK(to_double(decimal("0.1")) == 0.1);
    CHECK(to_double(decimal("1.10")) == 1.10);
    CHECK(to_double(largest) == std::ldexp(1.0, 127));
    CHECK(to_double(Number(1) / largest) == std::ldexp(1.0, -127));
    CHECK(to_double(largest / Number(3)) == std::ldexp(1.0, 127) / 3.0);
    // 2^53 + 1 lies in the middle and goes to the even neighbour; a little more goes up.
    CHECK(to_double(Number(9007199254740993)) == 9007199254740992.0);
    CHECK(to_double(Number(9007199254740993) + Number::power_of_ten(-20)) == 9007199254740994.0);
    Source source;
    INFO("seed " << default_seed);
    for (int i = 0; i < rounds; ++i) {
        const std::int64_t a = source.whole(-1000000000, 1000000000), b = source.whole(1, 1000000000);
        INFO(a << "/" << b);
        REQUIRE(to_double(Number::fraction(a, b)) == static_cast<double>(a) / static_cast<double>(b));
    }
}
