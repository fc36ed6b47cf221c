// Cash flows on a time line: what is paid stands below the line, what is received above it.

#include <algorithm>
#include <map>
#include <utility>

#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "report/charts.hpp"
#include "report/sections.hpp"

namespace dealcalc {
namespace {

using chart::Kind;

const Unit of_a_whole = {Dimension::percent};

/// To draw it: to 12 places where a picture has no use for more.
Number drawn(const Number& probability) {
    constexpr std::size_t most_bits = 127;
    if (bit_length(probability) <= most_bits) return probability;
    return rounded_down(probability + Number::power_of_ten(-12) / 2, 12);
}

/// "$85B", of a band "$80B to below $100B".
std::string words_of(const Band& band, const Unit& unit) {
    if (band.from == band.to) return words_for(band.from, unit);
    return fmt::format("{} to below {}", words_for(band.from, unit), words_for(band.to, unit));
}

/// A pillar for the probability of a band.
void add_chance(chart::Plane& plane, const Band& band) {
    plane.pillars.push_back({Kind::chance, spot_on(plane.across, band.from), spot_on(plane.across, band.to),
                             spot_on(plane.up, 0), spot_on(plane.up, drawn(*band.probability)),
                             words_of(band, plane.across.unit), probability_words(*band.probability)});
}

/// The chance of that much or more: a pillar for what it is at least, and on top of it one for what it may be.
void add_chance_or_more(chart::Plane& plane, const Band& band) {
    const chart::Spot at = spot_on(plane.across, band.from);
    const chart::Spot least = spot_on(plane.up, drawn(band.at_least.low()->at));
    const std::string label = words_for(band.from, plane.across.unit) + " or more";
    std::string value = probability_words(band.at_least.low()->at);
    if (!band.at_least.single()) {
        const Number& most = band.at_least.high()->at;
        plane.pillars.push_back({Kind::range, at, at, least, spot_on(plane.up, drawn(most)), label,
                                 "at most " + probability_words(most)});
        if (band.at_least.low()->at.is_zero()) return;
        value = "at least " + value;
    }
    plane.pillars.push_back({Kind::chance, at, at, spot_on(plane.up, 0), least, label, value});
}

/// One line for quantiles at the same total: "5 % and 25 %: $85B".
void add_quantiles(chart::Plane& plane, const Spread& spread) {
    std::string shares;
    std::optional<Number> last;
    const auto add_line = [&] {
        if (last) {
            plane.lines.push_back({Kind::value, spot_on(plane.across, *last),
                                   fmt::format("{}: {}", shares, words_for(*last, plane.across.unit))});
        }
    };
    for (const Quantile& quantile : quantiles_of(spread)) {
        const auto total = quantile.exposure.single();
        if (!total) continue;
        const std::string share = words_for(quantile.share, of_a_whole);
        if (last == total) {
            shares += ", " + share;
            continue;
        }
        add_line();
        last = total;
        shares = share;
    }
    add_line();
}

Number highest(const std::vector<Band>& bands) {
    Number most = 0;
    for (const Band& band : bands) most = std::max(most, drawn(*band.probability));
    return most;
}

/// Stems stand off the edges, where the values up are written; bands fill the width.
chart::Scale scale_across(const std::vector<Band>& bands, bool exact, const Unit& unit) {
    const Band& first = bands.front();
    const Band& last = bands.back();
    const bool are_stems = !exact || first.from == first.to;
    const Number& high = exact ? last.to : last.from;
    const Number margin = are_stems ? (high - first.from) / Number(5) : Number(0);
    return scale_between(first.from - margin, high + margin, unit);
}

chart::Plane plane_of(const Spread& spread, const Unit& unit) {
    std::vector<Band> bands = totals_of(spread);
    if (!has_few_totals(bands)) bands = shown_bands(spread);
    const bool exact = spread.is_exact();
    chart::Plane plane;
    plane.across = scale_across(bands, exact, unit);
    // The words of the highest stand above it.
    const Number headroom = Number::fraction(6, 5);
    plane.up = scale_from_zero((exact ? highest(bands) : Number(1)) * headroom, false, of_a_whole);
    plane.up.title = exact ? "Probability" : "Probability of that much or more";
    for (const Band& band : bands) exact ? add_chance(plane, band) : add_chance_or_more(plane, band);
    add_quantiles(plane, spread);
    return plane;
}

/// Words alone.
Chart without_picture(Chart chart, const Unknown& unknown) {
    chart::Lane lane{"exposure", "Exposure"};
    lane.unknown = words_for(unknown);
    lane.sums_up = true;
    chart.body = chart::Lanes{{}, {std::move(lane)}};
    return chart;
}

}  // namespace

Chart milestones_chart(const Milestones& milestones) {
    Chart chart{"distribution", "How likely which exposure is", {}, {}};
    if (const auto* unknown = std::get_if<Unknown>(&milestones.spread)) return without_picture(chart, *unknown);
    const Spread& spread = std::get<Spread>(milestones.spread);
    if (const auto* expected = std::get_if<Range>(&milestones.expected)) {
        chart.finding = "Expected exposure: " + rounded_words_for(*expected, milestones.unit);
    }
    chart::Plane plane = plane_of(spread, milestones.unit);
    if (!spread.is_exact()) chart.legend = {{Kind::chance, "at least"}, {Kind::range, "at most"}};
    if (!plane.lines.empty()) {
        chart.notes = {"Lines: the totals that the exposure stays at or below with that probability."};
    }
    chart.body = std::move(plane);
    return chart;
}

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
    return when.first == when.last ? to_text(when.first)
                                   : fmt::format("{} to {}", to_text(when.first), to_text(when.last));
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
        const DateRange when = by_year
                                   ? DateRange{start_of(y), start_of(y + std::chrono::years{1}) - std::chrono::days{1}}
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
    std::vector<Stretch> stretches = stretches_of(series, false);
    if (stretches.size() > most_days) {
        stretches = stretches_of(series, true);
        chart.title = "Cash flows by year";
    }
    chart.body = plane_of(stretches, series.unit);
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
