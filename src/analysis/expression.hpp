#pragma once
// Arithmetic on expressions: sums and quotients of sums, in which an input has its weights however often it is named.
//
// What is neither is worked out and goes on as one input, the product of a and b, say. That is exact where its figures
// appear nowhere else; where they do, nothing is guessed: Reason::input_twice.

#include <cstddef>
#include <string>
#include <variant>

#include <dealcalc/analysis/evaluate.hpp>

namespace dealcalc {

using MaybeExpression = std::variant<Expression, Unknown>;

/// A part of a formula, for what is said about it.
struct FormulaPart {
    const Formula* formula;
    std::size_t node;
    std::string text() const { return to_text(*formula, node); }
};

struct Operand {
    Expression expression;
    FormulaPart part;
    std::string text() const { return part.text(); }
};

/// A number of a formula.
Expression of_number(const Number& number);

/// Whether the sum below the line is negative, as it is throughout where it cannot be zero.
bool divides_by_negative(const Expression& expression);

Expression times(Expression expression, const Number& factor);
MaybeExpression sum_of(Operand a, Operand b);
/// `whole` is the product itself, whose text may be its name.
MaybeExpression product_of(Operand a, Operand b, const FormulaPart& whole);
MaybeExpression quotient_of(Operand a, Operand b, const FormulaPart& whole);

}  // namespace dealcalc
