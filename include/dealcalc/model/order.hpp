#pragma once
// Order: what the `after` of investments says, and what is wrong with it. The reader of files and the command line ask
// the same questions here.
//
// Errors: none; every fault is in the answer. The cost grows linearly with the entries, and a chain may have 10,000
// links.
//
// Example:
//   for (const OrderFault& fault : order_faults(deal.investments)) say(message_for(fault, deal.investments));

#include <cstddef>
#include <string>
#include <vector>

#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// investments[investment].after[entry]
struct AfterEntry {
    std::size_t investment = 0;
    std::size_t entry = 0;
    friend bool operator==(const AfterEntry&, const AfterEntry&) = default;
};

struct OrderFault {
    enum class What {
        unknown,   // no investment has the id
        itself,    // an investment comes after itself
        repeated,  // the id stands before in the same list
        circle,    // investments wait for each other
    };
    What what = What::unknown;
    AfterEntry at{};
    std::vector<AfterEntry> circle{};  // every entry of the circle, `at` last
    friend bool operator==(const OrderFault&, const OrderFault&) = default;
};

/// Every fault: first what is wrong with single entries, in the order of the investments, then circles. Faulty entries
/// are not followed.
std::vector<OrderFault> order_faults(const std::vector<Investment>& investments);

/// "no investment has the id "frist"", "investments wait for each other: a after b after a".
std::string message_for(const OrderFault& fault, const std::vector<Investment>& investments);

/// The way out: "did you mean "first"?". Of an unknown id it looks at every id.
std::string help_for(const OrderFault& fault, const std::vector<Investment>& investments);

}  // namespace dealcalc
