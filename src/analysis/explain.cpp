#include <dealcalc/analysis/explain.hpp>

#include <dealcalc/analysis/compare.hpp>

namespace dealcalc {
namespace {

std::vector<std::string> supporters(const ReadingSide& side, const Claim& claim, const Deal& deal,
                                    const std::vector<Deal>& reports) {
    std::vector<std::string> ids;
    for (const Deal& report : reports) {
        if (supports(report, side, claim, deal)) ids.push_back(report.id);
    }
    return ids;
}

}  // namespace

ExplainedClaim explain_claim(const Claim& claim, const Deal& deal, const std::vector<Deal>& other_reports) {
    ExplainedClaim explained{explain_total(claim, deal)};
    if (claim.that) explained.derivation = derive(claim.that->formula, deal);
    for (const ReadingsOfKind& kind : explained.explanation.kinds) {
        std::vector<ReadingSupport> support;
        for (const Reading& reading : kind.readings) {
            ReadingSupport by{supporters(reading.side, claim, deal, other_reports)};
            if (reading.twin) by.twin = supporters(*reading.twin, claim, deal, other_reports);
            support.push_back(std::move(by));
        }
        explained.support.push_back(std::move(support));
    }
    return explained;
}

}  // namespace dealcalc
