#include "analysis/slip_search.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <string_view>

#include <dealcalc/analysis/evaluate.hpp>

namespace dealcalc {

// ---- a total taken apart

namespace {

/// What an input adds to the maximum, by the sign of its weight.
Contribution contribution_of(const Input& input, const Number& weight) {
    return Contribution{weight.is_negative() ? input.least : input.most, input.nominal} * weight;
}

/// The figure of this name as the deal reports it, and how another figure would enter the formula in its place.
struct Reporting {
    Reported reported;
    std::function<Input(const Reported&)> input_if;
};

std::optional<Reporting> reporting_of(const Input& input, const Deal& deal) {
    const auto named = find_figure(deal, input.name);
    if (!named || named->name.ends_with(".over")) return std::nullopt;  // a duration or the time between two dates
    const Input as_paid = input_of(*named, true);
    const bool is_paid = as_paid.extent == input.extent && as_paid.least == input.least;
    return Reporting{*named->figure, [named = *named, is_paid](const Reported& other) {
                         NamedFigure changed = named;
                         changed.figure = &other;
                         return input_of(changed, is_paid);
                     }};
}

std::set<std::string_view> pinned_names(const Claim& failed, const std::vector<CheckedClaim>& claims) {
    std::set<std::string_view> names;
    for (const CheckedClaim& checked : claims) {
        if (checked.claim.id == failed.id) continue;
        // A threshold leaves its figures room, and so does rounding.
        if (checked.verdict != Verdict::holds || is_threshold(checked.claim.that->figure.hedge)) continue;
        for (const Part& part : checked.parts) names.insert(part.name);
    }
    return names;
}

}  // namespace

Contribution operator*(const Contribution& contribution, const Number& factor) {
    Contribution product{{contribution.extent.word * factor, contribution.extent.rounded * factor}, std::nullopt};
    if (contribution.nominal) product.nominal = *contribution.nominal * factor;
    return product;
}

Contribution operator+(const Contribution& a, const Contribution& b) {
    Contribution sum{{a.extent.word + b.extent.word, a.extent.rounded + b.extent.rounded}, std::nullopt};
    if (a.nominal && b.nominal) sum.nominal = *a.nominal + *b.nominal;
    return sum;
}

Contribution sum_of(const std::vector<Contribution>& contributions) {
    Contribution sum{{}, Number(0)};
    for (const Contribution& adds : contributions) sum = sum + adds;
    return sum;
}

std::optional<Total> total_of(const CheckedClaim& checked, const Deal& deal,
                              const std::vector<CheckedClaim>& claims) {
    const Claim& claim = checked.claim;
    if (!terms_of(claim.that->formula) || is_threshold(claim.that->figure.hedge)) return std::nullopt;
    const auto expression = expression_of(claim.that->formula, deal);
    const auto* sum = std::get_if<Expression>(&expression);
    if (!sum || sum->is_ratio) return std::nullopt;
    // A figure that is named and also paid in part is no term that could have slipped by itself.
    if (!std::ranges::all_of(sum->inputs, [](const Input& i) { return i.paid_over.is_zero(); })) return std::nullopt;

    Total total;
    total.id = claim.id;
    total.unit = sum->unit;
    total.reported = {claim.that->figure_text, claim.that->figure};
    total.claimed_if = [](const Reported& reported) {
        const Claimed claimed = claimed_by(reported.figure);
        return Contribution{{claimed.word, claimed.near}, nominal_of(reported)};
    };
    total.claimed = total.claimed_if(total.reported);
    total.is_number = claimed_by(total.reported.figure).is_number;

    const std::set<std::string_view> pinned = pinned_names(claim, claims);
    for (const Input& input : sum->inputs) {
        auto reporting = reporting_of(input, deal);
        if (!reporting) return std::nullopt;
        TotalPart part;
        part.id = input.name;
        part.reported = std::move(reporting->reported);
        part.adds = contribution_of(input, input.over);
        part.weight = input.over;
        part.pinned = pinned.contains(input.name);
        part.adds_if = [input_if = std::move(reporting->input_if), weight = input.over](const Reported& other) {
            return contribution_of(input_if(other), weight);
        };
        part.is_zero = part.adds.extent.word == Range();
        total.parts.push_back(std::move(part));
    }
    return total;
}

// ---- ranges as whole numbers

namespace {

/// Ends that lie nowhere. 64 of them, and as many finite ends, add up within 127 bits.
constexpr Int128 far_out = static_cast<Int128>(1) << 119;
constexpr std::size_t longest = 112;  // binary digits

constexpr std::int64_t spare = 64;

}  // namespace

bool inside(const GridRange& inner, const GridRange& outer) {
    const bool low = outer.low == -far_out || inner.low >= outer.low;
    const bool high = outer.high == far_out || inner.high <= outer.high;
    return low && high;
}

std::optional<Grid> Grid::of(const std::vector<Number>& values) {
    const Number slide = Number::power_of_ten(6);
    Number factor = 1;
    Number most = 0;
    for (const Number& value : values) {
        factor *= (value * factor).denominator();
        most = std::max(most, absolute(value));
    }
    factor *= Number(spare) * slide;
    if (bit_length(rounded_up(most * slide * factor, 0)) > longest) return std::nullopt;
    return Grid(std::move(factor));
}

GridRange Grid::place(const Range& range) const {
    const auto whole = [this](const End& end) { return (end.at * factor_).as_int128().value(); };
    GridRange placed{-far_out, far_out};
    if (range.low()) placed.low = whole(*range.low()) + (range.low()->closed ? 0 : 1);
    if (range.high()) placed.high = whole(*range.high()) - (range.high()->closed ? 0 : 1);
    return placed;
}

// ---- subsets

namespace {

struct Partial {
    GridRange sum;
    Subset subset = 0;
};

bool is_lower(const Partial& a, const Partial& b) { return a.sum.low < b.sum.low; }

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
        std::merge(sums.begin(), sums.end(), moved.begin(), moved.end(), std::back_inserter(merged), is_lower);
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
        for (auto b = std::lower_bound(right.begin(), right.end(), from, is_lower);
             b != right.end() && b->sum.low <= most; ++b) {
            if (b->sum.high >= least && !found(a.subset | b->subset)) return;
        }
    }
}

