#pragma once
// A number as JSON has it.

#include <dealcalc/base/number.hpp>
#include <nlohmann/json_fwd.hpp>

namespace dealcalc {

/// A whole number of 64 bits as it is, any other as the nearest double; the exact text stands beside it where it counts.
nlohmann::ordered_json plain_number(const Number& number);

}  // namespace dealcalc
