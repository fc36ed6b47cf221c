// What a claim may say, and where a wrong one is marked.

#include <dealcalc/model/formula.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

Formula formula_of(const std::string& text) {
    INFO(text);
    const auto parsed = parse_formula(text);
    REQUIRE(std::holds_alternative<Formula>(parsed));
    return std::get<Formula>(parsed);
}

Misread misread_of(const std::string& text) {
    INFO(text);
    const auto parsed = parse_formula(text);
    REQUIRE(std::holds_alternative<Misread>(parsed));
    return std::get<Misread>(parsed);
}

Misread claim_misread(const std::string& text) {
    INFO(text);
    const auto parsed = parse_statement(text, {});
    REQUIRE(std::holds_alternative<Misread>(parsed));
    return std::get<Misread>(parsed);
}

std::string marked(const std::string& text, const Misread& misread) {
    return text.substr(misread.at, misread.length);
}

struct Row {
    std::string text, marked, what;
};

}  // namespace

TEST_CASE("a single name is a sum of one term") {
    const Formula formula = formula_of("exposure");
    CHECK(formula.shape == Formula::Shape::sum);
    CHECK(formula.terms == std::vector<Term>{{"exposure", false, 0}});
}

TEST_CASE("a sum keeps its signs and where each name stands") {
    const Formula formula = formula_of("  a + b_2-c.over ");
    CHECK(formula.shape == Formula::Shape::sum);
    CHECK(formula.terms == std::vector<Term>{{"a", false, 2}, {"b_2", false, 6}, {"c.over", true, 10}});
}

TEST_CASE("a ratio has a numerator and a denominator") {
    const Formula formula = formula_of("current / series_e");
    CHECK(formula.shape == Formula::Shape::ratio);
    CHECK(formula.terms == std::vector<Term>{{"current", false, 0}, {"series_e", false, 10}});
}

TEST_CASE("a formula as text is read back as the same formula") {
    std::mt19937 random(20260420);
    const std::vector<std::string> names = {"prior", "exposure", "aws_spend", "aws_spend.over", "a1", "b_2_c"};
    for (int round = 0; round < 500; ++round) {
        Formula formula;
        const std::size_t first = random() % names.size();
        const std::size_t count = 1 + random() % names.size();
        for (std::size_t i = 0; i < count; ++i) {
            formula.terms.push_back({names[(first + i) % names.size()], i > 0 && random() % 2 == 0, 0});
        }
        if (count == 2 && random() % 2 == 0) {
            formula.shape = Formula::Shape::ratio;
            formula.terms[1].minus = false;
        }
        INFO("seed 20260420, round " << round << ": " << to_text(formula));
        Formula again = formula_of(to_text(formula));
        for (Term& term : again.terms) term.at = 0;
        CHECK(again == formula);
    }
}

TEST_CASE("a wrong formula is marked where it goes wrong") {
    const Row row = GENERATE(values<Row>({
        {"", "", "a formula is missing"},
        {" \t", "", "a formula is missing"},
        {"-a", "-", "a sum starts with a name"},
        {"+ a", "+", "a sum starts with a name"},
        {"/ a", "/", "a ratio starts with a name"},
        {"a +", "", "a name is missing after \"+\""},
        {"a - / b", "/", "a name is missing before \"/\""},
        {"a b", "b", "an operator is missing before \"b\""},
        {"a * b", "*", "\"*\" has no place in a formula"},
        {"a + (b)", "(", "\"(\" has no place in a formula"},
        {"a + b + a", "a", "a stands twice; a name may stand once"},
        {"a / a", "a", "a stands twice; a name may stand once"},
        {"a / b / c", "/", "a formula holds one ratio"},
        {"a + b / c", "/", "a ratio is of two names, not of sums"},
        {"a / b - c", "/", "a ratio is of two names, not of sums"},
        {"a + 5", "5", "\"5\" is not a name, and a formula holds only names"},
        {"a + Series_E", "Series_E", "\"Series_E\" is not a name"},
        {"a__b", "a__b", "\"a__b\" is not a name"},
        {"a_", "a_", "\"a_\" is not a name"},
        {".over", ".over", "\".over\" is not a name"},
        {"a.under", "a.under", "\"a.under\" is not a name"},
        {"a + \u00e9t\u00e9", "\u00e9t\u00e9", "\"\u00e9t\u00e9\" is not a name"},
    }));
    const Misread misread = misread_of(row.text);
    INFO(row.text);
    CHECK(misread.what == row.what);
    CHECK(marked(row.text, misread) == row.marked);
}

TEST_CASE("a repeated name is marked where it stands the second time") {
    CHECK(misread_of("a + b + a").at == 8);
}

TEST_CASE("a name with capitals suggests the one without") {
    CHECK(misread_of("Exposure").help == "did you mean exposure?");
}

