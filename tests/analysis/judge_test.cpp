// The claims of many deals: their order and how they are counted.

#include <dealcalc/analysis/check.hpp>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

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
    CHECK(std::get<Value>(judged.front().computed).extent.word == Range::between(80, 280));
    CHECK(judged.front().claimed.value().extent.word == Range::between(0, 330));

    Tally tally = tally_of(judged);
    CHECK(tally.deals == 1);
    CHECK(tally.of(Verdict::holds) == 2);
    CHECK(tally.of(Verdict::unchecked) == 1);
    add_to(tally, tally_of({}));
    CHECK(tally.deals == 2);
    CHECK(tally.of(Verdict::holds) == 2);
}
