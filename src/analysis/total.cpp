#include "analysis/total.hpp"

#include <set>
#include <string_view>

#include "analysis/inputs.hpp"

namespace dealcalc {
namespace {

/// What a claim about a maximum takes from an input, or what any other claim does, by the sign of its weight.
const Extent& relevant(const Input& input, bool of_maximum, bool minus) {
    if (!of_maximum) return input.extent;
    return minus ? input.least : input.most;
}

Contribution contribution_of(const Input& input, const Number& weight, bool of_maximum) {
    return Contribution{relevant(input, of_maximum, weight.is_negative()), input.nominal} * weight;
}

/// The figure of this name as the deal reports it, and how another figure would enter the formula in its place.
struct Reporting {
    Reported reported;
    std::function<Input(const Reported&)> input_if;
};

std::optional<Reporting> reporting_of(const Input& input, const Deal& deal) {
    if (const Investment* investment = find_id(deal.investments, input.name)) {
        const Input paid = paid_input(*investment);
        const bool is_paid = paid.extent == input.extent && paid.least == input.least;
        return Reporting{investment->amount, [investment, is_paid](const Reported& other) {
                             Investment changed = *investment;
                             changed.amount = other;
                             return is_paid ? paid_input(changed) : figure_input(changed.id, other);
                         }};
    }
    const Commitment* commitment = find_id(deal.commitments, input.name);
    const Valuation* valuation = find_id(deal.valuations, input.name);
    if (!commitment && !valuation) return std::nullopt;  // a duration or the time between two dates
    return Reporting{commitment ? commitment->amount : valuation->value,
                     [name = input.name](const Reported& other) { return figure_input(name, other); }};
}

/// Whether a holding claim with this figure leaves its inputs no room: it says both ends.
bool says_both_ends(const CheckedClaim& checked) {
    const Hedge hedge = checked.claim.that->figure.hedge;
    const bool open = hedge == Hedge::at_most || hedge == Hedge::under || hedge == Hedge::more_than ||
                      hedge == Hedge::at_least || hedge == Hedge::up_to || hedge == Hedge::up_to_about;
    return !open || checked.of_maximum;
}

std::set<std::string_view> pinned_names(const Claim& failed, const std::vector<CheckedClaim>& claims) {
    std::set<std::string_view> names;
    for (const CheckedClaim& checked : claims) {
        if (checked.claim.id == failed.id) continue;
        const bool holds = checked.verdict == Verdict::holds || checked.verdict == Verdict::holds_by_rounding;
        if (!holds || !says_both_ends(checked)) continue;
        for (const Part& part : checked.parts) names.insert(part.name);
    }
    return names;
}

}  // namespace

Contribution operator*(const Contribution& contribution, const Number& factor) {
    Contribution product{{contribution.extent.word * factor, contribution.extent.rounded * factor}, std::nullopt};
    if (contribution.nominal) product.nominal = *contribution.nominal * factor;
    return product;
}

Contribution operator+(const Contribution& a, const Contribution& b) {
    Contribution sum{{a.extent.word + b.extent.word, a.extent.rounded + b.extent.rounded}, std::nullopt};
    if (a.nominal && b.nominal) sum.nominal = *a.nominal + *b.nominal;
    return sum;
}

Contribution sum_of(const std::vector<Contribution>& contributions) {
    Contribution sum{{}, Number(0)};
    for (const Contribution& adds : contributions) sum = sum + adds;
    return sum;
}

std::optional<Total> total_of(const CheckedClaim& checked, const Deal& deal,
                              const std::vector<CheckedClaim>& claims) {
    const Claim& claim = checked.claim;
    const auto expression = expression_of(claim.that->formula, deal);
    const auto* sum = std::get_if<Expression>(&expression);
    if (!sum || sum->is_ratio) return std::nullopt;

    Total total;
    total.id = claim.id;
    total.unit = sum->unit;
    total.reported = {claim.that->figure_text, claim.that->figure, {}};
    const bool of_maximum = checked.of_maximum;
    total.claimed_if = [of_maximum](const Reported& reported) {
        return contribution_of(figure_input("", reported), 1, of_maximum);
    };
    total.claimed = total.claimed_if(total.reported);

    const std::set<std::string_view> pinned = pinned_names(claim, claims);
    for (const Input& input : sum->inputs) {
        auto reporting = reporting_of(input, deal);
        if (!reporting) return std::nullopt;
        TotalPart part;
        part.id = input.name;
        part.reported = std::move(reporting->reported);
        part.adds = contribution_of(input, input.over, of_maximum);
        part.pinned = pinned.contains(input.name);
        part.adds_if = [input_if = std::move(reporting->input_if), weight = input.over,
                        of_maximum](const Reported& other) {
            return contribution_of(input_if(other), weight, of_maximum);
        };
        part.is_zero = part.adds.extent.word == Range();
        total.parts.push_back(std::move(part));
    }
    return total;
}

}  // namespace dealcalc
