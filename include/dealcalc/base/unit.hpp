#pragma once
// Unit: what a number counts. Money in two currencies has two units, and nothing converts between them.
//
// Base units: money in whole units of its currency (dollars, not cents), power in watts, energy in watt-hours, time in
// days, 30.436875 of them a month. A percentage is held as a fraction (75 % is 0.75), a multiple as a factor (6x is 6).
// A ratio of unlike units keeps both: dollars per watt.
//
// Example:
//   Unit usd = money(*Currency::from_code("USD"));
//   ratio(usd, {Dimension::power});   // USD per W

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <dealcalc/base/rational.hpp>

namespace dealcalc {

/// An ISO 4217 currency in use, by its code.
class Currency {
public:
    /// US dollars, so that a Currency always names one.
    constexpr Currency() = default;
    /// Nothing unless `code` is three capital letters that ISO 4217 lists.
    static std::optional<Currency> from_code(std::string_view code);

    std::string_view code() const { return {code_.data(), 3}; }
    /// Currencies that are written with a lone $ at home: USD, CAD, AUD and the like.
    bool is_dollar() const;
    /// Letter by letter: for so few a call of the library takes longer, and this is asked for every figure.
    friend constexpr bool operator==(const Currency& a, const Currency& b) {
        return a.code_[0] == b.code_[0] && a.code_[1] == b.code_[1] && a.code_[2] == b.code_[2];
    }

private:
    std::array<char, 4> code_{'U', 'S', 'D', '\0'};  // four bytes are copied and compared at once
};

/// number, times and percent are one kind of quantity (a pure number), written in three ways. shares and users are
/// counted. A duration is time, in days; what the calendar says to have passed is answered in months or years.
enum class Dimension { number, times, percent, money, power, energy, time, shares, users, months, years };

struct Unit {
    Dimension of = Dimension::number;
    Currency currency{};                   // of money, on either side; otherwise USD and without meaning
    Dimension per = Dimension::number;     // number: not a ratio of unlike units
    friend bool operator==(const Unit&, const Unit&) = default;
};

constexpr Unit money(Currency currency) { return {Dimension::money, currency, Dimension::number}; }

/// Money itself, and no rate such as dollars a year.
constexpr bool is_money(const Unit& unit) { return unit.of == Dimension::money && unit.per == Dimension::number; }

/// Whether quantities of the two units can be compared and added: the same unit, or both pure numbers.
bool same_kind(const Unit& a, const Unit& b);

/// Both are money and in different currencies.
bool currencies_differ(const Unit& a, const Unit& b);

/// The unit of a quotient: `times` for like units, shares for dollars by dollars a share; nothing where the quotient
/// has no name here (two currencies, or a ratio of ratios).
std::optional<Unit> ratio(const Unit& numerator, const Unit& denominator);
/// The unit of a product: dollars for dollars a share by shares; nothing where it has no name here.
std::optional<Unit> unit_of_product(const Unit& a, const Unit& b);

/// The name of the base unit, as machines get it: "USD", "W", "Wh", "day", "x", "fraction", "1", "USD/W".
std::string unit_name(const Unit& unit);

/// Days in a year and in a month of the Gregorian calendar, on average: 365.2425 and a twelfth of it.
Number days_per_year();
Number days_per_month();

}  // namespace dealcalc
