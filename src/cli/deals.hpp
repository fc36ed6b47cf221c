#pragma once
// The deals that a command line names: files, directories, standard input, or the compiled-in deal.

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/model/deal.hpp>

#include "cli/command.hpp"

namespace dealcalc::cli {

/// How commands that work on deals say so.
inline constexpr std::array one_deal = {
    Positional{"DEAL", "a deal file, or - for standard input; without one, the compiled-in deal", false, false,
               Takes::deal}};
inline constexpr std::array any_deals = {
    Positional{"DEAL", "deal files, directories of them, or - for standard input; without one, the compiled-in deal",
               false, true, Takes::deal}};

struct LoadedDeals {
    std::vector<Deal> deals{};
    Diagnostics problems{};
};

/// Each name is a file, "-" for standard input, or a directory: every *.json in it but *.schema.json, in name order.
/// No name: the compiled-in deal. Every problem of every file is reported.
LoadedDeals load_deals(const std::vector<std::string>& names);

/// The one deal that `command` takes; a directory that holds several is refused, with `help`.
std::variant<Deal, Diagnostics> load_one_deal(std::string_view command, const std::vector<std::string>& names,
                                              std::string_view help = "name one deal file");

}  // namespace dealcalc::cli
