#include "report/scale.hpp"

#include <cstdint>

#include <dealcalc/report/words.hpp>

namespace dealcalc {
namespace {

constexpr std::int64_t most_ticks = 5;

std::int64_t whole(const Number& n) { return static_cast<std::int64_t>(n.numerator()); }

/// How many multiples of `step` lie from `low` to `high`.
Number multiples(const Number& low, const Number& high, const Number& step) {
    return rounded_down(high / step, 0) - rounded_up(low / step, 0) + Number(1);
}

/// Precondition: low < high.
Number step_between(const Number& low, const Number& high) {
    Number decade = 1;
    while (multiples(low, high, decade) > Number(most_ticks)) decade = decade * Number(10);
    while (multiples(low, high, decade / Number(10)) <= Number(most_ticks)) decade = decade / Number(10);
    for (const std::int64_t part : {5, 2}) {
        const Number finer = decade / Number(part);
        if (multiples(low, high, finer) <= Number(most_ticks)) return finer;
    }
    return decade;
}

void add_tick(chart::Scale& scale, const Number& value) {
    scale.ticks.push_back({spot_on(scale, value), words_for(value, scale.unit)});
}

}  // namespace

chart::Scale scale_between(const Number& low, const Number& high, const Unit& unit) {
    chart::Scale scale;
    scale.unit = unit;
    scale.low = low;
    scale.high = high;
    if (low == high) {
        add_tick(scale, low);
        return scale;
    }
    const Number step = step_between(low, high);
    const Number first = rounded_up(low / step, 0);
    const std::int64_t count = whole(multiples(low, high, step));
    for (std::int64_t i = 0; i < count; ++i) add_tick(scale, (first + Number(i)) * step);
    return scale;
}

chart::Scale scale_from_zero(const Number& most, bool unbounded, const Unit& unit) {
    if (!unbounded) return scale_between(0, most, unit);
    // Of nothing at all there is no quarter, and what has no end still needs room to be seen.
    const Number room = most.is_zero() ? Number(1) : most / Number(4);
    chart::Scale scale = scale_between(0, most, unit);
    scale.high = most + room;
    for (chart::Tick& tick : scale.ticks) tick.spot = spot_on(scale, tick.spot.value);
    return scale;
}

chart::Spot spot_on(const chart::Scale& scale, const Number& value) {
    if (scale.low == scale.high) return {value, 0};
    const Number at = (value - scale.low) / (scale.high - scale.low);
    const bool is_short = at.denominator() <= Number::power_of_ten(15).numerator();
    return {value, is_short ? at : rounded_down(at, 12)};
}

chart::Mark mark_on(const chart::Scale& scale, chart::Kind kind, const Range& range) {
    chart::Mark mark{kind, {}, {}};
    mark.from = spot_on(scale, range.low() ? range.low()->at : scale.low);
    mark.to = spot_on(scale, range.high() ? range.high()->at : scale.high);
    mark.open_from = range.low() && !range.low()->closed;
    mark.open_to = range.high() && !range.high()->closed;
    mark.unbounded = !range.high();
    return mark;
}

std::vector<chart::Mark> bar_on(const chart::Scale& scale, chart::Kind kind, const Range& range) {
    std::vector<chart::Mark> marks;
    const Number least = range.low() ? range.low()->at : Number(0);
    if (range.single() || !least.is_zero()) marks.push_back(mark_on(scale, kind, Range::between(0, least)));
    if (!range.single()) marks.push_back(mark_on(scale, chart::Kind::range, range));
    return marks;
}

Number furthest(const Range& range) {
    if (range.high()) return range.high()->at;
    return range.low() ? range.low()->at : Number(0);
}

}  // namespace dealcalc
