#include <array>
#include <optional>
#include <utility>

#include <dealcalc/model/formula.hpp>

#include "model/words.hpp"

namespace dealcalc {
namespace {

constexpr std::string_view claim_help = "for example: exposure is up to $330B";

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

Misread figure_first(const Stretch& figure, std::string_view verb) {
    return {figure.begin, figure.end - figure.begin,
            "a figure stands before " + in_quotes(verb) + ", where a formula belongs", std::string(claim_help)};
}

Misread no_verb(std::string_view text) {
    return {text.size(), 0, "\"is\" is missing: a claim reads <formula> is <figure>", std::string(claim_help)};
}

}  // namespace

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

}  // namespace dealcalc
