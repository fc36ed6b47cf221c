#include <algorithm>

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

using Align = Column::Align;

std::string dated_by_words(DatedBy by) {
    switch (by) {
        case DatedBy::given: return "as given";
        case DatedBy::expected: return "expected";
        case DatedBy::announcement: return "announcement";
        case DatedBy::nothing: break;
    }
    return "";
}

Cell date_cell(const DatedInvestment& dated) {
    if (!dated.on) return Missing{fmt::format("no date is reported for {}", dated.investment.id)};
    return when_cell(dated.on);
}

Section investments_of(const DealReturns& returns, const Deal& deal, Extras extras) {
    const DealReturnTraces traces(returns, deal);
    Table table;
    table.columns = {{"id", "Id", Align::left, false}, {"label", "Investment"},
                     {"status", "Status"},             {"amount", "Amount", Align::right},
                     {"on", "On"},                     {"dated_by", "Dated by"},
                     {"source", "Source", Align::left, false}};
    for (const DatedInvestment& dated : returns.investments) {
        const Investment& i = dated.investment;
        table.rows.push_back({Text{i.id}, Text{label_of(i)}, Text{std::string(status_name(i.status))},
                              opening(reported_cell(i.amount), extras, [&] { return traces.amount(dated); }),
                              date_cell(dated), text_cell(dated_by_words(dated.dated_by)),
                              citing_cell(i.cited, deal)});
    }
    return {"investments", "", std::move(table)};
}

Section exit_section(const DealReturns& returns, const Deal& deal, Extras extras) {
    const DealReturnTraces traces(returns, deal);
    Facts facts = {{"value", returns.exit.stake ? "Exit value" : "Exit",
                    opening(reported_cell(returns.exit.value), extras, [&] { return traces.exit_value(); })}};
    if (returns.exit.stake) {
        facts.push_back({"stake", "Stake",
                         opening(reported_cell(*returns.exit.stake), extras, [&] { return traces.stake(); })});
    }
    facts.push_back({"proceeds", "Proceeds",
                     opening(answer_cell(returns.proceeds), extras, [&] { return traces.proceeds(); })});
    facts.push_back({"on", "On", when_cell(returns.exit.on)});
    facts.push_back({"day_count", "Day count", Text{std::string(day_count_name(returns.by.count))}, false});
    Section section{"exit", "", std::move(facts)};
    if (returns.exit.stake) {
        section.notes.push_back(
            "The stake and the value are assumed: what they come to is arithmetic, not a term of the "
            "deal.");
    }
    return section;
}

/// A rate with two decimals: its range, and its face value where that says more.
Cell rate_answer_cell(const Answer& answer) {
    if (const auto* unknown = std::get_if<Unknown>(&answer)) return Missing{words_for(*unknown)};
    const Value& value = std::get<Value>(answer);
    const auto& low = value.extent.word.low();
    const auto& high = value.extent.word.high();
    std::string words = high ? percentage(high->at, 2) : "";
    if (!high) {
        words = low->at == Number(-1) ? "more than -100 %" : "at least " + percentage(rounded_down(low->at, 4), 2);
    } else if (percentage(low->at, 2) != words) {
        words = fmt::format("{} to {}", percentage(low->at, 2), words);
        if (value.face) words = fmt::format("{} at face value; {}", percentage(*value.face, 2), words);
    }
    return Quantity{std::move(words), value};
}

Cell present_value_answer_cell(const Answer& answer) {
    if (const auto* unknown = std::get_if<Unknown>(&answer)) return Missing{words_for(*unknown)};
    const Value& value = std::get<Value>(answer);
    const auto said = [](const std::optional<End>& end) {
        return end ? std::optional(End{six_digits(end->at), end->closed}) : std::nullopt;
    };
    const Range range(said(value.extent.word.low()), said(value.extent.word.high()));
    std::string words = signed_words_for(range, value.unit);
    if (value.face && !range.single()) {
        words = fmt::format("{} at face value; {}", signed_words_for(six_digits(*value.face), value.unit), words);
    }
    return Quantity{std::move(words), value};
}

