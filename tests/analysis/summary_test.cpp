// The page about a deal: what comes back for what is invested, and which readings of a failed total are shown.
// Amounts are bare of scales, so that each quotient can be read.

#include <dealcalc/analysis/summary.hpp>

#include <dealcalc/input/built_in.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

using Per = ReturnLine::Per;

constexpr Party company = Party::company;
constexpr Party investor = Party::investor;

/// Base units of which one is a dollar a year: dollars a day.
Number a_year() { return Number(1) / days_per_year(); }

Summary summary(std::vector<Investment> investments, std::vector<Commitment> commitments) {
    return summary_of(deal_of(std::move(investments), std::move(commitments)));
}

/// "cloud / exposure: [1, 2] face 2", in dollars a year where it is per year.
std::string line_words(const ReturnLine& line) {
    const std::string formula = line.formula.empty() ? "-" : to_text(line.formula);
    return formula + ": " + said(line.value, line.per == Per::year ? a_year() : Number(1));
}

std::vector<std::string> lines_of(const Summary& summary) {
    std::vector<std::string> all;
    for (const ReturnLine& line : summary.in_return) all.push_back(line_words(line));
    return all;
}

using Lines = std::vector<std::string>;

std::size_t listed(const ExplainedClaim& explained) {
    std::size_t count = 0;
    for (const ReadingsOfKind& kind : explained.explanation.kinds) count += kind.readings.size();
    return count;
}

std::size_t left_out(const ExplainedClaim& explained) {
    std::size_t count = 0;
    for (const ReadingsOfKind& kind : explained.explanation.kinds) count += kind.more;
    return count;
}

Summary with_claims(Deal deal, std::vector<Claim> claims) {
    deal.claims = std::move(claims);
    return summary_of(deal);
}

}  // namespace

TEST_CASE("the first deal brings more than 0.35 a dollar and more than 10 billion a year and 20 billion per gigawatt") {
    // 100 / 285 = 20/57 = 0.3509; 100 over 10 years; 100 for 5 GW. "More than" stays on each.
    const Summary s = summary_of(built_in_deal());
    const Number billion = Number::power_of_ten(9);
    REQUIRE(s.in_return.size() == 3);
    CHECK(said(s.in_return[0].value) == "(20/57, oo) face 20/57");
    CHECK(said(s.in_return[1].value, billion * a_year()) == "(10, oo) face 10");
    CHECK(said(s.in_return[2].value) == "(20, oo) face 20");  // dollars per watt are billions per gigawatt
    CHECK(std::get<Value>(s.in_return[0].value).unit == times);
    CHECK(std::get<Value>(s.in_return[1].value).unit == Unit{Dimension::money, {}, Dimension::time});
    CHECK(std::get<Value>(s.in_return[2].value).unit == Unit{Dimension::money, {}, Dimension::power});
    CHECK(s.in_return[2].per == Per::power);
    CHECK(s.in_return[2].spend.id == "aws_spend");
    CHECK(to_text(s.in_return[2].formula) == "aws_spend / compute");
}

TEST_CASE("the first deal has its exposure and valuation and claims on the page") {
    const Summary s = summary_of(built_in_deal());
    CHECK(said(s.exposure.exposure, Number::power_of_ten(9)) == "[85, 285] face 285");
    CHECK(said(s.valuations.multiple) == "(75/14, 77/12] face 19/3");
    REQUIRE(s.claims.size() == 7);
    CHECK(s.claims.front().claim.id == "total");
    CHECK(s.claims.front().verdict == Verdict::fails);
    CHECK(s.claims.back().verdict == Verdict::holds);
}

TEST_CASE("the failed total of the first deal has one reading and its twin and the same digit is not a second") {
    const Summary s = summary_of(built_in_deal());
    REQUIRE(s.readings.size() == 1);
    CHECK(listed(s.readings[0]) == 1);
    CHECK(left_out(s.readings[0]) == 0);
    const Reading& reading = s.readings[0].explanation.kinds[0].readings.at(0);
    REQUIRE(reading.side.slips.size() == 1);
    CHECK(reading.side.slips[0].figure == "immediate");
    CHECK(reading.side.slips[0].factor == Number(10));
    CHECK(reading.twin.value().slips.size() == 3);
}

