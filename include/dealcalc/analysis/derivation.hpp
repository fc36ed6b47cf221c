#pragma once
// Derivation: how a number was got, as a tree: the formula, what it rests on, down to the figures as they were reported.
//
// Units: those of each value. Errors: Unknown with its reason where a step has no value.
//
// Example (first deal):
//   Derivation d = derive(std::get<Formula>(parse_formula("exposure")), deal);
//   d.formula;           // "committed + contingent"
//   d.inputs[0].inputs;  // prior, immediate

#include <optional>
#include <string>
#include <vector>

#include <dealcalc/analysis/answer.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

struct Derivation {
    std::string name;                          // a measure, an id, or the formula itself
    std::string formula{};                     // empty of a reported figure or date
    Answer value = Unknown{};
    std::optional<Reported> reported{};        // of a figure
    std::optional<ReportedDate> on{};          // of a date
    Citation cited{};
    std::vector<Derivation> inputs{};
};

/// Precondition: the formula fits the deal (misfit in model/deal.hpp).
Derivation derive(const Formula& formula, const Deal& deal);

}  // namespace dealcalc
