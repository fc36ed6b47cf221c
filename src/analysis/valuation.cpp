#include <dealcalc/analysis/valuation.hpp>

#include <dealcalc/analysis/evaluate.hpp>

namespace dealcalc {
namespace {

// ---- changes

Answer elapsed_between(const ValuationPoint& from, const ValuationPoint& to, const std::optional<Reported>& over) {
    if (over) return in_time(value_of(*over), written_in(over->figure));
    if (!from.on || !to.on) return Unknown{Reason::no_elapsed};
    return within(elapsed_months(from.on->range, to.on->range), {Dimension::months});
}

/// A valuation on the day of its round, which may be told better by the other valuation of the round.
ValuationPoint point_on(const Valuation& valuation, const DateRange& on) {
    ValuationPoint point = point_of(valuation);
    point.on->range = on;
    return point;
}

bool bases_differ(Basis a, Basis b) { return a != b && a != Basis::not_stated && b != Basis::not_stated; }

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
    const Answer later = value_of(to.value);
    const Answer earlier = value_of(from.value);
    ValuationChange change{from, to, {}, {}, {}, {}, {}};
    change.change = about(later - earlier, {to.name, from.name});
    change.multiple = change.change;
    // Money over a bare number is money and no multiple: where the two do not subtract, neither do they divide.
    if (std::holds_alternative<Value>(change.change)) change.multiple = about(later / earlier, {from.name});
    change.relative = in_unit(change.multiple - exactly(1, {Dimension::times}), {Dimension::percent});
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
        result.overall = compare_valuations(point_on(*both->first, both->first_on), point_on(*both->last, both->last_on),
                                            std::nullopt);
    }
    result.stake = evaluate("stake", deal);
    auto stakes = stakes_of(deal);
    if (auto* lines = std::get_if<std::vector<StakeLine>>(&stakes)) result.stakes = std::move(*lines);
    result.sums = round_sums(deal);
    return result;
}

}  // namespace dealcalc
