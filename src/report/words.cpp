#include <dealcalc/report/words.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

#include "base/digits.hpp"
#include "report/cells.hpp"

namespace dealcalc {
namespace {

/// Every digit where the number has an end in decimals, at most `places` of them otherwise.
std::string exact_or(const Number& n, int places) {
    return grouped(decimals_of(n) ? to_text(n) : rounded_text(n, places));
}

/// Every digit if `places` hold them, else rounded to `places`.
std::string at_most(const Number& n, int places) {
    const auto decimals = decimals_of(n);
    return grouped(decimals && *decimals <= places ? to_text(n) : rounded_text(n, places));
}

/// The exponent of the first digit; 0 for 0.
int magnitude(const Number& n) { return n.is_zero() ? 0 : first_place(n); }

std::string four_digits(const Number& n) { return at_most(n, std::clamp(3 - magnitude(n), 0, 18)); }

struct Scale {
    int exponent;
    std::string_view letter;
};

constexpr std::array money_scales = {Scale{12, "T"}, Scale{9, "B"}, Scale{6, "M"}, Scale{3, "k"}, Scale{0, ""}};
constexpr std::array unit_scales = {Scale{12, "T"}, Scale{9, "G"}, Scale{6, "M"}, Scale{3, "k"}, Scale{0, ""}};

template <std::size_t N>
const Scale& scale_for(const Number& n, const std::array<Scale, N>& scales) {
    const int size = magnitude(n);
    const auto fits = [size](const Scale& s) { return size >= s.exponent; };
    const auto found = std::find_if(scales.begin(), scales.end(), fits);
    return found == scales.end() ? scales.back() : *found;
}

std::string symbol_of(const Currency& currency) {
    if (currency.code() == "USD") return "$";
    if (currency.code() == "EUR") return "€";
    if (currency.code() == "GBP") return "£";
    if (currency.code() == "JPY") return "¥";
    return std::string(currency.code()) + " ";
}

using Digits = std::string (*)(const Number&);

std::string every_digit(const Number& n) { return exact_or(n, 2); }
std::string two_places(const Number& n) { return at_most(n, 2); }

std::string money_words(const Number& n, const Currency& currency, Digits digits) {
    const Scale& scale = scale_for(n, money_scales);
    return fmt::format("{}{}{}{}", n.is_negative() ? "-" : "", symbol_of(currency),
                       digits(absolute(n) / Number::power_of_ten(scale.exponent)), scale.letter);
}

std::string scaled_words(const Number& n, std::string_view unit, Digits digits) {
    const Scale& scale = scale_for(n, unit_scales);
    return fmt::format("{} {}{}", digits(n / Number::power_of_ten(scale.exponent)), scale.letter, unit);
}

std::string count_words(const Number& n, std::string_view of, Digits digits) {
    const Scale& scale = scale_for(n, money_scales);
    const std::string_view plural = n == Number(1) ? "" : "s";
    return fmt::format("{}{} {}{}", digits(n / Number::power_of_ten(scale.exponent)), scale.letter, of, plural);
}

bool is_duration(const Unit& unit) {
    const bool is_time = unit.of == Dimension::time || unit.of == Dimension::months || unit.of == Dimension::years;
    return is_time && unit.per == Dimension::number;
}

/// A day more or less is seen: a tenth of a day, a hundredth of a month, a thousandth of a year.
int places_of_time(Dimension unit) {
    if (unit == Dimension::years) return 3;
    return unit == Dimension::months ? 2 : 1;
}

/// "1 day", "1.5 years".
std::string duration_words(const std::string& digits, const Unit& unit) {
    return fmt::format("{} {}{}", digits, unit_name(unit), digits == "1" ? "" : "s");
}

/// Rounded to `places`, and to more where that would say nothing or `whole` of what is neither: "0.04", "99.96", and
/// "<0.0001" where it is nearer than that.
std::string telling(const Number& n, int places, const Number& whole) {
    constexpr int most = 4;
    const Number nearest = Number::power_of_ten(-most);
    for (const Number& other : {Number(0), whole, -whole}) {
        const Number apart = n - other;
        if (apart.is_zero()) return to_text(n);
        if (absolute(apart) * Number(2) >= Number::power_of_ten(-places)) continue;
        if (absolute(apart) < nearest) {
            return apart.is_negative() ? ">" + to_text(other - nearest) : "<" + to_text(other + nearest);
        }
        places = -first_place(apart);
    }
    return rounded_text(n, places);
}

/// 100 * n to one place, or none.
std::string percent_words(const Number& n) {
    const Number hundredfold = n * Number(100);
    const auto decimals = decimals_of(n);
    const bool exact = decimals && *decimals <= 3;
    return grouped(exact ? to_text(hundredfold) : telling(hundredfold, 1, 100)) + " %";
}

std::string times_words(const Number& n) {
    const auto decimals = decimals_of(n);
    return grouped(decimals && *decimals <= 2 ? to_text(n) : telling(n, 2, 1)) + "x";
}

std::string simple_words(const Number& n, const Unit& unit, Digits digits) {
    switch (unit.of) {
        case Dimension::money: return money_words(n, unit.currency, digits);
        case Dimension::power: return scaled_words(n, "W", digits);
        case Dimension::energy: return scaled_words(n, "Wh", digits);
        case Dimension::time:
        case Dimension::months:
        case Dimension::years: return duration_words(at_most(n, places_of_time(unit.of)), {unit.of});
        case Dimension::times: return times_words(n);
        case Dimension::percent: return percent_words(n);
        case Dimension::shares: return count_words(n, "share", digits);
        case Dimension::users: return count_words(n, "user", digits);
        case Dimension::number: break;
    }
    return at_most(n, 6);
}

/// A ratio is said per a quantity that people use: a year, a gigawatt, a billion.
struct Per {
    Number base_units;
    std::string words;
};

Per per_of(const Unit& unit) {
    const Number giga = Number::power_of_ten(9);
    switch (unit.per) {
        case Dimension::time: return {days_per_year(), "a year"};
        case Dimension::power: return {giga, "per GW"};
        case Dimension::energy: return {giga, "per GWh"};
        case Dimension::shares: return {1, "a share"};
        case Dimension::users: return {1, "per user"};
        default: return {giga, "per " + money_words(giga, unit.currency, every_digit)};
    }
}

using NumberWords = std::string (*)(const Number&, const Unit&);

std::string one_end(std::string_view closed, std::string_view open, const End& end, const Unit& unit,
                    NumberWords number_words = words_for) {
    return fmt::format("{} {}", end.closed ? closed : open, number_words(end.at, unit));
}

std::string unbounded_words(const Range& range, const Unit& unit, NumberWords number_words = words_for) {
    const bool from_zero = range.low() && range.low()->closed && range.low()->at.is_zero();
    if (from_zero) return number_words(range.low()->at, unit) + " or more";
    if (range.low()) return one_end("at least", "more than", *range.low(), unit, number_words);
    if (range.high()) return one_end("at most", "under", *range.high(), unit, number_words);
    return "any value";
}

/// The places after the point that words have at most, so that they say a bound of no more places as it is.
int places_of(const Unit& unit) {
    switch (unit.of) {
        case Dimension::time:
        case Dimension::months:
        case Dimension::years: return places_of_time(unit.of);
        case Dimension::times: return 2;
        case Dimension::percent: return 3;  // 12.3 % is 0.123
        case Dimension::number: return 6;
        default: return 18;  // every digit
    }
}

/// Four digits are enough to act on; the bound moves to the side where it stays true.
Number shortened(const Number& n, const Unit& unit, Number (*towards)(const Number&, int)) {
    const int size = magnitude(n);
    const int places = places_of(unit);
    if (size + places < 3) return towards(n, places);
    const Number first_digit = Number::power_of_ten(size);
    return towards(n / first_digit, 3) * first_digit;
}

/// A bound that is said shorter than it is, moved to the side where "more than" and "under" stay true.
Number said_outwards(const Number& n, const Unit& unit, Number (*towards)(const Number&, int)) {
    if (unit.per == Dimension::number) return places_of(unit) == 18 ? n : towards(n, places_of(unit));
    const Number per = per_of(unit).base_units;
    const Number first_digit = Number::power_of_ten(magnitude(n * per));
    return towards(n * per / first_digit, 3) * first_digit / per;
}

Range said_outwards(const Range& range, const Unit& unit) {
    std::optional<End> low = range.low();
    std::optional<End> high = range.high();
    if (low) low->at = said_outwards(low->at, unit, rounded_down);
    if (high) high->at = said_outwards(high->at, unit, rounded_up);
    return {low, high};
}

Range shortened_inwards(const Range& range, const Unit& unit) {
    std::optional<End> low = range.low();
    std::optional<End> high = range.high();
    if (low) low->at = shortened(low->at, unit, rounded_up);
    if (high) high->at = shortened(high->at, unit, rounded_down);
    if (low && high && low->at >= high->at) return range;
    return {low, high};
}

}  // namespace

std::string words_for(const Number& number, const Unit& unit) {
    if (unit.per == Dimension::number) return simple_words(number, unit, every_digit);
    const Per per = per_of(unit);
    return simple_words(number * per.base_units, unit, four_digits) + " " + per.words;
}

std::string rounded_words_for(const Number& amount, const Unit& unit) {
    if (!amount.is_zero() && amount < Number::fraction(1, 200)) {
        return "under " + words_for(Number::fraction(1, 100), unit);
    }
    return money_words(amount, unit.currency, two_places);
}

std::string rounded_words_for(const Range& range, const Unit& unit) {
    const std::string low = rounded_words_for(range.low()->at, unit);
    if (range.single()) return low;
    if (!range.high()) return (range.low()->closed ? "at least " : "more than ") + low;
    const std::string high = rounded_words_for(range.high()->at, unit);
    if (range.low()->at.is_zero()) return (range.high()->closed ? "up to " : "under ") + high;
    return low == high ? low : fmt::format("{} to {}", low, high);
}

std::string probability_words(const Number& probability) {
    const bool exact = (probability * Number(1000)).is_whole();
    if (!exact && probability < Number::fraction(1, 2000)) return "under 0.1 %";
    if (!exact && probability >= Number::fraction(1999, 2000)) return "over 99.9 %";
    const Number hundredfold = probability * Number(100);
    return (exact ? to_text(hundredfold) : rounded_text(hundredfold, 1)) + " %";
}

std::string probability_words(const Range& range) {
    const std::string low = probability_words(range.low()->at);
    const std::string high = probability_words(range.high() ? range.high()->at : range.low()->at);
    return low == high ? low : fmt::format("{} to {}", low, high);
}

std::string signed_words_for(const Number& number, const Unit& unit) {
    return fmt::format("{}{}", number > Number(0) ? "+" : "", words_for(number, unit));
}

std::string signed_words_for(const Range& range, const Unit& unit) {
    if (const auto single = range.single()) return signed_words_for(*single, unit);
    if (!range.low() || !range.high()) return unbounded_words(said_outwards(range, unit), unit, signed_words_for);
    return fmt::format("{} to {}", signed_words_for(range.low()->at, unit), signed_words_for(range.high()->at, unit));
}

std::string words_beside(const Number& number, const Number& other, const Unit& unit) {
    constexpr int most = 20;
    std::string words = words_for(number, unit);
    const bool is_percent = unit == Unit{Dimension::percent};
    const bool is_ratio = is_percent || unit == Unit{Dimension::times};
    if (!is_ratio || number == other || words != words_for(other, unit)) return words;
    const Number factor = is_percent ? 100 : 1;
    for (int places = 2; places <= most; ++places) {
        const std::string said = at_most(number * factor, places);
        if (said != at_most(other * factor, places)) return said + (is_percent ? " %" : "x");
    }
    return words;
}

std::string exact_words_for(const Number& number, const Unit& unit) {
    switch (unit.of) {
        case Dimension::time:
        case Dimension::months:
        case Dimension::years: return duration_words(exact_or(number, places_of_time(unit.of)), {unit.of});
        case Dimension::times: return exact_or(number, 2) + "x";
        case Dimension::percent: return exact_or(number * Number(100), 1) + " %";
        case Dimension::number: return exact_or(number, 6);
        default: return words_for(number, unit);
    }
}

std::string apart_words_for(const Number& number, const Unit& unit) {
    if (unit.of != Dimension::percent) return words_for(number, unit);
    std::string points = percent_words(number);
    points.resize(points.size() - 2);
    return points + (points == "1" ? " percentage point" : " percentage points");
}

std::string words_for(const Range& range, const Unit& unit) {
    if (const auto single = range.single()) return words_for(*single, unit);
    if (!range.low() || !range.high()) return unbounded_words(said_outwards(range, unit), unit);
    if (range.low()->at.is_zero()) return one_end("up to", "under", *said_outwards(range, unit).high(), unit);
    if (is_duration(unit)) {
        const int places = places_of_time(unit.of);
        return fmt::format("{} to {}", at_most(range.low()->at, places), words_for(range.high()->at, unit));
    }
    return fmt::format("{} to {}", words_for(range.low()->at, unit), words_for(range.high()->at, unit));
}

std::string interval_words(const Range& range, const Unit& unit) {
    if (const auto single = range.single()) return "exactly " + exact_words_for(*single, unit);
    if (!range.low() || !range.high()) return unbounded_words(range, unit, exact_words_for);
    const std::string low = exact_words_for(range.low()->at, unit);
    const std::string high = exact_words_for(range.high()->at, unit);
    if (range.low()->closed && range.high()->closed) return fmt::format("{} to {}, ends included", low, high);
    return fmt::format("{} {}, {} {}", range.low()->closed ? "from" : "above", low,
                       range.high()->closed ? "to" : "to below", high);
}

std::string condition_words(const Range& range, const Unit& unit) {
    if (const auto single = range.single()) return "exactly " + exact_words_for(*single, unit);
    const Range stated = shortened_inwards(range, unit);
    if (!stated.low() || !stated.high()) return unbounded_words(stated, unit);
    if (!stated.low()->closed || !stated.high()->closed) {
        return one_end("at least", "more than", *stated.low(), unit) + " and " +
               one_end("at most", "under", *stated.high(), unit);
    }
    return fmt::format("between {} and {}", words_for(stated.low()->at, unit), words_for(stated.high()->at, unit));
}

std::string words_for(const Unknown& unknown) {
    const std::string about = listed(unknown.about);
    switch (unknown.reason) {
        case Reason::two_currencies: return about + ", and no rate given";
        case Reason::unlike_units: return about + " have unlike units";
        case Reason::zero_denominator: return about + " allows zero, and nothing divides by zero";
        case Reason::input_twice:
            return about + " stands in a product or a quotient and beside it, and the two are not taken as one";
        case Reason::too_large: return "the result may be past 10^260, more than is computed";
        case Reason::beyond_meaning: return "growth past a million times a year says nothing";
        case Reason::no_investments: return "no investment is reported";
        case Reason::no_spend: return "no spend of the company is reported";
        case Reason::no_power: return "no commitment of power is reported";
        case Reason::no_duration: return about + " says nothing about how long it runs";
        case Reason::no_valuation: return "no valuation is reported";
        case Reason::one_valuation: return about + " is the only valuation, and two are needed";
        case Reason::no_date: return "no date is reported for " + about;
        case Reason::dates_overlap: return "the dates of " + about + " do not say which came first";
        case Reason::one_round: return about + " are one round, and two are needed";
        case Reason::several_rounds: return "stakes of several rounds do not add: of " + about;
        case Reason::valued_later: return about + " is after the announcement, and no priced_at names it";
        case Reason::no_elapsed: return "no dates and no duration are given";
        case Reason::under_a_year: return "less than a year has passed, and an annual rate would extrapolate";
        case Reason::not_positive: return about + " allows zero or less";
        case Reason::unbounded: return about + " has no upper end";
        case Reason::no_such_name: return "nothing is named " + about;
        case Reason::no_probability: return "no probability is given for " + about;
        case Reason::open_amount: return "more than one amount may be paid of " + about;
        case Reason::no_order: return about + " comes after itself, or after what does not exist";
        case Reason::too_many: return "more than 200 milestones are past what is computed";
        case Reason::too_entangled: return "too many milestones at a time are waited for to list what may happen";
        case Reason::long_probability: return "the probabilities have no common denominator of 4,096 bits";
        case Reason::nothing_paid: return "nothing is paid in";
        case Reason::nothing_back: return "nothing comes back";
        case Reason::beyond_whole: return about + " may come to more than the whole company";
        case Reason::more_than_whole: return about + " would be more than the whole company";
        case Reason::after_exit: return "the exit is before " + about;
        case Reason::no_statement: break;
    }
    return "it states no figures";
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return fmt::format("{} {}", grouped(count), count == 1 ? one : many);
}

}  // namespace dealcalc
