#include "render/columns.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace dealcalc {
namespace {

struct Block {
    char32_t first;
    char32_t last;
};

/// Unicode: marks that combine with the letter before them, joiners, variation selectors.
constexpr std::array zero_width = {
    Block{0x0300, 0x036F}, Block{0x0483, 0x0489}, Block{0x0591, 0x05BD}, Block{0x0610, 0x061A}, Block{0x064B, 0x065F},
    Block{0x0E34, 0x0E3A}, Block{0x0E47, 0x0E4E}, Block{0x1AB0, 0x1AFF}, Block{0x1DC0, 0x1DFF}, Block{0x200B, 0x200F},
    Block{0x20D0, 0x20FF}, Block{0xFE00, 0xFE0F}, Block{0xFE20, 0xFE2F}, Block{0xE0100, 0xE01EF}};

/// Unicode East Asian Width: wide and full-width blocks, and pictographs.
constexpr std::array double_width = {
    Block{0x1100, 0x115F}, Block{0x2E80, 0x303E},   Block{0x3041, 0x33FF},   Block{0x3400, 0x4DBF},
    Block{0x4E00, 0x9FFF}, Block{0xA000, 0xA4CF},   Block{0xAC00, 0xD7A3},   Block{0xF900, 0xFAFF},
    Block{0xFE30, 0xFE6F}, Block{0xFF00, 0xFF60},   Block{0xFFE0, 0xFFE6},   Block{0x1F300, 0x1F64F},
    Block{0x1F680, 0x1F6FF}, Block{0x1F900, 0x1F9FF}, Block{0x20000, 0x3FFFD}};

template <std::size_t N>
bool in_any(const std::array<Block, N>& blocks, char32_t point) {
    return std::any_of(blocks.begin(), blocks.end(),
                       [point](const Block& b) { return b.first <= point && point <= b.last; });
}

std::size_t width_of(char32_t point) {
    if (point < 0x0300) return 1;
    if (in_any(zero_width, point)) return 0;
    return in_any(double_width, point) ? 2 : 1;
}

}  // namespace

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        width += width_of(c.point);
        at += c.length;
    }
    return width;
}

std::string padded_right(std::string_view text, std::size_t width) {
    const std::size_t used = width_of(text);
    return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::size_t used = 0;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        const std::size_t word_width = width_of(word);
        if (used > 0 && used + 1 + word_width > width) {
            lines.emplace_back();
            used = 0;
        }
        if (used > 0) lines.back() += ' ';
        lines.back() += word;
        used += word_width + (used > 0 ? 1 : 0);
    }
    return lines;
}

}  // namespace dealcalc
