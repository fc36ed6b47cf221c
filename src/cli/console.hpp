#pragma once
// Console: what the terminal and the environment say about how output may look. They never touch a number.

#include <string>

#include <dealcalc/render/diagnostics.hpp>
#include <dealcalc/render/render.hpp>

namespace dealcalc::cli {

struct Console {
    bool out_is_terminal = false;
    bool shows_progress = false;  // standard error is a terminal that can take a line away
    Style out{};                  // colour unless --color says otherwise
    Style err = unbroken;
    std::string step_summary{};  // file that GitHub Actions shows; empty elsewhere
};

/// Asks isatty, GITHUB_STEP_SUMMARY, NO_COLOR, TERM, COLUMNS, the window size and the locale variables (for ASCII on a
/// terminal that is not UTF-8).
Console look_at_console();

}  // namespace dealcalc::cli
