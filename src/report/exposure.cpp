#include <algorithm>

#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/digits.hpp"
#include "base/text.hpp"
#include "report/cells.hpp"
#include "report/charts.hpp"
#include "report/sections.hpp"
#include "report/traces.hpp"

namespace dealcalc {
namespace {

using Align = Column::Align;
using Holds = Column::Holds;

std::optional<Number> upper_end(const Answer& answer) {
    const auto* value = std::get_if<Value>(&answer);
    if (!value || !value->extent.word.high()) return std::nullopt;
    return value->extent.word.high()->at;
}

/// The stretch of the maximum that this line adds.
Cell bar_of(const ExposureLine& line, const Answer& exposure) {
    const auto whole = upper_end(exposure);
    const auto reached = upper_end(line.running);
    if (!whole || !reached || whole->is_zero()) return {};
    const Number part = upper_end(line.amount).value();  // where the whole has an end, so has every part
    return Bar{(*reached - part) / *whole, *reached / *whole, line.investment.status == Status::contingent};
}

/// What the numbers of a line rest on. Each line stands on the one before it, so that a long list stays short.
class LineTraces {
public:
    LineTraces(const Exposure& exposure, const Deal& deal) : exposure_(exposure), deal_(deal) {}

    TraceRef amount(const ExposureLine& line) const {
        const Investment& i = line.investment;
        return trace_of(i.id, i.label, i.amount, citing_cell(i.cited, deal_));
    }

    TraceRef share(const ExposureLine& line) const {
        const auto whole = trace_of("exposure", "committed + contingent", range_cell(exposure_.exposure), {});
        return trace_of("", fmt::format("the most of {} / the most of exposure", line.investment.id), {},
                        {amount(line), whole});
    }

