#pragma once
// Text in HTML: the one place where what a file says becomes markup.

#include <string>
#include <string_view>

namespace dealcalc {

/// The text as HTML shows it, in an element or in a quoted attribute: no tag, no reference, and control and bidi
/// characters as visible escapes.
std::string html_text(std::string_view text);

/// Whether the text is nothing but an address that a page may link to: http or https and printable ASCII, without
/// quotes, angle brackets, backslashes or spaces.
bool is_web_address(std::string_view text);

}  // namespace dealcalc
