#include <utility>

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

/// People get no table without rows; machines get an empty list.
Section for_people_if_any(Section section) {
    section.for_people = !section.table()->rows.empty() || !section.notes.empty();
    return section;
}

Section parties(const Deal& deal) {
    Section section =
        picked(deal_section(deal), {"investor", "company", "announced"}, {"id", "title", "currency", "file"});
    section.for_people = true;
    return section;
}

Section investment_terms(const Exposure& exposure, const Deal& deal, Extras extras) {
    Section section = picked(investments_section(exposure, deal, extras), {"label", "status", "amount", "source"},
                             {"id", "share", "running", "bar", "condition"});
    section.title = "Investments";
    for (const ExposureLine& line : exposure.lines) {
        const Investment& i = line.investment;
        if (!i.condition.empty()) {
            section.notes.push_back(fmt::format("{}, on condition: {}.", label_of(i), i.condition));
        }
    }
    return for_people_if_any(std::move(section));
}

Section commitment_terms(const Deal& deal, Extras extras) {
    Table table;
    table.columns = {{"id", "Id", Align::left, false}, {"label", "Commitment"},       {"by", "By"},
                     {"amount", "Amount", Align::right}, {"over", "Over"},            {"source", "Source"}};
    for (const Commitment& c : deal.commitments) {
        table.rows.push_back({Text{c.id}, Text{label_of(c)}, Text{std::string(party_name(c.by))},
                              opening(reported_cell(c.amount), extras, c.id, deal),
                              c.over ? opening(reported_cell(*c.over), extras, c.id + ".over", deal) : Cell(),
                              citing_cell(c.cited, deal)});
    }
    return for_people_if_any({"commitments", "Commitments", std::move(table)});
}

/// The bars. Machines have all of it in the terms.
Section waterfall(const Exposure& exposure, const Deal& deal, Extras extras) {
    Section section = picked(investments_section(exposure, deal, extras), {"label", "share", "running", "bar"}, {"id"});
    section.key = "bars";
    section.title = "Exposure";
    for (Column& column : section.table()->columns) {
        if (column.key == "share") column.title = "Of maximum";
    }
    return for_people_if_any(std::move(section));
}

Section totals(const Exposure& exposure, const Deal& deal, Extras extras) {
    Section section = totals_section(exposure, deal, extras);
    if (exposure.lines.empty()) section.title = "Exposure";
    return section;
}

Section valuations(const Valuations& valuations, const Deal& deal, Extras extras) {
    Section section =
        picked(valuations_section(valuations, deal, extras), {"label", "on", "basis", "value", "source"}, {"id"});
    section.title = "Valuation";
    return for_people_if_any(std::move(section));
}

Section change(const Valuations& valuations, const Deal& deal, Extras extras) {
    Section section = picked(change_section(valuations, deal, extras), {"multiple", "elapsed"},
                             {"from", "to", "change", "relative_change"});
    section.notes = caveats_of(valuations);
    if (valuations.lines.empty()) section.title = "Valuation";
    return section;
}

/// The currency that the exposure is in, or that of the deal where it is in several.
Unit exposure_unit(const Summary& summary, const Deal& deal) {
    const auto* exposure = std::get_if<Value>(&summary.exposure.exposure);
    return exposure ? exposure->unit : money(deal.currency);
}

std::string per_words(const ReturnLine& line, const Unit& exposure_unit) {
    switch (line.per) {
        case ReturnLine::Per::exposure: return words_for(Number(1), exposure_unit) + " of exposure";
        case ReturnLine::Per::year: return "year";
        case ReturnLine::Per::power: break;
    }
    return line.formula.empty() ? "GW" : "GW of " + line.formula.nodes[1].name;
}

std::string_view per_key(ReturnLine::Per per) {
    switch (per) {
        case ReturnLine::Per::exposure: return "exposure";
        case ReturnLine::Per::year: return "year";
        case ReturnLine::Per::power: break;
    }
    return "power";
}

Cell formula_cell(const Formula& formula) { return formula.empty() ? Cell() : Cell(Text{to_text(formula)}); }

