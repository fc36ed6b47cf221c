// Growth a year: multiple ^ (1 / years) - 1. Where the root is a fraction it is found exactly, as over one year always;
// else it goes through binary floating point, and what is said of it are bounds that hold it.

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

#include <dealcalc/analysis/valuation.hpp>

namespace dealcalc {
namespace {

/// A calendar year may have 365 days, so a duration of "365 days" is a full year although the average year is longer.
Number shortest_year() { return Number(365) / days_per_year(); }

/// Growth past a million times a year says nothing, and its digits would not be right.
constexpr double largest_growth = 1e6;

/// Far more than what the logarithm and the power lose, which is some 1e-14 of the result.
constexpr double widening = 1e-9;
constexpr double places = 1e12;  // 1e6 * 1e12 fits in 63 bits

// ---- roots that are fractions

Number power(Number base, std::int64_t exponent) {
    Number result = 1;
    for (; exponent > 0; exponent /= 2) {
        if (exponent % 2 == 1) result *= base;
        if (exponent > 1) base *= base;
    }
    return result;
}

/// The fraction of the fewest digits that is as near as a double tells, by its continued fraction.
std::optional<Number> simple_fraction(double value) {
    constexpr double nearness = 1e-13;
    constexpr double largest = 1e6;
    double above = 1, below = 0, above_before = 0, below_before = 1;
    for (double rest = value; std::isfinite(rest) && rest < largest;) {
        const double whole = std::floor(rest);
        above_before = std::exchange(above, whole * above + above_before);
        below_before = std::exchange(below, whole * below + below_before);
        if (above > largest || below > largest) break;
        if (std::abs(above / below - value) <= nearness * value) {
            return Number(static_cast<std::int64_t>(above)) / Number(static_cast<std::int64_t>(below));
        }
        rest = 1 / (rest - whole);
    }
    return std::nullopt;
}

/// multiple ^ (1 / years), where it is a fraction that is found. Precondition: both are above 0.
std::optional<Number> exact_root(const Number& multiple, const Number& years) {
    if (years == Number(1) || multiple == Number(1)) return multiple;
    constexpr std::size_t longest = 4096;  // bits of the two powers
    const auto root = years.numerator().as_int64();
    const auto times = years.denominator().as_int64();
    if (!root || !times || *root > 600 || *times > 600) return std::nullopt;
    if (bit_length(multiple) * static_cast<std::size_t>(*times) > longest) return std::nullopt;
    const auto found = simple_fraction(std::exp(std::log(to_double(multiple)) / to_double(years)));
    if (!found || bit_length(*found) * static_cast<std::size_t>(*root) > longest) return std::nullopt;
    const bool is_root = power(*found, *root) == power(multiple, *times);
    return is_root ? found : std::nullopt;
}

// ---- growth at one multiple and one time

/// The bounds of one growth; they are one where it is known exactly. `closed`: it is reached.
struct Growth {
    Number low;
    Number high;
    bool closed = true;
};

Number outward(double growth, double direction) {
    const double widened = growth + direction * widening * (1 + std::abs(growth));
    const double scaled = direction < 0 ? std::floor(widened * places) : std::ceil(widened * places);
    return Number(static_cast<std::int64_t>(scaled)) / Number::power_of_ten(12);
}

double rough_growth(const Number& multiple, const Number& years) {
    return std::expm1(std::log(to_double(multiple)) / to_double(years));
}

/// Nothing past what means something. Precondition: the time is above 0, the multiple not below.
std::optional<Growth> growth_at(const Number& multiple, const Number& years) {
    if (multiple.is_zero()) return Growth{-1, -1};
    const double rough = rough_growth(multiple, years);
    if (!(rough <= largest_growth)) return std::nullopt;
    if (const auto root = exact_root(multiple, years)) return Growth{*root - Number(1), *root - Number(1)};
    return Growth{std::max(outward(rough, -1), Number(-1)), outward(rough, 1)};
}

/// In time without an end nothing grows or shrinks, but to nothing.
std::optional<Growth> growth_at(const End& multiple, const std::optional<End>& years) {
    if (!years) return Growth{multiple.at.is_zero() ? -1 : 0, multiple.at.is_zero() ? -1 : 0, false};
    auto growth = growth_at(multiple.at, years->at);
    if (growth) growth->closed = multiple.closed && years->closed;
    return growth;
}

// ---- growth over ranges

/// Growth falls or rises with each of its two inputs alone, so its ends are those of the four corners.
std::optional<Range> growth_range(const Range& multiple, const Range& years) {
    std::optional<End> low, high;
    for (const std::optional<End>& end : {multiple.low(), multiple.high()}) {
        if (!end) continue;
        for (const std::optional<End>& time : {years.low(), years.high()}) {
            const auto corner = growth_at(*end, time);
            if (!corner) return std::nullopt;
            const bool is_exact = corner->low == corner->high;
            const bool closed = corner->closed || !is_exact;
            if (!low || corner->low < low->at) low = End{corner->low, closed};
            else if (corner->low == low->at) low->closed |= closed;
            if (!high || corner->high > high->at) high = End{corner->high, closed};
            else if (corner->high == high->at) high->closed |= closed;
        }
    }
    if (!multiple.high()) high.reset();
    return Range(low, high);
}

std::optional<Number> growth_face(const Value& multiple, const Value& years) {
    if (!multiple.face || !years.face || *multiple.face < Number(0) || *years.face <= Number(0)) return std::nullopt;
    const auto growth = growth_at(*multiple.face, *years.face);
    if (!growth) return std::nullopt;
    if (growth->low == growth->high) return growth->low;
    return Number(std::llround(rough_growth(*multiple.face, *years.face) * places)) / Number::power_of_ten(12);
}

bool may_be_zero_or_less(const Range& range) { return !range.low() || range.low()->at <= Number(0); }
/// Rounding that reaches down to no time leaves every growth possible.
std::optional<Range> growth_with_rounding(const Range& multiple, const Range& years) {
    if (may_be_negative(multiple) || may_be_zero_or_less(years)) return Range::at_least(-1);
    return growth_range(multiple, years);
}

Answer growth_of(const Value& multiple, const Value& years) {
    const Range& at_word = years.extent.word;
    if (may_be_zero_or_less(at_word)) return Unknown{Reason::not_positive, {"elapsed"}};
    if (may_be_negative(multiple.extent.word)) return Unknown{Reason::not_positive, {"multiple"}};
    if (at_word.high() && at_word.high()->at < shortest_year()) return Unknown{Reason::under_a_year};
    const auto word = growth_range(multiple.extent.word, at_word);
    const auto rounded = growth_with_rounding(multiple.extent.rounded, years.extent.rounded);
    if (!word || !rounded) return Unknown{Reason::beyond_meaning};
    const bool is_exact = word->single().has_value();
    return Value{{*word, *rounded}, growth_face(multiple, years), {Dimension::percent}, !is_exact};
}

}  // namespace

Answer annual_growth(const Answer& multiple, const Answer& elapsed) {
    if (const auto* unknown = std::get_if<Unknown>(&multiple)) return *unknown;
    if (const auto* unknown = std::get_if<Unknown>(&elapsed)) return *unknown;
    return growth_of(std::get<Value>(multiple), in_time(std::get<Value>(elapsed), Dimension::years));
}

}  // namespace dealcalc
