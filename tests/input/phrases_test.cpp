// Figures as people write them: the table phrases.txt alone, in claims and in deal files; what is printed reads back;
// every way out is one.

#include <dealcalc/base/figure.hpp>
#include <dealcalc/input/read.hpp>
#include <dealcalc/model/formula.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

// ---- the table

struct Phrase {
    std::string text;
    std::string hedge;   // or "refused"
    std::string number;  // or the help
    std::string places;
    std::string unit;
};

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

const std::vector<Phrase>& phrases() {
    static const std::vector<Phrase> all = [] {
        std::ifstream table(DEALCALC_TEST_DIR "/input/phrases.txt");
        std::vector<Phrase> read;
        for (std::string line; std::getline(table, line);) {
            if (line.empty() || line[0] == '#') continue;
            std::array<std::string, 5> columns;
            std::size_t from = 0;
            for (std::string& column : columns) {
                const std::size_t end = std::min(line.find('|', from), line.size());
                column = trimmed(line.substr(std::min(from, line.size()), end - std::min(from, line.size())));
                from = end + 1;
            }
            read.push_back({columns[0], columns[1], columns[2], columns[3], columns[4]});
        }
        return read;
    }();
    return all;
}

bool is_refused(const Phrase& phrase) {
    return phrase.hedge == "refused";
}

// ---- units

struct Counted {
    std::string text;
    Number base_units;
};

Number power(int exponent) {
    return Number::power_of_ten(exponent);
}

const std::vector<Counted>& times_known() {
    static const std::vector<Counted> steps{{"day", 1},
                                            {"week", 7},
                                            {"month", days_per_month()},
                                            {"quarter", days_per_month() * Number(3)},
                                            {"year", days_per_year()},
                                            {"decade", days_per_year() * Number(10)}};
    return steps;
}

/// How people write a unit, and how many base units that is.
std::vector<Counted> ways_to_write(Dimension of) {
    switch (of) {
    case Dimension::time: return times_known();
    case Dimension::power: return {{"W", 1}, {"kW", power(3)}, {"MW", power(6)}, {"GW", power(9)}, {"TW", power(12)}};
    case Dimension::energy:
        return {{"Wh", 1}, {"kWh", power(3)}, {"MWh", power(6)}, {"GWh", power(9)}, {"TWh", power(12)}};
    case Dimension::percent: return {{"%", power(-2)}, {"bps", power(-4)}, {"", 1}};
    case Dimension::times: return {{"x", 1}};
    case Dimension::shares: return {{"share", 1}};
    case Dimension::users: return {{"user", 1}};
    default: return {{"", 1}};
    }
}

constexpr std::pair<std::string_view, int> scales[] = {{"", 0},      {"k", 3}, {"lakh", 5}, {"M", 6},
                                                       {"crore", 7}, {"B", 9}, {"T", 12}};

/// "B USD/year" as a number of base units and the name of the base unit.
std::pair<Number, std::string> unit_of_table(const std::string& text) {
    if (const auto slash = text.find('/'); slash != std::string::npos) {
        const auto of = unit_of_table(text.substr(0, slash));
        const auto per = unit_of_table(text.substr(slash + 1));
        return {of.first / per.first, of.second + "/" + per.second};
    }
    const auto blank = text.find(' ');
    for (const auto& [scale, exponent] : scales) {
        if (scale.empty() || text.substr(0, blank) != scale) continue;
        auto of = unit_of_table(blank == std::string::npos ? "" : text.substr(blank + 1));
        return {of.first * power(exponent), of.second};
    }
    if (text == "fraction") return {1, text};
    for (const Dimension of : {Dimension::number, Dimension::time, Dimension::power, Dimension::energy,
                               Dimension::percent, Dimension::times, Dimension::shares, Dimension::users}) {
        for (const Counted& way : ways_to_write(of)) {
            const bool is_it = way.text == text && (of != Dimension::percent || !text.empty());
            if (is_it) return {way.base_units, unit_name({of})};
        }
    }
    return {1, text};
}

