#pragma once
// UTF-8, one character at a time.

#include <cstddef>
#include <string_view>

namespace dealcalc {

/// A code point and how many bytes it takes. An invalid byte stands alone: `valid` false, length 1, itself in `point`.
struct CodePoint {
    char32_t point = 0;
    std::size_t length = 1;
    bool valid = true;
};

/// The character at byte `at`. Overlong forms, surrogates and values past U+10FFFF are invalid.
/// Precondition: at < text.size().
CodePoint decode(std::string_view text, std::size_t at);

/// Characters that would act on a terminal, turn the text around, or make two names look alike, instead of being shown.
/// The joiners U+200C and U+200D are not among them: some scripts are written with them.
bool is_acting(char32_t point);

}  // namespace dealcalc
