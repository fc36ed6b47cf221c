#include "base/wide.hpp"

#include <cstdint>
#include <numeric>

namespace dealcalc {

UInt128 greatest_common_divisor(UInt128 a, UInt128 b) {
    while (b != 0) {
        // Hardware division takes over as soon as both fit in a machine word.
        if (((a | b) >> 64) == 0) return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
        const UInt128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

Wide product(UInt128 a, UInt128 b) {
    const UInt128 mask = ~UInt128{0} >> 64;
    const UInt128 low = (a & mask) * (b & mask);
    const UInt128 cross_a = (a >> 64) * (b & mask);
    const UInt128 cross_b = (a & mask) * (b >> 64);
    const UInt128 middle = (low >> 64) + (cross_a & mask) + (cross_b & mask);
    return {(a >> 64) * (b >> 64) + (cross_a >> 64) + (cross_b >> 64) + (middle >> 64), (middle << 64) | (low & mask)};
}

Wide sum(const Wide& a, const Wide& b) {
    const UInt128 low = a.low + b.low;
    return {a.high + b.high + (low < a.low ? 1u : 0u), low};
}

Wide difference(const Wide& a, const Wide& b) {
    return {a.high - b.high - (a.low < b.low ? 1u : 0u), a.low - b.low};
}

bool less(const Wide& a, const Wide& b) {
    return a.high != b.high ? a.high < b.high : a.low < b.low;
}

WideQuotient divide(const Wide& a, UInt128 by) {
    if (a.high == 0) return {{0, a.low / by}, a.low % by};
    WideQuotient result{{a.high / by, 0}, a.high % by};
    for (int bit = 127; bit >= 0; --bit) {
        result.remainder = (result.remainder << 1) | ((a.low >> bit) & 1u);
        if (result.remainder < by) continue;
        result.remainder -= by;
        result.quotient.low |= UInt128{1} << bit;
    }
    return result;
}

}  // namespace dealcalc
