#include "base/lexicon.hpp"

#include <array>
#include <iterator>
#include <optional>

#include "base/digits.hpp"
#include "base/figure_words.hpp"
#include "base/letters.hpp"

namespace dealcalc {

namespace {

using tables::phrases;
using tables::signs;

// ---- finding a phrase by its first word, a sign by its first byte

constexpr std::size_t slots = 512;
constexpr std::int16_t nothing = -1;

/// Of a word's first, second and last letters and its length: what is read for any word, however long.
constexpr std::size_t slot_of(std::string_view word) {
    const auto letter = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c | 0x20)); };
    const std::size_t second = word.size() > 1 ? letter(word[1]) : 0;
    return (letter(word.front()) * 5 + second * 3 + letter(word.back()) * 11 + word.size() * 29) % slots;
}

constexpr std::size_t slot_of_sign(std::string_view sign) {
    return static_cast<unsigned char>(sign.front());
}

constexpr std::string_view first_word(std::string_view phrase) {
    return phrase.substr(0, phrase.find(' '));
}

/// For each slot the rows that fall there, as a list through `next`; how long the first word of each is.
template<std::size_t rows>
struct Index {
    std::array<std::int16_t, slots> first{};
    std::array<std::int16_t, rows> next{};
    std::array<std::uint8_t, rows> length{};
};

template<std::size_t rows, class Slot>
constexpr Index<rows> index_of(const Word (&words)[rows], Slot slot) {
    Index<rows> made;
    made.first.fill(nothing);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string_view word = first_word(words[row].text);
        std::int16_t& first = made.first[slot(word)];
        made.next[row] = first;
        made.length[row] = static_cast<std::uint8_t>(word.size());
        first = static_cast<std::int16_t>(row);
    }
    return made;
}

constexpr auto phrase_index = index_of(phrases, slot_of);
constexpr auto sign_index = index_of(signs, slot_of_sign);

/// Whether two words of one length are the same in any case: most are written as they stand in the table.
bool same_word(const char* word, const char* entry, std::size_t length) {
    for (std::size_t i = 0; i < length; ++i) {
        if (word[i] != entry[i] && lower(word[i]) != lower(entry[i])) return false;
    }
    return true;
}

/// Whether `word` as written is the first of a row, of the same length. milliwatts are not megawatts, so m is never
/// taken for M.
bool writes(std::string_view word, std::string_view entry) {
    if (word.size() == 1) return word.front() == entry.front() || (entry.front() == 'a' && word.front() == 'A');
    if (word.front() == 'm' && entry.starts_with("MW")) return false;
    return same_word(word.data(), entry.data(), word.size());
}

/// Past what stands between two words of a phrase: blanks, or one hyphen as in gigawatt-hours.
std::size_t skip_joint(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == '-') return at + 1;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\u2010") || rest.starts_with("\u2011")) return at + 3;
    return skip_blanks(text, at);
}

/// Where the rest of the phrase, which begins with a blank, ends in the text; its first word ends at `at`.
std::optional<std::size_t> end_of_phrase(std::string_view text, std::size_t at, std::string_view rest) {
    while (!rest.empty()) {
        const std::size_t begin = skip_joint(text, at);
        const std::size_t length = first_word(rest.substr(1)).size();
        at = skip_letters(text, begin);
        if (at - begin != length || !same_word(text.data() + begin, rest.data() + 1, length)) return std::nullopt;
        rest.remove_prefix(1 + length);
    }
    return at;
}

/// The longest phrase that begins with the word at `span`.
void find_phrase(std::string_view text, const Span& span, Token& token) {
    const std::string_view word = slice(text, span);
    for (std::int16_t next = phrase_index.first[slot_of(word)]; next != nothing;) {
        const auto row = static_cast<std::size_t>(next);
        next = phrase_index.next[row];
        const Word& entry = phrases[row];
        const std::size_t length = phrase_index.length[row];
        if (length != word.size() || !writes(word, entry.text)) continue;
        const bool goes_on = entry.text.size() > length;
        const auto end = goes_on ? end_of_phrase(text, span.end, entry.text.substr(length)) : span.end;
        if (!end || (token.word != nullptr && *end <= token.span.end)) continue;
        token.word = &entry;
        token.role = entry.role;
        token.span.end = *end;
    }
    // "a$5B" may be Australian: an article stands alone.
    const bool touches = token.role == Role::article && token.span.end < text.size() && text[token.span.end] == '$';
    if (touches) token = {.role = Role::none, .span = {span.begin, span.begin}};
}

