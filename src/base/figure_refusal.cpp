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
constexpr std::string_view one_figure = "keep one figure, or write a range: between $5B and $10B";

struct Said {
    std::string what{};
    std::string help{};
};

// ---- words

constexpr std::string_view common_codes[] = {"USD", "EUR", "GBP", "JPY", "CNY", "CAD", "AUD", "CHF", "INR"};

/// What is written in the wrong case or in another language.
constexpr std::pair<std::string_view, std::string_view> rewritten[] = {
    {"w", "W"},
    {"mw", "MW"},
    {"mwh", "MWh"},
    {"mio", "million"},
    {"mios", "million"},
    {"mrd", "billion"},
    {"milliard", "billion"},
    {"milliards", "billion"},
    {"millionen", "million"},
    {"milliarden", "billion"},
    {"millones", "million"},
    {"gigs", "GW"},
    {"points", "percentage points"},
    {"pp", "percentage points"},
};

/// Signs of currencies that are words too, or letters.
constexpr std::pair<std::string_view, std::string_view> signs_elsewhere[] = {
    {"US", "USD"}, {"R", "ZAR"}, {"Rp", "IDR"}, {"RM", "MYR"}, {"Fr", "CHF"}};

/// What follows an amount and is no part of it.
constexpr std::pair<std::string_view, std::string_view> ways_out[] = {
    {"each", "write what it comes to in all"},
    {"apiece", "write what it comes to in all"},
    {"or", one_figure},
    {"and", one_figure},
    {"a", "a rate needs a unit, such as $5B a year"},
    {"of", "leave out what it is a part of"},
    {"cents", "write it in whole units, such as $0.50"},
    {"pence", "write it in whole units, such as \u00a30.50"},
};

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, is_digit);
}

std::string did_you_mean(std::optional<std::string_view> word) {
    return word ? "did you mean " + std::string(*word) + "?" : std::string();
}

/// The rows of some roles, to correct what is misspelt.
template<class Wanted>
std::vector<std::string_view> candidates(Wanted wanted) {
    std::vector<std::string_view> phrases;
    for (const Word& row : words()) {
        if (wanted(row)) phrases.push_back(row.text);
    }
    return phrases;
}

/// The word of a foreign or miswritten scale or unit in English; nothing for other words.
std::optional<std::string_view> in_english(std::string_view word) {
    for (const auto& [written, meant] : rewritten) {
        if (equal_ignoring_case(word, written)) return meant;
    }
    return std::nullopt;
}

bool is_figure(std::string_view text) {
    Figure figure;
    return !text.empty() && read_longest_figure(text, {}, figure) == text.size();
}

/// What helps is tried: to leave out the rest, or the piece alone.
std::string help_without(std::string_view text, const Span& at) {
    const std::string without = std::string(text.substr(0, at.begin)) + std::string(text.substr(at.end));
    std::string_view before = text.substr(0, at.begin);
    while (before.ends_with(' ')) before.remove_suffix(1);
    if (is_figure(before)) return "leave out what follows the amount";
    if (is_figure(without)) return "leave it out";
    return has_digit(text) ? "a figure is one amount with its hedge, such as up to $5B" : std::string(in_digits);
}

/// The way out of the word at `at`, which stands after an amount.
std::string help_after_amount(std::string_view text, const Span& at) {
    const std::string_view word = slice(text, at);
    if (const auto meant = in_english(word)) return did_you_mean(meant);
    for (const auto& [written, help] : ways_out) {
        if (equal_ignoring_case(word, written)) return std::string(help);
    }
    auto known = candidates([](const Word& row) {
        const bool follows =
            row.role == Role::scale || row.role == Role::unit || row.role == Role::currency || row.role == Role::range;
        return follows && !row.doubtful && row.text.size() > 1 && row.text != "fold";
    });
    known.insert(known.end(), std::begin(common_codes), std::end(common_codes));
    const Role role = token_at(text, at.begin, {}).role;
    const bool goes_on = role == Role::number || role == Role::hundred || equal_ignoring_case(word, "point");
    if (goes_on) return std::string(has_digit(text) ? one_figure : in_digits);
    const auto near = word.size() > 2 ? nearest(word, known) : std::nullopt;
    if (near && !equal_ignoring_case(*near, word)) return did_you_mean(near);
    const bool touches_digit = at.begin > 0 && is_digit(text[at.begin - 1]) && is_letter(word.front());
    if (!touches_digit) return help_without(text, at);
    if (equal_ignoring_case(word, "O")) return "write 0, which is no letter";
    if (word == "l" || word == "I") return "write 1, which is no letter";
    return "write a scale such as k, M, B or T, or a unit such as GW";
}

