#include <dealcalc/model/formula.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/digits.hpp"
#include "base/excerpt.hpp"
#include "base/letters.hpp"
#include "model/words.hpp"

namespace dealcalc {
namespace {

constexpr std::string_view formula_help =
    "a formula has names, numbers, + - * /, parentheses, max(f) and min(f), such as 2 * (a + b) / c";
constexpr std::string_view number_help =
    "a number in a formula is plain, such as 1000 or 0.5; what has a unit stands after \"is\"";
/// Parentheses, minus signs and max() within one another.
constexpr std::size_t deepest = 64;


bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_operator(char c) {
    return c == '+' || c == '-' || c == '*' || c == '/';
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
    const bool is_number = is_digit(token.text.front()) || is_figure(token.text);
    if (is_number) return at_token(token, in_quotes(token.text) + " is not a plain number", number_help);
    return at_token(token, in_quotes(token.text) + " is not a name",
                    "a name is in snake_case: letters a to z, digits and single underscores");
}

bool is_number(const Token& token) {
    const std::string_view text = token.text;
    return is_digit(text.back()) && text.find_first_not_of("0123456789.") == std::string_view::npos &&
           std::ranges::count(text, '.') <= 1;
}

/// `before` is what an operand is missing after; empty where the formula begins.
Misread no_operand(const Token& token, const Token& before) {
    if (token.text.empty()) {
        return {token.at, 0, "a name is missing after " + in_quotes(before.text), std::string(formula_help)};
    }
    const bool is_operator = token.is_sign() || token.text == ")";
    if (!is_operator) return at_token(token, in_quotes(token.text) + " has no place in a formula", number_help);
    if (!before.text.empty()) return at_token(token, "a name is missing before " + in_quotes(token.text), formula_help);
    if (token.text == ")") return at_token(token, "\")\" closes nothing", "take it away");
    const std::string_view what = token.text == "/" ? "a ratio" : token.text == "*" ? "a product" : "a sum";
    return at_token(token, std::string(what) + " starts with a name", formula_help);
}

Misread no_operator(const Token& token) {
    if (token.text == ")") return at_token(token, "\")\" closes nothing", "take it away");
    if (token.is_word() || token.text == "(") {
        return at_token(token, "an operator is missing before " + in_quotes(token.text), formula_help);
    }
    return at_token(token, in_quotes(token.text) + " has no place in a formula", number_help);
}

/// Recursive descent: a sum of products of factors. What the formula held keeps its memory.
class FormulaReader {
public:
    FormulaReader(std::string_view text, Formula& formula)
        : text_(text)
        , nodes_(formula.nodes)
        , token_(token_at(text, 0)) {}

    /// Why the text was not read.
    std::optional<Misread> read() {
        if (token_.text.empty()) return Misread{0, 0, "a formula is missing", std::string(formula_help)};
        const std::size_t begin = token_.at;
        if (read_sum() && !token_.text.empty()) fail(no_operator(token_));
        if (misread_) return std::move(misread_);
        nodes_.resize(count_);
        const auto is_name = [](const Node& node) { return node.kind == Node::Kind::name; };
        if (std::ranges::any_of(nodes_, is_name)) return std::nullopt;
        return Misread{begin, last_end_ - begin, "a formula names a figure or a measure, and this names none",
                       "name one, such as exposure"};
    }

private:
    bool read_sum() {
        if (!read_product()) return false;
        while (token_.text == "+" || token_.text == "-") {
            if (!read_second(token_.text == "+" ? Node::Kind::sum : Node::Kind::difference)) return false;
        }
        return true;
    }

    bool read_product() {
        if (!read_factor()) return false;
        while (token_.text == "*" || token_.text == "/") {
            if (!read_second(token_.text == "*" ? Node::Kind::product : Node::Kind::quotient)) return false;
        }
        return true;
    }

