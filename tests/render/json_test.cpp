// JSON for machines, read back with a JSON parser.

#include "render/json.hpp"
#include "render/formats.hpp"

#include <dealcalc/input/built_in.hpp>
#include <dealcalc/report/present.hpp>

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;
using Json = nlohmann::json;

namespace {

Json parsed(const Report& report) {
    return Json::parse(render_json(report, {}));
}

/// One cell as JSON.
Json of(Cell cell) {
    return parsed({"c", "t", {{"s", "", Facts{{"k", "K", std::move(cell)}}}}})["s"]["k"];
}

Value only(const Number& n, const Unit& unit) {
    return {{Range::only(n), Range::only(n)}, n, unit};
}

Json first_exposure() {
    const Deal deal = built_in_deal();
    return parsed(present(exposure_of(deal), deal));
}

/// Every object that has a display and a unit is a quantity; each of its ends is null or a number with its exact text.
std::size_t check_quantities(const Json& json) {
    std::size_t count = 0;
    for (const auto& child : json) {
        if (child.is_structured()) count += check_quantities(child);
    }
    if (!json.is_object() || !json.contains("unit") || !json.contains("display")) return count;
    CHECK(json["display"].is_string());
    for (const std::string end : {"low", "high"}) {
        REQUIRE(json.contains(end));
        if (json[end].is_null()) {
            CHECK_FALSE(json.contains(end + "_exact"));
            continue;
        }
        CHECK(json[end].is_number());
        CHECK(json.at(end + "_exact").is_string());
        CHECK(json.at(end + "_included").is_boolean());
    }
    CHECK(json.contains("face") == json.contains("face_exact"));
    return count + 1;
}

}  // namespace

TEST_CASE("a number of any length has its exact text and a plain number beside it") {
    const Number tiny = Number::power_of_ten(-60);
    const Json json = of(LongQuantity{"under 0.1 %", Range::only(tiny), "fraction"});
    CHECK(json["display"] == "under 0.1 %");
    CHECK(json["unit"] == "fraction");
    CHECK(json["low"] == 1e-60);
    CHECK(json["low_exact"] == "0." + std::string(59, '0') + "1");
    CHECK(json["low_included"] == true);
    CHECK(json["high_exact"] == json["low_exact"]);

    const Json range = of(LongQuantity{"", Range(End{3}, End{Number::fraction(10, 3), false}), "USD"});
    CHECK(range["low"] == 3);
    CHECK(range["high"] == 10.0 / 3);
    CHECK(range["high_exact"] == "10/3");
    CHECK(range["high_included"] == false);
    CHECK(of(LongQuantity{"", Range::at_least(3), "USD"})["high"].is_null());
}

TEST_CASE("a document starts with its version and command and title and ends in a line end") {
    const std::string text = render_json({"exposure", "A title", {}}, {});
    CHECK(text == "{\n  \"schema_version\": 1,\n  \"command\": \"exposure\",\n  \"title\": \"A title\"\n}\n");
}

