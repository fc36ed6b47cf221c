// Cash flows on a time line: what is paid stands below the line, what is received above it.

#include <algorithm>
#include <map>

#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "report/charts.hpp"
#include "report/scale.hpp"

namespace dealcalc {
namespace {

using std::chrono::January;
using std::chrono::year;
using std::chrono::year_month_day;

/// More days than these would not be told apart, and are drawn as years.
constexpr std::size_t most_days = 120;

struct Stretch {
    DateRange when{};
    Number amount{};
    bool conditional = false;
};

Number day_number(Day day) { return Number(std::int64_t{day.time_since_epoch().count()}); }

year year_of(Day day) { return year_month_day{day}.year(); }

Day start_of(year y) { return Day{y / January / 1}; }

/// Years from the first to the last as a scale of days, with a tick at every so many of them.
chart::Scale time_scale(Day first, Day last) {
    constexpr int most_ticks = 6;
    const year from = year_of(first);
    const year to = year_of(last) + std::chrono::years{1};
    chart::Scale scale;
    scale.of_dates = true;
    scale.low = day_number(start_of(from));
    scale.high = day_number(start_of(to));
    int step = 1;
    const int years = static_cast<int>((to - from).count());
    for (int i = 0; years / step >= most_ticks; ++i) step = i % 3 == 1 ? step * 5 / 2 : step * 2;  // 1, 2, 5, 10 ...
    for (int i = 0; i <= years; i += step) {
        const year y = from + std::chrono::years{i};
        scale.ticks.push_back({spot_on(scale, day_number(start_of(y))), fmt::format("{}", static_cast<int>(y))});
    }
    return scale;
}

std::string when_words(const DateRange& when) {
    return when.first == when.last ? to_text(when.first) : fmt::format("{} to {}", to_text(when.first), to_text(when.last));
}

chart::Plane plane_of(const std::vector<Stretch>& stretches, const Unit& unit) {
    Number least, most;
    Day first = stretches.front().when.first;
    Day last = stretches.front().when.last;
    for (const Stretch& stretch : stretches) {
        least = std::min(least, stretch.amount);
        most = std::max(most, stretch.amount);
        first = std::min(first, stretch.when.first);
        last = std::max(last, stretch.when.last);
    }
    // Room below the deepest flow for its words, which would run into the years.
    const Number room = (most - least) / Number(6);
    chart::Plane plane{time_scale(first, last), scale_between(least.is_zero() ? least : least - room, most, unit), {}};
    for (const Stretch& stretch : stretches) {
        const chart::Kind kind = !stretch.amount.is_negative() ? chart::Kind::received
                                 : stretch.conditional          ? chart::Kind::contingent
                                                                : chart::Kind::paid;
        plane.pillars.push_back({kind, spot_on(plane.across, day_number(stretch.when.first)),
                                 spot_on(plane.across, day_number(stretch.when.last)), spot_on(plane.up, Number()),
                                 spot_on(plane.up, stretch.amount), when_words(stretch.when),
                                 signed_words_for(stretch.amount, unit)});
    }
    return plane;
}

chart::Plane nothing_on(Day day, const Unit& unit) { return {time_scale(day, day), scale_between(0, 0, unit), {}}; }

/// The flows of each day together, or of each year where there are many days.
std::vector<Stretch> stretches_of(const CashFlows& series, bool by_year) {
    std::map<Day, Stretch> together;
    for (const CashFlow& flow : series.flows) {
        const year y = year_of(flow.on);
        const DateRange when = by_year ? DateRange{start_of(y), start_of(y + std::chrono::years{1}) - std::chrono::days{1}}
                                       : DateRange{flow.on, flow.on};
        Stretch& stretch = together[when.first];
        stretch.when = when;
        stretch.amount = stretch.amount + flow.amount;
    }
    std::vector<Stretch> stretches;
    for (const auto& [day, stretch] : together) stretches.push_back(stretch);
    return stretches;
}

}  // namespace

Chart cash_flow_chart(const CashFlows& series) {
    Chart chart{"cash_flows", "Cash flows by day", "", {}};
    chart.legend = {{chart::Kind::paid, "paid"}, {chart::Kind::received, "received"}};
    try {
        std::vector<Stretch> stretches = stretches_of(series, false);
        if (stretches.size() > most_days) {
            stretches = stretches_of(series, true);
            chart.title = "Cash flows by year";
        }
        chart.body = plane_of(stretches, series.unit);
    } catch (const Overflow&) {
        chart.body = nothing_on(series.flows.front().on, series.unit);
        chart.notes = {"The amounts do not fit on one scale."};
    }
    return chart;
}

Chart cash_flow_chart(const DealReturns& returns) {
    Chart chart{"cash_flows", "Cash flows at face value, all contingent money paid", "", {}};
    chart.legend = {{chart::Kind::paid, "paid"}, {chart::Kind::contingent, "paid on a condition"},
                    {chart::Kind::received, "received"}};
    std::vector<Stretch> stretches;
    const auto* proceeds = std::get_if<Value>(&returns.proceeds);
    const Unit unit = proceeds ? proceeds->unit : Unit{};
    for (const DatedInvestment& dated : returns.investments) {
        const Figure& amount = dated.investment.amount.figure;
        const std::string& id = dated.investment.id;
        if (amount.unit != unit) {
            chart.notes.push_back(fmt::format("{} is in another currency, and not drawn.", id));
        } else if (!dated.on) {
            chart.notes.push_back(fmt::format("{} has no date, and is not drawn.", id));
        } else {
            stretches.push_back({dated.on->range, -amount.nominal, dated.investment.status == Status::contingent});
        }
    }
    if (proceeds && proceeds->face) stretches.push_back({returns.exit.on.range, *proceeds->face, false});
    if (stretches.empty()) {
        chart.body = nothing_on(returns.exit.on.range.first, unit);
        return chart;
    }
    std::ranges::stable_sort(stretches, {}, [](const Stretch& stretch) { return stretch.when.first; });
    chart.body = plane_of(stretches, unit);
    return chart;
}

Chart ownership_chart(const Ownership& ownership) {
    chart::Lanes lanes{scale_between(0, 1, {Dimension::percent}), {}};
    for (const Holder& holder : ownership.holders) {
        chart::Lane lane{fmt::format("{}_{}", static_cast<int>(holder.who), holder.round),
                         holder_name(holder, ownership.rounds.size())};
        const Answer& stake = holder.stakes.back();
        if (const auto* value = std::get_if<Value>(&stake)) {
            lane.value = words_for(value->extent.word, value->unit);
            lane.marks = bar_on(lanes.scale, chart::Kind::value, value->extent.word);
        } else {
            lane.unknown = words_for(std::get<Unknown>(stake));
        }
        lanes.lanes.push_back(std::move(lane));
    }
    std::string title = "Stakes after the last round";
    if (ownership.taken_as != Basis::not_stated) title += fmt::format(", values {}", basis_name(ownership.taken_as));
    return {fmt::format("stakes_{}", static_cast<int>(ownership.taken_as)), std::move(title), "", std::move(lanes)};
}

}  // namespace dealcalc
