#pragma once
// The manual, from the model of the commands: pages in the man macros of roff, for man, groff and mandoc.
//
// The same program gives the same bytes: a page carries the version and its date, never the clock.

#include <string>

#include "cli/command.hpp"

namespace dealcalc::cli {

/// dealcalc(1): the commands, what stands for a deal, the exit statuses.
std::string manual_overview();

/// dealcalc-check(1) and the like.
std::string manual_page(const Command& command);

}  // namespace dealcalc::cli
