#include "render/svg.hpp"

#include <algorithm>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>


namespace dealcalc::svg {
namespace {

constexpr int tick_length = 50;

}  // namespace

int within_edges(int x, int width, const Plot& plot) {
    const int least = plot.left + width / 2;
    return std::clamp(x, least, std::max(least, plot.right - width / 2));
}

int draw_axis(Drawing& drawing, const chart::Scale& scale, int top, const Plot& plot) {
    drawing.line(plot.left, top, plot.right, top, axis);
    int taken = 0;
    for (const chart::Tick& tick : scale.ticks) {
        const int x = across(tick.spot.at, plot);
        const int width = width_of(tick.label, small);
        const int centre = within_edges(x, width);
        drawing.line(x, top, x, top + tick_length, axis);
        if (centre - width / 2 < taken) continue;
        drawing.text(centre, top + tick_length + 140, tick.label, small, Tone::muted, Anchor::middle);
        taken = centre + width / 2 + 60;
    }
    return top + tick_length + 180;
}

namespace {

constexpr int band_height = 200;
constexpr int between_lanes = 120;
constexpr int least_width = 20;  // what is not nothing is seen
constexpr std::size_t most_label_lines = 2;

std::string heading_of(const chart::Lane& lane) {
    return visible(lane.detail.empty() ? lane.label : fmt::format("{} · {}", lane.label, lane.detail));
}

std::string hover_words(const chart::Lane& lane) {
    std::string words = heading_of(lane);
    if (!lane.value.empty()) words += ": " + lane.value;
    return lane.unknown.empty() ? words : fmt::format("{}; unknown: {}", words, lane.unknown);
}

/// The marks of a lane stand in a band under its words.
class LaneDrawing {
public:
    LaneDrawing(Drawing& drawing, const chart::Lanes& lanes) : drawing_(drawing), lanes_(lanes) {}

    int draw(const chart::Lane& lane, int top) {
        drawing_.begin_group(hover_words(lane));
        int y = words(lane, top);
        if (!lane.unknown.empty()) y = reason(lane.unknown, y);
        if (!lane.marks.empty()) y = band(lane, y + 50);
        drawing_.end_group();
        return y;
    }

private:
    /// The label to the left and the value to the right, on one line where both fit. A value is never cut.
    int words(const chart::Lane& lane, int y) {
        const Font& font = lane.sums_up ? bold_body : body;
        const std::string value = visible(lane.value);
        const std::vector<std::string> label = shortened(heading_of(lane), font, plot_width, most_label_lines);
        for (const std::string& line : label) drawing_.text(left_edge, y += line_height, line, font);
        const int room = plot_width - width_of(label.back(), font) - 100;
        if (value.empty()) return y;
        if (width_of(value, bold_body) <= room) {
            drawing_.text(right_edge, y, value, bold_body, Tone::strong, Anchor::end);
            return y;
        }
        for (const std::string& line : wrapped(value, bold_body, plot_width)) {
            drawing_.text(right_edge, y += line_height, line, bold_body, Tone::strong, Anchor::end);
        }
        return y;
    }

    int reason(const std::string& unknown, int y) {
        for (const std::string& line : wrapped("unknown: " + visible(unknown), small, plot_width)) {
            drawing_.text(left_edge, y += line_height, line, small, Tone::muted);
        }
        return y;
    }

    int band(const chart::Lane& lane, int top) {
        for (const chart::Tick& tick : lanes_.scale.ticks) {
            drawing_.line(across(tick.spot.at), top, across(tick.spot.at), top + band_height, grid);
        }
        for (const chart::Mark& mark : lane.marks) draw(mark, top);
        if (!states(lane)) draw_lines(top);
        int y = top + band_height;
        for (const chart::Mark& mark : lane.marks) y = std::max(y, label_of(mark, top));
        return callouts(lane.callouts, y);
    }

    /// A lane that states something has its own line.
    static bool states(const chart::Lane& lane) {
        return std::any_of(lane.marks.begin(), lane.marks.end(),
                           [](const chart::Mark& mark) { return mark.kind == chart::Kind::stated; });
    }

    void draw_lines(int top) {
        for (const chart::Line& line : lanes_.lines) {
            drawing_.line(across(line.spot.at), top, across(line.spot.at), top + band_height + 60, stated_across);
        }
    }

