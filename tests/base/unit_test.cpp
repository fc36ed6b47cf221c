// Units and currencies.

#include <dealcalc/base/unit.hpp>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

const Unit usd = money(*Currency::from_code("USD"));
const Unit eur = money(*Currency::from_code("EUR"));
const Unit watts{Dimension::power};
const Unit hours{Dimension::energy};
const Unit days{Dimension::time};
const Unit number{};
const Unit times{Dimension::times};
const Unit percent{Dimension::percent};

}  // namespace

TEST_CASE("a currency has a code that ISO 4217 lists") {
    CHECK(Currency{}.code() == "USD");
    for (const char* code : {"AED", "EUR", "GBP", "JPY", "CNY", "INR", "XCG", "ZWG", "CHF", "KWD"}) {
        INFO(code);
        REQUIRE(Currency::from_code(code));
        CHECK(Currency::from_code(code)->code() == code);
    }
    for (const char* code : {"", "US", "usd", "USDX", "ABC", "DEM", "XXX", "XTS", "ZZZ", "AAA"}) {
        INFO(code);
        CHECK_FALSE(Currency::from_code(code));
    }
}

TEST_CASE("dollars are told from other currencies") {
    for (const char* code : {"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"}) {
        CHECK(Currency::from_code(code)->is_dollar());
    }
    for (const char* code : {"EUR", "GBP", "JPY", "MXN"}) CHECK_FALSE(Currency::from_code(code)->is_dollar());
}

TEST_CASE("pure numbers are one kind however they are written") {
    CHECK(same_kind(number, times));
    CHECK(same_kind(times, percent));
    CHECK(same_kind(usd, usd));
    CHECK_FALSE(same_kind(usd, eur));
    CHECK_FALSE(same_kind(usd, number));
    CHECK_FALSE(same_kind(number, watts));
    CHECK_FALSE(same_kind(days, watts));
    CHECK_FALSE(same_kind(*ratio(usd, watts), usd));
    CHECK_FALSE(same_kind(Unit{Dimension::number, {}, Dimension::power}, number));
}

TEST_CASE("two currencies differ") {
    CHECK(currencies_differ(usd, eur));
    CHECK_FALSE(currencies_differ(usd, usd));
    CHECK_FALSE(currencies_differ(usd, watts));
    CHECK_FALSE(currencies_differ(watts, eur));
}

TEST_CASE("a ratio of like units is a multiple and of unlike units keeps both") {
    CHECK(ratio(usd, usd) == times);
    CHECK(ratio(percent, number) == times);
    CHECK(ratio(days, days) == times);
    CHECK(unit_name(*ratio(usd, watts)) == "USD/W");
    CHECK(unit_name(*ratio(eur, days)) == "EUR/day");
    CHECK(unit_name(*ratio(watts, eur)) == "W/EUR");
    CHECK(unit_name(*ratio(hours, days)) == "Wh/day");
    CHECK(ratio(usd, times) == usd);
    const Unit per_watt = *ratio(usd, watts);
    CHECK(ratio(per_watt, per_watt) == times);
    CHECK(ratio(per_watt, number) == per_watt);
}

TEST_CASE("a ratio without a name is none") {
    const Unit per_watt = *ratio(usd, watts);
    CHECK_FALSE(ratio(usd, eur));
    CHECK_FALSE(ratio(number, usd));
    CHECK_FALSE(ratio(percent, watts));
    CHECK_FALSE(ratio(per_watt, days));
    CHECK_FALSE(ratio(days, per_watt));
}

TEST_CASE("a rate times what it is a rate of is the whole and so is the whole by the rate") {
    const Unit shares{Dimension::shares}, power{Dimension::power};
    const Unit a_share{Dimension::money, {}, Dimension::shares};
    CHECK(unit_of_product(a_share, shares) == money({}));
    CHECK(unit_of_product(shares, a_share) == money({}));
    CHECK(ratio(money({}), a_share) == shares);
    CHECK(unit_of_product(a_share, power) == std::nullopt);
    CHECK(ratio(money(*Currency::from_code("EUR")), a_share) == std::nullopt);
    CHECK(unit_of_product(money({}), money({})) == std::nullopt);
    CHECK(unit_of_product(number, a_share) == a_share);
    CHECK(unit_of_product(power, Unit{Dimension::percent}) == power);
    CHECK(unit_of_product(number, Unit{Dimension::percent}) == Unit{Dimension::percent});
    CHECK(unit_of_product(Unit{Dimension::times}, Unit{Dimension::percent}) == Unit{Dimension::times});
    CHECK(unit_of_product(number, number) == number);
}

TEST_CASE("machines get the name of the base unit") {
    CHECK(unit_name(number) == "1");
    CHECK(unit_name(times) == "x");
    CHECK(unit_name(percent) == "fraction");
    CHECK(unit_name(eur) == "EUR");
    CHECK(unit_name(watts) == "W");
    CHECK(unit_name(hours) == "Wh");
    CHECK(unit_name(days) == "day");
}

TEST_CASE("a year has 365.2425 days and a month a twelfth of them") {
    CHECK(to_text(days_per_year()) == "365.2425");
    CHECK(to_text(days_per_month()) == "30.436875");
    CHECK(days_per_month() * Number(12) == days_per_year());
}
