#include <dealcalc/input/lines.hpp>

#include <cstring>

namespace dealcalc {

std::size_t end_of_line(std::string_view text, std::size_t at) {
    if (at == text.size()) return at;
    const void* found = std::memchr(text.data() + at, '\n', text.size() - at);
    return found == nullptr ? text.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

bool LineChunks::next(LineChunk& chunk) {
    chunk.clear();
    chunk.bytes.trim(2 * limits_.bytes);
    chunk.bytes.append(rest_.text());
    chunk.first_line = line_;
    rest_.clear();
    for (std::size_t searched = 0; !ended_; searched = chunk.bytes.size()) {
        const std::size_t arrived = read_(chunk.bytes.room(limits_.bytes), limits_.bytes);
        chunk.bytes.grow(arrived);
        ended_ = arrived == 0;
        const std::size_t last = chunk.bytes.text().substr(searched).rfind('\n');
        if (last != std::string_view::npos) {
            rest_.append(chunk.bytes.text().substr(searched + last + 1));
            chunk.bytes.cut(searched + last + 1);
            break;
        }
        if (chunk.bytes.size() <= limits_.longest) continue;
        skip_line(chunk);
        return true;
    }
    find_lines(chunk);
    return chunk.bytes.size() > 0;
}

/// Here, since the lines are counted here: whoever works on them need not look for them again.
void LineChunks::find_lines(LineChunk& chunk) {
    const std::string_view text = chunk.bytes.text();
    for (std::size_t at = 0; at < text.size(); at = chunk.ends.back() + std::size_t{1}) {
        chunk.ends.push_back(static_cast<std::uint32_t>(end_of_line(text, at)));
    }
    line_ += chunk.ends.size();
}

/// Reads on to the end of the line, and keeps what comes after it.
void LineChunks::skip_line(LineChunk& chunk) {
    chunk.too_long = true;
    ++line_;
    while (!ended_) {
        chunk.bytes.clear();
        const std::size_t arrived = read_(chunk.bytes.room(limits_.bytes), limits_.bytes);
        chunk.bytes.grow(arrived);
        ended_ = arrived == 0;
        const std::size_t end = end_of_line(chunk.bytes.text(), 0);
        if (end == chunk.bytes.size()) continue;
        rest_.append(chunk.bytes.text().substr(end + 1));
        break;
    }
    chunk.bytes.clear();
}

}  // namespace dealcalc
