#pragma once
// A text of many lines in pieces that a thread can work on by itself: whole lines, numbered, in order.
//
// Units: bytes; lines count from 1. A line ends with a newline or with the text; a line's own bytes are never changed.
// Memory: one piece, whatever the size of the text, and a line that is longer than a piece as a whole.
// Errors: those that the source of the bytes throws. A line beyond the limit is passed over and said so.
//
// Example:
//   LineChunks chunks(read_from(file), {.bytes = 1 << 18});
//   for (LineChunk chunk; chunks.next(chunk);) {
//       for_each_line(chunk, [](std::string_view line, std::size_t number) { use(line, number); });
//   }

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace dealcalc {

/// Puts up to `most` bytes at `to` and says how many; 0 at the end. Fewer than asked is not yet the end.
using ReadBytes = std::function<std::size_t(char* to, std::size_t most)>;

/// The longest line that is read as a deal, in bytes: so that memory stays small whatever a line holds. A deal that
/// needs more stands in a file of its own.
inline constexpr std::size_t longest_line = std::size_t{4} << 20;

/// Some bytes that may grow and are not cleared when they do.
class ByteBuffer {
public:
    std::string_view text() const { return {bytes_.data(), size_}; }
    std::size_t size() const { return size_; }
    void clear() { size_ = 0; }
    void cut(std::size_t size) { size_ = size; }
    /// Room for `more` bytes after those that are there.
    char* room(std::size_t more) {
        if (bytes_.size() < size_ + more) bytes_.resize(std::max(size_ + more, bytes_.size() * 3 / 2));
        return bytes_.data() + size_;
    }
    void grow(std::size_t by) { size_ += by; }
    void append(std::string_view bytes) {
        std::copy(bytes.begin(), bytes.end(), room(bytes.size()));
        grow(bytes.size());
    }
    /// Gives back what is beyond `most` bytes of room. Precondition: it is empty.
    void trim(std::size_t most) {
        if (bytes_.size() > most) std::vector<char>().swap(bytes_);
    }

private:
    std::vector<char> bytes_;
    std::size_t size_ = 0;
};

/// Whole lines of a text.
struct LineChunk {
    ByteBuffer bytes;
    std::vector<std::uint32_t> ends;  // of each line: of its newline, or of the text
    std::size_t first_line = 1;
    bool too_long = false;  // the one line `first_line` is longer than the limit, and `bytes` is empty

    void clear() {
        bytes.clear();
        ends.clear();
        too_long = false;
    }
};

class LineChunks {
public:
    struct Limits {
        std::size_t bytes = std::size_t{1} << 18;  // of a piece, but for a line that is longer
        std::size_t longest = longest_line;        // a longer line may be passed over, where it fills more than a piece
    };

    LineChunks(ReadBytes read, Limits limits) : read_(std::move(read)), limits_(limits) {}

    /// Replaces `chunk` by the next lines; false where there are no more. What has arrived is handed on as soon as it
    /// holds a whole line, so that a slow writer is followed line by line.
    bool next(LineChunk& chunk);

private:
    void find_lines(LineChunk& chunk);
    void skip_line(LineChunk& chunk);

    ReadBytes read_;
    Limits limits_;
    ByteBuffer rest_;  // the beginning of a line whose end is still to come
    std::size_t line_ = 1;
    bool ended_ = false;
};

/// The end of the line that begins at `at`: of its newline, or of the text.
std::size_t end_of_line(std::string_view text, std::size_t at);

/// Nothing but blanks: such a line holds no deal, and no mistake.
inline bool is_blank(std::string_view line) {
    return std::all_of(line.begin(), line.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

/// Calls `use(line, number)` for every line that is not blank, without its newline.
template <class Use>
void for_each_line(const LineChunk& chunk, Use use) {
    const std::string_view text = chunk.bytes.text();
    std::size_t number = chunk.first_line;
    std::size_t at = 0;
    for (const std::size_t end : chunk.ends) {
        const std::string_view line = text.substr(at, end - at);
        if (!is_blank(line)) use(line, number);
        at = end + 1;
        ++number;
    }
}

}  // namespace dealcalc
