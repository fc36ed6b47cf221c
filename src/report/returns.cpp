#include <algorithm>
#include <cmath>
#include <cstddef>

#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/text.hpp"
#include "report/cells.hpp"
#include "report/charts.hpp"
#include "report/traces.hpp"
#include "report/sections.hpp"

namespace dealcalc {
namespace {

const Unit percent{Dimension::percent};

/// What two decimals of a percentage, and then more, are for.
constexpr int fewest_decimals = 2;
constexpr int most_decimals = 13;

/// So near -100 % that no decimal is left of 1 + rate.
bool is_nearly_total_loss(const Range& range) { return !range.low()->closed; }

std::string rate_words(const Rate& rate, int decimals) {
    if (!is_nearly_total_loss(rate.value)) return percentage(rate.face, decimals);
    return "above -100 % by less than 0.0000000000001 %";
}

std::string between_words(const Range& range) {
    return fmt::format("between {} and {}", percentage(rounded_down(range.low()->at, 13), 11),
                       percentage(rounded_up(range.high()->at, 13), 11));
}

/// The power of ten that is no smaller: "1e-17" for what was found.
Number power_above(double bound) {
    constexpr int smallest = -30;
    const double exponent = bound > 0 ? std::ceil(std::log10(bound)) : smallest;
    return Number::power_of_ten(std::clamp(static_cast<int>(exponent), smallest, 0));
}

std::string power_words(const Number& power) {
    int exponent = 0;
    while (Number::power_of_ten(exponent) > power) --exponent;
    return fmt::format("1e{}", exponent);
}

Cell certain_rate(const Rate& rate, const std::string& display) {
    return Quantity{display, Value{{rate.value, rate.value}, rate.face, percent, true}};
}

Cell residual_cell(double residual) {
    const Number power = power_above(residual);
    const Range range = Range::between(0, power);
    return Quantity{power_words(power), Value{{range, range}, std::nullopt, {}, true}};
}

std::vector<std::string> all_words(const Rates& rates) {
    std::vector<std::string> words = rate_words(rates.rates);
    for (const Unseparated& place : rates.unseparated) words.push_back(between_words(place.between));
    return words;
}

std::string unseparated_note(const Unseparated& place) {
    return fmt::format("Not separated: {} there {}. The flows come so near to 0 there that arithmetic cannot tell.",
                       between_words(place.between),
                       place.odd ? "is one rate, or an odd number of them"
                                 : "is no rate, one that only touches 0, or an even number of them");
}

double largest_residual(const Rates& rates) {
    double largest = 0;
    for (const Rate& rate : rates.rates) largest = std::max(largest, rate.residual);
    return largest;
}

}  // namespace

std::string percentage(const Number& fraction, int decimals) {
    return rounded_text(fraction * Number(100), decimals) + " %";
}

Number six_digits(const Number& n) {
    constexpr int digits = 6;
    if (n.is_zero()) return n;
    const Number place = Number::power_of_ten(std::max(first_place(n) + 1 - digits, -digits));
    const Number half = Number(1) / Number(2);
    return rounded_down(n / place + half, 0) * place;
}

std::vector<std::string> rate_words(const std::vector<Rate>& rates) {
    std::vector<std::string> words;
    for (int decimals = fewest_decimals; decimals <= most_decimals; ++decimals) {
        words.clear();
        bool rounds_away = false;  // what is not 0 is not shown as 0, nor what is not a total loss as one
        for (const Rate& rate : rates) {
            words.push_back(rate_words(rate, decimals));
            for (const Number& whole : {Number(0), Number(-1)}) {
                rounds_away |= rate.face != whole && words.back() == percentage(whole, decimals);
            }
        }
        if (!rounds_away && std::ranges::adjacent_find(words) == words.end()) break;
    }
    return words;
}

std::string words_for(NoRate reason, DayCount count) {
    switch (reason) {
        case NoRate::no_flows: return "every flow is 0";
        case NoRate::one_sign: return "all flows have one sign";
        case NoRate::one_day:
            return count == DayCount::thirty_e_360 ? "all flows are on one day, as 30e/360 counts days"
                                                   : "all flows are on one day";
        case NoRate::all_cancel: return "the flows of each day cancel out, and so every rate would do";
        case NoRate::too_large: return "every rate is beyond 1,000,000 %: not meaningful";
        case NoRate::none_exists: break;
    }
    return "at no rate do the flows come to 0";
}

namespace {

/// One rate, and no other that is not shown.
bool has_one_rate(const Rates& rates) {
    return rates.rates.size() == 1 && rates.unseparated.empty() && rates.too_large == 0;
}

}  // namespace

std::string answer_words(const Rates& rates, DayCount count) {
    if (rates.reason) return "no rate: " + words_for(*rates.reason, count);
    const std::vector<std::string> words = all_words(rates);
    const auto found = words.begin() + static_cast<std::ptrdiff_t>(rates.rates.size());
    std::string text = join(words.begin(), found, ", ");
    if (has_one_rate(rates)) return text;
    if (found != words.begin()) text = fmt::format("{}: {}", counted(rates.rates.size(), "rate", "rates"), text);
    for (auto open = found; open != words.end(); ++open) {
        text += fmt::format("{}not separated: {}", text.empty() ? "" : "; ", *open);
    }
    if (rates.too_large > 0) text += fmt::format("; {} more beyond 1,000,000 %", rates.too_large);
    return text;
}

Cell rate_cell(const Rates& rates, DayCount count) {
    const std::string words = answer_words(rates, count);
    if (has_one_rate(rates)) return certain_rate(rates.rates.front(), words);
    return Missing{words};
}

Section rates_section(const Rates& rates) {
    Table table;
    table.columns = {{"kind", "Kind"}, {"rate", "Rate a year", Column::Align::right},
                     {"residual", "Put back, adds up to 0 within", Column::Align::right}};
    const std::vector<std::string> words = all_words(rates);
    for (std::size_t i = 0; i < rates.rates.size(); ++i) {
        const Rate& rate = rates.rates[i];
        table.rows.push_back({Text{"one rate"}, certain_rate(rate, words[i]), residual_cell(rate.residual)});
    }
    for (std::size_t i = 0; i < rates.unseparated.size(); ++i) {
        const Range& between = rates.unseparated[i].between;
        table.rows.push_back({Text{rates.unseparated[i].odd ? "not separated, odd" : "not separated, even"},
                              Quantity{words[rates.rates.size() + i],
                                       Value{{between, between}, std::nullopt, percent, true}},
                              {}});
    }
    Section section{"rates", "", std::move(table)};
    section.for_people = false;  // the answer names them all
    return section;
}

std::vector<std::string> rate_notes(const Rates& rates, DayCount count, const Number& years) {
    std::vector<std::string> notes;
    if (rates.rates.size() > 1) {
        notes.push_back("These are all rates at which the flows come to 0; none of them is the rate of return.");
    }
    for (const Unseparated& place : rates.unseparated) notes.push_back(unseparated_note(place));
    if (rates.too_large > 0 && !rates.reason) {
        notes.push_back(fmt::format("Beyond 1,000,000 % there {} more, not meaningful and not shown.",
                                    rates.too_large == 1 ? "is 1" : fmt::format("are {}", rates.too_large)));
    }
    if (rates.rates.empty()) return notes;
    if (years < Number(1)) {
        notes.push_back("The flows span less than a year, and a rate a year extrapolates.");
    }
    notes.push_back(fmt::format(
        "A rate is a power, and so computed in binary floating point, with years counted {}{}; put back in, the flows "
        "come to 0 within {} of their size.",
        day_count_name(count), count == DayCount::act_365 ? " as by XIRR" : "",
        power_words(power_above(largest_residual(rates)))));
    return notes;
}

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
    Facts facts = {
        {"paid", "Paid in", from(answer_cell(returns.paid), "the negative flows, added up, without the sign")},
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
    for (const std::string& name : returns.series.other_columns) {
        notes.push_back(fmt::format("The column \"{}\" was not read.", name));
    }
    if (returns.series.reordered) notes.push_back("The flows were not in the order of their days, and were sorted.");
    return {"returns", "", std::move(facts), std::move(notes)};
}

Cell day_cell(Day day) { return When{to_text(day), {day, day}}; }

Row series_row(const SeriesReturns& returns, std::size_t number) {
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
            records_cell(*rates_section(returns.rates).table()),
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
