#pragma once
// JSON for machines: every section under its key, facts as an object, a table as a list of objects. A quantity has its
// display text, its unit, and each end twice: as a plain number, and exactly, as a string.

#include <dealcalc/render/render.hpp>

namespace dealcalc {

std::string render_json(const Report& report, const Style& style);

/// Each row of a table as an object on a line of its own.
std::string json_lines(const Table& table);

/// A text as a JSON string in its quotes, with what could act on a terminal as escapes.
std::string json_text(std::string_view text);

}  // namespace dealcalc
