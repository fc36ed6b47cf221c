#pragma once
// Checking claims: each with the verdict, what was computed, and what would decide it.
//
// Units: those of the claim's formula; a duration is in the unit of the claim: days, months or years. Errors: none
// thrown; what cannot be computed is Verdict::unchecked with its reason in `computed`.
// Rule: judge() in base/verdict.hpp; "up to" and "as much as" claim the maximum of whatever stands before them. "About v"
// also holds by rounding where the nominals come to v and every hedge among the figures is "about".
//
// Example (first deal):
//   auto total = check_claim(*find_id(deal.claims, "total"), deal);
//   total.verdict;       // Verdict::fails
//   *total.gap;          // 45000000000
//   total.within_bound;  // true: 285 is no more than 330

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <dealcalc/analysis/value.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// The verdict on a claim, and the numbers that it rests on.
struct Judgement {
    Verdict verdict = Verdict::unchecked;
    Answer computed = Unknown{};
    std::optional<Value> claimed{};  // what the claim says, in the unit of `computed`; nothing for one without figures
    bool of_maximum = false;             // the claim is about the maximum of `computed`
    std::optional<Range> maximum{};      // that maximum: one value, or several where a figure is "about" something
    bool within_bound = false;           // of a failing claim about a maximum: computed is no more than claimed
    std::optional<Number> difference{};  // claimed less computed, of the nominals; of the maximum where that is claimed
    std::optional<Number> gap{};         // how far apart the two are as stated; nothing when they meet
    std::optional<Number> slack{};       // of a gap that rounding closes: how much rounding can close at the most
};

/// A judgement on one of many claims.
struct JudgedClaim : Judgement {
    const Claim* claim = nullptr;
};

/// One input that would settle an undetermined claim by itself: the claim gets `verdict` if the input lies in `when`,
/// whatever the other inputs are within their ranges.
struct Decider {
    std::string input;
    Verdict verdict = Verdict::holds;
    Range when{};
    Unit unit{};
};

struct Expression;  // a formula taken apart: evaluate.hpp

/// For each input with more than one value: where it would make the claim hold, and where it would make it fail.
/// Empty where no single input decides.
std::vector<Decider> deciders_of(const Expression& expression, const Claimed& claimed);

/// A figure that the formula rests on.
struct Part {
    std::string name;
    bool minus = false;
    bool below = false;  // below the line of a ratio
    Value value;
    std::vector<Part> of{};  // of a product: the figures in it
};

/// A judgement with what explains it.
struct CheckedClaim : Judgement {
    Claim claim{};
    std::vector<Part> parts{};        // of the formula, in the order of the file
    std::vector<Decider> deciders{};  // of an undetermined claim
};

CheckedClaim check_claim(const Claim& claim, const Deal& deal);

/// Every claim of the deal, worst verdict first, in file order within a verdict.
std::vector<CheckedClaim> check_claims(const Deal& deal);

/// The same for these claims only.
std::vector<CheckedClaim> check_claims(const std::vector<Claim>& claims, const Deal& deal);

/// Replaces `judged` by the judgements on these claims, worst verdict first, in their order within a verdict: for many
/// deals, at a fraction of the cost.
void judge_claims(const std::vector<Claim>& claims, const Deal& deal, std::vector<JudgedClaim>& judged);

/// How many claims got each verdict, how many deals they are of, and how many could not be read.
struct Tally {
    std::size_t deals = 0;  // those that were read
    std::size_t unreadable = 0;
    std::size_t without_claims = 0;  // of those that were read
    std::array<std::size_t, 5> claims{};  // by verdict

    std::size_t& of(Verdict verdict) { return claims[static_cast<std::size_t>(verdict)]; }
    std::size_t of(Verdict verdict) const { return claims[static_cast<std::size_t>(verdict)]; }
};

void add_to(Tally& tally, const Tally& more);
/// Counts one deal with these claims.
void add_to(Tally& tally, const std::vector<JudgedClaim>& claims);
Tally tally_of(const std::vector<JudgedClaim>& claims);

}  // namespace dealcalc
