#include <algorithm>
#include <utility>

#include "report/cells.hpp"
#include "report/charts.hpp"
#include "report/claim_cards.hpp"

namespace dealcalc {
namespace {

chart::StripCell cell_of(const CheckedClaim& checked) {
    const Claim& claim = checked.claim;
    return {checked.verdict, claim.id, claim.that ? claim.that->text : label_of(claim), reason_of(checked)};
}

void add_claims(chart::Strip& strip, const CheckedDeal& checked) {
    for (const CheckedClaim& claim : checked.claims) {
        chart::StripCell cell = cell_of(claim);
        std::string label = cell.says;
        strip.rows.push_back({std::move(label), {std::move(cell)}});
    }
}

void add_deal(chart::Strip& strip, const CheckedDeal& checked) {
    chart::StripRow row{name_of(checked.deal), {}};
    for (const CheckedClaim& claim : checked.claims) row.cells.push_back(cell_of(claim));
    if (row.cells.empty()) row.label += ": no claims";
    strip.rows.push_back(std::move(row));
}

}  // namespace

Chart claims_chart(const std::vector<CheckedDeal>& deals) {
    chart::Strip strip;
    strip.layout = deals.size() == 1 ? chart::Strip::Layout::claims : chart::Strip::Layout::deals;
    for (const CheckedDeal& checked : deals) {
        deals.size() == 1 ? add_claims(strip, checked) : add_deal(strip, checked);
    }
    for (const VerdictCount& count : counts_of(deals)) {
        if (count.number > 0) strip.counts.emplace_back(count.verdict, count.words);
    }
    return {"claims", strip.counts.empty() ? "No claims" : "Claims", {}, std::move(strip)};
}

}  // namespace dealcalc
