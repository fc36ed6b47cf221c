#include <dealcalc/analysis/readings.hpp>

#include <algorithm>

#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/analysis/valuation.hpp>

#include "analysis/slip_search.hpp"

namespace dealcalc {
namespace {

Value value_of(const Contribution& adds, const Unit& unit) { return {adds.extent, adds.nominal, unit}; }

/// Figures by index, the total after the parts.
const std::string& id_of(const Total& total, std::size_t figure) {
    return figure == total.parts.size() ? total.id : total.parts[figure].id;
}

const Reported& reported_of(const Total& total, std::size_t figure) {
    return figure == total.parts.size() ? total.reported : total.parts[figure].reported;
}

const Contribution& adds_of(const Total& total, std::size_t figure) {
    return figure == total.parts.size() ? total.claimed : total.parts[figure].adds;
}

/// The figure itself, where it adds (or claims) this: one that is subtracted keeps its sign.
Value figure_value(const Total& total, std::size_t figure, const Contribution& adds) {
    const Number weight = figure == total.parts.size() ? Number(1) : total.parts[figure].weight;
    return value_of(adds * (Number(1) / weight), total.unit);
}

Slip slip_of(const Total& total, std::size_t figure, Slip::What what, const Number& factor) {
    const Contribution adds = adds_of(total, figure) * (what == Slip::What::doubled ? Number(1) : factor);
    return {id_of(total, figure), what, factor, reported_of(total, figure).text, {}, figure_value(total, figure, adds)};
}

/// The stake that a sum would buy at the valuation at which all payments buy, where the claim is about exposure.
class Stakes {
public:
    Stakes(const CheckedClaim& checked, const Deal& deal) {
        const Formula& formula = checked.claim.that->formula;
        const Valuation* const valuation = valuation_of_all(deal);
        const std::string* name = only_name(formula);
        if (valuation && name && *name == "exposure") valuation_ = &valuation->value;
    }

