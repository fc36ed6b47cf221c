#include <dealcalc/base/unit.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>

namespace dealcalc {

namespace {

// ISO 4217 list one, as amended to January 2026, without XTS (for tests) and XXX (no currency).
constexpr std::string_view currency_codes[] = {
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD", "BIF", "BMD", "BND",
    "BOB", "BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHE", "CHF", "CHW", "CLF", "CLP", "CNY",
    "COP", "COU", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP",
    "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD",
    "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP",
    "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN",
    "MXV", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN",
    "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD",
    "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX",
    "USD", "USN", "UYI", "UYU", "UYW", "UZS", "VED", "VES", "VND", "VUV", "WST", "XAD", "XAF", "XAG", "XAU", "XBA",
    "XBB", "XBC", "XBD", "XCD", "XCG", "XDR", "XOF", "XPD", "XPF", "XPT", "XSU", "XUA", "YER", "ZAR", "ZMW", "ZWG",
};

constexpr std::string_view dollar_codes[] = {
    "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD", "KYD",
    "LRD", "NAD", "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "USD", "XCD",
};

static_assert(std::ranges::is_sorted(currency_codes));
static_assert(std::ranges::is_sorted(dollar_codes));

/// A bit for each code, by its three letters: from_code is asked for every word of every figure.
class CodeSet {
public:
    constexpr explicit CodeSet(std::span<const std::string_view> codes) {
        for (const std::string_view code : codes) rows_[row_of(code)] |= bit_of(code);
    }
    constexpr bool holds(std::string_view code) const {
        const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        if (code.size() != 3 || !is_capital(code[0]) || !is_capital(code[1]) || !is_capital(code[2])) return false;
        return (rows_[row_of(code)] & bit_of(code)) != 0;
    }

private:
    static constexpr std::size_t letter(char c) { return static_cast<std::size_t>(c - 'A'); }
    static constexpr std::size_t row_of(std::string_view code) { return letter(code[0]) * 26 + letter(code[1]); }
    static constexpr std::uint32_t bit_of(std::string_view code) { return std::uint32_t{1} << letter(code[2]); }

    std::array<std::uint32_t, 26 * 26> rows_{};
};

constexpr CodeSet code_set(currency_codes);
constexpr CodeSet dollar_set(dollar_codes);

bool is_pure(Dimension d) {
    return d == Dimension::number || d == Dimension::times || d == Dimension::percent;
}

bool is_pure(const Unit& unit) {
    return is_pure(unit.of) && unit.per == Dimension::number;
}

bool is_rate(const Unit& unit) {
    return unit.per != Dimension::number;
}

/// What stands on one side of a rate.
Unit part_of(const Unit& rate, Dimension of) {
    return {of, of == Dimension::money ? rate.currency : Currency{}, Dimension::number};
}

std::string name_of(Dimension d, Currency currency) {
    switch (d) {
        case Dimension::times: return "x";
        case Dimension::percent: return "fraction";
        case Dimension::money: return std::string(currency.code());
        case Dimension::power: return "W";
        case Dimension::energy: return "Wh";
        case Dimension::time: return "day";
        case Dimension::shares: return "share";
        case Dimension::users: return "user";
        case Dimension::months: return "month";
        case Dimension::years: return "year";
        default: return "1";
    }
}

}  // namespace

std::optional<Currency> Currency::from_code(std::string_view code) {
    if (!code_set.holds(code)) return std::nullopt;
    Currency currency;
    currency.code_ = {code[0], code[1], code[2], '\0'};
    return currency;
}

bool Currency::is_dollar() const {
    return dollar_set.holds(code());
}

bool same_kind(const Unit& a, const Unit& b) {
    return a == b || (is_pure(a) && is_pure(b));
}

bool currencies_differ(const Unit& a, const Unit& b) {
    return a.of == Dimension::money && b.of == Dimension::money && a.currency != b.currency;
}

std::optional<Unit> ratio(const Unit& numerator, const Unit& denominator) {
    if (same_kind(numerator, denominator)) return Unit{Dimension::times, {}, Dimension::number};
    if (is_pure(denominator)) return numerator;
    if (is_rate(denominator) && !is_rate(numerator) && part_of(denominator, denominator.of) == numerator) {
        return part_of(denominator, denominator.per);
    }
    const bool compound = numerator.per != Dimension::number || denominator.per != Dimension::number;
    if (compound || is_pure(numerator) || currencies_differ(numerator, denominator)) return std::nullopt;
    const Currency currency = denominator.of == Dimension::money ? denominator.currency : numerator.currency;
    return Unit{numerator.of, currency, denominator.of};
}

std::optional<Unit> unit_of_product(const Unit& a, const Unit& b) {
    if (is_pure(a) && is_pure(b) && a != Unit{} && b != Unit{}) return Unit{Dimension::times};
    if (is_pure(b) && (b == Unit{} || !is_pure(a))) return a;
    if (is_pure(a)) return b;
    for (const auto& [rate, other] : {std::pair{a, b}, std::pair{b, a}}) {
        if (is_rate(rate) && part_of(rate, rate.per) == other) return part_of(rate, rate.of);
    }
    return std::nullopt;
}

std::string unit_name(const Unit& unit) {
    std::string name = name_of(unit.of, unit.currency);
    if (unit.per != Dimension::number) {
        name += '/';
        name += name_of(unit.per, unit.currency);
    }
    return name;
}

Number days_per_year() {
    return Number::fraction(3652425, 10000);
}

Number days_per_month() {
    return Number::fraction(3652425, 120000);
}

}  // namespace dealcalc
