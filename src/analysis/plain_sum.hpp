#pragma once
// A plain sum: a formula that is one measure of money, or names of figures added up, with every figure in it once and the
// weight of each 1 or -1. Its value is that of the expression (expression.hpp), added up without building one.

#include <optional>

#include <dealcalc/analysis/answer.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// How much of a sum is added up: at its word alone, or with rounding too.
enum class Depth { word, rounding };

struct PlainSum {
    Extent extent{};               // of Depth::word, the rounded ranges are those at their word
    Extent most{};                 // each figure at what it contributes to the maximum of the sum
    std::optional<Number> face{};  // absent where a figure has no single nominal
    Unit unit{};
    bool is_total = false;
};

/// Nothing where the formula is none, and where its value is unknown: then the expression says why. Throws Overflow.
/// Of Depth::word there is also nothing where a figure is not short, since with rounding it might be too much for 128 bits.
std::optional<PlainSum> plain_sum(const Formula& formula, const Deal& deal, Depth depth);

/// A whole figure of which a million, each with its rounding, add up in 128 bits.
bool is_short(const Figure& figure);

}  // namespace dealcalc
