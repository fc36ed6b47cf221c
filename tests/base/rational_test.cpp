// Exact fractions of any size: the table rationals.txt, worked out by Python's fractions, the laws of arithmetic on
// random values, and the borders of 64 and 128 bits, where a number changes the way it is held.

#include <dealcalc/base/rational.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <random>
#include <sstream>
#include <vector>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

constexpr std::uint64_t default_seed = 20260420;
constexpr std::int64_t smallest_word = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest_word = std::numeric_limits<std::int64_t>::max();

Rational power(const Rational& base, int exponent) {
    Rational result = 1;
    for (int i = 0; i < exponent; ++i) result *= base;
    return result;
}

Rational decimal(std::string_view digits) { return number_from_digits(digits).value(); }

/// A whole number of any length: "-123".
Rational whole(std::string_view text) {
    const bool negative = text.starts_with('-');
    Rational n;
    for (const char c : text.substr(negative ? 1 : 0)) n = n * 10 + Rational(c - '0');
    return negative ? -n : n;
}

/// "-123/45", whether it is in lowest terms or not.
Rational fraction(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return whole(text);
    return whole(text.substr(0, slash)) / whole(text.substr(slash + 1));
}

/// Numbers of 0 to `longest` words of 32 bits, with many words of all ones and all zeros: that is where carries go
/// wrong.
class Source {
public:
    explicit Source(std::size_t longest) : longest_(longest) {}

    Rational size() {
        Rational n;
        for (std::size_t words = engine_() % (longest_ + 1); words > 0; --words) {
            const std::uint64_t kind = engine_() % 4;
            const std::uint64_t word = kind == 0 ? 0 : kind == 1 ? ~0U : engine_() & ~0U;
            n = n * Rational(std::int64_t{1} << 32) + Rational(static_cast<std::int64_t>(word));
        }
        return n;
    }
    Rational number() {
        const Rational n = size() / (size() + 1);
        return engine_() % 2 == 0 ? n : -n;
    }
    std::int64_t word(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(engine_);
    }

private:
    std::mt19937_64 engine_{default_seed};
    std::size_t longest_;
};

bool is_in_lowest_terms(const Rational& n) {
    Rational a = absolute(n.numerator()), b = n.denominator();
    while (!b.is_zero()) a = std::exchange(b, a - rounded_down(a / b, 0) * b);
    return a == 1;
}

}  // namespace

TEST_CASE("numbers of any size come out as Python has them") {
    std::ifstream table(DEALCALC_TEST_DIR "/base/rationals.txt");
    std::size_t lines = 0;
    for (std::string line; std::getline(table, line);) {
        if (line.starts_with('#')) continue;
        ++lines;
        INFO(line);
        std::istringstream columns(line);
        std::string a, b, sum, difference, product, quotient, order, floor, digits, root, nearest;
        columns >> a >> b >> sum >> difference >> product >> quotient >> order >> floor >> digits >> root >> nearest;
        const Rational x = fraction(a), y = fraction(b);
        CHECK(x + y == fraction(sum));
        CHECK(x - y == fraction(difference));
        CHECK(x * y == fraction(product));
        if (!y.is_zero()) CHECK(x / y == fraction(quotient));
        CHECK((x < y) == (order == "<"));
        CHECK((x > y) == (order == ">"));
        CHECK((x == y) == (order == "="));
        CHECK(to_text(rounded_down(x, 0)) == floor);
        CHECK(rounded_text(x, 3) == digits);
        CHECK(to_text(square_root_down(absolute(x), 0)) == root);
        CHECK(to_double(x) == std::strtod(nearest.c_str(), nullptr));
    }
    CHECK(lines == 150);
}

TEST_CASE("the laws of a field hold for numbers of every length") {
    const auto longest = GENERATE(1U, 2U, 4U, 40U);
    Source source(longest);
    INFO("seed " << default_seed << ", up to " << longest << " words");
    for (int i = 0; i < (longest > 4 ? 100 : 1000); ++i) {
        const Rational a = source.number(), b = source.number(), c = source.number();
        INFO(to_text(a) << "  " << to_text(b) << "  " << to_text(c));
        REQUIRE(a + b == b + a);
        REQUIRE((a + b) + c == a + (b + c));
        REQUIRE(a * b == b * a);
        REQUIRE((a * b) * c == a * (b * c));
        REQUIRE(a * (b + c) == a * b + a * c);
        REQUIRE(a - b + b == a);
        REQUIRE((a + -a).is_zero());
        if (!b.is_zero()) REQUIRE(a / b * b == a);
        REQUIRE((a < b) == (a - b).is_negative());
        REQUIRE((a < b) == (a.numerator() * b.denominator() < b.numerator() * a.denominator()));
        REQUIRE(a.numerator() / a.denominator() == a);
        REQUIRE(is_in_lowest_terms(a * b + c));
        REQUIRE(rounded_down(a, 0) <= a);
        REQUIRE(a < rounded_down(a, 0) + 1);
        REQUIRE(rounded_down(a, 0).is_whole());
    }
}

