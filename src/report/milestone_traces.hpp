#pragma once
// Traces of milestones: how each chance, and what is made of chances, was got. What opens elsewhere on the page is only
// named with its value: of 200 milestones each rests on all the others.

#include <string>

#include <dealcalc/analysis/milestones.hpp>

#include "report/traces.hpp"

namespace dealcalc {

class MilestoneTraces {
public:
    MilestoneTraces(const Milestones& milestones, const Deal& deal) : milestones_(milestones), deal_(deal) {}

    /// As it was given, for the milestone once all that it comes after are met.
    TraceRef probability(const MilestoneLine& line) const;
    /// That it and all that it comes after are met.
    TraceRef met(const MilestoneLine& line) const;
    TraceRef moves_by(const MilestoneLine& line) const;

    TraceRef expected() const;
    TraceRef deviation() const;

    /// Of a number of the distribution: the rule that makes it of the outcomes.
    TraceRef of_outcomes(const std::string& name, const std::string& rule) const;

private:
    const Milestones& milestones_;
    const Deal& deal_;
};

/// In words and exactly; what is unknown with its reason.
Cell probability_cell(const RatioRange& range);
Cell probability_of(const Investment& milestone);
Cell money_cell(const RatioRange& range, const Unit& unit);
Cell money_cell(const RatioAnswer& answer, const Unit& unit);

}  // namespace dealcalc
