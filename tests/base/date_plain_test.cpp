// The short way through the grammar of dates against the calendar and the whole grammar.

#include <dealcalc/base/date.hpp>

#include <string>

#include "base/date_plain.hpp"
#include "support/catch.hpp"

using namespace dealcalc;
using namespace std::chrono;

namespace {

bool is_plain(const std::string& text) {
    DateRange range;
    return plain_date(text, range);
}

}  // namespace

TEST_CASE("every day that is plain is the day of the calendar") {
    std::size_t plain = 0;
    for (Day day = sys_days{year{1899} / 12 / 31}; day < sys_days{year{2101} / 1 / 1}; day += days{1}) {
        const std::string text = to_text(day);
        DateRange range;
        const bool early = unsigned{year_month_day{day}.day()} <= 28;
        REQUIRE(plain_date(text, range) == early);
        if (!early) continue;
        REQUIRE(range == DateRange{day, day});
        ++plain;
    }
    CHECK(plain == 28 * 12 * 201);
}

TEST_CASE("every year is plain and runs from its first day to its last") {
    for (int y = 1000; y <= 9999; ++y) {
        DateRange range;
        REQUIRE(plain_date(std::to_string(y), range));
        REQUIRE(range == DateRange{Day{year{y} / 1 / 1}, Day{year{y} / 12 / 31}});
    }
}

TEST_CASE("what is no plain date is left to the grammar and leaves the range alone") {
    for (const std::string text :
         {"", "0999", "0999-01-01", "20 6", "202x", "2026-", "2026-Q2", "2026-04", "2026-4-20", "2026/04/20", "2026-04/20",
          "2026-00-10", "2026-13-10", "2026-04-00", "2026-04-29", "2026-04-2x", "2026-0x-20", "-026", "2025-01..2025-04"}) {
        CAPTURE(text);
        CHECK_FALSE(is_plain(text));
        DateRange range{Day{days{1}}, Day{days{2}}};
        plain_date(text, range);
        CHECK(range == DateRange{Day{days{1}}, Day{days{2}}});
    }
}
