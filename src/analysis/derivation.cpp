#include <dealcalc/analysis/derivation.hpp>

#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/analysis/timeline.hpp>

namespace dealcalc {
namespace {

Derivation derive_name(const std::string& name, const Deal& deal);

Derivation leaf(const std::string& name, const Reported& reported, const Citation& cited) {
    return {name, {}, value_of(reported), reported, {}, cited};
}

Derivation date_leaf(const Valuation& valuation) {
    Derivation date{valuation.id + ".on"};
    date.on = valuation.on;
    date.cited = valuation.cited;
    return date;
}

using Names = std::vector<std::string>;

std::string joined(const Names& names, const std::string& between) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : between) + name;
    return out;
}

Derivation computed(const std::string& name, std::string formula, const Names& inputs, const Deal& deal) {
    Derivation result{name, std::move(formula), evaluate(name, deal)};
    for (const std::string& input : inputs) result.inputs.push_back(derive_name(input, deal));
    return result;
}

template <class Wanted>
Names investments_where(const Deal& deal, Wanted wanted) {
    Names names;
    for (const Investment& investment : deal.investments) {
        if (wanted(investment.status)) names.push_back(investment.id);
    }
    return names;
}

Names spend_names(const Deal& deal) {
    Names names;
    for (const Commitment& c : deal.commitments) {
        if (c.by == Party::company && c.amount.figure.unit.of == Dimension::money) names.push_back(c.id);
    }
    return names;
}

Derivation sum(const std::string& name, const Names& names, const Deal& deal) {
    return computed(name, joined(names, " + "), names, deal);
}

Derivation derive_multiple(const Deal& deal) {
    const auto ends = first_and_last(deal);
    const auto* both = std::get_if<FirstAndLast>(&ends);
    if (!both) return computed("multiple", "", {}, deal);
    return computed("multiple", both->last->id + " / " + both->first->id, {both->last->id, both->first->id}, deal);
}

Derivation derive_elapsed(const Deal& deal) {
    Derivation result = computed("elapsed", "", {}, deal);
    const auto ends = first_and_last(deal);
    if (const auto* both = std::get_if<FirstAndLast>(&ends)) {
        result.formula = both->last->id + ".on - " + both->first->id + ".on";
        result.inputs = {date_leaf(*both->last), date_leaf(*both->first)};
    }
    return result;
}

Derivation derive_stake(const Deal& deal) {
    const auto found = latest_post_money(deal);
    const auto* valuation = std::get_if<const Valuation*>(&found);
    if (!valuation) return computed("stake", "", {"exposure"}, deal);
    return computed("stake", "exposure / " + (*valuation)->id, {"exposure", (*valuation)->id}, deal);
}

Derivation derive_measure(const std::string& name, const Deal& deal) {
    if (name == "exposure") return computed(name, "committed + contingent", {"committed", "contingent"}, deal);
    if (name == "committed") {
        return sum(name, investments_where(deal, [](Status s) { return s != Status::contingent; }), deal);
    }
    if (name == "contingent") {
        return sum(name, investments_where(deal, [](Status s) { return s == Status::contingent; }), deal);
    }
    if (name == "spend") return sum(name, spend_names(deal), deal);
    if (name == "multiple") return derive_multiple(deal);
    if (name == "elapsed") return derive_elapsed(deal);
    if (name == "stake") return derive_stake(deal);
    return computed(name, "multiple ^ (1 year / elapsed) - 1", {"multiple", "elapsed"}, deal);
}

constexpr std::string_view over_suffix = ".over";

Derivation derive_name(const std::string& name, const Deal& deal) {
    if (is_measure(name)) return derive_measure(name, deal);
    if (name.ends_with(over_suffix)) {
        const auto* c = find_id(deal.commitments, name.substr(0, name.size() - over_suffix.size()));
        if (c && c->over) return leaf(name, *c->over, c->cited);
    }
    if (const auto* i = find_id(deal.investments, name)) return leaf(name, i->amount, i->cited);
    if (const auto* c = find_id(deal.commitments, name)) return leaf(name, c->amount, c->cited);
    if (const auto* v = find_id(deal.valuations, name)) return leaf(name, v->value, v->cited);
    return computed(name, "", {}, deal);
}

}  // namespace

Derivation derive(const Formula& formula, const Deal& deal) {
    if (formula.terms.size() == 1) return derive_name(formula.terms.front().name, deal);
    const std::string text = to_text(formula);
    Derivation result{text, text, evaluate(formula, deal)};
    for (const Term& term : formula.terms) result.inputs.push_back(derive_name(term.name, deal));
    return result;
}

}  // namespace dealcalc
