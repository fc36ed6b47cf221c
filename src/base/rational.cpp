#include <dealcalc/base/rational.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <numeric>

#include "base/digits.hpp"
#include "base/limbs.hpp"

namespace dealcalc {
namespace {

__extension__ typedef unsigned __int128 UInt128;

constexpr Limb largest_word = std::numeric_limits<std::int64_t>::max();
constexpr Limb one = 1;

constexpr int longest_word_power = 18;

constexpr Limb size_of(std::int64_t n) { return n < 0 ? Limb{0} - static_cast<Limb>(n) : static_cast<Limb>(n); }
constexpr UInt128 size_of(Int128 n) { return n < 0 ? UInt128{0} - static_cast<UInt128>(n) : static_cast<UInt128>(n); }

/// Precondition: b > 0.
std::int64_t common_divisor(UInt128 a, std::int64_t b) {
    if (b == 1) return 1;
    const auto word = static_cast<Limb>(b);
    return static_cast<std::int64_t>(std::gcd(static_cast<Limb>(a % word), word));
}

UInt128 common_divisor(UInt128 a, UInt128 b) {
    while (b != 0) a = std::exchange(b, a % b);
    return a;
}

LimbView view_of(const Limb& n) { return {&n, n != 0 ? std::size_t{1} : std::size_t{0}}; }

Limbs limbs_of(UInt128 n) {
    const auto low = static_cast<Limb>(n);
    const auto high = static_cast<Limb>(n >> 64);
    if (high != 0) return {low, high};
    return low != 0 ? Limbs{low} : Limbs{};
}

/// Precondition: at most two limbs.
UInt128 joined(LimbView n) { return n.empty() ? 0 : (UInt128{n.size() > 1 ? n[1] : 0} << 64) | n[0]; }

Limbs long_power_of_ten(int exponent) {
    constexpr Limb chunk = powers_of_ten[longest_word_power];
    Limbs result{1};
    for (; exponent > longest_word_power; exponent -= longest_word_power) result = product(result, view_of(chunk));
    const auto rest = static_cast<Limb>(powers_of_ten[static_cast<std::size_t>(exponent)]);
    return product(result, view_of(rest));
}

}  // namespace

/// Above and below the line, in lowest terms; a whole number has nothing below.
struct Rational::Large {
    bool negative = false;
    Limbs above{};
    Limbs below{};

    /// Precondition: in lowest terms. Nothing below is 1.
    static Rational number(bool negative, Limbs above, Limbs below) {
        const Limb under = below.empty() ? 1 : below.front();
        const Limb over = above.empty() ? 0 : above.front();
        const bool fits = above.size() < 2 && below.size() < 2 && under <= largest_word &&
                          over <= largest_word + (negative ? 1 : 0);
        if (fits) return {static_cast<std::int64_t>(negative ? 0 - over : over), static_cast<std::int64_t>(under)};
        if (below.size() == 1 && under == 1) below.clear();
        Rational result;
        result.content_.large = new Large{negative, std::move(above), std::move(below)};
        result.denominator_ = 0;
        return result;
    }

    /// Precondition: in lowest terms, below > 0.
    static Rational number(Int128 above, Int128 below) {
        const auto over = static_cast<std::int64_t>(above);
        const auto under = static_cast<std::int64_t>(below);
        if (over == above && under == below) return {over, under};
        return number(above < 0, limbs_of(size_of(above)), limbs_of(size_of(below)));
    }
};

struct Rational::Terms {
    explicit Terms(const Rational& n)
        : negative(n.is_negative())
        , word(n.is_large() ? 0 : size_of(n.content_.numerator))
        , word_below(static_cast<Limb>(n.denominator_))
        , above(n.is_large() ? LimbView(n.content_.large->above) : view_of(word))
        , below(!n.is_large()                          ? view_of(word_below)
                : n.content_.large->below.empty() ? view_of(one)
                                                       : LimbView(n.content_.large->below)) {}
    Terms(const Terms&) = delete;
    Terms& operator=(const Terms&) = delete;

    bool is_whole() const { return below.size() == 1 && below.front() == 1; }

