// dealcalc exposure

#include <array>

#include <dealcalc/analysis/exposure.hpp>
#include <dealcalc/report/present.hpp>

#include "cli/command.hpp"
#include "cli/deals.hpp"

namespace dealcalc::cli {
namespace {

Report report_on(std::vector<Deal> deals) {
    if (deals.size() == 1) return present(exposure_of(deals.front()), deals.front());
    return present(portfolio_of(std::move(deals)));
}

Result run(const Arguments& arguments) {
    LoadedDeals loaded = load_deals(arguments.positionals());
    if (!loaded.problems.empty()) return loaded.problems;
    return Outcome{report_on(std::move(loaded.deals))};
}

constexpr std::array<std::string_view, 2> examples = {
    "dealcalc exposure",
    "dealcalc exposure data/amazon-anthropic.json data/amazon-openai.json",
};

}  // namespace

constinit const Command exposure_command = {
    "exposure",
    "what is committed, what is contingent, and what both come to",
    "Adds up the investments of a deal: prior and firm ones are committed, the others contingent. The stated total "
    "stands beside the result with its verdict. Several deals get a row each, and totals by investor and currency.",
    any_deals,
    {},
    examples,
    a_chart,
    run};

}  // namespace dealcalc::cli
