#include <dealcalc/analysis/summary.hpp>

#include <algorithm>
#include <utility>

#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/model/measures.hpp>

namespace dealcalc {
namespace {

bool is_power(const Commitment& commitment) { return commitment.amount.figure.unit.of == Dimension::power; }

void add_return(std::vector<ReturnLine>& lines, const Commitment& spend, const Deal& deal) {
    const auto add = [&](ReturnLine::Per per, const std::string& below) {
        const Formula formula = quotient_of(spend.id, below);
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

bool foots_at_word(const ReadingsOfKind& kind) {
    return !kind.readings.empty() && !kind.readings.front().by_rounding;
}

/// Those that foot at their word come first, whatever their kind. A digit that only says again what a power of ten says
/// is no second reading.
void keep_first(Explanation& explanation, std::size_t count) {
    std::stable_partition(explanation.kinds.begin(), explanation.kinds.end(), foots_at_word);
    for (ReadingsOfKind& kind : explanation.kinds) {
        std::erase_if(kind.readings, [](const Reading& reading) { return reading.same_as_scale; });
        const std::size_t kept = std::min(count, kind.readings.size());
        kind.more += kind.readings.size() - kept;
        kind.readings.resize(kept);
        count -= kept;
    }
}

/// A total that could be explained: found wanting, or left open by two currencies.
bool is_wanting(const Explanation& explanation) { return explanation.searched || !explanation.gap.is_zero(); }

std::vector<ExplainedClaim> first_readings(const std::vector<CheckedClaim>& claims, const Deal& deal) {
    std::vector<ExplainedClaim> wanting;
    for (const CheckedClaim& checked : claims) {
        ExplainedClaim explained{explain_total(checked, claims, deal)};
        if (!is_wanting(explained.explanation)) continue;
        keep_first(explained.explanation, readings_a_claim);
        explained.derivation = derive(checked.claim.that->formula, deal);
        for (const ReadingsOfKind& kind : explained.explanation.kinds) {
            explained.support.emplace_back(kind.readings.size());
        }
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
