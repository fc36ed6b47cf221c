#pragma once
// Series of cash flows for tests: days and amounts as text.
//
//   rates_of(flows({{"2021-01-01", "-1000"}, {"2022-01-01", "1100"}}), DayCount::act_365);

#include <string>
#include <utility>
#include <vector>

#include <dealcalc/model/cash_flow.hpp>

namespace test {

using namespace dealcalc;

inline Day day(const std::string& text) { return std::get<DateRange>(parse_date(text)).first; }

inline Number number(std::string text) {
    const bool minus = text.starts_with('-');
    if (minus) text.erase(0, 1);
    const Number size = number_from_digits(text).value();
    return minus ? -size : size;
}

inline std::vector<CashFlow> flows(const std::vector<std::pair<std::string, std::string>>& list) {
    std::vector<CashFlow> made;
    for (const auto& [on, amount] : list) made.push_back({day(on), number(amount), ""});
    return made;
}

/// One flow every 365 days from 2021-01-01, so that years are whole by act/365.
inline std::vector<CashFlow> yearly(const std::vector<std::string>& amounts) {
    std::vector<CashFlow> made;
    Day on = day("2021-01-01");
    for (const std::string& amount : amounts) {
        made.push_back({on, number(amount), ""});
        on += std::chrono::days{365};
    }
    return made;
}

}  // namespace test
