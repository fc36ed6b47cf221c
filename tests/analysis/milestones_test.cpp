// Milestones by hand. tests/oracle/milestones.py lists what may happen for thousands more.

#include <dealcalc/analysis/milestones.hpp>

#include <dealcalc/input/built_in.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

Number part(int above, int below) { return Number::fraction(above, below); }

Investment milestone(const std::string& id, const std::string& amount, std::optional<Number> probability,
                     std::vector<std::string> after = {}) {
    Investment made = contingent(id, amount);
    made.probability = probability;
    made.after = std::move(after);
    return made;
}

std::string in_short(const Range& range) { return range.single() ? to_text(*range.single()) : test::said(range); }

std::string said(const RangeAnswer& answer) {
    const auto* unknown = std::get_if<Unknown>(&answer);
    return unknown ? test::said(*unknown) : in_short(std::get<Range>(answer));
}

/// "5: 0.2; 8-: 0.5": a nudge is a plus or a minus behind its total.
std::string said(const Distribution& distribution) {
    std::string text;
    for (const auto& [total, nudge, weight] : distribution.points) {
        text += (text.empty() ? "" : "; ") + (total ? to_text(*total) : "oo") +
                (nudge > 0   ? "+"
                 : nudge < 0 ? "-"
                             : "") +
                ": " + to_text(weight / distribution.whole);
    }
    return text;
}

const Spread& spread(const Milestones& milestones) { return std::get<Spread>(milestones.spread); }

std::string exact(const Milestones& milestones) {
    return spread(milestones).is_exact() ? said(spread(milestones).least) : "not exact";
}

