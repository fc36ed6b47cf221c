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

/// The same of common short figures and nothing else, as nearly always: it is added up in whole numbers. At its word it
/// goes from `least` to `most`, which is also its face.
struct ShortSum {
    Int128 least = 0;
    Int128 most = 0;
    Int128 least_places = 0;  // of the figures in `least` the places of the last written digits, added up
    Int128 most_places = 0;
    Unit unit{};
    bool is_total = false;

    Range word() const { return Range::between(Number::whole(least), Number::whole(most)); }
};

/// Nothing where plain_sum has nothing, and where a figure is not common or not short.
std::optional<ShortSum> short_sum(const Formula& formula, const Deal& deal);

/// The sum with its rounding: that of the figures added up, half a place each.
PlainSum with_rounding(const ShortSum& sum);

/// A whole figure that is not negative and of which no deal holds too many for 128 bits: that takes 2^64 of them.
inline bool is_short(const Figure& figure) {
    constexpr Int128 most = Int128{1} << 62;
    const auto fits = [](const Number& n) { return n.denominator() == 1 && n.numerator() >= 0 && n.numerator() < most; };
    return fits(figure.nominal) && fits(figure.place);
}

}  // namespace dealcalc
