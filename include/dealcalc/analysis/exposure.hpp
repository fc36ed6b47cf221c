#pragma once
// Exposure: what an investor has committed to a company and what it may come to.
//
// Units: money in the deal's currency; shares are fractions. Errors: Unknown with its reason in each answer.
//
// Example (first deal):
//   Exposure e = exposure_of(deal);
//   std::get<Value>(e.exposure).extent.word;   // [85e9, 285e9]
//   Totals totals;
//   add_to(totals, deal);
//   std::get<Value>(exposure_of(totals.by_investor[0])).extent.word;   // [85e9, 285e9]

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/analysis/value.hpp>
#include <dealcalc/analysis/check.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

struct ExposureLine {
    Investment investment;
    Value amount;     // as reported
    Answer share;     // its part of the maximum
    Answer running;   // exposure up to and including this line
};

struct Exposure {
    std::vector<ExposureLine> lines;   // prior, firm, contingent; in file order within each
    Answer committed = Unknown{};
    Answer contingent = Unknown{};
    Answer exposure = Unknown{};
    std::vector<CheckedClaim> stated;  // the claims about exposure, in file order
};

Exposure exposure_of(const Deal& deal);

// ---- several deals

/// What many deals come to for one investor in one currency, by status. A deal in two currencies adds to two totals,
/// each money to its own; one without investments adds to none.
struct MoneyTotal {
    std::string investor{};  // empty: of all investors
    Currency currency{};
    std::size_t deals = 0;   // those that are in it
    std::array<Sum, 3> by_status{};
};

/// A deal among many, by numbers that differ where what they stand for does.
struct SeenDeal {
    std::string id{};
    std::uint64_t investor = 0;
    std::uint64_t parties_and_day = 0;  // 0: the day of the announcement is not known
};

/// Memory: one entry for each investor in each currency, and one for each of the first `most_seen` deals, whatever
/// their number. Sums of sums are sums: parts of a set of deals may be added up apart and then together.
struct Totals {
    static constexpr std::size_t most_seen = 50'000;

    std::vector<MoneyTotal> by_investor{};  // in order of first appearance
    std::map<std::string, std::size_t, std::less<>> index{};  // by investor and currency: the place in `by_investor`
    std::vector<SeenDeal> seen{};
    bool any_unseen = false;  // there were more deals than are looked at
};

/// Adds what each investment allows to be paid; of a contingent one anything from nothing.
void add_to(Totals& totals, const Deal& deal);
void add_to(Totals& totals, const Totals& more);

/// Ids of deals that look like one (the same id, or the same parties on the same day), and so count more than once.
struct Lookalikes {
    std::vector<std::string> ids;
    std::uint64_t investor = 0;  // of the first
};
std::vector<Lookalikes> repeated_deals(const Totals& totals);
std::uint64_t number_of_investor(std::string_view investor);

/// The sum over all investors in each currency, in order of first appearance.
std::vector<MoneyTotal> by_currency(const Totals& totals);

/// Unknown with Reason::no_investments of no deal.
Answer of_status(const MoneyTotal& total, Status status);
Answer committed_of(const MoneyTotal& total);
Answer exposure_of(const MoneyTotal& total);

/// Several deals side by side, and what they come to for each investor in each currency.
struct Portfolio {
    struct Row {
        Deal deal;
        Exposure exposure;
    };
    std::vector<Row> rows;           // in the order given
    std::vector<MoneyTotal> totals;  // by investor, then currency, in order of first appearance
    std::vector<Lookalikes> repeated;
};

Portfolio portfolio_of(std::vector<Deal> deals);

}  // namespace dealcalc
