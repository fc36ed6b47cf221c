#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include <dealcalc/report/words.hpp>

#include <fmt/core.h>

#include "report/cells.hpp"
#include "report/charts.hpp"
#include "report/exposure_marks.hpp"

namespace dealcalc {
namespace {

using Rows = std::vector<const Portfolio::Row*>;
using chart::Kind;

/// The currency that the exposure is in, or that of the deal where it is not known.
Currency currency_of(const Portfolio::Row& row) {
    const auto* exposure = std::get_if<Value>(&row.exposure.exposure);
    return exposure ? exposure->unit.currency : row.deal.currency;
}

struct OfCurrency {
    Currency currency;
    Rows rows{};
};

/// In the order of first appearance.
std::vector<OfCurrency> by_currency(const Portfolio& portfolio) {
    std::vector<OfCurrency> groups;
    for (const Portfolio::Row& row : portfolio.rows) {
        const Currency currency = currency_of(row);
        auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.currency == currency; });
        if (group == groups.end()) group = groups.insert(group, OfCurrency{currency});
        group->rows.push_back(&row);
    }
    return groups;
}

bool is_known(const Portfolio::Row& row) { return std::holds_alternative<Value>(row.exposure.exposure); }

chart::Scale scale_of(const OfCurrency& group) {
    Room all;
    for (const Portfolio::Row* row : group.rows) {
        if (!is_known(*row)) continue;
        const Room room = room_for(row->exposure);
        all.most = std::max(all.most, room.most);
        all.unbounded = all.unbounded || room.unbounded;
    }
    return scale_from_zero(all.most, all.unbounded, money(group.currency));
}

void add_marks(chart::Lane& lane, const Exposure& exposure, const chart::Scale& scale) {
    lane.marks = total_marks(exposure, scale);
    for (const CheckedClaim& checked : exposure.stated) {
        if (!is_compared(checked)) continue;
        const Number at = furthest(stated_of(checked));
        std::vector<chart::Mark> stated = stated_marks(checked, scale);
        // Of what is stated only the end: a line from 0 to it would cross the bar.
        stated.back().from = spot_on(scale, at);
        std::move(stated.begin(), stated.end(), std::back_inserter(lane.marks));
    }
}

std::string parties_of(const Portfolio::Row& row) {
    return fmt::format("{} and {}", row.deal.investor, row.deal.company);
}

chart::Lane lane_of(const Portfolio::Row& row, const std::optional<chart::Scale>& scale) {
    chart::Lane lane{row.deal.id, parties_of(row)};
    const Cell cell = range_cell(row.exposure.exposure);
    if (const auto* missing = std::get_if<Missing>(&cell)) {
        lane.unknown = missing->reason;
        return lane;
    }
    lane.value = std::get<Quantity>(cell).display;
    if (scale) {
        add_marks(lane, row.exposure, *scale);
    } else {
        lane.unknown = words_for(Unknown{Reason::overflow});
    }
    return lane;
}

/// The same parties twice: their lanes say which deal each is.
void name_apart(std::vector<chart::Lane>& lanes) {
    std::map<std::string, std::size_t> seen;
    for (const chart::Lane& lane : lanes) ++seen[lane.label];
    for (chart::Lane& lane : lanes) {
        if (seen[lane.label] > 1) lane.detail = lane.key;
    }
}

constexpr std::array in_legend = {Kind::committed, Kind::range, Kind::contingent, Kind::stated, Kind::gap};

std::string_view legend_words(Kind kind) { return kind == Kind::stated ? "stated total" : kind_name(kind); }

std::vector<chart::LegendItem> legend_of(const chart::Lanes& body) {
    std::vector<chart::LegendItem> legend;
    for (const Kind kind : in_legend) {
        const auto shows = [kind](const chart::Lane& lane) {
            return std::any_of(lane.marks.begin(), lane.marks.end(), [kind](const auto& m) { return m.kind == kind; });
        };
        if (std::any_of(body.lanes.begin(), body.lanes.end(), shows)) {
            legend.push_back({kind, std::string(legend_words(kind))});
        }
    }
    return legend;
}

Chart drawn(const OfCurrency& group, const std::optional<chart::Scale>& scale) {
    chart::Lanes body;
    if (scale) body.scale = *scale;
    for (const Portfolio::Row* row : group.rows) body.lanes.push_back(lane_of(*row, scale));
    name_apart(body.lanes);
    Chart picture{"exposure_" + std::string(group.currency.code()),
                  fmt::format("Exposure in {}", group.currency.code()), {}, {}};
    picture.legend = legend_of(body);
    picture.body = std::move(body);
    return picture;
}

Chart chart_of(const OfCurrency& group) try {
    return drawn(group, scale_of(group));
} catch (const Overflow&) {
    return drawn(group, std::nullopt);  // each lane says why
}

}  // namespace

std::vector<Chart> portfolio_charts(const Portfolio& portfolio) {
    std::vector<Chart> charts;
    for (const OfCurrency& group : by_currency(portfolio)) charts.push_back(chart_of(group));
    return charts;
}

}  // namespace dealcalc
