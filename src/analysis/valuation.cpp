#include <dealcalc/analysis/valuation.hpp>

#include <algorithm>
#include <cmath>
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

// ---- growth

/// A calendar year may have 365 days, so a span of 365 is a full year although the average year is longer.
constexpr std::int64_t shortest_year = 365;

/// Growth past a million times a year says nothing, and its digits would not be right.
constexpr double largest_growth = 1e6;

constexpr double widening = 1e-9;
constexpr double places = 1e12;  // 1e6 * 1e12 fits in 63 bits

struct Growths {
    double low;
    double high;
};

double growth_at(double multiple, double days) {
    return std::expm1(std::log(multiple) * to_double(days_per_year()) / days);
}

double growth_at(const End& multiple, const std::optional<End>& days) {
    return days ? growth_at(to_double(multiple.at), to_double(days->at)) : 0.0;
}

void take_in(Growths& growths, double growth) {
    growths.low = std::min(growths.low, growth);
    growths.high = std::max(growths.high, growth);
}

Number outward(double growth, double direction) {
    const double widened = growth + direction * widening * (1 + std::abs(growth));
    const double scaled = direction < 0 ? std::floor(widened * places) : std::ceil(widened * places);
    return Number(static_cast<std::int64_t>(scaled)) / Number::power_of_ten(12);
}

/// Growth falls or rises with each of its two inputs alone, so its ends are those of the four corners.
/// Nothing where it leaves the numbers that mean something.
std::optional<Range> growth_range(const Range& multiple, const Range& days) {
    const double first = growth_at(*multiple.low(), days.low());
    Growths growths{first, first};
    take_in(growths, growth_at(*multiple.low(), days.high()));
    if (multiple.high()) {
        take_in(growths, growth_at(*multiple.high(), days.low()));
        take_in(growths, growth_at(*multiple.high(), days.high()));
    }
    if (growths.high > largest_growth) return std::nullopt;
    const End low{outward(growths.low, -1)};
    if (!multiple.high()) return Range(low, std::nullopt);
    return Range(low, End{outward(growths.high, 1)});
}

std::optional<Number> growth_face(const Value& multiple, const Value& days) {
    if (!multiple.face || !days.face) return std::nullopt;
    const double growth = growth_at(to_double(*multiple.face), to_double(*days.face));
    if (!(growth >= -1 && growth <= largest_growth)) return std::nullopt;
    return Number(std::llround(growth * places)) / Number::power_of_ten(12);
}

bool may_be_zero_or_less(const Range& range) { return !range.low() || range.low()->at <= Number(0); }

/// Rounding that reaches down to no time or no value leaves every growth possible.
std::optional<Range> growth_with_rounding(const Range& multiple, const Range& days) {
    if (may_be_zero_or_less(multiple) || may_be_zero_or_less(days)) return Range::more_than(-1);
    return growth_range(multiple, days);
}

Answer growth_of(const Value& multiple, const Value& days) {
    const Range& at_word = days.extent.word;
    if (may_be_zero_or_less(at_word)) return Unknown{Reason::not_positive, {"elapsed"}};
    if (may_be_zero_or_less(multiple.extent.word)) return Unknown{Reason::not_positive, {"multiple"}};
    if (at_word.high() && at_word.high()->at < Number(shortest_year)) return Unknown{Reason::under_a_year};
    const auto word = growth_range(multiple.extent.word, days.extent.word);
    const auto rounded = growth_with_rounding(multiple.extent.rounded, days.extent.rounded);
    if (!word || !rounded) return Unknown{Reason::beyond_meaning};
    return Value{{*word, *rounded}, growth_face(multiple, days), {Dimension::percent}, true};
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

Answer annual_growth(const Answer& multiple, const Answer& elapsed) {
    if (const auto* unknown = std::get_if<Unknown>(&multiple)) return *unknown;
    if (const auto* unknown = std::get_if<Unknown>(&elapsed)) return *unknown;
    return growth_of(std::get<Value>(multiple), in_time(std::get<Value>(elapsed), Dimension::time));
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
