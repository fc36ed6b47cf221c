// Texts that are almost a deal: whatever is cut, dropped, doubled or put in, the answer is a deal or a problem that
// stands in the text. Run with the sanitizers, this is also the test that nothing is read past an end.

#include <dealcalc/input/read.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

const std::string good_text = R"({
  "id": "d", "investor": "A\u00e9\n", "company": "B", "currency": "USD", "x-note": [1.5, -0, 12e+3, null, {"a": true}],
  "investments": [{"id": "prior", "status": "prior", "amount": "up to $80B", "after": []}],
  "claims": [{"id": "c", "that": "prior is \ud83d\ude00"}, {"id": "e", "that": "exposure is $80B", "label": "é"}]
})";

void check_answer(const std::string& text) {
    const ReadDeal read = read_deal(text, "deal.json");
    REQUIRE(read.deal.has_value() == read.problems.empty());
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    for (const Diagnostic& problem : read.problems) {
        INFO(problem.message);
        REQUIRE_FALSE(problem.message.empty());
        REQUIRE(problem.place.line <= lines);
        REQUIRE(problem.place.caret_at + problem.place.caret_length <= problem.place.line_text.size() + 1);
    }
}

}  // namespace

TEST_CASE("a deal cut short anywhere is one problem") {
    for (std::size_t end = 0; end < good_text.size(); ++end) {
        INFO("cut at byte " << end);
        const ReadDeal read = read_deal(good_text.substr(0, end), "deal.json");
        REQUIRE(read.problems.size() == 1);
        check_answer(good_text.substr(0, end));
    }
}

TEST_CASE("a deal without one of its bytes is a deal or a problem") {
    for (std::size_t at = 0; at < good_text.size(); ++at) {
        INFO("without byte " << at);
        std::string text = good_text;
        check_answer(text.erase(at, 1));
    }
}

TEST_CASE("a deal with something put in is a deal or a problem") {
    const std::vector<std::string> tokens = {
        ",",     ":",       "{",       "}",     "[",   "]",     "\"",    "'",        "\\",         "\\u",
        "\\u00", "\\ud83d", "\\ude00", "\\uD9", "\\x", "/",     "//",    "/*",       "#",          "+",
        "-",     ".",       "0",       "5",     "1e",  "1.",    "1e400", "e5",       "%",          "GW",
        "true",  "nul",     "$",       "_",     "\t",  "\n",    "\r\n",  "\x01",     "\x7f",       "“",
        "‘",     "«",       "é",       "€5B",   "NaN", "1,000", "5 GW",  "01",       "-01",        " ",
        "*",     "\"a\"",   "”",       "’",     "„",   "-Inf",  "\\ud8", "\\uDBFFx", "\\ud800\\u", "\\ud800\\ud800",
        "null",  "9,",      "9,9",     "8,,",   "1-2", "1+2"};
    for (const std::string& token : tokens) {
        for (std::size_t at = 0; at <= good_text.size(); ++at) {
            INFO(token << " put in at byte " << at);
            std::string text = good_text;
            check_answer(text.insert(at, token));
        }
    }
}

TEST_CASE("a deal cut short after something put in is a problem that stands in it") {
    std::mt19937 random(20260420);
    const std::string bytes = "{}[]\",:\\u0dD89abc'/*#+-.eE5 \n\t_$%";
    for (int round = 0; round < 20'000; ++round) {
        std::string text = good_text;
        for (int change = 0; change < 3; ++change) {
            text[random() % text.size()] = bytes[random() % bytes.size()];
        }
        if (round % 2 == 0) text.resize(random() % text.size());
        INFO("seed 20260420, round " << round << ": " << text);
        check_answer(text);
    }
}
