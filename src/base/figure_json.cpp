// JSON numbers, taken from their own characters: 1.10 keeps its place, and nothing passes through a double.

#include <algorithm>

#include <dealcalc/base/figure.hpp>

#include "base/figure_amount.hpp"
#include "base/figure_number.hpp"
#include "base/figure_ranges.hpp"

namespace dealcalc {

namespace {

/// Beyond this an exponent cannot fit whatever the digits are; it also keeps the sum of digits in an int.
constexpr int exponent_limit = 1000;

std::size_t skip_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

/// "e9", "E-2": its value, held within the limit; nothing where no digits follow.
std::optional<int> exponent_of(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.empty() || skip_digits(text, 0) != text.size()) return std::nullopt;
    int exponent = 0;
    for (const char c : text) exponent = std::min(exponent * 10 + (c - '0'), exponent_limit);
    return negative ? -exponent : exponent;
}

struct JsonNumber {
    bool negative = false;
    std::string_view digits{};
    int exponent = 0;
};

/// The parts of a number by the grammar of RFC 8259, section 6; nothing for any other text.
std::optional<JsonNumber> split(std::string_view text) {
    JsonNumber number;
    number.negative = text.starts_with('-');
    const std::size_t first = number.negative ? 1 : 0;
    std::size_t end = skip_digits(text, first);
    if (end == first || (text[first] == '0' && end > first + 1)) return std::nullopt;
    if (end < text.size() && text[end] == '.') {
        const std::size_t point = end;
        end = skip_digits(text, point + 1);
        if (end == point + 1) return std::nullopt;
    }
    number.digits = text.substr(first, end - first);
    if (end == text.size()) return number;
    if (text[end] != 'e' && text[end] != 'E') return std::nullopt;
    const auto exponent = exponent_of(text.substr(end + 1));
    if (!exponent) return std::nullopt;
    number.exponent = *exponent;
    return number;
}

}  // namespace

Parsed<Figure> parse_json_number(std::string_view text, Unit unit) {
    if (text.size() > longest_figure) {
        return Misread{longest_figure, text.size() - longest_figure, "the number is longer than 256 bytes",
                       "write fewer digits"};
    }
    const auto number = split(text);
    if (!number) {
        return Misread{0, text.size(), excerpt_of(text) + " is not a JSON number", "write digits, such as 5 or 1.5"};
    }
    const auto digits = read_digits(number->digits);
    if (!digits) return past_128_bits({0, text.size()});
    try {
        const BaseAmount q = scaled(*digits, number->exponent - digits->decimals, Number(1));
        const Number value = number->negative ? -q.value : q.value;
        const Figure figure{Hedge::none, value, value, q.place, q.place, q.significant, unit};
        if (has_ranges(figure)) return figure;
    } catch (const Overflow&) {
    }
    return past_128_bits({0, text.size()});
}

}  // namespace dealcalc
