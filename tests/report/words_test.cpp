// How numbers, ranges and reasons are said.

#include <dealcalc/report/words.hpp>

#include <random>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

const Unit months = {Dimension::months};
const Unit years = {Dimension::years};
const Unit power = {Dimension::power};
const Unit energy = {Dimension::energy};
const Unit plain = {};
const Number billion = Number::power_of_ten(9);

Number number(std::string text) {
    const bool minus = text.front() == '-';
    if (minus) text.erase(0, 1);
    const std::size_t slash = text.find('/');
    Number n = number_from_digits(text.substr(0, slash)).value();
    if (slash != std::string::npos) n = n / number_from_digits(text.substr(slash + 1)).value();
    return minus ? -n : n;
}

std::string in(const std::string& text, const Unit& unit) {
    return words_for(number(text), unit);
}

Unit in_currency(std::string_view code) {
    return money(*Currency::from_code(code));
}

std::optional<End> open(const Number& n) {
    return End{n, false};
}
std::optional<End> closed(const Number& n) {
    return End{n, true};
}

}  // namespace

TEST_CASE("money is said in the largest scale that leaves at least 1") {
    CHECK(in("0", usd) == "$0");
    CHECK(in("1", usd) == "$1");
    CHECK(in("999", usd) == "$999");
    CHECK(in("1000", usd) == "$1k");
    CHECK(in("999999", usd) == "$999.999k");
    CHECK(in("1000000", usd) == "$1M");
    CHECK(in("5000000000", usd) == "$5B");
    CHECK(in("45000000000", usd) == "$45B");
    CHECK(in("1200000000000", usd) == "$1.2T");
    CHECK(in("1234567000000000", usd) == "$1,234.567T");
    CHECK(in("0.5", usd) == "$0.5");
    CHECK(in("0.0001", usd) == "$0.0001");
}

TEST_CASE("money keeps every digit that it has and rounds what has no end") {
    CHECK(in("1234567890", usd) == "$1.23456789B");
    CHECK(in("10000000000/3", usd) == "$3.33B");
    CHECK(in("2/3", usd) == "$0.67");
}

TEST_CASE("a negative amount has its sign before the currency") {
    CHECK(in("-5000000000", usd) == "-$5B");
    CHECK(in("-0.5", usd) == "-$0.5");
}

TEST_CASE("currencies are said by their sign or by their code") {
    CHECK(in("5000", eur) == "€5k");
    CHECK(in("5000", in_currency("GBP")) == "£5k");
    CHECK(in("5000", in_currency("JPY")) == "¥5k");
    CHECK(in("5000", in_currency("CAD")) == "CAD 5k");
    CHECK(in("-5000", in_currency("CNY")) == "-CNY 5k");
}

TEST_CASE("power and energy are said in their scales") {
    CHECK(in("5000000000", power) == "5 GW");
    CHECK(in("5", power) == "5 W");
    CHECK(in("1500", power) == "1.5 kW");
    CHECK(in("2000000", energy) == "2 MWh");
    CHECK(in("3000000000000", energy) == "3 TWh");
    CHECK(in("-5000000", power) == "-5 MW");
}

TEST_CASE("times and fractions and days are said with few digits") {
    CHECK(in("6", times) == "6x");
    CHECK(in("19/3", times) == "6.33x");
    CHECK(in("1234.5", times) == "1,234.5x");
    CHECK(in("0.75", percent) == "75 %");
    CHECK(in("33/380", percent) == "8.7 %");
    CHECK(in("0.7499", percent) == "75.0 %");  // rounded, as the point and the zero say
    CHECK(in("0", percent) == "0 %");
    CHECK(in("0.005", percent) == "0.5 %");
    // What is not 0 is not said to be, nor what is not 100 %.
    CHECK(in("1/3000", percent) == "0.03 %");
    CHECK(in("-1/3000", percent) == "-0.03 %");
    CHECK(in("1/3000000", percent) == "<0.0001 %");
    CHECK(in("-1/3000000", percent) == ">-0.0001 %");
    CHECK(in("0.9996", percent) == "99.96 %");
    CHECK(in("-0.999999", percent) == "-99.9999 %");
    CHECK(in("2999999/3000000", percent) == ">99.9999 %");
    CHECK(in("0.998", times) == "0.998x");
    CHECK(in("0.0001", times) == "0.0001x");
    CHECK(in("1.234", times) == "1.23x");
    CHECK(in("-0.293", percent) == "-29.3 %");
    CHECK(in("123.456", percent) == "12,345.6 %");
    CHECK(in("0.0005", percent) == "0.1 %");
    CHECK(in("484", days) == "484 days");
    CHECK(in("1", days) == "1 day");
    CHECK(in("-1", days) == "-1 days");
    CHECK(in("547.86375", days) == "547.9 days");
    CHECK(in("3652.425", days) == "3,652.4 days");
    CHECK(in("1", months) == "1 month");
    CHECK(in("15.96666667", months) == "15.97 months");
    CHECK(in("1", years) == "1 year");
    CHECK(in("9.99731182", years) == "9.997 years");  // a day less than ten
    CHECK(in("1234567.25", plain) == "1,234,567.25");
    CHECK(in("1/3", plain) == "0.333333");
    CHECK(in("-1234567", plain) == "-1,234,567");
}

