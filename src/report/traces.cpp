#include "report/traces.hpp"

#include <dealcalc/report/words.hpp>

#include <fmt/core.h>

#include "report/cells.hpp"

namespace dealcalc {
namespace {

Cell interval_cell(const Range& range, const Unit& unit) {
    return Quantity{interval_words(range, unit), Value{{range, range}, std::nullopt, unit}};
}

Cell place_cell(const Number& place, const Unit& unit) { return number_cell(exact_words_for(place, unit), place, unit); }

void add(std::vector<Field>& facts, const std::string& key, const std::string& label, Cell cell) {
    if (!std::holds_alternative<std::monostate>(cell)) facts.push_back({key, label, std::move(cell)});
}

void add_figure(const Reported& reported, std::vector<Field>& facts) {
    const Figure& figure = reported.figure;
    const Extent extent = extent_of(reported);
    add(facts, "reported", "As reported", text_cell(reported.text));
    add(facts, "hedge", "Hedge", text_cell(std::string(hedge_name(figure.hedge))));
    if (reported.stated) {
        add(facts, "stated", "Its ends in the deal file", interval_cell(*reported.stated, figure.unit));
        return;
    }
    add(facts, "word", "At its word", interval_cell(extent.word, figure.unit));
    if (extent.rounded == extent.word) return;
    add(facts, "place", "Written to", place_cell(figure.place, figure.unit));
    if (figure.other_place != figure.place) {
        add(facts, "other_place", "and to", place_cell(figure.other_place, figure.unit));
    }
    add(facts, "rounded", "With rounding", interval_cell(extent.rounded, figure.unit));
}

void add_date(const ReportedDate& date, std::vector<Field>& facts) {
    add(facts, "first", "First day", text_cell(to_text(date.range.first)));
    add(facts, "last", "Last day", text_cell(to_text(date.range.last)));
}

/// What a formula does not say of itself.
std::string rule_of(const Derivation& step) {
    if (step.reported) {
        const bool counts_days = step.reported->figure.unit.of == Dimension::time;
        return counts_days ? "a year is 365.2425 days, a month a twelfth of it" : "";
    }
    if (step.name == "contingent") return "from nothing to all of what is contingent";
    if (step.name == "elapsed") return "from each day of the one date to each day of the other";
    if (step.name == "multiple") return "later valuation / earlier valuation";
    if (step.name == "growth") return "a power, and so computed in binary floating point; a year is 365.2425 days";
    if (step.name == "stake") return "if all of the exposure bought equity at that valuation";
    return "";
}

std::string label_of_name(const std::string& name, const Deal& deal) {
    if (const auto* i = find_id(deal.investments, name)) return i->label;
    if (const auto* c = find_id(deal.commitments, name)) return c->label;
    if (const auto* v = find_id(deal.valuations, name)) return v->label;
    return "";
}

Trace step_of(const Derivation& step, const Deal& deal) {
    Trace trace{step.name};
    add(trace.facts, "label", "Label", text_cell(label_of_name(step.name, deal)));
    if (step.on) {
        trace.value = when_cell(step.on);
        add_date(*step.on, trace.facts);
    } else if (step.reported) {
        trace.value = reported_cell(*step.reported);
        add_figure(*step.reported, trace.facts);
    } else {
        trace.value = derived_cell(step.value);
        add(trace.facts, "formula", "Formula", text_cell(step.formula));
        if (const auto* value = std::get_if<Value>(&step.value); value && value->extent.rounded != value->extent.word) {
            add(trace.facts, "rounded", "With rounding", Text{words_for(value->extent.rounded, value->unit)});
        }
    }
    add(trace.facts, "rule", "Rule", text_cell(rule_of(step)));
    add(trace.facts, "source", "Source", citing_cell(step.cited, deal));
    return trace;
}

}  // namespace

TraceRef trace_of_step(const Derivation& derivation, const Deal& deal) {
    return std::make_shared<const Trace>(step_of(derivation, deal));
}

TraceRef trace_of(const Derivation& derivation, const Deal& deal) {
    Trace trace = step_of(derivation, deal);
    for (const Derivation& input : derivation.inputs) trace.inputs.push_back(trace_of(input, deal));
    return std::make_shared<const Trace>(std::move(trace));
}

TraceRef trace_of(const Formula& formula, const Deal& deal) { return trace_of(derive(formula, deal), deal); }

TraceRef trace_of(const std::string& name, const Deal& deal) {
    return trace_of(Formula{Formula::Shape::sum, {Term{name}}}, deal);
}

TraceRef trace_of(const std::string& name, const std::string& label, const Reported& reported, const Cell& cited) {
    Trace trace{name, reported_cell(reported)};
    add(trace.facts, "label", "Label", text_cell(label));
    add_figure(reported, trace.facts);
    add(trace.facts, "source", "Source", cited);
    return std::make_shared<const Trace>(std::move(trace));
}

TraceRef trace_of(const std::string& name, const ReportedDate& date, const Cell& cited) {
    Trace trace{name, when_cell(date)};
    add_date(date, trace.facts);
    add(trace.facts, "source", "Source", cited);
    return std::make_shared<const Trace>(std::move(trace));
}

TraceRef trace_of(const std::string& name, const std::string& formula, const Cell& value, std::vector<TraceRef> inputs) {
    Trace trace{name, value};
    add(trace.facts, "formula", "Formula", text_cell(formula));
    trace.inputs = std::move(inputs);
    return std::make_shared<const Trace>(std::move(trace));
}

Cell opening(Cell cell, TraceRef trace) {
    std::visit(
        [&](auto& shown) {
            if constexpr (requires { shown.trace; }) shown.trace = std::move(trace);
        },
        cell);
    return cell;
}

}  // namespace dealcalc
