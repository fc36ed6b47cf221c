#include <dealcalc/base/date.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <span>
#include <utility>

#include "base/digits.hpp"
#include "base/excerpt.hpp"
#include "base/letters.hpp"
#include "base/lexicon.hpp"
#include "base/suggest.hpp"

namespace dealcalc {

namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

constexpr std::string_view accepted_forms =
    "write 2026-04-20, 2026-04, 2026-Q2, 2026 or a span such as 2025-01..2025-04";
constexpr std::string_view fiscal_help = "write its days, such as 2025-07-01..2026-06-30";
constexpr std::array<std::string_view, 12> month_names{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};

/// A part of the text being read, which knows where it stands.
struct Part {
    std::string_view text{};
    std::size_t at = 0;

    Misread misread(std::string what, std::string help) const {
        return {at, text.size(), std::move(what), std::move(help)};
    }
    Part from(std::size_t offset, std::size_t length = std::string_view::npos) const {
        return {text.substr(offset, length), at + offset};
    }
};

/// True where every 9 of `shape` is a digit and every other character is itself.
bool has_shape(std::string_view text, std::string_view shape) {
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (shape[i] == '9' ? !is_digit(text[i]) : text[i] != shape[i]) return false;
    }
    return true;
}

/// The number of one or more digits; 10000 where `text` holds something else.
constexpr unsigned not_digits = 10000;
unsigned number_of(std::string_view text) {
    unsigned number = 0;
    for (const char c : text) {
        if (!is_digit(c)) return not_digits;
        number = number * 10 + static_cast<unsigned>(c - '0');
    }
    return number;
}

std::string padded(unsigned number) {
    std::string text = std::to_string(number);
    if (number < 10) text.insert(0, 1, '0');
    return text;
}

DateRange months(year y, unsigned first_month, unsigned last_month) {
    return {Day{y / month{first_month} / day{1}}, Day{year_month_day_last{y / month{last_month} / last}}};
}

std::optional<Misread> set_quarter(const Part& part, year y, DateRange& range) {
    const char digit = part.text[6];
    if (digit < '1' || digit > '4') {
        return part.from(5).misread(std::string("there is no quarter Q") + digit, "quarters are Q1 to Q4");
    }
    const auto first_month = static_cast<unsigned>(digit - '1') * 3 + 1;
    range = months(y, first_month, first_month + 2);
    return std::nullopt;
}

/// `of_day` is where the day is written.
std::optional<Misread> set_day(const Part& of_day, year y, unsigned m, unsigned d, DateRange& range) {
    const year_month_day date{y, month{m}, day{d}};
    if ((d >= 1 && d <= 28) || date.ok()) {
        range.first = range.last = Day{date};
        return std::nullopt;
    }
    const auto length = static_cast<unsigned>(year_month_day_last{y / month{m} / last}.day());
    const std::string y_text = std::to_string(static_cast<int>(y));
    return of_day.misread(y_text + "-" + padded(m) + "-" + padded(d) +
                              " does not exist: " + std::string(month_names[m - 1]) + " " + y_text + " has " +
                              std::to_string(length) + " days",
                          "days of this month are 01 to " + std::to_string(length));
}

/// 2026/04/20 and 2026.04.20 are common elsewhere and mean one thing; 04/05/2026 may mean two.
std::string help_for(std::string_view text) {
    for (const std::string_view shape : {"9999/99/99", "9999.99.99", "9999/99", "9999.99"}) {
        if (!has_shape(text, shape)) continue;
        std::string dashed(text);
        for (char& c : dashed) c = is_digit(c) ? c : '-';
        return "write " + dashed;
    }
    for (const std::string_view shape : {"99/99/9999", "99.99.9999", "99-99-9999"}) {
        if (!has_shape(text, shape)) continue;
        const std::string y(text.substr(6)), first(text.substr(0, 2)), second(text.substr(3, 2));
        const std::string month_first = y + "-" + first + "-" + second;
        const std::string day_first = y + "-" + second + "-" + first;
        if (number_of(first) > 12) return "write " + day_first;
        return number_of(second) > 12 ? "write " + month_first : "write " + day_first + " or " + month_first;
    }
    return std::string(accepted_forms);
}

// ---- dates in words

/// What the words of a date say, and in which order: y, m, d, q (of a quarter), h (of a half), t (of a third).
struct DateWords {
    std::string order{};
    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;
    unsigned nth = 0;
    Part day_part{};
};

std::optional<unsigned> place_in(std::string_view word, std::span<const std::string_view> list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (equal_ignoring_case(word, list[i])) return static_cast<unsigned>(i + 1);
    }
    return std::nullopt;
}

