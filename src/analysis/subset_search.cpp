#include "analysis/subset_search.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace dealcalc {
namespace {

struct Partial {
    GridRange sum;
    Subset subset = 0;
};

bool lower(const Partial& a, const Partial& b) { return a.sum.low < b.sum.low; }

/// The sums of all subsets of `changes`, by their low end. Each change merges the list with itself, moved.
std::vector<Partial> sums_of(std::span<const GridRange> changes, std::size_t first_bit) {
    std::vector<Partial> sums(1);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        std::vector<Partial> moved = sums;
        for (Partial& partial : moved) {
            partial.sum = partial.sum + changes[i];
            partial.subset |= Subset{1} << (first_bit + i);
        }
        std::vector<Partial> merged;
        merged.reserve(2 * sums.size());
        std::merge(sums.begin(), sums.end(), moved.begin(), moved.end(), std::back_inserter(merged), lower);
        sums = std::move(merged);
    }
    return sums;
}

/// The most that a sum's high end lies above its low end.
Int128 widest(const std::vector<Partial>& sums) {
    Int128 width = sums.front().sum.high - sums.front().sum.low;
    for (const Partial& partial : sums) width = std::max(width, partial.sum.high - partial.sum.low);
    return width;
}

}  // namespace

void find_subsets(const SubsetQuery& query, const std::function<bool(Subset)>& found) {
    const std::size_t half = query.changes.size() / 2;
    const std::span<const GridRange> changes = query.changes;
    const std::vector<Partial> left = sums_of(changes.first(half), 0);
    const std::vector<Partial> right = sums_of(changes.subspan(half), half);
    const Int128 width = widest(right);
    for (const Partial& a : left) {
        const GridRange so_far = query.start + a.sum;
        // Of the right half: low <= target.high - so_far.low, and high >= target.low - so_far.high.
        const Int128 most = query.target.high - so_far.low;
        const Int128 least = query.target.low - so_far.high;
        const Partial from{{least - width, 0}, 0};
        for (auto b = std::lower_bound(right.begin(), right.end(), from, lower);
             b != right.end() && b->sum.low <= most; ++b) {
            if (b->sum.high >= least && !found(a.subset | b->subset)) return;
        }
    }
}

}  // namespace dealcalc
