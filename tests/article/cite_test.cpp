#include <dealcalc/article/cite.hpp>
#include <dealcalc/article/draft.hpp>
#include <dealcalc/input/read.hpp>

#include "support/catch.hpp"

using namespace dealcalc;
using namespace dealcalc::article;

namespace {

std::vector<Scan> scans(std::initializer_list<std::string_view> texts) {
    std::vector<Scan> all;
    for (const std::string_view text : texts) all.push_back(std::get<Scan>(scan_article(text, "article.txt")));
    return all;
}

Deal deal_with(const std::string& amount) {
    return *read_deal(R"({"id": "d", "investor": "A", "company": "B", "currency": "USD", "investments": [)"
                      R"({"id": "a", "status": "firm", "amount": ")" +
                          amount + R"("}]})",
                      "d.json")
                .deal;
}

Finding finding(const std::string& amount, std::string_view text) {
    return cite(deal_with(amount), scans({text})).figures.front().finding;
}

}  // namespace

TEST_CASE("a figure is found as written where number and unit and hedge are the same") {
    CHECK(finding("$5B", "It paid $5 billion.") == Finding::as_written);
    CHECK(finding("$5,000M", "It paid $5 billion.") == Finding::as_written);
    CHECK(finding("exactly $5B", "It paid $5 billion.") == Finding::as_written);
    CHECK(finding("up to $5B", "It paid as much as $5 billion.") == Finding::as_written);
}

TEST_CASE("a hedge that was dropped or added or changed is another") {
    CHECK(finding("$5B", "It paid about $5 billion.") == Finding::other_hedge);
    CHECK(finding("about $5B", "It paid $5 billion.") == Finding::other_hedge);
    CHECK(finding("nearly $5B", "It paid over $5 billion.") == Finding::other_hedge);
}

TEST_CASE("powers of ten and other units and what is not there are told apart") {
    CHECK(finding("$5B", "It paid $50 billion.") == Finding::other_scale);
    CHECK(finding("$5B", "It paid $5 million.") == Finding::other_scale);
    CHECK(finding("$5B", "It paid \u20AC5 billion.") == Finding::other_unit);
    CHECK(finding("$5B", "It paid $6 billion.") == Finding::not_found);
    CHECK(finding("$5B", "It gets 5 GW.") == Finding::not_found);
    CHECK(finding("$0", "It paid $5 billion.") == Finding::not_found);
}

TEST_CASE("what is as written comes before what is off by ten") {
    CHECK(finding("$5B", "It paid $50 billion, then $5 billion.") == Finding::as_written);
}

TEST_CASE("figures of the text that the file does not use are listed once and repetitions are used") {
    const Citations citations = cite(deal_with("$5B"), scans({"It paid $5 billion. Yes, $5 billion, and $6 billion."}));
    REQUIRE(citations.unused.size() == 1);
    CHECK(citations.unused.front().mention == 2);
    CHECK(citations.all_as_written());
}

TEST_CASE("a draft has the parts and the total and reads back") {
    const auto drafted = draft(scans(
        {"Acme buys into Bolt\n\nOn 3 May 2024 Acme said it will pay $5 billion immediately and up to $20 billion on "
         "milestones. With the $8 billion it has already invested that makes $33 billion in all. Volt, a rival, paid "
         "$9 billion for Amp in 2020.\n"}));
    REQUIRE(drafted);
    const ReadDeal read = read_deal(drafted->text, "draft");
    REQUIRE(read.deal);
    CHECK(read.deal->investor == "Acme");
    CHECK(read.deal->company == "Bolt");
    REQUIRE(read.deal->investments.size() == 3);
    CHECK(read.deal->investments[0].status == Status::firm);
    CHECK(read.deal->investments[1].status == Status::contingent);
    CHECK(read.deal->investments[2].status == Status::prior);
    REQUIRE(read.deal->claims.size() == 1);
    CHECK(read.deal->claims[0].that->text == "exposure is $33 billion");
    CHECK(drafted->unplaced == 1);
    CHECK(drafted->text.find("\"quote\": \"$9 billion\"") != std::string::npos);
}

TEST_CASE("every figure of a text is in the draft or under what is unplaced") {
    const std::string_view text =
        "Acme buys into Bolt\n\nAcme will pay $5 billion at closing and \u20AC3 million later, a 20 percent premium. "
        "It gets 5 GW for ten years. Shares rose 2 percent to $14.\n";
    const auto drafted = draft(scans({text}));
    REQUIRE(drafted);
    for (const char* words : {"$5 billion", "\u20AC3 million", "20 percent", "5 GW", "ten years", "2 percent", "$14"}) {
        INFO(words);
        CHECK(drafted->text.find(words) != std::string::npos);
    }
}

TEST_CASE("a text without a deal gives no draft") {
    CHECK_FALSE(draft(scans({"Wind made 83 TWh and cost $2 billion."})));
    CHECK_FALSE(draft(scans({"No figure here."})));
}
