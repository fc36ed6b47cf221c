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

/// What a claim about a maximum takes from an input, or what any other claim does, by the sign of its weight.
const Extent& relevant(const Input& input, bool of_maximum, bool minus) {
    if (!of_maximum) return input.extent;
    return minus ? input.least : input.most;
}

Contribution contribution_of(const Input& input, const Number& weight, bool of_maximum) {
    return Contribution{relevant(input, of_maximum, weight.is_negative()), input.nominal} * weight;
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

/// Whether a holding claim with this figure leaves its inputs no room: it says both ends.
bool says_both_ends(const CheckedClaim& checked) {
    const Hedge hedge = checked.claim.that->figure.hedge;
    const bool open = hedge == Hedge::at_most || hedge == Hedge::under || hedge == Hedge::more_than ||
                      hedge == Hedge::at_least || hedge == Hedge::up_to || hedge == Hedge::up_to_about;
    return !open || checked.of_maximum;
}

std::set<std::string_view> pinned_names(const Claim& failed, const std::vector<CheckedClaim>& claims) {
    std::set<std::string_view> names;
    for (const CheckedClaim& checked : claims) {
        if (checked.claim.id == failed.id) continue;
        const bool holds = checked.verdict == Verdict::holds || checked.verdict == Verdict::holds_by_rounding;
        if (!holds || !says_both_ends(checked)) continue;
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
    if (!terms_of(claim.that->formula)) return std::nullopt;
    const auto expression = expression_of(claim.that->formula, deal);
    const auto* sum = std::get_if<Expression>(&expression);
    if (!sum || sum->is_ratio) return std::nullopt;
    // A figure that is named and also paid in part is no term that could have slipped by itself.
    if (!std::ranges::all_of(sum->inputs, [](const Input& i) { return i.paid_over.is_zero(); })) return std::nullopt;

    Total total;
    total.id = claim.id;
    total.unit = sum->unit;
    total.reported = {claim.that->figure_text, claim.that->figure, {}};
    const bool of_maximum = checked.of_maximum;
    total.claimed_if = [of_maximum](const Reported& reported) {
        return contribution_of(input_of({"", "", &reported, nullptr}, false), 1, of_maximum);
    };
    total.claimed = total.claimed_if(total.reported);

    const std::set<std::string_view> pinned = pinned_names(claim, claims);
    for (const Input& input : sum->inputs) {
        auto reporting = reporting_of(input, deal);
        if (!reporting) return std::nullopt;
        TotalPart part;
        part.id = input.name;
        part.reported = std::move(reporting->reported);
        part.adds = contribution_of(input, input.over, of_maximum);
        part.pinned = pinned.contains(input.name);
        part.adds_if = [input_if = std::move(reporting->input_if), weight = input.over,
                        of_maximum](const Reported& other) {
            return contribution_of(input_if(other), weight, of_maximum);
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

GridExtent place(const Grid& grid, const Extent& extent) {
    return {grid.place(extent.word), grid.place(extent.rounded)};
}

GridRange change(const GridRange& before, const GridRange& after) {
    return {after.low - before.low, after.high - before.high};
}

}  // namespace

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

// ---- chance

namespace {

constexpr std::size_t most_stretches = 50'000;
constexpr int most_digits = 12;

Int128 floor_divide(Int128 a, Int128 b) { return a / b - (a % b != 0 && a < 0 ? 1 : 0); }
Int128 ceil_divide(Int128 a, Int128 b) { return -floor_divide(-a, b); }

bool is_plain(Hedge hedge, bool of_maximum) {
    return hedge == Hedge::none || hedge == Hedge::exactly || (hedge == Hedge::up_to && of_maximum);
}

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

std::optional<WrittenTotals> totals_like(const Total& total, const Grid& grid) {
    const Figure& figure = total.reported.figure;
    const bool of_maximum = figure.hedge == Hedge::up_to && total.claimed.extent.word.single().has_value();
    if (!is_plain(figure.hedge, of_maximum) || figure.nominal <= Number(0)) return std::nullopt;
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
    totals.place = grid.place(Range::only(figure.place)).low;
    const Int128 nominal = grid.place(Range::only(figure.nominal)).low;
    const GridRange claimed = grid.place(total.claimed.extent.rounded);
    totals.around = {claimed.low - nominal, claimed.high - nominal};
    return totals;
}

std::optional<Stretches> reachable_sums(const GridRange& start, std::vector<Alternatives> figures,
                                        const WrittenTotals& totals) {
    const GridRange window{totals.first * totals.place + totals.around.low,
                           totals.last * totals.place + totals.around.high};
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
    Stretches numbers;
    for (const GridRange& sum : sums) {
        // j * place + around meets the sum.
        const Int128 first = std::max(totals.first, ceil_divide(sum.low - totals.around.high, totals.place));
        const Int128 last = std::min(totals.last, floor_divide(sum.high - totals.around.low, totals.place));
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
