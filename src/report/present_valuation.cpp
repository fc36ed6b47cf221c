#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>

#include <fmt/format.h>

#include "report/cells.hpp"
#include "report/sections.hpp"

namespace dealcalc {
namespace {

using Align = Column::Align;

}  // namespace

Section valuations_section(const Valuations& valuations, const Deal& deal) {
    Table table;
    table.columns = {{"id", "Id", Align::left, false}, {"label", "Valuation"},
                     {"on", "On"},                     {"basis", "Basis"},
                     {"value", "Value", Align::right}, {"source", "Source", Align::left, false}};
    for (const Valuation& v : valuations.lines) {
        table.rows.push_back({Text{v.id}, Text{label_of(v)}, when_cell(v.on), Text{std::string(basis_name(v.basis))},
                              reported_cell(v.value), citing_cell(v.cited, deal)});
    }
    return {"valuations", "", std::move(table)};
}

namespace {

std::vector<std::string> caveats_of(const ValuationChange& change) {
    std::vector<std::string> notes;
    if (change.basis_differs) {
        const bool counts_new_money = change.to.basis == Basis::post_money;
        notes.push_back(fmt::format("{} is {} and {} is {}: the multiple {} the money raised {}.",
                                    change.from.name, basis_name(change.from.basis), change.to.name,
                                    basis_name(change.to.basis), counts_new_money ? "counts" : "leaves out",
                                    counts_new_money ? "as growth" : "with " + change.to.name));
    }
    if (change.dates_reversed) {
        notes.push_back(fmt::format("{} is dated before {}: the change runs back in time.", change.to.name,
                                    change.from.name));
    }
    return notes;
}

/// Whether growth is a value and some of the time that it is taken over is shorter than a year.
bool extrapolates(const ValuationChange& change) {
    const auto* elapsed = std::get_if<Value>(&change.elapsed);
    return std::holds_alternative<Value>(change.growth) && elapsed->extent.word.low()->at < Number(365);
}

std::vector<std::string> notes_on(const ValuationChange& change) {
    std::vector<std::string> notes = caveats_of(change);
    if (extrapolates(change)) {
        notes.push_back("Some of the time that elapsed may be less than a year: there an annual rate extrapolates.");
    }
    if (change.over_replaces_dates) notes.push_back("Elapsed is as given, and not as the dates of the deal say.");
    if (std::holds_alternative<Value>(change.growth)) {
        notes.push_back("Growth is a power, and so computed in binary floating point; a year is 365.2425 days.");
    }
    return notes;
}

Section change_section(const ValuationChange& change) {
    const Facts facts = {{"from", "From", reported_cell(change.from.value)},
                         {"to", "To", reported_cell(change.to.value)},
                         {"multiple", "Multiple", answer_cell(change.multiple)},
                         {"change", "Change", signed_cell(change.change)},
                         {"relative_change", "Relative change", signed_cell(change.relative)},
                         {"elapsed", "Elapsed", range_cell(change.elapsed)},
                         {"growth", "Growth a year", signed_cell(change.growth)}};
    return {"change", "", facts, notes_on(change)};
}

std::vector<std::string> undated(const Valuations& valuations) {
    std::vector<std::string> notes;
    for (const Valuation& v : valuations.lines) {
        if (!v.on) notes.push_back(fmt::format("{} has no date, and is left out of the comparison.", v.id));
    }
    return notes;
}

/// Why the deal as a whole has no change to show.
Section no_change(const Valuations& valuations) {
    return {"change", "", Facts{{"multiple", "Multiple", answer_cell(valuations.multiple)}}};
}

void put_before(std::vector<std::string>& notes, const std::vector<std::string>& first) {
    notes.insert(notes.begin(), first.begin(), first.end());
}

}  // namespace

std::vector<std::string> caveats_of(const Valuations& valuations) {
    if (!valuations.overall) return {};
    std::vector<std::string> notes = caveats_of(*valuations.overall);
    put_before(notes, undated(valuations));
    return notes;
}

Section change_section(const Valuations& valuations) {
    if (!valuations.overall) return no_change(valuations);
    Section section = change_section(*valuations.overall);
    put_before(section.notes, undated(valuations));
    return section;
}

Section stake_section(const Valuations& valuations) {
    Section section{"stake", "", Facts{{"stake", "Stake", answer_cell(valuations.stake)}}};
    if (std::holds_alternative<Value>(valuations.stake)) {
        section.notes.push_back(fmt::format(
            "The stake is arithmetic, not a term of the deal: exposure / {}, if all of it bought equity at that "
            "valuation.",
            valuations.stake_of));
    }
    return section;
}

Report present(const Valuations& valuations, const Deal& deal) {
    Report report{"valuation", name_of(deal), {deal_section(deal)}};
    if (!valuations.lines.empty()) report.sections.push_back(valuations_section(valuations, deal));
    report.sections.push_back(change_section(valuations));
    report.sections.push_back(stake_section(valuations));
    return report;
}

Report present(const ValuationChange& change, const Deal* deal) {
    std::string title = fmt::format("{} to {}", change.from.name, change.to.name);
    if (deal) title = fmt::format("{}: {}", name_of(*deal), title);
    return {"valuation", std::move(title), {change_section(change)}};
}

}  // namespace dealcalc
