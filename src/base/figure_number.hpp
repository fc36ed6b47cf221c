#pragma once
// The number of an amount: digits, thousands commas in proper groups, a decimal point.

#include "base/digits.hpp"
#include "base/figure_words.hpp"

namespace dealcalc {

/// Bytes of a figure in a text, and of a number of JSON.
inline constexpr std::size_t longest_figure = 256;

struct WrittenNumber {
    Digits digits{};
    std::size_t end = 0;
};

/// Reads the number at `at`, where a digit stands.
Parsed<WrittenNumber> parse_number(std::string_view text, std::size_t at);

/// What stands at `at` instead of a number.
Misread number_expected(std::string_view text, std::size_t at);

Misread past_128_bits(const Span& span);

}  // namespace dealcalc
