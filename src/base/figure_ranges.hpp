#pragma once
// Whether the ranges of a figure fit in 128 bits.

#include <dealcalc/base/figure.hpp>

namespace dealcalc {

/// False where word_range or rounded_range would throw Overflow: such a figure is refused when it is read, so that
/// one that was read always has its ranges.
bool has_ranges(const Figure& figure);

/// The nominal from the lower to the upper end of its rounding interval; one that is not negative stays so.
struct Widened {
    Number low;
    Number high;
};
Widened widened_nominal(const Figure& figure);

}  // namespace dealcalc
