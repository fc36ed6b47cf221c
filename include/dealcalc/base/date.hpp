#pragma once
// Dates as reported: a day, a month, a quarter, a year, or a span of these. A partial date is a range of days.
//
// Range: years 1000 to 9999 of the Gregorian calendar. No clock and no time zone is ever asked.
// Errors: parse_date returns a Misread that marks the part that is wrong; impossible dates are named as such.
//
// Example:
//   auto early_2025 = std::get<DateRange>(parse_date("2025-01..2025-04"));   // 1 January to 30 April
//   elapsed_days(early_2025, april_2026);                                    // [336, 484]
//   elapsed_months(early_2025, april_2026);                                  // [11 2/31, 15 29/30]

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <dealcalc/base/misread.hpp>
#include <dealcalc/base/range.hpp>

namespace dealcalc {

using Day = std::chrono::sys_days;

/// From `first` to `last`, both included; first <= last.
struct DateRange {
    Day first{};
    Day last{};
    friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// "2026-04-20", "2026-04", "2026-Q2", "2026", or two of these as "a..b".
Parsed<DateRange> parse_date(std::string_view text);

/// The same into `range`: nothing, or why the text was not read. What `range` holds then is of no use.
std::optional<Misread> read_date(std::string_view text, DateRange& range);

/// "2026-04-20".
std::string to_text(Day day);

/// Days from `earlier` to `later`, over every pair of days that the two allow: low is later.first - earlier.last.
/// Negative where `later` may come first.
Range elapsed_days(const DateRange& earlier, const DateRange& later);

/// The same by the calendar: whole months, in which a day that a month lacks is its last, and then the days that are
/// left over those to the next. From 2024-10-20 to 2026-04-20 are 18, from 31 January to 28 February 1.
Range elapsed_months(const DateRange& earlier, const DateRange& later);

}  // namespace dealcalc
