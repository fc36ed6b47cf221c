#include "analysis/grid.hpp"

namespace dealcalc {
namespace {

/// Ends that lie nowhere. 64 of them, and as many finite ends, add up within 127 bits.
constexpr Int128 far_out = static_cast<Int128>(1) << 119;
constexpr Int128 farthest = static_cast<Int128>(1) << 112;

constexpr std::int64_t spare = 64;

Int128 greatest_common_divisor(Int128 a, Int128 b) {
    while (b != 0) {
        const Int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

Int128 whole(const Number& scaled) {
    const Int128 value = scaled.numerator();
    if (value > farthest || value < -farthest) throw Overflow();
    return value;
}

}  // namespace

bool inside(const GridRange& inner, const GridRange& outer) {
    const bool low = outer.low == -far_out || inner.low >= outer.low;
    const bool high = outer.high == far_out || inner.high <= outer.high;
    return low && high;
}

Grid::Grid(const std::vector<Number>& values) : factor_(1) {
    for (const Number& value : values) {
        const Int128 shared = greatest_common_divisor(factor_.numerator(), value.denominator());
        factor_ = factor_ * Number::fraction(value.denominator() / shared, 1);
    }
    // Only then the spare: denominators must not use it up.
    factor_ = factor_ * Number(spare) * Number::power_of_ten(6);
}

GridRange Grid::place(const Range& range) const {
    GridRange placed{-far_out, far_out};
    if (range.low()) placed.low = whole(range.low()->at * factor_) + (range.low()->closed ? 0 : 1);
    if (range.high()) placed.high = whole(range.high()->at * factor_) - (range.high()->closed ? 0 : 1);
    return placed;
}

}  // namespace dealcalc
