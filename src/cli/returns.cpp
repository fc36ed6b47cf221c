// dealcalc returns

#include <array>
#include <cstdio>

#include <dealcalc/analysis/returns.hpp>
#include <dealcalc/input/read_cash_flows.hpp>
#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/format.h>

#include "base/suggest.hpp"
#include "cli/argument_text.hpp"
#include "cli/command.hpp"
#include "cli/command_line.hpp"

namespace dealcalc::cli {
namespace {

std::vector<std::string_view> day_count_names() {
    std::vector<std::string_view> names;
    for (const DayCount count : day_counts()) names.push_back(day_count_name(count));
    return names;
}

std::optional<DayCount> read_day_count(const Arguments& arguments, Diagnostics& problems) {
    const auto text = arguments.value("--day-count");
    if (!text) return DayCount::act_365;
    const auto count = find_day_count(*text);
    if (count) return count;
    const auto names = day_count_names();
    const auto close = nearest(*text, names);
    problems.push_back(usage_problem(fmt::format("--day-count cannot be \"{}\"", *text),
                                     close ? fmt::format("did you mean {}?", *close)
                                           : fmt::format("choose one of {}", fmt::join(names, ", "))));
    return std::nullopt;
}

/// What is wrong with a figure as a percentage; `example` is one that would do.
std::optional<Misread> not_a_percentage(const Reported& given, std::string_view example) {
    const auto whole = [&](std::string what, std::string help) {
        return Misread{0, given.text.size(), std::move(what), std::move(help)};
    };
    const Figure& figure = given.figure;
    if (figure.unit.of == Dimension::number) {
        const std::string with_sign = given.text + " %";
        const bool may_be_fraction = absolute(figure.nominal) <= Number(1) && figure.hedge == Hedge::none;
        const std::string fraction = words_for(figure.nominal, {Dimension::percent});
        return whole(fmt::format("{} has no percent sign", given.text),
                     may_be_fraction ? fmt::format("write {}, or {}", with_sign, fraction) : "write " + with_sign);
    }
    if (figure.unit.of != Dimension::percent) {
        return whole("this is no percentage", fmt::format("write {}, for example", example));
    }
    return std::nullopt;
}

std::optional<Number> read_discount(const Arguments& arguments, Diagnostics& problems) {
    const auto text = arguments.value("--rate");
    if (!text) return std::nullopt;
    const auto figure = read_figure("--rate", *text, {});
    if (const auto* problem = std::get_if<Diagnostic>(&figure)) {
        problems.push_back(*problem);
        return std::nullopt;
    }
    const Reported& given = std::get<Reported>(figure);
    auto wrong = not_a_percentage(given, "12 %");
    const Hedge hedge = given.figure.hedge;
    if (!wrong && hedge != Hedge::none && hedge != Hedge::exactly) {
        wrong = Misread{0, text->size(), "a rate is one plain percentage", "write 12 %, for example"};
    }
    if (!wrong && given.figure.nominal <= Number(-1)) {
        wrong = Misread{0, text->size(), "a rate is above -100 %", "at -100 % and below, present values have no meaning"};
    }
    if (!wrong) return given.figure.nominal;
    problems.push_back(argument_problem("--rate", *text, *wrong));
    return std::nullopt;
}

Result of_series(const std::string& file, const Measuring& by) {
    ReadCashFlows read = file == "-" ? read_cash_flows_from(stdin, "<stdin>") : read_cash_flows_file(file);
    if (!read.flows) return read.problems;
    return Outcome{present(returns_of(std::move(*read.flows), by))};
}

Result run(const Arguments& arguments) {
    Diagnostics problems;
    Measuring by;
    by.count = read_day_count(arguments, problems).value_or(DayCount::act_365);
    by.discount = read_discount(arguments, problems);
    const auto flows = arguments.value("--flows");
    if (!flows) problems.push_back(usage_problem("no cash flows are given", "name a file of them with --flows"));
    if (!problems.empty()) return problems;
    return of_series(*flows, by);
}

constexpr std::array options = {
    Option{"--flows", "FILE", "cash flows: CSV or JSON with date and amount, or - for standard input"},
    Option{"--rate", "R", "the rate of a present value, such as \"12 %\""},
    Option{"--day-count", "RULE", "how years are counted: act/365 (default), act/360, 30e/360 or act/act"},
};

constexpr std::array<std::string_view, 2> examples = {
    "dealcalc returns --flows data/oil-pump.csv",
    "dealcalc returns --flows data/oil-pump.csv --rate \"12 %\" --day-count act/act",
};

}  // namespace

constinit const Command returns_command = {
    "returns",
    "multiple and rates of return of dated cash flows",
    "Adds up what was paid and what came back, and finds every rate a year at which the flows come to 0: all of them, or "
    "the reason why there is none.",
    {},
    options,
    examples,
    a_table,
    run};

}  // namespace dealcalc::cli
