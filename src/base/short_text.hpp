#pragma once
// Comparing and keeping texts that are nearly always short, without a call for each: ids, names, words, amounts.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace dealcalc {

/// The first bytes at `from`, as many as a Word has.
template <class Word>
Word load(const char* from) {
    Word word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
}

/// Whether `size` bytes are equal, at least as many as Word has. The last word may overlap the one before it.
template <class Word>
bool equal_by_words(const char* a, const char* b, std::size_t size) {
    const std::size_t last = size - sizeof(Word);
    for (std::size_t at = 0; at < last; at += sizeof(Word)) {
        if (load<Word>(a + at) != load<Word>(b + at)) return false;
    }
    return load<Word>(a + last) == load<Word>(b + last);
}

/// a == b
inline bool same_text(std::string_view a, std::string_view b) {
    const std::size_t size = a.size();
    if (size != b.size()) return false;
    if (size >= 8) return equal_by_words<std::uint64_t>(a.data(), b.data(), size);
    if (size >= 4) return equal_by_words<std::uint32_t>(a.data(), b.data(), size);
    if (size >= 2) return equal_by_words<std::uint16_t>(a.data(), b.data(), size);
    return size == 0 || a.front() == b.front();
}

/// to = text, for a text that is not part of `to`. `assign` takes twice as long for texts as short as these.
inline void set_text(std::string& to, std::string_view text) {
    to.clear();
    to.append(text);
}

}  // namespace dealcalc
