// Implied ownership after rounds of financing. Expected values are fractions worked by hand.

#include <dealcalc/analysis/ownership.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

Round round_of(const std::string& invest, const std::string& value, Basis basis, const std::string& pool = "",
               Basis of = Basis::post_money) {
    Round round{reported(invest), reported(value), basis, {}};
    if (!pool.empty()) round.pool = Pool{reported(pool), of};
    return round;
}

constexpr Basis pre = Basis::pre_money;
constexpr Basis post = Basis::post_money;

/// The stakes of a holder after each round.
std::string stakes(const Holder& holder) {
    std::string text;
    for (const Answer& stake : holder.stakes) text += (text.empty() ? "" : "; ") + said(stake);
    return text;
}

/// After the last round everything is held by somebody.
Number sum_of_faces(const Ownership& ownership) {
    Number sum;
    for (const Holder& holder : ownership.holders) sum = sum + *std::get<Value>(holder.stakes.back()).face;
    return sum;
}

}  // namespace

TEST_CASE("an investment at a post-money value buys its share of it") {
    const auto results = ownership_of({round_of("$5", "$20", post)});
    REQUIRE(results.size() == 1);
    CHECK(said(results[0].rounds[0].stake) == "[0.25, 0.25] face 0.25");
    CHECK(said(results[0].rounds[0].pre_money) == "[15, 15] face 15");
    CHECK(said(results[0].rounds[0].dilution) == "[0.25, 0.25] face 0.25");
    CHECK(stakes(results[0].holders[0]) == "[0.75, 0.75] face 0.75");
    CHECK(sum_of_faces(results[0]) == Number(1));
}

TEST_CASE("at a pre-money value the investment is added first") {
    const auto results = ownership_of({round_of("$5", "$15", pre)});
    CHECK(said(results[0].rounds[0].stake) == "[0.25, 0.25] face 0.25");
    CHECK(said(results[0].rounds[0].post_money) == "[20, 20] face 20");
}

TEST_CASE("without a basis both results stand") {
    const auto results = ownership_of({round_of("$5", "$20", Basis::not_stated)});
    REQUIRE(results.size() == 2);
    CHECK(results[0].taken_as == pre);
    CHECK(said(results[0].rounds[0].stake) == "[0.2, 0.2] face 0.2");
    CHECK(results[1].taken_as == post);
    CHECK(said(results[1].rounds[0].stake) == "[0.25, 0.25] face 0.25");
}

TEST_CASE("a pool of post-money and a pool of pre-money differ in who pays for it") {
    // A quarter is bought. Of post: 10 % is the pool's, 65 % is left. Of pre: of the 75 % a tenth is the pool's.
    const auto of_post = ownership_of({round_of("$5", "$20", post, "10 %", post)})[0];
    CHECK(stakes(of_post.holders[0]) == "[0.65, 0.65] face 0.65");
    CHECK(stakes(of_post.holders[2]) == "[0.1, 0.1] face 0.1");
    CHECK(said(of_post.rounds[0].dilution) == "[0.35, 0.35] face 0.35");
    const auto of_pre = ownership_of({round_of("$5", "$20", post, "10 %", pre)})[0];
    CHECK(stakes(of_pre.holders[0]) == "[0.675, 0.675] face 0.675");
    CHECK(stakes(of_pre.holders[1]) == "[0.25, 0.25] face 0.25");
    CHECK(stakes(of_pre.holders[2]) == "[0.075, 0.075] face 0.075");
    CHECK(sum_of_faces(of_post) == Number(1));
    CHECK(sum_of_faces(of_pre) == Number(1));
}

TEST_CASE("later rounds dilute all who were there") {
    // A quarter, then a fifth with a tenth for a pool: 70 % of everything before is kept.
    const auto result = ownership_of({round_of("$5", "$20", post), round_of("$20", "$100", post, "10 %", post)})[0];
    CHECK(stakes(result.holders[0]) == "[0.75, 0.75] face 0.75; [0.525, 0.525] face 0.525");
    CHECK(stakes(result.holders[1]) == "[0.25, 0.25] face 0.25; [0.175, 0.175] face 0.175");
    CHECK(stakes(result.holders[2]) == "[0.2, 0.2] face 0.2");
    CHECK(stakes(result.holders[3]) == "[0.1, 0.1] face 0.1");
    CHECK(result.holders[2].round == 2);
    CHECK(sum_of_faces(result) == Number(1));
}

