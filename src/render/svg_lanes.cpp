#include <algorithm>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>

#include "render/svg_bodies.hpp"

namespace dealcalc::svg {
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
        const Font& font = lane.sums_up ? strong : body;
        const std::string value = visible(lane.value);
        const std::vector<std::string> label = shortened(heading_of(lane), font, plot_width, most_label_lines);
        for (const std::string& line : label) drawing_.text(left_edge, y += line_height, line, font);
        const int room = plot_width - width_of(label.back(), font) - 100;
        if (value.empty()) return y;
        if (width_of(value, strong) <= room) {
            drawing_.text(right_edge, y, value, strong, Ink::ink, Anchor::end);
            return y;
        }
        for (const std::string& line : wrapped(value, strong, plot_width)) {
            drawing_.text(right_edge, y += line_height, line, strong, Ink::ink, Anchor::end);
        }
        return y;
    }

    int reason(const std::string& unknown, int y) {
        for (const std::string& line : wrapped("unknown: " + visible(unknown), small, plot_width)) {
            drawing_.text(left_edge, y += line_height, line, small, Ink::muted);
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
        const Ink ink = mark.kind == chart::Kind::gap ? Ink::gap : Ink::ink;
        const int baseline = top + band_height / 2 + 52;
        const int width = width_of(mark.label, strong) + 60;
        const int from = across(mark.from.at);
        const int to = across(mark.to.at);
        if (mark.label.empty()) return top + band_height;
        if (width <= to - from) {
            drawing_.text_on_marks((from + to) / 2, baseline, mark.label, strong, ink, Anchor::middle);
        } else if (width <= right_edge - to) {
            drawing_.text_on_marks(to + 60, baseline, mark.label, strong, ink, Anchor::start);
        } else if (width <= from - left_edge) {
            drawing_.text_on_marks(from - 60, baseline, mark.label, strong, ink, Anchor::end);
        } else {
            drawing_.text(right_edge, top + band_height + line_height, mark.label, strong, ink, Anchor::end);
            return top + band_height + line_height;
        }
        return top + band_height;
    }

    /// Each centred under its spot as far as the edges allow, and a row lower where it would run into the one before.
    int callouts(const std::vector<chart::Callout>& list, int top) {
        int taken = 0;
        int y = top;
        for (const chart::Callout& callout : list) {
            const int width = std::max(width_of(callout.number, strong), width_of(callout.words, small));
            const int x = across(callout.spot.at);
            const int centre = within_edges(x, width);
            if (y == top || centre - width / 2 < taken) y += 40;
            if (centre - width / 2 < taken) y += 2 * line_height;
            drawing_.line(x, top, x, y + 20, axis);
            drawing_.text(centre, y + line_height - 20, callout.number, strong, Ink::ink, Anchor::middle);
            drawing_.text(centre, y + 2 * line_height - 40, callout.words, small, Ink::muted, Anchor::middle);
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

}  // namespace dealcalc::svg
