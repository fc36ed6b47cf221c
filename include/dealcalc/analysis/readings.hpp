#pragma once
// Readings: which slips would make a failed total foot, and what each implies.
//
// A reading is one set of slips. dealcalc lists readings; it never says which one is true. The predicate is that of
// check: a reading foots where the claim about the changed figures holds, by rounding or as stated. The sum is the most
// that the figures come to, also where the claim leaves out "up to". A figure
// that is scaled is scaled with its range, so a total is homogeneous: x10 on a set of figures foots exactly where /10
// on all the others (the total included) does. These two are twins and always go together.
//
// Kinds, in the order in which they are listed:
//   scale     one common power of ten (10, 100, 1000, a million, up or down) on any set of the figures
//   list      a figure that does not belong to the total, was counted twice, or has the wrong sign; up to three of them
//   currency  a figure that is meant in the currency of the total; where all figures have one other currency, the total
//             that is meant in theirs, with the first as its twin
//   digit     one digit of one figure: neighbours swapped, a digit changed, added or dropped
//
// Only the smallest readings are listed. Within a kind, those that foot only within rounding are left out where any
// foots at its word. Two and then three slips of kind list are looked for only where fewer of them do not do, and no
// scale or digit slip foots at its word; a common factor is one slip, whatever the set. So the first deal has one
// reading of kind scale (with its twin), none of kind list, and one of kind digit, which says the same as the first.
//
// A figure that is zero at its word is zero at any scale and left out or doubled alike: only its digits are suspects.
//
// Limits: 40 figures. The search is exhaustive within that; above it `searched` is false, and also where the
// figures are too unlike in size for whole numbers of 128 bits to hold them scaled by a million. Past 100,000 sets of
// kind scale the sets of up to two figures are still complete.
// The parts that an omitted figure is the sum of are the fewest up to four; of more than four the fewest found, for the
// search ends with the 100,000th set.
// Units: those of the claim. Chances are fractions. Errors: none thrown; what cannot be searched says why.
//
// Example (first deal):
//   Explanation e = explain_total(*find_id(deal.claims, "total"), deal);
//   e.kinds[0].readings[0].slips;   // {immediate, scaled, 10}
//   e.kinds[0].readings[0].twin;    // {prior, milestone, total: scaled, 1/10}

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <dealcalc/analysis/check.hpp>

namespace dealcalc {

enum class SlipKind { scale, list, currency, digit };

/// One change of one figure.
struct Slip {
    enum class What { scaled, omitted, doubled, negated, recurrency, edited };
    std::string figure;  // the id of a figure, or that of the claim for its total
    What what = What::scaled;
    Number factor = 1;         // of scaled
    std::string was{};         // as reported
    std::string becomes{};     // of edited: as it would have to be written
    Value value{};             // as it would then count; of doubled, once
};

struct ReadingSide {
    std::vector<Slip> slips{};   // in the order of the file, the total last
    std::vector<Part> parts{};   // the list as it would then be
    Value sum{};                 // what it comes to
    Value total{};               // what is then claimed
    Answer stake = Unknown{};    // the stake that the sum implies, where the claim is about exposure
};

struct Reading {
    SlipKind kind = SlipKind::scale;
    ReadingSide side;
    std::optional<ReadingSide> twin{};      // of scale and currency: the same repair, seen from the other figures
    bool by_rounding = false;               // foots within rounding only
    std::vector<std::string> sum_of{};      // of an omitted figure: the fewest parts found that it is itself the sum of
    bool same_as_scale = false;             // of digit: a reading of kind scale says the same
};

struct ReadingsOfKind {
    SlipKind kind = SlipKind::scale;
    std::vector<Reading> readings;   // fewest figures first, then file order
    std::size_t more = 0;            // readings that are not listed
    bool counted_all = true;         // false: so many foot that `more` is only the least
    std::optional<Number> chance{};  // of all totals with as many digits, the share that this kind reaches
};

struct Explanation {
    CheckedClaim checked;
    Number gap = 0;                     // positive
    bool gap_divides_by_nine = false;   // hint of a slide or a swap
    bool searched = false;
    std::vector<std::string> pinned{};  // figures that a holding claim pins down: no suspects
    std::vector<ReadingsOfKind> kinds{};  // every kind that was searched, also where it found nothing
};

/// What is asked of the search.
struct ReadingLimits {
    std::size_t figures = 40;  // of a sum that is searched; more than 40 is taken as 40
    std::size_t readings_a_kind = 10;
};

/// Explains a claim about a total that fails, or that two currencies leave unchecked. For every other claim, and for a
/// threshold ("more than"), `searched` is false and nothing is searched.
Explanation explain_total(const Claim& claim, const Deal& deal, const ReadingLimits& limits = {});

/// The same for a claim that is already checked, as are `claims`, all claims of the deal: they say which figures are
/// pinned. For callers that explain many claims of one deal.
Explanation explain_total(const CheckedClaim& checked, const std::vector<CheckedClaim>& claims, const Deal& deal,
                          const ReadingLimits& limits = {});

}  // namespace dealcalc
