#include "base/lexicon.hpp"

#include <array>
#include <iterator>
#include <optional>

#include "base/digits.hpp"
#include "base/letters.hpp"

namespace dealcalc {

namespace {

// ---- the tables

constexpr Word said(std::string_view text, Hedge hedge) { return {.text = text, .role = Role::hedge, .hedge = hedge}; }
constexpr Word joint(std::string_view text, Role role) { return {.text = text, .role = role}; }
constexpr Word scale(std::string_view text, int exponent) {
    return {.text = text, .role = Role::scale, .exponent = static_cast<std::int8_t>(exponent)};
}
constexpr Word unit(std::string_view text, Dimension of, int exponent = 0) {
    return {.text = text, .role = Role::unit, .exponent = static_cast<std::int8_t>(exponent), .of = of};
}
constexpr Word time(std::string_view text, Step step) {
    return {.text = text, .role = Role::unit, .of = Dimension::time, .step = step};
}
constexpr Word coin(std::string_view text, std::string_view code = {}) {
    return {.text = text, .role = Role::currency, .code = code};
}

// Words are read in any case; single letters and what begins with a capital M (mega) in the case that is written.
constexpr Word table[] = {
    said("exactly", Hedge::exactly),
    said("up to", Hedge::up_to),
    said("as much as", Hedge::up_to),
    said("at most", Hedge::at_most),
    said("no more than", Hedge::at_most),
    said("maximum of", Hedge::at_most),
    said("a maximum of", Hedge::at_most),
    said("under", Hedge::under),
    said("less than", Hedge::under),
    said("below", Hedge::under),
    said("more than", Hedge::more_than),
    said("over", Hedge::more_than),
    said("above", Hedge::more_than),
    said("exceeding", Hedge::more_than),
    said("at least", Hedge::at_least),
    said("no less than", Hedge::at_least),
    said("minimum of", Hedge::at_least),
    said("a minimum of", Hedge::at_least),
    said("about", Hedge::about),
    said("approximately", Hedge::about),
    said("around", Hedge::about),
    said("roughly", Hedge::about),
    said("some", Hedge::about),
    said("nearly", Hedge::nearly),
    said("almost", Hedge::nearly),
    said("just over", Hedge::just_over),
    said("just above", Hedge::just_over),
    said("between", Hedge::between),

    joint("a", Role::article),
    joint("the", Role::in_the),
    joint("in the", Role::in_the),
    joint("range", Role::range),
    joint("to", Role::to),
    joint("and", Role::and_),

    scale("k", 3),
    scale("K", 3),
    scale("M", 6),
    scale("B", 9),
    scale("T", 12),
    scale("mn", 6),
    scale("bn", 9),
    scale("tn", 12),
    scale("thousand", 3),
    scale("million", 6),
    scale("billion", 9),
    scale("trillion", 12),

    unit("x", Dimension::times),
    unit("X", Dimension::times),
    unit("W", Dimension::power),
    unit("kW", Dimension::power, 3),
    unit("MW", Dimension::power, 6),
    unit("GW", Dimension::power, 9),
    unit("TW", Dimension::power, 12),
    unit("Wh", Dimension::energy),
    unit("kWh", Dimension::energy, 3),
    unit("MWh", Dimension::energy, 6),
    unit("GWh", Dimension::energy, 9),
    unit("TWh", Dimension::energy, 12),

    time("day", Step::day),
    time("days", Step::day),
    time("week", Step::week),
    time("weeks", Step::week),
    time("month", Step::month),
    time("months", Step::month),
    time("year", Step::year),
    time("years", Step::year),
    time("decade", Step::decade),
    time("decades", Step::decade),

    coin("dollar"),
    coin("dollars"),
    coin("euro", "EUR"),
    coin("euros", "EUR"),
    coin("pound", "GBP"),
    coin("pounds", "GBP"),
    coin("yen", "JPY"),
};

// Signs stand alone, a letter may touch them. A longer one stands before those that it begins or ends with.
constexpr Word signs[] = {
    coin("US$", "USD"),
    coin("NZ$", "NZD"),
    coin("HK$", "HKD"),
    coin("C$", "CAD"),
    coin("A$", "AUD"),
    coin("S$", "SGD"),
    coin("$"),
    coin("€", "EUR"),
    coin("£", "GBP"),
    coin("¥"),
    unit("%", Dimension::percent, -2),
    said("~", Hedge::about),
    joint("+", Role::plus),
    joint("-", Role::hyphen),
    joint("\u2013", Role::dash),
    joint("\u2212", Role::minus),
};

// ---- finding a phrase by its first word

constexpr std::size_t slots = 256;
constexpr std::int16_t nothing = -1;

/// Of a word's first, second and last letters and its length: what is read for any word, however long.
constexpr std::size_t slot_of(std::string_view word) {
    const auto letter = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c | 0x20)); };
    const std::size_t second = word.size() > 1 ? letter(word[1]) : 0;
    return (letter(word.front()) * 5 + second * 3 + letter(word.back()) * 11 + word.size() * 29) % slots;
}