// ---- slips

namespace {

void add_ends(const Range& range, std::vector<Number>& values) {
    if (range.low()) values.push_back(range.low()->at);
    if (range.high()) values.push_back(range.high()->at);
}

void add_ends(const Extent& extent, std::vector<Number>& values) {
    add_ends(extent.word, values);
    add_ends(extent.rounded, values);
}

GridRange change(const GridRange& before, const GridRange& after) {
    return {after.low - before.low, after.high - before.high};
}

bool is_single(const GridRange& range) { return range.low == range.high; }

}  // namespace

GridExtent place(const Grid& grid, const Extent& extent) {
    return {grid.place(extent.word), grid.place(extent.rounded)};
}

std::optional<Search> search_of(const Total& total) {
    std::vector<Number> values{total.reported.figure.place, total.reported.figure.nominal};
    add_ends(total.claimed.extent, values);
    for (const TotalPart& part : total.parts) add_ends(part.adds.extent, values);
    auto grid = Grid::of(values);
    if (!grid) return std::nullopt;
    Search search{total, *std::move(grid), {}, {}, {}};
    search.claimed = place(search.grid, total.claimed.extent);
    for (const TotalPart& part : total.parts) {
        search.parts.push_back(place(search.grid, part.adds.extent));
        search.sum = search.sum + search.parts.back();
        search.one_value = search.one_value && is_single(search.parts.back().word);
    }
    if (search.one_value && total.is_number) search.side = &GridExtent::rounded;
    return search;
}

GridExtent scaled_part(const Search& search, std::size_t part, const Number& factor) {
    return place(search.grid, (search.total.parts[part].adds * factor).extent);
}

GridExtent change(const GridExtent& before, const GridExtent& after) {
    return {change(before.word, after.word), change(before.rounded, after.rounded)};
}

bool foots(const GridExtent& sum, const Search& search) {
    if (!search.total.is_number) return foots_at_word(sum, search);
    if (is_single(sum.word)) return meet(sum.rounded, search.claimed.rounded);
    return inside(sum.word, search.claimed.rounded);
}

bool foots_at_word(const GridExtent& sum, const Search& search) { return inside(sum.word, search.claimed.word); }

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

// ---- chance

