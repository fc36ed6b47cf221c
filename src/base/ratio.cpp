#include <dealcalc/base/ratio.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dealcalc {
namespace {

/// How often n can be divided by `by`; n is divided as often.
std::size_t divide_out(Natural& n, const Natural& by) {
    for (std::size_t times = 0;; ++times) {
        NaturalQuotient next = divide(n, by);
        if (!next.remainder.is_zero()) return times;
        n = std::move(next.quotient);
    }
}

/// Digits that the decimal expansion of 1/n needs after the point; nothing where it has no end.
std::optional<std::size_t> decimals_of(Natural n) {
    const std::size_t fives = divide_out(n, Natural(5));
    const std::size_t twos = n.bits() - 1;
    if (n != Natural(1) << twos) return std::nullopt;
    return std::max(twos, fives);
}

/// "1234" as "1.234".
std::string with_point(std::string digits, std::size_t decimals) {
    if (decimals == 0) return digits;
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, 1, '.');
    return digits;
}

std::optional<Int128> whole_of(const Natural& n) {
    if (n.bits() > 127) return std::nullopt;
    Int128 result = 0;
    for (std::size_t i = n.words().size(); i-- > 0;) result = (result << 64) | static_cast<Int128>(n.words()[i]);
    return result;
}

}  // namespace

Ratio::Ratio(const Number& n) : numerator_(Natural::of(n.numerator())), denominator_(Natural::of(n.denominator())) {}

Ratio Ratio::of(Natural numerator, Natural denominator) {
    if (denominator.is_zero()) throw DivisionByZero{};
    const Natural common = greatest_common_divisor(numerator, denominator);
    Ratio result;
    result.numerator_ = divide(numerator, common).quotient;
    result.denominator_ = divide(denominator, common).quotient;
    return result;
}

Ratio operator+(const Ratio& a, const Ratio& b) {
    return Ratio::of(a.numerator_ * b.denominator_ + b.numerator_ * a.denominator_, a.denominator_ * b.denominator_);
}

Ratio operator-(const Ratio& a, const Ratio& b) {
    return Ratio::of(a.numerator_ * b.denominator_ - b.numerator_ * a.denominator_, a.denominator_ * b.denominator_);
}

Ratio operator*(const Ratio& a, const Ratio& b) {
    return Ratio::of(a.numerator_ * b.numerator_, a.denominator_ * b.denominator_);
}

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
    return a.numerator_ * b.denominator_ <=> b.numerator_ * a.denominator_;
}

std::optional<Number> number_of(const Ratio& r) {
    const auto numerator = whole_of(r.numerator());
    const auto denominator = whole_of(r.denominator());
    if (!numerator || !denominator) return std::nullopt;
    return Number::fraction(*numerator, *denominator);
}

std::string to_text(const Ratio& r) {
    const auto decimals = decimals_of(r.denominator());
    if (!decimals) return to_text(r.numerator()) + "/" + to_text(r.denominator());
    const Natural digits = divide(r.numerator() * power_of_ten(*decimals), r.denominator()).quotient;
    return with_point(to_text(digits), *decimals);
}

std::string rounded_text(const Ratio& r, std::size_t decimals) {
    const Natural twice = (r.numerator() * power_of_ten(decimals) << 1) + r.denominator();
    return with_point(to_text(divide(twice, r.denominator() << 1).quotient), decimals);
}

namespace {

/// How many digits stand before the point; below 1, less the zeros after it: 2 for 12.3, 0 for 0.12, -1 for 0.012.
/// Precondition: r is not zero.
int digits_before_point(const Ratio& r) {
    int digits = 0;
    Natural bound = r.denominator();
    for (; r.numerator() >= bound; bound = bound * Natural(10)) ++digits;
    if (digits > 0) return digits;
    Natural scaled = r.numerator() * Natural(10);
    for (; scaled < r.denominator(); scaled = scaled * Natural(10)) --digits;
    return digits;
}

}  // namespace

std::string decimal_text(const Ratio& r, std::size_t significant) {
    std::string exact = to_text(r);
    if (exact.find('/') == std::string::npos) return exact;
    return rounded_text(r, static_cast<std::size_t>(std::max(0, static_cast<int>(significant) - digits_before_point(r))));
}

std::string decimal_text(const Number& n, std::size_t significant) {
    return (n.is_negative() ? "-" : "") + decimal_text(Ratio(absolute(n)), significant);
}

Ratio square_root_down(const Ratio& r, std::size_t decimals) {
    const Natural scaled = divide(r.numerator() * power_of_ten(2 * decimals), r.denominator()).quotient;
    return Ratio::of(square_root(scaled), power_of_ten(decimals));
}

double to_double(const Ratio& r) {
    if (r.is_zero()) return 0;
    // A quotient of 65 or 66 bits, with a last bit for whatever is left over, of which 53 are kept.
    const auto above = static_cast<std::ptrdiff_t>(r.numerator().bits());
    const auto below = static_cast<std::ptrdiff_t>(r.denominator().bits());
    const std::ptrdiff_t shift = 65 - above + below;
    const auto up = static_cast<std::size_t>(std::max<std::ptrdiff_t>(shift, 0));
    const auto down = static_cast<std::size_t>(std::max<std::ptrdiff_t>(-shift, 0));
    NaturalQuotient parts = divide(r.numerator() << up, r.denominator() << down);
    Natural digits = std::move(parts.quotient) << 1;
    if (!parts.remainder.is_zero()) digits += Natural(1);
    return std::ldexp(static_cast<double>(*whole_of(digits)), static_cast<int>(-shift - 1));
}

}  // namespace dealcalc
