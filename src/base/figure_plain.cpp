#include "base/figure_plain.hpp"

#include <array>
#include <cstdint>

#include "base/digits.hpp"
#include "base/figure_words.hpp"
#include "base/letters.hpp"
#include "base/short_text.hpp"

namespace dealcalc {
namespace {

constexpr std::string_view up_to = "up to ";
constexpr std::size_t code_size = 3;

// 10^18 times 10^30 would not fit; 10^18 times 10^12, the largest scale, does, and its ranges do.
constexpr std::size_t most_digits = 18;
constexpr auto powers_of_ten = [] {
    std::array<std::int64_t, most_digits + 1> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();

/// What is left of the text to read.
struct Rest {
    const char* at;
    const char* end;

    std::size_t size() const { return static_cast<std::size_t>(end - at); }
    bool starts_with(std::string_view start) const {
        return size() >= start.size() && same_text({at, start.size()}, start);
    }
    std::string_view text() const { return {at, end}; }
};

/// The home currency, or another.
std::optional<Currency> currency_at(const char* code, Currency home) {
    const std::string_view text(code, code_size);
    return text == home.code() ? std::optional(home) : Currency::from_code(text);
}

/// A sign at the number, or a code with a blank after it.
std::optional<Currency> take_currency(Rest& rest, Currency home) {
    if (is_letter(*rest.at)) {
        if (rest.size() <= code_size || rest.at[code_size] != ' ') return std::nullopt;
        const auto currency = currency_at(rest.at, home);
        rest.at += code_size + 1;
        return currency;
    }
    const auto found = find_currency(rest.text(), 0, home);
    if (!found) return std::nullopt;
    rest.at += found->span.end;
    return found->currency;
}

struct PlainDigits {
    std::uint64_t significand = 0;
    std::size_t decimals = 0;
};

/// Digits with at most one point, which stands between two of them. False where there are none, or too many.
bool take_digits(Rest& rest, PlainDigits& digits) {
    const char* const begin = rest.at;
    const char* point = nullptr;
    for (; rest.at != rest.end; ++rest.at) {
        const auto digit = static_cast<unsigned char>(*rest.at - '0');
        if (digit <= 9) {
            // Wraps where there are too many, and then is not used.
            digits.significand = digits.significand * 10 + digit;
        } else if (*rest.at == '.' && point == nullptr) {
            point = rest.at;
        } else {
            break;
        }
    }
    const auto written = static_cast<std::size_t>(rest.at - begin);
    if (point == nullptr) return written > 0 && written <= most_digits;
    digits.decimals = static_cast<std::size_t>(rest.at - point - 1);
    return digits.decimals > 0 && point != begin && written - 1 <= most_digits;
}

/// The exponent of a scale at the number or after a blank; 0 where none is.
std::size_t take_scale(Rest& rest) {
    const char* at = rest.at;
    if (at != rest.end && *at == ' ') ++at;
    const char* const begin = at;
    while (at != rest.end && is_letter(*at)) ++at;
    if (at == begin) return 0;
    const std::string_view word(begin, at);
    // The word of most scales that are written out comes first among those that find_scale would try.
    const ScaleWord* scale = find_scale(word);
    if (scale == nullptr) return 0;
    rest.at = at;
    return static_cast<std::size_t>(scale->exponent);
}

/// Without decimals the zeros at the end are not significant; zero has none.
std::int64_t significant_step(const PlainDigits& digits) {
    if (digits.decimals > 0 || digits.significand == 0) return 1;
    std::size_t zeros = 0;
    for (std::uint64_t left = digits.significand; left % 10 == 0; left /= 10) ++zeros;
    return powers_of_ten[zeros];
}

/// False where the amount is not whole in base units.
bool set_figure(Figure& figure, Hedge hedge, const PlainDigits& digits, std::size_t scale, Currency currency) {
    if (digits.decimals > scale) return false;
    const std::int64_t place = powers_of_ten[scale - digits.decimals];
    const Int128 nominal = static_cast<Int128>(digits.significand) * place;
    const Int128 significant = static_cast<Int128>(place) * significant_step(digits);
    figure = {hedge, Number::whole(nominal), Number::whole(nominal), place, place, Number::whole(significant), money(currency)};
    return true;
}

}  // namespace

bool plain_figure(std::string_view text, Currency home, Figure& figure) {
    Rest rest{text.data(), text.data() + text.size()};
    Hedge hedge = Hedge::none;
    if (rest.starts_with(up_to)) {
        hedge = Hedge::up_to;
        rest.at += up_to.size();
    }
    if (rest.at == rest.end) return false;
    const bool currency_first = !is_digit(*rest.at);
    std::optional<Currency> currency;
    if (currency_first) currency = take_currency(rest, home);
    PlainDigits digits;
    if (currency_first != currency.has_value() || !take_digits(rest, digits)) return false;
    const std::size_t scale = take_scale(rest);
    if (!currency_first && rest.size() == code_size + 1 && *rest.at == ' ') {
        currency = currency_at(rest.at + 1, home);
        rest.at = rest.end;
    }
    return currency && rest.at == rest.end && set_figure(figure, hedge, digits, scale, *currency);
}

bool plain_amount(std::string_view number, Currency home, Figure& figure) {
    Rest rest{number.data(), number.data() + number.size()};
    PlainDigits digits;
    if (!take_digits(rest, digits) || rest.at != rest.end) return false;
    if (number.front() == '0' && number.size() > 1) return false;  // JSON has no zeros in front
    return set_figure(figure, Hedge::none, digits, 0, home);
}

}  // namespace dealcalc
