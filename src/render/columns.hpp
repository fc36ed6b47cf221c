#pragma once
// Columns: how much room text takes on a terminal.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dealcalc {

/// Columns that UTF-8 text takes: combining marks none, wide East Asian letters two, others one.
std::size_t width_of(std::string_view text);

std::string padded_right(std::string_view text, std::size_t width);

/// The text in lines of at most `width` columns, broken at spaces; a longer word stands alone. At least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace dealcalc
