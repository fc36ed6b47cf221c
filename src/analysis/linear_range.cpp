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

using Weight = Number Weighted::*;

/// What of an input is paid has its weight beside the input's own.
Weight paid(Weight weight) { return weight == &Weighted::over ? &Weighted::paid_over : &Weighted::paid_under; }

/// The value of an input, all of which is paid or nothing: the sums are linear in both.
struct PaidValue {
    Number value;
    bool is_paid = false;
};
using Vertex = std::vector<PaidValue>;

Number weight_of(const Weighted& input, bool is_paid, Weight weight) {
    return is_paid ? input.*weight + input.*paid(weight) : input.*weight;
}

Number at_point(const std::vector<Weighted>& inputs, const Vertex& point, Weight weight) {
    Number sum = 0;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        sum = sum + weight_of(inputs[i], point[i].is_paid, weight) * point[i].value;
    }
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
        for (const bool is_paid : {false, true}) {
            const Number over = weight_of(input, is_paid, &Weighted::over);
            const Number under = weight_of(input, is_paid, &Weighted::under);
            if (!under.is_zero()) {
                start = std::max(start, over / under);
            } else if (!over.is_zero() && !favourable(input.range, over)) {
                return std::nullopt;
            }
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
        const bool pays = input.paid_over > quotient * input.paid_under;
        const Number weight =
            weight_of(input, pays, &Weighted::over) - quotient * weight_of(input, pays, &Weighted::under);
        if (weight.is_zero()) {
            step.point.push_back({some_value(input.range), pays});
            continue;
        }
        const End end = *favourable(input.range, weight);
        step.point.push_back({end.at, pays});
        step.excess = step.excess + weight * end.at;
        step.reached = step.reached && end.closed;
    }
    return step;
}

/// The upper end of the quotient. Precondition: the sum below is positive throughout.
std::optional<End> upper_end(const std::vector<Weighted>& inputs) {
    Vertex start;
    for (const Weighted& input : inputs) start.push_back({some_value(input.range)});
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

bool stands_in(const Weighted& input, Weight weight) {
    return !(input.*weight).is_zero() || !(input.*paid(weight)).is_zero();
}

bool is_shared(const Weighted& input) {
    return stands_in(input, &Weighted::over) && stands_in(input, &Weighted::under);
}

void negate(std::vector<Weighted>& inputs, Weight weight) {
    for (Weighted& input : inputs) {
        input.*weight = -(input.*weight);
        input.*paid(weight) = -(input.*paid(weight));
    }
}

}  // namespace

Range weighted_sum(const std::vector<Weighted>& inputs, Number Weighted::* weight) {
    Range sum;
    for (const Weighted& input : inputs) {
        if (!stands_in(input, weight)) continue;
        const Range unpaid = input.range * (input.*weight);
        const bool is_paid = !(input.*paid(weight)).is_zero();
        sum = sum + (is_paid ? hull(unpaid, input.range * weight_of(input, true, weight)) : unpaid);
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
