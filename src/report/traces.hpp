#pragma once
// Traces: what a number rests on, for whoever asks: its formula and inputs, down to each figure with the words, the
// place and the source that it was reported in.
// Traces of milestones: how each chance, and what is made of chances, was got. What opens elsewhere on the page is only
// named with its value: of 200 milestones each rests on all the others.
// Traces of returns and of stakes: what each number is made of, and where that was given.

#include <concepts>
#include <string>
#include <utility>
#include <vector>

#include <dealcalc/analysis/deal_returns.hpp>
#include <dealcalc/analysis/derivation.hpp>
#include <dealcalc/analysis/milestones.hpp>
#include <dealcalc/analysis/ownership.hpp>
#include <dealcalc/analysis/returns.hpp>
#include <dealcalc/report/report.hpp>


namespace dealcalc {

/// Of a number that was derived, and of everything below it. Of a single step the inputs are left out.
TraceRef trace_of(const Derivation& derivation, const Deal& deal);
TraceRef trace_of_step(const Derivation& derivation, const Deal& deal);
TraceRef trace_of(const Formula& formula, const Deal& deal);
/// Of a measure or an id.
TraceRef trace_of(const std::string& name, const Deal& deal);

/// Of a figure as it was reported; `label` may be empty.
TraceRef trace_of(const std::string& name, const std::string& label, const Reported& reported, const Cell& cited);

TraceRef trace_of(const std::string& name, const ReportedDate& date, const Cell& cited);

/// Of a number that has no name in formulas: how it comes from others.
TraceRef trace_of(const std::string& name, const std::string& formula, const Cell& value, std::vector<TraceRef> inputs);

/// The cell, opening to the trace; a cell that can open to nothing, such as one that does not apply, as it is.
Cell opening(Cell cell, TraceRef trace);

/// The same where traces are wanted, and only then is the trace made: by a call of `make`,
template <std::invocable Make>
Cell opening(Cell cell, Extras extras, const Make& make) {
    if (!extras.traces) return cell;
    return opening(std::move(cell), make());
}

/// or of trace_of() with what is given.
template <class... Of>
    requires(sizeof...(Of) > 1)
Cell opening(Cell cell, Extras extras, const Of&... of) {
    if (!extras.traces) return cell;
    return opening(std::move(cell), trace_of(of...));
}

class MilestoneTraces {
public:
    MilestoneTraces(const Milestones& milestones, const Deal& deal) : milestones_(milestones), deal_(deal) {}

    /// As it was given, for the milestone once all that it comes after are met.
    TraceRef probability(const MilestoneLine& line) const;
    /// That it and all that it comes after are met.
    TraceRef met(const MilestoneLine& line) const;
    TraceRef moves_by(const MilestoneLine& line) const;

    TraceRef expected() const;
    TraceRef deviation() const;

    /// Of a number of the distribution: the rule that makes it of the outcomes.
    TraceRef of_outcomes(const std::string& name, const std::string& rule) const;

private:
    const Milestones& milestones_;
    const Deal& deal_;
};

/// In words and exactly; what is unknown with its reason.
Cell probability_cell(const Range& range);
Cell probability_of(const Investment& milestone);
Cell money_cell(const Range& range, const Unit& unit);
Cell money_cell(const RangeAnswer& answer, const Unit& unit);

/// Of what was given on the command line, with the option.
TraceRef trace_of_given(const std::string& name, const Reported& reported, const std::string& option);

class DealReturnTraces {
public:
    DealReturnTraces(const DealReturns& returns, const Deal& deal) : returns_(returns), deal_(deal) {}

    /// With the date on which it counts.
    TraceRef amount(const DatedInvestment& dated) const;
    TraceRef exit_value() const;
    TraceRef stake() const;
    TraceRef proceeds() const;

    TraceRef invested(const ScenarioReturns& scenario) const;
    TraceRef net(const ScenarioReturns& scenario) const;
    TraceRef multiple(const ScenarioReturns& scenario) const;
    TraceRef rate(const ScenarioReturns& scenario) const;
    TraceRef present_value(const ScenarioReturns& scenario) const;

private:
    TraceRef from_invested_and_proceeds(const std::string& formula, const ScenarioReturns& scenario) const;
    TraceRef from_flows(const std::string& formula, const std::string& rule, const ScenarioReturns& scenario) const;

    const DealReturns& returns_;
    const Deal& deal_;
};

/// Of a number of a series: how it comes from its flows, the first of which are listed.
TraceRef trace_of_series(const SeriesReturns& returns, const std::string& formula);

/// The rule of a rate, and of a present value.
std::string rate_formula();
std::string present_value_formula(Day first);

/// Of a round, and of the stakes of each holder after each round, in the order of the result.
struct RoundTraces {
    TraceRef invest{};
    TraceRef pre_money{};
    TraceRef post_money{};
    TraceRef stake{};
    TraceRef pool{};
    TraceRef dilution{};
};
std::vector<RoundTraces> round_traces(const Ownership& ownership);
std::vector<std::vector<TraceRef>> stake_traces(const Ownership& ownership, const std::vector<RoundTraces>& rounds);

}  // namespace dealcalc
