// dealcalc returns

#include <array>
#include <cstdio>

#include <dealcalc/analysis/deal_returns.hpp>
#include <dealcalc/input/read_cash_flows.hpp>
#include <dealcalc/report/present.hpp>
#include <fmt/core.h>

#include "cli/argument_text.hpp"
#include "cli/command.hpp"
#include "cli/command_line.hpp"
#include "cli/deals.hpp"
#include "cli/output.hpp"
#include "cli/return_arguments.hpp"
#include "cli/rounds.hpp"

namespace dealcalc::cli {
namespace {

/// What only a deal has.
constexpr std::array<std::string_view, 5> deal_options = {"--exit", "--on", "--stake", "--dated", "--paid"};

/// What does not go with `chosen`, which asks for something else than a deal.
Diagnostics not_used_with(std::string_view chosen, std::span<const std::string_view> others, const Arguments& arguments) {
    Diagnostics problems;
    for (const std::string_view option : others) {
        if (!arguments.has(option)) continue;
        problems.push_back(usage_problem(fmt::format("{} does not go with {}", option, chosen), "leave one of the two out"));
    }
    if (!arguments.positionals().empty()) {
        problems.push_back(usage_problem(fmt::format("{} is not used with {}", arguments.positionals().front(), chosen),
                                         "leave one of the two out"));
    }
    return problems;
}

Result of_series(const Arguments& arguments) {
    Diagnostics problems = not_used_with("--flows", deal_options, arguments);
    const Measuring by = read_measuring(arguments, problems);
    if (!problems.empty()) return problems;
    const std::string file = *arguments.value("--flows");
    ReadCashFlows read = file == "-" ? read_cash_flows_from(stdin, "<stdin>") : read_cash_flows_file(file);
    if (!read.flows) return read.problems;
    return Outcome{present(returns_of(std::move(*read.flows), by), asked_extras(arguments))};
}

bool holds_lines(const Arguments& arguments) {
    const std::string file = *arguments.value("--flows");
    return arguments.has("--lines") || file.ends_with(".ndjson") || file.ends_with(".jsonl");
}

/// Many series would be as many pictures.
void refuse_pictures(const Arguments& arguments, Diagnostics& problems) {
    const Format* format = asked_format(arguments);
    if (!format || format->needs != Content::chart) return;
    problems.push_back(usage_problem(fmt::format("series in lines have no {}: only one series makes a chart", format->name),
                                     "draw a series from a file of its own, or choose a format with tables"));
}

Result of_lines(const Arguments& arguments) {
    Diagnostics problems = not_used_with("--flows", deal_options, arguments);
    refuse_pictures(arguments, problems);
    const Measuring by = read_measuring(arguments, problems);
    if (!problems.empty()) return problems;
    const std::string file = *arguments.value("--flows");
    ReadSeriesLines read = file == "-" ? read_cash_flow_lines_from(stdin, "<stdin>") : read_cash_flow_lines_file(file);
    if (!read.series) return read.problems;
    std::vector<SeriesReturns> all;
    for (CashFlows& series : *read.series) all.push_back(returns_of(std::move(series), by));
    return Outcome{present(all)};
}

/// What is of a deal or of cash flows, and of no rounds.
constexpr std::array<std::string_view, 9> other_options = {"--exit",  "--on",    "--stake", "--dated",    "--paid",
                                                           "--flows", "--lines", "--rate",  "--day-count"};

Result of_rounds(const Arguments& arguments, std::string_view chosen) {
    Diagnostics problems = not_used_with(chosen, other_options, arguments);
    if (!problems.empty()) return problems;  // what else is wrong depends on which of the two was meant
    const std::vector<WrittenRound> written = read_rounds(arguments, problems);
    if (!problems.empty()) return problems;
    std::vector<Round> rounds;
    for (const WrittenRound& round : written) rounds.push_back(round.round);
    const std::vector<Ownership> results = ownership_of(rounds);
    check_rounds(written, results, problems);
    if (!problems.empty()) return problems;
    return Outcome{present(results, asked_extras(arguments))};
}

/// What is paid in every scenario has to come before the exit.
void check_exit(const DealReturns& returns, const std::string& on, Diagnostics& problems) {
    for (const DatedInvestment& dated : returns.investments) {
        const bool always = dated.investment.status != Status::contingent;
        if (!always || !dated.on || dated.on->range.first < returns.exit.on.range.last) continue;
        const std::string& id = dated.investment.id;
        problems.push_back(argument_problem(
            whole_argument("--on", on), fmt::format("the exit is not after {}, which is paid on {}", id, dated.on->text),
            fmt::format("give a later date, or date the investment with --dated {}=DATE", id)));
    }
}

Result of_deal(const Arguments& arguments, const Deal& deal) {
    Diagnostics problems;
    const Measuring by = read_measuring(arguments, problems);
    const auto exit = read_exit(arguments, deal, problems);
    const auto dates = read_dates(arguments, deal, problems);
    const auto scenarios = read_scenarios(arguments, deal, problems);
    if (!problems.empty()) return problems;
    const DealReturns returns = deal_returns(deal, *exit, dates, scenarios, by);
    check_exit(returns, *arguments.value("--on"), problems);
    if (!problems.empty()) return problems;
    return Outcome{present(returns, deal, asked_extras(arguments))};
}

Result run(const Arguments& arguments) {
    if (const auto chosen = asks_for_rounds(arguments)) return of_rounds(arguments, *chosen);
    if (arguments.has("--flows")) return holds_lines(arguments) ? of_lines(arguments) : of_series(arguments);
    Diagnostics problems;
    if (arguments.has("--lines")) {
        problems.push_back(usage_problem("--lines says how --flows is read, and there is no --flows", "add --flows FILE"));
    }
    for (const std::string_view option : {"--exit", "--on"}) {
        if (arguments.has(option)) continue;
        problems.push_back(usage_problem(fmt::format("the returns of a deal need {}", option),
                                         "write --exit F --on DATE for a deal, --flows FILE for cash flows, or --round for stakes"));
    }
    if (!problems.empty()) return problems;
    const auto loaded = load_one_deal("returns", arguments.positionals());
    if (const auto* unread = std::get_if<Diagnostics>(&loaded)) return *unread;
    return of_deal(arguments, std::get<Deal>(loaded));
}

constexpr std::array<std::string_view, 4> day_count_words = {"act/365", "act/360", "30e/360", "act/act"};

constexpr std::array options = {
    Option{"--exit", "F", "what the investor receives in the end, or with --stake the value of the company then"},
    Option{"--on", "DATE", "when"},
    Option{"--stake", "S", "the investor's share of the exit value, such as \"15 %\""},
    Option{"--dated", "ID=DATE", "the date of an investment, where the deal gives none or another", true,
           Takes::investment},
    Option{"--paid", "ID,...", "one more scenario, in which these contingent investments are paid", true,
           Takes::milestone},
    Option{"--flows", "FILE", "not a deal but cash flows: CSV or JSON with date and amount, or - for standard input",
           false, Takes::file},
    Option{"--lines", "", "the cash flows are lines of JSON, a series a line, as in *.ndjson and *.jsonl"},
    Option{"--round", "TERMS", "not a deal but a round, such as \"invest=$5B post=$380B pool=10% of post\"", true},
    Option{"--invest", "F", "the investment of a single round"},
    Option{"--pre", "F", "what the company is worth before that investment"},
    Option{"--post", "F", "what it is worth after it"},
    Option{"--value", "F", "what it is worth, where nobody says before or after: the result is given for both"},
    Option{"--pool", "P", "new shares for staff in that round: \"10% of post\" or \"10% of pre\""},
    Option{"--rate", "R", "the rate of a present value, such as \"12 %\""},
    Option{"--day-count", "RULE", "how years are counted: act/365 (default), act/360, 30e/360 or act/act", false,
           Takes::word, day_count_words},
};

constexpr std::array<std::string_view, 4> examples = {
    "dealcalc returns --exit '$1.5T' --stake '20 %' --on 2030 --dated prior=2024-11 --dated milestone=2028",
    "dealcalc returns --exit '$200B' --on 2029-06-30 --rate '12 %'",
    "dealcalc returns --flows data/oil-pump.csv --day-count act/act",
    "dealcalc returns --round 'invest=$5B pre=$55B' --round 'invest=$30B post=$380B pool=5% of post'",
};

}  // namespace

constinit const Command returns_command = {
    "returns",
    "multiples and rates of return of a deal or of any cash flows",
    "What the investments of a deal come to at an exit, side by side with and without the contingent money. With --flows "
    "the returns of any dated cash flows: every rate a year at which they come to 0, or the reason why there is none. With "
    "--round or --invest the stakes that rounds of financing imply. A stake at an assumed value is arithmetic, not a term.",
    one_deal,
    options,
    examples,
    a_chart,
    run};

}  // namespace dealcalc::cli