TEST_CASE("the exposure of the first deal has its numbers for machines") {
    const Json json = first_exposure();
    CHECK(json["command"] == "exposure");
    CHECK(json["deal"]["id"] == "amazon-anthropic");
    CHECK(json["deal"]["announced"] ==
          Json({{"display", "2026-04-20"}, {"first", "2026-04-20"}, {"last", "2026-04-20"}}));
    REQUIRE(json["investments"].size() == 3);
    const Json& milestone = json["investments"][2];
    CHECK(milestone["id"] == "milestone");
    CHECK(milestone["amount"]["reported"] == "up to $200B");
    CHECK(milestone["amount"]["hedge"] == "up to");
    CHECK(milestone["amount"]["low"] == 0);
    CHECK(milestone["amount"]["high"] == 200'000'000'000);
    CHECK(milestone["bar"]["conditional"] == true);
    CHECK(json["totals"]["exposure"]["low"] == 85'000'000'000);
    CHECK(json["totals"]["exposure"]["high_exact"] == "285000000000");
    CHECK(json["totals"]["exposure"]["unit"] == "USD");
    CHECK(json["stated"][0]["verdict"] == "fails");
    CHECK(json["stated"][0]["difference"]["face"] == 45'000'000'000);
    CHECK(json["notes"].size() == 1);
}

TEST_CASE("every quantity of every report has exact strings beside its numbers") {
    const Deal deal = built_in_deal();
    CHECK(check_quantities(first_exposure()) > 10);
    CHECK(check_quantities(parsed(present(valuations_of(deal), deal))) > 5);
    CHECK(check_quantities(parsed(present({CheckedDeal{deal, check_claims(deal)}}))) > 20);
    CHECK(check_quantities(parsed(present(portfolio_of({deal, deal})))) > 5);
    CHECK(check_quantities(parsed(present_figure(reported("about $380B")))) > 3);
}

TEST_CASE("sections for machines alone are in the document") {
    Section hidden{"hidden", "", Facts{{"k", "K", Text{"v"}}}};
    hidden.for_people = false;
    CHECK(parsed({"c", "t", {hidden}})["hidden"]["k"] == "v");
}

TEST_CASE("a whole number past 2^53 stays exact and past 2^63 is rounded beside its exact text") {
    const Json exact = of(Quantity{"d", only(9'007'199'254'740'993, usd)});
    CHECK(exact["low"] == 9'007'199'254'740'993);
    CHECK(exact["low_exact"] == "9007199254740993");
    const Json past = of(Quantity{"d", only(Number::power_of_ten(30), usd)});
    CHECK(past["low"].is_number_float());
    CHECK(past["low"] == 1e30);
    CHECK(past["low_exact"] == "1" + std::string(30, '0'));
    CHECK(of(Quantity{"d", only(-Number::power_of_ten(30), usd)})["high"] == -1e30);
    CHECK(of(Quantity{"d", only(-5, usd)})["high"] == -5);
}

TEST_CASE("a fraction is a plain number beside its exact text") {
    const Json json = of(Quantity{"6.33x", only(Number::fraction(19, 3), times)});
    CHECK(json["face"] == 19.0 / 3.0);
    CHECK(json["face_exact"] == "19/3");
    CHECK(json["unit"] == "x");
    CHECK(of(Quantity{"d", only(Number::fraction(3, 4), percent)})["low"] == 0.75);
    CHECK(of(Quantity{"d", only(Number::fraction(3, 4), percent)})["unit"] == "fraction");
}

TEST_CASE("an unbounded end is null and an open end is not included") {
    const Range range = Range::more_than(100);
    const Json json = of(Quantity{"d", Value{{range, range}, {}, usd}});
    CHECK(json["low"] == 100);
    CHECK(json["low_included"] == false);
    CHECK(json["high"].is_null());
    CHECK_FALSE(json.contains("high_exact"));
    CHECK_FALSE(json.contains("face"));
    CHECK_FALSE(json.contains("reported"));
    CHECK_FALSE(json.contains("hedge"));
    CHECK_FALSE(json.contains("approximate"));
    CHECK(of(Quantity{"d", Value{{Range::everything(), Range::everything()}, {}, usd}})["low"].is_null());
}

TEST_CASE("what could act on a terminal is escaped and reads back as it was") {
    const std::string hostile = "a\x1b\x7f\u009b\u202e\u2066 \u00fc\u682a";
    const std::string text = render_json({"c", hostile, {}}, {});
    CHECK(text.find("a\\u001b\\u007f\\u009b\\u202e\\u2066 \u00fc\u682a") != std::string::npos);
    CHECK(Json::parse(text)["title"] == hostile);
}

TEST_CASE("what passed through floating point says so") {
    Value value = only(1, percent);
    value.approximate = true;
    CHECK(of(Quantity{"d", value})["approximate"] == true);
}

TEST_CASE("every kind of cell has its JSON") {
    CHECK(of({}).is_null());
    CHECK(of(Text{"words"}) == "words");
    CHECK(of(Verdict::holds_by_rounding) == "holds by rounding");
    CHECK(of(Count{7, "7 claims"}) == 7);
    CHECK(of(Flag{true}) == true);
    CHECK(of(Flag{false}) == false);
    CHECK(of(Missing{"no date"}) == Json({{"display", "unknown"}, {"unknown", "no date"}}));
    CHECK(of(Bar{Number::fraction(1, 4), 1, false}) == Json({{"from", 0.25}, {"to", 1.0}, {"conditional", false}}));
    CHECK(of(When{"2024", date("2024").range}) ==
          Json({{"display", "2024"}, {"first", "2024-01-01"}, {"last", "2024-12-31"}}));
    CHECK(of(Citing{"article", "A title", "page 3"}) ==
          Json({{"id", "article"}, {"title", "A title"}, {"at", "page 3"}}));
    CHECK(of(Citing{"", "", "page 3"}) == Json({{"at", "page 3"}}));
    CHECK(of(Citing{"article", "", ""}) == Json({{"id", "article"}}));
    CHECK(of(Records{{"shown"}, Table({{"a", "A"}, {"b", "B"}}, {{Text{"1"}, Flag{true}}})}) ==
          Json::array({{{"a", "1"}, {"b", true}}}));
    CHECK(of(Records{}) == Json::array());
}

TEST_CASE("a table is a list of objects and without rows an empty list") {
    Table table;
    table.columns = {{"id", "Id"}, {"x", "X", Column::Align::right, false}};
    CHECK(parsed({"c", "t", {{"rows", "", table}}})["rows"] == Json::array());
    table.rows = {{Text{"a"}, Flag{true}}, {Text{"b"}, {}}};
    CHECK(parsed({"c", "t", {{"rows", "", table}}})["rows"] ==
          Json::array({{{"id", "a"}, {"x", true}}, {{"id", "b"}, {"x", nullptr}}}));
}

TEST_CASE("notes of all sections stand in one list and without any there is none") {
    const Report report{"c", "t", {{"a", "", Facts{}, {"one"}}, {"b", "", Facts{}, {"two", "three"}}}};
    CHECK(parsed(report)["notes"] == Json({"one", "two", "three"}));
    CHECK_FALSE(parsed({"c", "t", {{"a", "", Facts{}}}}).contains("notes"));
}

TEST_CASE("hostile names stay data") {
    const std::string hostile = "a\"},{\"x\":1 \x1b[31m \u202E \n \\";
    CHECK(of(Text{hostile}) == hostile);
    const std::string text = render_json({"c", hostile, {}}, {});
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(Json::parse(text)["title"] == hostile);
}

TEST_CASE("bytes that are no UTF-8 become the replacement character") {
    CHECK(of(Text{"a\xFF"}) == "a\uFFFD");
}

TEST_CASE("a style changes nothing") {
    const Deal deal = built_in_deal();
    const Report report = present(exposure_of(deal), deal);
    CHECK(render_json(report, {true, false, 20}) == render_json(report, {}));
}
