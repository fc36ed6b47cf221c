#pragma once
// Wide: a product of two 128-bit magnitudes, for the few steps that need more room than their result.

#include <dealcalc/base/number.hpp>

namespace dealcalc {

__extension__ typedef unsigned __int128 UInt128;

/// high * 2^128 + low.
struct Wide {
    UInt128 high = 0;
    UInt128 low = 0;
};

struct WideQuotient {
    Wide quotient{};
    UInt128 remainder = 0;
};

constexpr UInt128 magnitude(Int128 n) {
    return n < 0 ? UInt128{0} - static_cast<UInt128>(n) : static_cast<UInt128>(n);
}

UInt128 greatest_common_divisor(UInt128 a, UInt128 b);

Wide product(UInt128 a, UInt128 b);
/// Precondition: the sum fits in 256 bits.
Wide sum(const Wide& a, const Wide& b);
/// Precondition: a >= b.
Wide difference(const Wide& a, const Wide& b);
bool less(const Wide& a, const Wide& b);
/// Precondition: 0 < by < 2^127.
WideQuotient divide(const Wide& a, UInt128 by);

}  // namespace dealcalc
