#include <dealcalc/analysis/compare.hpp>

#include <algorithm>

#include <dealcalc/analysis/evaluate.hpp>

#include "analysis/matching.hpp"

namespace dealcalc {
namespace {

/// Enough that a reading which another report supports is among those that are looked at.
constexpr ReadingLimits compare_limits = {40, 200};

/// The exponent of a / b, if that is a power of ten; 0 where it is none or 1.
int exponent_of(const Number& a, const Number& b) {
    if (a.is_zero() || b.is_zero()) return 0;
    const Number ratio = a / b;
    const int exponent = first_place(ratio);
    return ratio == Number::power_of_ten(exponent) ? exponent : 0;
}

bool has_one_nominal(const std::optional<Reported>& reported) {
    return reported && reported->figure.hedge != Hedge::between;
}

std::optional<Factor> factor_of(const std::vector<std::optional<Reported>>& reported) {
    const auto first = std::find_if(reported.begin(), reported.end(), has_one_nominal);
    const auto differs = [first](const std::optional<Reported>& other) {
        return has_one_nominal(other) && other->figure.nominal != (*first)->figure.nominal;
    };
    const auto other = std::find_if(first, reported.end(), differs);
    if (other == reported.end() || !same_kind((*first)->figure.unit, (*other)->figure.unit)) return std::nullopt;
    const int exponent = exponent_of((*first)->figure.nominal, (*other)->figure.nominal);
    if (exponent == 0) return std::nullopt;
    return Factor{exponent, static_cast<std::size_t>(first - reported.begin()),
                  static_cast<std::size_t>(other - reported.begin())};
}

Agreement worst_of(const std::vector<std::optional<Reported>>& reported) {
    std::optional<Agreement> worst;
    for (std::size_t i = 0; i < reported.size(); ++i) {
        for (std::size_t j = i + 1; j < reported.size(); ++j) {
            if (!reported[i] || !reported[j]) continue;
            const Agreement agreement = agreement_of(*reported[i], *reported[j]);
            worst = worst ? std::max(*worst, agreement) : agreement;
        }
    }
    return worst.value_or(Agreement::only_in_one);
}

/// What one report says of a figure.
struct Said {
    std::string id;
    std::string label;
    std::string standing;
    std::optional<Reported> reported;
};

using SaidIn = std::vector<std::optional<Said>>;

void add_figure(std::vector<ComparedFigure>& figures, ComparedFigure::Kind kind, const SaidIn& said_in) {
    ComparedFigure figure;
    figure.kind = kind;
    bool is_reported = false;
    for (const auto& said : said_in) {
        const bool here = said && said->reported;
        if (here && !is_reported) {
            figure.id = said->id;
            figure.label = said->label;
        }
        is_reported = is_reported || here;
        figure.ids.push_back(here ? said->id : "");
        figure.standing.push_back(here ? said->standing : "");
        figure.reported.push_back(here ? said->reported : std::nullopt);
    }
    if (!is_reported) return;
    figure.agreement = worst_of(figure.reported);
    figure.factor = factor_of(figure.reported);
    figures.push_back(std::move(figure));
}

Said said_of(const Investment& i) { return {i.id, label_of(i), std::string(status_name(i.status)), i.amount}; }

Said said_of(const Commitment& c) { return {c.id, label_of(c), std::string(party_name(c.by)), c.amount}; }

Said duration_of(const Commitment& c) { return {c.id + ".over", label_of(c) + ", duration", "", c.over}; }

Said said_of(const Valuation& v) {
    return {v.id, label_of(v), v.basis == Basis::not_stated ? "" : std::string(basis_name(v.basis)), v.value};
}

Said said_of(const Claim& claim) { return {claim.id, label_of(claim), "", figure_of(claim)}; }

template <class Item, class SaidOf>
SaidIn said_in(const std::vector<Deal>& reports, std::vector<Item> Deal::* list, const Counterparts& group,
               SaidOf said) {
    SaidIn by_report(reports.size());
    for (std::size_t r = 0; r < reports.size(); ++r) {
        if (group[r]) by_report[r] = said((reports[r].*list)[*group[r]]);
    }
    return by_report;
}

std::vector<ComparedFigure> figures_of(const Matching& matching, const std::vector<Deal>& reports) {
    using Kind = ComparedFigure::Kind;
    const auto said = [](const auto& item) { return said_of(item); };
    std::vector<ComparedFigure> figures;
    for (const Counterparts& group : matching.investments) {
        add_figure(figures, Kind::investment, said_in(reports, &Deal::investments, group, said));
    }
    for (const Counterparts& group : matching.commitments) {
        add_figure(figures, Kind::commitment, said_in(reports, &Deal::commitments, group, said));
        add_figure(figures, Kind::duration, said_in(reports, &Deal::commitments, group, duration_of));
    }
    for (const Counterparts& group : matching.valuations) {
        add_figure(figures, Kind::valuation, said_in(reports, &Deal::valuations, group, said));
    }
    for (const Counterparts& group : matching.totals) {
        add_figure(figures, Kind::total, said_in(reports, &Deal::claims, group, said));
    }
    return figures;
}

std::optional<CheckedClaim> checked_in(const Matching& matching, const std::vector<Deal>& reports, std::size_t from,
                                       std::size_t to, const Claim& claim) {
    const auto formula = formula_in(matching, reports, from, to, claim.that->formula);
    if (!formula) return std::nullopt;
    Claim renamed = claim;
    renamed.that->formula = *formula;
    if (misfit(*renamed.that, reports[to])) return std::nullopt;
    return check_claim(renamed, reports[to]);
}

bool same_terms(const Formula& a, const Formula& b) {
    const auto some = terms_of(a);
    const auto others = terms_of(b);
    return some && others ? std::ranges::is_permutation(*some, *others) : same_formula(a, b);
}

/// Whether `claim` of report `to` says what `stated` says of an earlier one.
bool says_the_same(const Matching& matching, const std::vector<Deal>& reports, std::size_t to, const Claim& claim,
                   const ComparedClaim& stated) {
    const auto maker = std::find(stated.made_in.begin(), stated.made_in.end(), true);
    const auto from = static_cast<std::size_t>(maker - stated.made_in.begin());
    if (claim.that->figure != stated.claim.that->figure) return false;
    const auto formula = formula_in(matching, reports, from, to, stated.claim.that->formula);
    return formula && same_terms(*formula, claim.that->formula);
}

std::vector<ComparedClaim> claims_of(const Matching& matching, const std::vector<Deal>& reports) {
    std::vector<ComparedClaim> claims;
    for (std::size_t r = 0; r < reports.size(); ++r) {
        for (const Claim& claim : reports[r].claims) {
            if (!claim.that) continue;
            const auto stated = std::find_if(claims.begin(), claims.end(), [&](const ComparedClaim& earlier) {
                return says_the_same(matching, reports, r, claim, earlier);
            });
            if (stated != claims.end()) {
                stated->made_in[r] = true;
                continue;
            }
            ComparedClaim& made = claims.emplace_back(ComparedClaim{claim, std::vector<bool>(reports.size()), {}});
            made.made_in[r] = true;
            for (std::size_t to = 0; to < reports.size(); ++to) {
                made.checked.push_back(checked_in(matching, reports, r, to, claim));
            }
        }
    }
    return claims;
}

bool is_in(const Counterparts& group, std::size_t report) { return group[report].has_value(); }

bool is_in_two(const Counterparts& group) {
    return std::count_if(group.begin(), group.end(), [](const auto& index) { return index.has_value(); }) > 1;
}

std::vector<std::size_t> alone_in(const Matching& matching, std::size_t reports) {
    std::vector<std::size_t> alone;
    for (std::size_t r = 0; r < reports; ++r) {
        const auto shared = [r](const Counterparts& group) { return is_in(group, r) && is_in_two(group); };
        const auto any_shared = [&](const std::vector<Counterparts>& groups) {
            return std::any_of(groups.begin(), groups.end(), shared);
        };
        const bool shares = any_shared(matching.investments) || any_shared(matching.commitments) ||
                            any_shared(matching.valuations);
        if (!shares) alone.push_back(r);
    }
    return alone;
}

/// A side without its twin and its chance; a digit edit that scaling says too stands there.
std::vector<SupportedReading> supported_of(const Supporters& supporters, const Explanation& explanation) {
    std::vector<SupportedReading> supported;
    const auto add = [&](const Reading& reading, const ReadingSide& side) {
        std::vector<std::size_t> by = supporters.of(side);
        if (!by.empty()) supported.push_back({reading.kind, side, reading.by_rounding, std::move(by)});
    };
    for (const ReadingsOfKind& kind : explanation.kinds) {
        for (const Reading& reading : kind.readings) {
            if (reading.same_as_scale) continue;
            add(reading, reading.side);
            if (reading.twin) add(reading, *reading.twin);
        }
    }
    return supported;
}

std::vector<ComparedExplanation> failed_in(const Matching& matching, const std::vector<Deal>& reports) {
    std::vector<ComparedExplanation> failed;
    for (std::size_t r = 0; r < reports.size(); ++r) {
        for (const Claim& claim : reports[r].claims) {
            if (!is_stated_total(claim)) continue;
            Explanation explanation = explain_total(claim, reports[r], compare_limits);
            if (explanation.checked.verdict != Verdict::fails && !explanation.searched) continue;
            auto supported = supported_of(Supporters(matching, reports, r, claim), explanation);
            failed.push_back({r, std::move(explanation), std::move(supported)});
        }
    }
    return failed;
}

}  // namespace

Agreement agreement_of(const Reported& a, const Reported& b) {
    if (!same_kind(a.figure.unit, b.figure.unit)) return Agreement::unlike_units;
    const Extent first = extent_of(a);
    const Extent second = extent_of(b);
    if (first.word == second.word) return Agreement::equal;
    const Extent first_most = paid_in_full(a);
    const Extent second_most = paid_in_full(b);
    const bool first_is_bound = first_most != first;  // "up to" and the like
    const bool second_is_bound = second_most != second;
    if ((first_is_bound || second_is_bound) && first_most.word == second_most.word) return Agreement::equal_at_maximum;
    const bool by_maximum = first_is_bound && second_is_bound;
    const bool meet = by_maximum ? !apart(first_most.rounded, second_most.rounded)
                                 : !apart(first.rounded, second.rounded);
    return meet ? Agreement::compatible : Agreement::contradictory;
}

Comparison compare_reports(std::vector<Deal> reports) {
    const Matching matching = match_reports(reports);
    Comparison comparison;
    comparison.figures = figures_of(matching, reports);
    comparison.claims = claims_of(matching, reports);
    comparison.failed = failed_in(matching, reports);
    comparison.alone = alone_in(matching, reports.size());
    comparison.reports = std::move(reports);
    return comparison;
}

}  // namespace dealcalc
