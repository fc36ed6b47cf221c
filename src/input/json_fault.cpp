#include "input/json_fault.hpp"

#include <algorithm>
#include <array>

#include "base/digits.hpp"
#include "base/letters.hpp"
#include "base/utf8.hpp"
#include "model/words.hpp"

namespace dealcalc::input {
namespace {

bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_word_part(char c) {
    return is_letter(c) || is_digit(c) || std::string_view("_$.-%").find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::size_t after_space(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

/// Where what is open opened, for who looks at byte `from`.
std::string opening_place(std::string_view text, const JsonState& state, std::size_t from) {
    return place_words(text, state.container_at, from, state.first_line);
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size() && is_word_part(text[at])) ++at;
    return at;
}

std::size_t end_of_character(std::string_view text, std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) ++at;
    return at;
}

std::string_view closing(JsonKind container) {
    return container == JsonKind::object ? "}" : "]";
}
std::string_view name_of(JsonKind container) {
    return container == JsonKind::object ? "object" : "list";
}

Problem early_end(std::string_view text, const JsonState& state) {
    const std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
    std::string message = "the text ends inside the ";
    message += name_of(*state.container);
    message += " that opens in " + opening_place(text, state, end);
    std::string help = "close it with ";
    help += closing(*state.container);
    return {"unexpected-end", message, {end, end}, help};
}

// ---- strings

std::string_view after_backslash(std::string_view text, std::size_t at, std::size_t size) {
    return text.substr(std::min(at + 1, text.size()), size);
}

bool is_unicode_escape(std::string_view escape) {
    return escape.size() == 5 && escape[0] == 'u' && std::all_of(escape.begin() + 1, escape.end(), is_hex);
}

/// Whether the four hexadecimal digits are of a surrogate whose third bit group is from `low` to `high`.
bool is_surrogate(std::string_view escape, std::string_view second_digits) {
    return is_unicode_escape(escape) && (escape[1] == 'd' || escape[1] == 'D') &&
           second_digits.find(escape[2]) != std::string_view::npos;
}
bool is_high_surrogate(std::string_view escape) {
    return is_surrogate(escape, "89abAB");
}
bool is_low_surrogate(std::string_view escape) {
    return is_surrogate(escape, "cdefCDEF");
}

struct Escape {
    std::size_t size = 0;  // as written; 0 where it is wrong
    Problem wrong{};
};

Problem bad_escape(std::string_view text, std::size_t at, std::size_t size, std::string_view help) {
    const std::size_t end = std::min(at + size, text.size());
    return {
        "bad-escape", in_quotes(text.substr(at, end - at)) + " is not an escape of JSON", {at, end}, std::string(help)};
}

Escape read_escape(std::string_view text, std::size_t at) {
    constexpr std::string_view simple = "\"\\/bfnrt";
    const std::string_view escape = after_backslash(text, at, 5);
    if (escape.empty()) return {1};
    if (simple.find(escape[0]) != std::string_view::npos) return {2};
    if (escape[0] != 'u') {
        const std::size_t size = end_of_character(text, at + 1) - at;
        return {0, bad_escape(text, at, size, R"(write \\ for a backslash)")};
    }
    if (!is_unicode_escape(escape)) {
        std::size_t size = 2;
        while (size < 6 && at + size < text.size() && is_hex(text[at + size])) ++size;
        return {0, bad_escape(text, at, size, R"(\u takes four hexadecimal digits: \u00e9)")};
    }
    if (is_low_surrogate(escape) || is_high_surrogate(escape)) {
        const std::string_view next = text.substr(std::min(at + 6, text.size()), 6);
        const bool paired = is_high_surrogate(escape) && next.starts_with('\\') && is_low_surrogate(next.substr(1));
        if (paired) return {12};
        Problem half = bad_escape(text, at, 6, "write the character itself, or both escapes");
        half.message = in_quotes(text.substr(at, 6)) + " is half of a character";
        return {0, half};
    }
    return {6};
}

Problem raw_control(std::string_view text, std::size_t open, std::size_t at) {
    if (text[at] == '\n' || text[at] == '\r') {
        return {"unclosed-string",
                "this string has no closing quote in its line",
                {open, at},
                R"(close it with ", or write a line break in it as \n)"};
    }
    return {"control-character",
            "a control character stands in a string",
            {at, at + 1},
            text[at] == '\t' ? R"(write a tab as \t)" : "remove it"};
}

std::optional<Problem> fault_in_string(std::string_view text, std::size_t open) {
    std::size_t at = open + 1;
    while (at < text.size() && text[at] != '"') {
        if (static_cast<unsigned char>(text[at]) < 0x20) return raw_control(text, open, at);
        if (text[at] != '\\') {
            ++at;
            continue;
        }
        const Escape escape = read_escape(text, at);
        if (escape.size == 0) return escape.wrong;
        at += escape.size;
    }
    if (at < text.size()) return std::nullopt;
    return Problem{"unclosed-string", "this string has no closing quote", {open, open + 1}, "close it with \""};
}

// ---- numbers and words

std::string without_commas(std::string_view word) {
    std::string plain;
    for (const char c : word) {
        if (c != ',') plain += c;
    }
    return plain;
}

std::optional<std::string_view> number_help(std::string_view word) {
    const std::string_view digits = word.starts_with('-') ? word.substr(1) : word;
    if (word.starts_with('+')) return "a number has no plus sign";
    if (digits.starts_with('.')) return "write 0 before the point";
    if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) return "a number has no leading zero";
    if (std::ranges::none_of(word, is_digit)) return "leave the key out where there is no number";
    if (digits.ends_with('.')) return "write a digit after the point, or leave the point out";
    return std::nullopt;
}

Problem wrong_number(std::string_view text, Span span) {
    const std::string_view word = text.substr(span.begin, span.size());
    std::string help = "write it in quotes: \"" + std::string(word) + '"';
    if (const auto better = number_help(word)) help = *better;
    return {"bad-number", in_quotes(word) + " is not a number of JSON", span,
            word.size() > 40 ? "write it in quotes" : help};
}

bool is_number(std::string_view word) {
    const auto digits = [&word] {
        const std::size_t size = std::min(word.find_first_not_of("0123456789"), word.size());
        word.remove_prefix(size);
        return size;
    };
    if (word.starts_with('-')) word.remove_prefix(1);
    const bool zero = word.starts_with('0');
    const std::size_t whole = digits();
    if (whole == 0 || (zero && whole > 1)) return false;
    if (word.starts_with('.')) {
        word.remove_prefix(1);
        if (digits() == 0) return false;
    }
    if (word.starts_with('e') || word.starts_with('E')) {
        word.remove_prefix(1);
        if (word.starts_with('+') || word.starts_with('-')) word.remove_prefix(1);
        if (digits() == 0) return false;
    }
    return word.empty();
}

Span number_span(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (is_word_part(text[end]) || text[end] == '+')) ++end;
    return {at, end};
}

