#include "analysis/deciders.hpp"

namespace dealcalc {
namespace {

/// The demand `weight * x + rest >= 0`, or `> 0` where `strict`, on one input x. `rest` is absent where the other
/// inputs can push it below every bound, so that no x meets the demand.
struct Demand {
    Number weight;
    std::optional<Number> rest;
    bool strict = false;
};

/// The x that meet the demand; nothing where none does.
std::optional<Range> solutions(const Demand& demand) {
    if (!demand.rest) return std::nullopt;
    if (demand.weight.is_zero()) {
        const bool met = demand.strict ? *demand.rest > Number(0) : *demand.rest >= Number(0);
        return met ? std::optional(Range::everything()) : std::nullopt;
    }
    const End threshold{-*demand.rest / demand.weight, !demand.strict};
    return demand.weight.is_negative() ? Range(std::nullopt, threshold) : Range(threshold, std::nullopt);
}

/// How an expression compares with one value: side +1 asks for at least it, -1 for at most it.
struct Bound {
    Number value;
    int side;
    bool strict;
};

/// Weight of an input in side * (sum above - value * sum below). Positive exactly where the demand is met, since the sum
/// below is positive; of a plain sum it is 1.
Number weight_in(const Input& input, const Bound& bound) {
    return (input.over - bound.value * input.under) * Number(bound.side);
}

/// The demand that `bound` puts on input `chosen` when all others are as unfavourable as they may be.
Demand demand_on(const Expression& e, std::size_t chosen, const Bound& bound, Range Extent::* side) {
    Demand demand{weight_in(e.inputs[chosen], bound), Number(0), bound.strict};
    if (!e.is_ratio) demand.rest = -bound.value * Number(bound.side);
    bool reached = true;
    for (std::size_t i = 0; i < e.inputs.size(); ++i) {
        const Number weight = weight_in(e.inputs[i], bound);
        if (i == chosen || weight.is_zero()) continue;
        const Range& range = e.inputs[i].extent.*side;
        const std::optional<End>& worst = weight.is_negative() ? range.high() : range.low();
        if (!worst) return {demand.weight, std::nullopt, demand.strict};
        demand.rest = *demand.rest + weight * worst->at;
        reached = reached && worst->closed;
    }
    // What is only approached never meets the bound itself.
    if (!reached) demand.strict = false;
    return demand;
}

/// The x of the chosen input for which every bound is met, with the ends that its own range does not already give;
/// nothing where no x of its range meets them.
std::optional<Range> meeting(const Expression& e, std::size_t chosen, const std::vector<Bound>& bounds,
                             Range Extent::* side) {
    const Range& own = e.inputs[chosen].extent.word;
    std::optional<Range> result = Range::everything();
    for (const Bound& bound : bounds) {
        const auto solved = solutions(demand_on(e, chosen, bound, side));
        if (!solved) return std::nullopt;
        if (inside(own, *solved)) continue;
        result = overlap(*result, *solved);
        if (!result) return std::nullopt;
    }
    const bool narrows = *result != Range::everything();
    return narrows && !apart(own, *result) ? result : std::nullopt;
}

std::vector<Bound> bounds_of(const Range& claimed) {
    std::vector<Bound> bounds;
    if (claimed.low()) bounds.push_back({claimed.low()->at, +1, !claimed.low()->closed});
    if (claimed.high()) bounds.push_back({claimed.high()->at, -1, !claimed.high()->closed});
    return bounds;
}

/// Each way of lying outside the claim.
std::vector<Bound> outside_of(const Range& claimed) {
    std::vector<Bound> bounds;
    if (claimed.low()) bounds.push_back({claimed.low()->at, -1, claimed.low()->closed});
    if (claimed.high()) bounds.push_back({claimed.high()->at, +1, claimed.high()->closed});
    return bounds;
}

/// With a negative sum below, a demand on the quotient would turn round; both sums are negated instead.
Expression with_positive_denominator(Expression e) {
    if (!e.is_ratio) return e;
    Range below;
    for (const Input& input : e.inputs) below = below + input.extent.word * input.under;
    if (below.low() && below.low()->at > Number(0)) return e;
    for (Input& input : e.inputs) {
        input.over = -input.over;
        input.under = -input.under;
    }
    return e;
}

}  // namespace

std::vector<Decider> deciders_of(const Expression& expression, const Extent& claimed) {
    const Expression e = with_positive_denominator(expression);
    std::vector<Decider> deciders;
    const auto add = [&](std::size_t i, Verdict verdict, const std::optional<Range>& when) {
        if (when) deciders.push_back({e.inputs[i].name, verdict, *when, e.inputs[i].unit});
    };
    for (std::size_t i = 0; i < e.inputs.size(); ++i) {
        if (e.inputs[i].extent.word.single()) continue;
        add(i, Verdict::holds, meeting(e, i, bounds_of(claimed.word), &Extent::word));
        for (const Bound& bound : outside_of(claimed.rounded)) {
            add(i, Verdict::fails, meeting(e, i, {bound}, &Extent::rounded));
        }
    }
    return deciders;
}

}  // namespace dealcalc
