#include "cli/return_arguments.hpp"

#include <algorithm>

#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "cli/command_line.hpp"

namespace dealcalc::cli {
namespace {

/// `example` is the way out where the figure itself knows none.
std::optional<Reported> figure_of(const ArgumentPart& part, Currency home, const std::string& example,
                                  Diagnostics& problems) {
    auto figure = read_figure(part, home);
    if (auto* problem = std::get_if<Diagnostic>(&figure)) {
        if (problem->help.empty()) problem->help = fmt::format("write {}, for example", example);
        problems.push_back(std::move(*problem));
        return std::nullopt;
    }
    return std::get<Reported>(std::move(figure));
}

void refuse(const ArgumentPart& part, std::string what, std::string help, Diagnostics& problems) {
    problems.push_back(argument_problem(part, std::move(what), std::move(help)));
}

DayCount read_day_count(const Arguments& arguments, Diagnostics& problems) {
    const auto text = arguments.value("--day-count");
    if (!text) return DayCount::act_365;
    if (const auto count = find_day_count(*text)) return *count;
    std::vector<std::string_view> names;
    for (const DayCount count : day_counts()) names.push_back(day_count_name(count));
    problems.push_back(unknown_value("--day-count", *text, names));
    return DayCount::act_365;
}

/// A figure with a percent sign: 40 may be 40 % and 0.4 may be 40 % or 0.4 %, and neither is guessed.
std::optional<Reported> read_percentage(const ArgumentPart& part, const std::string& example, Diagnostics& problems) {
    auto given = figure_of(part, {}, example, problems);
    if (!given || given->figure.unit.of == Dimension::percent) return given;
    const std::string& text = part.text;
    if (given->figure.unit.of != Dimension::number) {
        refuse(part, fmt::format("{} is no percentage", text), fmt::format("write {}, for example", example), problems);
        return std::nullopt;
    }
    const bool may_be_fraction = absolute(given->figure.nominal) <= Number(1) && given->figure.hedge == Hedge::none;
    const std::string as_fraction = exact_words_for(given->figure.nominal, {Dimension::percent});
    refuse(part, fmt::format("{} has no percent sign", text),
           may_be_fraction ? fmt::format("write {}, or {} %", as_fraction, text) : fmt::format("write {} %", text),
           problems);
    return std::nullopt;
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

std::optional<ReportedDate> date_of(const ArgumentPart& part, Diagnostics& problems) {
    const auto parsed = parse_date(part.text);
    if (const auto* misread = std::get_if<Misread>(&parsed)) {
        problems.push_back(argument_problem(part, *misread));
        return std::nullopt;
    }
    return ReportedDate{part.text, std::get<DateRange>(parsed)};
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
    std::string what = id.text.empty() ? "an id is missing" : fmt::format("no contingent investment is named {}", id.text);
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

}  // namespace

Measuring read_measuring(const Arguments& arguments, Diagnostics& problems) {
    return {read_day_count(arguments, problems), read_discount(arguments, problems)};
}

std::optional<Reported> read_share(const ArgumentPart& part, Diagnostics& problems) {
    auto given = read_percentage(part, "15 %", problems);
    if (!given) return std::nullopt;
    const Range range = word_range(given->figure);
    if (range.low() && !range.low()->at.is_negative() && range.high() && range.high()->at <= Number(1)) return given;
    refuse(part, "a share is from 0 % to 100 %", "write 15 %, for example", problems);
    return std::nullopt;
}

std::optional<Reported> read_money(const ArgumentPart& part, Currency home, Diagnostics& problems) {
    const std::string example = words_for(Number(60'000'000'000), money(home));
    auto given = figure_of(part, home, example, problems);
    if (!given) return std::nullopt;
    if (given->figure.unit.of == Dimension::number) {
        refuse(part, fmt::format("{} has no currency", part.text),
               fmt::format("write the currency and the scale, such as {}", example), problems);
    } else if (given->figure.unit.of != Dimension::money) {
        refuse(part, fmt::format("{} is no amount of money", part.text), fmt::format("write {}, for example", example),
               problems);
    } else if (given->figure.nominal.is_negative()) {
        refuse(part, "this amount is never negative", "give 0 or more", problems);
    } else {
        return given;
    }
    return std::nullopt;
}

std::optional<Exit> read_exit(const Arguments& arguments, const Deal& deal, Diagnostics& problems) {
    const auto value = read_money(whole_argument("--exit", *arguments.value("--exit")), deal.currency, problems);
    const auto on = date_of(whole_argument("--on", *arguments.value("--on")), problems);
    std::optional<Reported> stake;
    if (const auto text = arguments.value("--stake")) stake = read_share(whole_argument("--stake", *text), problems);
    if (!value || !on) return std::nullopt;
    return Exit{*value, stake, *on};
}

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
        const auto date = date_of(part_of(whole, equals + 1), problems);
        if (!investment || !date) continue;
        if (!dates.emplace(investment->id, *date).second) {
            refuse(whole, fmt::format("{} is dated twice", investment->id), "give one date", problems);
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
