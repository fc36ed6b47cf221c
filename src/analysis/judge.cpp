#include <dealcalc/analysis/judge.hpp>

#include <algorithm>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/expression.hpp>

#include "analysis/plain_sum.hpp"

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
void judge_sum(JudgedClaim& judged, const PlainSum& sum) {
    const Figure& figure = judged.claim->that->figure;
    const bool of_maximum = sum.is_total && (figure.hedge == Hedge::up_to || figure.hedge == Hedge::up_to_about);
    judged.claimed = word_range(figure);
    judged.computed = sum.extent.word;
    judged.unit = sum.unit;
    const Extent claimed =
        of_maximum ? ceiling_of(figure) : Extent{*judged.claimed, rounded_range(figure)};
    judged.verdict = judge(of_maximum ? sum.most : sum.extent, claimed);
    if (sum.face && figure.hedge != Hedge::between) judged.difference = figure.nominal - *sum.face;
    if (!of_maximum) return;
    if (const auto most = sum.most.word.single()) judged.difference = figure.nominal - *most;
}

bool judge_plain_sum(JudgedClaim& judged, const Deal& deal) try {
    if (!judged.claim->that) return false;
    const auto sum = plain_sum(judged.claim->that->formula, deal);
    if (!sum || sum->unit != judged.claim->that->figure.unit) return false;
    judge_sum(judged, *sum);
    return true;
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
