// What a hedge allows, at its word and with rounding.

#include "base/figure_ranges.hpp"

#include <algorithm>

namespace dealcalc {

namespace {

Number half(const Number& n) { return n / 2; }

Number at_least_zero(const Number& n) {
    return n.is_negative() ? Number(0) : n;
}

/// The hedge's range where the nominal itself may be anything from `low` to `high`, and the second number of
/// `between` up to `other`.
Range hedged(const Figure& f, const Number& low, const Number& high, const Number& other) {
    const auto spread = [&] { return half(f.significant); };
    const auto below = [&] { return f.nominal.is_negative() ? low - spread() : at_least_zero(low - spread()); };
    switch (f.hedge) {
        case Hedge::up_to:
        case Hedge::at_most: return Range::between(0, high);
        case Hedge::up_to_about: return Range::between(0, high + spread());
        case Hedge::under: return {End{0}, End{high, false}};
        case Hedge::more_than: return Range::more_than(low);
        case Hedge::at_least: return Range::at_least(low);
        case Hedge::about: return Range::between(below(), high + spread());
        case Hedge::nearly: return {End{below()}, End{high, false}};
        case Hedge::just_over: return {End{low, false}, End{high + spread()}};
        case Hedge::range_of: return {End{low}, End{high + f.significant, false}};
        case Hedge::between: return Range::between(low, other);
        default: return Range::between(low, high);
    }
}

}  // namespace

Range word_range(const Figure& figure) {
    return hedged(figure, figure.nominal, figure.nominal, figure.other);
}

Range rounded_range(const Figure& figure) {
    if (figure.hedge == Hedge::exactly) return word_range(figure);
    const Widened nominal = widened_nominal(figure);
    return hedged(figure, nominal.low, nominal.high, figure.other + half(figure.other_place));
}

Widened widened_nominal(const Figure& figure) {
    const Number rounding = half(figure.place);
    const Number low = figure.nominal - rounding;
    return {figure.nominal.is_negative() ? low : at_least_zero(low), figure.nominal + rounding};
}

std::string_view hedge_name(Hedge hedge) {
    switch (hedge) {
        case Hedge::exactly: return "exactly";
        case Hedge::up_to: return "up to";
        case Hedge::up_to_about: return "up to about";
        case Hedge::at_most: return "at most";
        case Hedge::under: return "under";
        case Hedge::more_than: return "more than";
        case Hedge::at_least: return "at least";
        case Hedge::about: return "about";
        case Hedge::nearly: return "nearly";
        case Hedge::just_over: return "just over";
        case Hedge::range_of: return "range";
        case Hedge::between: return "between";
        default: return "";
    }
}

bool is_short_enough(const Figure& figure) {
    constexpr std::size_t longest = 127;
    constexpr std::size_t certain = 100;  // then the ends fit as well
    const std::size_t length = std::max({bit_length(figure.nominal), bit_length(figure.other), bit_length(figure.place),
                                         bit_length(figure.other_place), bit_length(figure.significant)});
    if (length <= certain) return true;
    const auto fits = [](const std::optional<End>& end) { return !end || bit_length(end->at) <= longest; };
    const Range range = rounded_range(figure);
    return length <= longest && fits(range.low()) && fits(range.high());
}

}  // namespace dealcalc
