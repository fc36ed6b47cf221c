#include "render/xml.hpp"

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>

#include "base/utf8.hpp"

namespace dealcalc {
namespace {

/// What a character of harmless text becomes in markup; empty where it stands for itself.
std::string_view replacement(char32_t point) {
    switch (point) {
        case U'&': return "&amp;";
        case U'<': return "&lt;";
        case U'>': return "&gt;";
        case U'"': return "&quot;";
        case U'\'': return "&#39;";
        default: return {};
    }
}

/// Code points that are no characters: XML forbids two of them, and HTML all.
bool is_noncharacter(char32_t point) { return (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE; }

}  // namespace

std::string xml_escaped(std::string_view text) {
    const std::string shown = visible(text);
    std::string out;
    for (std::size_t at = 0; at < shown.size();) {
        const CodePoint c = decode(shown, at);
        const std::string_view instead = replacement(c.point);
        if (is_noncharacter(c.point)) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c.point));
        } else {
            out += instead.empty() ? std::string_view(shown).substr(at, c.length) : instead;
        }
        at += c.length;
    }
    return out;
}

}  // namespace dealcalc
