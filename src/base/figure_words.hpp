#pragma once
// The words of a figure: hedges, scales, units and currencies, and where the text may hold them.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <dealcalc/base/figure.hpp>

#include "base/excerpt.hpp"

namespace dealcalc {

/// A stretch of the figure's text; `end` is one past it.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
};

/// The calendar step that one unit of a duration is.
enum class Step { none, day, week, month, year, decade };

Number days_in(Step step);

struct HedgeWords {
    std::string_view phrase{};
    Hedge hedge = Hedge::none;
};

struct ScaleWord {
    std::string_view word{};
    int exponent = 0;
};

/// A unit as written: "MW" is 10^6 watts, "%" is 10^-2, "weeks" is a step of time.
struct UnitWord {
    std::string_view word{};
    Dimension of = Dimension::number;
    int exponent = 0;
    Step step = Step::none;
};

/// The exponent of a scale that is one letter, in the case that is written; 0 where the letter is none.
constexpr int exponent_of_letter(char letter) {
    switch (letter) {
        case 'k':
        case 'K': return 3;
        case 'M': return 6;
        case 'B': return 9;
        case 'T': return 12;
        default: return 0;
    }
}

/// Each finds the entry that `word` writes, letters ignoring case where that is safe: a single letter never.
const ScaleWord* find_scale(std::string_view word);
const UnitWord* find_unit(std::string_view word);

/// The hedge phrase that begins at `at` (words separated by any blanks), and where it ends.
struct FoundHedge {
    const HedgeWords* words = nullptr;
    Span span{};
};
std::optional<FoundHedge> find_hedge(std::string_view text, std::size_t at);

/// A currency sign, code or word that begins at `at`.
struct FoundCurrency {
    Currency currency{};
    Span span{};
};
std::optional<FoundCurrency> find_currency(std::string_view text, std::size_t at, Currency home);

/// Past blanks: space, tab, and the unbreakable and thin spaces that type-setting puts into figures.
std::size_t skip_blanks(std::string_view text, std::size_t at);
/// Past the letters from `at`.
std::size_t skip_letters(std::string_view text, std::size_t at);
/// Past the token at `at`: a word with its digits, a number, or one character. Precondition: at < text.size().
Span token_at(std::string_view text, std::size_t at);

std::string_view slice(std::string_view text, const Span& span);

/// How to write a scale or unit that was written like `word`: "did you mean billion?", "write M, mn or million";
/// empty where nothing is near.
std::string help_for_scale_or_unit(std::string_view word);
/// The same for a word that begins a figure.
std::string help_for_hedge(std::string_view word);

/// 0 to 9 for a digit of another script, which is refused but can be named.
std::optional<int> foreign_digit(std::string_view text, std::size_t at);

}  // namespace dealcalc
