#pragma once
// A JSON text as a tree that knows where every value and every key stands.
//
// Unlike a tree of the JSON library it keeps duplicate keys, the order of the keys, and the characters of numbers.
// Units: bytes from the start of the text; a string's span holds its quotes.
//
// Example:
//   auto tree = parse_json(text);
//   if (auto* root = std::get_if<JsonNode>(&tree)) use(root->children);

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dealcalc::input {

inline constexpr std::size_t most_depth = 64;
inline constexpr std::size_t most_string_bytes = std::size_t{1} << 20;
inline constexpr std::size_t most_values = 1'000'000;

/// What differs between the files that are read: how much a list may hold, and what the messages about limits say.
struct FileRule {
    std::size_t most_items = 10'000;
    std::string_view holds = "a deal file holds one deal";
    std::string_view levels = "a deal file needs four levels";
    std::string_view is = "a deal file is a JSON object; dealcalc schema prints what it holds";
};

struct Span {
    std::size_t begin = 0, end = 0;
    std::size_t size() const { return end - begin; }
};

struct Problem {
    std::string code, message;
    Span span;
    std::string help;
    std::optional<std::size_t> earlier{};  // where the first of two stands; shown as its line
};

enum class JsonKind { object, list, string, number, boolean, null };

struct JsonKey {
    std::string text;
    Span span;
};

struct JsonNode {
    JsonKind kind = JsonKind::null;
    Span span;
    std::string text;                // of a string the decoded one, of anything else its own characters
    std::vector<JsonKey> keys;       // of an object: keys[i] belongs to children[i]
    std::vector<JsonNode> children;  // of an object or a list
};

struct JsonFault {
    Problem problem;
    std::string pointer;
    JsonNode begun{};  // the outermost value, as far as it was read
};

/// `first_line` is the line of the file where the text begins. Precondition: check_bytes(text) finds nothing.
std::variant<JsonNode, JsonFault> parse_json(std::string_view text, const FileRule& rule = {},
                                             std::size_t first_line = 1);

/// What makes a text no JSON before it is looked at as JSON: size, emptiness, a byte order mark, NUL, not UTF-8.
std::optional<Problem> check_bytes(std::string_view text, const FileRule& rule = {});

/// Where the scan of a string ends: one past its closing quote. Precondition: a whole string begins at `begin`.
std::size_t end_of_string(std::string_view text, std::size_t begin);

/// The bytes of the text that the decoded bytes [at, at + length) of a string come from.
Span raw_span(std::string_view text, const JsonNode& string, std::size_t at, std::size_t length);

}  // namespace dealcalc::input
