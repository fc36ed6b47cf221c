#pragma once
// Exposure: what an investor has committed to a company and what it may come to.
//
// Units: money in the deal's currency; shares are fractions. Errors: Unknown with its reason in each answer.
//
// Example (first deal):
//   Exposure e = exposure_of(deal);
//   std::get<Value>(e.exposure).extent.word;   // [85e9, 285e9]

#include <string>
#include <vector>

#include <dealcalc/analysis/answer.hpp>
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

/// Several deals side by side, and what they come to for each investor in each currency.
struct Portfolio {
    struct Row {
        Deal deal;
        Exposure exposure;
    };
    struct Total {
        std::string investor;
        Currency currency;
        std::size_t deals = 0;
        Answer committed = Unknown{};
        Answer contingent = Unknown{};
        Answer exposure = Unknown{};
    };
    std::vector<Row> rows;                  // in the order given
    std::vector<Total> totals;              // by investor, then currency, in order of first appearance
    /// Ids of rows that look like one deal (the same id, or the same parties on the same day), and so count more than once.
    std::vector<std::vector<std::string>> repeated;
};

Portfolio portfolio_of(std::vector<Deal> deals);

}  // namespace dealcalc
