// One slip of one digit: every text that it makes, listed by hand.

#include "analysis/slip_search.hpp"

#include <algorithm>

#include "support/catch.hpp"

using dealcalc::digit_edits;

namespace {

bool makes(const std::string& text, const std::string& edit) {
    const auto edits = digit_edits(text);
    return std::find(edits.begin(), edits.end(), edit) != edits.end();
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += text + " ";
    return all;
}

}  // namespace

TEST_CASE("a single digit is changed or gets a neighbour or goes") {
    // Dropped: "". Changed: 0 to 9 but 5. Added after: 50 to 59. Added before: 15 to 95, not 05.
    CHECK(joined(digit_edits("5")) == " 0 1 15 2 25 3 35 4 45 50 51 52 53 54 55 56 57 58 59 6 65 7 75 8 85 9 95 ");
}

TEST_CASE("neighbours are swapped also across a point") {
    CHECK(makes("27", "72"));
    CHECK(makes("127", "172"));
    CHECK_FALSE(makes("127", "721"));
    CHECK(makes("1.2", "2.1"));
    CHECK(makes("12.34", "13.24"));
    CHECK_FALSE(makes("10", "01"));
}

TEST_CASE("the only decimal goes with its point and others do not") {
    CHECK(makes("1.5B", "1B"));
    CHECK_FALSE(makes("1.5B", "1.B"));
    CHECK(makes("1.25", "1.2"));
    CHECK(makes("1.5", "1.55"));
    CHECK_FALSE(makes("5", "5.5"));
    CHECK_FALSE(makes("9.0", ".0"));
}

TEST_CASE("no whole number gets a zero in front") {
    CHECK_FALSE(makes("5", "05"));
    CHECK_FALSE(makes("105", "05"));
    CHECK(makes("105", "15"));
    CHECK(makes("1.05", "0.05"));
    CHECK_FALSE(makes("10.5", "00.5"));
}

TEST_CASE("thousands commas are left out and other commas and words stay") {
    CHECK(makes("$12,500M", "$13500M"));
    CHECK_FALSE(makes("$12,500M", "$13,500M"));
    CHECK(makes("up to $20B, 5", "up to $30B, 5"));
    CHECK(makes(",5,", ",6,"));
    CHECK(makes("5 to 10 GW", "5 to 11 GW"));
    CHECK(makes("5 to 10 GW", "6 to 10 GW"));
    CHECK(makes("5.", "6."));
    CHECK(digit_edits("no digit").empty());
}

TEST_CASE("edits are sorted and stand once and the text itself is none of them") {
    for (const std::string text : {"11", "1.10", "9,999", "$0.5B"}) {
        const auto edits = digit_edits(text);
        CHECK(std::is_sorted(edits.begin(), edits.end()));
        CHECK(std::adjacent_find(edits.begin(), edits.end()) == edits.end());
        CHECK_FALSE(makes(text, text));
    }
}
