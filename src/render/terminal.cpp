#include "render/terminal.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include <fmt/core.h>

#include "base/utf8.hpp"
#include "render/unicode_blocks.hpp"

namespace dealcalc {
namespace {

constexpr char32_t joiner = 0x200D;

/// Precondition: blocks in ascending order.
bool in_any(std::span<const Block> blocks, char32_t point) {
    const auto after = std::upper_bound(blocks.begin(), blocks.end(), point,
                                        [](char32_t p, const Block& block) { return p < block.first; });
    return after != blocks.begin() && point <= std::prev(after)->last;
}

/// Symbols that a joiner makes one picture of with the symbol before it.
bool is_pictograph(char32_t point) { return (point >= 0x2600 && point <= 0x27BF) || point >= 0x1F000; }

bool is_skin_tone(char32_t point) { return point >= 0x1F3FB && point <= 0x1F3FF; }

std::size_t columns_of(char32_t point, char32_t before) {
    if (point < 0x0300) return 1;
    if (in_any(zero_width, point)) return 0;
    if (before == joiner && is_pictograph(point)) return 0;
    if (is_skin_tone(point) && is_pictograph(before)) return 0;
    return in_any(double_width, point) ? 2 : 1;
}

/// The first word, taken from the text with the space after it; a number and its per cent sign are one.
std::string_view take_word(std::string_view& text) {
    std::size_t end = std::min(text.find(' '), text.size());
    if (text.substr(end).starts_with(" %")) end = std::min(text.find(' ', end + 1), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The start of a word that fits, up to a hyphen between letters; where none is, or all fits, the word.
std::string_view fitting_part(std::string_view word, std::size_t width) {
    if (width_of(word) <= width) return word;
    std::size_t end = 0;
    for (std::size_t at = 1; at + 1 < word.size(); ++at) {
        if (word[at] != '-' || !is_letter(word[at - 1]) || !is_letter(word[at + 1])) continue;
        if (end > 0 && width_of(word.substr(0, at + 1)) > width) break;
        end = at + 1;
    }
    return end > 0 ? word.substr(0, end) : word;
}

}  // namespace

std::size_t width_of(std::string_view text) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::ranges::all_of(text, is_ascii)) return text.size();
    std::size_t width = 0;
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        width += columns_of(c.point, before);
        before = c.point;
        at += c.length;
    }
    return width;
}

std::string padded_right(std::string_view text, std::size_t width) {
    const std::size_t used = width_of(text);
    return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) longest = std::max(longest, width_of(take_word(text)));
    return longest;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    const bool has_margins = text.starts_with(' ') || text.ends_with(' ');
    if (!has_margins && width_of(text) <= width) return {std::string(text)};
    std::vector<std::string> lines(1);
    std::size_t used = 0;
    while (!text.empty()) {
        std::string_view word = take_word(text);
        std::string_view part = fitting_part(word, width);
        if (used > 0 && used + 1 + width_of(part) > width) {
            lines.emplace_back();
            used = 0;
        }
        if (used > 0) lines.back() += ' ';
        lines.back() += part;
        used += width_of(part) + (used > 0 ? 1 : 0);
        while (part.size() < word.size()) {
            word.remove_prefix(part.size());
            part = fitting_part(word, width);
            lines.emplace_back(part);
            used = width_of(part);
        }
    }
    return lines;
}

namespace {

// The yen sign stands for two currencies.
std::string spelt(char32_t point) {
    if (point == U'€') return "EUR";
    if (point == U'£') return "GBP";
    const auto number = static_cast<std::uint32_t>(point);
    return point > 0xFFFF ? fmt::format("\\u{{{:x}}}", number) : fmt::format("\\u{:04x}", number);
}

}  // namespace

std::string in_ascii(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        out += c.point < 0x80 ? std::string(1, text[at]) : spelt(c.point);
        at += c.length;
    }
    return out;
}

namespace {

std::string_view code_of(Ink ink) {
    switch (ink) {
        case Ink::strong: return "\x1b[1m";
        case Ink::dim: return "\x1b[2m";
        case Ink::frame: return "\x1b[34m";
        case Ink::help: return "\x1b[36m";
        case Ink::error: return "\x1b[1;31m";
        case Ink::warning: return "\x1b[33m";
        case Ink::good: return "\x1b[32m";
        case Ink::plain: break;
    }
    return "";
}

}  // namespace

std::string Paint::operator()(Ink ink, std::string_view text) const {
    const std::string_view code = on_ ? code_of(ink) : "";
    std::string out(code);
    out += text;
    if (!code.empty()) out += "\x1b[0m";
    return out;
}

}  // namespace dealcalc