    bool negative;
    Limb word, word_below;
    LimbView above, below;
};

namespace {

/// Limbs with a sign.
struct Signed {
    bool negative = false;
    Limbs size{};
};

Signed signed_sum(bool negative_a, LimbView a, bool negative_b, LimbView b) {
    if (negative_a == negative_b) return {negative_a, sum(a, b)};
    return compare(a, b) < 0 ? Signed{negative_b, difference(b, a)} : Signed{negative_a, difference(a, b)};
}

Limbs quotient(LimbView a, LimbView b) { return divide(a, b).quotient; }

Limbs common_divisor(LimbView a, LimbView b) {
    return greatest_common_divisor(Limbs(a.begin(), a.end()), Limbs(b.begin(), b.end()));
}

/// "1234" as "1.234".
std::string with_point(std::string digits, int decimals) {
    const auto after = static_cast<std::size_t>(decimals);
    if (after == 0) return digits;
    if (digits.size() <= after) digits.insert(0, after + 1 - digits.size(), '0');
    digits.insert(digits.size() - after, 1, '.');
    return digits;
}

}  // namespace

Rational::Large* Rational::copy_of(const Large& large) { return new Large(large); }
void Rational::release(Large* large) noexcept { delete large; }
bool Rational::is_large_whole() const { return content_.large->below.empty(); }
bool Rational::is_large_negative() const { return content_.large->negative; }

Rational Rational::whole(Int128 value) { return Large::number(value, 1); }

Rational Rational::fraction(Int128 numerator, Int128 denominator) {
    if (denominator == 0) throw DivisionByZero{};
    const bool negative = (numerator < 0) != (denominator < 0);
    UInt128 above = size_of(numerator);
    UInt128 below = size_of(denominator);
    const UInt128 common = below <= largest_word
                               ? static_cast<UInt128>(common_divisor(above, static_cast<std::int64_t>(below)))
                               : common_divisor(above, below);
    above /= common;
    below /= common;
    return Large::number(negative && above != 0, limbs_of(above), limbs_of(below));
}

Rational Rational::power_of_ten(int exponent) {
    const int size = std::abs(exponent);
    if (size > longest_word_power) {
        Limbs power = long_power_of_ten(size);
        return exponent > 0 ? Large::number(false, std::move(power), {}) : Large::number(false, {1}, std::move(power));
    }
    const std::int64_t power = powers_of_ten[static_cast<std::size_t>(size)];
    return exponent < 0 ? Rational(1, power) : Rational(power);
}

Rational Rational::numerator() const {
    if (!is_large()) return content_.numerator;
    return Large::number(content_.large->negative, content_.large->above, {});
}

Rational Rational::denominator() const {
    if (!is_large()) return denominator_;
    return is_whole() ? Rational(1) : Large::number(false, content_.large->below, {});
}

std::optional<Int128> Rational::as_int128() const {
    if (denominator_ == 1) return content_.numerator;
    if (!is_whole() || content_.large->above.size() > 2) return std::nullopt;
    const UInt128 size = joined(content_.large->above);
    if (size >> 127 != 0) return std::nullopt;
    return content_.large->negative ? -static_cast<Int128>(size) : static_cast<Int128>(size);
}

Rational Rational::opposite() const {
    const Terms n(*this);
    return Large::number(!n.negative, {n.above.begin(), n.above.end()}, {n.below.begin(), n.below.end()});
}

/// Over the least common multiple of the denominators; only a divisor of `common` can then still be cancelled.
Rational Rational::sum_of(const Rational& a, const Rational& b) {
    if (!a.is_large() && !b.is_large()) {
        const std::int64_t common = a.denominator_ == b.denominator_
                                        ? a.denominator_
                                        : common_divisor(static_cast<Limb>(a.denominator_), b.denominator_);
        const std::int64_t reduced = a.denominator_ / common;
        const Int128 total = Int128{a.content_.numerator} * (b.denominator_ / common) +
                             Int128{b.content_.numerator} * reduced;
        const std::int64_t cancelled = common_divisor(size_of(total), common);
        return Large::number(total / cancelled, Int128{reduced} * (b.denominator_ / cancelled));
    }
    const Terms x(a), y(b);
    if (x.is_whole() && y.is_whole()) {
        Signed total = signed_sum(x.negative, x.above, y.negative, y.above);
        return Large::number(total.negative, std::move(total.size), {});
    }
    const Limbs common = common_divisor(x.below, y.below);
    const Limbs reduced = quotient(x.below, common);
    const Signed total = signed_sum(x.negative, product(x.above, quotient(y.below, common)), y.negative,
                                    product(y.above, reduced));
    const Limbs cancelled = common_divisor(total.size, common);
    return Large::number(total.negative, quotient(total.size, cancelled),
                         product(reduced, quotient(y.below, cancelled)));
}

/// Cancelled crosswise, the product is in lowest terms.
Rational operator*(const Rational& a, const Rational& b) {
    if (!a.is_large() && !b.is_large()) {
        const std::int64_t first = common_divisor(size_of(a.content_.numerator), b.denominator_);
        const std::int64_t second = common_divisor(size_of(b.content_.numerator), a.denominator_);
        return Rational::Large::number(Int128{a.content_.numerator / first} * (b.content_.numerator / second),
                                       Int128{a.denominator_ / second} * (b.denominator_ / first));
    }
    const Rational::Terms x(a), y(b);
    const bool negative = x.negative != y.negative;
    if (x.is_whole() && y.is_whole()) return Rational::Large::number(negative, product(x.above, y.above), {});
    if (x.above.empty() || y.above.empty()) return 0;
    const Limbs first = common_divisor(x.above, y.below);
    const Limbs second = common_divisor(y.above, x.below);
    return Rational::Large::number(negative, product(quotient(x.above, first), quotient(y.above, second)),
                                   product(quotient(x.below, second), quotient(y.below, first)));
}

Rational operator/(const Rational& a, const Rational& b) {
    if (b.is_zero()) throw DivisionByZero{};
    const std::int64_t by = b.word();
    if (by > 0) return a * Rational(b.denominator_, by);
    if (by < 0 && by != Rational::smallest) return a * Rational(-b.denominator_, -by);
    const Rational::Terms terms(b);
    return a * Rational::Large::number(terms.negative, {terms.below.begin(), terms.below.end()},
                                       {terms.above.begin(), terms.above.end()});
}

std::strong_ordering Rational::compared(const Rational& a, const Rational& b) {
    if (!a.is_large() && !b.is_large()) {
        return Int128{a.content_.numerator} * b.denominator_ <=> Int128{b.content_.numerator} * a.denominator_;
    }
    const Terms x(a), y(b);
    if (x.negative != y.negative) return y.negative <=> x.negative;
    const auto order = compare(product(x.above, y.below), product(y.above, x.below));
    return x.negative ? 0 <=> order : order;
}

Rational absolute(const Rational& n) { return n.is_negative() ? -n : n; }

// ---- what needs the limbs of a number

std::size_t bit_length(const Rational& n) {
    const Rational::Terms terms(n);
    return std::max(bit_length(terms.above), bit_length(terms.below));
}

Rational rounded_down(const Rational& n, int decimals) {
    if (decimals != 0) {
        const Rational power = Rational::power_of_ten(decimals);
        return rounded_down(n * power, 0) / power;
    }
    if (n.is_whole()) return n;
    if (!n.is_large()) return n.content_.numerator / n.denominator_ - (n.is_negative() ? 1 : 0);
    const Rational::Terms terms(n);
    const Rational cut = Rational::Large::number(terms.negative, quotient(terms.above, terms.below), {});
    return terms.negative ? cut - 1 : cut;
}

std::optional<int> decimals_of(const Rational& n) {
    int fives = 0;
    if (!n.is_large()) {
        std::int64_t left = n.denominator_;
        for (; left % 5 == 0; left /= 5) ++fives;
        const int twos = std::countr_zero(static_cast<Limb>(left));
        return left >> twos == 1 ? std::optional(std::max(twos, fives)) : std::nullopt;
    }
    const Rational::Terms terms(n);
    Limbs left(terms.below.begin(), terms.below.end());
    constexpr Limb five = 5;
    for (LimbQuotient next; (next = divide(left, view_of(five))).remainder.empty(); ++fives) {
        left = std::move(next.quotient);
    }
    const std::size_t twos = bit_length(left) - 1;
    if (left != shifted_up(view_of(one), twos)) return std::nullopt;
    return std::max(static_cast<int>(twos), fives);
}

std::string to_text(const Rational& n) {
    if (const auto word = n.as_int64()) return std::to_string(*word);
    if (n.is_negative()) return "-" + to_text(-n);
    if (n.is_whole()) return digits_of(n.content_.large->above);
    const auto decimals = decimals_of(n);
    if (!decimals) return to_text(n.numerator()) + "/" + to_text(n.denominator());
    return with_point(to_text(n * Rational::power_of_ten(*decimals)), *decimals);
}

void append_text(std::string& out, const Rational& n) {
    const auto word = n.as_int64();
    if (!word) {
        out += to_text(n);
        return;
    }
    std::array<char, 20> digits;
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), *word).ptr);
}

