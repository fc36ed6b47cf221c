#include "report/charts.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <dealcalc/report/chart.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/letters.hpp"
#include "report/cells.hpp"
#include "report/sections.hpp"

namespace dealcalc {
namespace {

/// "Milestone tranche, contingent: up to $200B."
std::string sentence_of(const chart::Lane& lane) {
    std::string words = lane.label;
    if (!lane.detail.empty()) words += ", " + lane.detail;
    if (!lane.value.empty()) words += ": " + lane.value;
    if (!lane.unknown.empty()) words += fmt::format("{}unknown, {}", lane.value.empty() ? ": " : "; ", lane.unknown);
    for (const chart::Mark& mark : lane.marks) {
        if (!mark.label.empty()) words += ", " + mark.label;
    }
    if (!lane.step.empty()) words += fmt::format(" ({})", lane.step);
    return words + ".";
}

std::string sentence_of(const chart::StripRow& row) {
    std::string words;
    for (const chart::StripCell& cell : row.cells) {
        if (!words.empty()) words += ' ';
        if (row.label != cell.says) words += row.label + ", ";
        words += fmt::format("{}: {}; {}.", cell.says, verdict_name(cell.verdict), cell.reason);
    }
    return words;
}

std::string sentence_of(const chart::Pillar& pillar) { return fmt::format("{}: {}.", pillar.label, pillar.value); }

std::string sentence_of(const chart::Line& line) { return line.label + "."; }

template <class Items>
void say(std::string& words, const Items& items) {
    for (const auto& item : items) words += ' ' + sentence_of(item);
}

struct Describe {
    std::string& words;
    void operator()(const chart::Lanes& lanes) const { say(words, lanes.lanes); }
    void operator()(const chart::Strip& strip) const {
        for (const auto& [verdict, count] : strip.counts) words += ' ' + count + '.';
        say(words, strip.rows);
    }
    void operator()(const chart::Plane& plane) const {
        say(words, plane.pillars);
        say(words, plane.lines);
    }
};

}  // namespace

namespace chart {

std::string_view kind_name(Kind kind) {
    switch (kind) {
        case Kind::prior: return "prior";
        case Kind::firm: return "firm";
        case Kind::committed: return "committed";
        case Kind::contingent: return "contingent";
        case Kind::range: return "range";
        case Kind::value: return "value";
        case Kind::stated: return "stated";
        case Kind::gap: return "gap";
        case Kind::chance: return "chance";
        case Kind::paid: return "paid";
        case Kind::received: break;
    }
    return "received";
}

}  // namespace chart

std::string capitalised(std::string words) {
    if (!words.empty()) words.front() = upper(words.front());
    return words;
}

std::string description_of(const Chart& chart) {
    std::string words = chart.finding.empty() ? chart.title + "." : chart.finding + ".";
    std::visit(Describe{words}, chart.body);
    for (const std::string& note : chart.notes) words += ' ' + note;
    return words;
}

namespace {

constexpr std::int64_t most_ticks = 5;

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
    const std::int64_t count = multiples(low, high, step).as_int64().value();
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
    const bool is_short = at.denominator() <= Number::power_of_ten(15);
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

namespace {

chart::StripCell cell_of(const CheckedClaim& checked) {
    const Claim& claim = checked.claim;
    return {checked.verdict, claim.id, claim.that ? claim.that->text : label_of(claim), reason_of(checked)};
}

void add_claims(chart::Strip& strip, const CheckedDeal& checked) {
    for (const CheckedClaim& claim : checked.claims) {
        chart::StripCell cell = cell_of(claim);
        std::string label = cell.says;
        strip.rows.push_back({std::move(label), {std::move(cell)}});
    }
}

void add_deal(chart::Strip& strip, const CheckedDeal& checked) {
    chart::StripRow row{name_of(checked.deal), {}};
    for (const CheckedClaim& claim : checked.claims) row.cells.push_back(cell_of(claim));
    if (row.cells.empty()) row.label += ": no claims";
    strip.rows.push_back(std::move(row));
}

}  // namespace

Chart claims_chart(const std::vector<CheckedDeal>& deals) {
    chart::Strip strip;
    strip.layout = deals.size() == 1 ? chart::Strip::Layout::claims : chart::Strip::Layout::deals;
    for (const CheckedDeal& checked : deals) {
        deals.size() == 1 ? add_claims(strip, checked) : add_deal(strip, checked);
    }
    for (const VerdictCount& count : counts_of(deals)) {
        if (count.number > 0) strip.counts.emplace_back(count.verdict, count.words);
    }
    return {"claims", strip.counts.empty() ? "No claims" : "Claims", {}, std::move(strip)};
}

namespace {

/// A valuation before it has a place on a scale.
struct Point {
    std::string key;
    std::string label;
    std::string detail;
    const Reported* value;
};

std::string amount_or_reason(const Cell& cell) {
    if (const auto* missing = cell.as<Missing>()) return "multiple unknown: " + missing->reason;
    return cell.as<Quantity>()->display;
}

std::string detail_of(const std::optional<ReportedDate>& on, Basis basis) {
    std::string words = on ? on->text : "";
    if (basis == Basis::not_stated) return words;
    if (!words.empty()) words += ", ";
    return words + std::string(basis_name(basis));
}

Range range_of(const Point& point) { return extent_of(*point.value).word; }

const Unit& unit_of(const Point& point) { return point.value->figure.unit; }

/// Of the valuations in the unit of the first: others have no place on it.
chart::Scale scale_of(const std::vector<Point>& points) {
    Number most = 0;
    bool unbounded = false;
    for (const Point& point : points) {
        if (!same_kind(unit_of(point), unit_of(points.front()))) continue;
        most = std::max(most, furthest(range_of(point)));
        unbounded = unbounded || !range_of(point).high();
    }
    return scale_from_zero(most, unbounded, unit_of(points.front()));
}

std::string why_elsewhere(const Point& point, const Point& first) {
    const Unit& a = unit_of(first);
    const Unit& b = unit_of(point);
    if (!currencies_differ(a, b)) return words_for(Unknown{Reason::unlike_units, {first.key, point.key}});
    return words_for(Unknown{Reason::two_currencies, {std::string(a.currency.code()), std::string(b.currency.code())}});
}

/// `steps` has the multiple before each point but the first.
chart::Lanes lanes_of(const std::vector<Point>& points, const std::vector<Answer>& steps) {
    chart::Lanes body;
    if (points.empty()) return body;
    body.scale = scale_of(points);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point& point = points[i];
        chart::Lane lane{point.key, point.label, point.detail, amount_or_reason(reported_cell(*point.value))};
        const bool fits = same_kind(unit_of(point), unit_of(points.front()));
        if (!fits) lane.unknown = why_elsewhere(point, points.front());
        if (fits) lane.marks = bar_on(body.scale, chart::Kind::value, range_of(point));
        if (i > 0) lane.step = amount_or_reason(answer_cell(steps[i - 1]));
        body.lanes.push_back(std::move(lane));
    }
    return body;
}

/// "$60B range to about $380B: 6.33x at face value; 5.36x to 6.42x".
std::string change_words(const ValuationChange& change) {
    return capitalised(fmt::format("{} to {}: {}", amount_or_reason(reported_cell(change.from.value)),
                                   amount_or_reason(reported_cell(change.to.value)),
                                   amount_or_reason(answer_cell(change.multiple))));
}

Point point_of_chart(const ValuationPoint& point, std::string key) {
    return {std::move(key), point.name, detail_of(point.on, point.basis), &point.value};
}

}  // namespace

Chart valuation_chart(const Valuations& valuations) {
    std::vector<Point> points;
    for (const Valuation& v : valuations.lines) {
        points.push_back({v.id, label_of(v), detail_of(v.on, v.basis), &v.value});
    }
    Chart picture{"valuation", "Valuation", {}, lanes_of(points, valuations.steps)};
    const auto* unknown = std::get_if<Unknown>(&valuations.multiple);
    if (valuations.overall) {
        picture.finding = change_words(*valuations.overall);
    } else if (unknown) {
        picture.finding = "Multiple unknown: " + words_for(*unknown);
    }
    return picture;
}

Chart valuation_chart(const ValuationChange& change) {
    const std::vector<Point> points = {point_of_chart(change.from, "from"), point_of_chart(change.to, "to")};
    return {"valuation", "Valuation", change_words(change), lanes_of(points, {change.multiple})};
}

}  // namespace dealcalc
