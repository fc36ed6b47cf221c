#include <algorithm>
#include <array>
#include <bit>
#include <compare>

#include "analysis/slip_search.hpp"

namespace dealcalc {
namespace {

/// Powers of ten by which a figure slides, or is given the wrong scale word.
constexpr std::array exponents = {1, -1, 2, -2, 3, -3, 6, -6};

/// Where so many sets foot, none explains anything, and they are not all counted.
constexpr std::size_t most_found = 100'000;

/// A search over the sets without the total that hold every figure of `always` and any of `free`. Where nothing is
/// pinned, `always` is empty; where something is, a set must leave all of that alone, or hold all of it (and then its
/// twin, the set with the total, leaves it alone).
struct Pass {
    std::vector<std::size_t> free;
    std::vector<std::size_t> always;
    std::size_t exponent_index;
};

struct Candidate {
    std::size_t size = 0;     // figures on the smaller side
    std::size_t exponent_index = 0;
    bool with_total = false;  // the smaller side is the one with the total
    Subset set = 0;           // of total.parts, without the total
    friend auto operator<=>(const Candidate&, const Candidate&) = default;
};

/// Of those that are not zero.
std::vector<std::size_t> parts_where(const Total& total, bool pinned) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < total.parts.size(); ++i) {
        const TotalPart& part = total.parts[i];
        if (!part.is_zero && part.pinned == pinned) indices.push_back(i);
    }
    return indices;
}

std::vector<Pass> passes_over(const Total& total) {
    const std::vector<std::size_t> free = parts_where(total, false);
    const std::vector<std::size_t> pinned = parts_where(total, true);
    std::vector<Pass> passes;
    for (std::size_t e = 0; e < exponents.size(); ++e) {
        passes.push_back({free, {}, e});
        if (!pinned.empty()) passes.push_back({free, pinned, e});
    }
    return passes;
}

Number factor_of(const Pass& pass) { return Number::power_of_ten(exponents[pass.exponent_index]); }

/// A pass with its figures on the grid.
struct Scaling {
    std::vector<GridExtent> changes;  // what scaling a part of `free` adds to the sum
    GridExtent start;                 // the sum with all of `always` scaled
};

Scaling scaling_of(const Search& search, const Pass& pass) {
    const auto change_of = [&](std::size_t part) {
        return change(search.parts[part], scaled_part(search, part, factor_of(pass)));
    };
    Scaling scaling{{}, search.sum};
    for (const std::size_t part : pass.always) scaling.start = scaling.start + change_of(part);
    for (const std::size_t part : pass.free) scaling.changes.push_back(change_of(part));
    return scaling;
}

/// The sums that meet what is claimed, as stated where rounding does not help: all that foot are among them.
SubsetQuery query_for(const Search& search, const Scaling& scaling) {
    const auto target = search.total.is_number ? &GridExtent::rounded : &GridExtent::word;
    SubsetQuery query{scaling.start.*search.side, {}, search.claimed.*target};
    for (const GridExtent& change : scaling.changes) query.changes.push_back(change.*search.side);
    return query;
}

GridExtent sum_with(const Scaling& scaling, Subset subset) {
    GridExtent sum = scaling.start;
    for (; subset != 0; subset &= subset - 1) {
        sum = sum + scaling.changes[static_cast<std::size_t>(std::countr_zero(subset))];
    }
    return sum;
}

std::vector<std::size_t> members(Subset set, std::size_t count, bool inside) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < count; ++i) {
        if (((set >> i) & 1U) == (inside ? 1U : 0U)) indices.push_back(i);
    }
    return indices;
}

Multiplied without_total(const Total& total, const Candidate& c) {
    return {members(c.set, total.parts.size(), true), Number::power_of_ten(exponents[c.exponent_index])};
}

Multiplied with_total(const Total& total, const Candidate& c) {
    Multiplied side{members(c.set, total.parts.size(), false), Number::power_of_ten(-exponents[c.exponent_index])};
    side.figures.push_back(total.parts.size());
    return side;
}

/// The set of total.parts that a subset of the pass stands for.
Subset set_of(const Pass& pass, Subset subset) {
    Subset set = 0;
    for (const std::size_t part : pass.always) set |= Subset{1} << part;
    for (std::size_t i = 0; i < pass.free.size(); ++i) {
        if ((subset >> i) & 1U) set |= Subset{1} << pass.free[i];
    }
    return set;
}

bool holds_pinned(const Total& total, const Multiplied& side) {
    for (const std::size_t figure : side.figures) {
        if (figure < total.parts.size() && total.parts[figure].pinned && !total.parts[figure].is_zero) return true;
    }
    return false;
}

Candidate candidate_for(const Pass& pass, Subset subset, bool any_pinned) {
    Candidate c;
    c.exponent_index = pass.exponent_index;
    c.set = set_of(pass, subset);
    const auto chosen = static_cast<std::size_t>(std::popcount(subset));
    const std::size_t inside = pass.always.size() + chosen;
    const std::size_t outside = pass.free.size() - chosen + 1;
    c.with_total = any_pinned ? !pass.always.empty() : outside < inside;
    c.size = c.with_total ? outside : inside;
    return c;
}

