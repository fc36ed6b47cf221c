#pragma once
// Explain: everything that can be said of one claim: how its number was got, and, where it is a total that fails, which
// slips would make it foot and which other reports of the deal support them.
//
// Units: those of the claim. Errors: none.
//
// Example:
//   ExplainedClaim e = explain_claim(*find_id(deal.claims, "total"), deal, {second_report});
//   e.support[0][0].twin;   // {"amazon-anthropic-second-report"}

#include <optional>
#include <string>
#include <vector>

#include <dealcalc/analysis/derivation.hpp>
#include <dealcalc/analysis/readings.hpp>

namespace dealcalc {

/// The ids of the reports that support a reading, side by side.
struct ReadingSupport {
    std::vector<std::string> side{};
    std::vector<std::string> twin{};
};

struct ExplainedClaim {
    Explanation explanation;
    std::optional<Derivation> derivation{};              // nothing for a claim without figures
    std::vector<std::vector<ReadingSupport>> support{};  // as explanation.kinds, and the readings of each
};

ExplainedClaim explain_claim(const Claim& claim, const Deal& deal, const std::vector<Deal>& other_reports);

}  // namespace dealcalc
