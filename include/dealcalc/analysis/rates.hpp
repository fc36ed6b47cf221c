#pragma once
// Rates of return of a series of cash flows: all of them, or the reason why there is none.
//
// A rate a year is a root r > -100 % of the sum of a_i (1+r)^(-t_i), where t_i is the time of flow i in years by a day
// count. A series that changes its sign more than once can have several such roots; none of them is *the* rate.
//
// How: with u = ln(1+r) the sum is one of exponentials. Outside of a finite interval one term outweighs all others.
// Inside, an interval is discarded where an enclosure of the sum leaves 0 out, holds one root or none where that of a
// derivative does (the signs at its ends say which), and is cut in two otherwise, down to 2^-40 (1e-12) in u. What is
// then still open is reported as not separated: two rates closer than that, or one where the sum touches 0.
//
// Certainty: every enclosure and every sign has a bound on its rounding errors included, in doubles and where these
// leave it open in 106 bits. The bounds take the exponential of the C library to be right within 4 units in the last
// place. Each rate comes as an interval at whose ends the sum has opposite signs.
//
// Units: rates are fractions a year (0.12 is 12 %), days and amounts as in cash_flow.hpp.
// Errors: none.
// Limits: time grows with the number of days; 100,000 days with a few rates take some tenths of a second to seconds.
// After 20,000 intervals what is left of the search is reported as not separated.
//
// Example:
//   // -1000, 2300 a year later, -1320 another year later: 10 % and 20 %
//   rates_of(flows, DayCount::act_365).rates.size();   // 2

#include <cstddef>
#include <optional>
#include <vector>

#include <dealcalc/analysis/day_count.hpp>
#include <dealcalc/base/range.hpp>
#include <dealcalc/model/cash_flow.hpp>

namespace dealcalc {

/// Rates above this say nothing: they are counted and not shown.
inline constexpr int largest_rate = 10'000;  // 1e6 %

struct Rate {
    /// Holds exactly one root. Its width is below 1e-12, or 1e-12 of 1 + rate if that is more; between rates that are
    /// within 1e-3 of each other it is what 106 bits tell.
    Range value{};
    Number face{};        // a value in it, to 15 decimals where one of these is
    double residual = 0;  // |sum| / sum of |a_i| (1+r)^(-t_i) in the middle, as an upper bound
    friend bool operator==(const Rate&, const Rate&) = default;
};

/// Where the search cannot tell how many roots there are. The number is odd (at least one) or even (perhaps none).
struct Unseparated {
    Range between{};
    bool odd = false;
    friend bool operator==(const Unseparated&, const Unseparated&) = default;
};

/// Why a series has no rate that means something.
enum class NoRate {
    no_flows,     // nothing moves
    one_sign,     // all flows have one sign
    one_day,      // all flows are on one day, or on two that the day count does not tell apart
    all_cancel,   // the flows of each day cancel, and so every rate would do
    none_exists,  // the sum is never 0
    too_large,    // every rate is above largest_rate
};

struct Rates {
    std::vector<Rate> rates{};              // rising
    std::vector<Unseparated> unseparated{};  // rising
    std::size_t too_large = 0;              // how many roots are above largest_rate
    std::optional<NoRate> reason{};         // exactly where the lists are empty
    std::size_t sign_changes = 0;           // of the flows by day: there are no more rates than these
    friend bool operator==(const Rates&, const Rates&) = default;
};

Rates rates_of(const std::vector<CashFlow>& flows, DayCount count);

}  // namespace dealcalc