/// The longest sign at the token.
void find_sign(std::string_view text, Token& token) {
    const std::string_view rest = text.substr(token.span.begin);
    std::size_t length = 0;
    for (std::int16_t row = sign_index.first[slot_of_sign(rest)]; row != nothing;) {
        const Word& sign = signs[row];
        row = sign_index.next[static_cast<std::size_t>(row)];
        if (sign.text.size() <= length || (sign.text.size() > 1 && !rest.starts_with(sign.text))) continue;
        length = sign.text.size();
        token.word = &sign;
        token.role = sign.role;
        token.span.end = token.span.begin + length;
    }
}

/// Whether a list such as "SEK NOK DKK" has the code.
bool lists(std::string_view codes, std::string_view code) {
    for (std::size_t at = 0; at < codes.size(); at += 4) {
        if (codes.substr(at, 3) == code) return true;
    }
    return false;
}

/// What $, kr or "dollars" means depends on the deal.
void find_meaning(const Word& word, Currency home, Token& token) {
    const bool is_home = lists(word.kin, home.code());
    token.in_doubt = !is_home && (word.code.empty() || lists(word.doubt, home.code()));
    if (is_home)
        token.currency = home;
    else if (!word.code.empty())
        token.currency = *Currency::from_code(word.code);
}

/// Codes that are English words are written in capitals.
constexpr std::string_view words_too = "ALL AMD BAM BOB COP CUP GEL LAK MAD MOP MUR PEN RON RUB SOS TOP TRY";

std::optional<Currency> code_in_any_case(std::string_view word) {
    if (word.size() != 3) return std::nullopt;
    const std::array<char, 3> capitals{upper(word[0]), upper(word[1]), upper(word[2])};
    const std::string_view code(capitals.data(), capitals.size());
    if (lists(words_too, code)) return std::nullopt;
    return Currency::from_code(code);
}

void set_code(Token& token, Currency currency, std::size_t end) {
    token.role = Role::currency;
    token.span.end = end;
    token.currency = currency;
}

/// A sign may begin with letters: US$, Rs.
bool may_be_sign(std::string_view text, std::size_t letters_end) {
    return letters_end < text.size() && (text[letters_end] == '$' || text[letters_end] == '.');
}

}  // namespace

std::span<const Word> words() {
    return phrases;
}

bool could_mean(const Word& word, Currency currency) {
    const std::string_view code = currency.code();
    return word.code == code || lists(word.kin, code) || lists(word.doubt, code);
}

Number days_in(Step step) {
    switch (step) {
    case Step::week: return Number(7);
    case Step::month: return days_per_month();
    case Step::quarter: return days_per_month() * Number(3);
    case Step::year: return days_per_year();
    case Step::decade: return days_per_year() * Number(10);
    case Step::hour: return Number(1) / 24;
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
    const bool is_point = text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1]);
    if (is_digit(text[at]) || is_point) {
        token.role = Role::digit;
        return token;
    }
    const std::size_t end = skip_letters(text, at);
    if (end == at || may_be_sign(text, end)) find_sign(text, token);
    if (end > at && token.word == nullptr) {
        const std::string_view word = slice(text, {at, end});
        const bool may_be_code = word.size() == 3 && word.front() < 'a';
        if (const auto currency = may_be_code ? Currency::from_code(word) : std::nullopt) {
            set_code(token, *currency, end);
            return token;
        }
        find_phrase(text, {at, end}, token);
        if (token.word == nullptr) {
            if (const auto currency = code_in_any_case(word)) set_code(token, *currency, end);
            return token;
        }
    }
    if (token.role == Role::currency) find_meaning(*token.word, home, token);
    return token;
}

std::size_t skip_wide_blank(std::string_view text, std::size_t at) {
    if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80) return at;
    for (const std::string_view blank : {"\u00A0", "\u2007", "\u2009", "\u202F"}) {
        if (text.substr(at).starts_with(blank)) return at + blank.size();
    }
    return at;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    for (std::size_t next = at; at < text.size(); at = next) {
        const char c = text[at];
        if (c == ' ' || c == '\t')
            next = at + 1;
        else if (static_cast<unsigned char>(c) >= 0x80)
            next = skip_wide_blank(text, at);
        if (next == at) break;
    }
    return at;
}

std::size_t skip_letters(std::string_view text, std::size_t at) {
    while (at < text.size() && is_letter(text[at])) ++at;
    return at;
}

}  // namespace dealcalc
