#include <dealcalc/article/scan.hpp>

#include <random>

#include "support/catch.hpp"

using namespace dealcalc;
using namespace dealcalc::article;

namespace {

Scan scan(std::string_view source, const std::string& name = "article.txt") {
    return std::get<Scan>(scan_article(source, name));
}

/// "words|kind|hedge|nominal unit; ..." of all figures.
std::string figures(std::string_view source) {
    std::string all;
    for (const Mention& m : scan(source).mentions) {
        if (!all.empty()) all += "; ";
        all += m.words + "|" + std::string(kind_name(m.kind)) + "|" + std::string(hedge_name(m.figure.hedge)) + "|" +
               m.nominal + " " + m.unit;
    }
    return all;
}

}  // namespace

TEST_CASE("each kind of figure is found in running text") {
    CHECK(figures("It paid $5 billion.") == "$5 billion|money||5000000000 USD");
    CHECK(figures("It gets 5 gigawatts of it.") == "5 gigawatts|power||5000000000 W");
    CHECK(figures("It made 83 TWh, or so.") == "83 TWh|energy||83000000000000 Wh");
    CHECK(figures("A five-year contract.") == "five-year|duration||5 year");
    CHECK(figures("It ran for one hour.") == "one hour|duration||1 hour");
    CHECK(figures("That is 8.5 times EBITDA.") == "8.5 times|multiple||8.5 x");
    CHECK(figures("It takes 49 percent.") == "49 percent|percent||0.49 fraction");
    CHECK(figures("It gets 4 million shares.") == "4 million shares|shares||4000000 share");
    CHECK(figures("They get $41.00 in cash per ordinary share.") ==
          "$41.00 in cash per ordinary share|price_per_share||41 USD/share");
    CHECK(figures("Shares fell to \u00A310.42.") == "\u00A310.42|price_per_share||10.42 GBP/share");
    CHECK(figures("A rights issue of shares at 665p each.") == "665p|price_per_share||6.65 GBP/share");
    CHECK(figures("It saves $15 million a year by then.") == "$15 million a year|money||15000000 USD/year");
}

TEST_CASE("hedges before and behind a figure belong to it") {
    CHECK(figures("It may add up to $20 billion.") == "up to $20 billion|money|up to|20000000000 USD");
    CHECK(figures("In the $60 billion range.") == "In the $60 billion range|money|range|60000000000 USD");
    CHECK(figures("At $5-billion-plus it is dear.") == "$5-billion-plus|money|more than|5000000000 USD");
    CHECK(figures("It costs \u00A3800 to \u00A3900.") == "\u00A3800 to \u00A3900|money|between|800 GBP");
    CHECK(figures("More than double the price.") == "More than double|multiple|more than|2 x");
    CHECK(figures("A shade over $5 billion.") == "A shade over $5 billion|money|just over|5000000000 USD");
}

TEST_CASE("words that are a hedge elsewhere are none") {
    CHECK(figures("It pays over five years.") == "five years|duration||5 year");
    CHECK(figures("Others take over $10 billion of it.") == "$10 billion|money||10000000000 USD");
    CHECK(figures("Under a $5 billion agreement.") == "$5 billion|money||5000000000 USD");
    CHECK(figures("$800 million plus up to $150 million.") ==
          "$800 million|money||800000000 USD; up to $150 million|money|up to|150000000 USD");
    CHECK(figures("It rose from $157 billion to $300 billion.") ==
          "$157 billion|money||157000000000 USD; $300 billion|money||300000000000 USD");
}

TEST_CASE("dates are found as articles write them") {
    CHECK(figures("On April 20, 2026 it said") == "April 20, 2026|date||2026-04-20 date");
    CHECK(figures("On 9 February 2017 it said") == "9 February 2017|date||2017-02-09 date");
    CHECK(figures("In March 2025, then.") == "March 2025|date||2025-03 date");
    CHECK(figures("In the third quarter of 2025 it") == "third quarter of 2025|date||2025-Q3 date");
    CHECK(figures("The second half of 2026 is") == "second half of 2026|date||2026-07..2026-12 date");
    CHECK(figures("In early 2025 it") == "early 2025|date||2025-01..2025-04 date");
    CHECK(figures("It runs through 2028 for now") == "2028|date||2028 date");
}

