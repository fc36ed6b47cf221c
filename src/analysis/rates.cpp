#include <dealcalc/analysis/rates.hpp>

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/double_double.hpp"
#include "analysis/exponential_sum.hpp"

namespace dealcalc {
namespace {

/// In u = ln(1+r): an interval this narrow is not cut any more.
constexpr double smallest_width = 0x1p-40;
constexpr std::size_t most_intervals = 20'000;

/// Where the middle of an interval may be a root, a cut beside it will do.
constexpr double cuts[] = {0.5, 0.4375, 0.5625, 0.375, 0.625};

struct Interval {
    double low = 0;
    double high = 0;
    int low_sign = 0;   // certain
    int high_sign = 0;  // certain
    bool odd() const { return low_sign != high_sign; }
};

/// The intervals that hold exactly one root each, and those of which that is not known; both rising.
struct Isolated {
    std::vector<Interval> roots{};
    std::vector<Interval> open{};
};

/// Neighbours that are both open are one.
void add_open(std::vector<Interval>& open, const Interval& interval) {
    if (open.empty() || open.back().high != interval.low) {
        open.push_back(interval);
        return;
    }
    open.back().high = interval.high;
    open.back().high_sign = interval.high_sign;
}

struct Cut {
    double at = 0;
    int sign = 0;
};

/// A point inside where the sign is certain; sign 0 where none was found.
Cut cut_of(const ExponentialSum& sum, const Interval& interval) {
    for (const double share : cuts) {
        const double at = interval.low + share * (interval.high - interval.low);
        if (const int sign = sum.sign_at(at); sign != 0) return {at, sign};
    }
    return {};
}

Interval whole_line(const ExponentialSum& sum) {
    const double low = sum.low_end();
    const double high = sum.high_end();
    return {low, high, sum.sign_at(low), sum.sign_at(high)};
}

/// Left to right, so that what is found is rising.
Isolated isolate(const ExponentialSum& sum) {
    Isolated found;
    std::vector<Interval> waiting{whole_line(sum)};
    for (std::size_t count = 0; !waiting.empty(); ++count) {
        const Interval interval = waiting.back();
        waiting.pop_back();
        const bool spent = count >= most_intervals || interval.high - interval.low < smallest_width;
        const RootsIn roots = spent ? RootsIn::open : sum.roots_in(interval.low, interval.high);
        if (roots == RootsIn::none || (roots == RootsIn::one_or_none && !interval.odd())) continue;
        if (roots == RootsIn::one_or_none) {
            found.roots.push_back(interval);
            continue;
        }
        const Cut cut = spent ? Cut{} : cut_of(sum, interval);
        if (cut.sign == 0) {
            add_open(found.open, interval);
            continue;
        }
        waiting.push_back({cut.at, interval.high, cut.sign, interval.high_sign});
        waiting.push_back({interval.low, cut.at, interval.low_sign, cut.sign});
    }
    return found;
}

/// Moves the end of the same sign to `at`, where that lies inside and its sign is certain.
bool shrink(Interval& interval, const ExponentialSum& sum, double at) {
    if (!(at > interval.low && at < interval.high)) return false;
    const int sign = sum.sign_at(at);
    if (sign == 0) return false;
    (sign == interval.low_sign ? interval.low : interval.high) = at;
    return true;
}

double middle_of(const Interval& interval) { return interval.low + (interval.high - interval.low) / 2; }

/// A few units in the last place of u.
double reach_of(double u) { return std::max(std::abs(u), 0x1p-10) * 0x1p-50; }

/// One step of Newton's, which may lead out of the interval: then half the way to that end.
double step_inside(const ExponentialSum& sum, const Interval& interval, double u, bool fine) {
    const double next = sum.newton_step(u, fine);
    if (next <= interval.low) return u + (interval.low - u) / 2;
    if (next >= interval.high) return u + (interval.high - u) / 2;
    return next;
}

/// Newton's approximation from the middle, in doubles and then finer, until a step is below the reach of u. Nothing is
/// proved.
double approximate_root(const ExponentialSum& sum, const Interval& interval) {
    constexpr int most_steps = 8;
    double u = middle_of(interval);
    for (const bool fine : {false, true}) {
        for (int i = 0; i < most_steps; ++i) {
            const double next = step_inside(sum, interval, u, fine);
            const bool near = std::abs(next - u) < (fine ? reach_of(u) : 0x1p-26);
            u = next;
            if (near) break;
        }
    }
    return u;
}

/// Narrows an interval with one root to a few units in the last place of u, each end with a certain sign.
Interval narrowed(const ExponentialSum& sum, Interval interval) {
    constexpr double newton_below = 0x1p-6;
    while (interval.high - interval.low > 4 * reach_of(middle_of(interval))) {
        const double width = interval.high - interval.low;
        if (width < newton_below) {
            const double root = approximate_root(sum, interval);
            shrink(interval, sum, root - reach_of(root));
            shrink(interval, sum, root + reach_of(root));
        }
        if (interval.high - interval.low < width / 2) continue;
        const Cut cut = cut_of(sum, interval);
        if (cut.sign == 0) break;
        (cut.sign == interval.low_sign ? interval.low : interval.high) = cut.at;
    }
    return interval;
}

/// The same root between two neighbours of a fixed grid, a hundred units or so in the last place of u apart: which two
/// is a fact about the sum and not about how the root was found, so that every machine gives the same digits.
Interval on_grid(const ExponentialSum& sum, const Interval& interval) {
    const double middle = middle_of(interval);
    const double step = std::ldexp(1.0, std::ilogb(std::max(std::abs(middle), 0x1p-10)) - 48);
    Interval cell = interval;
    double at = std::floor(interval.low / step) * step;
    for (cell.low = at; at < interval.high + step; at += step) {
        const int sign = at <= interval.low ? interval.low_sign : sum.sign_at(at);
        if (sign == 0) return interval;
        if (sign != interval.low_sign) {
            cell.high = at;
            return cell;
        }
        cell.low = at;
    }
    return interval;
}

DoubleDouble rate_at(double u) { return exponential(DoubleDouble{u, 0}) + DoubleDouble{-1, 0}; }

/// Rates are above -100 %, and so near it the end is open.
Range rates_between(double low, double high) {
    const Number least = number_below(rate_at(low));
    const End low_end = least > Number(-1) ? End{least} : End{Number(-1), false};
    return {low_end, End{number_above(rate_at(high))}};
}

/// The decimal with the fewest digits after the point that is near the middle and inside; else the middle.
Number shortest_decimal(const Range& range, const Number& middle) {
    constexpr int most_decimals = 15;
    for (int decimals = 0; decimals <= most_decimals; ++decimals) {
        const Number half = Number(1) / (Number(2) * Number::power_of_ten(decimals));
        const Number near = rounded_down(middle + half, decimals);
        if (range.holds(near)) return near;
    }
    return middle;
}

Rate rate_in(const ExponentialSum& sum, const Interval& interval) {
    const Range value = rates_between(interval.low, interval.high);
    const Number middle = (value.low()->at + value.high()->at) / Number(2);
    return {value, shortest_decimal(value, middle), sum.residual(middle_of(interval))};
}

/// The flows of each day together, as times in years from the first, rising, and amounts.
struct MergedFlows {
    std::vector<Number> times{};
    std::vector<Number> amounts{};
    bool one_day = false;
};

MergedFlows merged(const std::vector<CashFlow>& flows, DayCount count) {
    std::map<Number, Number> by_time;
    for (const CashFlow& flow : flows) {
        if (flow.amount.is_zero()) continue;
        Number& amount = by_time[years_between(count, flows.front().on, flow.on)];
        amount = amount + flow.amount;
    }
    MergedFlows result;
    result.one_day = by_time.size() == 1;
    for (const auto& [time, amount] : by_time) {
        if (amount.is_zero()) continue;
        result.times.push_back(time);
        result.amounts.push_back(amount);
    }
    return result;
}

std::size_t sign_changes(const std::vector<Number>& amounts) {
    std::size_t changes = 0;
    for (std::size_t i = 1; i < amounts.size(); ++i) {
        if (amounts[i].is_negative() != amounts[i - 1].is_negative()) ++changes;
    }
    return changes;
}

bool all_of_one_sign(const std::vector<CashFlow>& flows) {
    const auto negative = [](const CashFlow& flow) { return flow.amount.is_negative(); };
    const auto positive = [](const CashFlow& flow) { return flow.amount > Number(0); };
    return std::ranges::none_of(flows, negative) || std::ranges::none_of(flows, positive);
}

/// Why there is no need to search.
std::optional<NoRate> no_rate(const std::vector<CashFlow>& flows, const MergedFlows& by_day, std::size_t changes) {
    if (std::ranges::all_of(flows, [](const CashFlow& flow) { return flow.amount.is_zero(); })) return NoRate::no_flows;
    if (all_of_one_sign(flows)) return NoRate::one_sign;
    if (by_day.one_day) return NoRate::one_day;
    if (by_day.amounts.empty()) return NoRate::all_cancel;
    if (changes == 0) return NoRate::none_exists;
    return std::nullopt;
}

/// One change of sign is one root (Descartes' rule, which holds for any real powers), wherever it is.
Isolated isolated(const ExponentialSum& sum, std::size_t changes) {
    if (changes == 1) return {{whole_line(sum)}, {}};
    return isolate(sum);
}

}  // namespace

Rates rates_of(const std::vector<CashFlow>& flows, DayCount count) {
    const MergedFlows by_day = merged(flows, count);
    Rates result;
    result.sign_changes = sign_changes(by_day.amounts);
    result.reason = no_rate(flows, by_day, result.sign_changes);
    if (result.reason) return result;

    const ExponentialSum sum(by_day.times, by_day.amounts);
    const Isolated found = isolated(sum, result.sign_changes);
    const double largest = std::log1p(largest_rate);
    for (const Interval& wide : found.roots) {
        const Interval interval = on_grid(sum, narrowed(sum, wide));
        if (interval.low > largest) {
            ++result.too_large;
        } else {
            result.rates.push_back(rate_in(sum, interval));
        }
    }
    for (const Interval& open : found.open) {
        if (open.low > largest) continue;
        result.unseparated.push_back({rates_between(open.low, std::min(open.high, largest)), open.odd()});
    }
    if (result.rates.empty() && result.unseparated.empty()) {
        result.reason = result.too_large > 0 ? NoRate::too_large : NoRate::none_exists;
    }
    return result;
}

}  // namespace dealcalc
