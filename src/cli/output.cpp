#include "cli/output.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <dealcalc/render/diagnostics.hpp>
#include <dealcalc/report/report.hpp>
#include <fmt/core.h>

#include "base/text.hpp"
#include "cli/arguments.hpp"
#include "cli/deals.hpp"
#include "render/claims.hpp"

namespace dealcalc::cli {
namespace {

/// The way out of what the system says.
std::string help_for(int error) {
    switch (error) {
    case ENOENT:
    case ENOTDIR: return "there is no such folder: make it, or choose another place";
    case EISDIR: return "this is a folder: name a file in it";
    case EACCES:
    case EPERM:
    case EROFS: return "it may not be written: choose another place, or change the permissions";
    default: return "free some room, or choose another place";
    }
}

[[noreturn]] void fail(const std::string& what) {
    const int error = errno;
    throw OutputFailure(fmt::format("cannot write {}: {}", what, std::strerror(error)), help_for(error));
}

/// False with errno set on failure.
bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// The mode that a new file would get.
mode_t default_mode() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

/// False with errno set on failure.
bool write_and_close(int file, std::string_view bytes) {
    const bool written = write_all(file, bytes);
    const int reason = errno;
    const bool closed = ::close(file) == 0;
    if (!written) errno = reason;
    return written && closed;
}

/// A link is followed, so that the file it names is replaced and not the link.
std::string resolved(const std::string& path) {
    char* real = ::realpath(path.c_str(), nullptr);
    std::string result = real ? real : path;
    std::free(real);
    return result;
}

std::vector<std::string_view> names_of(const std::vector<const Format*>& formats) {
    std::vector<std::string_view> names;
    for (const Format* format : formats) names.push_back(format->name);
    return names;
}

std::string listed(const std::vector<std::string_view>& names) {
    return join(names, ", ");
}

/// The end of the file's name from its last dot; empty where it has none.
std::string extension_of(const std::string& file) {
    const std::string name = file.substr(file.find_last_of('/') + 1);
    const std::size_t dot = name.find_last_of('.');
    return dot == std::string::npos || dot == 0 ? "" : name.substr(dot);
}

/// What the user asked for, by name or by the file's extension, among all formats.
const Format* known_format(const Command& command, const Arguments& arguments, Diagnostics& problems) {
    const std::vector<std::string_view> known = names_of(formats_of(command));
    const Format* format = asked_format(arguments);
    const auto name = arguments.value("--format");
    if (!format && name) {
        problems.push_back(unknown_value("--format", *name, known));
    } else if (!format) {
        const std::string extension = extension_of(arguments.value("--output").value_or(""));
        problems.push_back(usage_problem(fmt::format("no format ends in {}", extension),
                                         fmt::format("say which with --format: {}", listed(known))));
    }
    return format;
}

/// A command that prints a text of one form has no format.
const Format* choose_format(const Command& command, const Arguments& arguments, Diagnostics& problems) {
    if (command.offers.empty()) return nullptr;
    const Format* format = known_format(command, arguments, problems);
    if (format && !offers(command, *format)) {
        problems.push_back(usage_problem(
            fmt::format("{} has no {}: it makes no {}", command.name, format->name, content_name(format->needs)),
            fmt::format("choose one of {}", listed(names_of(formats_of(command))))));
    }
    return format;
}

/// A switch that only tables for spreadsheets have. With another format it would do nothing, and so is refused.
bool wants(std::string_view option, const Format* format, const Arguments& arguments, Diagnostics& problems) {
    if (!arguments.has(option)) return false;
    if (format && !format->for_spreadsheets) {
        problems.push_back(usage_problem(fmt::format("{} means nothing with {}", option, format->name),
                                         "it is of csv and tsv: add --format csv, or leave it out"));
    }
    return true;
}

bool wants_color(const Arguments& arguments, const Console& console, Diagnostics& problems) {
    const std::string when = arguments.value("--color").value_or("auto");
    if (when == "always") return true;
    if (when == "never") return false;
    if (when != "auto") problems.push_back(unknown_value("--color", when, {color_words.begin(), color_words.end()}));
    return console.out.color && !arguments.has("--output");
}

/// Steps before this one have written there too. Throws OutputFailure.
void append_to(const std::string& path, std::string_view bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    const bool written = file >= 0 && write_all(file, bytes);
    const int reason = errno;
    if (file >= 0) ::close(file);
    errno = reason;
    if (!written) fail(path);
}

}  // namespace

bool write_standard_output(std::string_view bytes) {
    if (write_all(STDOUT_FILENO, bytes)) return true;
    if (errno != EPIPE) fail("standard output");
    return false;
}

void write_standard_error(std::string_view bytes) { static_cast<void>(write_all(STDERR_FILENO, bytes)); }

WholeFile::WholeFile(const std::string& path) : path_(path), target_(resolved(path)) {
    struct stat existing {};
    const bool exists = ::stat(target_.c_str(), &existing) == 0;
    if (exists && S_ISDIR(existing.st_mode)) {
        errno = EISDIR;
        fail(path_);
    }
    if (exists && !S_ISREG(existing.st_mode)) {
        descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        temporary_ = target_ + ".XXXXXX";
        descriptor_ = ::mkstemp(temporary_.data());
        if (descriptor_ < 0) temporary_.clear();
    }
    if (descriptor_ < 0) fail(path_);
    if (temporary_.empty()) return;
    if (::fchmod(descriptor_, exists ? existing.st_mode & 07777 : default_mode()) == 0) return;
    const int reason = errno;
    ::close(descriptor_);
    ::unlink(temporary_.c_str());
    errno = reason;
    fail(path_);
}

WholeFile::~WholeFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void WholeFile::check(bool done) const {
    if (!done) fail(path_);
}

void WholeFile::write(std::string_view bytes) { check(write_all(descriptor_, bytes)); }

void WholeFile::commit() {
    check(temporary_.empty() || ::fsync(descriptor_) == 0);
    check(::close(std::exchange(descriptor_, -1)) == 0);
    if (temporary_.empty()) return;
    check(::rename(temporary_.c_str(), target_.c_str()) == 0);
    temporary_.clear();
}

bool create_file(const std::string& path, std::string_view bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0 && errno == EEXIST) return false;
    if (file < 0) fail(path);
    if (!write_and_close(file, bytes)) {
        const int reason = errno;
        ::unlink(path.c_str());
        errno = reason;
        fail(path);
    }
    return true;
}

