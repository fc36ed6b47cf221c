// dealcalc summary

#include <array>
#include <memory>

#include <dealcalc/analysis/summary.hpp>
#include <dealcalc/report/present.hpp>

#include "cli/arguments.hpp"
#include "cli/batch.hpp"
#include "cli/command.hpp"
#include "cli/deals.hpp"
#include "cli/output.hpp"

namespace dealcalc::cli {
namespace {

/// The row of each deal.
class SummaryRows : public DealWork {
public:
    explicit SummaryRows(const RowForm& form) : form_(form) {}

    void take(const Deal& deal, const DealPlace& place, Part& part) override {
        judge_claims(deal.claims, deal, judged_);
        add_to(part.tally, judged_);
        const SummarizedDeal summarized{{&deal, place, &judged_}, measures_of(deal)};
        form_.rows(part.rows, rows_.row(summarized));
    }

    void pass_over(const UnreadDeal& unread, Part& part) override {
        form_.rows(part.rows, rows_.row(unread));
    }

private:
    const RowForm& form_;
    std::vector<JudgedClaim> judged_{};
    DealRows rows_{DealRows::Of::summary, form_.audience};
};

Result summarize_many(const Arguments& arguments) {
    auto many = many_deals_of(arguments, true);
    if (const auto* problems = std::get_if<Diagnostics>(&many)) return *problems;
    auto& deals = std::get<ManyDeals>(many);
    deals.rows = DealRows::Of::summary;
    deals.claims_decide = false;
    deals.make_work = [](const Showing& showing) {
        return std::make_unique<SummaryRows>(*showing.presentation.format->rows);
    };
    return Outcome{stream_of(std::move(deals))};
}

Result run_summary(const Arguments& arguments) {
    if (speaks_of_many(arguments) || arguments.positionals().size() > 1) return summarize_many(arguments);
    const auto loaded = load_one_deal("a page", arguments.positionals(),
                                      "name one deal file, or choose text, jsonl or csv for a row a deal");
    if (const auto* unread = std::get_if<Diagnostics>(&loaded)) return *unread;
    const Deal& deal = std::get<Deal>(loaded);
    return Outcome{present(summary_of(deal), deal, asked_extras(arguments))};
}

constexpr std::array summary_options = {lines_option, recursive_option, jobs_option};

}  // namespace

constinit const Command summary_command = {
    "summary",
    "one page: terms, exposure, valuation, what comes back, claims",
    "Everything about one deal on a page to print: who, the terms as reported, what they add up to, the valuation, "
    "what the company spends in return (per unit of exposure, per year, per GW), the claims by verdict, and what would "
    "make a failed total foot. Several deals, a directory or a file of lines get a row each. The exit status says "
    "nothing about the claims: for that see check.",
    any_deals,
    summary_options,
    {"dealcalc summary",
     "dealcalc summary data/amazon-anthropic.json -o summary.json",
     "dealcalc summary data -f csv"},
    a_chart,
    run_summary};

}  // namespace dealcalc::cli
