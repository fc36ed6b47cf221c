#pragma once
// One slip of one digit: two neighbours swapped, a digit changed, added or dropped.

#include <string>
#include <string_view>
#include <vector>

namespace dealcalc {

/// Every text that one such slip makes of `text`, sorted, without `text` itself. Only the digits change; thousands commas are
/// left out, and a whole number with a 0 in front is not how anybody writes.
std::vector<std::string> digit_edits(std::string_view text);

}  // namespace dealcalc
