#include <dealcalc/analysis/timeline.hpp>

#include <algorithm>
#include <tuple>

namespace dealcalc {
namespace {

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

}  // namespace dealcalc
