#pragma once
// HTML for readers: one page that stands alone, with no script and no request. Every cell that has a trace is a
// disclosure that opens it; on paper all of them stand at the end, each once.

#include <dealcalc/render/render.hpp>

namespace dealcalc {

std::string render_html(const Report& report, const Style& style);

}  // namespace dealcalc
