#pragma once
// Rational: an exact fraction of any size, the only kind of number that money is ever held in.
//
// Units and range: a pure number. It is always in lowest terms with its sign above, so equal values compare equal.
// A numerator and a denominator of 63 bits, as nearly all have, stand in the number itself, and sums of such never
// allocate; what is longer is kept in limbs. A number that was moved from is 0 or what it was.
// Errors: dividing by zero throws DivisionByZero. Nothing overflows, wraps, rounds or turns into infinity.
//
// Example:
//   Rational multiple = Rational(380) / Rational(60);   // 19/3
//   to_text(multiple);                                  // "19/3"
//   rounded_text(multiple, 2);                          // "6.33"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace dealcalc {

__extension__ typedef __int128 Int128;

struct DivisionByZero : std::domain_error {
    DivisionByZero() : std::domain_error("division by zero") {}
};

class Rational {
public:
    constexpr Rational() noexcept = default;
    constexpr Rational(std::int64_t whole) noexcept : content_{whole} {}
    static Rational whole(Int128 value);

    /// numerator / denominator in lowest terms. Throws DivisionByZero.
    static Rational fraction(Int128 numerator, Int128 denominator);

    /// 10^exponent, exactly; a negative exponent gives a fraction.
    static Rational power_of_ten(int exponent);

    constexpr Rational(const Rational& other) : content_(other.content_), denominator_(other.denominator_) {
        if (other.is_large()) content_.large = copy_of(*other.content_.large);
    }
    constexpr Rational(Rational&& other) noexcept : content_(other.content_), denominator_(other.denominator_) {
        if (is_large()) other.become(0, 1);
    }
    Rational& operator=(const Rational& other) {
        if (is_large() || other.is_large()) return *this = Rational(other);
        become(other.content_.numerator, other.denominator_);
        return *this;
    }
    Rational& operator=(Rational&& other) noexcept {
        std::swap(content_, other.content_);
        std::swap(denominator_, other.denominator_);
        return *this;
    }
    constexpr ~Rational() {
        if (is_large()) release(content_.large);
    }

    /// Whole numbers, the denominator above 0.
    Rational numerator() const;
    Rational denominator() const;

    bool is_whole() const { return denominator_ == 1 || (is_large() && is_large_whole()); }
    constexpr bool is_zero() const { return denominator_ == 1 && content_.numerator == 0; }
    bool is_negative() const { return is_large() ? is_large_negative() : content_.numerator < 0; }

    /// The value, where it is whole and fits.
    std::optional<std::int64_t> as_int64() const {
        return denominator_ == 1 ? std::optional(content_.numerator) : std::nullopt;
    }
    std::optional<Int128> as_int128() const;

    Rational operator-() const {
        if (is_large() || content_.numerator == smallest) return opposite();
        return {-content_.numerator, denominator_};
    }
    friend Rational operator+(const Rational& a, const Rational& b) {
        std::int64_t sum = 0;
        const bool is_word = !__builtin_add_overflow(a.word(), b.word(), &sum);
        return a.denominator_ == 1 && b.denominator_ == 1 && is_word ? Rational(sum) : sum_of(a, b);
    }
    friend Rational operator-(const Rational& a, const Rational& b) {
        std::int64_t difference = 0;
        const bool is_word = !__builtin_sub_overflow(a.word(), b.word(), &difference);
        return a.denominator_ == 1 && b.denominator_ == 1 && is_word ? Rational(difference) : sum_of(a, -b);
    }
    friend Rational operator*(const Rational& a, const Rational& b);
    friend Rational operator/(const Rational& a, const Rational& b);
    Rational& operator+=(const Rational& b) { return *this = *this + b; }
    Rational& operator-=(const Rational& b) { return *this = *this - b; }
    Rational& operator*=(const Rational& b) { return *this = *this * b; }