TEST_CASE("a ratio is said per a quantity that people use") {
    const Unit per_watt = {Dimension::money, {}, Dimension::power};
    CHECK(in("20", per_watt) == "$20B per GW");
    CHECK(in("20/3", per_watt) == "$6.667B per GW");
    const Unit a_day = {Dimension::money, {}, Dimension::time};
    CHECK(words_for(Number(10) * billion / days_per_year(), a_day) == "$10B a year");
    CHECK(words_for(Number(10) * billion / Number(365), a_day) == "$10.01B a year");
    CHECK(in("3", {Dimension::money, {}, Dimension::energy}) == "$3B per GWh");
    CHECK(in("0.05", {Dimension::power, {}, Dimension::money}) == "50 MW per $1B");
    CHECK(in("0.05", {Dimension::power, eur.currency, Dimension::money}) == "50 MW per €1B");
    CHECK(in("2/7", {Dimension::energy, {}, Dimension::power}) == "285.7 MWh per GW");
    CHECK(in("0", per_watt) == "$0 per GW");
}

TEST_CASE("huge and tiny numbers have words") {
    const std::string huge = "1" + std::string(38, '0');
    CHECK(in(huge, usd) == "$100,000,000,000,000,000,000,000,000T");
    CHECK(in(huge + "/3", times) == "33,333,333,333,333,333,333,333,333,333,333,333,333.33x");
    CHECK(in(huge, percent) == "10,000,000,000,000,000,000,000,000,000,000,000,000,000 %");
    CHECK(in("1/15" + std::string(37, '0'), usd) == "$0.00");
    CHECK(condition_words(Range::at_least(number("1/15" + std::string(37, '0'))), usd) ==
          "at least $0.000000000000000001");
}

TEST_CASE("a sign is said where a change is meant") {
    CHECK(signed_words_for(Number(320) * billion, usd) == "+$320B");
    CHECK(signed_words_for(Number(-320) * billion, usd) == "-$320B");
    CHECK(signed_words_for(0, usd) == "$0");
    CHECK(signed_words_for(number("16/3"), percent) == "+533.3 %");
}

TEST_CASE("ranges are said with their ends or with the one they have") {
    CHECK(words_for(Range::between(Number(85) * billion, Number(285) * billion), usd) == "$85B to $285B");
    CHECK(words_for(Range::only(Number(85) * billion), usd) == "$85B");
    CHECK(words_for(Range::between(0, Number(200) * billion), usd) == "up to $200B");
    CHECK(words_for(Range(closed(0), open(Number(200) * billion)), usd) == "under $200B");
    CHECK(words_for(Range::more_than(Number(100) * billion), usd) == "more than $100B");
    CHECK(words_for(Range::at_least(Number(100) * billion), usd) == "at least $100B");
    CHECK(words_for(Range(std::nullopt, closed(5)), usd) == "at most $5");
    CHECK(words_for(Range(std::nullopt, open(5)), usd) == "under $5");
    CHECK(words_for(Range::everything(), usd) == "any value");
    CHECK(words_for(Range::between(336, 484), days) == "336 to 484 days");
    CHECK(words_for(Range::between(1, 18), months) == "1 to 18 months");
    CHECK(words_for(Range::between(Number::fraction(1, 2), 1), years) == "0.5 to 1 year");
    CHECK(words_for(Range::between(1, 2), {Dimension::time, {}, Dimension::power}) ==
          "1,000,000,000 days per GW to 2,000,000,000 days per GW");
    CHECK(words_for(Range(open(number("75/14")), closed(number("77/12"))), times) == "5.36x to 6.42x");
}

