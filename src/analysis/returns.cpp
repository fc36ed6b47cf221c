#include <dealcalc/analysis/returns.hpp>

#include <cmath>
#include <utility>

#include "analysis/double_double.hpp"

namespace dealcalc {
namespace {

Number sum_of(const CashFlows& series, bool of_negative) {
    Number sum;
    for (const CashFlow& flow : series.flows) {
        if (flow.amount.is_negative() == of_negative) sum = sum + flow.amount;
    }
    return sum;
}

void add_sums(SeriesReturns& returns) {
    const CashFlows& series = returns.series;
    const Number paid = -sum_of(series, true);
    const Number received = sum_of(series, false);
    returns.paid = exactly(paid, series.unit);
    returns.received = exactly(received, series.unit);
    returns.net = exactly(received - paid, series.unit);
    returns.multiple = Unknown{Reason::nothing_paid};
    if (!paid.is_zero()) returns.multiple = exactly(received / paid, {Dimension::times});
}

Answer present_value_of(const CashFlows& series, DayCount count, const Number& rate) {
    std::vector<Number> years, amounts;
    for (const CashFlow& flow : series.flows) {
        years.push_back(years_between(count, series.flows.front().on, flow.on));
        amounts.push_back(flow.amount);
    }
    return present_value_of(years, amounts, rate, series.unit);
}

}  // namespace

Answer present_value_of(const std::vector<Number>& years, const std::vector<Number>& amounts, const Number& rate,
                        const Unit& unit) {
    constexpr double largest = 1e260;
    const DoubleDouble log = logarithm(to_double_double(Number(1) + rate));
    DoubleDouble sum;
    double error = 0;
    for (std::size_t i = 0; i < years.size(); ++i) {
        const DoubleDouble exponent = -(to_double_double(years[i]) * log);
        if (exponent.high > 598) return Unknown{Reason::too_large};  // ln(largest)
        const DoubleDouble part = to_double_double(amounts[i]) * exponential(exponent);
        sum = sum + part;
        // Far above what double_double.hpp promises for each step.
        error += std::abs(part.high) * (1 + std::abs(exponent.high)) * 0x1p-85;
    }
    error += static_cast<double>(years.size()) * error * 0x1p-15 + 1e-30;
    if (!(std::abs(sum.high) < largest && error < largest)) return Unknown{Reason::too_large};
    const Range range = Range::between(number_below(sum + DoubleDouble{-error, 0}),
                                       number_above(sum + DoubleDouble{error, 0}));
    const Number face = (range.low()->at + range.high()->at) / Number(2);
    return Value{{range, range}, face, unit, true};
}

SeriesReturns returns_of(CashFlows series, const Measuring& by) {
    SeriesReturns returns{std::move(series), by};
    const std::vector<CashFlow>& flows = returns.series.flows;
    returns.years = years_between(by.count, flows.front().on, flows.back().on);
    add_sums(returns);
    returns.rates = rates_of(flows, by.count);
    if (by.discount) returns.present_value = present_value_of(returns.series, by.count, *by.discount);
    return returns;
}

}  // namespace dealcalc
