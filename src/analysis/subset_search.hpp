#pragma once
// Which subsets of changes bring a sum into a range: meet in the middle.
//
// Each half of the changes has at most 2^20 subsets; their sums are built in order, and for every subset of the one half
// the fitting ones of the other lie in one stretch. That is exhaustive for 40 changes, without trying 2^40 subsets.

#include <cstdint>
#include <functional>
#include <vector>

#include "analysis/grid.hpp"

namespace dealcalc {

/// Bit i stands for change i.
using Subset = std::uint64_t;

struct SubsetQuery {
    GridRange start;                  // the sum without any change
    std::vector<GridRange> changes;   // what each change adds to the low and to the high end; at most 40
    GridRange target;
};

/// Calls `found` for every subset, the empty one included, whose sum meets the target, until `found` returns false.
void find_subsets(const SubsetQuery& query, const std::function<bool(Subset)>& found);

}  // namespace dealcalc
