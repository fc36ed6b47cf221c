#pragma once
// The ranges of a figure, and how long it may be.

#include <dealcalc/base/figure.hpp>

namespace dealcalc {

/// Whether 127 binary digits hold the figure and the ends of its ranges: the limit of what is read.
bool is_short_enough(const Figure& figure);

}  // namespace dealcalc
