#pragma once
// The bodies of charts on a drawing. Each draws from `top` down and returns where it ends.

#include "render/svg_drawing.hpp"

namespace dealcalc::svg {

inline constexpr int line_height = 190;

int draw(Drawing& drawing, const chart::Lanes& lanes, int top);
int draw(Drawing& drawing, const chart::Strip& strip, int top);
int draw(Drawing& drawing, const chart::Plane& plane, int top);

/// The scale from edge to edge of the plot with the labels of its ticks under it; one that would run into the one before
/// is left out.
int draw_axis(Drawing& drawing, const chart::Scale& scale, int top, const Plot& plot = {});

/// The middle of words `width` wide at `x`, moved as far as the edges of the plot ask.
int within_edges(int x, int width, const Plot& plot = {});

}  // namespace dealcalc::svg
