#pragma once
// JUnit XML, as CI systems read it: a suite a deal, a case a claim. A claim that fails is a failure; undetermined or
// unchecked it is skipped, with --strict a failure too. Nothing in it depends on the time.

#include <dealcalc/render/render.hpp>

namespace dealcalc {

std::string render_junit(const Report& report, const Style& style);

}  // namespace dealcalc
