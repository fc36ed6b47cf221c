#pragma once
// Evaluating a formula over a deal.
//
// Units: the value's own (see unit.hpp). Errors: Unknown with its reason; nothing throws.
//
// Example (first deal):
//   evaluate(formula("exposure"), deal);              // [85e9, 285e9] USD, face 285e9
//   evaluate(formula("current / series_e"), deal);    // (375/70, 385/60], face 19/3
//   evaluate(formula("aws_spend / compute"), deal);   // more than 20 USD per W

#include <string_view>

#include <dealcalc/analysis/answer.hpp>
#include <dealcalc/analysis/expression.hpp>

namespace dealcalc {

/// Precondition: the formula has a term.
Answer evaluate(const Formula& formula, const Deal& deal);

/// A single name: a measure or an id.
Answer evaluate(std::string_view name, const Deal& deal);

/// A reported figure as a value; without a face value where it has two nominals ("a to b").
Value value_of(const Reported& reported);

/// The value of an expression; zero_denominator or overflow where it has none.
Answer value_of(const Expression& expression);

/// Annual growth: multiple^(1/years) - 1 with a year of 365.2425 days. The one measure that needs a power: it goes
/// through binary floating point, and its extent is widened by 1e-9 of itself.
/// Unknown: under_a_year where all of `elapsed` is shorter, not_positive where the multiple or the time may be zero or
/// less, beyond_meaning past a million times a year.
Answer annual_growth(const Answer& multiple, const Answer& elapsed);

}  // namespace dealcalc
