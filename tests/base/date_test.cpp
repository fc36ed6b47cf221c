// Dates: partial dates are ranges of days, and impossible ones are named.

#include <dealcalc/base/date.hpp>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

DateRange read(std::string_view text) {
    return std::get<DateRange>(parse_date(text));
}

std::string days_of(std::string_view text) {
    const DateRange range = read(text);
    return to_text(range.first) + " to " + to_text(range.last);
}

Misread refused(std::string_view text) {
    return std::get<Misread>(parse_date(text));
}

const std::string forms = "write 2026-04-20, 2026-04, 2026-Q2, 2026 or a span such as 2025-01..2025-04";

}  // namespace

TEST_CASE("a date is a day or a month or a quarter or a year or a span") {
    CHECK(days_of("2026-04-20") == "2026-04-20 to 2026-04-20");
    CHECK(days_of("2026-04") == "2026-04-01 to 2026-04-30");
    CHECK(days_of("2026-12") == "2026-12-01 to 2026-12-31");
    CHECK(days_of("2026-Q1") == "2026-01-01 to 2026-03-31");
    CHECK(days_of("2026-Q4") == "2026-10-01 to 2026-12-31");
    CHECK(days_of("2026") == "2026-01-01 to 2026-12-31");
    CHECK(days_of("1000") == "1000-01-01 to 1000-12-31");
    CHECK(days_of("9999-12-31") == "9999-12-31 to 9999-12-31");
    CHECK(days_of("2025-01..2025-04") == "2025-01-01 to 2025-04-30");
    CHECK(days_of("2025..2026-Q1") == "2025-01-01 to 2026-03-31");
    CHECK(days_of("2025-03-05..2025-03-05") == "2025-03-05 to 2025-03-05");
}

TEST_CASE("leap years follow the Gregorian calendar") {
    CHECK(days_of("2024-02") == "2024-02-01 to 2024-02-29");
    CHECK(days_of("2000-02-29") == "2000-02-29 to 2000-02-29");
    CHECK(refused("1900-02-29").what == "1900-02-29 does not exist: February 1900 has 28 days");
}

TEST_CASE("an impossible date is named as such") {
    CHECK(refused("2026-02-30") == Misread{8, 2, "2026-02-30 does not exist: February 2026 has 28 days",
                                           "days of this month are 01 to 28"});
    CHECK(refused("2026-04-31").what == "2026-04-31 does not exist: April 2026 has 30 days");
    CHECK(refused("2026-01-00").what == "2026-01-00 does not exist: January 2026 has 31 days");
    CHECK(refused("2026-13") == Misread{5, 2, "there is no month 13", "months are 01 to 12"});
    CHECK(refused("2026-00-10").what == "there is no month 00");
    CHECK(refused("2026-Q5") == Misread{5, 2, "there is no quarter Q5", "quarters are Q1 to Q4"});
    CHECK(refused("2026-Q0").what == "there is no quarter Q0");
    CHECK(refused("0999") == Misread{0, 4, "the year 0999 is out of range", "years are 1000 to 9999"});
    CHECK(refused("0000-01-01").length == 4);
}

TEST_CASE("a span ends after it begins") {
    CHECK(refused("2025-04..2025-01") ==
          Misread{9, 7, "2025-01 is before 2025-04", "write the earlier date first: 2025-01..2025-04"});
    CHECK(refused("2025-04..2025-13").at == 14);
    CHECK(refused("2025-13..2025-04").at == 5);
    CHECK(refused("2025..") == Misread{6, 0, "a date is missing", forms});
    CHECK(refused("..2025") == Misread{0, 0, "a date is missing", forms});
    CHECK(refused("2025..2026..2027").what == "2026..2027 is not a date");
}

