#pragma once
// Ratio: an exact fraction from 0 up, of any size: a probability, or an amount weighted by one.
//
// Units and range: a pure number, or base units of what it is a ratio of. Always in lowest terms, so equal values are
// equal members. Errors: dividing by zero throws DivisionByZero; nothing overflows, rounds or turns negative.
//
// Example:
//   Ratio third = Ratio::of(Natural(1), Natural(3));
//   to_text(third * third);      // "1/9"
//   rounded_text(third, 2);      // "0.33"

#include <compare>
#include <optional>
#include <string>
#include <utility>

#include <dealcalc/base/natural.hpp>
#include <dealcalc/base/number.hpp>

namespace dealcalc {

class Ratio {
public:
    /// Zero.
    Ratio() = default;
    /// Precondition: n >= 0.
    explicit Ratio(const Number& n);
    /// Throws DivisionByZero.
    static Ratio of(Natural numerator, Natural denominator);

    const Natural& numerator() const { return numerator_; }
    const Natural& denominator() const { return denominator_; }
    bool is_zero() const { return numerator_.is_zero(); }

    friend Ratio operator+(const Ratio& a, const Ratio& b);
    /// Precondition: a >= b.
    friend Ratio operator-(const Ratio& a, const Ratio& b);
    friend Ratio operator*(const Ratio& a, const Ratio& b);

    friend bool operator==(const Ratio&, const Ratio&) = default;
    friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b);

private:
    Natural numerator_{};
    Natural denominator_{1};
};

/// Values from `low` to `high`, each end in or out; without a `high` there is no upper end.
struct RatioRange {
    Ratio low{};
    std::optional<Ratio> high{};
    bool low_closed = true;
    bool high_closed = true;

    static RatioRange only(Ratio value) { return {value, value}; }
    static RatioRange between(Ratio low, Ratio high) { return {std::move(low), std::move(high)}; }
    bool is_single() const { return high == low; }
    friend bool operator==(const RatioRange&, const RatioRange&) = default;
};

/// The same value as a Number, where 128 bits hold it.
std::optional<Number> number_of(const Ratio& r);

/// As to_text of a Number: every decimal digit where the expansion ends, else "19/3".
std::string to_text(const Ratio& r);

/// Rounded to `decimals` places, a half up, always with that many decimals. 0 <= decimals.
std::string rounded_text(const Ratio& r, std::size_t decimals);

/// Digits for programs that know no fractions: every digit where the decimal expansion ends, else `significant` of them
/// or the whole part, rounded: "1.25", "0.33333", "-6.3333". significant >= 1.
std::string decimal_text(const Ratio& r, std::size_t significant);
std::string decimal_text(const Number& n, std::size_t significant);

/// The largest multiple of 10^-decimals whose square is not above r.
Ratio square_root_down(const Ratio& r, std::size_t decimals);

/// The nearest binary floating-point number: for JSON's plain numbers.
double to_double(const Ratio& r);

}  // namespace dealcalc
