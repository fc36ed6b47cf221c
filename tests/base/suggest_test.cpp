// Did you mean: near words are offered, unlike ones never.

#include "base/suggest.hpp"

#include <array>
#include <string>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

std::string offered(std::string_view word) {
    static constexpr std::array<std::string_view, 9> candidates{"amount", "status", "billion", "million", "id",
                                                                "USD",    "label",  "source",  "up to"};
    return std::string(nearest(word, candidates).value_or("nothing"));
}

}  // namespace

TEST_CASE("one edit for every three letters is bridged") {
    CHECK(offered("amout") == "amount");
    CHECK(offered("amuont") == "amount");
    CHECK(offered("ammount") == "amount");
    CHECK(offered("billoin") == "billion");
    CHECK(offered("bilion") == "billion");
    CHECK(offered("UDS") == "USD");
    CHECK(offered("upto") == "up to");
    CHECK(offered("soruec") == "source");
}

TEST_CASE("case is no difference") {
    CHECK(offered("AMOUNT") == "amount");
    CHECK(offered("ID") == "id");
    CHECK(offered("usd") == "USD");
}

TEST_CASE("the nearest of several is offered and the first of equals") {
    CHECK(offered("mollion") == "million");
    CHECK(offered("zillion") == "billion");
}

TEST_CASE("unlike words are not offered") {
    CHECK(offered("") == "nothing");
    CHECK(offered("ix") == "nothing");
    CHECK(offered("abel ") == "nothing");
    CHECK(offered("elephant") == "nothing");
    CHECK(offered("sta") == "nothing");
    CHECK(offered(std::string(65, 'a')) == "nothing");
    CHECK_FALSE(nearest("amount", {}));
}

TEST_CASE("the way out names the nearest word or what there is to choose from") {
    constexpr std::array<std::string_view, 3> names{"prior", "immediate", "milestone"};
    CHECK(choice_help("priro", names, "none") == "did you mean prior?");
    CHECK(choice_help("x", names, "none") == "choose one of prior, immediate, milestone");
    CHECK(choice_help("x", std::span(names).first(1), "none") == "the only one is prior");
    CHECK(choice_help("x", {}, "none") == "none");
}
