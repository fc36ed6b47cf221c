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

namespace {

std::string ids_of(const std::vector<const Investment*>& payments) {
    std::vector<std::string> ids;
    for (const Investment* payment : payments) ids.push_back(payment->id);
    return listed(ids);
}

bool may_exceed_whole(const Answer& stake) {
    const auto* value = std::get_if<Value>(&stake);
    const auto high = value ? value->extent.word.high() : std::nullopt;
    return value && (!high || high->at > Number(1));
}

std::string stake_words(const Answer& stake) {
    const auto* value = std::get_if<Value>(&stake);
    return value ? words_for(value->extent.word, value->unit) : words_for(std::get<Unknown>(stake));
}

/// What a stake rests on beside its formula.
std::vector<std::string> notes_on(const StakeLine& line, const Valuations& valuations, const Deal& deal) {
    const std::string paid = ids_of(line.payments);
    if (line.of == StakeLine::Of::reported) return {fmt::format("The stake of {} is as reported.", paid)};
    std::vector<std::string> notes;
    const std::string& id = line.round.last().id;
    if (line.of == StakeLine::Of::pre_money) {
        notes.push_back(fmt::format("{} is pre-money, and the money is added to it: the stake is {}, if nobody else "
                                    "paid and all of it bought equity.", id, line.formula));
    } else {
        notes.push_back(fmt::format("The stake is arithmetic, not a term of the deal: {}, if all of it bought equity at "
                                    "that valuation.", line.formula));
    }
    if (line.of == StakeLine::Of::either) {
        notes.push_back(fmt::format("{} does not say whether it is before or after the money: {} if after, {} if before.",
                                    id, stake_words(line.if_post), stake_words(line.if_pre)));
    }
    std::vector<const Investment*> unpriced;
    for (const Investment* payment : line.payments) {
        if (payment->priced_at.empty()) unpriced.push_back(payment);
    }
    if (!unpriced.empty() && valuations.lines.size() > 1) {
        notes.push_back(fmt::format("No priced_at says what {} {} at: {} is the latest valuation{}.", ids_of(unpriced),
                                    unpriced.size() == 1 ? "buys" : "buy", id,
                                    deal.announced ? " that is not after the announcement" : ""));
    }
    if (may_exceed_whole(line.stake)) {
        notes.push_back(fmt::format("More than 100 % is more than the whole company: what is paid may be more than {}, "
                                    "and cannot all buy equity at it.", id));
    }
    return notes;
}

std::string_view basis_words(StakeLine::Of of) {
    switch (of) {
        case StakeLine::Of::reported: return "as reported";
        case StakeLine::Of::post_money: return basis_name(Basis::post_money);
        case StakeLine::Of::pre_money: return basis_name(Basis::pre_money);
        default: return basis_name(Basis::not_stated);
    }
}

/// What the stake of a line rests on.
TraceRef stake_trace(const StakeLine& line, const std::string& formula, const Deal& deal) {
    std::vector<TraceRef> inputs;
    if (line.of == StakeLine::Of::reported) {
        const Investment& payment = *line.payments.front();
        return trace_of(payment.id + ".stake", "", *payment.stake, citing_cell(payment.cited, deal));
    }
    for (const Investment* payment : line.payments) inputs.push_back(trace_of(payment->id, deal));
    inputs.push_back(trace_of(line.round.last().id, deal));
    return trace_of("", formula, {}, std::move(inputs));
}

TraceRef sum_trace(const RoundSum& sum, const Deal& deal) {
    const std::string formula = sum.round.post->id + " - " + sum.round.pre->id;
    return trace_of("", formula, {}, {trace_of(sum.round.post->id, deal), trace_of(sum.round.pre->id, deal)});
}

/// Stakes of several rounds, each by itself.
Section stakes_section(const Valuations& valuations, const Deal& deal, Extras extras) {
    Table table;
    table.columns = {{"payments", "Paid"}, {"valuation", "At"}, {"basis", "Basis"}, {"formula", "Formula", Align::left, false},
                     holding(Holds::computed, {"stake", "Stake", Align::right})};
    for (const StakeLine& line : valuations.stakes) {
        const bool is_reported = line.of == StakeLine::Of::reported;
        table.rows.push_back({Text{ids_of(line.payments)}, text_cell(is_reported ? "" : line.round.last().id),
                              Text{std::string(basis_words(line.of))}, text_cell(line.formula),
                              opening(answer_cell(line.stake), extras, [&] { return stake_trace(line, line.formula, deal); })});
    }
    Section section{"stakes", "", std::move(table)};
    section.for_people = valuations.stakes.size() > 1;
    return section;
}

/// Rounds of which the file has the valuation before and after the money.
Section rounds_section(const Valuations& valuations, const Deal& deal, Extras extras) {
    Table table;
    table.columns = {{"pre_money", "Pre-money"},
                     {"post_money", "Post-money"},
                     holding(Holds::computed, {"raised", "Difference", Align::right}),
                     holding(Holds::computed, {"paid", "Paid", Align::right}),
                     {"verdict", "Adds up"}};
    for (const RoundSum& sum : valuations.sums) {
        const bool any_paid = sum.verdict != Verdict::unchecked;
        const auto trace = [&] { return sum_trace(sum, deal); };
        table.rows.push_back({Text{sum.round.pre->id}, Text{sum.round.post->id},
                              opening(answer_cell(sum.raised), extras, trace),
                              any_paid ? opening(range_cell(sum.paid), extras, trace) : Cell(), sum.verdict});
    }
    Section section{"rounds", "", std::move(table)};
    section.for_people = !valuations.sums.empty();
    return section;
}

}  // namespace

std::vector<std::string> stake_notes(const Valuations& valuations, const Deal& deal) {
    std::vector<std::string> notes;
    for (const StakeLine& line : valuations.stakes) {
        if (!std::holds_alternative<Value>(line.stake)) continue;
        const std::vector<std::string> more = notes_on(line, valuations, deal);
        notes.insert(notes.end(), more.begin(), more.end());
    }
    return notes;
}

Section stake_section(const Valuations& valuations, const Deal& deal, Extras extras) {
    Facts facts{{"stake", "Stake", opening(answer_cell(valuations.stake), extras, "stake", deal)}};
    const bool shows_both = valuations.stakes.size() == 1 && valuations.stakes.front().of == StakeLine::Of::either &&
                            std::holds_alternative<Value>(valuations.stake);
    const auto add = [&](const char* key, const char* label, Answer StakeLine::*stake, std::string StakeLine::*formula) {
        facts.push_back({key, label, {}});
        facts.back().for_people = shows_both;
        if (!shows_both) return;
        const StakeLine& line = valuations.stakes.front();
        facts.back().cell = opening(answer_cell(line.*stake), extras, [&] { return stake_trace(line, line.*formula, deal); });
    };
    add("if_post_money", "If post-money", &StakeLine::if_post, &StakeLine::formula);
    add("if_pre_money", "If pre-money", &StakeLine::if_pre, &StakeLine::formula_if_pre);
    return {"stake", "", std::move(facts), stake_notes(valuations, deal)};
}

Report present(const Valuations& valuations, const Deal& deal, Extras extras) {
    Report report{"valuation",
                  name_of(deal),
                  {deal_section(deal), valuations_section(valuations, deal, extras),
                   change_section(valuations, deal, extras), stake_section(valuations, deal, extras),
                   stakes_section(valuations, deal, extras), rounds_section(valuations, deal, extras)},
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
