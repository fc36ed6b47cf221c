#include "input/plain_text.hpp"

#include <algorithm>
#include <bit>

#include "base/digits.hpp"
#include "base/utf8.hpp"

namespace dealcalc::input {
namespace {

using Word64 = std::uint64_t;

constexpr Word64 ones = 0x0101010101010101;
constexpr Word64 tops = 0x8080808080808080;

/// The top bit of each byte of `word` that is `c`; above the lowest such byte there may be others.
constexpr Word64 equal_bytes(Word64 word, char c) {
    const Word64 other = word ^ (ones * static_cast<unsigned char>(c));
    return (other - ones) & ~other & tops;
}

/// The same of bytes that end a plain string or are not plain in one.
constexpr Word64 special_bytes(Word64 word) {
    const Word64 control = (word - ones * 0x20) & ~word & tops;
    return equal_bytes(word, '"') | equal_bytes(word, '\\') | control | (word & tops);
}

constexpr bool is_special(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x80;
}

bool is_number_part(char c) { return is_digit(c) || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E'; }

int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

void append_utf8(std::string& text, char32_t point) {
    const auto continued = [&](int shift) { text += static_cast<char>(0x80u | ((point >> shift) & 0x3Fu)); };
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xC0u | (point >> 6));
        continued(0);
    } else if (point < 0x10000) {
        text += static_cast<char>(0xE0u | (point >> 12));
        continued(6);
        continued(0);
    } else {
        text += static_cast<char>(0xF0u | (point >> 18));
        continued(12);
        continued(6);
        continued(0);
    }
}

/// What a letter after a backslash stands for; NUL where it stands for nothing.
char escaped(char letter) {
    switch (letter) {
        case '"':
        case '\\':
        case '/': return letter;
        case 'b': return '\b';
        case 'f': return '\f';
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        default: return '\0';
    }
}

}  // namespace

PlainKeys::PlainKeys(std::span<const std::string_view> names) : names_(names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        PlainKey& key = keys_[i];
        key.token = Token("\"" + std::string(names[i]) + "\":");
        key.number = static_cast<std::uint32_t>(i);
        key.bit = 1U << i;
        key.next = &keys_[(i + 1) % names.size()];
    }
    start_.next = &keys_.front();
}

PlainKey* PlainKeys::find(std::string_view name) {
    const auto found = std::ranges::find(names_, name);
    return found == names_.end() ? nullptr : &keys_[static_cast<std::size_t>(found - names_.begin())];
}

const char* PlainText::start(std::string_view text, std::size_t first_line) {
    line_begin_ = text.data();
    end_ = text.data() + text.size();
    near_end_ = text.size() <= Token::most_bytes ? text.data() : end_ - Token::most_bytes;
    line_ = first_line;
    inner_ = 0;
    return text.data();
}

const char* PlainText::skip_white_space(const char* at) {
    for (; at != end_ && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n'); ++at) {
        if (*at != '\n') continue;
        ++line_;
        line_begin_ = at + 1;
        inner_ = 0;
    }
    return at;
}

const char* PlainText::find_special_by_words(const char* at) const {
    // Marks above the lowest may be false, and on a big-endian machine the lowest is the last.
    constexpr bool by_words = std::endian::native == std::endian::little;
    while (by_words && left(at) >= sizeof(Word64)) {
        if (const Word64 marks = special_bytes(load<Word64>(at)); marks != 0) return at + std::countr_zero(marks) / 8;
        at += sizeof(Word64);
    }
    while (at != end_ && !is_special(*at)) ++at;
    return at;
}

/// A string after white space, or one with characters that are not plain.
PlainText::Text PlainText::take_other_string(const char* at) {
    const char* const begin = take(at, '"');
    if (begin == nullptr) return {};
    at = find_special_by_words(begin);
    while (at != end_ && static_cast<unsigned char>(*at) >= 0x80) {
        at = pass_character(at);
        if (at == nullptr) return {};
        at = find_special_by_words(at);
    }
    if (!stands_at(at, '"')) return take_decoded_string(begin, at);
    return {{begin, at}, at + 1};
}

/// From an escape at `at`, or what has no place in a string.
PlainText::Text PlainText::take_decoded_string(const char* begin, const char* at) {
    decoded_.assign(begin, at);
    while (at != end_) {
        if (*at == '"') return {decoded_, at + 1};
        const bool is_escape = *at == '\\';
        const char* const next = is_escape ? take_escape(at) : pass_character(at);
        if (next == nullptr) return {};
        const char* const copied = is_escape ? next : at;
        at = find_special_by_words(next);
        decoded_.append(copied, at);
    }
    return {};
}

/// One character that is not ASCII.
const char* PlainText::pass_character(const char* at) {
    const CodePoint character = decode({at, left(at)}, 0);
    if (!character.valid || character.point < 0x80) return nullptr;
    inner_ += character.length - 1;
    return at + character.length;
}

const char* PlainText::take_escape(const char* at) {
    ++at;
    if (at == end_) return nullptr;
    const char letter = *at++;
    if (letter != 'u') {
        decoded_ += escaped(letter);
        return escaped(letter) != '\0' ? at : nullptr;
    }
    char32_t point = 0;
    at = take_code_unit(at, point);
    if (at == nullptr) return nullptr;
    if (point >= 0xD800 && point < 0xDC00) {
        if (left(at) < 2 || at[0] != '\\' || at[1] != 'u') return nullptr;
        char32_t low = 0;
        at = take_code_unit(at + 2, low);
        if (at == nullptr || low < 0xDC00 || low >= 0xE000) return nullptr;
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    } else if (point == 0 || (point >= 0xDC00 && point < 0xE000)) {
        return nullptr;
    }
    append_utf8(decoded_, point);
    return at;
}

const char* PlainText::take_code_unit(const char* at, char32_t& unit) const {
    if (left(at) < 4) return nullptr;
    for (int i = 0; i < 4; ++i) {
        const int value = hex_value(*at++);
        if (value < 0) return nullptr;
        unit = unit * 16 + static_cast<char32_t>(value);
    }
    return at;
}

PlainText::Text PlainText::take_number(const char* at) const {
    const char* const begin = at;
    while (at != end_ && is_number_part(*at)) ++at;
    return {{begin, at}, at};
}

/// A key that was not expected, or one among white space.
PlainText::Key PlainText::take_other_key(const char* at, PlainKeys& keys, PlainKey& before, char lead) {
    at = skip_space(at);
    if (!stands_at(at, lead)) return {nullptr, at};
    const auto [name, end] = take_string(at + 1);
    PlainKey* const key = end != nullptr ? keys.find(name) : nullptr;
    const char* const value = key ? take(end, ':') : nullptr;
    if (value == nullptr) return {nullptr, at};
    before.next = key;
    return {key, value};
}

}  // namespace dealcalc::input
