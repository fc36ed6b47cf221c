// dealcalc exposure

#include <array>
#include <memory>

#include <dealcalc/analysis/exposure.hpp>
#include <dealcalc/report/present.hpp>

#include "cli/batch.hpp"
#include "cli/command.hpp"
#include "cli/deals.hpp"
#include "cli/output.hpp"

namespace dealcalc::cli {
namespace {

Report report_on(std::vector<Deal> deals, Extras extras) {
    if (deals.size() == 1) return present(exposure_of(deals.front()), deals.front(), extras);
    return present(portfolio_of(std::move(deals)), extras);
}

/// Adds each deal to the totals; nothing is shown before the last.
class AddUp : public DealWork {
public:
    void take(const Deal& deal, const DealPlace&, Part& part) override {
        ++part.tally.deals;
        add_to(part.totals, deal);
    }
    void pass_over(const UnreadDeal&, Part&) override {}
};

Result add_up(const Arguments& arguments) {
    auto many = many_deals_of(arguments, false);
    if (const auto* problems = std::get_if<Diagnostics>(&many)) return *problems;
    auto& deals = std::get<ManyDeals>(many);
    deals.make_work = [](const Showing&) { return std::make_unique<AddUp>(); };
    deals.conclusion = [](const Totals& totals, const Tally& tally) { return present(totals, tally.deals); };
    return Outcome{stream_of(std::move(deals))};
}

Result run_exposure(const Arguments& arguments) {
    if (speaks_of_many(arguments)) return add_up(arguments);
    LoadedDeals loaded = load_deals(arguments.positionals());
    if (!loaded.problems.empty()) return loaded.problems;
    return Outcome{report_on(std::move(loaded.deals), asked_extras(arguments))};
}

constexpr std::array exposure_options = {lines_option, recursive_option, jobs_option};

}  // namespace

constinit const Command exposure_command = {
    "exposure",
    "what is committed, what is contingent, and what both come to",
    "Adds up the investments of a deal: prior and firm ones are committed, the others contingent. The stated total "
    "stands beside the result with its verdict. Several deals get a row each, and totals by investor and currency; of "
    "a directory or a file of lines there are the totals, by status too, however many deals it holds.",
    any_deals,
    exposure_options,
    {"dealcalc exposure",
     "dealcalc exposure data/amazon-anthropic.json data/amazon-openai.json",
     "dealcalc exposure data"},
    a_chart,
    run_exposure};

}  // namespace dealcalc::cli
