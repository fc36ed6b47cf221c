#include "analysis/chance.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace dealcalc {
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
    const Int128 written = (figure.nominal / figure.place).numerator();
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
