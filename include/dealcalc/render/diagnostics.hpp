#pragma once
// Diagnostics as text: sentence, place, excerpt with carets, the way out.
//
// Units: carets stand in terminal columns, so that they are right under wide letters too. Errors: none; control
// characters of the input come out as visible escapes.
//
// Example: see base/diagnostic.hpp.

#include <string>

#include <dealcalc/base/diagnostic.hpp>

namespace dealcalc {

std::string render_diagnostic(const Diagnostic& diagnostic, bool color = false);

/// All of them, a blank line between, and a last line that counts where there are several.
std::string render_diagnostics(const Diagnostics& diagnostics, bool color = false);

}  // namespace dealcalc
