#include <dealcalc/analysis/judge.hpp>

#include <algorithm>
#include <tuple>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/expression.hpp>

#include "analysis/inputs.hpp"
#include "analysis/plain_sum.hpp"
#include "base/verdict_at_word.hpp"

namespace dealcalc {
namespace {

/// Nothing is said of the claim yet. What the memory held is left where nobody looks: that is quicker than to clear it all.
void start(JudgedClaim& judged, const Claim& claim) {
    judged.claim = &claim;
    judged.verdict = Verdict::unchecked;
    judged.claimed.reset();
    judged.computed.reset();
    judged.unit = {};
    judged.difference.reset();
    judged.unknown.reset();
}

void judge_as_checked(JudgedClaim& judged, const Deal& deal) {
    const CheckedClaim checked = check_claim(*judged.claim, deal);
    judged.verdict = checked.verdict;
    if (checked.claimed) judged.claimed = checked.claimed->extent.word;
    judged.difference = checked.difference;
    if (const auto* value = std::get_if<Value>(&checked.computed)) {
        judged.computed = value->extent.word;
        judged.unit = value->unit;
    } else {
        judged.unknown = std::get<Unknown>(checked.computed);
    }
}

/// What "up to" claims of a total is its maximum, as check_claim compares it.
bool is_of_maximum(const Figure& claimed, bool is_total) { return is_total && claims_maximum(claimed); }

void judge_sum(JudgedClaim& judged, const Figure& figure, const PlainSum& sum) {
    const bool of_maximum = is_of_maximum(figure, sum.is_total);
    judged.claimed = word_range(figure);
    judged.verdict = of_maximum ? judge(sum.most, ceiling_of(figure))
                                : judge(sum.extent, {*judged.claimed, rounded_range(figure)});
    judged.computed = sum.extent.word;
    judged.unit = sum.unit;
    if (sum.face && figure.hedge != Hedge::between) judged.difference = figure.nominal - *sum.face;
    if (!of_maximum) return;
    if (const auto most = sum.most.word.single()) judged.difference = figure.nominal - *most;
}

/// The same, with rounding only where it decides: nearly all sums are judged by their word.
void judge_sum(JudgedClaim& judged, const Figure& figure, const ShortSum& sum) {
    const Range computed = sum.word();
    const Number& most = computed.high()->at;
    const Range claimed = word_range(figure);
    const auto verdict = is_of_maximum(figure, sum.is_total)
                             ? judge_at_word(Range::only(most), word_ceiling_of(figure))
                             : judge_at_word(computed, claimed);
    if (!verdict) return judge_sum(judged, figure, with_rounding(sum));
    judged.verdict = *verdict;
    judged.claimed = claimed;
    judged.computed = computed;
    judged.unit = sum.unit;
    if (figure.hedge != Hedge::between) judged.difference = figure.nominal - most;
}

/// False where the claim is not about such a sum.
template <class Sum>
bool judge_if_any(JudgedClaim& judged, const Figure& figure, const std::optional<Sum>& sum) {
    if (!sum || sum->unit != figure.unit) return false;
    judge_sum(judged, figure, *sum);
    return true;
}

bool judge_plain_sum(JudgedClaim& judged, const Deal& deal) try {
    if (!judged.claim->that) return false;
    const auto& [formula, figure] = std::tie(judged.claim->that->formula, judged.claim->that->figure);
    return (is_short(figure) && judge_if_any(judged, figure, short_sum(formula, deal))) ||
           judge_if_any(judged, figure, plain_sum(formula, deal));
} catch (const Overflow&) {
    judged = {judged.claim};
    return false;
}

}  // namespace

void judge_claims(const std::vector<Claim>& claims, const Deal& deal, std::vector<JudgedClaim>& judged) {
    judged.resize(claims.size());
    for (std::size_t i = 0; i < claims.size(); ++i) {
        start(judged[i], claims[i]);
        if (!judge_plain_sum(judged[i], deal)) judge_as_checked(judged[i], deal);
    }
    const auto worse = [](const JudgedClaim& a, const JudgedClaim& b) { return a.verdict < b.verdict; };
    if (!std::ranges::is_sorted(judged, worse)) std::ranges::stable_sort(judged, worse);
}

void add_to(Tally& tally, const Tally& more) {
    tally.deals += more.deals;
    tally.unreadable += more.unreadable;
    for (std::size_t i = 0; i < tally.claims.size(); ++i) tally.claims[i] += more.claims[i];
}

void add_to(Tally& tally, const std::vector<JudgedClaim>& claims) {
    ++tally.deals;
    for (const JudgedClaim& claim : claims) ++tally.of(claim.verdict);
}

Tally tally_of(const std::vector<JudgedClaim>& claims) {
    Tally tally;
    add_to(tally, claims);
    return tally;
}

}  // namespace dealcalc