Number number_of(const std::string& text) {
    if (text.starts_with('-')) return -number_of(text.substr(1));
    const auto slash = text.find('/');
    if (slash != std::string::npos) return number_of(text.substr(0, slash)) / number_of(text.substr(slash + 1));
    return number_from_digits(text).value();
}

// ---- printing

bool is_whole(const Number& n) {
    return n.denominator() == Number(1).denominator();
}

/// 3 of 1000, nothing where n is no power of ten.
std::optional<int> exponent_of(const Number& n) {
    for (int e = -20; e <= 20; ++e) {
        if (n == power(e)) return e;
    }
    return std::nullopt;
}

std::string_view part_sign(const Number& part) {
    const std::pair<Number, std::string_view> signs[] = {{Number(1) / Number(2), "½"},
                                                         {Number(1) / Number(3), "⅓"},
                                                         {Number(2) / Number(3), "⅔"},
                                                         {Number(1) / Number(4), "¼"},
                                                         {Number(3) / Number(4), "¾"}};
    for (const auto& [value, sign] : signs) {
        if (value == part) return sign;
    }
    return "";
}

/// The digits of a number of so many places with its scale; nothing where they would say other places.
std::optional<std::string> printed_number(const Number& value, const Number& place, const Number& significant) {
    const auto at = exponent_of(place);
    if (!at) return std::nullopt;
    const Number count = value / place;
    if (!is_whole(count)) {
        for (const auto& [scale, e] : scales) {
            if (*at != e - 1) continue;
            const Number parts = value / power(e);
            for (std::int64_t whole = 0; whole < 100; ++whole) {
                const std::string_view sign = part_sign(parts - Number(whole));
                if (sign.empty()) continue;
                return (whole > 0 ? std::to_string(whole) : "") + std::string(sign) + std::string(scale);
            }
        }
        return std::nullopt;
    }
    std::string digits = to_text(count);
    const std::size_t zeros = count.is_zero() ? 0 : digits.size() - 1 - digits.find_last_not_of('0');
    for (const auto& [scale, e] : scales) {
        if (e == *at && significant == place * power(static_cast<int>(zeros))) return digits + std::string(scale);
    }
    if (significant != place) return std::nullopt;
    for (const auto& [scale, e] : scales) {
        if (e <= *at || e == 5 || e == 7) continue;
        const auto decimals = static_cast<std::size_t>(e - *at);
        if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
        digits.insert(digits.size() - decimals, 1, '.');
        return digits + std::string(scale);
    }
    return std::nullopt;
}

/// Nothing where no number of so many places can be written.
std::optional<std::string> printed_amount(const Number& value, const Number& place, const Number& significant,
                                          const Unit& unit) {
    for (const Counted& per : unit.per == Dimension::number ? std::vector<Counted>{{"", 1}} : ways_to_write(unit.per)) {
        for (const Counted& of : ways_to_write(unit.of)) {
            const Number by = per.base_units / of.base_units;
            const Number size = value.is_negative() ? -value : value;
            if (of.text.empty() && unit.of == Dimension::percent && size == Number(1) / Number(8)) return "an eighth";
            const auto number = printed_number(size * by, place * by, significant * by);
            if (!number) continue;
            const std::string currency = unit.of == Dimension::money ? std::string(unit.currency.code()) + " " : "";
            return (value.is_negative() ? "-" : "") + currency + *number + (of.text.empty() ? "" : " " + of.text) +
                   (per.text.empty() ? "" : "/" + per.text);
        }
    }
    return std::nullopt;
}

/// The second of two amounts: a figure does not keep how many of its zeros are significant.
std::optional<std::string> printed_other(const Figure& f) {
    for (int zeros = 20; zeros >= 0; --zeros) {
        if (auto text = printed_amount(f.other, f.other_place, f.other_place * power(zeros), f.unit)) return text;
    }
    return std::nullopt;
}

