// What a hedge allows, at its word and with rounding.

#include "base/figure_ranges.hpp"

#include <algorithm>

namespace dealcalc {

namespace {

Number half(const Number& n) { return n / 2; }

/// Half of a place, but never more than a tenth of what was written.
Number bounded(const Number& place, const Number& written) {
    return written.is_zero() ? half(place) : std::min(half(place), absolute(written) / 10);
}

/// h: how far rounding can have moved a number that was written to this place.
Number slack_of(const Number& written, const Number& place) { return bounded(place, written); }

/// w: how far an approximation reaches.
Number width_of(const Figure& f) { return bounded(f.nominal.is_zero() ? f.place : f.significant, f.nominal); }

/// How far from "about v" a number may lie before a careful reader calls the claim wrong.
Number nearness_of(const Figure& f) {
    if (f.nominal.is_zero()) return width_of(f);
    return std::min(f.significant, absolute(f.nominal) / 10);
}

/// What may have been written as this number: without its ends, unless nothing was rounded.
Range rounding_interval(const Number& written, const Number& place) {
    const Number slack = slack_of(written, place);
    if (slack.is_zero()) return Range::only(written);
    return {End{written - slack, false}, End{written + slack, false}};
}

Range around(const Number& middle, const Number& width) { return Range::between(middle - width, middle + width); }

bool is_maximum(Hedge hedge) { return hedge == Hedge::up_to || hedge == Hedge::up_to_about; }

/// Hedges of a negative number work on its size: "nearly -5" is above -5.
Range mirrored(const Range& of_size, bool negative) { return negative ? -of_size : of_size; }

/// The hedge's values, of which none is left out for being negative. Of "up to" those that are claimed of a maximum.
Range claimed_range(const Figure& f) {
    const Number size = absolute(f.nominal);
    const bool negative = f.nominal.is_negative();
    switch (f.hedge) {
        case Hedge::up_to_about:
        case Hedge::about: return around(f.nominal, width_of(f));
        case Hedge::nearly: return mirrored({End{size - width_of(f)}, End{size, false}}, negative);
        case Hedge::just_over: return mirrored({End{size, false}, End{size + width_of(f)}}, negative);
        case Hedge::range_of: return mirrored({End{size}, End{size + f.significant, false}}, negative);
        case Hedge::at_most: return {std::nullopt, End{f.nominal}};
        case Hedge::under: return {std::nullopt, End{f.nominal, false}};
        case Hedge::more_than: return Range::more_than(f.nominal);
        case Hedge::at_least: return Range::at_least(f.nominal);
        case Hedge::between: return Range::between(f.nominal, f.other);
        default: return Range::only(f.nominal);
    }
}

/// Without what is negative, which no amount is; a range of negative numbers stays as it is.
Range not_negative(const Range& range) { return overlap(range, Range::at_least(0)).value_or(range); }

/// From nothing to the upper end of `most`.
Range up_to(const Range& most) {
    const std::optional<End>& high = most.high();
    if (high && high->at.is_negative()) return {std::nullopt, high};
    return {End{0}, high};
}

}  // namespace

Range word_range(const Figure& figure) {
    const Range claimed = claimed_range(figure);
    if (is_maximum(figure.hedge)) return up_to(claimed);
    return figure.nominal.is_negative() ? claimed : not_negative(claimed);
}

Range rounded_range(const Figure& figure) {
    if (figure.hedge == Hedge::up_to) return up_to(rounding_interval(figure.nominal, figure.place));
    if (figure.hedge != Hedge::none) return word_range(figure);
    const Range rounded = rounding_interval(figure.nominal, figure.place);
    return figure.nominal.is_negative() ? rounded : not_negative(rounded);
}

Extent most_of(const Figure& figure) {
    Figure most = figure;
    switch (figure.hedge) {
        case Hedge::up_to: most.hedge = Hedge::none; break;
        case Hedge::up_to_about: most.hedge = Hedge::about; break;
        case Hedge::at_most: most.hedge = Hedge::exactly; break;
        case Hedge::between: return {Range::only(figure.other), Range::only(figure.other)};
        default: break;
    }
    return {word_range(most), rounded_range(most)};
}

Claimed claimed_by(const Figure& figure) {
    const Range word = claimed_range(figure);
    switch (figure.hedge) {
        case Hedge::none:
        case Hedge::up_to: return {word, around(figure.nominal, slack_of(figure.nominal, figure.place)), true};
        case Hedge::about:
        case Hedge::up_to_about: return {word, around(figure.nominal, nearness_of(figure)), false};
        default: return {word, word, false};
    }
}

bool allows_any_part(Hedge hedge) { return is_maximum(hedge) || hedge == Hedge::at_most; }

bool is_threshold(Hedge hedge) {
    return hedge == Hedge::at_most || hedge == Hedge::under || hedge == Hedge::more_than || hedge == Hedge::at_least;
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