    friend bool operator==(const Rational& a, const Rational& b) {
        if (a.denominator_ != b.denominator_) return false;
        return a.is_large() ? compared(a, b) == 0 : a.content_.numerator == b.content_.numerator;
    }
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
        if (a.denominator_ != b.denominator_ || a.is_large()) return compared(a, b);
        return a.content_.numerator <=> b.content_.numerator;
    }

private:
    struct Large;  // sign and limbs of what does not fit here
    struct Terms;  // a number as limbs, whatever its size
    friend std::size_t bit_length(const Rational& n);
    friend std::optional<int> decimals_of(const Rational& n);
    friend std::string to_text(const Rational& n);
    friend Rational rounded_down(const Rational& n, int decimals);
    friend double to_double(const Rational& n);

    constexpr Rational(std::int64_t numerator, std::int64_t denominator) noexcept
        : content_{numerator}
        , denominator_(denominator) {}

    constexpr bool is_large() const { return denominator_ == 0; }
    /// The numerator of what is not large.
    std::int64_t word() const { return is_large() ? 0 : content_.numerator; }
    constexpr void become(std::int64_t numerator, std::int64_t denominator) {
        content_ = {numerator};
        denominator_ = denominator;
    }

    static Large* copy_of(const Large& large);
    static void release(Large* large) noexcept;
    bool is_large_whole() const;
    bool is_large_negative() const;
    Rational opposite() const;
    static Rational sum_of(const Rational& a, const Rational& b);
    static std::strong_ordering compared(const Rational& a, const Rational& b);

    static constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

    union Content {
        std::int64_t numerator;
        Large* large;
    };
    Content content_{0};
    std::int64_t denominator_ = 1;  // 0: the number is large
};

using Number = Rational;

Rational absolute(const Rational& n);

/// How many binary digits the longer of numerator and denominator has: 1 of 0 and 1, 2 of 3, 5 of 3/16.
std::size_t bit_length(const Rational& n);

/// The exponent of the first decimal digit: 10^e <= |n| < 10^(e+1): 2 of 380, -2 of 0.05. Precondition: n is not 0.
int first_place(const Rational& n);

/// Digits with at most one point and no sign ("1234.50"), read exactly; nothing where they are more than a reported
/// number may have: from 2^127 on without their point, or more than 38 after it. Commas are passed over.
/// Precondition: every other character is a digit or the one point, and there is a digit.
std::optional<Rational> number_from_digits(std::string_view digits);

/// How many decimals write the value exactly: 0 of 7, 2 of 5/4; nothing where they have no end, as of 19/3.
std::optional<int> decimals_of(const Rational& n);

/// The exact value as text: "1.25", "-3", and "19/3" where the decimal expansion does not end.
/// number_from_digits and this are inverse for what both accept.
std::string to_text(const Rational& n);
/// The same after what `out` holds.
void append_text(std::string& out, const Rational& n);

/// Rounded to `decimals` places, a half away from zero, always with that many decimals: "6.33", "-0.50".
/// decimals >= 0. A value that rounds to zero has no minus sign.
std::string rounded_text(const Rational& n, int decimals);

/// Digits for programs that know no fractions: every digit where the decimal expansion ends, else `significant` of them
/// or the whole part, rounded: "1.25", "0.33333", "-6.3333". significant >= 1.
std::string decimal_text(const Rational& n, int significant);

/// The nearest multiple of 10^-decimals that is not above n, or not below it: for bounds that must stay true when
/// shortened. decimals >= 0.
Rational rounded_down(const Rational& n, int decimals);
Rational rounded_up(const Rational& n, int decimals);

/// The largest multiple of 10^-decimals whose square is not above n. Precondition: n >= 0, decimals >= 0.
Rational square_root_down(const Rational& n, int decimals);

/// The nearest binary floating-point number, infinite past the largest: for growth rates and for JSON's plain numbers,
/// never for sums of money.
double to_double(const Rational& n);

}  // namespace dealcalc
