#pragma once
// Markdown as GitHub reads it: headings, tables with numbers to the right, a list of facts. Fits a step summary, an
// issue and a README.

#include <dealcalc/render/render.hpp>

namespace dealcalc {

std::string render_markdown(const Report& report, const Style& style);

/// A text as Markdown that shows just that text, wherever it stands: nothing in it is markup, a cell border, a formula
/// between dollars or the start of a list.
std::string markdown_text(std::string_view text);

}  // namespace dealcalc