constexpr std::string_view first_word(std::string_view phrase) { return phrase.substr(0, phrase.find(' ')); }

/// For each slot the rows whose first word falls there, as a list through `next`.
struct Index {
    std::array<std::int16_t, slots> first{};
    std::array<std::int16_t, std::size(table)> next{};
};

constexpr Index index = [] {
    Index made;
    made.first.fill(nothing);
    for (std::size_t row = 0; row < std::size(table); ++row) {
        std::int16_t& first = made.first[slot_of(first_word(table[row].text))];
        made.next[row] = first;
        first = static_cast<std::int16_t>(row);
    }
    return made;
}();

/// Whether `word` as written is the first of the row. milliwatts are not megawatts, so m is never taken for M.
bool writes(std::string_view word, std::string_view entry) {
    if (word.size() != entry.size()) return false;
    if (word.size() == 1 && entry != "a") return word == entry;
    if (entry.starts_with("MW") && word.front() == 'm') return false;
    return equal_ignoring_case(word, entry);
}

/// Where the rest of the phrase ends in the text after its first word, which ends at `at`.
std::optional<std::size_t> end_of_phrase(std::string_view text, std::size_t at, std::string_view rest) {
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const std::size_t begin = skip_blanks(text, at);
        const std::string_view word = first_word(rest);
        at = skip_letters(text, begin);
        if (!equal_ignoring_case(slice(text, {begin, at}), word)) return std::nullopt;
        rest.remove_prefix(word.size());
    }
    return at;
}

/// The longest phrase that begins with the word at `span`.
void find_phrase(std::string_view text, const Span& span, Token& token) {
    const std::string_view word = slice(text, span);
    std::int16_t next = nothing;
    for (std::int16_t row = index.first[slot_of(word)]; row != nothing; row = next) {
        const Word& entry = table[row];
        next = index.next[static_cast<std::size_t>(row)];
        const std::string_view first = first_word(entry.text);
        if (!writes(word, first)) continue;
        const auto end = end_of_phrase(text, span.end, entry.text.substr(first.size()));
        if (!end || (token.word != nullptr && *end <= token.span.end)) continue;
        token.word = &entry;
        token.role = entry.role;
        token.span.end = *end;
    }
}

void find_sign(std::string_view text, Token& token) {
    const std::string_view rest = text.substr(token.span.begin);
    for (const Word& sign : signs) {
        if (!rest.starts_with(sign.text)) continue;
        token.word = &sign;
        token.role = sign.role;
        token.span.end = token.span.begin + sign.text.size();
        return;
    }
}

/// What $, ¥ or "dollars" means depends on the deal.
Currency meaning(const Word& word, Currency home) {
    if (!word.code.empty()) return *Currency::from_code(word.code);
    if (word.text == "¥") return *Currency::from_code(home.code() == "CNY" ? "CNY" : "JPY");
    return home.is_dollar() ? home : Currency{};
}

bool begins_sign(std::string_view text, std::size_t letters_end) {
    return letters_end < text.size() && text[letters_end] == '$';
}

}  // namespace

std::span<const Word> words() { return table; }

Number days_in(Step step) {
    switch (step) {
    case Step::week: return Number(7);
    case Step::month: return days_per_month();
    case Step::year: return days_per_year();
    case Step::decade: return days_per_year() * Number(10);
    default: return Number(1);
    }
}

Token token_at(std::string_view text, std::size_t at, Currency home) {
    Token token;
    at = skip_blanks(text, at);
    token.span = {at, at};
    if (at == text.size()) {
        token.role = Role::end;
        return token;
    }
    if (is_digit(text[at])) {
        token.role = Role::digit;
        return token;
    }
    const std::size_t end = skip_letters(text, at);
    if (end == at || begins_sign(text, end)) find_sign(text, token);
    if (end > at && token.word == nullptr) {
        if (const auto currency = Currency::from_code(slice(text, {at, end}))) {
            token.role = Role::currency;
            token.span.end = end;
            token.currency = *currency;
            return token;
        }
        find_phrase(text, {at, end}, token);
    }
    if (token.role == Role::currency) token.currency = meaning(*token.word, home);
    return token;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    static constexpr std::array<std::string_view, 3> wide_blanks{"\u00A0", "\u2009", "\u202F"};
    while (at < text.size()) {
        const char c = text[at];
        if (c == ' ' || c == '\t') {
            ++at;
            continue;
        }
        if (static_cast<unsigned char>(c) < 0x80) break;
        std::size_t length = 0;
        for (const std::string_view blank : wide_blanks) {
            if (text.substr(at).starts_with(blank)) length = blank.size();
        }
        if (length == 0) break;
        at += length;
    }
    return at;
}

std::size_t skip_letters(std::string_view text, std::size_t at) {
    while (at < text.size() && is_letter(text[at])) ++at;
    return at;
}

}  // namespace dealcalc
