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

/// A short stretch of JSON, such as "id": or "firm", prepared for comparison in two words.
class Token {
public:
    using Words = std::array<std::uint64_t, 2>;
    static constexpr std::size_t most_bytes = sizeof(Words);

    constexpr Token() = default;
    /// Precondition: at most 16 bytes.
    constexpr explicit Token(std::string_view text) : bytes_(text.size()) {
        std::array<char, most_bytes> characters{};
        std::array<char, most_bytes> mask{};
        for (std::size_t i = 0; i < bytes_; ++i) {
            characters[i] = text[i];
            mask[i] = static_cast<char>(0xFF);
        }
        words_ = std::bit_cast<Words>(characters);
        masks_ = std::bit_cast<Words>(mask);
    }

    std::size_t bytes() const { return bytes_; }
    bool begins(const Words& text) const {
        return (((text[0] & masks_[0]) ^ words_[0]) | ((text[1] & masks_[1]) ^ words_[1])) == 0;
    }

private:
    std::size_t bytes_ = 0;
    Words words_{};
    Words masks_{};
};

/// The keys that one kind of object may have, of at most 13 bytes each, and the order in which they came last time.
class PlainKeys {
public:
    static constexpr std::size_t most = 16;
    static constexpr std::size_t none = most;  // what comes before the first key and after the last

    PlainKeys() = default;
    explicit PlainKeys(std::span<const std::string_view> names);

    /// The key that is called so, or none.
    std::size_t find(std::string_view name) const;
    std::size_t expected_after(std::size_t key) const { return next_[key]; }
    void expect(std::size_t next, std::size_t after) { next_[after] = static_cast<std::uint8_t>(next); }
    /// The key with the colon after it.
    const Token& token(std::size_t key) const { return tokens_[key]; }

private:
    std::span<const std::string_view> names_{};
    std::array<Token, most> tokens_{};
    std::array<std::uint8_t, most + 1> next_{};
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
        if (at_ == end_ || *at_ != '"') return {};
        const char* const begin = at_ + 1;
        const char* const end = find_special(begin);
        if (end == end_ || *end != '"') return {};
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
        const Token::Words next = next_words();
        for (std::size_t i = 0; i < count; ++i) {
            if (!words[i].begins(next)) continue;
            at_ += words[i].bytes();
            return i;
        }
        return count;
    }
    /// The first key of an object, taken with the brace before it and the colon after it; none of them where it is none of
    /// `keys`.
    std::size_t take_first_key(PlainKeys& keys) { return take_key(keys, PlainKeys::none, '{'); }
    /// The same of a key with the comma before it, that comes after the key `before`.
    std::size_t take_next_key(PlainKeys& keys, std::size_t before) { return take_key(keys, before, ','); }

    /// Of the next character, from 1. Columns count characters.
    std::size_t line() const { return line_; }
    std::size_t column() const { return static_cast<std::size_t>(at_ - line_begin_) - inner_ + 1; }

private:
    static bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }  // or a control character, which no one takes

    std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
    static Token::Words words_at(const char* at) {
        Token::Words words;
        std::memcpy(words.data(), at, sizeof words);
        return words;
    }
    /// The next bytes, and zeros past the end.
    Token::Words next_words() const {
        if (left() >= Token::most_bytes) return words_at(at_);
        Token::Words words{};
        std::memcpy(words.data(), at_, left());
        return words;
    }
    std::size_t take_key(PlainKeys& keys, std::size_t before, char lead) {
        const std::size_t key = keys.expected_after(before);
        const Token& token = keys.token(key);
        if (left() > Token::most_bytes && *at_ == lead && token.begins(words_at(at_ + 1))) {
            at_ += 1 + token.bytes();
            return key;
        }
        // Most often the object ends here.
        return at_ != end_ && *at_ == '}' ? PlainKeys::none : take_other_key(keys, before, lead);
    }
    /// The first byte that is not plain in a string, which is a quote, a backslash, a control character, or not ASCII; the
    /// end where none is seen: the last bytes are not looked at.
    const char* find_special(const char* at) const {
#ifdef __SSE2__
        for (; static_cast<std::size_t>(end_ - at) >= sizeof(__m128i); at += sizeof(__m128i)) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
            const __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                              _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
            // Bytes are signed here, so that what is not ASCII is below a blank too.
            const __m128i marks = _mm_or_si128(ends, _mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')));
            const auto bits = static_cast<unsigned>(_mm_movemask_epi8(marks));
            if (bits != 0) return at + std::countr_zero(bits);
        }
        return end_;
#else
        return find_special_by_words(at);
#endif
    }
    const char* find_special_by_words(const char* at) const;
    void skip_white_space();
    std::size_t take_other_key(PlainKeys& keys, std::size_t before, char lead);
    std::string_view take_other_string();
    std::string_view take_decoded_string(const char* begin);
    bool take_escape();
    bool take_code_unit(char32_t& unit);
    bool pass_character();

    const char* at_ = nullptr;
    const char* end_ = nullptr;
    const char* line_begin_ = nullptr;
    std::size_t line_ = 1;
    std::size_t inner_ = 0;  // bytes of this line that continue a character
    std::string decoded_{};
};

}  // namespace dealcalc::input
