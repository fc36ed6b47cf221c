#include <dealcalc/input/read.hpp>

#include "base/utf8.hpp"
#include "input/json_tree.hpp"

namespace dealcalc::input {
namespace {

constexpr std::string_view utf8_help = "save the file as UTF-8";

unsigned char byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

/// ASCII but NUL: nearly every byte of nearly every file.
bool is_plain(char c) {
    return c != '\0' && static_cast<unsigned char>(c) < 0x80;
}

std::string hex_byte(unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
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

std::optional<Problem> check_bytes(std::string_view text, const FileRule& rule) {
    if (text.size() > most_deal_bytes) {
        return Problem{"too-large", "the file is larger than 64 MiB", {0, 0}, std::string(rule.holds)};
    }
    if (const auto wrong = wrong_start(text)) return wrong;
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_plain(text[at])) {
            ++at;
            continue;
        }
        const CodePoint character = decode(text, at);
        if (!character.valid) {
            return Problem{"not-utf8",
                           "byte " + hex_byte(byte_at(text, at)) + " is not UTF-8",
                           {at, at + 1},
                           std::string(utf8_help)};
        }
        if (text[at] == '\0') {
            return Problem{"nul-byte", "a NUL byte has no place in a text", {at, at + 1}, "remove it"};
        }
        at += character.length;
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return Problem{"empty-file",
                       "the file is empty",
                       {0, 0},
                       std::string(rule.is)};
    }
    return std::nullopt;
}

}  // namespace dealcalc::input
