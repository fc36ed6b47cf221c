#include "report/traces.hpp"

#include <algorithm>
#include <utility>

#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "report/cells.hpp"

namespace dealcalc {
namespace {

void add(std::vector<Field>& facts, const std::string& key, const std::string& label, Cell cell) {
    if (cell.applies()) facts.push_back({key, label, std::move(cell)});
}

/// In the unit in which it was written, where that is a duration.
Value as_written(const Range& range, const Figure& figure) {
    return in_time(within(range, figure.unit), written_in(figure));
}

Cell interval_cell(const Range& range, const Figure& figure) {
    const Value written = as_written(range, figure);
    return interval_cell(written.extent.word, written.unit);
}

Cell place_cell(const Number& place, const Figure& figure) {
    const Value written = as_written(Range::only(place), figure);
    return number_cell(exact_words_for(*written.face, written.unit), *written.face, written.unit);
}

void add_figure(const Reported& reported, std::vector<Field>& facts) {
    const Figure& figure = reported.figure;
    const Extent extent = extent_of(reported);
    add(facts, "reported", "As reported", text_cell(reported.text));
    add(facts, "hedge", "Hedge", text_cell(std::string(hedge_name(figure.hedge))));
    if (has_own_ends(reported)) {
        add(facts, "stated", "Its ends in the deal file", interval_cell(extent.word, figure));
    } else {
        add(facts, "word", "At its word", interval_cell(extent.word, figure));
    }
    if (extent.rounded == extent.word) return;
    add(facts, "place", "Written to", place_cell(figure.place, figure));
    add(facts, "rounded", "With rounding", interval_cell(extent.rounded, figure));
}

void add_date(const ReportedDate& date, std::vector<Field>& facts) {
    add(facts, "first", "First day", text_cell(to_text(date.range.first)));
    add(facts, "last", "Last day", text_cell(to_text(date.range.last)));
}

/// What a formula does not say of itself.
std::string rule_of(const Derivation& step) {
    if (step.reported) return "";
    if (step.name == "contingent") return "from nothing to all of what is contingent";
    if (step.name == "elapsed") return "whole months, then the days left over those of the next; from each day of the one date to each day of the other";
    if (step.name == "multiple") return "later valuation / earlier valuation";
    if (step.name == "growth") return "a power, and so computed in binary floating point";
    if (step.name == "stake") return "if all of the exposure bought equity at that valuation";
    return "";
}

std::string label_of_name(const std::string& name, const Deal& deal) {
    if (const auto* i = find_id(deal.investments, name)) return i->label;
    if (const auto* c = find_id(deal.commitments, name)) return c->label;
    if (const auto* v = find_id(deal.valuations, name)) return v->label;
    return "";
}

Trace step_of(const Derivation& step, const Deal& deal) {
    Trace trace{step.name};
    add(trace.facts, "label", "Label", text_cell(label_of_name(step.name, deal)));
    if (step.on) {
        trace.value = when_cell(step.on);
        add_date(*step.on, trace.facts);
    } else if (step.reported) {
        trace.value = reported_cell(*step.reported);
        add_figure(*step.reported, trace.facts);
    } else {
        trace.value = derived_cell(step.value);
        add(trace.facts, "formula", "Formula", text_cell(step.formula));
        if (const auto* value = std::get_if<Value>(&step.value); value && value->extent.rounded != value->extent.word) {
            add(trace.facts, "rounded", "With rounding", Text{words_for(value->extent.rounded, value->unit)});
        }
    }
    add(trace.facts, "rule", "Rule", text_cell(rule_of(step)));
    add(trace.facts, "source", "Source", citing_cell(step.cited, deal));
    return trace;
}

}  // namespace

TraceRef trace_of_step(const Derivation& derivation, const Deal& deal) {
    return std::make_shared<const Trace>(step_of(derivation, deal));
}

TraceRef trace_of(const Derivation& derivation, const Deal& deal) {
    Trace trace = step_of(derivation, deal);
    for (const Derivation& input : derivation.inputs) trace.inputs.push_back(trace_of(input, deal));
    return std::make_shared<const Trace>(std::move(trace));
}

TraceRef trace_of(const Formula& formula, const Deal& deal) { return trace_of(derive(formula, deal), deal); }

TraceRef trace_of(const std::string& name, const Deal& deal) {
    return trace_of(formula_of(name), deal);
}

TraceRef trace_of(const std::string& name, const std::string& label, const Reported& reported, const Cell& cited) {
    Trace trace{name, reported_cell(reported)};
    add(trace.facts, "label", "Label", text_cell(label));
    add_figure(reported, trace.facts);
    add(trace.facts, "source", "Source", cited);
    return std::make_shared<const Trace>(std::move(trace));
}

TraceRef trace_of(const std::string& name, const ReportedDate& date, const Cell& cited) {
    Trace trace{name, when_cell(date)};
    add_date(date, trace.facts);
    add(trace.facts, "source", "Source", cited);
    return std::make_shared<const Trace>(std::move(trace));
}

TraceRef trace_of(const std::string& name, const std::string& formula, const Cell& value,
                  std::vector<TraceRef> inputs) {
    Trace trace{name, value};
    add(trace.facts, "formula", "Formula", text_cell(formula));
    trace.inputs = std::move(inputs);
    return std::make_shared<const Trace>(std::move(trace));
}

Cell opening(Cell cell, TraceRef trace) {
    cell.open(std::move(trace));
    return cell;
}

namespace {

std::string chance_name(const std::string& id) { return "probability of " + id; }

/// The milestone and all that it comes after, near ones first; each once, however many ways lead to it.
std::vector<const MilestoneLine*> waited_for(const MilestoneLine& line, const std::vector<MilestoneLine>& lines) {
    std::vector<const MilestoneLine*> found = {&line};
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const std::string& id : found[i]->investment.after) {
            const auto before = std::ranges::find(lines, id, [](const MilestoneLine& l) { return l.investment.id; });
            if (before != lines.end() && std::ranges::find(found, &*before) == found.end()) found.push_back(&*before);
        }
    }
    return found;
}

