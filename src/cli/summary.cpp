// dealcalc summary

#include <array>

#include <dealcalc/analysis/summary.hpp>
#include <dealcalc/report/present.hpp>

#include "cli/command.hpp"
#include "cli/command_line.hpp"
#include "cli/deals.hpp"

namespace dealcalc::cli {
namespace {

Result run(const Arguments& arguments) {
    const LoadedDeals loaded = load_deals(arguments.positionals());
    if (!loaded.problems.empty()) return loaded.problems;
    if (loaded.deals.size() != 1) {
        return Diagnostics{usage_problem("summary takes one deal, and the directory holds several",
                                         "name one deal file")};
    }
    const Deal& deal = loaded.deals.front();
    return Outcome{present(summary_of(deal), deal)};
}

constexpr std::array<std::string_view, 2> examples = {
    "dealcalc summary",
    "dealcalc summary data/amazon-anthropic.json -o summary.json",
};

}  // namespace

constinit const Command summary_command = {
    "summary",
    "one page: terms, exposure, valuation, what comes back, claims",
    "Everything about one deal on a page to print: who, the terms as reported, what they add up to, the valuation, what "
    "the company spends in return (per unit of exposure, per year, per GW), the claims by verdict, and what would make a "
    "failed total foot. The exit status says nothing about the claims: for that see check.",
    one_deal,
    {},
    examples,
    a_chart,
    run};

}  // namespace dealcalc::cli
