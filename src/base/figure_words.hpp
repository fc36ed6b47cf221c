#pragma once
// The tables of the words and signs of figures, to read and to extend; lexicon.cpp finds their rows in a text.

#include <string_view>

#include "base/lexicon.hpp"

namespace dealcalc::tables {

constexpr Word said(std::string_view text, Hedge hedge) {
    return {.text = text, .role = Role::hedge, .hedge = hedge};
}
/// Before the amount or behind it: at least 5, 5 at least.
constexpr Word either(std::string_view text, Hedge hedge) {
    return {.text = text, .role = Role::hedge, .hedge = hedge, .either_side = true};
}
constexpr Word from(std::string_view text) {
    return {.text = text, .role = Role::hedge, .hedge = Hedge::between, .joins_by_to = true};
}
constexpr Word behind(std::string_view text, Hedge hedge) {
    return {.text = text, .role = Role::hedge_after, .hedge = hedge};
}
constexpr Word joint(std::string_view text, Role role) {
    return {.text = text, .role = role};
}
constexpr Word number(std::string_view text, int value) {
    return {.text = text, .role = Role::number, .number = static_cast<std::int16_t>(value)};
}
constexpr Word part(std::string_view text, int of) {
    return {.text = text, .role = Role::part, .number = static_cast<std::int16_t>(of)};
}
/// Three months, where it is not one of four parts.
constexpr Word quarter(std::string_view text) {
    return {.text = text, .role = Role::part, .of = Dimension::time, .step = Step::quarter, .number = 4};
}
constexpr Word and_part(std::string_view text, int times, int of) {
    return {.text = text,
            .role = Role::and_part,
            .number = static_cast<std::int16_t>(of),
            .times = static_cast<std::int8_t>(times)};
}
constexpr Word factor(std::string_view text, int value) {
    return {.text = text, .role = Role::factor, .of = Dimension::times, .number = static_cast<std::int16_t>(value)};
}
constexpr Word scale(std::string_view text, int exponent) {
    return {.text = text, .role = Role::scale, .exponent = static_cast<std::int8_t>(exponent)};
}
/// Metres, bits, tonnes or thousandths as well, where no currency says otherwise.
constexpr Word doubtful(std::string_view text, int exponent) {
    return {.text = text, .role = Role::scale, .exponent = static_cast<std::int8_t>(exponent), .doubtful = true};
}
constexpr Word unit(std::string_view text, Dimension of, int exponent = 0) {
    return {.text = text, .role = Role::unit, .exponent = static_cast<std::int8_t>(exponent), .of = of};
}
constexpr Word time(std::string_view text, Step step) {
    return {.text = text, .role = Role::unit, .of = Dimension::time, .step = step};
}
constexpr Word each(std::string_view text, Step step) {
    return {.text = text, .role = Role::rate, .of = Dimension::time, .step = step};
}
constexpr Word coin(std::string_view text, std::string_view code, std::string_view kin = {},
                    std::string_view doubt = {}) {
    return {.text = text, .role = Role::currency, .code = code, .kin = kin, .doubt = doubt};
}

constexpr std::string_view dollars =
    "USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD";
constexpr std::string_view other_dollar_signs = "ARS BRL CLP COP CUP CVE DOP MOP MXN NIO TOP UYU WST";
constexpr std::string_view other_pounds = "EGP FKP GIP LBP SDG SHP SSP SYP";
constexpr std::string_view rupees = "INR LKR MUR NPR PKR SCR";
constexpr std::string_view crowns = "SEK NOK DKK ISK";
constexpr std::string_view francs = "CHF XOF XAF XPF BIF CDF DJF GNF KMF RWF";
constexpr std::string_view pesos = "MXN ARS CLP COP CUP DOP PHP UYU";
constexpr std::string_view riyals = "SAR QAR OMR YER IRR";
constexpr std::string_view dinars = "KWD BHD DZD IQD JOD LYD MKD RSD TND";

// Words are read in any case; single letters and what begins with a capital M (mega) in the case that is written.
constexpr Word phrases[] = {
    either("exactly", Hedge::exactly),
    said("precisely", Hedge::exactly),

    said("up to", Hedge::up_to),
    said("as much as", Hedge::up_to),
    said("as many as", Hedge::up_to),
    said("a maximum of", Hedge::up_to),
    said("maximum of", Hedge::up_to),
    said("up to a maximum of", Hedge::up_to),

    either("at most", Hedge::at_most),
    said("no more than", Hedge::at_most),
    said("not more than", Hedge::at_most),
    said("not exceeding", Hedge::at_most),
    said("within", Hedge::at_most),
    behind("at the most", Hedge::at_most),
    behind("or less", Hedge::at_most),
    behind("or fewer", Hedge::at_most),

    said("under", Hedge::under),
    said("less than", Hedge::under),
    said("below", Hedge::under),
    said("fewer than", Hedge::under),
    said("well under", Hedge::under),
    said("well below", Hedge::under),

    said("more than", Hedge::more_than),
    said("over", Hedge::more_than),
    said("above", Hedge::more_than),
    said("exceeding", Hedge::more_than),
    said("in excess of", Hedge::more_than),
    said("upwards of", Hedge::more_than),
    said("upward of", Hedge::more_than),
    said("north of", Hedge::more_than),
    said("greater than", Hedge::more_than),
    said("well over", Hedge::more_than),
    said("well above", Hedge::more_than),
    behind("plus", Hedge::more_than),

    either("at least", Hedge::at_least),
    said("no less than", Hedge::at_least),
    said("not less than", Hedge::at_least),
    said("no fewer than", Hedge::at_least),
    said("minimum of", Hedge::at_least),
    said("a minimum of", Hedge::at_least),
    behind("or more", Hedge::at_least),
    behind("or higher", Hedge::at_least),
    behind("at the least", Hedge::at_least),
    behind("at a minimum", Hedge::at_least),

    said("about", Hedge::about),
    either("approximately", Hedge::about),
    said("approx", Hedge::about),
    said("around", Hedge::about),
    either("roughly", Hedge::about),
    said("some", Hedge::about),
    said("circa", Hedge::about),
    said("close to", Hedge::about),
    said("an estimated", Hedge::about),
    said("estimated", Hedge::about),
    said("in the region of", Hedge::about),
    behind("or so", Hedge::about),
    behind("more or less", Hedge::about),
    behind("or thereabouts", Hedge::about),

    said("nearly", Hedge::nearly),
    said("almost", Hedge::nearly),
    said("just under", Hedge::nearly),
    said("just below", Hedge::nearly),
    said("just over", Hedge::just_over),
    said("just above", Hedge::just_over),
    said("just more than", Hedge::just_over),

    said("between", Hedge::between),
    said("anywhere between", Hedge::between),
    from("from"),
    from("anywhere from"),
    from("ranging from"),

    joint("a", Role::article),
    joint("an", Role::article),
    joint("another", Role::article),
    joint("an additional", Role::article),
    joint("a further", Role::article),
    joint("an initial", Role::article),
    joint("an extra", Role::article),
    joint("additional", Role::filler),
    joint("a total of", Role::filler),
    joint("a combined", Role::filler),
    joint("worth", Role::filler),
    joint("more", Role::filler),
    joint("in total", Role::filler),
    joint("in all", Role::filler),
    joint("the", Role::in_the),
    joint("in the", Role::in_the),
    joint("range", Role::range),
    joint("to", Role::to),
    joint("and", Role::and_),
    joint("per", Role::per),
    joint("minus", Role::minus),

    number("zero", 0),
    number("one", 1),
    number("two", 2),
    number("three", 3),
    number("four", 4),
    number("five", 5),
    number("six", 6),
    number("seven", 7),
    number("eight", 8),
    number("nine", 9),
    number("ten", 10),
    number("eleven", 11),
    number("twelve", 12),
    number("thirteen", 13),
    number("fourteen", 14),
    number("fifteen", 15),
    number("sixteen", 16),
    number("seventeen", 17),
    number("eighteen", 18),
    number("nineteen", 19),
    number("twenty", 20),
    number("thirty", 30),
    number("forty", 40),
    number("fifty", 50),
    number("sixty", 60),
    number("seventy", 70),
    number("eighty", 80),
    number("ninety", 90),
    joint("hundred", Role::hundred),

    part("half", 2),
    part("third", 3),
    part("thirds", 3),
    quarter("quarter"),
    quarter("quarters"),
    part("fifth", 5),
    part("fifths", 5),
    part("sixth", 6),
    part("eighth", 8),
    part("eighths", 8),
    part("tenth", 10),
    part("tenths", 10),
    joint("of a", Role::of_a),
    and_part("and a half", 1, 2),
    and_part("and one half", 1, 2),
    and_part("and a third", 1, 3),
    and_part("and a quarter", 1, 4),
    and_part("and one quarter", 1, 4),
    and_part("and three quarters", 3, 4),

    factor("double", 2),
    factor("doubled", 2),
    factor("twice", 2),
    factor("triple", 3),
    factor("tripled", 3),
    factor("quadruple", 4),
    factor("quadrupled", 4),
    {.text = "halved", .role = Role::factor, .of = Dimension::times, .number = 1, .times = 2},
    factor("twofold", 2),
    factor("threefold", 3),
    factor("fourfold", 4),
    factor("fivefold", 5),
    factor("sixfold", 6),
    factor("sevenfold", 7),
    factor("eightfold", 8),
    factor("ninefold", 9),
    factor("tenfold", 10),
    factor("twelvefold", 12),
    factor("twentyfold", 20),
    factor("hundredfold", 100),

    scale("k", 3),
    scale("K", 3),
    scale("M", 6),
    scale("B", 9),
    scale("T", 12),
    doubtful("m", 6),
    doubtful("b", 9),
    doubtful("t", 12),
    doubtful("mm", 6),
    doubtful("mil", 6),
    scale("mn", 6),
    scale("mln", 6),
    scale("bn", 9),
    scale("bln", 9),
    scale("bil", 9),
    scale("tn", 12),
    scale("trn", 12),
    scale("thousand", 3),
    scale("million", 6),
    scale("billion", 9),
    scale("trillion", 12),
    scale("lakh", 5),
    scale("lakhs", 5),
    scale("crore", 7),
    scale("crores", 7),
    scale("lakh crore", 12),
    scale("lakh crores", 12),

    unit("x", Dimension::times),
    unit("X", Dimension::times),
    unit("times", Dimension::times),
    unit("fold", Dimension::times),
    unit("percent", Dimension::percent, -2),
    unit("per cent", Dimension::percent, -2),
    unit("pct", Dimension::percent, -2),
    unit("percentage point", Dimension::percent, -2),
    unit("percentage points", Dimension::percent, -2),
    unit("basis point", Dimension::percent, -4),
    unit("basis points", Dimension::percent, -4),
    unit("bp", Dimension::percent, -4),
    unit("bps", Dimension::percent, -4),

    unit("W", Dimension::power),
    unit("kW", Dimension::power, 3),
    unit("MW", Dimension::power, 6),
    unit("GW", Dimension::power, 9),
    unit("TW", Dimension::power, 12),
    unit("watt", Dimension::power),
    unit("watts", Dimension::power),
    unit("kilowatt", Dimension::power, 3),
    unit("kilowatts", Dimension::power, 3),
    unit("megawatt", Dimension::power, 6),
    unit("megawatts", Dimension::power, 6),
    unit("gigawatt", Dimension::power, 9),
    unit("gigawatts", Dimension::power, 9),
    unit("terawatt", Dimension::power, 12),
    unit("terawatts", Dimension::power, 12),
    unit("Wh", Dimension::energy),
    unit("kWh", Dimension::energy, 3),
    unit("MWh", Dimension::energy, 6),
    unit("GWh", Dimension::energy, 9),
    unit("TWh", Dimension::energy, 12),
    unit("watt hour", Dimension::energy),
    unit("watt hours", Dimension::energy),
    unit("kilowatt hour", Dimension::energy, 3),
    unit("kilowatt hours", Dimension::energy, 3),
    unit("megawatt hour", Dimension::energy, 6),
    unit("megawatt hours", Dimension::energy, 6),
    unit("gigawatt hour", Dimension::energy, 9),
    unit("gigawatt hours", Dimension::energy, 9),
    unit("terawatt hour", Dimension::energy, 12),
    unit("terawatt hours", Dimension::energy, 12),

    unit("share", Dimension::shares),
    unit("shares", Dimension::shares),
    unit("user", Dimension::users),
    unit("users", Dimension::users),

    time("day", Step::day),
    time("days", Step::day),
    time("week", Step::week),
    time("weeks", Step::week),
    time("month", Step::month),
    time("months", Step::month),
    time("year", Step::year),
    time("years", Step::year),
    time("yr", Step::year),
    time("yrs", Step::year),
    time("decade", Step::decade),
    time("decades", Step::decade),
    each("annually", Step::year),
    each("yearly", Step::year),
    each("per annum", Step::year),
    each("each year", Step::year),
    each("every year", Step::year),
    each("monthly", Step::month),
    each("each month", Step::month),

    coin("dollar", "USD", dollars),
    coin("dollars", "USD", dollars),
    coin("US dollar", "USD"),
    coin("US dollars", "USD"),
    coin("Canadian dollars", "CAD"),
    coin("Australian dollars", "AUD"),
    coin("New Zealand dollars", "NZD"),
    coin("Hong Kong dollars", "HKD"),
    coin("Singapore dollars", "SGD"),
    coin("Taiwan dollars", "TWD"),
    coin("New Taiwan dollars", "TWD"),
    coin("euro", "EUR"),
    coin("euros", "EUR"),
    coin("pound", "GBP", {}, other_pounds),
    coin("pounds", "GBP", {}, other_pounds),
    coin("pounds sterling", "GBP"),
    coin("sterling", "GBP"),
    coin("British pounds", "GBP"),
    coin("Egyptian pounds", "EGP"),
    coin("yen", "JPY"),
    coin("Japanese yen", "JPY"),
    coin("yuan", "CNY"),
    coin("Chinese yuan", "CNY"),
    coin("renminbi", "CNY"),
    coin("RMB", "CNY"),
    coin("won", "KRW", {}, "KPW"),
    coin("Korean won", "KRW", {}, "KPW"),
    coin("South Korean won", "KRW"),
    coin("rupee", "INR", rupees),
    coin("rupees", "INR", rupees),
    coin("Rs", "INR", rupees),
    coin("Indian rupees", "INR"),
    coin("Swiss francs", "CHF"),
    coin("francs", {}, francs),
    coin("kr", {}, crowns),
    coin("kronor", {}, crowns),
    coin("kroner", {}, crowns),
    coin("Swedish kronor", "SEK"),
    coin("Norwegian kroner", "NOK"),
    coin("Danish kroner", "DKK"),
    coin("pesos", {}, pesos),
    coin("Mexican pesos", "MXN"),
    coin("lira", "TRY", {}, "LBP SYP"),
    coin("Turkish lira", "TRY"),
    coin("reais", "BRL"),
    coin("shekels", "ILS"),
    coin("naira", "NGN"),
    coin("rand", "ZAR"),
    coin("rubles", "RUB", {}, "BYN"),
    coin("zlotys", "PLN"),
    coin("baht", "THB"),
    coin("dong", "VND"),
    coin("ringgit", "MYR"),
    coin("rupiah", "IDR"),
    coin("riyals", {}, riyals),
    coin("Saudi riyals", "SAR"),
    coin("dirhams", {}, "AED MAD"),
    coin("dinars", {}, dinars),

    joint("several", Role::vague),
    joint("a few", Role::vague),
    joint("a couple", Role::vague),
    joint("a handful", Role::vague),
    joint("a dozen", Role::vague),
    joint("dozens", Role::vague),
    joint("many", Role::vague),
    joint("multiple", Role::vague),
    joint("tens", Role::vague),
    joint("hundreds", Role::vague),
    joint("thousands", Role::vague),
    joint("millions", Role::vague),
    joint("billions", Role::vague),
    joint("trillions", Role::vague),
    joint("low", Role::vague),
    joint("mid", Role::vague),
    joint("high", Role::vague),
    joint("double digit", Role::vague),
    joint("single digit", Role::vague),
    joint("undisclosed", Role::vague),
    joint("not disclosed", Role::vague),
    joint("unspecified", Role::vague),
    joint("unknown", Role::vague),
};

// Signs stand alone, a letter may touch them. Those that begin with a letter are written in this case only.
constexpr Word signs[] = {
    coin("$", "USD", dollars, other_dollar_signs),
    coin("US$", "USD"),
    coin("us$", "USD"),
    coin("C$", "CAD", {}, "NIO"),
    coin("CA$", "CAD"),
    coin("A$", "AUD"),
    coin("AU$", "AUD"),
    coin("NZ$", "NZD"),
    coin("HK$", "HKD"),
    coin("S$", "SGD"),
    coin("NT$", "TWD"),
    coin("R$", "BRL"),
    coin("MX$", "MXN"),
    coin("U.S. dollars", "USD"),
    coin("U.S. $", "USD"),
    coin("U.S.$", "USD"),
    coin("Rs.", "INR", rupees),
    coin("kr.", {}, crowns),
    coin("€", "EUR"),
    coin("£", "GBP", {}, other_pounds),
    coin("¥", "JPY", "CNY"),
    coin("₹", "INR"),
    coin("₩", "KRW", {}, "KPW"),
    coin("₺", "TRY"),
    coin("₫", "VND"),
    coin("₪", "ILS"),
    coin("₦", "NGN"),
    coin("₽", "RUB"),
    coin("฿", "THB"),
    coin("₱", "PHP"),
    coin("₴", "UAH"),
    unit("%", Dimension::percent, -2),
    unit("×", Dimension::times),
    said("~", Hedge::about),
    said("≈", Hedge::about),
    said("c.", Hedge::about),
    said("ca.", Hedge::about),
    said("approx.", Hedge::about),
    said("est.", Hedge::about),
    said("==", Hedge::exactly),
    said(">", Hedge::more_than),
    said(">=", Hedge::at_least),
    said("≥", Hedge::at_least),
    said("<", Hedge::under),
    said("<=", Hedge::at_most),
    said("≤", Hedge::at_most),
    behind("+", Hedge::more_than),
    and_part("½", 1, 2),
    and_part("⅓", 1, 3),
    and_part("⅔", 2, 3),
    and_part("¼", 1, 4),
    and_part("¾", 3, 4),
    joint("/", Role::per),
    each("p.a.", Step::year),
    joint("-", Role::hyphen),
    joint("\u2010", Role::hyphen),
    joint("\u2011", Role::hyphen),
    joint("\u2012", Role::dash),
    joint("\u2013", Role::dash),
    joint("\u2014", Role::dash),
    joint("\u2015", Role::dash),
    joint("\u2212", Role::minus),
    joint("\uFE63", Role::minus),
    joint("\uFF0D", Role::minus),
};

}  // namespace dealcalc::tables
