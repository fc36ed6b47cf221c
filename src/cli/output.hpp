#pragma once
// Output: where the bytes of a command go. A file is written whole or not at all; a full disk is an error; a closed
// pipe is not.

#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/render/render.hpp>

#include "cli/command.hpp"
#include "cli/console.hpp"

namespace dealcalc::cli {

/// The machine could not take the output.
struct OutputFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Throws OutputFailure.
void write_standard_output(std::string_view bytes);

/// Writes a new file beside `path` and moves it there, keeping the mode of a file that it replaces; what is no regular
/// file (a device, a pipe) is written as it is. Throws OutputFailure, and then `path` is as it was.
void write_file(const std::string& path, std::string_view bytes);

/// Makes a file that was not there before, whole or not at all. False, and nothing is touched, where something has that
/// name already, be it a link to nothing. Throws OutputFailure, and then no file is left.
bool create_file(const std::string& path, std::string_view bytes);

/// How a command shall show its report, from --format, --tidy, --bom, --output and --color.
struct Presentation {
    const Format* format = nullptr;  // null for a command that prints a text of one form
    std::string file{};  // empty: standard output
    bool tidy = false;
    bool bom = false;
    bool annotates = false;      // for GitHub Actions, which read standard output
    std::string step_summary{};  // of these: a file that gets the report in Markdown too; may be empty
    Style style{};
};

/// Checks these options before any work is done. A format that the command cannot give is refused by its name.
std::variant<Presentation, Diagnostics> presentation_of(const Command& command, const Arguments& arguments,
                                                        const Console& console);

/// Renders a report and writes it; bytes are written as they are. Throws OutputFailure.
void show(const Outcome& outcome, const Presentation& presentation);

/// Of a presentation that annotates: the problems as annotations. Throws OutputFailure.
void annotate(const Diagnostics& problems, const Presentation& presentation);

void complain(const Diagnostics& problems, const Console& console);

}  // namespace dealcalc::cli
