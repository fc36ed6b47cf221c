// Ranges: ends, open and closed, in every operation; and that a value of each operand lands in the result.

#include <dealcalc/base/range.hpp>

#include <random>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

constexpr std::uint64_t default_seed = 20260420;
constexpr int rounds = 5000;

std::string end_text(const std::optional<End>& end) {
    return end ? to_text(end->at) + (end->closed ? " closed" : " open") : "unbounded";
}

std::string text(const Range& range) {
    return end_text(range.low()) + " to " + end_text(range.high());
}

Range above_to(const Number& low, const Number& high) {
    return {End{low, false}, End{high}};
}

Range from_to_below(const Number& low, const Number& high) {
    return {End{low}, End{high, false}};
}

Range within(const Number& low, const Number& high) {
    return {End{low, false}, End{high, false}};
}

class Source {
public:
    std::int64_t whole(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(engine_);
    }
    Range range() {
        const Number a(whole(-6, 6));
        const Number width(whole(0, 5));
        if (width.is_zero()) return Range::only(a);
        std::optional<End> low, high;
        if (whole(0, 5) > 0) low = End{a, whole(0, 1) == 1};
        if (whole(0, 5) > 0) high = End{a + width, whole(0, 1) == 1};
        return {low, high};
    }
    /// A value of the range: an end that belongs to it, or one between.
    Number value(const Range& range) {
        const Number low = range.low() ? range.low()->at : range.high() ? range.high()->at - Number(100) : Number(-100);
        const Number high = range.high() ? range.high()->at : low + Number(100);
        const Number at = low + (high - low) * Number::fraction(whole(0, 8), 8);
        return range.holds(at) ? at : (low + high) / Number(2);
    }

private:
    std::mt19937_64 engine_{default_seed};
};

}  // namespace

TEST_CASE("a range holds its values and never none") {
    CHECK(Range() == Range::only(0));
    CHECK(Range::only(5).single() == Number(5));
    CHECK_FALSE(Range::between(1, 2).single());
    CHECK_FALSE(Range::at_least(1).single());
    CHECK_FALSE(Range(std::nullopt, End{1}).single());
    CHECK(Range::between(1, 2).holds(1));
    CHECK_FALSE(above_to(1, 2).holds(1));
    CHECK(Range::everything().holds(-1000000));
    CHECK(Range::more_than(1).holds(2));
    CHECK_FALSE(Range::more_than(1).holds(1));
    CHECK_THROWS_AS(Range::between(2, 1), EmptyRange);
    CHECK_THROWS_AS(above_to(1, 1), EmptyRange);
    CHECK_THROWS_AS(from_to_below(1, 1), EmptyRange);
}

TEST_CASE("sums and differences keep their ends") {
    CHECK(Range::only(85) + Range::between(0, 200) == Range::between(85, 285));
    CHECK(above_to(1, 2) + Range::between(10, 20) == above_to(11, 22));
    CHECK(Range::at_least(1) + Range::between(1, 2) == Range::at_least(2));
    CHECK(Range::at_least(1) + Range::more_than(1) == Range::more_than(2));
    CHECK(Range::between(5, 6) - from_to_below(1, 2) == above_to(3, 5));
    CHECK(Range::only(5) - Range::at_least(1) == Range(std::nullopt, End{4}));
    CHECK(-above_to(1, 2) == from_to_below(-2, -1));
    CHECK(Range::everything() + Range::only(1) == Range::everything());
}

TEST_CASE("a factor scales a range and may turn it around") {
    CHECK(above_to(1, 2) * Number(3) == above_to(3, 6));
    CHECK(above_to(1, 2) * Number(-3) == from_to_below(-6, -3));
    CHECK(Range::at_least(2) * Number(0) == Range::only(0));
    CHECK(Range::at_least(2) * Number(-1) == Range(std::nullopt, End{-2}));
}

TEST_CASE("quotients keep their ends") {
    // about 380 over the 60 range: 375/70 and up to 385/60.
    CHECK(quotient(Range::between(375, 385), from_to_below(60, 70)) ==
          above_to(Number::fraction(375, 70), Number::fraction(385, 60)));
    CHECK(quotient(Range::only(85), Range::more_than(100)) == within(0, Number::fraction(85, 100)));
    CHECK(quotient(Range::more_than(100), Range::between(85, 285)) == Range::more_than(Number::fraction(100, 285)));
    CHECK(quotient(Range::between(-6, 6), Range::between(2, 3)) == Range::between(-3, 3));
    CHECK(quotient(Range::between(-6, -3), Range::between(2, 3)) == Range(End{-3}, End{-1}));
    CHECK(quotient(Range::between(6, 12), Range::between(-3, -2)) == Range::between(-6, -2));
    CHECK(quotient(Range::between(0, 4), Range::at_least(2)) == Range::between(0, 2));
    CHECK(quotient(above_to(0, 4), Range::at_least(2)) == above_to(0, 2));
    CHECK(quotient(Range::between(-4, -2), Range::at_least(2)) == from_to_below(-2, 0));
    CHECK(quotient(Range::everything(), Range::only(2)) == Range::everything());
    CHECK(quotient(Range::only(0), Range::at_least(2)) == Range::only(0));
}

