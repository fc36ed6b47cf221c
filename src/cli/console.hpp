#pragma once
// The terminal, the signals and the line that shows progress: what surrounds a run and never touches a number.

#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
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

class Interrupts {
public:
    Interrupts();
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

    /// Whether one has come.
    bool pending() const;

    /// Waits until the descriptor can be read, or an interrupt comes. False for an interrupt.
    bool wait_to_read(int descriptor) const;

private:
    sigset_t held_{};    // those of the three that would have an effect
    sigset_t before_{};  // the signal mask
};

class Progress {
public:
    /// `total` bytes are to be read; 0 where nobody knows.
    Progress(bool shown, std::uint64_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// So many deals and bytes are done. Drawn ten times a second and no more.
    void at(std::size_t deals, std::uint64_t bytes);
    /// Takes the line away, so that something else may be written.
    void hide();

private:
    using Clock = std::chrono::steady_clock;

    bool shown_;
    bool drawn_ = false;
    std::uint64_t total_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point next_ = start_ + std::chrono::milliseconds(500);
};

}  // namespace dealcalc::cli
