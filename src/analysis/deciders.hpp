#pragma once
// What would decide an undetermined claim: one input at a time, the others anywhere in their ranges.

#include <vector>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/expression.hpp>

namespace dealcalc {

/// For each input with more than one value: where it would make the claim hold, and where it would make it fail.
/// Empty where no single input decides.
std::vector<Decider> deciders_of(const Expression& expression, const Extent& claimed);

}  // namespace dealcalc
