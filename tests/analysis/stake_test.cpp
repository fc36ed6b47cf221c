// Stakes: what the payments of a round buy.

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/rounds.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

constexpr Basis pre = Basis::pre_money;
constexpr Basis post = Basis::post_money;

Investment at(Investment payment, const std::string& valuation) {
    payment.priced_at = valuation;
    return payment;
}

Investment buying(Investment payment, const std::string& stake) {
    payment.stake = reported(stake);
    return payment;
}

const Number billion_dollars = Number::power_of_ten(9);

std::string stake(const Deal& deal) { return said(evaluate("stake", deal)); }

}  // namespace

TEST_CASE("the money of a pre-money round is added to it") {
    const Deal deal = deal_of({firm("m", "exactly $30B")}, {},
                              {valuation("f", "exactly $183B", "2025-09", post), valuation("g", "exactly $350B", "2026-02", pre)});
    CHECK(stake(deal) == "[3/38, 3/38] face 3/38");
    CHECK(verdict("stake is about 7.9 %", deal) == "holds");
    CHECK(verdict("stake is about 16.4 %", deal) == "fails");
}

TEST_CASE("of a pre-money round what may be paid counts on both sides") {
    // 10/(90 + 10) with nothing of the contingent 20, 30/(90 + 30) with all of it.
    const Deal deal = deal_of({firm("a", "exactly $10B"), contingent("b", "exactly $20B")}, {},
                              {valuation("v", "exactly $90B", "2026", pre)});
    CHECK(stake(deal) == "[0.1, 0.25] face 0.25");
}

TEST_CASE("a payment buys at the valuation that it is priced at") {
    const Valuation then = valuation("then", "$100B", "2024", post);
    const Valuation now = valuation("now", "$500B", "2026", post);
    CHECK(stake(deal_of({at(firm("a", "$10B"), "then")}, {}, {then, now})) == "[0.1, 0.1] face 0.1");
    CHECK(stake(deal_of({firm("a", "$10B")}, {}, {then, now})) == "[0.02, 0.02] face 0.02");
    CHECK(verdict("stake is 10 %", deal_of({at(firm("a", "$10B"), "then")}, {}, {then, now})) == "holds");
}

TEST_CASE("priced at either valuation of a round is priced at the round") {
    const std::vector<Valuation> both = {valuation("pre", "$90B", "2026", pre), valuation("post", "$100B", "2026", post)};
    CHECK(stake(deal_of({at(firm("a", "$10B"), "pre")}, {}, both)) == "[0.1, 0.1] face 0.1");
    CHECK(stake(deal_of({at(firm("a", "$5B"), "pre"), at(firm("b", "$5B"), "post")}, {}, both)) == "[0.1, 0.1] face 0.1");
}

TEST_CASE("a reported stake stands before arithmetic") {
    const Deal deal = deal_of({buying(firm("a", "$10B"), "about 12 %")}, {}, {valuation("v", "$100B", "2026", post)});
    CHECK(stake(deal) == "[0.115, 0.125] face 0.12");
    CHECK(stake(deal_of({buying(firm("a", "$10B"), "12 %")})) == "[0.12, 0.12] face 0.12");
}

TEST_CASE("stakes of several rounds are listed and never added") {
    const Deal deal = deal_of({at(prior("a", "$10B"), "then"), buying(firm("b", "$20B"), "4 %"), firm("c", "$50B")}, {},
                              {valuation("then", "$100B", "2024", post), valuation("now", "$500B", "2026", post)});
    CHECK(stake(deal) == "several_rounds: then b now");
    CHECK(verdict("stake is 24 %", deal) == "unchecked");
    const auto lines = std::get<std::vector<StakeLine>>(stakes_of(deal));
    REQUIRE(lines.size() == 3);
    CHECK(said(lines[0].stake) == "[0.1, 0.1] face 0.1");
    CHECK(said(lines[1].stake) == "[0.04, 0.04] face 0.04");
    CHECK(said(lines[2].stake) == "[0.1, 0.1] face 0.1");
}

TEST_CASE("where the basis is not stated a claim holds or fails only where it does on both") {
    // 25/100 after the money, 25/125 before it.
    const Deal deal = deal_of({firm("a", "exactly $25B")}, {}, {valuation("v", "exactly $100B", "2026")});
    CHECK(stake(deal) == "[0.2, 0.25] face 0.25");
    CHECK(verdict("stake is at least 20 %", deal) == "holds");
    CHECK(verdict("stake is more than 30 %", deal) == "fails");
    CHECK(verdict("stake is more than 22 %", deal) == "undetermined");
    CHECK(verdict("stake is exactly 25 %", deal) == "undetermined");
    // Between the two it is neither.
    const CheckedClaim between = check_claim(claim("c", "stake is exactly 24 %"), deal);
    CHECK(between.verdict == Verdict::fails);
    CHECK(between.gap == Number::fraction(1, 100));
    CHECK(between.deciders.empty());
}

TEST_CASE("money in another currency than the valuation buys no stake") {
    CHECK(stake(deal_of({firm("a", "\u20ac10B")}, {}, {valuation("v", "$100B", "2026", post)})) == "two_currencies: EUR USD");
}

TEST_CASE("pre-money and what is paid are checked against post-money") {
    const auto sum = [](const std::string& paid, const std::string& after) {
        const Deal deal = deal_of({firm("a", paid)}, {}, {valuation("pre", "$900B", "2026", pre), valuation("post", after, "2026", post)});
        const std::vector<RoundSum> sums = round_sums(deal);
        return said(sums.at(0).raised, billion_dollars) + ", paid " + said(sums.at(0).paid, billion_dollars) + ": " +
               std::string(verdict_name(sums.at(0).verdict));
    };
    CHECK(sum("$65B", "$965B") == "[65, 65] face 65, paid [65, 65] face 65: holds");
    CHECK(sum("$30B", "$965B") == "[65, 65] face 65, paid [30, 30] face 30: fails");
    // Another payment, at another price.
    const Deal other = deal_of({at(firm("a", "$1B"), "old")}, {},
                               {valuation("old", "$380B", "2025", post), valuation("pre", "$900B", "2026", pre),
                                valuation("post", "$965B", "2026", post)});
    CHECK(round_sums(other).at(0).verdict == Verdict::unchecked);
    CHECK(round_sums(deal_of({}, {}, {valuation("v", "$1B", "2026", pre)})).empty());
}
