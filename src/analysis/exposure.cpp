#include <dealcalc/analysis/exposure.hpp>

#include <algorithm>
#include <map>

#include <dealcalc/analysis/evaluate.hpp>

#include "analysis/inputs.hpp"

namespace dealcalc {
namespace {

using Ordered = std::vector<const Investment*>;

Ordered in_order_of_status(const std::vector<Investment>& investments) {
    Ordered ordered;
    ordered.reserve(investments.size());
    for (const Investment& investment : investments) ordered.push_back(&investment);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const Investment* a, const Investment* b) { return a->status < b->status; });
    return ordered;
}

/// The part of the maximum that this line's own maximum is.
Answer share_of(const Value& amount, const Answer& exposure, const std::string& id) try {
    if (const auto* unknown = std::get_if<Unknown>(&exposure)) return *unknown;
    const auto& whole = std::get<Value>(exposure).extent.word.high();
    const auto& part = amount.extent.word.high();
    // What has no end leaves the whole without one.
    if (!whole) return Unknown{Reason::unbounded, {part ? "exposure" : id}};
    if (whole->at.is_zero()) return Unknown{Reason::zero_denominator, {"exposure"}};
    const Range share = Range::only(part->at / whole->at);
    return Value{{share, share}, share.single(), {Dimension::percent}};
} catch (const Overflow&) {
    return Unknown{Reason::overflow};
}

bool is_about_exposure(const Claim& claim) {
    return claim.that && claim.that->formula.shape == Formula::Shape::sum && claim.that->formula.terms.size() == 1 &&
           claim.that->formula.terms.front().name == "exposure";
}

Answer sum(const Answer& a, const Answer& b) try {
    if (std::holds_alternative<Unknown>(a)) return a;
    if (std::holds_alternative<Unknown>(b)) return b;
    const Value& x = std::get<Value>(a);
    const Value& y = std::get<Value>(b);
    if (x.unit != y.unit) {
        return Unknown{Reason::two_currencies, {std::string(x.unit.currency.code()), std::string(y.unit.currency.code())}};
    }
    Value total{{x.extent.word + y.extent.word, x.extent.rounded + y.extent.rounded}, std::nullopt, x.unit};
    if (x.face && y.face) total.face = *x.face + *y.face;
    return total;
} catch (const Overflow&) {
    return Unknown{Reason::overflow};
}

/// What is paid of one investment: of a contingent one anything from nothing.
Value paid(const Investment& investment) {
    const Input input = paid_input(investment);
    return {input.extent, input.nominal, input.unit};
}

/// Exposure of the first lines, for each line one more. Two currencies stay two; a sum past 128 bits stays past them.
std::vector<Answer> running_totals(const Ordered& ordered) {
    std::vector<Answer> totals;
    totals.reserve(ordered.size());
    for (const Investment* investment : ordered) {
        const Value line = paid(*investment);
        totals.push_back(totals.empty() ? line : sum(totals.back(), line));
    }
    return totals;
}

/// The currency that a deal's money is summed in; nothing where its investments are in several.
std::optional<Currency> currency_of(const Portfolio::Row& row) {
    const auto* exposure = std::get_if<Value>(&row.exposure.exposure);
    if (!exposure) return std::nullopt;
    return exposure->unit.currency;
}

void add_to_totals(std::vector<Portfolio::Total>& totals, const Portfolio::Row& row) {
    const Currency currency = currency_of(row).value_or(row.deal.currency);
    for (Portfolio::Total& total : totals) {
        if (total.investor != row.deal.investor || total.currency != currency) continue;
        ++total.deals;
        total.committed = sum(total.committed, row.exposure.committed);
        total.contingent = sum(total.contingent, row.exposure.contingent);
        total.exposure = sum(total.exposure, row.exposure.exposure);
        return;
    }
    totals.push_back({row.deal.investor, currency, 1, row.exposure.committed, row.exposure.contingent,
                      row.exposure.exposure});
}

/// Rows by what makes them look like one deal: the id, and the parties with the day.
using Lookalikes = std::map<std::string, std::vector<std::string>>;

Lookalikes by_id(const std::vector<Portfolio::Row>& rows) {
    Lookalikes groups;
    for (const auto& row : rows) groups[row.deal.id].push_back(row.deal.id);
    return groups;
}

Lookalikes by_parties_and_day(const std::vector<Portfolio::Row>& rows) {
    Lookalikes groups;
    for (const auto& [deal, exposure] : rows) {
        if (!deal.announced) continue;
        const DateRange& day = deal.announced->range;
        const std::string key = deal.investor + '\n' + deal.company + '\n' + to_text(day.first) + to_text(day.last);
        std::vector<std::string>& ids = groups[key];
        if (std::find(ids.begin(), ids.end(), deal.id) == ids.end()) ids.push_back(deal.id);
    }
    return groups;
}

std::vector<std::vector<std::string>> repeated_deals(const std::vector<Portfolio::Row>& rows) {
    std::vector<std::vector<std::string>> repeated;
    for (const Lookalikes& groups : {by_id(rows), by_parties_and_day(rows)}) {
        for (const auto& [key, ids] : groups) {
            if (ids.size() > 1) repeated.push_back(ids);
        }
    }
    return repeated;
}

}  // namespace

Exposure exposure_of(const Deal& deal) {
    Exposure result;
    result.committed = evaluate("committed", deal);
    result.contingent = evaluate("contingent", deal);
    result.exposure = evaluate("exposure", deal);

    const Ordered ordered = in_order_of_status(deal.investments);
    std::vector<Answer> running = running_totals(ordered);
    result.lines.reserve(ordered.size());
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        const Investment& investment = *ordered[i];
        const Value amount = value_of(investment.amount);
        result.lines.push_back({investment, amount, share_of(amount, result.exposure, investment.id),
                                std::move(running[i])});
    }
    for (const Claim& claim : deal.claims) {
        if (is_about_exposure(claim)) result.stated.push_back(check_claim(claim, deal));
    }
    return result;
}

Portfolio portfolio_of(std::vector<Deal> deals) {
    Portfolio portfolio;
    for (Deal& deal : deals) {
        Exposure exposure = exposure_of(deal);
        portfolio.rows.push_back({std::move(deal), std::move(exposure)});
        add_to_totals(portfolio.totals, portfolio.rows.back());
    }
    portfolio.repeated = repeated_deals(portfolio.rows);
    return portfolio;
}

}  // namespace dealcalc