TEST_CASE("a date in words is a day or a month or a part of a year") {
    for (const char* text : {"20 April 2026", "April 20, 2026", "April 20 2026", "20 Apr 2026", "Apr. 20, 2026",
                             "20th April 2026", "the 20th of April 2026", "April 20th, 2026", "on April 20, 2026"}) {
        INFO(text);
        CHECK(days_of(text) == "2026-04-20 to 2026-04-20");
    }
    CHECK(days_of("May 2024") == "2024-05-01 to 2024-05-31");
    CHECK(days_of("may 2024") == "2024-05-01 to 2024-05-31");
    CHECK(days_of("Sept. 2025") == "2025-09-01 to 2025-09-30");
    CHECK(days_of("February 2024") == "2024-02-01 to 2024-02-29");
    for (const char* text : {"Q3 2026", "2026 Q3", "3Q 2026", "third quarter of 2026", "the third quarter of 2026",
                             "Third Quarter 2026", "q3 2026", "2026-q3", "Q3 of 2026"}) {
        INFO(text);
        CHECK(days_of(text) == "2026-07-01 to 2026-09-30");
    }
    CHECK(days_of("H1 2026") == "2026-01-01 to 2026-06-30");
    CHECK(days_of("2H 2026") == "2026-07-01 to 2026-12-31");
    CHECK(days_of("second half of 2026") == "2026-07-01 to 2026-12-31");
    CHECK(days_of("the first half of 2026") == "2026-01-01 to 2026-06-30");
    // A third of the year each.
    CHECK(days_of("early 2025") == "2025-01-01 to 2025-04-30");
    CHECK(days_of("mid 2025") == "2025-05-01 to 2025-08-31");
    CHECK(days_of("mid-2025") == "2025-05-01 to 2025-08-31");
    CHECK(days_of("late 2025") == "2025-09-01 to 2025-12-31");
    CHECK(days_of("early 2025..April 2026") == "2025-01-01 to 2026-04-30");
    CHECK(days_of("May 2024..2024-07") == "2024-05-01 to 2024-07-31");
}

TEST_CASE("a date in words that says too little or another thing is refused") {
    CHECK(refused("fiscal 2026") == Misread{0, 6, "fiscal: a fiscal year begins when the company says",
                                            "write its days, such as 2025-07-01..2026-06-30"});
    CHECK(refused("FY2026").help == "write its days, such as 2025-07-01..2026-06-30");
    CHECK(refused("FY26").at == 0);
    CHECK(refused("third quarter of fiscal 2026").at == 17);
    CHECK(refused("summer 2026").help == "write its months, such as 2026-06..2026-08");
    CHECK(refused("Arpil 2026") == Misread{0, 5, "Arpil is not a month", "did you mean April?"});
    CHECK(refused("30 February 2026") == Misread{0, 2, "2026-02-30 does not exist: February 2026 has 28 days",
                                                 "days of this month are 01 to 28"});
    CHECK(refused("Q5 2026").help == "quarters are Q1 to Q4");
    CHECK(refused("H3 2026").help == "halves are H1 and H2");
    CHECK(refused("0999 Q3").what == "the year is out of range");
    for (const char* text : {"April", "20 April", "April 2026 2027", "2026 20 April", "third 2026", "quarter 2026",
                             "April 20 26", "May May 2024", "early May 2024", "the year", "two days ago"}) {
        INFO(text);
        CHECK(refused(text).what.ends_with(" is not a date"));
        CHECK(refused(text).help == forms);
    }
}

TEST_CASE("other ways to write a date are refused with the accepted form") {
    CHECK(refused("2026/04/20") == Misread{0, 10, "2026/04/20 is not a date", "write 2026-04-20"});
    CHECK(refused("2026.04").help == "write 2026-04");
    CHECK(refused("04/20/2026").help == "write 2026-04-20");
    CHECK(refused("20.04.2026").help == "write 2026-04-20");
    CHECK(refused("04/05/2026").help == "write 2026-05-04 or 2026-04-05");
    CHECK(refused("").what == "a date is missing");
    CHECK(refused("20260420").help == forms);
    CHECK(refused("2026-4-2").help == forms);
    CHECK(refused("12026").help == forms);
    CHECK(refused("2026-04-20 ").length == 11);
    CHECK(refused("\x1b[31m").what == "\\x1b[31m is not a date");
    CHECK(refused(std::string(90, '1')).what == std::string(40, '1') + "... is not a date");
}