    void draw(const chart::Mark& mark, int top) {
        const int from = across(mark.from.at);
        const int to = across(mark.to.at);
        if (mark.kind == chart::Kind::stated) {
            draw_stated(mark, from, to, top);
            return;
        }
        if (mark.from.value == mark.to.value && !mark.unbounded) {
            drawing_.line(from, top, from, top + band_height, axis);
            return;
        }
        const int width = std::max(to - from, least_width);
        drawing_.stretch({std::min(from, right_edge - width), top, width, band_height}, mark.kind, mark.unbounded);
        if (mark.kind != chart::Kind::range) return;
        if (mark.open_from) drawing_.circle(from, top + band_height / 2, 35);
        if (mark.open_to) drawing_.circle(to, top + band_height / 2, 35);
    }

    /// A claim is no amount of money, and so a line and not a bar.
    void draw_stated(const chart::Mark& mark, int from, int to, int top) {
        const int middle = top + band_height / 2;
        if (from != to) drawing_.line(from, middle, to - (mark.unbounded ? 60 : 0), middle, stated);
        if (mark.unbounded) {
            drawing_.stretch({to - 90, middle - 45, 90, 90}, mark.kind, true);
        } else {
            end_of_stated(to, top, mark.open_to);
        }
        if (from != to) end_of_stated(from, top, mark.open_from);
    }

    void end_of_stated(int x, int top, bool open) {
        if (open) {
            drawing_.circle(x, top + band_height / 2, 35);
        } else {
            drawing_.line(x, top, x, top + band_height, stated);
        }
    }

    /// Inside the mark, else to its right or left, else on a line of its own. Where the lane ends then.
    int label_of(const chart::Mark& mark, int top) {
        const Tone ink = mark.kind == chart::Kind::gap ? Tone::gap : Tone::strong;
        const int baseline = top + band_height / 2 + 52;
        const int width = width_of(mark.label, bold_body) + 60;
        const int from = across(mark.from.at);
        const int to = across(mark.to.at);
        if (mark.label.empty()) return top + band_height;
        if (width <= to - from) {
            drawing_.text_on_marks((from + to) / 2, baseline, mark.label, bold_body, ink, Anchor::middle);
        } else if (width <= right_edge - to) {
            drawing_.text_on_marks(to + 60, baseline, mark.label, bold_body, ink, Anchor::start);
        } else if (width <= from - left_edge) {
            drawing_.text_on_marks(from - 60, baseline, mark.label, bold_body, ink, Anchor::end);
        } else {
            drawing_.text(right_edge, top + band_height + line_height, mark.label, bold_body, ink, Anchor::end);
            return top + band_height + line_height;
        }
        return top + band_height;
    }

    /// Each centred under its spot as far as the edges allow, and a row lower where it would run into the one before.
    int callouts(const std::vector<chart::Callout>& list, int top) {
        int taken = 0;
        int y = top;
        for (const chart::Callout& callout : list) {
            const int width = std::max(width_of(callout.number, bold_body), width_of(callout.words, small));
            const int x = across(callout.spot.at);
            const int centre = within_edges(x, width);
            if (y == top || centre - width / 2 < taken) y += 40;
            if (centre - width / 2 < taken) y += 2 * line_height;
            drawing_.line(x, top, x, y + 20, axis);
            drawing_.text(centre, y + line_height - 20, callout.number, bold_body, Tone::strong, Anchor::middle);
            drawing_.text(centre, y + 2 * line_height - 40, callout.words, small, Tone::muted, Anchor::middle);
            taken = centre + width / 2 + 80;
        }
        return list.empty() ? top : y + 2 * line_height - 20;
    }

