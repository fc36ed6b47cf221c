// The schema and the reader say the same of keys and words: the tables of the reader against data/deal.schema.json.
// tests/schema has an independent validator and the reader judge the same deals.

#include <dealcalc/base/unit.hpp>
#include <dealcalc/input/built_in.hpp>
#include <dealcalc/model/formula.hpp>

#include <set>
#include <string>
#include <variant>

#include "input/fields.hpp"
#include "input/json_tree.hpp"
#include "support/catch.hpp"

using namespace dealcalc;
using namespace dealcalc::input;

namespace {

const JsonNode& member(const JsonNode& object, std::string_view key) {
    INFO(key);
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
        if (object.keys[i].text == key) return object.children[i];
    }
    FAIL("the schema has no such key");
    return object;
}

std::set<std::string> strings_of(const JsonNode& list) {
    std::set<std::string> strings;
    for (const JsonNode& node : list.children) strings.insert(node.text);
    return strings;
}

std::set<std::string> keys_of(const JsonNode& object) {
    std::set<std::string> keys;
    for (const JsonKey& key : object.keys) keys.insert(key.text);
    return keys;
}

void check_object(const JsonNode& schema, const ObjectRule& rule) {
    INFO(rule.what);
    std::set<std::string> keys, required;
    for (const KeyRule& key : rule.keys) {
        keys.insert(std::string(key.name));
        if (key.required) required.insert(std::string(key.name));
    }
    CHECK(keys_of(member(schema, "properties")) == keys);
    CHECK(strings_of(member(schema, "required")) == required);
    CHECK(member(schema, "additionalProperties").text == "false");
    CHECK(keys_of(member(schema, "patternProperties")) == std::set<std::string>{"^x-"});
}

JsonNode schema() {
    return std::get<JsonNode>(parse_json(deal_schema_text()));
}

std::set<std::string> choices(const std::string& object, const std::string& key) {
    const JsonNode root = schema();
    return strings_of(member(member(member(member(member(root, "definitions"), object), "properties"), key), "enum"));
}

}  // namespace

TEST_CASE("the schema and the reader know the same keys") {
    const JsonNode root = schema();
    const JsonNode& definitions = member(root, "definitions");
    check_object(root, deal_rule);
    check_object(member(definitions, "source"), source_rule);
    check_object(member(definitions, "investment"), investment_rule);
    check_object(member(definitions, "commitment"), commitment_rule);
    check_object(member(definitions, "valuation"), valuation_rule);
    check_object(member(definitions, "claim"), claim_rule);
}

TEST_CASE("the schema and the reader know the same words") {
    CHECK(choices("investment", "status") == std::set<std::string>{"prior", "firm", "contingent"});
    CHECK(choices("commitment", "by") == std::set<std::string>{"investor", "company"});
    CHECK(choices("valuation", "basis") == std::set<std::string>{"pre-money", "post-money"});
}

TEST_CASE("the schema lists the currencies and the measures that the reader knows") {
    std::set<std::string> codes;
    const std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (const char a : letters) {
        for (const char b : letters) {
            for (const char c : letters) {
                const std::string code{a, b, c};
                if (Currency::from_code(code)) codes.insert(code);
            }
        }
    }
    const JsonNode root = schema();
    CHECK(strings_of(member(member(member(root, "properties"), "currency"), "enum")) == codes);

    const JsonNode& name = member(member(root, "definitions"), "name");
    const std::set<std::string> measures(measure_names.begin(), measure_names.end());
    CHECK(strings_of(member(member(name, "not"), "enum")) == measures);
}
