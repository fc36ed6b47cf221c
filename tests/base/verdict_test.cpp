// Verdicts: the one predicate, and that knowing more never turns a verdict around.

#include <dealcalc/base/verdict.hpp>

#include <random>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

constexpr std::uint64_t default_seed = 20260420;
const Number half = Number::fraction(1, 2);

Extent extent(const Range& word, const Number& rounding) {
    const auto moved = [&](const std::optional<End>& end, const Number& by) -> std::optional<End> {
        if (!end) return std::nullopt;
        return End{end->at + by, end->closed && by.is_zero()};
    };
    return {word, {moved(word.low(), -rounding), moved(word.high(), rounding)}};
}

Extent exact(const Range& range) { return {range, range}; }

/// "is v", written to a place of twice the slack.
Claimed number(const Number& v, const Number& slack) {
    return {Range::only(v), Range::between(v - slack, v + slack), true};
}

/// A threshold or a range.
Claimed set(const Range& range) { return {range, range}; }

}  // namespace

TEST_CASE("a claim holds where every computed value is claimed") {
    CHECK(judge(exact(Range::between(85, 285)), set(Range(std::nullopt, End{285}))) == Verdict::holds);
    CHECK(judge(exact(Range::only(5)), set(Range::more_than(4))) == Verdict::holds);
    CHECK(judge(extent(Range::only(285), half), number(285, half)) == Verdict::holds);
}

TEST_CASE("a claim is undetermined where only some computed values are claimed") {
    CHECK(judge(exact(Range::between(85, 285)), set(Range(std::nullopt, End{200}))) == Verdict::undetermined);
    CHECK(judge(exact(Range::between(85, 285)), number(285, half)) == Verdict::undetermined);
    // The multiple of the first deal, 5.36 to 6.42, against roughly 6, which is 5.5 to 6.5.
    const Range multiple(End{Number::fraction(375, 70), false}, End{Number::fraction(385, 60)});
    const Range six = Range::between(Number::fraction(11, 2), Number::fraction(13, 2));
    CHECK(judge(extent(multiple, Number::fraction(1, 10)), set(six)) == Verdict::undetermined);
}

TEST_CASE("a claim fails where the two stay apart with rounding") {
    CHECK(judge(extent(Range::only(285), 1), number(330, 1)) == Verdict::fails);
    CHECK(judge(exact(Range::only(100)), set(Range::more_than(100))) == Verdict::fails);
}

TEST_CASE("touching an open end is not meeting") {
    // 7 may have been anything between 6.5 and 7.5; 8 is written for 7.5 to 8.5.
    CHECK(judge(extent(Range::only(7), half), number(8, half)) == Verdict::fails);
    CHECK(judge(exact(Range::only(Number::fraction(13, 2))), number(7, half)) == Verdict::holds_by_rounding);
}

TEST_CASE("rounding saves a number where one value was computed or all values are near it") {
    CHECK(judge(extent(Range::only(33), 1), number(34, half)) == Verdict::holds_by_rounding);
    CHECK(judge(extent(Range::between(30, 33), 1), number(34, half)) == Verdict::undetermined);
    CHECK(judge(exact(Range::between(Number::fraction(135, 4), 34)), number(34, half)) == Verdict::holds_by_rounding);
}

TEST_CASE("rounding never saves a threshold or an approximation") {
    CHECK(judge(extent(Range::only(7), 1), set(Range::more_than(7))) == Verdict::undetermined);
    const Claimed about_six{Range::between(Number::fraction(11, 2), Number::fraction(13, 2)), Range::between(5, 7)};
    CHECK(judge(exact(Range::only(7)), about_six) == Verdict::undetermined);
    CHECK(judge(exact(Range::only(8)), about_six) == Verdict::fails);
}

TEST_CASE("narrowing a computed range never flips a verdict") {
    std::mt19937_64 engine(default_seed);
    const auto pick = [&engine](std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(engine);
    };
    INFO("seed " << default_seed);
    for (int i = 0; i < 5000; ++i) {
        const std::int64_t low = pick(-9, 9), high = low + pick(0, 9), claim = pick(-9, 9);
        const std::int64_t first = pick(low, high), last = pick(first, high);
        const Extent wide = extent(Range::between(low, high), pick(0, 3));
        const Claimed claimed =
            pick(0, 1) == 1 ? number(claim, pick(0, 3)) : set(Range::between(claim, claim + pick(0, 9)));
        const Extent rounded = extent(Range::between(first, last), pick(0, 3));
        const Extent narrow{rounded.word, *overlap(rounded.rounded, wide.rounded)};
        const Verdict before = judge(wide, claimed);
        INFO(low << ".." << high << " narrowed to " << first << ".." << last << ", claimed from " << claim << ": "
                 << verdict_name(before) << " then " << verdict_name(judge(narrow, claimed)));
        if (before == Verdict::holds || before == Verdict::fails) REQUIRE(judge(narrow, claimed) == before);
    }
}

TEST_CASE("verdicts have names and an order from worst to best") {
    CHECK(verdict_name(Verdict::holds) == "holds");
    CHECK(verdict_name(Verdict::holds_by_rounding) == "holds by rounding");
    CHECK(verdict_name(Verdict::undetermined) == "undetermined");
    CHECK(verdict_name(Verdict::fails) == "fails");
    CHECK(verdict_name(Verdict::unchecked) == "unchecked");
    CHECK(Verdict::fails < Verdict::undetermined);
    CHECK(Verdict::unchecked < Verdict::holds);
}
