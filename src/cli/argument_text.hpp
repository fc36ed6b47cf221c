#pragma once
// Figures and claims given on the command line: read by the one grammar, with diagnostics that point into the argument.

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc::cli {

/// What is wrong with the text that `option` was given.
Diagnostic argument_problem(const std::string& option, const std::string& text, const Misread& misread);

std::variant<Reported, Diagnostic> read_figure(const std::string& option, const std::string& text, Currency home);

/// A part of what an option was given: "$5B" in --round "invest=$5B pre=$55B". Messages show the whole, with carets at
/// the part.
struct ArgumentPart {
    std::string option;
    std::string argument;
    std::size_t at = 0;  // where the part begins
    std::string text;
};

ArgumentPart whole_argument(std::string_view option, std::string argument);
/// `length` bytes from byte `at` of the part, blanks at both ends left out.
ArgumentPart part_of(const ArgumentPart& whole, std::size_t at, std::size_t length = std::string::npos);

/// `misread` counts from the start of the part.
Diagnostic argument_problem(const ArgumentPart& part, Misread misread);
/// All of the part is wrong.
Diagnostic argument_problem(const ArgumentPart& part, std::string what, std::string help);

std::variant<Reported, Diagnostic> read_figure(const ArgumentPart& part, Currency home);

}  // namespace dealcalc::cli