TEST_CASE("what is no figure of a deal is left out") {
    for (const std::string_view text :
         {"Call +49 6131 9084 1513.", "A Boeing 737 seats 189.", "In the top 20 since 2014.", "GPT-4.5 and SSGJ-707.",
          "Its Series E in Q3.", "It has 1,700 staff and 13 plants.", "A 1-1 draw, watched by 40,096.",
          "In 2012 it was so.", "a third of it, half of it", "every year, a month earlier", "three times a week",
          "a 21-year-old", "a double-digit royalty", "see https://x.test/5-billion-deal now",
          "tens of billions of dollars", "Phase 3, No. 25"}) {
        INFO(text);
        CHECK(figures(text) == "");
    }
}

TEST_CASE("a figure goes over a line end and its place counts characters") {
    const Scan read = scan("\u20AC is a sign.\nIt paid \u20AC5\nbillion now.\n");
    REQUIRE(read.mentions.size() == 1);
    const Mention& mention = read.mentions.front();
    CHECK(mention.start == 21);
    CHECK(mention.end == 31);
    CHECK(mention.line == 2);
    CHECK(mention.column == 9);
    CHECK(mention.bytes.begin == 23);
}

TEST_CASE("the parts and the total of a deal have their roles") {
    const Scan read = scan(
        "Acme buys into Bolt\n\nOn 3 May 2024 Acme said it will pay $5 billion immediately and up to $20 billion on "
        "milestones. With the $8 billion it has already invested that makes $33 billion in all.\n");
    REQUIRE(read.mentions.size() == 5);
    CHECK(read.mentions[0].role == Role::context);
    CHECK(read.mentions[1].role == Role::firm);
    CHECK(read.mentions[2].role == Role::contingent);
    CHECK(read.mentions[3].role == Role::prior);
    CHECK(read.mentions[4].role == Role::total);
    CHECK(read.investor == "Acme");
    CHECK(read.company == "Bolt");
}

TEST_CASE("a text without a deal has no parties and no parts") {
    const Scan read = scan("A year of power\n\nWind made 83 TWh and cost $2 billion. Gas made 72 TWh.\n");
    for (const Mention& mention : read.mentions) CHECK(mention.role == Role::context);
    CHECK(read.investor.empty());
}

TEST_CASE("a text without an end of a sentence takes no longer than one with") {
    std::string text = "Acme buys Bolt ";
    for (int i = 0; i < 5000; ++i) text += "if it pays $5 billion in all and ";
    CHECK(scan(text).mentions.size() == 5000);
}

TEST_CASE("any bytes are read or refused and the places lie in the text") {
    constexpr unsigned seed = 20260420;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::vector<std::string> pieces = {
        "$",     "5",      " billion", "up to ", "about ", "a ",     "the ",   "in ",          "\u20AC", "%",
        " per ", "share",  ",",        ".",      "-",      "\u2013", " to ",   "between ",     " and ",  "2025",
        "May ",  "Q3 ",    "\n",       "\n\n",   "|",      "<p>",    "</p>",   "<td>",         "&nbsp;", "&#x;",
        "*",     "# ",     "[",        "](",     "half ",  "double", "decade", "\xEF\xBB\xBF", "9",      "x",
        "GW",    " years", "USD ",     "p",      "cents",  "1,000",  "1e9",    "or more",      " plus",  "\u00A0",
        "~",     "<!--",   "'",        "\""};
    for (int round = 0; round < 3000; ++round) {
        std::string text = "Acme buys Bolt ";
        for (int i = 0; i < 40; ++i) text += pieces[random() % pieces.size()];
        for (const char* name : {"a.txt", "a.md", "a.html"}) {
            const auto result = scan_article(text, name);
            const auto* read = std::get_if<Scan>(&result);
            if (read == nullptr) continue;
            for (const Mention& mention : read->mentions) {
                REQUIRE(mention.bytes.begin < mention.bytes.end);
                REQUIRE(mention.bytes.end <= text.size());
                REQUIRE(mention.start < mention.end);
            }
        }
    }
}
