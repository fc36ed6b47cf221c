#pragma once
// Returns of a series of cash flows: what was paid, what came back, the multiple of the one over the other, and the
// rates a year at which the flows come to nothing.
//
// Units: money (or bare numbers), factors, fractions a year. Sums and multiples are exact; rates and present values
// need a power and are marked approximate, with extents that hold the exact value.
// Errors: Unknown with its reason in each answer.
//
// Example:
//   SeriesReturns returns = returns_of(flows, {DayCount::act_365, Number::fraction(12, 100)});
//   returns.multiple;   // 13/10

#include <optional>

#include <dealcalc/analysis/value.hpp>
#include <dealcalc/analysis/day_count.hpp>
#include <dealcalc/analysis/rates.hpp>
#include <dealcalc/model/cash_flow.hpp>

namespace dealcalc {

/// How returns are to be measured.
struct Measuring {
    DayCount count = DayCount::act_365;
    std::optional<Number> discount{};  // the rate of the present value, a fraction a year above -1
};

struct SeriesReturns {
    CashFlows series{};
    Measuring by{};
    Answer paid = Unknown{};      // the negative flows together, without the sign
    Answer received = Unknown{};  // the positive ones
    Answer net = Unknown{};       // received less paid
    Answer multiple = Unknown{};  // received / paid
    Answer present_value = Unknown{};  // on the day of the first flow, at by.discount
    Rates rates{};
    Number years{};               // from the first flow to the last
};

/// Precondition: there is a flow.
SeriesReturns returns_of(CashFlows series, const Measuring& by);

/// The sum of amounts[i] (1 + rate)^(-years[i]). Unknown: too_large past 10^260.
/// Precondition: as many years as amounts; rate > -1.
Answer present_value_of(const std::vector<Number>& years, const std::vector<Number>& amounts, const Number& rate,
                        const Unit& unit);

}  // namespace dealcalc
