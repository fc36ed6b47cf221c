#pragma once
// XML and HTML: the one function that makes text harmless in markup.

#include <string>
#include <string_view>

namespace dealcalc {

/// The text as it may stand between tags and inside quoted attributes of XML 1.0 and HTML. Characters that they forbid,
/// and those that would turn the text around or hide in it, come out as visible escapes.
std::string xml_escaped(std::string_view text);

}  // namespace dealcalc
