#include "render/json_text.hpp"

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/format.h>

#include "base/utf8.hpp"

namespace dealcalc {
namespace {

/// ASCII that stands for itself: nearly every byte of nearly every text.
bool is_plain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

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
    const bool needs_escape = character.point == '"' || character.point == '\\' || visible(bytes) != bytes;
    if (!character.valid) {
        out += "\uFFFD";
    } else if (needs_escape) {
        append_escape(out, character.point);
    } else {
        out += bytes;
    }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_plain(text[end])) ++end;
        out.append(text, at, end - at);
        at = end;
        if (at == text.size()) break;
        const CodePoint character = decode(text, at);
        append_character(out, character, text.substr(at, character.length));
        at += character.length;
    }
    out += '"';
}

}  // namespace dealcalc
