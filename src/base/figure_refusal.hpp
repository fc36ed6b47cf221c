#pragma once
// Why a text is no figure: what the grammar notes down while it reads, and what is said of it afterwards.

#include <cstddef>
#include <string_view>

#include <dealcalc/base/misread.hpp>

#include "base/lexicon.hpp"

namespace dealcalc {

/// Bytes of a figure in a text, and of a number of JSON.
inline constexpr std::size_t longest_figure = 256;

enum class Fault : std::uint8_t {
    none,
    empty,
    too_long,
    too_large,             // it has too many digits
    two_hedges,            // `other` is the first
    amount_missing,        // `other` is the hedge before it
    and_missing,           // after "between"
    to_missing,            // after "from"
    only_before_range,     // "the", "in the"
    no_number,             // something else stands where a number belongs
    vague,                 // tens of billions, undisclosed
    quarter,               // a fourth part, or three months
    leading_plus,
    blank_after_minus,
    late_minus,            // `other` is the currency before it
    mark_at_end,           // 5. or 5,
    two_points,
    comma_after_point,
    groups,                // commas that do not group by three
    foreign_groups,        // 1'000
    exponent,              // with the scale after it
    duration,              // of ISO 8601
    currency_twice,
    two_currencies,        // `other` is the first
    currency_in_doubt,     // `currency` is that of the deal
    currency_after_unit,   // `other` is the unit
    unit_after_currency,   // `currency` is the first, `other` the number
    two_units,             // `other` is the first, as are those of the next
    two_scales,
    scale_after_unit,
    scale_in_doubt,        // 5m
    no_scale_or_unit,      // a word that is neither
    no_currency_or_unit,   // the same after a scale
    no_part,               // the same after both
    per_what,
    no_rate,               // of what nothing is said per year
    unexpected,
    first_has_no_unit,
    second_has_no_unit,
    first_has_no_scale,
    second_has_no_scale,
    unlike_units,
    falling,               // from the larger to the smaller
    nearly_zero,
};

struct Refusal {
    Fault fault = Fault::none;
    Span at{};
    Span other{};
    Currency currency{};
};

/// What a refusal marks at `at`: a word with its digits, a number, or one character. Precondition: at < text.size().
Span piece_at(std::string_view text, std::size_t at);

/// What is wrong and the way out, for this very text.
Misread explain(std::string_view text, Refusal refusal);

}  // namespace dealcalc
