#pragma once
// Amount: one number with its scale, currency or unit, as it stands in a figure.

#include <optional>

#include "base/digits.hpp"
#include "base/figure_words.hpp"

namespace dealcalc {

/// An amount in base units. `place` and `significant` are those of its last written and last significant digit.
struct BaseAmount {
    Number value{};
    Number place{};
    Number significant{};
};

/// What was written; scale and unit stay apart from the digits, since "5 to 10 GW" writes them once for two numbers.
struct Amount {
    Span span{};
    Digits digits{};
    bool negative = false;
    const ScaleWord* scale = nullptr;
    std::optional<Currency> currency{};
    bool currency_after = false;  // "5 dollars", not "$5"
    const UnitWord* unit = nullptr;
    std::optional<BaseAmount> duration{};  // of an ISO 8601 duration, which is complete in itself

    bool has_unit() const { return currency || unit || duration; }
};

/// Reads the amount at `at`, and everything that can belong to it.
Parsed<Amount> parse_amount(std::string_view text, std::size_t at, Currency home);

/// Throws Overflow.
BaseAmount base_amount_of(const Amount& amount);
Unit unit_of(const Amount& amount);

/// A written number as a quantity of 10^exponent steps. Throws Overflow.
BaseAmount scaled(const Digits& digits, int exponent, const Number& step);

/// The sign at `at`, a hyphen or a true minus, and its length in bytes; 0 where there is none.
std::size_t sign_length(std::string_view text, std::size_t at);

}  // namespace dealcalc
