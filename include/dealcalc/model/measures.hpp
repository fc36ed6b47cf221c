#pragma once
// Measures: what the names of formulas stand for: one figure of the deal, or a sum of several.
//
// Example (first deal):
//   find_figure(deal, "aws_spend.over")->figure->text;                       // "10 years"
//   each_figure_of("committed", deal, [](const NamedFigure& f) { use(f); }); // prior, immediate

#include <optional>
#include <string_view>

#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// A figure under its name in formulas. Points into the deal.
struct NamedFigure {
    std::string_view name;  // an id, or `<commitment>.over`
    std::string_view label;
    const Reported* figure;
    const Citation* cited;
    bool contingent = false;  // anything from nothing to all of it may be paid
};

/// Nothing where the name is none of a figure; of a measure too.
std::optional<NamedFigure> find_figure(const Deal& deal, std::string_view name);

/// committed, contingent, exposure and spend: measures that are sums of money.
bool is_total_measure(std::string_view name);

/// Money that the company commits itself to pay.
bool is_spend(const Commitment& commitment);

inline NamedFigure named_figure(const Investment& i) {
    return {i.id, i.label, &i.amount, &i.cited, i.status == Status::contingent};
}
inline NamedFigure named_figure(const Commitment& c) { return {c.id, c.label, &c.amount, &c.cited}; }
inline NamedFigure named_figure(const Valuation& v) { return {v.id, v.label, &v.value, &v.cited}; }

/// Calls `visit` with each figure that a total measure adds up, in the order of the file.
template <class Visit>
void each_figure_of(std::string_view measure, const Deal& deal, Visit visit) {
    if (measure == "spend") {
        for (const Commitment& commitment : deal.commitments) {
            if (is_spend(commitment)) visit(named_figure(commitment));
        }
        return;
    }
    for (const Investment& investment : deal.investments) {
        const bool wanted =
            measure == "exposure" || (measure == "contingent") == (investment.status == Status::contingent);
        if (wanted) visit(named_figure(investment));
    }
}

}  // namespace dealcalc
