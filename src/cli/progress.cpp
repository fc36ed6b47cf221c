#include "cli/progress.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "base/digits.hpp"

namespace dealcalc::cli {
namespace {

constexpr int bar_width = 20;

void write_error(const std::string& text) {
    // What cannot be drawn is left out.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
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

}  // namespace

Progress::Progress(bool shown, std::uint64_t total) : shown_(shown), total_(total) {}

Progress::~Progress() { hide(); }

void Progress::at(std::size_t deals, std::uint64_t bytes) {
    if (!shown_ || Clock::now() < next_) return;
    const auto now = Clock::now();
    next_ = now + std::chrono::milliseconds(100);
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const double done = static_cast<double>(bytes);
    std::string line = fmt::format("{} deals, {:.1f} MB, {:.1f} MB/s", grouped(deals), done / 1e6, done / 1e6 / seconds);
    if (total_ > 0 && bytes > 0) {
        const double part = std::min(1.0, done / static_cast<double>(total_));
        line = bar(part) + line + ", " + time_words(seconds * (1 - part) / part);
    }
    write_error("\r\x1b[K" + line);
    drawn_ = true;
}

void Progress::hide() {
    if (drawn_) write_error("\r\x1b[K");
    drawn_ = false;
}

}  // namespace dealcalc::cli