TEST_CASE("without a spend of the company nothing comes back") {
    CHECK(summary({firm("a", "$5")}, {}).in_return.empty());
    CHECK(summary({firm("a", "$5")}, {commitment("site", investor, "2 W")}).in_return.empty());
    CHECK(summary({firm("a", "$5")}, {commitment("credit", investor, "$7", "2 years")}).in_return.empty());
    CHECK(summary({firm("a", "$5")}, {commitment("store", company, "7 Wh")}).in_return.empty());
}

TEST_CASE("a spend alone says why it has no yearly amount and none per watt") {
    const Summary s = summary({firm("a", "$5")}, {commitment("cloud", company, "$10")});
    CHECK(lines_of(s) ==
          Lines{"cloud / exposure: [2, 2] face 2", "cloud / cloud.over: no_duration: cloud", "-: no_power"});
}

TEST_CASE("each spend is taken per exposure and per year and per every commitment of power in the order of the file") {
    const Summary s = summary({firm("a", "$10"), contingent("b", "up to $30")},
                              {commitment("cloud", company, "at least $20", "5 years"),
                               commitment("north", investor, "2 W"), commitment("chips", company, "$8", "4 years"),
                               commitment("south", company, "4 W")});
    // 20 over 10 to 40 is at least 0.5; 8 over 10 to 40 is 0.2 to 0.8, and 0.2 of the nominals.
    CHECK(lines_of(s) == Lines{"cloud / exposure: [0.5, oo) face 0.5", "cloud / cloud.over: [4, oo) face 4",
                                     "cloud / north: [10, oo) face 10", "cloud / south: [5, oo) face 5",
                                     "chips / exposure: [0.2, 0.8] face 0.2", "chips / chips.over: [2, 2] face 2",
                                     "chips / north: [4, 4] face 4", "chips / south: [2, 2] face 2"});
}

TEST_CASE("hedges on either side of a quotient are kept") {
    // About 60 is 55 to 65; 4 to 5 watts. 55 / 5 = 11 and 65 / 4 = 16.25; "between" has no single nominal.
    const Summary s = summary({firm("a", "$20")}, {commitment("cloud", company, "about $60", "3 years"),
                                                   commitment("site", investor, "4 to 5 W")});
    CHECK(lines_of(s) == Lines{"cloud / exposure: [2.75, 3.25] face 3",
                                     "cloud / cloud.over: [55/3, 65/3] face 20", "cloud / site: [11, 16.25]"});
}

TEST_CASE("what may be zero divides nothing") {
    const Summary s = summary({contingent("a", "$5")}, {commitment("cloud", company, "$3", "under 2 years"),
                                                        commitment("site", investor, "0 W")});
    CHECK(lines_of(s) ==
          Lines{"cloud / exposure: zero_denominator: exposure", "cloud / cloud.over: zero_denominator: cloud.over",
                "cloud / site: zero_denominator: site"});
}

TEST_CASE("an exposure without an end leaves a spend per dollar that may be next to nothing") {
    const Summary s = summary({firm("a", "more than $1")}, {commitment("cloud", company, "$3")});
    CHECK(line_words(s.in_return[0]) == "cloud / exposure: (0, 3) face 3");
    const Summary both = summary({firm("a", "more than $1")}, {commitment("cloud", company, "more than $3")});
    CHECK(line_words(both.in_return[0]) == "cloud / exposure: (0, oo) face 3");
}

TEST_CASE("a spend in another currency has no amount per unit of exposure but has one a year") {
    const Summary s = summary({firm("a", "$5")}, {commitment("cloud", company, "€8", "4 years")});
    CHECK(lines_of(s) == Lines{"cloud / exposure: two_currencies: EUR USD", "cloud / cloud.over: [2, 2] face 2",
                                     "-: no_power"});
    CHECK(std::get<Value>(s.in_return[1].value).unit.currency == eur.currency);
}

