#include "input/json_tree.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/digits.hpp"
#include "input/json_fault.hpp"
#include "input/problem.hpp"

namespace dealcalc::input {
namespace {

std::size_t end_of_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

/// By the grammar, not by a set of characters: in 01 the number ends after the 0.
std::size_t end_of_number(std::string_view text, std::size_t at) {
    if (text[at] == '-') ++at;
    at = text[at] == '0' ? at + 1 : end_of_digits(text, at);
    if (at < text.size() && text[at] == '.') at = end_of_digits(text, at + 1);
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) at = end_of_digits(text, at + 2);
    return at;
}

/// Receives the events of the JSON library. Where a token stands is found in the text itself, since each event means
/// exactly one token and only white space, commas and colons lie between.
class TreeBuilder {
public:
    TreeBuilder(std::string_view text, const FileRule& rule, std::size_t first_line)
        : text_(text)
        , rule_(rule)
        , first_line_(first_line) {}

    bool null() { return leaf(JsonKind::null, word()); }
    bool boolean(bool) { return leaf(JsonKind::boolean, word()); }
    bool number_integer(std::int64_t) { return number(); }
    bool number_unsigned(std::uint64_t) { return number(); }
    bool number_float(double, const std::string&) { return number(); }
    bool string(std::string& decoded) {
        const Span span = string_span();
        if (too_long(decoded, span)) return false;
        return add(leaf_node(JsonKind::string, span, std::move(decoded)));
    }
    bool binary(nlohmann::json::binary_t&) { return false; }

    bool start_object(std::size_t) { return open(JsonKind::object); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(JsonKind::list); }
    bool end_array() { return close(); }

    bool key(std::string& decoded) {
        const Span span = string_span();
        if (too_long(decoded, span)) return false;
        open_.back().keys.push_back({std::move(decoded), span});
        advance(span, JsonStage::key);
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) {
        JsonState state{stage_, at_};
        state.first_line = first_line_;
        if (!open_.empty()) {
            state.container = open_.back().kind;
            state.container_at = open_.back().span.begin;
        }
        problem_ = explain_fault(text_, state);
        return false;
    }

    JsonNode root() { return std::move(root_); }
    JsonFault fault() {
        std::string at = pointer();
        JsonNode& begun = open_.empty() ? root_ : open_.front();
        return {std::move(problem_), std::move(at), std::move(begun)};
    }

private:
    std::size_t token_begin() const { return text_.find_first_not_of(" \t\r\n,:", at_); }
    Span string_span() const {
        const std::size_t begin = token_begin();
        return {begin, end_of_string(text_, begin)};
    }
    Span word() const {
        const std::size_t begin = token_begin();
        std::size_t end = begin;
        while (end < text_.size() && text_[end] >= 'a' && text_[end] <= 'z') ++end;
        return {begin, end};
    }
    bool number() {
        const std::size_t begin = token_begin();
        return leaf(JsonKind::number, {begin, end_of_number(text_, begin)});
    }

    static JsonNode leaf_node(JsonKind kind, Span span, std::string text) {
        JsonNode node;
        node.kind = kind;
        node.span = span;
        node.text = std::move(text);
        return node;
    }
    bool leaf(JsonKind kind, Span span) {
        return add(leaf_node(kind, span, std::string(text_.substr(span.begin, span.size()))));
    }

    bool open(JsonKind kind) {
        const std::size_t begin = token_begin();
        if (open_.size() == most_depth) {
            return stop({"too-deep",
                         "values lie deeper than 64 levels in each other",
                         {begin, begin + 1},
                         std::string(rule_.levels)});
        }
        if (!may_add(begin)) return false;
        open_.push_back(leaf_node(kind, {begin, begin + 1}, {}));
        advance({begin, begin + 1}, JsonStage::opened);
        return true;
    }
    bool close() {
        const std::size_t begin = token_begin();
        JsonNode node = std::move(open_.back());
        open_.pop_back();
        node.span.end = begin + 1;
        place(std::move(node));
        advance({begin, begin + 1}, JsonStage::value);
        return true;
    }
    bool add(JsonNode node) {
        if (!may_add(node.span.begin)) return false;
        const Span span = node.span;
        place(std::move(node));
        advance(span, JsonStage::value);
        return true;
    }
    void place(JsonNode node) { (open_.empty() ? root_ : open_.back().children.emplace_back()) = std::move(node); }

    void advance(Span token, JsonStage stage) {
        at_ = token.end;
        stage_ = stage;
    }

    bool may_add(std::size_t begin) {
        if (++values_ > most_values) {
            return stop({"too-many-values",
                         "the file holds more than 1,000,000 values",
                         {begin, begin + 1},
                         std::string(rule_.holds)});
        }
        if (!open_.empty() && open_.back().children.size() == rule_.most_items) {
            return stop({"too-many-items",
                         "more than 10,000 items stand in one list or object",
                         {begin, begin + 1},
                         std::string(rule_.holds)});
        }
        return true;
    }
    bool too_long(const std::string& decoded, Span span) {
        if (decoded.size() <= most_string_bytes) return false;
        stop({"string-too-long", "a string is longer than 1 MiB", {span.begin, span.begin + 1}, "shorten it"});
        return true;
    }
    bool stop(Problem problem) {
        problem_ = std::move(problem);
        return false;
    }

    /// Of the value that was being read.
    std::string pointer() const {
        std::string text;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            const JsonNode& node = open_[i];
            const bool innermost = i + 1 == open_.size();
            const bool complete = innermost && (stage_ == JsonStage::value || stage_ == JsonStage::opened);
            if (node.kind == JsonKind::list) {
                text += pointer_step(std::to_string(node.children.size()));
            } else if (!complete) {
                text += pointer_step(node.keys.back().text);
            }
        }
        return text;
    }

    std::string_view text_;
    FileRule rule_;
    std::size_t first_line_;
    std::vector<JsonNode> open_;
    JsonNode root_;
    Problem problem_;
    std::size_t at_ = 0;
    std::size_t values_ = 0;
    JsonStage stage_ = JsonStage::start;
};

}  // namespace

std::variant<JsonNode, JsonFault> parse_json(std::string_view text, const FileRule& rule, std::size_t first_line) {
    TreeBuilder builder(text, rule, first_line);
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return builder.fault();
    return builder.root();
}

}  // namespace dealcalc::input