TraceRef named(std::string name, Cell value) {
    return std::make_shared<const Trace>(Trace{std::move(name), std::move(value)});
}

}  // namespace

Cell probability_cell(const Range& range) { return LongQuantity{probability_words(range), range, "fraction"}; }

Cell probability_of(const Investment& milestone) {
    if (!milestone.probability) return Missing{words_for(Unknown{Reason::no_probability, {milestone.id}})};
    return probability_cell(Range::only(*milestone.probability));
}

Cell money_cell(const Range& range, const Unit& unit) {
    return LongQuantity{rounded_words_for(range, unit), range, unit_name(unit)};
}

Cell money_cell(const RangeAnswer& answer, const Unit& unit) {
    if (const auto* unknown = std::get_if<Unknown>(&answer)) return Missing{words_for(*unknown)};
    return money_cell(std::get<Range>(answer), unit);
}

TraceRef MilestoneTraces::probability(const MilestoneLine& line) const {
    const Investment& milestone = line.investment;
    Trace trace{chance_name(milestone.id), probability_of(milestone)};
    trace.facts.push_back({"formula", "Formula", Text{"as given with --probability, else in the deal"}});
    trace.facts.push_back(
        {"rule", "Rule", Text{"once all that it comes after are met; from 0 to 1 where none is given"}});
    const Cell source = citing_cell(milestone.cited, deal_);
    if (source.applies()) trace.facts.push_back({"source", "Source", source});
    return std::make_shared<const Trace>(std::move(trace));
}

TraceRef MilestoneTraces::met(const MilestoneLine& line) const {
    std::vector<TraceRef> inputs;
    std::string formula;
    for (const MilestoneLine* waited : waited_for(line, milestones_.lines)) {
        const Investment& i = waited->investment;
        inputs.push_back(waited == &line ? probability(line) : named(chance_name(i.id), probability_of(i)));
        formula += (formula.empty() ? "" : " * ") + inputs.back()->name;
    }
    const std::string name = fmt::format("probability that {} is met", line.investment.id);
    return trace_of(name, formula, probability_cell(line.met), std::move(inputs));
}

TraceRef MilestoneTraces::moves_by(const MilestoneLine& line) const {
    const std::string name = chance_name(line.investment.id);
    return trace_of("", fmt::format("expected exposure where {0} is 1 - expected exposure where {0} is 0", name), {},
                    {named("expected exposure", money_cell(milestones_.expected, milestones_.unit))});
}

TraceRef MilestoneTraces::expected() const {
    std::vector<TraceRef> inputs = {trace_of("committed", deal_)};
    for (const MilestoneLine& line : milestones_.lines) {
        Trace milestone = *trace_of(line.investment.id, deal_);
        milestone.inputs = {met(line)};
        inputs.push_back(std::make_shared<const Trace>(std::move(milestone)));
    }
    const std::string formula = "committed + the sum of each milestone times the probability that it is met";
    return trace_of("expected exposure", formula, {}, std::move(inputs));
}

TraceRef MilestoneTraces::deviation() const {
    const std::string formula =
        "the square root of the sum of (exposure - expected exposure)^2 over all outcomes, each times its probability";
    return trace_of("standard deviation", formula, {},
                    {named("expected exposure", money_cell(milestones_.expected, milestones_.unit))});
}

TraceRef MilestoneTraces::of_outcomes(const std::string& name, const std::string& rule) const {
    std::vector<TraceRef> inputs = {named("committed", total_cell(milestones_.committed))};
    for (const MilestoneLine& line : milestones_.lines) {
        const Investment& i = line.investment;
        const std::string chance = i.probability ? probability_words(*i.probability) : "from 0 to 1";
        inputs.push_back(named(i.id, Text{fmt::format("{}, probability {}", i.amount.text, chance)}));
    }
    // By itself, so that paper says it once for all numbers.
    const auto outcomes =
        trace_of("outcomes", "each milestone is met or not; committed + those that are met", {}, std::move(inputs));
    return trace_of(name, rule, {}, {outcomes});
}

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
        is_pre ? value
               : trace_of("pre-money", "post-money - invest", answer_cell(result.pre_money), {value, traces.invest});
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

TraceRef DealReturnTraces::from_invested_and_proceeds(const std::string& formula,
                                                      const ScenarioReturns& scenario) const {
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
