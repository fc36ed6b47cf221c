#include "cli/console.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <poll.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/core.h>

#include "base/digits.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"

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
        std::transform(value.begin(), value.end(), value.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
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

namespace {

constexpr std::initializer_list<int> signals = {SIGINT, SIGTERM, SIGHUP};
constexpr int look_again = 100;  // milliseconds

}  // namespace

Interrupts::Interrupts() {
    sigemptyset(&held_);
    for (const int signal : signals) {
        struct sigaction now {};
        // What is ignored, under nohup for example, stays ignored.
        if (::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_DFL) sigaddset(&held_, signal);
    }
    ::pthread_sigmask(SIG_BLOCK, &held_, &before_);
}

Interrupts::~Interrupts() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

bool Interrupts::pending() const {
    sigset_t come;
    sigpending(&come);
    for (const int signal : signals) {
        if (sigismember(&held_, signal) == 1 && sigismember(&come, signal) == 1) return true;
    }
    return false;
}

bool Interrupts::wait_to_read(int descriptor) const {
    for (pollfd waiting{descriptor, POLLIN, 0}; !pending();) {
        // What cannot be waited for is read, which says why.
        if (::poll(&waiting, 1, look_again) != 0) return true;
    }
    return false;
}

namespace {

constexpr int bar_width = 20;

/// Asked each time, since a window may change while the work goes on. The last column stays free: some terminals begin
/// a new line once it is written.
std::size_t room_in_window() {
    constexpr std::size_t columns = 80;  // of a terminal that does not know
    winsize size{};
    const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return (known ? size.ws_col : columns) - 1;
}

std::string bar(double part) {
    const int full = static_cast<int>(part * bar_width);
    return '[' + std::string(static_cast<std::size_t>(full), '#') +
           std::string(static_cast<std::size_t>(bar_width - full), '.') + "]  ";
}

std::string time_words(double seconds) {
    const auto whole = static_cast<long>(seconds + 0.5);
    return fmt::format("{}:{:02} left", whole / 60, whole % 60);
}

/// All of it, or where that is too wide without the picture, and then without the last facts.
std::string fitting(const std::string& picture, std::vector<std::string> facts, std::size_t room) {
    const std::string whole = picture + join(facts, ", ");
    if (whole.size() <= room) return whole;
    while (!facts.empty()) {
        std::string words = join(facts, ", ");
        if (words.size() <= room) return words;
        facts.pop_back();
    }
    return "";
}

}  // namespace

Progress::Progress(bool shown, std::uint64_t total) : shown_(shown), total_(total) {}

Progress::~Progress() { hide(); }

void Progress::at(std::size_t deals, std::uint64_t bytes) {
    if (!shown_ || Clock::now() < next_) return;
    const auto now = Clock::now();
    next_ = now + std::chrono::milliseconds(100);
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const double done = static_cast<double>(bytes);
    std::vector<std::string> facts = {fmt::format("{} {}", grouped(deals), deals == 1 ? "deal" : "deals"),
                                      fmt::format("{:.1f} MB", done / 1e6),
                                      fmt::format("{:.1f} MB/s", done / 1e6 / seconds)};
    std::string picture;
    if (total_ > 0 && bytes > 0) {
        const double part = std::min(1.0, done / static_cast<double>(total_));
        picture = bar(part);
        facts.push_back(time_words(seconds * (1 - part) / part));
    }
    write_standard_error("\r\x1b[K" + fitting(picture, std::move(facts), room_in_window()));
    drawn_ = true;
}

void Progress::hide() {
    if (drawn_) write_standard_error("\r\x1b[K");
    drawn_ = false;
}

}  // namespace dealcalc::cli
