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
    const auto& [first, last] = std::get<FirstAndLast>(found);
    return first->id + " to " + last->id;
}

std::string latest(const Deal& deal) {
    const auto found = latest_post_money(deal);
    if (const auto* unknown = std::get_if<Unknown>(&found)) return said(*unknown);
    return std::get<const Valuation*>(found)->id;
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

TEST_CASE("the stake is taken of the latest valuation that is not pre-money") {
    CHECK(latest(valued({})) == "no_valuation");
    CHECK(latest(valued({on("a", "2024"), on("b", "2025")})) == "b");
    CHECK(latest(valued({on("a", "2024", Basis::post_money), on("b", "2025", Basis::pre_money)})) == "a");
    CHECK(latest(valued({on("a", "2024", Basis::pre_money), on("b", "2025", Basis::pre_money)})) == "pre_money: b");
    CHECK(latest(valued({on("only", "")})) == "only");
    CHECK(latest(valued({on("only", "", Basis::pre_money)})) == "pre_money: only");
}

TEST_CASE("without a date or with dates that overlap no valuation is the latest") {
    CHECK(latest(valued({on("a", "2024"), on("b", "")})) == "no_date: b");
    CHECK(latest(valued({on("a", "2024"), on("b", "2024-05")})) == "dates_overlap: a b");
}

TEST_CASE("elapsed runs over every pair of days of the two dates") {
    // From 31 January to 1 February is 1 of the 29 days to 29 February, from 1 January to 29 February 28 more of 29 than
    // a month. A month is 30.436875 days: 30.436875 / 29 = 48699/46400.
    CHECK(said("elapsed", valued({on("a", "2024-01"), on("b", "2024-02")})) == "[48699/46400, 2775843/46400]");
    CHECK(said("elapsed", valued({on("a", "2024-01-01"), on("b", "2025-01-01")})) == "[365.2425, 365.2425] face 365.2425");
}
