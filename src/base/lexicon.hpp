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

inline std::string_view slice(std::string_view text, const Span& span) {
    return text.substr(span.begin, span.size());
}

/// The calendar step that one unit of a duration is.
enum class Step : std::uint8_t { none, day, week, month, quarter, year, decade, hour };

Number days_in(Step step);

/// What a token does in a figure.
enum class Role : std::uint8_t {
    none,         // a word that is in no table, or a character that no figure holds
    end,          // of the text
    digit,        // the first of a number, or the point before it
    filler,       // worth, in total: adds nothing
    article,      // a, another: stands for 1 before a unit
    hedge,        // up to, about, between; some may stand behind the amount too
    hedge_after,  // plus, or more
    in_the,       // the, in the: before "$60B range"
    range,        // range
    to,           // to
    and_,         // and, after "between"
    number,       // five, twenty
    hundred,
    part,      // half, third, quarter: one of `number` equal parts
    of_a,      // of a: between a part and its scale
    and_part,  // and a half
    factor,    // double, tenfold: a number and its unit in one word
    scale,     // million, k
    unit,      // GW, %, months
    currency,  // €, dollars, CHF
    per,       // per, /
    rate,      // annually: a rate in one word
    hyphen,    // -, which is also a minus sign
    dash,      // en dash and its like
    minus,     // the minus sign of type-setting
    vague,     // several, tens of, undisclosed: where a number belongs, and none
};

/// A row of the tables. Each role uses the members that it needs.
struct Word {
    std::string_view text{};  // as it is suggested: several words have one blank between them
    Role role = Role::none;
    std::int8_t exponent = 0;          // scale, unit: of ten
    Hedge hedge = Hedge::none;         // hedge, hedge_after
    Dimension of = Dimension::number;  // unit, rate, factor
    Step step = Step::none;            // unit of time; a quarter is a part too
    std::int16_t number = 0;           // number, factor; part, and_part: how many make one whole
    std::int8_t times = 1;             // and_part: how many of them: 3 in "and three quarters"
    bool either_side = false;          // hedge: behind the amount as well
    bool joins_by_to = false;          // hedge: from; "between" joins by "and"
    bool doubtful = false;             // scale: only where a currency or a count makes clear what it is
    // currency: what it means, what else it means in a deal in that currency, and where it is not clear what it means.
    std::string_view code{};
    std::string_view kin{};
    std::string_view doubt{};
};

std::span<const Word> words();

struct Token {
    Role role = Role::none;
    Span span{};
    const Word* word = nullptr;  // of a role that comes from the tables
    Currency currency{};         // of Role::currency
    bool in_doubt = false;       // which currency it is
};

/// The token at `at`, blanks passed over. `home` is the currency of the deal.
Token token_at(std::string_view text, std::size_t at, Currency home);

/// Whether the word of a currency may mean this one: $ Canadian dollars, kr Swedish kronor.
bool could_mean(const Word& word, Currency currency);

/// Past blanks: space, tab, and the unbreakable and thin spaces that type-setting puts into figures.
std::size_t skip_blanks(std::string_view text, std::size_t at);
/// Past one of those that type-setting puts between thousands, or `at`.
std::size_t skip_wide_blank(std::string_view text, std::size_t at);
/// Past the letters from `at`.
std::size_t skip_letters(std::string_view text, std::size_t at);

}  // namespace dealcalc
