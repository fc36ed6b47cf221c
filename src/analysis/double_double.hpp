#pragma once
// DoubleDouble: a number of about 106 bits as the sum of two doubles, for the few powers whose signs 53 bits leave open.
//
// Errors of a result, relative to it, with u = 2^-53: sum and product 5u^2, quotient 15u^2, and
// exponential 2^-96 + |x| 2^-102. The first three are proved in M. Joldes, J.-M. Muller, V. Popescu, "Tight and rigorous
// error bounds for basic building blocks of double-word arithmetic", ACM TOMS 44 (2017), with room to spare; for the last
// see the comment in the source. No result over- or underflows: exponents stay within 500 of 0, or the value is 0.
//
// Example:
//   exponential(to_double_double(Number::fraction(1, 3)));   // e^(1/3) to 29 digits

#include <dealcalc/base/number.hpp>

namespace dealcalc {

/// |low| is at most half a unit in the last place of high.
struct DoubleDouble {
    double high = 0;
    double low = 0;
};

DoubleDouble operator+(const DoubleDouble& a, const DoubleDouble& b);
DoubleDouble operator*(const DoubleDouble& a, const DoubleDouble& b);
DoubleDouble operator/(const DoubleDouble& a, const DoubleDouble& b);
DoubleDouble operator-(const DoubleDouble& a);

/// Within 2^-99 of the exact value, relative to it.
DoubleDouble to_double_double(const Number& n);

/// e^x; 0 below -600. Precondition: x <= 600.
DoubleDouble exponential(const DoubleDouble& x);

/// ln(x), within 2^-95 or 2^-95 of itself, whichever is more. Precondition: 10^-200 < x < 10^200.
DoubleDouble logarithm(const DoubleDouble& x);

/// The largest multiple of 10^-15 that is not above x, and the smallest that is not below it; each may lie one such step
/// further out. Precondition: |x| < 10^20.
Number number_below(const DoubleDouble& x);
Number number_above(const DoubleDouble& x);

}  // namespace dealcalc
