#pragma once
// Text for people: aligned tables, a line a fact, sentences wrapped to the width of the style.

#include <dealcalc/render/render.hpp>

namespace dealcalc {

std::string render_text(const Report& report, const Style& style);

}  // namespace dealcalc