std::string help_for_hedge(std::string_view word) {
    return did_you_mean(
        nearest(word, candidates([](const Word& row) { return row.role == Role::hedge || row.role == Role::number; })));
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

Said word_for_number(std::string_view text, const Span& at) {
    const std::string_view word = slice(text, at);
    const std::string shown = excerpt_of(word);
    for (const std::string_view name : {"nan", "inf", "infinity"}) {
        if (equal_ignoring_case(word, name)) return {shown + " is not a number", "write digits, such as 5 or 5B"};
    }
    if (text.substr(at.end).starts_with('$') && at.size() == 1) {  // a$5B, c$5m
        std::string sign(text.substr(at.begin));
        sign.front() = upper(sign.front());
        if (is_figure(sign)) {
            return {shown + " touches the currency", "write " + sign + " or " + std::string(text.substr(at.end))};
        }
    }
    for (const auto& [sign, code] : signs_elsewhere) {
        if (word == sign) return {shown + " is no sign of a currency here", "write " + std::string(code)};
    }
    const Token token = token_at(text, at.begin, {});
    if (token.role == Role::scale && has_digit(text.substr(at.end))) {
        return {"the scale " + shown + " stands before the number", "write the scale after the number"};
    }
    if (token.role == Role::part) return {shown + " of what is not said", "write a third, or 33.3 %"};
    std::string help = help_for_hedge(word);
    if (help.empty()) help = help_without(text, at);
    return {shown + " is not a hedge, a currency or a number", std::move(help)};
}

Said no_number(std::string_view text, const Span& at) {
    if (at.size() == 0) return {"a number is missing", std::string(any_amount)};
    const std::string shown = excerpt_of(slice(text, at));
    if (const auto digit = foreign_digit(text, at.begin)) {
        return {"the digit " + shown + " is not one of 0 to 9", "write " + std::to_string(*digit)};
    }
    if (is_letter(text[at.begin])) return word_for_number(text, at);
    return {"a number is expected, not " + shown, std::string(any_amount)};
}

/// tens of billions, a few, undisclosed.
Said vague(std::string_view text, const Span& at) {
    const std::string_view word = slice(text, at);
    std::string what = excerpt_of(word) + " is no number";
    for (const std::string_view unknown : {"undisclosed", "not disclosed", "unspecified", "unknown"}) {
        if (!equal_ignoring_case(word, unknown)) continue;
        return {std::move(what), "leave the figure out, or write what is known of it, such as up to $5B"};
    }
    if (equal_ignoring_case(word, "a dozen")) return {std::move(what), "write 12"};
    for (const std::string_view digits : {"low", "mid", "high", "double digit", "double-digit", "single-digit"}) {
        if (equal_ignoring_case(word, digits))
            return {std::move(what), "write the numbers meant, such as 10 % to 20 %"};
    }
    return {std::move(what), "write the least that it can be, such as at least $10B"};
}

/// The digits with commas where they belong: "1,00,000" as "100,000".
std::string regrouped(std::string_view whole) {
    std::string digits;
    std::ranges::copy_if(whole, std::back_inserter(digits), is_digit);
    return grouped(digits);
}

/// Whether every mark of `number` is followed by just three digits: 1.000.000 elsewhere means a million.
bool marks_thousands(std::string_view number, char mark) {
    for (std::size_t at = number.find(mark); at != std::string_view::npos;) {
        const std::size_t next = std::min(number.find(mark, at + 1), number.size());
        if (next - at != 4) return false;
        at = next < number.size() ? next : std::string_view::npos;
    }
    return true;
}

/// A point where English has a comma and the other way round.
std::string continental_help(std::string_view number) {
    const std::size_t comma = number.find(',');
    const std::string_view whole = number.substr(0, comma);
    const bool continental = marks_thousands(whole, '.') && number.rfind(',') == comma;
    if (!continental) return "write one point, and commas between thousands";
    if (comma == std::string_view::npos) return "write " + regrouped(whole);
    return "write " + regrouped(whole) + "." + std::string(number.substr(comma + 1));
}

/// One comma may have been meant as a decimal comma: "1,5" or "0,500".
std::string comma_help(std::string_view number) {
    const std::string_view whole = number.substr(0, number.find('.'));
    const std::size_t comma = whole.find(',');
    const std::string_view rest = whole.substr(comma + 1);
    const bool looks_decimal = number == whole && rest.find(',') == std::string_view::npos;
    const std::string decimals(number.substr(whole.size()));
    const std::string_view before = whole.substr(0, whole.rfind(','));
    const bool has_cents = number == whole && whole.size() - before.size() == 3 && marks_thousands(before, ',');
    if (!looks_decimal && has_cents) {
        return "write " + std::string(before) + "." + std::string(whole.substr(before.size() + 1)) + ", or " +
               regrouped(whole);
    }
    if (!looks_decimal || (rest.size() > 2 && whole[0] != '0')) return "write " + regrouped(whole) + decimals;
    const std::string with_point = std::string(whole.substr(0, comma)) + "." + std::string(rest);
    if (whole[0] == '0') return "write " + with_point;
    const std::string thousands = regrouped(std::string(whole) + std::string(3 - rest.size(), '0'));
    return "write " + with_point + ", or " + thousands + " for thousands";
}

/// "1,5 Mio." is "1.5M" elsewhere: with the word after the number, what to write for both.
std::optional<Said> foreign_scale(std::string_view text, Span& at) {
    const std::size_t begin = skip_blanks(text, at.end);
    const Span word{begin, skip_letters(text, begin)};
    const auto meant = in_english(slice(text, word));
    if (!meant) return std::nullopt;
    std::string number(slice(text, at));
    for (char& c : number) c = c == ',' ? '.' : c;
    const bool dot = word.end < text.size() && text[word.end] == '.';
    at.end = word.end + (dot ? 1 : 0);
    const std::string shown = excerpt_of(slice(text, at));
    return Said{shown + " is not written in English", "write " + number + " " + std::string(*meant)};
}

/// "1.5e3" times 10^exponent as digits with a scale: "1.5k"; empty where a scale does not reach.
std::string with_scale(std::string_view digits, int exponent) {
    constexpr std::pair<int, std::string_view> scales[] = {{12, "T"}, {9, "B"}, {6, "M"}, {3, "k"}, {0, ""}};
    for (const auto& [power, letter] : scales) {
        if (exponent < power || exponent > power + 2) continue;
        std::string number(digits);
        std::size_t point = std::min(number.find('.'), number.size());
        if (point < number.size()) number.erase(point, 1);
        point += static_cast<std::size_t>(exponent - power);
        if (number.size() < point) number.append(point - number.size(), '0');
        if (number.size() > point) number.insert(point, 1, '.');
        return number + std::string(letter);
    }
    return {};
}

std::string exponent_help(std::string_view number) {
    const std::size_t e = number.find_first_of("eE");
    std::string_view rest = number.substr(e + 1);
    if (rest.starts_with('+')) rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find_first_not_of("0123456789"), rest.size());
    std::string digits(number.substr(0, e));
    std::erase(digits, ',');
    if (end > 0 && end < 3) {
        const Token scale = token_at(rest, end, {});
        const int exponent = std::stoi(std::string(rest.substr(0, end)));
        const int total = exponent + (scale.role == Role::scale ? scale.word->exponent : 0);
        if (const std::string written = with_scale(digits, total); !written.empty()) return "write " + written;
    }
    return "write the digits, or a scale such as M or B";
}

