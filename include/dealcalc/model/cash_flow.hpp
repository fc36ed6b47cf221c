#pragma once
// Cash flows: money on days, as one investor pays and receives it.
//
// Units: amounts in the unit of the series, positive where the investor receives and negative where it pays. Days are
// single days: a payment in "2026-04" is no cash flow yet.
//
// Example:
//   CashFlows flows = std::move(*read_cash_flows_file("flows.csv").flows);
//   for (const CashFlow& flow : flows.flows) use(flow.on, flow.amount);

#include <string>
#include <vector>

#include <dealcalc/base/date.hpp>
#include <dealcalc/base/rational.hpp>
#include <dealcalc/base/unit.hpp>

namespace dealcalc {

struct CashFlow {
    Day on{};
    Number amount{};
    std::string label{};  // what it was; may be empty
    friend bool operator==(const CashFlow&, const CashFlow&) = default;
};

/// A series, in the order of its days; flows of one day stand as they were given.
struct CashFlows {
    std::string id{};    // its name in the file; may be empty
    std::string file{};  // as the user named it; for messages
    Unit unit{};         // of every amount: money, or a bare number
    std::vector<CashFlow> flows{};
    bool reordered = false;  // they stood in another order
    /// Of a CSV file, that were not read; those that start with x- are left out.
    std::vector<std::string> other_columns{};
    friend bool operator==(const CashFlows&, const CashFlows&) = default;
};

/// Orders the flows by day and notes whether they had to be moved.
void put_in_order(CashFlows& flows);

}  // namespace dealcalc
