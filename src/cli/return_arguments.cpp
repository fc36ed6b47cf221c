#include "cli/return_arguments.hpp"

#include <algorithm>

#include <dealcalc/report/words.hpp>
#include <fmt/format.h>

#include "base/suggest.hpp"
#include "cli/argument_text.hpp"
#include "cli/command_line.hpp"

namespace dealcalc::cli {
namespace {

std::optional<Reported> figure_of(std::string_view option, const std::string& text, Currency home,
                                  Diagnostics& problems) {
    auto figure = read_figure(std::string(option), text, home);
    if (auto* problem = std::get_if<Diagnostic>(&figure)) {
        problems.push_back(std::move(*problem));
        return std::nullopt;
    }
    return std::get<Reported>(std::move(figure));
}

void refuse(std::string_view option, const std::string& text, std::string what, std::string help,
            Diagnostics& problems) {
    problems.push_back(
        argument_problem(std::string(option), text, {0, text.size(), std::move(what), std::move(help)}));
}

std::vector<std::string_view> day_count_names() {
    std::vector<std::string_view> names;
    for (const DayCount count : day_counts()) names.push_back(day_count_name(count));
    return names;
}

DayCount read_day_count(const Arguments& arguments, Diagnostics& problems) {
    const auto text = arguments.value("--day-count");
    if (!text) return DayCount::act_365;
    if (const auto count = find_day_count(*text)) return *count;
    const auto names = day_count_names();
    const auto close = nearest(*text, names);
    problems.push_back(usage_problem(fmt::format("--day-count cannot be \"{}\"", *text),
                                     close ? fmt::format("did you mean {}?", *close)
                                           : fmt::format("choose one of {}", fmt::join(names, ", "))));
    return DayCount::act_365;
}

/// A figure with a percent sign: 40 may be 40 % and 0.4 may be 40 % or 0.4 %, and neither is guessed.
std::optional<Reported> read_percentage(std::string_view option, const std::string& text, std::string_view example,
                                        Diagnostics& problems) {
    auto given = figure_of(option, text, {}, problems);
    if (!given || given->figure.unit.of == Dimension::percent) return given;
    if (given->figure.unit.of != Dimension::number) {
        refuse(option, text, "this is no percentage", fmt::format("write {}, for example", example), problems);
        return std::nullopt;
    }
    const bool may_be_fraction = absolute(given->figure.nominal) <= Number(1) && given->figure.hedge == Hedge::none;
    const std::string as_fraction = exact_words_for(given->figure.nominal, {Dimension::percent});
    refuse(option, text, fmt::format("{} has no percent sign", text),
           may_be_fraction ? fmt::format("write {}, or {} %", as_fraction, text) : fmt::format("write {} %", text),
           problems);
    return std::nullopt;
}

std::optional<Number> read_discount(const Arguments& arguments, Diagnostics& problems) {
    const auto text = arguments.value("--rate");
    if (!text) return std::nullopt;
    const auto given = read_percentage("--rate", *text, "12 %", problems);
    if (!given) return std::nullopt;
    if (given->figure.hedge != Hedge::none && given->figure.hedge != Hedge::exactly) {
        refuse("--rate", *text, "a rate is one plain percentage", "write 12 %, for example", problems);
        return std::nullopt;
    }
    if (given->figure.nominal <= Number(-1)) {
        refuse("--rate", *text, "a rate is above -100 %", "at -100 % and below, present values have no meaning", problems);
        return std::nullopt;
    }
    return given->figure.nominal;
}

std::optional<ReportedDate> date_of(std::string_view option, const std::string& text, std::size_t at,
                                    Diagnostics& problems) {
    const std::string date = text.substr(at);
    const auto parsed = parse_date(date);
    if (const auto* misread = std::get_if<Misread>(&parsed)) {
        problems.push_back(argument_problem(std::string(option), text,
                                            {at + misread->at, misread->length, misread->what, misread->help}));
        return std::nullopt;
    }
    return ReportedDate{date, std::get<DateRange>(parsed)};
}

/// The investment with this id; `at` is where it stands in the argument.
const Investment* investment_of(std::string_view option, const std::string& text, std::size_t at, const std::string& id,
                                const Deal& deal, Diagnostics& problems) {
    if (const Investment* investment = find_id(deal.investments, id)) return investment;
    std::vector<std::string_view> ids;
    for (const Investment& investment : deal.investments) ids.push_back(investment.id);
    const auto close = nearest(id, ids);
    const std::string help = close        ? fmt::format("did you mean {}?", *close)
                             : ids.empty() ? std::string("the deal reports no investment")
                                           : fmt::format("choose one of {}", fmt::join(ids, ", "));
    problems.push_back(
        argument_problem(std::string(option), text, {at, id.size(), "no investment has this id", help}));
    return nullptr;
}

bool must_be_contingent(const std::string& text, std::size_t at, const Investment& investment, Diagnostics& problems) {
    if (investment.status == Status::contingent) return true;
    problems.push_back(argument_problem(
        "--paid", text,
        {at, investment.id.size(),
         fmt::format("{} is {}, and paid in every scenario", investment.id, status_name(investment.status)),
         "name contingent investments only"}));
    return false;
}

/// What an investment that is paid has to come after is paid too.
void check_order(const std::string& text, const Scenario& scenario, const Deal& deal, Diagnostics& problems) {
    for (const std::string& id : scenario.paid) {
        for (const std::string& before : find_id(deal.investments, id)->after) {
            const Investment* first = find_id(deal.investments, before);
            const bool paid = std::ranges::find(scenario.paid, before) != scenario.paid.end();
            if (paid || !first || first->status != Status::contingent) continue;
            refuse("--paid", text, fmt::format("{} comes after {}, which is not paid", id, before),
                   fmt::format("write --paid {},{}", before, text), problems);
        }
    }
}

std::optional<Scenario> read_scenario(const std::string& text, const Deal& deal, Diagnostics& problems) {
    Scenario scenario{"", {}};
    const std::size_t before = problems.size();
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        const std::string id = text.substr(at, end - at);
        const Investment* investment = investment_of("--paid", text, at, id, deal, problems);
        if (investment && must_be_contingent(text, at, *investment, problems)) scenario.paid.push_back(id);
        at = end + 1;
    }
    if (problems.size() > before) return std::nullopt;
    check_order(text, scenario, deal, problems);
    scenario.name = fmt::format("{} paid", fmt::join(scenario.paid, " and "));
    return scenario;
}

}  // namespace

