#include "render/json_text.hpp"

#include <array>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace dealcalc {
namespace {

/// ASCII that stands for itself: nearly every byte of nearly every text.
constexpr bool is_plain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

constexpr auto plain_bytes = [] {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0; byte < plain.size(); ++byte) plain[byte] = is_plain(static_cast<char>(byte));
    return plain;
}();

/// Whether eight bytes are all plain, asked of all at once: of each byte the highest bit is set in `odd` where it is not
/// ASCII, below a blank, a quote, a backslash, or 0x7F. A byte that borrows from its neighbour is not plain itself, so
/// that the answer is right.
bool are_plain(const char* bytes) {
    constexpr std::uint64_t each = 0x0101010101010101;
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    const std::uint64_t odd = eight | (eight - each * 0x20) | (eight + each) | ((eight ^ (each * '"')) - each) |
                              ((eight ^ (each * '\\')) - each);
    return (odd & (each * 0x80)) == 0;
}

/// Copies the plain bytes at the beginning, and says how many they are. There is room for all of the text.
std::size_t copy_plain(char* to, std::string_view text) {
    std::size_t length = 0;
    for (; length + 8 <= text.size() && are_plain(text.data() + length); length += 8) {
        std::memcpy(to + length, text.data() + length, 8);
    }
    for (; length < text.size() && plain_bytes[static_cast<unsigned char>(text[length])]; ++length) to[length] = text[length];
    return length;
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

std::string escaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint character = decode(text, at);
        append_character(out, character, text.substr(at, character.length));
        at += character.length;
        const std::size_t begin = at;
        while (at < text.size() && is_plain(text[at])) ++at;
        out += text.substr(begin, at - begin);
    }
    return out;
}

}  // namespace

void put_json_string(Appender& to, std::string_view text) {
    to.put('"');
    const std::string_view first = text.substr(0, Appender::capacity);
    const std::size_t plain = copy_plain(to.room(first.size()), first);
    to.grow(plain);
    if (plain < text.size()) to.put(escaped(text.substr(plain)));
    to.put('"');
}

void append_json_string(std::string& out, std::string_view text) {
    Appender to(out);
    put_json_string(to, text);
    to.flush();
}

}  // namespace dealcalc
