#pragma once
// Interrupts: a Ctrl-C that waits until the line that is being written is whole. While an object of this class lives,
// SIGINT, SIGTERM and SIGHUP are held back; when it goes, those that came take effect. Nothing is global: the signals
// stay pending with the system, which is asked.

#include <csignal>

namespace dealcalc::cli {

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

}  // namespace dealcalc::cli
