#include <dealcalc/analysis/summary.hpp>

#include <algorithm>
#include <utility>

#include <dealcalc/analysis/evaluate.hpp>

namespace dealcalc {
namespace {

Formula ratio_formula(std::string above, std::string below) {
    return {Formula::Shape::ratio, {Term{std::move(above)}, Term{std::move(below)}}};
}

bool is_spend(const Commitment& commitment) {
    return commitment.by == Party::company && commitment.amount.figure.unit.of == Dimension::money;
}

bool is_power(const Commitment& commitment) { return commitment.amount.figure.unit.of == Dimension::power; }

void add_return(std::vector<ReturnLine>& lines, const Commitment& spend, const Deal& deal) {
    const auto add = [&](ReturnLine::Per per, const std::string& below) {
        const Formula formula = ratio_formula(spend.id, below);
        lines.push_back({spend, per, formula, evaluate(formula, deal)});
    };
    add(ReturnLine::Per::exposure, "exposure");
    add(ReturnLine::Per::year, spend.id + ".over");
    for (const Commitment& c : deal.commitments) {
        if (is_power(c)) add(ReturnLine::Per::power, c.id);
    }
    if (lines.back().per != ReturnLine::Per::power) {
        lines.push_back({spend, ReturnLine::Per::power, {}, Unknown{Reason::no_power}});
    }
}

/// A digit that only says again what a power of ten says is no second reading.
void leave_out_repeats(ReadingsOfKind& kind, std::vector<ReadingSupport>& support) {
    for (std::size_t i = kind.readings.size(); i-- > 0;) {
        if (!kind.readings[i].same_as_scale) continue;
        kind.readings.erase(kind.readings.begin() + static_cast<std::ptrdiff_t>(i));
        support.erase(support.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

void keep_first(ExplainedClaim& explained, std::size_t count) {
    for (std::size_t k = 0; k < explained.support.size(); ++k) {
        ReadingsOfKind& kind = explained.explanation.kinds[k];
        leave_out_repeats(kind, explained.support[k]);
        const std::size_t kept = std::min(count, kind.readings.size());
        kind.more += kind.readings.size() - kept;
        kind.readings.resize(kept);
        explained.support[k].resize(kept);
        count -= kept;
    }
}

/// A total that could be explained: found wanting, or left open by two currencies.
bool is_wanting(const ExplainedClaim& explained) {
    return explained.explanation.searched || !explained.explanation.gap.is_zero();
}

std::vector<ExplainedClaim> first_readings(const std::vector<CheckedClaim>& claims, const Deal& deal) {
    std::vector<ExplainedClaim> wanting;
    for (const CheckedClaim& checked : claims) {
        ExplainedClaim explained = explain_claim(checked.claim, deal, {});
        if (!is_wanting(explained)) continue;
        keep_first(explained, readings_a_claim);
        wanting.push_back(std::move(explained));
    }
    return wanting;
}

}  // namespace

Summary summary_of(const Deal& deal) {
    Summary summary{exposure_of(deal), valuations_of(deal), {}, check_claims(deal), {}};
    for (const Commitment& c : deal.commitments) {
        if (is_spend(c)) add_return(summary.in_return, c, deal);
    }
    summary.readings = first_readings(summary.claims, deal);
    return summary;
}

}  // namespace dealcalc
