#include "report/distribution_parts.hpp"

namespace dealcalc {
namespace {

constexpr std::size_t most_totals_shown = 16;
constexpr std::size_t most_bands = 16;

std::optional<End> end_of(const Distribution::Point& point) {
    if (!point.total) return std::nullopt;
    return End{*point.total, point.nudge == 0};
}

}  // namespace

bool has_few_totals(const std::vector<Band>& totals) { return totals.size() <= most_totals_shown; }

std::vector<Band> shown_bands(const Spread& spread) { return bands_of(spread, most_bands); }

std::vector<Quantile> quantiles_of(const Spread& spread) {
    std::vector<Quantile> quantiles;
    for (const int hundredths : {5, 25, 50, 75, 95}) {
        const Number share = Number::fraction(hundredths, 100);
        quantiles.push_back({share, Range(end_of(quantile(spread.least, share)), end_of(quantile(spread.most, share)))});
    }
    return quantiles;
}

}  // namespace dealcalc
