#pragma once
// Vega-Lite: the charts of a report as a specification (version 5) with its data inline, for notebooks and newsrooms.
// Values stand as plain numbers in base units, and as the words that dealcalc says them in.

#include <dealcalc/render/render.hpp>

namespace dealcalc {

std::string render_vega_lite(const Report& report, const Style& style);

}  // namespace dealcalc
