#include "input/cash_flow_values.hpp"

#include <utility>

#include "model/words.hpp"

namespace dealcalc::input {
namespace {

std::string name_of_unit(const Unit& unit) {
    return unit.of == Dimension::money ? "in " + std::string(unit.currency.code()) : "without a currency";
}

}  // namespace

void SeriesDraft::misread(std::string code, const Snippet& snippet, const Misread& misread) {
    Span span = snippet.text.empty() ? snippet.span : snippet.part(misread.at, misread.length);
    if (span.size() == 0) ++span.end;  // an empty field is shown at the comma that ends it
    problems_.push_back({std::move(code), misread.what, span, misread.help});
}

std::optional<Day> SeriesDraft::day(const Snippet& date) {
    const auto parsed = parse_date(date.text);
    if (const auto* fault = std::get_if<Misread>(&parsed)) {
        misread("unreadable-date", date, *fault);
        return std::nullopt;
    }
    const DateRange& range = std::get<DateRange>(parsed);
    if (range.first == range.last) return range.first;
    problems_.push_back({"not-a-day", in_quotes(date.text) + " is more than one day", date.span,
                         "a cash flow has one day, such as " + to_text(range.first)});
    return std::nullopt;
}

bool SeriesDraft::has_unit_of_series(const Snippet& amount, const Unit& unit) {
    if (unit.of != Dimension::money && unit.of != Dimension::number) {
        problems_.push_back({"wrong-unit", in_quotes(amount.text) + " is " + std::string(dimension_word(unit.of)),
                             amount.span, "an amount is money, or a number without a unit"});
        return false;
    }
    if (!std::exchange(has_unit_, true)) series_.unit = unit;
    if (series_.unit == unit) return true;
    problems_.push_back({"unlike-units",
                         in_quotes(amount.text) + " is " + name_of_unit(unit) + ", and the first amount is " +
                             name_of_unit(series_.unit),
                         amount.span, "the amounts of a series have one currency, or none"});
    return false;
}

std::optional<Number> SeriesDraft::amount_of(const Snippet& amount, const Figure& figure) {
    if (!has_unit_of_series(amount, figure.unit)) return std::nullopt;
    if (figure.hedge == Hedge::none || figure.hedge == Hedge::exactly) return figure.nominal;
    problems_.push_back({"hedged-amount", in_quotes(amount.text) + " is hedged", amount.span,
                         "a cash flow is one plain amount; for terms with hedges write a deal file"});
    return std::nullopt;
}

void SeriesDraft::flow(const Snippet& date, const Snippet& amount, const Parsed<Figure>& read, std::string label) {
    const auto on = day(date);
    if (const auto* fault = std::get_if<Misread>(&read)) {
        misread("unreadable-figure", amount, *fault);
        return;
    }
    const auto number = amount_of(amount, std::get<Figure>(read));
    if (on && number) series_.flows.push_back({*on, *number, std::move(label)});
}

void SeriesDraft::add(const Snippet& date, const Snippet& amount, std::string label) {
    flow(date, amount, parse_figure(amount.text, home_), std::move(label));
}

void SeriesDraft::add(const Snippet& date, const Snippet& number, Unit unit, std::string label) {
    flow(date, number, parse_json_number(number.text, unit), std::move(label));
}

}  // namespace dealcalc::input
