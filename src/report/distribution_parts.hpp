#pragma once
// What the table and the picture of a distribution both show: its totals or its bands, and its quantiles.

#include <vector>

#include <dealcalc/analysis/distribution.hpp>
#include <dealcalc/base/range.hpp>

namespace dealcalc {

/// Whether every total is shown by itself, and not a band.
bool has_few_totals(const std::vector<Band>& totals);

/// The bands of a spread with many totals.
std::vector<Band> shown_bands(const Spread& spread);

struct Quantile {
    Number share;    // 1/2 of the median
    Range exposure;  // from that of the least to that of the most
};

/// At 5, 25, 50, 75 and 95 %.
std::vector<Quantile> quantiles_of(const Spread& spread);

}  // namespace dealcalc
