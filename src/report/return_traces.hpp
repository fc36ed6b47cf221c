#pragma once
// Traces of returns and of stakes: what each number is made of, and where that was given.

#include <string>
#include <vector>

#include <dealcalc/analysis/deal_returns.hpp>
#include <dealcalc/analysis/ownership.hpp>
#include <dealcalc/analysis/returns.hpp>

#include "report/traces.hpp"

namespace dealcalc {

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
