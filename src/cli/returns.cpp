// dealcalc returns

#include <algorithm>
#include <array>
#include <cstdio>

#include <dealcalc/analysis/deal_returns.hpp>
#include <dealcalc/input/read_cash_flows.hpp>
#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/deals.hpp"
#include "cli/output.hpp"
#include "cli/rounds.hpp"

namespace dealcalc::cli {
namespace {

DayCount read_day_count(const Arguments& arguments, Diagnostics& problems) {
    const auto text = arguments.value("--day-count");
    if (!text) return DayCount::act_365;
    if (const auto count = find_day_count(*text)) return *count;
    std::vector<std::string_view> names;
    for (const DayCount count : day_counts()) names.push_back(day_count_name(count));
    problems.push_back(unknown_value("--day-count", *text, names));
    return DayCount::act_365;
}

std::optional<Number> read_discount(const Arguments& arguments, Diagnostics& problems) {
    const auto text = arguments.value("--rate");
    if (!text) return std::nullopt;
    const ArgumentPart part = whole_argument("--rate", *text);
    const auto given = read_percentage(part, "12 %", problems);
    if (!given) return std::nullopt;
    if (given->figure.hedge != Hedge::none && given->figure.hedge != Hedge::exactly) {
        refuse(part, fmt::format("a rate is one plain percentage, and {} is hedged", *text), "write 12 %, for example",
               problems);
        return std::nullopt;
    }
    if (given->figure.nominal <= Number(-1)) {
        refuse(part, "a rate is above -100 %", "at -100 % and below, present values have no meaning", problems);
        return std::nullopt;
    }
    return given->figure.nominal;
}

const Investment* investment_of(const ArgumentPart& id, const Deal& deal, Diagnostics& problems) {
    if (const Investment* investment = find_id(deal.investments, id.text)) return investment;
    std::vector<std::string_view> ids;
    for (const Investment& investment : deal.investments) ids.push_back(investment.id);
    refuse(id, id.text.empty() ? "an id is missing" : fmt::format("no investment is named {}", id.text),
           choice_help(id.text, ids, "the deal reports no investment"), problems);
    return nullptr;
}

/// --paid names contingent investments alone.
const Investment* contingent_of(const ArgumentPart& id, const Deal& deal, Diagnostics& problems) {
    const Investment* investment = find_id(deal.investments, id.text);
    if (investment && investment->status == Status::contingent) return investment;
    std::vector<std::string_view> ids;
    for (const Investment& other : deal.investments) {
        if (other.status == Status::contingent) ids.push_back(other.id);
    }
    std::string what =
        id.text.empty() ? "an id is missing" : fmt::format("no contingent investment is named {}", id.text);
    if (investment) {
        what = fmt::format("{} is {}, and paid in every scenario", id.text, status_name(investment->status));
    }
    refuse(id, std::move(what), choice_help(id.text, ids, "no investment of the deal is contingent: leave --paid out"),
           problems);
    return nullptr;
}

/// What an investment that is paid has to come after is paid too.
void check_order(const ArgumentPart& whole, const Scenario& scenario, const Deal& deal, Diagnostics& problems) {
    for (const std::string& id : scenario.paid) {
        for (const std::string& before : find_id(deal.investments, id)->after) {
            const Investment* first = find_id(deal.investments, before);
            const bool paid = std::ranges::find(scenario.paid, before) != scenario.paid.end();
            if (paid || !first || first->status != Status::contingent) continue;
            refuse(whole, fmt::format("{} comes after {}, which is not paid", id, before),
                   fmt::format("write --paid {},{}", before, whole.text), problems);
        }
    }
}

std::optional<Scenario> read_scenario(const std::string& text, const Deal& deal, Diagnostics& problems) {
    Scenario scenario{"", {}};
    const ArgumentPart whole = whole_argument("--paid", text);
    const std::size_t before = problems.size();
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        const ArgumentPart id = part_of(whole, at, end - at);
        const bool known = contingent_of(id, deal, problems) != nullptr;
        if (known && std::ranges::find(scenario.paid, id.text) != scenario.paid.end()) {
            refuse(id, fmt::format("{} stands twice", id.text), "name it once", problems);
        } else if (known) {
            scenario.paid.push_back(id.text);
        }
        at = end + 1;
    }
    if (problems.size() > before) return std::nullopt;
    check_order(whole, scenario, deal, problems);
    scenario.name = fmt::format("{} paid", join(scenario.paid, " and "));
    return scenario;
}

/// --day-count and --rate.
Measuring read_measuring(const Arguments& arguments, Diagnostics& problems) {
    return {read_day_count(arguments, problems), read_discount(arguments, problems)};
}

/// --exit, --stake and --on, all of which have been given but perhaps --stake.
std::optional<Exit> read_exit(const Arguments& arguments, const Deal& deal, Diagnostics& problems) {
    const auto value = read_money(whole_argument("--exit", *arguments.value("--exit")), deal.currency, problems);
    const auto on = read_date(whole_argument("--on", *arguments.value("--on")), problems);
    std::optional<Reported> stake;
    if (const auto text = arguments.value("--stake")) stake = read_share(whole_argument("--stake", *text), problems);
    if (!value || !on) return std::nullopt;
    return Exit{*value, stake, *on};
}

/// --dated ID=DATE: a date for each investment that it names.
std::map<std::string, ReportedDate> read_dates(const Arguments& arguments, const Deal& deal, Diagnostics& problems) {
    std::map<std::string, ReportedDate> dates;
    for (const std::string& text : arguments.values("--dated")) {
        const ArgumentPart whole = whole_argument("--dated", text);
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals + 1 == text.size()) {
            const std::string id = text.substr(0, equals);
            refuse(whole, "a date is missing", fmt::format("write {}=2024-05, for example", id.empty() ? "seed" : id),
                   problems);
            continue;
        }
        const Investment* investment = investment_of(part_of(whole, 0, equals), deal, problems);
        const auto date = read_date(part_of(whole, equals + 1), problems);
        if (!investment || !date) continue;
        if (!dates.emplace(investment->id, *date).second) {
            refuse(whole, fmt::format("{} is dated twice", investment->id), "give one date", problems);
        }
    }
    return dates;
}

