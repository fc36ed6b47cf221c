#pragma once
// The ranges of a figure, and how long it may be.

#include <dealcalc/base/figure.hpp>

namespace dealcalc {

/// Whether 127 binary digits hold the figure and the ends of its ranges: the limit of what is read.
bool is_short_enough(const Figure& figure);

/// The nominal from the lower to the upper end of its rounding interval; one that is not negative stays so.
struct Widened {
    Number low;
    Number high;
};
Widened widened_nominal(const Figure& figure);

}  // namespace dealcalc
