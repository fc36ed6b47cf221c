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

/// A sum against a claim in the same unit, as check_claim compares them.
struct Comparison {
    Comparison(const Figure& claim, const PlainSum& added)
        : of_maximum(added.is_total && claims_maximum(claim)),
          claimed(claim),
          computed(of_maximum ? added.most : added.extent) {}

    bool of_maximum;
    const Figure& claimed;
    const Extent& computed;

    Range claimed_word() const { return of_maximum ? ceiling_of(claimed).word : word_range(claimed); }
    Extent claimed_extent() const {
        return of_maximum ? ceiling_of(claimed) : Extent{word_range(claimed), rounded_range(claimed)};
    }
};

void set_sum(JudgedClaim& judged, const PlainSum& sum, const Comparison& compared) {
    const Figure& figure = compared.claimed;
    judged.claimed = word_range(figure);
    judged.computed = sum.extent.word;
    judged.unit = sum.unit;
    if (sum.face && figure.hedge != Hedge::between) judged.difference = figure.nominal - *sum.face;
    if (!compared.of_maximum) return;
    if (const auto most = sum.most.word.single()) judged.difference = figure.nominal - *most;
}

/// False where the claim is not about such a sum. Rounding is added up where it decides: nearly all sums are judged by
/// their word.
bool judge_plain_sum(JudgedClaim& judged, const Deal& deal) try {
    if (!judged.claim->that) return false;
    const auto& [formula, figure] = std::tie(judged.claim->that->formula, judged.claim->that->figure);
    for (const Depth depth : {Depth::word, Depth::rounding}) {
        if (depth == Depth::word && !is_short(figure)) continue;
        const auto sum = plain_sum(formula, deal, depth);
        if (!sum) continue;
        if (sum->unit != figure.unit) return false;
        const Comparison compared(figure, *sum);
        const auto verdict = depth == Depth::word ? judge_at_word(compared.computed.word, compared.claimed_word())
                                                  : judge(compared.computed, compared.claimed_extent());
        if (!verdict) continue;
        judged.verdict = *verdict;
        set_sum(judged, *sum, compared);
        return true;
    }
    return false;
} catch (const Overflow&) {
    judged = {judged.claim};
    return false;
}

}  // namespace

void judge_claims(const std::vector<Claim>& claims, const Deal& deal, std::vector<JudgedClaim>& judged) {
    judged.clear();
    for (const Claim& claim : claims) {
        JudgedClaim& next = judged.emplace_back();
        next.claim = &claim;
        if (!judge_plain_sum(next, deal)) judge_as_checked(next, deal);
    }
    if (judged.size() < 2) return;
    std::stable_sort(judged.begin(), judged.end(),
                     [](const JudgedClaim& a, const JudgedClaim& b) { return a.verdict < b.verdict; });
}

void add_to(Tally& tally, const Tally& more) {
    tally.deals += more.deals;
    tally.unreadable += more.unreadable;
    for (std::size_t i = 0; i < tally.claims.size(); ++i) tally.claims[i] += more.claims[i];
}

Tally tally_of(const std::vector<JudgedClaim>& claims) {
    Tally tally;
    tally.deals = 1;
    for (const JudgedClaim& claim : claims) ++tally.of(claim.verdict);
    return tally;
}

}  // namespace dealcalc
