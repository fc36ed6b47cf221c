#pragma once
// Evaluating a formula over a deal.
//
// A formula is a sum of inputs or a quotient of two such sums. An input that appears on both sides is one input with two
// weights, so the ends of the result are those of the inputs and not of the measures; what is paid of a contingent figure
// that is also named is between nothing and that figure. A product, or a quotient inside
// another formula, is an input of its own: exact where no figure appears in it and beside it; else input_twice.
//
// Units: the value's own (see unit.hpp); weights are pure numbers. Errors: Unknown with its reason; nothing throws.
//
// Example (first deal):
//   evaluate(formula("exposure"), deal);              // [85e9, 285e9] USD, nominal 285e9
//   evaluate(formula("current / series_e"), deal);    // (375/70, 385/60], nominal 19/3
//   evaluate(formula("aws_spend / compute"), deal);   // more than 20 USD per W

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <dealcalc/analysis/value.hpp>
#include <dealcalc/model/measures.hpp>

namespace dealcalc {

/// Precondition: the formula is not empty. Elapsed time goes by the calendar, each of its months 30.436875 days long as
/// those of durations are: see in_time(). Where the formula counts days, it is days.
Answer evaluate(const Formula& formula, const Deal& deal);

/// A single name: a measure or an id.
Answer evaluate(std::string_view name, const Deal& deal);

/// What the formula comes to at the most: each figure at what most_of() says where more of it makes the result larger,
/// and at its least where less does.
Answer maximum_of(const Formula& formula, const Deal& deal);

/// The measures of a deal that appear beside those of other deals: money, a factor, a fraction.
struct Measures {
    Answer committed = Unknown{};
    Answer contingent = Unknown{};
    Answer exposure = Unknown{};
    Answer multiple = Unknown{};
    Answer stake = Unknown{};
};
Measures measures_of(const Deal& deal);

/// What is paid of an investment: of a contingent one anything from nothing.
Value paid_of(const Investment& investment);

/// What is paid once its condition is met: all of "up to v", and any value of "a to b".
Extent paid_in_full(const Reported& amount);

// ---- a formula taken apart

/// One reported figure as it enters a formula; or a number, which is 1 with its weight; or a product.
struct Input {
    std::string name;               // an id, `<commitment>.over`, or "elapsed"; empty of a number; the text of a product
    Extent extent;                  // every value it may take; a contingent amount from 0
    Extent most;                    // its contribution to a maximum: 200 of "up to 200", else the figure's values
    Extent least;                   // the same for a minimum: 0 of what is contingent
    std::optional<Number> nominal;  // absent for "a to b" and for dates
    Unit unit{};
    Hedge hedge = Hedge::none;      // as reported; of what may be paid in part "up to"; `between` of a mixture
    Number over = 0;                // weight in the sum above the line
    Number under = 0;               // weight in the sum below the line; 0 everywhere in a sum
    std::vector<Input> within{};    // of a product: the figures in it
    /// Of what may be paid in part, anything from nothing: all of it. Nothing of the figure itself.
    std::optional<Extent> part_of{};
    /// Of a figure that is named and also paid: the weights of what is paid of it, anything from nothing to the figure.
    Number paid_over = 0;
    Number paid_under = 0;

    bool is_number() const { return name.empty(); }
};

struct Expression {
    std::vector<Input> inputs;
    bool is_ratio = false;
    std::string denominator{};  // what stands below the line; empty of a sum
    Unit unit{};
};

/// `growth` is no expression (it needs a power): it gets no_such_name here, and its value from evaluate().
std::variant<Expression, Unknown> expression_of(const Formula& formula, const Deal& deal);

/// The values of the expression over all values of its inputs. Exact: found at the ends of the inputs, which are enough
/// for a quotient of sums. zero_denominator where the denominator reaches zero.
Answer value_of(const Expression& expression);

/// The same expression with each input at what it contributes to the maximum of the whole, or to its minimum.
Expression at_maximum(Expression expression);
Expression at_minimum(Expression expression);

/// A figure that is named by itself, with weight 1 above the line; `paid` as one that may be paid in part.
Input input_of(const NamedFigure& figure, bool paid);

}  // namespace dealcalc
