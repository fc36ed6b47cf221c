#pragma once
// Formula and Statement: what a claim says. A formula has names, exact numbers, + - * /, a minus before what it
// negates, parentheses, max(f) and min(f): the most and the least that f can be. A statement is `<formula> is
// <figure>`, in which > >= < <= == ~ stand for is with a hedge, = for is.
//
// A name is a snake_case id of the deal, the name of a measure, or `<commitment>.over` for how long it runs.
// Errors: a Misread that marks the part of the text at fault. Whether a name exists is not asked here, nor whether the
// units agree: see misfit() in model/deal.hpp.
//
// Example:
//   auto s = std::get<Statement>(parse_statement("prior + immediate is up to $330B", usd));
//   s.formula.nodes;     // prior, immediate, their sum
//   s.figure.hedge;      // Hedge::up_to

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/base/figure.hpp>
#include <dealcalc/base/misread.hpp>

namespace dealcalc {

/// A name, a number, or an operation on those before it.
struct Node {
    enum class Kind { name, number, minus, sum, difference, product, quotient, most, least };
    Kind kind = Kind::name;
    std::string name{};      // of a name
    Number number{};         // of a number, which has no sign
    std::size_t left = 0;    // of an operation on two: where its left operand stands; the right one stands before it
    std::size_t at = 0;      // byte offset in the text that was parsed, of all that the node takes in
    std::size_t length = 0;
    friend bool operator==(const Node&, const Node&) = default;
};

/// The nodes in postfix order, each after its operands, so that whoever works one out needs a stack and no recursion.
/// The last one is the whole. Nothing has no nodes.
struct Formula {
    std::vector<Node> nodes;
    bool counts_days = false;  // of elapsed time, as a claim in days or weeks does; otherwise it goes by the calendar
    bool empty() const { return nodes.empty(); }
    friend bool operator==(const Formula&, const Formula&) = default;
};

Formula formula_of(std::string name);
Formula quotient_of(std::string above, std::string below);

/// The name that is all of the formula; null where it is more than that.
const std::string* only_name(const Formula& formula);

/// A name in a sum, with its sign.
struct Term {
    std::string name;
    bool minus = false;
    friend bool operator==(const Term&, const Term&) = default;
};

/// The terms of a formula that adds and subtracts names, in their order; nothing where it does anything else.
std::optional<std::vector<Term>> terms_of(const Formula& formula);

/// The same formula, wherever each was read.
bool same_formula(const Formula& a, const Formula& b);

constexpr bool has_two_operands(Node::Kind kind) {
    return kind == Node::Kind::sum || kind == Node::Kind::difference || kind == Node::Kind::product ||
           kind == Node::Kind::quotient;
}

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

/// The same into one that held another, whose memory is used again: nothing, or why the text was not read. What it
/// holds then is of no use. `text` is no part of it.
std::optional<Misread> read_formula(std::string_view text, Formula& formula);
std::optional<Misread> read_statement(std::string_view text, Currency home, Statement& statement);

/// "a + b - c", "2 * (a + b) / c": parse_formula reads it back to the same formula.
std::string to_text(const Formula& formula);
/// The part of it that the node takes in.
std::string to_text(const Formula& formula, std::size_t node);

/// The names of measures that dealcalc computes; no id may be one of them. Sorted.
inline constexpr std::array<std::string_view, 9> measure_names = {
    "committed", "contingent", "elapsed", "exposure", "growth", "maximum", "multiple", "spend", "stake"};

bool is_measure(std::string_view name);

/// Snake case: lower-case letters and digits in words joined by single underscores, a letter first.
bool is_id(std::string_view text);

}  // namespace dealcalc
