// Distributions that are given by hand: chances of thresholds, quantiles, bands.

#include <dealcalc/analysis/distribution.hpp>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

/// Weights over 10.
Distribution tenths(std::vector<Distribution::Point> points) { return {std::move(points), Number(10)}; }

Distribution three_totals() {
    return tenths({{Number(5), 0, Number(2)}, {Number(8), 0, Number(5)}, {Number(20), 0, Number(3)}});
}

std::string said(const Band& band) {
    std::string text = to_text(band.from) + " to " + to_text(band.to) + ": ";
    text += band.probability ? to_text(*band.probability) : "none";
    return text + ", " + to_text(band.at_least.low()->at) + " to " + to_text(band.at_least.high()->at) + " or more";
}

}  // namespace

TEST_CASE("a threshold is reached by a total that is equal") {
    const Distribution d = three_totals();
    CHECK(to_text(probability_at_least(d, 0)) == "1");
    CHECK(to_text(probability_at_least(d, 5)) == "1");
    CHECK(to_text(probability_at_least(d, 6)) == "0.8");
    CHECK(to_text(probability_at_least(d, 8)) == "0.8");
    CHECK(to_text(probability_at_least(d, 20)) == "0.3");
    CHECK(to_text(probability_at_least(d, 21)) == "0");
}

TEST_CASE("a total that is only come near is below or above it") {
    const Distribution d =
        tenths({{Number(5), -1, Number(4)}, {Number(5), 1, Number(5)}, {std::nullopt, 0, Number(1)}});
    CHECK(to_text(probability_at_least(d, 5)) == "0.6");
    CHECK(to_text(probability_at_least(d, 1'000'000)) == "0.1");
}

TEST_CASE("a quantile is the least total that is reached with the probability") {
    const Distribution d = three_totals();
    const auto at = [&](int hundredths) { return to_text(*quantile(d, Number::fraction(hundredths, 100)).total); };
    CHECK(at(1) == "5");
    CHECK(at(20) == "5");
    CHECK(at(21) == "8");
    CHECK(at(50) == "8");
    CHECK(at(70) == "8");
    CHECK(at(71) == "20");
    CHECK(at(100) == "20");
}

TEST_CASE("the totals of an exact spread have probabilities that add up to one") {
    const auto totals = totals_of({three_totals(), three_totals(), {}, 0});
    REQUIRE(totals.size() == 3);
    CHECK(said(totals[0]) == "5 to 5: 0.2, 1 to 1 or more");
    CHECK(said(totals[1]) == "8 to 8: 0.5, 0.8 to 0.8 or more");
    CHECK(said(totals[2]) == "20 to 20: 0.3, 0.3 to 0.3 or more");
}

TEST_CASE("the totals of a spread that is open are those of both its ends without a probability of their own") {
    const Distribution most =
        tenths({{Number(5), 0, Number(1)}, {Number(20), 0, Number(4)}, {std::nullopt, 0, Number(5)}});
    const auto totals = totals_of({three_totals(), most, {}, 0});
    REQUIRE(totals.size() == 3);
    CHECK(said(totals[0]) == "5 to 5: none, 1 to 1 or more");
    CHECK(said(totals[1]) == "8 to 8: none, 0.8 to 0.9 or more");
    CHECK(said(totals[2]) == "20 to 20: none, 0.3 to 0.9 or more");
}

TEST_CASE("bands have round ends and hold every total once") {
    const auto bands = bands_of({three_totals(), three_totals(), {}, 0}, 5);
    // 15 over 4 bands is 3.75: the next round width is 5.
    REQUIRE(bands.size() == 4);
    CHECK(said(bands[0]) == "5 to 10: 0.7, 1 to 1 or more");
    CHECK(said(bands[1]) == "10 to 15: 0, 0.3 to 0.3 or more");
    CHECK(said(bands[2]) == "15 to 20: 0, 0.3 to 0.3 or more");
    CHECK(said(bands[3]) == "20 to 25: 0.3, 0.3 to 0.3 or more");
}

TEST_CASE("a round step is 1 or 2 or 5 times a power of ten and not below") {
    CHECK(round_step(1) == Number(1));
    CHECK(round_step(Number::fraction(11, 10)) == Number(2));
    CHECK(round_step(2) == Number(2));
    CHECK(round_step(3) == Number(5));
    CHECK(round_step(6) == Number(10));
    CHECK(round_step(999) == Number(1000));
    CHECK(round_step(Number::fraction(1, 30)) == Number::fraction(1, 20));
}
