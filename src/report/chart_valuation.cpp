#include <algorithm>
#include <utility>

#include <dealcalc/report/words.hpp>

#include <fmt/core.h>

#include "report/cells.hpp"
#include "report/charts.hpp"
#include "report/scale.hpp"

namespace dealcalc {
namespace {

/// A valuation before it has a place on a scale.
struct Point {
    std::string key;
    std::string label;
    std::string detail;
    const Reported* value;
};

std::string words_of(const Cell& cell) {
    if (const auto* missing = std::get_if<Missing>(&cell)) return "multiple unknown: " + missing->reason;
    return std::get<Quantity>(cell).display;
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

/// `steps` has the multiple before each point but the first. Without a scale, only words.
chart::Lanes lanes_of(const std::vector<Point>& points, const std::vector<Answer>& steps,
                      const std::optional<chart::Scale>& scale) {
    chart::Lanes body;
    if (scale) body.scale = *scale;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point& point = points[i];
        chart::Lane lane{point.key, point.label, point.detail, words_of(reported_cell(*point.value))};
        const bool fits = same_kind(unit_of(point), unit_of(points.front()));
        if (!fits) lane.unknown = why_elsewhere(point, points.front());
        if (!scale) lane.unknown = words_for(Unknown{Reason::overflow});
        if (fits && scale) lane.marks = bar_on(*scale, chart::Kind::value, range_of(point));
        if (i > 0) lane.step = words_of(answer_cell(steps[i - 1]));
        body.lanes.push_back(std::move(lane));
    }
    return body;
}

chart::Lanes lanes_of(const std::vector<Point>& points, const std::vector<Answer>& steps) try {
    if (points.empty()) return {};
    return lanes_of(points, steps, scale_of(points));
} catch (const Overflow&) {
    return lanes_of(points, steps, std::nullopt);
}

/// "$60B range to about $380B: 6.33x at face value; 5.36x to 6.42x".
std::string change_words(const ValuationChange& change) {
    return capitalised(fmt::format("{} to {}: {}", words_of(reported_cell(change.from.value)),
                                   words_of(reported_cell(change.to.value)), words_of(answer_cell(change.multiple))));
}

Point point_of_chart(const ValuationPoint& point, std::string key) {
    return {std::move(key), point.name, detail_of(point.on, point.basis), &point.value};
}

}  // namespace

Chart valuation_chart(const Valuations& valuations) {
    std::vector<Point> points;
    for (const Valuation& v : valuations.lines) points.push_back({v.id, label_of(v), detail_of(v.on, v.basis), &v.value});
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
