#pragma once
// The words of a figure, in tables that a person can read and extend, and the tokens of a text that are made of them.
//
// A token is the longest phrase of the tables, an ISO currency code, a sign, or the first digit of a number. Nothing is
// allocated: a token is a place in the text and a row of a table. Blanks between tokens are passed over.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <dealcalc/base/figure.hpp>

namespace dealcalc {

/// A stretch of the text; `end` is one past it.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
};

inline std::string_view slice(std::string_view text, const Span& span) { return text.substr(span.begin, span.size()); }

/// The calendar step that one unit of a duration is.
enum class Step : std::uint8_t { none, day, week, month, year, decade };

Number days_in(Step step);

/// What a token does in a figure.
enum class Role : std::uint8_t {
    none,      // a word that is in no table, or a character that no figure holds
    end,       // of the text
    digit,     // the first of a number
    article,   // a
    hedge,     // up to, about, between
    in_the,    // the, in the: before "$60B range"
    range,     // range
    to,        // to
    and_,      // and, after "between"
    scale,     // million, k
    unit,      // GW, %, months
    currency,  // €, dollars, CHF
    plus,      // +
    hyphen,    // -, which is also a minus sign
    dash,      // en dash
    minus,     // the minus sign of type-setting
};

/// A row of the tables. Each role uses the members that it needs.
struct Word {
    std::string_view text{};  // as it is suggested: several words have one blank between them
    Role role = Role::none;
    std::int8_t exponent = 0;                // scale, unit: of ten
    Hedge hedge = Hedge::none;               // hedge
    Dimension of = Dimension::number;        // unit
    Step step = Step::none;                  // unit of time
    std::string_view code{};                 // currency; empty where it depends on the deal
};

std::span<const Word> words();

struct Token {
    Role role = Role::none;
    Span span{};
    const Word* word = nullptr;  // of a role that comes from the tables
    Currency currency{};         // of Role::currency
};

/// The token at `at`, blanks passed over. `home` is the currency of the deal.
Token token_at(std::string_view text, std::size_t at, Currency home);

/// Past blanks: space, tab, and the unbreakable and thin spaces that type-setting puts into figures.
std::size_t skip_blanks(std::string_view text, std::size_t at);
/// Past the letters from `at`.
std::size_t skip_letters(std::string_view text, std::size_t at);

}  // namespace dealcalc
