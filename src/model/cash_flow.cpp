#include <dealcalc/model/cash_flow.hpp>

#include <algorithm>

namespace dealcalc {

void put_in_order(CashFlows& series) {
    if (std::ranges::is_sorted(series.flows, {}, &CashFlow::on)) return;
    std::ranges::stable_sort(series.flows, {}, &CashFlow::on);
    series.reordered = true;
}

}  // namespace dealcalc
