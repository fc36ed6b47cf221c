#include <dealcalc/analysis/check.hpp>

#include <algorithm>

#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/analysis/rounds.hpp>

#include "analysis/expression.hpp"

namespace dealcalc {
namespace {

// ---- the judgement

/// The distance between two ranges that are apart.
std::optional<Number> gap_between(const Range& a, const Range& b) {
    if (!apart(a, b)) return std::nullopt;
    const bool a_above = a.low() && b.high() && a.low()->at >= b.high()->at;
    return a_above ? a.low()->at - b.high()->at : b.low()->at - a.high()->at;
}

/// How far rounding, of the figures and of the claim together, can bring two ranges towards each other.
std::optional<Number> slack_between(const Extent& computed, const Claimed& claimed) {
    const bool above = computed.word.low() && claimed.word.high() && computed.word.low()->at > claimed.word.high()->at;
    const auto end_of = [](const Range& range, bool low) { return low ? range.low() : range.high(); };
    const auto rounded = end_of(computed.rounded, above);
    if (!rounded) return std::nullopt;  // where rounding reaches a divisor of zero
    return absolute(end_of(computed.word, above)->at - rounded->at) +
           absolute(end_of(claimed.word, !above)->at - end_of(claimed.near, !above)->at);
}

/// Growth of one multiple over one time is one value, although binary floating point leaves a little room around it.
bool is_one_value(const Value& value, const Deal& deal) {
    if (!value.approximate) return value.extent.word.single().has_value();
    const auto single = [&](std::string_view name) {
        return std::get<Value>(evaluate(name, deal)).extent.word.single().has_value();
    };
    return single("multiple") && single("elapsed");
}

/// "about 10" of figures of which some are about something and none is hedged otherwise, and whose nominals come to 10.
/// In a maximum "up to v" is no hedge.
bool says_the_same_about(const Value& computed, const Statement& that, const Deal& deal) {
    const Hedge hedge = that.figure.hedge;
    const bool of_maximum = hedge == Hedge::up_to_about;
    if ((hedge != Hedge::about && !of_maximum) || computed.face != that.figure.nominal) return false;
    const auto found = expression_of(that.formula, deal);
    const auto* expression = std::get_if<Expression>(&found);
    if (!expression) return false;
    const auto is_about = [](const Input& input) {
        const bool in_part = !input.paid_over.is_zero() || !input.paid_under.is_zero();
        return !in_part &&
               (input.hedge == Hedge::none || input.hedge == Hedge::exactly || input.hedge == Hedge::about);
    };
    return std::ranges::all_of(of_maximum ? at_maximum(*expression).inputs : expression->inputs, is_about);
}

Verdict verdict_on(const Value& computed, const Claimed& claimed, const Statement& that, const Deal& deal) {
    const Verdict verdict = judge(computed.extent, claimed);
    if (verdict != Verdict::undetermined) return verdict;
    const bool one_number = claimed.is_number && is_one_value(computed, deal);
    return one_number || says_the_same_about(computed, that, deal) ? Verdict::holds_by_rounding : verdict;
}

void compare(Judgement& judged, const Statement& that, const Deal& deal) {
    const Answer answer = judged.of_maximum ? maximum_of(that.formula, deal) : judged.computed;
    const auto* computed = std::get_if<Value>(&answer);
    if (!computed) {
        judged.computed = std::get<Unknown>(answer);
        return;
    }
    const Claimed claimed = claimed_by(that.figure);
    judged.verdict = verdict_on(*computed, claimed, that, deal);
    judged.gap = gap_between(computed->extent.word, claimed.word);
    if (judged.gap && judged.verdict == Verdict::holds_by_rounding) {
        judged.slack = slack_between(computed->extent, claimed);
    }
    const Value& all = std::get<Value>(judged.computed);
    if (judged.claimed->face && all.face) judged.difference = *judged.claimed->face - *all.face;
    if (!judged.of_maximum) return;
    judged.maximum = computed->extent.word;
    if (const auto most = judged.maximum->single()) judged.difference = that.figure.nominal - *most;
    judged.within_bound =
        judged.verdict == Verdict::fails && inside(all.extent.word, Range(std::nullopt, End{that.figure.nominal}));
}

bool claims_maximum(Hedge hedge) { return hedge == Hedge::up_to || hedge == Hedge::up_to_about; }

/// What the claim says as a value of its unit, for those who read it.
Value value_claimed(const Figure& figure) {
    const Claimed claimed = claimed_by(figure);
    Value value = value_of(figure);
    if (!claims_maximum(figure.hedge)) value.extent = {claimed.word, claimed.near};
    return value;
}

/// A claim about a stake holds or fails where it does whether the valuation is before the money or after.
void judge_on_either(Judgement& judged, const Statement& that, const StakeOnEither& stakes, const Deal& deal) {
    const Claimed claimed = claimed_by(that.figure);
    const auto value = [&](const Expression& stake) {
        return std::get<Value>(value_of(judged.of_maximum ? at_maximum(stake) : stake));
    };
    const Value a = value(stakes.if_post);
    const Value b = value(stakes.if_pre);
    const Verdict on_a = verdict_on(a, claimed, that, deal);
    const Verdict on_b = verdict_on(b, claimed, that, deal);
    const bool hold = std::min(on_a, on_b) >= Verdict::holds_by_rounding;
    judged.verdict = on_a == on_b ? on_a : hold ? Verdict::holds_by_rounding : Verdict::undetermined;
    const auto gap_a = gap_between(a.extent.word, claimed.word);
    const auto gap_b = gap_between(b.extent.word, claimed.word);
    judged.gap = gap_a && gap_b ? std::optional(std::min(*gap_a, *gap_b)) : std::nullopt;
}

/// Nothing where the claim is not about the stake, or where there is only one.
std::optional<StakeOnEither> stakes_for(const Statement& that, const Deal& deal) {
    return to_text(that.formula) == "stake" ? stake_on_either(deal) : std::nullopt;
}

void judge_claim(Judgement& judged, const Claim& claim, const Deal& deal) {
    judged = {};
    if (!claim.that) {
        judged.computed = Unknown{Reason::no_statement, {claim.id}};
        return;
    }
    const Statement& that = *claim.that;
    judged.claimed = value_claimed(that.figure);
    judged.computed = evaluate(that.formula, deal);
    const auto* computed = std::get_if<Value>(&judged.computed);
    if (!computed) return;
    if (!same_kind(computed->unit, judged.claimed->unit)) {
        judged.computed = mismatch(computed->unit, judged.claimed->unit, {to_text(that.formula), that.figure_text});
        return;
    }
    judged.of_maximum = claims_maximum(that.figure.hedge);
    compare(judged, that, deal);
    if (const auto both = stakes_for(that, deal)) judge_on_either(judged, that, *both, deal);
}

// ---- what would decide it: one input at a time, the others anywhere in their ranges

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

/// Weight of an input in side * (sum above - value * sum below). Positive exactly where the demand is met, since the
/// sum below is positive; of a plain sum it is 1. What is paid of a figure is all of it where that is unfavourable.
Number weight_in(const Input& input, const Bound& bound) {
    const Number side = bound.side;
    const Number paid = (input.paid_over - bound.value * input.paid_under) * side;
    return (input.over - bound.value * input.under) * side + std::min(paid, Number(0));
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
    if (!e.is_ratio || !divides_by_negative(e)) return e;
    for (Input& input : e.inputs) {
        for (Number* weight : {&input.over, &input.under, &input.paid_over, &input.paid_under}) *weight = -*weight;
    }
    return e;
}

}  // namespace

std::vector<Decider> deciders_of(const Expression& expression, const Claimed& claimed) {
    const Expression e = with_positive_denominator(expression);
    std::vector<Decider> deciders;
    const auto add = [&](std::size_t i, Verdict verdict, const std::optional<Range>& when) {
        if (when) deciders.push_back({e.inputs[i].name, verdict, *when, e.inputs[i].unit});
    };
    for (std::size_t i = 0; i < e.inputs.size(); ++i) {
        if (e.inputs[i].extent.word.single() || !e.inputs[i].within.empty()) continue;
        add(i, Verdict::holds, meeting(e, i, bounds_of(claimed.word), &Extent::word));
        for (const Bound& bound : outside_of(claimed.near)) {
            add(i, Verdict::fails, meeting(e, i, {bound}, &Extent::rounded));
        }
    }
    return deciders;
}

namespace {

// ---- what explains it

/// The input with its weight: "2 * a"; a number is its weight alone.
Part part_of(const Input& input, const Number& weight) {
    const Value value{input.extent, input.nominal, input.unit};
    if (weight == Number(1)) return {input.name, false, false, value};
    const std::string factor = to_text(weight);
    Value weighted{{value.extent.word * weight, value.extent.rounded * weight}, {}, value.unit};
    if (value.face) weighted.face = *value.face * weight;
    return {input.is_number() ? factor : factor + " * " + input.name, false, false, weighted};
}

/// An input stands among the parts as often as it counts: twice in `committed + prior`, on both sides of
/// `committed / exposure`.
std::vector<Part> parts_of(const Expression& expression) {
    const Number few = 3;
    std::vector<Part> parts;
    const auto add = [&](const Input& input, const Number& weight, bool below) {
        if (weight.is_zero()) return;
        const Number size = absolute(weight);
        const bool stands_often = size.is_whole() && size <= few && !input.is_number();
        Part part = part_of(input, stands_often ? Number(1) : size);
        part.minus = weight.is_negative();
        part.below = below;
        for (const Input& figure : input.within) part.of.push_back(part_of(figure, 1));
        parts.insert(parts.end(), stands_often ? static_cast<std::size_t>(*size.as_int64()) : 1, part);
    };
    for (const Input& input : expression.inputs) {
        Input paid = input;
        paid.extent = {hull(Range(), input.extent.word), hull(Range(), input.extent.rounded)};
        add(input, input.over, false);
        add(paid, input.paid_over, false);
        add(input, input.under, true);
        add(paid, input.paid_under, true);
    }
    return parts;
}

/// Growth is no sum and no ratio: it rests on two measures.
std::vector<Part> growth_parts(const Deal& deal) {
    return {{"multiple", false, false, std::get<Value>(evaluate("multiple", deal))},
            {"elapsed", false, false, std::get<Value>(evaluate("elapsed", deal))}};
}

void explain(CheckedClaim& checked, const Deal& deal) {
    const Statement& that = *checked.claim.that;
    const auto found = expression_of(that.formula, deal);
    const auto* expression = std::get_if<Expression>(&found);
    if (!expression) {
        checked.parts = growth_parts(deal);
        return;
    }
    const auto stakes = stakes_for(that, deal);
    checked.parts = parts_of(stakes ? stakes->if_post : *expression);
    if (stakes) return;
    if (checked.verdict != Verdict::undetermined) return;
    const Claimed claimed = claimed_by(that.figure);
    checked.deciders = deciders_of(checked.of_maximum ? at_maximum(*expression) : *expression, claimed);
}

// ---- the unit of the answer

/// A ratio is answered as the claim writes it: in percent or as a factor.
void answer_as_ratio(Judgement& judged) {
    auto* computed = std::get_if<Value>(&judged.computed);
    if (!computed || !judged.claimed) return;
    const auto is_ratio = [](const Unit& unit) { return unit == Unit{Dimension::times} || unit == Unit{Dimension::percent}; };
    if (is_ratio(computed->unit) && is_ratio(judged.claimed->unit)) computed->unit = judged.claimed->unit;
}

/// A duration is answered in the unit in which the claim was written; elapsed time behind another claim in months.
Dimension time_of(const Claim& claim) {
    const bool is_duration = claim.that && claim.that->figure.unit == Unit{Dimension::time};
    return is_duration ? written_in(claim.that->figure) : Dimension::months;
}

void answer_in_time(Judgement& judged, const Claim& claim) {
    auto* computed = std::get_if<Value>(&judged.computed);
    if (!computed || computed->unit != Unit{Dimension::time}) return;
    const Dimension unit = time_of(claim);
    const Number factor = in_time(1, Dimension::time, unit);
    *computed = in_time(std::move(*computed), unit);
    if (judged.claimed) *judged.claimed = in_time(std::move(*judged.claimed), unit);
    if (judged.maximum) *judged.maximum = *judged.maximum * factor;
    if (judged.difference) *judged.difference = *judged.difference * factor;
    if (judged.gap) *judged.gap = *judged.gap * factor;
    if (judged.slack) *judged.slack = *judged.slack * factor;
}

void explain_in_time(CheckedClaim& checked) {
    const Dimension unit = time_of(checked.claim);
    for (Part& part : checked.parts) {
        part.value = in_time(std::move(part.value), unit);
        for (Part& figure : part.of) figure.value = in_time(std::move(figure.value), unit);
    }
    for (Decider& decider : checked.deciders) {
        const Value when = in_time(within(decider.when, decider.unit), unit);
        decider.when = when.extent.word;
        decider.unit = when.unit;
    }
}

template <class Claims>
void put_worst_first(Claims& claims) {
    const auto worse = [](const Judgement& a, const Judgement& b) { return a.verdict < b.verdict; };
    if (!std::ranges::is_sorted(claims, worse)) std::ranges::stable_sort(claims, worse);
}

}  // namespace

CheckedClaim check_claim(const Claim& claim, const Deal& deal) {
    CheckedClaim checked;
    checked.claim = claim;
    judge_claim(checked, claim, deal);
    if (checked.verdict != Verdict::unchecked) explain(checked, deal);
    answer_as_ratio(checked);
    answer_in_time(checked, claim);
    explain_in_time(checked);
    return checked;
}

std::vector<CheckedClaim> check_claims(const std::vector<Claim>& claims, const Deal& deal) {
    std::vector<CheckedClaim> checked;
    for (const Claim& claim : claims) checked.push_back(check_claim(claim, deal));
    put_worst_first(checked);
    return checked;
}

std::vector<CheckedClaim> check_claims(const Deal& deal) { return check_claims(deal.claims, deal); }

void judge_claims(const std::vector<Claim>& claims, const Deal& deal, std::vector<JudgedClaim>& judged) {
    judged.resize(claims.size());
    for (std::size_t i = 0; i < claims.size(); ++i) {
        judge_claim(judged[i], claims[i], deal);
        answer_as_ratio(judged[i]);
        answer_in_time(judged[i], claims[i]);
        judged[i].claim = &claims[i];
    }
    put_worst_first(judged);
}

void add_to(Tally& tally, const Tally& more) {
    tally.deals += more.deals;
    tally.unreadable += more.unreadable;
    tally.without_claims += more.without_claims;
    for (std::size_t i = 0; i < tally.claims.size(); ++i) tally.claims[i] += more.claims[i];
}

void add_to(Tally& tally, const std::vector<JudgedClaim>& claims) {
    ++tally.deals;
    if (claims.empty()) ++tally.without_claims;
    for (const JudgedClaim& claim : claims) ++tally.of(claim.verdict);
}

Tally tally_of(const std::vector<JudgedClaim>& claims) {
    Tally tally;
    add_to(tally, claims);
    return tally;
}

}  // namespace dealcalc