TEST_CASE("a fraction is held in lowest terms with its sign above") {
    const Rational n = Rational::fraction(6, -4);
    CHECK(n.numerator() == -3);
    CHECK(n.denominator() == 2);
    CHECK(Rational::fraction(0, -7) == Rational());
    CHECK(Rational::fraction(-9, -3) == 3);
    CHECK(Rational(-1).is_negative());
    CHECK(Rational().is_zero());
    CHECK(absolute(Rational(-3)) == 3);
    CHECK_THROWS_AS(Rational::fraction(1, 0), DivisionByZero);
    CHECK_THROWS_AS(Rational(1) / Rational(0), DivisionByZero);
}

TEST_CASE("a number that grows past a word and comes back is the same number") {
    for (const std::int64_t edge : {smallest_word, smallest_word + 1, largest_word - 1, largest_word}) {
        const Rational n = edge;
        INFO(edge);
        CHECK(to_text(n) == std::to_string(edge));
        CHECK(n.as_int64() == edge);
        for (const std::int64_t by : {-2, -1, 1, 2}) {
            CHECK(n + by - by == n);
            CHECK((n + by).as_int128() == Int128{edge} + by);
            CHECK((n + by > n) == (by > 0));
            CHECK(n * by / by == n);
            CHECK((n * by).as_int128() == Int128{edge} * by);
        }
        CHECK(-(-n) == n);
        CHECK((-n).as_int128() == -Int128{edge});
        CHECK(1 / (1 / n) == n);
        CHECK((1 / n).denominator() == absolute(n));
        CHECK((n / largest_word) * largest_word == n);
        CHECK(n * n / n == n);
    }
    CHECK(sizeof(Rational) == 16);
}

TEST_CASE("128 bits are no border either") {
    const Rational edge = power(2, 127);
    CHECK_FALSE(edge.as_int128());
    CHECK((edge - 1).as_int128() == ~(Int128{1} << 127));
    CHECK(Rational::whole(*(edge - 1).as_int128()) == edge - 1);
    CHECK(to_text(edge) == "170141183460469231731687303715884105728");
    CHECK(edge + edge - edge == edge);
    CHECK(edge * edge / edge == edge);
    CHECK(1 / edge + 1 / edge == 2 / edge);
    CHECK((edge - 2) / (edge - 1) < (edge - 1) / edge);
    CHECK(-(edge - 1) / edge < -(edge - 2) / (edge - 1));
    CHECK(Rational::fraction(Int128{1} << 126, -(Int128{1} << 125)) == -2);
    CHECK(Rational::fraction(1, Int128{1} << 126) * power(2, 126) == 1);
    CHECK(to_text(Rational::power_of_ten(38)) == "1" + std::string(38, '0'));
    CHECK(to_text(Rational::power_of_ten(100)) == "1" + std::string(100, '0'));
    CHECK(Rational::power_of_ten(-100) * Rational::power_of_ten(100) == 1);
}

TEST_CASE("copies are numbers of their own and what was moved from may be used again") {
    const Rational large = power(3, 100) / power(2, 100);
    Rational copy = large;
    copy += 1;
    CHECK(copy == large + 1);
    Rational moved = std::move(copy);
    CHECK(moved == large + 1);
    copy = 7;
    CHECK(copy == 7);
    moved = large;
    CHECK(moved == large);
    Rational& self = moved;
    moved = self;
    CHECK(moved == large);
    copy = std::move(moved);
    CHECK(copy == large);
    std::vector<Rational> sorted = {large, 5, -large, 0, large * large};
    std::sort(sorted.begin(), sorted.end());
    CHECK(sorted == std::vector<Rational>{-large, 0, 5, large, large * large});
}

TEST_CASE("digits and text are inverse") {
    Source source(2);
    INFO("seed " << default_seed);
    for (int i = 0; i < 1000; ++i) {
        const Rational n = Rational(source.word(0, largest_word)) *
                           Rational::power_of_ten(static_cast<int>(source.word(-18, 18)));
        INFO(to_text(n));
        REQUIRE(number_from_digits(to_text(n)) == n);
        std::string appended = "= ";
        append_text(appended, n);
        REQUIRE(appended == "= " + to_text(n));
    }
    CHECK(decimal("1,234.50") == Rational::fraction(2469, 2));
    CHECK(decimal("000") == 0);
}

