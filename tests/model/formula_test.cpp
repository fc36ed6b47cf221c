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

Formula parsed_formula(const std::string& text) {
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

TEST_CASE("a single name is the whole formula") {
    const Formula formula = parsed_formula("exposure");
    REQUIRE(only_name(formula));
    CHECK(*only_name(formula) == "exposure");
    CHECK_FALSE(only_name(parsed_formula("-exposure")));
    CHECK_FALSE(only_name(parsed_formula("a + b")));
}

TEST_CASE("a node knows where it stands with its parentheses") {
    const std::string text = "  a + (b_2-c.over) * -2.50 / max( d )";
    const Formula formula = parsed_formula(text);
    std::string places;
    for (const Node& node : formula.nodes) places += '[' + text.substr(node.at, node.length) + ']';
    CHECK(places == "[a][b_2][c.over][(b_2-c.over)][2.50][-2.50][(b_2-c.over) * -2.50][( d )][max( d )]"
                    "[(b_2-c.over) * -2.50 / max( d )][a + (b_2-c.over) * -2.50 / max( d )]");
}

TEST_CASE("a sum of names keeps its signs and its order through parentheses") {
    const std::vector<Term> terms{{"a", false}, {"b", true}, {"c", false}, {"a", true}};
    CHECK(terms_of(parsed_formula("a - b + c - a")) == terms);
    CHECK(terms_of(parsed_formula("a - (b - (c + -a))")) == terms);
    CHECK(terms_of(parsed_formula("--a")) == std::vector<Term>{{"a", false}});
    for (const char* other : {"2 * a", "a / b", "a + 1", "max(a)", "a - b * c"}) CHECK_FALSE(terms_of(parsed_formula(other)));
}

TEST_CASE("products bind closer than sums and a row of operators goes from left to right") {
    const std::pair<std::string, std::string> rows[] = {
        {"a+b*c", "a + b * c"},           {"(a+b)*c", "(a + b) * c"},   {"a-b-c", "a - b - c"},
        {"a-(b-c)", "a - (b - c)"},       {"a/b/c", "a / b / c"},       {"a/(b/c)", "a / (b / c)"},
        {"a/(b*c)", "a / (b * c)"},       {"((a))", "a"},               {"-(a+b)", "-(a + b)"},
        {"-a*b", "-a * b"},               {"a*-b", "a * -b"},           {"a - -b", "a - -b"},
        {"a + (-b)", "a + -b"},           {".5*a", "0.5 * a"},          {"a * 1.50", "a * 1.5"},
        {"max( a+b )/ 2", "max(a + b) / 2"}, {"-min(a)", "-min(a)"},    {"max + min", "max + min"}};
    for (const auto& [written, printed] : rows) {
        INFO(written);
        CHECK(to_text(parsed_formula(written)) == printed);
    }
}

TEST_CASE("a formula as text is read back as the same formula") {
    std::mt19937 random(20260420);
    const std::vector<std::string> names = {"prior", "exposure", "aws_spend", "aws_spend.over", "a1", "b_2_c", "max"};
    const std::vector<std::string> numbers = {"2", "0.5", "1000", "0"};
    using Kind = Node::Kind;
    for (int round = 0; round < 1000; ++round) {
        Formula formula = dealcalc::formula_of(names[random() % names.size()]);
        std::vector<std::size_t> roots{0};  // of what is not part of anything yet
        for (std::size_t more = random() % 12; more > 0 || roots.size() > 1; more -= more > 0) {
            const bool adds = more > 0 && (roots.size() < 2 || random() % 2 == 0);
            Node& node = formula.nodes.emplace_back();
            if (adds && random() % 3 == 0) {
                node.kind = random() % 2 == 0 ? Kind::minus : random() % 2 == 0 ? Kind::most : Kind::least;
                roots.pop_back();
            } else if (adds && random() % 2 == 0) {
                node.kind = Kind::number;
                node.number = *number_from_digits(numbers[random() % numbers.size()]);
            } else if (adds) {
                node.name = names[random() % names.size()];
            } else {
                node.kind = std::vector{Kind::sum, Kind::difference, Kind::product, Kind::quotient}[random() % 4];
                roots.pop_back();
                node.left = roots.back();
                roots.pop_back();
            }
            roots.push_back(formula.nodes.size() - 1);
        }
        INFO("seed 20260420, round " << round << ": " << to_text(formula));
        CHECK(same_formula(parsed_formula(to_text(formula)), formula));
    }
}

TEST_CASE("a wrong formula is marked where it goes wrong") {
    const Row row = GENERATE(values<Row>({
        {"", "", "a formula is missing"},
        {" \t", "", "a formula is missing"},
        {"+ a", "+", "a sum starts with a name"},
        {"/ a", "/", "a ratio starts with a name"},
        {"* a", "*", "a product starts with a name"},
        {"a +", "", "a name is missing after \"+\""},
        {"-", "", "a name is missing after \"-\""},
        {"a - / b", "/", "a name is missing before \"/\""},
        {"a + + b", "+", "a name is missing before \"+\""},
        {"(a + ) * b", ")", "a name is missing before \")\""},
        {"max()", ")", "a name is missing before \")\""},
        {"a b", "b", "an operator is missing before \"b\""},
        {"a (b)", "(", "an operator is missing before \"(\""},
        {"2 a", "a", "an operator is missing before \"a\""},
        {"maximum(a)", "(", "an operator is missing before \"(\""},
        {"a * (b + c", "(", "\"(\" is not closed"},
        {"max(a", "(", "\"(\" is not closed"},
        {"a + b)", ")", "\")\" closes nothing"},
        {")", ")", "\")\" closes nothing"},
        {"a % b", "%", "\"%\" has no place in a formula"},
        {"a + $5B", "$", "\"$\" has no place in a formula"},
        {"a + 1,000", ",", "\",\" has no place in a formula"},
        {"a + 5B", "5B", "\"5B\" is not a plain number"},
        {"a * 2x", "2x", "\"2x\" is not a plain number"},
        {"a * 1.2.3", "1.2.3", "\"1.2.3\" is not a plain number"},
        {"a * 5.", "5.", "\"5.\" is not a plain number"},
        {"a + 1e5", "1e5", "\"1e5\" is not a plain number"},
        {"a + \u20ac5", "\u20ac5", "\"\u20ac5\" is not a plain number"},
        {"2 + 3 ", "2 + 3", "a formula names a figure or a measure, and this names none"},
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

TEST_CASE("a formula of any length is read and one that is nested too deep is refused") {
    std::string sum = "a";
    for (int i = 0; i < 100'000; ++i) sum += " - a";
    CHECK(parsed_formula(sum).nodes.size() == 200'001);
    CHECK(to_text(parsed_formula(sum)) == sum);
    CHECK(terms_of(parsed_formula(sum))->size() == 100'001);
    const auto nested = [](std::size_t depth) { return std::string(depth, '(') + 'a' + std::string(depth, ')'); };
    CHECK(to_text(parsed_formula(nested(64))) == "a");
    for (const std::string& deep : {nested(65), std::string(100'000, '('), std::string(100'000, '-') + 'a'}) {
        const auto misread = std::get<Misread>(parse_formula(deep));
        CHECK(misread.what == "the formula is nested too deep");
        CHECK(misread.at == 64);
    }
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
    CHECK(statement.formula.nodes[0].at == 1);
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
        {"a - b = -$5B", "a - b is -$5B"},
        {"- a - b is -$11M", "-a - b is -$11M"},
        {"max(a + b) > $11B", "max(a + b) is more than $11B"},
        {"aws_spend/aws_spend.over>$10B a year", "aws_spend / aws_spend.over is more than $10B a year"}};
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
        {"330 > exposure", "330", "a figure stands before \">\", where a formula belongs"},
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

TEST_CASE("the measures are nine and sorted") {
    for (const char* name :
         {"committed", "contingent", "elapsed", "exposure", "growth", "maximum", "multiple", "spend", "stake"}) {
        CHECK(is_measure(name));
    }
    CHECK_FALSE(is_measure("prior"));
    CHECK_FALSE(is_measure(""));
    CHECK(std::is_sorted(measure_names.begin(), measure_names.end()));
}
