// The starter deal: valid by itself, a figure of every kind, and whatever names it is given.

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/input/read.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "input/starter.hpp"
#include "support/catch.hpp"

using namespace dealcalc;
using namespace dealcalc::input;

namespace {

Deal starter(const std::vector<StarterValue>& values) {
    const std::string text = starter_deal_text(values);
    INFO(text);
    const ReadDeal read = read_deal(text, "starter");
    REQUIRE(read.deal);
    return *read.deal;
}

}  // namespace

TEST_CASE("the starter deal without values is its file") {
    CHECK(starter_deal_text({}) == starter_template());
}

TEST_CASE("the starter deal has a figure of every kind") {
    const Deal deal = starter({});
    std::set<Status> statuses;
    std::set<Dimension> dimensions;
    std::set<Hedge> hedges;
    bool stated = false;
    for (const Investment& investment : deal.investments) {
        statuses.insert(investment.status);
        hedges.insert(investment.amount.figure.hedge);
        stated = stated || has_own_ends(investment.amount);
    }
    for (const Commitment& commitment : deal.commitments) {
        dimensions.insert(commitment.amount.figure.unit.of);
        if (commitment.over) dimensions.insert(commitment.over->figure.unit.of);
        hedges.insert(commitment.amount.figure.hedge);
    }
    CHECK(statuses.size() == 3);
    CHECK(dimensions == std::set{Dimension::money, Dimension::power, Dimension::energy, Dimension::time});
    CHECK(hedges == std::set{Hedge::none, Hedge::up_to, Hedge::at_least, Hedge::more_than});
    CHECK(stated);
    CHECK(deal.valuations.size() == 2);
    CHECK(deal.sources.size() == 2);
}

// By hand: 20 + 30 + 50 = 100 is the total; 20 + 30 = 50; 350 to 450 over 200 is within 1.5 to 2.5; October 2024 to
// March 2026 is 18 months; 100 / 350 = 28.6 %; 3 years are 3 years.
TEST_CASE("every claim of the starter deal with figures holds") {
    for (const std::string currency : {"USD", "EUR", "GBP", "JPY", "CAD", "CHF"}) {
        INFO(currency);
        const Deal deal = starter({{"currency", currency}});
        CHECK(deal.currency.code() == currency);
        int unchecked = 0;
        for (const CheckedClaim& claim : check_claims(deal)) {
            INFO(claim.claim.id);
            CHECK((claim.verdict == Verdict::holds || !claim.claim.that));
            unchecked += claim.claim.that ? 0 : 1;
        }
        CHECK(unchecked == 1);
        for (const Investment& investment : deal.investments) {
            CHECK(investment.amount.figure.unit == money(deal.currency));
        }
    }
}

TEST_CASE("the starter deal gives back every value") {
    const Deal deal = starter({{"id", "one-two"},
                               {"title", "$5 and 7"},
                               {"investor", "A \"q\" \\ /"},
                               {"company", "Société 取引"},
                               {"announced", "2026-Q2"},
                               {"currency", "CHF"}});
    CHECK(deal.id == "one-two");
    CHECK(deal.title == "$5 and 7");
    CHECK(deal.investor == "A \"q\" \\ /");
    CHECK(deal.company == "Société 取引");
    REQUIRE(deal.announced);
    CHECK(deal.announced->text == "2026-Q2");
}

TEST_CASE("names of any characters come back from the starter deal and none acts in the file") {
    const std::vector<std::string> characters{"\"", "\\",     "\n",     "\r",     "\t",     "\x01", "\x1b", "\x7f",
                                              "/",  "\u0085", "\u202e", "\u200b", "\ufeff", "é",    "取",   "😀",
                                              "a",  "{",      "}",      "$1",     ":",      ","};
    std::mt19937 random(20260420);
    for (int round = 0; round < 500; ++round) {
        std::string name = "N";
        for (int i = 0; i < 12; ++i) name += characters[random() % characters.size()];
        INFO("seed 20260420, round " << round);
        const std::string text = starter_deal_text(std::vector<StarterValue>{{"investor", name}});
        CHECK(starter({{"investor", name}}).investor == name);
        std::string shown;
        for (const char c : text) {
            if (c != '\n') shown += c;
        }
        CHECK(visible(shown) == shown);
    }
}

TEST_CASE("a value that its key cannot have is for the reader to refuse") {
    const std::vector<StarterValue> values{{"currency", "XYZ"}, {"id", "A b"}};
    std::vector<std::string> codes;
    for (const Diagnostic& problem : read_deal(starter_deal_text(values), "starter").problems) {
        codes.push_back(problem.code + " " + problem.place.pointer);
    }
    CHECK(codes == std::vector<std::string>{"bad-id /id", "unknown-currency /currency"});
}
