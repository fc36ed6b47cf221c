// Years between days. The act/act examples, and the sums of days they give, are those of ISDA, "EMU and market
// conventions: recent developments" (1998), for the rule that it calls Actual/Actual (ISDA).

#include <dealcalc/analysis/day_count.hpp>

#include <random>

#include "support/catch.hpp"
#include "support/flows.hpp"

using namespace test;

namespace {

std::string years(DayCount count, const std::string& from, const std::string& to) {
    return to_text(years_between(count, day(from), day(to)));
}

std::string sum(std::int64_t days_of_365, std::int64_t days_of_366) {
    return to_text(Number::fraction(days_of_365, 365) + Number::fraction(days_of_366, 366));
}

}  // namespace

TEST_CASE("act act is as in the examples that ISDA published") {
    const DayCount rule = DayCount::act_act;
    CHECK(years(rule, "2003-11-01", "2004-05-01") == sum(61, 121));
    CHECK(years(rule, "1999-02-01", "1999-07-01") == sum(150, 0));
    CHECK(years(rule, "1999-07-01", "2000-07-01") == sum(184, 182));
    CHECK(years(rule, "2002-08-15", "2003-07-15") == sum(334, 0));
    CHECK(years(rule, "2003-07-15", "2004-01-15") == sum(170, 14));
    CHECK(years(rule, "1999-07-30", "2000-01-30") == sum(155, 29));
    CHECK(years(rule, "2000-01-30", "2000-06-30") == sum(0, 152));
    CHECK(years(rule, "1999-11-30", "2000-04-30") == sum(32, 120));
}

TEST_CASE("29 February is a day of a leap year") {
    // 2024 has one, 2023 has none: from 28 February to 1 March are two days or one.
    CHECK(years(DayCount::act_365, "2024-02-28", "2024-03-01") == "2/365");
    CHECK(years(DayCount::act_365, "2023-02-28", "2023-03-01") == "1/365");
    CHECK(years(DayCount::act_360, "2024-02-28", "2024-03-01") == "1/180");
    CHECK(years(DayCount::act_act, "2024-02-28", "2024-03-01") == "1/183");
    CHECK(years(DayCount::act_act, "2024-02-29", "2025-02-28") == sum(58, 307));
    CHECK(years(DayCount::act_365, "2024-02-29", "2025-02-28") == "1");
    // A century is a leap year only every fourth time.
    CHECK(years(DayCount::act_365, "1900-02-28", "1900-03-01") == "1/365");
    CHECK(years(DayCount::act_365, "2000-02-28", "2000-03-01") == "2/365");
}

TEST_CASE("30e 360 takes a 31st for a 30th and leaves the end of February alone") {
    const DayCount rule = DayCount::thirty_e_360;
    CHECK(years(rule, "2024-01-30", "2024-01-31") == "0");
    CHECK(years(rule, "2024-01-31", "2024-02-29") == "29/360");
    CHECK(years(rule, "2023-01-31", "2023-02-28") == "7/90");
    CHECK(years(rule, "2023-02-28", "2023-03-31") == "4/45");  // 30 - 28 + 30
    CHECK(years(rule, "2024-02-29", "2024-03-01") == "1/180");
    CHECK(years(rule, "2024-05-31", "2024-08-31") == "0.25");
    CHECK(years(rule, "2023-12-31", "2024-12-31") == "1");
}

TEST_CASE("a year by each rule") {
    CHECK(years(DayCount::act_365, "2023-01-01", "2024-01-01") == "1");
    CHECK(years(DayCount::act_365, "2024-01-01", "2025-01-01") == "366/365");
    CHECK(years(DayCount::act_360, "2023-01-01", "2024-01-01") == "73/72");
    CHECK(years(DayCount::thirty_e_360, "2024-01-01", "2025-01-01") == "1");
    CHECK(years(DayCount::act_act, "2024-01-01", "2025-01-01") == "1");
    CHECK(years(DayCount::act_act, "2023-07-01", "2024-07-01") == sum(184, 182));
}

TEST_CASE("years never fall as the later day moves on and are the same backwards") {
    constexpr std::uint32_t seed = 20260420;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 2000; ++i) {
        const Day from = day("1996-01-01") + std::chrono::days{random() % 4000};
        const Day to = from + std::chrono::days{random() % 2000};
        for (const DayCount count : day_counts()) {
            INFO(day_count_name(count) << " from " << to_text(from) << " to " << to_text(to));
            const Number here = years_between(count, from, to);
            CHECK(here <= years_between(count, from, to + std::chrono::days{1}));
            CHECK(here == -years_between(count, to, from));
        }
    }
}

TEST_CASE("a day count is found by its name in any case") {
    for (const DayCount count : day_counts()) CHECK(find_day_count(day_count_name(count)) == count);
    CHECK(find_day_count("Act/Act") == DayCount::act_act);
    CHECK(find_day_count("30E/360") == DayCount::thirty_e_360);
    CHECK_FALSE(find_day_count("act/366"));
}
