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

/// A short text with its quotes, prepared for comparison in two words.
class QuotedWord {
public:
    using Words = std::array<std::uint64_t, 2>;
    static constexpr std::size_t most_bytes = sizeof(Words);

    constexpr QuotedWord() = default;
    /// Precondition: at most 14 bytes.
    constexpr explicit QuotedWord(std::string_view text) : bytes_(text.size() + 2) {
        std::array<char, most_bytes> characters{};
        std::array<char, most_bytes> mask{};
        characters[0] = characters[bytes_ - 1] = '"';
        for (std::size_t i = 0; i < text.size(); ++i) characters[i + 1] = text[i];
        for (std::size_t i = 0; i < bytes_; ++i) mask[i] = static_cast<char>(0xFF);
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

/// The keys that one kind of object may have, of at most 14 bytes each, and the order in which they came last time.
class PlainKeys {
public:
    static constexpr std::size_t most = 16;
    static constexpr std::size_t none = most;  // what stands before the first key

    PlainKeys() = default;
    explicit PlainKeys(std::span<const std::string_view> names);

    std::span<const QuotedWord> words() const { return {words_.data(), count_}; }
    std::size_t expected_after(std::size_t key) const { return next_[key]; }
    void expect(std::size_t next, std::size_t after) { next_[after] = static_cast<std::uint8_t>(next); }
    const QuotedWord& operator[](std::size_t key) const { return words_[key]; }

private:
    std::size_t count_ = 0;
    std::array<QuotedWord, most> words_{};
    std::array<std::uint8_t, most + 1> next_{};
};

class PlainText {
public:
    /// Begins with another text, of which the first line is `first_line` of its file.
    void start(std::string_view text, std::size_t first_line);

    /// Takes the character after white space; false where another stands there.
    bool take(char c) {
        if (at_ != end_ && is_blank(*at_)) skip_white_space();
        if (at_ == end_ || *at_ != c) return false;
        ++at_;
        return true;
    }
    /// The character after white space; NUL at the end.
    char peek() {
        if (at_ != end_ && is_blank(*at_)) skip_white_space();
        return at_ == end_ ? '\0' : *at_;
    }
    bool at_end() { return peek() == '\0' && at_ == end_; }

    /// A string; `value` lasts until the next string is taken.
    bool take_string(std::string_view& value) {
        if (!take('"')) return false;
        const char* const begin = at_;
        pass_plain();
        if (at_ == end_ || *at_ != '"') return take_rest_of_string(begin, value);
        value = {begin, at_};
        ++at_;
        return true;
    }
    /// The characters of a number, whatever their order.
    std::string_view take_number();
    /// One of `words` as a string, and its place among them.
    bool take_word(std::span<const QuotedWord> words, std::size_t& place) {
        peek();
        const QuotedWord::Words next = next_words();
        for (place = 0; place < words.size(); ++place) {
            if (!words[place].begins(next)) continue;
            at_ += words[place].bytes();
            return true;
        }
        return false;
    }
    /// The place of one of `keys`, taken with the colon after it. `before` is the key before, or PlainKeys::none.
    bool take_key(PlainKeys& keys, std::size_t before, std::size_t& key) {
        peek();
        key = keys.expected_after(before);
        const QuotedWord& expected = keys[key];
        if (left() > QuotedWord::most_bytes && expected.begins(next_words()) && at_[expected.bytes()] == ':') {
            at_ += expected.bytes() + 1;
            return true;
        }
        return take_other_key(keys, before, key);
    }

    /// Of the next character, from 1. Columns count characters.
    std::size_t line() const { return line_; }
    std::size_t column() const { return static_cast<std::size_t>(at_ - line_begin_) - inner_ + 1; }

private:
    static bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }  // or a control character, which no one takes

    std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
    /// The next bytes, and zeros past the end.
    QuotedWord::Words next_words() const {
        QuotedWord::Words words{};
        std::memcpy(words.data(), at_, left() < sizeof words ? left() : sizeof words);
        return words;
    }
    /// Past what is plain in a string: all but quotes, backslashes, control characters, and whatever is not ASCII.
    void pass_plain() {
#ifdef __SSE2__
        while (left() >= sizeof(__m128i)) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at_));
            const __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                              _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
            // Bytes are signed here, so that what is not ASCII is below a blank too.
            const __m128i marks = _mm_or_si128(ends, _mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')));
            if (const int bits = _mm_movemask_epi8(marks); bits != 0) {
                at_ += std::countr_zero(static_cast<unsigned>(bits));
                return;
            }
            at_ += sizeof(__m128i);
        }
#endif
        pass_plain_by_words();
    }
    void pass_plain_by_words();
    void skip_white_space();
    bool take_other_key(PlainKeys& keys, std::size_t before, std::size_t& key);
    bool take_rest_of_string(const char* begin, std::string_view& value);
    bool take_decoded_string(const char* begin, std::string_view& value);
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
