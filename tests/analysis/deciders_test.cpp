// What would decide an undetermined claim: by hand, and by trying values inside each answer.

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/evaluate.hpp>

#include <random>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

std::string deciders(const std::string& that, const Deal& deal) {
    const CheckedClaim result = checked(that, deal);
    CHECK(result.verdict == Verdict::undetermined);
    return said(result.deciders);
}

}  // namespace

TEST_CASE("a sum is decided by one part with the others at their worst") {
    const Deal deal = deal_of({prior("a", "$10 to $20"), prior("b", "$1 to $5")});
    // a + b is 11 to 25. At least 22: a >= 22 - 1, which is past 20, so a alone cannot; b >= 22 - 10 cannot either.
    // It fails where a < 22 - 5, and where b < 22 - 20.
    CHECK(deciders("exposure is at least $22", deal) == "fails if a is (-oo, 17); fails if b is (-oo, 2)");
    // At least 14: a >= 13 does; b >= 4 does. It fails where a < 14 - 5 = 9, which a is not.
    CHECK(deciders("exposure is at least $14", deal) == "holds if a is [13, oo); holds if b is [4, oo)");
    // At most 20: a <= 15 holds; b cannot. It fails where a > 20 - 1; b > 10 is none.
    CHECK(deciders("exposure is at most $20", deal) == "holds if a is (-oo, 15]; fails if a is (19, oo)");
    // Under 13: a < 8 is none; it fails where a >= 13 - 1, or b >= 13 - 10.
    CHECK(deciders("exposure is under $13", deal) == "fails if a is [12, oo); fails if b is [3, oo)");
}

TEST_CASE("what is taken away decides the other way round") {
    const Deal deal = deal_of({prior("a", "exactly $10"), prior("b", "$1 to $5")});
    // 10 - b is 5 to 9. Above 7 where b < 3; at most 7 where b >= 10 - 7.
    CHECK(deciders("a - b is more than $7", deal) == "holds if b is (-oo, 3); fails if b is [3, oo)");
}

TEST_CASE("a claim with two ends asks for a stretch or for one of two") {
    const Deal deal = deal_of({prior("a", "$10 to $20"), prior("b", "exactly $5")});
    // 15 to 25 is between 18 and 22 where a is 13 to 17; it fails below 18 - 5 and above 22 - 5.
    CHECK(deciders("exposure is $18 to $22", deal) ==
          "holds if a is [13, 17]; fails if a is (-oo, 13); fails if a is (17, oo)");
    // The least of the range is above 18 here, so that only the upper end is left to decide.
    const Deal higher = deal_of({prior("a", "$14 to $20"), prior("b", "exactly $5")});
    CHECK(deciders("exposure is $18 to $22", higher) == "holds if a is (-oo, 17]; fails if a is (17, oo)");
    // A range: [60, 70) claimed, of 50 to 80.
    const Deal wide = deal_of({prior("a", "$50 to $80")});
    CHECK(deciders("a is $60 range", wide) ==
          "holds if a is [60, 70); fails if a is (-oo, 60); fails if a is [70, oo)");
}

TEST_CASE("a bound that others only approach may be touched") {
    // x is above 10: x + y > 12 where y >= 2, since x + 2 is above 12 already.
    const Deal deal = deal_of({prior("x", "more than $10"), prior("y", "$1 to $4")});
    CHECK(deciders("exposure is more than $12", deal) == "holds if x is (11, oo); holds if y is [2, oo)");
}

TEST_CASE("a ratio is decided on either side of the line") {
    const Deal deal = deal_of({prior("a", "$10 to $20"), prior("b", "$2 to $5")});
    // 2 to 10. At least 4x: a >= 4 * 5; b <= 10 / 4. Fails below 4: a < 4 * 2 is none; b > 20 / 4 is none.
    CHECK(deciders("a / b is at least 4x", deal) == "holds if a is [20, oo); holds if b is (-oo, 2.5]");
    // At most 3x: a <= 6 is none; b >= 20/3 is none. Fails above 3: a > 3 * 5; b < 10 / 3.
    CHECK(deciders("a / b is at most 3x", deal) == "fails if a is (15, oo); fails if b is (-oo, 10/3)");
}

TEST_CASE("an input on both sides of the line is decided as one") {
    // committed / exposure is a / (a + b): at least 0.5x where a >= b.
    const Deal deal = deal_of({prior("a", "$10 to $20"), contingent("b", "up to $15")});
    CHECK(deciders("committed / exposure is at least 0.5x", deal) == "holds if a is [15, oo); holds if b is (-oo, 10]");
}

TEST_CASE("a denominator below zero is turned round first") {
    // No reported figure is negative, but an expression may be.
    Expression e;
    Input top{"top", {Range::between(6, 12), Range::between(6, 12)}, {}, {}, {}, {}, Hedge::none, 1, 0};
    Input below{"below", {Range::between(2, 3), Range::between(2, 3)}, {}, {}, {}, {}, Hedge::none, 0, -1};
    e.inputs = {top, below};
    e.is_ratio = true;
    // top / -below is -6 to -2. At most -4 where top >= 4 * 3 (below <= 6/4 is none); above it where top < 4 * 2
    // (below > 3 is none).
    const Range claimed(std::nullopt, End{-4});
    CHECK(said(deciders_of(e, {claimed, claimed})) == "holds if top is [12, oo); fails if top is (-oo, 8)");
    // Without a lower end the quotient is -6 to 0; at most -4 for certain is then nothing that top can reach.
    e.inputs[1].extent = {Range::at_least(2), Range::at_least(2)};
    CHECK(said(deciders_of(e, {claimed, claimed})) == "fails if top is (-oo, 8); fails if below is (3, oo)");
}

