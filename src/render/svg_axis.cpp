#include <algorithm>

#include "render/svg_bodies.hpp"

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
        drawing.text(centre, top + tick_length + 140, tick.label, small, Ink::muted, Anchor::middle);
        taken = centre + width / 2 + 60;
    }
    return top + tick_length + 180;
}

}  // namespace dealcalc::svg
