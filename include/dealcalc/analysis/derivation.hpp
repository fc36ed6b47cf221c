#pragma once
// Derivation: how a number was got, as a tree: the formula, what it rests on, down to the figures as they were
// reported.
// The one answer to "from what?" for every number that dealcalc shows.
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

#include <dealcalc/analysis/value.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

struct Derivation {
    std::string name;  // a measure, an id, or the formula itself; empty of a number without a name
    std::string formula{};                     // empty of a reported figure or date
    Answer value = Unknown{};
    std::optional<Reported> reported{};        // of a figure
    std::optional<ReportedDate> on{};          // of a date
    Citation cited{};
    std::vector<Derivation> inputs{};
    std::string label{};                       // of a figure, as the file has it
};

/// Precondition: the formula fits the deal (misfit in model/deal.hpp).
Derivation derive(const Formula& formula, const Deal& deal);
/// A measure, or a figure by its name in formulas.
Derivation derive(const std::string& name, const Deal& deal);

/// A figure or a date as it was reported, in the deal or with a command.
Derivation derive(std::string name, const Reported& reported, const Citation& cited = {}, std::string label = {});
Derivation derive(std::string name, const ReportedDate& on, const Citation& cited = {});
/// A number that was computed from others.
Derivation derive(std::string name, std::string formula, Answer value, std::vector<Derivation> inputs);

}  // namespace dealcalc