/// May, Sept, Apr.
std::optional<unsigned> month_of(std::string_view word) {
    if (equal_ignoring_case(word, "sept")) return 9;
    for (std::size_t i = 0; i < month_names.size(); ++i) {
        const bool is_short = word.size() == 3 && equal_ignoring_case(word, month_names[i].substr(0, 3));
        if (is_short || equal_ignoring_case(word, month_names[i])) return static_cast<unsigned>(i + 1);
    }
    return std::nullopt;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::ranges::any_of(list, [&](std::string_view other) { return equal_ignoring_case(word, other); });
}

Misread not_a_date(const Part& part) {
    return part.misread(excerpt_of(part.text) + " is not a date", help_for(part.text));
}

/// A run of digits with the letters that touch it: 2026, 20, 20th, 3Q, 1H. False where it is none of these.
bool say_number(const Part& run, DateWords& said) {
    const std::size_t digits = std::min(run.text.find_first_not_of("0123456789"), run.text.size());
    const unsigned number = number_of(run.text.substr(0, digits));
    const std::string_view suffix = run.text.substr(digits);
    if (digits == 4 && suffix.empty()) {
        said.order += 'y';
        said.year = number;
        return true;
    }
    if (digits <= 2 && (suffix.empty() || is_one_of(suffix, {"st", "nd", "rd", "th"}))) {
        said.order += 'd';
        said.day = number;
        said.day_part = run;
        return true;
    }
    if (digits != 1 || !is_one_of(suffix, {"q", "h"})) return false;
    said.order += lower(suffix.front());
    said.nth = number;
    return true;
}

/// `ordinal` is the number of "third" until "quarter" or "half" comes.
std::optional<Misread> say_word(const Part& whole, const Part& word, unsigned& ordinal, DateWords& said) {
    static constexpr std::array<std::string_view, 4> ordinals{"first", "second", "third", "fourth"};
    static constexpr std::array<std::string_view, 3> thirds{"early", "mid", "late"};
    const std::string_view text = word.text;
    if (is_one_of(text, {"the", "of", "in", "on"})) return std::nullopt;
    if (const auto month = month_of(text)) {
        said.order += 'm';
        said.month = *month;
    } else if (const auto third = place_in(text, thirds)) {
        said.order += 't';
        said.nth = *third;
    } else if (const auto place = place_in(text, ordinals)) {
        ordinal = *place;
    } else if (ordinal > 0 && is_one_of(text, {"quarter", "half"})) {
        said.order += text.size() == 4 ? 'h' : 'q';
        said.nth = std::exchange(ordinal, 0U);
    } else if (text.size() == 2 && is_one_of(text.substr(0, 1), {"q", "h"}) && is_digit(text[1])) {
        said.order += lower(text.front());
        said.nth = number_of(text.substr(1));
    } else if (is_one_of(text.substr(0, 2), {"fy"}) || equal_ignoring_case(text, "fiscal")) {
        return word.misread(excerpt_of(text) + ": a fiscal year begins when the company says",
                            std::string(fiscal_help));
    } else if (is_one_of(text, {"spring", "summer", "autumn", "fall", "winter"})) {
        return word.misread(excerpt_of(text) + " is not the same months everywhere",
                            "write its months, such as 2026-06..2026-08");
    } else if (const auto near = nearest(text, month_names)) {
        return word.misread(excerpt_of(text) + " is not a month", "did you mean " + std::string(*near) + "?");
    } else {
        return not_a_date(whole);
    }
    return std::nullopt;
}

/// May 2024, 20 April 2026, Q3 2026, the second half of 2026, early 2025.
std::optional<Misread> read_words(const Part& part, DateRange& range) {
    const std::string_view text = part.text;
    DateWords said;
    unsigned ordinal = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && (is_digit(text[at]) || is_letter(text[at]))) ++at;
        const Part run = part.from(begin, at - begin);
        if (run.text.empty()) {
            const std::size_t next =
                text[at] == ',' || text[at] == '.' || text[at] == '-' ? at + 1 : skip_blanks(text, at);
            if (next == at) return not_a_date(part);
            at = next;
        } else if (is_digit(run.text.front())) {
            if (!say_number(run, said)) return not_a_date(part);
        } else if (auto misread = say_word(part, run, ordinal, said)) {
            return misread;
        }
    }
    if (said.order.find('y') == std::string::npos || ordinal != 0) return not_a_date(part);
    if (said.year < 1000) return part.misread("the year is out of range", "years are 1000 to 9999");
    const year y{static_cast<int>(said.year)};
    if (is_one_of(said.order, {"my", "ym"}))
        range = months(y, said.month, said.month);
    else if (is_one_of(said.order, {"mdy", "dmy"}))
        return set_day(said.day_part, y, said.month, said.day, range);
    else if (is_one_of(said.order, {"ty"}))
        range = months(y, said.nth * 4 - 3, said.nth * 4);
    else if (is_one_of(said.order, {"qy", "yq", "hy", "yh"})) {
        const unsigned parts = said.order.find('q') == std::string::npos ? 2 : 4;
        if (said.nth < 1 || said.nth > parts) {
            return part.misread(excerpt_of(text) + " does not exist",
                                parts == 2 ? "halves are H1 and H2" : "quarters are Q1 to Q4");
        }
        range = months(y, (said.nth - 1) * (12 / parts) + 1, said.nth * (12 / parts));
    } else
        return not_a_date(part);
    return std::nullopt;
}

