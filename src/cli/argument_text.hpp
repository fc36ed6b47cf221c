#pragma once
// Figures and claims given on the command line: read by the one grammar, with diagnostics that point into the argument.

#include <string>
#include <variant>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc::cli {

/// What is wrong with the text that `option` was given.
Diagnostic argument_problem(const std::string& option, const std::string& text, const Misread& misread);

std::variant<Reported, Diagnostic> read_figure(const std::string& option, const std::string& text, Currency home);

}  // namespace dealcalc::cli
