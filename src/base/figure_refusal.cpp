#include "base/figure_refusal.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/digits.hpp"
#include "base/excerpt.hpp"
#include "base/letters.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"

namespace dealcalc {

namespace {

constexpr std::string_view any_amount = "write an amount such as $5B or 5 GW";
constexpr std::string_view in_digits = "write the number in digits";

struct Said {
    std::string what{};
    std::string help{};
};

// ---- words

constexpr std::string_view suggested_words[] = {
    "thousand", "million", "billion", "trillion", "mn",     "bn",      "tn",    "kW",     "MW",   "GW",    "TW",
    "Wh",       "kWh",     "MWh",     "GWh",      "TWh",    "days",    "weeks", "months", "years", "day",  "week",
    "month",    "year",    "decade",  "dollars",  "euros",  "pounds",  "yen",   "range",  "USD",  "EUR",   "GBP",
    "JPY",      "CNY",     "CAD",     "AUD",      "CHF",    "INR",
};

/// What is written in the wrong case or by a letter that has two meanings.
constexpr std::pair<std::string_view, std::string_view> rewritten[] = {
    {"m", "write M, mn or million"}, {"mm", "write M, mn or million"},  {"mM", "write M, mn or million"},
    {"Mm", "write M, mn or million"}, {"MM", "write M, mn or million"}, {"b", "write B, bn or billion"},
    {"t", "write T, tn or trillion"}, {"w", "write W"},
};

std::string did_you_mean(std::optional<std::string_view> word) {
    return word ? "did you mean " + std::string(*word) + "?" : std::string();
}

std::string help_for_scale_or_unit(std::string_view word) {
    for (const auto& [written, help] : rewritten) {
        if (word == written) return std::string(help);
    }
    for (const std::string_view unit : {"MW", "MWh"}) {
        if (equal_ignoring_case(word, unit)) return "write " + std::string(unit);
    }
    return did_you_mean(nearest(word, suggested_words));
}

std::string help_for_hedge(std::string_view word) {
    std::vector<std::string_view> phrases;
    for (const Word& row : words()) {
        if (row.role == Role::hedge) phrases.push_back(row.text);
    }
    return did_you_mean(nearest(word, phrases));
}

// ---- numbers

/// 0 to 9 for a digit of another script, which is refused but can be named.
std::optional<int> foreign_digit(std::string_view text, std::size_t at) {
    static constexpr std::array<char32_t, 4> zeros{0x0660, 0x06F0, 0x0966, 0xFF10};
    const char32_t point = decode(text, at).point;
    for (const char32_t zero : zeros) {
        if (point >= zero && point < zero + 10) return static_cast<int>(point - zero);
    }
    return std::nullopt;
}

Said word_for_number(std::string_view word) {
    const std::string shown = excerpt_of(word);
    for (const std::string_view name : {"nan", "inf", "infinity"}) {
        if (equal_ignoring_case(word, name)) return {shown + " is not a number", "write digits, such as 5 or 5B"};
    }
    std::string capitals(word.substr(0, 4));
    for (char& c : capitals) c = upper(c);
    if (Currency::from_code(capitals)) return {shown + " is not a currency", "write " + capitals};
    std::string help = help_for_hedge(word);
    if (help.empty()) help = in_digits;
    return {shown + " is not a hedge, a currency or a number", std::move(help)};
}

Said no_number(std::string_view text, const Span& at) {
    if (at.size() == 0) return {"a number is missing", std::string(any_amount)};
    const std::string shown = excerpt_of(slice(text, at));
    if (const auto digit = foreign_digit(text, at.begin)) {
        return {"the digit " + shown + " is not one of 0 to 9", "write " + std::to_string(*digit)};
    }
    if (text[at.begin] == '.' && at.size() > 1) return {"a digit is missing before the point", "write 0" + shown};
    if (is_letter(text[at.begin])) return word_for_number(slice(text, at));
    return {"a number is expected, not " + shown, std::string(any_amount)};
}

/// The same digits with their commas where they belong: "1,00,000" as "100,000".
std::string regrouped(std::string_view whole) {
    std::string digits;
    std::ranges::copy_if(whole, std::back_inserter(digits), is_digit);
    return grouped(digits);
}

/// One comma may have been meant as a decimal comma: "1,5" or "0,500".
std::string comma_help(std::string_view number) {
    const std::string_view whole = number.substr(0, number.find('.'));
    const std::size_t comma = whole.find(',');
    const std::string_view rest = whole.substr(comma + 1);
    const bool looks_decimal = number == whole && rest.find(',') == std::string_view::npos;
    if (!looks_decimal || (rest.size() > 2 && whole[0] != '0')) return "write " + regrouped(whole);
    const std::string with_point = std::string(whole.substr(0, comma)) + "." + std::string(rest);
    if (whole[0] == '0') return "write " + with_point;
    const std::string thousands = regrouped(std::string(whole) + std::string(3 - rest.size(), '0'));
    return "write " + with_point + ", or " + thousands + " for thousands";
}

std::string exponent_help(std::string_view number) {
    static constexpr std::array<std::pair<std::string_view, char>, 4> scales{
        {{"3", 'k'}, {"6", 'M'}, {"9", 'B'}, {"12", 'T'}}};
    const std::size_t e = number.find_first_of("eE");
    for (const auto& [exponent, letter] : scales) {
        if (number.substr(e + 1) == exponent) return "write " + std::string(number.substr(0, e)) + letter;
    }
    return "write the digits, or a scale such as M or B";
}

Said without_scale(std::string_view which) {
    return {"the " + std::string(which) + " amount has no scale", "write the scale with both amounts"};
}

Said without_unit(std::string_view which) {
    return {"the " + std::string(which) + " amount has no unit", "write the unit with both amounts"};
}

Said said_of(std::string_view text, const Refusal& r) {
    const std::string shown = excerpt_of(slice(text, r.at));
    const std::string other = excerpt_of(slice(text, r.other));
    const std::string one_point = "write one point, and commas between thousands";
    switch (r.fault) {
    case Fault::none: break;
    case Fault::empty: return {"the figure is empty", std::string(any_amount)};
    case Fault::too_long: return {"the figure is longer than 256 bytes", "write one amount with its hedge"};
    case Fault::too_large: return {"the number has too many digits", "write fewer digits"};
    case Fault::two_hedges: return {"two hedges: " + other + " and " + shown, "keep the one that was reported"};
    case Fault::amount_missing: return {"an amount is missing after " + other, std::string(any_amount)};
    case Fault::and_missing: return {"and is missing after between", "write between 5B and 10B"};
    case Fault::only_before_range: return {shown + " is read only before a range", "leave it out"};
    case Fault::no_number: return no_number(text, r.at);
    case Fault::leading_plus: return {"a leading + says nothing", "leave it out, or write 5B+ for more than 5B"};
    case Fault::blank_after_minus:
        return {"a blank stands after the minus sign", "write the sign next to the amount"};
    case Fault::late_minus: {
        const std::string_view number = r.at.end < text.size() ? slice(text, piece_at(text, r.at.end)) : "";
        return {"the minus sign stands before the currency", "write -" + other + excerpt_of(number)};
    }
    case Fault::mark_at_end: return {"a digit is missing after " + shown, "leave it out"};
    case Fault::two_points: return {shown + " has two decimal points", one_point};
    case Fault::comma_after_point: return {shown + " has a comma after the decimal point", one_point};
    case Fault::groups: return {"commas group digits by three", comma_help(slice(text, r.at))};
    case Fault::exponent:
        return {shown + " has an exponent, which a figure does not", exponent_help(slice(text, r.at))};
    case Fault::duration:
        return {shown + " is not a duration in years, months, weeks and days", "write P10Y, P18M, P2W, P90D or P1Y6M"};
    case Fault::currency_twice:
        return {"the currency is written twice", "write it once, by its sign or by its code"};
    case Fault::currency_after_unit:
        return {"a unit and a currency: " + other + " and " + shown, "an amount has one of them"};
    case Fault::unit_after_currency:
        return {"a currency and a unit: " + std::string(r.currency.code()) + " and " + shown,
                "an amount has one of them"};
    case Fault::two_units: return {"two units: " + other + " and " + shown, "an amount has one unit"};
    case Fault::two_scales: return {"two scales: " + other + " and " + shown, "a number has one scale"};
    case Fault::scale_after_unit:
        return {"the scale " + shown + " stands after the unit", "write the scale after the number"};
    case Fault::no_scale_or_unit:
        return {shown + " is not a scale or a unit", help_for_scale_or_unit(slice(text, r.at))};
    case Fault::no_currency_or_unit:
        return {shown + " is not a currency or a unit", help_for_scale_or_unit(slice(text, r.at))};
    case Fault::no_part:
        return {shown + " does not belong to the amount", help_for_scale_or_unit(slice(text, r.at))};
    case Fault::left_over: return {shown + " is left over after the amount", "a figure is one amount with its hedge"};
    case Fault::first_has_no_unit: return without_unit("first");
    case Fault::second_has_no_unit: return without_unit("second");
    case Fault::first_has_no_scale: return without_scale("first");
    case Fault::second_has_no_scale: return without_scale("second");
    case Fault::unlike_units: return {"the two amounts have different units", "write both in one unit"};
    case Fault::falling: return {"the first amount is above the second", "write the smaller amount first"};
    case Fault::negative:
        return {std::string(hedge_name(r.hedge)) + " does not go with a negative amount",
                "write the two ends: -6B to -5B"};
    case Fault::below_zero:
        return {std::string(hedge_name(r.hedge)) + " zero leaves no amount", "write 0, or about 0"};
    }
    return {};
}

}  // namespace

Span piece_at(std::string_view text, std::size_t at) {
    const auto belongs = [](char c) {
        return is_letter(c) || is_digit(c) || std::string_view(".,_'").find(c) != std::string_view::npos;
    };
    std::size_t end = at;
    while (end < text.size() && belongs(text[end])) ++end;
    return {at, end > at ? end : at + decode(text, at).length};
}

Misread explain(std::string_view text, const Refusal& refusal) {
    auto [what, help] = said_of(text, refusal);
    return {refusal.at.begin, refusal.at.size(), std::move(what), std::move(help)};
}

}  // namespace dealcalc
