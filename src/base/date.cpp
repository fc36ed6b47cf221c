#include <dealcalc/base/date.hpp>

#include <array>
#include <optional>
#include <utility>

#include "base/digits.hpp"
#include "base/excerpt.hpp"

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

std::optional<Misread> set_day(const Part& part, year y, unsigned m, unsigned d, DateRange& range) {
    const year_month_day date{y, month{m}, day{d}};
    if ((d >= 1 && d <= 28) || date.ok()) {
        range.first = range.last = Day{date};
        return std::nullopt;
    }
    const auto length = static_cast<unsigned>(year_month_day_last{y / month{m} / last}.day());
    return part.from(8).misread(std::string(part.text) + " does not exist: " + std::string(month_names[m - 1]) + " " +
                                    std::string(part.text.substr(0, 4)) + " has " + std::to_string(length) + " days",
                                "days of this month are 01 to " + std::to_string(length));
}

/// 2026/04/20 and 2026.04.20 are common elsewhere and mean one thing; other ways of writing do not.
std::string help_for(std::string_view text) {
    for (const std::string_view shape : {"9999/99/99", "9999.99.99", "9999/99", "9999.99"}) {
        if (!has_shape(text, shape)) continue;
        std::string dashed(text);
        for (char& c : dashed) c = is_digit(c) ? c : '-';
        return "write " + dashed;
    }
    return std::string(accepted_forms);
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
    if (written_year == not_digits || m == not_digits || d == not_digits) {
        return part.misread(excerpt_of(text) + " is not a date", help_for(text));
    }
    if (written_year < 1000) {
        return part.from(0, 4).misread("the year " + std::string(text.substr(0, 4)) + " is out of range",
                                       "years are 1000 to 9999");
    }
    if (m < 1 || m > 12) {
        return part.from(5, 2).misread("there is no month " + std::string(text.substr(5, 2)), "months are 01 to 12");
    }
    const year y{static_cast<int>(written_year)};
    if (is_quarter) return set_quarter(part, y, range);
    if (is_day) return set_day(part, y, m, d, range);
    range = is_month ? months(y, m, m) : DateRange{Day{y / 1 / 1}, Day{y / 12 / 31}};
    return std::nullopt;
}

std::string padded(unsigned number) {
    std::string text = std::to_string(number);
    if (number < 10) text.insert(0, 1, '0');
    return text;
}

Number days_between(Day from, Day to) {
    return Number(std::int64_t{(to - from).count()});
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

Range elapsed(const DateRange& earlier, const DateRange& later) {
    return Range::between(days_between(earlier.last, later.first), days_between(earlier.first, later.last));
}

}  // namespace dealcalc