    Drawing& drawing_;
    const chart::Lanes& lanes_;
};

int draw_step(Drawing& drawing, const std::string& step, int top) {
    drawing.path(stated, fmt::format("M{0} {1}V{2}M{3} {4}L{0} {2}L{5} {4}", units(left_edge + 50), units(top + 50),
                                     units(top + 200), units(left_edge + 15), units(top + 155), units(left_edge + 85)));
    int y = top;
    for (const std::string& line : wrapped(visible(step), body, plot_width - 150)) {
        drawing.text(left_edge + 150, y += line_height, line, body);
    }
    return y;
}

}  // namespace

int draw(Drawing& drawing, const chart::Lanes& lanes, int top) {
    LaneDrawing lane_drawing(drawing, lanes);
    int y = top;
    for (const chart::Lane& lane : lanes.lanes) {
        if (&lane != &lanes.lanes.front()) y += between_lanes;
        if (!lane.step.empty()) y = draw_step(drawing, lane.step, y) + 50;
        y = lane_drawing.draw(lane, y);
    }
    return lanes.scale.ticks.empty() ? y : draw_axis(drawing, lanes.scale, y + between_lanes);
}

namespace {

constexpr int cell_size = 220;
constexpr int cell_pitch = 280;
constexpr int text_edge = left_edge + cell_size + 100;

std::string moved(std::string_view path, int x, int y) {
    return fmt::format("transform=\"translate({} {})\" {}", units(x), units(y), path);
}

/// What is drawn in a cell of 22 by 22 units, so that the verdicts differ without colour.
std::string_view sign_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::fails: return "M5.5 5.5L16.5 16.5M16.5 5.5L5.5 16.5";
        case Verdict::undetermined: return "M7.5 8.5C7.5 3.5 14.5 3.5 14.5 8C14.5 11 11 10.5 11 13.5M11 16.4V18.2";
        case Verdict::unchecked: return "M6 11H16";
        case Verdict::holds_by_rounding: return "M5 9.5C8 5.5 13.5 12 17 8M5 15C8 11 13.5 17.5 17 13.5";
        case Verdict::holds: break;
    }
    return "M5 11.5L9.5 16L17 6.5";
}

constexpr std::string_view sign = "fill=\"none\" class=\"dealcalc-rule\" stroke=\"#1a1a1a\" stroke-width=\"2.4\"";
constexpr std::string_view sign_on_dark =
    "fill=\"none\" class=\"dealcalc-rim\" stroke=\"#ffffff\" stroke-width=\"2.6\"";

std::string_view frame_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::fails: return "class=\"dealcalc-gap-ink\" fill=\"#b3261e\"";
        case Verdict::unchecked:
            return "class=\"dealcalc-frame\" fill=\"none\" stroke=\"#555555\" stroke-dasharray=\"3 2\"";
        default: return "class=\"dealcalc-frame\" fill=\"none\" stroke=\"#555555\"";
    }
}

void draw_cell(Drawing& drawing, Verdict verdict, int x, int y) {
    drawing.path(moved(frame_of(verdict), x, y), "M0.5 0.5H21.5V21.5H0.5Z");
    drawing.path(moved(verdict == Verdict::fails ? sign_on_dark : sign, x, y), sign_of(verdict));
}

/// How many there are of each verdict, which says also what the signs mean.
int draw_counts(Drawing& drawing, const chart::Strip& strip, int top) {
    int x = left_edge;
    int y = top;
    for (const auto& [verdict, words] : strip.counts) {
        const int width = cell_size + 60 + width_of(words, body);
        if (x > left_edge && x + width > right_edge) {
            x = left_edge;
            y += cell_pitch;
        }
        draw_cell(drawing, verdict, x, y);
        drawing.text(x + cell_size + 60, y + 160, words, body);
        x += width + 150;
    }
    return strip.counts.empty() ? y : y + cell_size;
}

std::string hover_words(const chart::StripCell& cell) {
    return fmt::format("{}: {}; {}", cell.says, verdict_name(cell.verdict), cell.reason);
}

/// A claim by itself: its sign, what it says, and why it has its verdict.
int draw_claim(Drawing& drawing, const chart::StripRow& row, int top) {
    const chart::StripCell& cell = row.cells.front();
    drawing.begin_group(hover_words(cell));
    draw_cell(drawing, cell.verdict, left_edge, top);
    int y = top - 30;
    for (const std::string& line : shortened(visible(row.label), bold_body, right_edge - text_edge, most_label_lines)) {
        drawing.text(text_edge, y += line_height, line, bold_body);
    }
    const std::string why = fmt::format("{}: {}", verdict_name(cell.verdict), visible(cell.reason));
    for (const std::string& line : wrapped(why, small, right_edge - text_edge)) {
        drawing.text(text_edge, y += line_height, line, small, Tone::muted);
    }
    drawing.end_group();
    return y;
}