double to_double(const Rational& n) {
    constexpr Limb exact = Limb{1} << std::numeric_limits<double>::digits;
    if (!n.is_large() && static_cast<Limb>(n.denominator_) < exact && size_of(n.content_.numerator) < exact) {
        return static_cast<double>(n.content_.numerator) / static_cast<double>(n.denominator_);
    }
    const Rational::Terms terms(n);
    if (terms.above.empty()) return 0;
    // A quotient of 64 or 65 bits, and a last bit for whatever is left over.
    const int shift = 64 - static_cast<int>(bit_length(terms.above)) + static_cast<int>(bit_length(terms.below));
    const auto up = static_cast<std::size_t>(std::max(shift, 0));
    const auto down = static_cast<std::size_t>(std::max(-shift, 0));
    const LimbQuotient parts = divide(shifted_up(terms.above, up), shifted_up(terms.below, down));
    const UInt128 digits = joined(parts.quotient) << 1 | (parts.remainder.empty() ? 0 : 1);
    // Of these as many stay as a double of this size has; half of the last goes to the even neighbour.
    const int length = static_cast<int>(bit_length(limbs_of(digits)));
    const int exponent = length - shift - 1;
    const int kept =
        std::min(std::numeric_limits<double>::digits,
                 exponent - std::numeric_limits<double>::min_exponent + std::numeric_limits<double>::digits);
    if (kept < 0) return terms.negative ? -0.0 : 0.0;
    const int dropped = length - kept;
    const UInt128 half = UInt128{1} << (dropped - 1);
    const UInt128 rest = digits & (2 * half - 1);
    UInt128 rounded = digits >> dropped;
    if (rest > half || (rest == half && rounded % 2 != 0)) ++rounded;
    const double result = std::ldexp(static_cast<double>(static_cast<Limb>(rounded)), exponent - kept);
    return terms.negative ? -result : result;
}