Said without_scale(std::string_view which) {
    return {"the " + std::string(which) + " amount has no scale", "write the scale with both amounts"};
}

Said without_unit(std::string_view which) {
    return {"the " + std::string(which) + " amount has no unit", "write the unit with both amounts"};
}

/// $ in a deal in pesos, kr in one in dollars.
Said in_doubt(std::string_view text, const Refusal& r) {
    const Token token = token_at(text, r.at.begin, r.currency);
    std::string help = "write " + std::string(r.currency.code()) + " or ";
    if (!token.word->code.empty())
        help += token.word->code;
    else {
        const std::string_view kin = token.word->kin;
        help = "write " + std::string(kin.substr(0, 3));
        if (kin.size() > 7) help += ", " + std::string(kin.substr(4, 3));
        help += " or " + std::string(kin.substr(kin.size() > 7 ? 8 : 4, 3));
    }
    return {excerpt_of(slice(text, r.at)) + " may be one of several currencies here", std::move(help)};
}

Said scale_in_doubt(std::string_view word) {
    const std::string shown = excerpt_of(word);
    if (word == "m") return {"m may be million, meters or minutes", "write M for million, or months"};
    if (word == "b") return {"b may be billion or bits", "write B or billion"};
    if (word == "t") return {"t may be trillion or tonnes", "write T or trillion"};
    return {shown + " without a currency may be something else than million", "write M or million"};
}

