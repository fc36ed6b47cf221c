#pragma once
// A plain sum: a formula that is one measure of money, or names of figures added up, with every figure in it once and the
// weight of each 1 or -1. Its value is that of the expression (expression.hpp), added up without building one.

#include <optional>

#include <dealcalc/analysis/answer.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

struct PlainSum {
    Extent extent{};
    Extent most{};                 // each figure at what it contributes to the maximum of the sum
    std::optional<Number> face{};  // absent where a figure has no single nominal
    Unit unit{};
    bool is_total = false;
};

/// Nothing where the formula is none, and where its value is unknown: then the expression says why. Throws Overflow.
std::optional<PlainSum> plain_sum(const Formula& formula, const Deal& deal);

}  // namespace dealcalc
