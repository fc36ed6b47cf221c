#pragma once
// The words of a command line: split into options and arguments by CLI11, and the figures among them read by the one
// grammar of figures, with diagnostics that point into the argument.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/model/deal.hpp>

#include "cli/command.hpp"

namespace dealcalc::cli {

/// What is wrong with the text that `option` was given.
Diagnostic argument_problem(const std::string& option, const std::string& text, const Misread& misread);

std::variant<Reported, Diagnostic> read_figure(const std::string& option, const std::string& text, Currency home);

/// A part of what an option was given: "$5B" in --round "invest=$5B pre=$55B". Messages show the whole, with carets at
/// the part.
struct ArgumentPart {
    std::string option;
    std::string argument;
    std::size_t at = 0;  // where the part begins
    std::string text;
};

ArgumentPart whole_argument(std::string_view option, std::string argument);
/// `length` bytes from byte `at` of the part, blanks at both ends left out.
ArgumentPart part_of(const ArgumentPart& whole, std::size_t at, std::size_t length = std::string::npos);

/// `misread` counts from the start of the part.
Diagnostic argument_problem(const ArgumentPart& part, Misread misread);
/// All of the part is wrong.
Diagnostic argument_problem(const ArgumentPart& part, std::string what, std::string help);

std::variant<Reported, Diagnostic> read_figure(const ArgumentPart& part, Currency home);

/// What was given, or every problem with it. Only `command` is built, so that starting costs no more than it must.
std::variant<Arguments, Diagnostics> parse_command_line(const Command& command, std::span<const std::string> words);

/// A problem with a command line; `help` is the way out.
Diagnostic usage_problem(std::string message, std::string help);

/// `given` is none of the words that `what`, an option or an argument, can be.
Diagnostic unknown_value(std::string_view what, const std::string& given, const std::vector<std::string_view>& known);

/// Adds the problem: all of the part is wrong.
void refuse(const ArgumentPart& part, std::string what, std::string help, Diagnostics& problems);

// What follows returns what was given, or adds a problem.

/// A figure with a percent sign: 40 may be 40 % and 0.4 may be 40 % or 0.4 %, and neither is guessed.
std::optional<Reported> read_percentage(const ArgumentPart& part, const std::string& example, Diagnostics& problems);

/// A percentage from 0 to 100 %, such as a stake.
std::optional<Reported> read_share(const ArgumentPart& part, Diagnostics& problems);

/// Money, not negative; a bare number is refused.
std::optional<Reported> read_money(const ArgumentPart& part, Currency home, Diagnostics& problems);

std::optional<ReportedDate> read_date(const ArgumentPart& part, Diagnostics& problems);

}  // namespace dealcalc::cli
