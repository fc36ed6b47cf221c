#pragma once
// Totals: what many deals come to for each investor in each currency, by status. Sums of sums are sums: parts of a set of
// deals may be added up apart and then together.
//
// Units: money in the currency of each total; a deal in two currencies adds to two totals, each money to its own.
// Memory: one entry for each investor in each currency, whatever the number of deals.
// Errors: a sum that 128 bits cannot hold is Unknown with Reason::overflow, and stays so.
//
// Example (first deal):
//   Totals totals;
//   add_to(totals, deal);
//   std::get<Value>(exposure_of(totals.by_investor[0])).extent.word;   // [85e9, 285e9]

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <dealcalc/analysis/answer.hpp>
#include <dealcalc/base/range_sum.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

struct MoneyTotal {
    std::string investor{};  // empty: of all investors
    Currency currency{};
    std::size_t deals = 0;
    std::array<std::optional<RangeSum>, 3> by_status = {RangeSum{}, RangeSum{}, RangeSum{}};  // nothing: past 128 bits
};

struct Totals {
    std::vector<MoneyTotal> by_investor{};  // in order of first appearance
    std::map<std::string, std::size_t, std::less<>> index{};  // by investor and currency: the place in `by_investor`
};

/// Adds what each investment allows to be paid; of a contingent one anything from nothing.
void add_to(Totals& totals, const Deal& deal);
void add_to(Totals& totals, const Totals& more);

/// The sum over all investors in each currency, in order of first appearance.
std::vector<MoneyTotal> by_currency(const Totals& totals);

/// Unknown with Reason::overflow where 128 bits do not hold it.
Answer of_status(const MoneyTotal& total, Status status);
Answer committed_of(const MoneyTotal& total);
Answer exposure_of(const MoneyTotal& total);

}  // namespace dealcalc
