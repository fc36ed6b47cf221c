#pragma once
// Grid: ranges as whole numbers, so that a search over many sums needs only additions and comparisons.
//
// Every value is multiplied by one common factor that clears all denominators, also those of a slide down by a million.
// The factor has 64 to spare: an open end is moved inwards by one step, and up to 63 such steps never add up to one.

#include <optional>
#include <vector>

#include <dealcalc/base/number.hpp>
#include <dealcalc/base/range.hpp>

namespace dealcalc {

/// A stretch of the grid, ends included.
struct GridRange {
    Int128 low = 0;
    Int128 high = 0;
    friend bool operator==(const GridRange&, const GridRange&) = default;
};

inline GridRange operator+(const GridRange& a, const GridRange& b) { return {a.low + b.low, a.high + b.high}; }

inline bool meet(const GridRange& a, const GridRange& b) { return a.low <= b.high && b.low <= a.high; }

/// Every value of `inner` is in `outer`, which may have no end on a side.
bool inside(const GridRange& inner, const GridRange& outer);

class Grid {
public:
    /// The grid on which all these numbers, and a millionth of them, have a place.
    /// Throws Overflow where 128 bits cannot hold it.
    explicit Grid(const std::vector<Number>& values);

    /// Throws Overflow for what lies too far out to add up 64 of its kind.
    GridRange place(const Range& range) const;

private:
    Number factor_;
};

}  // namespace dealcalc
