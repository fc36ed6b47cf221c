#include "base/figure_words.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/digits.hpp"
#include "base/letters.hpp"
#include "base/short_text.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"

namespace dealcalc {

namespace {

// No phrase begins another, so the first that fits is the only one.
constexpr HedgeWords hedges[] = {
    {"exactly", Hedge::exactly},      {"up to", Hedge::up_to},           {"as much as", Hedge::up_to},
    {"at most", Hedge::at_most},      {"no more than", Hedge::at_most},  {"maximum of", Hedge::at_most},
    {"a maximum of", Hedge::at_most}, {"under", Hedge::under},           {"less than", Hedge::under},
    {"below", Hedge::under},          {"more than", Hedge::more_than},   {"over", Hedge::more_than},
    {"above", Hedge::more_than},      {"exceeding", Hedge::more_than},   {"at least", Hedge::at_least},
    {"no less than", Hedge::at_least}, {"minimum of", Hedge::at_least},  {"a minimum of", Hedge::at_least},
    {"about", Hedge::about},          {"approximately", Hedge::about},   {"around", Hedge::about},
    {"roughly", Hedge::about},        {"some", Hedge::about},            {"~", Hedge::about},
    {"nearly", Hedge::nearly},        {"almost", Hedge::nearly},         {"just over", Hedge::just_over},
    {"just above", Hedge::just_over}, {"between", Hedge::between},
};

constexpr ScaleWord scale_of(std::string_view letter) { return {letter, exponent_of_letter(letter.front())}; }

constexpr ScaleWord scales[] = {
    scale_of("k"), scale_of("K"), scale_of("M"),  scale_of("B"),  scale_of("T"),    {"mn", 6},
    {"bn", 9},     {"tn", 12},    {"million", 6}, {"billion", 9}, {"thousand", 3}, {"trillion", 12},
};

constexpr UnitWord units[] = {
    {"x", Dimension::times, 0, Step::none},        {"X", Dimension::times, 0, Step::none},
    {"%", Dimension::percent, -2, Step::none},     {"W", Dimension::power, 0, Step::none},
    {"kW", Dimension::power, 3, Step::none},       {"MW", Dimension::power, 6, Step::none},
    {"GW", Dimension::power, 9, Step::none},       {"TW", Dimension::power, 12, Step::none},
    {"Wh", Dimension::energy, 0, Step::none},      {"kWh", Dimension::energy, 3, Step::none},
    {"MWh", Dimension::energy, 6, Step::none},     {"GWh", Dimension::energy, 9, Step::none},
    {"TWh", Dimension::energy, 12, Step::none},    {"day", Dimension::time, 0, Step::day},
    {"days", Dimension::time, 0, Step::day},       {"week", Dimension::time, 0, Step::week},
    {"weeks", Dimension::time, 0, Step::week},     {"month", Dimension::time, 0, Step::month},
    {"months", Dimension::time, 0, Step::month},   {"year", Dimension::time, 0, Step::year},
    {"years", Dimension::time, 0, Step::year},     {"decade", Dimension::time, 0, Step::decade},
    {"decades", Dimension::time, 0, Step::decade},
};

/// How a currency is written other than by its code. Longer signs stand before the signs that they end in.
struct CurrencySign {
    std::string_view sign;
    std::string_view code;  // empty: depends on the home currency
};

constexpr CurrencySign currency_signs[] = {
    {"US$", "USD"}, {"NZ$", "NZD"}, {"HK$", "HKD"}, {"C$", "CAD"}, {"A$", "AUD"}, {"S$", "SGD"},
    {"$", ""},      {"€", "EUR"},   {"£", "GBP"},   {"¥", ""},
};

constexpr CurrencySign currency_words[] = {
    {"dollar", ""},   {"dollars", ""},   {"euro", "EUR"}, {"euros", "EUR"},
    {"pound", "GBP"}, {"pounds", "GBP"}, {"yen", "JPY"},
};

constexpr std::string_view suggested_words[] = {
    "thousand", "million", "billion", "trillion", "mn",     "bn",      "tn",    "kW",     "MW",   "GW",    "TW",
    "Wh",       "kWh",     "MWh",     "GWh",      "TWh",    "days",    "weeks", "months", "years", "day",  "week",
    "month",    "year",    "decade",  "dollars",  "euros",  "pounds",  "yen",   "range",  "USD",  "EUR",   "GBP",
    "JPY",      "CNY",     "CAD",     "AUD",      "CHF",    "INR",
};

/// A sign such as $ alone: what it means depends on the deal.
Currency home_currency(std::string_view sign, Currency home) {
    if (sign == "¥") return *Currency::from_code(home.code() == "CNY" ? "CNY" : "JPY");
    return home.is_dollar() ? home : Currency{};
}

Currency meaning(const CurrencySign& entry, Currency home) {
    return entry.code.empty() ? home_currency(entry.sign, home) : *Currency::from_code(entry.code);
}

/// Whether a word means an entry: letter by letter for one letter, where case carries the meaning; ignoring case for
/// more. milliwatts are not megawatts, so a unit's m is never taken for M.
bool writes(std::string_view word, std::string_view entry) {
    if (word.size() != entry.size()) return false;
    if (word.size() == 1) return word.front() == entry.front();
    if (entry.starts_with("MW") && word.starts_with('m')) return false;
    return equal_ignoring_case(word, entry);
}

std::optional<std::size_t> end_of_phrase(std::string_view text, std::size_t at, std::string_view phrase) {
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        if (phrase[i] == ' ') {
            const std::size_t next = skip_blanks(text, at);
            if (next == at) return std::nullopt;
            at = next;
            continue;
        }
        if (at == text.size() || lower(text[at]) != phrase[i]) return std::nullopt;
        ++at;
    }
    const bool inside_word = is_letter(phrase.back()) && at < text.size() && is_letter(text[at]);
    return inside_word ? std::nullopt : std::optional{at};
}

std::optional<std::string_view> fixed_help(std::string_view word) {
    if (word == "m" || equal_ignoring_case(word, "mm")) return "write M, mn or million";
    if (word == "b") return "write B, bn or billion";
    if (word == "t") return "write T, tn or trillion";
    if (word == "w") return "write W";
    if (equal_ignoring_case(word, "mW")) return "write MW";
    if (equal_ignoring_case(word, "mWh")) return "write MWh";
    return std::nullopt;
}

std::string did_you_mean(std::optional<std::string_view> word) {
    return word ? "did you mean " + std::string(*word) + "?" : std::string();
}

}  // namespace

