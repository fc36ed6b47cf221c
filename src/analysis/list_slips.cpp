#include <algorithm>
#include <array>
#include <bit>

#include "analysis/slip_search.hpp"

namespace dealcalc {
namespace {

enum class Mistake { omitted, doubled, negated };
constexpr std::array mistakes = {Mistake::omitted, Mistake::doubled, Mistake::negated};

Number factor_of(Mistake mistake) {
    switch (mistake) {
        case Mistake::omitted: return 0;
        case Mistake::doubled: return 2;
        case Mistake::negated: break;
    }
    return -1;
}

/// One mistake with one part, and what it adds to the ends of the sum.
struct Choice {
    std::size_t part;
    Mistake mistake;
    GridExtent change;
};

std::vector<Choice> choices_in(const Search& search) {
    std::vector<Choice> choices;
    for (std::size_t part = 0; part < search.parts.size(); ++part) {
        if (search.total.parts[part].pinned || search.total.parts[part].is_zero) continue;
        for (const Mistake mistake : mistakes) {
            const GridExtent after = scaled_part(search, part, factor_of(mistake));
            choices.push_back({part, mistake, change(search.parts[part], after)});
        }
    }
    return choices;
}

/// Calls `visit` with every sum that exactly `slips` mistakes with different parts make, and with their indices.
template <class Visit>
void each_combination(const std::vector<Choice>& choices, std::size_t slips, const GridExtent& sum,
                      std::vector<std::size_t>& chosen, const Visit& visit) {
    if (slips == 0) return visit(sum, chosen);
    const std::size_t first = chosen.empty() ? 0 : chosen.back() + 1;
    for (std::size_t i = first; i < choices.size(); ++i) {
        if (!chosen.empty() && choices[i].part == choices[chosen.back()].part) continue;
        chosen.push_back(i);
        each_combination(choices, slips - 1, sum + choices[i].change, chosen, visit);
        chosen.pop_back();
    }
}

/// Choices by index, in their order.
using Chosen = std::vector<std::size_t>;

std::vector<Multiplied> changes_of(const std::vector<Choice>& choices, const std::vector<std::size_t>& chosen) {
    std::vector<Multiplied> changes;
    for (const std::size_t i : chosen) changes.push_back({{choices[i].part}, factor_of(choices[i].mistake)});
    return changes;
}

/// The first set of exactly `size` changes, from change `first` on, that brings the sum into the target; 0 where none
/// does.
Subset first_of_size(const SubsetQuery& query, std::size_t size, std::size_t first, const GridRange& sum) {
    if (size == 0) return 0;
    for (std::size_t i = first; i < query.changes.size(); ++i) {
        const Subset one = Subset{1} << i;
        const GridRange with = sum + query.changes[i];
        if (size == 1 && meet(with, query.target)) return one;
        if (const Subset rest = first_of_size(query, size - 1, i + 1, with)) return one | rest;
    }
    return 0;
}

/// The smallest set of two changes or more that brings the sum into the target; past the sizes that can be tried out,
/// the smallest of the first hundred thousand, for of many equal figures half may be chosen in billions of ways.
Subset smallest_set(const SubsetQuery& query) {
    constexpr std::size_t most_tried_out = 4;
    constexpr std::size_t most_found = 100'000;
    for (std::size_t size = 2; size <= most_tried_out; ++size) {
        if (const Subset set = first_of_size(query, size, 0, query.start)) return set;
    }
    Subset best = 0;
    std::size_t found = 0;
    find_subsets(query, [&](Subset set) {
        const int count = std::popcount(set);
        if (count > 1 && (best == 0 || count < std::popcount(best))) best = set;
        return ++found < most_found;
    });
    return best;
}

/// The parts that may be among two or more that add up to this one. Where no part takes anything away, that leaves out
/// what is too large together with the smallest.
std::vector<std::size_t> possible_parts_of(const Search& search, std::size_t whole) {
    std::vector<std::size_t> others;
    Int128 least = search.parts[whole].word.high;
    for (std::size_t i = 0; i < search.parts.size(); ++i) {
        if (i == whole || search.total.parts[i].is_zero) continue;
        others.push_back(i);
        least = std::min(least, search.parts[i].word.low);
    }
    if (least < 0) return others;
    std::erase_if(others, [&](std::size_t i) {
        return search.parts[i].word.low + least > search.parts[whole].word.high;
    });
    return others;
}

/// Two parts or more whose sum is this one, the fewest found; empty where there are none.
std::vector<std::size_t> parts_that_sum_to(const Search& search, std::size_t whole) {
    SubsetQuery query;
    const std::vector<std::size_t> others = possible_parts_of(search, whole);
    for (const std::size_t i : others) query.changes.push_back(search.parts[i].word);
    query.target = search.parts[whole].word;
    const Subset best = smallest_set(query);
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < others.size(); ++i) {
        if ((best >> i) & 1U) parts.push_back(others[i]);
    }
    return parts;
}

ListSlip slip_of(const Search& search, const std::vector<Choice>& choices, const Chosen& candidate) {
    ListSlip slip{changes_of(choices, candidate), {}};
    const Choice& first = choices[candidate.front()];
    if (candidate.size() == 1 && first.mistake == Mistake::omitted) {
        slip.sum_of = parts_that_sum_to(search, first.part);
    }
    return slip;
}

std::optional<Number> chance_of(const Search& search, const std::vector<Choice>& choices, std::size_t slips) {
    const auto totals = totals_like(search);
    if (!totals) return std::nullopt;
    Stretches sums;
    std::vector<std::size_t> chosen;
    each_combination(choices, slips, search.sum, chosen,
                     [&](const GridExtent& sum, const auto&) { sums.push_back(sum.*search.side); });
    return share_of_totals(totals_meeting(joined(std::move(sums)), *totals), *totals);
}

}  // namespace

ListSlips find_list_slips(const Search& search, std::size_t count, std::size_t keep) {
    const std::vector<Choice> choices = choices_in(search);
    BestReadings<Chosen> best(keep);
    Chosen chosen;
    each_combination(choices, count, search.sum, chosen, [&](const GridExtent& sum, const Chosen& which) {
        if (foots(sum, search)) best.add(which, !foots_at_word(sum, search));
    });
    ListSlips result{{}, best.chosen().seen(), best.any_at_word(), chance_of(search, choices, count)};
    for (const Chosen& candidate : best.chosen().items()) {
        result.slips.push_back(slip_of(search, choices, candidate));
    }
    return result;
}

}  // namespace dealcalc
