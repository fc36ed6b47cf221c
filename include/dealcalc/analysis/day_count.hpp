#pragma once
// Day counts: how many years lie between two days. Exact fractions; what a rate a year is a rate of.
//
// Rules: ISDA 2006 definitions, section 4.16, as they are named there:
//   act/365   (d) Actual/365 (Fixed): days / 365. The rule of XIRR, and the one used where none is named
//   act/360   (e) Actual/360: days / 360
//   30e/360   (g) 30E/360 (Eurobond): every month has 30 days; a 31st is a 30th, and the end of February stays as it is
//   act/act   (b) Actual/Actual (ISDA): days in leap years / 366 + days in other years / 365
//
// Example:
//   years_between(DayCount::act_act, 2003-11-01, 2004-05-01);   // 61/365 + 121/366

#include <optional>
#include <span>
#include <string_view>

#include <dealcalc/base/date.hpp>
#include <dealcalc/base/rational.hpp>

namespace dealcalc {

enum class DayCount { act_365, act_360, thirty_e_360, act_act };

/// "act/365", "act/360", "30e/360", "act/act".
std::string_view day_count_name(DayCount count);
std::span<const DayCount> day_counts();
/// By its name; letters ignoring case.
std::optional<DayCount> find_day_count(std::string_view name);

/// Years from `from` to `to`; negative where `to` is the earlier. Never falls as `to` moves on.
Number years_between(DayCount count, Day from, Day to);

}  // namespace dealcalc
