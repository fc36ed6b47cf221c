#include <algorithm>

#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>

#include <fmt/format.h>

#include "report/cells.hpp"
#include "report/return_words.hpp"

namespace dealcalc {
namespace {

/// Six digits: what passes through a power is not said to the cent.
Number six_digits(const Number& n) {
    constexpr int digits = 6;
    if (n.is_zero()) return n;
    int whole = 0;
    while (whole < 38 && absolute(n) >= Number::power_of_ten(whole)) ++whole;
    const Number place = Number::power_of_ten(std::max(whole - digits, -digits));
    const Number half = Number(1) / Number(2);
    return rounded_down(n / place + half, 0) * place;
}

Cell present_value_cell(const Answer& answer) {
    if (const auto* unknown = std::get_if<Unknown>(&answer)) return Missing{words_for(*unknown)};
    const Value& value = std::get<Value>(answer);
    return Quantity{signed_words_for(six_digits(*value.face), value.unit), value};
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

Section returns_section(const SeriesReturns& returns) {
    Facts facts = {{"paid", "Paid in", answer_cell(returns.paid)},
                   {"received", "Received", answer_cell(returns.received)},
                   {"net", "Net", signed_cell(returns.net)},
                   {"multiple", "Multiple", answer_cell(returns.multiple)},
                   {"rate", "Rate a year", rate_cell(returns.rates, returns.by.count)}};
    std::vector<std::string> notes = rate_notes(returns.rates, returns.by.count, returns.years);
    if (returns.by.discount) {
        const std::string label = "Present value at " + exact_words_for(*returns.by.discount, {Dimension::percent});
        facts.push_back({"present_value", label, present_value_cell(returns.present_value)});
        notes.push_back(fmt::format("The present value is that on {}, to six digits.",
                                    to_text(returns.series.flows.front().on)));
    }
    if (returns.series.reordered) notes.push_back("The flows were not in the order of their days, and were sorted.");
    return {"returns", "", std::move(facts), std::move(notes)};
}

}  // namespace

Report present(const SeriesReturns& returns) {
    const CashFlows& series = returns.series;
    const std::string name = series.id.empty() ? series.file : series.id;
    return {"returns",
            fmt::format("{}: {}", name, span_words(series)),
            {series_section(returns), returns_section(returns), rates_section(returns.rates)}};
}

}  // namespace dealcalc
