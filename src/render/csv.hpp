#pragma once
// CSV (RFC 4180): the main table of the report, a header, a row an item, lines that end in CR LF. Columns: render/bare.hpp.

#include <dealcalc/render/render.hpp>

namespace dealcalc {

std::string render_csv(const Report& report, const Style& style);

/// A text as one field: guarded against being run as a formula, and quoted where it has to be. Control characters stay, in
/// quotes: CSV has no escape for them, and the field read back is the text.
std::string csv_text(const std::string& text);

/// A quick look that finds nearly all texts that csv_text leaves as they are.
bool is_csv_field(std::string_view text);

}  // namespace dealcalc
