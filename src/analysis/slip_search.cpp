#include "analysis/slip_search.hpp"

namespace dealcalc {
namespace {

void add_ends(const Range& range, std::vector<Number>& values) {
    if (range.low()) values.push_back(range.low()->at);
    if (range.high()) values.push_back(range.high()->at);
}

void add_ends(const Extent& extent, std::vector<Number>& values) {
    add_ends(extent.word, values);
    add_ends(extent.rounded, values);
}

GridExtent place(const Grid& grid, const Extent& extent) {
    return {grid.place(extent.word), grid.place(extent.rounded)};
}

GridRange change(const GridRange& before, const GridRange& after) {
    return {after.low - before.low, after.high - before.high};
}

}  // namespace

Search search_of(const Total& total) {
    std::vector<Number> values{total.reported.figure.place, total.reported.figure.nominal};
    add_ends(total.claimed.extent, values);
    for (const TotalPart& part : total.parts) add_ends(part.adds.extent, values);
    Search search{total, Grid(values), {}, {}, {}};
    search.claimed = place(search.grid, total.claimed.extent);
    for (const TotalPart& part : total.parts) {
        search.parts.push_back(place(search.grid, part.adds.extent));
        search.sum = search.sum + search.parts.back();
    }
    return search;
}

GridExtent scaled_part(const Search& search, std::size_t part, const Number& factor) {
    return place(search.grid, (search.total.parts[part].adds * factor).extent);
}

GridExtent change(const GridExtent& before, const GridExtent& after) {
    return {change(before.word, after.word), change(before.rounded, after.rounded)};
}

bool foots(const GridExtent& sum, const GridExtent& claimed) { return meet(sum.rounded, claimed.rounded); }

bool foots_at_word(const GridExtent& sum, const GridExtent& claimed) { return inside(sum.word, claimed.word); }

std::vector<Contribution> parts_with(const Total& total, const std::vector<Multiplied>& changes) {
    std::vector<Number> factors(total.parts.size(), 1);
    for (const Multiplied& change : changes) {
        for (const std::size_t figure : change.figures) {
            if (figure < factors.size()) factors[figure] = change.factor;
        }
    }
    std::vector<Contribution> adds;
    for (std::size_t i = 0; i < factors.size(); ++i) adds.push_back(total.parts[i].adds * factors[i]);
    return adds;
}

}  // namespace dealcalc