Problem fault_in_number(std::string_view text, std::size_t at) {
    const Span span = number_span(text, at);
    const std::string_view word = text.substr(span.begin, span.size());
    if (!is_number(word)) return wrong_number(text, span);
    return {"number-too-large", in_quotes(word) + " is too large", span, "a figure has at most 38 digits"};
}

struct Literal {
    std::string_view wrong, right;
};

std::string_view literal_help(std::string_view word) {
    constexpr std::array<Literal, 9> literals = {{{"True", "write true"},
                                                  {"TRUE", "write true"},
                                                  {"False", "write false"},
                                                  {"FALSE", "write false"},
                                                  {"None", "leave the key out"},
                                                  {"NULL", "leave the key out"},
                                                  {"undefined", "leave the key out"},
                                                  {"NaN", "leave the key out where there is no number"},
                                                  {"Infinity", "\"more than ...\" is a figure without an upper end"}}};
    for (const Literal& literal : literals) {
        if (literal.wrong == word) return literal.right;
    }
    return {};
}

Problem fault_in_word(std::string_view text, std::size_t at) {
    const Span span{at, end_of_word(text, at)};
    const std::string_view word = text.substr(at, span.size());
    if (const std::string_view help = literal_help(word); !help.empty()) {
        return {"bad-word", std::string(word) + " is not a word of JSON", span, std::string(help)};
    }
    return {"missing-quotes", in_quotes(word) + " stands without double quotes", span, "write " + in_quotes(word)};
}

// ---- what is not a value at all

bool is_typographic_quote(std::string_view rest) {
    return rest.starts_with("\u201c") || rest.starts_with("\u201d") || rest.starts_with("\u201e") ||
           rest.starts_with("\u2018") || rest.starts_with("\u2019") || rest.starts_with("\u00ab");
}

