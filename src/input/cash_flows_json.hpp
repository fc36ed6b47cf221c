#pragma once
// A series of cash flows from a JSON tree; see read_cash_flows.hpp for the keys.

#include <string_view>

#include "input/cash_flow_values.hpp"

namespace dealcalc::input {

SeriesDraft cash_flows_from_json(std::string_view text, const JsonNode& root);

}  // namespace dealcalc::input
