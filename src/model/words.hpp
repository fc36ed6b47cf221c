#pragma once
// Words that messages of several files share.

#include <string>
#include <string_view>

#include <dealcalc/base/unit.hpp>

namespace dealcalc {

/// What a figure counts: "money", "power", "a pure number".
std::string_view dimension_word(Dimension dimension);
/// The same of a unit: "money a year" of a rate.
std::string unit_word(const Unit& unit);
/// What makes a rate of a figure: " a year", " per GW"; empty where the unit is no rate.
std::string_view rate_word(const Unit& unit);

constexpr bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Whether the text would be a figure, where it stands for something else.
bool is_figure(std::string_view text);

/// The text in double quotes, as short and as harmless as base/excerpt.hpp makes it.
std::string in_quotes(std::string_view text);

}  // namespace dealcalc
