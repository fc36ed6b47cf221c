// The short way through the grammar of statements against the whole grammar, which a second blank before the figure asks
// for: it changes nothing but the text and where the figure stands in it.

#include <dealcalc/model/formula.hpp>

#include <string>

#include "model/statement_plain.hpp"
#include "support/catch.hpp"

using namespace dealcalc;

namespace {

const Currency euro = *Currency::from_code("EUR");

Statement in_full(const std::string& text) {
    const std::size_t blank = text.find(" is ") + 3;
    const std::string spaced = text.substr(0, blank) + " " + text.substr(blank);
    Statement unused;
    REQUIRE_FALSE(plain_statement(spaced, euro, unused));
    auto statement = std::get<Statement>(parse_statement(spaced, euro));
    statement.text = text;
    --statement.figure_at;
    return statement;
}

}  // namespace

TEST_CASE("a plain statement is what the grammar reads even into one that held another") {
    Statement statement = std::get<Statement>(parse_statement("spend + committed - orders is 5 to 6 million USD", euro));
    for (const std::string text : {"exposure is up to $330B", "exposure is EUR 12.50M", "committed is 3 million EUR",
                                   "orders is €5", "a is 1 USD", "exposure is $0"}) {
        CAPTURE(text);
        REQUIRE(plain_statement(text, euro, statement));
        CHECK(statement == in_full(text));
        CHECK(std::get<Statement>(parse_statement(text, euro)) == in_full(text));
    }
}

TEST_CASE("what is not plain is left to the grammar of statements") {
    Statement statement;
    for (const std::string text :
         {"", "is $5", " is $5", "exposure", "exposure is", "exposure is ", "exposure  is $5", "exposure is  $5",
          "exposure is $5 ", " exposure is $5", "exposure is about $5B", "a + b is $5", "a / b is $5", "multiple is 6x",
          "Exposure is $5", "a__b is $5", "a_ is $5", "1a is $5", "exposure\tis $5", "exposure was $5", "exposure is 5"}) {
        CAPTURE(text);
        CHECK_FALSE(plain_statement(text, euro, statement));
        // Not either where the same was refused before.
        CHECK_FALSE(plain_statement(text, euro, statement));
    }
}