// ---- what is said in Rationals

int first_place(const Rational& n) {
    const Rational size = absolute(n);
    // From a power that is certainly not above it: 2^10 is a little more than 10^3.
    const int bits = static_cast<int>(bit_length(n.numerator())) - static_cast<int>(bit_length(n.denominator()));
    int exponent = bits > 1 ? (bits - 1) * 3 / 10 : -((1 - bits) * 4 / 10 + 1);
    while (Rational::power_of_ten(exponent + 1) <= size) ++exponent;
    return exponent;
}

std::optional<Rational> number_from_digits(std::string_view digits) {
    const auto read = read_digits(digits);
    if (!read) return std::nullopt;
    return Rational::whole(read->significand) * Rational::power_of_ten(-read->decimals);
}

std::string rounded_text(const Rational& n, int decimals) {
    const Rational last_digits =
        rounded_down(absolute(n) * Rational::power_of_ten(decimals) + Rational::fraction(1, 2), 0);
    const bool signed_text = n.is_negative() && !last_digits.is_zero();
    return (signed_text ? "-" : "") + with_point(to_text(last_digits), decimals);
}

std::string decimal_text(const Rational& n, int significant) {
    return decimals_of(n) ? to_text(n) : rounded_text(n, std::max(0, significant - 1 - first_place(n)));
}

Rational rounded_up(const Rational& n, int decimals) { return -rounded_down(-n, decimals); }

Rational square_root_down(const Rational& n, int decimals) {
    const Rational power = Rational::power_of_ten(decimals);
    const Rational square = rounded_down(n * power * power, 0);
    if (square.is_zero()) return 0;
    // Newton's steps from above fall until the root, and then fall no more.
    Rational root = Rational::power_of_ten(first_place(square) / 2 + 1);
    while (true) {
        Rational next = rounded_down((root + rounded_down(square / root, 0)) / 2, 0);
        if (next >= root) return root / power;
        root = std::move(next);
    }
}

}  // namespace dealcalc
