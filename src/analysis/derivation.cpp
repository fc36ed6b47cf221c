#include <dealcalc/analysis/derivation.hpp>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/analysis/rounds.hpp>

namespace dealcalc {
namespace {

using Names = std::vector<std::string>;

/// What a name comes to; time that elapsed is said in months.
Answer said_value(const std::string& name, const Deal& deal) {
    Answer value = evaluate(name, deal);
    if (auto* known = std::get_if<Value>(&value)) *known = in_time(*std::move(known), Dimension::months);
    return value;
}

Derivation computed(const std::string& name, std::string formula, const Names& inputs, const Deal& deal) {
    Derivation result = derive(name, std::move(formula), said_value(name, deal), {});
    for (const std::string& input : inputs) result.inputs.push_back(derive(input, deal));
    return result;
}

/// The sum of the figures that a measure adds up.
Derivation derive_sum(const std::string& name, const Deal& deal) {
    Names names;
    std::string formula;
    each_figure_of(name, deal, [&](const NamedFigure& figure) {
        names.emplace_back(figure.name);
        formula += (formula.empty() ? "" : " + ") + names.back();
    });
    return computed(name, std::move(formula), names, deal);
}

Derivation derive_date(const Valuation& valuation) {
    return derive(valuation.id + ".on", *valuation.on, valuation.cited);
}

Derivation derive_from_first_and_last(const std::string& name, const Deal& deal) {
    const auto ends = first_and_last(deal);
    const auto* both = std::get_if<FirstAndLast>(&ends);
    if (!both) return computed(name, "", {}, deal);
    const Valuation* const first = both->first;
    const Valuation* const last = both->last;
    if (name == "multiple") return computed(name, last->id + " / " + first->id, {last->id, first->id}, deal);
    Derivation elapsed = computed(name, last->id + ".on - " + first->id + ".on", {}, deal);
    elapsed.inputs = {derive_date(*last), derive_date(*first)};
    return elapsed;
}

/// Of each round at which payments buy; a reported stake is one figure.
Derivation derive_stake(const Deal& deal) {
    const auto found = stakes_of(deal);
    const auto* lines = std::get_if<std::vector<StakeLine>>(&found);
    if (!lines) return computed("stake", "", deal.investments.empty() ? Names{} : Names{"exposure"}, deal);
    const StakeLine& first = lines->front();
    std::string formula = lines->size() == 1 ? first.formula : "";
    if (lines->size() == 1 && first.of == StakeLine::Of::either) {
        formula += ", or " + first.formula_if_pre + " if " + first.round.last().id + " is pre-money";
    }
    Derivation stake = computed("stake", std::move(formula), {}, deal);
    for (const StakeLine& line : *lines) {
        for (const Investment* payment : line.payments) {
            const bool is_reported = line.of == StakeLine::Of::reported;
            stake.inputs.push_back(is_reported ? derive(payment->id + ".stake", *payment->stake, payment->cited)
                                               : derive(payment->id, deal));
        }
        if (line.of != StakeLine::Of::reported) stake.inputs.push_back(derive(line.round.last().id, deal));
    }
    if (lines->size() == 1 && first.formula.starts_with("exposure")) {
        stake.inputs = {derive("exposure", deal), derive(first.round.last().id, deal)};
    }
    return stake;
}

constexpr const char* growth_formula = "multiple ^ (1 year / elapsed) - 1";

Derivation derive_measure(const std::string& name, const Deal& deal) {
    if (name == "exposure") return computed(name, "committed + contingent", {"committed", "contingent"}, deal);
    if (is_total_measure(name)) return derive_sum(name, deal);
    if (name == "multiple" || name == "elapsed") return derive_from_first_and_last(name, deal);
    if (name == "stake") return derive_stake(deal);
    if (name == "maximum") return computed(name, "max(exposure)", {"exposure"}, deal);
    return computed(name, growth_formula, {"multiple", "elapsed"}, deal);
}

}  // namespace

Derivation derive(const Formula& formula, const Deal& deal) {
    if (const std::string* name = only_name(formula)) {
        Derivation result = derive(*name, deal);
        if (formula.counts_days && !result.reported) result.value = evaluate(formula, deal);
        return result;
    }
    const std::string text = to_text(formula);
    Derivation result = derive(text, text, evaluate(formula, deal), {});
    std::set<std::string_view> names;
    for (const Node& node : formula.nodes) {
        const bool is_new = node.kind == Node::Kind::name && names.insert(node.name).second;
        if (is_new) result.inputs.push_back(derive(node.name, deal));
    }
    return result;
}

Derivation derive(const std::string& name, const Deal& deal) {
    if (is_measure(name)) return derive_measure(name, deal);
    const auto figure = find_figure(deal, name);
    if (!figure) return computed(name, "", {}, deal);
    return derive(name, *figure->figure, *figure->cited, std::string(figure->label));
}

Derivation derive(std::string name, const Reported& reported, const Citation& cited, std::string label) {
    Derivation figure{std::move(name)};
    figure.value = value_of(reported);
    figure.reported = reported;
    figure.cited = cited;
    figure.label = std::move(label);
    return figure;
}

Derivation derive(std::string name, const ReportedDate& on, const Citation& cited) {
    Derivation date{std::move(name)};
    date.on = on;
    date.cited = cited;
    return date;
}

Derivation derive(std::string name, std::string formula, Answer value, std::vector<Derivation> inputs) {
    Derivation result{std::move(name), std::move(formula), std::move(value)};
    result.inputs = std::move(inputs);
    return result;
}

}  // namespace dealcalc
