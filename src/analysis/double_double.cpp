#include "analysis/double_double.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace dealcalc {
namespace {

constexpr DoubleDouble ln2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

/// The sum and its error, exactly (Knuth).
DoubleDouble exact_sum(double a, double b) {
    const double sum = a + b;
    const double b_part = sum - a;
    return {sum, (a - (sum - b_part)) + (b - b_part)};
}

/// The same where |a| >= |b| or a is 0 (Dekker).
DoubleDouble renormalized(double a, double b) {
    const double sum = a + b;
    return {sum, b - (sum - a)};
}

DoubleDouble exact_product(double a, double b) {
    const double product = a * b;
    return {product, std::fma(a, b, -product)};
}

DoubleDouble scaled(const DoubleDouble& x, int exponent) {
    return {std::ldexp(x.high, exponent), std::ldexp(x.low, exponent)};
}

/// An integer in three parts that doubles hold exactly.
DoubleDouble from_integer(Int128 n) {
    constexpr Int128 base = Int128{1} << 48;
    const Int128 upper = n / base;
    const double low = static_cast<double>(n % base);
    const double middle = std::ldexp(static_cast<double>(upper % base), 48);
    const double high = std::ldexp(static_cast<double>(upper / base), 96);
    return exact_sum(high, middle) + DoubleDouble{low, 0};
}

constexpr int series_terms = 9;

/// 1/k at k.
std::array<DoubleDouble, series_terms + 1> reciprocals() {
    std::array<DoubleDouble, series_terms + 1> table;
    for (std::size_t k = 1; k < table.size(); ++k) {
        table[k] = DoubleDouble{1, 0} / DoubleDouble{static_cast<double>(k), 0};
    }
    return table;
}

/// e^s - 1 for |s| < 2^-10 by the first terms of its series: what is left out is below 2^-115 of it.
DoubleDouble small_exponential_less_one(const DoubleDouble& s) {
    static const auto one_over = reciprocals();
    DoubleDouble sum{1, 0};
    for (std::size_t k = series_terms; k > 1; --k) sum = DoubleDouble{1, 0} + s * sum * one_over[k];
    return s * sum;
}

Number in_steps(const DoubleDouble& x, double (*whole)(double), std::int64_t outwards) {
    const DoubleDouble steps = x * DoubleDouble{1e15, 0};
    const Int128 sum = static_cast<Int128>(whole(steps.high)) + static_cast<Int128>(whole(steps.low));
    return Number::fraction(sum + outwards, Int128{1'000'000'000'000'000});
}

}  // namespace

DoubleDouble operator+(const DoubleDouble& a, const DoubleDouble& b) {
    const DoubleDouble high = exact_sum(a.high, b.high);
    const DoubleDouble low = exact_sum(a.low, b.low);
    const DoubleDouble first = renormalized(high.high, high.low + low.high);
    return renormalized(first.high, low.low + first.low);
}

DoubleDouble operator*(const DoubleDouble& a, const DoubleDouble& b) {
    const DoubleDouble high = exact_product(a.high, b.high);
    const double cross = std::fma(a.high, b.low, a.low * b.high);
    return renormalized(high.high, high.low + cross);
}

DoubleDouble operator/(const DoubleDouble& a, const DoubleDouble& b) {
    const double first = a.high / b.high;
    const DoubleDouble rest = a + -(b * DoubleDouble{first, 0});
    const double second = rest.high / b.high;
    return renormalized(first, second);
}

DoubleDouble operator-(const DoubleDouble& a) { return {-a.high, -a.low}; }

DoubleDouble to_double_double(const Number& n) {
    const DoubleDouble above = from_integer(n.numerator());
    return n.denominator() == 1 ? above : above / from_integer(n.denominator());
}

/// With x = k ln 2 + r and |r| < 0.35, e^x = 2^k (1 + p), where p = e^r - 1 comes from e^(r/512) - 1 by nine doublings
/// p -> 2p + p^2. Errors relative to the result: of r absolutely below |x| 2^-103, of the series below 2^-101 of p, and
/// each doubling adds less than 12u^2 of p: together below 2^-97.
DoubleDouble exponential(const DoubleDouble& x) {
    constexpr int doublings = 9;
    if (x.high < -600) return {};
    const double k = std::nearbyint(x.high / ln2.high);
    const DoubleDouble rest = x + -(ln2 * DoubleDouble{k, 0});
    DoubleDouble p = small_exponential_less_one(scaled(rest, -doublings));
    for (int i = 0; i < doublings; ++i) p = p + p + p * p;
    return scaled(p + DoubleDouble{1, 0}, static_cast<int>(k));
}

/// From the logarithm v of a double: ln(x) = v + ln(1 + q) with q = x e^-v - 1, which is so small that q - q^2/2 will do.
DoubleDouble logarithm(const DoubleDouble& x) {
    const double v = std::log(x.high);
    const DoubleDouble q = x * exponential({-v, 0}) + DoubleDouble{-1, 0};
    return DoubleDouble{v, 0} + (q + -(q * q * DoubleDouble{0.5, 0}));
}

Number number_below(const DoubleDouble& x) { return in_steps(x, std::floor, -1); }
Number number_above(const DoubleDouble& x) { return in_steps(x, std::ceil, 1); }

}  // namespace dealcalc
