// How many totals slips reach, counted by hand.

#include "analysis/slip_search.hpp"

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

/// The totals 10 to 99, each 10 wide: 100 is 95 to 105.
constexpr WrittenTotals two_digits{10, 99, 10, 5};

std::string shown(const Stretches& stretches) {
    std::string text;
    for (const GridRange& s : stretches) {
        text += to_text(Number::fraction(s.low, 1)) + ".." + to_text(Number::fraction(s.high, 1)) + " ";
    }
    return text;
}

std::optional<WrittenTotals> totals_for(const std::string& that) {
    const Deal deal = deal_of({firm("a", "$1B")});
    const auto total = total_of(checked(that, deal), deal, {});
    return total ? totals_like(search_of(*total).value()) : std::nullopt;
}

}  // namespace

TEST_CASE("stretches that overlap or touch become one") {
    CHECK(shown(joined({{7, 9}, {1, 2}, {3, 4}, {8, 12}})) == "1..4 7..12 ");
    CHECK(shown(joined({{1, 9}, {2, 3}})) == "1..9 ");
    CHECK(shown(joined({})) == "");
}

TEST_CASE("totals that meet a sum are those within half a place") {
    CHECK(shown(totals_meeting({{200, 200}}, two_digits)) == "20..20 ");
    CHECK(shown(totals_meeting({{205, 205}}, two_digits)) == "20..21 ");
    CHECK(shown(totals_meeting({{196, 214}}, two_digits)) == "20..21 ");
    CHECK(shown(totals_meeting({{-300, 100}, {990, 5000}}, two_digits)) == "10..10 99..99 ");
    CHECK(shown(totals_meeting({{-300, 90}, {995, 5000}}, two_digits)) == "99..99 ");
    CHECK(shown(totals_meeting({{-300, -200}, {1000, 5000}}, two_digits)) == "");
}

TEST_CASE("the share is of all totals with as many digits") {
    CHECK(share_of_totals({{10, 18}, {99, 99}}, two_digits) == Number::fraction(1, 9));
    CHECK(share_of_totals({}, two_digits) == Number(0));
}

TEST_CASE("sums with a slip are those of every set of slipped figures but the empty one") {
    // 100 or 300, and 200 or 20: 100 + 20, 300 + 200, 300 + 20; not 100 + 200.
    const std::vector<Alternatives> figures{{{100, 101}, {300, 303}}, {{200, 200}, {20, 20}}};
    CHECK(shown(*reachable_sums({}, figures, two_digits)) == "120..121 320..323 500..503 ");
    // 990 + 5 is the most a total reaches, 100 - 5 the least.
    CHECK(shown(*reachable_sums({495, 495}, figures, two_digits)) == "615..616 815..818 995..998 ");
    CHECK(shown(*reachable_sums({500, 500}, figures, two_digits)) == "620..621 820..823 ");
    CHECK(shown(*reachable_sums({-30, -30}, figures, two_digits)) == "290..293 470..473 ");
    CHECK(shown(*reachable_sums({150, 150}, {}, two_digits)) == "");
}

TEST_CASE("a figure that shrinks adds no more than its shrunken width") {
    // 40 to 44 and 200 to 240 make 240 to 284; 400 to 440 and 20 to 24 make 420 to 464; both slipped are below all
    // totals.
    const std::vector<Alternatives> figures{{{400, 440}, {40, 44}}, {{200, 240}, {20, 24}}};
    CHECK(shown(*reachable_sums({}, figures, two_digits)) == "240..284 420..464 ");
    // The second slipped: 100 to 121, within it 100 to 112 with the first slipped too. The third: 407 to 428. Both: 500
    // to 512.
    const std::vector<Alternatives> three{{{0, 10}, {0, 1}}, {{7, 17}, {100, 101}}, {{0, 10}, {400, 401}}};
    CHECK(shown(*reachable_sums({}, three, two_digits)) == "100..121 407..428 500..512 ");
}

TEST_CASE("too many stretches are not kept") {
    // 2 to the 17th sums without any width, all of them apart.
    std::vector<Alternatives> figures;
    for (int i = 0; i < 17; ++i) figures.push_back({{}, {Int128{4} << i, Int128{4} << i}});
    const WrittenTotals wide{1, 999'999'999, 10, 5};
    CHECK_FALSE(reachable_sums({}, figures, wide));
}

TEST_CASE("totals are counted by their written digits") {
    // 330 billion is one of 100 to 999, 3.30 of 100 to 999 and 0.05 of 1 to 9. Half of a place either way is rounding.
    CHECK(totals_for("exposure is $330B")->first == 100);
    CHECK(totals_for("exposure is $330B")->last == 999);
    CHECK(totals_for("exposure is up to $3.30B")->last == 999);
    CHECK(totals_for("a is up to $0.05B")->last == 9);
    CHECK(totals_for("a is $0.05B")->slack * 2 == totals_for("a is $0.05B")->place);
    CHECK(totals_for("a is exactly $0.05B")->slack == 0);
}

TEST_CASE("a total of one digit below five is rounded by a tenth at most") {
    const WrittenTotals one_digit{1, 9, 10, 5};
    CHECK(near(1, one_digit) == GridRange{9, 11});
    CHECK(near(4, one_digit) == GridRange{36, 44});
    CHECK(near(7, one_digit) == GridRange{65, 75});
    // 15 is neither 1, which is 9 to 11, nor 2, which is 18 to 22; 45 to 49 is 5.
    CHECK(shown(totals_meeting({{15, 15}}, one_digit)) == "");
    CHECK(shown(totals_meeting({{22, 26}, {45, 49}}, one_digit)) == "2..2 5..5 ");
    CHECK(shown(totals_meeting({{0, 100}}, one_digit)) == "1..9 ");
}

TEST_CASE("where more than rounding decides there are no totals like it nor are there of a very long number") {
    for (const char* that :
         {"exposure is about $330B", "exposure is at most $330B", "exposure is up to about $330B",
          "exposure is more than $330B", "exposure is $0B", "exposure is $1,234,567,890,123"}) {
        INFO(that);
        CHECK_FALSE(totals_for(that));
    }
    CHECK(totals_for("exposure is $234,567,890,123"));
}
