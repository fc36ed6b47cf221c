#pragma once
// Work on several threads whose results come out in the order in which the tasks were taken.

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace dealcalc::cli {

/// Until `take(Task&)` returns false: takes a task, does `work(Task&, Result&)` on it, and hands the result to
/// `give(Result&)`, which returns false to end it all. Only one thread at a time is in `take`, and one in `give`; each
/// thread has its own work, from `make_work()`. Tasks and results are used again, so their memory is too.
/// At most two results a thread wait for their turn. What any of the three throws ends all threads and is thrown here.
template <class Task, class Result, class Take, class MakeWork, class Give>
class InOrder {
public:
    InOrder(std::size_t threads, Take take, MakeWork make_work, Give give)
        : take_(std::move(take)), make_work_(std::move(make_work)), give_(std::move(give)), threads_(threads),
          waiting_(2 * threads) {}

    void run() {
        std::vector<std::thread> others;
        try {
            for (std::size_t i = 1; i < threads_; ++i) others.emplace_back([this] { work_until_done(); });
        } catch (const std::system_error&) {
            // The system gives no more threads: those that there are do all of the work.
        }
        work_until_done();
        for (std::thread& other : others) other.join();
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    struct Slot {
        Result result{};
        bool ready = false;
    };

    void work_until_done() {
        try {
            auto work = make_work_();
            Task task;
            Result result;
            for (std::size_t number = 0; take_next(task, number);) {
                work(task, result);
                hand_on(number, result);
            }
        } catch (...) {
            const std::lock_guard lock(order_);
            if (!failure_) failure_ = std::current_exception();
            ended_ = true;
        }
        room_.notify_all();
    }

    bool take_next(Task& task, std::size_t& number) {
        const std::lock_guard taking(taking_);
        {
            const std::lock_guard lock(order_);
            if (ended_) return false;
        }
        if (!take_(task)) return false;
        number = taken_++;
        return true;
    }

    /// Leaves the result to whoever gives; where nobody does, gives all whose turn has come.
    void hand_on(std::size_t number, Result& result) {
        std::unique_lock lock(order_);
        room_.wait(lock, [&] { return ended_ || number < given_ + waiting_.size(); });
        if (ended_) return;
        Slot& mine = waiting_[number % waiting_.size()];
        std::swap(mine.result, result);
        mine.ready = true;
        if (giving_) return;
        giving_ = true;
        while (!ended_ && waiting_[given_ % waiting_.size()].ready) {
            Slot& next = waiting_[given_ % waiting_.size()];
            lock.unlock();
            const bool go_on = give_(next.result);
            lock.lock();
            next.ready = false;
            ++given_;
            ended_ = ended_ || !go_on;
            room_.notify_all();
        }
        giving_ = false;
    }

    Take take_;
    MakeWork make_work_;
    Give give_;
    const std::size_t threads_;
    std::mutex taking_;
    std::size_t taken_ = 0;
    std::mutex order_;  // of all that follows
    std::condition_variable room_;
    std::vector<Slot> waiting_;
    std::size_t given_ = 0;
    bool giving_ = false;
    bool ended_ = false;
    std::exception_ptr failure_;
};

template <class Task, class Result, class Take, class MakeWork, class Give>
void in_order(std::size_t threads, Take take, MakeWork make_work, Give give) {
    InOrder<Task, Result, Take, MakeWork, Give>(std::max<std::size_t>(threads, 1), std::move(take),
                                                std::move(make_work), std::move(give))
        .run();
}

}  // namespace dealcalc::cli
