#pragma once
// Help, from the model of the commands.

#include <string>

#include "cli/command.hpp"

namespace dealcalc::cli {

/// What `dealcalc --help` says.
std::string overview();

std::string help_for(const Command& command);

}  // namespace dealcalc::cli
