// How figures are read: the table figures.txt, and what a table of phrases cannot hold.

#include <dealcalc/base/figure.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

using Columns = std::vector<std::string>;

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

Columns split(const std::string& line) {
    Columns columns;
    for (std::size_t from = 0; from <= line.size();) {
        const std::size_t end = std::min(line.find('|', from), line.size());
        columns.push_back(trimmed(line.substr(from, end - from)));
        from = end + 1;
    }
    return columns;
}

/// How many base units one unit of a table column is, and what it is a unit of.
struct TableUnit {
    Number factor{};
    Unit unit{};
};

Number days_in_years(std::int64_t years) {
    return Number::fraction(3652425, 10000) * Number(years);
}

TableUnit plain_unit(const std::string& name) {
    const std::map<std::string, TableUnit> units{
        {"", {1, {}}},
        {"x", {1, {Dimension::times}}},
        {"%", {Number::fraction(1, 100), {Dimension::percent}}},
        {"W", {1, {Dimension::power}}},
        {"kW", {1000, {Dimension::power}}},
        {"MW", {1000000, {Dimension::power}}},
        {"GW", {1000000000, {Dimension::power}}},
        {"TW", {1000000000000, {Dimension::power}}},
        {"Wh", {1, {Dimension::energy}}},
        {"kWh", {1000, {Dimension::energy}}},
        {"MWh", {1000000, {Dimension::energy}}},
        {"GWh", {1000000000, {Dimension::energy}}},
        {"TWh", {1000000000000, {Dimension::energy}}},
        {"day", {1, {Dimension::time}}},
        {"week", {7, {Dimension::time}}},
        {"month", {days_in_years(1) / Number(12), {Dimension::time}}},
        {"year", {days_in_years(1), {Dimension::time}}},
        {"decade", {days_in_years(10), {Dimension::time}}},
        {"dollar", {1, money({})}},
    };
    const auto found = units.find(name);
    if (found != units.end()) return found->second;
    return {1, money(Currency::from_code(name).value())};
}

TableUnit table_unit(const std::string& text) {
    const std::map<std::string, std::int64_t> scales{
        {"k", 1000}, {"M", 1000000}, {"B", 1000000000}, {"T", 1000000000000}};
    const auto blank = text.find(' ');
    const auto scale = scales.find(text.substr(0, blank));
    if (scale == scales.end()) return plain_unit(text);
    TableUnit unit = plain_unit(blank == std::string::npos ? "" : text.substr(blank + 1));
    unit.factor = unit.factor * Number(scale->second);
    return unit;
}

Number value_of(const std::string& digits) {
    if (digits.at(0) == '-') return -number_from_digits(digits.substr(1)).value();
    return number_from_digits(digits).value();
}

std::optional<End> low_end(const std::string& text, const Number& factor) {
    if (text == "unbounded") return std::nullopt;
    return End{value_of(text.substr(1)) * factor, text.at(0) == '['};
}

std::optional<End> high_end(const std::string& text, const Number& factor) {
    if (text == "unbounded") return std::nullopt;
    return End{value_of(text.substr(0, text.size() - 1)) * factor, text.back() == ']'};
}

void check_figure(const Columns& row) {
    const auto parsed = parse_figure(row[0]);
    if (const auto* fault = std::get_if<Misread>(&parsed)) INFO(fault->what);
    REQUIRE(std::holds_alternative<Figure>(parsed));
    const auto& figure = std::get<Figure>(parsed);
    const TableUnit unit = table_unit(row[6]);
    const std::string hedge(hedge_name(figure.hedge));
    CHECK((hedge.empty() ? "none" : hedge) == row[1]);
    CHECK(word_range(figure) == Range(low_end(row[2], unit.factor), high_end(row[3], unit.factor)));
    CHECK(rounded_range(figure) == Range(low_end(row[4], unit.factor), high_end(row[5], unit.factor)));
    CHECK(inside(word_range(figure), rounded_range(figure)));
    CHECK(unit_name(figure.unit) == unit_name(unit.unit));
}

void check_misread(const Columns& row) {
    const auto parsed = parse_figure(row[0]);
    REQUIRE(std::holds_alternative<Misread>(parsed));
    const auto& fault = std::get<Misread>(parsed);
    CHECK("error " + std::to_string(fault.at) + ":" + std::to_string(fault.length) == row[1]);
    CHECK(fault.what == row[2]);
    CHECK(fault.help == row[3]);
}

Figure read(std::string_view text, Currency home = {}) {
    return std::get<Figure>(parse_figure(text, home));
}

