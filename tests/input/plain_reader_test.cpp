// The reader in one pass against the reader with the tree: what the one reads, the other reads to an equal deal.

#include <dealcalc/input/built_in.hpp>
#include <dealcalc/input/read.hpp>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "input/plain_reader.hpp"
#include "support/catch.hpp"

using namespace dealcalc;

namespace {

constexpr unsigned seed = 20260420;

const std::string plain =
    R"({"id":"d-1","title":"Z\u00fcrich and \ud83d\ude00","investor":"Fund \"A\"","company":"Café","announced":"2026-Q2",)"
    R"("currency":"EUR","sources":[{"id":"release","title":"Release","published":"2026-04","url":"https://x"}],)"
    R"("investments":[{"id":"seed","label":"Seed","status":"prior","amount":"€20M","source":"release","at":"p. 2"},)"
    R"({"id":"now","status":"firm","amount":30000000},)"
    R"({"id":"later","status":"contingent","amount":"up to 50.5 million EUR","condition":"a plant","expected":"2027"}],)"
    R"("commitments":[{"id":"orders","by":"company","amount":"at least €12M","over":"3 years","same_as":"buys"},)"
    R"({"id":"compute","by":"investor","amount":"5 GW"}],)"
    R"("valuations":[{"id":"v0","on":"2024-Q4","value":"€200M"},{"id":"v1","value":"€1.4B","basis":"post-money"}],)"
    R"("claims":[{"id":"total","that":"exposure is up to €100.5M","source":"release"},{"id":"largest","label":"Largest"}]})";

/// What one reader makes of a text, and the other must.
struct Outcome {
    std::optional<Deal> deal;
    Diagnostics problems;
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome by_tree(std::string_view text) {
    ReadDeal read = read_deal(text, "deals.ndjson", 7);
    return {std::move(read.deal), std::move(read.problems)};
}

Outcome by_reader(DealReader& reader, std::string_view text) {
    const Deal* deal = reader.read(text, "deals.ndjson", 7);
    if (deal) return {*deal, {}};
    return {std::nullopt, reader.problems()};
}

bool is_plain(std::string_view text) {
    return input::PlainReader().read(text, 1) != nullptr;
}

std::string replaced(std::string text, std::string_view old, std::string_view with) {
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), with);
}

/// Pieces that a careless hand or program might put in.
const std::vector<std::string> pieces = {
    "\"",       "\\",         "{",       "}",          "[",         "]",       ",",        ":",        " ",        "\n",
    "\t",       "\\u0000",    "\\ud800", "\\u00e9",    "\xC3\xA9", "\xFF",    "null",     "true",     "-1",       "0",
    "1e400",    "1.10",       "01",      "\"id\":",    "\"id\":\"seed\",", "\"after\":[\"seed\"],", "\"low\":1,", "\"high\":\"€60M\",",
    "\"x-mine\":[1,{}],", "\"probability\":\"2/5\",", "\"amount\":\"$5\",", "about ", "up to ", "USD ",  "billoin",  "2027-02-30",
    "exposure", "committed",  "release", "seed",       "now",       "spend",   "€",        "M",        "\"\"",     "\"currency\":\"USD\","};

