#pragma once
// Checking claims: each with the verdict, what was computed, and what would decide it.
//
// Units: those of the claim's formula. Errors: none thrown; what cannot be computed is Verdict::unchecked with its
// reason in `computed`.
// Rule: judge() in base/verdict.hpp; "up to" and "as much as" said of a total claim its maximum.
//
// Example (first deal):
//   auto total = check_claim(*find_id(deal.claims, "total"), deal);
//   total.verdict;       // Verdict::fails
//   *total.gap;          // 45000000000
//   total.within_bound;  // true: 285 is no more than 330

#include <optional>
#include <string>
#include <vector>

#include <dealcalc/analysis/answer.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// One input that would settle an undetermined claim by itself: the claim gets `verdict` if the input lies in `when`,
/// whatever the other inputs are within their ranges.
struct Decider {
    std::string input;
    Verdict verdict = Verdict::holds;
    Range when{};
    Unit unit{};
};

/// A figure that the formula rests on.
struct Part {
    std::string name;
    bool minus = false;
    bool below = false;  // below the line of a ratio
    Value value;
};

struct CheckedClaim {
    Claim claim;
    Verdict verdict = Verdict::unchecked;
    Answer computed = Unknown{};
    std::optional<Value> claimed{};       // what the claim says, in the unit of `computed`
    bool of_maximum = false;              // the claim is about the maximum of `computed`
    std::optional<Range> maximum{};       // that maximum: one value, or several where a figure is "about" something
    bool within_bound = false;            // of a failing claim about a maximum: computed is no more than claimed
    std::optional<Number> difference{};   // claimed less computed, at face value
    std::optional<Number> gap{};          // how far apart the two are at their word; nothing when they meet
    std::vector<Part> parts{};            // of the formula, in the order of the file
    std::vector<Decider> deciders{};      // of an undetermined claim
};

CheckedClaim check_claim(const Claim& claim, const Deal& deal);

/// Every claim of the deal, worst verdict first, in file order within a verdict.
std::vector<CheckedClaim> check_claims(const Deal& deal);

/// The same for these claims only.
std::vector<CheckedClaim> check_claims(const std::vector<Claim>& claims, const Deal& deal);

}  // namespace dealcalc
