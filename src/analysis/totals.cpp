#include <dealcalc/analysis/totals.hpp>

#include <algorithm>

#include "analysis/inputs.hpp"

namespace dealcalc {
namespace {

std::optional<RangeSum>& of(MoneyTotal& total, Status status) {
    return total.by_status[static_cast<std::size_t>(status)];
}

template <class Addend>
void add(std::optional<RangeSum>& sum, const Addend& addend) try {
    if (sum) sum->add(addend);
} catch (const Overflow&) {
    sum.reset();
}

void add_paid(std::optional<RangeSum>& sum, const Investment& investment) try {
    const Figure& figure = investment.amount.figure;
    if (!is_common(investment.amount)) {
        add(sum, paid_input(investment).extent.word);
    } else if (sum) {
        const bool from_zero = figure.hedge == Hedge::up_to || investment.status == Status::contingent;
        sum->add(from_zero ? Number(0) : figure.nominal, figure.nominal);
    }
} catch (const Overflow&) {
    sum.reset();
}

MoneyTotal& total_for(Totals& totals, const std::string& investor, Currency currency) {
    std::string key(currency.code());
    key += investor;
    const auto [found, fresh] = totals.index.emplace(std::move(key), totals.by_investor.size());
    if (fresh) totals.by_investor.push_back({investor, currency});
    return totals.by_investor[found->second];
}

void add_total(MoneyTotal& to, const MoneyTotal& from) {
    to.deals += from.deals;
    for (std::size_t i = 0; i < to.by_status.size(); ++i) {
        if (from.by_status[i]) {
            add(to.by_status[i], *from.by_status[i]);
        } else {
            to.by_status[i].reset();
        }
    }
}

Answer sum_of(const MoneyTotal& total, std::initializer_list<Status> statuses) {
    std::optional<RangeSum> sum = RangeSum{};
    for (const Status status : statuses) {
        const auto& part = total.by_status[static_cast<std::size_t>(status)];
        if (!part) return Unknown{Reason::overflow};
        add(sum, *part);
    }
    if (!sum) return Unknown{Reason::overflow};
    const Range range = sum->range();
    return Value{{range, range}, range.single(), money(total.currency)};
}

}  // namespace

void add_to(Totals& totals, const Deal& deal) {
    std::vector<Currency> counted;
    const auto count = [&](MoneyTotal& total) {
        if (std::find(counted.begin(), counted.end(), total.currency) != counted.end()) return;
        counted.push_back(total.currency);
        ++total.deals;
    };
    if (deal.investments.empty()) count(total_for(totals, deal.investor, deal.currency));
    for (const Investment& investment : deal.investments) {
        MoneyTotal& total = total_for(totals, deal.investor, investment.amount.figure.unit.currency);
        count(total);
        add_paid(of(total, investment.status), investment);
    }
}

void add_to(Totals& totals, const Totals& more) {
    for (const MoneyTotal& total : more.by_investor) add_total(total_for(totals, total.investor, total.currency), total);
}

std::vector<MoneyTotal> by_currency(const Totals& totals) {
    std::vector<MoneyTotal> all;
    for (const MoneyTotal& total : totals.by_investor) {
        const auto same = [&](const MoneyTotal& known) { return known.currency == total.currency; };
        auto found = std::find_if(all.begin(), all.end(), same);
        if (found == all.end()) found = all.insert(all.end(), MoneyTotal{{}, total.currency});
        add_total(*found, total);
    }
    return all;
}

Answer of_status(const MoneyTotal& total, Status status) { return sum_of(total, {status}); }
Answer committed_of(const MoneyTotal& total) { return sum_of(total, {Status::prior, Status::firm}); }
Answer exposure_of(const MoneyTotal& total) { return sum_of(total, {Status::prior, Status::firm, Status::contingent}); }

}  // namespace dealcalc
