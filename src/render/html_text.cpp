#include "render/html_text.hpp"

#include <algorithm>

#include <dealcalc/base/diagnostic.hpp>

#include "base/utf8.hpp"

namespace dealcalc {
namespace {

/// Code points that are no characters: a parser of HTML complains of them.
bool is_noncharacter(char32_t c) { return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE; }

std::string_view entity_of(char c) {
    switch (c) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\'': return "&#39;";
        default: return {};
    }
}

}  // namespace

std::string html_text(std::string_view text) {
    const std::string shown = visible(text);
    std::string out;
    out.reserve(shown.size());
    for (std::size_t at = 0; at < shown.size();) {
        const CodePoint c = decode(shown, at);
        const std::string_view entity = c.length == 1 ? entity_of(shown[at]) : std::string_view();
        if (!entity.empty()) {
            out += entity;
        } else if (is_noncharacter(c.point)) {
            out += "\uFFFD";
        } else {
            out += shown.substr(at, c.length);
        }
        at += c.length;
    }
    return out;
}

bool is_web_address(std::string_view text) {
    constexpr std::string_view refused = "\"'<>\\^`{|}";
    const auto may_stand = [&](char c) { return c > ' ' && c < 0x7F && refused.find(c) == std::string_view::npos; };
    const std::size_t start = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
    return start > 0 && text.size() > start && text[start] != '/' && std::all_of(text.begin(), text.end(), may_stand);
}

}  // namespace dealcalc
