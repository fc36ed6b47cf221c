// The short way through the grammar of figures against the whole grammar.

#include <dealcalc/base/figure.hpp>

#include <random>
#include <string>
#include <vector>

#include "base/figure_plain.hpp"
#include "support/catch.hpp"

using namespace dealcalc;

namespace {

constexpr unsigned seed = 1976;

const Currency euro = *Currency::from_code("EUR");

void check_agrees(const std::string& text, Currency home) {
    CAPTURE(text);
    Figure plain;
    if (!plain_figure(text, home, plain)) return;
    const auto full = parse_figure_in_full(text, home);
    REQUIRE(std::holds_alternative<Figure>(full));
    CHECK(plain == std::get<Figure>(full));
}

bool is_plain(const std::string& text, Currency home = {}) {
    Figure figure;
    return plain_figure(text, home, figure);
}

}  // namespace

TEST_CASE("the common spellings are plain and read as the grammar reads them") {
    for (const std::string text :
         {"$5B", "$80 billion", "up to $200B", "USD 12.50M", "12.50 million USD", "up to EUR 3.1 bn", "€20M", "£1.5k",
          "¥900M", "USD 380", "CHF 0", "$100000000000000000T", "5M GBP", "0.50 million USD"}) {
        CAPTURE(text);
        CHECK(is_plain(text));
        check_agrees(text, {});
        check_agrees(text, euro);
    }
}

TEST_CASE("what is not plain is left to the grammar") {
    for (const std::string text :
         {"", "5B", "about $5B", "$5.B", "$.5B", "$5B B", "$5B EUR", "$ 5B", "$5,000", "$1.5", "$-5", "-$5", "5 GW", "$5 to $8",
          "$5B+", "$1234567890123456789", "up to", "up to  $5", "usd 5", "$5m", "USD5", "XYZ 5", "US$5B", "$5 billoin", "5 USD 6"}) {
        CAPTURE(text);
        CHECK_FALSE(is_plain(text));
    }
}

TEST_CASE("the short way and the grammar agree on texts put together at random") {
    const std::vector<std::string> parts = {"up to ", "about ", "$",  "€",       "USD ", " EUR", "USD", " ",  "12", "0", "7.50", ".",
                                            "1.",     "M",      " million", " bn", "k", "x",   ",000", "-", "+",  "900", "00"};
    std::mt19937 random(seed);
    CAPTURE(seed);
    std::uniform_int_distribution<std::size_t> part(0, parts.size() - 1), count(1, 5);
    std::size_t plain = 0;
    for (int round = 0; round < 50'000; ++round) {
        std::string text;
        for (std::size_t i = count(random); i > 0; --i) text += parts[part(random)];
        if (is_plain(text, euro)) ++plain;
        check_agrees(text, euro);
    }
    CHECK(plain > 300);
}

TEST_CASE("a plain number of JSON is the amount that the grammar of JSON reads") {
    for (const std::string text : {"0", "5", "10", "834000000", "100000000000000000", "999999999999999999"}) {
        CAPTURE(text);
        Figure plain;
        REQUIRE(plain_amount(text, euro, plain));
        CHECK(plain == std::get<Figure>(parse_json_number(text, money(euro))));
    }
    for (const std::string text : {"", "-5", "05", "00", "1.5", "1e3", "+1", "1 ", ".", "1000000000000000000"}) {
        CAPTURE(text);
        Figure plain;
        CHECK_FALSE(plain_amount(text, euro, plain));
    }
}
