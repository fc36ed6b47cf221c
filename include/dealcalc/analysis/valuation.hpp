#pragma once
// Valuation: what the company was said to be worth, from one date to another.
//
// A partial date is a range of days, so two valuations are in order only if every day of the one comes before every day
// of the other. Growth a year is multiple^(1/years) - 1 with years of the calendar: the one measure that needs a
// power. Where the root is no fraction it goes through binary floating point, and its bounds are widened by 1e-9 of it.
//
// Units: money (or bare numbers when figures without a unit are compared), months, fractions; a duration that is given
// is in its own unit. Errors: Unknown with its reason in each answer.
//
// Example:
//   compare_valuations({"60", figure("60")}, {"380", figure("380")}, {});
//   // multiple 19/3, change 320, relative change 16/3

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <dealcalc/analysis/rounds.hpp>
#include <dealcalc/analysis/value.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// Growth a year. Unknown: under_a_year where all of `elapsed` is shorter, not_positive where the time may be zero or
/// less or the multiple below zero, beyond_meaning past a million times a year.
Answer annual_growth(const Answer& multiple, const Answer& elapsed);

/// One side of a comparison: a valuation of the deal, or a figure that was given with it.
struct ValuationPoint {
    std::string name;  // an id, or the figure as written
    Reported value;
    std::optional<ReportedDate> on{};
    Basis basis = Basis::not_stated;
};

ValuationPoint point_of(const Valuation& valuation);

struct ValuationChange {
    ValuationPoint from;
    ValuationPoint to;
    Answer multiple;
    Answer change;    // to less from
    Answer relative;  // multiple less one, a fraction
    Answer elapsed;
    Answer growth;    // a year
    bool basis_differs = false;  // one is pre-money and the other post-money: the multiple counts new money as growth
    bool dates_reversed = false; // `to` is dated before `from`
    bool over_replaces_dates = false;  // a duration was given although both ends have dates
};

/// `over` is how long the change took; without it, the dates say.
ValuationChange compare_valuations(const ValuationPoint& from, const ValuationPoint& to,
                                   const std::optional<Reported>& over);

struct Valuations {
    std::vector<Valuation> lines;            // in date order, undated last
    std::vector<Answer> steps;               // the multiple from each line to the next: one fewer than lines
    std::optional<ValuationChange> overall;  // from the first to the last; nothing with fewer than two
    Answer multiple = Unknown{};             // the measures of the deal, each with its reason if unknown
    Answer stake = Unknown{};
    std::vector<StakeLine> stakes;           // of each round at which payments buy; none where that is not known
    std::vector<RoundSum> sums;              // of the rounds with a pre-money and a post-money valuation
};

Valuations valuations_of(const Deal& deal);

}  // namespace dealcalc
