// Where values and keys of a JSON text stand, and which bytes a part of a string comes from.

#include "input/json_tree.hpp"

#include <string>
#include <variant>
#include <vector>

#include "input/problem.hpp"
#include "support/catch.hpp"

using namespace dealcalc::input;

namespace {

JsonNode tree_of(const std::string& text) {
    INFO(text);
    auto parsed = parse_json(text);
    REQUIRE(std::holds_alternative<JsonNode>(parsed));
    return std::get<JsonNode>(std::move(parsed));
}

std::string spelled(const std::string& text, Span span) {
    return text.substr(span.begin, span.size());
}

/// The spelling of every value below `node`, in order.
void collect(const std::string& text, const JsonNode& node, std::vector<std::string>& spellings) {
    spellings.push_back(spelled(text, node.span));
    for (const JsonNode& child : node.children) collect(text, child, spellings);
}

}  // namespace

TEST_CASE("every value and key knows where it stands") {
    const std::string text =
        " {\"a\" : [ 1.10,-0 ,5e+3, 0],\r\n\t\"\\u0062\\\"\":{ \"c\":true , \"d\" :null},\"e\":\"x\\\\\"} ";
    const JsonNode root = tree_of(text);
    std::vector<std::string> spellings;
    collect(text, root, spellings);
    CHECK(spellings == std::vector<std::string>{text.substr(1, text.size() - 2), "[ 1.10,-0 ,5e+3, 0]", "1.10", "-0",
                                                "5e+3", "0", "{ \"c\":true , \"d\" :null}", "true", "null",
                                                "\"x\\\\\""});
    REQUIRE(root.keys.size() == 3);
    CHECK(root.keys[1].text == "b\"");
    CHECK(spelled(text, root.keys[1].span) == "\"\\u0062\\\"\"");
    CHECK(root.children[2].text == "x\\");
    CHECK(root.children[0].children[0].text == "1.10");
}

TEST_CASE("duplicate keys are all kept") {
    const JsonNode root = tree_of(R"({"a": 1, "a": 2})");
    REQUIRE(root.children.size() == 2);
    CHECK(root.children[0].text == "1");
    CHECK(root.children[1].text == "2");
}

TEST_CASE("a pointer names the value or key at a byte") {
    const std::string text = R"({"a/b": [10, {"c~": "x"}], "d": 1})";
    const JsonNode root = tree_of(text);
    CHECK(pointer_at(root, 0) == "");
    CHECK(pointer_at(root, text.find("a/b")) == "/a~1b");
    CHECK(pointer_at(root, text.find("10")) == "/a~1b/0");
    CHECK(pointer_at(root, text.find("c~")) == "/a~1b/1/c~0");
    CHECK(pointer_at(root, text.find("\"x")) == "/a~1b/1/c~0");
    CHECK(pointer_at(root, text.find(", {")) == "/a~1b");
    CHECK(pointer_at(root, text.find("1}")) == "/d");
    CHECK(pointer_at(root, text.size() - 1) == "");
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
    const JsonNode node = tree_of(row.spelling);
    INFO(row.spelling);
    CHECK(spelled(row.spelling, raw_span(row.spelling, node, row.at, row.length)) == row.expected);
}

TEST_CASE("bytes are checked before they are read as JSON") {
    const auto code_of = [](const std::string& text) {
        const auto problem = check_bytes(text);
        return problem ? problem->code : "";
    };
    CHECK(code_of("{}") == "");
    CHECK(code_of("") == "empty-file");
    CHECK(code_of(" \r\n\t") == "empty-file");
    CHECK(code_of("\xEF\xBB\xBF{}") == "byte-order-mark");
    CHECK(code_of(std::string("\xFE\xFF\0{", 4)) == "not-utf8");
    CHECK(code_of(std::string("{\0}", 3)) == "nul-byte");
    CHECK(code_of("\"\u00e9\u20ac\U0001f4b0\"") == "");
    for (const char* bad : {"\x80", "\xC3", "\xC3(", "\xE2\x82", "\xED\xA0\x80", "\xC0\xAF", "\xE0\x80\x80",
                            "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
        CHECK(code_of(bad) == "not-utf8");
    }
}