    /// The operator at hand and its right operand, after the left one.
    bool read_second(Node::Kind kind) {
        const std::size_t left = count_ - 1;
        const std::size_t begin = nodes_[left].at;
        move_on();
        const bool is_product = kind == Node::Kind::product || kind == Node::Kind::quotient;
        if (!(is_product ? read_factor() : read_product())) return false;
        add(kind, begin).left = left;
        return true;
    }

    bool read_factor() {
        const Token first = token_;
        if (first.text == "-") {
            if (!descend()) return false;
            move_on();
            if (!read_factor()) return false;
            add(Node::Kind::minus, first.at);
            --depth_;
            return true;
        }
        if (first.text == "(") return read_parentheses();
        if (!first.is_word()) return fail(no_operand(first, before_));
        const bool is_function = first.text == "max" || first.text == "min";
        if (is_function && token_at(text_, first.end()).text == "(") {
            move_on();
            if (!read_parentheses()) return false;
            add(first.text == "max" ? Node::Kind::most : Node::Kind::least, first.at);
            return true;
        }
        return is_digit(first.text.front()) || first.text.front() == '.' ? read_number() : read_name();
    }

    /// What stands in parentheses, which are part of where it stands.
    bool read_parentheses() {
        const Token open = token_;
        if (!descend()) return false;
        move_on();
        if (!read_sum()) return false;
        if (token_.text.empty()) return fail(at_token(open, "\"(\" is not closed", "add a \")\" where its part ends"));
        if (token_.text != ")") return fail(no_operator(token_));
        move_on();
        --depth_;
        nodes_[count_ - 1].at = open.at;
        nodes_[count_ - 1].length = last_end_ - open.at;
        return true;
    }

    bool read_name() {
        if (!is_name(token_.text)) return fail(not_a_name(token_));
        const Token name = token_;
        move_on();
        add(Node::Kind::name, name.at).name.assign(name.text);
        return true;
    }

    bool read_number() {
        if (!is_number(token_)) return fail(not_a_name(token_));
        auto number = number_from_digits(token_.text);
        if (!number) return fail(at_token(token_, "the number has too many digits", "write fewer digits"));
        const Token said = token_;
        move_on();
        add(Node::Kind::number, said.at).number = *std::move(number);
        return true;
    }

    Node& add(Node::Kind kind, std::size_t begin) {
        if (nodes_.size() == count_) nodes_.emplace_back();
        Node& node = nodes_[count_++];
        node.kind = kind;
        node.name.clear();
        node.number = 0;
        node.left = 0;
        node.at = begin;
        node.length = last_end_ - begin;
        return node;
    }

    void move_on() {
        before_ = token_;
        last_end_ = token_.end();
        token_ = token_at(text_, token_.end());
    }

    bool descend() {
        if (++depth_ <= deepest) return true;
        return fail(at_token(token_, "the formula is nested too deep", "take parentheses away, or split the claim"));
    }

    bool fail(Misread misread) {
        misread_ = std::move(misread);
        return false;
    }