std::variant<Presentation, Diagnostics> presentation_of(const Command& command, const Arguments& arguments,
                                                        const Console& console) {
    Diagnostics problems;
    Presentation presentation;
    presentation.file = arguments.value("--output").value_or("");
    if (presentation.file == "-") {
        presentation.file.clear();
    } else if (arguments.has("--output") && presentation.file.empty()) {
        problems.push_back(usage_problem("--output names no file", "give a file name, or leave --output out"));
    }
    presentation.format = choose_format(command, arguments, problems);
    presentation.tidy = wants("--tidy", presentation.format, arguments, problems);
    presentation.bom = wants("--bom", presentation.format, arguments, problems);
    presentation.annotates = presentation.format && presentation.format->name == "github";
    if (presentation.annotates) presentation.step_summary = console.step_summary;
    presentation.style.color = wants_color(arguments, console, problems);
    if (presentation.file.empty()) {  // a file is the same whatever the terminal
        presentation.style.unicode = console.out.unicode;
        presentation.style.width = console.out.width;
    }
    if (!problems.empty()) return problems;
    return presentation;
}

void annotate(const Diagnostics& problems, const Presentation& presentation) {
    if (presentation.annotates) write_standard_output(github_annotations(problems));
}

const Format* asked_format(const Arguments& arguments) {
    if (const auto name = arguments.value("--format")) return find_format(*name);
    const std::string file = arguments.value("--output").value_or("");
    return extension_of(file).empty() ? find_format("text") : format_of_file(file);
}

