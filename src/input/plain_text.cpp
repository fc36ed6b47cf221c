#include "input/plain_text.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/digits.hpp"
#include "base/utf8.hpp"

namespace dealcalc::input {
namespace {

using Word = std::uint64_t;

constexpr Word ones = 0x0101010101010101;
constexpr Word tops = 0x8080808080808080;

Word load(const char* from) {
    Word word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
}

/// The top bit of each byte of `word` that is `c`; above the lowest such byte there may be others.
constexpr Word equal_bytes(Word word, char c) {
    const Word other = word ^ (ones * static_cast<unsigned char>(c));
    return (other - ones) & ~other & tops;
}

/// The same of bytes that end a plain string or are not plain in one: quotes, backslashes, control characters, and
/// whatever is not ASCII.
constexpr Word special_bytes(Word word) {
    const Word control = (word - ones * 0x20) & ~word & tops;
    return equal_bytes(word, '"') | equal_bytes(word, '\\') | control | (word & tops);
}

constexpr bool is_special(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x80;
}

/// The place of the lowest marked byte, as the machine orders them.
std::size_t first_marked(Word marks) {
    const auto bits = std::endian::native == std::endian::little ? std::countr_zero(marks) : std::countl_zero(marks);
    return static_cast<std::size_t>(bits) / 8;
}

const char* find_special_by_words(const char* at, const char* end) {
    // Marks above the lowest may be false, and on a big-endian machine the lowest is the last.
    constexpr bool by_words = std::endian::native == std::endian::little;
    while (by_words && end - at >= static_cast<std::ptrdiff_t>(sizeof(Word))) {
        if (const Word marks = special_bytes(load(at)); marks != 0) return at + first_marked(marks);
        at += sizeof(Word);
    }
    while (at != end && !is_special(*at)) ++at;
    return at;
}

inline const char* find_special(const char* at, const char* end) {
#ifdef __SSE2__
    while (end - at >= static_cast<std::ptrdiff_t>(sizeof(__m128i))) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                          _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
        // Bytes are signed here, so that what is not ASCII is below a blank too.
        const __m128i marks = _mm_or_si128(ends, _mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')));
        if (const int bits = _mm_movemask_epi8(marks); bits != 0) return at + std::countr_zero(static_cast<unsigned>(bits));
        at += sizeof(__m128i);
    }
#endif
    return find_special_by_words(at, end);
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

PlainKey plain_key(std::string_view name) {
    PlainKey key{name.size() + 2};
    std::array<char, 16> bytes{};
    std::array<char, 16> mask{};
    bytes[0] = bytes[name.size() + 1] = '"';
    std::ranges::copy(name, bytes.begin() + 1);
    std::fill_n(mask.begin(), name.size() + 2, static_cast<char>(0xFF));
    std::memcpy(key.words.data(), bytes.data(), bytes.size());
    std::memcpy(key.masks.data(), mask.data(), mask.size());
    return key;
}

void PlainText::start(std::string_view text, std::size_t first_line) {
    at_ = line_begin_ = text.data();
    end_ = text.data() + text.size();
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

bool PlainText::take_string(std::string_view& value) {
    if (!take('"')) return false;
    const char* begin = at_;
    at_ = find_special(at_, end_);
    if (at_ != end_ && *at_ == '"') {
        value = {begin, at_};
        ++at_;
        return true;
    }
    return take_rest_of_string(begin, value);
}

bool PlainText::take_rest_of_string(const char* begin, std::string_view& value) {
    decoded_.assign(begin, at_);
    while (at_ != end_) {
        const char c = *at_;
        if (c == '"') {
            ++at_;
            value = decoded_;
            return true;
        }
        if (!(c == '\\' ? take_escape() : take_character())) return false;
        const char* next = find_special(at_, end_);
        decoded_.append(at_, next);
        at_ = next;
    }
    return false;
}

/// One character that is not ASCII.
bool PlainText::take_character() {
    const std::string_view rest(at_, end_);
    const CodePoint character = decode(rest, 0);
    if (!character.valid || character.point < 0x80) return false;
    decoded_.append(rest, 0, character.length);
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
        if (end_ - at_ < 2 || *at_++ != '\\' || *at_++ != 'u' || !take_code_unit(low)) return false;
        if (low < 0xDC00 || low >= 0xE000) return false;
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    } else if (point == 0 || (point >= 0xDC00 && point < 0xE000)) {
        return false;
    }
    append_utf8(decoded_, point);
    return true;
}

bool PlainText::take_code_unit(char32_t& unit) {
    if (end_ - at_ < 4) return false;
    for (int i = 0; i < 4; ++i) {
        const int value = hex_value(*at_++);
        if (value < 0) return false;
        unit = unit * 16 + static_cast<char32_t>(value);
    }
    return true;
}

std::string_view PlainText::take_number() {
    skip_space();
    const char* begin = at_;
    while (at_ != end_ && is_number_part(*at_)) ++at_;
    return {begin, at_};
}

/// A key that was not expected, or one with a blank before its colon, or at the end of the text.
bool PlainText::take_other_key(std::span<const PlainKey> keys, KeyOrder& order, std::size_t before, std::size_t& key) {
    PlainKey::Words words{};
    std::memcpy(words.data(), at_, std::min(static_cast<std::size_t>(end_ - at_), sizeof words));
    const auto found = std::ranges::find_if(keys, [&](const PlainKey& known) { return known.stands_in(words); });
    if (found == keys.end()) return false;
    key = static_cast<std::size_t>(found - keys.begin());
    order[before] = static_cast<std::uint8_t>(key);
    at_ += found->bytes;
    return take(':');
}

}  // namespace dealcalc::input
