#pragma once
// Distribution: what an amount may come to, and how likely each is, over one common denominator.
//
// Units: totals in base units of money; weights are whole numbers whose sum is `whole`.
// Errors: none. A distribution has at least one point.
//
// Example:
//   Distribution d = std::get<Spread>(milestones_of(deal).spread).least;
//   probability_at_least(d, 100'000'000'000);   // exact
//   quantile(d, Number::fraction(1, 2)).total;  // the median

#include <optional>
#include <vector>

#include <dealcalc/base/range.hpp>
#include <dealcalc/base/rational.hpp>

namespace dealcalc {

struct Distribution {
    struct Point {
        std::optional<Number> total{};  // nothing: above every amount
        int nudge = 0;                  // -1: just below the total, 1: just above it, never the total itself
        Number weight{};
        friend bool operator==(const Point&, const Point&) = default;
    };
    std::vector<Point> points{};  // rising; no weight is 0
    Number whole = 1;
    friend bool operator==(const Distribution&, const Distribution&) = default;
};

/// The probability of a total of `threshold` or more.
Number probability_at_least(const Distribution& distribution, const Number& threshold);

/// The least point that the total stays at or below with probability `share` or more. 0 < share <= 1.
const Distribution::Point& quantile(const Distribution& distribution, const Number& share);

/// What is known of a distribution: every possible one lies, at each total, between these two: the chance of `total or
/// more` is at least that of `least` and at most that of `most`.
struct Spread {
    Distribution least{};
    Distribution most{};
    std::optional<Number> step{};  // amounts were rounded outwards to multiples of it; nothing: they were not
    std::size_t rounded = 0;       // so many of them
    std::vector<Number> between{};  // totals that may come about though neither of the two has them
    bool is_exact() const { return least == most; }
};

Range probability_at_least(const Spread& spread, const Number& threshold);

/// A total, or a stretch of them from `from` to below `to`.
struct Band {
    Number from{};
    Number to{};
    std::optional<Number> probability{};  // of a total in it; nothing where the spread is not exact
    Range at_least{};               // the chance of `from` or more
    friend bool operator==(const Band&, const Band&) = default;
};

/// Every total that is an amount and may come about, rising, each a band of its own with `to` equal to `from`.
std::vector<Band> totals_of(const Spread& spread);

/// Bands of equal width that hold all these totals: `most` of them or fewer, their width 1, 2 or 5 times a power of ten
/// and their ends multiples of it. Precondition: at least two totals, most > 2.
std::vector<Band> bands_of(const Spread& spread, std::size_t most);

/// The least of 1, 2 and 5 times a power of ten that is not below n. Precondition: n > 0.
Number round_step(const Number& n);

}  // namespace dealcalc