std::string printed(const Figure& f) {
    const auto first = printed_amount(f.nominal, f.place, f.significant, f.unit);
    const auto second = printed_other(f);
    INFO(to_text(f.nominal) << " to " << to_text(f.place) << ", " << to_text(f.other));
    REQUIRE(first);
    REQUIRE(second);
    if (f.hedge == Hedge::range_of) return *first + " range";
    if (f.hedge == Hedge::between) return "between " + *first + " and " + *second;
    return std::string(hedge_name(f.hedge)) + " " + *first;
}

void check_printed(const Figure& figure, Currency home) {
    const std::string text = printed(figure);
    INFO(text);
    const auto again = parse_figure(text, home);
    REQUIRE(std::holds_alternative<Figure>(again));
    CHECK(std::get<Figure>(again) == figure);
}

// ---- a deal file and a claim around a phrase

std::string deal_with(const std::string& amount) {
    return R"({"id": "d", "investor": "A", "company": "B", "currency": "USD",)"
           R"( "investments": [{"id": "a", "status": "firm", "amount": ")" +
           amount + R"("}]})";
}

/// The texts that a help offers: after "write", "did you mean" or "such as", with "or" and commas between them.
std::vector<std::string> offers_of(std::string help) {
    std::vector<std::string> offers;
    if (help.starts_with("write the digits")) return offers;
    if (help.starts_with("did you mean "))
        help = help.substr(13, help.size() - 14);
    else if (const auto such = help.find("such as "); such != std::string::npos)
        help = help.substr(such + 8);
    else if (help.starts_with("write "))
        help = help.substr(6);
    else
        return offers;
    for (const std::string_view words : {"it in ", "the ", "what ", "one unit", "both ", "it once", "a blank"}) {
        if (help.starts_with(words)) return offers;
    }
    while (!help.empty()) {
        std::size_t end = help.size(), next = help.size();
        for (const std::string_view joint : {", or ", " or ", ", "}) {
            const std::size_t at = help.find(joint);
            if (at < end) end = at, next = at + joint.size();
        }
        std::string offer = help.substr(0, end);
        if (const auto of = offer.find(" for "); of != std::string::npos) offer.resize(of);
        if (!offer.starts_with("leave ")) offers.push_back(offer);
        help.erase(0, next);
    }
    return offers;
}

bool reads(const std::string& text) {
    return std::holds_alternative<Figure>(parse_figure(text));
}

/// Typed in alone, or in place of what is marked.
bool leads_on(const std::string& text, const Misread& misread, const std::string& offer) {
    std::string replaced = text;
    replaced.replace(misread.at, misread.length, offer);
    if (reads(offer) || reads(replaced)) return true;
    // One of several faults: the next lies further on.
    const auto next = std::get<Misread>(parse_figure(replaced));
    return next.at >= misread.at + offer.size();
}

/// Phrases put together at random, most of them figures.
class Composer {
public:
    explicit Composer(unsigned seed)
        : random_(seed) {}

    std::string phrase() {
        static const std::vector<std::string> hedges{
            "",           "",       "",    "up to ",  "about ",       "more than ", "nearly ", "at least ",
            "just over ", "under ", "c. ", "within ", "up to about ", "exactly ",   "worth "};
        return one_of(hedges) + (random_() % 5 == 0 ? amount() + one_of(joints_) + amount() : amount());
    }

private:
    std::string one_of(const std::vector<std::string>& list) { return list[random_() % list.size()]; }
    std::string amount() {
        static const std::vector<std::string> before{
            "", "", "$", "€", "US$", "a $", "CHF ", "Rs ", "kr ", "-$", "an additional $"};
        static const std::vector<std::string> numbers{"5",           "12.8",        "1,298",   "380", "five",
                                                      "twenty-five", "two hundred", "half a",  "2½",  ".08",
                                                      "0",           "1.30",        "a third", "a",   "1,50,000"};
        static const std::vector<std::string> after{
            "",       "",  "m",    "bn", " billion", "-million", " crore", "k",       " GW",      " years",
            "-month", "%", " bps", "x",  "-fold",    " times",   " MWh",   " shares", " dollars", " mil"};
        static const std::vector<std::string> last{"",         "",     "",  "",       " a year",   " per GW",
                                                   " a share", " USD", "+", " or so", " in total", " range"};
        return one_of(before) + one_of(numbers) + one_of(after) + one_of(last);
    }

