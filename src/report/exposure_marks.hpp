#pragma once
// The marks of an exposure on a scale: what several pictures of exposures draw alike.
//
// Errors: Overflow where 128 bits do not hold a sum.

#include <vector>

#include <dealcalc/analysis/exposure.hpp>

#include "report/scale.hpp"

namespace dealcalc {

/// Where a line of the waterfall begins and how far it goes. What has no end counts with the least that it may be, so
/// that the next line has a place to begin.
struct ExposureStep {
    Number from;
    Range amount;
};

std::vector<ExposureStep> steps_of(const Exposure& exposure);

/// How much room a picture needs for the parts one after the other and for the totals that are stated.
struct Room {
    Number most;
    bool unbounded = false;
};

Room room_for(const Exposure& exposure);

/// Of what is committed the least is solid and the rest a range; what is contingent is so from its first dollar.
std::vector<chart::Mark> marks_of(const ExposureLine& line, const ExposureStep& step, const chart::Scale& scale);

/// The whole: committed, then contingent, then whatever has no end. Precondition: the exposure is known.
std::vector<chart::Mark> total_marks(const Exposure& exposure, const chart::Scale& scale);

/// Whether the claim was compared with the exposure.
bool is_compared(const CheckedClaim& checked);
/// What the claim was compared with says: of a claim about a maximum the maximum. Precondition: is_compared.
Range stated_of(const CheckedClaim& checked);

/// The gap between what was computed and what a claim states, if there is one, and at last what it states.
/// Precondition: is_compared.
std::vector<chart::Mark> stated_marks(const CheckedClaim& checked, const chart::Scale& scale);

/// "$85B committed, at most $285B".
std::string exposure_words(const Exposure& exposure);

}  // namespace dealcalc
