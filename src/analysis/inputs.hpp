#pragma once
// How one reported figure enters a formula.

#include <string>

#include <dealcalc/analysis/expression.hpp>

namespace dealcalc {

/// A figure that is named by itself, with weight 1 above the line.
Input figure_input(std::string name, const Reported& reported);

/// What is paid of an investment: of a contingent one anything from nothing.
Input paid_input(const Investment& investment);

}  // namespace dealcalc