    std::mt19937 random_;
    std::vector<std::string> joints_{" to ", "-", "–", " and "};
};

}  // namespace

TEST_CASE("every phrase of the table is read as the figure that it means or refused with its way out") {
    CHECK(phrases().size() >= 500);
    for (const Phrase& phrase : phrases()) {
        INFO(phrase.text);
        const auto parsed = parse_figure(phrase.text);
        if (is_refused(phrase)) {
            REQUIRE(std::holds_alternative<Misread>(parsed));
            CHECK(std::get<Misread>(parsed).help == phrase.number);
            continue;
        }
        REQUIRE(std::holds_alternative<Figure>(parsed));
        const Figure& figure = std::get<Figure>(parsed);
        const auto [factor, name] = unit_of_table(phrase.unit);
        const auto dots = phrase.number.find("..");
        const auto blank = phrase.places.find(' ');
        const std::string hedge(hedge_name(figure.hedge));
        CHECK((hedge.empty() ? "none" : hedge) == phrase.hedge);
        CHECK(figure.nominal == number_of(phrase.number.substr(0, dots)) * factor);
        const std::string other = dots == std::string::npos ? phrase.number : phrase.number.substr(dots + 2);
        CHECK(figure.other == number_of(other) * factor);
        CHECK(figure.place == number_of(phrase.places.substr(0, blank)) * factor);
        CHECK(figure.significant == number_of(phrase.places.substr(blank + 1)) * factor);
        CHECK(unit_name(figure.unit) == name);
    }
}

TEST_CASE("a phrase means the same in a claim and in a deal file as alone") {
    for (const Phrase& phrase : phrases()) {
        INFO(phrase.text);
        const auto alone = parse_figure(phrase.text);
        const auto claim = parse_statement("exposure is " + phrase.text, {});
        const ReadDeal read = read_deal(deal_with(phrase.text), "d.json");
        if (const auto* misread = std::get_if<Misread>(&alone)) {
            REQUIRE(std::holds_alternative<Misread>(claim));
            CHECK(std::get<Misread>(claim).what == misread->what);
            REQUIRE_FALSE(read.deal);
            CHECK(read.problems.at(0).help == misread->help);
            continue;
        }
        const Figure& figure = std::get<Figure>(alone);
        REQUIRE(std::holds_alternative<Statement>(claim));
        CHECK(std::get<Statement>(claim).figure == figure);
        const bool is_amount = is_money(figure.unit) && !figure.nominal.is_negative();
        CHECK(read.deal.has_value() == is_amount);
        if (read.deal) CHECK(read.deal->investments.at(0).amount.figure == figure);
    }
}

TEST_CASE("a figure that is printed reads back as the same figure") {
    for (const Phrase& phrase : phrases()) {
        if (is_refused(phrase)) continue;
        INFO(phrase.text);
        check_printed(std::get<Figure>(parse_figure(phrase.text)), {});
    }
    constexpr unsigned seed = 20260420;
    Composer composer(seed);
    std::size_t figures = 0;
    for (int i = 0; i < 5000; ++i) {
        const std::string text = composer.phrase();
        INFO("seed " << seed << ", " << text);
        const auto parsed = parse_figure(text);
        Figure longest;
        const std::size_t length = read_longest_figure(text, {}, longest);
        if (const auto* figure = std::get_if<Figure>(&parsed)) {
            ++figures;
            check_printed(*figure, {});
            CHECK(length == text.size());
            CHECK(longest == *figure);
        } else {
            CHECK(length < text.size());
            CHECK_FALSE(std::get<Misread>(parsed).help.empty());
        }
    }
    CHECK(figures > 500);
}