Misread refused(std::string_view text) {
    return std::get<Misread>(parse_figure(text));
}

std::string currency_of(std::string_view text, std::string_view home) {
    return unit_name(read(text, Currency::from_code(home).value()).unit);
}

Figure json(std::string_view text) {
    return std::get<Figure>(parse_json_number(text, money({})));
}

Number decimal(std::string_view digits) {
    return number_from_digits(digits).value();
}

}  // namespace

TEST_CASE("every phrase of the table is read or refused as it says") {
    std::ifstream table(DEALCALC_TEST_DIR "/base/figures.txt");
    REQUIRE(table);
    std::size_t phrases = 0;
    for (std::string line; std::getline(table, line);) {
        if (line.empty() || line[0] == '#') continue;
        const Columns row = split(line);
        INFO(line);
        ++phrases;
        if (row.size() == 7) {
            check_figure(row);
        } else {
            REQUIRE(row.size() == 4);
            check_misread(row);
        }
    }
    INFO(phrases << " phrases");
    CHECK(phrases >= 200);
}

TEST_CASE("a figure is read into one that held another") {
    Figure figure = read("between 12.5 and 18 months");
    for (const std::string_view text : {"$5B", "up to EUR 3.1 bn", "-7", "P1Y6M", "5-10 GW", "75%", "about $380B"}) {
        INFO(text);
        REQUIRE_FALSE(read_figure(text, {}, figure));
        CHECK(figure == read(text));
    }
    REQUIRE_FALSE(read_json_number("1.10", money({}), figure));
    CHECK(figure == json("1.10"));
}

TEST_CASE("a figure keeps its nominal and the place of its last digit") {
    const Figure exposure = read("up to $330 billion");
    CHECK(exposure.hedge == Hedge::up_to);
    CHECK(exposure.nominal == Number(330000000000));
    CHECK(exposure.other == exposure.nominal);
    CHECK(exposure.place == Number(1000000000));
    CHECK(exposure.other_place == exposure.place);
    CHECK(exposure.significant == Number(10000000000));
    CHECK(read("1.30").place == decimal("0.01"));
    CHECK(read("1.30").significant == decimal("0.01"));
    CHECK(read("1.3").significant == decimal("0.1"));
    CHECK(read("0").significant == Number(1));
    CHECK(read("2 weeks").place == Number(7));
    CHECK(read("75%").place == decimal("0.01"));
    const Figure span = read("1.5 to 20 GW");
    CHECK(span.nominal == Number(1500000000));
    CHECK(span.other == Number(20000000000));
    CHECK(span.place == Number(100000000));
    CHECK(span.other_place == Number(1000000000));
}

TEST_CASE("a duration of several components is as exact as its smallest") {
    const Figure figure = read("P1Y6M");
    CHECK(figure.nominal == days_per_month() * Number(18));
    CHECK(figure.place == days_per_month());
    CHECK(read("P1Y10M").significant == days_per_month() * Number(10));
    CHECK(read("P10Y") == read("a decade"));
}

TEST_CASE("a lone currency sign means the currency of the deal where that can be") {
    CHECK(currency_of("$5B", "CAD") == "CAD");
    CHECK(currency_of("$5B", "EUR") == "USD");
    CHECK(currency_of("5 billion dollars", "AUD") == "AUD");
    CHECK(currency_of("US$5B", "CAD") == "USD");
    CHECK(currency_of("¥5B", "CNY") == "CNY");
    CHECK(currency_of("¥5B", "USD") == "JPY");
    CHECK(currency_of("5bn yen", "CNY") == "JPY");
    CHECK(unit_name(read("5B", *Currency::from_code("EUR")).unit) == "1");
}

TEST_CASE("blanks around and within a figure are passed over") {
    CHECK(read("  about\t$5\u00A0billion ") == read("about $5 billion"));
    CHECK(read("5\u202FGW") == read("5 GW"));
    CHECK(read("5\u2009%") == read("5%"));
    CHECK(refused("") == Misread{0, 0, "the figure is empty", "write an amount such as $5B or 5 GW"});
    CHECK(refused(" \t") == Misread{0, 2, "the figure is empty", "write an amount such as $5B or 5 GW"});
    CHECK(refused("5\nGW").at == 1);
}

TEST_CASE("a text too long for a figure is refused whole") {
    const Misread fault = refused("about " + std::string(1000, '5'));
    CHECK(fault.at == 256);
    CHECK(fault.length == 750);
    CHECK(fault.what == "the figure is longer than 256 bytes");
    CHECK(refused(std::string(300, ' ')).what == "the figure is empty");
}

