#pragma once
// Formula and Statement: what a claim says. A formula is a name, a signed sum of names, or a ratio of two names;
// a statement is `<formula> is <figure>`, in which > >= < <= == ~ stand for is with a hedge, = for is. No more: every name stands once, so its ends can be computed exactly.
//
// A name is a snake_case id of the deal, the name of a measure, or `<commitment>.over` for how long it runs.
// Errors: a Misread that marks the part of the text at fault. Whether a name exists is not asked here.
//
// Example:
//   auto s = std::get<Statement>(parse_statement("exposure is up to $330B", usd));
//   s.formula.terms[0].name;   // "exposure"
//   s.figure.hedge;            // Hedge::up_to

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/base/figure.hpp>
#include <dealcalc/base/misread.hpp>

namespace dealcalc {

struct Term {
    std::string name;
    bool minus = false;
    std::size_t at = 0;  // byte offset of the name in the text that was parsed
    friend bool operator==(const Term&, const Term&) = default;
};

struct Formula {
    enum class Shape { sum, ratio };
    Shape shape = Shape::sum;
    std::vector<Term> terms;  // sum: one or more; ratio: numerator, denominator, neither with a minus
    bool counts_days = false;  // of elapsed time, as a claim in days or weeks does; otherwise it goes by the calendar
    friend bool operator==(const Formula&, const Formula&) = default;
};

struct Statement {
    std::string text;  // as written
    Formula formula;
    std::string figure_text;
    std::size_t figure_at = 0;  // byte offset of the figure in `text`
    Figure figure;
    friend bool operator==(const Statement&, const Statement&) = default;
};

Parsed<Formula> parse_formula(std::string_view text);
Parsed<Statement> parse_statement(std::string_view text, Currency home);

/// The same into a statement that held another, whose memory is used again: nothing, or why the text was not read. What
/// `statement` holds then is of no use. `text` is no part of it.
std::optional<Misread> read_statement(std::string_view text, Currency home, Statement& statement);

/// "a + b - c", "a / b": parse_formula reads it back to an equal formula, offsets aside.
std::string to_text(const Formula& formula);

/// The names of measures that dealcalc computes; no id may be one of them. Sorted.
inline constexpr std::array<std::string_view, 8> measure_names = {
    "committed", "contingent", "elapsed", "exposure", "growth", "multiple", "spend", "stake"};

bool is_measure(std::string_view name);

/// Snake case: lower-case letters and digits in words joined by single underscores, a letter first.
bool is_id(std::string_view text);

}  // namespace dealcalc
