#include "report/return_words.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/text.hpp"

namespace dealcalc {
namespace {

const Unit percent{Dimension::percent};

/// What two decimals of a percentage, and then more, are for.
constexpr int fewest_decimals = 2;
constexpr int most_decimals = 13;

/// So near -100 % that no decimal is left of 1 + rate.
bool is_nearly_total_loss(const Range& range) { return !range.low()->closed; }

std::string rate_words(const Rate& rate, int decimals) {
    if (!is_nearly_total_loss(rate.value)) return percentage(rate.face, decimals);
    return "above -100 % by less than 0.0000000000001 %";
}

std::string between_words(const Range& range) {
    return fmt::format("between {} and {}", percentage(rounded_down(range.low()->at, 13), 11),
                       percentage(rounded_up(range.high()->at, 13), 11));
}

/// The power of ten that is no smaller: "1e-17" for what was found.
Number power_above(double bound) {
    constexpr int smallest = -30;
    const double exponent = bound > 0 ? std::ceil(std::log10(bound)) : smallest;
    return Number::power_of_ten(std::clamp(static_cast<int>(exponent), smallest, 0));
}

std::string power_words(const Number& power) {
    int exponent = 0;
    while (Number::power_of_ten(exponent) > power) --exponent;
    return fmt::format("1e{}", exponent);
}

Cell certain_rate(const Rate& rate, const std::string& display) {
    return Quantity{display, Value{{rate.value, rate.value}, rate.face, percent, true}};
}

Cell residual_cell(double residual) {
    const Number power = power_above(residual);
    const Range range = Range::between(0, power);
    return Quantity{power_words(power), Value{{range, range}, std::nullopt, {}, true}};
}

std::vector<std::string> all_words(const Rates& rates) {
    std::vector<std::string> words = rate_words(rates.rates);
    for (const Unseparated& place : rates.unseparated) words.push_back(between_words(place.between));
    return words;
}

std::string unseparated_note(const Unseparated& place) {
    return fmt::format("Not separated: {} there {}. The flows come so near to 0 there that arithmetic cannot tell.",
                       between_words(place.between),
                       place.odd ? "is one rate, or an odd number of them"
                                 : "is no rate, one that only touches 0, or an even number of them");
}

double largest_residual(const Rates& rates) {
    double largest = 0;
    for (const Rate& rate : rates.rates) largest = std::max(largest, rate.residual);
    return largest;
}

}  // namespace

std::string percentage(const Number& fraction, int decimals) {
    return rounded_text(fraction * Number(100), decimals) + " %";
}

Number six_digits(const Number& n) {
    constexpr int digits = 6;
    if (n.is_zero()) return n;
    int whole = 0;
    while (whole < 38 && absolute(n) >= Number::power_of_ten(whole)) ++whole;
    const Number place = Number::power_of_ten(std::max(whole - digits, -digits));
    const Number half = Number(1) / Number(2);
    return rounded_down(n / place + half, 0) * place;
}

std::vector<std::string> rate_words(const std::vector<Rate>& rates) {
    std::vector<std::string> words;
    for (int decimals = fewest_decimals; decimals <= most_decimals; ++decimals) {
        words.clear();
        for (const Rate& rate : rates) words.push_back(rate_words(rate, decimals));
        if (std::ranges::adjacent_find(words) == words.end()) break;
    }
    return words;
}

std::string words_for(NoRate reason, DayCount count) {
    switch (reason) {
        case NoRate::no_flows: return "every flow is 0";
        case NoRate::one_sign: return "all flows have one sign";
        case NoRate::one_day:
            return count == DayCount::thirty_e_360 ? "all flows are on one day, as 30e/360 counts days"
                                                   : "all flows are on one day";
        case NoRate::all_cancel: return "the flows of each day cancel out, and so every rate would do";
        case NoRate::too_large: return "every rate is beyond 1,000,000 %: not meaningful";
        case NoRate::overflow: return "the amounts of one day do not add up in 128 bits";
        case NoRate::none_exists: break;
    }
    return "at no rate do the flows come to 0";
}

std::string answer_words(const Rates& rates, DayCount count) {
    if (rates.reason) return "no rate: " + words_for(*rates.reason, count);
    const std::vector<std::string> words = all_words(rates);
    const auto found = words.begin() + static_cast<std::ptrdiff_t>(rates.rates.size());
    std::string text = join(words.begin(), found, ", ");
    if (words.size() == 1 && found != words.begin()) return text;
    if (found != words.begin()) text = fmt::format("{}: {}", counted(rates.rates.size(), "rate", "rates"), text);
    for (auto open = found; open != words.end(); ++open) {
        text += fmt::format("{}not separated: {}", text.empty() ? "" : "; ", *open);
    }
    return text;
}

Cell rate_cell(const Rates& rates, DayCount count) {
    const std::string words = answer_words(rates, count);
    if (rates.rates.size() == 1 && rates.unseparated.empty()) return certain_rate(rates.rates.front(), words);
    return Missing{words};
}

Section rates_section(const Rates& rates) {
    Table table;
    table.columns = {{"kind", "Kind"}, {"rate", "Rate a year", Column::Align::right},
                     {"residual", "Put back, adds up to 0 within", Column::Align::right}};
    const std::vector<std::string> words = all_words(rates);
    for (std::size_t i = 0; i < rates.rates.size(); ++i) {
        const Rate& rate = rates.rates[i];
        table.rows.push_back({Text{"one rate"}, certain_rate(rate, words[i]), residual_cell(rate.residual)});
    }
    for (std::size_t i = 0; i < rates.unseparated.size(); ++i) {
        const Range& between = rates.unseparated[i].between;
        table.rows.push_back({Text{rates.unseparated[i].odd ? "not separated, odd" : "not separated, even"},
                              Quantity{words[rates.rates.size() + i],
                                       Value{{between, between}, std::nullopt, percent, true}},
                              {}});
    }
    Section section{"rates", "", std::move(table)};
    section.for_people = false;  // the answer names them all
    return section;
}

std::vector<std::string> rate_notes(const Rates& rates, DayCount count, const Number& years) {
    std::vector<std::string> notes;
    if (rates.rates.size() > 1) {
        notes.push_back("These are all rates at which the flows come to 0; none of them is the rate of return.");
    }
    for (const Unseparated& place : rates.unseparated) notes.push_back(unseparated_note(place));
    if (rates.too_large > 0 && !rates.reason) {
        notes.push_back(fmt::format("Beyond 1,000,000 % there {} more, not meaningful and not shown.",
                                    rates.too_large == 1 ? "is 1" : fmt::format("are {}", rates.too_large)));
    }
    if (rates.rates.empty()) return notes;
    if (years < Number(1)) {
        notes.push_back("The flows span less than a year, and a rate a year extrapolates.");
    }
    notes.push_back(fmt::format(
        "A rate is a power, and so computed in binary floating point, with years counted {}{}; put back in, the flows "
        "come to 0 within {} of their size.",
        day_count_name(count), count == DayCount::act_365 ? " as by XIRR" : "",
        power_words(power_above(largest_residual(rates)))));
    return notes;
}

}  // namespace dealcalc
