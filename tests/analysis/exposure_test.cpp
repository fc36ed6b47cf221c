// Exposure line by line, and several deals side by side.

#include <dealcalc/analysis/exposure.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

std::string lines(const Exposure& exposure) {
    std::string text;
    for (const ExposureLine& line : exposure.lines) {
        text += line.investment.id + ": " + said(line.share) + "; " + said(line.running) + "\n";
    }
    return text;
}

Deal from(const std::string& investor, const std::string& id, std::vector<Investment> investments) {
    Deal deal = deal_of(std::move(investments));
    deal.investor = investor;
    deal.id = id;
    return deal;
}

std::string totals(const Portfolio& portfolio) {
    std::string text;
    for (const auto& total : portfolio.totals) {
        text += total.investor + " " + std::string(total.currency.code()) + " " + std::to_string(total.deals) + ": " +
                said(committed_of(total)) + " + " + said(of_status(total, Status::contingent)) + " = " +
                said(exposure_of(total)) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("the lines stand prior then firm then contingent and in the order of the file within each") {
    const Exposure exposure = exposure_of(deal_of({contingent("d", "up to $40"), firm("b", "$10"), prior("a", "$20"),
                                                   contingent("e", "up to $20"), firm("c", "$10")}));
    // Of 100: 20, 10, 10, 40 and 20.
    CHECK(lines(exposure) == "a: [0.2, 0.2] face 0.2; [20, 20] face 20\n"
                             "b: [0.1, 0.1] face 0.1; [30, 30] face 30\n"
                             "c: [0.1, 0.1] face 0.1; [40, 40] face 40\n"
                             "d: [0.4, 0.4] face 0.4; [40, 80] face 80\n"
                             "e: [0.2, 0.2] face 0.2; [40, 100] face 100\n");
    CHECK(said(exposure.committed) == "[40, 40] face 40");
    CHECK(said(exposure.contingent) == "[0, 60] face 60");
    CHECK(said(exposure.exposure) == "[40, 100] face 100");
}

TEST_CASE("a share is of the maximum and unknown where there is none") {
    CHECK(lines(exposure_of(deal_of({prior("a", "$20"), firm("b", "more than $5")}))) ==
          "a: unbounded: exposure; [20, 20] face 20\n"
          "b: unbounded: b; (25, oo) face 25\n");
    CHECK(lines(exposure_of(deal_of({prior("a", "$0")}))) == "a: zero_denominator: exposure; [0, 0] face 0\n");
    CHECK(lines(exposure_of(deal_of({prior("a", "$1"), prior("b", "€1")}))) ==
          "a: two_currencies: USD EUR; [1, 1] face 1\n"
          "b: two_currencies: USD EUR; two_currencies: USD EUR\n");
}

TEST_CASE("a share may be tiny") {
    const std::string huge = "$16" + std::string(25, '0') + "T";
    const Exposure exposure =
        exposure_of(deal_of({prior("a", "exactly $0.5"), prior("b", "exactly $0.5"), prior("c", huge)}));
    REQUIRE(exposure.lines.size() == 3);
    // 0.5 / (1 + 1.6 x 10^38)
    CHECK(said(exposure.lines[0].share).ends_with("face 1/32" + std::string(36, '0') + "2"));
}

TEST_CASE("a running total that cannot be computed stays so") {
    const auto running = [](const Deal& deal) {
        std::string text;
        for (const ExposureLine& line : exposure_of(deal).lines) text += said(line.running) + "; ";
        return text;
    };
    CHECK(running(deal_of({prior("a", "$1"), prior("b", "€2"), prior("c", "$3")})) ==
          "[1, 1] face 1; two_currencies: USD EUR; two_currencies: USD EUR; ");
    // "2 to 4" has no nominal, and no sum with it has one.
    CHECK(running(deal_of({prior("a", "$1"), prior("b", "$2 to $4"), prior("c", "$3")})) ==
          "[1, 1] face 1; [3, 5]; [6, 8]; ");
}

TEST_CASE("without investments there is no exposure") {
    const Exposure exposure = exposure_of(deal_of({}));
    CHECK(exposure.lines.empty());
    CHECK(said(exposure.exposure) == "no_investments");
    CHECK(exposure.stated.empty());
}

TEST_CASE("the stated totals are the claims about exposure alone") {
    Deal deal = deal_of({prior("a", "$20")});
    deal.claims = {claim("one", "exposure is up to $20"),
                   claim("two", "exposure / a is 1x"),
                   claim("three", "a is $20"),
                   claim("four", "exposure - a is $0"),
                   claim("five", ""),
                   claim("six", "exposure is $30")};
    std::string stated;
    for (const CheckedClaim& c : exposure_of(deal).stated) {
        stated += c.claim.id + " " + std::string(verdict_name(c.verdict)) + "; ";
    }
    CHECK(stated == "one holds; six fails; ");
}

TEST_CASE("a portfolio adds up by investor and currency in the order in which they appear") {
    const Portfolio portfolio =
        portfolio_of({from("Amazon", "a", {prior("x", "$5"), contingent("y", "up to $10")}),
                      from("Microsoft", "b", {firm("x", "$13")}), from("Amazon", "c", {contingent("x", "up to $50")}),
                      from("Amazon", "d", {firm("x", "€1")})});
    REQUIRE(portfolio.rows.size() == 4);
    CHECK(portfolio.rows[2].deal.id == "c");
    CHECK(said(portfolio.rows[2].exposure.exposure) == "[0, 50] face 50");
    CHECK(totals(portfolio) == "Amazon USD 2: [5, 5] face 5 + [0, 60] face 60 = [5, 65] face 65\n"
                               "Microsoft USD 1: [13, 13] face 13 + [0, 0] face 0 = [13, 13] face 13\n"
                               "Amazon EUR 1: [1, 1] face 1 + [0, 0] face 0 = [1, 1] face 1\n");
    CHECK(portfolio.repeated.empty());
}

TEST_CASE("the currency of a total is that of the money and not that of the file") {
    Deal deal = from("Amazon", "a", {firm("x", "€1")});
    REQUIRE(deal.currency == Currency{});
    CHECK(portfolio_of({deal}).totals[0].currency == eur.currency);
}

TEST_CASE("a deal in two currencies adds to two totals") {
    const Deal mixed = from("Amazon", "mixed", {prior("x", "$5"), prior("y", "€5")});
    const Deal good = from("Amazon", "good", {prior("x", "$5")});
    const std::string expected = "Amazon USD 2: [10, 10] face 10 + [0, 0] face 0 = [10, 10] face 10\n"
                                 "Amazon EUR 1: [5, 5] face 5 + [0, 0] face 0 = [5, 5] face 5\n";
    CHECK(totals(portfolio_of({mixed, good})) == expected);
    CHECK(totals(portfolio_of({good, mixed})) == expected);
}

TEST_CASE("a total has no face value where a part has none") {
    CHECK(totals(portfolio_of({from("A", "a", {prior("x", "$1 to $2")}), from("A", "b", {prior("x", "$5")})})) ==
          "A USD 2: [6, 7] + [0, 0] face 0 = [6, 7]\n");
    CHECK(totals(portfolio_of({from("A", "b", {prior("x", "$5")}), from("A", "a", {prior("x", "$1 to $2")})})) ==
          "A USD 2: [6, 7] + [0, 0] face 0 = [6, 7]\n");
}

TEST_CASE("a deal without investments is in no total") {
    Deal promises = from("A", "b", {});
    promises.commitments.push_back(commitment("spend", Party::company, "$5"));
    CHECK(totals(portfolio_of({promises})) == "A USD 0: no_investments + no_investments = no_investments\n");
    CHECK(totals(portfolio_of({from("A", "a", {prior("x", "$1")}), promises})) ==
          "A USD 1: [1, 1] face 1 + [0, 0] face 0 = [1, 1] face 1\n");
}

TEST_CASE("a total may be of any size") {
    const std::string huge = "$1" + std::string(26, '0') + "T";
    const std::string sum = "2" + std::string(38, '0');
    const std::string total = "[" + sum + ", " + sum + "] face " + sum;
    CHECK(totals(portfolio_of({from("A", "a", {prior("x", huge)}), from("A", "b", {prior("x", huge)})})) ==
          "A USD 2: " + total + " + [0, 0] face 0 = " + total + "\n");
}

/// "a a, b b b": the groups of ids.
static std::string ids_in(const std::vector<Lookalikes>& repeated) {
    std::string text;
    for (const Lookalikes& deals : repeated) {
        text += text.empty() ? "" : ", ";
        for (const std::string& id : deals.ids) text += (&id == &deals.ids.front() ? "" : " ") + id;
    }
    return text;
}

TEST_CASE("ids that stand more than once are named in the order in which they come") {
    const auto deal = [](const std::string& id) { return from("A", id, {prior("x", "$1")}); };
    CHECK(ids_in(portfolio_of({deal("b"), deal("a"), deal("b"), deal("c"), deal("a"), deal("b")}).repeated) ==
          "b b b, a a");
    CHECK(portfolio_of({}).totals.empty());
}

TEST_CASE("two reports of the same parties on the same day are named together") {
    Deal first = from("Amazon", "first", {prior("x", "$1")});
    Deal second = from("Amazon", "second", {prior("x", "$2")});
    CHECK(portfolio_of({first, second}).repeated.empty());
    const DateRange day = std::get<DateRange>(parse_date("2026-04-20"));
    first.announced = second.announced = ReportedDate{"2026-04-20", day};
    CHECK(ids_in(portfolio_of({first, second}).repeated) == "first second");
    // Added up apart and then together.
    Totals one, other;
    add_to(one, first);
    add_to(other, second);
    add_to(one, other);
    CHECK(ids_in(repeated_deals(one)) == "first second");
    CHECK(repeated_deals(one).front().investor == number_of_investor("Amazon"));
    second.company = "another";
    CHECK(portfolio_of({first, second}).repeated.empty());
}

TEST_CASE("money of two currencies adds up over deals each to its own") {
    const Deal euros = from("Amazon", "a", {firm("x", "$1"), contingent("y", "up to €5")});
    const Deal dollars = from("Amazon", "b", {firm("x", "$1"), contingent("y", "up to $5")});
    CHECK(totals(portfolio_of({euros, dollars})) ==
          "Amazon USD 2: [2, 2] face 2 + [0, 5] face 5 = [2, 7] face 7\n"
          "Amazon EUR 1: [0, 0] face 0 + [0, 5] face 5 = [0, 5] face 5\n");
}
