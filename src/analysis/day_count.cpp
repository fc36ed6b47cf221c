#include <dealcalc/analysis/day_count.hpp>

#include <algorithm>
#include <array>

#include "base/letters.hpp"

namespace dealcalc {
namespace {

using std::chrono::January;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::array every_day_count = {DayCount::act_365, DayCount::act_360, DayCount::thirty_e_360,
                                        DayCount::act_act};

std::int64_t days(Day from, Day to) { return (to - from).count(); }

Number thirty_e_360(const year_month_day& from, const year_month_day& to) {
    const auto day_of = [](const year_month_day& d) {
        return static_cast<std::int64_t>(std::min(static_cast<unsigned>(d.day()), 30U));
    };
    const auto month_of = [](const year_month_day& d) {
        return 12 * std::int64_t{static_cast<int>(d.year())} + static_cast<unsigned>(d.month());
    };
    return Number::fraction(30 * (month_of(to) - month_of(from)) + day_of(to) - day_of(from), 360);
}

/// Years from 1 January of the year 0, so that those between two days are a difference.
Number years_until(Day day) {
    const year y = year_month_day{day}.year();
    const Day start{y / January / 1};
    return Number(static_cast<int>(y)) + Number::fraction(days(start, day), y.is_leap() ? 366 : 365);
}

}  // namespace

std::string_view day_count_name(DayCount count) {
    switch (count) {
    case DayCount::act_360: return "act/360";
    case DayCount::thirty_e_360: return "30e/360";
    case DayCount::act_act: return "act/act";
    case DayCount::act_365: break;
    }
    return "act/365";
}

std::span<const DayCount> day_counts() { return every_day_count; }

std::optional<DayCount> find_day_count(std::string_view name) {
    const auto found = std::ranges::find_if(
        every_day_count, [name](DayCount count) { return equal_ignoring_case(day_count_name(count), name); });
    return found == every_day_count.end() ? std::nullopt : std::optional(*found);
}

Number years_between(DayCount count, Day from, Day to) {
    switch (count) {
    case DayCount::act_360: return Number::fraction(days(from, to), 360);
    case DayCount::thirty_e_360: return thirty_e_360(from, to);
    case DayCount::act_act: return years_until(to) - years_until(from);
    case DayCount::act_365: break;
    }
    return Number::fraction(days(from, to), 365);
}

}  // namespace dealcalc
