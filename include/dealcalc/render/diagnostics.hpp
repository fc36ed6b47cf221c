#pragma once
// Diagnostics as text: sentence, place, excerpt with carets, the way out.
//
// Units: carets stand in terminal columns, so that they are right under wide letters too. Sentences are wrapped to the
// width of the style, and the line of the input is cut to it around the carets. Errors: none; control characters of the
// input come out as visible escapes.
//
// Example: see base/diagnostic.hpp.

#include <string>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/render/render.hpp>

namespace dealcalc {

/// As a file gets it: sentences are not broken, and an excerpt is as wide as its place made it.
inline constexpr Style unbroken{false, true, any_width};

std::string render_diagnostic(const Diagnostic& diagnostic, const Style& style = unbroken);

/// All of them, a blank line between, and a last line that counts where there are several.
std::string render_diagnostics(const Diagnostics& diagnostics, const Style& style = unbroken);

}  // namespace dealcalc
