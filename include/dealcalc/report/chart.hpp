#pragma once
// Chart: a picture of a report, still typed. Every length is computed before it gets here; a renderer lays out and
// multiplies positions by pixels.
//
// A chart is lanes (labelled rows over one scale: a waterfall, steps), a strip (verdicts in rows), or a plane (bars
// over two scales: a distribution, cash flows on a time line). What has no end is drawn open. What is not known stands
// in words in its row, and never as a bar of length 0.
//
// Units: values in base units (see unit.hpp), dates in days since 1970-01-01; positions from 0, where the scale
// begins, to 1, where it ends, exact. Words are those of words.hpp.
//
// Example (first deal, exposure on a scale from $0 to $330B):
//   const auto& lanes = std::get<chart::Lanes>(report.charts.front().body);
//   lanes.lanes[2].marks.front().from.at;   // 17/66: the milestone tranche begins at $85B
//   lanes.lanes[2].marks.front().to.at;     // 19/22: and ends at $285B

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <dealcalc/base/rational.hpp>
#include <dealcalc/base/unit.hpp>
#include <dealcalc/base/verdict.hpp>

namespace dealcalc {

namespace chart {

/// A value, and where it lies on its scale.
struct Spot {
    Number value;
    Number at;
    friend bool operator==(const Spot&, const Spot&) = default;
};

struct Tick {
    Spot spot;
    std::string label;  // "$100B"
    friend bool operator==(const Tick&, const Tick&) = default;
};

/// From `low` at position 0 to `high` at position 1; low <= high. Where both are the same, every position is 0.
struct Scale {
    std::string title;  // "Probability"; empty where the labels say enough
    Unit unit{};
    bool of_dates = false;  // values are days since 1970-01-01, and `unit` has no meaning
    Number low;
    Number high;
    std::vector<Tick> ticks;  // in order; there is at least one
};

/// What a mark stands for. How it looks is up to the renderer: the kinds differ without colour too.
enum class Kind {
    prior,       // committed before
    firm,        // unconditional, now
    committed,   // prior and firm together
    contingent,  // on a condition: hatched
    range,       // between the least and the most that the figures allow
    value,       // a quantity by itself
    stated,      // what a claim says
    gap,         // between what a claim says and what the figures allow
    chance,      // a probability
    paid,        // a cash flow from the investor
    received,    // a cash flow to the investor
};

/// "prior", "firm", "committed", "contingent", "range", "value", "stated", "gap", "chance", "paid", "received".
std::string_view kind_name(Kind kind);

/// A stretch of a lane, or a point where both ends are the same. An `open` end does not belong to the stretch.
/// `unbounded` goes on beyond the scale, of which `to` is then the end.
struct Mark {
    Kind kind = Kind::value;
    Spot from;
    Spot to;
    std::string label{};  // to stand beside it: "gap $45B"; may be empty
    bool open_from = false;
    bool open_to = false;
    bool unbounded = false;
    friend bool operator==(const Mark&, const Mark&) = default;
};

/// A number to read at its place under a lane: "$85B" over "committed".
struct Callout {
    Spot spot;
    std::string number;
    std::string words;
    friend bool operator==(const Callout&, const Callout&) = default;
};

/// A row: what it is, how much it is in words, and the marks that show it, in the order they are painted.
struct Lane {
    std::string key;        // id, unique among the lanes
    std::string label;      // "Milestone tranche"
    std::string detail{};   // "contingent", "2026-04"; may be empty
    std::string value{};    // "up to $200B"; may be empty
    std::string unknown{};  // why there is nothing to draw; empty where there is
    bool sums_up = false;   // what the lanes before it come to
    std::vector<Mark> marks{};
    std::vector<Callout> callouts{};  // in the order of their spots
    std::string step{};               // from the lane before to this one: "6.33x"; may be empty
};

/// A line across all lanes or the whole plane, at a place of the scale (of a plane, the scale across).
struct Line {
    Kind kind = Kind::stated;
    Spot spot;
    std::string label{};  // "$330B stated"
    friend bool operator==(const Line&, const Line&) = default;
};

struct Lanes {
    Scale scale;
    std::vector<Lane> lanes;
    std::vector<Line> lines{};
};

/// A claim, by its verdict.
struct StripCell {
    Verdict verdict = Verdict::unchecked;
    std::string key;     // id of the claim
    std::string says;    // "exposure is up to $330B"
    std::string reason;  // why it has its verdict
    friend bool operator==(const StripCell&, const StripCell&) = default;
};

struct StripRow {
    std::string label;
    std::vector<StripCell> cells;
};

/// Verdicts in rows: a claim a row, or a deal a row with a cell for each of its claims.
struct Strip {
    enum class Layout { claims, deals };
    Layout layout = Layout::claims;
    std::vector<StripRow> rows;
    std::vector<std::pair<Verdict, std::string>> counts;  // "2 undetermined", worst first; those that occur
};

/// A bar that stands on the plane, `from` to `to` across (the same: a stem at one place) and `foot` to `top` up.
struct Pillar {
    Kind kind = Kind::chance;
    Spot from;
    Spot to;
    Spot foot;
    Spot top;
    std::string label;  // "$105B"
    std::string value;  // "12.5 %"
};

struct Plane {
    Scale across;
    Scale up;
    std::vector<Pillar> pillars;  // in their order across
    std::vector<Line> lines{};    // quantiles, today
};

struct LegendItem {
    Kind kind;
    std::string words;
    friend bool operator==(const LegendItem&, const LegendItem&) = default;
};

}  // namespace chart

struct Chart {
    std::string key;          // "exposure": stable, and unique in its report
    std::string title;        // what is shown
    std::string finding{};    // what it comes to, in a sentence; may be empty
    std::variant<chart::Lanes, chart::Strip, chart::Plane> body;
    std::vector<chart::LegendItem> legend{};  // where the rows do not name their marks themselves
    std::vector<std::string> notes{};
};

/// Everything that the chart shows in sentences, for those who do not see it.
std::string description_of(const Chart& chart);

}  // namespace dealcalc
