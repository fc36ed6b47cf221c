#pragma once
// Presenting: an analysis result as a report. One function per analysis; what a number is called and how far it is
// rounded for display is decided here and nowhere else.
//
// `extras` says what else it holds than sections: for a format that shows no charts, or opens no numbers, they are not
// made. Nothing else in the report depends on it.
//
// Errors: none; what is unknown becomes a Missing cell with its reason in words.
//
// Example:
//   Report report = present(exposure_of(deal), deal);

#include <string>
#include <vector>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/compare.hpp>
#include <dealcalc/analysis/deal_returns.hpp>
#include <dealcalc/analysis/explain.hpp>
#include <dealcalc/analysis/exposure.hpp>
#include <dealcalc/analysis/milestones.hpp>
#include <dealcalc/analysis/ownership.hpp>
#include <dealcalc/analysis/returns.hpp>
#include <dealcalc/analysis/summary.hpp>
#include <dealcalc/analysis/exposure.hpp>
#include <dealcalc/analysis/valuation.hpp>
#include <dealcalc/article/cite.hpp>
#include <dealcalc/article/scan.hpp>
#include <dealcalc/report/marked.hpp>
#include <dealcalc/report/report.hpp>

namespace dealcalc {

Report present(const Exposure& exposure, const Deal& deal, Extras extras = {});
Report present(const Portfolio& portfolio, Extras extras = {});
/// What `deals` deals come to.
Report present(const Totals& totals, std::size_t deals);
Report present(const Valuations& valuations, const Deal& deal, Extras extras = {});
/// A comparison of two figures; `deal` is null where both were given as text.
Report present(const ValuationChange& change, const Deal* deal, Extras extras = {});

/// A deal with its checked claims, worst first.
struct CheckedDeal {
    Deal deal;
    std::vector<CheckedClaim> claims;
};

/// Claims of one deal or of several, worst verdict first, then in the order of the deals.
Report present(const std::vector<CheckedDeal>& deals, Extras extras = {});

/// How a number was got.
Report present(const Derivation& derivation, const Deal& deal, Extras extras = {});

/// Claims with their derivations and, for totals that fail, the readings; empty where there is nothing to explain.
Report present(const std::vector<ExplainedClaim>& claims, const Deal& deal, Extras extras = {});

/// One page about a deal: parties, terms, exposure, valuation, what comes back, claims, readings, sources.
Report present(const Summary& summary, const Deal& deal, Extras extras = {});

/// The same deal in several reports; there is at least one.
Report present(const Comparison& comparison, Extras extras = {});

/// What is paid and how likely, where milestones have probabilities.
Report present(const Milestones& milestones, const Deal& deal, Extras extras = {});

/// What a deal returns at an exit, scenario by scenario.
Report present(const DealReturns& returns, const Deal& deal, Extras extras = {});

/// Who holds how much after rounds of financing; there is at least one result.
Report present(const std::vector<Ownership>& results, Extras extras = {});

/// What a series of cash flows returns.
Report present(const SeriesReturns& returns, Extras extras = {});

/// What several series return, a row each; there is at least one.
Report present(const std::vector<SeriesReturns>& series);

/// The figures of articles, a row each.
Report present(const std::vector<article::Scan>& scans);

/// Each figure of the deal against the articles, and the figures of these that the deal does not use.
Report present(const article::Citations& citations, const Deal& deal, const std::vector<article::Scan>& scans);

/// The same as a page that has the articles themselves, each figure marked. `report` is that of the citations.
MarkedPage marked_page(const Report& report, const article::Citations& citations,
                       const std::vector<article::Scan>& scans);

/// How a figure was read.
Report present_figure(const Reported& figure);

}  // namespace dealcalc
