#include "render/jsonl.hpp"

#include <dealcalc/report/table.hpp>

#include "render/json.hpp"

namespace dealcalc {

std::string render_jsonl(const Report& report, const Style&) { return json_lines(main_table(report)); }

}  // namespace dealcalc