namespace {

/// The files that the command reads as they were named, "-" for standard input, directories one by one.
std::vector<std::string> inputs_of(const Command& command, const Arguments& arguments) {
    std::vector<std::string> named;
    for (std::size_t i = 0; i < arguments.positionals().size() && !command.positionals.empty(); ++i) {
        const Positional& positional = command.positionals[std::min(i, command.positionals.size() - 1)];
        if (positional.takes == Takes::deal) named.push_back(arguments.positionals()[i]);
    }
    for (const Option& option : command.options) {
        if (option.takes != Takes::deal && option.takes != Takes::file) continue;
        for (const std::string& value : arguments.values(long_name(option))) named.push_back(value);
    }
    if (named.empty() && arguments.has("--lines")) named.push_back("-");
    std::vector<std::string> files;
    DealSources sources(std::move(named), {arguments.has("--lines"), arguments.has("--recursive")});
    while (auto source = sources.next()) {
        if (const auto* file = std::get_if<DealSource>(&*source)) files.push_back(file->name);
    }
    return files;
}

}  // namespace

std::optional<Diagnostic> replaces_input(const Command& command, const Arguments& arguments) {
    const std::string output = arguments.value("--output").value_or("-");
    struct stat there {};
    if (output == "-" || ::stat(output.c_str(), &there) != 0 || !S_ISREG(there.st_mode)) return std::nullopt;
    for (const std::string& input : inputs_of(command, arguments)) {
        struct stat read {};
        const int found = input == "-" ? ::fstat(STDIN_FILENO, &read) : ::stat(input.c_str(), &read);
        if (found != 0 || read.st_dev != there.st_dev || read.st_ino != there.st_ino) continue;
        const std::string_view shown = input == "-" ? std::string_view("standard input") : std::string_view(input);
        Place place;
        place.file = output;
        return Diagnostic{"output", fmt::format("the output would replace {}, which is read", visible(shown)),
                          std::move(place), "choose another name for the output"};
    }
    return std::nullopt;
}

Extras asked_extras(const Arguments& arguments) {
    const Format* format = asked_format(arguments);
    return format ? format->shows : Extras{};
}

namespace {

/// What acts on a terminal as visible escapes; lines and tabs stay.
std::string harmless(std::string_view bytes) {
    std::string out;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find_first_of("\n\t", at), bytes.size());
        append_visible(out, bytes.substr(at, end - at));
        if (end < bytes.size()) out += bytes[end];
        at = end + 1;
    }
    return out;
}

/// Where the output goes. A file that is not committed is as it was. Text escapes what acts on a terminal by itself,
/// and colours what it writes; every other format is for programs, and escaped here where a person looks at it.
class Destination {
public:
    Destination(const Presentation& presentation, const Console& console)
        : escapes_(console.out_is_terminal && !(presentation.format && presentation.format->name == "text")) {
        if (!presentation.file.empty()) file_.emplace(presentation.file);
    }
    bool write(std::string_view bytes) {
        if (!file_) return write_standard_output(escapes_ ? std::string_view(harmless(bytes)) : bytes);
        file_->write(bytes);
        return true;
    }
    void commit() {
        if (file_) file_->commit();
    }

private:
    bool escapes_;
    std::optional<WholeFile> file_;
};

int show_stream(const Stream& stream, const Presentation& presentation, const Console& console) {
    // Outlives the file: when it goes, the process may.
    const Interrupts interrupts;
    Destination destination(presentation, console);
    const Sink sink = [&destination](std::string_view bytes) { return destination.write(bytes); };
    const int status = stream({presentation, console, interrupts, sink});
    if (!interrupts.pending()) destination.commit();
    return status;
}

}  // namespace

std::string bytes_of(const Report& report, const Presentation& presentation) {
    const std::string mark = presentation.bom ? "\xEF\xBB\xBF" : "";
    const auto& [format, style] = std::tie(presentation.format, presentation.style);
    return mark + (presentation.tidy ? render(tidy(report), *format, style) : render(report, *format, style));
}

int show(const Outcome& outcome, const Presentation& presentation, const Console& console) {
    if (const auto* stream = std::get_if<Stream>(&outcome.output)) return show_stream(*stream, presentation, console);
    const auto* report = std::get_if<Report>(&outcome.output);
    const std::string bytes = report ? bytes_of(*report, presentation) : std::get<std::string>(outcome.output);
    Destination destination(presentation, console);
    destination.write(bytes);
    destination.commit();
    if (report && !presentation.step_summary.empty()) {
        append_to(presentation.step_summary, github_step_summary(*report));
    }
    return outcome.status;
}

void complain(const Diagnostics& problems, const Console& console) {
    write_standard_error(render_diagnostics(problems, console.err));
}

}  // namespace dealcalc::cli
