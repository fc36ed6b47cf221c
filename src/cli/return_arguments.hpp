#pragma once
// The arguments of `dealcalc returns`, read: each function returns what was given, or adds a problem.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <dealcalc/analysis/deal_returns.hpp>
#include <dealcalc/model/deal.hpp>

#include "cli/argument_text.hpp"
#include "cli/command.hpp"

namespace dealcalc::cli {

/// --day-count and --rate.
Measuring read_measuring(const Arguments& arguments, Diagnostics& problems);

/// A percentage from 0 to 100 %, such as a stake; without a percent sign it is refused.
std::optional<Reported> read_share(const ArgumentPart& part, Diagnostics& problems);

/// Money, not negative; a bare number is refused.
std::optional<Reported> read_money(const ArgumentPart& part, Currency home, Diagnostics& problems);

/// --exit, --stake and --on, all of which have been given but perhaps --stake.
std::optional<Exit> read_exit(const Arguments& arguments, const Deal& deal, Diagnostics& problems);

/// --dated ID=DATE: a date for each investment that it names.
std::map<std::string, ReportedDate> read_dates(const Arguments& arguments, const Deal& deal, Diagnostics& problems);

/// The default scenarios, and between them one for each --paid ID,ID...
std::vector<Scenario> read_scenarios(const Arguments& arguments, const Deal& deal, Diagnostics& problems);

}  // namespace dealcalc::cli
