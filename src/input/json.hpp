#pragma once
// A JSON text (RFC 8259), pulled one value after the other. Only strings with escapes are copied; the parser knows
// where everything begins and ends, and names the fault where it meets it.
//
// Units: bytes from the start of the text; the span of a string holds its quotes.
// Errors: JsonFault, for a text that is no JSON and for one beyond the limits. What is wrong with the bytes of the text
// (its size, a byte order mark, NUL, not UTF-8) comes before any other fault.
//
// Example:
//   JsonParser json;
//   json.start(R"({"a": [1, 2]})");
//   json.value();                                    // the opening of the object
//   for (JsonValue key; json.next_key(key);) {       // "a"
//       json.value();                                // the opening of the list
//       while (json.next_item()) use(json.value());  // 1, 2
//   }
//   json.end();

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "input/problem.hpp"

namespace dealcalc::input {

inline constexpr std::size_t most_file_bytes = std::size_t{64} << 20;
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
inline constexpr FileRule deal_file{};

enum class JsonKind : unsigned char { object, list, string, number, boolean, null };

/// A whole string, number or word, or the opening of an object or list.
struct JsonValue {
    JsonKind kind = JsonKind::null;
    std::string_view text{};  // of a string what it says, of an opening nothing, of others their own characters
    Span span{};

    /// `text` is a part of the JSON text. Of another it lasts until the parser meets the next string.
    bool is_verbatim() const { return kind != JsonKind::string || text.size() + 2 == span.size(); }
    bool is_opening() const { return kind <= JsonKind::list; }
};

struct JsonFault {
    Problem problem;
    std::string pointer;  // of what was being read
};

class JsonParser {
public:
    /// Begins with another text, whose first line is `first_line` of its file. Both arguments outlive the reading.
    void start(std::string_view text, const FileRule& rule = deal_file, std::size_t first_line = 1);

    /// The next value, where one has to come: first, after a key, after next_item(). The members of an object or list
    /// are pulled after it, until there is no next.
    JsonValue value();
    /// In an object: its next key, with the colon after it; false past its closing brace.
    bool next_key(JsonValue& key);
    /// In a list: whether another item comes; false past its closing bracket.
    bool next_item();
    /// Past the outermost value: nothing may follow it.
    void end();

    /// How many objects and lists are open.
    std::size_t depth() const { return depth_; }
    bool in_list() const { return open_[depth_].kind == JsonKind::list; }
    /// Passes over what is left of all but the outer `depth` of these. Says where the last of them ends.
    std::size_t leave(std::size_t depth);

    /// The JSON pointer of the key or value that was pulled last.
    std::string pointer() const;
    /// The line where the parser is, and the column of a byte of this line.
    std::size_t line() const { return line_; }
    std::size_t column(std::size_t at) const { return at - line_begin_ - continuations_ + 1; }

private:
    struct Open {
        JsonKind kind;
        std::uint32_t count;  // of the values in it so far
        std::size_t begin;
        std::size_t key;  // where the key begins whose value comes or was last; 0 where there is none
    };
    enum class Stage { value, key, colon, after_value };

    std::size_t place(const char* at) const { return static_cast<std::size_t>(at - text_.data()); }
    const char* skip_space(const char* at);
    JsonValue open(const char* begin);
    JsonValue string(const char* begin, Stage stage);
    std::string_view rare_string(const char* begin, const char* at, Stage stage);
    const char* pass_character(const char* at);
    const char* decode_escape(const char* at);
    JsonValue number(const char* begin);
    JsonValue word(std::string_view expected, JsonKind kind);
    void count_value(const char* begin);
    [[noreturn]] void fail(Stage stage);
    [[noreturn]] void stop(std::string code, std::string message, const char* at, std::string_view help);

    std::string_view text_{};
    const char* end_ = nullptr;
    const char* at_ = nullptr;
    const FileRule* rule_ = &deal_file;
    std::size_t depth_ = 0;
    std::size_t values_ = 0;
    std::size_t line_ = 1, first_line_ = 1;
    std::size_t line_begin_ = 0;
    std::size_t continuations_ = 0;  // bytes in this line that are not the first of a character
    std::array<Open, most_depth + 1> open_{};  // the first stands for the text itself
    std::string decoded_{};
};

/// The string that begins at byte `begin`, decoded. Precondition: a whole string begins there.
std::string string_at(std::string_view text, std::size_t begin);

/// The bytes of the text that the decoded bytes [at, at + length) of a string come from. `string` is its span.
Span raw_span(std::string_view text, Span string, std::size_t at, std::size_t length);

}  // namespace dealcalc::input
