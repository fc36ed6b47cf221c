#include <algorithm>

#include <dealcalc/analysis/valuation.hpp>
#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/digits.hpp"
#include "base/text.hpp"
#include "report/cells.hpp"
#include "report/sections.hpp"
#include "report/traces.hpp"

namespace dealcalc {
namespace {

using Align = Column::Align;
using Holds = Column::Holds;
using Side = Column::Side;

Cell step_cell(const Derivation& step) {
    if (step.reported) return reported_cell(*step.reported);
    if (step.on) return when_cell(step.on);
    return text_cell(step.formula);
}

Cell value_cell(const Derivation& step) { return step.on ? Cell() : derived_cell(step.value); }

Cell rounded_cell(const Derivation& step) {
    const auto* value = std::get_if<Value>(&step.value);
    if (!step.reported || !value || value->extent.rounded == value->extent.word) return {};
    const Range& rounded = value->extent.rounded;
    return Quantity{words_for(rounded, value->unit), Value{{rounded, rounded}, std::nullopt, value->unit}};
}

void add_rows(const Derivation& step, std::size_t depth, const std::string& claim, const Deal& deal, Extras extras,
              Table& table) {
    table.rows.push_back({text_cell(claim), count_cell(depth, std::to_string(depth)), Branch{step.name, depth},
                          opening(value_cell(step), extras, [&] { return trace_of_step(step, deal); }), step_cell(step),
                          rounded_cell(step),
                          citing_cell(step.cited, deal)});
    for (const Derivation& input : step.inputs) add_rows(input, depth + 1, claim, deal, extras, table);
}

Table derivation_table() {
    Table table;
    table.columns = {{"claim", "Claim", Align::left, false},
                     {"depth", "Depth", Align::right, false},
                     {"name", "Name"},
                     holding(Holds::computed, {"value", "Value"}),
                     holding(Holds::words, {"from", "From"}),
                     holding(Holds::computed, {"rounded", "With rounding"}),
                     holding(Holds::source, {"source", "Source"})};
    return table;
}

std::string joined(const std::vector<std::string>& words) { return join(words, ", "); }

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

TraceRef stake_trace(const ReadingSide& side, const Deal& deal) {
    const Valuation* const valuation = valuation_of_all(deal);
    if (!valuation) return nullptr;
    const TraceRef sum = trace_of("total", list_words(side), range_cell(side.sum), {});
    return trace_of("stake", "total / " + valuation->id, {}, {sum, trace_of(valuation->id, deal)});
}

/// The figures that a side changes, as they were reported.
TraceRef reading_trace(const ReadingSide& side, const CheckedClaim& checked, const Deal& deal) {
    Trace trace{"", {}, {{"list", "List", Text{list_words(side)}}}};
    for (const Slip& slip : side.slips) {
        const bool is_total = slip.figure == checked.claim.id;
        trace.inputs.push_back(is_total ? claimed_trace(checked, deal) : trace_of(slip.figure, deal));
    }
    return std::make_shared<const Trace>(std::move(trace));
}

/// What one side of a reading says: what would have to be otherwise, the list, the stake, who supports it.
Row side_cells(const ReadingSide& side, const std::vector<std::string>& supporters,
                             const CheckedClaim& checked, const Deal& deal, Extras extras) {
    const bool has_stake = std::holds_alternative<Value>(side.stake);
    const auto changed_figures = [&] { return reading_trace(side, checked, deal); };
    return {opening(Text{foots_if(side, checked.claim.id)}, extras, changed_figures), Text{list_words(side)},
            has_stake ? opening(answer_cell(side.stake), extras, [&] { return stake_trace(side, deal); }) : Cell(),
            text_cell(joined(supporters)), slips_cell(side)};
}

Row reading_row(const ExplainedClaim& explained, std::size_t kind, std::size_t index, std::size_t number,
                              const Deal& deal, Extras extras) {
    const Reading& reading = explained.explanation.kinds[kind].readings[index];
    const ReadingSupport& support = explained.support[kind][index];
    const CheckedClaim& checked = explained.explanation.checked;
    Row row = {Text{fmt::format("Reading {}", number)}, Text{kind_words(reading.kind)},
                             Text{checked.claim.id}};
    const std::vector<Cell> side = side_cells(reading.side, support.side, checked, deal, extras);
    const std::vector<Cell> twin = reading.twin ? side_cells(*reading.twin, support.twin, checked, deal, extras)
                                                : std::vector<Cell>(side.size());
    row.insert(row.end(), side.begin(), side.end());
    row.insert(row.end(), twin.begin(), twin.end());
    row.push_back(Text{reading.by_rounding ? "within rounding" : "at its word"});
    row.push_back(text_cell(note_on(reading)));
    return row;
}

Column side_column(std::string key, std::string title, Column::Side side) {
    return {std::move(key), std::move(title), Align::left, true, false, side};
}

Table reading_table(bool several_claims) {
    Table table;
    table.layout = Table::Layout::cards;
    constexpr bool heading = true;
    table.columns = {{"reading", "Reading", Align::left, true, heading},
                     {"kind", "Kind", Align::left, true, heading},
                     {"claim", "Claim", Align::left, several_claims},
                     side_column("foots_if", "Foots if", Side::left),
                     side_column("list", "List", Side::left),
                     side_column("stake", "Stake", Side::left),
                     side_column("supported_by", "Supported by", Side::left),
                     {"slips", "Slips", Align::left, false},
                     side_column("twin_foots_if", "And foots if", Side::right),
                     side_column("twin_list", "List", Side::right),
                     side_column("twin_stake", "Stake", Side::right),
                     side_column("twin_supported_by", "Supported by", Side::right),
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

/// A currency is no matter of digits, so no other total would do as well.
Cell chance_cell(const ReadingsOfKind& kind) {
    if (kind.chance) return number_cell(*kind.chance, {Dimension::percent});
    if (kind.kind == SlipKind::currency) return {};
    return Missing{"the totals are too many to count, or their ranges depend on their digits"};
}

bool any_at_word(const Explanation& explanation) {
    const auto at_word = [](const Reading& reading) { return !reading.by_rounding; };
    return std::any_of(explanation.kinds.begin(), explanation.kinds.end(), [&](const ReadingsOfKind& kind) {
        return std::any_of(kind.readings.begin(), kind.readings.end(), at_word);
    });
}

/// Beside readings that foot at their word, those of another kind that foot only within rounding are noise.
std::size_t listed_of(const ReadingsOfKind& kind, const Explanation& explanation) {
    const bool noise = !kind.readings.empty() && kind.readings.front().by_rounding && any_at_word(explanation);
    return noise ? 0 : kind.readings.size();
}

void add_kinds(const ExplainedClaim& explained, Table& table) {
    for (const ReadingsOfKind& kind : explained.explanation.kinds) {
        const std::string least = kind.counted_all ? "" : "at least ";
        const std::size_t listed = listed_of(kind, explained.explanation);
        const std::size_t unlisted = kind.more + kind.readings.size() - listed;
        table.rows.push_back({Text{explained.explanation.checked.claim.id}, Text{kind_words(kind.kind)},
                              count_cell(listed, grouped(listed)),
                              count_cell(unlisted, unlisted == 0 ? "" : least + grouped(unlisted)),
                              chance_cell(kind)});
    }
}

/// Whether a kind with readings lists none of them.
bool any_unlisted(const Explanation& explanation) {
    return std::any_of(explanation.kinds.begin(), explanation.kinds.end(), [&](const ReadingsOfKind& kind) {
        return listed_of(kind, explanation) < kind.readings.size();
    });
}

std::string why_not_searched(const Explanation& explanation) {
    const CheckedClaim& checked = explanation.checked;
    if (is_threshold(checked.claim.that->figure.hedge)) return "a threshold names no figure that a slip could have made";
    const std::size_t figures = checked.parts.size();
    const bool is_sum = terms_of(checked.claim.that->formula) && figures > 0 &&
                        std::none_of(checked.parts.begin(), checked.parts.end(), [](const Part& p) { return p.below; });
    if (!is_sum) return "slips are searched in sums of figures, and this is none";
    if (figures > ReadingLimits{}.figures) {
        return fmt::format("slips are searched in sums of up to {} figures, and this has {}", ReadingLimits{}.figures,
                           figures);
    }
    return "slips are not searched here: the figures are not money or capacity, or too unlike in size";
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
        notes.push_back(
            fmt::format("{}: the gap divides by 9: a hint of a decimal point that slid, or of two digits that "
                        "were swapped.",
                        id));
    }
    if (!explanation.pinned.empty()) {
        notes.push_back(fmt::format("{}: {} {}: a claim that holds says what {}.", id, joined(explanation.pinned),
                                    explanation.pinned.size() == 1 ? "is no suspect" : "are no suspects",
                                    explanation.pinned.size() == 1 ? "it is" : "they are"));
    }
    if (any_unlisted(explanation)) {
        notes.push_back(fmt::format("{}: beside readings that foot at their word, those of another kind that foot only "
                                    "within rounding are not listed.",
                                    id));
    }
    if (explanation.searched && !has_readings(explanation)) {
        notes.push_back(fmt::format("{}: no simple slip explains this.", id));
    } else if (!explanation.searched && explanation.checked.verdict == Verdict::fails) {
        notes.push_back(fmt::format("{}: {}.", id, why_not_searched(explanation)));
    }
    return notes;
}

namespace {

Section derivations(const std::vector<ExplainedClaim>& claims, const Deal& deal, Extras extras) {
    Table table = derivation_table();
    for (const ExplainedClaim& explained : claims) {
        if (explained.derivation) {
            add_rows(*explained.derivation, 0, explained.explanation.checked.claim.id, deal, extras, table);
        }
    }
    const bool is_empty = table.rows.empty();
    Section section{"derivation", "How it was got", std::move(table)};
    section.for_people = !is_empty;
    return section;
}

bool any_chance(const std::vector<ExplainedClaim>& claims) {
    const auto has_chance = [](const ReadingsOfKind& kind) { return kind.chance.has_value(); };
    return std::any_of(claims.begin(), claims.end(), [&](const ExplainedClaim& explained) {
        const auto& kinds = explained.explanation.kinds;
        return std::any_of(kinds.begin(), kinds.end(), has_chance);
    });
}

Section kinds_section(const std::vector<ExplainedClaim>& claims) {
    Table table = kind_table(claims.size() > 1);
    std::vector<std::string> notes;
    for (const ExplainedClaim& explained : claims) {
        add_kinds(explained, table);
        for (std::string& note : search_notes(explained.explanation)) notes.push_back(std::move(note));
    }
    if (any_chance(claims)) {
        notes.push_back("By chance: of all totals with as many digits, the share that this kind of slip explains.");
    }
    return {"kinds", "What slips would explain it", std::move(table), std::move(notes)};
}

bool has_readings_for_several(const std::vector<ExplainedClaim>& claims) {
    return std::count_if(claims.begin(), claims.end(),
                         [](const ExplainedClaim& explained) { return has_readings(explained.explanation); }) > 1;
}

}  // namespace

Section readings_section(const std::vector<ExplainedClaim>& claims, const Deal& deal, Extras extras) {
    Table table = reading_table(has_readings_for_several(claims));
    std::size_t number = 0;
    for (const ExplainedClaim& explained : claims) {
        const auto& kinds = explained.explanation.kinds;
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            for (std::size_t i = 0; i < listed_of(kinds[kind], explained.explanation); ++i) {
                table.rows.push_back(reading_row(explained, kind, i, ++number, deal, extras));
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

Report present(const Derivation& derivation, const Deal& deal, Extras extras) {
    Table table = derivation_table();
    add_rows(derivation, 0, "", deal, extras, table);
    return {"explain", name_of(deal), {deal_section(deal), {"derivation", "", std::move(table)}}, "derivation"};
}

Report present(const std::vector<ExplainedClaim>& claims, const Deal& deal, Extras extras) {
    std::vector<CheckedClaim> checked;
    for (const ExplainedClaim& explained : claims) checked.push_back(explained.explanation.checked);
    Report report{"explain", name_of(deal), {deal_section(deal)}, "derivation"};
    if (claims.empty()) {
        report.sections.push_back(
            {"claims", "", Table{}, {"No claim fails and none is undetermined; dealcalc check lists them all."}});
        report.sections.push_back(derivations(claims, deal, extras));
        return report;
    }
    report.sections.push_back(claim_cards({CheckedDeal{deal, checked}}, extras));
    report.sections.push_back(derivations(claims, deal, extras));
    if (any_searched(claims)) {
        report.sections.push_back(kinds_section(claims));
        report.sections.push_back(readings_section(claims, deal, extras));
    }
    return report;
}

namespace {

/// The value in words, or its nominal where it has a range around one ("about $380B").
std::string value_words(const Value& value) {
    return value.face ? words_for(*value.face, value.unit) : words_for(value.extent.word, value.unit);
}

std::string slip_words(const Slip& slip, const std::string& claim_id) {
    const std::string name = slip.figure == claim_id ? "the total" : slip.figure;
    switch (slip.what) {
        case Slip::What::scaled: return fmt::format("{} is {}, not {}", name, value_words(slip.value), slip.was);
        case Slip::What::omitted: return fmt::format("{} ({}) does not belong to the total", name, slip.was);
        case Slip::What::doubled: return fmt::format("{} ({}) counts twice", name, slip.was);
        case Slip::What::negated: return fmt::format("{} ({}) has the other sign", name, slip.was);
        case Slip::What::recurrency: return fmt::format("{} is {}, not {}", name, value_words(slip.value), slip.was);
        case Slip::What::edited: break;
    }
    return fmt::format("{} is {}, not {}", name, slip.becomes, slip.was);
}

std::string_view slip_key(Slip::What what) {
    switch (what) {
        case Slip::What::scaled: return "scaled";
        case Slip::What::omitted: return "omitted";
        case Slip::What::doubled: return "doubled";
        case Slip::What::negated: return "negated";
        case Slip::What::recurrency: return "currency";
        case Slip::What::edited: break;
    }
    return "edited";
}

bool counts_nothing(const Part& part) { return part.value.extent.word == Range(); }

}  // namespace

std::string foots_if(const ReadingSide& side, const std::string& claim_id) {
    std::string words;
    for (const Slip& slip : side.slips) words += (words.empty() ? "" : "; ") + slip_words(slip, claim_id);
    return words;
}

std::string list_words(const ReadingSide& side) {
    std::string words;
    for (const Part& part : side.parts) {
        if (counts_nothing(part)) continue;
        const bool minus = part.value.face && part.value.face->is_negative();
        Value size = part.value;
        if (minus) size.face = -*size.face;
        if (!words.empty() || minus) words += minus ? " - " : " + ";
        words += fmt::format("{} {}", part.name, value_words(size));
    }
    return fmt::format("{} = {}", words.empty() ? "nothing" : words, value_words(side.sum));
}

std::string kind_words(SlipKind kind) {
    switch (kind) {
        case SlipKind::scale: return "one power of ten on a set of figures";
        case SlipKind::list: return "a figure omitted, doubled or with the wrong sign";
        case SlipKind::currency: return "another currency";
        case SlipKind::digit: break;
    }
    return "one digit of one figure";
}

std::string chance_words(const std::optional<Number>& chance) {
    if (!chance) return "how often it would explain an unrelated total is not worked out";
    return fmt::format("would explain {} of unrelated totals", words_for(*chance, {Dimension::percent}));
}

Cell slips_cell(const ReadingSide& side) {
    using What = Slip::What;
    Records records{{}, {{{"figure", "Figure"}, {"slip", "Slip"}, {"was", "Was"}, {"becomes", "Becomes"},
                          {"factor", "Factor"}, {"written", "Written"}}}};
    records.table.columns[4].may_lack = records.table.columns[5].may_lack = true;
    for (const Slip& slip : side.slips) {
        records.display.push_back(slip_words(slip, ""));
        records.table.rows.push_back({Text{slip.figure}, Text{std::string(slip_key(slip.what))}, Text{slip.was},
                                      range_cell(slip.value),
                                      slip.what == What::scaled ? number_cell(slip.factor, {}) : Cell(),
                                      slip.what == What::edited ? Cell(Text{slip.becomes}) : Cell()});
    }
    return records;
}

}  // namespace dealcalc
