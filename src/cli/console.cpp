#include "cli/console.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace dealcalc::cli {
namespace {

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

/// COLUMNS if it is a number, else the window. Asked of a terminal alone: a pipe gets the same bytes everywhere.
std::size_t terminal_width(int terminal) {
    constexpr std::size_t fallback = 80;
    constexpr std::size_t narrowest = 40;
    constexpr std::size_t widest = 1000;
    const std::string_view columns = variable("COLUMNS");
    std::size_t asked = 0;
    const auto [end, fault] = std::from_chars(columns.data(), columns.data() + columns.size(), asked);
    const bool is_number = fault == std::errc{} && end == columns.data() + columns.size();
    if (is_number && asked > 0) return std::clamp(asked, narrowest, widest);
    winsize size{};
    if (ioctl(terminal, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return std::max<std::size_t>(size.ws_col, narrowest);
    }
    return fallback;
}

/// The first of the three that is set decides, as in POSIX.
bool locale_is_utf8() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        std::string value(variable(name));
        if (value.empty()) continue;
        std::transform(value.begin(), value.end(), value.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return value.find("utf-8") != std::string::npos || value.find("utf8") != std::string::npos;
    }
    return false;
}

bool takes_escapes() { return variable("TERM") != "dumb"; }

Style terminal_style(int terminal) {
    return {variable("NO_COLOR").empty() && takes_escapes(), locale_is_utf8(), terminal_width(terminal)};
}

}  // namespace

Console look_at_console() {
    Console console;
    console.step_summary = variable("GITHUB_STEP_SUMMARY");
    console.out_is_terminal = isatty(STDOUT_FILENO) != 0;
    if (console.out_is_terminal) console.out = terminal_style(STDOUT_FILENO);
    if (isatty(STDERR_FILENO) != 0) {
        console.shows_progress = takes_escapes();
        console.err = terminal_style(STDERR_FILENO);
    }
    return console;
}

}  // namespace dealcalc::cli