TEST_CASE("a message shows control characters escaped and cuts what is long") {
    CHECK(refused("5 \x1b[31m").what == "unexpected text after the amount: \\x1b");
    CHECK(refused("\u202e5").what == "a number is expected, not \\u202e");
    CHECK(refused("5\xff").what == "unexpected text after the amount: \\xff");
    CHECK(refused("5 " + std::string(60, 'q')).what == std::string(40, 'q') + "... is not a scale or a unit");
    CHECK(refused("5 " + std::string(60, 'q')).length == 60);
    // 14 characters of 3 bytes pass 40 bytes; 13 are shown whole.
    CHECK(std::get<Misread>(parse_json_number("€€€€€€€€€€€€€€", {})).what ==
          "€€€€€€€€€€€€€... is not a JSON number");
}

TEST_CASE("numbers at the limit of length are read with all their ranges or refused") {
    CHECK(read("85070591730234615865843651857942052863").nominal > Number(0));
    CHECK(refused("170141183460469231731687303715884105727").what == "the number has too many digits");
    CHECK(refused("17014118346046923173168730371588410572.8").what == "the number has too many digits");
    CHECK(refused("about 170141183460469231731687303715884105723").what == "the number has too many digits");
    const std::string tiny = "0." + std::string(36, '0');
    CHECK(refused("1." + std::string(38, '0')).what == "the number has too many digits");
    CHECK(read("1 to 170141183460469231731687303715884105727").other > Number(1));
    CHECK(refused("1 to 170141183460469231731687303715884105728").what == "the number has too many digits");
    CHECK(refused("-170141183460469231731687303715884105727").what == "the number has too many digits");
    CHECK(read(tiny + "1").nominal == Number::power_of_ten(-37));
    CHECK(refused("0.00000000000000000000000000000000000001%").what == "the number has too many digits");
    CHECK(refused("100000000000000000000000000000T").length == 31);
}

TEST_CASE("a JSON number is taken from its own characters") {
    CHECK(json("5").nominal == Number(5));
    CHECK(json("5").unit == money({}));
    CHECK(json("5").hedge == Hedge::none);
    CHECK(json("1.10").nominal == decimal("1.1"));
    CHECK(json("5e9").nominal == Number(5000000000));
    CHECK(json("5e9") == json("5000000000"));
    CHECK(json("1.30E+9") == json("1300000000"));
    CHECK(json("25e-1").nominal == decimal("2.5"));
    CHECK(json("-0.5").nominal == -decimal("0.5"));
    CHECK(json("0").nominal == Number(0));
    CHECK(rounded_range(json("330e9")) == Range::only(330000000000));
    CHECK(json("0.1e1").nominal == Number(1));
    CHECK(json("1234567890123456789012345678901234567").nominal == decimal("1234567890123456789012345678901234567"));
}

TEST_CASE("a JSON number of too many digits is refused") {
    const Misread past{0, 5, "the number has too many digits", "write fewer digits"};
    CHECK(std::get<Misread>(parse_json_number("1e400", {})) == past);
    CHECK(std::get<Misread>(parse_json_number("1e-99", {})) == past);
    CHECK(std::get<Misread>(parse_json_number("1e999999999999", {})).what == past.what);
    CHECK(std::get<Misread>(parse_json_number(std::string(50, '9'), {})).length == 50);
    // 2^127 - 1 itself fits, half a place above it does not.
    CHECK(std::get<Misread>(parse_json_number("170141183460469231731687303715884105727", {})).what == past.what);
}

TEST_CASE("a JSON number of more than 256 bytes is refused") {
    CHECK(json("1e" + std::string(253, '0') + "9").nominal == Number(1000000000));
    const auto parsed = parse_json_number("1e" + std::string(2000, '0') + "9", {});
    CHECK(std::get<Misread>(parsed) == Misread{256, 1747, "the number is longer than 256 bytes", "write fewer digits"});
}

TEST_CASE("what is not a JSON number is refused") {
    for (const char* text : {"", "-", "abc", "01", "1.", ".5",
                             "1e", "1e+", "1ex", "1x", "+1", "1,000", "--1", "1.5.2"}) {
        INFO(text);
        const auto parsed = parse_json_number(text, {});
        REQUIRE(std::holds_alternative<Misread>(parsed));
        CHECK(std::get<Misread>(parsed).what == std::string(text) + " is not a JSON number");
    }
}