/// "1 298 000" with commas, where the blank before `at` parts such groups; empty where it does not.
std::string with_commas(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == ' ')) --begin;
    begin = text.find_first_not_of(' ', begin);
    const std::size_t end = std::min(text.find_first_not_of("0123456789 .,", at), text.size());
    std::string number(text.substr(begin, end - begin));
    while (number.ends_with(' ')) number.pop_back();
    std::ranges::replace(number, ' ', ',');
    const std::size_t first = number.find(',');
    const bool is_grouped = first < 4 && first > 0 && marks_thousands(number, ',');
    return at > begin && is_grouped ? number : std::string();
}

Said unexpected(std::string_view text, const Span& at) {
    std::string what = "unexpected text after the amount: " + excerpt_of(slice(text, at));
    const std::string_view before = text.substr(0, at.begin);
    if (const auto digit = foreign_digit(text, at.begin)) return {std::move(what), "write " + std::to_string(*digit)};
    if (const std::string number = with_commas(text, at.begin); !number.empty())
        return {std::move(what), "write " + number};
    const bool after_time = std::ranges::any_of(std::array{"year", "month", "week"}, [&](std::string_view step) {
        return before.find(step) != std::string_view::npos;
    });
    const bool goes_on = is_digit(text[at.begin]) || slice(text, at) == "and";
    if (after_time && goes_on) return {std::move(what), "write one unit, or both as in P1Y6M"};
    if (is_digit(text[at.begin])) return {std::move(what), std::string(one_figure)};
    return {std::move(what), help_after_amount(text, at)};
}