TEST_CASE("elapsed days cover every pair of days") {
    // 30 April 2025 to 1 April 2026 is 336 days, 1 January 2025 to 30 April 2026 is 365 + 119.
    CHECK(elapsed_days(read("2025-01..2025-04"), read("2026-04")) == Range::between(336, 484));
    CHECK(elapsed_days(read("2026-04-20"), read("2026-04-21")) == Range::only(1));
    CHECK(elapsed_days(read("2026-04-21"), read("2026-04-20")) == Range::only(-1));
    CHECK(elapsed_days(read("2024"), read("2024")) == Range::between(-365, 365));
}

TEST_CASE("elapsed months are whole ones and then the days that are left over those to the next") {
    const auto months = [](const char* from, const char* to) { return elapsed_months(read(from), read(to)).single(); };
    CHECK(months("2024-10-20", "2026-04-20") == Number(18));
    CHECK(months("2016-04-20", "2026-04-20") == Number(120));
    CHECK(months("2026-04-20", "2026-04-20") == Number(0));
    // 17 months reach 20 March, and 30 of the 31 days to 20 April are gone.
    CHECK(months("2024-10-20", "2026-04-19") == Number(17) + Number::fraction(30, 31));
    CHECK(months("2024-10-20", "2026-04-21") == Number(18) + Number::fraction(1, 30));
    CHECK(months("2026-04-20", "2024-10-20") == Number(-18));
    CHECK(months("2026-04-21", "2026-04-20") == Number::fraction(-1, 30));
}

TEST_CASE("a day that a month lacks is its last") {
    const auto months = [](const char* from, const char* to) { return elapsed_months(read(from), read(to)).single(); };
    CHECK(months("2025-01-31", "2025-02-28") == Number(1));
    CHECK(months("2025-01-31", "2025-03-31") == Number(2));
    CHECK(months("2024-02-29", "2025-02-28") == Number(12));
    CHECK(months("2024-02-29", "2028-02-29") == Number(48));
    // 31 January 2024 and one month is 29 February, and two are 31 March: 1 of 31 days.
    CHECK(months("2024-01-31", "2024-03-01") == Number(1) + Number::fraction(1, 31));
}

TEST_CASE("elapsed months cover every pair of days") {
    // From 30 April 2025, 11 months reach 30 March 2026, and 2 of 31 days are left to 1 April; from 1 January 2025, 15
    // months reach 1 April 2026, and 29 of 30 days are left to 30 April.
    CHECK(elapsed_months(read("2025-01..2025-04"), read("2026-04")) ==
          Range::between(Number(11) + Number::fraction(2, 31), Number(15) + Number::fraction(29, 30)));
    // 1 January to 31 December: 11 months and 30 of 31 days, either way.
    const Number year = Number(11) + Number::fraction(30, 31);
    CHECK(elapsed_months(read("2024"), read("2024")) == Range::between(-year, year));
}

TEST_CASE("a later day never makes elapsed months fewer and a later start never makes them more") {
    using namespace std::chrono;
    const Day first = sys_days{year{2023} / 12 / 25};
    const Day end = sys_days{year{2024} / 4 / 5};
    const auto months = [](Day from, Day to) { return *elapsed_months({from, from}, {to, to}).single(); };
    for (Day from = first; from < end; from += days{1}) {
        for (Day to = from; to < end + days{40}; to += days{1}) {
            INFO(to_text(from) << " to " << to_text(to));
            REQUIRE(months(from, to) < months(from, to + days{1}));
            REQUIRE(months(from, to) >= months(from + days{1}, to));
        }
    }
}

TEST_CASE("every day and every year is that of the calendar") {
    using namespace std::chrono;
    DateRange range;
    for (Day day = sys_days{year{1899} / 12 / 31}; day < sys_days{year{2101} / 1 / 1}; day += days{1}) {
        REQUIRE_FALSE(read_date(to_text(day), range));
        REQUIRE(range == DateRange{day, day});
    }
    for (int y = 1000; y <= 9999; ++y) {
        REQUIRE_FALSE(read_date(std::to_string(y), range));
        REQUIRE(range == DateRange{Day{year{y} / 1 / 1}, Day{year{y} / 12 / 31}});
    }
}
