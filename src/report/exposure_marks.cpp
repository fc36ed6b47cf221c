#include "report/exposure_marks.hpp"

#include <algorithm>

#include <dealcalc/analysis/expression.hpp>
#include <dealcalc/report/words.hpp>

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
    return checked.of_maximum ? ceiling_of(checked.claim.that->figure).word : checked.claimed->extent.word;
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
    if (const auto* unknown = std::get_if<Unknown>(&exposure.exposure)) return "Exposure unknown: " + words_for(*unknown);
    const Unit& unit = std::get<Value>(exposure.exposure).unit;
    const Range& total = word_of(exposure.exposure);
    const Range& committed = word_of(exposure.committed);
    if (word_of(exposure.contingent) == Range()) return words_for(total, unit) + " committed, nothing contingent";
    if (committed == Range()) return "Nothing committed, " + words_for(total, unit) + " contingent";
    const std::string whole = total.high() ? "at most " + words_for(total.high()->at, unit)
                                           : words_for(total, unit) + " in all";
    return words_for(committed, unit) + " committed, " + whole;
}

}  // namespace dealcalc
