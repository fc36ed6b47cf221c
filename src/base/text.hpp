#pragma once
// Texts put together.

#include <iterator>
#include <ranges>
#include <string>
#include <string_view>

namespace dealcalc {

/// "a, b and so on": the words in their order with the separator between them.
template <std::input_iterator Word, std::sentinel_for<Word> Last>
std::string join(Word word, Last last, std::string_view separator) {
    std::string text;
    for (bool first = true; word != last; ++word, first = false) {
        if (!first) text += separator;
        text += *word;
    }
    return text;
}

template <std::ranges::input_range Words>
std::string join(const Words& words, std::string_view separator) {
    return join(std::ranges::begin(words), std::ranges::end(words), separator);
}

}  // namespace dealcalc