Said said_of(std::string_view text, Refusal& r) {
    const std::string shown = excerpt_of(slice(text, r.at));
    const std::string other = excerpt_of(slice(text, r.other));
    switch (r.fault) {
    case Fault::none: break;
    case Fault::empty: return {"the figure is empty", std::string(any_amount)};
    case Fault::too_long: return {"the figure is longer than 256 bytes", "write one amount with its hedge"};
    case Fault::too_large: return {"the number has too many digits", "write fewer digits"};
    case Fault::two_hedges: return {"two hedges: " + other + " and " + shown, "keep the one that was reported"};
    case Fault::amount_missing: return {"an amount is missing after " + other, std::string(any_amount)};
    case Fault::and_missing: return {"and is missing after between", "write between 5B and 10B"};
    case Fault::to_missing: return {"to is missing after from", "write from 5B to 10B"};
    case Fault::only_before_range: return {shown + " is read only before a range", "leave it out"};
    case Fault::no_number: return no_number(text, r.at);
    case Fault::vague: return vague(text, r.at);
    case Fault::quarter: {
        const bool is_three = slice(text, r.at).size() > 9 && slice(text, r.at).find_first_of("hH") < 2;
        return {shown + " may be a part or a time", is_three ? "write 75 % or 9 months" : "write 25 % or 3 months"};
    }
    case Fault::leading_plus: return {"a leading + says nothing", "leave it out, or write 5B+ for more than 5B"};
    case Fault::blank_after_minus: return {"a blank stands after the minus sign", "write the sign next to the amount"};
    case Fault::late_minus: {
        const std::string_view number = r.at.end < text.size() ? slice(text, piece_at(text, r.at.end)) : "";
        return {"the minus sign stands before the currency", "write -" + other + excerpt_of(number)};
    }
    case Fault::mark_at_end: return {"a digit is missing after " + shown, "leave it out"};
    case Fault::two_points: return {shown + " has two decimal points", continental_help(slice(text, r.at))};
    case Fault::comma_after_point:
        return {shown + " has a comma after the decimal point", continental_help(slice(text, r.at))};
    case Fault::groups:
        if (auto said = foreign_scale(text, r.at)) return *std::move(said);
        return {"commas group digits by three", comma_help(slice(text, r.at))};
    case Fault::foreign_groups: return {"commas group digits", "write " + regrouped(slice(text, r.at))};
    case Fault::exponent:
        return {shown + " has an exponent, which a figure does not", exponent_help(slice(text, r.at))};
    case Fault::duration:
        return {shown + " is not a duration in years, months, weeks and days", "write P10Y, P18M, P2W, P90D or P1Y6M"};
    case Fault::currency_twice: return {"the currency is written twice", "write it once, by its sign or by its code"};
    case Fault::two_currencies: return {"two currencies: " + other + " and " + shown, "keep the one that was reported"};
    case Fault::currency_in_doubt: return in_doubt(text, r);
    case Fault::currency_after_unit:
        return {"a unit and a currency: " + other + " and " + shown, "leave one of them out"};
    case Fault::unit_after_currency:
        return {"a currency and a unit: " + std::string(r.currency.code()) + " and " + shown,
                "write " + other + " " + shown + ", or leave " + shown + " out"};
    case Fault::two_units: return {"two units: " + other + " and " + shown, "an amount has one unit"};
    case Fault::two_scales: return {"two scales: " + other + " and " + shown, "a number has one scale"};
    case Fault::scale_after_unit:
        return {"the scale " + shown + " stands after the unit", "write the scale after the number"};
    case Fault::scale_in_doubt: return scale_in_doubt(slice(text, r.at));
    case Fault::no_scale_or_unit: return {shown + " is not a scale or a unit", help_after_amount(text, r.at)};
    case Fault::no_currency_or_unit: return {shown + " is not a currency or a unit", help_after_amount(text, r.at)};
    case Fault::no_part: return {shown + " does not belong to the amount", help_after_amount(text, r.at)};
    case Fault::per_what:
        if (r.at.end < text.size() && is_digit(text[r.at.end])) {
            return {"a fraction is written in words or as a percentage", "write a third, or 33.3 %"};
        }
        return {shown + " is not per a time, a power, an energy, a share or a user",
                "write $5B a year, $5B per GW or $50 a share"};
    case Fault::no_rate: return {shown + " goes only with money, power, energy or a count", "leave it out"};
    case Fault::unexpected: return unexpected(text, r.at);
    case Fault::first_has_no_unit: return without_unit("first");
    case Fault::second_has_no_unit: return without_unit("second");
    case Fault::first_has_no_scale: return without_scale("first");
    case Fault::second_has_no_scale: return without_scale("second");
    case Fault::unlike_units: return {"the two amounts have different units", "write both in one unit"};
    case Fault::falling: return {"the first amount is above the second", "write the smaller amount first"};
    case Fault::nearly_zero: return {"nearly zero leaves no amount", "write 0, or about 0"};
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

Misread explain(std::string_view text, Refusal refusal) {
    auto [what, help] = said_of(text, refusal);
    return {refusal.at.begin, refusal.at.size(), std::move(what), std::move(help)};
}

}  // namespace dealcalc