TEST_CASE("a way out that is typed in is read") {
    for (const Phrase& phrase : phrases()) {
        if (!is_refused(phrase)) continue;
        const auto misread = std::get<Misread>(parse_figure(phrase.text));
        INFO(phrase.text << ": " << misread.help);
        REQUIRE_FALSE(misread.help.empty());
        const bool has_digit = phrase.text.find_first_of("0123456789") != std::string::npos;
        CHECK_FALSE((has_digit && misread.help.find("in digits") != std::string::npos));
        for (const std::string& offer : offers_of(misread.help)) {
            INFO(offer);
            CHECK(leads_on(phrase.text, misread, offer));
        }
        std::string without = phrase.text;
        without.erase(misread.at, misread.length);
        if (misread.help == "leave it out") CHECK(reads(without));
        if (misread.help == "leave out what follows the amount") CHECK(reads(phrase.text.substr(0, misread.at)));
    }
}

TEST_CASE("the longest figure at the beginning of a text is read") {
    const std::pair<std::string_view, std::string_view> texts[] = {
        {"up to $330 billion, the company said", "up to $330 billion"},
        {"$5 billion more than expected", "$5 billion"},
        {"about 6x the price", "about 6x"},
        {"$5B and $6B", "$5B"},
        {"$5B to buy it", "$5B"},
        {"$5B to $6B to buy it", "$5B to $6B"},
        {"five to ten years from now", "five to ten years"},
        {"two and a half billion dollars in cash", "two and a half billion dollars"},
        {"$38-billion deal", "$38-billion"},
        {"10-K filing", "10"},
        {"nearly tripled its price", "nearly tripled"},
        {"a third of it", "a third"},
        {"more than $20B per GW of capacity", "more than $20B per GW"},
        {"5 GW USD", "5 GW"},
        {"the company", ""},
        {"about us", ""},
        {"", ""}};
    for (const auto& [text, figure] : texts) {
        INFO(text);
        Figure read;
        CHECK(text.substr(0, read_longest_figure(text, {}, read)) == figure);
    }
}

TEST_CASE("a sign that several currencies share means that of the deal or none") {
    const auto unit = [](std::string_view text, std::string_view home) -> std::string {
        const auto parsed = parse_figure(text, Currency::from_code(home).value());
        if (const auto* misread = std::get_if<Misread>(&parsed)) return misread->help;
        return unit_name(std::get<Figure>(parsed).unit);
    };
    CHECK(unit("$5B", "MXN") == "write MXN or USD");
    CHECK(unit("$5B MXN", "MXN") == "MXN");
    CHECK(unit("US$5B", "MXN") == "USD");
    CHECK(unit("5 billion dollars", "MXN") == "USD");
    CHECK(unit("$5B", "BRL") == "write BRL or USD");
    CHECK(unit("5 billion pesos", "MXN") == "MXN");
    CHECK(unit("5 billion pounds", "EGP") == "write EGP or GBP");
    CHECK(unit("5 billion pounds", "USD") == "GBP");
    CHECK(unit("kr 5m", "SEK") == "SEK");
    CHECK(unit("5 million kroner", "NOK") == "NOK");
    CHECK(unit("Rs 5 crore", "PKR") == "PKR");
    CHECK(unit("Rs 5 crore", "USD") == "INR");
    CHECK(unit("¥5B", "CNY") == "CNY");
    CHECK(unit("$5B CAD", "AUD") == "CAD");
    CHECK(unit("5 million francs", "XOF") == "XOF");
    CHECK(unit("5 billion won", "KPW") == "write KPW or KRW");
}
