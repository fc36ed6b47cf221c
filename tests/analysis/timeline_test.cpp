// Valuations in time: which came first, which last, and which one the stake is taken of.

#include <dealcalc/analysis/valuation.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

Deal valued(std::vector<Valuation> valuations) {
    return deal_of({}, {}, std::move(valuations));
}

Valuation on(const std::string& id, const std::string& date, Basis basis = Basis::not_stated) {
    return valuation(id, "$1", date, basis);
}

std::string order(const Deal& deal) {
    std::string ids;
    for (const Valuation* v : by_date(deal)) ids += v->id + " ";
    return ids;
}

std::string ends(const Deal& deal) {
    const auto found = first_and_last(deal);
    if (const auto* unknown = std::get_if<Unknown>(&found)) return said(*unknown);
    const auto& both = std::get<FirstAndLast>(found);
    return both.first->id + " to " + both.last->id;
}

/// What stands at the valuation of all payments, "v / w" of a pre-money one.
std::string price(Deal deal, const std::string& announced = "") {
    deal.investments = {firm("x", "$1")};
    if (!announced.empty()) deal.announced = date(announced);
    const auto found = stakes_of(deal);
    if (const auto* unknown = std::get_if<Unknown>(&found)) return said(*unknown);
    const StakeLine& line = std::get<std::vector<StakeLine>>(found).front();
    return line.formula_if_pre.empty() ? line.formula : line.formula + " or " + line.formula_if_pre;
}

}  // namespace

TEST_CASE("valuations stand in the order of their dates and those without a date last in the order of the file") {
    CHECK(order(valued({on("x", ""), on("c", "2026"), on("a", "2024-05"), on("y", ""), on("b", "2024-05-20")})) ==
          "a b c x y ");
    CHECK(order(valued({on("long", "2024"), on("short", "2024-01")})) == "short long ");
    CHECK(order(valued({})).empty());
}

TEST_CASE("the first and the last are those that every other surely follows and precedes") {
    CHECK(ends(valued({on("b", "2026"), on("a", "2024")})) == "a to b");
    CHECK(ends(valued({on("b", "2025"), on("c", "2026"), on("a", "2024"), on("undated", "")})) == "a to c");
    // Two in the middle may overlap.
    CHECK(ends(valued({on("a", "2020"), on("b", "2022"), on("c", "2022-03"), on("d", "2024")})) == "a to d");
}

TEST_CASE("fewer than two dated valuations have no first and last") {
    CHECK(ends(valued({})) == "no_valuation");
    CHECK(ends(valued({on("only", "2024")})) == "one_valuation: only");
    CHECK(ends(valued({on("only", "")})) == "one_valuation: only");
    CHECK(ends(valued({on("a", "2024"), on("x", ""), on("y", "")})) == "no_date: x y");
    CHECK(ends(valued({on("x", ""), on("y", "")})) == "no_date: x y");
}

TEST_CASE("dates that overlap do not say which came first") {
    CHECK(ends(valued({on("a", "2024"), on("b", "2024-05")})) == "dates_overlap: a b");
    CHECK(ends(valued({on("a", "2024-05-01"), on("b", "2024-05-01")})) == "dates_overlap: b a");
    // The first two overlap and the last is clear.
    CHECK(ends(valued({on("a", "2024"), on("b", "2024-05"), on("c", "2026")})) == "dates_overlap: a b");
    // The last two overlap and the first is clear.
    CHECK(ends(valued({on("a", "2020"), on("b", "2024"), on("c", "2024-05")})) == "dates_overlap: b c");
}

TEST_CASE("a month and the next do not overlap") {
    CHECK(ends(valued({on("a", "2024-01"), on("b", "2024-02")})) == "a to b");
}

TEST_CASE("payments buy at the latest valuation") {
    CHECK(price(valued({})) == "no_valuation");
    CHECK(price(valued({on("a", "2024", Basis::post_money), on("b", "2025", Basis::post_money)})) == "exposure / b");
    CHECK(price(valued({on("a", "2024", Basis::post_money), on("b", "2025", Basis::pre_money)})) ==
          "exposure / (b + exposure)");
    CHECK(price(valued({on("a", "2024"), on("b", "2025")})) ==
          "exposure / b or exposure / (b + exposure)");
    CHECK(price(valued({on("only", "", Basis::post_money)})) == "exposure / only");
}

TEST_CASE("payments do not buy at a valuation after the announcement") {
    const Deal deal = valued({on("a", "2024", Basis::post_money), on("b", "2026", Basis::post_money)});
    CHECK(price(deal, "2025") == "exposure / a");
    CHECK(price(deal, "2026-02") == "exposure / b");  // not wholly after it
    CHECK(price(deal, "2023") == "valued_later: a");
    CHECK(price(valued({on("only", "2024")}), "2023") == "valued_later: only");
}

TEST_CASE("without a date or with dates that overlap no valuation is the latest") {
    CHECK(price(valued({on("a", "2024"), on("b", "")})) == "no_date: b");
    CHECK(price(valued({on("a", "2024"), on("b", "2024-05")})) == "dates_overlap: a b");
}

TEST_CASE("a pre-money and a post-money valuation whose dates meet are one round") {
    const Valuation old = on("old", "2025-05-01", Basis::post_money);
    const Valuation pre = on("pre", "2026-02", Basis::pre_money);
    const Valuation post = on("post", "2026-02-12", Basis::post_money);
    CHECK(ends(valued({pre, post, old})) == "old to post");
    CHECK(price(valued({pre, post, old})) == "exposure / post");
    CHECK(ends(valued({pre, post})) == "one_round: pre post");
    // The round is on the day that both allow: 9 months reach 1 February, and 11 of 28 days are left.
    CHECK(said(valuations_of(valued({pre, post, old})).overall->elapsed) == "[263/28, 263/28] face 263/28");
}

TEST_CASE("rounds are compared post with post and pre with pre where both are known") {
    const auto pair = [](const std::string& name, const std::string& day) {
        return std::vector{on("pre_" + name, day, Basis::pre_money), on("post_" + name, day, Basis::post_money)};
    };
    std::vector<Valuation> two = pair("a", "2024-01-01");
    for (const Valuation& v : pair("b", "2026-01-01")) two.push_back(v);
    CHECK(ends(valued(two)) == "post_a to post_b");
    two.erase(two.begin() + 1);
    CHECK(ends(valued(two)) == "pre_a to pre_b");
    two.front().basis = Basis::not_stated;
    CHECK(ends(valued(two)) == "pre_a to post_b");
}

TEST_CASE("two valuations of one basis on one day are no round") {
    CHECK(ends(valued({on("old", "2024"), on("a", "2026-02-01", Basis::post_money),
                       on("b", "2026-02-01", Basis::post_money)})) == "dates_overlap: b a");
    // The pre-money one meets both.
    CHECK(ends(valued({on("old", "2024"), on("pre", "2026", Basis::pre_money), on("a", "2026-02-01", Basis::post_money),
                       on("b", "2026-05-01", Basis::post_money)})) == "dates_overlap: pre b");
}

TEST_CASE("elapsed runs over every pair of days of the two dates") {
    // From 31 January to 1 February is 1 of the 29 days to 29 February, from 1 January to 29 February 28 more of 29 than
    // a month. A month is 30.436875 days: 30.436875 / 29 = 48699/46400.
    CHECK(said("elapsed", valued({on("a", "2024-01"), on("b", "2024-02")})) == "[48699/46400, 2775843/46400]");
    CHECK(said("elapsed", valued({on("a", "2024-01-01"), on("b", "2025-01-01")})) == "[365.2425, 365.2425] face 365.2425");
}