std::string damaged(std::string text, std::mt19937& random) {
    const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
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

TEST_CASE("a plain deal is read in one pass and to the deal that the tree gives") {
    REQUIRE(is_plain(plain));
    REQUIRE(is_plain(built_in_deal_text()));
    const std::string escaped_key = replaced(plain, R"("title":)", R"( "t\u0069tle" : )");
    REQUIRE(is_plain(escaped_key));
    DealReader reader;
    CHECK(by_tree(plain).deal);
    CHECK(by_reader(reader, plain) == by_tree(plain));
    CHECK(by_reader(reader, escaped_key) == by_tree(escaped_key));
    CHECK(by_reader(reader, built_in_deal_text()) == by_tree(built_in_deal_text()));
    CHECK(by_reader(reader, plain) == by_tree(plain));
}

TEST_CASE("what a deal does not have is not left over from the deal before") {
    DealReader reader;
    const std::string bare = R"({"id":"d","investor":"A","company":"B","currency":"USD"})";
    const std::string one = R"({"id":"d","investor":"A","company":"B","currency":"USD",)"
                            R"("investments":[{"id":"i","status":"firm","amount":5}],"claims":[{"id":"c","label":"L"}]})";
    for (const std::string& text : {plain, bare, one, plain, one, bare, plain}) {
        REQUIRE(is_plain(text));
        CHECK(by_reader(reader, text) == by_tree(text));
    }
}

TEST_CASE("what is rare or wrong is left to the reader with the tree") {
    const std::vector<std::pair<std::string, std::string>> changes = {
        {R"("id":"d-1",)", R"("id":"d-1","x-note":1,)"},
        {R"("id":"d-1",)", R"("id":"d-1","id":"d-1",)"},
        {R"("id":"d-1",)", ""},
        {R"("id":"d-1",)", R"(,"id":"d-1",)"},
        {R"("Largest"}]})", R"("Largest"}],})"},
        {R"("Largest"}]})", R"("Largest"},]})"},
        {R"("Largest"}]})", R"("Largest",}]})"},
        {R"("Largest"}]})", R"("Largest"}] , })"},
        {R"("id":"d-1")", R"("id":"D 1")"},
        {R"("title":)", R"("titel":)"},
        {R"("EUR","sources")", R"("EUX","sources")"},
        {R"("now","status":"firm")", R"("seed","status":"firm")"},
        {R"("now","status":"firm")", R"("exposure","status":"firm")"},
        {R"("now","status":"firm")", R"("now","status":"frim")"},
        {R"("source":"release","at")", R"("source":"article","at")"},
        {R"("amount":30000000)", R"("amount":-30000000)"},
        {R"("amount":30000000)", R"("amount":3e500)"},
        {R"("amount":30000000)", R"("amount":30000000,"low":1)"},
        {R"("amount":30000000)", R"("amount":30000000,"probability":0.5)"},
        {R"("amount":30000000)", R"("amount":30000000,"after":["seed"])"},
        {R"("amount":30000000)", R"("amount":null)"},
        {R"("€20M")", R"("20 GW")"},
        {R"("over":"3 years")", R"("over":3)"},
        {R"("expected":"2027")", R"("expected":"2027-13")"},
        {R"("expected":"2027")", R"("expected":"")"},
        {R"("announced":"2026-Q2")", R"("announced":"")"},
        {R"("label":"Seed")", R"("label":"")"},
        {R"("basis":"post-money")", R"("basis":"")"},
        {R"("label":"Largest")", R"("label":" ")"},
        {R"("exposure is)", R"("exposur is)"},
        {R"(\ud83d\ude00)", R"(\ud83d)"},
        {"Café", "Caf\xE9"},
        {"Café", std::string("Caf\0", 4)},
    };
    DealReader reader;
    input::PlainReader again;  // what was refused once is not taken for what stood there before
    for (const auto& [old, with] : changes) {
        const std::string text = replaced(plain, old, with);
        CAPTURE(text);
        CHECK_FALSE(is_plain(text));
        REQUIRE(again.read(plain, 1));
        CHECK_FALSE(again.read(text, 1));
        CHECK_FALSE(again.read(text, 1));
        CHECK(by_reader(reader, text) == by_tree(text));
    }
    for (const std::string& text : {plain + "x", plain.substr(0, plain.size() - 1), std::string("[]"), std::string("\"\"")}) {
        CHECK_FALSE(is_plain(text));
        CHECK(by_reader(reader, text) == by_tree(text));
    }
}

TEST_CASE("two readers agree on damaged deals") {
    std::mt19937 random(seed);
    CAPTURE(seed);
    DealReader reader;
    std::size_t good = 0;
    for (int round = 0; round < 6000; ++round) {
        const std::string text = damaged(plain, random);
        const Outcome expected = by_tree(text);
        if (expected.deal) ++good;
        CAPTURE(text);
        REQUIRE(by_reader(reader, text) == expected);
    }
    CHECK(good > 100);
}