Measuring read_measuring(const Arguments& arguments, Diagnostics& problems) {
    return {read_day_count(arguments, problems), read_discount(arguments, problems)};
}

std::optional<Reported> read_share(std::string_view option, const std::string& text, Diagnostics& problems) {
    auto given = read_percentage(option, text, "15 %", problems);
    if (!given) return std::nullopt;
    const Range range = word_range(given->figure);
    if (range.low() && !range.low()->at.is_negative() && range.high() && range.high()->at <= Number(1)) return given;
    refuse(option, text, "a share is from 0 % to 100 %", "write 15 %, for example", problems);
    return std::nullopt;
}

std::optional<Reported> read_money(std::string_view option, const std::string& text, Currency home,
                                   Diagnostics& problems) {
    auto given = figure_of(option, text, home, problems);
    if (!given) return std::nullopt;
    if (given->figure.unit.of == Dimension::number) {
        refuse(option, text, fmt::format("{} has no unit", text), "write the currency and the scale, such as $60B", problems);
    } else if (given->figure.unit.of != Dimension::money) {
        refuse(option, text, "this is no money", "write $60B, for example", problems);
    } else if (given->figure.nominal.is_negative()) {
        refuse(option, text, "this is never negative", "give 0 or more", problems);
    } else {
        return given;
    }
    return std::nullopt;
}

std::optional<Exit> read_exit(const Arguments& arguments, const Deal& deal, Diagnostics& problems) {
    const auto value = read_money("--exit", *arguments.value("--exit"), deal.currency, problems);
    const auto on = date_of("--on", *arguments.value("--on"), 0, problems);
    std::optional<Reported> stake;
    if (const auto text = arguments.value("--stake")) stake = read_share("--stake", *text, problems);
    if (!value || !on) return std::nullopt;
    return Exit{*value, stake, *on};
}

std::map<std::string, ReportedDate> read_dates(const Arguments& arguments, const Deal& deal, Diagnostics& problems) {
    std::map<std::string, ReportedDate> dates;
    for (const std::string& text : arguments.values("--dated")) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos) {
            refuse("--dated", text, "a date is missing", "write ID=DATE, such as seed=2024-05", problems);
            continue;
        }
        const std::string id = text.substr(0, equals);
        const Investment* investment = investment_of("--dated", text, 0, id, deal, problems);
        const auto date = date_of("--dated", text, equals + 1, problems);
        if (!investment || !date) continue;
        if (!dates.emplace(id, *date).second) {
            refuse("--dated", text, fmt::format("{} is dated twice", id), "give one date", problems);
        }
    }
    return dates;
}

std::vector<Scenario> read_scenarios(const Arguments& arguments, const Deal& deal, Diagnostics& problems) {
    std::vector<Scenario> scenarios = default_scenarios(deal);
    for (const std::string& text : arguments.values("--paid")) {
        auto scenario = read_scenario(text, deal, problems);
        if (scenario) scenarios.insert(scenarios.size() > 1 ? scenarios.end() - 1 : scenarios.end(), std::move(*scenario));
    }
    return scenarios;
}

}  // namespace dealcalc::cli