    std::string_view text_;
    std::vector<Node>& nodes_;
    std::size_t count_ = 0;  // of the nodes, those that are of this formula
    std::size_t depth_ = 0;
    Token token_;
    Token before_{};            // the token before it
    std::size_t last_end_ = 0;  // where that ends
    std::optional<Misread> misread_{};
};

// ---- a formula as text

/// Where the nodes begin that the node takes in.
std::size_t first_of(const Formula& formula, std::size_t node) {
    for (;;) {
        const Node::Kind kind = formula.nodes[node].kind;
        if (kind == Node::Kind::name || kind == Node::Kind::number) return node;
        node = has_two_operands(kind) ? formula.nodes[node].left : node - 1;
    }
}

/// How tightly an operation holds its operands together.
int tightness(Node::Kind kind) {
    switch (kind) {
    case Node::Kind::sum:
    case Node::Kind::difference: return 1;
    case Node::Kind::product:
    case Node::Kind::quotient: return 2;
    case Node::Kind::minus: return 3;
    default: return 4;
    }
}

std::string_view sign_of(Node::Kind kind) {
    switch (kind) {
    case Node::Kind::sum: return " + ";
    case Node::Kind::difference: return " - ";
    case Node::Kind::product: return " * ";
    default: return " / ";
    }
}

struct Written {
    std::string text;
    int tightness;
};

/// In parentheses where it holds less tightly than what it stands in needs.
std::string as_operand(Written operand, int least) {
    return operand.tightness < least ? '(' + operand.text + ')' : std::move(operand.text);
}

}  // namespace

std::optional<Misread> read_formula(std::string_view text, Formula& formula) {
    return FormulaReader(text, formula).read();
}

Parsed<Formula> parse_formula(std::string_view text) {
    Formula formula;
    if (auto misread = read_formula(text, formula)) return *std::move(misread);
    return formula;
}

Formula formula_of(std::string name) {
    Formula formula;
    formula.nodes.emplace_back().name = std::move(name);
    return formula;
}

Formula quotient_of(std::string above, std::string below) {
    Formula formula = formula_of(std::move(above));
    formula.nodes.emplace_back().name = std::move(below);
    formula.nodes.emplace_back().kind = Node::Kind::quotient;
    return formula;
}

const std::string* only_name(const Formula& formula) {
    const bool is_name = formula.nodes.size() == 1 && formula.nodes.front().kind == Node::Kind::name;
    return is_name ? &formula.nodes.front().name : nullptr;
}

std::optional<std::vector<Term>> terms_of(const Formula& formula) {
    struct Signed {
        std::size_t node;
        bool minus;
    };
    std::vector<Term> terms;
    std::vector<Signed> left{{formula.nodes.size() - 1, false}};  // to be taken apart, the first one last
    while (!left.empty()) {
        const auto [at, minus] = left.back();
        left.pop_back();
        const Node& node = formula.nodes[at];
        if (node.kind == Node::Kind::name) {
            terms.push_back({node.name, minus});
            continue;
        }
        if (node.kind != Node::Kind::sum && node.kind != Node::Kind::difference && node.kind != Node::Kind::minus) return std::nullopt;
        left.push_back({at - 1, minus != (node.kind != Node::Kind::sum)});
        if (node.kind != Node::Kind::minus) left.push_back({node.left, minus});
    }
    return terms;
}

bool same_formula(const Formula& a, const Formula& b) {
    return a.counts_days == b.counts_days && std::ranges::equal(a.nodes, b.nodes, [](const Node& x, const Node& y) {
        return x.kind == y.kind && x.name == y.name && x.number == y.number && x.left == y.left;
    });
}

std::string to_text(const Formula& formula, std::size_t node) {
    std::vector<Written> stack;
    const auto take = [&stack] {
        Written last = std::move(stack.back());
        stack.pop_back();
        return last;
    };
    for (std::size_t i = first_of(formula, node); i <= node; ++i) {
        const auto& [kind, name, number, left, at, length] = formula.nodes[i];
        const int tight = tightness(kind);
        if (kind == Node::Kind::name) {
            stack.push_back({name, tight});
        } else if (kind == Node::Kind::number) {
            stack.push_back({to_text(number), tight});
        } else if (kind == Node::Kind::minus) {
            stack.push_back({'-' + as_operand(take(), tight), tight});
        } else if (kind == Node::Kind::most || kind == Node::Kind::least) {
            stack.push_back({(kind == Node::Kind::most ? "max(" : "min(") + take().text + ')', tight});
        } else {
            const std::string right = as_operand(take(), tight + 1);
            std::string text = as_operand(take(), tight);
            text += sign_of(kind);
            text += right;
            stack.push_back({std::move(text), tight});
        }
    }
    return std::move(stack.back().text);
}

std::string to_text(const Formula& formula) {
    return formula.empty() ? "" : to_text(formula, formula.nodes.size() - 1);
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