int draw_cells(Drawing& drawing, const chart::StripRow& row, int top) {
    int y = top - 30;
    for (const std::string& line : shortened(visible(row.label), bold_body, plot_width, most_label_lines)) {
        drawing.text(left_edge, y += line_height, line, bold_body);
    }
    y += 60;
    int x = left_edge;
    for (const chart::StripCell& cell : row.cells) {
        if (x + cell_size > right_edge) {
            x = left_edge;
            y += cell_pitch;
        }
        drawing.begin_group(hover_words(cell));
        draw_cell(drawing, cell.verdict, x, y);
        drawing.end_group();
        x += cell_pitch;
    }
    return row.cells.empty() ? y : y + cell_size;
}

}  // namespace

int draw(Drawing& drawing, const chart::Strip& strip, int top) {
    int y = draw_counts(drawing, strip, top);
    for (const chart::StripRow& row : strip.rows) {
        const bool is_claim = strip.layout == chart::Strip::Layout::claims;
        y = is_claim ? draw_claim(drawing, row, y + 140) : draw_cells(drawing, row, y + 140);
    }
    return y;
}

namespace {

constexpr int plane_height = 1800;
constexpr int least_pillar = 60;  // what is not nothing is seen
constexpr int beside_axis = 80;

/// Right of a column for the values of the lines across, in which no bar and no other word stands.
Plot plot_beside(const chart::Scale& up) {
    int widest = 0;
    for (const chart::Tick& tick : up.ticks) widest = std::max(widest, width_of(tick.label, small));
    return {left_edge + std::min(widest + beside_axis, plot_width / 2), right_edge};
}

/// The labels of lines, each on the first row where it does not run into another.
class LineLabels {
public:
    /// The row that words from `from` to `to` get.
    std::size_t row_for(int from, int to) {
        std::size_t row = 0;
        while (row < ends_.size() && from < ends_[row]) ++row;
        if (row == ends_.size()) ends_.push_back(0);
        ends_[row] = to + 80;
        return row;
    }
    int height() const { return static_cast<int>(ends_.size()) * line_height; }

private:
    std::vector<int> ends_;
};

struct PlacedLabel {
    const chart::Line* line;
    int centre = 0;
    std::size_t row = 0;
};

class PlaneDrawing {
public:
    PlaneDrawing(Drawing& drawing, const chart::Plane& plane, int top)
        : drawing_(drawing), plane_(plane), plot_(plot_beside(plane.up)), top_(top) {}

    int draw() {
        const int labels_end = place_labels();
        bottom_ = labels_end + 120 + plane_height;
        draw_heights();
        for (const chart::Pillar& pillar : plane_.pillars) draw(pillar);
        draw_lines();
        draw_labels_of_heights();
        for (const chart::Pillar& pillar : plane_.pillars) draw_value(pillar);
        const int y = draw_axis(drawing_, plane_.across, bottom_, plot_);
        return plane_.across.title.empty() ? y : titled(plane_.across.title, y);
    }

private:
    int place_of(const chart::Spot& spot) const { return across(spot.at, plot_); }

    int height_of(const chart::Spot& spot) const { return bottom_ - part_of(spot.at, plane_height); }

    int place_labels() {
        LineLabels rows;
        for (const chart::Line& line : plane_.lines) {
            const int width = width_of(visible(line.label), body);
            const int centre = within_edges(place_of(line.spot), width);
            labels_.push_back({&line, centre, rows.row_for(centre - width / 2, centre + width / 2)});
        }
        const int title = plane_.up.title.empty() ? top_ : titled(plane_.up.title, top_);
        labels_top_ = title;
        return title + rows.height();
    }

    int titled(const std::string& title, int y) {
        for (const std::string& line : wrapped(visible(title), small, plot_width)) {
            drawing_.text(left_edge, y += line_height, line, small, Tone::muted);
        }
        return y;
    }

    void draw_heights() {
        for (const chart::Tick& tick : plane_.up.ticks) {
            const int y = height_of(tick.spot);
            drawing_.line(plot_.left, y, plot_.right, y, tick.spot.value.is_zero() ? axis : grid);
        }
    }

