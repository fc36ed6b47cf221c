#include "render/json_text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include <fmt/core.h>

#include "base/utf8.hpp"

namespace dealcalc {
namespace {

/// ASCII that stands for itself: nearly every byte of nearly every text.
bool is_plain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

/// Whether eight bytes are all plain, asked of all at once: of each byte the highest bit is set in `odd` where it is not
/// ASCII, below a blank, a quote, a backslash, or 0x7F. A byte that borrows from its neighbour is not plain itself, so
/// that the answer is right.
bool are_plain(std::uint64_t eight) {
    constexpr std::uint64_t each = 0x0101010101010101;
    const std::uint64_t odd = eight | (eight - each * 0x20) | (eight + each) | ((eight ^ (each * '"')) - each) |
                              ((eight ^ (each * '\\')) - each);
    return (odd & (each * 0x80)) == 0;
}

std::uint64_t load(const char* from, std::size_t bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, bytes);
    return word;
}

/// Copies the text where it is plain; else what is written is of no use. The last word may begin within the one before.
bool copy_plain(char* to, std::string_view text) {
    const std::size_t size = text.size();
    const char* const from = text.data();
    if (size < 4) {
        bool plain = true;
        for (const char c : text) {
            *to++ = c;
            plain = plain && is_plain(c);
        }
        return plain;
    }
    if (size < 8) {
        const std::uint64_t first = load(from, 4);
        const std::uint64_t last = load(from + size - 4, 4);
        std::memcpy(to, &first, 4);
        std::memcpy(to + size - 4, &last, 4);
        return are_plain(first | last << 32);
    }
    for (std::size_t at = 0;; at = std::min(at + 8, size - 8)) {
        const std::uint64_t word = load(from + at, 8);
        std::memcpy(to + at, &word, 8);
        if (!are_plain(word)) return false;
        if (at == size - 8) return true;
    }
}

void append_escape(std::string& out, char32_t point) {
    switch (point) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\b': out += "\\b"; return;
        case '\f': out += "\\f"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(point));
    }
}

void append_character(std::string& out, const CodePoint& character, std::string_view bytes) {
    const bool needs_escape = character.point == '"' || character.point == '\\' || is_acting(character.point);
    if (!character.valid) {
        out += "\uFFFD";
    } else if (needs_escape) {
        append_escape(out, character.point);
    } else {
        out += bytes;
    }
}

/// Apart from the others, which are many and which it would slow down.
[[gnu::noinline]] void put_escaped(Appender& to, std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && is_plain(text[at])) ++at;
        out += text.substr(begin, at - begin);
        if (at == text.size()) break;
        const CodePoint character = decode(text, at);
        append_character(out, character, text.substr(at, character.length));
        at += character.length;
    }
    to.put(out += '"');
}

}  // namespace

void put_json_string(Appender& to, std::string_view text) {
    const std::size_t size = text.size();
    if (size + 2 > Appender::capacity) return put_escaped(to, text);
    char* const at = to.room(size + 2);
    if (!copy_plain(at + 1, text)) return put_escaped(to, text);
    at[0] = at[size + 1] = '"';
    to.grow(size + 2);
}

void append_json_string(std::string& out, std::string_view text) {
    Appender to(out);
    put_json_string(to, text);
    to.flush();
}

}  // namespace dealcalc
