#pragma once
// Charts: the pictures of the analyses. Kinds of marks, positions and words are decided here; see report/chart.hpp.
//
// Errors: none. Where the values have no place on one scale (two currencies, more than 128 bits), the rows stand
// without marks and say why.

#include <string>
#include <vector>

#include <dealcalc/report/present.hpp>

namespace dealcalc {

/// A waterfall: an investment a lane, then what they come to, then each stated total with its gap.
Chart exposure_chart(const Exposure& exposure);

/// Of several deals: a deal a lane, a chart for each currency.
std::vector<Chart> portfolio_charts(const Portfolio& portfolio);

/// A valuation a lane in date order, its range as a range, the multiple to the next between them.
Chart valuation_chart(const Valuations& valuations);
/// The same of two figures.
Chart valuation_chart(const ValuationChange& change);

/// A distribution as pillars, a total or a band each, with its quantiles as lines; where it is not exact, the chances of
/// that much or more.
Chart milestones_chart(const Milestones& milestones);

/// Verdicts as a strip: of one deal a claim a row, of several a deal a row with its claims side by side.
Chart claims_chart(const std::vector<CheckedDeal>& deals);

/// Words as they begin a sentence.
std::string capitalised(std::string words);

/// Cash flows on a time line, those of a day together, or those of a year where there are more than 120 days.
Chart cash_flow_chart(const CashFlows& series);
/// The dated investments of a deal and its exit, at face value.
Chart cash_flow_chart(const DealReturns& returns);

/// Who holds how much after the last round, a holder a lane.
Chart ownership_chart(const Ownership& ownership);
/// "round 2 investors"; of a single round without its number.
std::string holder_name(const Holder& holder, std::size_t rounds);

}  // namespace dealcalc
