#pragma once
// A series of cash flows from CSV; see read_cash_flows.hpp for the columns.

#include <string_view>

#include "input/cash_flow_values.hpp"

namespace dealcalc::input {

/// Precondition: check_bytes(text) finds nothing.
SeriesDraft cash_flows_from_csv(std::string_view text);

}  // namespace dealcalc::input
