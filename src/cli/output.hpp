#pragma once
// Output: where the bytes of a command go. A file is written whole or not at all; a full disk is an error; a closed
// pipe is not.

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/render/render.hpp>

#include "cli/command.hpp"
#include "cli/console.hpp"

namespace dealcalc::cli {

/// The machine could not take the output.
struct OutputFailure : std::runtime_error {
    OutputFailure(const std::string& what, std::string way_out)
        : std::runtime_error(what), help(std::move(way_out)) {}
    std::string help;
};

/// False where nobody reads it any more, which is no failure. Throws OutputFailure.
bool write_standard_output(std::string_view bytes);

/// What cannot be written there is lost: nowhere is left to say so.
void write_standard_error(std::string_view bytes);

/// A file that is written whole or not at all: a new one beside `path` until it is moved there, with the mode of a file
/// that it replaces. What is no regular file (a device, a pipe) is written as it is. All throw OutputFailure, and then
/// `path` is as it was.
class WholeFile {
public:
    explicit WholeFile(const std::string& path);
    ~WholeFile();
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;

    void write(std::string_view bytes);
    /// Moves the file to its place. What was written before is lost without this.
    void commit();

private:
    void check(bool done) const;

    std::string path_;       // as the user named it
    std::string target_;     // links followed
    std::string temporary_;  // empty: `target_` is written in place
    int descriptor_ = -1;
};

/// Makes a file that was not there before, whole or not at all. False, and nothing is touched, where something has that
/// name already, be it a link to nothing. Throws OutputFailure, and then no file is left.
bool create_file(const std::string& path, std::string_view bytes);

/// Checks these options before any work is done. A format that the command cannot give is refused by its name.
std::variant<Presentation, Diagnostics> presentation_of(const Command& command, const Arguments& arguments,
                                                        const Console& console);

/// The format that --format names or that the extension of --output chooses; null where there is no such format.
const Format* asked_format(const Arguments& arguments);

/// Why --output would write over what the command reads: a deal, a file of a directory, cash flows, or standard input.
/// Files are the same where the system says so, whatever links lead there.
std::optional<Diagnostic> replaces_input(const Command& command, const Arguments& arguments);

/// What reports have to hold for that format.
Extras asked_extras(const Arguments& arguments);

/// The report in the format that was asked for.
std::string bytes_of(const Report& report, const Presentation& presentation);

/// Renders a report and writes it; bytes are written as they are, and a stream as it comes. Returns the exit status.
/// Throws OutputFailure.
int show(const Outcome& outcome, const Presentation& presentation, const Console& console);

/// Of a presentation that annotates: the problems as annotations. Throws OutputFailure.
void annotate(const Diagnostics& problems, const Presentation& presentation);

void complain(const Diagnostics& problems, const Console& console);

}  // namespace dealcalc::cli
