#pragma once
// Appender: many small pieces appended to a text. They are gathered first, so that the text is asked for room once a line
// and not once a piece.
//
// Example:
//   Appender to(out);
//   to.put('"');
//   to.put(name);
//   to.flush();   // only now all of it stands in `out`

#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace dealcalc {

class Appender {
public:
    explicit Appender(std::string& out) : out_(out) {}
    Appender(const Appender&) = delete;
    Appender& operator=(const Appender&) = delete;

    void put(char c) {
        *room(1) = c;
        ++size_;
    }
    void put(std::string_view text) {
        if (text.size() > bytes_.size()) return put_long(text);
        std::memcpy(room(text.size()), text.data(), text.size());
        size_ += text.size();
    }
    /// Room for `most` bytes, of which `grow` says how many were written. Precondition: most is no more than `capacity`.
    char* room(std::size_t most) {
        if (bytes_.size() - size_ < most) flush();
        return bytes_.data() + size_;
    }
    void grow(std::size_t by) { size_ += by; }

    void flush();

    static constexpr std::size_t capacity = 2048;

private:
    void put_long(std::string_view text);

    std::string& out_;
    std::size_t size_ = 0;
    std::array<char, capacity> bytes_;
};

}  // namespace dealcalc
