#include <algorithm>

#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "report/cells.hpp"
#include "report/charts.hpp"
#include "report/sections.hpp"

namespace dealcalc {
namespace {

using Align = Column::Align;
using Holds = Column::Holds;

Cell computed_cell(const CheckedClaim& checked) {
    if (std::holds_alternative<Unknown>(checked.computed)) return {};  // the reason says why
    const Value& value = std::get<Value>(checked.computed);
    const auto& claimed = checked.claimed->face;
    if (const auto single = value.extent.word.single(); single && claimed && !checked.of_maximum) {
        return Quantity{words_beside(*single, *claimed, value.unit), value};
    }
    if (!checked.of_maximum) return answer_cell(checked.computed);
    const std::string range = words_for(value.extent.word, value.unit);
    return Quantity{fmt::format("{}; its maximum is {}", range, words_for(*checked.maximum, value.unit)), value};
}

Cell claimed_cell(const CheckedClaim& checked) {
    if (!checked.claimed) return {};
    const Statement& that = *checked.claim.that;
    return Quantity{that.figure_text, *checked.claimed, that.figure_text, hedge_name(that.figure.hedge)};
}

std::string part_words(const Part& part) {
    const bool is_number = part.name.find_first_not_of("0123456789./") == std::string::npos;
    if (is_number) return part.name;
    std::string words = fmt::format("{} {}", part.name, words_for(part.value.extent.word, part.value.unit));
    for (const Part& figure : part.of) words += (&figure == &part.of.front() ? " of " : ", ") + part_words(figure);
    return words;
}

bool is_of_growth(const CheckedClaim& checked) {
    return checked.claim.that && to_text(checked.claim.that->formula) == "growth";
}

bool is_approximate(const CheckedClaim& checked) {
    const auto* value = std::get_if<Value>(&checked.computed);
    return value && value->approximate;
}

/// "prior $80B + immediate $5B - ...", the parts above the line or those below it.
std::string parts_words(const std::vector<Part>& parts, bool below) {
    std::string words;
    for (const Part& part : parts) {
        if (part.below != below) continue;
        if (!words.empty()) words += ' ';
        if (!words.empty() || part.minus) words += part.minus ? "- " : "+ ";
        words += part_words(part);
    }
    return words;
}

/// "prior $80B + immediate $5B", "(a ...) / (b ...)"; growth is neither, and names what it rests on.
std::string formula_words(const CheckedClaim& checked) {
    const std::vector<Part>& parts = checked.parts;
    if (is_of_growth(checked)) return fmt::format("{} over {}", part_words(parts.front()), part_words(parts.back()));
    const std::string below = parts_words(parts, true);
    const std::string above = parts_words(parts, false);
    return below.empty() ? above : fmt::format("({}) / ({})", above, below);
}

Cell parts_cell(const CheckedClaim& checked) {
    if (checked.parts.empty()) return {};
    Records records{{formula_words(checked)},
                    {{{"name", "Name"}, {"minus", "Minus"}, {"below", "Below the line"}, {"value", "Value"}}}};
    for (const Part& part : checked.parts) {
        records.table.rows.push_back({Text{part.name}, Flag{part.minus}, Flag{part.below}, range_cell(part.value)});
    }
    return records;
}

Cell deciders_cell(const CheckedClaim& checked) {
    if (checked.deciders.empty()) return {};
    Records records{{}, {{{"verdict", "Verdict"}, {"input", "Input"}, {"when", "When"}}}};
    for (const Decider& decider : checked.deciders) {
        records.display.push_back(fmt::format("{} if {} is {}", verdict_name(decider.verdict), decider.input,
                                              condition_words(decider.when, decider.unit)));
        const Value when{{decider.when, decider.when}, std::nullopt, decider.unit};
        records.table.rows.push_back({decider.verdict, Text{decider.input},
                                      Quantity{condition_words(decider.when, decider.unit), when}});
    }
    return records;
}

TraceRef computed_trace(const CheckedClaim& checked, const Deal& deal) {
    return checked.claim.that ? trace_of(checked.claim.that->formula, deal) : nullptr;
}

TraceRef difference_trace(const CheckedClaim& checked, const Deal& deal) {
    if (!checked.difference) return nullptr;
    return trace_of("difference", "claimed - computed, both at face value", difference_cell(checked),
                    {claimed_trace(checked, deal), computed_trace(checked, deal)});
}

Cell statement_cell(const Claim& claim) { return claim.that ? Cell(Text{claim.that->text}) : Cell(); }

Cell line_cell(std::size_t position) {
    if (position == 0) return {};
    return count_cell(position, std::to_string(position));
}

std::vector<Column> columns(bool several_deals) {
    constexpr bool heading = true;
    return {{"verdict", "Verdict", Align::left, true, heading},
            {"deal", "Deal", Align::left, several_deals, heading},
            {"id", "Id", Align::left, true, heading},
            {"label", "Says", Align::left, true, heading},
            {"that", "Claim"},
            holding(Holds::reported, {"claimed", "Claimed", Align::right, false}),
            holding(Holds::computed, {"computed", "Computed", Align::right}),
            holding(Holds::computed, {"difference", "Difference", Align::right}),
            {"parts", "From"},
            {"reason", "Reason"},
            {"decided_by", "Decided"},
            holding(Holds::source, {"source", "Source"}),
            {"file", "File", Align::left, false},
            {"line", "Line", Align::right, false},
            {"column", "Column", Align::right, false}};
}

Row row(const CheckedClaim& checked, const Deal& deal, Extras extras) {
    const Claim& claim = checked.claim;
    return {checked.verdict,          Text{deal.id},
            Text{claim.id},           text_cell(claim.label),
            statement_cell(claim),    claimed_cell(checked),
            opening(computed_cell(checked), extras, [&] { return computed_trace(checked, deal); }),
            opening(difference_cell(checked), extras, [&] { return difference_trace(checked, deal); }),
            parts_cell(checked),      Text{reason_of(checked)},
            deciders_cell(checked),   citing_cell(claim.cited, deal),
            text_cell(deal.file),     line_cell(claim.origin.line),
            line_cell(claim.origin.column)};
}

bool compares_durations(const CheckedClaim& checked) {
    return checked.claimed && checked.claim.that->figure.unit == Unit{Dimension::time};
}

template <class Predicate>
bool any_claim(const std::vector<CheckedDeal>& deals, Predicate predicate) {
    return std::any_of(deals.begin(), deals.end(), [&](const CheckedDeal& d) {
        return std::any_of(d.claims.begin(), d.claims.end(), predicate);
    });
}

struct ClaimOfDeal {
    const CheckedClaim* claim;
    const Deal* deal;
};

/// The claims of all deals: a failure must not stand below a hundred claims that hold.
std::vector<ClaimOfDeal> worst_first(const std::vector<CheckedDeal>& deals) {
    std::vector<ClaimOfDeal> claims;
    for (const CheckedDeal& checked : deals) {
        for (const CheckedClaim& claim : checked.claims) claims.push_back({&claim, &checked.deal});
    }
    std::stable_sort(claims.begin(), claims.end(), [](const ClaimOfDeal& a, const ClaimOfDeal& b) {
        return a.claim->verdict < b.claim->verdict;
    });
    return claims;
}

}  // namespace

Cell difference_cell(const CheckedClaim& checked) {
    if (!checked.difference) return {};
    const Unit& unit = std::get<Value>(checked.computed).unit;
    const std::string sign = *checked.difference > Number(0) ? "+" : "";
    return number_cell(sign + apart_words_for(*checked.difference, unit), *checked.difference, unit);
}

TraceRef claimed_trace(const CheckedClaim& checked, const Deal& deal) {
    const Statement& that = *checked.claim.that;
    return trace_of("claimed", "", Reported{that.figure_text, that.figure, {}}, citing_cell(checked.claim.cited, deal));
}

TraceRef trace_of(const CheckedClaim& checked, const Deal& deal) {
    Trace trace{checked.claim.id};
    const auto add = [&trace](const char* key, const char* label, Cell cell) {
        if (cell.applies()) trace.facts.push_back({key, label, std::move(cell)});
    };
    add("label", "Says", text_cell(checked.claim.label));
    add("that", "Claim", statement_cell(checked.claim));
    add("computed", "Computed", computed_cell(checked));
    add("difference", "Difference", difference_cell(checked));
    add("parts", "From", parts_cell(checked));
    add("reason", "Reason", Text{reason_of(checked)});
    add("decided_by", "Decided", deciders_cell(checked));
    add("source", "Source", citing_cell(checked.claim.cited, deal));
    if (checked.claim.that) trace.inputs = {claimed_trace(checked, deal), computed_trace(checked, deal)};
    return std::make_shared<const Trace>(std::move(trace));
}

namespace {

/// Of the deals with a claim about the valuation or the stake: what these rest on, and which bases are compared.
void add_caveats(const std::vector<CheckedDeal>& deals, std::vector<std::string>& notes) {
    for (const CheckedDeal& checked : deals) {
        const auto speaks_of = [&](std::string_view measure) {
            return std::ranges::any_of(checked.claims, [&](const CheckedClaim& c) {
                return c.verdict != Verdict::unchecked && to_text(c.claim.that->formula).find(measure) != std::string::npos;
            });
        };
        const bool of_stake = speaks_of("stake");
        const bool of_change = speaks_of("multiple") || speaks_of("growth");
        if (!of_stake && !of_change) continue;
        const Valuations valuations = valuations_of(checked.deal);
        for (const std::string& note : of_change ? caveats_of(valuations) : std::vector<std::string>()) {
            notes.push_back(note);
        }
        for (const std::string& note : of_stake ? stake_notes(valuations, checked.deal) : std::vector<std::string>()) {
            notes.push_back(note);
        }
    }
}

}  // namespace

Section claim_cards(const std::vector<CheckedDeal>& deals, Extras extras) {
    Table table;
    table.layout = Table::Layout::cards;
    table.columns = columns(deals.size() > 1);
    for (const auto& [claim, deal] : worst_first(deals)) table.rows.push_back(row(*claim, *deal, extras));
    Section section{"claims", "", std::move(table)};
    section.for_people = !section.table()->rows.empty();
    if (any_claim(deals, compares_durations)) {
        section.notes.push_back("Durations go by the calendar: 12 months are a year. A claim in days or weeks counts days.");
    }
    if (any_claim(deals, is_approximate)) {
        section.notes.push_back("Growth is a power, and so computed in binary floating point.");
    }
    add_caveats(deals, section.notes);
    return section;
}

std::vector<VerdictCount> counts_of(const std::vector<CheckedDeal>& deals) {
    std::vector<VerdictCount> counts;
    for (const auto& [key, verdict] : verdict_keys) {
        std::size_t number = 0;
        for (const CheckedDeal& checked : deals) {
            number += static_cast<std::size_t>(std::count_if(
                checked.claims.begin(), checked.claims.end(),
                [wanted = verdict](const CheckedClaim& claim) { return claim.verdict == wanted; }));
        }
        counts.push_back({verdict, number, counted_words(number, verdict)});
    }
    return counts;
}

Section counts_section(const std::vector<CheckedDeal>& deals) {
    Facts facts;
    std::size_t all = 0;
    for (const VerdictCount& count : counts_of(deals)) {
        all += count.number;
        facts.push_back({std::string(verdict_key(count.verdict)), std::string(verdict_name(count.verdict)),
                         count_cell(count.number, count.words)});
    }
    facts.insert(facts.begin(), {"claims", "claims", count_cell(all, counted(all, "claim", "claims"))});
    return {"counts", "", std::move(facts), {}, true};
}

Report present(const std::vector<CheckedDeal>& deals, Extras extras) {
    const std::string title = deals.size() == 1 ? name_of(deals.front().deal) : counted(deals.size(), "deal", "deals");
    Report report{"check", title, {claim_cards(deals, extras), counts_section(deals)}, "claims"};
    if (extras.charts) report.charts.push_back(claims_chart(deals));
    return report;
}

}  // namespace dealcalc
