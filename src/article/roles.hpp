#pragma once
// What each figure is in the deal, by the words around it.

#include <dealcalc/article/scan.hpp>

namespace dealcalc::article {

/// The parties, and the role of every mention.
void find_roles(Scan& scan);

/// Nominal, low, high and unit of a mention whose figure or kind has changed.
void write_numbers(Mention& mention);

}  // namespace dealcalc::article
