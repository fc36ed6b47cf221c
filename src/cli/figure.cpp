// dealcalc figure

#include <array>

#include <dealcalc/report/present.hpp>

#include "cli/arguments.hpp"
#include "cli/command.hpp"

namespace dealcalc::cli {
namespace {

Result run_figure(const Arguments& arguments) {
    const auto figure = read_figure("TEXT", arguments.positionals().front(), {});
    if (const auto* problem = std::get_if<Diagnostic>(&figure)) return Diagnostics{*problem};
    return Outcome{present_figure(std::get<Reported>(figure))};
}

constexpr std::array figure_positionals = {Positional{"TEXT", "the figure, in quotes", true}};

}  // namespace

constinit const Command figure_command = {
    "figure",
    "how a figure is read: its hedge, its unit, the values that it allows",
    "Reads TEXT as a figure and shows the range that it stands for: at its word, and with the rounding of its last "
    "written digit. A lone $ means US dollars.",
    figure_positionals,
    {},
    {"dealcalc figure 'up to $200B'",
     "dealcalc figure 'roughly 6x'"},
    a_table,
    run_figure};

}  // namespace dealcalc::cli
