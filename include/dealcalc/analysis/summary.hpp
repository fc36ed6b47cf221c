#pragma once
// Summary: everything about one deal that fits on a page: exposure, valuation, what comes back, claims, and of a total
// that fails the readings that come first.
//
// What comes back: each amount of money that the company commits itself to, per unit of exposure, per year, and per
// watt of each commitment of power. Quotients of the figures as reported, so every hedge is kept.
//
// Units: those of the answers; a year is counted in days (see unit.hpp). Errors: Unknown with its reason in each
// answer.
//
// Example (first deal):
//   Summary s = summary_of(deal);
//   to_text(s.in_return[0].formula);   // "aws_spend / exposure"
//   s.in_return[2].value;              // more than 20 USD per W

#include <vector>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/explain.hpp>
#include <dealcalc/analysis/exposure.hpp>
#include <dealcalc/analysis/valuation.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// One spend of the company over one thing.
struct ReturnLine {
    enum class Per { exposure, year, power };
    Commitment spend;
    Per per = Per::exposure;
    Formula formula{};  // without terms where no power is committed
    Answer value = Unknown{};
};

struct Summary {
    Exposure exposure;
    Valuations valuations;
    std::vector<ReturnLine> in_return;     // by spend, in file order; each per exposure, per year, per power
    std::vector<CheckedClaim> claims;      // worst verdict first
    /// Of the totals that fail or that two currencies leave unchecked, in the order of `claims`; at most
    /// `readings_a_claim` each, the rest counted in `more`; the kinds that foot at their word first.
    std::vector<ExplainedClaim> readings;
};

inline constexpr std::size_t readings_a_claim = 2;

Summary summary_of(const Deal& deal);

}  // namespace dealcalc
