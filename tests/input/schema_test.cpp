// The schema and the reader say the same of keys and words: what the reader's messages list against
// data/deal.schema.json. tests/schema has an independent validator and the reader judge the same deals.

#include <dealcalc/base/unit.hpp>
#include <dealcalc/input/built_in.hpp>
#include <dealcalc/input/read.hpp>
#include <dealcalc/model/formula.hpp>

#include <algorithm>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "support/catch.hpp"

using namespace dealcalc;
using Json = nlohmann::json;

namespace {

using Words = std::set<std::string>;

Json schema() {
    return Json::parse(deal_schema_text());
}

Words keys_of(const Json& object) {
    Words keys;
    for (const auto& [key, value] : object.items()) keys.insert(key);
    return keys;
}

/// "id, title and url" as its words.
Words words_in(std::string list) {
    const std::size_t last = list.find(" and ");
    if (last != std::string::npos) list.replace(last, 5, ", ");
    Words words;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(", ", at), list.size());
        words.insert(list.substr(at, end - at));
        at = end + 2;
    }
    return words;
}

/// What follows `start` in the help of a problem, up to `end`.
std::string listed(const Diagnostics& problems, const std::string& start, const std::string& end) {
    for (const Diagnostic& problem : problems) {
        if (!problem.help.starts_with(start)) continue;
        return problem.help.substr(start.size(), problem.help.find(end) - start.size());
    }
    FAIL("no help begins with " << start);
    return "";
}

/// An object of the deal file with a key that nobody knows, and none that it needs.
void check_object(const Json& object, const std::string& what, const std::string& text) {
    INFO(what);
    const Diagnostics problems = read_deal(text, "deal.json").problems;
    CHECK(words_in(listed(problems, "the keys of " + what + " are ", ";")) == keys_of(object["properties"]));
    CHECK(words_in(listed(problems, what + " needs ", "\n")) == object["required"].get<Words>());
    CHECK(object["additionalProperties"] == false);
    CHECK(keys_of(object["patternProperties"]) == Words{"^x-"});
}

Words choices(const std::string& object, const std::string& key) {
    return schema()["definitions"][object]["properties"][key]["enum"].get<Words>();
}

}  // namespace

TEST_CASE("the schema and the reader know the same keys") {
    const Json root = schema();
    const auto check_item = [&](const std::string& kind, const std::string& what) {
        const std::string list =
            R"({"id": "d", "investor": "A", "company": "B", "currency": "USD", ")" + kind + "s\": [";
        check_object(root["definitions"][kind], what, list + R"({"zzzzzzzzzz": 1}]})");
    };
    check_object(root, "a deal", R"({"zzzzzzzzzz": 1})");
    check_item("source", "a source");
    check_item("investment", "an investment");
    check_item("commitment", "a commitment");
    check_item("valuation", "a valuation");
    check_item("claim", "a claim");
}

TEST_CASE("the schema and the reader know the same words") {
    CHECK(choices("investment", "status") == Words{"prior", "firm", "contingent"});
    CHECK(choices("commitment", "by") == Words{"investor", "company"});
    CHECK(choices("valuation", "basis") == Words{"pre-money", "post-money"});
}

TEST_CASE("the schema lists the currencies and the measures that the reader knows") {
    Words codes;
    const std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (const char a : letters) {
        for (const char b : letters) {
            for (const char c : letters) {
                const std::string code{a, b, c};
                if (Currency::from_code(code)) codes.insert(code);
            }
        }
    }
    CHECK(schema()["properties"]["currency"]["enum"].get<Words>() == codes);
    CHECK(schema()["definitions"]["name"]["not"]["enum"].get<Words>() ==
          Words(measure_names.begin(), measure_names.end()));
}
