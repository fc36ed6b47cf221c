#pragma once
// Outcomes: a walk over everything that may happen to milestones that wait for each other, without listing it.
//
// Each milestone is an independent coin; it is met where its coin says so and all that it comes after are met. The walk
// takes them one by one, each after those it waits for. All that has to be kept of the past is which milestones are met
// that others still wait for, a state, and for each state a tally of what was paid. Independent milestones leave one
// state, a chain or a tree one for each link that is open, any graph 2 to the power of the milestones waited for at
// once.
//
// Weights are whole numbers over the product of the denominators, so nothing is ever rounded or divided.

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include <dealcalc/base/rational.hpp>

namespace dealcalc {

/// An amount in whole steps of a grid, or `above` every amount; `nudge` is that of Distribution::Point.
struct GridAmount {
    bool above = false;
    Number steps{};
    int nudge = 0;
    friend auto operator<=>(const GridAmount&, const GridAmount&) = default;
    friend bool operator==(const GridAmount&, const GridAmount&) = default;
};

inline GridAmount operator+(const GridAmount& a, const GridAmount& b) {
    if (a.above || b.above) return {true, 0, 0};
    return {false, a.steps + b.steps, a.nudge != 0 ? a.nudge : b.nudge};
}

/// A milestone as a coin: met with `yes` of `yes + no`, and `amount` is paid then.
struct Coin {
    Number yes{};
    Number no{};
    GridAmount amount{};
};

/// The order of the walk, and what of the state each step reads and keeps.
struct WalkStep {
    std::size_t coin = 0;
    std::vector<std::size_t> needs{};  // places in the state so far of what it comes after
    std::vector<std::size_t> keeps{};  // places that others still wait for
    bool is_waited_for = false;        // gets a place at the end
};

/// after[i]: the coins that coin i comes after, in no circle. Among those that may come next, the one that leaves the
/// fewest places open, and of these the one that became possible last: so a tree is walked branch by branch.
std::vector<WalkStep> walk_order(const std::vector<std::vector<std::size_t>>& after);

/// What is paid, as a list of every total with its weight.
struct TotalsTally {
    std::vector<std::pair<GridAmount, Number>> totals{{GridAmount{}, 1}};

    std::size_t size() const { return totals.size(); }
    void scale(const Number& by);
    void pay(const GridAmount& amount);
    void merge(TotalsTally other);
};

/// What is paid, as the sums that mean and variance need: of the weights, of weight x total, of weight x total^2.
struct MomentsTally {
    Number weight = 1, first{}, second{};

    std::size_t size() const { return 1; }
    void scale(const Number& by);
    /// Precondition: the amount is not above every amount.
    void pay(const GridAmount& amount);
    void merge(MomentsTally other);
};

struct WalkLimits {
    std::size_t states;
    std::size_t size;  // of all tallies together
};

/// The tally of everything, and the most states that it took at a time. Nothing where that is past a limit.
template <class Tally>
struct Walked {
    Tally tally{};
    std::size_t most_states = 1;
};

template <class Tally>
class Walk {
public:
    explicit Walk(const std::vector<Coin>& coins) : coins_(coins) { states_.emplace(State{}, Tally{}); }

    std::optional<Walked<Tally>> along(const std::vector<WalkStep>& steps, const WalkLimits& limits) {
        std::size_t most = 1;
        for (const WalkStep& step : steps) {
            take(step);
            most = std::max(most, states_.size());
            if (states_.size() > limits.states || size() > limits.size) return std::nullopt;
        }
        return Walked<Tally>{std::move(states_.begin()->second), most};
    }

private:
    using State = std::vector<bool>;  // for each milestone that is waited for, whether it is met

    void take(const WalkStep& step) {
        const Coin& coin = coins_[step.coin];
        std::map<State, Tally> before;
        before.swap(states_);
        for (auto& [state, tally] : before) {
            const auto is_met = [&state = state](std::size_t place) { return state[place]; };
            State kept;
            for (const std::size_t place : step.keeps) kept.push_back(state[place]);
            if (!std::ranges::all_of(step.needs, is_met)) {
                tally.scale(coin.yes + coin.no);
                add(step, std::move(kept), false, std::move(tally));
                continue;
            }
            if (!coin.yes.is_zero()) {
                Tally met = tally;
                met.scale(coin.yes);
                met.pay(coin.amount);
                add(step, kept, true, std::move(met));
            }
            if (coin.no.is_zero()) continue;
            tally.scale(coin.no);
            add(step, std::move(kept), false, std::move(tally));
        }
    }

    void add(const WalkStep& step, State state, bool met, Tally tally) {
        if (step.is_waited_for) state.push_back(met);
        const auto found = states_.find(state);
        if (found == states_.end())
            states_.emplace(std::move(state), std::move(tally));
        else
            found->second.merge(std::move(tally));
    }

    std::size_t size() const {
        return std::accumulate(states_.begin(), states_.end(), std::size_t{0},
                               [](std::size_t sum, const auto& entry) { return sum + entry.second.size(); });
    }

    const std::vector<Coin>& coins_;
    std::map<State, Tally> states_;
};

}  // namespace dealcalc
