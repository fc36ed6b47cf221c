#pragma once
// DoubleDouble: a number of about 106 bits as the sum of two doubles, for the few powers whose signs 53 bits leave
// open.
//
// Errors of a result, relative to it, with u = 2^-53: sum and product 5u^2, quotient 15u^2, and
// exponential 2^-96 + |x| 2^-102. The first three are proved in M. Joldes, J.-M. Muller, V. Popescu, "Tight and
// rigorous error bounds for basic building blocks of double-word arithmetic", ACM TOMS 44 (2017), with room to spare;
// for the last see the comment in the source. No result over- or underflows: exponents stay within 500 of 0, or the
// value is 0.
//
// Example:
//   exponential(to_double_double(Number::fraction(1, 3)));   // e^(1/3) to 29 digits

#include <dealcalc/base/rational.hpp>

namespace dealcalc {

/// |low| is at most half a unit in the last place of high.
struct DoubleDouble {
    double high = 0;
    double low = 0;
};

/// The sum and its error, exactly (Knuth).
inline DoubleDouble exact_sum(double a, double b) {
    const double sum = a + b;
    const double b_part = sum - a;
    return {sum, (a - (sum - b_part)) + (b - b_part)};
}

/// The same where |a| >= |b| or a is 0 (Dekker).
inline DoubleDouble renormalized(double a, double b) {
    const double sum = a + b;
    return {sum, b - (sum - a)};
}

/// The upper 26 bits of a double and the others, exactly (Veltkamp).
inline DoubleDouble halves_of(double a) {
    constexpr double splitter = 0x1p27 + 1;
    const double scaled = splitter * a;
    const double upper = scaled - (scaled - a);
    return {upper, a - upper};
}

/// The product and its error, exactly (Dekker): where the machine is not known to have a fused multiplication, that is
/// a call, and costs more than these.
inline DoubleDouble exact_product(double a, double b) {
    const double product = a * b;
    const DoubleDouble x = halves_of(a);
    const DoubleDouble y = halves_of(b);
    return {product, ((x.high * y.high - product) + x.high * y.low + x.low * y.high) + x.low * y.low};
}

inline DoubleDouble operator-(const DoubleDouble& a) { return {-a.high, -a.low}; }

inline DoubleDouble operator+(const DoubleDouble& a, const DoubleDouble& b) {
    const DoubleDouble high = exact_sum(a.high, b.high);
    const DoubleDouble low = exact_sum(a.low, b.low);
    const DoubleDouble first = renormalized(high.high, high.low + low.high);
    return renormalized(first.high, low.low + first.low);
}

inline DoubleDouble operator*(const DoubleDouble& a, const DoubleDouble& b) {
    const DoubleDouble high = exact_product(a.high, b.high);
    return renormalized(high.high, high.low + (a.high * b.low + a.low * b.high));
}

DoubleDouble operator/(const DoubleDouble& a, const DoubleDouble& b);

/// Within 2^-99 of the exact value, relative to it. Precondition: 10^-120 < |n| < 10^120, or n is 0.
DoubleDouble to_double_double(const Number& n);

/// e^x; 0 below -600. Precondition: x <= 600.
DoubleDouble exponential(const DoubleDouble& x);

/// ln(x), within 2^-95 or 2^-95 of itself, whichever is more. Precondition: 10^-200 < x < 10^200.
DoubleDouble logarithm(const DoubleDouble& x);

/// The largest multiple of 10^-15 that is not above x, and the smallest that is not below it; each may lie one such
/// step further out. Precondition: |x| < 10^280.
Number number_below(const DoubleDouble& x);
Number number_above(const DoubleDouble& x);

}  // namespace dealcalc
