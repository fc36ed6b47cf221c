#pragma once
// Judging: the verdicts on a deal's claims and the numbers that they rest on, without what explains them (check.hpp).
// For many deals: the same verdicts at a fraction of the cost.
//
// Units: those of the claim's formula. Errors: none thrown; what cannot be computed is Verdict::unchecked with its
// reason in `unknown`.
// Rule: that of check_claim, which gives the same verdict for the same claim.
//
// Example (first deal):
//   std::vector<JudgedClaim> claims;
//   judge_claims(deal.claims, deal, claims);
//   claims.front().claim->id;      // "total"
//   claims.front().verdict;        // Verdict::fails
//   *claims.front().difference;    // 45000000000

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include <dealcalc/analysis/answer.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

struct JudgedClaim {
    const Claim* claim = nullptr;        // one of those that were judged
    Verdict verdict = Verdict::unchecked;
    std::optional<Range> claimed{};      // at its word; nothing for a claim without figures
    std::optional<Range> computed{};     // at its word; nothing where it is unknown
    Unit unit{};                         // of both
    std::optional<Number> difference{};  // claimed less computed, at face value; of the maximum where that is claimed
    std::optional<Unknown> unknown{};    // why nothing is computed
};

/// Replaces `judged` by these claims about the deal, worst verdict first, in their order within a verdict.
void judge_claims(const std::vector<Claim>& claims, const Deal& deal, std::vector<JudgedClaim>& judged);

/// How many claims got each verdict, how many deals they are of, and how many could not be read.
struct Tally {
    std::size_t deals = 0;  // those that were read
    std::size_t unreadable = 0;
    std::array<std::size_t, 5> claims{};  // by verdict

    std::size_t& of(Verdict verdict) { return claims[static_cast<std::size_t>(verdict)]; }
    std::size_t of(Verdict verdict) const { return claims[static_cast<std::size_t>(verdict)]; }
};

void add_to(Tally& tally, const Tally& more);
/// Counts one deal with these claims.
void add_to(Tally& tally, const std::vector<JudgedClaim>& claims);
Tally tally_of(const std::vector<JudgedClaim>& claims);

}  // namespace dealcalc