TEST_CASE("a claim is a formula and a figure with the word is between") {
    const std::string text = " exposure is up to $330B ";
    const auto parsed = parse_statement(text, {});
    REQUIRE(std::holds_alternative<Statement>(parsed));
    const auto& statement = std::get<Statement>(parsed);
    CHECK(statement.text == text);
    CHECK(to_text(statement.formula) == "exposure");
    CHECK(statement.formula.terms[0].at == 1);
    CHECK(statement.figure_text == "up to $330B");
    CHECK(statement.figure_at == 13);
    CHECK(statement.figure.hedge == Hedge::up_to);
    CHECK(statement.figure.nominal == Number(330'000'000'000));
    CHECK(statement.figure.unit == money(Currency()));
}

TEST_CASE("a claim is read into one that held another") {
    Statement statement = std::get<Statement>(parse_statement("spend / committed is 5 to 6x", {}));
    for (const std::string text : {"exposure is up to $330B", "a + b - c is EUR 12.50M", " a.over  is 5 years "}) {
        INFO(text);
        REQUIRE_FALSE(read_statement(text, {}, statement));
        CHECK(statement == std::get<Statement>(parse_statement(text, {})));
    }
}

TEST_CASE("a lone dollar sign in a claim is in the currency of the deal") {
    const Currency canada = *Currency::from_code("CAD");
    const auto parsed = parse_statement("exposure is $5B", canada);
    REQUIRE(std::holds_alternative<Statement>(parsed));
    CHECK(std::get<Statement>(parsed).figure.unit == money(canada));
}

TEST_CASE("an id may be the word is") {
    const auto parsed = parse_statement("is is $5B", {});
    REQUIRE(std::holds_alternative<Statement>(parsed));
    CHECK(to_text(std::get<Statement>(parsed).formula) == "is");
}

TEST_CASE("a name that begins or ends with is does not split a claim") {
    const auto parsed = parse_statement("basis\tis\n$5B", {});
    REQUIRE(std::holds_alternative<Statement>(parsed));
    CHECK(to_text(std::get<Statement>(parsed).formula) == "basis");
    CHECK(claim_misread("this isnt $5B").what == "\"is\" is missing: a claim reads <formula> is <figure>");
}

TEST_CASE("a sign in a claim stands for is and a hedge") {
    const std::pair<std::string_view, std::string_view> claims[] = {
        {"exposure = $5B", "exposure is $5B"},
        {"exposure == $5B", "exposure is exactly $5B"},
        {"exposure > $5B", "exposure is more than $5B"},
        {"exposure >= $5B", "exposure is at least $5B"},
        {"exposure < $5B", "exposure is less than $5B"},
        {"exposure<=$5B", "exposure is at most $5B"},
        {"exposure \u2264 $5B", "exposure is at most $5B"},
        {"exposure ~ $5B", "exposure is about $5B"},
        {"a - b = -$5B", "a - b is -$5B"}};
    for (const auto& [sign, words] : claims) {
        INFO(sign);
        const auto read = parse_statement(sign, {});
        REQUIRE(std::holds_alternative<Statement>(read));
        const auto meant = std::get<Statement>(parse_statement(words, {}));
        CHECK(std::get<Statement>(read).figure == meant.figure);
        CHECK(to_text(std::get<Statement>(read).formula) == to_text(meant.formula));
    }
}

TEST_CASE("a wrong claim is marked where it goes wrong") {
    const Row row = GENERATE(values<Row>({
        {"", "", "a claim is missing"},
        {"  ", "", "a claim is missing"},
        {"exposure up to $330B", "", "\"is\" is missing: a claim reads <formula> is <figure>"},
        {"exposure => $330B", "=>", "\"=>\" is no sign of a claim"},
        {">= $330B", ">=", "a formula is missing before \">=\""},
        {"exposure >=", ">=", "a figure is missing after \">=\""},
        {"$330B > exposure", "$330B", "a figure stands before \">\", where a formula belongs"},
        {"is $330B", "is", "a formula is missing before \"is\""},
        {"exposure is", "is", "a figure is missing after \"is\""},
        {"$330B is exposure", "$330B", "a figure stands before \"is\", where a formula belongs"},
        {"a + is $330B", "", "a name is missing after \"+\""},
    }));
    const Misread misread = claim_misread(row.text);
    INFO(row.text);
    CHECK(misread.what == row.what);
    CHECK(marked(row.text, misread) == row.marked);
}

TEST_CASE("a misread figure in a claim is marked in the text of the claim") {
    const std::string text = "exposure is up to $330 billoin";
    CHECK(marked(text, claim_misread(text)) == "billoin");
}

TEST_CASE("ids are in snake case") {
    for (const char* good : {"a", "a1", "series_e", "a_1_b"}) CHECK(is_id(good));
    for (const char* bad : {"", "_a", "a_", "a__b", "1a", "A", "aB", "a-b", "a.b", "a b", "\u00e9"}) {
        CHECK_FALSE(is_id(bad));
    }
}

TEST_CASE("the measures are eight and sorted") {
    for (const char* name :
         {"committed", "contingent", "elapsed", "exposure", "growth", "multiple", "spend", "stake"}) {
        CHECK(is_measure(name));
    }
    CHECK_FALSE(is_measure("prior"));
    CHECK_FALSE(is_measure(""));
    CHECK(std::is_sorted(measure_names.begin(), measure_names.end()));
}
