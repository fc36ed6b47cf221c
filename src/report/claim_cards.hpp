#pragma once
// The claims of one deal or of several with their verdicts, a card each.

#include <dealcalc/report/present.hpp>

namespace dealcalc {

Section claim_cards(const std::vector<CheckedDeal>& deals);

}  // namespace dealcalc
