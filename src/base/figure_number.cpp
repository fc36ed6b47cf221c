#include "base/figure_number.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/letters.hpp"

namespace dealcalc {

namespace {

Misread misread(const Span& span, std::string what, std::string help) {
    return {span.begin, span.size(), std::move(what), std::move(help)};
}

/// The same digits with their commas where they belong: "1,00,000" as "100,000".
std::string regrouped(std::string_view whole) {
    std::string digits;
    std::ranges::copy_if(whole, std::back_inserter(digits), is_digit);
    return grouped(digits);
}

bool grouped_by_three(std::string_view whole) {
    const std::size_t first = whole.find(',');
    if (first > 3 || whole[0] == '0') return false;
    for (std::size_t i = first; i < whole.size(); i += 4) {
        const std::string_view group = whole.substr(i, 4);
        if (group.size() != 4 || group[0] != ',' || !std::ranges::all_of(group.substr(1), is_digit)) return false;
    }
    return true;
}

/// One comma that may have been meant as a decimal comma: "1,5" or "0,500".
std::string comma_help(std::string_view number, std::string_view whole) {
    const std::size_t comma = whole.find(',');
    const std::string_view rest = whole.substr(comma + 1);
    const bool looks_decimal = number == whole && rest.find(',') == std::string_view::npos;
    if (!looks_decimal || (rest.size() > 2 && whole[0] != '0')) return "write " + regrouped(whole);
    const std::string with_point = std::string(whole.substr(0, comma)) + "." + std::string(rest);
    if (whole[0] == '0') return "write " + with_point;
    const std::string thousands = regrouped(std::string(whole) + std::string(3 - rest.size(), '0'));
    return "write " + with_point + ", or " + thousands + " for thousands";
}

std::optional<Misread> check_marks(std::string_view text, const Span& span) {
    const std::string_view number = slice(text, span);
    const char last = number.back();
    if (last == '.' || last == ',') {
        return misread({span.end - 1, span.end}, std::string("a digit is missing after ") + last, "leave it out");
    }
    const std::size_t point = number.find('.');
    if (point != number.rfind('.')) {
        return misread(span, excerpt_of(number) + " has two decimal points",
                       "write one point, and commas between thousands");
    }
    const std::string_view whole = number.substr(0, point);
    if (point != std::string_view::npos && number.find(',', point) != std::string_view::npos) {
        return misread(span, excerpt_of(number) + " has a comma after the decimal point",
                       "write one point, and commas between thousands");
    }
    if (whole.find(',') == std::string_view::npos || grouped_by_three(whole)) return std::nullopt;
    return misread(span, "commas group digits by three", comma_help(number, whole));
}

/// The end of an exponent ("e9", "E+400") at `at`, or `at`.
std::size_t skip_exponent(std::string_view text, std::size_t at) {
    if (at == text.size() || lower(text[at]) != 'e') return at;
    std::size_t end = at + 1;
    if (end < text.size() && (text[end] == '+' || text[end] == '-')) ++end;
    if (end == text.size() || !is_digit(text[end])) return at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end;
}

Misread exponent_refused(std::string_view text, const Span& number, std::size_t end) {
    static constexpr std::array<std::pair<std::string_view, char>, 4> scales{
        {{"3", 'k'}, {"6", 'M'}, {"9", 'B'}, {"12", 'T'}}};
    std::string help = "write the digits, or a scale such as M or B";
    for (const auto& [exponent, scale] : scales) {
        if (text.substr(number.end + 1, end - number.end - 1) != exponent) continue;
        help = "write " + std::string(slice(text, number)) + scale;
    }
    const Span span{number.begin, end};
    return misread(span, excerpt_of(slice(text, span)) + " has an exponent, which a figure does not", std::move(help));
}

bool is_not_finite(std::string_view word) {
    return std::ranges::any_of(std::array<std::string_view, 3>{"nan", "inf", "infinity"},
                               [word](std::string_view name) { return equal_ignoring_case(word, name); });
}

Misread word_instead(const Span& span, std::string_view word) {
    if (is_not_finite(word)) return misread(span, excerpt_of(word) + " is not a number", "write digits, such as 5 or 5B");
    std::string capitals(word.substr(0, 4));
    for (char& c : capitals) c = upper(c);
    if (Currency::from_code(capitals)) {
        return misread(span, excerpt_of(word) + " is not a currency", "write " + capitals);
    }
    std::string help = help_for_hedge(word);
    if (help.empty()) help = "write the number in digits";
    return misread(span, excerpt_of(word) + " is not a hedge, a currency or a number", std::move(help));
}

}  // namespace

Misread past_128_bits(const Span& span) {
    return misread(span, "the number does not fit in 128 bits", "write fewer digits");
}

Misread number_expected(std::string_view text, std::size_t at) {
    if (at == text.size()) return misread({at, at}, "a number is missing", "write an amount such as $5B or 5 GW");
    const Span token = token_at(text, at);
    const std::string shown = excerpt_of(slice(text, token));
    if (const auto digit = foreign_digit(text, at)) {
        return misread(token, "the digit " + shown + " is not one of 0 to 9", "write " + std::to_string(*digit));
    }
    if (text[at] == '.' && token.size() > 1) {
        return misread(token, "a digit is missing before the point", "write 0" + shown);
    }
    const Span letters{at, skip_letters(text, at)};
    if (letters.size() > 0) return word_instead(letters, slice(text, letters));
    return misread(token, "a number is expected, not " + shown, "write an amount such as $5B or 5 GW");
}

Parsed<WrittenNumber> parse_number(std::string_view text, std::size_t at) {
    Span span{at, at};
    bool plain = true;
    for (; span.end < text.size(); ++span.end) {
        const char c = text[span.end];
        if (is_digit(c)) continue;
        if (c != '.' && c != ',') break;
        plain = false;
    }
    if (const std::size_t end = skip_exponent(text, span.end); end > span.end) return exponent_refused(text, span, end);
    if (!plain) {
        if (auto fault = check_marks(text, span)) return *std::move(fault);
    }
    const auto digits = read_digits(slice(text, span));
    if (!digits) return past_128_bits(span);
    return WrittenNumber{*digits, span.end};
}

}  // namespace dealcalc
