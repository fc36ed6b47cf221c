#include "input/plain_text.hpp"

#include <algorithm>
#include <bit>

#include "base/digits.hpp"
#include "base/utf8.hpp"

namespace dealcalc::input {
namespace {

using Word = std::uint64_t;

constexpr Word ones = 0x0101010101010101;
constexpr Word tops = 0x8080808080808080;

/// The top bit of each byte of `word` that is `c`; above the lowest such byte there may be others.
constexpr Word equal_bytes(Word word, char c) {
    const Word other = word ^ (ones * static_cast<unsigned char>(c));
    return (other - ones) & ~other & tops;
}

/// The same of bytes that end a plain string or are not plain in one.
constexpr Word special_bytes(Word word) {
    const Word control = (word - ones * 0x20) & ~word & tops;
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

void PlainText::start(std::string_view text, std::size_t first_line) {
    at_ = line_begin_ = text.data();
    end_ = text.data() + text.size();
    near_end_ = text.size() <= Token::most_bytes ? at_ : end_ - Token::most_bytes;
    line_ = first_line;
    inner_ = 0;
}

void PlainText::skip_white_space() {
    for (; at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r' || *at_ == '\n'); ++at_) {
        if (*at_ != '\n') continue;
        ++line_;
        line_begin_ = at_ + 1;
        inner_ = 0;
    }
}

const char* PlainText::find_special_by_words(const char* at) const {
    // Marks above the lowest may be false, and on a big-endian machine the lowest is the last.
    constexpr bool by_words = std::endian::native == std::endian::little;
    while (by_words && static_cast<std::size_t>(end_ - at) >= sizeof(Word)) {
        if (const Word marks = special_bytes(load<Word>(at)); marks != 0) return at + std::countr_zero(marks) / 8;
        at += sizeof(Word);
    }
    while (at != end_ && !is_special(*at)) ++at;
    return at;
}

/// A string after white space, or one with characters that are not plain.
std::string_view PlainText::take_other_string() {
    if (!take('"')) return {};
    const char* const begin = at_;
    at_ = find_special_by_words(at_);
    while (at_ != end_ && static_cast<unsigned char>(*at_) >= 0x80) {
        if (!pass_character()) return {};
        at_ = find_special_by_words(at_);
    }
    if (at_ == end_ || *at_ != '"') return take_decoded_string(begin);
    return {begin, at_++};
}

/// From an escape, or what has no place in a string.
std::string_view PlainText::take_decoded_string(const char* begin) {
    decoded_.assign(begin, at_);
    while (at_ != end_) {
        if (*at_ == '"') {
            ++at_;
            return decoded_;
        }
        const char* const next = at_;
        const bool is_escape = *at_ == '\\';
        if (!(is_escape ? take_escape() : pass_character())) return {};
        const char* const copied = is_escape ? at_ : next;
        at_ = find_special_by_words(at_);
        decoded_.append(copied, at_);
    }
    return {};
}

/// One character that is not ASCII.
bool PlainText::pass_character() {
    const CodePoint character = decode({at_, left()}, 0);
    if (!character.valid || character.point < 0x80) return false;
    at_ += character.length;
    inner_ += character.length - 1;
    return true;
}

bool PlainText::take_escape() {
    ++at_;
    if (at_ == end_) return false;
    const char letter = *at_++;
    if (letter != 'u') {
        decoded_ += escaped(letter);
        return escaped(letter) != '\0';
    }
    char32_t point = 0;
    if (!take_code_unit(point)) return false;
    if (point >= 0xD800 && point < 0xDC00) {
        char32_t low = 0;
        if (left() < 2 || *at_++ != '\\' || *at_++ != 'u' || !take_code_unit(low)) return false;
        if (low < 0xDC00 || low >= 0xE000) return false;
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    } else if (point == 0 || (point >= 0xDC00 && point < 0xE000)) {
        return false;
    }
    append_utf8(decoded_, point);
    return true;
}

bool PlainText::take_code_unit(char32_t& unit) {
    if (left() < 4) return false;
    for (int i = 0; i < 4; ++i) {
        const int value = hex_value(*at_++);
        if (value < 0) return false;
        unit = unit * 16 + static_cast<char32_t>(value);
    }
    return true;
}

std::string_view PlainText::take_number() {
    peek();
    const char* begin = at_;
    while (at_ != end_ && is_number_part(*at_)) ++at_;
    return {begin, at_};
}

/// A key that was not expected, or one among white space.
PlainKey* PlainText::take_other_key(PlainKeys& keys, PlainKey& before, char lead) {
    if (!take(lead)) return nullptr;
    const char* const after_lead = at_;
    PlainKey* const key = keys.find(take_string());
    if (key && take(':')) return before.next = key;
    at_ = after_lead - 1;  // where no object ends
    return nullptr;
}

}  // namespace dealcalc::input