TEST_CASE("products keep their ends whatever the signs") {
    const Range some(End{-2, false}, End{3});
    CHECK(product(Range::between(2, 3), Range::between(5, 7)) == Range::between(10, 21));
    CHECK(product(some, Range::between(-1, 4)) == Range(End{-8, false}, End{12}));
    CHECK(product(some, Range::only(0)) == Range::only(0));
    CHECK(product(Range::at_least(2), Range::between(0, 5)) == Range::at_least(0));
    CHECK(product(Range::more_than(2), Range::at_least(3)) == Range::more_than(6));
    CHECK(product(Range::at_least(2), Range(std::nullopt, End{-1})) == Range(std::nullopt, End{-2}));
    CHECK(product(Range::everything(), Range::between(1, 2)) == Range::everything());
    // Nothing of the one makes nothing of any of the other, closed or not.
    CHECK(product(Range::between(0, 2), Range(End{-1, false}, End{3, false})) == Range(End{-2, false}, End{6, false}));
    CHECK(product(Range(End{0, false}, End{1}), Range(End{-5}, End{0})) == Range::between(-5, 0));
    CHECK(product(Range(End{0, false}, End{1}), Range(End{-5}, End{0, false})) == Range(End{-5}, End{0, false}));
}

TEST_CASE("a quotient by a range that reaches zero is none") {
    CHECK_FALSE(quotient(Range::only(1), Range::only(0)));
    CHECK_FALSE(quotient(Range::only(1), Range::between(-1, 1)));
    CHECK_FALSE(quotient(Range::only(1), Range::between(0, 1)));
    CHECK_FALSE(quotient(Range::only(1), above_to(0, 1)));
    CHECK_FALSE(quotient(Range::only(1), from_to_below(-1, 0)));
    CHECK_FALSE(quotient(Range::only(1), Range::everything()));
    CHECK_FALSE(quotient(Range::only(1), Range(std::nullopt, End{1})));
    CHECK(quotient(Range::only(1), Range(std::nullopt, End{-1})) == from_to_below(-1, 0));
}

TEST_CASE("questions about two ranges look at open ends") {
    CHECK(inside(Range::between(1, 2), Range::between(1, 2)));
    CHECK_FALSE(inside(Range::between(1, 2), above_to(1, 2)));
    CHECK(inside(above_to(1, 2), Range::between(1, 2)));
    CHECK(inside(Range::only(5), Range::everything()));
    CHECK_FALSE(inside(Range::everything(), Range::at_least(0)));
    CHECK_FALSE(inside(Range::at_least(0), Range::between(0, 9)));
    CHECK(inside(Range::at_least(0), Range::at_least(0)));
    CHECK(apart(Range::between(1, 2), above_to(2, 3)));
    CHECK_FALSE(apart(Range::between(1, 2), Range::between(2, 3)));
    CHECK(apart(Range::at_least(5), from_to_below(1, 5)));
    CHECK(apart(Range::only(9), Range::only(8)));
    CHECK_FALSE(apart(Range::everything(), Range::only(8)));
    CHECK(overlap(Range::between(1, 5), above_to(3, 9)) == above_to(3, 5));
    CHECK(overlap(Range::between(1, 5), above_to(1, 9)) == above_to(1, 5));
    CHECK(overlap(Range::at_least(1), Range::everything()) == Range::at_least(1));
    CHECK_FALSE(overlap(Range::only(1), Range::only(2)));
    CHECK(hull(Range::only(1), above_to(4, 5)) == Range::between(1, 5));
    CHECK(hull(above_to(1, 2), from_to_below(1, 3)) == from_to_below(1, 3));
    CHECK(hull(Range::only(1), Range::more_than(4)) == Range::at_least(1));
}

TEST_CASE("a value of each operand lands in the result") {
    Source source;
    INFO("seed " << default_seed);
    for (int i = 0; i < rounds; ++i) {
        const Range a = source.range(), b = source.range();
        const Number x = source.value(a), y = source.value(b);
        INFO(text(a) << " and " << text(b) << ": " << to_text(x) << " and " << to_text(y));
        REQUIRE(a.holds(x));
        REQUIRE(b.holds(y));
        REQUIRE((a + b).holds(x + y));
        REQUIRE((a - b).holds(x - y));
        REQUIRE((-a).holds(-x));
        const Number factor(source.whole(-3, 3));
        REQUIRE((a * factor).holds(x * factor));
        if (const auto q = quotient(a, b)) REQUIRE(q->holds(x / y));
        REQUIRE(hull(a, b).holds(x));
        REQUIRE(hull(a, b).holds(y));
        if (inside(a, b)) REQUIRE(b.holds(x));
        if (apart(a, b)) REQUIRE_FALSE(b.holds(x));
        REQUIRE(overlap(a, b).has_value() != apart(a, b));
        if (b.holds(x)) REQUIRE(overlap(a, b)->holds(x));
    }
}
