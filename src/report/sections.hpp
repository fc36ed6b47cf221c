#pragma once
// Sections that several reports show: the same keys and the same words wherever they stand.

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/report/present.hpp>

namespace dealcalc {

/// The investments with their amounts, shares, running totals and bars.
Section investments_section(const Exposure& exposure, const Deal& deal, Extras extras);
/// Committed, contingent, exposure.
Section totals_section(const Exposure& exposure, const Deal& deal, Extras extras);

Section valuations_section(const Valuations& valuations, const Deal& deal, Extras extras);
/// From the first valuation to the last, or why there is no such change.
Section change_section(const Valuations& valuations, const Deal& deal, Extras extras);
/// What to keep in mind about the multiple.
std::vector<std::string> caveats_of(const Valuations& valuations);
Section stake_section(const Valuations& valuations, const Deal& deal, Extras extras);

/// How many claims have which verdict.
Section counts_section(const std::vector<CheckedDeal>& deals);

/// The readings of claims, a card each.
Section readings_section(const std::vector<ExplainedClaim>& claims, const Deal& deal, Extras extras);
/// What the search for readings of a claim came to, beside the readings.
std::vector<std::string> search_notes(const Explanation& explanation);

/// The columns or facts of these keys only, in the order they had: the first for people, the others for machines alone.
Section picked(Section section, std::initializer_list<std::string_view> shown,
               std::initializer_list<std::string_view> for_machines);

}  // namespace dealcalc
