#include "cli/progress.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/digits.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"

namespace dealcalc::cli {
namespace {

constexpr int bar_width = 20;

/// Asked each time, since a window may change while the work goes on. The last column stays free: some terminals begin a
/// new line once it is written.
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