TEST_CASE("a number that is written longer than a report may write it is not read") {
    CHECK(number_from_digits("170141183460469231731687303715884105727") == power(2, 127) - 1);
    CHECK_FALSE(number_from_digits("170141183460469231731687303715884105728"));
    CHECK_FALSE(number_from_digits("999999999999999999999999999999999999999999"));
    CHECK(number_from_digits("0.00000000000000000000000000000000000001") == Rational::power_of_ten(-38));
    CHECK_FALSE(number_from_digits("0.000000000000000000000000000000000000001"));
}

TEST_CASE("text is decimal where the expansion ends and a fraction elsewhere") {
    CHECK(to_text(Rational::fraction(5, 4)) == "1.25");
    CHECK(to_text(Rational(-3)) == "-3");
    CHECK(to_text(Rational::fraction(19, 3)) == "19/3");
    CHECK(to_text(Rational::fraction(-1, 7)) == "-1/7");
    CHECK(to_text(Rational::fraction(-1, 8)) == "-0.125");
    CHECK(to_text(Rational(0)) == "0");
    CHECK(to_text(power(Rational::fraction(1, 10), 60)) == "0." + std::string(59, '0') + "1");
    CHECK(to_text(power(Rational::fraction(1, 3), 60)) == "1/42391158275216203514294433201");  // 3^60
    // 2^-126 has 126 decimals: the last ones of 5^126.
    const std::string smallest = to_text(1 / power(2, 126));
    CHECK(smallest.size() == 128);
    CHECK(smallest.substr(0, 45) == "0.0000000000000000000000000000000000000117549");
    CHECK(smallest.substr(smallest.size() - 10) == "1728515625");
    CHECK(decimals_of(Rational(380)) == 0);
    CHECK(decimals_of(Rational::fraction(1, 40)) == 3);
    CHECK_FALSE(decimals_of(Rational::fraction(1, 30)));
    CHECK(decimals_of(1 / power(5, 90)) == 90);
    CHECK_FALSE(decimals_of(1 / (power(10, 90) + 1)));
}

TEST_CASE("the first place is the exponent of the first digit") {
    CHECK(first_place(Rational(380)) == 2);
    CHECK(first_place(Rational(-1)) == 0);
    CHECK(first_place(Rational::fraction(1, 20)) == -2);
    for (const int exponent : {-200, -39, -19, -1, 0, 1, 18, 19, 38, 39, 200}) {
        const Rational n = Rational::power_of_ten(exponent);
        INFO(exponent);
        CHECK(first_place(n) == exponent);
        CHECK(first_place(n * 9) == exponent);
        CHECK(first_place(n * Rational::fraction(999, 1000)) == exponent - 1);
    }
    CHECK(bit_length(Rational(0)) == 1);
    CHECK(bit_length(Rational(-3)) == 2);
    CHECK(bit_length(Rational::fraction(3, 16)) == 5);
    CHECK(bit_length(power(2, 1000)) == 1001);
}

TEST_CASE("rounded text rounds a half away from zero") {
    CHECK(rounded_text(Rational::fraction(19, 3), 2) == "6.33");
    CHECK(rounded_text(Rational::fraction(-1, 2), 2) == "-0.50");
    CHECK(rounded_text(Rational::fraction(1, 2), 0) == "1");
    CHECK(rounded_text(Rational::fraction(-1, 2), 0) == "-1");
    CHECK(rounded_text(Rational::fraction(-1, 3), 0) == "0");
    CHECK(rounded_text(Rational::fraction(-1, 1000), 2) == "0.00");
    CHECK(rounded_text(decimal("9.995"), 2) == "10.00");
    CHECK(rounded_text(decimal("1.005"), 2) == "1.01");
    CHECK(rounded_text(Rational::fraction(1999, 1000), 1) == "2.0");
    CHECK(rounded_text(Rational::fraction(2, 3), 30) == "0." + std::string(29, '6') + "7");
    CHECK(rounded_text(power(10, 50), 1) == "1" + std::string(50, '0') + ".0");
}

TEST_CASE("rounding in one direction bounds the value") {
    CHECK(rounded_down(Rational::fraction(19, 3), 1) == decimal("6.3"));
    CHECK(rounded_up(Rational::fraction(19, 3), 1) == decimal("6.4"));
    CHECK(rounded_down(Rational::fraction(-19, 3), 1) == -decimal("6.4"));
    CHECK(rounded_up(Rational::fraction(-19, 3), 1) == -decimal("6.3"));
    CHECK(rounded_up(decimal("6.5"), 1) == decimal("6.5"));
    Source source(4);
    INFO("seed " << default_seed);
    for (int i = 0; i < 500; ++i) {
        const Rational n = source.number();
        const int decimals = static_cast<int>(source.word(0, 30));
        INFO(to_text(n) << " to " << decimals);
        REQUIRE(rounded_down(n, decimals) <= n);
        REQUIRE(n <= rounded_up(n, decimals));
        REQUIRE(rounded_up(n, decimals) - rounded_down(n, decimals) <= Rational::power_of_ten(-decimals));
        REQUIRE(decimals_of(rounded_down(n, decimals)).value() <= decimals);
    }
}