std::optional<Problem> foreign_mark(std::string_view text, std::size_t at) {
    const Span span{at, end_of_character(text, at)};
    if (text[at] == '\'') return Problem{"wrong-quotes", "JSON has no single quotes", span, "use double quotes"};
    if (is_typographic_quote(text.substr(at))) {
        return Problem{"wrong-quotes", "a typographic quote does not begin a string", span, "use double quotes: \""};
    }
    const bool comment = text[at] == '#' || text.substr(at, 2) == "//" || text.substr(at, 2) == "/*";
    if (!comment) return std::nullopt;
    return Problem{"comment", "JSON has no comments", span, "an \"x-note\" key may hold any text"};
}

Problem missing_before(std::string_view text, std::size_t at, std::string_view what, std::string_view help) {
    const Span span{at, end_of_character(text, at)};
    return {"expected-" + std::string(what),
            "a " + std::string(what) + " is missing before " + in_quotes(text.substr(at, span.size())), span,
            std::string(help)};
}

Problem fault_in_value(std::string_view text, std::size_t at, const JsonState& state) {
    if (at == text.size()) return early_end(text, state);
    if (auto foreign = foreign_mark(text, at)) return *foreign;
    const char c = text[at];
    if (c == '"') return *fault_in_string(text, at);
    if (is_digit(c) || c == '-' || c == '+' || c == '.') return fault_in_number(text, at);
    if (is_word_part(c)) return fault_in_word(text, at);
    return missing_before(text, at, "value", "a value is a string, a number, a list or an object");
}

Problem fault_in_key(std::string_view text, std::size_t at, const JsonState& state) {
    if (at == text.size()) return early_end(text, state);
    if (auto foreign = foreign_mark(text, at)) return *foreign;
    if (text[at] == '"') return *fault_in_string(text, at);
    if (!is_word_part(text[at]) || is_digit(text[at]))
        return missing_before(text, at, "key", "a key stands in double quotes");
    const Span span{at, end_of_word(text, at)};
    return {"missing-quotes",
            "the key " + std::string(text.substr(at, std::min<std::size_t>(span.size(), 40))) +
                " stands without double quotes",
            span, "a key stands in double quotes"};
}

Problem fault_after_key(std::string_view text, std::size_t at, const JsonState& state) {
    if (at == text.size()) return early_end(text, state);
    if (text[at] == ':') return fault_in_value(text, after_space(text, at + 1), state);
    const bool glued = at == state.at && is_word_part(text[at]);
    return {"missing-colon",
            "a colon is missing after the key",
            {at, end_of_character(text, at)},
            glued ? "is the closing quote of the key missing?" : "a colon stands between a key and its value"};
}

// ---- after a value

Problem fault_after_comma(std::string_view text, std::size_t comma, const JsonState& state) {
    const std::size_t at = after_space(text, comma + 1);
    if (at < text.size() && (text[at] == '}' || text[at] == ']')) {
        return {"trailing-comma",
                "a comma stands after the last " + std::string(state.container == JsonKind::object ? "key" : "item"),
                {comma, comma + 1},
                "remove the comma"};
    }
    if (state.container == JsonKind::list) return fault_in_value(text, at, state);
    const bool thousands = is_digit(text[comma - 1]) && at == comma + 1 && at < text.size() && is_digit(text[at]);
    if (!thousands) return fault_in_key(text, at, state);
    std::size_t begin = comma;
    while (is_digit(text[begin - 1])) --begin;
    const std::size_t end = std::min(text.find_first_not_of("0123456789,.", comma), text.size());
    const std::string_view word = text.substr(begin, std::min<std::size_t>(end - begin, 40));
    return {"bad-number",
            "a number of JSON has no thousands commas",
            {begin, end},
            "write " + without_commas(word) + ", or \"" + std::string(word) + "\" in quotes"};
}

/// "80B", "01" and "1.2.3" begin with a number that could be read, and go on.
bool continues_number(std::string_view text, const JsonState& state, std::size_t at) {
    return at == state.at && is_digit(text[at - 1]) && (is_word_part(text[at]) || text[at] == '+');
}

Problem fault_after_number(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (is_word_part(text[begin - 1]) || text[begin - 1] == '+') --begin;
    return wrong_number(text, number_span(text, begin));
}

/// 5 GW
Problem amount_without_quotes(std::string_view text, std::size_t end_of_number) {
    std::size_t begin = end_of_number;
    while (is_word_part(text[begin - 1])) --begin;
    const std::size_t end = end_of_word(text, after_space(text, end_of_number));
    const std::string word = in_quotes(text.substr(begin, end - begin));
    return {"missing-quotes", word + " stands without double quotes", {begin, end}, "write " + word};
}

