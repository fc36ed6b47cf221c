#pragma once
// The valuations of a deal in time: which came first, which last, and how far apart.
//
// Units: days, both ends of a date included.
// Errors: Unknown with its reason where the dates do not settle the order. A partial date is a range of days, so two
// valuations are in order only if every day of the one comes before every day of the other.
//
// Example (first deal):
//   auto ends = std::get<FirstAndLast>(first_and_last(deal));   // series_e, current

#include <variant>
#include <vector>

#include <dealcalc/analysis/answer.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// The valuations in date order, those without a date last, in file order. Points into `deal`.
std::vector<const Valuation*> by_date(const Deal& deal);

struct FirstAndLast {
    const Valuation* first;
    const Valuation* last;
};

/// The earliest and the latest dated valuation, of which `multiple` and `elapsed` speak. Points into `deal`.
std::variant<FirstAndLast, Unknown> first_and_last(const Deal& deal);

/// The latest valuation that is not pre-money, of which `stake` speaks. Points into `deal`.
std::variant<const Valuation*, Unknown> latest_post_money(const Deal& deal);

}  // namespace dealcalc
