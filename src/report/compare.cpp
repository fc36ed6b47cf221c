#include <algorithm>
#include <cstdlib>
#include <map>

#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/text.hpp"
#include "report/cells.hpp"
#include "report/sections.hpp"
#include "report/traces.hpp"

namespace dealcalc {
namespace {

using Align = Column::Align;
using Holds = Column::Holds;
using FigureKind = ComparedFigure::Kind;
using Names = std::vector<std::string>;

/// What each report is called here: the id of its deal; its file where two have one id; numbered where that is one too.
Names names_of_reports(const std::vector<Deal>& reports) {
    Names names;
    for (const Deal& deal : reports) {
        const bool repeats = std::count_if(reports.begin(), reports.end(),
                                           [&](const Deal& other) { return other.id == deal.id; }) > 1;
        const std::string name = repeats && !deal.file.empty() ? deal.file : deal.id;
        std::string unique = name;
        for (int n = 2; std::find(names.begin(), names.end(), unique) != names.end(); ++n) {
            unique = fmt::format("{} ({})", name, n);
        }
        names.push_back(std::move(unique));
    }
    return names;
}

std::string key_of(std::size_t report) { return fmt::format("report_{}", report + 1); }

std::string kind_key(FigureKind kind) {
    switch (kind) {
        case FigureKind::investment: return "investment";
        case FigureKind::commitment: return "commitment";
        case FigureKind::duration: return "duration";
        case FigureKind::valuation: return "valuation";
        case FigureKind::total: break;
    }
    return "stated total";
}

std::string agreement_key(Agreement agreement) {
    switch (agreement) {
        case Agreement::equal: return "equal";
        case Agreement::equal_at_maximum: return "equal_at_maximum";
        case Agreement::compatible: return "compatible";
        case Agreement::contradictory: return "contradictory";
        case Agreement::unlike_units: return "unlike_units";
        case Agreement::only_in_one: break;
    }
    return "only_in_one";
}

std::string only_in(const ComparedFigure& figure, const Names& names) {
    const auto found = std::find_if(figure.reported.begin(), figure.reported.end(),
                                    [](const auto& reported) { return reported.has_value(); });
    return fmt::format("only in {}", names[static_cast<std::size_t>(found - figure.reported.begin())]);
}

Number factor_number(const Factor& factor) { return Number::power_of_ten(factor.exponent); }

/// "10 times", "1/10".
std::string factor_words(const Factor& factor) {
    const Number size = Number::power_of_ten(std::abs(factor.exponent));
    const std::string words = words_for(size, Unit{});
    return factor.exponent > 0 ? words + " times" : "1/" + words;
}

std::string agreement_words(const ComparedFigure& figure, const Names& names) {
    if (figure.agreement == Agreement::only_in_one) return only_in(figure, names);
    std::string words = agreement_key(figure.agreement);
    if (figure.agreement == Agreement::equal_at_maximum) words = "equal at its maximum";
    if (figure.agreement == Agreement::unlike_units) words = "unlike units";
    if (figure.factor) words += ", " + factor_words(*figure.factor);
    return words;
}

Section reports_section(const Comparison& comparison) {
    Table table;
    table.columns = {{"key", "Key"},   {"id", "Deal"},         {"title", "Title"},
                     {"file", "File"}, {"investor", "Investor"}, {"company", "Company"}};
    for (std::size_t r = 0; r < comparison.reports.size(); ++r) {
        const Deal& deal = comparison.reports[r];
        table.rows.push_back({Text{key_of(r)}, Text{deal.id}, text_cell(deal.title), text_cell(deal.file),
                              Text{deal.investor}, Text{deal.company}});
    }
    Section section{"reports", "", std::move(table)};
    section.for_people = false;
    return section;
}

/// A column for each report, and one for its machines-only companion.
void add_report_columns(Table& table, const Names& names, Holds holds, const std::string& companion,
                        const std::string& title) {
    for (std::size_t r = 0; r < names.size(); ++r) {
        table.columns.push_back(holding(holds, {key_of(r), names[r]}));
        table.columns.push_back({fmt::format("{}_{}", key_of(r), companion), title, Align::left, false});
    }
}

/// A figure as one report has it; a stated total is what a claim says.
TraceRef figure_trace(const ComparedFigure& figure, std::size_t report, const Deal& deal) {
    const std::string& id = figure.ids[report];
    if (figure.kind != FigureKind::total) return trace_of(id, deal);
    const Claim* claim = find_id(deal.claims, id);
    return trace_of(id, claim ? claim->label : "", *figure.reported[report],
                    claim ? citing_cell(claim->cited, deal) : Cell());
}

Row figure_row(const ComparedFigure& figure, const Names& names, const std::vector<Deal>& reports,
                             Extras extras) {
    Row row = {Text{figure.id}, Text{kind_key(figure.kind)}, Text{figure.label}};
    for (std::size_t r = 0; r < reports.size(); ++r) {
        const auto& reported = figure.reported[r];
        const auto trace = [&] { return figure_trace(figure, r, reports[r]); };
        row.push_back(reported ? opening(reported_cell(*reported), extras, trace) : Cell());
        row.push_back(text_cell(figure.ids[r]));
    }
    row.push_back(Text{agreement_key(figure.agreement)});
    row.push_back(figure.factor ? number_cell(factor_number(*figure.factor), Unit{}) : Cell());
    row.push_back(Text{agreement_words(figure, names)});
    return row;
}

void note_parties(const Comparison& comparison, std::string Deal::* party, const std::string& word,
                  std::vector<std::string>& notes) {
    std::vector<std::string> named;
    for (const Deal& deal : comparison.reports) {
        const std::string& name = deal.*party;
        if (std::find(named.begin(), named.end(), name) == named.end()) named.push_back(name);
    }
    if (named.size() > 1) notes.push_back(fmt::format("The reports do not name one {}: {}.", word, listed(named)));
}

/// "prior, milestone and total in A are 10 times those in B.", a sentence for each factor and pair of reports.
void note_factors(const Comparison& comparison, const Names& names, std::vector<std::string>& notes) {
    std::vector<Factor> factors;
    for (const ComparedFigure& figure : comparison.figures) {
        const bool is_new = figure.factor && std::find(factors.begin(), factors.end(), *figure.factor) == factors.end();
        if (is_new) factors.push_back(*figure.factor);
    }
    for (const Factor& factor : factors) {
        std::vector<std::string> ids;
        for (const ComparedFigure& figure : comparison.figures) {
            if (figure.factor == factor) ids.push_back(figure.id);
        }
        const bool one = ids.size() == 1;
        notes.push_back(fmt::format("{} in {} {} exactly {} {} in {}.", listed(ids), names[factor.report],
                                    one ? "is" : "are", factor_words(factor),
                                    factor.exponent > 0 ? (one ? "that" : "those") : (one ? "of that" : "of those"),
                                    names[factor.other]));
    }
}

void note_other_ids(const Comparison& comparison, const Names& names, std::vector<std::string>& notes) {
    for (const ComparedFigure& figure : comparison.figures) {
        if (figure.kind == FigureKind::duration) continue;
        for (std::size_t r = 0; r < names.size(); ++r) {
            if (figure.ids[r].empty() || figure.ids[r] == figure.id) continue;
            notes.push_back(fmt::format("{} of {} is compared as {}.", figure.ids[r], names[r], figure.id));
        }
    }
}

/// "now is firm in A and B, prior in C."
void note_standing(const Comparison& comparison, const Names& names, std::vector<std::string>& notes) {
    for (const ComparedFigure& figure : comparison.figures) {
        std::map<std::string, Names> reports_by_standing;
        for (std::size_t r = 0; r < names.size(); ++r) {
            if (!figure.standing[r].empty()) reports_by_standing[figure.standing[r]].push_back(names[r]);
        }
        if (reports_by_standing.size() < 2) continue;
        const std::string by = figure.kind == FigureKind::commitment ? "by the " : "";
        std::string said;
        for (const auto& [standing, reports] : reports_by_standing) {
            said += fmt::format("{}{}{} in {}", said.empty() ? "" : ", ", by, standing, listed(reports));
        }
        notes.push_back(fmt::format("{} is {}{}.", figure.id, by.empty() ? "" : "promised ", said));
    }
}

Section figures_section(const Comparison& comparison, const Names& names, Extras extras) {
    Table table;
    table.columns = {
        {"id", "Figure"}, {"kind", "FigureKind", Align::left, false}, {"label", "Label", Align::left, false}};
    add_report_columns(table, names, Holds::reported, "id", "Id");
    table.columns.push_back({"agreement", "Agreement", Align::left, false});
    table.columns.push_back(holding(Holds::number, {"factor", "Factor", Align::right, false}));
    table.columns.push_back({"says", "Agreement"});
    for (const ComparedFigure& figure : comparison.figures) {
        table.rows.push_back(figure_row(figure, names, comparison.reports, extras));
    }
    Section section{"figures", "", std::move(table)};
    note_parties(comparison, &Deal::investor, "investor", section.notes);
    note_parties(comparison, &Deal::company, "company", section.notes);
    note_factors(comparison, names, section.notes);
    note_other_ids(comparison, names, section.notes);
    note_standing(comparison, names, section.notes);
    return section;
}

Cell reports_cell(const std::vector<std::size_t>& reports, const Names& names) {
    Records records{{}, {{{"key", "Key"}, {"report", "Report"}}}};
    Names listed_names;
    for (const std::size_t report : reports) {
        listed_names.push_back(names[report]);
        records.table.rows.push_back({Text{key_of(report)}, Text{names[report]}});
    }
    records.display.push_back(listed(listed_names));
    return records;
}

Row claim_row(const ComparedClaim& claim, const Names& names) {
    Row row = {Text{claim.claim.id}, Text{claim.claim.that->text}};
    std::vector<std::size_t> makers;
    for (std::size_t r = 0; r < names.size(); ++r) {
        if (claim.made_in[r]) makers.push_back(r);
        const auto& checked = claim.checked[r];
        row.push_back(checked ? Cell(checked->verdict) : Cell());
        row.push_back(checked ? Cell(Text{reason_of(*checked)}) : Cell());
    }
    row.push_back(reports_cell(makers, names));
    return row;
}

bool any_left_out(const Comparison& comparison) {
    return std::any_of(comparison.claims.begin(), comparison.claims.end(), [](const ComparedClaim& claim) {
        return std::any_of(claim.checked.begin(), claim.checked.end(), [](const auto& checked) { return !checked; });
    });
}

Section claims_section(const Comparison& comparison, const Names& names) {
    Table table;
    table.columns = {{"id", "Id", Align::left, false}, {"that", "Claim"}};
    add_report_columns(table, names, Holds::words, "reason", "Reason");
    table.columns.push_back({"made_in", "Made in"});
    for (const ComparedClaim& claim : comparison.claims) table.rows.push_back(claim_row(claim, names));
    Section section{"claims", "", std::move(table)};
    if (any_left_out(comparison)) {
        section.notes.push_back("No verdict stands where a report does not have a figure that the claim is about.");
    }
    return section;
}

Row failed_row(const ComparedExplanation& failed, const SupportedReading* reading, const Names& names) {
    const CheckedClaim& checked = failed.explanation.checked;
    const std::string& id = checked.claim.id;
    Row row = {checked.verdict, Text{id}, Text{names[failed.report]}, Text{checked.claim.that->text},
                             Text{reason_of(checked)}, Text{key_of(failed.report)}};
    if (!reading) {
        row.insert(row.end(), 5, Cell());
        row.push_back(Text{failed.explanation.searched ? "no reading that another report supports"
                                                       : "not searched: too many figures, or too unlike in size"});
        return row;
    }
    row.insert(row.end(), {Text{foots_if(reading->side, id)}, Text{list_words(reading->side)},
                           reports_cell(reading->by, names),
                           Text{reading->by_rounding ? "within rounding" : "at its word"}, slips_cell(reading->side),
                           Cell()});
    return row;
}

Section failed_section(const Comparison& comparison, const Names& names) {
    constexpr bool heading = true;
    Table table;
    table.layout = Table::Layout::cards;
    table.columns = {{"verdict", "Verdict", Align::left, true, heading},
                     {"id", "Id", Align::left, true, heading},
                     {"report", "Report", Align::left, true, heading},
                     {"that", "Claim"},
                     {"reason", "Reason"},
                     {"report_key", "Key", Align::left, false},
                     {"foots_if", "Foots if"},
                     {"list", "List"},
                     {"supported_by", "Supported by"},
                     {"how", "Foots"},
                     {"slips", "Slips", Align::left, false},
                     {"readings", "Readings"}};
    bool any_supported = false;
    for (const ComparedExplanation& failed : comparison.failed) {
        any_supported = any_supported || !failed.supported.empty();
        if (failed.supported.empty()) table.rows.push_back(failed_row(failed, nullptr, names));
        for (const SupportedReading& reading : failed.supported) {
            table.rows.push_back(failed_row(failed, &reading, names));
        }
    }
    Section section{"failed", "", std::move(table)};
    if (any_supported) {
        section.notes.push_back("Support is agreement, not proof: reports may share a source. dealcalc explain lists "
                                "the other readings too.");
    }
    return section;
}

}  // namespace

Report present(const Comparison& comparison, Extras extras) {
    const Names names = names_of_reports(comparison.reports);
    const Deal& first = comparison.reports.front();
    Report report{"compare",
                  fmt::format("{} and {} in {}", first.investor, first.company,
                              counted(names.size(), "report", "reports")),
                  {reports_section(comparison), figures_section(comparison, names, extras)},
                  "figures"};
    if (!comparison.claims.empty()) report.sections.push_back(claims_section(comparison, names));
    if (!comparison.failed.empty()) report.sections.push_back(failed_section(comparison, names));
    return report;
}

}  // namespace dealcalc
