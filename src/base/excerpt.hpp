#pragma once
// excerpt_of: a part of the input as a message may repeat it.

#include <string>
#include <string_view>

namespace dealcalc {

/// Made visible (see visible()), and cut after 40 bytes, never inside a character.
std::string excerpt_of(std::string_view text);

}  // namespace dealcalc
