#pragma once
// Progress: one line on standard error that says how far the work has come: deals, bytes, bytes a second, and the time
// left where the size of the input is known. Only on a terminal, only where the work takes longer than half a second, no
// wider than the window, and gone at the end.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace dealcalc::cli {

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
