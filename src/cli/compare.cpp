// dealcalc compare

#include <array>

#include <dealcalc/analysis/compare.hpp>
#include <dealcalc/report/present.hpp>
#include <fmt/core.h>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/deals.hpp"
#include "cli/output.hpp"

namespace dealcalc::cli {
namespace {

constexpr std::string_view way_out =
    "figures are matched by id: give the same figure the same id, or add \"same_as\" with the id that it has in the "
    "other report";

Diagnostics nothing_in_common(const Comparison& comparison) {
    const std::vector<Deal>& reports = comparison.reports;
    if (reports.size() == 2) {
        return {usage_problem(fmt::format("{} and {} have no figure in common", reports[0].id, reports[1].id),
                              std::string(way_out))};
    }
    Diagnostics problems;
    for (const std::size_t report : comparison.alone) {
        problems.push_back(usage_problem(
            fmt::format("{} has no figure in common with the other reports", reports[report].id),
            std::string(way_out)));
    }
    return problems;
}

Result run_compare(const Arguments& arguments) {
    LoadedDeals loaded = load_deals(arguments.positionals());
    if (!loaded.problems.empty()) return loaded.problems;
    if (loaded.deals.size() < 2) {
        return Diagnostics{usage_problem("compare takes two deals or more, and this is one",
                                         "name another report of the deal")};
    }
    const Comparison comparison = compare_reports(std::move(loaded.deals));
    if (!comparison.alone.empty()) return nothing_in_common(comparison);
    return Outcome{present(comparison, asked_extras(arguments))};
}

constexpr std::array compare_positionals = {Positional{
    "DEAL", "two or more deal files, directories of them, or - for standard input", true, true, Takes::deal}};

}  // namespace

constinit const Command compare_command = {
    "compare",
    "the same deal in several reports, figure by figure",
    "Compares reports of one deal. Figures are matched by id, or by \"same_as\" in a file; each is equal, equal at its "
    "maximum, compatible, contradictory, or only in one report. Every claim is checked against the figures of each "
    "report, and a total that does not foot gets the readings that another report supports.",
    compare_positionals,
    {},
    {"dealcalc compare data/amazon-anthropic.json data/amazon-anthropic-second-report.json",
     "dealcalc compare data/amazon-anthropic.json data/amazon-anthropic-second-report.json -f json"},
    a_table,
    run_compare};

}  // namespace dealcalc::cli
