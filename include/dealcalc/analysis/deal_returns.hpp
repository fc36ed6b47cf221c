#pragma once
// Returns of a deal: what its investments come to at an exit, in scenarios that differ in what contingent money is
// paid.
//
// Amounts and dates are ranges, and so are the results: over every combination that the figures and the dates allow.
// All investments come before the exit, so there is one rate; it rises with the proceeds and falls with each
// investment, and a longer time draws it towards 0. Its ends are therefore found at corners.
//
// Dates: of an investment the one that was given, else `expected`, else of a firm one the announcement. A prior or
// contingent investment without a date has none, and a rate that needs it is unknown.
// A contingent investment that is paid is paid in full: "up to $200B" counts as $200B, as a met milestone does
// (milestones.hpp); other hedges leave a range.
//
// Units: money, factors, fractions a year. Errors: Unknown with its reason in each answer.
//
// Example:
//   Exit exit{figure("$1T"), percentage("25 %"), date("2030")};
//   DealReturns returns = deal_returns(deal, exit, {}, default_scenarios(deal), {});

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <dealcalc/analysis/value.hpp>
#include <dealcalc/analysis/returns.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// What the investor receives, and when: `value`, or the share `stake` of it.
struct Exit {
    Reported value{};
    std::optional<Reported> stake{};
    ReportedDate on{};
};

enum class DatedBy { nothing, given, expected, announcement };

struct DatedInvestment {
    Investment investment{};
    std::optional<ReportedDate> on{};
    DatedBy dated_by = DatedBy::nothing;
};

/// The contingent investments that are paid, by id; prior and firm ones always are.
struct Scenario {
    std::string name{};
    std::vector<std::string> paid{};
};

bool is_paid(const Scenario& scenario, const Investment& investment);

struct ScenarioReturns {
    Scenario scenario{};
    Answer invested = Unknown{};
    Answer net = Unknown{};       // proceeds less invested
    Answer multiple = Unknown{};  // proceeds / invested
    Answer rate = Unknown{};
    Answer present_value = Unknown{};  // on DealReturns::first_day, at by.discount
};

struct DealReturns {
    Exit exit{};
    Measuring by{};
    std::vector<DatedInvestment> investments{};  // in file order
    Answer proceeds = Unknown{};
    std::optional<Day> first_day{};  // on which something dated may be paid
    std::vector<ScenarioReturns> scenarios{};
};

/// Nothing contingent is paid, and all of it; one scenario where nothing is contingent.
std::vector<Scenario> default_scenarios(const Deal& deal);

/// `dates` are by the id of an investment. Precondition: the ids in `dates` and in the scenarios are investments'.
DealReturns deal_returns(const Deal& deal, const Exit& exit, const std::map<std::string, ReportedDate>& dates,
                         const std::vector<Scenario>& scenarios, const Measuring& by);

}  // namespace dealcalc
