// dealcalc milestones

#include <algorithm>
#include <array>

#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/analysis/milestones.hpp>
#include <dealcalc/model/order.hpp>
#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/probability.hpp"
#include "base/suggest.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/deals.hpp"
#include "cli/output.hpp"

namespace dealcalc::cli {
namespace {

/// "ID=VALUE" and where the value begins.
struct Assignment {
    std::string text;
    std::string id;
    std::string value;
    std::size_t value_at = 0;
};

std::variant<Assignment, Diagnostic> read_assignment(const std::string& option, const std::string& text,
                                                     std::string_view value, std::string_view example) {
    const std::size_t sign = text.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == text.size()) {
        return argument_problem(whole_argument(option, text), fmt::format("{} takes an id, = and {}", option, value),
                                fmt::format("write {}", example));
    }
    return Assignment{text, text.substr(0, sign), text.substr(sign + 1), sign + 1};
}

/// The contingent investment with the id, or what is wrong with the id. The id stands at the start of its argument.
std::variant<Investment*, Misread> find_milestone(Deal& deal, const std::string& id) {
    std::vector<std::string_view> ids;
    for (Investment& investment : deal.investments) {
        const bool is_contingent = investment.status == Status::contingent;
        if (investment.id == id && is_contingent) return &investment;
        if (investment.id == id) {
            return Misread{0, id.size(),
                           fmt::format("{} is {}, and so certain", id, status_name(investment.status)),
                           "only a contingent investment has a probability and an order"};
        }
        if (is_contingent) ids.push_back(investment.id);
    }
    return Misread{0, id.size(), fmt::format("no contingent investment is named {}", id),
                   choice_help(id, ids, "no investment of the deal is contingent: leave this out")};
}

void set_probabilities(Deal& deal, const std::vector<std::string>& texts, Diagnostics& problems) {
    const std::string option = "--probability";
    std::vector<std::string> seen;
    for (const std::string& text : texts) {
        const auto read = read_assignment(option, text, "a probability", "ID=PROBABILITY, such as milestone=40%");
        if (const auto* problem = std::get_if<Diagnostic>(&read)) {
            problems.push_back(*problem);
            continue;
        }
        const auto& [whole, id, value, value_at] = std::get<Assignment>(read);
        const auto found = find_milestone(deal, id);
        auto probability = parse_probability(value);
        if (const auto* misread = std::get_if<Misread>(&found)) {
            problems.push_back(argument_problem(option, whole, *misread));
        } else if (std::find(seen.begin(), seen.end(), id) != seen.end()) {
            problems.push_back(argument_problem(
                option, whole, {0, id.size(), fmt::format("the probability of {} is given twice", id), "give one"}));
        }
        seen.push_back(id);
        if (auto* misread = std::get_if<Misread>(&probability)) {
            misread->at += value_at;
            problems.push_back(argument_problem(option, whole, *misread));
        } else if (const auto* milestone = std::get_if<Investment*>(&found)) {
            (*milestone)->probability = std::get<Number>(probability);
        }
    }
}

/// An entry of `after` that the command line added.
struct AddedEntry {
    AfterEntry entry;
    Assignment from;
};

std::vector<AddedEntry> add_order(Deal& deal, const std::vector<std::string>& texts, Diagnostics& problems) {
    std::vector<AddedEntry> added;
    for (const std::string& text : texts) {
        const auto read = read_assignment("--after", text, "another id", "ID=ID: the first comes after the second");
        if (const auto* problem = std::get_if<Diagnostic>(&read)) {
            problems.push_back(*problem);
            continue;
        }
        const auto& assignment = std::get<Assignment>(read);
        const auto found = find_milestone(deal, assignment.id);
        if (const auto* misread = std::get_if<Misread>(&found)) {
            problems.push_back(argument_problem("--after", text, *misread));
            continue;
        }
        Investment& milestone = *std::get<Investment*>(found);
        milestone.after.push_back(assignment.value);
        const auto place = static_cast<std::size_t>(&milestone - deal.investments.data());
        added.push_back({{place, milestone.after.size() - 1}, assignment});
    }
    return added;
}

/// What the command line made wrong with the order. The file alone is in order, so every fault has an added entry.
void check_order(const Deal& deal, const std::vector<AddedEntry>& added, Diagnostics& problems) {
    for (const OrderFault& fault : order_faults(deal.investments)) {
        const auto is_part = [&](const AddedEntry& a) {
            return a.entry == fault.at || std::ranges::find(fault.circle, a.entry) != fault.circle.end();
        };
        const Assignment& from = std::ranges::find_if(added, is_part)->from;
        problems.push_back(argument_problem("--after", from.text,
                                            {from.value_at, from.value.size(), message_for(fault, deal.investments),
                                             help_for(fault, deal.investments)}));
    }
}

Unit unit_of_money(const Deal& deal) {
    const Answer exposure = evaluate("exposure", deal);
    const auto* value = std::get_if<Value>(&exposure);
    return value ? value->unit : money(deal.currency);
}

/// Why the figure is no threshold in this unit; nothing where it is one.
std::optional<std::string> no_threshold(const std::string& text, const Figure& figure, const Unit& unit) {
    if (figure.unit.of == Dimension::number) return fmt::format("{} has no currency", text);
    if (!is_money(figure.unit)) return fmt::format("{} is no amount of money", text);
    if (figure.unit != unit) {
        return fmt::format("{} is in {}, and the exposure in {}", text, unit_name(figure.unit), unit_name(unit));
    }
    if (figure.hedge != Hedge::none && figure.hedge != Hedge::exactly) {
        return fmt::format("a threshold is one amount, and {} is hedged", text);
    }
    if (figure.nominal.is_negative()) return "a threshold is never negative";
    return std::nullopt;
}

std::vector<Number> read_thresholds(const Deal& deal, const std::vector<std::string>& texts, Diagnostics& problems) {
    std::vector<Number> thresholds;
    const Unit unit = unit_of_money(deal);
    const std::string example = words_for(Number(100'000'000'000), unit);
    for (const std::string& text : texts) {
        const ArgumentPart whole = whole_argument("--at-least", text);
        const auto read = read_figure(whole, deal.currency);
        if (const auto* problem = std::get_if<Diagnostic>(&read)) {
            problems.push_back(*problem);
            continue;
        }
        const Figure& figure = std::get<Reported>(read).figure;
        if (const auto wrong = no_threshold(text, figure, unit)) {
            const bool bare = figure.unit.of == Dimension::number;
            problems.push_back(argument_problem(
                whole, *wrong,
                fmt::format("write {}, such as {}", bare ? "the currency and the scale" : "an amount without a hedge",
                            example)));
        } else {
            thresholds.push_back(figure.nominal);
        }
    }
    return thresholds;
}

Result run_milestones(const Arguments& arguments) {
    auto loaded = load_one_deal("milestones", arguments.positionals());
    if (const auto* unread = std::get_if<Diagnostics>(&loaded)) return *unread;
    Deal& deal = std::get<Deal>(loaded);
    Diagnostics problems;
    set_probabilities(deal, arguments.values("--probability"), problems);
    check_order(deal, add_order(deal, arguments.values("--after"), problems), problems);
    const std::vector<Number> thresholds = read_thresholds(deal, arguments.values("--at-least"), problems);
    if (!problems.empty()) return problems;
    return Outcome{present(milestones_of(deal, thresholds), deal, asked_extras(arguments))};
}

constexpr std::array milestones_options = {
    Option{"-p,--probability", "ID=P",
           "probability of a contingent investment: 40%, 0.4 or 2/5; replaces that of the file", true,
           Takes::milestone},
    Option{"--after", "ID=ID", "the first is met only after the second; adds to the file", true, Takes::milestone},
    Option{"--at-least", "F", "also the probability of an exposure of F or more, such as $100B", true},
};

}  // namespace

constinit const Command milestones_command = {
    "milestones",
    "how likely which exposure is, where milestones have probabilities",
    "The exact distribution of the exposure: expected value, standard deviation, the probability of each total, "
    "quantiles, and the milestone that moves the result most. A probability is that of a milestone once all that it "
    "comes after are met; beyond that, milestones are taken as independent. Without a probability the result is a "
    "range over all of them.",
    one_deal,
    milestones_options,
    {"dealcalc milestones -p milestone=40% --at-least '$100B'",
     "dealcalc milestones deal.json --after second_closing=first_closing"},
    a_chart,
    run_milestones};

}  // namespace dealcalc::cli
