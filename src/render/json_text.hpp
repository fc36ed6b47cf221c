#pragma once
// A text as a JSON string.

#include <string>
#include <string_view>

#include "render/appender.hpp"

namespace dealcalc {

/// The text in double quotes. What could act on a terminal (control and bidi characters) is escaped; a byte that is not
/// UTF-8, which only the name of a file can hold, becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);
void put_json_string(Appender& to, std::string_view text);

}  // namespace dealcalc
