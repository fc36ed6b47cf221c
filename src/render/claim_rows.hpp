#pragma once
// Claim rows: the claims of a report by name, for formats that say a thing a claim.

#include <cstddef>
#include <string>
#include <vector>

#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// Texts are as they are and not yet escaped; what a report does not have is empty, and a line or column 0.
struct ClaimRow {
    Verdict verdict = Verdict::unchecked;
    std::string deal{}, id{}, label{}, that{}, computed{}, reason{}, file{};
    std::size_t line = 0;
    std::size_t column = 0;
};

/// Worst verdict first, as the report has them.
std::vector<ClaimRow> claim_rows(const Report& report);

/// "exposure is up to $330B", or what the claim says where it has no figures.
const std::string& statement_of(const ClaimRow& claim);

}  // namespace dealcalc