Section in_return(const Summary& summary, const Deal& deal, Extras extras) {
    Table table;
    table.columns = {{"id", "Id", Align::left, false}, {"label", "Spend"},    {"per", "Per", Align::left, false},
                     {"each", "Per"},                  {"value", "Comes to"}, {"formula", "Formula"}};
    const Unit unit = exposure_unit(summary, deal);
    for (const ReturnLine& line : summary.in_return) {
        table.rows.push_back({Text{line.spend.id}, Text{label_of(line.spend)}, Text{std::string(per_key(line.per))},
                              Text{per_words(line, unit)},
                              line.formula.empty() ? range_cell(line.value)
                                                         : opening(range_cell(line.value), extras, line.formula, deal),
                              formula_cell(line.formula)});
    }
    Section section{"in_return", "What comes back", std::move(table)};
    if (summary.in_return.empty()) {
        section.notes.push_back("Nothing that can be counted: no spend of the company is reported.");
    }
    return section;
}

Cell says_cell(const Claim& claim) { return Text{claim.that ? claim.that->text : label_of(claim)}; }

Section claims(const Summary& summary, const Deal& deal, Extras extras) {
    Table table;
    table.columns = {{"verdict", "Verdict"},
                     {"id", "Id", Align::left, false},
                     {"label", "Label", Align::left, false},
                     {"that", "That", Align::left, false},
                     {"says", "Claim"},
                     {"reason", "Reason"},
                     {"source", "Source", Align::left, false}};
    for (const CheckedClaim& checked : summary.claims) {
        const Claim& claim = checked.claim;
        table.rows.push_back({checked.verdict, Text{claim.id}, text_cell(claim.label),
                              claim.that ? Cell(Text{claim.that->text}) : Cell(), says_cell(claim),
                              opening(Text{reason_of(checked)}, extras, checked, deal),
                              citing_cell(claim.cited, deal)});
    }
    return for_people_if_any({"claims", "", std::move(table)});
}

Section counts(const Summary& summary, const Deal& deal) {
    Section section = counts_section({CheckedDeal{deal, summary.claims}});
    section.title = "Claims";
    return section;
}

std::size_t unlisted(const Explanation& explanation) {
    std::size_t count = 0;
    for (const ReadingsOfKind& kind : explanation.kinds) count += kind.more;
    return count;
}

/// How much a kind of reading that is shown says by itself.
std::vector<std::string> chance_notes(const Explanation& explanation) {
    std::vector<std::string> notes;
    for (const ReadingsOfKind& kind : explanation.kinds) {
        if (kind.readings.empty() || !kind.chance) continue;
        notes.push_back(fmt::format("{}: {} {}.", explanation.checked.claim.id, kind_words(kind.kind),
                                    chance_words(kind.chance)));
    }
    return notes;
}

Section readings(const Summary& summary, const Deal& deal, Extras extras) {
    Section section = readings_section(summary.readings, deal, extras);
    section.title = "What would make the total foot";
    for (const ExplainedClaim& explained : summary.readings) {
        for (std::string& note : search_notes(explained.explanation)) section.notes.push_back(std::move(note));
        for (std::string& note : chance_notes(explained.explanation)) section.notes.push_back(std::move(note));
        const std::string& id = explained.explanation.checked.claim.id;
        if (unlisted(explained.explanation) > 0) {
            section.notes.push_back(fmt::format("{}: there are more readings; explain lists them.", id));
        }
    }
    return for_people_if_any(std::move(section));
}

Section sources(const Deal& deal) {
    Table table;
    table.layout = Table::Layout::cards;
    table.columns = {{"id", "Id", Align::left, true, true},
                     {"title", "Title"},
                     {"publisher", "Publisher"},
                     {"published", "Published"},
                     {"url", "Address"}};
    for (const Source& s : deal.sources) {
        table.rows.push_back(
            {Text{s.id}, text_cell(s.title), text_cell(s.publisher), text_cell(s.published), text_cell(s.url)});
    }
    return for_people_if_any({"sources", "Sources", std::move(table)});
}

}  // namespace

Report present(const Summary& summary, const Deal& deal, Extras extras) {
    const Exposure& exposure = summary.exposure;
    Report report{"summary",
                  name_of(deal),
                  {parties(deal), investment_terms(exposure, deal, extras), commitment_terms(deal, extras),
                   waterfall(exposure, deal, extras), totals(exposure, deal, extras),
                   valuations(summary.valuations, deal, extras), change(summary.valuations, deal, extras),
                   stake_section(summary.valuations, deal, extras), in_return(summary, deal, extras),
                   counts(summary, deal), claims(summary, deal, extras), readings(summary, deal, extras),
                   sources(deal)},
                  "investments"};
    if (extras.charts) {
        report.charts = {exposure_chart(exposure), valuation_chart(summary.valuations),
                         claims_chart({CheckedDeal{deal, summary.claims}})};
    }
    return report;
}

}  // namespace dealcalc
