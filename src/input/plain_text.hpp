#pragma once
// Plain JSON, read in place: strings without a copy, keys by a bet on the order that the object before had. What is not
// plain is refused without a reason: the reader with the tree (json_tree.hpp) decides about it, and says what is wrong.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace dealcalc::input {

/// A key of an object, of at most 14 bytes, prepared for comparison in two words with its quotes.
struct PlainKey {
    using Words = std::array<std::uint64_t, 2>;

    std::size_t bytes = 0;  // with its quotes
    Words words{};
    Words masks{};

    bool stands_in(const Words& text) const {
        return (text[0] & masks[0]) == words[0] && (text[1] & masks[1]) == words[1];
    }
};

PlainKey plain_key(std::string_view name);

/// For each key of a kind of object, the key that followed it last time; the last entry is that of the first key.
using KeyOrder = std::array<std::uint8_t, 16>;

class PlainText {
public:
    /// Begins with another text, of which the first line is `first_line` of its file.
    void start(std::string_view text, std::size_t first_line);

    /// Takes the character after white space; false where another stands there.
    bool take(char c) {
        skip_space();
        if (at_ == end_ || *at_ != c) return false;
        ++at_;
        return true;
    }
    /// The character after white space; NUL at the end.
    char peek() {
        skip_space();
        return at_ == end_ ? '\0' : *at_;
    }
    bool at_end() { return peek() == '\0' && at_ == end_; }

    /// A string; `value` lasts until the next string is taken.
    bool take_string(std::string_view& value);
    /// The characters of a number, whatever their order.
    std::string_view take_number();
    /// The place of one of `keys` among them, taken with the colon after it. `before` is the key before, or keys.size().
    bool take_key(std::span<const PlainKey> keys, KeyOrder& order, std::size_t before, std::size_t& key) {
        skip_space();
        PlainKey::Words words;
        key = order[before];
        const PlainKey& expected = keys[key];
        if (end_ - at_ > static_cast<std::ptrdiff_t>(sizeof words)) {
            std::memcpy(words.data(), at_, sizeof words);
            if (expected.stands_in(words) && at_[expected.bytes] == ':') {
                at_ += expected.bytes + 1;
                return true;
            }
        }
        return take_other_key(keys, order, before, key);
    }

    /// Of the next character, from 1. Columns count characters.
    std::size_t line() const { return line_; }
    std::size_t column() const { return static_cast<std::size_t>(at_ - line_begin_) - inner_ + 1; }

private:
    void skip_space() {
        // Nearly always there is none.
        if (at_ != end_ && static_cast<unsigned char>(*at_) <= ' ') skip_white_space();
    }
    void skip_white_space();
    bool take_other_key(std::span<const PlainKey> keys, KeyOrder& order, std::size_t before, std::size_t& key);
    bool take_rest_of_string(const char* begin, std::string_view& value);
    bool take_escape();
    bool take_code_unit(char32_t& unit);
    bool take_character();

    const char* at_ = nullptr;
    const char* end_ = nullptr;
    const char* line_begin_ = nullptr;
    std::size_t line_ = 1;
    std::size_t inner_ = 0;  // bytes of this line that continue a character
    std::string decoded_{};
};

}  // namespace dealcalc::input
