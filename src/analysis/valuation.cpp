#include <dealcalc/analysis/valuation.hpp>

#include <algorithm>
#include <tuple>

#include <dealcalc/analysis/evaluate.hpp>

namespace dealcalc {
namespace {

// ---- which came first

using Candidates = std::vector<const Valuation*>;

bool dated_before(const Valuation* a, const Valuation* b) {
    if (!a->on || !b->on) return a->on.has_value();
    return std::tie(a->on->range.first, a->on->range.last) < std::tie(b->on->range.first, b->on->range.last);
}

bool surely_before(const Valuation* a, const Valuation* b) { return a->on->range.last < b->on->range.first; }

std::vector<std::string> undated(const Candidates& valuations) {
    std::vector<std::string> ids;
    for (const Valuation* v : valuations) {
        if (!v->on) ids.push_back(v->id);
    }
    return ids;
}

/// The one that every other surely precedes.
std::variant<const Valuation*, Unknown> latest(const Candidates& in_order) {
    const auto starts_first = [](const Valuation* a, const Valuation* b) {
        return a->on->range.first < b->on->range.first;
    };
    const Valuation* last = *std::max_element(in_order.begin(), in_order.end(), starts_first);
    for (const Valuation* other : in_order) {
        if (other != last && !surely_before(other, last)) return Unknown{Reason::dates_overlap, {other->id, last->id}};
    }
    return last;
}

Candidates only_dated(Candidates valuations) {
    std::erase_if(valuations, [](const Valuation* v) { return !v->on; });
    return valuations;
}

// ---- changes

Answer elapsed_between(const ValuationPoint& from, const ValuationPoint& to, const std::optional<Reported>& over) {
    if (over) return in_time(value_of(*over), written_in(over->figure));
    if (!from.on || !to.on) return Unknown{Reason::no_elapsed};
    return within(elapsed_months(from.on->range, to.on->range), {Dimension::months});
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

std::vector<const Valuation*> by_date(const Deal& deal) {
    Candidates all;
    for (const Valuation& v : deal.valuations) all.push_back(&v);
    std::stable_sort(all.begin(), all.end(), dated_before);
    return all;
}

std::variant<FirstAndLast, Unknown> first_and_last(const Deal& deal) {
    const Candidates all = by_date(deal);
    if (all.empty()) return Unknown{Reason::no_valuation};
    if (all.size() == 1) return Unknown{Reason::one_valuation, {all.front()->id}};
    const Candidates dated = only_dated(all);
    if (dated.size() < 2) return Unknown{Reason::no_date, undated(all)};

    const auto last = latest(dated);
    if (const auto* unknown = std::get_if<Unknown>(&last)) return *unknown;
    for (const Valuation* other : dated) {
        if (other != dated.front() && !surely_before(dated.front(), other)) {
            return Unknown{Reason::dates_overlap, {dated.front()->id, other->id}};
        }
    }
    return FirstAndLast{dated.front(), std::get<const Valuation*>(last)};
}

std::variant<const Valuation*, Unknown> latest_post_money(const Deal& deal) {
    Candidates candidates = by_date(deal);
    if (candidates.empty()) return Unknown{Reason::no_valuation};
    const std::string newest = candidates.back()->id;
    std::erase_if(candidates, [](const Valuation* v) { return v->basis == Basis::pre_money; });
    if (candidates.empty()) return Unknown{Reason::pre_money, {newest}};
    if (candidates.size() == 1) return candidates.front();
    if (auto ids = undated(candidates); !ids.empty()) return Unknown{Reason::no_date, std::move(ids)};
    return latest(candidates);
}

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
        result.overall = compare_valuations(point_of(*both->first), point_of(*both->last), std::nullopt);
    }
    result.stake = evaluate("stake", deal);
    const auto of = latest_post_money(deal);
    if (const auto* valuation = std::get_if<const Valuation*>(&of)) result.stake_of = (*valuation)->id;
    return result;
}

}  // namespace dealcalc
