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

/// Reads on at a place in the text, and says where what it read ends: null where something else stands there. The place goes
/// from call to call, and so in a register: kept here it would be written and read again at every step, and each step
/// waits for the one before.
class PlainText {
public:
    struct Text {
        std::string_view text{};
        const char* end = nullptr;
    };
    struct Word {
        std::size_t place = 0;  // among the words
        const char* end = nullptr;
    };
    struct Key {
        PlainKey* key = nullptr;  // null where there is none
        const char* end = nullptr;  // where there is none, its beginning
    };

    /// Begins with another text, of which the first line is `first_line` of its file, and gives its first place.
    const char* start(std::string_view text, std::size_t first_line);

    bool stands_at(const char* at, char c) const { return at != end_ && *at == c; }
    bool is_end(const char* at) const { return at == end_; }
    /// Lines are counted, so white space is passed once.
    const char* skip_space(const char* at) {
        return at != end_ && is_blank(*at) ? skip_white_space(at) : at;
    }
    /// The character after white space.
    const char* take(const char* at, char c) {
        at = skip_space(at);
        return stands_at(at, c) ? at + 1 : nullptr;
    }

    /// A string that stands right here and is plain: ASCII without escapes. Its end is a quote further. Without data where
    /// none is seen at once.
    std::string_view plain_string(const char* at) const {
        if (is_near_end(at) || *at != '"') return {};
        const char* const end = find_special(at + 1);
        if (end == nullptr || *end != '"') return {};
        return {at + 1, end};
    }
    /// Any string after white space; its text lasts until the next is taken.
    Text take_string(const char* at) {
        const std::string_view plain = plain_string(at);
        return plain.data() != nullptr ? Text{plain, after(plain)} : take_other_string(at);
    }
    /// Of a plain string.
    static const char* after(std::string_view text) { return text.data() + text.size() + 1; }

    /// The characters of a number, whatever their order.
    Text take_number(const char* at) const;
    /// The one of `words` that stands here.
    template <std::size_t count>
    Word take_word(const char* at, const std::array<Token, count>& words) {
        at = skip_space(at);
        std::array<char, Token::most_bytes> last_bytes;
        const char* const next = left(at) >= Token::most_bytes ? at : copy_left(at, last_bytes);
        for (std::size_t i = 0; i < count; ++i) {
            if (words[i].stands_at(next)) return {i, at + words[i].bytes()};
        }
        return {};
    }
    /// The first key of an object, with the brace before it and the colon after it, where it is one of `keys`.
    Key take_first_key(const char* at, PlainKeys& keys) { return take_key(at, keys, keys.start(), '{'); }
    /// The same of a key with the comma before it, that comes after the key `before`.
    Key take_next_key(const char* at, PlainKeys& keys, PlainKey& before) { return take_key(at, keys, before, ','); }

    /// Of a character, from 1. Columns count characters.
    std::size_t line() const { return line_; }
    std::size_t column(const char* at) const { return static_cast<std::size_t>(at - line_begin_) - inner_ + 1; }

private:
    static bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }  // or a control character, which no one takes

    std::size_t left(const char* at) const { return static_cast<std::size_t>(end_ - at); }
    /// Whether fewer bytes are left than one and a token.
    bool is_near_end(const char* at) const { return at >= near_end_; }
    /// What is left of less than a token, and zeros.
    const char* copy_left(const char* at, std::array<char, Token::most_bytes>& to) const {
        to.fill('\0');
        std::memcpy(to.data(), at, left(at));
        return to.data();
    }
    Key take_key(const char* at, PlainKeys& keys, PlainKey& before, char lead) {
        PlainKey* const expected = before.next;
        if (!is_near_end(at) && *at == lead && expected->token.stands_at(at + 1)) {
            return {expected, at + 1 + expected->token.bytes()};
        }
        // Most often the object ends here.
        return stands_at(at, '}') ? Key{nullptr, at} : take_other_key(at, keys, before, lead);
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
    const char* skip_white_space(const char* at);
    Key take_other_key(const char* at, PlainKeys& keys, PlainKey& before, char lead);
    Text take_other_string(const char* at);
    Text take_decoded_string(const char* begin, const char* at);
    const char* take_escape(const char* at);
    const char* take_code_unit(const char* at, char32_t& unit) const;
    const char* pass_character(const char* at);

    const char* end_ = nullptr;
    const char* near_end_ = nullptr;
    const char* line_begin_ = nullptr;
    std::size_t line_ = 1;
    std::size_t inner_ = 0;  // bytes of this line that continue a character
    std::string decoded_{};
};

}  // namespace dealcalc::input
