#include "base/figure_plain.hpp"

#include <array>
#include <cstdint>

#include "base/digits.hpp"
#include "base/figure_words.hpp"
#include "base/letters.hpp"
#include "base/short_text.hpp"

namespace dealcalc {
namespace {

constexpr std::string_view up_to = "up to ";
constexpr std::size_t code_size = 3;

// 10^18 times 10^30 would not fit; 10^18 times 10^12, the largest scale, does, and its ranges do.
constexpr std::size_t most_digits = 18;
constexpr auto powers_of_ten = [] {
    std::array<std::int64_t, most_digits + 1> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();

// What follows reads on at `at`, before `end`.

std::size_t left(const char* at, const char* end) { return static_cast<std::size_t>(end - at); }

/// Takes a code of three letters: the home currency, or another.
inline bool take_code(const char*& at, Currency home, Currency& currency) {
    const std::string_view code(at, code_size);
    at += code_size;
    if (code == home.code()) {
        currency = home;
        return true;
    }
    const auto other = Currency::from_code(code);
    if (other) currency = *other;
    return other.has_value();
}

/// Takes a sign at the number, or a code with a blank after it.
inline bool take_currency(const char*& at, const char* end, Currency home, Currency& currency) {
    if (is_letter(*at)) {
        const bool may_be_code = left(at, end) > code_size && at[code_size] == ' ';
        return may_be_code && take_code(at, home, currency) && *at++ == ' ';
    }
    const auto found = find_currency({at, end}, 0, home);
    if (!found) return false;
    at += found->span.end;
    currency = found->currency;
    return true;
}

struct PlainDigits {
    bool good = false;  // at least one digit, and not too many; the point between two of them
    std::uint64_t significand = 0;
    std::size_t decimals = 0;
};

/// Takes digits, and gives their number after `number`; it wraps where there are too many.
inline std::uint64_t take_run(const char*& at, const char* end, std::uint64_t number) {
    for (; at != end; ++at) {
        const auto digit = static_cast<unsigned char>(*at - '0');
        if (digit > 9) break;
        number = number * 10 + digit;
    }
    return number;
}

/// Takes digits with at most one point.
inline PlainDigits take_digits(const char*& at, const char* end) {
    const char* const begin = at;
    const std::uint64_t whole = take_run(at, end, 0);
    const std::size_t written = left(begin, at);
    if (at == end || *at != '.') return {written > 0 && written <= most_digits, whole, 0};
    const char* const fraction = ++at;
    const std::uint64_t significand = take_run(at, end, whole);
    const std::size_t decimals = left(fraction, at);
    return {written > 0 && decimals > 0 && written + decimals <= most_digits, significand, decimals};
}

/// Takes a scale at the number or after a blank, and gives its exponent; 0 where none is.
inline std::size_t take_scale(const char*& at, const char* end) {
    const char* word = at;
    if (word != end && *word == ' ') ++word;
    const char* word_end = word;
    while (word_end != end && is_letter(*word_end)) ++word_end;
    int exponent = 0;
    if (left(word, word_end) == 1) {
        exponent = exponent_of_letter(*word);
    } else if (const ScaleWord* scale = word == word_end ? nullptr : find_scale({word, word_end})) {
        exponent = scale->exponent;
    }
    if (exponent > 0) at = word_end;
    return static_cast<std::size_t>(exponent);
}

/// Without decimals the zeros at the end are not significant; zero has none.
std::int64_t significant_step(const PlainDigits& digits) {
    if (digits.decimals > 0 || digits.significand == 0) return 1;
    std::size_t zeros = 0;
    for (std::uint64_t left = digits.significand; left % 10 == 0; left /= 10) ++zeros;
    return powers_of_ten[zeros];
}

/// False where the amount is not whole in base units.
inline bool set_figure(Figure& figure, Hedge hedge, const PlainDigits& digits, std::size_t scale, Currency currency) {
    if (digits.decimals > scale) return false;
    const std::int64_t place = powers_of_ten[scale - digits.decimals];
    const Int128 nominal = static_cast<Int128>(digits.significand) * place;
    const Int128 significant = static_cast<Int128>(place) * significant_step(digits);
    figure.hedge = hedge;
    // Each member from the registers: what is copied from a place that was just written waits for it.
    figure.nominal = Number::whole(nominal);
    figure.other = Number::whole(nominal);
    figure.place = Number(place);
    figure.other_place = Number(place);
    figure.significant = Number::whole(significant);
    figure.unit.of = Dimension::money;
    figure.unit.currency = currency;
    figure.unit.per = Dimension::number;
    return true;
}

}  // namespace

bool plain_figure(std::string_view text, Currency home, Figure& figure) {
    const char* at = text.data();
    const char* const end = at + text.size();
    const bool hedged = text.size() >= up_to.size() && same_text(text.substr(0, up_to.size()), up_to);
    if (hedged) at += up_to.size();
    if (at == end) return false;
    Currency currency;
    const bool currency_first = !is_digit(*at);
    if (currency_first && !take_currency(at, end, home, currency)) return false;
    const PlainDigits digits = take_digits(at, end);
    if (!digits.good) return false;
    const std::size_t scale = take_scale(at, end);
    if (!currency_first) {
        const bool may_be_code = left(at, end) == code_size + 1 && *at++ == ' ';
        if (!may_be_code || !take_code(at, home, currency)) return false;
    }
    if (at != end) return false;
    return set_figure(figure, hedged ? Hedge::up_to : Hedge::none, digits, scale, currency);
}

bool plain_amount(std::string_view number, Currency home, Figure& figure) {
    const char* at = number.data();
    const char* const end = at + number.size();
    const PlainDigits digits = take_digits(at, end);
    const bool is_json = number.size() == 1 || !number.starts_with('0');
    return digits.good && is_json && at == end && set_figure(figure, Hedge::none, digits, 0, home);
}

}  // namespace dealcalc
