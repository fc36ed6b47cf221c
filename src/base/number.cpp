#include <dealcalc/base/number.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/digits.hpp"
#include "base/wide.hpp"

namespace dealcalc {

namespace {

constexpr Int128 largest = static_cast<Int128>(~UInt128{0} >> 1);

constexpr auto powers_of_ten = [] {
    std::array<Int128, max_power_of_ten + 1> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();

Int128 power(int exponent) {
    return powers_of_ten[static_cast<std::size_t>(exponent)];
}

Int128 checked(UInt128 size, bool negative) {
    if (size > static_cast<UInt128>(largest)) throw Overflow{};
    return negative ? -static_cast<Int128>(size) : static_cast<Int128>(size);
}

Int128 checked_product(Int128 a, Int128 b) {
    Int128 result = 0;
    if (__builtin_mul_overflow(a, b, &result) || result < -largest) throw Overflow{};
    return result;
}

Int128 divisor(Int128 a, Int128 b) {
    return static_cast<Int128>(greatest_common_divisor(magnitude(a), magnitude(b)));
}

Int128 floor_quotient(Int128 n, Int128 d) {
    const Int128 quotient = n / d;
    return n % d < 0 ? quotient - 1 : quotient;
}

/// n - floor_quotient(n, d) * d, whose product need not fit.
Int128 floor_remainder(Int128 n, Int128 d) {
    const Int128 rest = n % d;
    return rest < 0 ? rest + d : rest;
}

/// A magnitude of up to 256 bits with its sign.
struct SignedWide {
    Wide size{};
    bool negative = false;
};

SignedWide signed_product(Int128 a, Int128 b) {
    return {product(magnitude(a), magnitude(b)), (a < 0) != (b < 0)};
}

SignedWide signed_sum(const SignedWide& a, const SignedWide& b) {
    if (a.negative == b.negative) return {sum(a.size, b.size), a.negative};
    if (less(a.size, b.size)) return {difference(b.size, a.size), b.negative};
    return {difference(a.size, b.size), a.negative};
}

std::string whole_text(UInt128 n) {
    std::string text;
    do {
        text += static_cast<char>('0' + static_cast<int>(n % 10));
        n /= 10;
    } while (n != 0);
    std::reverse(text.begin(), text.end());
    return text;
}

/// The magnitude cut after so many decimals: `whole` units, `part` of 10^decimals, and the rest of a last digit.
struct Decimals {
    UInt128 whole = 0;
    UInt128 part = 0;
    UInt128 rest = 0;
};

Decimals cut(const Number& n, int decimals) {
    const UInt128 size = magnitude(n.numerator());
    const UInt128 by = static_cast<UInt128>(n.denominator());
    const WideQuotient part = divide(product(size % by, static_cast<UInt128>(power(decimals))), by);
    return {size / by, part.quotient.low, part.remainder};
}

bool fits_word(Int128 n) { return n == static_cast<std::int64_t>(n); }

/// A fraction in lowest terms.
struct ShortFraction {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
};

/// The sum where every step fits in a machine word, as it does for amounts and halves of their last digit.
std::optional<ShortFraction> short_sum(const Number& a, const Number& b) {
    if (!fits_word(a.numerator()) || !fits_word(b.numerator()) || !fits_word(a.denominator()) ||
        !fits_word(b.denominator())) {
        return std::nullopt;
    }
    const auto under_a = static_cast<std::int64_t>(a.denominator());
    const auto under_b = static_cast<std::int64_t>(b.denominator());
    const std::int64_t common = under_a == under_b ? under_a : std::gcd(under_a, under_b);
    const std::int64_t reduced = under_a / common;
    std::int64_t left = 0, right = 0, total = 0, under = 0;
    if (__builtin_mul_overflow(static_cast<std::int64_t>(a.numerator()), under_b / common, &left) ||
        __builtin_mul_overflow(static_cast<std::int64_t>(b.numerator()), reduced, &right) ||
        __builtin_add_overflow(left, right, &total)) {
        return std::nullopt;
    }
    const std::int64_t cancelled = common == 1 ? 1 : std::gcd(total % common, common);
    if (__builtin_mul_overflow(reduced, under_b / cancelled, &under)) return std::nullopt;
    return ShortFraction{total / cancelled, under};
}

int bit_length(UInt128 n) {
    int bits = 0;
    for (; n != 0; n >>= 1) ++bits;
    return bits;
}

}  // namespace

Number Number::fraction(Int128 numerator, Int128 denominator) {
    if (denominator == 0) throw DivisionByZero{};
    if (numerator < -largest || denominator < -largest) throw Overflow{};
    Number result;
    if (denominator == 1) {
        result.numerator_ = numerator;
        return result;
    }
    const Int128 common = divisor(numerator, denominator);
    const Int128 sign = denominator < 0 ? -1 : 1;
    result.numerator_ = sign * (numerator / common);
    result.denominator_ = sign * (denominator / common);
    return result;
}

Number Number::power_of_ten(int exponent) {
    if (exponent < -max_power_of_ten || exponent > max_power_of_ten) throw Overflow{};
    Number result(1);
    (exponent < 0 ? result.denominator_ : result.numerator_) = power(std::abs(exponent));
    return result;
}

Number Number::checked_sum(const Number& a, const Number& b) {
    Number result;
    if (const auto sum = short_sum(a, b)) {
        result.numerator_ = sum->numerator;
        result.denominator_ = sum->denominator;
        return result;
    }
    if (a.denominator_ == 1 && b.denominator_ == 1) {
        if (__builtin_add_overflow(a.numerator_, b.numerator_, &result.numerator_) || result.numerator_ < -largest) {
            throw Overflow{};
        }
        return result;
    }
    // Over the least common multiple of the denominators; only a divisor of `common` can still be cancelled. The
    // numerator is taken twice as wide, since it may be cancelled, or the two terms may have opposite signs.
    const Int128 common = divisor(a.denominator_, b.denominator_);
    const Int128 reduced = a.denominator_ / common;
    Int128 left = 0;
    Int128 right = 0;
    Int128 total = 0;
    if (!__builtin_mul_overflow(a.numerator_, b.denominator_ / common, &left) &&
        !__builtin_mul_overflow(b.numerator_, reduced, &right) && !__builtin_add_overflow(left, right, &total)) {
        const Int128 cancelled = divisor(total, common);
        result.numerator_ = checked(magnitude(total / cancelled), total < 0);
        result.denominator_ = checked_product(reduced, b.denominator_ / cancelled);
        return result;
    }
    const SignedWide wide = signed_sum(signed_product(a.numerator_, b.denominator_ / common),
                                       signed_product(b.numerator_, reduced));
    const UInt128 rest = divide(wide.size, static_cast<UInt128>(common)).remainder;
    const Int128 cancelled = divisor(static_cast<Int128>(rest), common);
    const Wide quotient = divide(wide.size, static_cast<UInt128>(cancelled)).quotient;
    if (quotient.high != 0) throw Overflow{};
    result.numerator_ = checked(quotient.low, wide.negative);
    result.denominator_ = checked_product(reduced, b.denominator_ / cancelled);
    return result;
}

Number operator*(const Number& a, const Number& b) {
    Number result;
    if (a.denominator_ == 1 && b.denominator_ == 1) {
        result.numerator_ = checked_product(a.numerator_, b.numerator_);
        return result;
    }
    // Cancelled crosswise, the product is in lowest terms: what does not fit then does not fit at all.
    const Int128 first = divisor(a.numerator_, b.denominator_);
    const Int128 second = divisor(b.numerator_, a.denominator_);
    result.numerator_ = checked_product(a.numerator_ / first, b.numerator_ / second);
    result.denominator_ = checked_product(a.denominator_ / second, b.denominator_ / first);
    return result;
}

Number operator/(const Number& a, const Number& b) {
    if (b.is_zero()) throw DivisionByZero{};
    Number reciprocal;
    reciprocal.numerator_ = b.is_negative() ? -b.denominator_ : b.denominator_;
    reciprocal.denominator_ = b.is_negative() ? -b.numerator_ : b.numerator_;
    return a * reciprocal;
}

/// Precondition: the denominators differ.
std::strong_ordering Number::compared(const Number& a, const Number& b) {
    Int128 n1 = a.numerator_, d1 = a.denominator_;
    Int128 n2 = b.numerator_, d2 = b.denominator_;
    while (true) {
        const Int128 q1 = floor_quotient(n1, d1);
        const Int128 q2 = floor_quotient(n2, d2);
        if (q1 != q2) return q1 <=> q2;
        const Int128 r1 = floor_remainder(n1, d1);
        const Int128 r2 = floor_remainder(n2, d2);
        // Not both are zero: fractions in lowest terms with unlike denominators are unlike.
        if (r1 == 0) return std::strong_ordering::less;
        if (r2 == 0) return std::strong_ordering::greater;
        // r1/d1 against r2/d2 is d2/r2 against d1/r1.
        n1 = d2;
        n2 = d1;
        d2 = r1;
        d1 = r2;
    }
}

Number absolute(const Number& n) {
    return n.is_negative() ? -n : n;
}

std::optional<Digits> read_digits(std::string_view text) {
    Digits digits;
    bool after_point = false;
    // As many digits as one machine word holds, then the others.
    constexpr std::size_t short_text = 18;
    if (text.size() <= short_text) {
        std::uint64_t significand = 0;
        for (const char c : text) {
            if (c == '.') after_point = true;
            if (!is_digit(c)) continue;
            significand = significand * 10 + static_cast<std::uint64_t>(c - '0');
            if (after_point) ++digits.decimals;
        }
        digits.significand = static_cast<Int128>(significand);
        return digits;
    }
    for (const char c : text) {
        if (c == ',') continue;
        if (c == '.') {
            after_point = true;
            continue;
        }
        if (__builtin_mul_overflow(digits.significand, Int128{10}, &digits.significand) ||
            __builtin_add_overflow(digits.significand, Int128{c - '0'}, &digits.significand)) {
            return std::nullopt;
        }
        if (after_point) ++digits.decimals;
    }
    if (digits.decimals > max_power_of_ten) return std::nullopt;
    return digits;
}

std::string grouped(std::string_view number) {
    const std::size_t point = std::min(number.find('.'), number.size());
    std::string out;
    for (std::size_t i = 0; i < number.size(); ++i) {
        const bool inside = i > 0 && i < point && number[i - 1] != '-';
        if (inside && (point - i) % 3 == 0) out += ',';
        out += number[i];
    }
    return out;
}

std::string grouped(std::size_t count) { return grouped(std::to_string(count)); }

int insignificant_zeros(const Digits& digits) {
    if (digits.decimals > 0 || digits.significand == 0) return 0;
    int zeros = 0;
    Int128 left = digits.significand;
    constexpr Int128 one_word = Int128{1} << 63;
    for (; left >= one_word && left % 10 == 0; left /= 10) ++zeros;
    if (left >= one_word) return zeros;
    for (auto word = static_cast<std::uint64_t>(left); word % 10 == 0; word /= 10) ++zeros;
    return zeros;
}

std::optional<Number> number_from_digits(std::string_view digits) {
    const auto read = read_digits(digits);
    if (!read) return std::nullopt;
    return Number::fraction(read->significand, power(read->decimals));
}

bool is_decimal(const Number& n) {
    Int128 left = n.denominator();
    while (left % 2 == 0) left /= 2;
    while (left % 5 == 0) left /= 5;
    return left == 1;
}

void append_text(std::string& out, const Number& n) {
    constexpr auto most = static_cast<Int128>(std::numeric_limits<std::int64_t>::max());
    const bool is_short = n.denominator() == 1 && n.numerator() <= most && n.numerator() >= -most;
    if (!is_short) {
        out += to_text(n);
        return;
    }
    std::array<char, 20> digits;
    const auto value = static_cast<std::int64_t>(n.numerator());
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

std::string to_text(const Number& n) {
    const UInt128 size = magnitude(n.numerator());
    const UInt128 by = static_cast<UInt128>(n.denominator());
    const std::string sign = n.is_negative() ? "-" : "";
    if (!is_decimal(n)) return sign + whole_text(size) + "/" + whole_text(by);
    std::string text = sign + whole_text(size / by);
    UInt128 rest = size % by;
    if (rest != 0) text += '.';
    while (rest != 0) {
        const WideQuotient next = divide(product(rest, 10), by);
        text += static_cast<char>('0' + static_cast<int>(next.quotient.low));
        rest = next.remainder;
    }
    return text;
}

std::string rounded_text(const Number& n, int decimals) {
    Decimals parts = cut(n, decimals);
    const UInt128 one = static_cast<UInt128>(power(decimals));
    // Twice the rest may need 128 bits, and has them: denominators stay below 2^127.
    if (2 * parts.rest >= static_cast<UInt128>(n.denominator())) ++parts.part;
    if (parts.part == one) {
        parts.part = 0;
        ++parts.whole;
    }
    std::string text = n.is_negative() && (parts.whole | parts.part) != 0 ? "-" : "";
    text += whole_text(parts.whole);
    if (decimals == 0) return text;
    const std::string digits = whole_text(parts.part);
    return text + "." + std::string(static_cast<std::size_t>(decimals) - digits.size(), '0') + digits;
}

Number rounded_down(const Number& n, int decimals) {
    if (n.is_negative()) return -rounded_up(-n, decimals);
    const Decimals parts = cut(n, decimals);
    return Number::fraction(static_cast<Int128>(parts.whole), 1) +
           Number::fraction(static_cast<Int128>(parts.part), power(decimals));
}

Number rounded_up(const Number& n, int decimals) {
    if (n.is_negative()) return -rounded_down(-n, decimals);
    const Number down = rounded_down(n, decimals);
    return down == n ? n : down + Number::power_of_ten(-decimals);
}

double to_double(const Number& n) {
    const UInt128 size = magnitude(n.numerator());
    const UInt128 by = static_cast<UInt128>(n.denominator());
    // A quotient of 64 or 65 bits, with a last bit for whatever is left over, then rounds once and correctly.
    const int shift = 64 - bit_length(size) + bit_length(by);
    WideQuotient wide;
    if (shift < 0) {
        const UInt128 shifted = by << -shift;
        wide = {{0, size / shifted}, size % shifted};
    } else {
        const int first = std::min(shift, 126);
        wide = divide(product(size << (shift - first), UInt128{1} << first), by);
    }
    const double result = static_cast<double>((wide.quotient.low << 1) | (wide.remainder != 0 ? 1u : 0u));
    return std::ldexp(n.is_negative() ? -result : result, -shift - 1);
}

}  // namespace dealcalc