TEST_CASE("ranges are taken over the inputs and not over the results") {
    // At a pre-money value the investment counts twice: 10/(40+10) to 20/(30+20), not 10/60 to 20/40.
    const auto result = ownership_of({round_of("$10 to $20", "$30 to $40", pre)})[0];
    CHECK(said(result.rounds[0].stake) == "[0.2, 0.4]");
    CHECK(said(result.rounds[0].post_money) == "[40, 60]");
    const auto about = ownership_of({round_of("$5", "about $380", post)})[0];
    CHECK(said(about.rounds[0].stake) == "[1/77, 1/75] face 1/76");
    CHECK(said(ownership_of({round_of("more than $5", "$15", pre)})[0].rounds[0].stake) == "(0.25, 1) face 0.25");
    CHECK(said(ownership_of({round_of("$5", "more than $15", pre)})[0].rounds[0].stake) == "(0, 0.25) face 0.25");
}

TEST_CASE("what is no share of a whole has a reason") {
    const auto stake = [](const Round& round) { return said(ownership_of({round})[0].rounds[0].stake); };
    CHECK(stake(round_of("$30", "$20", post)) == "more_than_whole: the stake");
    CHECK(stake(round_of("$5", "$0", post)) == "more_than_whole: the stake");
    CHECK(stake(round_of("up to $5", "up to $5", post)) == "zero_denominator: the valuation");
    CHECK(stake(round_of("$0", "$0", pre)) == "zero_denominator: the valuation with the investment");
    CHECK(stake(round_of("€5", "$20", post)) == "two_currencies: EUR USD");
    const auto result = ownership_of({round_of("$15", "$20", post, "30 %", post)})[0];
    CHECK(said(result.rounds[0].dilution) == "more_than_whole: stake pool");
    CHECK(stakes(result.holders[0]) == "more_than_whole: stake pool");
    CHECK(stakes(ownership_of({round_of("€5", "$20", post)})[0].holders[0]) == "two_currencies: EUR USD");
}

TEST_CASE("what some values of the figures make impossible is not said of all of them") {
    // "$20.4" may be rounded from 20.35 and "$20" to 20.5: the investment may be the smaller one after all.
    for (const auto& [invest, value] : {std::pair("up to $30", "$20"), {"$20.4", "$20"}, {"about $20", "about $20"}}) {
        const RoundResult result = ownership_of({round_of(invest, value, post)})[0].rounds[0];
        CHECK(said(result.stake) == "beyond_whole: the stake");
        CHECK(said(result.pre_money) == "beyond_whole: the stake");
    }
    // 21 is rounded from 20.5 or more; 20.4 from less than 20.45, and 20.5 from up to 20.55.
    CHECK(said(ownership_of({round_of("$21", "$20.5", post)})[0].rounds[0].stake) == "beyond_whole: the stake");
    CHECK(said(ownership_of({round_of("$21", "$20.4", post)})[0].rounds[0].pre_money) == "more_than_whole: the stake");
}

TEST_CASE("rounding takes no share beyond the whole") {
    const RoundResult all = ownership_of({round_of("$20", "$20", post)})[0].rounds[0];
    CHECK(said(all.stake) == "[1, 1] face 1");
    CHECK(std::get<Value>(all.stake).extent.rounded == Range(End{Number::fraction(39, 41), false}, End{1}));
    CHECK(said(all.pre_money) == "[0, 0] face 0");
    // Half is bought, and the other half is the pool.
    const RoundResult none_left = ownership_of({round_of("$10", "$20", post, "50 %", post)})[0].rounds[0];
    CHECK(said(none_left.dilution) == "[1, 1] face 1");
}

TEST_CASE("a value without a basis that is less than the investment can only be the value before it") {
    const auto results = ownership_of({round_of("$65", "$60", Basis::not_stated)});
    CHECK(said(results[0].rounds[0].stake) == "[0.52, 0.52] face 0.52");
    CHECK(said(results[1].rounds[0].stake) == "more_than_whole: the stake");
}
