#pragma once
// The measures of a deal that stand beside those of other deals.
//
// Units: committed, contingent and exposure in money, multiple a factor, stake a fraction. Errors: Unknown with its reason.
//
// Example (first deal):
//   std::get<Value>(measures_of(deal).exposure).extent.word;   // [85e9, 285e9]

#include <dealcalc/analysis/answer.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

struct Measures {
    Answer committed = Unknown{};
    Answer contingent = Unknown{};
    Answer exposure = Unknown{};
    Answer multiple = Unknown{};
    Answer stake = Unknown{};
};

Measures measures_of(const Deal& deal);

}  // namespace dealcalc
