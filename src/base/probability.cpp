#include "base/probability.hpp"

#include <algorithm>

#include <dealcalc/base/figure.hpp>

#include "base/digits.hpp"
#include "base/excerpt.hpp"

namespace dealcalc {
namespace {

bool is_whole(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

/// "2/5"
std::optional<Number> read_fraction(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const std::string_view above = text.substr(0, slash);
    const std::string_view below = text.substr(slash + 1);
    if (!is_whole(above) || !is_whole(below)) return std::nullopt;
    const auto numerator = number_from_digits(above);
    const auto denominator = number_from_digits(below);
    if (!numerator || !denominator || denominator->is_zero() || *numerator > *denominator) return std::nullopt;
    return *numerator / *denominator;
}

/// The nominal of a figure without a hedge that counts `of`.
std::optional<Number> plain(std::string_view text, Dimension of) {
    const auto parsed = parse_figure(text);
    const auto* figure = std::get_if<Figure>(&parsed);
    if (figure == nullptr || figure->unit.of != of || figure->hedge != Hedge::none) return std::nullopt;
    return figure->nominal;
}

bool is_share(const std::optional<Number>& n) { return n && !n->is_negative() && *n <= Number(1); }

}  // namespace

Parsed<Number> parse_probability(std::string_view text) {
    if (const auto fraction = read_fraction(text)) return *fraction;
    for (const Dimension of : {Dimension::percent, Dimension::number}) {
        if (const auto share = plain(text, of); is_share(share)) return *share;
    }
    const auto meant = percentage_meant(text);
    return Misread{0, text.size(), excerpt_of(text) + " is not a probability from 0 to 1",
                   meant ? "did you mean " + *meant + "?" : "write 0.4, 40 % or 2/5"};
}

std::optional<std::string> percentage_meant(std::string_view text) {
    const auto bare = plain(text, Dimension::number);
    if (!bare || *bare <= Number(1) || *bare > Number(100)) return std::nullopt;
    return std::string(text) + " %";
}

}  // namespace dealcalc
