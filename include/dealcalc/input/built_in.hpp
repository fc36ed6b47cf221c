#pragma once
// What is compiled into the library: data/amazon-anthropic.json and data/deal.schema.json, byte for byte.
//
// Example:
//   Deal deal = built_in_deal();   // what every command works on when no file is named

#include <string_view>

#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// The name that messages use for the compiled-in deal.
inline constexpr std::string_view built_in_name = "built-in amazon-anthropic.json";

std::string_view built_in_deal_text();
std::string_view deal_schema_text();

/// The compiled-in deal, read by read_deal. A build whose compiled-in deal cannot be read throws std::logic_error.
Deal built_in_deal();

}  // namespace dealcalc
