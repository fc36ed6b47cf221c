#include "analysis/outcomes.hpp"

#include <iterator>

namespace dealcalc {
namespace {

/// Chooses the order of a walk: see walk_order.
class Planner {
public:
    explicit Planner(const std::vector<std::vector<std::size_t>>& after)
        : after_(after), unmet_(after.size()), waiting_(after.size()), followers_(after.size()) {
        for (std::size_t i = 0; i < after.size(); ++i) {
            unmet_[i] = after[i].size();
            waiting_[i] = 0;
            for (const std::size_t before : after[i]) followers_[before].push_back(i);
        }
        for (std::size_t i = 0; i < after.size(); ++i) {
            waiting_[i] = followers_[i].size();
            if (unmet_[i] == 0) ready_.push_back(i);
        }
    }

    std::vector<WalkStep> steps() {
        std::vector<WalkStep> steps;
        while (!ready_.empty()) {
            // The last of the best: what became possible last.
            auto best = ready_.begin();
            for (auto it = ready_.begin(); it != ready_.end(); ++it) {
                if (places_left_open(*it) <= places_left_open(*best)) best = it;
            }
            const std::size_t coin = *best;
            ready_.erase(best);
            steps.push_back(step_of(coin));
        }
        return steps;
    }

private:
    /// How many places more the state has after the coin.
    std::ptrdiff_t places_left_open(std::size_t coin) const {
        const auto closes = [&](std::size_t before) { return waiting_[before] == 1; };
        return (waiting_[coin] > 0 ? 1 : 0) - std::ranges::count_if(after_[coin], closes);
    }

    WalkStep step_of(std::size_t coin) {
        WalkStep step{coin, {}, {}, waiting_[coin] > 0};
        for (const std::size_t before : after_[coin]) {
            step.needs.push_back(static_cast<std::size_t>(std::ranges::find(open_, before) - open_.begin()));
            --waiting_[before];
        }
        std::vector<std::size_t> still_open;
        for (std::size_t place = 0; place < open_.size(); ++place) {
            if (waiting_[open_[place]] == 0) continue;
            step.keeps.push_back(place);
            still_open.push_back(open_[place]);
        }
        open_ = std::move(still_open);
        if (step.is_waited_for) open_.push_back(coin);
        for (const std::size_t follower : followers_[coin]) {
            if (--unmet_[follower] == 0) ready_.push_back(follower);
        }
        return step;
    }

    const std::vector<std::vector<std::size_t>>& after_;
    std::vector<std::size_t> unmet_;    // of each coin, how many that it comes after are still to be taken
    std::vector<std::size_t> waiting_;  // of each coin, how many that come after it are
    std::vector<std::vector<std::size_t>> followers_;
    std::vector<std::size_t> ready_, open_;
};

}  // namespace

std::vector<WalkStep> walk_order(const std::vector<std::vector<std::size_t>>& after) { return Planner(after).steps(); }

void TotalsTally::scale(const Number& by) {
    if (by == Number(1)) return;
    for (auto& [total, weight] : totals) weight = weight * by;
}

void TotalsTally::pay(const GridAmount& amount) {
    // Adding keeps the order, but two totals may become one: both above every amount, or both nudged.
    std::size_t last = 0;
    for (std::size_t i = 0; i < totals.size(); ++i) {
        const GridAmount total = totals[i].first + amount;
        if (i > 0 && total == totals[last].first) {
            totals[last].second += totals[i].second;
            continue;
        }
        if (i > 0) ++last;
        if (last != i) totals[last].second = std::move(totals[i].second);
        totals[last].first = total;
    }
    totals.resize(last + 1);
}

void TotalsTally::merge(TotalsTally other) {
    std::vector<std::pair<GridAmount, Number>> merged;
    merged.reserve(totals.size() + other.totals.size());
    auto a = totals.begin();
    auto b = other.totals.begin();
    while (a != totals.end() && b != other.totals.end()) {
        if (a->first == b->first) {
            merged.emplace_back(a->first, std::move(a->second += b->second));
            ++a;
            ++b;
        } else {
            merged.push_back(std::move(a->first < b->first ? *a++ : *b++));
        }
    }
    std::move(a, totals.end(), std::back_inserter(merged));
    std::move(b, other.totals.end(), std::back_inserter(merged));
    totals = std::move(merged);
}

void MomentsTally::scale(const Number& by) {
    weight = weight * by;
    first = first * by;
    second = second * by;
}

void MomentsTally::pay(const GridAmount& amount) {
    const Number& paid = amount.steps;
    second += (first + first + weight * paid) * paid;
    first += weight * paid;
}

void MomentsTally::merge(MomentsTally other) {
    weight += other.weight;
    first += other.first;
    second += other.second;
}

}  // namespace dealcalc
