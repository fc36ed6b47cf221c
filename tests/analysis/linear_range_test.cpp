// The range of a quotient of two sums over a box: by hand, and against trying every corner.

#include "analysis/linear_range.hpp"

#include <algorithm>
#include <random>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

std::string quotient_of(std::vector<Weighted> inputs) {
    const auto range = quotient_range(std::move(inputs));
    return range ? said(*range) : "none";
}

/// The values that the oracle tries of one input: its ends, and one value that is neither.
std::vector<Number> tried(const Range& range) {
    if (const auto single = range.single()) return {*single};
    std::vector<Number> values;
    if (range.low()) values.push_back(range.low()->at);
    if (range.high()) values.push_back(range.high()->at);
    if (values.size() == 2) {
        values.push_back((values[0] + values[1]) / Number(2));
    } else {
        values.push_back(range.low() ? range.low()->at + Number(1) : range.high() ? range.high()->at - Number(1) : 0);
    }
    return values;
}

struct Sums {
    Number above = 0;
    Number below = 0;
    bool in_box = true;
};

std::vector<Sums> all_corners(const std::vector<Weighted>& inputs) {
    std::vector<Sums> corners(1);
    for (const Weighted& input : inputs) {
        std::vector<Sums> longer;
        for (const Sums& corner : corners) {
            for (const Number& value : tried(input.range)) {
                longer.push_back({corner.above + input.over * value, corner.below + input.under * value,
                                  corner.in_box && input.range.holds(value)});
            }
        }
        corners = std::move(longer);
    }
    return corners;
}

/// The directions in which the box has no end: the sums grow by these.
std::vector<Sums> endless(const std::vector<Weighted>& inputs) {
    std::vector<Sums> rays;
    for (const Weighted& input : inputs) {
        if (!input.range.high()) rays.push_back({input.over, input.under});
        if (!input.range.low()) rays.push_back({-input.over, -input.under});
    }
    return rays;
}

/// The upper end by trying everything. Precondition: the sum below is positive.
std::optional<End> highest(const std::vector<Sums>& corners, const std::vector<Sums>& rays) {
    End best{corners.front().above / corners.front().below, false};
    for (const Sums& corner : corners) best.at = std::max(best.at, corner.above / corner.below);
    for (const Sums& ray : rays) {
        if (ray.below.is_zero() && ray.above > Number(0)) return std::nullopt;
        if (!ray.below.is_zero()) best.at = std::max(best.at, ray.above / ray.below);
    }
    best.closed = std::any_of(corners.begin(), corners.end(), [&](const Sums& corner) {
        return corner.in_box && corner.above / corner.below == best.at;
    });
    return best;
}

/// Whether the sum below is positive on the whole box, its border included.
bool positive(const std::vector<Sums>& corners, const std::vector<Sums>& rays) {
    const auto up = [](const Sums& s) { return s.below > Number(0); };
    const auto not_down = [](const Sums& s) { return s.below >= Number(0); };
    return std::all_of(corners.begin(), corners.end(), up) && std::all_of(rays.begin(), rays.end(), not_down);
}

void negate(std::vector<Sums>& sums, Number Sums::*which) {
    for (Sums& s : sums) s.*which = -(s.*which);
}

std::optional<Range> by_trying(const std::vector<Weighted>& inputs) {
    std::vector<Sums> corners = all_corners(inputs);
    std::vector<Sums> rays = endless(inputs);
    if (!positive(corners, rays)) {
        for (auto* sums : {&corners, &rays}) {
            negate(*sums, &Sums::above);
            negate(*sums, &Sums::below);
        }
        if (!positive(corners, rays)) return std::nullopt;
    }
    const auto high = highest(corners, rays);
    negate(corners, &Sums::above);
    negate(rays, &Sums::above);
    auto low = highest(corners, rays);
    if (low) low->at = -low->at;
    return Range(low, high);
}

class Boxes {
public:
    explicit Boxes(std::uint32_t seed)
        : random_(seed) {}

    std::vector<Weighted> next() {
        std::vector<Weighted> inputs;
        const int size = between(1, 4);
        for (int i = 0; i < size; ++i) {
            inputs.push_back({range(), Number(between(-2, 2)), Number(one_in(2) ? between(-1, 2) : between(0, 1))});
        }
        // A positive constant below the line: otherwise most boxes hold a zero.
        if (one_in(2)) inputs.push_back({Range::only(between(1, 9)), 0, Number(between(1, 3))});
        return inputs;
    }

private:
    int between(int low, int high) { return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1)); }
    bool one_in(int n) { return between(1, n) == 1; }

    Range range() {
        const int low = one_in(4) ? between(-6, 6) : between(0, 6);
        const int width = one_in(4) ? 0 : between(1, 6);
        if (width == 0) return Range::only(low);
        std::optional<End> from = End{low, !one_in(4)};
        std::optional<End> to = End{low + width, !one_in(4)};
        if (one_in(8)) from.reset();
        if (one_in(6)) to.reset();
        return {from, to};
    }

    std::mt19937 random_;
};

std::string written(const std::vector<Weighted>& inputs) {
    std::string text;
    for (const Weighted& i : inputs) text += said(i.range) + " " + to_text(i.over) + "/" + to_text(i.under) + "  ";
    return text;
}

}  // namespace