/// The default scenarios, and between them one for each --paid ID,ID...
std::vector<Scenario> read_scenarios(const Arguments& arguments, const Deal& deal, Diagnostics& problems) {
    std::vector<Scenario> scenarios = default_scenarios(deal);
    for (const std::string& text : arguments.values("--paid")) {
        auto scenario = read_scenario(text, deal, problems);
        if (scenario) {
            scenarios.insert(scenarios.size() > 1 ? scenarios.end() - 1 : scenarios.end(), std::move(*scenario));
        }
    }
    return scenarios;
}

/// What only a deal has.
constexpr std::array<std::string_view, 5> deal_options = {"--exit", "--on", "--stake", "--dated", "--paid"};

/// What does not go with `chosen`, which asks for something else than a deal.
Diagnostics not_used_with(std::string_view chosen, std::span<const std::string_view> others,
                          const Arguments& arguments) {
    Diagnostics problems;
    for (const std::string_view option : others) {
        if (!arguments.has(option)) continue;
        problems.push_back(
            usage_problem(fmt::format("{} does not go with {}", option, chosen), "leave one of the two out"));
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
    problems.push_back(
        usage_problem(fmt::format("series in lines have no {}: only one series makes a chart", format->name),
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
        problems.push_back(
            argument_problem(whole_argument("--on", on),
                             fmt::format("the exit is not after {}, which is paid on {}", id, dated.on->text),
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

Result run_returns(const Arguments& arguments) {
    if (const auto chosen = asks_for_rounds(arguments)) return of_rounds(arguments, *chosen);
    if (arguments.has("--flows")) return holds_lines(arguments) ? of_lines(arguments) : of_series(arguments);
    Diagnostics problems;
    if (arguments.has("--lines")) {
        problems.push_back(
            usage_problem("--lines says how --flows is read, and there is no --flows", "add --flows FILE"));
    }
    for (const std::string_view option : {"--exit", "--on"}) {
        if (arguments.has(option)) continue;
        problems.push_back(usage_problem(fmt::format("the returns of a deal need {}", option),
                                         "write --exit F --on DATE for a deal, --flows FILE for cash flows, or --round "
                                         "for stakes"));
    }
    if (!problems.empty()) return problems;
    const auto loaded = load_one_deal("returns", arguments.positionals());
    if (const auto* unread = std::get_if<Diagnostics>(&loaded)) return *unread;
    return of_deal(arguments, std::get<Deal>(loaded));
}

constexpr std::array<std::string_view, 4> day_count_words = {"act/365", "act/360", "30e/360", "act/act"};

constexpr std::array returns_options = {
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

}  // namespace

constinit const Command returns_command = {
    "returns",
    "multiples and rates of return of a deal or of any cash flows",
    "What the investments of a deal come to at an exit, side by side with and without the contingent money. With "
    "--flows the returns of any dated cash flows: every rate a year at which they come to 0, or the reason why there "
    "is none. With --round or --invest the stakes that rounds of financing imply. A stake at an assumed value is "
    "arithmetic, not a term.",
    one_deal,
    returns_options,
    {"dealcalc returns --exit '$1.5T' --stake '20 %' --on 2030 --dated prior=2024-11 --dated milestone=2028",
     "dealcalc returns --exit '$200B' --on 2029-06-30 --rate '12 %'",
     "dealcalc returns --flows data/oil-pump.csv --day-count act/act",
     "dealcalc returns --round 'invest=$5B pre=$55B' --round 'invest=$30B post=$380B pool=5% of post'"},
    a_chart,
    run_returns};

}  // namespace dealcalc::cli