Problem missing_comma(std::string_view text, const JsonState& state, std::size_t at) {
    if (text[at] == '}' || text[at] == ']') {
        std::string message = in_quotes(text.substr(at, 1)) + " closes no list";
        if (text[at] == '}') message = in_quotes(text.substr(at, 1)) + " closes no object";
        std::string help = "the ";
        help += name_of(*state.container);
        help += " that opens in " + opening_place(text, state, at) + " is closed with ";
        help += closing(*state.container);
        return {"wrong-bracket", message, {at, at + 1}, help};
    }
    if (auto foreign = foreign_mark(text, at)) return *foreign;
    const bool after_number = is_digit(text[state.at - 1]);
    const bool word = is_word_part(text[at]) && !is_digit(text[at]) && text[at] != '-';
    if (after_number && word && text[state.at] == ' ') return amount_without_quotes(text, state.at);
    return {"missing-comma",
            "a comma is missing before this",
            {at, end_of_character(text, at)},
            std::string("the ") + (state.container == JsonKind::object ? "keys of an object" : "items of a list") +
                " are separated by commas"};
}

Problem fault_after_value(std::string_view text, const JsonState& state) {
    const std::size_t at = after_space(text, state.at);
    if (!state.container) {
        return {"text-after-end",
                "something stands after the end of the JSON value",
                {at, end_of_character(text, at)},
                "a file is one JSON value"};
    }
    if (at == text.size()) return early_end(text, state);
    if (text[at] == ',') return fault_after_comma(text, at, state);
    if (continues_number(text, state, at)) return fault_after_number(text, at);
    return missing_comma(text, state, at);
}

/// Markdown, HTML, a table, an article: what a text that begins like this may be, but not JSON with a slip.
bool is_another_language(std::string_view text, std::size_t at) {
    if (at == text.size() || is_typographic_quote(text.substr(at))) return false;
    return !is_digit(text[at]) && std::string_view("{}[]\"'-+./,:").find(text[at]) == std::string_view::npos;
}

// ---- bytes

constexpr std::string_view utf8_help = "save the file as UTF-8";

/// ASCII but NUL: nearly every byte of nearly every file.
bool is_ascii(char c) {
    return c != '\0' && static_cast<unsigned char>(c) < 0x80;
}

std::string hex_byte(char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    return {'0', 'x', digits[byte / 16U], digits[byte % 16U]};
}

std::optional<Problem> wrong_start(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        return Problem{"byte-order-mark",
                       "the file starts with a byte order mark",
                       {0, 3},
                       "save the file as UTF-8 without a byte order mark"};
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return Problem{"not-utf8", "the file is UTF-16", {0, 0}, std::string(utf8_help)};
    }
    return std::nullopt;
}

}  // namespace

Problem explain_fault(std::string_view text, const JsonState& state, const FileRule& rule) {
    const std::size_t at = after_space(text, state.at);
    if (state.stage == JsonStage::start && is_another_language(text, at)) {
        return {"not-json", "this is not JSON", {at, end_of_character(text, at)}, std::string(rule.is)};
    }
    switch (state.stage) {
    case JsonStage::key: return fault_after_key(text, at, state);
    case JsonStage::value: return fault_after_value(text, state);
    case JsonStage::opened:
        if (state.container == JsonKind::object) return fault_in_key(text, at, state);
        break;
    case JsonStage::start: break;
    }
    return fault_in_value(text, at, state);
}

std::optional<Problem> check_bytes(std::string_view text, const FileRule& rule) {
    if (text.size() > most_file_bytes) {
        return Problem{"too-large", "the file is larger than 64 MiB", {0, 0}, std::string(rule.holds)};
    }
    if (const auto wrong = wrong_start(text)) return wrong;
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_ascii(text[at])) {
            ++at;
            continue;
        }
        const CodePoint character = decode(text, at);
        if (!character.valid) {
            return Problem{"not-utf8",
                           "byte " + hex_byte(text[at]) + " is not UTF-8",
                           {at, at + 1},
                           std::string(utf8_help)};
        }
        if (text[at] == '\0') {
            return Problem{"nul-byte", "a NUL byte has no place in a text", {at, at + 1}, "remove it"};
        }
        at += character.length;
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return Problem{"empty-file", "the file is empty", {0, 0}, std::string(rule.is)};
    }
    return std::nullopt;
}

}  // namespace dealcalc::input
