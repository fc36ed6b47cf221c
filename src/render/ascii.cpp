#include "render/ascii.hpp"

#include <fmt/core.h>

#include "base/utf8.hpp"

namespace dealcalc {
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

}  // namespace dealcalc