TEST_CASE("an interval says for each end whether it is included") {
    CHECK(interval_words(Range::only(5), usd) == "exactly $5");
    CHECK(interval_words(Range::between(0, 200), usd) == "$0 to $200, ends included");
    CHECK(interval_words(Range(closed(60), open(70)), usd) == "from $60, to below $70");
    CHECK(interval_words(Range(open(60), closed(70)), usd) == "above $60, to $70");
    CHECK(interval_words(Range(open(60), open(70)), usd) == "above $60, to below $70");
    CHECK(interval_words(Range::at_least(60), usd) == "at least $60");
    CHECK(interval_words(Range::more_than(60), usd) == "more than $60");
    CHECK(interval_words(Range(std::nullopt, closed(60)), usd) == "at most $60");
    CHECK(interval_words(Range(closed(0), std::nullopt), usd) == "$0 or more");
    CHECK(interval_words(Range(open(0), std::nullopt), usd) == "more than $0");
    CHECK(interval_words(Range::between(number("0.0865"), number("0.0875")), percent) ==
          "8.65 % to 8.75 %, ends included");
}

TEST_CASE("a condition is shortened to four digits towards the inside") {
    CHECK(condition_words(Range(std::nullopt, closed(number("750/11") * billion)), usd) ==
          "at most $68.18B");  // 68.1818...
    CHECK(condition_words(Range::at_least(number("750/11") * billion), usd) == "at least $68.19B");
    CHECK(condition_words(Range::more_than(Number(285) * billion), usd) == "more than $285B");
    CHECK(condition_words(Range(std::nullopt, open(Number(285) * billion)), usd) == "under $285B");
    CHECK(condition_words(Range::only(5), usd) == "exactly $5");
    CHECK(condition_words(Range::between(13, 17), usd) == "between $13 and $17");
    CHECK(condition_words(Range::between(number("13.00001"), number("16.99999")), usd) == "between $13.01 and $16.99");
    CHECK(condition_words(Range::everything(), usd) == "any value");
}

TEST_CASE("a condition with an open end says so") {
    CHECK(condition_words(Range(closed(60), open(70)), usd) == "at least $60 and under $70");
    CHECK(condition_words(Range(open(60), closed(70)), usd) == "more than $60 and at most $70");
    CHECK(condition_words(Range(open(60), open(70)), usd) == "more than $60 and under $70");
}

TEST_CASE("a condition stays true where its unit is said with fewer digits") {
    // A month is 30.436875 days: 30.4 days are less.
    CHECK(condition_words(Range::at_least(days_per_month()), days) == "at least 30.5 days");
    CHECK(condition_words(Range(std::nullopt, closed(days_per_month())), days) == "at most 30.4 days");
    CHECK(condition_words(Range::at_least(number("0.0031")), times) == "at least 0.01x");
    CHECK(condition_words(Range::at_least(number("0.12345")), percent) == "at least 12.4 %");
    CHECK(condition_words(Range::at_least(number("0.00000012")), plain) == "at least 0.000001");
    CHECK(condition_words(Range::at_least(number("-12.345678")), plain) == "at least -12.34");
}

TEST_CASE("a condition too narrow for four digits keeps its ends") {
    CHECK(condition_words(Range::between(number("68.18181"), number("68.18182")), usd) ==
          "between $68.18181 and $68.18182");
}

namespace {

/// The amount in "at most $68.18B" or in "30.5 days".
Number said_number(const std::string& words) {
    std::string text = words.substr(words.rfind("at ") == 0 ? words.find(' ', 3) + 1 : 0);
    if (text.rfind("more than ", 0) == 0) text.erase(0, 10);
    if (text.rfind("under ", 0) == 0) text.erase(0, 6);
    return std::get<Figure>(parse_figure(text)).nominal;
}

}  // namespace

TEST_CASE("the bound of a condition lies inside the range and is within a thousandth of it") {
    constexpr std::uint32_t seed = 20260425;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 2000; ++i) {
        const Unit unit = i % 3 == 0 ? days : i % 3 == 1 ? power : usd;
        const Number bound =
            Number::fraction(1 + static_cast<int>(random() % 1'000'000), 1 + static_cast<int>(random() % 999)) *
            (unit == days ? Number(1) : Number::power_of_ten(static_cast<int>(random() % 10)));
        const bool low = random() % 2 == 0;
        const Range range = low ? Range::at_least(bound) : Range(std::nullopt, closed(bound));
        const std::string words = condition_words(range, unit);
        INFO(to_text(bound) << " as " << words);
        const Number stated = said_number(words);
        CHECK(range.holds(stated));
        const Number off = absolute(stated - bound);
        CHECK((off * Number(1000) <= bound || (unit == days && off <= Number::fraction(1, 10))));
    }
}

