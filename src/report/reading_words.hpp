#pragma once
// Readings in words, the same wherever one is shown: "foots if", never "the true figure is".

#include <string>

#include <dealcalc/analysis/readings.hpp>
#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// "immediate is $50B, not $5B; the total is $33B, not up to $330B": what a side changes, without "foots if".
std::string foots_if(const ReadingSide& side, const std::string& claim_id);

/// "prior $80B + immediate $50B + milestone $200B = $330B": the list as it would then foot.
std::string list_words(const ReadingSide& side);

/// "one power of ten on a set of figures".
std::string kind_words(SlipKind kind);

/// "would explain 4 % of unrelated totals"; why not, where that was not worked out.
std::string chance_words(const std::optional<Number>& chance);

/// The slips as records for machines.
Cell slips_cell(const ReadingSide& side);

}  // namespace dealcalc