Section scenarios_section(const DealReturns& returns, const Deal& deal, Extras extras) {
    const DealReturnTraces traces(returns, deal);
    Table table;
    table.layout = Table::Layout::cards;
    table.columns = {{"scenario", "Scenario", Align::left, true, true},
                     {"paid", "Paid", Align::left, false},
                     {"invested", "Invested"},
                     {"proceeds", "Proceeds"},
                     {"net", "Net"},
                     {"multiple", "Multiple"},
                     {"rate", "Rate a year"}};
    if (returns.by.discount) {
        const std::string rate = exact_words_for(*returns.by.discount, {Dimension::percent});
        table.columns.push_back({"present_value", "Present value at " + rate});
    }
    for (const ScenarioReturns& s : returns.scenarios) {
        Row row = {Text{s.scenario.name},
                                 text_cell(join(s.scenario.paid, ", ")),
                                 opening(answer_cell(s.invested), extras, [&] { return traces.invested(s); }),
                                 opening(answer_cell(returns.proceeds), extras, [&] { return traces.proceeds(); }),
                                 opening(signed_cell(s.net), extras, [&] { return traces.net(s); }),
                                 opening(answer_cell(s.multiple), extras, [&] { return traces.multiple(s); }),
                                 opening(rate_answer_cell(s.rate), extras, [&] { return traces.rate(s); })};
        if (returns.by.discount) {
            row.push_back(opening(present_value_answer_cell(s.present_value), extras,
                                  [&] { return traces.present_value(s); }));
        }
        table.rows.push_back(std::move(row));
    }
    return {"scenarios", "", std::move(table)};
}

bool any_rate(const DealReturns& returns) {
    return std::ranges::any_of(returns.scenarios,
                               [](const ScenarioReturns& s) { return std::holds_alternative<Value>(s.rate); });
}

/// The ids of investments without a date: each has to be dated before a rate is known.
std::vector<std::string> undated(const DealReturns& returns) {
    std::vector<std::string> ids;
    for (const DatedInvestment& dated : returns.investments) {
        if (!dated.on) ids.push_back(fmt::format("--dated {}=DATE", dated.investment.id));
    }
    return ids;
}

bool any_announced(const DealReturns& returns) {
    return std::ranges::any_of(returns.investments,
                               [](const DatedInvestment& d) { return d.dated_by == DatedBy::announcement; });
}

/// What a scenario pays on the day of the exit or later.
std::vector<std::string> paid_after_exit(const DealReturns& returns) {
    std::vector<std::string> ids;
    for (const DatedInvestment& dated : returns.investments) {
        const std::string& id = dated.investment.id;
        const bool late = dated.on && dated.on->range.first >= returns.exit.on.range.last;
        const bool paid = std::ranges::any_of(returns.scenarios, [&](const ScenarioReturns& s) {
            return std::ranges::find(s.scenario.paid, id) != s.scenario.paid.end();
        });
        if (late && paid) ids.push_back(id);
    }
    return ids;
}

std::vector<std::string> notes_on(const DealReturns& returns) {
    std::vector<std::string> notes;
    if (const auto missing = undated(returns); !missing.empty()) {
        notes.push_back(fmt::format("What has no date can be given one: {}.", join(missing, " ")));
    }
    if (any_announced(returns)) notes.push_back("Firm money without a date counts on the day of the announcement.");
    if (returns.scenarios.size() > 1) {
        notes.push_back("Contingent money that is paid is paid in full: \"up to\" counts at its maximum.");
    }
    if (const auto late = paid_after_exit(returns); !late.empty()) {
        notes.push_back(fmt::format("{} {} not paid before the exit, and yet counted as invested where a scenario pays "
                                    "{}: net and multiple leave dates aside.",
                                    join(late, " and "), late.size() == 1 ? "is" : "are",
                                    late.size() == 1 ? "it" : "them"));
    }
    if (any_rate(returns)) {
        notes.push_back(fmt::format("A rate is a power, and so computed in binary floating point, with years counted "
                                    "{}{}.",
                                    day_count_name(returns.by.count),
                                    returns.by.count == DayCount::act_365 ? " as by XIRR" : ""));
    }
    if (returns.by.discount && returns.first_day) {
        notes.push_back(fmt::format("Present values are those on {}, to six digits.", to_text(*returns.first_day)));
    }
    return notes;
}

}  // namespace

Report present(const DealReturns& returns, const Deal& deal, Extras extras) {
    Section scenarios = scenarios_section(returns, deal, extras);
    scenarios.notes = notes_on(returns);
    Report report{"returns",
                  name_of(deal),
                  {deal_section(deal), investments_of(returns, deal, extras), exit_section(returns, deal, extras),
                   std::move(scenarios)},
                  "scenarios"};
    if (extras.charts) report.charts.push_back(cash_flow_chart(returns));
    return report;
}

}  // namespace dealcalc