TEST_CASE("the square root is rounded down to so many decimals") {
    CHECK(square_root_down(Rational::fraction(9, 4), 2) == Rational::fraction(3, 2));
    CHECK(to_text(square_root_down(2, 10)) == "1.4142135623");
    CHECK(to_text(square_root_down(Rational::fraction(1, 3), 4)) == "0.5773");
    CHECK(square_root_down(0, 2) == 0);
    Source source(20);
    INFO("seed " << default_seed);
    for (int i = 0; i < 200; ++i) {
        const Rational n = source.size();
        INFO(to_text(n));
        const Rational root = square_root_down(n, 0);
        REQUIRE(root * root <= n);
        REQUIRE((root + 1) * (root + 1) > n);
        REQUIRE(square_root_down(n * n, 0) == n);
    }
}

TEST_CASE("a double is the nearest one") {
    CHECK(to_double(0) == 0.0);
    CHECK(to_double(Rational::fraction(1, 3)) == 1.0 / 3.0);
    CHECK(to_double(decimal("0.1")) == 0.1);
    CHECK(to_double(power(2, 127)) == std::ldexp(1.0, 127));
    CHECK(to_double(power(10, 60)) == 1e60);
    CHECK(to_double(1 / power(10, 60)) == 1e-60);
    // 2^53 + 1 lies in the middle and goes to the even neighbour; a little more goes up.
    CHECK(to_double(9007199254740993) == 9007199254740992.0);
    CHECK(to_double(Rational(9007199254740993) + Rational::power_of_ten(-20)) == 9007199254740994.0);
    CHECK(to_double((power(2, 1000) - 1) / power(2, 1000)) == 1.0);
    // Below 2^-1022 a double has fewer digits, and at last none: half of the smallest goes to 0, more than half does
    // not.
    const Rational least = 1 / power(2, 1074);
    CHECK(to_double(least) == std::numeric_limits<double>::denorm_min());
    CHECK(to_double(least / 2) == 0);
    CHECK(to_double(least * Rational::fraction(51, 100)) == std::numeric_limits<double>::denorm_min());
    CHECK(to_double(least * Rational::fraction(5, 2)) == 2 * std::numeric_limits<double>::denorm_min());
    CHECK(to_double(-least / 4) == 0);
    CHECK(to_double(power(10, 400)) == std::numeric_limits<double>::infinity());
    CHECK(to_double(power(2, 1024) - 1) == std::numeric_limits<double>::infinity());
    CHECK(to_double(power(2, 1024) - power(2, 971)) == std::numeric_limits<double>::max());
}

TEST_CASE("the double of a quotient is what the machine divides it to") {
    // The quotient of two whole doubles below 2^53 is rounded once and to the nearest, as IEEE 754 asks.
    Source source(2);
    INFO("seed " << default_seed);
    for (int i = 0; i < 5000; ++i) {
        const std::int64_t a = source.word(-(1LL << 53), 1LL << 53) >> source.word(0, 50);
        const std::int64_t b = (source.word(0, (1LL << 53) - 1) >> source.word(0, 50)) + 1;
        INFO(a << " / " << b);
        REQUIRE(to_double(Rational::fraction(a, b)) == static_cast<double>(a) / static_cast<double>(b));
        const Rational scaled = Rational::fraction(a, b) * power(2, 70);
        REQUIRE(to_double(scaled) == std::ldexp(static_cast<double>(a) / static_cast<double>(b), 70));
    }
}

TEST_CASE("decimals are all of them where they end and else as many as are asked for") {
    CHECK(decimal_text(0, 5) == "0");
    CHECK(decimal_text(Rational::fraction(-5, 4), 1) == "-1.25");
    CHECK(decimal_text(Rational::fraction(1, 3), 5) == "0.33333");
    CHECK(decimal_text(Rational::fraction(-19, 3), 5) == "-6.3333");
    CHECK(decimal_text(Rational::fraction(2, 3), 1) == "0.7");
    CHECK(decimal_text(Rational::fraction(1, 3000), 2) == "0.00033");
    CHECK(decimal_text(Rational::fraction(2999, 3), 2) == "1000");  // the whole part is never cut
    CHECK(decimal_text(Rational::fraction(29999, 30000), 3) == "1.000");
    CHECK(decimal_text(1 / (power(10, 50) * 3), 3) == "0." + std::string(50, '0') + "333");
}
