#pragma once
// JSON for machines: every section under its key, facts as an object, a table as a list of objects. A quantity has its
// display text, its unit, and each end twice: as a plain number, and exactly, as a string.

#include <dealcalc/render/render.hpp>

namespace dealcalc {

std::string render_json(const Report& report, const Style& style);

}  // namespace dealcalc
