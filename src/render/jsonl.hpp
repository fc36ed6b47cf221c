#pragma once
// JSON lines: the main table of the report, a row a line, each the object that it is in the JSON format.

#include <dealcalc/render/render.hpp>

namespace dealcalc {

std::string render_jsonl(const Report& report, const Style& style);

}  // namespace dealcalc
