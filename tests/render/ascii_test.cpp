// Words for a terminal that shows ASCII alone.

#include "render/terminal.hpp"

#include "support/catch.hpp"

using namespace dealcalc;

TEST_CASE("ASCII stays and all else is spelt") {
    CHECK(in_ascii("$5B, ~") == "$5B, ~");
    CHECK(in_ascii("€5B and £3B") == "EUR5B and GBP3B");
    CHECK(in_ascii("¥1T") == "\\u00a51T");
    CHECK(in_ascii("Café 日") == "Caf\\u00e9 \\u65e5");
    CHECK(in_ascii("\U0001F600") == "\\u{1f600}");
    CHECK(in_ascii("").empty());
}
