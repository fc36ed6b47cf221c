#pragma once
// Sections that several reports show: the same keys and the same words wherever they stand.
// The claims of one deal or of several with their verdicts, a card each.
// Readings in words, the same wherever one is shown: "foots if", never "the true figure is".
// Verdicts as keys and as counts, in the order of how much they ask of a reader.
// Words for rates of return: how far a rate is shown, and why there is none.
// What the table and the picture of a distribution both show: its totals or its bands, and its quantiles.

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/analysis/distribution.hpp>
#include <dealcalc/analysis/rates.hpp>
#include <dealcalc/analysis/readings.hpp>
#include <dealcalc/base/range.hpp>
#include <dealcalc/base/verdict.hpp>
#include <dealcalc/report/present.hpp>
#include <dealcalc/report/report.hpp>

#include "report/traces.hpp"

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
/// What the stakes of the deal rest on.
std::vector<std::string> stake_notes(const Valuations& valuations, const Deal& deal);
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

/// What a verdict rests on: what is claimed, what was computed and how, how far apart they are, what would decide it.
TraceRef trace_of(const CheckedClaim& checked, const Deal& deal);

/// Claimed less computed, of the nominals; of the maximum where that is claimed.
Cell difference_cell(const CheckedClaim& checked);

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

struct VerdictKey {
    std::string_view key;
    Verdict verdict;
};

inline constexpr std::array<VerdictKey, 5> verdict_keys = {{{"fails", Verdict::fails},
                                                            {"undetermined", Verdict::undetermined},
                                                            {"unchecked", Verdict::unchecked},
                                                            {"holds_by_rounding", Verdict::holds_by_rounding},
                                                            {"holds", Verdict::holds}}};

/// The verdict as machines get it: "holds_by_rounding".
std::string_view verdict_key(Verdict verdict);

/// "1 fails", "2 fail", "3 undetermined".
std::string counted_words(std::size_t count, Verdict verdict);

/// "37.34 %": as many decimals as are asked for.
std::string percentage(const Number& fraction, int decimals);

/// A present value to six digits: what passes through a power is not said to the cent.
Number six_digits(const Number& n);

/// Each rate with as many decimals, two or more, as tell the neighbours apart.
std::vector<std::string> rate_words(const std::vector<Rate>& rates);

/// "all flows have one sign"
std::string words_for(NoRate reason, DayCount count);

/// The answer about the rate in words: the one rate, how many there are, or why there is none.
std::string answer_words(const Rates& rates, DayCount count);

/// The one rate, for machines; where there is another number of them, that is the reason why there is no such thing.
Cell rate_cell(const Rates& rates, DayCount count);

/// All rates, a row each, and then what is not separated; for machines.
Section rates_section(const Rates& rates);

/// What to keep in mind about these rates.
std::vector<std::string> rate_notes(const Rates& rates, DayCount count, const Number& years);

/// Whether every total is shown by itself, and not a band.
bool has_few_totals(const std::vector<Band>& totals);

/// The bands of a spread with many totals.
std::vector<Band> shown_bands(const Spread& spread);

struct Quantile {
    Number share;    // 1/2 of the median
    Range exposure;  // from that of the least to that of the most
};

/// At 5, 25, 50, 75 and 95 %.
std::vector<Quantile> quantiles_of(const Spread& spread);

}  // namespace dealcalc
