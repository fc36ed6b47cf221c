#include "base/utf8.hpp"

#include <array>

namespace dealcalc {

namespace {

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u;
}

std::size_t announced_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    if (first >= 0xF0 && first < 0xF5) return 4;
    return 0;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
    static constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    static constexpr std::array<unsigned, 5> first_bits{0, 0x7F, 0x1F, 0x0F, 0x07};
    const auto first = static_cast<unsigned char>(text[at]);
    const CodePoint invalid{first, 1, false};
    const std::size_t length = announced_length(first);
    if (length == 0 || length > text.size() - at) return invalid;
    char32_t point = first & first_bits[length];
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation(text[at + i])) return invalid;
        point = (point << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
    }
    if (point < smallest[length] || (point >= 0xD800 && point < 0xE000) || point > 0x10FFFF) return invalid;
    return {point, length, true};
}

bool is_acting(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

}  // namespace dealcalc
