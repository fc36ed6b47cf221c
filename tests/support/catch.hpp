#pragma once
// Catch2, version 2 or 3, whichever is installed. What both have: TEST_CASE, SECTION, CHECK, REQUIRE, the _THROWS_AS
// family, GENERATE with values and table, INFO, CAPTURE, Catch::StringMaker. Matchers and Approx differ: leave them
// out.

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#include <catch2/catch_tostring.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#else
#include <catch2/catch.hpp>
#endif
