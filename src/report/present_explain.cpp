#include <algorithm>

#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>

#include <fmt/format.h>

#include "report/cells.hpp"
#include "report/claim_cards.hpp"
#include "report/reading_words.hpp"
#include "report/sections.hpp"

namespace dealcalc {
namespace {

using Align = Column::Align;

Cell step_cell(const Derivation& step) {
    if (step.reported) return reported_cell(*step.reported);
    if (step.on) return when_cell(step.on);
    return text_cell(step.formula);
}

Cell value_cell(const Derivation& step) {
    if (step.on) return {};
    return range_cell(step.value);
}

Cell rounded_cell(const Derivation& step) {
    const auto* value = std::get_if<Value>(&step.value);
    if (!step.reported || !value || value->extent.rounded == value->extent.word) return {};
    const Range& rounded = value->extent.rounded;
    return Quantity{words_for(rounded, value->unit), Value{{rounded, rounded}, std::nullopt, value->unit}};
}

void add_rows(const Derivation& step, std::size_t depth, const std::string& claim, const Deal& deal, Table& table) {
    table.rows.push_back({text_cell(claim), count_cell(depth, std::to_string(depth)), Branch{step.name, depth},
                          value_cell(step), step_cell(step), rounded_cell(step), citing_cell(step.cited, deal)});
    for (const Derivation& input : step.inputs) add_rows(input, depth + 1, claim, deal, table);
}

Table derivation_table() {
    Table table;
    table.columns = {{"claim", "Claim", Align::left, false},
                     {"depth", "Depth", Align::right, false},
                     {"name", "Name"},
                     {"value", "Value"},
                     {"from", "From"},
                     {"rounded", "With rounding"},
                     {"source", "Source"}};
    return table;
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

std::string note_on(const Reading& reading) {
    if (!reading.sum_of.empty()) {
        return fmt::format("{} is itself the sum of {}", reading.side.slips.front().figure, joined(reading.sum_of));
    }
    if (reading.same_as_scale) return "the same as a power of ten above";
    const bool one_omitted = reading.kind == SlipKind::list && reading.side.slips.size() == 1 &&
                             reading.side.slips.front().what == Slip::What::omitted;
    if (one_omitted) return "as it would if another figure of the list already contains it";
    return "";
}

std::vector<Cell> reading_row(const ExplainedClaim& explained, std::size_t kind, std::size_t index, std::size_t number) {
    const Reading& reading = explained.explanation.kinds[kind].readings[index];
    const ReadingSupport& support = explained.support[kind][index];
    const std::string& claim = explained.explanation.checked.claim.id;
    const auto stake = [](const ReadingSide& side) {
        return std::holds_alternative<Value>(side.stake) ? answer_cell(side.stake) : Cell();
    };
    std::vector<Cell> row = {Text{fmt::format("Reading {}", number)},
                             Text{kind_words(reading.kind)},
                             Text{claim},
                             Text{foots_if(reading.side, claim)},
                             Text{list_words(reading.side)},
                             stake(reading.side),
                             text_cell(joined(support.side)),
                             slips_cell(reading.side)};
    if (reading.twin) {
        const std::vector<Cell> twin = {Text{foots_if(*reading.twin, claim)}, Text{list_words(*reading.twin)},
                                        stake(*reading.twin), text_cell(joined(support.twin)),
                                        slips_cell(*reading.twin)};
        row.insert(row.end(), twin.begin(), twin.end());
    } else {
        row.resize(row.size() + 5);
    }
    row.push_back(Text{reading.by_rounding ? "within rounding" : "at its word"});
    row.push_back(text_cell(note_on(reading)));
    return row;
}

Table reading_table(bool several_claims) {
    Table table;
    table.layout = Table::Layout::cards;
    constexpr bool heading = true;
    table.columns = {{"reading", "Reading", Align::left, true, heading},
                     {"kind", "Kind", Align::left, true, heading},
                     {"claim", "Claim", Align::left, several_claims},
                     {"foots_if", "Foots if"},
                     {"list", "List"},
                     {"stake", "Stake"},
                     {"supported_by", "Supported by"},
                     {"slips", "Slips", Align::left, false},
                     {"twin_foots_if", "And foots if"},
                     {"twin_list", "List"},
                     {"twin_stake", "Stake"},
                     {"twin_supported_by", "Supported by"},
                     {"twin_slips", "Slips", Align::left, false},
                     {"how", "Foots"},
                     {"note", "Note"}};
    return table;
}

Table kind_table(bool several_claims) {
    Table table;
    table.columns = {{"claim", "Claim", Align::left, several_claims},
                     {"kind", "Kind of slip"},
                     {"readings", "Readings", Align::right},
                     {"unlisted", "Not listed", Align::right},
                     {"chance", "By chance", Align::right}};
    return table;
}

Cell chance_cell(const std::optional<Number>& chance) {
    if (!chance) return {};
    return number_cell(*chance, {Dimension::percent});
}

void add_kinds(const ExplainedClaim& explained, Table& table) {
    for (const ReadingsOfKind& kind : explained.explanation.kinds) {
        const std::string least = kind.counted_all ? "" : "at least ";
        table.rows.push_back({Text{explained.explanation.checked.claim.id}, Text{kind_words(kind.kind)},
                              count_cell(kind.readings.size(), std::to_string(kind.readings.size())),
                              count_cell(kind.more, kind.more == 0 ? "" : least + std::to_string(kind.more)),
                              chance_cell(kind.chance)});
    }
}

bool has_readings(const Explanation& explanation) {
    for (const ReadingsOfKind& kind : explanation.kinds) {
        if (!kind.readings.empty()) return true;
    }
    return false;
}

}  // namespace

std::vector<std::string> search_notes(const Explanation& explanation) {
    std::vector<std::string> notes;
    const std::string& id = explanation.checked.claim.id;
    if (explanation.gap_divides_by_nine) {
        notes.push_back(fmt::format("{}: the gap divides by 9: a hint of a decimal point that slid, or of two digits that "
                                    "were swapped.",
                                    id));
    }
    if (!explanation.pinned.empty()) {
        notes.push_back(fmt::format("{}: no suspects, since a claim that holds says what they are: {}.", id,
                                    joined(explanation.pinned)));
    }
    const bool should_be_searched = explanation.checked.verdict == Verdict::fails;
    if (explanation.searched && !has_readings(explanation)) {
        notes.push_back(fmt::format("{}: no simple slip explains this.", id));
    } else if (!explanation.searched && should_be_searched) {
        notes.push_back(fmt::format("{}: slips are searched in a sum of up to 40 figures that 128 bits hold, and this is "
                                    "none.",
                                    id));
    }
    return notes;
}

namespace {

Section derivations(const std::vector<ExplainedClaim>& claims, const Deal& deal) {
    Table table = derivation_table();
    for (const ExplainedClaim& explained : claims) {
        if (explained.derivation) {
            add_rows(*explained.derivation, 0, explained.explanation.checked.claim.id, deal, table);
        }
    }
    return {"derivation", "How it was got", std::move(table)};
}

Section kinds_section(const std::vector<ExplainedClaim>& claims) {
    Table table = kind_table(claims.size() > 1);
    Section section{"kinds", "What slips would explain it", {}};
    for (const ExplainedClaim& explained : claims) {
        add_kinds(explained, table);
        for (std::string& note : search_notes(explained.explanation)) section.notes.push_back(std::move(note));
    }
    if (!table.rows.empty()) {
        section.notes.push_back("By chance: of all totals with as many digits, the share that this kind of slip explains.");
    }
    section.body = std::move(table);
    return section;
}

bool has_readings_for_several(const std::vector<ExplainedClaim>& claims) {
    return std::count_if(claims.begin(), claims.end(),
                         [](const ExplainedClaim& explained) { return has_readings(explained.explanation); }) > 1;
}

}  // namespace

Section readings_section(const std::vector<ExplainedClaim>& claims) {
    Table table = reading_table(has_readings_for_several(claims));
    std::size_t number = 0;
    for (const ExplainedClaim& explained : claims) {
        const auto& kinds = explained.explanation.kinds;
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            for (std::size_t i = 0; i < kinds[kind].readings.size(); ++i) {
                table.rows.push_back(reading_row(explained, kind, i, ++number));
            }
        }
    }
    return {"readings", "", std::move(table)};
}

namespace {

bool any_searched(const std::vector<ExplainedClaim>& claims) {
    for (const ExplainedClaim& explained : claims) {
        if (!explained.explanation.kinds.empty() || !search_notes(explained.explanation).empty()) return true;
    }
    return false;
}

}  // namespace

Report present(const Derivation& derivation, const Deal& deal) {
    Table table = derivation_table();
    add_rows(derivation, 0, "", deal, table);
    Report report{"explain", name_of(deal), {deal_section(deal)}};
    report.sections.push_back({"derivation", "", std::move(table)});
    return report;
}

Report present(const std::vector<ExplainedClaim>& claims, const Deal& deal) {
    std::vector<CheckedClaim> checked;
    for (const ExplainedClaim& explained : claims) checked.push_back(explained.explanation.checked);
    Report report{"explain", name_of(deal), {deal_section(deal)}};
    if (claims.empty()) {
        report.sections.push_back({"claims", "", Table{}, {"No claim fails and none is undetermined."}});
        return report;
    }
    report.sections.push_back(claim_cards({CheckedDeal{deal, checked}}));
    report.sections.push_back(derivations(claims, deal));
    if (any_searched(claims)) {
        report.sections.push_back(kinds_section(claims));
        report.sections.push_back(readings_section(claims));
    }
    return report;
}

}  // namespace dealcalc
