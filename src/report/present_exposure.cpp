#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>

#include <fmt/format.h>

#include "report/cells.hpp"
#include "report/sections.hpp"

namespace dealcalc {
namespace {

using Align = Column::Align;

std::optional<Number> upper_end(const Answer& answer) {
    const auto* value = std::get_if<Value>(&answer);
    if (!value || !value->extent.word.high()) return std::nullopt;
    return value->extent.word.high()->at;
}

/// The stretch of the maximum that this line adds.
Cell bar_of(const ExposureLine& line, const Answer& exposure) try {
    const auto whole = upper_end(exposure);
    const auto reached = upper_end(line.running);
    if (!whole || !reached || whole->is_zero()) return {};
    const Number part = upper_end(line.amount).value();  // where the whole has an end, so has every part
    return Bar{(*reached - part) / *whole, *reached / *whole, line.investment.status == Status::contingent};
} catch (const Overflow&) {
    return {};  // the share beside it says so
}

}  // namespace

Section investments_section(const Exposure& exposure, const Deal& deal) {
    Table table;
    table.columns = {{"id", "Id", Align::left, false},         {"label", "Investment"},
                     {"status", "Status"},                     {"amount", "Amount", Align::right},
                     {"share", "Share of maximum", Align::right}, {"running", "Running total", Align::right},
                     {"bar", ""},                              {"condition", "Condition", Align::left, false},
                     {"source", "Source", Align::left, false}};
    for (const ExposureLine& line : exposure.lines) {
        const Investment& i = line.investment;
        table.rows.push_back({Text{i.id}, Text{label_of(i)}, Text{std::string(status_name(i.status))},
                              reported_cell(i.amount), answer_cell(line.share), range_cell(line.running),
                              bar_of(line, exposure.exposure), text_cell(i.condition), citing_cell(i.cited, deal)});
    }
    return {"investments", "", std::move(table)};
}

Section totals_section(const Exposure& exposure) {
    return {"totals", "",
            Facts{{"committed", "Committed", total_cell(exposure.committed)},
                  {"contingent", "Contingent", total_cell(exposure.contingent)},
                  {"exposure", "Exposure", range_cell(exposure.exposure)}}};
}

namespace {

Cell gap_cell(const CheckedClaim& checked) {
    if (!checked.gap) return {};
    const Unit& unit = std::get<Value>(checked.computed).unit;
    return number_cell(apart_words_for(*checked.gap, unit), *checked.gap, unit);
}

Section stated(const Exposure& exposure, const Deal& deal) {
    Table table;
    table.columns = {{"id", "Id"},           {"that", "Stated"},
                     {"verdict", "Verdict"}, {"gap", "Gap", Align::right},
                     {"reason", "Reason", Align::left, false}, {"source", "Source", Align::left, false}};
    Section section{"stated", "", {}};
    for (const CheckedClaim& checked : exposure.stated) {
        const std::string reason = reason_of(checked);
        table.rows.push_back({Text{checked.claim.id}, Text{checked.claim.that->text}, checked.verdict,
                              gap_cell(checked), Text{reason}, citing_cell(checked.claim.cited, deal)});
        section.notes.push_back(fmt::format("{}: {}.", checked.claim.id, reason));
    }
    section.body = std::move(table);
    return section;
}

/// The verdict on the stated total, the worst where there are several; does not apply where none is stated.
Cell worst_stated(const Exposure& exposure) {
    Cell worst;
    for (const CheckedClaim& checked : exposure.stated) {
        const auto* so_far = std::get_if<Verdict>(&worst);
        if (!so_far || checked.verdict < *so_far) worst = checked.verdict;
    }
    return worst;
}

Section deals(const Portfolio& portfolio) {
    Table table;
    table.columns = {{"id", "Deal"},
                     {"file", "File", Align::left, false},
                     {"investor", "Investor"},
                     {"company", "Company"},
                     {"committed", "Committed", Align::right},
                     {"contingent", "Contingent", Align::right},
                     {"exposure", "Exposure", Align::right},
                     {"stated", "Stated total"}};
    for (const auto& [deal, exposure] : portfolio.rows) {
        table.rows.push_back({Text{deal.id}, text_cell(deal.file), Text{deal.investor}, Text{deal.company},
                              total_cell(exposure.committed), total_cell(exposure.contingent),
                              range_cell(exposure.exposure), worst_stated(exposure)});
    }
    return {"deals", "", std::move(table)};
}

std::string repeated_note(const std::vector<std::string>& ids) {
    if (ids.front() == ids.back()) return fmt::format("{} stands more than once, and counts each time.", ids.front());
    return fmt::format("{} have the same parties and day: if they are reports of one deal, it counts each time.",
                       fmt::join(ids, " and "));
}

Section by_investor(const Portfolio& portfolio) {
    Table table;
    table.columns = {{"investor", "Investor"},
                     {"currency", "Currency"},
                     {"deals", "Deals", Align::right},
                     {"committed", "Committed", Align::right},
                     {"contingent", "Contingent", Align::right},
                     {"exposure", "Exposure", Align::right}};
    for (const auto& total : portfolio.totals) {
        table.rows.push_back({Text{total.investor}, Text{std::string(total.currency.code())},
                              count_cell(total.deals, std::to_string(total.deals)), total_cell(total.committed),
                              total_cell(total.contingent), range_cell(total.exposure)});
    }
    Section section{"by_investor", "By investor", std::move(table)};
    for (const std::vector<std::string>& ids : portfolio.repeated) section.notes.push_back(repeated_note(ids));
    return section;
}

}  // namespace

Report present(const Exposure& exposure, const Deal& deal) {
    Report report{"exposure", name_of(deal), {deal_section(deal)}};
    if (!exposure.lines.empty()) report.sections.push_back(investments_section(exposure, deal));
    report.sections.push_back(totals_section(exposure));
    if (!exposure.stated.empty()) report.sections.push_back(stated(exposure, deal));
    return report;
}

Report present(const Portfolio& portfolio) {
    return {"exposure", counted(portfolio.rows.size(), "deal", "deals"), {deals(portfolio), by_investor(portfolio)}};
}

}  // namespace dealcalc
