#pragma once
// Milestones: what is paid, and how likely, where contingent investments have probabilities and an order.
//
// What a probability means: that the condition of the milestone is met once every milestone in its `after` is; beyond
// that the milestones are independent. A milestone of which one that it comes after is not met is not met either. So
// the chance that it is met is the product of its own probability and those of all that it comes after, however often.
//
// What is paid when it is met: the nominal of "up to v", as for the maximum of the exposure; of a hedge such as "about"
// or "more than" any amount that it allows. Prior and firm investments are certain, whatever probability they carry.
//
// A probability that is not given may be anything from 0 to 1. The chance of every total or more rises with each
// probability and each amount, so the two ends of everything here are reached where all of them are at their ends.
//
// Units: money in the currency of the investments; probabilities as fractions; a variance in squared units of money.
// Errors: Unknown with its reason in each answer. A probability outside 0 to 1 counts as none.
//
// Example:
//   Milestones m = milestones_of(deal, {100'000'000'000});
//   std::get<Range>(m.expected);                   // the expected exposure, exact
//   std::get<Spread>(m.spread).least.points;            // every total with its weight

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include <dealcalc/analysis/value.hpp>
#include <dealcalc/analysis/distribution.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// How far the computing goes; past it the answer is Unknown, or of the distribution two that enclose it.
struct MilestoneLimits {
    std::size_t milestones = 200;
    std::size_t states = 1'024;  // of the milestones that are waited for at a time: any 10 of them, or 1,023 in a chain
    std::size_t totals = 10'000;  // distinct totals, in all states together
    std::size_t bits = 4'096;     // of the common denominator of the probabilities
};

using RangeAnswer = std::variant<Range, Unknown>;

struct MilestoneLine {
    Investment investment;
    Value if_met;           // what is paid then
    Range met{};       // the chance that it and all that it comes after are met
    Range moves_by{};  // money: the change of the expected exposure as its probability goes from 0 to 1
};

struct Milestones {
    std::vector<MilestoneLine> lines;     // the contingent investments, in file order; none where `spread` cannot be
    Answer committed = Unknown{};         // at its maximum
    RangeAnswer expected = Unknown{};     // committed + what is paid of the milestones
    RangeAnswer variance = Unknown{};     // a single value
    std::variant<Spread, Unknown> spread = Unknown{};
    std::vector<std::pair<Number, RangeAnswer>> at_least;  // the thresholds asked for, each with its chance
    std::vector<std::string> moves_most;  // ids; several are equal; none where it cannot be told
    std::vector<std::string> no_probability;        // ids
    std::vector<std::string> certain;     // ids of prior and firm investments with a probability or an order: not used
    Unit unit{};
};

Milestones milestones_of(const Deal& deal, const std::vector<Number>& thresholds = {},
                         const MilestoneLimits& limits = {});

}  // namespace dealcalc