std::optional<Misread> read_part(const Part& part, DateRange& range) {
    const std::string_view text = part.text;
    if (text.empty()) return part.misread("a date is missing", std::string(accepted_forms));
    const std::size_t size = text.size();
    const bool is_year = size == 4;
    const bool is_quarter = size == 7 && text[4] == '-' && text[5] == 'Q' && is_digit(text[6]);
    const bool is_month = size == 7 && text[4] == '-' && !is_quarter;
    const bool is_day = size == 10 && text[4] == '-' && text[7] == '-';
    const bool has_year = is_year || is_quarter || is_month || is_day;
    const unsigned written_year = has_year ? number_of(text.substr(0, 4)) : not_digits;
    const unsigned m = is_month || is_day ? number_of(text.substr(5, 2)) : 1;
    const unsigned d = is_day ? number_of(text.substr(8)) : 1;
    if (written_year == not_digits || m == not_digits || d == not_digits) return read_words(part, range);
    if (written_year < 1000) {
        return part.from(0, 4).misread("the year " + std::string(text.substr(0, 4)) + " is out of range",
                                       "years are 1000 to 9999");
    }
    if (m < 1 || m > 12) {
        return part.from(5, 2).misread("there is no month " + std::string(text.substr(5, 2)), "months are 01 to 12");
    }
    const year y{static_cast<int>(written_year)};
    if (is_quarter) return set_quarter(part, y, range);
    if (is_day) return set_day(part.from(8), y, m, d, range);
    range = is_month ? months(y, m, m) : DateRange{Day{y / 1 / 1}, Day{y / 12 / 31}};
    return std::nullopt;
}

Number days_between(Day from, Day to) {
    return Number(std::int64_t{(to - from).count()});
}

/// The same day of the month so many months later, or the last where that month lacks it.
Day months_after(const year_month_day& from, std::chrono::months count) {
    const year_month_day later = from + count;
    return later.ok() ? Day{later} : Day{later.year() / later.month() / last};
}

Number months_between(Day from, Day to) {
    if (to < from) return -months_between(to, from);
    const year_month_day begin{from};
    const year_month_day end{to};
    constexpr std::chrono::months one{1};
    std::chrono::months whole = end.year() / end.month() - begin.year() / begin.month();
    if (months_after(begin, whole) > to) whole -= one;
    const Day reached = months_after(begin, whole);
    const Number rest = days_between(reached, to) / days_between(reached, months_after(begin, whole + one));
    return Number(std::int64_t{whole.count()}) + rest;
}

}  // namespace

std::optional<Misread> read_date(std::string_view text, DateRange& range) {
    const Part whole{text, 0};
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) return read_part(whole, range);
    const Part later = whole.from(dots + 2);
    DateRange second;
    if (auto misread = read_part(whole.from(0, dots), range)) return misread;
    if (auto misread = read_part(later, second)) return misread;
    range.last = second.last;
    if (range.first <= range.last) return std::nullopt;
    const std::string first_text(text.substr(0, dots));
    return later.misread(std::string(later.text) + " is before " + first_text,
                         "write the earlier date first: " + std::string(later.text) + ".." + first_text);
}

Parsed<DateRange> parse_date(std::string_view text) {
    DateRange range;
    if (auto misread = read_date(text, range)) return *std::move(misread);
    return range;
}

std::string to_text(Day date) {
    const year_month_day ymd{date};
    return std::to_string(static_cast<int>(ymd.year())) + "-" + padded(static_cast<unsigned>(ymd.month())) + "-" +
           padded(static_cast<unsigned>(ymd.day()));
}

Range elapsed_days(const DateRange& earlier, const DateRange& later) {
    return Range::between(days_between(earlier.last, later.first), days_between(earlier.first, later.last));
}

Range elapsed_months(const DateRange& earlier, const DateRange& later) {
    return Range::between(months_between(earlier.last, later.first), months_between(earlier.first, later.last));
}

}  // namespace dealcalc
