#include <algorithm>
#include <utility>

#include <dealcalc/report/words.hpp>

#include <fmt/core.h>

#include "report/charts.hpp"
#include "report/distribution_parts.hpp"
#include "report/scale.hpp"

namespace dealcalc {
namespace {

using chart::Kind;

const Unit percent = {Dimension::percent};

/// To draw it: exact where 128 bits hold it, else to 12 places.
Number drawn(const Ratio& probability) {
    if (const auto number = number_of(probability)) return *number;
    return number_from_digits(rounded_text(probability, 12)).value_or(Number(0));
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
    const chart::Spot least = spot_on(plane.up, drawn(band.at_least.low));
    const std::string label = words_for(band.from, plane.across.unit) + " or more";
    std::string value = probability_words(band.at_least.low);
    if (!band.at_least.is_single()) {
        const Ratio& most = *band.at_least.high;
        plane.pillars.push_back({Kind::range, at, at, least, spot_on(plane.up, drawn(most)), label,
                                 "at most " + probability_words(most)});
        if (band.at_least.low.is_zero()) return;
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
        const std::string share = words_for(quantile.share, percent);
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
    plane.up = scale_from_zero((exact ? highest(bands) : Number(1)) * headroom, false, percent);
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

Chart milestones_chart(const Milestones& milestones) try {
    Chart chart{"distribution", "How likely which exposure is", {}, {}};
    if (const auto* unknown = std::get_if<Unknown>(&milestones.spread)) return without_picture(chart, *unknown);
    const Spread& spread = std::get<Spread>(milestones.spread);
    if (const auto* expected = std::get_if<RatioRange>(&milestones.expected)) {
        chart.finding = "Expected exposure: " + rounded_words_for(*expected, milestones.unit);
    }
    chart::Plane plane = plane_of(spread, milestones.unit);
    if (!spread.is_exact()) chart.legend = {{Kind::chance, "at least"}, {Kind::range, "at most"}};
    if (!plane.lines.empty()) {
        chart.notes = {"Lines: the totals that the exposure stays at or below with that probability."};
    }
    chart.body = std::move(plane);
    return chart;
} catch (const Overflow&) {
    return without_picture({"distribution", "How likely which exposure is", {}, {}}, Unknown{Reason::overflow});
}

}  // namespace dealcalc
