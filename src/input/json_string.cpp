#include <algorithm>

#include "input/json_tree.hpp"

namespace dealcalc::input {
namespace {

bool is_surrogate(std::string_view escape) {
    const char third = escape[2];
    const char fourth = escape[3];
    return (third == 'd' || third == 'D') &&
           (fourth == '8' || fourth == '9' || (fourth | 0x20) == 'a' || (fourth | 0x20) == 'b');
}

struct Piece {
    std::size_t raw = 1, decoded = 1;
};

std::size_t utf8_size_of_escape(std::string_view hex) {
    if (hex.starts_with("00") && hex[2] < '8') return 1;
    if (hex[0] == '0' && hex[1] < '8') return 2;
    return 3;
}

/// The bytes of one escape or one plain byte, as written and as decoded.
Piece piece_at(std::string_view text, std::size_t at) {
    if (text[at] != '\\') return {1, 1};
    if (text[at + 1] != 'u') return {2, 1};
    if (is_surrogate(text.substr(at, 6))) return {12, 4};
    return {6, utf8_size_of_escape(text.substr(at + 2, 4))};
}

}  // namespace

std::size_t end_of_string(std::string_view text, std::size_t begin) {
    std::size_t at = text.find_first_of("\"\\", begin + 1);
    while (text[at] == '\\') at = text.find_first_of("\"\\", at + 2);
    return at + 1;
}

Span raw_span(std::string_view text, const JsonNode& string, std::size_t at, std::size_t length) {
    std::size_t raw = string.span.begin + 1;
    const std::size_t close = string.span.end - 1;
    std::size_t decoded = 0;
    Span span{close, close};
    bool begun = false;
    while (raw < close) {
        const Piece piece = piece_at(text, raw);
        if (!begun && decoded + piece.decoded > at) {
            span.begin = raw;
            begun = true;
        }
        if (decoded >= at + length) {
            span.end = raw;
            break;
        }
        raw += piece.raw;
        decoded += piece.decoded;
    }
    span.end = std::max(span.begin, span.end);
    return span;
}

}  // namespace dealcalc::input
