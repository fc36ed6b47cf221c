#pragma once
// The command line of one command, parsed by CLI11.

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>

#include "cli/command.hpp"

namespace dealcalc::cli {

/// What was given, or every problem with it. Only `command` is built, so that starting costs no more than it must.
std::variant<Arguments, Diagnostics> parse_command_line(const Command& command, std::span<const std::string> words);

/// A problem with a command line; `help` is the way out.
Diagnostic usage_problem(std::string message, std::string help);

/// `given` is none of the words that `what`, an option or an argument, can be.
Diagnostic unknown_value(std::string_view what, const std::string& given, const std::vector<std::string_view>& known);

}  // namespace dealcalc::cli
