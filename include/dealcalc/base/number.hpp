#pragma once
// Number: an exact fraction, the only kind of number that money is ever held in.
//
// Units and range: a pure number, numerator and denominator of 127 bits and a sign. It is always in lowest
// terms and the denominator is positive, so equal values are equal members.
// Errors: arithmetic that would leave 128 bits throws Overflow; dividing by zero throws DivisionByZero.
// Nothing wraps, rounds or turns into infinity.
//
// Example:
//   Number multiple = Number(380) / Number(60);   // 19/3
//   to_text(multiple);                            // "19/3"
//   rounded_text(multiple, 2);                    // "6.33"

#include <compare>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dealcalc {

__extension__ typedef __int128 Int128;

/// A result that 128 bits cannot hold.
struct Overflow : std::overflow_error {
    Overflow() : std::overflow_error("the number does not fit in 128 bits") {}
};

struct DivisionByZero : std::domain_error {
    DivisionByZero() : std::domain_error("division by zero") {}
};

class Number {
public:
    constexpr Number() = default;
    constexpr Number(std::int64_t whole) : numerator_(whole) {}

    /// A whole number of 127 bits. Precondition: it is not -2^127.
    static constexpr Number whole(Int128 value) {
        Number result;
        result.numerator_ = value;
        return result;
    }

    /// numerator / denominator in lowest terms. Throws DivisionByZero for a zero denominator, Overflow for -2^127.
    static Number fraction(Int128 numerator, Int128 denominator);

    /// 10^exponent, exactly; a negative exponent gives a fraction. Throws Overflow beyond 10^38 either way.
    static Number power_of_ten(int exponent);

    constexpr Int128 numerator() const { return numerator_; }
    constexpr Int128 denominator() const { return denominator_; }

    constexpr bool is_zero() const { return numerator_ == 0; }
    constexpr bool is_negative() const { return numerator_ < 0; }

    Number operator-() const {
        Number result = *this;
        result.numerator_ = -numerator_;
        return result;
    }
    friend Number operator+(const Number& a, const Number& b) {
        // Whole numbers that fit, as nearly all amounts of money do; -2^127 is left to the check.
        Number result;
        const bool whole = a.denominator_ == 1 && b.denominator_ == 1;
        const bool fits = !__builtin_add_overflow(a.numerator_, b.numerator_, &result.numerator_);
        if (whole && fits && result.numerator_ != out_of_range) return result;
        return checked_sum(a, b);
    }
    friend Number operator-(const Number& a, const Number& b) { return a + -b; }
    friend Number operator*(const Number& a, const Number& b);
    friend Number operator/(const Number& a, const Number& b);

    friend constexpr bool operator==(const Number&, const Number&) = default;
    /// Exact, and never overflows: both fractions are compared quotient by quotient.
    friend std::strong_ordering operator<=>(const Number& a, const Number& b) {
        return a.denominator_ == b.denominator_ ? a.numerator_ <=> b.numerator_ : compared(a, b);
    }

private:
    static constexpr Int128 out_of_range = Int128{1} << 127;  // the one value that has no opposite

    static Number checked_sum(const Number& a, const Number& b);
    static std::strong_ordering compared(const Number& a, const Number& b);

    Int128 numerator_ = 0;
    Int128 denominator_ = 1;
};

Number absolute(const Number& n);

/// Digits with at most one point and no sign ("1234.50"), read exactly; nothing when the digits do not fit in 128 bits
/// or more than 38 of them stand after the point. Commas are passed over.
/// Precondition: every other character is a digit or the one point, and there is a digit.
std::optional<Number> number_from_digits(std::string_view digits);

/// True when the decimal expansion ends, so that to_text gives every digit.
bool is_decimal(const Number& n);

/// The exact value as text: "1.25", "-3", and "19/3" where the decimal expansion does not end.
/// number_from_digits and this are inverse for what both accept.
std::string to_text(const Number& n);
/// The same after what `out` holds.
void append_text(std::string& out, const Number& n);

/// Rounded to `decimals` places, a half away from zero, always with that many decimals: "6.33", "-0.50".
/// 0 <= decimals <= 18. A value that rounds to zero has no minus sign.
std::string rounded_text(const Number& n, int decimals);

/// The nearest multiple of 10^-decimals that is not above n, or not below it: for bounds that must stay true when
/// shortened. 0 <= decimals <= 18. Throws Overflow where 128 bits cannot hold that multiple.
Number rounded_down(const Number& n, int decimals);
Number rounded_up(const Number& n, int decimals);

/// The nearest binary floating-point number: for growth rates and for JSON's plain numbers, never for money sums.
double to_double(const Number& n);

}  // namespace dealcalc
