// dealcalc man

#include <array>

#include <fmt/core.h>

#include "cli/command.hpp"
#include "cli/command_line.hpp"
#include "cli/manual.hpp"

namespace dealcalc::cli {
namespace {

Result run(const Arguments& arguments) {
    if (arguments.positionals().empty()) return Outcome{manual_overview()};
    const std::string& name = arguments.positionals().front();
    if (const Command* command = find_command(name)) return Outcome{manual_page(*command)};
    std::vector<std::string_view> known;
    for (const Command& command : commands()) known.push_back(command.name);
    return Diagnostics{unknown_value("COMMAND", name, known)};
}

constexpr std::array positionals = {
    Positional{"COMMAND", "the command that the page is about; without one, dealcalc as a whole", false, false,
               Takes::command}};

constexpr std::array<std::string_view, 2> examples = {
    "dealcalc man check",
    "dealcalc man -o dealcalc.1",
};

}  // namespace

constinit const Command man_command = {
    "man",
    "the manual page of a command",
    "Prints a page of the manual in roff, for man and mandoc. An installation has these pages in its manual already: "
    "man dealcalc-check. Elsewhere, dealcalc man check | man -l - shows a page.",
    positionals,
    {},
    examples,
    {},
    run};

}  // namespace dealcalc::cli
