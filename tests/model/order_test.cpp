// What `after` says, and what is wrong with it. The messages of the reader stand in tests/transcripts/errors-ids.md.

#include <dealcalc/model/order.hpp>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

using What = OrderFault::What;

Investment waiting(std::string id, std::vector<std::string> after) {
    Investment investment;
    investment.id = std::move(id);
    investment.after = std::move(after);
    return investment;
}

}  // namespace

TEST_CASE("an order without circles has no fault whatever its shape") {
    CHECK(order_faults({}).empty());
    CHECK(order_faults({waiting("a", {}), waiting("b", {"a"}), waiting("c", {"a"}), waiting("d", {"b", "c", "a"})})
              .empty());
}

TEST_CASE("single entries that name nothing or the same or themselves are faults") {
    const std::vector<Investment> investments = {waiting("first", {"frist", "first"}), waiting("b", {"first", "first"}),
                                                 waiting("c", {"nowhere"})};
    const auto faults = order_faults(investments);
    REQUIRE(faults.size() == 4);
    CHECK(faults[0] == OrderFault{What::unknown, {0, 0}});
    CHECK(faults[1] == OrderFault{What::itself, {0, 1}});
    CHECK(faults[2] == OrderFault{What::repeated, {1, 1}});
    CHECK(faults[3] == OrderFault{What::unknown, {2, 0}});
    CHECK(message_for(faults[0], investments) == "no investment has the id \"frist\"");
    CHECK(help_for(faults[0], investments) == "did you mean \"first\"?");
    CHECK(message_for(faults[1], investments) == "first comes after itself");
    CHECK(help_for(faults[1], investments) == "remove it");
    CHECK(message_for(faults[2], investments) == "\"first\" stands twice in after");
    CHECK(help_for(faults[2], investments) == "remove one of the two");
    CHECK(help_for(faults[3], investments) == "after holds ids of investments");
}

TEST_CASE("a circle is told with every entry that makes it") {
    const std::vector<Investment> investments = {waiting("a", {"b"}), waiting("b", {"x", "c"}), waiting("c", {"a"}),
                                                 waiting("x", {})};
    const auto faults = order_faults(investments);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].what == What::circle);
    CHECK(faults[0].circle == std::vector<AfterEntry>{{0, 0}, {1, 1}, {2, 0}});
    CHECK(faults[0].at == AfterEntry{2, 0});
    CHECK(message_for(faults[0], investments) == "investments wait for each other: a after b after c after a");
    CHECK(help_for(faults[0], investments) == "remove one of these entries");
}

TEST_CASE("a circle of ten thousand is found without recursion and said short") {
    std::vector<Investment> investments;
    constexpr int count = 10'000;
    for (int i = 0; i < count; ++i) {
        investments.push_back(waiting("m" + std::to_string(i), {"m" + std::to_string((i + 1) % count)}));
    }
    const auto faults = order_faults(investments);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].circle.size() == count);
    CHECK(message_for(faults[0], investments) ==
          "investments wait for each other: m0 after m1 after m2 after m3 after m4 after m5 after m6 after m7 after "
          "... after m0");
}
