#include "analysis/linear_range.hpp"

#include <algorithm>

namespace dealcalc {
namespace {

/// The end of `range` where `weight` * value is largest; absent where that is unbounded.
const std::optional<End>& favourable(const Range& range, const Number& weight) {
    return weight.is_negative() ? range.low() : range.high();
}

/// A finite value of the range or of its border, to start from.
Number some_value(const Range& range) {
    if (range.low()) return range.low()->at;
    if (range.high()) return range.high()->at;
    return 0;
}

using Vertex = std::vector<Number>;

Number at_point(const std::vector<Weighted>& inputs, const Vertex& point, Number Weighted::* weight) {
    Number sum = 0;
    for (std::size_t i = 0; i < inputs.size(); ++i) sum = sum + inputs[i].*weight * point[i];
    return sum;
}

Number ratio_at(const std::vector<Weighted>& inputs, const Vertex& point) {
    return at_point(inputs, point, &Weighted::over) / at_point(inputs, point, &Weighted::under);
}

/// The larger of `start` and what the quotient tends to as inputs without an end grow; absent where it grows past all
/// bounds. The sum below is positive throughout, so it never shrinks towards a missing end.
std::optional<Number> limit_of_unbounded(const std::vector<Weighted>& inputs, Number start) {
    for (const Weighted& input : inputs) {
        if (input.range.low() && input.range.high()) continue;
        if (!input.under.is_zero()) {
            start = std::max(start, input.over / input.under);
        } else if (!input.over.is_zero() && !favourable(input.range, input.over)) {
            return std::nullopt;
        }
    }
    return start;
}

/// One step: the point where (above - q * below) is largest, how large it is there, and whether it is reached.
struct Step {
    Vertex point;
    Number excess = 0;
    bool reached = true;
};

Step best_point(const std::vector<Weighted>& inputs, const Number& quotient) {
    Step step;
    for (const Weighted& input : inputs) {
        const Number weight = input.over - quotient * input.under;
        if (weight.is_zero()) {
            step.point.push_back(some_value(input.range));
            continue;
        }
        const End end = *favourable(input.range, weight);
        step.point.push_back(end.at);
        step.excess = step.excess + weight * end.at;
        step.reached = step.reached && end.closed;
    }
    return step;
}

/// The upper end of the quotient. Precondition: the sum below is positive throughout.
std::optional<End> upper_end(const std::vector<Weighted>& inputs) {
    Vertex start;
    for (const Weighted& input : inputs) start.push_back(some_value(input.range));
    std::optional<Number> quotient = limit_of_unbounded(inputs, ratio_at(inputs, start));
    if (!quotient) return std::nullopt;
    for (;;) {
        const Step step = best_point(inputs, *quotient);
        if (step.excess > Number(0)) {
            quotient = ratio_at(inputs, step.point);
            continue;
        }
        return End{*quotient, step.excess.is_zero() && step.reached};
    }
}

bool is_shared(const Weighted& input) { return !input.over.is_zero() && !input.under.is_zero(); }

void negate(std::vector<Weighted>& inputs, Number Weighted::* weight) {
    for (Weighted& input : inputs) input.*weight = -(input.*weight);
}

}  // namespace

Range weighted_sum(const std::vector<Weighted>& inputs, Number Weighted::* weight) {
    Range sum;
    for (const Weighted& input : inputs) {
        if (!(input.*weight).is_zero()) sum = sum + input.range * (input.*weight);
    }
    return sum;
}

std::optional<Range> quotient_range(std::vector<Weighted> inputs) {
    // Sums that share nothing divide end by end: the same ends, by smaller numbers on the way.
    if (std::none_of(inputs.begin(), inputs.end(), is_shared)) {
        return quotient(weighted_sum(inputs, &Weighted::over), weighted_sum(inputs, &Weighted::under));
    }
    const Range below = weighted_sum(inputs, &Weighted::under);
    const bool positive = below.low() && below.low()->at > Number(0);
    const bool negative = below.high() && below.high()->at < Number(0);
    if (!positive && !negative) return std::nullopt;
    if (negative) {
        negate(inputs, &Weighted::over);
        negate(inputs, &Weighted::under);
    }
    const std::optional<End> high = upper_end(inputs);
    negate(inputs, &Weighted::over);
    std::optional<End> low = upper_end(inputs);
    if (low) low->at = -low->at;
    return Range(low, high);
}

}  // namespace dealcalc
