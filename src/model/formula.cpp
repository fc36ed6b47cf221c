#include <dealcalc/model/formula.hpp>

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "base/digits.hpp"
#include "base/excerpt.hpp"
#include "base/letters.hpp"
#include "model/words.hpp"

namespace dealcalc {
namespace {

constexpr std::string_view formula_help = "a formula is a name, a sum such as a + b - c, or a ratio such as a / b";
constexpr std::string_view claim_help = "for example: exposure is up to $330B";

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_operator(char c) {
    return c == '+' || c == '-' || c == '/';
}

/// Whatever stands together like a word, letters of other alphabets included: it is marked as one when it is wrong.
bool is_word_part(char c) {
    return is_letter(c) || is_digit(c) || c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_name(std::string_view word) {
    constexpr std::string_view over = ".over";
    if (word.ends_with(over)) word.remove_suffix(over.size());
    return is_id(word);
}

std::string lower_case(std::string_view text) {
    std::string lowered(text);
    std::ranges::transform(lowered, lowered.begin(), lower);
    return lowered;
}

struct Token {
    std::string_view text;  // a word, an operator, or one character that is neither; empty at the end
    std::size_t at = 0;
    bool is_word() const { return !text.empty() && is_word_part(text.front()); }
    bool is_sign() const { return !text.empty() && is_operator(text.front()); }
    std::size_t end() const { return at + text.size(); }
};

Misread at_token(const Token& token, std::string what, std::string_view help) {
    return {token.at, token.text.size(), std::move(what), std::string(help)};
}

Token token_at(std::string_view text, std::size_t at) {
    while (at < text.size() && is_space(text[at])) ++at;
    std::size_t end = std::min(at + 1, text.size());
    if (at < text.size() && is_word_part(text[at])) {
        while (end < text.size() && is_word_part(text[end])) ++end;
    }
    return {text.substr(at, end - at), at};
}

Misread not_a_name(const Token& token) {
    const std::string lowered = lower_case(token.text);
    if (is_name(lowered))
        return at_token(token, in_quotes(token.text) + " is not a name", "did you mean " + lowered + "?");
    if (is_digit(token.text.front())) {
        return at_token(token, in_quotes(token.text) + " is not a name, and a formula holds only names", formula_help);
    }
    return at_token(token, in_quotes(token.text) + " is not a name",
                    "a name is in snake_case: letters a to z, digits and single underscores");
}

/// `before` is the operator that the name follows; empty for the first.
std::optional<Misread> wrong_operand(const Token& token, const Token& before) {
    if (token.text.empty()) {
        return Misread{token.at, 0, "a name is missing after " + in_quotes(before.text), std::string(formula_help)};
    }
    if (token.is_word()) return is_name(token.text) ? std::nullopt : std::optional(not_a_name(token));
    if (!token.is_sign()) return at_token(token, in_quotes(token.text) + " has no place in a formula", formula_help);
    if (!before.text.empty()) return at_token(token, "a name is missing before " + in_quotes(token.text), formula_help);
    if (token.text == "/") return at_token(token, "a ratio starts with a name", formula_help);
    return at_token(token, "a sum starts with a name", formula_help);
}

std::optional<Misread> wrong_operator(const Token& token) {
    if (token.is_sign()) return std::nullopt;
    if (token.is_word()) {
        return at_token(token, "an operator is missing before " + in_quotes(token.text), formula_help);
    }
    return at_token(token, in_quotes(token.text) + " has no place in a formula", formula_help);
}

/// A ratio has one operator, a sum none of the other kind.
std::optional<Misread> wrong_shape(const Token& slash, const Token& second_slash, std::size_t names) {
    if (slash.text.empty() || names == 2) return std::nullopt;
    if (!second_slash.text.empty()) return at_token(second_slash, "a formula holds one ratio", formula_help);
    return at_token(slash, "a ratio is of two names, not of sums",
                    "check each side as a claim of its own, or take a measure such as exposure");
}

std::optional<Misread> repeated_name(const std::vector<Term>& terms) {
    if (terms.size() < 2) return std::nullopt;
    std::unordered_set<std::string_view> seen;
    for (const Term& term : terms) {
        if (seen.insert(term.name).second) continue;
        return Misread{term.at, term.name.size(), excerpt_of(term.name) + " stands twice; a name may stand once", ""};
    }
    return std::nullopt;
}

struct Stretch {
    std::size_t begin = 0, end = 0;
};

Stretch trimmed(std::string_view text, Stretch part) {
    while (part.begin < part.end && is_space(text[part.begin])) ++part.begin;
    while (part.end > part.begin && is_space(text[part.end - 1])) --part.end;
    return part;
}

/// Where the word "is" begins; the last one, since no figure holds the word and a name might be it.
std::optional<std::size_t> find_is(std::string_view text) {
    for (std::size_t at = text.size(); at >= 2; --at) {
        const std::size_t begin = at - 2;
        if (text.substr(begin, 2) != "is") continue;
        const bool alone_before = begin == 0 || is_space(text[begin - 1]);
        const bool alone_after = at == text.size() || is_space(text[at]);
        if (alone_before && alone_after) return begin;
    }
    return std::nullopt;
}

/// What parts the formula from the figure: "is", or a sign. Those but "=" are a hedge, with which the figure begins.
struct Verb {
    Stretch at{};
    std::size_t figure = 0;
};

std::optional<Verb> find_verb(std::string_view text) {
    if (const auto is_at = find_is(text)) return Verb{{*is_at, *is_at + 2}, *is_at + 2};
    Stretch found{text.size(), text.size()};
    for (const std::string_view sign : {"<=", ">=", "==", "=<", "=>", "<", ">", "=", "~", "≤", "≥", "≈"}) {
        const std::size_t at = text.find(sign);
        if (at < found.begin) found = {at, at + sign.size()};
    }
    if (found.begin == text.size()) return std::nullopt;
    const bool is_equal = text.substr(found.begin, found.end - found.begin) == "=";
    return Verb{found, is_equal ? found.end : found.begin};
}

bool is_figure(std::string_view text) {
    Figure figure;
    return !read_figure(text, {}, figure);
}

/// What `formula` holds keeps its memory.
std::optional<Misread> read_formula(std::string_view text, Formula& formula) {
    formula.shape = Formula::Shape::sum;
    Token before, slash, second_slash;
    std::size_t names = 0;
    for (Token name = token_at(text, 0);;) {
        if (names == 0 && name.text.empty()) return Misread{0, 0, "a formula is missing", std::string(formula_help)};
        if (auto wrong = wrong_operand(name, before)) return wrong;
        if (formula.terms.size() == names) formula.terms.emplace_back();
        Term& term = formula.terms[names++];
        term.name.assign(name.text);
        term.minus = before.text == "-";
        term.at = name.at;
        before = token_at(text, name.end());
        if (before.text.empty()) break;
        if (auto wrong = wrong_operator(before)) return wrong;
        if (before.text == "/") (slash.text.empty() ? slash : second_slash) = before;
        name = token_at(text, before.end());
    }
    formula.terms.resize(names);
    if (auto wrong = wrong_shape(slash, second_slash, names)) return wrong;
    if (!slash.text.empty()) formula.shape = Formula::Shape::ratio;
    return repeated_name(formula.terms);
}

Misread figure_first(const Stretch& figure, std::string_view verb) {
    return {figure.begin, figure.end - figure.begin,
            "a figure stands before " + in_quotes(verb) + ", where a formula belongs", std::string(claim_help)};
}

Misread no_verb(std::string_view text) {
    return {text.size(), 0, "\"is\" is missing: a claim reads <formula> is <figure>", std::string(claim_help)};
}

}  // namespace

Parsed<Formula> parse_formula(std::string_view text) {
    Formula formula;
    if (auto misread = read_formula(text, formula)) return *std::move(misread);
    return formula;
}

std::optional<Misread> read_statement(std::string_view text, Currency home, Statement& statement) {
    const Stretch whole = trimmed(text, {0, text.size()});
    if (whole.begin == whole.end) return Misread{0, 0, "a claim is missing", std::string(claim_help)};
    const auto verb = find_verb(text);
    if (!verb) return no_verb(text.substr(0, whole.end));
    const std::string_view said = text.substr(verb->at.begin, verb->at.end - verb->at.begin);
    if (said == "=<" || said == "=>") {
        return Misread{verb->at.begin, 2, in_quotes(said) + " is no sign of a claim",
                       said == "=<" ? "write <=" : "write >="};
    }
    const Stretch left = trimmed(text, {0, verb->at.begin});
    if (left.begin == left.end) {
        return Misread{verb->at.begin, said.size(), "a formula is missing before " + in_quotes(said),
                       std::string(claim_help)};
    }
    if (auto misread = read_formula(text.substr(0, left.end), statement.formula)) {
        return is_figure(text.substr(left.begin, left.end - left.begin)) ? figure_first(left, said)
                                                                         : std::move(misread);
    }
    if (const Stretch after = trimmed(text, {verb->at.end, text.size()}); after.begin == after.end) {
        return Misread{verb->at.begin, said.size(), "a figure is missing after " + in_quotes(said),
                       std::string(claim_help)};
    }
    const Stretch right = trimmed(text, {verb->figure, text.size()});
    const std::string_view figure_text = text.substr(right.begin, right.end - right.begin);
    if (auto misread = read_figure(figure_text, home, statement.figure)) {
        misread->at += right.begin;
        return misread;
    }
    const bool is_duration = statement.figure.unit == Unit{Dimension::time};
    statement.formula.counts_days = is_duration && written_in(statement.figure) == Dimension::time;
    statement.text.assign(text);
    statement.figure_text.assign(figure_text);
    statement.figure_at = right.begin;
    return std::nullopt;
}

Parsed<Statement> parse_statement(std::string_view text, Currency home) {
    Statement statement;
    if (auto misread = read_statement(text, home, statement)) return *std::move(misread);
    return statement;
}

std::string to_text(const Formula& formula) {
    std::string text;
    for (const Term& term : formula.terms) {
        if (!text.empty()) text += formula.shape == Formula::Shape::ratio ? " / " : term.minus ? " - " : " + ";
        text += term.name;
    }
    return text;
}

bool is_measure(std::string_view name) {
    constexpr std::size_t shortest = std::ranges::min(measure_names, {}, &std::string_view::size).size();
    if (name.size() < shortest) return false;
    for (const std::string_view measure : measure_names) {
        if (measure == name) return true;
    }
    return false;
}

bool is_id(std::string_view text) {
    if (text.empty() || !is_lower(text.front())) return false;
    bool joint_before = false;
    for (const char c : text) {
        if (is_lower(c) || is_digit(c)) {
            joint_before = false;
            continue;
        }
        if (joint_before || c != '_') return false;
        joint_before = true;
    }
    return !joint_before;
}

}  // namespace dealcalc
