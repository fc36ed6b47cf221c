#include "analysis/support.hpp"

#include <algorithm>

namespace dealcalc {
namespace {

std::optional<Reported> reported_in(const Deal& deal, std::string_view name) {
    if (const Investment* investment = find_id(deal.investments, name)) return investment->amount;
    if (const Commitment* commitment = find_id(deal.commitments, name)) return commitment->amount;
    if (const Valuation* valuation = find_id(deal.valuations, name)) return valuation->value;
    return std::nullopt;
}

Reported scaled(Reported reported, const Number& factor) {
    Figure& figure = reported.figure;
    for (Number* number : {&figure.nominal, &figure.other, &figure.place, &figure.other_place, &figure.significant}) {
        *number = *number * factor;
    }
    if (reported.stated) reported.stated = *reported.stated * factor;
    return reported;
}

bool changes(const ReadingSide& side, std::string_view name) {
    return std::any_of(side.slips.begin(), side.slips.end(), [name](const Slip& slip) { return slip.figure == name; });
}

}  // namespace

Reported figure_of(const Claim& claim) { return {claim.that->figure_text, claim.that->figure, {}}; }

std::vector<std::size_t> Supporters::of(const ReadingSide& side) const {
    std::vector<std::size_t> by;
    for (std::size_t r = 0; r < reports_.size(); ++r) {
        if (r != explained_ && support(r, side)) by.push_back(r);
    }
    return by;
}

bool Supporters::support(std::size_t other, const ReadingSide& side) const {
    const bool all_agree = std::all_of(side.slips.begin(), side.slips.end(), [&](const Slip& slip) {
        return agrees(other, slip.figure, changed(slip));
    });
    if (!all_agree) return false;
    const bool part_contradicts = std::any_of(side.parts.begin(), side.parts.end(), [&](const Part& part) {
        return !changes(side, part.name) && contradicts(other, part.name);
    });
    return !part_contradicts && (changes(side, claim_.id) || !contradicts(other, claim_.id));
}

bool Supporters::agrees(std::size_t other, std::string_view name, const std::optional<Reported>& figure) const {
    const auto said = counterpart(other, name);
    return said && figure && agreement_of(*figure, *said) <= Agreement::compatible;
}

/// A figure that the other report does not have is not contradicted.
bool Supporters::contradicts(std::size_t other, std::string_view name) const {
    return counterpart(other, name) && !agrees(other, name, own(name));
}

std::optional<Reported> Supporters::own(std::string_view name) const {
    return name == claim_.id ? figure_of(claim_) : reported_in(reports_[explained_], name);
}

std::optional<Reported> Supporters::counterpart(std::size_t other, std::string_view name) const {
    if (name != claim_.id) {
        const auto there = name_in(matching_, reports_, explained_, other, name);
        return there ? reported_in(reports_[other], *there) : std::nullopt;
    }
    for (const Counterparts& group : matching_.totals) {
        const bool is_it = group[explained_] && reports_[explained_].claims[*group[explained_]].id == claim_.id;
        if (is_it && group[other]) return figure_of(reports_[other].claims[*group[other]]);
    }
    return std::nullopt;
}

/// The figure as the slip has it; nothing where the slip is in how the figure counts.
std::optional<Reported> Supporters::changed(const Slip& slip) const {
    auto reported = own(slip.figure);
    if (!reported) return std::nullopt;
    if (slip.what == Slip::What::scaled) return scaled(std::move(*reported), slip.factor);
    if (slip.what == Slip::What::recurrency) {
        reported->figure.unit = slip.value.unit;
        return reported;
    }
    if (slip.what != Slip::What::edited) return std::nullopt;
    auto edited = parse_figure(slip.becomes, reports_[explained_].currency);
    const auto* figure = std::get_if<Figure>(&edited);
    const bool is_bare = !figure || figure->unit != reported->figure.unit;  // a JSON number
    if (is_bare) edited = parse_json_number(slip.becomes, reported->figure.unit);
    return Reported{slip.becomes, std::get<Figure>(edited), {}};
}

bool supports(const Deal& report, const ReadingSide& side, const Claim& claim, const Deal& explained) {
    const std::vector<Deal> reports = {explained, report};
    const Matching matching = match_reports(reports);
    return !Supporters(matching, reports, 0, claim).of(side).empty();
}

}  // namespace dealcalc
