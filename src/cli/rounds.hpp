#pragma once
// Rounds of financing on the command line: one by --invest, --pre, --post, --value and --pool, or several by
// --round "invest=$5B post=$380B pool=10% of post", in their order.

#include <vector>

#include <dealcalc/analysis/ownership.hpp>

#include "cli/command.hpp"

namespace dealcalc::cli {

/// Whether rounds are asked for.
bool has_rounds(const Arguments& arguments);

/// Every round, or problems.
std::vector<Round> read_rounds(const Arguments& arguments, Diagnostics& problems);

}  // namespace dealcalc::cli
