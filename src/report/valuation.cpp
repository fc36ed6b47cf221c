#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "report/cells.hpp"
#include "report/charts.hpp"
#include "report/sections.hpp"
#include "report/traces.hpp"

namespace dealcalc {
namespace {

using Align = Column::Align;
using Holds = Column::Holds;

}  // namespace

Section valuations_section(const Valuations& valuations, const Deal& deal, Extras extras) {
    Table table;
    table.columns = {{"id", "Id", Align::left, false},
                     {"label", "Valuation"},
                     holding(Holds::date, {"on", "On"}),
                     {"basis", "Basis"},
                     holding(Holds::reported, {"value", "Value", Align::right}),
                     holding(Holds::source, {"source", "Source", Align::left, false})};
    for (const Valuation& v : valuations.lines) {
        table.rows.push_back({Text{v.id}, Text{label_of(v)}, when_cell(v.on), Text{std::string(basis_name(v.basis))},
                              opening(reported_cell(v.value), extras, v.id, deal), citing_cell(v.cited, deal)});
    }
    Section section{"valuations", "", std::move(table)};
    section.for_people = !valuations.lines.empty();
    return section;
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
    return std::holds_alternative<Value>(change.growth) && in_time(*elapsed, Dimension::time).extent.word.low()->at < Number(365);
}

std::vector<std::string> notes_on(const ValuationChange& change) {
    std::vector<std::string> notes = caveats_of(change);
    if (extrapolates(change)) {
        notes.push_back("Some of the time that elapsed may be less than a year: there an annual rate extrapolates.");
    }
    if (change.over_replaces_dates) notes.push_back("Elapsed is as given, and not as the dates of the deal say.");
    if (const auto* growth = std::get_if<Value>(&change.growth); growth && growth->approximate) {
        notes.push_back("Growth is a power, and so computed in binary floating point.");
    }
    return notes;
}

/// What the numbers of a change rest on: its two ends, which are valuations of the deal or were given with the command.
class ChangeTraces {
public:
    ChangeTraces(const ValuationChange& change, const Deal* deal) : change_(change), deal_(deal) {}

    TraceRef point(const ValuationPoint& point) const {
        const Valuation* valuation = valuation_of(point);
        return trace_of(point.name, valuation ? valuation->label : "", point.value, cited(point));
    }

    TraceRef multiple() const { return of_both("multiple", " / ", answer_cell(change_.multiple)); }
    TraceRef difference() const { return of_both("change", " - ", signed_cell(change_.change)); }
    TraceRef relative() const {
        return trace_of("relative change", "multiple - 1", signed_cell(change_.relative), {multiple()});
    }

    TraceRef elapsed() const {
        const Cell value = range_cell(change_.elapsed);
        if (!is_dated()) return trace_of("elapsed", "as given, not by dates", value, {});
        return trace_of("elapsed", fmt::format("{}.on - {}.on", change_.to.name, change_.from.name), value,
                        {date(change_.to), date(change_.from)});
    }

    TraceRef growth() const {
        return trace_of("growth", "multiple ^ (1 year / elapsed) - 1", signed_cell(change_.growth),
                        {multiple(), elapsed()});
    }

private:
    const Valuation* valuation_of(const ValuationPoint& point) const {
        return deal_ ? find_id(deal_->valuations, point.name) : nullptr;
    }

    Cell cited(const ValuationPoint& point) const {
        const Valuation* valuation = valuation_of(point);
        return valuation ? citing_cell(valuation->cited, *deal_) : Cell();
    }

    TraceRef date(const ValuationPoint& point) const { return trace_of(point.name + ".on", *point.on, cited(point)); }

    bool is_dated() const { return change_.from.on && change_.to.on && !change_.over_replaces_dates; }

    TraceRef of_both(const std::string& name, const std::string& sign, const Cell& value) const {
        return trace_of(name, change_.to.name + sign + change_.from.name, value,
                        {point(change_.to), point(change_.from)});
    }

    const ValuationChange& change_;
    const Deal* deal_;
};

Section change_section(const ValuationChange& change, const Deal* deal, Extras extras) {
    const ChangeTraces traces(change, deal);
    const auto point = [&](const ValuationPoint& end) {
        return opening(reported_cell(end.value), extras, [&] { return traces.point(end); });
    };
    const auto opens = [&](Cell cell, TraceRef (ChangeTraces::*trace)() const) {
        return opening(std::move(cell), extras, [&] { return (traces.*trace)(); });
    };
    const Facts facts = {
        {"from", "From", point(change.from)},
        {"to", "To", point(change.to)},
        {"multiple", "Multiple", opens(answer_cell(change.multiple), &ChangeTraces::multiple)},
        {"change", "Change", opens(signed_cell(change.change), &ChangeTraces::difference)},
        {"relative_change", "Relative change", opens(signed_cell(change.relative), &ChangeTraces::relative)},
        {"elapsed", "Elapsed", opens(range_cell(change.elapsed), &ChangeTraces::elapsed)},
        {"growth", "Growth a year", opens(signed_cell(change.growth), &ChangeTraces::growth)}};
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
Section no_change(const Valuations& valuations, const Deal& deal, Extras extras) {
    return {"change", "",
            Facts{{"multiple", "Multiple", opening(answer_cell(valuations.multiple), extras, "multiple", deal)}}};
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

Section change_section(const Valuations& valuations, const Deal& deal, Extras extras) {
    if (!valuations.overall) return no_change(valuations, deal, extras);
    Section section = change_section(*valuations.overall, &deal, extras);
    put_before(section.notes, undated(valuations));
    return section;
}

Section stake_section(const Valuations& valuations, const Deal& deal, Extras extras) {
    Section section{"stake", "",
                    Facts{{"stake", "Stake", opening(answer_cell(valuations.stake), extras, "stake", deal)}}};
    if (std::holds_alternative<Value>(valuations.stake)) {
        section.notes.push_back(fmt::format(
            "The stake is arithmetic, not a term of the deal: exposure / {}, if all of it bought equity at that "
            "valuation.",
            valuations.stake_of));
    }
    return section;
}

Report present(const Valuations& valuations, const Deal& deal, Extras extras) {
    Report report{"valuation",
                  name_of(deal),
                  {deal_section(deal), valuations_section(valuations, deal, extras),
                   change_section(valuations, deal, extras), stake_section(valuations, deal, extras)},
                  "valuations"};
    if (extras.charts) report.charts.push_back(valuation_chart(valuations));
    return report;
}

Report present(const ValuationChange& change, const Deal* deal, Extras extras) {
    std::string title = fmt::format("{} to {}", change.from.name, change.to.name);
    if (deal) title = fmt::format("{}: {}", name_of(*deal), title);
    Report report{"valuation", std::move(title), {change_section(change, deal, extras)}, "change"};
    if (extras.charts) report.charts.push_back(valuation_chart(change));
    return report;
}

}  // namespace dealcalc
