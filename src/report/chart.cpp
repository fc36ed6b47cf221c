#include <dealcalc/report/chart.hpp>

#include <fmt/core.h>

#include "base/letters.hpp"
#include "report/charts.hpp"

namespace dealcalc {
namespace {

/// "Milestone tranche, contingent: up to $200B."
std::string sentence_of(const chart::Lane& lane) {
    std::string words = lane.label;
    if (!lane.detail.empty()) words += ", " + lane.detail;
    if (!lane.value.empty()) words += ": " + lane.value;
    if (!lane.unknown.empty()) words += fmt::format("{}unknown, {}", lane.value.empty() ? ": " : "; ", lane.unknown);
    for (const chart::Mark& mark : lane.marks) {
        if (!mark.label.empty()) words += ", " + mark.label;
    }
    if (!lane.step.empty()) words += fmt::format(" ({})", lane.step);
    return words + ".";
}

std::string sentence_of(const chart::StripRow& row) {
    std::string words;
    for (const chart::StripCell& cell : row.cells) {
        if (!words.empty()) words += ' ';
        if (row.label != cell.says) words += row.label + ", ";
        words += fmt::format("{}: {}; {}.", cell.says, verdict_name(cell.verdict), cell.reason);
    }
    return words;
}

std::string sentence_of(const chart::Pillar& pillar) { return fmt::format("{}: {}.", pillar.label, pillar.value); }

std::string sentence_of(const chart::Line& line) { return line.label + "."; }

template <class Items>
void say(std::string& words, const Items& items) {
    for (const auto& item : items) words += ' ' + sentence_of(item);
}

struct Describe {
    std::string& words;
    void operator()(const chart::Lanes& lanes) const { say(words, lanes.lanes); }
    void operator()(const chart::Strip& strip) const {
        for (const auto& [verdict, count] : strip.counts) words += ' ' + count + '.';
        say(words, strip.rows);
    }
    void operator()(const chart::Plane& plane) const {
        say(words, plane.pillars);
        say(words, plane.lines);
    }
};

}  // namespace

namespace chart {

std::string_view kind_name(Kind kind) {
    switch (kind) {
        case Kind::prior: return "prior";
        case Kind::firm: return "firm";
        case Kind::committed: return "committed";
        case Kind::contingent: return "contingent";
        case Kind::range: return "range";
        case Kind::value: return "value";
        case Kind::stated: return "stated";
        case Kind::gap: return "gap";
        case Kind::chance: return "chance";
        case Kind::paid: return "paid";
        case Kind::received: break;
    }
    return "received";
}

}  // namespace chart

std::string capitalised(std::string words) {
    if (!words.empty()) words.front() = upper(words.front());
    return words;
}

std::string description_of(const Chart& chart) {
    std::string words = chart.finding.empty() ? chart.title + "." : chart.finding + ".";
    std::visit(Describe{words}, chart.body);
    for (const std::string& note : chart.notes) words += ' ' + note;
    return words;
}

}  // namespace dealcalc
