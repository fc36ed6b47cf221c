#pragma once
// The claims of one deal or of several with their verdicts, a card each.

#include <dealcalc/report/present.hpp>

#include "report/traces.hpp"

namespace dealcalc {

/// What a verdict rests on: what is claimed, what was computed and how, how far apart they are, what would decide it.
TraceRef trace_of(const CheckedClaim& checked, const Deal& deal);

/// The figure of a claim that has one, read like any other figure.
TraceRef claimed_trace(const CheckedClaim& checked, const Deal& deal);

Section claim_cards(const std::vector<CheckedDeal>& deals, Extras extras);

struct VerdictCount {
    Verdict verdict;
    std::size_t number;
    std::string words;  // "1 fails", "2 fail", "3 undetermined"
};

/// How many claims of all deals have each verdict, worst first.
std::vector<VerdictCount> counts_of(const std::vector<CheckedDeal>& deals);

}  // namespace dealcalc