Number days_in(Step step) {
    switch (step) {
        case Step::week: return Number(7);
        case Step::month: return days_per_month();
        case Step::year: return days_per_year();
        case Step::decade: return days_per_year() * Number(10);
        default: return Number(1);
    }
}

const ScaleWord* find_scale(std::string_view word) {
    for (const ScaleWord& scale : scales) {
        if (same_text(scale.word, word)) return &scale;
    }
    const auto found = std::ranges::find_if(scales, [word](const ScaleWord& s) { return writes(word, s.word); });
    return found == std::end(scales) ? nullptr : &*found;
}

const UnitWord* find_unit(std::string_view word) {
    const auto found = std::ranges::find_if(units, [word](const UnitWord& u) { return writes(word, u.word); });
    return found == std::end(units) ? nullptr : &*found;
}

std::optional<FoundHedge> find_hedge(std::string_view text, std::size_t at) {
    if (at == text.size() || !(is_letter(text[at]) || text[at] == '~')) return std::nullopt;
    const char first = lower(text[at]);
    for (const HedgeWords& words : hedges) {
        if (words.phrase.front() != first) continue;
        if (const auto end = end_of_phrase(text, at, words.phrase)) return FoundHedge{&words, {at, *end}};
    }
    return std::nullopt;
}

std::optional<FoundCurrency> find_currency(std::string_view text, std::size_t at, Currency home) {
    if (at == text.size() || is_digit(text[at]) || text[at] == '%') return std::nullopt;
    const Span span{at, skip_letters(text, at)};
    const std::string_view word = slice(text, span);
    // A sign is not ASCII, or it has a $ after two letters at most.
    if (word.size() < 3) {
        for (const CurrencySign& entry : currency_signs) {
            if (!text.substr(at).starts_with(entry.sign)) continue;
            return FoundCurrency{meaning(entry, home), {at, at + entry.sign.size()}};
        }
    }
    if (word.size() < 3) return std::nullopt;
    if (const auto currency = Currency::from_code(word)) return FoundCurrency{*currency, span};
    for (const CurrencySign& entry : currency_words) {
        if (equal_ignoring_case(word, entry.sign)) return FoundCurrency{meaning(entry, home), span};
    }
    return std::nullopt;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    static constexpr std::array<std::string_view, 5> blanks{" ", "\t", "\u00A0", "\u2009", "\u202F"};
    while (at < text.size()) {
        if (is_letter(text[at]) || is_digit(text[at])) break;  // the common cases, without a search
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        const std::string_view rest = text.substr(at);
        const auto blank = std::ranges::find_if(blanks, [rest](std::string_view b) { return rest.starts_with(b); });
        if (blank == blanks.end()) break;
        at += blank->size();
    }
    return at;
}

std::size_t skip_letters(std::string_view text, std::size_t at) {
    while (at < text.size() && is_letter(text[at])) ++at;
    return at;
}

Span token_at(std::string_view text, std::size_t at) {
    const auto belongs = [](char c) {
        return is_letter(c) || is_digit(c) || std::string_view(".,_'").find(c) != std::string_view::npos;
    };
    std::size_t end = at;
    while (end < text.size() && belongs(text[end])) ++end;
    return {at, end > at ? end : at + decode(text, at).length};
}

std::string_view slice(std::string_view text, const Span& span) {
    return text.substr(span.begin, span.size());
}

std::string help_for_scale_or_unit(std::string_view word) {
    if (const auto help = fixed_help(word)) return std::string(*help);
    return did_you_mean(nearest(word, suggested_words));
}

std::string help_for_hedge(std::string_view word) {
    std::array<std::string_view, std::size(hedges)> phrases;
    std::ranges::transform(hedges, phrases.begin(), &HedgeWords::phrase);
    return did_you_mean(nearest(word, phrases));
}

std::optional<int> foreign_digit(std::string_view text, std::size_t at) {
    static constexpr std::array<char32_t, 4> zeros{0x0660, 0x06F0, 0x0966, 0xFF10};
    const char32_t point = decode(text, at).point;
    for (const char32_t zero : zeros) {
        if (point >= zero && point < zero + 10) return static_cast<int>(point - zero);
    }
    return std::nullopt;
}

}  // namespace dealcalc