ScaleSlip slip_of(const Total& total, const Candidate& c) {
    ScaleSlip slip{without_total(total, c), with_total(total, c)};
    if (c.with_total) std::swap(slip.side, *slip.other_side);
    if (holds_pinned(total, *slip.other_side)) slip.other_side.reset();
    return slip;
}

/// Every sum that the pass reaches, as far as it can meet one of the totals.
std::optional<Stretches> sums_of(const Search& search, const Pass& pass, const WrittenTotals& totals) {
    GridRange start = search.sum.*search.side;
    for (const std::size_t part : pass.always) {
        start = start + change(search.parts[part], scaled_part(search, part, factor_of(pass))).*search.side;
    }
    const GridRange only_always = start;
    std::vector<Alternatives> figures;
    for (const std::size_t part : pass.free) {
        const GridRange as_is = search.parts[part].*search.side;
        figures.push_back({as_is, scaled_part(search, part, factor_of(pass)).*search.side});
        start = {start.low - as_is.low, start.high - as_is.high};
    }
    auto sums = reachable_sums(start, std::move(figures), totals);
    if (sums && !pass.always.empty()) sums->push_back(only_always);
    return sums;
}

std::optional<Number> chance_of(const Search& search, const std::vector<Pass>& passes) {
    const auto totals = totals_like(search);
    if (!totals) return std::nullopt;
    Stretches numbers;
    for (const Pass& pass : passes) {
        auto sums = sums_of(search, pass, *totals);
        if (!sums) return std::nullopt;
        for (const GridRange& stretch : totals_meeting(joined(std::move(*sums)), *totals)) numbers.push_back(stretch);
    }
    return share_of_totals(joined(std::move(numbers)), *totals);
}

using BestCandidates = BestReadings<Candidate>;

/// Adds the sets that foot of a pass; false where there are too many to count. `met` is how many have met the claim so
/// far, in this pass and those before it.
bool add_all(const Search& search, const Pass& pass, bool any_pinned, std::size_t& met, BestCandidates& best) {
    if (met >= most_found) return false;  // another power would only add one more of any
    const Scaling scaling = scaling_of(search, pass);
    find_subsets(query_for(search, scaling), [&](Subset subset) {
        const GridExtent sum = sum_with(scaling, subset);
        if (foots(sum, search)) best.add(candidate_for(pass, subset, any_pinned), !foots_at_word(sum, search));
        return ++met < most_found;
    });
    return met < most_found;
}

/// Adds the sets that foot of at most two figures, the total not counted.
void add_small(const Search& search, const Pass& pass, bool any_pinned, BestCandidates& best) {
    const Scaling scaling = scaling_of(search, pass);
    const std::size_t count = pass.free.size();
    const bool both = !any_pinned;
    const auto add = [&](Subset subset) {
        const GridExtent sum = sum_with(scaling, subset);
        if (!foots(sum, search)) return;
        best.add(candidate_for(pass, subset, any_pinned), !foots_at_word(sum, search));
    };
    const Subset all = (Subset{1} << count) - 1;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i; j < count; ++j) {
            const Subset pair = (Subset{1} << i) | (Subset{1} << j);
            if (both || pass.always.empty()) add(pair);
            if (both || !pass.always.empty()) add(all & ~pair);
        }
    }
    if (both || !pass.always.empty()) add(all);
}

/// The better of the two: at its word rather than by rounding; then the smaller sets, where there are any.
const BestCandidates& better(const BestCandidates& some, const BestCandidates& small) {
    const bool small_are_better = small.seen() > 0 && small.any_at_word() >= some.any_at_word();
    return small_are_better ? small : some;
}

}  // namespace

ScaleSlips find_scale_slips(const Search& search, std::size_t keep) {
    const std::vector<Pass> passes = passes_over(search.total);
    const bool any_pinned = passes.size() > exponents.size();
    BestCandidates best(keep);
    bool counted_all = true;
    std::size_t met = 0;
    for (const Pass& pass : passes) counted_all = add_all(search, pass, any_pinned, met, best) && counted_all;
    BestCandidates small(keep);
    if (!counted_all) {
        // What was counted is any hundred thousand of them; the smallest sets are not left to that.
        for (const Pass& pass : passes) add_small(search, pass, any_pinned, small);
    }
    const BestCandidates& chosen = better(best, small);
    std::size_t found = chosen.chosen().seen();
    if (best.any_at_word() == chosen.any_at_word()) found = std::max(found, best.chosen().seen());
    ScaleSlips result{{}, found, chosen.any_at_word(), counted_all, chance_of(search, passes)};
    for (const Candidate& c : chosen.chosen().items()) result.slips.push_back(slip_of(search.total, c));
    return result;
}

}  // namespace dealcalc