TEST_CASE("an end that is missing elsewhere leaves an input without a say") {
    // c has no end, so no value of a makes the ratio at most 6. It fails above 6: c > 6 * 20, and since c is above 100,
    // a <= 100 / 6.
    const Deal deal = deal_of({prior("a", "$10 to $20")}, {commitment("c", Party::company, "more than $100")});
    CHECK(deciders("c / a is at most 6x", deal) == "fails if c is (120, oo); fails if a is (-oo, 50/3]");
    const Deal both = deal_of({prior("x", "more than $10"), prior("y", "more than $1")});
    // However large x is, y may be larger; but with y at most 5 the difference is above 10 - 5.
    CHECK(deciders("x - y is at least $5", both) == "holds if y is (-oo, 5]");
}

TEST_CASE("where the demands on one input exclude each other nothing decides") {
    // a + b is 20 to 40. Between 27 and 33: a must be at least 27 - 10 and at most 33 - 20. It fails below 26.5 -
    // 20.5 and above 33.5 - 9.5 only, where a is not.
    const Deal deal = deal_of({prior("a", "$10 to $20"), prior("b", "$10 to $20")});
    CHECK(deciders("exposure is $27 to $33", deal).empty());
    // Between 25 and 35 the two demands leave one value.
    CHECK(deciders("exposure is $25 to $35", deal) == "holds if a is [15, 15]; holds if b is [15, 15]");
}

TEST_CASE("a figure with one value decides nothing") {
    const Deal deal = deal_of({prior("a", "$10"), contingent("b", "up to $5"), contingent("c", "up to $5")});
    CHECK(deciders("exposure is more than $12", deal) == "holds if b is (2, oo); holds if c is (2, oo)");
}

namespace {

class Sampler {
public:
    explicit Sampler(std::uint32_t seed)
        : random_(seed) {}
    int between(int low, int high) { return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1)); }

    Range range() {
        const int low = between(1, 12);
        const int width = between(0, 3) == 0 ? 0 : between(1, 8);
        if (width == 0) return Range::only(low);
        std::optional<End> high = End{low + width, between(0, 2) > 0};
        if (between(0, 5) == 0) high.reset();
        return {End{low, between(0, 2) > 0}, high};
    }

    /// A value of the range, now and then an end of it.
    Number from(const Range& range) {
        if (const auto single = range.single()) return *single;
        const Number low = range.low() ? range.low()->at : range.high()->at - Number(40);
        const Number high = range.high() ? range.high()->at : low + Number(40);
        const Number value = low + (high - low) * Number::fraction(between(0, 16), 16);
        return range.holds(value) ? value : (low + high) / Number(2);
    }

private:
    std::mt19937 random_;
};

Range widened(const Range& range, const Number& by) {
    std::optional<End> low = range.low();
    std::optional<End> high = range.high();
    if (low) low->at = low->at - by;
    if (high) high->at = high->at + by;
    return {low, high};
}

Expression random_expression(Sampler& sampler, bool ratio) {
    Expression e;
    e.is_ratio = ratio;
    const int size = sampler.between(2, 4);
    for (int i = 0; i < size; ++i) {
        const Range word = sampler.range();
        Input input;
        input.name = std::string(1, static_cast<char>('a' + i));
        input.extent = {word, widened(word, Number::fraction(1, 2))};
        input.over = sampler.between(-1, 2);
        input.under = ratio ? sampler.between(i == 0 ? 1 : 0, 1) : 0;
        e.inputs.push_back(input);
    }
    return e;
}

Number value_at(const Expression& e, const std::vector<Number>& point) {
    Number above = 0;
    Number below = 0;
    for (std::size_t i = 0; i < point.size(); ++i) {
        above = above + e.inputs[i].over * point[i];
        below = below + e.inputs[i].under * point[i];
    }
    return e.is_ratio ? above / below : above;
}

/// With the deciding input in its range and the others anywhere, the expression is inside or outside as promised.
void check_promise(const Expression& e, const Decider& decider, const Claimed& claimed, Sampler& sampler) {
    const bool holds = decider.verdict == Verdict::holds;
    std::vector<Number> point;
    for (const Input& input : e.inputs) {
        const Range own = input.name == decider.input ? overlap(input.extent.word, decider.when).value()
                                                      : (holds ? input.extent.word : input.extent.rounded);
        point.push_back(sampler.from(own));
    }
    const Number value = value_at(e, point);
    INFO("the expression is " << to_text(value));
    CHECK((holds ? claimed.word.holds(value) : !claimed.near.holds(value)));
}

}  // namespace

TEST_CASE("any value inside a decider settles the claim whatever the others are") {
    constexpr std::uint32_t seed = 20260421;
    INFO("seed " << seed);
    Sampler sampler(seed);
    int promises = 0;
    for (int i = 0; i < 1500; ++i) {
        const Expression e = random_expression(sampler, i % 2 == 0);
        const Range word = i % 2 == 0 ? sampler.range() * Number::fraction(1, 6) : sampler.range();
        const Claimed claimed{word, widened(word, Number::fraction(1, 10))};
        if (std::holds_alternative<Unknown>(value_of(e))) continue;
        for (const Decider& decider : deciders_of(e, claimed)) {
            INFO("case " << i << ": " << said({decider}) << ", claimed " << said(word));
            for (int k = 0; k < 8; ++k) check_promise(e, decider, claimed, sampler);
            ++promises;
        }
    }
    CHECK(promises > 500);
}
