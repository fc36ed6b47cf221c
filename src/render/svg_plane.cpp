#include <algorithm>

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>

#include "render/svg_bodies.hpp"

namespace dealcalc::svg {
namespace {

constexpr int plane_height = 1800;
constexpr int least_width = 60;  // what is not nothing is seen
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
            drawing_.text(left_edge, y += line_height, line, small, Ink::muted);
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
                drawing_.text(plot_.left - beside_axis, y + 50, tick.label, small, Ink::muted, Anchor::end);
            } else {
                drawing_.text_on_marks(left_edge, y - 30, tick.label, small, Ink::muted, Anchor::start);
                taken_.push_back(around(left_edge + width / 2, y - 30, width));
            }
        }
    }

    void draw(const chart::Pillar& pillar) {
        const int from = place_of(pillar.from);
        const int to = place_of(pillar.to);
        const int width = std::max(to - from, least_width);
        const int left = from == to ? std::clamp(from - width / 2, plot_.left, plot_.right - width) : from;
        const int foot = height_of(pillar.foot);
        const int top = height_of(pillar.top);
        const Box box{left, std::min(foot, top), width, std::max(std::abs(foot - top), 8)};
        drawing_.begin_group(fmt::format("{}: {}", pillar.label, pillar.value));
        drawing_.stretch(box, pillar.kind, false);
        drawing_.end_group();
        taken_.push_back(box);
    }

    int baseline_of(const PlacedLabel& label) const { return labels_top_ + static_cast<int>(label.row + 1) * line_height; }

    void draw_lines() {
        for (const PlacedLabel& label : labels_) {
            const int x = place_of(label.line->spot);
            const int top = baseline_of(label) + 40;
            drawing_.line(x, top, x, bottom_, stated_across);
            taken_.push_back({x - 10, top, 20, bottom_ - top});
        }
        for (const PlacedLabel& label : labels_) {
            drawing_.text_on_marks(label.centre, baseline_of(label), visible(label.line->label), body, Ink::ink,
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
            drawing_.text_on_marks(centre, baseline, pillar.value, small, Ink::ink, Anchor::middle);
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
