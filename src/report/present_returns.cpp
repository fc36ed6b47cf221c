#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>

#include <fmt/core.h>

#include "report/cells.hpp"
#include "report/charts.hpp"
#include "report/return_traces.hpp"
#include "report/return_words.hpp"

namespace dealcalc {
namespace {

Cell present_value_cell(const Answer& answer) {
    if (const auto* unknown = std::get_if<Unknown>(&answer)) return Missing{words_for(*unknown)};
    const Value& value = std::get<Value>(answer);
    return Quantity{signed_words_for(six_digits(*value.face), value.unit), value};
}

Cell discount_cell(const Measuring& by) {
    if (!by.discount) return {};
    return number_cell(exact_words_for(*by.discount, {Dimension::percent}), *by.discount, {Dimension::percent});
}

std::string span_words(const CashFlows& series) {
    const std::string count = counted(series.flows.size(), "cash flow", "cash flows");
    const Day first = series.flows.front().on;
    const Day last = series.flows.back().on;
    if (first == last) return fmt::format("{} on {}", count, to_text(first));
    return fmt::format("{} from {} to {}", count, to_text(first), to_text(last));
}

Section series_section(const SeriesReturns& returns) {
    const CashFlows& series = returns.series;
    const Day first = series.flows.front().on;
    const Day last = series.flows.back().on;
    Section section{"series", "",
                    Facts{{"id", "Series", text_cell(series.id)},
                          {"file", "File", text_cell(series.file)},
                          {"flows", "Flows", count_cell(series.flows.size(), span_words(series))},
                          {"first", "First", When{to_text(first), {first, first}}},
                          {"last", "Last", When{to_text(last), {last, last}}},
                          {"reordered", "Reordered", Flag{series.reordered}},
                          {"day_count", "Day count", Text{std::string(day_count_name(returns.by.count))}},
                          {"years", "Years", number_cell(returns.years, {})}}};
    section.for_people = false;
    return section;
}

Section returns_section(const SeriesReturns& returns, Extras extras) {
    const auto from = [&](Cell cell, const std::string& formula) {
        return opening(std::move(cell), extras, [&] { return trace_of_series(returns, formula); });
    };
    Facts facts = {{"paid", "Paid in", from(answer_cell(returns.paid), "the negative flows, added up, without the sign")},
                   {"received", "Received", from(answer_cell(returns.received), "the positive flows, added up")},
                   {"net", "Net", from(signed_cell(returns.net), "received - paid in")},
                   {"multiple", "Multiple", from(answer_cell(returns.multiple), "received / paid in")},
                   {"answer", "Rate a year", from(Text{answer_words(returns.rates, returns.by.count)}, rate_formula())},
                   {"rate", "The one rate a year", rate_cell(returns.rates, returns.by.count), false}};
    std::vector<std::string> notes = rate_notes(returns.rates, returns.by.count, returns.years);
    if (returns.by.discount) {
        const std::string label = "Present value at " + exact_words_for(*returns.by.discount, {Dimension::percent});
        facts.push_back({"discount", "Discount rate", discount_cell(returns.by), false});
        const std::string formula = present_value_formula(returns.series.flows.front().on);
        facts.push_back({"present_value", label, from(present_value_cell(returns.present_value), formula)});
        notes.push_back(fmt::format("The present value is that on {}, to six digits.",
                                    to_text(returns.series.flows.front().on)));
    }
    if (returns.series.reordered) notes.push_back("The flows were not in the order of their days, and were sorted.");
    return {"returns", "", std::move(facts), std::move(notes)};
}

Cell day_cell(Day day) { return When{to_text(day), {day, day}}; }

std::vector<Cell> series_row(const SeriesReturns& returns, std::size_t number) {
    const CashFlows& series = returns.series;
    return {Count{number, fmt::format("{}", number)},
            text_cell(series.id),
            count_cell(series.flows.size(), fmt::format("{}", series.flows.size())),
            day_cell(series.flows.front().on),
            day_cell(series.flows.back().on),
            Text{std::string(day_count_name(returns.by.count))},
            answer_cell(returns.paid),
            answer_cell(returns.received),
            signed_cell(returns.net),
            answer_cell(returns.multiple),
            Text{answer_words(returns.rates, returns.by.count)},
            rate_cell(returns.rates, returns.by.count),
            records_cell(std::get<Table>(rates_section(returns.rates).body)),
            discount_cell(returns.by),
            returns.by.discount ? present_value_cell(returns.present_value) : Cell{}};
}

}  // namespace

Report present(const std::vector<SeriesReturns>& all) {
    using Align = Column::Align;
    const bool discounted = all.front().by.discount.has_value();
    Table table;
    table.columns = {{"number", "No.", Align::right},
                     {"id", "Series"},
                     {"flows", "Flows", Align::right},
                     {"first", "First"},
                     {"last", "Last"},
                     {"day_count", "Day count", Align::left, false},
                     {"paid", "Paid in", Align::right},
                     {"received", "Received", Align::right},
                     {"net", "Net", Align::right},
                     {"multiple", "Multiple", Align::right},
                     {"answer", "Rate a year"},
                     {"rate", "The one rate a year", Align::right, false},
                     {"rates", "Rates", Align::left, false},
                     {"discount", "Discount rate", Align::right, false},
                     {"present_value", "Present value", Align::right, discounted}};
    for (const SeriesReturns& returns : all) table.rows.push_back(series_row(returns, table.rows.size() + 1));
    return {"returns", counted(all.size(), "series", "series"), {{"series", "", std::move(table)}}};
}

Report present(const SeriesReturns& returns, Extras extras) {
    const CashFlows& series = returns.series;
    const std::string name = series.id.empty() ? series.file : series.id;
    Report report{"returns",
                  fmt::format("{}: {}", name, span_words(series)),
                  {series_section(returns), returns_section(returns, extras), rates_section(returns.rates)}};
    if (extras.charts) report.charts.push_back(cash_flow_chart(series));
    return report;
}

}  // namespace dealcalc
