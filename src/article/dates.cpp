#include "article/dates.hpp"

#include <array>
#include <chrono>

#include <fmt/core.h>

#include "base/digits.hpp"
#include "base/letters.hpp"

namespace dealcalc::article {
namespace {

constexpr std::string_view months[] = {"january", "february", "march",     "april",   "may",      "june",
                                       "july",    "august",   "september", "october", "november", "december"};

/// A cursor over words, numbers and the blanks, commas and points between them.
struct Cursor {
    std::string_view words;
    std::size_t at;

    bool blank() {
        const std::size_t begin = at;
        while (at < words.size() && words[at] == ' ') ++at;
        if (words.substr(at).starts_with("\u00A0")) at += 2;
        return at > begin;
    }
    std::string_view word() {
        const std::size_t begin = at;
        while (at < words.size() && is_letter(words[at])) ++at;
        return words.substr(begin, at - begin);
    }
    /// -1 where no number of that many digits stands there.
    int number(std::size_t least, std::size_t most) {
        std::size_t end = at;
        int value = 0;
        for (; end < words.size() && is_digit(words[end]) && end - at < most; ++end)
            value = value * 10 + (words[end] - '0');
        const bool goes_on = end < words.size() && is_digit(words[end]);
        if (end - at < least || goes_on) return -1;
        at = end;
        return value;
    }
    bool sign(char c) {
        if (at == words.size() || words[at] != c) return false;
        ++at;
        return true;
    }
    bool says(std::string_view text) {
        Cursor ahead = *this;
        if (!equal_ignoring_case(ahead.word(), text)) return false;
        *this = ahead;
        return true;
    }
};

/// 1 to 12; 0 for another word. Three letters and "Sept" may have a point.
int month_of(std::string_view word) {
    if (word.size() < 3 || word.size() > 9 || word.front() > 'Z') return 0;
    for (std::size_t i = 0; i < 12; ++i) {
        const bool is_short = word.size() == 3 || (i == 8 && word.size() == 4);
        if (equal_ignoring_case(word, is_short ? months[i].substr(0, word.size()) : months[i])) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

int year_at(Cursor& cursor) {
    Cursor ahead = cursor;
    const int year = ahead.number(4, 4);
    const bool touches = ahead.at < cursor.words.size() && is_letter(cursor.words[ahead.at]);
    if (year < 1900 || year > 2199 || touches) return 0;
    cursor = ahead;
    return year;
}

FoundDate span_of(std::size_t end, std::string nominal) {
    FoundDate found{end, {}, std::move(nominal)};
    if (read_date(found.nominal, found.range)) found.end = 0;  // no such day
    return found;
}

std::optional<FoundDate> found(const Cursor& cursor, std::string nominal) {
    FoundDate date = span_of(cursor.at, std::move(nominal));
    return date.end == 0 ? std::nullopt : std::optional(std::move(date));
}

/// April 20, 2026; April 2026; Apr. 20th 2026.
std::optional<FoundDate> from_month(Cursor cursor) {
    const int month = month_of(cursor.word());
    if (month == 0) return std::nullopt;
    cursor.sign('.');
    if (!cursor.blank()) return std::nullopt;
    Cursor ahead = cursor;
    if (const int year = year_at(ahead)) return found(ahead, fmt::format("{}-{:02}", year, month));
    ahead = cursor;
    if (ahead.says("of") && ahead.blank()) {
        const int year = year_at(ahead);
        return year == 0 ? std::nullopt : found(ahead, fmt::format("{}-{:02}", year, month));
    }
    const int day = cursor.number(1, 2);
    if (day < 0) return std::nullopt;
    cursor.word();  // 20th
    cursor.sign(',');
    cursor.blank();
    const int year = year_at(cursor);
    return year == 0 ? std::nullopt : found(cursor, fmt::format("{}-{:02}-{:02}", year, month, day));
}

/// 20 April 2026, 20th of April, 2026, 2026-04-20, 2026.
std::optional<FoundDate> from_number(Cursor cursor) {
    Cursor ahead = cursor;
    if (const int year = year_at(ahead)) {
        Cursor day = ahead;
        const bool is_day = day.sign('-') && day.number(2, 2) > 0 && day.sign('-') && day.number(2, 2) > 0;
        if (is_day) return found(day, std::string(cursor.words.substr(cursor.at, day.at - cursor.at)));
        auto date = found(ahead, fmt::format("{}", year));
        if (date) date->is_year = true;
        return date;
    }
    const int day = cursor.number(1, 2);
    if (day < 1) return std::nullopt;
    cursor.word();
    if (!cursor.blank()) return std::nullopt;
    if (cursor.says("of")) cursor.blank();
    const int month = month_of(cursor.word());
    if (month == 0) return std::nullopt;
    cursor.sign('.');
    cursor.sign(',');
    if (!cursor.blank()) return std::nullopt;
    const int year = year_at(cursor);
    return year == 0 ? std::nullopt : found(cursor, fmt::format("{}-{:02}-{:02}", year, month, day));
}

int ordinal(std::string_view word) {
    constexpr std::string_view names[] = {"first", "second", "third", "fourth"};
    for (std::size_t i = 0; i < 4; ++i) {
        if (equal_ignoring_case(word, names[i])) return static_cast<int>(i) + 1;
    }
    return equal_ignoring_case(word, "final") || equal_ignoring_case(word, "last") ? 4 : 0;
}

std::optional<FoundDate> quarter_of(const Cursor& cursor, int quarter, int year) {
    return year == 0 ? std::nullopt : found(cursor, fmt::format("{}-Q{}", year, quarter));
}

std::optional<FoundDate> half_of(const Cursor& cursor, int half, int year) {
    if (year == 0) return std::nullopt;
    return found(cursor, half == 1 ? fmt::format("{0}-01..{0}-06", year) : fmt::format("{0}-07..{0}-12", year));
}

/// Q3 2025, H1 2026, third quarter of 2025, the second half of 2026, early 2025, mid-2025.
std::optional<FoundDate> from_part(Cursor cursor) {
    const std::string_view word = cursor.word();
    if (word == "Q" || word == "H") {
        const int part = cursor.number(1, 1);
        if (part < 1 || part > (word == "Q" ? 4 : 2) || !cursor.blank()) return std::nullopt;
        if (cursor.says("of")) cursor.blank();
        const int year = year_at(cursor);
        return word == "Q" ? quarter_of(cursor, part, year) : half_of(cursor, part, year);
    }
    if (const int part = ordinal(word)) {
        const bool joined = cursor.blank() || cursor.sign('-');
        if (!joined) return std::nullopt;
        const bool is_quarter = cursor.says("quarter");
        if (!is_quarter && !cursor.says("half")) return std::nullopt;
        if (!cursor.blank()) return std::nullopt;
        if (cursor.says("of")) cursor.blank();
        const int year = year_at(cursor);
        if (is_quarter) return quarter_of(cursor, part, year);
        return part > 2 && part < 4 ? std::nullopt : half_of(cursor, part == 1 ? 1 : 2, year);
    }
    const bool early = equal_ignoring_case(word, "early");
    const bool middle = equal_ignoring_case(word, "mid");
    const bool late = equal_ignoring_case(word, "late");
    if (!early && !middle && !late) return std::nullopt;
    if (!cursor.blank() && !cursor.sign('-')) return std::nullopt;
    const int year = year_at(cursor);
    if (year == 0) return std::nullopt;
    return found(cursor, early    ? fmt::format("{0}-01..{0}-04", year)
                         : middle ? fmt::format("{0}-05..{0}-08", year)
                                  : fmt::format("{0}-09..{0}-12", year));
}

}  // namespace

std::optional<FoundDate> date_at(std::string_view words, std::size_t at) {
    const Cursor cursor{words, at};
    if (is_digit(words[at])) return from_number(cursor);
    if (auto date = from_month(cursor)) return date;
    return from_part(cursor);
}

}  // namespace dealcalc::article
