#pragma once
// Probabilities as they are written: a fraction "2/5", a percentage "40 %", a decimal "0.4". Never a guess which of the
// two a bare 40 is.

#include <optional>
#include <string>
#include <string_view>

#include <dealcalc/base/misread.hpp>
#include <dealcalc/base/rational.hpp>

namespace dealcalc {

/// A probability as a person types it, exactly: "2/5", "40 %", or a bare decimal from 0 to 1.
Parsed<Number> parse_probability(std::string_view text);

/// "40 %" of a bare "40": above 1 and up to 100, so a percentage whose sign is missing. Nothing for other texts.
std::optional<std::string> percentage_meant(std::string_view text);

}  // namespace dealcalc
