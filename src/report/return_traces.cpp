#include "report/return_traces.hpp"

#include <utility>

#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "report/cells.hpp"

namespace dealcalc {
namespace {

std::string years_rule(DayCount count) {
    return fmt::format("years counted {}; a power, and so computed in binary floating point", day_count_name(count));
}

TraceRef with_rule(const TraceRef& trace, const std::string& rule) {
    Trace ruled = *trace;
    ruled.facts.push_back({"rule", "Rule", Text{rule}});
    return std::make_shared<const Trace>(std::move(ruled));
}

/// One holder after each round from the one in which it appears: first as it came, then less by what others lose.
std::vector<TraceRef> traces_of(const Holder& holder, const std::vector<RoundTraces>& rounds) {
    std::vector<TraceRef> traces;
    std::size_t round = holder.round;
    if (holder.who == Holder::Who::earlier) {
        traces.push_back(trace_of("", "1 - what others lose", {}, {rounds[round].dilution}));
        ++round;
    } else {
        const RoundTraces& own = rounds[round - 1];
        traces.push_back(holder.who == Holder::Who::pool ? own.pool : own.stake);
    }
    for (; round < rounds.size(); ++round) {
        const auto before = trace_of("stake before", "", answer_cell(holder.stakes[traces.size() - 1]), {});
        traces.push_back(trace_of("", "stake before * (1 - what others lose)", {}, {before, rounds[round].dilution}));
    }
    return traces;
}

RoundTraces traces_of(const RoundResult& result, const std::string& option) {
    const Round& round = result.round;
    const bool is_pre = round.basis == Basis::pre_money;
    RoundTraces traces;
    traces.invest = trace_of_given("invest", round.invest, option);
    const TraceRef value = trace_of_given(std::string(basis_name(round.basis)), round.value, option);
    traces.pre_money =
        is_pre ? value : trace_of("pre-money", "post-money - invest", answer_cell(result.pre_money), {value, traces.invest});
    traces.post_money = !is_pre ? value
                                : trace_of("post-money", "pre-money + invest", answer_cell(result.post_money),
                                           {value, traces.invest});
    traces.stake = trace_of("what the round buys", is_pre ? "invest / (pre-money + invest)" : "invest / post-money",
                            answer_cell(result.stake), {traces.invest, value});
    std::string lost = "what the round buys";
    std::vector<TraceRef> from = {traces.stake};
    if (round.pool) {
        const bool of_pre = round.pool->of == Basis::pre_money;
        const TraceRef share = trace_of_given("pool", round.pool->share, option);
        traces.pool = of_pre ? trace_of("", "pool * (1 - what the round buys)", {}, {share, traces.stake}) : share;
        lost = of_pre ? "1 - (1 - pool) * (1 - what the round buys)" : "what the round buys + pool";
        from.push_back(share);
    }
    traces.dilution = trace_of("what others lose", lost, answer_cell(result.dilution), std::move(from));
    return traces;
}

}  // namespace

TraceRef trace_of_given(const std::string& name, const Reported& reported, const std::string& option) {
    Trace trace = *trace_of(name, "", reported, Cell{});
    trace.facts.push_back({"place", "Given with", Text{option}});
    return std::make_shared<const Trace>(std::move(trace));
}

TraceRef DealReturnTraces::amount(const DatedInvestment& dated) const {
    const Investment& i = dated.investment;
    Trace trace = *trace_of(i.id, i.label, i.amount, citing_cell(i.cited, deal_));
    if (dated.on) trace.facts.push_back({"on", "Counts on", when_cell(dated.on)});
    return std::make_shared<const Trace>(std::move(trace));
}

TraceRef DealReturnTraces::exit_value() const { return trace_of_given("exit", returns_.exit.value, "--exit"); }

TraceRef DealReturnTraces::stake() const { return trace_of_given("stake", *returns_.exit.stake, "--stake"); }

TraceRef DealReturnTraces::proceeds() const {
    const Cell value = answer_cell(returns_.proceeds);
    if (!returns_.exit.stake) return trace_of("proceeds", "exit", value, {exit_value()});
    return trace_of("proceeds", "stake * exit", value, {stake(), exit_value()});
}

TraceRef DealReturnTraces::invested(const ScenarioReturns& scenario) const {
    std::vector<TraceRef> inputs;
    std::string formula;
    for (const DatedInvestment& dated : returns_.investments) {
        if (!is_paid(scenario.scenario, dated.investment)) continue;
        inputs.push_back(amount(dated));
        formula += (formula.empty() ? "" : " + ") + dated.investment.id;
    }
    const TraceRef sum = trace_of("invested", formula, answer_cell(scenario.invested), std::move(inputs));
    return scenario.scenario.paid.empty() ? sum : with_rule(sum, "contingent money that is paid is paid in full");
}

TraceRef DealReturnTraces::from_invested_and_proceeds(const std::string& formula, const ScenarioReturns& scenario) const {
    return trace_of("", formula, {}, {proceeds(), invested(scenario)});
}

TraceRef DealReturnTraces::net(const ScenarioReturns& scenario) const {
    return from_invested_and_proceeds("proceeds - invested", scenario);
}

TraceRef DealReturnTraces::multiple(const ScenarioReturns& scenario) const {
    return from_invested_and_proceeds("proceeds / invested", scenario);
}

TraceRef DealReturnTraces::from_flows(const std::string& formula, const std::string& rule,
                                      const ScenarioReturns& scenario) const {
    Trace received = *proceeds();
    received.facts.push_back({"on", "Counts on", when_cell(returns_.exit.on)});
    std::vector<TraceRef> inputs = {std::make_shared<const Trace>(std::move(received))};
    for (const DatedInvestment& dated : returns_.investments) {
        if (is_paid(scenario.scenario, dated.investment)) inputs.push_back(amount(dated));
    }
    return with_rule(trace_of("", formula, {}, std::move(inputs)), rule);
}

TraceRef DealReturnTraces::rate(const ScenarioReturns& scenario) const {
    return from_flows(rate_formula(), years_rule(returns_.by.count), scenario);
}

TraceRef DealReturnTraces::present_value(const ScenarioReturns& scenario) const {
    const std::string formula = returns_.first_day ? present_value_formula(*returns_.first_day) : "";
    return from_flows(formula, years_rule(returns_.by.count), scenario);
}

std::string rate_formula() { return "the rate at which the sum of each flow / (1 + rate)^years is 0"; }

std::string present_value_formula(Day first) {
    return fmt::format("the sum of each flow / (1 + rate)^years, in years from {}", to_text(first));
}

TraceRef trace_of_series(const SeriesReturns& returns, const std::string& formula) {
    constexpr std::size_t most = 12;
    const CashFlows& series = returns.series;
    std::vector<TraceRef> inputs;
    for (const CashFlow& flow : series.flows) {
        if (inputs.size() == most) break;
        inputs.push_back(trace_of(to_text(flow.on), "", Text{signed_words_for(flow.amount, series.unit)}, {}));
    }
    if (series.flows.size() > most) {
        inputs.push_back(trace_of(counted(series.flows.size() - most, "flow more", "flows more"), "", Cell{}, {}));
    }
    Trace trace = *trace_of("", formula, {}, std::move(inputs));
    trace.facts.push_back({"source", "Source", Text{series.file}});
    if (!series.id.empty()) trace.facts.push_back({"series", "Series", Text{series.id}});
    return with_rule(std::make_shared<const Trace>(std::move(trace)), years_rule(returns.by.count));
}

std::vector<RoundTraces> round_traces(const Ownership& ownership) {
    std::vector<RoundTraces> traces;
    for (const RoundResult& result : ownership.rounds) {
        const std::string where = ownership.rounds.size() == 1
                                      ? std::string("--round, or --invest and its companions")
                                      : fmt::format("--round, number {}", traces.size() + 1);
        traces.push_back(traces_of(result, where));
    }
    return traces;
}

std::vector<std::vector<TraceRef>> stake_traces(const Ownership& ownership, const std::vector<RoundTraces>& rounds) {
    std::vector<std::vector<TraceRef>> traces;
    for (const Holder& holder : ownership.holders) traces.push_back(traces_of(holder, rounds));
    return traces;
}

}  // namespace dealcalc
