#include <dealcalc/analysis/check.hpp>

#include <algorithm>

#include <dealcalc/analysis/evaluate.hpp>

#include "analysis/deciders.hpp"
#include "analysis/inputs.hpp"

namespace dealcalc {
namespace {

/// An input stands among the parts as often as it counts: twice in `committed + prior`, on both sides of
/// `committed / exposure`.
std::vector<Part> parts_of(const Expression& expression) {
    std::vector<Part> parts;
    for (const Input& input : expression.inputs) {
        const Part part{input.name, false, false, {input.extent, input.nominal, input.unit}};
        for (const bool below : {false, true}) {
            const Number& weight = below ? input.under : input.over;
            for (Number left = absolute(weight); left > Number(0); left = left - Number(1)) {
                parts.push_back(part);
                parts.back().minus = weight.is_negative();
                parts.back().below = below;
            }
        }
    }
    return parts;
}

/// The distance between two ranges that are apart.
std::optional<Number> gap_between(const Range& a, const Range& b) {
    if (!apart(a, b)) return std::nullopt;
    const bool a_above = a.low() && b.high() && a.low()->at >= b.high()->at;
    return a_above ? a.low()->at - b.high()->at : b.low()->at - a.high()->at;
}

void compare(CheckedClaim& checked, const Value& computed, const Extent& claimed) {
    checked.verdict = judge(computed.extent, claimed);
    checked.gap = gap_between(computed.extent.word, claimed.word);
    if (checked.claimed->face && computed.face) checked.difference = *checked.claimed->face - *computed.face;
}

std::optional<Unknown> unlike(const Value& computed, const Value& claimed, const Statement& that) {
    if (same_kind(computed.unit, claimed.unit)) return std::nullopt;
    if (!currencies_differ(computed.unit, claimed.unit)) {
        return Unknown{Reason::unlike_units, {to_text(that.formula), that.figure_text}};
    }
    return Unknown{Reason::two_currencies,
                   {std::string(computed.unit.currency.code()), std::string(claimed.unit.currency.code())}};
}

void check_expression(CheckedClaim& checked, const Expression& expression) {
    const Figure& figure = checked.claim.that->figure;
    checked.parts = parts_of(expression);
    checked.of_maximum = expression.is_total && claims_maximum(figure);
    const Expression judged = checked.of_maximum ? at_maximum(expression) : expression;
    const Extent claimed = checked.of_maximum ? ceiling_of(figure) : checked.claimed->extent;

    const Value& computed = std::get<Value>(checked.computed);
    const Answer compared = checked.of_maximum ? value_of(judged) : checked.computed;
    if (std::holds_alternative<Unknown>(compared)) throw Overflow();
    compare(checked, std::get<Value>(compared), claimed);
    if (checked.of_maximum) {
        checked.maximum = std::get<Value>(compared).extent.word;
        if (const auto most = checked.maximum->single()) checked.difference = figure.nominal - *most;
    }
    if (checked.verdict == Verdict::undetermined) checked.deciders = deciders_of(judged, claimed);
    if (checked.verdict == Verdict::fails && checked.of_maximum) {
        checked.within_bound = inside(computed.extent.word, Range(std::nullopt, End{figure.nominal}));
    }
}

/// Growth is no sum and no ratio: it rests on two measures.
std::vector<Part> growth_parts(const Deal& deal) {
    return {{"multiple", false, false, std::get<Value>(evaluate("multiple", deal))},
            {"elapsed", false, false, std::get<Value>(evaluate("elapsed", deal))}};
}

/// Growth of one multiple over one time is one value, although binary floating point leaves a little room around it.
void check_growth(CheckedClaim& checked, const Deal& deal) {
    checked.parts = growth_parts(deal);
    compare(checked, std::get<Value>(checked.computed), checked.claimed->extent);
    const bool one_value = std::all_of(checked.parts.begin(), checked.parts.end(),
                                       [](const Part& part) { return part.value.extent.word.single().has_value(); });
    if (checked.verdict == Verdict::undetermined && checked.gap && one_value) {
        checked.verdict = Verdict::holds_by_rounding;
    }
}

void check_value(CheckedClaim& checked, const Deal& deal) {
    const Value& computed = std::get<Value>(checked.computed);
    if (const auto unknown = unlike(computed, *checked.claimed, *checked.claim.that)) {
        checked.computed = *unknown;
        return;
    }
    const auto expression = expression_of(checked.claim.that->formula, deal);
    if (const auto* sum_or_ratio = std::get_if<Expression>(&expression)) {
        check_expression(checked, *sum_or_ratio);
    } else {
        check_growth(checked, deal);
    }
}

}  // namespace

CheckedClaim check_claim(const Claim& claim, const Deal& deal) {
    CheckedClaim checked{claim};
    if (!claim.that) {
        checked.computed = Unknown{Reason::no_statement, {claim.id}};
        return checked;
    }
    checked.claimed = value_of(Reported{claim.that->figure_text, claim.that->figure, {}});
    checked.computed = evaluate(claim.that->formula, deal);
    if (std::holds_alternative<Unknown>(checked.computed)) return checked;
    try {
        check_value(checked, deal);
    } catch (const Overflow&) {
        checked = CheckedClaim{claim, Verdict::unchecked, Unknown{Reason::overflow}, checked.claimed};
    }
    return checked;
}

std::vector<CheckedClaim> check_claims(const std::vector<Claim>& claims, const Deal& deal) {
    std::vector<CheckedClaim> checked;
    for (const Claim& claim : claims) checked.push_back(check_claim(claim, deal));
    std::stable_sort(checked.begin(), checked.end(),
                     [](const CheckedClaim& a, const CheckedClaim& b) { return a.verdict < b.verdict; });
    return checked;
}

std::vector<CheckedClaim> check_claims(const Deal& deal) { return check_claims(deal.claims, deal); }

}  // namespace dealcalc
