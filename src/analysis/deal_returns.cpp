#include <dealcalc/analysis/deal_returns.hpp>

#include <algorithm>

#include <dealcalc/analysis/evaluate.hpp>

namespace dealcalc {
namespace {

/// Money on a date, both as ranges; the last of the flows of a scenario is the exit.
struct RangedFlow {
    std::string name;
    Value amount;
    std::optional<DateRange> on;
};

struct ScenarioFlows {
    std::vector<RangedFlow> investments;
    RangedFlow exit;
};

// ---- amounts

/// Contingent money that is paid is paid in full, as a milestone that is met is.
Value amount_of(const Investment& investment) {
    Value amount = value_of(investment.amount);
    if (investment.status == Status::contingent) amount.extent = paid_in_full(investment.amount);
    return amount;
}

Answer sum_of(const std::vector<RangedFlow>& flows) {
    if (flows.empty()) return Unknown{Reason::no_investments};
    Answer sum = flows.front().amount;
    for (std::size_t i = 1; i < flows.size(); ++i) sum = sum + flows[i].amount;
    return sum;
}

Answer proceeds_of(const Exit& exit) {
    const Value value = value_of(exit.value);
    return exit.stake ? value * value_of(*exit.stake) : value;
}

// ---- dates

DatedInvestment dated(const Investment& investment, const Deal& deal,
                      const std::map<std::string, ReportedDate>& dates) {
    if (const auto given = dates.find(investment.id); given != dates.end()) {
        return {investment, given->second, DatedBy::given};
    }
    if (investment.expected) return {investment, investment.expected, DatedBy::expected};
    if (investment.status == Status::firm && deal.announced) return {investment, deal.announced, DatedBy::announcement};
    return {investment, std::nullopt, DatedBy::nothing};
}

std::optional<Day> first_day(const std::vector<DatedInvestment>& investments) {
    std::optional<Day> first;
    for (const DatedInvestment& investment : investments) {
        if (investment.on && (!first || investment.on->range.first < *first)) first = investment.on->range.first;
    }
    return first;
}

/// Why the dates give no rate: one is missing, or an investment may come on the day of the exit or later.
std::optional<Unknown> unfit_dates(const ScenarioFlows& flows) {
    Unknown missing{Reason::no_date};
    Unknown late{Reason::after_exit};
    for (const RangedFlow& investment : flows.investments) {
        if (!investment.on) {
            missing.about.push_back(investment.name);
        } else if (investment.on->first >= flows.exit.on->last) {
            late.about.push_back(investment.name);
        }
    }
    if (!missing.about.empty()) return missing;
    if (!late.about.empty()) return late;
    for (const RangedFlow& investment : flows.investments) {
        if (investment.on->last >= flows.exit.on->first) {
            return Unknown{Reason::dates_overlap, {investment.name, "the exit"}};
        }
    }
    return std::nullopt;
}

// ---- corners

using Series = std::vector<CashFlow>;
using WhichRange = Range Extent::*;

/// One combination of amounts and dates. `best`: the most comes back for the least; `shorter`: the investments come
/// last and the exit first.
struct Corner {
    bool best = false;
    bool shorter = false;
};

/// Nothing where an amount has no end on that side.
std::optional<Series> at_corner(const ScenarioFlows& flows, WhichRange part, const Corner& corner) {
    Series series;
    for (const RangedFlow& investment : flows.investments) {
        const Range& range = investment.amount.extent.*part;
        const auto& end = corner.best ? range.low() : range.high();
        if (!end) return std::nullopt;
        series.push_back({corner.shorter ? investment.on->last : investment.on->first, -end->at, ""});
    }
    const Range& range = flows.exit.amount.extent.*part;
    const auto& end = corner.best ? range.high() : range.low();
    if (!end) return std::nullopt;
    series.push_back({corner.shorter ? flows.exit.on->first : flows.exit.on->last, end->at, ""});
    std::ranges::stable_sort(series, {}, &CashFlow::on);
    return series;
}

/// Whether more comes back than was paid in this corner; the dates do not matter.
int gain(const ScenarioFlows& flows, WhichRange part, bool best) {
    const auto series = at_corner(flows, part, {best, false});
    if (!series) return best ? 1 : -1;
    Number sum;
    for (const CashFlow& flow : *series) sum = sum + flow.amount;
    return sum > Number(0) ? 1 : sum.is_negative() ? -1 : 0;
}

const End total_loss{Number(-1)};

struct RateEnd {
    std::optional<End> end;  // nothing: no end on this side
    bool meaningful = true;
};

/// The highest or the lowest rate. A longer time draws it towards 0, so the highest of a gain takes the shortest time.
RateEnd rate_end(const ScenarioFlows& flows, WhichRange part, bool best, DayCount count) {
    const auto series = at_corner(flows, part, {best, best == (gain(flows, part, best) > 0)});
    if (!series) return best ? RateEnd{} : RateEnd{End{Number(-1), false}};
    const auto negative = [](const CashFlow& flow) { return flow.amount.is_negative(); };
    const auto positive = [](const CashFlow& flow) { return flow.amount > Number(0); };
    if (std::ranges::none_of(*series, positive)) return {total_loss};
    if (std::ranges::none_of(*series, negative)) return {};
    const Rates rates = rates_of(*series, count);
    if (rates.rates.size() != 1) return {std::nullopt, false};
    const Range& range = rates.rates.front().value;
    return {best ? range.high() : range.low()};
}

std::optional<Range> rate_range(const ScenarioFlows& flows, WhichRange part, DayCount count) {
    const RateEnd low = rate_end(flows, part, false, count);
    const RateEnd high = rate_end(flows, part, true, count);
    if (!low.meaningful || !high.meaningful) return std::nullopt;
    return Range(low.end, high.end);
}

/// The nominals on their days; nothing where an amount has none or a date is no single day.
std::optional<Series> at_face_value(const ScenarioFlows& flows) {
    Series series;
    const auto add = [&](const RangedFlow& flow, bool paid) {
        if (!flow.amount.face || flow.on->first != flow.on->last) return false;
        series.push_back({flow.on->first, paid ? -*flow.amount.face : *flow.amount.face, ""});
        return true;
    };
    for (const RangedFlow& investment : flows.investments) {
        if (!add(investment, true)) return std::nullopt;
    }
    if (!add(flows.exit, false)) return std::nullopt;
    return series;
}

std::optional<Number> rate_face(const ScenarioFlows& flows, DayCount count) {
    const auto series = at_face_value(flows);
    if (!series) return std::nullopt;
    const Rates rates = rates_of(*series, count);
    return rates.rates.size() == 1 ? std::optional(rates.rates.front().face) : std::nullopt;
}

Answer rate_of(const ScenarioFlows& flows, DayCount count) {
    if (const auto unknown = unfit_dates(flows)) return *unknown;
    const auto most = flows.exit.amount.extent.word.high();
    if (most && most->at.is_zero()) return Unknown{Reason::nothing_back};
    const auto word = rate_range(flows, &Extent::word, count);
    const auto rounded = rate_range(flows, &Extent::rounded, count);
    if (!word || !rounded) return Unknown{Reason::beyond_meaning};
    return Value{{*word, *rounded}, rate_face(flows, count), {Dimension::percent}, true};
}

// ---- present value

Answer present_value_at(const Series& series, Day day, const Measuring& by, const Unit& unit) {
    std::vector<Number> years, amounts;
    for (const CashFlow& flow : series) {
        years.push_back(years_between(by.count, day, flow.on));
        amounts.push_back(flow.amount);
    }
    return present_value_of(years, amounts, *by.discount, unit);
}

/// The end of the present value on one side; nothing where it has none.
std::variant<std::optional<End>, Unknown> present_value_end(const ScenarioFlows& flows, WhichRange part, bool best,
                                                            Day day, const Measuring& by) {
    const auto series = at_corner(flows, part, {best, best == (*by.discount > Number(0))});
    if (!series) return std::optional<End>{};
    const Answer answer = present_value_at(*series, day, by, flows.exit.amount.unit);
    if (const auto* unknown = std::get_if<Unknown>(&answer)) return *unknown;
    const Range& range = std::get<Value>(answer).extent.word;
    return best ? range.high() : range.low();
}

std::variant<Range, Unknown> present_value_range(const ScenarioFlows& flows, WhichRange part, Day day,
                                                 const Measuring& by) {
    const auto low = present_value_end(flows, part, false, day, by);
    const auto high = present_value_end(flows, part, true, day, by);
    for (const auto* end : {&low, &high}) {
        if (const auto* unknown = std::get_if<Unknown>(end)) return *unknown;
    }
    return Range(std::get<std::optional<End>>(low), std::get<std::optional<End>>(high));
}

Answer present_value_of(const ScenarioFlows& flows, Day day, const Measuring& by) {
    const auto word = present_value_range(flows, &Extent::word, day, by);
    const auto rounded = present_value_range(flows, &Extent::rounded, day, by);
    for (const auto* range : {&word, &rounded}) {
        if (const auto* unknown = std::get_if<Unknown>(range)) return *unknown;
    }
    Value value{{std::get<Range>(word), std::get<Range>(rounded)}, std::nullopt, flows.exit.amount.unit, true};
    if (const auto series = at_face_value(flows)) {
        const Answer face = present_value_at(*series, day, by, value.unit);
        if (const auto* at_face = std::get_if<Value>(&face)) value.face = at_face->face;
    }
    return value;
}

Answer present_value_of(const ScenarioFlows& flows, const DealReturns& returns) {
    Unknown missing{Reason::no_date};
    for (const RangedFlow& investment : flows.investments) {
        if (!investment.on) missing.about.push_back(investment.name);
    }
    if (!missing.about.empty()) return missing;
    return present_value_of(flows, *returns.first_day, returns.by);
}

// ---- scenarios

ScenarioReturns returns_of(const Scenario& scenario, const DealReturns& deal) {
    ScenarioReturns returns{scenario};
    ScenarioFlows flows;
    for (const DatedInvestment& dated : deal.investments) {
        if (!is_paid(scenario, dated.investment)) continue;
        const auto on = dated.on ? std::optional(dated.on->range) : std::nullopt;
        flows.investments.push_back({dated.investment.id, amount_of(dated.investment), on});
    }
    returns.invested = sum_of(flows.investments);
    for (const Answer& answer : {returns.invested, deal.proceeds}) {
        if (const auto* unknown = std::get_if<Unknown>(&answer)) {
            returns.net = returns.multiple = returns.rate = returns.present_value = *unknown;
            return returns;
        }
    }
    flows.exit = {"exit", std::get<Value>(deal.proceeds), deal.exit.on.range};
    returns.net = deal.proceeds - returns.invested;
    returns.multiple = about(deal.proceeds / returns.invested, {"invested"});
    if (const auto* unlike = std::get_if<Unknown>(&returns.net)) {
        returns.multiple = returns.rate = *unlike;
        if (deal.by.discount) returns.present_value = *unlike;
        return returns;
    }
    returns.rate = rate_of(flows, deal.by.count);
    if (deal.by.discount) returns.present_value = present_value_of(flows, deal);
    return returns;
}

}  // namespace

bool is_paid(const Scenario& scenario, const Investment& investment) {
    return investment.status != Status::contingent ||
           std::ranges::find(scenario.paid, investment.id) != scenario.paid.end();
}

std::vector<Scenario> default_scenarios(const Deal& deal) {
    Scenario all{"all contingent money is paid", {}};
    for (const Investment& investment : deal.investments) {
        if (investment.status == Status::contingent) all.paid.push_back(investment.id);
    }
    if (all.paid.empty()) return {{"as committed", {}}};
    return {{"nothing contingent is paid", {}}, std::move(all)};
}

DealReturns deal_returns(const Deal& deal, const Exit& exit, const std::map<std::string, ReportedDate>& dates,
                         const std::vector<Scenario>& scenarios, const Measuring& by) {
    DealReturns returns;
    returns.exit = exit;
    returns.by = by;
    for (const Investment& investment : deal.investments) returns.investments.push_back(dated(investment, deal, dates));
    returns.proceeds = proceeds_of(exit);
    returns.first_day = first_day(returns.investments);
    for (const Scenario& scenario : scenarios) returns.scenarios.push_back(returns_of(scenario, returns));
    return returns;
}

}  // namespace dealcalc
