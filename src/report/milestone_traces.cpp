#include "report/milestone_traces.hpp"

#include <algorithm>
#include <utility>

#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "report/cells.hpp"

namespace dealcalc {
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

Cell probability_cell(const RatioRange& range) { return LongQuantity{probability_words(range), range, "fraction"}; }

Cell probability_of(const Investment& milestone) {
    if (!milestone.probability) return Missing{words_for(Unknown{Reason::no_probability, {milestone.id}})};
    return probability_cell(RatioRange::only(Ratio(*milestone.probability)));
}

Cell money_cell(const RatioRange& range, const Unit& unit) {
    return LongQuantity{rounded_words_for(range, unit), range, unit_name(unit)};
}

Cell money_cell(const RatioAnswer& answer, const Unit& unit) {
    if (const auto* unknown = std::get_if<Unknown>(&answer)) return Missing{words_for(*unknown)};
    return money_cell(std::get<RatioRange>(answer), unit);
}

TraceRef MilestoneTraces::probability(const MilestoneLine& line) const {
    const Investment& milestone = line.investment;
    Trace trace{chance_name(milestone.id), probability_of(milestone)};
    trace.facts.push_back({"formula", "Formula", Text{"as given with --probability, else in the deal"}});
    trace.facts.push_back({"rule", "Rule", Text{"once all that it comes after are met; from 0 to 1 where none is given"}});
    const Cell source = citing_cell(milestone.cited, deal_);
    if (!std::holds_alternative<std::monostate>(source)) trace.facts.push_back({"source", "Source", source});
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
        const std::string chance = i.probability ? probability_words(Ratio(*i.probability)) : "from 0 to 1";
        inputs.push_back(named(i.id, Text{fmt::format("{}, probability {}", i.amount.text, chance)}));
    }
    // By itself, so that paper says it once for all numbers.
    const auto outcomes =
        trace_of("outcomes", "each milestone is met or not; committed + those that are met", {}, std::move(inputs));
    return trace_of(name, rule, {}, {outcomes});
}

}  // namespace dealcalc
