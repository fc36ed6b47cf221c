#pragma once
// Charts: the pictures of the analyses. Kinds of marks, positions and words are decided here; see report/chart.hpp.
// Scales, where values lie on a picture and which of them are written beside it, and the marks of an exposure on one
// serve several pictures.
//
// Errors: none. Where the values have no place on one scale (two currencies), the rows stand without marks and say why.

#include <string>
#include <vector>

#include <dealcalc/analysis/exposure.hpp>
#include <dealcalc/base/range.hpp>
#include <dealcalc/report/chart.hpp>
#include <dealcalc/report/present.hpp>


namespace dealcalc {

/// From `low` to `high` with ticks at the multiples of 1, 2 or 5 times a power of ten that lie between: the smallest
/// step that gives at most five of them. Precondition: low <= high.
chart::Scale scale_between(const Number& low, const Number& high, const Unit& unit);

/// From 0 to `most`, and a quarter more where something goes on without an end.
chart::Scale scale_from_zero(const Number& most, bool unbounded, const Unit& unit);

/// The position is exact while its fraction is of 15 digits or fewer, else rounded down to 12 places.
/// Precondition: the value is on the scale.
chart::Spot spot_on(const chart::Scale& scale, const Number& value);

/// The whole range on the scale; an end that is absent is the end of the scale.
chart::Mark mark_on(const chart::Scale& scale, chart::Kind kind, const Range& range);

/// A quantity as a bar from zero: its least is solid in the look of `kind`, and what it may be beyond that a range.
/// Precondition: the range is not negative.
std::vector<chart::Mark> bar_on(const chart::Scale& scale, chart::Kind kind, const Range& range);

/// The largest value that a range names: its high end, or its low end where it has no other.
Number furthest(const Range& range);

/// A waterfall: an investment a lane, then what they come to, then each stated total with its gap.
Chart exposure_chart(const Exposure& exposure);

/// Of several deals: a deal a lane, a chart for each currency.
std::vector<Chart> portfolio_charts(const Portfolio& portfolio);

/// A valuation a lane in date order, its range as a range, the multiple to the next between them.
Chart valuation_chart(const Valuations& valuations);
/// The same of two figures.
Chart valuation_chart(const ValuationChange& change);

/// A distribution as pillars, a total or a band each, with its quantiles as lines; where it is not exact, the chances
/// of that much or more.
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

/// Where a line of the waterfall begins and how far it goes. What has no end counts with the least that it may be, so
/// that the next line has a place to begin.
struct ExposureStep {
    Number from;
    Range amount;
};

std::vector<ExposureStep> steps_of(const Exposure& exposure);

/// How much room a picture needs for the parts one after the other and for the totals that are stated.
struct Room {
    Number most;
    bool unbounded = false;
};

Room room_for(const Exposure& exposure);

/// Of what is committed the least is solid and the rest a range; what is contingent is so from its first dollar.
std::vector<chart::Mark> marks_of(const ExposureLine& line, const ExposureStep& step, const chart::Scale& scale);

/// The whole: committed, then contingent, then whatever has no end. Precondition: the exposure is known.
std::vector<chart::Mark> total_marks(const Exposure& exposure, const chart::Scale& scale);

/// Whether the claim was compared with the exposure.
bool is_compared(const CheckedClaim& checked);
/// What the claim was compared with says: of a claim about a maximum the maximum. Precondition: is_compared.
Range stated_of(const CheckedClaim& checked);

/// The gap between what was computed and what a claim states, if there is one, and at last what it states.
/// Precondition: is_compared.
std::vector<chart::Mark> stated_marks(const CheckedClaim& checked, const chart::Scale& scale);

/// "$85B committed, at most $285B".
std::string exposure_words(const Exposure& exposure);

}  // namespace dealcalc
