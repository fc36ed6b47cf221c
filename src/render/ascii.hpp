#pragma once
// ASCII: words for a terminal that shows nothing else.

#include <string>
#include <string_view>

namespace dealcalc {

/// Each character past ASCII as "EUR" or "GBP" where it means that, else escaped: "\u00e9", "\u{1f600}".
std::string in_ascii(std::string_view text);

}  // namespace dealcalc
