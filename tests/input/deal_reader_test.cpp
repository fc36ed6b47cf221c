// Many deals, each read into the memory of the one before: what a reader makes of a text is what read_deal makes of it.

#include <dealcalc/input/built_in.hpp>
#include <dealcalc/input/read.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

const std::string full =
    R"({"id":"d-1","title":"Z\u00fcrich and \ud83d\ude00","investor":"Fund \"A\"","company":"Café","announced":"2026-Q2",)"
    R"("currency":"EUR","sources":[{"id":"release","title":"Release","published":"2026-04","url":"https://x"}],)"
    R"("investments":[{"id":"seed","label":"Seed","status":"prior","amount":"€20M","source":"release","at":"p. 2"},)"
    R"({"id":"now","status":"firm","amount":30000000,"low":"€25M","after":["seed"],"probability":"2/5","x-own":[{}]},)"
    R"({"id":"later","status":"contingent","amount":"up to 50.5 million EUR","condition":"a plant","expected":"2027"}],)"
    R"("commitments":[{"id":"orders","by":"company","amount":"at least €12M","over":"3 years","same_as":"buys"},)"
    R"({"id":"compute","by":"investor","amount":"5 GW"}],)"
    R"("valuations":[{"id":"v0","on":"2024-Q4","value":"€200M"},{"id":"v1","value":"€1.4B","basis":"post-money"}],)"
    R"("claims":[{"id":"total","that":"exposure is up to €100.5M","source":"release"},{"id":"largest","label":"Largest"}]})";

/// What one reader makes of a text, and the other must.
struct Outcome {
    std::optional<Deal> deal;
    Diagnostics problems;
    std::string unread_id;
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome alone(std::string_view text) {
    ReadDeal read = read_deal(text, "deals.ndjson", 7);
    return {std::move(read.deal), std::move(read.problems), std::move(read.unread_id)};
}

Outcome after_others(DealReader& reader, std::string_view text) {
    if (const Deal* deal = reader.read(text, "deals.ndjson", 7)) return {*deal, {}, {}};
    return {std::nullopt, reader.problems(), reader.unread_id()};
}

/// Pieces that a careless hand or program might put in.
const std::vector<std::string> pieces = {"\"",
                                         "\\",
                                         "{",
                                         "}",
                                         "[",
                                         "]",
                                         ",",
                                         ":",
                                         " ",
                                         "\n",
                                         "\t",
                                         "\\u0000",
                                         "\\ud800",
                                         "\\u00e9",
                                         "\xC3\xA9",
                                         "\xFF",
                                         "null",
                                         "true",
                                         "-1",
                                         "0",
                                         "1e400",
                                         "1.10",
                                         "01",
                                         "\"id\":",
                                         "\"id\":\"seed\",",
                                         "\"after\":[\"seed\"],",
                                         "\"low\":1,",
                                         "\"high\":\"€60M\",",
                                         "\"x-mine\":[1,{}],",
                                         "\"probability\":\"2/5\",",
                                         "\"amount\":\"$5\",",
                                         "about ",
                                         "up to ",
                                         "USD ",
                                         "billoin",
                                         "2027-02-30",
                                         "exposure",
                                         "committed",
                                         "release",
                                         "seed",
                                         "now",
                                         "spend",
                                         "€",
                                         "M",
                                         "\"\"",
                                         "\"currency\":\"USD\","};

std::string damaged(std::string text, std::mt19937& random) {
    const auto below = [&](std::size_t end) { return random() % end; };
    for (std::size_t edits = 1 + below(3); edits > 0 && !text.empty(); --edits) {
        const std::size_t at = below(text.size());
        const std::size_t length = std::min(below(12), text.size() - at);
        switch (below(4)) {
        case 0: text.erase(at, length); break;
        case 1: text.insert(at, text.substr(below(text.size()), below(60))); break;
        case 2: text.replace(at, length, pieces[below(pieces.size())]); break;
        default: text.insert(at, pieces[below(pieces.size())]); break;
        }
    }
    return text;
}

}  // namespace

TEST_CASE("what a deal does not have is not left over from the deal before") {
    DealReader reader;
    const std::string bare = R"({"id":"d","investor":"A","company":"B","currency":"USD"})";
    const std::string one =
        R"({"id":"d","investor":"A","company":"B","currency":"USD",)"
        R"("investments":[{"id":"i","status":"firm","amount":5}],"claims":[{"id":"c","label":"L"}]})";
    const std::string built_in(built_in_deal_text());
    for (const std::string& text : {full, bare, built_in, one, full, one, bare, built_in, full}) {
        const Outcome outcome = after_others(reader, text);
        CHECK(outcome.deal);
        CHECK(outcome == alone(text));
    }
}

TEST_CASE("figures are in the currency of the deal wherever it is") {
    const std::string lists = R"("investments":[{"id":"i","status":"firm","amount":"$5M"}])";
    const std::string names = R"("id":"d","investor":"A","company":"B")";
    for (const std::string& text : {"{" + names + R"(,"currency":"CAD",)" + lists + "}",
                                    "{" + lists + "," + names + R"(,"x-own":[{"currency":"AUD"}],"currency":"CAD"})"}) {
        const Outcome outcome = alone(text);
        REQUIRE(outcome.deal);
        CHECK(outcome.deal->investments[0].amount.figure.unit == money(*Currency::from_code("CAD")));
    }
}

TEST_CASE("damaged deals are read alike alone and after others") {
    constexpr unsigned seed = 20260420;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    DealReader reader;
    std::size_t good = 0;
    for (int round = 0; round < 6000; ++round) {
        const std::string text = damaged(full, random);
        const Outcome expected = alone(text);
        if (expected.deal) ++good;
        CAPTURE(text);
        REQUIRE(after_others(reader, text) == expected);
    }
    CHECK(good > 100);
}
