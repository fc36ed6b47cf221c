// Meet in the middle against trying every subset.

#include "analysis/slip_search.hpp"

#include <algorithm>
#include <random>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

std::vector<Subset> found_by(const SubsetQuery& query) {
    std::vector<Subset> found;
    find_subsets(query, [&](Subset subset) {
        found.push_back(subset);
        return true;
    });
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<Subset> by_trying_all(const SubsetQuery& query) {
    std::vector<Subset> found;
    for (Subset subset = 0; subset < Subset{1} << query.changes.size(); ++subset) {
        GridRange sum = query.start;
        for (std::size_t i = 0; i < query.changes.size(); ++i) {
            if ((subset >> i) & 1U) sum = sum + query.changes[i];
        }
        if (meet(sum, query.target)) found.push_back(subset);
    }
    return found;
}

}  // namespace

TEST_CASE("subsets of exact amounts") {
    // 1 + 4 = 5 and 2 + 3 = 5.
    const SubsetQuery query{{}, {{1, 1}, {2, 2}, {3, 3}, {4, 4}}, {5, 5}};
    CHECK(found_by(query) == std::vector<Subset>{0b0110, 0b1001});
}

TEST_CASE("without changes there is the empty subset or none") {
    CHECK(found_by({{3, 4}, {}, {4, 9}}) == std::vector<Subset>{0});
    CHECK(found_by({{3, 4}, {}, {5, 9}}).empty());
    CHECK(found_by({{3, 4}, {{2, 2}}, {5, 9}}) == std::vector<Subset>{1});
}

TEST_CASE("the search stops when it is told to") {
    int calls = 0;
    find_subsets({{}, {{0, 0}, {0, 0}, {0, 0}, {0, 0}}, {0, 0}}, [&](Subset) { return ++calls < 3; });
    CHECK(calls == 3);
}

TEST_CASE("random ranges give the subsets that trying all of them gives") {
    constexpr unsigned seed = 5;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> amount(-50, 50);
    std::uniform_int_distribution<int> width(-5, 9);  // a figure scaled down is narrower than before
    std::uniform_int_distribution<int> count(0, 9);
    for (int round = 0; round < 500; ++round) {
        SubsetQuery query;
        query.start = {amount(random), 0};
        query.start.high = query.start.low + 60;
        for (int i = count(random); i > 0; --i) {
            const Int128 low = amount(random);
            query.changes.push_back({low, low + width(random)});
        }
        query.target = {amount(random), 0};
        query.target.high = query.target.low + count(random);
        REQUIRE(found_by(query) == by_trying_all(query));
    }
}
