#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "report/cells.hpp"
#include "report/charts.hpp"

namespace dealcalc {
namespace {

using chart::Kind;

const Range& word_of(const Answer& answer) { return std::get<Value>(answer).extent.word; }

Number least_of(const Range& range) { return range.low() ? range.low()->at : Number(0); }

/// From the end of what is sure to the end of what the range allows.
void add_range(std::vector<chart::Mark>& marks, const chart::Scale& scale, Kind kind, const Number& from,
               const Range& range) {
    if (range.single()) return;
    std::optional<End> high = range.high();
    if (high) high->at = from + high->at;
    marks.push_back(mark_on(scale, kind, Range(End{from + least_of(range)}, high)));
}

void add_sure(std::vector<chart::Mark>& marks, const chart::Scale& scale, Kind kind, const Number& from,
              const Number& amount) {
    marks.push_back(mark_on(scale, kind, Range::between(from, from + amount)));
}

Kind kind_of(Status status) {
    switch (status) {
        case Status::prior: return Kind::prior;
        case Status::firm: return Kind::firm;
        case Status::contingent: break;
    }
    return Kind::contingent;
}

/// Where the lines of this status and those before it end.
Number end_of(const Exposure& exposure, Status status) {
    Number end = 0;
    for (const ExposureLine& line : exposure.lines) {
        if (line.investment.status <= status) end = end + furthest(line.amount.extent.word);
    }
    return end;
}

/// The stretch between two ranges that are apart.
Range between(const Range& a, const Range& b) {
    const bool a_above = a.low() && b.high() && a.low()->at >= b.high()->at;
    return a_above ? Range::between(b.high()->at, a.low()->at) : Range::between(a.high()->at, b.low()->at);
}

Range computed_of(const CheckedClaim& checked) {
    return checked.of_maximum ? *checked.maximum : word_of(checked.computed);
}

}  // namespace

std::vector<ExposureStep> steps_of(const Exposure& exposure) {
    std::vector<ExposureStep> steps;
    Number from = 0;
    for (const ExposureLine& line : exposure.lines) {
        steps.push_back({from, line.amount.extent.word});
        from = from + furthest(steps.back().amount);
    }
    return steps;
}

Room room_for(const Exposure& exposure) {
    Room room;
    for (const ExposureStep& step : steps_of(exposure)) {
        room.most = step.from + furthest(step.amount);
        room.unbounded = room.unbounded || !step.amount.high();
    }
    for (const CheckedClaim& checked : exposure.stated) {
        if (!is_compared(checked)) continue;
        room.most = std::max(room.most, furthest(stated_of(checked)));
        room.unbounded = room.unbounded || !stated_of(checked).high();
    }
    return room;
}

std::vector<chart::Mark> marks_of(const ExposureLine& line, const ExposureStep& step, const chart::Scale& scale) {
    std::vector<chart::Mark> marks;
    const Kind kind = kind_of(line.investment.status);
    const Number least = least_of(step.amount);
    if (kind == Kind::contingent) {
        add_sure(marks, scale, kind, step.from, furthest(step.amount));
        if (!step.amount.high()) add_range(marks, scale, kind, step.from, step.amount);
    } else {
        if (!least.is_zero() || step.amount.single()) add_sure(marks, scale, kind, step.from, least);
        add_range(marks, scale, Kind::range, step.from, step.amount);
    }
    return marks;
}

std::vector<chart::Mark> total_marks(const Exposure& exposure, const chart::Scale& scale) {
    std::vector<chart::Mark> marks;
    const Range& committed = word_of(exposure.committed);
    const Range& total = word_of(exposure.exposure);
    const Number least = least_of(committed);
    if (!least.is_zero() || total.single()) add_sure(marks, scale, Kind::committed, 0, least);
    add_range(marks, scale, Kind::range, 0, committed);
    const Number certain = end_of(exposure, Status::firm);
    const Number conditional = end_of(exposure, Status::contingent) - certain;
    if (!conditional.is_zero()) add_sure(marks, scale, Kind::contingent, certain, conditional);
    if (!total.high() && committed.high()) {
        marks.push_back(mark_on(scale, Kind::contingent, Range::at_least(certain + conditional)));
    }
    return marks;
}

bool is_compared(const CheckedClaim& checked) { return std::holds_alternative<Value>(checked.computed); }

Range stated_of(const CheckedClaim& checked) {
    return claimed_by(checked.claim.that->figure).word;
}

std::vector<chart::Mark> stated_marks(const CheckedClaim& checked, const chart::Scale& scale) {
    const Range stated = stated_of(checked);
    std::vector<chart::Mark> marks;
    if (checked.gap && !checked.gap->is_zero()) {
        marks.push_back(mark_on(scale, Kind::gap, between(computed_of(checked), stated)));
        marks.back().label = "gap " + apart_words_for(*checked.gap, scale.unit);
    }
    marks.push_back(mark_on(scale, Kind::stated, stated));
    return marks;
}

std::string exposure_words(const Exposure& exposure) {
    if (const auto* unknown = std::get_if<Unknown>(&exposure.exposure)) {
        return "Exposure unknown: " + words_for(*unknown);
    }
    const Unit& unit = std::get<Value>(exposure.exposure).unit;
    const Range& total = word_of(exposure.exposure);
    const Range& committed = word_of(exposure.committed);
    if (word_of(exposure.contingent) == Range()) return words_for(total, unit) + " committed, nothing contingent";
    if (committed == Range()) return "Nothing committed, " + words_for(total, unit) + " contingent";
    const std::string whole = total.high() ? "at most " + words_for(total.high()->at, unit)
                                           : words_for(total, unit) + " in all";
    return words_for(committed, unit) + " committed, " + whole;
}

namespace {

using chart::Kind;
using ScaleIfAny = std::optional<chart::Scale>;

std::string words_of(const Cell& cell) { return cell.as<Quantity>()->display; }

std::vector<chart::Lane> investment_lanes(const Exposure& exposure, const ScaleIfAny& scale) {
    const std::vector<ExposureStep> steps = scale ? steps_of(exposure) : std::vector<ExposureStep>();
    std::vector<chart::Lane> lanes;
    for (std::size_t i = 0; i < exposure.lines.size(); ++i) {
        const Investment& investment = exposure.lines[i].investment;
        chart::Lane lane{investment.id, label_of(investment), std::string(status_name(investment.status)),
                         words_of(reported_cell(investment.amount))};
        if (scale) lane.marks = marks_of(exposure.lines[i], steps[i], *scale);
        lanes.push_back(std::move(lane));
    }
    return lanes;
}

std::vector<chart::Callout> total_callouts(const Exposure& exposure, const chart::Scale& scale) {
    std::vector<chart::Callout> callouts;
    const Value& committed = std::get<Value>(exposure.committed);
    const Number certain = furthest(committed.extent.word);
    if (!certain.is_zero()) {
        callouts.push_back({spot_on(scale, certain), words_for(committed.extent.word, committed.unit), "committed"});
    }
    const auto& most = std::get<Value>(exposure.exposure).extent.word.high();
    if (most && most->at > certain) {
        callouts.push_back({spot_on(scale, most->at), words_for(most->at, scale.unit), "at most"});
    }
    return callouts;
}

chart::Lane total_lane(const Exposure& exposure, const ScaleIfAny& scale) {
    chart::Lane lane{"exposure", "Exposure"};
    lane.sums_up = true;
    const Cell cell = range_cell(exposure.exposure);
    if (const auto* missing = cell.as<Missing>()) {
        lane.unknown = missing->reason;
        return lane;
    }
    lane.value = words_of(cell);
    lane.marks = total_marks(exposure, *scale);
    lane.callouts = total_callouts(exposure, *scale);
    return lane;
}

chart::Lane stated_lane(const CheckedClaim& checked, const ScaleIfAny& scale) {
    const Claim& claim = checked.claim;
    chart::Lane lane{claim.id, claim.label.empty() ? "Stated total" : claim.label,
                     std::string(verdict_name(checked.verdict)), claim.that->figure_text};
    if (!is_compared(checked)) lane.unknown = reason_of(checked);
    if (is_compared(checked) && scale) lane.marks = stated_marks(checked, *scale);
    return lane;
}

std::vector<chart::Line> lines_of(const Exposure& exposure, const chart::Scale& scale) {
    std::vector<chart::Line> lines;
    for (const CheckedClaim& checked : exposure.stated) {
        if (!is_compared(checked)) continue;
        const Number at = furthest(stated_of(checked));
        lines.push_back({Kind::stated, spot_on(scale, at), words_for(at, scale.unit) + " stated"});
    }
    return lines;
}

/// "; up to $330B stated, a gap of $45B".
std::string stated_words(const CheckedClaim& checked) {
    const std::string words = fmt::format("; {} stated", checked.claim.that->figure_text);
    if (!is_compared(checked) || !checked.gap || checked.gap->is_zero()) {
        return fmt::format("{}: {}", words, verdict_name(checked.verdict));
    }
    return fmt::format("{}, a gap of {}", words,
                       apart_words_for(*checked.gap, std::get<Value>(checked.computed).unit));
}

/// What every total states where there are two or fewer, else the worst verdict and how many more there are.
std::string stated_words(const std::vector<CheckedClaim>& stated) {
    constexpr std::size_t most = 2;
    std::string words;
    if (stated.size() <= most) {
        for (const CheckedClaim& checked : stated) words += stated_words(checked);
        return words;
    }
    const auto worse = [](const CheckedClaim& a, const CheckedClaim& b) { return a.verdict < b.verdict; };
    return fmt::format("{}; {} more totals stated",
                       stated_words(*std::min_element(stated.begin(), stated.end(), worse)), stated.size() - 1);
}

/// Without a scale, only words.
Chart drawn(const Exposure& exposure, const ScaleIfAny& scale) {
    chart::Lanes body;
    body.lanes = investment_lanes(exposure, scale);
    body.lanes.push_back(total_lane(exposure, scale));
    for (const CheckedClaim& checked : exposure.stated) body.lanes.push_back(stated_lane(checked, scale));
    Chart picture{"exposure", "Exposure", capitalised(exposure_words(exposure)) + stated_words(exposure.stated), {}};
    if (scale) body.lines = lines_of(exposure, *scale);
    if (scale) body.scale = *scale;
    picture.body = std::move(body);
    return picture;
}

}  // namespace

Chart exposure_chart(const Exposure& exposure) {
    const auto* total = std::get_if<Value>(&exposure.exposure);
    if (!total) return drawn(exposure, std::nullopt);
    const Room room = room_for(exposure);
    return drawn(exposure, scale_from_zero(room.most, room.unbounded, total->unit));
}

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

chart::Lane lane_of(const Portfolio::Row& row, const chart::Scale& scale) {
    chart::Lane lane{row.deal.id, parties_of(row)};
    const Cell cell = range_cell(row.exposure.exposure);
    if (const auto* missing = cell.as<Missing>()) {
        lane.unknown = missing->reason;
        return lane;
    }
    lane.value = cell.as<Quantity>()->display;
    add_marks(lane, row.exposure, scale);
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

Chart chart_of(const OfCurrency& group) {
    chart::Lanes body;
    body.scale = scale_of(group);
    for (const Portfolio::Row* row : group.rows) body.lanes.push_back(lane_of(*row, body.scale));
    name_apart(body.lanes);
    Chart picture{"exposure_" + std::string(group.currency.code()),
                  fmt::format("Exposure in {}", group.currency.code()), {}, {}};
    picture.legend = legend_of(body);
    picture.body = std::move(body);
    return picture;
}

}  // namespace

std::vector<Chart> portfolio_charts(const Portfolio& portfolio) {
    std::vector<Chart> charts;
    for (const OfCurrency& group : by_currency(portfolio)) charts.push_back(chart_of(group));
    return charts;
}

}  // namespace dealcalc