TEST_CASE("without an investment a spend has nothing to be divided by") {
    CHECK(line_words(summary({}, {commitment("cloud", company, "$8")}).in_return[0]) ==
          "cloud / exposure: no_investments");
}

TEST_CASE("only totals that fail have readings") {
    const Deal deal = deal_of({firm("a", "$80"), firm("b", "$5")});
    CHECK(with_claims(deal, {claim("t", "exposure is $85")}).readings.empty());
    CHECK(with_claims(deal, {claim("t", "")}).readings.empty());
    CHECK(with_claims(deal, {claim("t", "a / b is 3x")}).readings.empty());  // 16x: fails, but is no total
    CHECK(with_claims(deal, {}).readings.empty());
    CHECK(with_claims(deal, {claim("t", "exposure is $130")}).readings.size() == 1);  // b is 50
}

TEST_CASE("of many readings the first two are kept and the others are counted") {
    // 10 + 10 + 10 against 40: any of the three may be 20, or the total 30.
    const Summary s = with_claims(deal_of({firm("a", "$10"), firm("b", "$10"), firm("c", "$10")}),
                                  {claim("t", "exposure is $40")});
    REQUIRE(s.readings.size() == 1);
    CHECK(listed(s.readings[0]) == readings_a_claim);
    CHECK(left_out(s.readings[0]) >= 2);
    for (std::size_t k = 0; k < s.readings[0].support.size(); ++k) {
        CHECK(s.readings[0].support[k].size() == s.readings[0].explanation.kinds[k].readings.size());
    }
}

TEST_CASE("a total that nothing explains stands on the page without a reading") {
    const Summary s = with_claims(deal_of({firm("a", "$1137"), firm("b", "$2241")}), {claim("t", "exposure is $9765")});
    REQUIRE(s.readings.size() == 1);
    CHECK(s.readings[0].explanation.searched);
    CHECK(listed(s.readings[0]) == 0);
}

TEST_CASE("a failed total of too many figures is there and was not searched") {
    std::vector<Investment> investments;
    for (int i = 0; i < 41; ++i) investments.push_back(firm("i" + std::to_string(i), "$1"));
    const Summary s = with_claims(deal_of(std::move(investments)), {claim("t", "exposure is $95")});
    REQUIRE(s.readings.size() == 1);
    CHECK_FALSE(s.readings[0].explanation.searched);
    CHECK(s.readings[0].explanation.gap == Number(54));
}

TEST_CASE("readings that foot at their word come before those that foot within rounding whatever their kind") {
    // 10 + 7 = 17, and 10 + 7 + 100 = 117. The sum is 17 only within its rounding with 100 as 1, 0.1 or 0.0001, and
    // with 10 and 100 as 1 and 10.
    const Summary s = with_claims(deal_of({firm("a", "$10"), firm("b", "$7"), firm("c", "$100")}),
                                  {claim("t", "exposure is $17")});
    REQUIRE(s.readings.size() == 1);
    const auto& kinds = s.readings[0].explanation.kinds;
    REQUIRE(kinds.size() == 3);
    CHECK(kinds[0].kind == SlipKind::list);
    REQUIRE(kinds[0].readings.size() == 1);
    CHECK(kinds[0].readings[0].side.slips[0].figure == "c");
    CHECK(kinds[0].readings[0].side.slips[0].what == Slip::What::omitted);
    CHECK(kinds[1].kind == SlipKind::digit);
    REQUIRE(kinds[1].readings.size() == 1);
    CHECK(kinds[1].readings[0].side.slips[0].becomes == "$117");
    CHECK(kinds[2].kind == SlipKind::scale);
    CHECK(kinds[2].readings.empty());
    CHECK(kinds[2].more == 4);
}

TEST_CASE("a total in two currencies has the reading that it is in one") {
    const Summary s = with_claims(deal_of({firm("a", "$5"), firm("b", "€20")}), {claim("t", "exposure is $25")});
    REQUIRE(s.readings.size() == 1);
    CHECK(listed(s.readings[0]) == 1);
}
