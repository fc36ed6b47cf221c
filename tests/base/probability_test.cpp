// How a probability is written: with a sign or as a decimal, and never a guess between the two.

#include "base/probability.hpp"

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

Number read(std::string_view text) { return std::get<Number>(parse_probability(text)); }
Misread misread(std::string_view text) { return std::get<Misread>(parse_probability(text)); }

}  // namespace

TEST_CASE("a probability is a fraction or a percentage or a decimal and exact") {
    const Number two_fifths = Number::fraction(2, 5);
    CHECK(read("2/5") == two_fifths);
    CHECK(read("40/100") == two_fifths);
    CHECK(read("40 %") == two_fifths);
    CHECK(read("40%") == two_fifths);
    CHECK(read("0.4") == two_fifths);
    CHECK(read("0") == Number(0));
    CHECK(read("1") == Number(1));
    CHECK(read("100 %") == Number(1));
    CHECK(read("0.4 %") == Number::fraction(1, 250));
    CHECK(read("1/3") == Number::fraction(1, 3));
}

TEST_CASE("a bare number above 1 is asked for its percent sign") {
    CHECK(misread("40") == Misread{0, 2, "40 is not a probability from 0 to 1", "did you mean 40 %?"});
    CHECK(misread("12.5").help == "did you mean 12.5 %?");
    CHECK(misread("100").help == "did you mean 100 %?");
    CHECK(misread("1.1").help == "did you mean 1.1 %?");
    CHECK(misread("101") == Misread{0, 3, "101 is not a probability from 0 to 1", "write 0.4, 40 % or 2/5"});
}

TEST_CASE("what is no plain number from 0 to 1 is no probability") {
    for (const std::string_view text : {"", "about 40 %", "-0.2", "-40 %", "140 %", "3/2", "1/0", "1/", "/2", "1.5/2",
                                        "likely", "$5", "0.5x", "1e-3", "40 percent sure"}) {
        INFO(text);
        CHECK(misread(text).length == text.size());
        CHECK(misread(text).help == "write 0.4, 40 % or 2/5");
    }
}
