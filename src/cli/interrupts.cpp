#include "cli/interrupts.hpp"

#include <initializer_list>

#include <poll.h>
#include <pthread.h>

namespace dealcalc::cli {
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

}  // namespace dealcalc::cli
