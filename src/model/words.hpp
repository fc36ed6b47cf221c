#pragma once
// Words that messages of several files share.

#include <string>
#include <string_view>

#include <dealcalc/base/unit.hpp>

namespace dealcalc {

/// What a figure counts: "money", "power", "a pure number".
std::string_view dimension_word(Dimension dimension);
/// The same of a unit: "a rate" of dollars a year.
std::string_view unit_word(const Unit& unit);

/// The text in double quotes, as short and as harmless as base/excerpt.hpp makes it.
std::string in_quotes(std::string_view text);

}  // namespace dealcalc
