#include <dealcalc/analysis/distribution.hpp>

#include <algorithm>

namespace dealcalc {
namespace {

using Point = Distribution::Point;

/// Whether the point is `threshold` or more.
bool reaches(const Point& point, const Number& threshold) {
    if (!point.total || *point.total > threshold) return true;
    return *point.total == threshold && point.nudge >= 0;
}

/// The chances of thresholds that come in falling order, in one pass over the points.
class FallingTail {
public:
    explicit FallingTail(const Distribution& distribution)
        : distribution_(distribution)
        , next_(distribution.points.size()) {}

    const Number& weight_at_least(const Number& threshold) {
        while (next_ > 0 && reaches(distribution_.points[next_ - 1], threshold)) {
            weight_ += distribution_.points[--next_].weight;
        }
        return weight_;
    }
    Number at_least(const Number& threshold) { return weight_at_least(threshold) / distribution_.whole; }

private:
    const Distribution& distribution_;
    std::size_t next_;
    Number weight_{};
};

/// Fills in the chances of bands whose ends stand, and which are in rising order. What one band does not hold the next
/// one does: its probability is what the chance of its end lacks on that of its beginning.
std::vector<Band> with_chances(std::vector<Band> bands, const Spread& spread) {
    const bool exact = spread.is_exact();
    FallingTail least(spread.least), most(spread.most);
    Number beyond;
    for (std::size_t i = bands.size(); i-- > 0;) {
        Band& band = bands[i];
        const Number weight = least.weight_at_least(band.from);
        const Number low = weight / spread.least.whole;
        band.at_least = exact ? Range::only(low) : Range::between(low, most.at_least(band.from));
        if (exact) band.probability = (weight - beyond) / spread.least.whole;
        beyond = weight;
    }
    return bands;
}

/// Every total of the spread that is an amount, rising, each once.
std::vector<Number> amounts_of(const Spread& spread) {
    std::vector<Number> amounts = spread.between;
    for (const Distribution* distribution : {&spread.least, &spread.most}) {
        for (const Point& point : distribution->points) {
            if (point.total) amounts.push_back(*point.total);
        }
    }
    std::sort(amounts.begin(), amounts.end());
    amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
    return amounts;
}

}  // namespace

Number probability_at_least(const Distribution& distribution, const Number& threshold) {
    return FallingTail(distribution).at_least(threshold);
}

Range probability_at_least(const Spread& spread, const Number& threshold) {
    return Range::between(probability_at_least(spread.least, threshold),
                               probability_at_least(spread.most, threshold));
}

const Point& quantile(const Distribution& distribution, const Number& share) {
    const Number wanted = distribution.whole * share;
    Number reached;
    for (const Point& point : distribution.points) {
        reached += point.weight;
        if (reached >= wanted) return point;
    }
    return distribution.points.back();
}

std::vector<Band> totals_of(const Spread& spread) {
    std::vector<Band> bands;
    for (const Number& amount : amounts_of(spread)) bands.push_back({amount, amount, {}, {}});
    return with_chances(std::move(bands), spread);
}

std::vector<Band> bands_of(const Spread& spread, std::size_t most) {
    const std::vector<Number> amounts = amounts_of(spread);
    const Number& first = amounts.front();
    const Number& last = amounts.back();
    // One band fewer than there may be: the ends need not fall on multiples.
    const Number width = round_step((last - first) / Number(static_cast<std::int64_t>(most - 1)));
    std::vector<Band> bands;
    for (Number from = rounded_down(first / width, 0) * width; from <= last; from = from + width) {
        bands.push_back({from, from + width, {}, {}});
    }
    return with_chances(std::move(bands), spread);
}

Number round_step(const Number& n) {
    int exponent = 0;
    while (Number::power_of_ten(exponent) > n) --exponent;
    while (Number::power_of_ten(exponent + 1) <= n) ++exponent;
    const Number digit = Number::power_of_ten(exponent);
    for (const int factor : {1, 2, 5}) {
        if (digit * Number(factor) >= n) return digit * Number(factor);
    }
    return Number::power_of_ten(exponent + 1);
}

}  // namespace dealcalc
