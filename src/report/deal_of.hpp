#pragma once
// The deal that a whole report is about.

#include <string_view>

#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// Key of the section that says what the deal is, and of a column that names it.
inline constexpr std::string_view deal_key = "deal";

/// The id of the deal; does not apply to a report on several, or on none.
Cell deal_of(const Report& report);

}  // namespace dealcalc
