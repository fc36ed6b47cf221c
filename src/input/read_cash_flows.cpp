#include <dealcalc/input/read_cash_flows.hpp>

#include <algorithm>
#include <utility>

#include "input/bytes.hpp"
#include "input/cash_flows_csv.hpp"
#include "input/cash_flows_json.hpp"
#include "input/problem.hpp"

namespace dealcalc {
namespace {

constexpr input::FileRule flows_rule = {
    input::most_values,
    "split the series, or leave out what is not a date or an amount",
    "a series needs three levels",
    "a series is lines of date,amount, or a JSON list of objects with date and amount",
};

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_json(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '[' || text[first] == '{');
}

ReadCashFlows result_of(input::SeriesDraft draft, std::string_view text, const input::JsonNode& root,
                        const std::string& file) {
    CashFlows series = draft.take();
    if (draft.problems().empty() && series.flows.empty()) {
        draft.problems().push_back({"no-flows", "the series has no cash flow", {0, 0}, std::string(flows_rule.is)});
    }
    if (!draft.problems().empty()) {
        return {std::nullopt, input::diagnose(std::move(draft.problems()), {text, file}, root)};
    }
    series.file = file;
    put_in_order(series);
    return {std::move(series), {}};
}

ReadCashFlows read_json(std::string_view text, const std::string& file) {
    const auto parsed = input::parse_json(text, flows_rule);
    if (const auto* fault = std::get_if<input::JsonFault>(&parsed)) {
        return {std::nullopt, {input::diagnose(fault->problem, {text, file}, fault->pointer)}};
    }
    const auto& root = std::get<input::JsonNode>(parsed);
    return result_of(input::cash_flows_from_json(text, root), text, root, file);
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

ReadSeriesLines read_cash_flow_lines(std::string_view text, const std::string& file) {
    if (const auto problem = input::check_bytes(text, flows_rule)) {
        return {std::nullopt, {input::diagnose(*problem, {text, file}, "")}};
    }
    std::vector<CashFlows> series;
    Diagnostics problems;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view one = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (one.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        ReadCashFlows read = read_json(one, file);
        if (read.flows) series.push_back(std::move(*read.flows));
        for (Diagnostic& problem : read.problems) problems.push_back(in_line(std::move(problem), line));
    }
    if (!problems.empty()) return {std::nullopt, std::move(problems)};
    return {std::move(series), {}};
}

ReadSeriesLines read_cash_flow_lines_from(std::FILE* file, const std::string& name) {
    return read_lines(input::bytes_from(file, name), name);
}

ReadSeriesLines read_cash_flow_lines_file(const std::string& path) {
    return read_lines(input::bytes_of_file(path), path);
}

ReadCashFlows read_cash_flows(std::string_view text, const std::string& file) {
    // Spreadsheets put the mark before every CSV that they write as UTF-8.
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (const auto problem = input::check_bytes(text, flows_rule)) {
        return {std::nullopt, {input::diagnose(*problem, {text, file}, "")}};
    }
    if (is_json(text)) return read_json(text, file);
    return result_of(input::cash_flows_from_csv(text), text, {}, file);
}

ReadCashFlows read_cash_flows_from(std::FILE* file, const std::string& name) {
    return read_bytes(input::bytes_from(file, name), name);
}

ReadCashFlows read_cash_flows_file(const std::string& path) { return read_bytes(input::bytes_of_file(path), path); }

}  // namespace dealcalc