TEST_CASE("a quotient of two inputs runs from the least over the most to the most over the least") {
    CHECK(quotient_of({{Range::between(6, 12), 1, 0}, {Range::between(2, 3), 0, 1}}) == "[2, 6]");
}

TEST_CASE("ends are found however unlike the inputs are in size") {
    const Number tiny = Number(11554) / Number(10000);
    const Number vast = Number(57'915'032) * Number(1'000'000'000'000);
    const Range above = Range::between(3'500'000'000'000'000, 4'000'000'000'000'000);
    const auto range = quotient_range({{above, 1, 0}, {Range::between(tiny, vast), 0, 1}});
    REQUIRE(range);
    CHECK(range->low() == End{Number(3500) / Number(57'915'032)});
    CHECK(range->high() == End{Number(4'000'000'000'000'000) / tiny});
}

TEST_CASE("an input on both sides of the line counts as one") {
    // x / (x + 1) rises with x: 1/2 at 1, 3/4 at 3. Taken as two inputs it would be 1/4 to 3/2.
    CHECK(quotient_of({{Range::between(1, 3), 1, 1}, {Range::only(1), 0, 1}}) == "[0.5, 0.75]");
    CHECK(quotient_of({{Range::between(1, 3), 1, 1}}) == "[1, 1]");
}

TEST_CASE("an end that only open inputs reach is open") {
    CHECK(quotient_of({{Range(End{6, false}, End{12}), 1, 0}, {Range(End{2}, End{3, false}), 0, 1}}) == "(2, 6]");
    // x / x is 1 wherever x is: open ends do not matter to it.
    CHECK(quotient_of({{Range(End{6, false}, End{12, false}), 1, 1}}) == "[1, 1]");
}

TEST_CASE("an input without an end tends to a limit where it stands on both sides") {
    // x / (x + 1) from x = 1 on: 1/2 up to but not including 1. (2x + 5) / (x + 1) falls from 3.5 towards 2.
    CHECK(quotient_of({{Range::at_least(1), 1, 1}, {Range::only(1), 0, 1}}) == "[0.5, 1)");
    CHECK(quotient_of({{Range::at_least(1), 2, 1}, {Range::only(1), 5, 1}}) == "(2, 3.5]");
    CHECK(quotient_of({{Range::at_least(1), 1, 0}, {Range::only(2), 0, 1}}) == "[0.5, oo)");
    CHECK(quotient_of({{Range::everything(), 1, 0}, {Range::only(2), 0, 1}}) == "(-oo, oo)");
    CHECK(quotient_of({{Range::only(6), 1, 0}, {Range::at_least(2), 0, 1}}) == "(0, 3]");
}

TEST_CASE("a sum below the line that is negative turns the quotient round") {
    CHECK(quotient_of({{Range::between(6, 12), 1, 0}, {Range::between(-3, -2), 0, 1}}) == "[-6, -2]");
    CHECK(quotient_of({{Range(std::nullopt, End{-6, false}), 1, 0}, {Range::between(2, 3), 0, -1}}) == "(2, oo)");
}

TEST_CASE("a sum below the line that reaches zero gives no quotient") {
    CHECK(quotient_of({{Range::only(1), 1, 0}, {Range::between(0, 3), 0, 1}}) == "none");
    CHECK(quotient_of({{Range::only(1), 1, 0}, {Range(End{0, false}, End{3}), 0, 1}}) == "none");
    CHECK(quotient_of({{Range::only(1), 1, 0}, {Range::between(-1, 3), 0, 1}}) == "none");
    CHECK(quotient_of({{Range::only(1), 1, 0}, {Range::everything(), 0, 1}}) == "none");
    CHECK(quotient_of({{Range::only(1), 1, 0}}) == "none");
    CHECK(quotient_of({{Range::between(1, 2), 1, 1}, {Range::between(1, 2), 0, -1}}) == "none");
}

TEST_CASE("a weighted sum adds the ranges and leaves out weights of zero") {
    const std::vector<Weighted> inputs = {
        {Range::between(1, 2), 1, 0}, {Range(End{3}, End{4, false}), -1, 2}, {Range::everything(), 0, 0}};
    CHECK(said(weighted_sum(inputs, &Weighted::over)) == "(-3, -1]");  // 1 - 4 and 2 - 3
    CHECK(said(weighted_sum(inputs, &Weighted::under)) == "[6, 8)");
    CHECK(said(weighted_sum({}, &Weighted::over)) == "[0, 0]");
}

TEST_CASE("the quotient over 2000 boxes is what trying every corner finds") {
    constexpr std::uint32_t seed = 20260420;
    INFO("seed " << seed);
    Boxes boxes(seed);
    int with_a_range = 0;
    int without_an_end = 0;
    for (int i = 0; i < 2000; ++i) {
        const auto inputs = boxes.next();
        INFO("box " << i << ": " << written(inputs));
        const auto expected = by_trying(inputs);
        const auto found = quotient_range(inputs);
        CHECK((found ? said(*found) : "none") == (expected ? said(*expected) : "none"));
        if (expected) ++with_a_range;
        if (expected && (!expected->low() || !expected->high())) ++without_an_end;
    }
    CHECK(with_a_range > 500);
    CHECK(without_an_end > 50);
}