    Answer of(const Contribution& sum, const Unit& unit) const {
        if (!valuation_ || valuation_->figure.unit != unit) return Unknown{Reason::no_valuation};
        const Answer total = Value{sum.extent, sum.nominal, unit};
        return in_unit(about(total / value_of(*valuation_), {"valuation"}), {Dimension::percent});
    }

private:
    const Reported* valuation_ = nullptr;
};

struct Context {
    const Total& total;
    const Stakes& stakes;
};

ReadingSide side_of(const Context& context, std::vector<Slip> slips, const std::vector<Contribution>& adds,
                    const Contribution& claimed) {
    const Total& total = context.total;
    const Contribution sum = sum_of(adds);
    ReadingSide side{std::move(slips), {}, value_of(sum, total.unit), value_of(claimed, total.unit),
                     context.stakes.of(sum, total.unit)};
    for (std::size_t i = 0; i < adds.size(); ++i) {
        side.parts.push_back({total.parts[i].id, false, false, value_of(adds[i], total.unit)});
    }
    return side;
}

ReadingSide scaled_side(const Context& context, const Multiplied& scaled) {
    const Total& total = context.total;
    std::vector<Slip> slips;
    for (const std::size_t figure : scaled.figures) {
        if (figure < total.parts.size() && total.parts[figure].is_zero) continue;
        slips.push_back(slip_of(total, figure, Slip::What::scaled, scaled.factor));
    }
    const bool with_total = scaled.figures.back() == total.parts.size();
    return side_of(context, std::move(slips), parts_with(total, {scaled}),
                   total.claimed * (with_total ? scaled.factor : Number(1)));
}

ReadingsOfKind scale_readings(const Context& context, const ScaleSlips& found) {
    ReadingsOfKind kind{SlipKind::scale, {}, found.found - found.slips.size(), found.counted_all, found.chance};
    for (const ScaleSlip& slip : found.slips) {
        Reading reading{SlipKind::scale, scaled_side(context, slip.side)};
        if (slip.other_side) reading.twin = scaled_side(context, *slip.other_side);
        reading.by_rounding = !found.at_word;
        kind.readings.push_back(std::move(reading));
    }
    return kind;
}

Slip::What what_of(const Number& factor) {
    if (factor.is_zero()) return Slip::What::omitted;
    return factor.is_negative() ? Slip::What::negated : Slip::What::doubled;
}

ReadingsOfKind list_readings(const Context& context, const ListSlips& found) {
    const Total& total = context.total;
    ReadingsOfKind kind{SlipKind::list, {}, found.found - found.slips.size(), true, found.chance};
    for (const ListSlip& slip : found.slips) {
        std::vector<Slip> slips;
        for (const Multiplied& change : slip.changes) {
            slips.push_back(slip_of(total, change.figures.front(), what_of(change.factor), change.factor));
        }
        Reading reading{SlipKind::list,
                        side_of(context, std::move(slips), parts_with(total, slip.changes), total.claimed)};
        reading.by_rounding = !found.at_word;
        for (const std::size_t part : slip.sum_of) reading.sum_of.push_back(total.parts[part].id);
        kind.readings.push_back(std::move(reading));
    }
    return kind;
}

std::vector<Contribution> parts_with_edit(const Total& total, const DigitSlip& slip) {
    std::vector<Contribution> adds;
    for (std::size_t i = 0; i < total.parts.size(); ++i) {
        adds.push_back(i == slip.figure ? slip.adds : total.parts[i].adds);
    }
    return adds;
}

bool says_the_same(const Reading& scale, const Slip& slip) {
    const auto is_it = [&](const ReadingSide& side) {
        return side.slips.size() == 1 && side.slips.front().figure == slip.figure &&
               side.slips.front().value.face == slip.value.face;
    };
    return is_it(scale.side) || (scale.twin && is_it(*scale.twin));
}

ReadingsOfKind digit_readings(const Context& context, const DigitSlips& found, const ReadingsOfKind& scales) {
    const Total& total = context.total;
    ReadingsOfKind kind{SlipKind::digit, {}, found.found - found.slips.size(), true, found.chance};
    for (const DigitSlip& slip : found.slips) {
        const bool is_total = slip.figure == total.parts.size();
        Slip edit{id_of(total, slip.figure), Slip::What::edited, 1, reported_of(total, slip.figure).text, slip.becomes,
                  figure_value(total, slip.figure, slip.adds)};
        Reading reading{SlipKind::digit, {}};
        reading.same_as_scale = std::any_of(scales.readings.begin(), scales.readings.end(),
                                            [&](const Reading& scale) { return says_the_same(scale, edit); });
        reading.by_rounding = !found.at_word;
        reading.side = side_of(context, {std::move(edit)}, parts_with_edit(total, slip),
                               is_total ? slip.adds : total.claimed);
        kind.readings.push_back(std::move(reading));
    }
    return kind;
}

bool divides_by_nine(const Number& gap, const Number& place) {
    const Number nines = gap / (place * Number(9));
    return nines.is_whole();
}

/// Money in another currency, as if it had been meant in this one.
Deal in_currency(Deal deal, Currency currency) {
    const auto convert = [currency](Reported& reported) {
        if (reported.figure.unit.of == Dimension::money) reported.figure.unit.currency = currency;
    };
    for (Investment& i : deal.investments) convert(i.amount);
    for (Commitment& c : deal.commitments) convert(c.amount);
    for (Valuation& v : deal.valuations) convert(v.value);
    return deal;
}

Currency currency_in(const std::string& figure, const Deal& deal) {
    return unit_of(formula_of(figure), deal)->currency;
}

/// All figures in the currency of the total.
ReadingSide parts_in_its_currency(const Context& context, const Deal& deal, Currency currency) {
    const Total& total = context.total;
    std::vector<Slip> slips;
    for (std::size_t i = 0; i < total.parts.size(); ++i) {
        if (currency_in(total.parts[i].id, deal) == currency) continue;
        slips.push_back(slip_of(total, i, Slip::What::recurrency, 1));
    }
    return side_of(context, std::move(slips), parts_with(total, {}), total.claimed);
}

/// The total in the one currency of the figures; nothing where they have several.
std::optional<ReadingSide> total_in_theirs(Claim claim, const Deal& deal) {
    const Answer sum = evaluate(claim.that->formula, deal);
    if (std::holds_alternative<Unknown>(sum)) return std::nullopt;
    claim.that->figure.unit.currency = std::get<Value>(sum).unit.currency;
    const CheckedClaim checked = check_claim(claim, deal);
    const Total total = *total_of(checked, deal, {});
    const Stakes stakes(checked, deal);
    std::vector<Slip> slips{slip_of(total, total.parts.size(), Slip::What::recurrency, 1)};
    return side_of({total, stakes}, std::move(slips), parts_with(total, {}), total.claimed);
}

/// The readings that two currencies leave: all figures in that of the claim, or the claim in the one of all figures.
/// Nothing where it is about no total.
std::optional<ReadingsOfKind> currency_readings(const Claim& claim, const Deal& deal) {
    ReadingsOfKind kind{SlipKind::currency, {}};
    const Currency currency = claim.that->figure.unit.currency;
    const Deal changed = in_currency(deal, currency);
    const CheckedClaim checked = check_claim(claim, changed);
    const auto total = total_of(checked, changed, {});
    if (!total || checked.verdict == Verdict::unchecked) return std::nullopt;
    if (checked.verdict == Verdict::fails) return kind;

    const Stakes stakes(checked, changed);
    Reading reading{SlipKind::currency, parts_in_its_currency({*total, stakes}, deal, currency)};
    if (auto side = total_in_theirs(claim, deal)) {
        // One slip is the smaller reading. A sum of nothing has no figures that could have slipped.
        std::swap(reading.side, *side);
        if (!side->slips.empty()) reading.twin = std::move(*side);
    }
    reading.by_rounding = checked.verdict != Verdict::holds;
    kind.readings.push_back(std::move(reading));
    return kind;
}

bool has_two_currencies(const CheckedClaim& checked) {
    const auto* unknown = std::get_if<Unknown>(&checked.computed);
    return unknown && unknown->reason == Reason::two_currencies;
}

/// More than one slip is looked for only where no single one explains the total.
ListSlips find_fewest_list_slips(const Search& search, bool one_explains, std::size_t keep) {
    constexpr std::size_t most_slips = 3;
    ListSlips one = find_list_slips(search, 1, keep);
    if (one_explains || !one.slips.empty()) return one;
    for (std::size_t count = 2; count <= most_slips; ++count) {
        ListSlips several = find_list_slips(search, count, keep);
        if (!several.slips.empty()) return several;
    }
    return one;
}

void search_kinds(Explanation& explanation, const Total& total, const Deal& deal, std::size_t keep) {
    const auto search = search_of(total);
    if (!search) return;
    const Stakes stakes(explanation.checked, deal);
    const Context context{total, stakes};
    const ScaleSlips scale = find_scale_slips(*search, keep);
    const DigitSlips digit = find_digit_slips(*search, deal.currency, keep);
    const ListSlips list = find_fewest_list_slips(*search, scale.at_word || digit.at_word, keep);
    explanation.kinds.push_back(scale_readings(context, scale));
    explanation.kinds.push_back(list_readings(context, list));
    explanation.kinds.push_back(digit_readings(context, digit, explanation.kinds.front()));
    explanation.searched = true;
}

/// Sets are bits of a word, and twice as many figures take a thousand times as long.
constexpr std::size_t most_figures = 40;

void search_total(Explanation& explanation, const std::vector<CheckedClaim>& claims, const Deal& deal,
                  const ReadingLimits& limits) {
    const auto total = total_of(explanation.checked, deal, claims);
    if (!total) return;
    explanation.gap = *explanation.checked.gap;
    for (const TotalPart& part : total->parts) {
        if (part.pinned) explanation.pinned.push_back(part.id);
    }
    const Number& place = explanation.checked.claim.that->figure.place;
    explanation.gap_divides_by_nine = divides_by_nine(explanation.gap, place);
    if (total->parts.size() > std::min(limits.figures, most_figures)) return;
    search_kinds(explanation, *total, deal, limits.readings_a_kind);
}

}  // namespace

Explanation explain_total(const CheckedClaim& checked, const std::vector<CheckedClaim>& claims, const Deal& deal,
                          const ReadingLimits& limits) {
    Explanation explanation;
    explanation.checked = checked;
    if (has_two_currencies(checked)) {
        if (auto kind = currency_readings(checked.claim, deal)) explanation.kinds.push_back(std::move(*kind));
        explanation.searched = !explanation.kinds.empty();
    }
    if (checked.verdict == Verdict::fails) search_total(explanation, claims, deal, limits);
    return explanation;
}

Explanation explain_total(const Claim& claim, const Deal& deal, const ReadingLimits& limits) {
    const CheckedClaim checked = check_claim(claim, deal);
    const bool fails = checked.verdict == Verdict::fails;
    return explain_total(checked, fails ? check_claims(deal) : std::vector<CheckedClaim>{}, deal, limits);
}

}  // namespace dealcalc
