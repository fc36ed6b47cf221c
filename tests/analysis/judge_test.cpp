// Judging against checking: the same verdicts and numbers for every claim.

#include <dealcalc/analysis/judge.hpp>

#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace dealcalc;
using namespace test;

namespace {

constexpr unsigned seed = 330;

/// The same claim by check_claim.
void check_agrees(const JudgedClaim& judged, const Deal& deal) {
    const CheckedClaim checked = check_claim(*judged.claim, deal);
    CHECK(judged.verdict == checked.verdict);
    CHECK(judged.difference == checked.difference);
    const auto* value = std::get_if<Value>(&checked.computed);
    CHECK(judged.computed.has_value() == (value != nullptr));
    CHECK(judged.unknown.has_value() == (value == nullptr));
    if (value) {
        CHECK(judged.computed == value->extent.word);
        CHECK(judged.unit == value->unit);
    } else {
        CHECK(judged.unknown == std::get<Unknown>(checked.computed));
    }
    CHECK(judged.claimed.has_value() == checked.claimed.has_value());
    if (checked.claimed) CHECK(judged.claimed == checked.claimed->extent.word);
}

template <class Choices>
auto one_of(const Choices& choices, std::mt19937& random) {
    return choices[std::uniform_int_distribution<std::size_t>(0, choices.size() - 1)(random)];
}

std::string amount(std::mt19937& random, bool claimed = false) {
    static const std::vector<std::string> hedges = {"",          "",         "up to ",       "up to ",   "about ",  "more than ",
                                                    "at least ", "nearly ",  "just over ",   "under ",   "exactly ", "at most ",
                                                    "as much as about "};
    static const std::vector<std::string> numbers = {"$5", "$80", "$1.5", "$12.50", "$200", "$30k", "$0.5M", "$7"};
    static const std::vector<std::string> odd = {"$5 to $8", "$60 range", "EUR 5", "€1.25M",
                                                 "$1000000000000000000000000000000"};
    if (std::uniform_int_distribution<int>(0, 9)(random) == 0) return one_of(odd, random);
    static const std::vector<std::string> near = {"$5.4", "$80.3", "$1.6", "$12.6", "$200.4", "$7.3", "$13"};
    if (claimed && std::uniform_int_distribution<int>(0, 2)(random) == 0) return one_of(near, random);
    return one_of(hedges, random) + (claimed ? "$" + std::to_string(std::uniform_int_distribution<int>(1, 400)(random))
                                             : one_of(numbers, random));
}

Deal random_deal(std::mt19937& random) {
    Deal deal = deal_of({});
    const int count = std::uniform_int_distribution<int>(0, 4)(random);
    for (int i = 0; i < count; ++i) {
        const auto status = static_cast<Status>(std::uniform_int_distribution<int>(0, 2)(random));
        deal.investments.push_back(investment("t" + std::to_string(i), status, amount(random)));
        if (std::uniform_int_distribution<int>(0, 9)(random) == 0) {
            deal.investments.back().amount.stated = Range::between(3, 90);
        }
    }
    Commitment spend;
    spend.id = "buys";
    spend.amount = reported(amount(random));
    deal.commitments.push_back(spend);
    return deal;
}

}  // namespace

TEST_CASE("claims are judged worst first and in file order within a verdict") {
    Deal deal = deal_of({prior("a", "$80"), contingent("b", "up to $200")});
    Claim bare;
    bare.id = "bare";
    bare.label = "Largest";
    deal.claims = {claim("first", "exposure is up to $280"), bare, claim("wrong", "exposure is up to $330"),
                   claim("open", "exposure is $100"), claim("second", "committed is $80")};
    std::vector<JudgedClaim> judged;
    judge_claims(deal.claims, deal, judged);
    std::vector<std::string> order;
    for (const JudgedClaim& one : judged) order.push_back(one.claim->id);
    CHECK(order == std::vector<std::string>{"wrong", "open", "bare", "first", "second"});
    CHECK(judged.front().difference == Number(50));
    CHECK(judged.front().computed == Range::between(80, 280));
    CHECK(judged.front().claimed == Range::between(0, 330));

    Tally tally = tally_of(judged);
    CHECK(tally.deals == 1);
    CHECK(tally.of(Verdict::holds) == 2);
    CHECK(tally.of(Verdict::unchecked) == 1);
    add_to(tally, tally_of({}));
    CHECK(tally.deals == 2);
    CHECK(tally.of(Verdict::holds) == 2);
}

TEST_CASE("judging agrees with checking on random deals") {
    std::mt19937 random(seed);
    CAPTURE(seed);
    const std::vector<std::string> formulas = {"exposure", "t0", "committed", "contingent", "spend", "t0", "t0 + t1",
                                               "t0 - t1 + t2", "exposure - t0", "t0 / t1", "buys / exposure", "buys", "stake",
                                               "committed + t0"};
    std::vector<JudgedClaim> judged;
    std::array<std::size_t, 5> seen{};
    for (int round = 0; round < 4000; ++round) {
        Deal deal = random_deal(random);
        const std::string formula = one_of(formulas, random);
        const bool is_ratio = formula.find('/') != std::string::npos || formula == "stake";
        const std::string that = formula + " is " + (is_ratio ? "about 2x" : amount(random, true));
        CAPTURE(that);
        deal.claims = {claim("total", that)};
        judge_claims(deal.claims, deal, judged);
        check_agrees(judged.front(), deal);
        ++seen[static_cast<std::size_t>(judged.front().verdict)];
    }
    for (const std::size_t count : seen) CHECK(count > 0);
}