TEST_CASE("every reason has its words") {
    const auto why = [](Reason reason, std::vector<std::string> about) {
        return words_for(Unknown{reason, std::move(about)});
    };
    CHECK(why(Reason::two_currencies, {"USD", "EUR"}) == "USD and EUR, and no rate given");
    CHECK(why(Reason::unlike_units, {"a", "b"}) == "a and b have unlike units");
    CHECK(why(Reason::zero_denominator, {"b"}) == "b allows zero, and nothing divides by zero");
    CHECK(why(Reason::too_large, {}) == "the result may be past 10^260, more than is computed");
    CHECK(why(Reason::beyond_meaning, {}) == "growth past a million times a year says nothing");
    CHECK(why(Reason::no_investments, {}) == "no investment is reported");
    CHECK(why(Reason::no_spend, {}) == "no spend of the company is reported");
    CHECK(why(Reason::no_power, {}) == "no commitment of power is reported");
    CHECK(why(Reason::no_power, {}) == "no commitment of power is reported");
    CHECK(why(Reason::no_duration, {"chips"}) == "chips says nothing about how long it runs");
    CHECK(why(Reason::no_valuation, {}) == "no valuation is reported");
    CHECK(why(Reason::one_valuation, {"only"}) == "only is the only valuation, and two are needed");
    CHECK(why(Reason::no_date, {"a", "b", "c"}) == "no date is reported for a, b and c");
    CHECK(why(Reason::dates_overlap, {"a", "b"}) == "the dates of a and b do not say which came first");
    CHECK(why(Reason::one_round, {"a", "b"}) == "a and b are one round, and two are needed");
    CHECK(why(Reason::several_rounds, {"a", "b"}) == "stakes of several rounds do not add: of a and b");
    CHECK(why(Reason::valued_later, {"a"}) == "a is after the announcement, and no priced_at names it");
    CHECK(why(Reason::no_elapsed, {}) == "no dates and no duration are given");
    CHECK(why(Reason::under_a_year, {}) == "less than a year has passed, and an annual rate would extrapolate");
    CHECK(why(Reason::not_positive, {"multiple"}) == "multiple allows zero or less");
    CHECK(why(Reason::unbounded, {"a"}) == "a has no upper end");
    CHECK(why(Reason::no_such_name, {"a"}) == "nothing is named a");
    CHECK(why(Reason::no_statement, {"a"}) == "it states no figures");
}

TEST_CASE("exact words round nothing that ends in decimals") {
    CHECK(exact_words_for(days_per_month() * Number(18), days) == "547.86375 days");
    CHECK(exact_words_for(1, days) == "1 day");
    CHECK(exact_words_for(number("6.335"), times) == "6.335x");
    CHECK(exact_words_for(number("0.08755"), percent) == "8.755 %");
    CHECK(exact_words_for(number("1.00000005"), plain) == "1.00000005");
    CHECK(exact_words_for(5, usd) == "$5");
    CHECK(exact_words_for(number("1/3"), times) == "0.33x");
}

TEST_CASE("percentages are percentage points apart") {
    CHECK(apart_words_for(number("0.134"), percent) == "13.4 percentage points");
    CHECK(apart_words_for(number("0.01"), percent) == "1 percentage point");
    CHECK(apart_words_for(0, percent) == "0 percentage points");
    CHECK(apart_words_for(Number(45) * billion, usd) == "$45B");
}

TEST_CASE("every end of a signed range has its sign") {
    CHECK(signed_words_for(Range::between(-305, 325), usd) == "-$305 to +$325");
    CHECK(signed_words_for(Range::more_than(20), usd) == "more than +$20");
    CHECK(signed_words_for(Range::only(20), usd) == "+$20");
}

TEST_CASE("one is singular and every other count plural") {
    CHECK(counted(0, "claim", "claims") == "0 claims");
    CHECK(counted(1, "claim", "claims") == "1 claim");
    CHECK(counted(3, "claim", "claims") == "3 claims");
}
