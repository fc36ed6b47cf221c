#include <algorithm>

#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/text.hpp"
#include "report/cells.hpp"
#include "report/charts.hpp"
#include "report/sections.hpp"
#include "report/traces.hpp"

namespace dealcalc {
namespace {

using Align = Column::Align;
using Holds = Column::Holds;

// ---- cells

Cell probability_cell(const Number& probability) { return probability_cell(Range::only(probability)); }

Cell probability_cell(const RangeAnswer& answer) {
    if (const auto* unknown = std::get_if<Unknown>(&answer)) return Missing{words_for(*unknown)};
    return probability_cell(std::get<Range>(answer));
}

/// In squares of the unit, which no words say.
Cell variance_cell(const RangeAnswer& variance, const Unit& unit) {
    if (const auto* unknown = std::get_if<Unknown>(&variance)) return Missing{words_for(*unknown)};
    const Range& range = std::get<Range>(variance);
    return LongQuantity{to_text(range.low()->at), range, unit_name(unit) + "^2"};
}

/// The root to a hundredth; where it has more digits, the two hundredths that it lies between.
Cell deviation_cell(const RangeAnswer& variance, const Unit& unit) {
    if (const auto* unknown = std::get_if<Unknown>(&variance)) return Missing{words_for(*unknown)};
    const Number& square = std::get<Range>(variance).low()->at;
    const Number root = square_root_down(square, 2);
    const bool exact = root * root == square;
    const Range range = exact ? Range::only(root) : Range::between(root, root + Number::fraction(1, 100));
    constexpr int enough_to_round = 6;
    return Quantity{rounded_words_for(square_root_down(square, enough_to_round), unit),
                    Value{{range, range}, std::nullopt, unit, !exact}};
}

Cell ids_cell(const std::vector<std::string>& ids) {
    if (ids.empty()) return {};
    Records records{ids, {{{"id", "Id"}}}};
    for (const std::string& id : ids) records.table.rows.push_back({Text{id}});
    return records;
}

/// To a millionth: finer than any bar is drawn.
Cell bar_of(const std::optional<Number>& probability) {
    if (!probability) return {};
    return Bar{Number(0), number_from_digits(rounded_text(*probability, 6)).value_or(Number(0)), false};
}

// ---- sections

bool has_order(const Milestones& milestones) {
    return std::ranges::any_of(milestones.lines, [](const MilestoneLine& l) { return !l.investment.after.empty(); });
}

Section milestones_section(const Milestones& milestones, const Deal& deal, Extras extras) {
    const MilestoneTraces traces(milestones, deal);
    const bool ordered = has_order(milestones);
    Table table;
    table.columns = {{"id", "Id", Align::left, false},
                     {"label", "Milestone"},
                     holding(Holds::reported, {"amount", "If met", Align::right}),
                     holding(Holds::computed, {"probability", "Probability", Align::right}),
                     holding(Holds::words, {"after", "Comes after", Align::left, ordered}),
                     holding(Holds::computed, {"met", "Met", Align::right, ordered}),
                     holding(Holds::computed, {"moves_by", "Moves expected by", Align::right}),
                     {"condition", "Condition", Align::left, false},
                     holding(Holds::source, {"source", "Source", Align::left, false})};
    for (const MilestoneLine& line : milestones.lines) {
        const Investment& i = line.investment;
        table.rows.push_back({Text{i.id}, Text{label_of(i)}, opening(reported_cell(i.amount), extras, i.id, deal),
                              opening(probability_of(i), extras, [&] { return traces.probability(line); }),
                              ids_cell(i.after),
                              opening(probability_cell(line.met), extras, [&] { return traces.met(line); }),
                              opening(money_cell(line.moves_by, milestones.unit), extras,
                                      [&] { return traces.moves_by(line); }),
                              text_cell(i.condition), citing_cell(i.cited, deal)});
    }
    Section section{"milestones", "", std::move(table)};
    section.for_people = !milestones.lines.empty();
    return section;
}

/// Does not apply where no milestone moves anything.
Cell most_cell(const Milestones& milestones) {
    const auto moves_nothing = [](const MilestoneLine& l) { return l.moves_by == Range(); };
    if (std::ranges::all_of(milestones.lines, moves_nothing)) return {};
    if (!milestones.moves_most.empty()) return ids_cell(milestones.moves_most);
    return Missing{"what is not known decides it"};
}

/// What a reader has to know of how the probabilities were used.
std::vector<std::string> notes_on(const Milestones& milestones) {
    std::vector<std::string> notes;
    for (const std::string& id : milestones.certain) {
        notes.push_back(fmt::format("{} is no contingent investment, and so certain: its probability and order are not "
                                    "used.", id));
    }
    if (milestones.lines.empty()) return notes;
    notes.push_back("A milestone that is met is counted at the maximum of \"up to\"; other hedges leave a range. Moves "
                    "expected by: how far the expected exposure rises as its probability goes from 0 to 1.");
    if (milestones.lines.size() > 1) {
        notes.push_back(
            "A probability is that of a milestone once all that it comes after are met; beyond that they are "
            "taken as independent.");
    }
    if (!milestones.no_probability.empty()) {
        notes.push_back(fmt::format("No probability is given for {}: what it decides is a range over all from 0 to 1.",
                                    join(milestones.no_probability, ", ")));
    }
    return notes;
}

bool is_approximate(const Cell& cell) {
    const auto* quantity = cell.as<Quantity>();
    return quantity && quantity->value.approximate;
}

Section result_section(const Milestones& milestones, const Deal& deal, Extras extras) {
    const MilestoneTraces traces(milestones, deal);
    Cell deviation = opening(deviation_cell(milestones.variance, milestones.unit), extras,
                             [&] { return traces.deviation(); });
    std::vector<std::string> notes = notes_on(milestones);
    if (is_approximate(deviation)) {
        notes.push_back("The standard deviation is a square root, and so approximate; all else is exact.");
    }
    return {"result", "",
            Facts{{"committed", "Committed", opening(total_cell(milestones.committed), extras, "committed", deal)},
                  {"expected", "Expected exposure",
                   opening(money_cell(milestones.expected, milestones.unit), extras,
                           [&] { return traces.expected(); })},
                  {"standard_deviation", "Standard deviation", std::move(deviation)},
                  {"variance", "Variance", variance_cell(milestones.variance, milestones.unit), false},
                  {"moves_most", "Moves it most", most_cell(milestones)}},
            std::move(notes)};
}

/// How the numbers of a distribution open; all nothing where traces are not wanted.
struct OutcomeTraces {
    TraceRef total{};
    TraceRef chance{};
    TraceRef or_more{};
    TraceRef quantile{};
};

OutcomeTraces outcome_traces(const Milestones& milestones, const Deal& deal, Extras extras) {
    if (!extras.traces) return {};
    const MilestoneTraces traces(milestones, deal);
    return {traces.of_outcomes("exposure", "what an outcome comes to, or where a band of them begins or ends"),
            traces.of_outcomes("probability", "that of all outcomes at this exposure or in this band, added up"),
            traces.of_outcomes("that or more", "the probability of all outcomes at this exposure or above, added up"),
            traces.of_outcomes("quantile", "the least exposure at which outcomes up to it have that probability")};
}

Section totals_section(const std::vector<Band>& totals, const Unit& unit, bool exact, bool for_people,
                       const OutcomeTraces& traces) {
    Table table;
    table.columns = {{"total", exact ? "Exposure" : "At least", Align::right},
                     {"probability", "Probability", Align::right, exact},
                     {"at_least", exact ? "That or more" : "Probability", Align::right},
                     {"bar", "", Align::left, exact}};
    for (const Band& band : totals) {
        table.rows.push_back({opening(number_cell(band.from, unit), traces.total),
                              opening(band.probability ? probability_cell(*band.probability) : Cell{}, traces.chance),
                              opening(probability_cell(band.at_least), traces.or_more), bar_of(band.probability)});
    }
    Section section{"totals", "", std::move(table)};
    section.for_people = for_people;
    return section;
}

std::string step_note(const Spread& spread, const Unit& unit) {
    return fmt::format("There are too many totals to list them. {} are rounded outwards to multiples of {}, so that a "
                       "total is off by less than {}, and the probabilities and quantiles are ranges that hold the "
                       "exact ones.",
                       counted(spread.rounded, "amount", "amounts"), words_for(*spread.step, unit),
                       words_for(*spread.step * Number(static_cast<std::int64_t>(spread.rounded)), unit));
}

Section bands_section(const Spread& spread, const Unit& unit, const OutcomeTraces& traces) {
    const bool exact = spread.is_exact();
    Table table;
    table.columns = {{"from", exact ? "From" : "At least", Align::right},
                     {"to", "To below", Align::right, exact},
                     {"probability", "Probability", Align::right, exact},
                     {"at_least", exact ? "From or more" : "Probability", Align::right},
                     {"bar", "", Align::left, exact}};
    for (const Band& band : shown_bands(spread)) {
        table.rows.push_back({opening(number_cell(band.from, unit), traces.total),
                              opening(number_cell(band.to, unit), traces.total),
                              opening(band.probability ? probability_cell(*band.probability) : Cell{}, traces.chance),
                              opening(probability_cell(band.at_least), traces.or_more), bar_of(band.probability)});
    }
    Section section{"bands", "", std::move(table)};
    if (spread.step) section.notes.push_back(step_note(spread, unit));
    return section;
}

/// Every total where they are few, else bands; machines get every total of an exact distribution.
void add_distribution(std::vector<Section>& sections, const Spread& spread, const Unit& unit,
                      const OutcomeTraces& traces) {
    const std::vector<Band> totals = totals_of(spread);
    const bool few = has_few_totals(totals);
    const bool exact = spread.is_exact();
    if (few || exact) sections.push_back(totals_section(totals, unit, exact, few, traces));
    if (!few) sections.push_back(bands_section(spread, unit, traces));
}

Section thresholds_section(const Milestones& milestones, const OutcomeTraces& traces) {
    Table table;
    table.columns = {{"threshold", "At least", Align::right}, {"probability", "Probability", Align::right}};
    for (const auto& [threshold, probability] : milestones.at_least) {
        table.rows.push_back(
            {number_cell(threshold, milestones.unit), opening(probability_cell(probability), traces.or_more)});
    }
    return {"thresholds", "", std::move(table)};
}

Section quantiles_section(const Spread& spread, const Unit& unit, const OutcomeTraces& traces) {
    Table table;
    table.columns = {{"share", "Quantile", Align::right}, {"exposure", "Exposure", Align::right}};
    for (const auto& [share, exposure] : quantiles_of(spread)) {
        const Quantity quantile{words_for(exposure, unit), Value{{exposure, exposure}, exposure.single(), unit}};
        table.rows.push_back({number_cell(share, {Dimension::percent}), opening(quantile, traces.quantile)});
    }
    return {"quantiles", "", std::move(table),
            {"A quantile is the least total that the exposure stays at or below with that probability."}};
}

}  // namespace

Report present(const Milestones& milestones, const Deal& deal, Extras extras) {
    Report report{"milestones",
                  name_of(deal),
                  {deal_section(deal), milestones_section(milestones, deal, extras),
                   result_section(milestones, deal, extras)},
                  "milestones"};
    if (extras.charts) report.charts.push_back(milestones_chart(milestones));
    const auto* spread = std::get_if<Spread>(&milestones.spread);
    const OutcomeTraces traces = outcome_traces(milestones, deal, extras);
    if (spread) add_distribution(report.sections, *spread, milestones.unit, traces);
    if (!milestones.at_least.empty()) report.sections.push_back(thresholds_section(milestones, traces));
    if (spread) report.sections.push_back(quantiles_section(*spread, milestones.unit, traces));
    return report;
}

namespace {

constexpr std::size_t most_totals_shown = 16;
constexpr std::size_t most_bands = 16;

std::optional<End> end_of(const Distribution::Point& point) {
    if (!point.total) return std::nullopt;
    return End{*point.total, point.nudge == 0};
}

}  // namespace

bool has_few_totals(const std::vector<Band>& totals) { return totals.size() <= most_totals_shown; }

std::vector<Band> shown_bands(const Spread& spread) { return bands_of(spread, most_bands); }

std::vector<Quantile> quantiles_of(const Spread& spread) {
    std::vector<Quantile> quantiles;
    for (const int hundredths : {5, 25, 50, 75, 95}) {
        const Number share = Number::fraction(hundredths, 100);
        quantiles.push_back(
            {share, Range(end_of(quantile(spread.least, share)), end_of(quantile(spread.most, share)))});
    }
    return quantiles;
}

}  // namespace dealcalc
