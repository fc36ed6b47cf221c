#pragma once
// Plain JSON, read in place: strings without a copy, keys by a bet on the order that the object before had. What is not
// plain is refused without a reason: the reader with the tree (json_tree.hpp) decides about it, and says what is wrong.
//
// What nearly every byte goes through stands here, so that the reader of deals is compiled into one piece with it.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/short_text.hpp"

namespace dealcalc::input {

/// A short stretch of JSON, such as "id": or "firm", prepared for comparison.
class Token {
public:
    static constexpr std::size_t most_bytes = 16;

    constexpr Token() = default;
    /// Precondition: at most 16 bytes.
    constexpr explicit Token(std::string_view text) : bytes_(text.size()), marks_((1U << text.size()) - 1) {
        for (std::size_t i = 0; i < bytes_; ++i) characters_[i] = text[i];
    }

    std::size_t bytes() const { return bytes_; }
    /// Precondition: 16 bytes are there.
    bool stands_at(const char* at) const {
#ifdef __SSE2__
        const __m128i there = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i wanted = _mm_load_si128(reinterpret_cast<const __m128i*>(characters_.data()));
        return (~static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(there, wanted))) & marks_) == 0;
#else
        return std::memcmp(at, characters_.data(), bytes_) == 0;
#endif
    }

private:
    alignas(16) std::array<char, most_bytes> characters_{};
    std::size_t bytes_ = 0;
    unsigned marks_ = 0;  // a bit for each byte
};

/// A key that a kind of object may have, of at most 13 bytes.
struct PlainKey {
    Token token{};  // with the colon
    std::uint32_t number = 0;
    std::uint32_t bit = 0;  // in a set of keys
    PlainKey* next = nullptr;  // the one that came after it last time
};

/// The keys of one kind of object, and the order in which they came last time.
class PlainKeys {
public:
    static constexpr std::size_t most = 16;

    /// Numbered from 0. At first in the order of `names`, which the keys do not outlive.
    explicit PlainKeys(std::span<const std::string_view> names);
    PlainKeys(const PlainKeys&) = delete;
    PlainKeys& operator=(const PlainKeys&) = delete;

    /// What stands before the first key.
    PlainKey& start() { return start_; }
    /// The key that is called so; null where there is none.
    PlainKey* find(std::string_view name);

private:
    std::span<const std::string_view> names_;
    PlainKey start_{};
    std::array<PlainKey, most> keys_{};
};

class PlainText {
public:
    /// Begins with another text, of which the first line is `first_line` of its file.
    void start(std::string_view text, std::size_t first_line);

    /// Takes the character after white space; false where another stands there.
    bool take(char c) {
        if (peek() != c || at_ == end_) return false;
        ++at_;
        return true;
    }
    /// The character after white space; NUL at the end.
    char peek() {
        if (at_ != end_ && is_blank(*at_)) skip_white_space();
        return at_ == end_ ? '\0' : *at_;
    }
    bool at_end() { return peek() == '\0' && at_ == end_; }

    /// A string that stands right here and is plain: ASCII without escapes. Where that is not seen at once nothing is
    /// taken, and the text has no data.
    std::string_view take_plain_string() {
        if (is_near_end() || *at_ != '"') return {};
        const char* const begin = at_ + 1;
        const char* const end = find_special(begin);
        if (end == nullptr || *end != '"') return {};
        at_ = end + 1;
        return {begin, end};
    }
    /// Any string; it lasts until the next is taken. Without data where there is none.
    std::string_view take_string() {
        const std::string_view plain = take_plain_string();
        return plain.data() != nullptr ? plain : take_other_string();
    }
    /// The characters of a number, whatever their order.
    std::string_view take_number();
    /// The place of the one of `words` that stands here; words.size() where none does.
    template <std::size_t count>
    std::size_t take_word(const std::array<Token, count>& words) {
        peek();
        std::array<char, Token::most_bytes> last_bytes;
        const char* const next = left() >= Token::most_bytes ? at_ : copy_left(last_bytes);
        for (std::size_t i = 0; i < count; ++i) {
            if (!words[i].stands_at(next)) continue;
            at_ += words[i].bytes();
            return i;
        }
        return count;
    }
    /// The first key of an object, taken with the brace before it and the colon after it; null where it is none of `keys`.
    PlainKey* take_first_key(PlainKeys& keys) { return take_key(keys, keys.start(), '{'); }
    /// The same of a key with the comma before it, that comes after the key `before`.
    PlainKey* take_next_key(PlainKeys& keys, PlainKey& before) { return take_key(keys, before, ','); }

    /// Of the next character, from 1. Columns count characters.
    std::size_t line() const { return line_; }
    std::size_t column() const { return static_cast<std::size_t>(at_ - line_begin_) - inner_ + 1; }

private:
    static bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }  // or a control character, which no one takes

    std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
    /// Whether fewer bytes are left than one and a token.
    bool is_near_end() const { return at_ >= near_end_; }
    /// What is left of less than a token, and zeros.
    const char* copy_left(std::array<char, Token::most_bytes>& to) const {
        to.fill('\0');
        std::memcpy(to.data(), at_, left());
        return to.data();
    }
    PlainKey* take_key(PlainKeys& keys, PlainKey& before, char lead) {
        PlainKey* const expected = before.next;
        if (!is_near_end() && *at_ == lead && expected->token.stands_at(at_ + 1)) {
            at_ += 1 + expected->token.bytes();
            return expected;
        }
        // Most often the object ends here.
        return at_ != end_ && *at_ == '}' ? nullptr : take_other_key(keys, before, lead);
    }
    /// The first byte that is not plain in a string, which is a quote, a backslash, a control character, or not ASCII; null
    /// where none is seen: the last bytes are not looked at. Precondition: 16 bytes are there.
    const char* find_special(const char* at) const {
#ifdef __SSE2__
        do {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
            const __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                              _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
            // Bytes are signed here, so that what is not ASCII is below a blank too.
            const __m128i marks = _mm_or_si128(ends, _mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')));
            const auto bits = static_cast<unsigned>(_mm_movemask_epi8(marks));
            if (bits != 0) return at + std::countr_zero(bits);
            at += sizeof(__m128i);
        } while (static_cast<std::size_t>(end_ - at) >= sizeof(__m128i));
        return nullptr;
#else
        const char* const found = find_special_by_words(at);
        return found == end_ ? nullptr : found;
#endif
    }
    /// The same; the end where there is none.
    const char* find_special_by_words(const char* at) const;
    void skip_white_space();
    PlainKey* take_other_key(PlainKeys& keys, PlainKey& before, char lead);
    std::string_view take_other_string();
    std::string_view take_decoded_string(const char* begin);
    bool take_escape();
    bool take_code_unit(char32_t& unit);
    bool pass_character();

    const char* at_ = nullptr;
    const char* end_ = nullptr;
    const char* near_end_ = nullptr;
    const char* line_begin_ = nullptr;
    std::size_t line_ = 1;
    std::size_t inner_ = 0;  // bytes of this line that continue a character
    std::string decoded_{};
};

}  // namespace dealcalc::input