    /// To the left of the lines; what is wider than the column, above them.
    void draw_labels_of_heights() {
        for (const chart::Tick& tick : plane_.up.ticks) {
            const int y = height_of(tick.spot);
            const int width = width_of(tick.label, small);
            if (left_edge + width + beside_axis <= plot_.left) {
                drawing_.text(plot_.left - beside_axis, y + 50, tick.label, small, Tone::muted, Anchor::end);
            } else {
                drawing_.text_on_marks(left_edge, y - 30, tick.label, small, Tone::muted, Anchor::start);
                taken_.push_back(around(left_edge + width / 2, y - 30, width));
            }
        }
    }

    void draw(const chart::Pillar& pillar) {
        const int from = place_of(pillar.from);
        const int to = place_of(pillar.to);
        const int width = std::max(to - from, least_pillar);
        const int left = from == to ? std::clamp(from - width / 2, plot_.left, plot_.right - width) : from;
        const int foot = height_of(pillar.foot);
        const int top = height_of(pillar.top);
        const Box box{left, std::min(foot, top), width, std::max(std::abs(foot - top), 8)};
        drawing_.begin_group(fmt::format("{}: {}", pillar.label, pillar.value));
        drawing_.stretch(box, pillar.kind, false);
        drawing_.end_group();
        taken_.push_back(box);
    }

    int baseline_of(const PlacedLabel& label) const {
        return labels_top_ + static_cast<int>(label.row + 1) * line_height;
    }

    void draw_lines() {
        for (const PlacedLabel& label : labels_) {
            const int x = place_of(label.line->spot);
            const int top = baseline_of(label) + 40;
            drawing_.line(x, top, x, bottom_, stated_across);
            taken_.push_back({x - 10, top, 20, bottom_ - top});
        }
        for (const PlacedLabel& label : labels_) {
            drawing_.text_on_marks(label.centre, baseline_of(label), visible(label.line->label), body, Tone::strong,
                                   Anchor::middle);
        }
    }

    /// At the end of the pillar: over its middle, or beside it where that is over no other pillar. Where that would run
    /// into something the value is left out; the axis, the description and a pointer over the pillar tell it.
    void draw_value(const chart::Pillar& pillar) {
        const int width = (width_of(pillar.value, small) + 1) / 2 * 2;
        const int baseline = height_of(pillar.top) + (pillar.top.at < pillar.foot.at ? 150 : -40);
        const int middle = (place_of(pillar.from) + place_of(pillar.to)) / 2;
        const int over = within_edges(middle, width, plot_);
        for (const int centre : {over, middle + width / 2 + 60, middle - width / 2 - 60}) {
            const Box box = around(centre, baseline, width);
            if (!has_room(box) || (centre != over && stands_over_a_pillar(box))) continue;
            drawing_.text_on_marks(centre, baseline, pillar.value, small, Tone::strong, Anchor::middle);
            taken_.push_back(box);
            return;
        }
    }

    bool stands_over_a_pillar(const Box& box) const {
        return std::ranges::any_of(plane_.pillars, [&](const chart::Pillar& pillar) {
            return box.x < place_of(pillar.to) && place_of(pillar.from) < box.x + box.width;
        });
    }

    /// The place of small words.
    static Box around(int centre, int baseline, int width) {
        return {centre - width / 2 - 20, baseline - 120, width + 40, 150};
    }

    bool has_room(const Box& box) const {
        if (box.x + 20 < plot_.left || box.x + box.width - 20 > plot_.right) return false;
        return std::ranges::none_of(taken_, [&](const Box& other) {
            return box.x < other.x + other.width && other.x < box.x + box.width && box.y < other.y + other.height &&
                   other.y < box.y + box.height;
        });
    }

    Drawing& drawing_;
    const chart::Plane& plane_;
    Plot plot_;
    int top_;
    int labels_top_ = 0;
    int bottom_ = 0;
    std::vector<PlacedLabel> labels_{};
    std::vector<Box> taken_{};  // by bars, lines and words
};

}  // namespace

int draw(Drawing& drawing, const chart::Plane& plane, int top) { return PlaneDrawing(drawing, plane, top).draw(); }

}  // namespace dealcalc::svg
