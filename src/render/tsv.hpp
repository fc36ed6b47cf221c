#pragma once
// TSV: the main table of the report, a header, a row an item, fields between tabs. Columns: render/bare.hpp.

#include <dealcalc/render/render.hpp>

namespace dealcalc {

std::string render_tsv(const Report& report, const Style& style);

/// A text as one field: guarded against being run as a formula; backslash, tab, line feed and carriage return as
/// \\, \t, \n and \r, so that a line is a row; other control characters and bidi controls as \x1b and \u202e. As every
/// backslash of the text is doubled, the text can be had back.
std::string tsv_text(const std::string& text);

}  // namespace dealcalc
