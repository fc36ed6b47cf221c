#include <limits>
#include <set>
#include <string>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "render/formats.hpp"
#include "render/json.hpp"

namespace dealcalc {
namespace {

using Json = nlohmann::ordered_json;

constexpr int width = 480;
constexpr std::string_view schema = "https://vega.github.io/schema/vega-lite/v5.json";

/// Names in a file are data: no reader of the picture is to be led astray by what acts on text.
Json words(std::string_view text) { return visible(text); }

/// A whole number of 64 bits as it is, any other as the nearest double.
Json plain_number(const Number& number) {
    if (const auto word = number.as_int64()) return *word;
    return to_double(number);
}

Json field(std::string_view name, std::string_view type) { return {{"field", name}, {"type", type}}; }

Json only_where(std::string_view test) { return Json::array({{{"filter", test}}}); }

/// The axis of a scale with dealcalc's own words at its ticks: the index of a tick counts from 0 to 1 along them.
Json axis_of(const chart::Scale& scale) {
    Json values = Json::array();
    Json labels = Json::array();
    for (const chart::Tick& tick : scale.ticks) {
        values.push_back(plain_number(tick.spot.value));
        labels.push_back(words(tick.label));
    }
    Json axis{{"title", scale.title.empty() ? Json() : words(scale.title)}, {"values", values}, {"grid", true}};
    const std::size_t last = scale.ticks.empty() ? 0 : scale.ticks.size() - 1;
    axis["labelExpr"] = fmt::format("{}[round(datum.index * {})]", labels.dump(), last);
    return axis;
}

/// A scale of one value still needs two ends.
Json position(std::string_view name, const chart::Scale& scale) {
    Json encoding = field(name, "quantitative");
    const Number high = scale.low == scale.high ? scale.low + Number(1) : scale.high;
    encoding["scale"] = {{"domain", {plain_number(scale.low), plain_number(high)}}, {"nice", false}, {"zero", false}};
    encoding["axis"] = axis_of(scale);
    return encoding;
}

/// Light and dark, and an outline where a stretch is not certain: the kinds differ in grey too.
Json by_kind() {
    Json encoding = field("kind", "nominal");
    encoding["scale"] = {{"domain", {"prior", "firm", "committed", "contingent", "range", "value", "gap", "chance",
                                     "paid", "received"}},
                         {"range", {"#17375e", "#5b8fc7", "#17375e", "#c9d8ea", "#e6edf6", "#5b8fc7", "#ffffff",
                                    "#5b8fc7", "#17375e", "#5b8fc7"}}};
    encoding["legend"] = nullptr;
    return encoding;
}

Json tooltip_of(std::initializer_list<std::string_view> names) {
    Json list = Json::array();
    for (const std::string_view name : names) list.push_back(field(name, "nominal"));
    return list;
}

/// The names of the lanes as the picture sorts them, each of its own.
std::vector<std::string> lane_names(const chart::Lanes& body) {
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (const chart::Lane& lane : body.lanes) {
        std::string name = visible(lane.detail.empty() ? lane.label : fmt::format("{} · {}", lane.label, lane.detail));
        for (std::size_t i = 2; !taken.insert(name).second; ++i) name = fmt::format("{} ({})", visible(lane.label), i);
        names.push_back(std::move(name));
    }
    return names;
}

Json mark_row(const std::string& lane, const chart::Lane& of, const chart::Mark& mark) {
    return {{"lane", lane},
            {"id", words(of.key)},
            {"kind", chart::kind_name(mark.kind)},
            {"low", plain_number(mark.from.value)},
            {"high", plain_number(mark.to.value)},
            {"low_included", !mark.open_from},
            {"high_included", !mark.open_to},
            {"unbounded", mark.unbounded},
            {"display", words(mark.label.empty() ? of.value : mark.label)}};
}

Json lane_row(const std::string& lane, const chart::Lane& of) {
    std::string display = visible(of.value);
    if (!of.unknown.empty()) display += (display.empty() ? "" : "; ") + ("unknown: " + visible(of.unknown));
    Json row{{"lane", lane}, {"id", words(of.key)}, {"display", display}};
    if (!of.step.empty()) row["step"] = words(of.step);
    return row;
}

Json lane_axis(const std::vector<std::string>& names) {
    Json encoding = field("lane", "nominal");
    encoding["scale"] = {{"domain", names}};
    encoding["axis"] = {{"title", nullptr}, {"labelLimit", 320}, {"ticks", false}, {"domain", false}};
    return encoding;
}

Json stretches(const Json& y, const chart::Scale& scale) {
    return {{"transform", only_where("datum.kind != 'stated'")},
            {"mark", {{"type", "bar"}, {"stroke", "#17375e"}, {"strokeWidth", 0.7}}},
            {"encoding",
             {{"y", y}, {"x", position("low", scale)}, {"x2", {{"field", "high"}}}, {"color", by_kind()},
              {"tooltip", tooltip_of({"lane", "kind", "display"})}}}};
}

Json stated_ends(const Json& y, const chart::Scale& scale) {
    return {{"transform", only_where("datum.kind == 'stated' && !datum.unbounded")},
            {"mark", {{"type", "tick"}, {"thickness", 3}, {"color", "#b3261e"}}},
            {"encoding", {{"y", y}, {"x", position("high", scale)}}}};
}

Json stated_ranges(const Json& y, const chart::Scale& scale) {
    return {{"transform", only_where("datum.kind == 'stated' && datum.low != datum.high")},
            {"mark", {{"type", "rule"}, {"strokeWidth", 2}, {"color", "#b3261e"}}},
            {"encoding", {{"y", y}, {"x", position("low", scale)}, {"x2", {{"field", "high"}}}}}};
}

Json arrows(const Json& y, const chart::Scale& scale) {
    return {{"transform", only_where("datum.unbounded")},
            {"mark", {{"type", "point"}, {"shape", "triangle-right"}, {"filled", true}, {"size", 120},
                      {"color", "#17375e"}}},
            {"encoding", {{"y", y}, {"x", position("high", scale)}}}};
}

Json gap_words(const Json& y, const chart::Scale& scale) {
    return {{"transform", only_where("datum.kind == 'gap'")},
            {"mark", {{"type", "text"}, {"align", "right"}, {"dx", -6}, {"fontWeight", "bold"}, {"color", "#b3261e"}}},
            {"encoding", {{"y", y}, {"x", position("low", scale)}, {"text", field("display", "nominal")}}}};
}

Json picture_of(const chart::Lanes& body) {
    const std::vector<std::string> names = lane_names(body);
    Json marks = Json::array();
    Json lanes = Json::array();
    for (std::size_t i = 0; i < body.lanes.size(); ++i) {
        for (const chart::Mark& mark : body.lanes[i].marks) marks.push_back(mark_row(names[i], body.lanes[i], mark));
        lanes.push_back(lane_row(names[i], body.lanes[i]));
    }
    const Json y = lane_axis(names);
    Json drawn = Json::array();
    if (!marks.empty()) {
        const chart::Scale& scale = body.scale;
        drawn.push_back({{"data", {{"values", marks}}},
                         {"layer", {stretches(y, scale), stated_ranges(y, scale), stated_ends(y, scale),
                                    arrows(y, scale), gap_words(y, scale)}}});
    }
    drawn.push_back({{"data", {{"values", lanes}}},
                     {"mark", {{"type", "text"}, {"align", "left"}, {"limit", 260}}},
                     {"encoding", {{"y", y}, {"x", {{"value", width + 8}}}, {"text", field("display", "nominal")},
                                   {"tooltip", tooltip_of({"lane", "display"})}}}});
    return {{"width", width}, {"height", {{"step", 34}}}, {"layer", drawn}};
}

Json picture_of(const chart::Strip& strip) {
    Json values = Json::array();
    for (std::size_t r = 0; r < strip.rows.size(); ++r) {
        for (std::size_t c = 0; c < strip.rows[r].cells.size(); ++c) {
            const chart::StripCell& cell = strip.rows[r].cells[c];
            values.push_back({{"row", r + 1}, {"place", c + 1}, {"label", words(strip.rows[r].label)},
                              {"id", words(cell.key)}, {"verdict", verdict_name(cell.verdict)},
                              {"says", words(cell.says)}, {"reason", words(cell.reason)}});
        }
    }
    Json y = field("row", "ordinal");
    y["axis"] = nullptr;
    Json x = field("place", "ordinal");
    x["axis"] = nullptr;
    Json color = field("verdict", "nominal");
    color["scale"] = {{"domain", {"fails", "undetermined", "unchecked", "holds by rounding", "holds"}},
                      {"range", {"#b3261e", "#f0c36a", "#d8d8d8", "#a9cbf0", "#5b8fc7"}}};
    const bool are_claims = strip.layout == chart::Strip::Layout::claims;
    const Json said = are_claims ? "datum.verdict + ': ' + datum.says" : "datum.label";
    Json text{{"transform", Json::array({{{"filter", "datum.place == 1"}}, {{"calculate", said}, {"as", "said"}}})},
              {"mark", {{"type", "text"}, {"align", "right"}, {"x", -8}, {"limit", 420}}},
              {"encoding", {{"y", y}, {"text", field("said", "nominal")}}}};
    Json cells{{"mark", {{"type", "rect"}, {"stroke", "#ffffff"}, {"strokeWidth", 2}}},
               {"encoding", {{"y", y}, {"x", x}, {"color", color},
                             {"tooltip", tooltip_of({"label", "says", "verdict", "reason"})}}}};
    return {{"width", {{"step", 24}}}, {"height", {{"step", 24}}}, {"data", {{"values", values}}},
            {"layer", {cells, text}}};
}

/// Bars where a pillar has a width, and stems where it stands at one place.
Json pillars_of(const chart::Plane& plane, bool stems) {
    Json encoding{{"x", position("from", plane.across)}, {"y", position("foot", plane.up)}, {"y2", {{"field", "top"}}},
                  {"color", by_kind()}, {"tooltip", tooltip_of({"label", "value", "kind"})}};
    if (!stems) encoding["x2"] = {{"field", "to"}};
    Json mark = stems ? Json{{"type", "rule"}, {"strokeWidth", 8}}
                      : Json{{"type", "bar"}, {"stroke", "#17375e"}, {"strokeWidth", 0.7}};
    return {{"transform", only_where(stems ? "datum.from == datum.to" : "datum.from != datum.to")},
            {"mark", std::move(mark)}, {"encoding", std::move(encoding)}};
}

Json picture_of(const chart::Plane& plane) {
    Json values = Json::array();
    for (const chart::Pillar& pillar : plane.pillars) {
        values.push_back({{"kind", chart::kind_name(pillar.kind)}, {"label", words(pillar.label)},
                          {"value", words(pillar.value)}, {"from", plain_number(pillar.from.value)},
                          {"to", plain_number(pillar.to.value)}, {"foot", plain_number(pillar.foot.value)},
                          {"top", plain_number(pillar.top.value)}});
    }
    Json lines = Json::array();
    for (const chart::Line& line : plane.lines) {
        lines.push_back({{"at", plain_number(line.spot.value)}, {"label", words(line.label)}});
    }
    const Json at = position("at", plane.across);
    Json rules{{"mark", {{"type", "rule"}, {"strokeDash", {5, 3}}}}, {"encoding", {{"x", at}}}};
    Json labels{{"mark", {{"type", "text"}, {"align", "left"}, {"dx", 4}, {"y", 8}}},
                {"encoding", {{"x", at}, {"text", field("label", "nominal")}}}};
    Json drawn = Json::array();
    drawn.push_back({{"data", {{"values", values}}}, {"layer", {pillars_of(plane, false), pillars_of(plane, true)}}});
    if (!lines.empty()) drawn.push_back({{"data", {{"values", lines}}}, {"layer", {rules, labels}}});
    return {{"width", width}, {"height", 220}, {"layer", drawn}};
}

Json spec_of(const Chart& chart) {
    Json spec = std::visit([](const auto& body) { return picture_of(body); }, chart.body);
    Json title{{"text", words(chart.finding.empty() ? chart.title : chart.finding)}, {"anchor", "start"}};
    if (!chart.finding.empty()) title["subtitle"] = words(chart.title);
    spec["name"] = chart.key;
    spec["title"] = std::move(title);
    spec["description"] = words(description_of(chart));
    return spec;
}

}  // namespace

std::string double_text(double number) { return Json(number).dump(); }

std::string render_vega_lite(const Report& report, const Style&) {
    Json spec;
    spec["$schema"] = schema;
    spec["title"] = words(report.title);
    spec["config"] = {{"view", {{"stroke", nullptr}}}};
    spec["resolve"] = {{"scale", {{"color", "independent"}}}};
    spec["vconcat"] = Json::array();
    for (const Chart& chart : report.charts) spec["vconcat"].push_back(spec_of(chart));
    return spec.dump(2) + "\n";
}

}  // namespace dealcalc
