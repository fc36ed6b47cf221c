#include "input/cash_flows.hpp"

#include <algorithm>
#include <utility>

#include <dealcalc/input/read_cash_flows.hpp>

#include "input/bytes.hpp"
#include "input/json_fault.hpp"
#include "input/object_reader.hpp"
#include "model/words.hpp"

namespace dealcalc::input {
namespace {

std::string name_of_unit(const Unit& unit) {
    return unit.of == Dimension::money ? "in " + std::string(unit.currency.code()) : "without a currency";
}

}  // namespace

// ---- values

Span verbatim(std::string_view, Span span, std::size_t at, std::size_t length) {
    return {span.begin + at, span.begin + at + length};
}

namespace {

/// "-100" of "(100)", as accountants write it.
std::optional<std::string> without_brackets(std::string_view text) {
    if (text.size() < 3 || text.front() != '(' || text.back() != ')') return std::nullopt;
    const std::string minus = "-" + std::string(text.substr(1, text.size() - 2));
    return std::holds_alternative<Figure>(parse_figure(minus)) ? std::optional(minus) : std::nullopt;
}

}  // namespace

void SeriesDraft::misread(std::string code, const Snippet& snippet, const Misread& misread) {
    Span span = snippet.text.empty() ? snippet.span : snippet.part(file_, misread.at, misread.length);
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
    if (!is_money(unit) && unit.of != Dimension::number) {
        problems_.push_back({"wrong-unit", in_quotes(amount.text) + " is " + std::string(unit_word(unit)),
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
        const auto minus = without_brackets(amount.text);
        misread("unreadable-figure", amount,
                minus ? Misread{0, amount.text.size(), "brackets are no minus sign here", "write " + *minus} : *fault);
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

// ---- JSON

namespace {

constexpr FileRule flows_file = {
    most_values,
    "split the series, or leave out what is not a date or an amount",
    "a series needs three levels",
    "a series is lines of date,amount, or a JSON list of objects with date and amount",
};

struct JsonSeries {
    Reading reading{};
    SeriesDraft* draft = nullptr;
    Unit unit{};  // of amounts that are JSON numbers
};

/// The values of one flow, until all of its keys were read.
struct JsonFlow {
    Field date{}, amount{};
    std::string label{};
};

template <auto member>
void keep(JsonSeries& series, const Field& field, JsonFlow& flow) {
    flow.*member = field;
    (flow.*member).value.text = series.reading.lasting(field.value);
    (flow.*member).value.span = series.reading.whole(field.value);
}

void take_label(JsonSeries& series, const Field& field, JsonFlow& flow) {
    read_text(series.reading, field, flow.label);
}

constexpr KeyTable<JsonSeries, JsonFlow, 3> flow_keys("a cash flow",
                                                      {{"date", keep<&JsonFlow::date>, Need::required},
                                                       {"amount", keep<&JsonFlow::amount>, Need::required},
                                                       {"label", take_label}});

void wrong_kind(Reading& reading, const Field& field, std::string_view expected) {
    reading.add("wrong-type",
                std::string(field.key->name) + " is " + std::string(kind_word(field.value)) + ", and must be " +
                    std::string(expected),
                field.value.span, field.value.kind == JsonKind::number ? "put it in double quotes" : "");
}

Snippet snippet_of(const JsonValue& value) {
    return {value.text, value.span, value.kind == JsonKind::string ? raw_span : verbatim};
}

void read_flow(JsonSeries& series, Span opening) {
    JsonFlow flow;
    read_object(series, flow_keys, opening, flow);
    const auto& [date, amount, label] = flow;
    if (date.key == nullptr || amount.key == nullptr) return;
    if (date.value.kind != JsonKind::string) {
        wrong_kind(series.reading, date, "a string");
    } else if (amount.value.kind == JsonKind::number) {
        series.draft->add(snippet_of(date.value), snippet_of(amount.value), series.unit, label);
    } else if (amount.value.kind == JsonKind::string) {
        series.draft->add(snippet_of(date.value), snippet_of(amount.value), label);
    } else {
        wrong_kind(series.reading, amount, "a string or a number");
    }
}

/// The flows of a list that was opened.
void read_flows(JsonSeries& series) {
    Reading& reading = series.reading;
    while (reading.json.next_item()) {
        const JsonValue value = reading.json.value();
        if (value.kind == JsonKind::object) {
            read_flow(series, value.span);
            continue;
        }
        reading.add("wrong-type", "a cash flow is an object, and this is " + std::string(kind_word(value)),
                    reading.whole(value), R"(write {"date": "2026-04-20", "amount": "-$5B"})");
    }
}

void take_id(JsonSeries& series, const Field& field, SeriesDraft& draft) {
    std::string id;
    if (read_text(series.reading, field, id)) draft.set_id(std::move(id));
}

/// It counts where the flows are read, which may come first.
void take_currency(JsonSeries& series, const Field& field, SeriesDraft&) {
    Currency currency;
    read_currency(series.reading, field, currency);
}

void take_flows(JsonSeries& series, const Field& field, SeriesDraft&) {
    if (field.value.kind == JsonKind::list) return read_flows(series);
    Reading& reading = series.reading;
    reading.add("wrong-type", "flows is " + std::string(kind_word(field.value)) + ", and must be a list of objects",
                reading.whole(field.value), "");
}

constexpr KeyTable<JsonSeries, SeriesDraft, 3> series_keys(
    "a series", {{"id", take_id}, {"currency", take_currency}, {"flows", take_flows, Need::required}});

/// Throws JsonFault.
void read_series(JsonSeries& series) {
    Reading& reading = series.reading;
    const JsonValue root = reading.json.value();
    if (root.kind == JsonKind::object) {
        if (const auto currency = currency_ahead(reading.json)) {
            series.draft->set_home(*currency);
            series.unit = money(*currency);
        }
        read_object(series, series_keys, root.span, *series.draft);
    } else if (root.kind == JsonKind::list) {
        read_flows(series);
    } else {
        reading.add("wrong-type", "a series is a list of cash flows, and this is " + std::string(kind_word(root)),
                    root.span, R"(write [{"date": "2026-04-20", "amount": "-$5B"}])");
    }
    reading.json.end();
}

bool is_json(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '[' || text[first] == '{');
}

/// The series, where nothing is wrong with it.
std::optional<CashFlows> take_good(SeriesDraft& draft, const std::string& file) {
    CashFlows series = draft.take();
    if (draft.problems().empty() && series.flows.empty()) {
        draft.problems().push_back({"no-flows", "the series has no cash flow", {0, 0}, std::string(flows_file.is)});
    }
    if (!draft.problems().empty()) return std::nullopt;
    series.file = file;
    put_in_order(series);
    return series;
}

ReadCashFlows read_json(std::string_view text, const std::string& file) try {
    JsonSeries json;
    json.reading.start(text, flows_file, 1);
    SeriesDraft draft(text, json.reading.problems);
    json.draft = &draft;
    read_series(json);
    if (auto series = take_good(draft, file)) return {std::move(series), {}};
    return {std::nullopt, diagnose(std::move(json.reading.problems), {text, file}, flows_file)};
} catch (const JsonFault& fault) {
    return {std::nullopt, {diagnose(fault.problem, {text, file}, fault.pointer)}};
}

ReadCashFlows read_csv(std::string_view text, const std::string& file) {
    std::vector<Problem> problems;
    SeriesDraft draft(text, problems);
    add_csv_flows(text, draft);
    if (auto series = take_good(draft, file)) return {std::move(series), {}};
    return {std::nullopt, diagnose(std::move(problems), {text, file})};
}

ReadCashFlows read_bytes(const std::variant<std::string, Diagnostic>& bytes, const std::string& name) {
    if (const auto* failure = std::get_if<Diagnostic>(&bytes)) return {std::nullopt, {*failure}};
    return read_cash_flows(std::get<std::string>(bytes), name);
}

/// The line of a text that is its own input, as a line of the file.
Diagnostic in_line(Diagnostic problem, std::size_t line) {
    if (problem.place.line == 0) problem.place.column = 1;
    problem.place.line = line;
    return problem;
}

ReadSeriesLines read_lines(const std::variant<std::string, Diagnostic>& bytes, const std::string& name) {
    if (const auto* failure = std::get_if<Diagnostic>(&bytes)) return {std::nullopt, {*failure}};
    return read_cash_flow_lines(std::get<std::string>(bytes), name);
}

}  // namespace
}  // namespace dealcalc::input

namespace dealcalc {

ReadSeriesLines read_cash_flow_lines(std::string_view text, const std::string& file) {
    text = input::after_byte_order_mark(text);
    if (const auto problem = input::check_bytes(text, input::flows_file)) {
        return {std::nullopt, {input::diagnose(*problem, {text, file}, "")}};
    }
    std::vector<CashFlows> series;
    Diagnostics problems;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view one = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (one.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        ReadCashFlows read = input::read_json(one, file);
        if (read.flows) series.push_back(std::move(*read.flows));
        for (Diagnostic& problem : read.problems) problems.push_back(input::in_line(std::move(problem), line));
    }
    if (!problems.empty()) return {std::nullopt, std::move(problems)};
    return {std::move(series), {}};
}

ReadSeriesLines read_cash_flow_lines_from(std::FILE* file, const std::string& name) {
    return input::read_lines(input::bytes_from(file, name), name);
}

ReadSeriesLines read_cash_flow_lines_file(const std::string& path) {
    return input::read_lines(input::bytes_of_file(path), path);
}

ReadCashFlows read_cash_flows(std::string_view text, const std::string& file) {
    text = input::after_byte_order_mark(text);
    if (const auto problem = input::check_bytes(text, input::flows_file)) {
        return {std::nullopt, {input::diagnose(*problem, {text, file}, "")}};
    }
    if (input::is_json(text)) return input::read_json(text, file);
    return input::read_csv(text, file);
}

ReadCashFlows read_cash_flows_from(std::FILE* file, const std::string& name) {
    return input::read_bytes(input::bytes_from(file, name), name);
}

ReadCashFlows read_cash_flows_file(const std::string& path) {
    return input::read_bytes(input::bytes_of_file(path), path);
}

}  // namespace dealcalc
