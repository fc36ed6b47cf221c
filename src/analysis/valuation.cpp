#include <dealcalc/analysis/valuation.hpp>

#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/analysis/timeline.hpp>

namespace dealcalc {
namespace {

constexpr const char* from_name = "from";
constexpr const char* to_name = "to";

/// The two points as the valuations of a deal of their own, so that formulas over them are evaluated like any other.
Deal deal_of(const ValuationPoint& from, const ValuationPoint& to) {
    Deal deal;
    for (const auto& [name, point] : {std::pair{from_name, &from}, std::pair{to_name, &to}}) {
        Valuation valuation;
        valuation.id = name;
        valuation.value = point->value;
        deal.valuations.push_back(std::move(valuation));
    }
    return deal;
}

/// Reasons speak of the names the reader knows.
Answer named(Answer answer, const ValuationPoint& from, const ValuationPoint& to) {
    if (auto* unknown = std::get_if<Unknown>(&answer)) {
        for (std::string& about : unknown->about) {
            if (about == from_name) {
                about = from.name;
            } else if (about == to_name) {
                about = to.name;
            }
        }
    }
    return answer;
}

Answer less_one(const Answer& multiple) {
    if (std::holds_alternative<Unknown>(multiple)) return multiple;
    Value value = std::get<Value>(multiple);
    const Range one = Range::only(1);
    value.extent = {value.extent.word - one, value.extent.rounded - one};
    if (value.face) value.face = *value.face - Number(1);
    value.unit = {Dimension::percent};
    return value;
}

Answer elapsed_between(const ValuationPoint& from, const ValuationPoint& to, const std::optional<Reported>& over) {
    if (over) return value_of(*over);
    if (!from.on || !to.on) return Unknown{Reason::no_elapsed};
    const Range days = elapsed(from.on->range, to.on->range);
    return Value{{days, days}, days.single(), {Dimension::time}};
}

bool bases_differ(Basis a, Basis b) { return a != b && a != Basis::not_stated && b != Basis::not_stated; }

Formula change_formula() { return {Formula::Shape::sum, {Term{to_name}, Term{from_name, true}}}; }
Formula multiple_formula() { return {Formula::Shape::ratio, {Term{to_name}, Term{from_name}}}; }

/// Money over a bare number is money and no multiple: where the two do not subtract, neither do they divide.
Answer multiple_of(const Deal& deal, const Answer& change) {
    if (std::holds_alternative<Unknown>(change)) return change;
    return evaluate(multiple_formula(), deal);
}

/// From one valuation of a deal to the next, where their dates say that it is the next.
Answer step_between(const Valuation& from, const Valuation& to) {
    if (!from.on && !to.on) return Unknown{Reason::no_date, {from.id, to.id}};
    if (!from.on || !to.on) return Unknown{Reason::no_date, {from.on ? to.id : from.id}};
    if (from.on->range.last >= to.on->range.first) return Unknown{Reason::dates_overlap, {from.id, to.id}};
    return compare_valuations(point_of(from), point_of(to), std::nullopt).multiple;
}

}  // namespace

ValuationPoint point_of(const Valuation& v) { return {v.id, v.value, v.on, v.basis}; }

ValuationChange compare_valuations(const ValuationPoint& from, const ValuationPoint& to,
                                   const std::optional<Reported>& over) {
    const Deal deal = deal_of(from, to);
    ValuationChange change{from, to, {}, {}, {}, {}, {}};
    change.change = named(evaluate(change_formula(), deal), from, to);
    change.multiple = named(multiple_of(deal, change.change), from, to);
    change.relative = less_one(change.multiple);
    change.elapsed = elapsed_between(from, to, over);
    change.growth = annual_growth(change.multiple, change.elapsed);
    change.basis_differs = bases_differ(from.basis, to.basis);
    change.over_replaces_dates = over && from.on && to.on;
    change.dates_reversed = from.on && to.on && to.on->range.last < from.on->range.first;
    return change;
}

Valuations valuations_of(const Deal& deal) {
    Valuations result;
    for (const Valuation* valuation : by_date(deal)) result.lines.push_back(*valuation);
    for (std::size_t i = 1; i < result.lines.size(); ++i) {
        result.steps.push_back(step_between(result.lines[i - 1], result.lines[i]));
    }
    result.multiple = evaluate("multiple", deal);
    const auto ends = first_and_last(deal);
    if (const auto* both = std::get_if<FirstAndLast>(&ends)) {
        result.overall = compare_valuations(point_of(*both->first), point_of(*both->last), std::nullopt);
    }
    result.stake = evaluate("stake", deal);
    const auto of = latest_post_money(deal);
    if (const auto* valuation = std::get_if<const Valuation*>(&of)) result.stake_of = (*valuation)->id;
    return result;
}

}  // namespace dealcalc
