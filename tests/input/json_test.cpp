// The parser of JSON: where values and keys are, the bytes that a part of a string comes from, and the JSON library as
// the oracle of what is JSON and what it says.

#include "input/json.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "input/json_fault.hpp"
#include "support/catch.hpp"

using namespace dealcalc::input;

namespace {

std::string spelled(const std::string& text, Span span) {
    return text.substr(span.begin, span.size());
}

/// Everything that is pulled from a text, each as it is spelled.
std::vector<std::string> pulled(const std::string& text) {
    JsonParser json;
    json.start(text);
    std::vector<std::string> spellings{spelled(text, json.value().span)};
    while (json.depth() > 0) {
        JsonValue next;
        if (json.in_list()) {
            if (json.next_item()) spellings.push_back(spelled(text, json.value().span));
        } else if (json.next_key(next)) {
            spellings.push_back(spelled(text, next.span));
            spellings.push_back(spelled(text, json.value().span));
        }
    }
    json.end();
    return spellings;
}

/// The fault of a text; empty where there is none.
std::string fault_in(const std::string& text) {
    try {
        pulled(text);
    } catch (const JsonFault& fault) {
        return fault.problem.code;
    }
    return "";
}

JsonValue first_value(JsonParser& json, const std::string& text) {
    json.start(text);
    return json.value();
}

// ---- the oracle

using Json = nlohmann::json;

Json tree_of(JsonParser& json, const JsonValue& value) {
    Json tree;
    JsonValue key;
    switch (value.kind) {
    case JsonKind::object:
        tree = Json::object();
        while (json.next_key(key)) {
            const std::string name(key.text);
            tree[name] = tree_of(json, json.value());  // of a key that appears twice the library keeps the last
        }
        return tree;
    case JsonKind::list:
        tree = Json::array();
        while (json.next_item()) tree.push_back(tree_of(json, json.value()));
        return tree;
    case JsonKind::string: return std::string(value.text);
    default: return Json::parse(value.text);
    }
}

/// The two judge the text alike, but for what only our limits refuse.
void check_against_oracle(const std::string& text) {
    INFO(text);
    const Json expected = Json::parse(text, nullptr, false);
    try {
        JsonParser json;
        json.start(text);
        const Json tree = tree_of(json, json.value());
        json.end();
        REQUIRE(tree == expected);
    } catch (const JsonFault& fault) {
        const std::string& code = fault.problem.code;
        if (code == "byte-order-mark" || code == "too-deep" || code.starts_with("too-many")) return;
        REQUIRE(expected.is_discarded());
    }
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The data of the repository, and every block of the transcripts.
std::vector<std::string> texts_of_the_suites() {
    std::vector<std::string> texts;
    for (const auto& entry : std::filesystem::directory_iterator(DEALCALC_SOURCE_DIR "/data")) {
        if (entry.path().extension() == ".json") texts.push_back(bytes_of(entry.path()));
    }
    for (const auto& entry : std::filesystem::directory_iterator(DEALCALC_TEST_DIR "/transcripts")) {
        if (entry.path().extension() != ".md") continue;
        const std::string document = bytes_of(entry.path());
        const std::string fence = "\n```";
        for (std::size_t open = document.find(fence); open != std::string::npos;) {
            const std::size_t begin = document.find('\n', open + fence.size()) + 1;
            const std::size_t end = document.find(fence, begin - 1);
            if (end == std::string::npos) break;
            texts.push_back(end < begin ? "" : document.substr(begin, end - begin));
            open = document.find(fence, end + fence.size());
        }
    }
    return texts;
}

const std::vector<std::string> pieces = {
    "\"",      "\\",      "{",        "}",        "[",       "]",        ",",       ":",      " ",      "\n",   "\t",
    "\\u0000", "\\ud800", "\\ude00",  "\\u00e9",  "\\uD83D", "\xC3\xA9", "\xFF",    "\x7F",   "null",   "nul",  "true",
    "truex",   "false",   "-1",       "0",        "1e400",   "1e308",    "2e308",   "1.10",   "01",     "-",    "1.",
    "1e+",     "1E-5",    "0e1",      "-0",       "\"a\":",  "\"x\"",    "{}",      "[]",     "[1,2]",  "é",    "😀",
    "/",       "\\/",     "\\b",      "1.7976931348623157e308", "1.7976931348623159e308", "12345678901234567890123"};

std::string mutated(std::string text, std::mt19937& random) {
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

TEST_CASE("every value and key knows where it is") {
    const std::string text =
        " {\"a\" : [ 1.10,-0 ,5e+3, 0],\r\n\t\"\\u0062\\\"\":{ \"c\":true , \"d\" :null},\"e\":\"x\\\\\"} ";
    CHECK(pulled(text) == std::vector<std::string>{"{", "\"a\"", "[", "1.10", "-0", "5e+3", "0", "\"\\u0062\\\"\"", "{",
                                                   "\"c\"", "true", "\"d\"", "null", "\"e\"", "\"x\\\\\""});
}

TEST_CASE("a string without escapes is a view into the text and another is decoded") {
    JsonParser json;
    const std::string plain = R"("plain é")", escaped = R"("\u0062\"\ud83d\ude00 é\n")";
    const JsonValue verbatim = first_value(json, plain);
    CHECK(verbatim.text == "plain é");
    CHECK(verbatim.text.data() == plain.data() + 1);
    CHECK(verbatim.is_verbatim());
    const JsonValue decoded = first_value(json, escaped);
    CHECK(decoded.text == "b\"😀 é\n");
    CHECK_FALSE(decoded.is_verbatim());
}

TEST_CASE("lines and columns count characters") {
    JsonParser json;
    const std::string text = "[\n \"é€\", {";
    json.start(text, deal_file, 7);
    json.value();
    json.next_item();
    json.value();
    json.next_item();
    const JsonValue open = json.value();
    CHECK(json.line() == 8);
    CHECK(json.column(open.span.begin) == 8);
}

TEST_CASE("a pointer names what was pulled last") {
    JsonParser json;
    const std::string text = R"({"a/b": [10, {"c~": "x"}], "d": 1})";
    json.start(text);
    JsonValue key;
    json.value();
    CHECK(json.pointer() == "");
    json.next_key(key);
    CHECK(json.pointer() == "/a~1b");
    json.value();
    CHECK(json.pointer() == "/a~1b");
    json.next_item();
    json.value();
    CHECK(json.pointer() == "/a~1b/0");
    json.next_item();
    json.value();
    CHECK(json.pointer() == "/a~1b/1");
    json.next_key(key);
    json.value();
    CHECK(json.pointer() == "/a~1b/1/c~0");
    CHECK(json.leave(1) == text.find(", \"d\""));
    CHECK(json.pointer() == "/a~1b");
    json.next_key(key);
    CHECK(json.pointer() == "/d");
}

TEST_CASE("a part of a decoded string is found in its spelling") {
    struct Row {
        std::string spelling;
        std::size_t at, length;
        std::string expected;
    };
    const Row row = GENERATE(values<Row>({
        {R"("plain")", 0, 5, "plain"},
        {R"("plain")", 2, 2, "ai"},
        {R"("plain")", 5, 0, ""},
        {R"("")", 0, 0, ""},
        {R"("a\tb")", 1, 1, R"(\t)"},
        {R"("a\tb")", 2, 1, "b"},
        {R"("\u0024b")", 0, 1, R"(\u0024)"},
        {R"("\u0024b")", 1, 1, "b"},
        {R"("\u00e9b")", 2, 1, "b"},
        {R"("\u07ffb")", 2, 1, "b"},
        {R"("\u0800b")", 3, 1, "b"},
        {R"("\u007fb")", 1, 1, "b"},
        {R"("\uD7FFb")", 3, 1, "b"},
        {R"("\uDBFF\udfffb")", 4, 1, "b"},
        {R"("\uda00\udfffb")", 0, 4, R"(\uda00\udfff)"},
        {R"("\ud900\udfffb")", 4, 1, "b"},
        {R"("\ud83d\ude00b")", 4, 1, "b"},
        {"\"\u00e9b\"", 2, 1, "b"},
        {"\"\u00e9b\"", 0, 2, "\u00e9"},
    }));
    INFO(row.spelling);
    CHECK(spelled(row.spelling, raw_span(row.spelling, {0, row.spelling.size()}, row.at, row.length)) == row.expected);
}

TEST_CASE("what is wrong with the bytes comes before what is wrong with the JSON") {
    CHECK(fault_in("{}") == "");
    CHECK(fault_in("") == "empty-file");
    CHECK(fault_in(" \r\n\t") == "empty-file");
    CHECK(fault_in("\xEF\xBB\xBF{}") == "byte-order-mark");
    CHECK(fault_in(std::string("\xFE\xFF\0{", 4)) == "not-utf8");
    CHECK(fault_in(std::string("{\0}", 3)) == "nul-byte");
    CHECK(fault_in("{]\xFF") == "not-utf8");
    CHECK(fault_in("\"\u00e9\u20ac\U0001f4b0\"") == "");
    for (const char* bad : {"\x80", "\xC3", "\xC3(", "\xE2\x82", "\xED\xA0\x80", "\xC0\xAF", "\xE0\x80\x80",
                            "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
        CHECK(fault_in(bad) == "not-utf8");
        CHECK(fault_in('"' + std::string(bad) + '"') == "not-utf8");
    }
    CHECK(fault_in(std::string(most_file_bytes + 1, ' ')) == "too-large");
}

TEST_CASE("a word that only begins like one of JSON stands without quotes") {
    for (const char* word : {"[truex]", "[nullable]", "[falsehood]", "[trueish, 1]"}) {
        CHECK(fault_in(word) == "missing-quotes");
    }
    for (const char* text : {"truex", "# Deal", "<html>", "An article"}) CHECK(fault_in(text) == "not-json");
}

TEST_CASE("the texts of all tests are JSON and say what the JSON library reads in them") {
    const std::vector<std::string> texts = texts_of_the_suites();
    REQUIRE(texts.size() > 500);
    for (const std::string& text : texts) check_against_oracle(text);
}

TEST_CASE("mutated deals are JSON where the JSON library says so and say the same") {
    constexpr unsigned seed = 20260420;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::vector<std::string> deals = texts_of_the_suites();
    std::erase_if(deals, [](const std::string& text) { return !text.starts_with('{') || text.size() > 10'000; });
    std::size_t good = 0;
    for (int round = 0; round < 10'000; ++round) {
        const std::string text = mutated(deals[random() % deals.size()], random);
        if (!Json::parse(text, nullptr, false).is_discarded()) ++good;
        check_against_oracle(text);
    }
    CHECK(good > 500);
}
