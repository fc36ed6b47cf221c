#pragma once
// How one reported figure enters a formula.

#include <string>

#include <dealcalc/analysis/expression.hpp>

namespace dealcalc {

/// A figure that is named by itself, with weight 1 above the line.
Input figure_input(std::string name, const Reported& reported);

/// "$5B" and "up to $5B", as nearly all figures are: they add up end by end, without a range for each.
inline bool is_common(const Reported& reported) {
    const Figure& figure = reported.figure;
    const bool one_end = figure.hedge == Hedge::none || figure.hedge == Hedge::up_to;
    return one_end && !reported.stated && !figure.nominal.is_negative();
}

/// What is paid of an investment: of a contingent one anything from nothing.
Input paid_input(const Investment& investment);

/// ceiling_of at its word.
Range word_ceiling_of(const Figure& figure);

/// Whether "up to" in a claim about a total speaks of the most that it may come to.
bool claims_maximum(const Figure& figure);

}  // namespace dealcalc