    TraceRef running(const ExposureLine& line) const {
        const std::string& id = line.investment.id;
        if (&line == &exposure_.lines.front()) return trace_of("", id, {}, {amount(line)});
        const ExposureLine& before = *(&line - 1);
        const std::string so_far = "running total of " + before.investment.id;
        return trace_of("", fmt::format("{} + {}", so_far, id), {},
                        {trace_of(so_far, "", range_cell(before.running), {}), amount(line)});
    }

private:
    const Exposure& exposure_;
    const Deal& deal_;
};

}  // namespace

Section investments_section(const Exposure& exposure, const Deal& deal, Extras extras) {
    Table table;
    table.columns = {{"id", "Id", Align::left, false},
                     {"label", "Investment"},
                     {"status", "Status"},
                     holding(Holds::reported, {"amount", "Amount", Align::right}),
                     holding(Holds::computed, {"share", "Share of maximum", Align::right}),
                     holding(Holds::computed, {"running", "Running total", Align::right}),
                     holding(Holds::drawing, {"bar", ""}),
                     {"condition", "Condition", Align::left, false},
                     holding(Holds::source, {"source", "Source", Align::left, false})};
    const LineTraces traces(exposure, deal);
    for (const ExposureLine& line : exposure.lines) {
        const Investment& i = line.investment;
        table.rows.push_back({
            Text{i.id}, Text{label_of(i)}, Text{std::string(status_name(i.status))},
            opening(reported_cell(i.amount), extras, [&] { return traces.amount(line); }),
            opening(answer_cell(line.share), extras, [&] { return traces.share(line); }),
            opening(range_cell(line.running), extras, [&] { return traces.running(line); }),
            bar_of(line, exposure.exposure), text_cell(i.condition), citing_cell(i.cited, deal)});
    }
    Section section{"investments", "", std::move(table)};
    section.for_people = !exposure.lines.empty();
    return section;
}

Section totals_section(const Exposure& exposure, const Deal& deal, Extras extras) {
    return {"totals", "",
            Facts{
                Field{"committed", "Committed", opening(total_cell(exposure.committed), extras, "committed", deal)},
                Field{"contingent", "Contingent", opening(total_cell(exposure.contingent), extras, "contingent", deal)},
                Field{"exposure", "Exposure", opening(range_cell(exposure.exposure), extras, "exposure", deal)}}};
}

namespace {

Section stated(const Exposure& exposure, const Deal& deal, Extras extras) {
    Table table;
    table.columns = {{"id", "Id"},           {"that", "Stated"},
                     {"verdict", "Verdict"}, {"difference", "Difference", Align::right},
                     {"reason", "Reason", Align::left, false}, {"source", "Source", Align::left, false}};
    std::vector<std::string> notes;
    for (const CheckedClaim& checked : exposure.stated) {
        const std::string reason = reason_of(checked);
        table.rows.push_back({Text{checked.claim.id}, Text{checked.claim.that->text}, checked.verdict,
                                    opening(difference_cell(checked), extras, checked, deal), Text{reason},
                                    citing_cell(checked.claim.cited, deal)});
        notes.push_back(fmt::format("{}: {}.", checked.claim.id, reason));
    }
    return {"stated", "", std::move(table), std::move(notes)};
}

/// The verdict on the stated total, the worst where there are several; does not apply where none is stated.
Cell worst_stated(const Exposure& exposure) {
    Cell worst;
    for (const CheckedClaim& checked : exposure.stated) {
        const auto* so_far = worst.as<Verdict>();
        if (!so_far || checked.verdict < *so_far) worst = checked.verdict;
    }
    return worst;
}

Section deals(const Portfolio& portfolio, Extras extras) {
    Table table;
    table.columns = {{"id", "Deal"},
                     {"file", "File", Align::left, false},
                     {"investor", "Investor"},
                     {"company", "Company"},
                     holding(Holds::computed, {"committed", "Committed", Align::right}),
                     holding(Holds::computed, {"contingent", "Contingent", Align::right}),
                     holding(Holds::computed, {"exposure", "Exposure", Align::right}),
                     {"stated", "Stated total"}};
    for (const auto& [deal, exposure] : portfolio.rows) {
        table.rows.push_back({Text{deal.id}, text_cell(deal.file), Text{deal.investor}, Text{deal.company},
                              opening(total_cell(exposure.committed), extras, "committed", deal),
                              opening(total_cell(exposure.contingent), extras, "contingent", deal),
                              opening(range_cell(exposure.exposure), extras, "exposure", deal),
                              worst_stated(exposure)});
    }
    return {"deals", "", std::move(table)};
}

std::string repeated_note(const std::vector<std::string>& ids) {
    if (ids.front() == ids.back()) return fmt::format("{} stands more than once, and counts each time.", ids.front());
    return fmt::format("{} have the same parties and day: if they are reports of one deal, it counts each time.",
                       join(ids, " and "));
}

constexpr std::size_t most_notes = 10;

std::vector<std::string> notes_on(const std::vector<Lookalikes>& repeated) {
    std::vector<std::string> notes;
    for (const Lookalikes& deals : repeated) {
        if (notes.size() < most_notes) notes.push_back(repeated_note(deals.ids));
    }
    if (repeated.size() > most_notes) {
        notes.push_back(fmt::format("So it is with {} more.", counted(repeated.size() - most_notes, "group of deals", "groups of deals")));
    }
    return notes;
}

/// Whether a deal is one of those that the total adds up.
bool counts_in(const MoneyTotal& total, const Portfolio::Row& row) {
    const auto adds = [&](const Investment& i) { return i.amount.figure.unit.currency == total.currency; };
    return row.deal.investor == total.investor && std::ranges::any_of(row.deal.investments, adds);
}

TraceRef sum_trace(const Portfolio& portfolio, const MoneyTotal& total, Answer Exposure::* answer) {
    std::vector<TraceRef> deals;
    for (const Portfolio::Row& row : portfolio.rows) {
        if (counts_in(total, row)) deals.push_back(trace_of(row.deal.id, "", total_cell(row.exposure.*answer), {}));
    }
    return trace_of("", "sum over the deals", {}, std::move(deals));
}

Section by_investor(const Portfolio& portfolio, Extras extras) {
    Table table;
    table.columns = {{"investor", "Investor"},
                     {"currency", "Currency"},
                     {"deals", "Deals", Align::right},
                     {"committed", "Committed", Align::right},
                     {"contingent", "Contingent", Align::right},
                     {"exposure", "Exposure", Align::right}};
    for (const auto& total : portfolio.totals) {
        const auto sum_of = [&](Answer Exposure::* answer) {
            return [&, answer] { return sum_trace(portfolio, total, answer); };
        };
        table.rows.push_back(
            {Text{total.investor}, Text{std::string(total.currency.code())},
             count_cell(total.deals, grouped(total.deals)),
             opening(total_cell(committed_of(total)), extras, sum_of(&Exposure::committed)),
             opening(total_cell(of_status(total, Status::contingent)), extras, sum_of(&Exposure::contingent)),
             opening(range_cell(exposure_of(total)), extras, sum_of(&Exposure::exposure))});
    }
    Section section{"by_investor", "By investor", std::move(table)};
    section.notes = notes_on(portfolio.repeated);
    return section;
}

}  // namespace

Report present(const Exposure& exposure, const Deal& deal, Extras extras) {
    Report report{"exposure", name_of(deal), {}, "investments"};
    report.sections.reserve(4);
    report.sections.push_back(deal_section(deal));
    report.sections.push_back(investments_section(exposure, deal, extras));
    report.sections.push_back(totals_section(exposure, deal, extras));
    if (!exposure.stated.empty()) report.sections.push_back(stated(exposure, deal, extras));
    if (extras.charts) report.charts.push_back(exposure_chart(exposure));
    return report;
}

Report present(const Portfolio& portfolio, Extras extras) {
    Report report{"exposure", counted(portfolio.rows.size(), "deal", "deals"),
                  {deals(portfolio, extras), by_investor(portfolio, extras)}, "deals"};
    if (extras.charts) report.charts = portfolio_charts(portfolio);
    return report;
}

namespace {

using Align = Column::Align;

Row sums(const MoneyTotal& total) {
    return {Text{std::string(total.currency.code())},
            count_cell(total.deals, grouped(total.deals)),
            total_cell(of_status(total, Status::prior)),
            total_cell(of_status(total, Status::firm)),
            total_cell(of_status(total, Status::contingent)),
            total_cell(committed_of(total)),
            range_cell(exposure_of(total))};
}

std::vector<Column> sum_columns() {
    return {{"currency", "Currency"},
            {"deals", "Deals", Align::right},
            {"prior", "Prior", Align::right},
            {"firm", "Firm", Align::right},
            {"contingent", "Contingent", Align::right},
            {"committed", "Committed", Align::right},
            {"exposure", "Exposure", Align::right}};
}

/// The deals of an investor that look like one, for machines: "a = b; c = d".
std::string repeated_words(const std::vector<Lookalikes>& repeated, std::string_view investor) {
    std::string words;
    std::size_t left_out = 0, listed = 0;
    for (const Lookalikes& deals : repeated) {
        if (deals.investor != number_of_investor(investor)) continue;
        if (++listed > most_notes) ++left_out;
        if (listed <= most_notes) words += (words.empty() ? "" : "; ") + join(deals.ids, " = ");
    }
    return left_out == 0 ? words : fmt::format("{}; and {} more", words, grouped(left_out));
}

Section by_investor(const Totals& totals) {
    const std::vector<Lookalikes> repeated = repeated_deals(totals);
    Table table;
    table.columns = sum_columns();
    table.columns.insert(table.columns.begin(), {"investor", "Investor"});
    table.columns.push_back({"repeated", "Look like one deal", Align::left, false});
    for (const MoneyTotal& total : totals.by_investor) {
        Row row = sums(total);
        row.insert(row.begin(), Text{total.investor});
        row.push_back(text_cell(repeated_words(repeated, total.investor)));
        table.rows.push_back(std::move(row));
    }
    Section section{"totals", "", std::move(table), notes_on(repeated)};
    if (totals.any_unseen) {
        section.notes.push_back(fmt::format("Among the first {} deals only it is looked for reports of one deal.",
                                            grouped(Totals::most_seen)));
    }
    return section;
}

Section all_investors(const Totals& totals) {
    Table table;
    table.columns = sum_columns();
    for (const MoneyTotal& total : by_currency(totals)) table.rows.push_back(sums(total));
    return {"currencies", "All investors", std::move(table)};
}

}  // namespace

Report present(const Totals& totals, std::size_t deals) {
    Report report{"exposure", counted(deals, "deal", "deals"), {by_investor(totals), all_investors(totals)}, "totals"};
    for (Section& section : report.sections) section.for_people = deals > 0;  // people need no heading over nothing
    return report;
}

}  // namespace dealcalc