/// `id` met; moves by.
std::string lines(const Milestones& milestones) {
    std::string text;
    for (const MilestoneLine& line : milestones.lines) {
        text += line.investment.id + " " + in_short(line.met) + "; " + in_short(line.moves_by) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("one milestone is paid or not") {
    const Milestones m = milestones_of(deal_of({firm("a", "$10"), milestone("b", "up to $20", part(2, 5))}), {30, 31});
    CHECK(said(m.expected) == "18");    // 10 + 0.4 x 20
    CHECK(said(m.variance) == "96");    // 0.4 x 0.6 x 20^2
    CHECK(exact(m) == "10: 0.6; 30: 0.4");
    CHECK(lines(m) == "b 0.4; 20\n");
    CHECK(m.moves_most == std::vector<std::string>{"b"});
    CHECK(said(m.at_least[0].second) == "0.4");
    CHECK(said(m.at_least[1].second) == "0");
    CHECK(test::said(m.committed) == "[10, 10] face 10");
}

TEST_CASE("independent milestones are convolved and equal totals come together") {
    const Milestones m = milestones_of(deal_of({milestone("a", "$1", part(1, 2)), milestone("b", "$2", part(1, 3)),
                                                milestone("c", "$3", part(1, 4))}));
    // Of 24: none 6, a 6, b 3, c 2, ab 3, ac 2, bc 1, abc 1. 3 is c or a and b.
    CHECK(exact(m) == "0: 0.25; 1: 0.25; 2: 0.125; 3: 5/24; 4: 1/12; 5: 1/24; 6: 1/24");
    CHECK(said(m.expected) == "23/12");    // 1/2 + 2/3 + 3/4
    CHECK(said(m.variance) == "407/144");  // 1/4 + 8/9 + 27/16 is (36 + 128 + 243) / 144
}

TEST_CASE("a milestone that comes after another is met with the product of both") {
    const Milestones m =
        milestones_of(deal_of({milestone("a", "$10", part(1, 2)), milestone("b", "$20", part(1, 3), {"a"})}));
    CHECK(exact(m) == "0: 0.5; 10: 1/3; 30: 1/6");
    CHECK(said(m.expected) == "25/3");  // 10/2 + 20/6
    // a moves its 10 and a third of 20; b half of its 20.
    CHECK(lines(m) == "a 0.5; 50/3\nb 1/6; 10\n");
    CHECK(m.moves_most == std::vector<std::string>{"a"});
}

TEST_CASE("a milestone after two that share a third one is conditioned on the third once") {
    const Milestones m =
        milestones_of(deal_of({milestone("root", "$1", part(1, 2)), milestone("left", "$10", part(1, 2), {"root"}),
                               milestone("right", "$100", part(1, 2), {"root"}),
                               milestone("join", "$1000", part(1, 2), {"left", "right"})}));
    // Root not met: 0. Else left and right are as they fall, and half of both brings the join.
    CHECK(exact(m) == "0: 0.5; 1: 0.125; 11: 0.125; 101: 0.125; 111: 0.0625; 1111: 0.0625");
    CHECK(lines(m) == "root 0.5; 181\nleft 0.25; 130\nright 0.25; 175\njoin 0.0625; 125\n");
}

TEST_CASE("what comes after the certain and what is said twice in a chain changes nothing") {
    const Milestones plain = milestones_of(deal_of({firm("now", "$5"), milestone("a", "$10", part(1, 2)),
                                                    milestone("b", "$20", part(1, 3), {"a"}),
                                                    milestone("c", "$40", part(1, 5), {"b"})}));
    const Milestones more = milestones_of(deal_of({firm("now", "$5"), milestone("a", "$10", part(1, 2), {"now"}),
                                                   milestone("b", "$20", part(1, 3), {"a", "now"}),
                                                   milestone("c", "$40", part(1, 5), {"a", "b"})}));
    CHECK(exact(plain) == "5: 0.5; 15: 1/3; 35: 2/15; 75: 1/30");
    CHECK(exact(more) == exact(plain));
}

TEST_CASE("the order of the file does not matter") {
    const Milestones m =
        milestones_of(deal_of({milestone("b", "$20", part(1, 3), {"a"}), milestone("a", "$10", part(1, 2))}));
    CHECK(exact(m) == "0: 0.5; 10: 1/3; 30: 1/6");
}

TEST_CASE("a milestone that is never met leaves no total behind and one that always is only one") {
    const Milestones m =
        milestones_of(deal_of({milestone("never", "$1", part(0, 1)), milestone("b", "$10", part(1, 2), {"never"}),
                               milestone("always", "$100", part(1, 1))}));
    CHECK(exact(m) == "100: 1");
    CHECK(said(m.variance) == "0");
    CHECK(lines(m) == "never 0; 6\nb 0; 0\nalways 1; 100\n");
}

TEST_CASE("a probability that is not given is anything from 0 to 1") {
    const Milestones m = milestones_of(deal_of({firm("a", "$10"), milestone("b", "$20", std::nullopt),
                                                milestone("c", "$40", part(1, 4), {"b"})}), {30});
    CHECK(said(m.expected) == "[10, 40]");
    CHECK(said(m.variance) == "no_probability: b");
    CHECK(said(spread(m).least) == "10: 1");
    CHECK(said(spread(m).most) == "30: 0.75; 70: 0.25");
    CHECK(lines(m) == "b [0, 1]; 30\nc [0, 0.25]; [0, 40]\n");
    CHECK(said(m.at_least[0].second) == "[0, 1]");
    CHECK(m.no_probability == std::vector<std::string>{"b"});
    CHECK(m.moves_most.empty());  // c moves more where b is sure
}

TEST_CASE("up to pays its maximum and other hedges what they allow") {
    const Milestones m =
        milestones_of(deal_of({firm("a", "about $100"), milestone("b", "between $20 and $30", part(1, 2))}));
    CHECK(said(m.expected) == "[100, 125]");  // 90 + 10 to 110 + 15
    CHECK(said(m.variance) == "open_amount: b");
    CHECK(said(spread(m).least) == "90: 0.5; 110: 0.5");
    CHECK(said(spread(m).most) == "110: 0.5; 140: 0.5");
    CHECK(lines(m) == "b 0.5; [20, 30]\n");
    const Milestones certain =
        milestones_of(deal_of({firm("a", "about $100"), milestone("b", "up to $20", part(1, 2))}));
    CHECK(said(certain.variance) == "100");  // whatever is committed, it does not vary
}

TEST_CASE("an amount without an upper end leaves the maximum without one") {
    const Milestones m =
        milestones_of(deal_of({firm("a", "$10"), milestone("b", "more than $20", part(1, 4))}), {30, 1000});
    CHECK(said(m.expected) == "(15, oo)");
    CHECK(said(spread(m).least) == "10: 0.75; 30+: 0.25");
    CHECK(said(spread(m).most) == "10: 0.75; oo: 0.25");
    CHECK(said(m.at_least[0].second) == "0.25");
    CHECK(said(m.at_least[1].second) == "[0, 0.25]");
    const Milestones all = milestones_of(deal_of({firm("a", "at least $10"), milestone("b", "$20", part(1, 4))}));
    CHECK(said(all.expected) == "[15, oo)");
    CHECK(said(spread(all).most) == "oo: 1");
}

TEST_CASE("an end that is not reached is not reached by a sum either") {
    const Milestones m = milestones_of(deal_of({firm("a", "$10"), milestone("b", "under $20", part(1, 4))}), {10, 30});
    CHECK(said(m.expected) == "[10, 15)");
    CHECK(said(spread(m).most) == "10: 0.75; 30-: 0.25");
    CHECK(said(m.at_least[0].second) == "1");
    CHECK(said(m.at_least[1].second) == "0");
    const Milestones open = milestones_of(deal_of({firm("a", "under $10"), milestone("b", "$20", part(1, 4))}));
    CHECK(said(spread(open).most) == "10-: 0.75; 30-: 0.25");
    CHECK(said(open.expected) == "[5, 15)");
}

TEST_CASE("several that move the result alike are all named") {
    const Milestones m = milestones_of(deal_of({milestone("a", "$5", part(1, 2)), milestone("b", "$5", std::nullopt)}));
    CHECK(m.moves_most == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a prior or firm investment is certain whatever probability it carries") {
    Investment now = firm("now", "$5");
    now.probability = part(1, 2);
    Investment before = prior("before", "$2");
    before.after = {"now"};
    const Milestones m = milestones_of(deal_of({now, before, firm("plain", "$1")}));
    CHECK(exact(m) == "8: 1");
    CHECK(m.certain == std::vector<std::string>{"now", "before"});
    CHECK(m.lines.empty());
}

TEST_CASE("the first deal has no probability and so anything from 85 to 285 billion") {
    const Milestones m = milestones_of(built_in_deal());
    CHECK(said(m.expected) == "[85000000000, 285000000000]");
    CHECK(said(spread(m).least) == "85000000000: 1");
    CHECK(said(spread(m).most) == "285000000000: 1");
    CHECK(m.moves_most == std::vector<std::string>{"milestone"});
}

TEST_CASE("sixty probabilities multiply exactly and their sum is one") {
    std::vector<Investment> investments;
    Number all = 1;
    for (int i = 1; i <= 60; ++i) {
        investments.push_back(milestone("m" + std::to_string(i), "$" + std::to_string(i), part(i, 101)));
        all *= part(i, 101);
    }
    const Milestones m = milestones_of(deal_of(std::move(investments)));
    const Distribution& d = spread(m).least;
    REQUIRE(spread(m).is_exact());
    CHECK(d.points.size() == 1831);  // 0 to 60 x 61 / 2
    Number sum;
    for (const Distribution::Point& point : d.points) sum += point.weight;
    CHECK(sum == d.whole);
    CHECK(d.points.back().total == Number(1830));
    CHECK(d.points.back().weight / d.whole == all);
    CHECK(said(m.expected) == "73810/101");  // the sum of i^2 over 101
}

TEST_CASE("too many totals are enclosed on a grid and mean and variance stay exact") {
    std::vector<Investment> investments;
    Number mean = 0, variance = 0;
    for (int i = 0; i < 20; ++i) {
        const Number amount = Number(1'000'000 + (1 << i));
        investments.push_back(milestone("m" + std::to_string(i), "$" + to_text(amount), part(1, 2)));
        mean = mean + amount * part(1, 2);
        variance = variance + amount * amount * part(1, 4);
    }
    const Milestones m = milestones_of(deal_of(investments), {11'000'000});
    CHECK(said(m.expected) == to_text(mean));
    CHECK(said(m.variance) == to_text(variance));
    REQUIRE(spread(m).step.has_value());
    CHECK(spread(m).rounded == 20);
    // All subsets of 20 amounts have another sum: count those at or above the threshold one by one.
    int reached = 0;
    for (int set = 0; set < 1 << 20; ++set) {
        if (1'000'000 * __builtin_popcount(static_cast<unsigned>(set)) + set >= 11'000'000) ++reached;
    }
    const Range chance = std::get<Range>(m.at_least[0].second);
    CHECK(chance.holds(part(reached, 1 << 20)));
    CHECK(chance.high()->at - chance.low()->at < part(1, 50));

    MilestoneLimits more;
    more.totals = 1 << 20;
    investments.resize(12);
    CHECK(spread(milestones_of(deal_of(investments), {}, more)).is_exact());
}

TEST_CASE("many that all wait for many are too entangled and the mean is exact all the same") {
    std::vector<Investment> investments;
    std::vector<std::string> before;
    for (int i = 0; i < 12; ++i) {
        before.push_back("a" + std::to_string(i));
        investments.push_back(milestone(before.back(), "$1", part(1, 2)));
    }
    for (int i = 0; i < 12; ++i) {
        std::vector<std::string> after = before;
        after.erase(after.begin() + i);
        investments.push_back(milestone("b" + std::to_string(i), "$1", part(1, 2), after));
    }
    const Milestones m = milestones_of(deal_of(std::move(investments)), {1});
    CHECK(said(m.expected) == "6.0029296875");  // 12 / 2 + 12 / 2^12
    CHECK(said(m.variance) == "too_entangled");
    CHECK(test::said(std::get<Unknown>(m.spread)) == "too_entangled");
    CHECK(said(m.at_least[0].second) == "too_entangled");
}

TEST_CASE("any ten that are waited for at a time are within the limit") {
    std::vector<Investment> investments;
    std::vector<std::string> before;
    for (int i = 0; i < 10; ++i) {
        before.push_back("a" + std::to_string(i));
        investments.push_back(milestone(before.back(), "$1", part(1, 2)));
    }
    investments.push_back(milestone("all", "$100", part(1, 2), before));
    const Milestones m = milestones_of(deal_of(std::move(investments)), {110});
    CHECK(said(m.at_least[0].second) == "0.00048828125");  // 2^-11
}

TEST_CASE("what has no answer says why") {
    const auto why = [](const Deal& deal) {
        const Milestones m = milestones_of(deal, {1});
        CHECK(said(m.at_least[0].second) == said(m.expected));
        CHECK(said(m.variance) == said(m.expected));
        return said(m.expected);
    };
    CHECK(why(deal_of({})) == "no_investments");
    CHECK(why(deal_of({firm("a", "$1"), milestone("b", "€1", part(1, 2))})) == "two_currencies: USD EUR");
    CHECK(why(deal_of({milestone("a", "$1", part(1, 2), {"nobody"})})) == "no_order: a");
    CHECK(why(deal_of({milestone("a", "$1", part(1, 2), {"b"}), milestone("b", "$1", part(1, 2), {"a"})})) ==
          "no_order: b");
    CHECK(why(deal_of({milestone("a", "-$1", part(1, 2))})) == "not_positive: a");
    std::vector<Investment> many;
    for (int i = 0; i < 201; ++i) many.push_back(milestone("m" + std::to_string(i), "$1", part(1, 2)));
    CHECK(why(deal_of(many)) == "too_many");
    many.resize(60);
    for (Investment& investment : many) investment.probability = Number(1) / Number(9'223'372'036'854'775'807);
    CHECK(std::holds_alternative<Range>(milestones_of(deal_of(many)).expected));
    const Number tiny = Number::fraction(1, (static_cast<Int128>(1) << 126) + 1);
    for (Investment& investment : many) investment.probability = tiny;
    CHECK(why(deal_of(many)) == "long_probability");
    const std::string huge = "$1" + std::string(26, '0') + "T";
    CHECK(said(milestones_of(deal_of({milestone("a", huge, part(1, 2))})).expected) == "5" + std::string(37, '0'));
}

TEST_CASE("a probability outside 0 to 1 counts as none") {
    const Milestones m = milestones_of(deal_of({milestone("a", "$1", part(3, 2))}));
    CHECK(said(m.expected) == "[0, 1]");
    CHECK(m.no_probability == std::vector<std::string>{"a"});
}
