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

/// FNV-1a.
class Numbering {
public:
    void add(std::string_view text) {
        for (const char c : text) add(static_cast<unsigned char>(c));
        add(0U);  // so that "ab" and "c" are not "a" and "bc"
    }
    std::uint64_t number() const { return number_; }

private:
    void add(unsigned byte) { number_ = (number_ ^ byte) * 0x100000001B3; }

    std::uint64_t number_ = 0xCBF29CE484222325;
};

SeenDeal seen(const Deal& deal) {
    SeenDeal seen{deal.id, number_of_investor(deal.investor)};
    if (!deal.announced) return seen;
    Numbering numbering;
    const DateRange& day = deal.announced->range;
    for (const std::string& text : {deal.investor, deal.company, to_text(day.first), to_text(day.last)}) {
        numbering.add(text);
    }
    seen.parties_and_day = numbering.number();
    return seen;
}

void note(Totals& totals, SeenDeal deal) {
    if (totals.seen.size() < Totals::most_seen) {
        totals.seen.push_back(std::move(deal));
    } else {
        totals.any_unseen = true;
    }
}

using Indices = std::vector<std::size_t>;

/// Deals with the same `key`, two or more, by their places; in the order of the first of each.
template <class Key>
std::vector<Indices> alike(const std::vector<SeenDeal>& deals, Key key) {
    Indices order;
    for (std::size_t i = 0; i < deals.size(); ++i) order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return key(deals[i]); });
    std::vector<Indices> groups;
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i + 1;
        while (end < order.size() && key(deals[order[end]]) == key(deals[order[i]])) ++end;
        if (end - i > 1) groups.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(end));
        i = end;
    }
    std::ranges::sort(groups);
    return groups;
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

std::uint64_t number_of_investor(std::string_view investor) {
    Numbering numbering;
    numbering.add(investor);
    return numbering.number();
}

std::vector<Lookalikes> repeated_deals(const Totals& totals) {
    std::vector<Lookalikes> repeated;
    const std::vector<SeenDeal>& deals = totals.seen;
    const auto id = [](const SeenDeal& deal) -> const std::string& { return deal.id; };
    for (const Indices& group : alike(deals, id)) {
        repeated.push_back({std::vector(group.size(), deals[group.front()].id), deals[group.front()].investor});
    }
    for (const Indices& group : alike(deals, [](const SeenDeal& deal) { return deal.parties_and_day; })) {
        if (deals[group.front()].parties_and_day == 0) continue;
        Lookalikes found{{}, deals[group.front()].investor};
        for (const std::size_t i : group) {
            if (std::ranges::find(found.ids, deals[i].id) == found.ids.end()) found.ids.push_back(deals[i].id);
        }
        if (found.ids.size() > 1) repeated.push_back(std::move(found));
    }
    return repeated;
}

void add_to(Totals& totals, const Deal& deal) {
    note(totals, seen(deal));
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
    for (const SeenDeal& deal : more.seen) note(totals, deal);
    totals.any_unseen = totals.any_unseen || more.any_unseen;
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
    portfolio.repeated = repeated_deals(totals);
    portfolio.totals = std::move(totals.by_investor);
    return portfolio;
}

}  // namespace dealcalc
