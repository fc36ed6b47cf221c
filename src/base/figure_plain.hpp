#pragma once
// How nearly all figures are written: "$5B", "up to USD 1.5M", "12.50 million EUR", in JSON 5000000. A short way through
// the grammar of figures (figure.hpp) for them, and for nothing else.

#include <string_view>

#include <dealcalc/base/figure.hpp>

namespace dealcalc {

/// What parse_figure does where the short way does not lead to the end.
Parsed<Figure> parse_figure_in_full(std::string_view text, Currency home);

/// ["up to "] (sign | code " ") digits ["." digits] [scale], or the code after a blank at the end, with single blanks, at
/// most 18 digits, and an amount that is whole in base units. True where `figure` is now what the grammar reads.
bool plain_figure(std::string_view text, Currency home, Figure& figure);

/// A number of JSON of at most 18 digits and nothing else, as an amount of money. True where `figure` is now what
/// parse_json_number reads.
bool plain_amount(std::string_view number, Currency home, Figure& figure);

}  // namespace dealcalc
