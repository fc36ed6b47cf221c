#include "base/figure_plain.hpp"

#include "base/digits.hpp"
#include "base/figure_words.hpp"
#include "base/letters.hpp"

namespace dealcalc {
namespace {

constexpr std::string_view up_to = "up to ";
constexpr std::size_t code_size = 3;

bool skip(std::string_view& text, std::string_view start) {
    if (!text.starts_with(start)) return false;
    text.remove_prefix(start.size());
    return true;
}

/// A sign at the number, or a code with a blank after it.
std::optional<Currency> take_currency(std::string_view& text, Currency home) {
    if (text.empty() || is_digit(text.front())) return std::nullopt;
    if (is_letter(text.front())) {
        if (text.size() <= code_size || text[code_size] != ' ') return std::nullopt;
        const auto currency = Currency::from_code(text.substr(0, code_size));
        if (currency) text.remove_prefix(code_size + 1);
        return currency;
    }
    const auto found = find_currency(text, 0, home);
    if (!found) return std::nullopt;
    text.remove_prefix(found->span.end);
    return found->currency;
}

/// Digits with at most one point, which stands between two of them.
std::optional<Digits> take_digits(std::string_view& text) {
    constexpr std::size_t most = 19;  // with the point
    std::size_t end = 0;
    std::size_t point = 0;
    std::uint64_t significand = 0;  // wraps where there are too many digits, and then is not used
    for (; end < text.size(); ++end) {
        if (is_digit(text[end])) {
            significand = significand * 10 + static_cast<std::uint64_t>(text[end] - '0');
            continue;
        }
        if (text[end] != '.' || point > 0 || end == 0) break;
        point = end;
    }
    if (end == 0 || end > most || (end == most && point == 0) || (point > 0 && point + 1 == end)) return std::nullopt;
    text.remove_prefix(end);
    const int decimals = point == 0 ? 0 : static_cast<int>(end - point - 1);
    return Digits{static_cast<Int128>(significand), decimals};
}

/// A scale at the number or after a blank; 0 where none is.
int take_scale(std::string_view& text) {
    const std::size_t at = text.starts_with(' ') ? 1 : 0;
    const std::size_t end = skip_letters(text, at);
    const ScaleWord* scale = end > at ? find_scale(text.substr(at, end - at)) : nullptr;
    if (scale == nullptr) return 0;
    text.remove_prefix(end);
    return scale->exponent;
}

}  // namespace

std::optional<Figure> plain_figure(std::string_view text, Currency home) {
    const Hedge hedge = skip(text, up_to) ? Hedge::up_to : Hedge::none;
    auto currency = take_currency(text, home);
    const auto digits = take_digits(text);
    if (!digits) return std::nullopt;
    const int exponent = take_scale(text) - digits->decimals;
    if (!currency && text.size() == code_size + 1 && skip(text, " ")) {
        currency = Currency::from_code(text);
        text = {};
    }
    if (!currency || !text.empty() || exponent < 0) return std::nullopt;
    // 10^18 times 10^12 fits, and its ranges do.
    const Number place = Number::power_of_ten(exponent);
    const int zeros = insignificant_zeros(*digits);
    const Number significant = zeros == 0 ? place : Number::power_of_ten(exponent + zeros);
    const Number nominal = Number::fraction(digits->significand * place.numerator(), 1);
    return Figure{hedge, nominal, nominal, place, place, significant, money(*currency)};
}

}  // namespace dealcalc
