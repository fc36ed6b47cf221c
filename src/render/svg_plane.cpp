#include <algorithm>

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/format.h>

#include "render/svg_bodies.hpp"

namespace dealcalc::svg {
namespace {

constexpr int plane_height = 1800;
constexpr int least_width = 60;  // what is not nothing is seen

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
    PlaneDrawing(Drawing& drawing, const chart::Plane& plane, int top) : drawing_(drawing), plane_(plane), top_(top) {}

    int draw() {
        const int labels_end = place_labels();
        bottom_ = labels_end + 120 + plane_height;
        draw_heights();
        for (const chart::Pillar& pillar : plane_.pillars) draw(pillar);
        for (const PlacedLabel& label : labels_) draw(label);
        draw_values();
        const int y = draw_axis(drawing_, plane_.across, bottom_);
        return plane_.across.title.empty() ? y : titled(plane_.across.title, y);
    }

private:
    int height_of(const chart::Spot& spot) const { return bottom_ - part_of(spot.at, plane_height); }

    int place_labels() {
        LineLabels rows;
        for (const chart::Line& line : plane_.lines) {
            const int width = width_of(visible(line.label), body);
            const int centre = within_edges(across(line.spot.at), width);
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

    /// Lines across with their values on them, so that no room is lost to the left.
    void draw_heights() {
        for (const chart::Tick& tick : plane_.up.ticks) {
            const int y = height_of(tick.spot);
            drawing_.line(left_edge, y, right_edge, y, tick.spot.value.is_zero() ? axis : grid);
            drawing_.text(left_edge, y - 30, tick.label, small, Ink::muted);
        }
    }

    void draw(const chart::Pillar& pillar) {
        const int from = across(pillar.from.at);
        const int width = std::max(across(pillar.to.at) - from, least_width);
        const int left = from == across(pillar.to.at) ? std::clamp(from - width / 2, left_edge, right_edge - width) : from;
        const int foot = height_of(pillar.foot);
        const int top = height_of(pillar.top);
        drawing_.begin_group(fmt::format("{}: {}", pillar.label, pillar.value));
        drawing_.stretch({left, std::min(foot, top), width, std::max(std::abs(foot - top), 8)}, pillar.kind, false);
        drawing_.end_group();
    }

    void draw(const PlacedLabel& label) {
        const int x = across(label.line->spot.at);
        const int baseline = labels_top_ + static_cast<int>(label.row + 1) * line_height;
        drawing_.line(x, baseline + 40, x, bottom_, stated_across);
        drawing_.text_on_marks(label.centre, baseline, visible(label.line->label), body, Ink::ink, Anchor::middle);
    }

    /// The value of a pillar at its end, where it does not run into that of the pillar before.
    void draw_values() {
        int taken = 0;
        for (const chart::Pillar& pillar : plane_.pillars) {
            const int middle = (across(pillar.from.at) + across(pillar.to.at)) / 2;
            const int width = width_of(pillar.value, small);
            const int centre = within_edges(middle, width);
            if (centre - width / 2 < taken) continue;
            const bool down = pillar.top.at < pillar.foot.at;
            const int baseline = height_of(pillar.top) + (down ? 150 : -40);
            drawing_.text_on_marks(centre, baseline, pillar.value, small, Ink::ink, Anchor::middle);
            taken = centre + width / 2 + 60;
        }
    }

    Drawing& drawing_;
    const chart::Plane& plane_;
    int top_;
    int labels_top_ = 0;
    int bottom_ = 0;
    std::vector<PlacedLabel> labels_{};
};

}  // namespace

int draw(Drawing& drawing, const chart::Plane& plane, int top) { return PlaneDrawing(drawing, plane, top).draw(); }

}  // namespace dealcalc::svg
