#pragma once
// Scales: where values lie on a picture, and which of them are written beside it.
//
// Errors: Overflow where 128 bits do not hold a position.

#include <vector>

#include <dealcalc/base/range.hpp>
#include <dealcalc/report/chart.hpp>

namespace dealcalc {

/// From `low` to `high` with ticks at the multiples of 1, 2 or 5 times a power of ten that lie between: the smallest
/// step that gives at most five of them. Precondition: low <= high.
chart::Scale scale_between(const Number& low, const Number& high, const Unit& unit);

/// From 0 to `most`, and a quarter more where something goes on without an end.
chart::Scale scale_from_zero(const Number& most, bool unbounded, const Unit& unit);

/// The position is exact while its fraction is of 15 digits or fewer, else rounded down to 12 places.
/// Precondition: the value is on the scale.
chart::Spot spot_on(const chart::Scale& scale, const Number& value);

/// The whole range on the scale; an end that is absent is the end of the scale.
chart::Mark mark_on(const chart::Scale& scale, chart::Kind kind, const Range& range);

/// A quantity as a bar from zero: its least is solid in the look of `kind`, and what it may be beyond that a range.
/// Precondition: the range is not negative.
std::vector<chart::Mark> bar_on(const chart::Scale& scale, chart::Kind kind, const Range& range);

/// The largest value that a range names: its high end, or its low end where it has no other.
Number furthest(const Range& range);

}  // namespace dealcalc