namespace {

constexpr std::size_t most_stretches = 50'000;
constexpr int most_digits = 12;

Int128 floor_divide(Int128 a, Int128 b) { return a / b - (a % b != 0 && a < 0 ? 1 : 0); }
Int128 ceil_divide(Int128 a, Int128 b) { return -floor_divide(-a, b); }

Stretches moved(const Stretches& stretches, const GridRange& by) {
    Stretches result = stretches;
    for (GridRange& stretch : result) stretch = stretch + by;
    return result;
}

Stretches united(const Stretches& a, const Stretches& b) {
    Stretches both;
    both.reserve(a.size() + b.size());
    std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both),
               [](const GridRange& x, const GridRange& y) { return x.low < y.low; });
    Stretches result;
    for (const GridRange& stretch : both) {
        if (!result.empty() && stretch.low <= result.back().high + 1) {
            result.back().high = std::max(result.back().high, stretch.high);
        } else {
            result.push_back(stretch);
        }
    }
    return result;
}

/// What these figures add at the least and at the most.
GridRange reach_of(std::span<const Alternatives> figures) {
    GridRange reach;
    for (const Alternatives& figure : figures) {
        reach.low += std::min(figure.as_is.low, figure.slipped.low);
        reach.high += std::max(figure.as_is.high, figure.slipped.high);
    }
    return reach;
}

/// Wide stretches join, so the figures that make them wide come first.
bool wider(const Alternatives& a, const Alternatives& b) {
    return a.as_is.high - a.as_is.low > b.as_is.high - b.as_is.low;
}

void drop_hopeless(Stretches& stretches, const GridRange& reach, const GridRange& window) {
    std::erase_if(stretches, [&](const GridRange& s) { return !meet(s + reach, window); });
}

}  // namespace

Stretches joined(Stretches stretches) {
    std::sort(stretches.begin(), stretches.end(),
              [](const GridRange& a, const GridRange& b) { return a.low < b.low; });
    return united(stretches, {});
}

GridRange near(Int128 j, const WrittenTotals& totals) {
    const Int128 slack = j == 0 ? totals.slack : std::min(totals.slack, j * totals.place / 10);
    return {j * totals.place - slack, j * totals.place + slack};
}

std::optional<WrittenTotals> totals_like(const Search& search) {
    const Figure& figure = search.total.reported.figure;
    const bool plain = search.total.is_number || figure.hedge == Hedge::exactly;
    if (!plain || !search.one_value || figure.nominal <= Number(0)) return std::nullopt;
    const Int128 written = (figure.nominal / figure.place).numerator().as_int128().value();
    int digits = 1;
    WrittenTotals totals;
    totals.first = 1;
    while (totals.first * 10 <= written) {
        totals.first *= 10;
        ++digits;
    }
    if (digits > most_digits) return std::nullopt;
    totals.last = totals.first * 10 - 1;
    totals.place = search.grid.place(Range::only(figure.place)).low;
    if (search.total.is_number) totals.slack = totals.place / 2;
    return totals;
}

std::optional<Stretches> reachable_sums(const GridRange& start, std::vector<Alternatives> figures,
                                        const WrittenTotals& totals) {
    const GridRange window{near(totals.first, totals).low, near(totals.last, totals).high};
    std::sort(figures.begin(), figures.end(), wider);
    GridRange none_slipped = start;
    Stretches slipped;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        // A figure is added whole, never as a change of a sum: stretches that were joined stay joined.
        const Stretches with_slip = united(moved(slipped, figures[i].slipped), {none_slipped + figures[i].slipped});
        slipped = united(moved(slipped, figures[i].as_is), with_slip);
        none_slipped = none_slipped + figures[i].as_is;
        drop_hopeless(slipped, reach_of(std::span(figures).subspan(i + 1)), window);
        if (slipped.size() > most_stretches) return std::nullopt;
    }
    return slipped;
}

Stretches totals_meeting(const Stretches& sums, const WrittenTotals& totals) {
    constexpr Int128 first_of_full_slack = 5;
    Stretches numbers;
    for (const GridRange& sum : sums) {
        for (Int128 j = totals.first; j < std::min(first_of_full_slack, totals.last); ++j) {
            if (meet(near(j, totals), sum)) numbers.push_back({j, j});
        }
        const Int128 least = std::max(totals.first, first_of_full_slack);
        const Int128 first = std::max(least, ceil_divide(sum.low - totals.slack, totals.place));
        const Int128 last = std::min(totals.last, floor_divide(sum.high + totals.slack, totals.place));
        if (first <= last) numbers.push_back({first, last});
    }
    return joined(std::move(numbers));
}

Number share_of_totals(const Stretches& numbers, const WrittenTotals& totals) {
    Int128 count = 0;
    for (const GridRange& stretch : numbers) count += stretch.high - stretch.low + 1;
    return Number::fraction(count, totals.last - totals.first + 1);
}

}  // namespace dealcalc
