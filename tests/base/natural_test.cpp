// Whole numbers of any size: the table naturals.txt, worked out by Python, and the laws on random values.

#include <dealcalc/base/natural.hpp>

#include <fstream>
#include <random>
#include <sstream>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

constexpr std::uint64_t default_seed = 20260420;
constexpr std::size_t longest = 12;

Natural natural(const std::string& digits) {
    Natural n;
    for (const char c : digits) n = n * Natural(10) + Natural(static_cast<Natural::Word>(c - '0'));
    return n;
}

/// Words of all ones and all zeros are where carries go wrong.
Natural random_natural(std::mt19937_64& engine) {
    std::vector<Natural::Word> words(engine() % longest);
    for (Natural::Word& word : words) {
        const std::uint64_t kind = engine() % 4;
        word = kind == 0 ? 0 : kind == 1 ? ~Natural::Word{0} : engine();
    }
    return Natural::of_words(std::move(words));
}

}  // namespace

TEST_CASE("whole numbers of any size come out as Python has them") {
    std::ifstream table(DEALCALC_TEST_DIR "/base/naturals.txt");
    std::size_t lines = 0;
    for (std::string line; std::getline(table, line);) {
        if (line.starts_with('#')) continue;
        ++lines;
        INFO(line);
        std::istringstream columns(line);
        std::string a, b, sum, product, quotient, remainder, divisor, root;
        columns >> a >> b >> sum >> product >> quotient >> remainder >> divisor >> root;
        CHECK(to_text(natural(a)) == a);
        CHECK(to_text(natural(a) + natural(b)) == sum);
        CHECK(to_text(natural(a) * natural(b)) == product);
        CHECK(to_text(divide(natural(a), natural(b)).quotient) == quotient);
        CHECK(to_text(divide(natural(a), natural(b)).remainder) == remainder);
        CHECK(to_text(greatest_common_divisor(natural(a), natural(b))) == divisor);
        CHECK(to_text(square_root(natural(a))) == root);
    }
    CHECK(lines == 40);
}

TEST_CASE("division undoes multiplication and subtraction addition") {
    std::mt19937_64 engine(default_seed);
    INFO("seed " << default_seed);
    for (int i = 0; i < 5000; ++i) {
        const Natural a = random_natural(engine), b = random_natural(engine);
        INFO(to_text(a) << "  " << to_text(b));
        REQUIRE((a + b) - b == a);
        REQUIRE(((a + b) <=> a) == (b.is_zero() ? std::strong_ordering::equal : std::strong_ordering::greater));
        const std::size_t by = engine() % 200;
        REQUIRE((a << by) >> by == a);
        REQUIRE(a << by == a * (Natural(1) << by));
        if (b.is_zero()) continue;
        const NaturalQuotient parts = divide(a, b);
        REQUIRE(parts.remainder < b);
        REQUIRE(parts.quotient * b + parts.remainder == a);
    }
}

TEST_CASE("a common divisor divides both and what is left has none") {
    std::mt19937_64 engine(default_seed);
    INFO("seed " << default_seed);
    for (int i = 0; i < 300; ++i) {
        const Natural g = random_natural(engine), a = random_natural(engine) * g, b = random_natural(engine) * g;
        INFO(to_text(a) << "  " << to_text(b));
        const Natural common = greatest_common_divisor(a, b);
        if (a.is_zero() || b.is_zero()) {
            REQUIRE(common == a + b);
            continue;
        }
        REQUIRE(divide(common, g).remainder.is_zero());
        const NaturalQuotient x = divide(a, common), y = divide(b, common);
        REQUIRE((x.remainder.is_zero() && y.remainder.is_zero()));
        REQUIRE(greatest_common_divisor(x.quotient, y.quotient) == Natural(1));
    }
}

TEST_CASE("the square root of a whole number is rounded down") {
    std::mt19937_64 engine(default_seed);
    INFO("seed " << default_seed);
    for (int i = 0; i < 500; ++i) {
        const Natural n = random_natural(engine);
        INFO(to_text(n));
        const Natural root = square_root(n);
        REQUIRE(root * root <= n);
        REQUIRE((root + Natural(1)) * (root + Natural(1)) > n);
        REQUIRE(square_root(n * n) == n);
    }
}

TEST_CASE("the edges of a word are no edges of a whole number") {
    CHECK(Natural(0).is_zero());
    CHECK(Natural(0).bits() == 0);
    CHECK(Natural(4).bits() == 3);
    CHECK((Natural(~Natural::Word{0}) + Natural(1)).bits() == 65);
    CHECK(to_text(Natural::of(static_cast<Int128>(~Natural::Word{0}) + 1)) == "18446744073709551616");
    CHECK(Natural::of(0) == Natural());
    CHECK(Natural::of_words({5, 0, 0}) == Natural(5));
    CHECK((Natural(5) >> 64).is_zero());
    CHECK((Natural(5) >> 1000).is_zero());
    CHECK((Natural() << 1000).is_zero());
    CHECK(to_text(power_of_ten(0)) == "1");
    CHECK(to_text(power_of_ten(19)) == "10000000000000000000");
    CHECK(to_text(power_of_ten(40)) == "1" + std::string(40, '0'));
    CHECK_THROWS_AS(divide(Natural(1), Natural()), DivisionByZero);
}
