#pragma once
// Expression: a formula over a deal, taken apart into the figures it rests on.
//
// Every formula is a sum of inputs or a quotient of two such sums. An input that stands on both sides stands once, with
// both weights, so the ends of the result are those of the inputs and not of the measures (design of the claims).
//
// Units: inputs in base units; weights are pure numbers.
// Errors: Unknown with its reason where a formula has no value over this deal. Arithmetic past 128 bits throws
// Overflow; evaluate() turns it into Reason::overflow.
//
// Example:
//   auto e = std::get<Expression>(expression_of(formula("exposure / contingent"), deal));
//   e.inputs[2];                 // milestone, over 1 and under 1
//   range_of(e, &Extent::word);  // nothing: contingent may be 0

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <dealcalc/analysis/answer.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// One reported figure as it enters a formula.
struct Input {
    std::string name;               // an id, `<commitment>.over`, or "elapsed"
    Extent extent;                  // every value it may take; a contingent amount from 0
    Extent most;                    // its contribution to a maximum: 200 of "up to 200", else the figure's values
    Extent least;                   // the same for a minimum: 0 of what is contingent
    std::optional<Number> nominal;  // absent for "a to b" and for dates
    Unit unit{};
    Number over = 0;                // weight in the sum above the line
    Number under = 0;               // weight in the sum below the line; 0 everywhere in a sum
};

struct Expression {
    std::vector<Input> inputs;
    bool is_ratio = false;
    bool is_total = false;      // a sum of investments or spend, of which "up to" claims the maximum
    std::string denominator{};  // the name below the line; empty of a sum
    Unit unit{};
};

/// `growth` is no expression (it needs a power): it gets no_such_name here, and its value from evaluate().
std::variant<Expression, Unknown> expression_of(const Formula& formula, const Deal& deal);

/// The extent of the most that a figure allows: v alone of "up to v", about v of "up to about v", else the extent of the
/// figure. Of what a deal file states, its high end.
Extent ceiling_of(const Figure& figure);
Extent ceiling_of(const Reported& reported);

/// The values of the expression over all values of its inputs; nothing where the denominator reaches zero.
/// Exact: found at the ends of the inputs, which are enough for a quotient of sums.
std::optional<Range> range_of(const Expression& expression, Range Extent::* side);

/// The result of the nominals.
std::optional<Number> face_of(const Expression& expression);

/// The same expression with each input at what it contributes to the maximum of the whole. Only for totals.
Expression at_maximum(Expression expression);

}  // namespace dealcalc
