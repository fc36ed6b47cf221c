#pragma once
// Columns: how much room text takes on a terminal.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dealcalc {

/// Columns that UTF-8 text takes: combining marks none, wide East Asian letters and pictographs two, others one. Pictographs
/// that are joined into one, or toned, take those of the first.
std::size_t width_of(std::string_view text);

std::string padded_right(std::string_view text, std::size_t width);

/// Columns of the longest word between spaces. A number and the per cent sign after it are one word.
std::size_t longest_word(std::string_view text);

/// The text in lines of at most `width` columns, broken at spaces. A longer word is broken after hyphens between letters, or
/// stands alone. At least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace dealcalc
