#include <dealcalc/analysis/exposure.hpp>

#include <algorithm>
#include <initializer_list>

#include <dealcalc/analysis/evaluate.hpp>

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
Answer share_of(const Value& amount, const Answer& exposure, const std::string& id) {
    if (const auto* unknown = std::get_if<Unknown>(&exposure)) return *unknown;
    const auto& whole = std::get<Value>(exposure).extent.word.high();
    const auto& part = amount.extent.word.high();
    // What has no end leaves the whole without one.
    if (!whole) return Unknown{Reason::unbounded, {part ? "exposure" : id}};
    const Answer share = exactly(part->at, amount.unit) / exactly(whole->at, amount.unit);
    return in_unit(about(share, {"exposure"}), {Dimension::percent});
}

bool is_about_exposure(const Claim& claim) {
    const std::string* name = claim.that ? only_name(claim.that->formula) : nullptr;
    return name && *name == "exposure";
}

/// Exposure of the first lines, for each line one more. Two currencies stay two.
std::vector<Answer> running_totals(const Ordered& ordered) {
    std::vector<Answer> totals;
    totals.reserve(ordered.size());
    for (const Investment* investment : ordered) {
        const Value line = paid_of(*investment);
        totals.push_back(totals.empty() ? line : totals.back() + line);
    }
    return totals;
}

// ---- several deals

Sum& of(MoneyTotal& total, Status status) { return total.by_status[static_cast<std::size_t>(status)]; }

MoneyTotal& total_for(Totals& totals, const std::string& investor, Currency currency) {
    std::string key(currency.code());
    key += investor;
    const auto [found, fresh] = totals.index.emplace(std::move(key), totals.by_investor.size());
    if (fresh) totals.by_investor.push_back({investor, currency});
    return totals.by_investor[found->second];
}

void add_total(MoneyTotal& to, const MoneyTotal& from) {
    to.deals += from.deals;
    for (std::size_t i = 0; i < to.by_status.size(); ++i) to.by_status[i].add(from.by_status[i]);
}

Answer sum_of(const MoneyTotal& total, std::initializer_list<Status> statuses) {
    if (total.deals == 0) return Unknown{Reason::no_investments};
    Sum sum;
    for (const Status status : statuses) sum.add(total.by_status[static_cast<std::size_t>(status)]);
    return sum.value(money(total.currency));
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

void add_to(Totals& totals, const Deal& deal) {
    std::vector<Currency> counted;
    if (deal.investments.empty()) total_for(totals, deal.investor, deal.currency);
    for (const Investment& investment : deal.investments) {
        MoneyTotal& total = total_for(totals, deal.investor, investment.amount.figure.unit.currency);
        if (std::ranges::find(counted, total.currency) == counted.end()) {
            counted.push_back(total.currency);
            ++total.deals;
        }
        of(total, investment.status).add(paid_of(investment));
    }
}

void add_to(Totals& totals, const Totals& more) {
    for (const MoneyTotal& total : more.by_investor) {
        add_total(total_for(totals, total.investor, total.currency), total);
    }
}

std::vector<MoneyTotal> by_currency(const Totals& totals) {
    std::vector<MoneyTotal> all;
    for (const MoneyTotal& total : totals.by_investor) {
        auto found = std::ranges::find(all, total.currency, &MoneyTotal::currency);
        if (found == all.end()) found = all.insert(all.end(), MoneyTotal{{}, total.currency});
        add_total(*found, total);
    }
    return all;
}

Answer of_status(const MoneyTotal& total, Status status) { return sum_of(total, {status}); }
Answer committed_of(const MoneyTotal& total) { return sum_of(total, {Status::prior, Status::firm}); }
Answer exposure_of(const MoneyTotal& total) { return sum_of(total, {Status::prior, Status::firm, Status::contingent}); }

Portfolio portfolio_of(std::vector<Deal> deals) {
    Portfolio portfolio;
    Totals totals;
    for (Deal& deal : deals) {
        add_to(totals, deal);
        Exposure exposure = exposure_of(deal);
        portfolio.rows.push_back({std::move(deal), std::move(exposure)});
    }
    portfolio.totals = std::move(totals.by_investor);
    portfolio.repeated = repeated_deals(portfolio.rows);
    return portfolio;
}

}  // namespace dealcalc
