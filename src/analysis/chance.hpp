#pragma once
// Chance: how often a kind of slip would explain a total that has nothing to do with the deal.
//
// Of all totals with as many written digits as the claimed one, the share that slips of the kind reach, by exact
// enumeration. The sums that slips reach are kept as a union of ranges, which stays small because every sum is at least
// as wide as the rounding of its figures.

#include <optional>
#include <vector>

#include "analysis/grid.hpp"
#include "analysis/total.hpp"

namespace dealcalc {

/// Disjoint stretches of the grid in order.
using Stretches = std::vector<GridRange>;

/// Sorts and joins what overlaps or touches.
Stretches joined(Stretches stretches);

/// The totals with as many digits as the claimed one: j * place for j from `first` to `last`, each as wide as it was
/// written.
struct WrittenTotals {
    Int128 first = 0;
    Int128 last = 0;
    GridRange around{};  // from j * place to the ends of what the total allows
    Int128 place = 0;
};

/// Nothing where a total's hedge makes its range depend on its digits, or it has more than 12 digits.
std::optional<WrittenTotals> totals_like(const Total& total, const Grid& grid);

/// What a figure adds, and what it would add if it had slipped.
struct Alternatives {
    GridRange as_is;
    GridRange slipped;
};

/// Every sum of `start` and the figures with at least one of them slipped, as far as it can meet one of the totals.
/// Nothing where that takes more stretches than are worth keeping.
std::optional<Stretches> reachable_sums(const GridRange& start, std::vector<Alternatives> figures,
                                        const WrittenTotals& totals);

/// The j of the totals that meet one of the sums, as stretches of j.
Stretches totals_meeting(const Stretches& sums, const WrittenTotals& totals);

/// How many of the totals these are, as a share of all.
Number share_of_totals(const Stretches& numbers, const WrittenTotals& totals);

}  // namespace dealcalc
