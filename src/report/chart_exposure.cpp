#include <algorithm>
#include <utility>

#include <dealcalc/report/words.hpp>

#include <fmt/core.h>

#include "report/cells.hpp"
#include "report/charts.hpp"
#include "report/exposure_marks.hpp"

namespace dealcalc {
namespace {

using chart::Kind;
using ScaleIfAny = std::optional<chart::Scale>;

std::string words_of(const Cell& cell) { return std::get<Quantity>(cell).display; }

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
    if (const auto* missing = std::get_if<Missing>(&cell)) {
        lane.unknown = missing->reason;
        return lane;
    }
    lane.value = words_of(cell);
    if (!scale) {
        lane.unknown = words_for(Unknown{Reason::overflow});
        return lane;
    }
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

Chart exposure_chart(const Exposure& exposure) try {
    const auto* total = std::get_if<Value>(&exposure.exposure);
    if (!total) return drawn(exposure, std::nullopt);
    const Room room = room_for(exposure);
    return drawn(exposure, scale_from_zero(room.most, room.unbounded, total->unit));
} catch (const Overflow&) {
    return drawn(exposure, std::nullopt);  // the lane of the total says why
}

}  // namespace dealcalc
