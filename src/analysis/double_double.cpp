#include "analysis/double_double.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace dealcalc {
namespace {

constexpr int digits = std::numeric_limits<double>::digits;

/// Every double is a fraction.
Number exactly(double x) {
    int exponent = 0;
    const auto mantissa = static_cast<std::int64_t>(std::ldexp(std::frexp(x, &exponent), digits));
    Number power = 1, square = 2;
    for (int left = std::abs(exponent - digits); left > 0; left /= 2, square *= square) {
        if (left % 2 != 0) power *= square;
    }
    return exponent < digits ? Number(mantissa) / power : Number(mantissa) * power;
}

constexpr DoubleDouble ln2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

DoubleDouble scaled(const DoubleDouble& x, int exponent) {
    return {std::ldexp(x.high, exponent), std::ldexp(x.low, exponent)};
}

/// A whole number as the nearest double and the double nearest to what is left: within 2^-106.
DoubleDouble from_whole(const Number& n) {
    constexpr std::int64_t exact = std::int64_t{1} << digits;
    if (const auto word = n.as_int64(); word && *word < exact && *word > -exact) return {static_cast<double>(*word), 0};
    const double high = to_double(n);
    return {high, to_double(n - exactly(high))};
}

// With x = k ln 2 + r and |r| < 0.35, and r = i/64 + s with |s| <= 1/128, e^x = 2^k e^(i/64) e^s. Errors relative to
// the result: of r absolutely below |x| 2^-103, of e^(i/64) 2^-97, of e^s 2^-102, and of the product and the sum less
// than 2^-102: together below 2^-96 + |x| 2^-102.

constexpr double table_steps = 64;
constexpr int half_table = 23;  // 64 ln(2) / 2 is 22.2

/// e^s - 1 for |s| < 2^-10 by the first nine terms of its series: what is left out is below 2^-115 of it.
DoubleDouble tiny_less_one(const DoubleDouble& s) {
    constexpr int terms = 9;
    DoubleDouble sum{1, 0};
    for (int k = terms; k > 1; --k) sum = DoubleDouble{1, 0} + s * sum / DoubleDouble{static_cast<double>(k), 0};
    return s * sum;
}

/// e^r for |r| < 0.4: p = e^r - 1 comes from e^(r/512) - 1 by nine doublings p -> 2p + p^2. The error of the series is
/// below 2^-101 of p, and each doubling adds less than 12u^2 of p: together below 2^-97.
DoubleDouble by_doubling(double r) {
    constexpr int doublings = 9;
    DoubleDouble p = tiny_less_one({std::ldexp(r, -doublings), 0});
    for (int i = 0; i < doublings; ++i) p = p + p + p * p;
    return p + DoubleDouble{1, 0};
}

/// e^(i/64) at i + half_table.
std::array<DoubleDouble, 2 * half_table + 1> table_of_powers() {
    std::array<DoubleDouble, 2 * half_table + 1> table;
    for (int i = -half_table; i <= half_table; ++i) {
        table[static_cast<std::size_t>(i + half_table)] = by_doubling(static_cast<double>(i) / table_steps);
    }
    return table;
}

/// 1/k! at k.
constexpr int last_term = 13;
std::array<DoubleDouble, last_term + 1> inverse_factorials_to_last_term() {
    std::array<DoubleDouble, last_term + 1> inverses{DoubleDouble{1, 0}};
    double factorial = 1;  // exact
    for (std::size_t k = 1; k < inverses.size(); ++k) {
        factorial *= static_cast<double>(k);
        inverses[k] = DoubleDouble{1, 0} / DoubleDouble{factorial, 0};
    }
    return inverses;
}

/// e^s - 1 for |s| <= 1/128. The terms from the seventh on are below 2^-61 of e^s, and so doubles are enough for them:
/// they are right within 2^-51 of themselves. After the thirteenth less than 2^-134 is left out. Each of the first six
/// adds less than 20u^2 of a sum below 2^-6: together below 2^-102.
DoubleDouble near_zero_less_one(const DoubleDouble& s) {
    static const auto inverse = inverse_factorials_to_last_term();
    constexpr std::size_t in_doubles = 7;
    double rest = inverse[last_term].high;
    for (std::size_t k = last_term - 1; k >= in_doubles; --k) rest = rest * s.high + inverse[k].high;
    DoubleDouble sum{rest, 0};
    for (std::size_t k = in_doubles - 1; k >= 1; --k) sum = sum * s + inverse[k];
    return sum * s;
}

Number in_steps(const DoubleDouble& x, double (*whole)(double), std::int64_t outwards) {
    const DoubleDouble steps = x * DoubleDouble{1e15, 0};
    return (exactly(whole(steps.high)) + exactly(whole(steps.low)) + outwards) / 1'000'000'000'000'000;
}

}  // namespace

DoubleDouble operator/(const DoubleDouble& a, const DoubleDouble& b) {
    const double first = a.high / b.high;
    const DoubleDouble rest = a + -(b * DoubleDouble{first, 0});
    const double second = rest.high / b.high;
    return renormalized(first, second);
}

DoubleDouble to_double_double(const Number& n) {
    const DoubleDouble above = from_whole(n.numerator());
    return n.is_whole() ? above : above / from_whole(n.denominator());
}

DoubleDouble exponential(const DoubleDouble& x) {
    if (x.high < -600) return {};
    static const auto table = table_of_powers();
    const double k = std::nearbyint(x.high / ln2.high);
    const DoubleDouble rest = x + -(ln2 * DoubleDouble{k, 0});
    const double i = std::nearbyint(rest.high * table_steps);
    const DoubleDouble s = rest + DoubleDouble{-i / table_steps, 0};
    const DoubleDouble& power = table[static_cast<std::size_t>(i + half_table)];
    return scaled(power + power * near_zero_less_one(s), static_cast<int>(k));
}

/// From the logarithm v of a double: ln(x) = v + ln(1 + q) with q = x e^-v - 1, which is so small that q - q^2/2 will
/// do.
DoubleDouble logarithm(const DoubleDouble& x) {
    const double v = std::log(x.high);
    const DoubleDouble q = x * exponential({-v, 0}) + DoubleDouble{-1, 0};
    return DoubleDouble{v, 0} + (q + -(q * q * DoubleDouble{0.5, 0}));
}

Number number_below(const DoubleDouble& x) { return in_steps(x, std::floor, -1); }
Number number_above(const DoubleDouble& x) { return in_steps(x, std::ceil, 1); }

}  // namespace dealcalc
