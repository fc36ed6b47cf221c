// Pictures: words that wrap, and charts that no command makes by itself.

#include "render/svg.hpp"

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

chart::Spot spot(std::int64_t value, const Number& at) { return {Number(value), at}; }

/// Two totals with their chances on scales to 100 and to a half, and the middle between them.
Chart distribution() {
    chart::Plane plane;
    plane.across.low = 0;
    plane.across.high = 100;
    plane.across.title = "Paid";
    plane.across.ticks = {{spot(0, 0), "$0"}, {spot(100, 1), "$100"}};
    plane.up.title = "Probability";
    plane.up.ticks = {{spot(0, 0), "0 %"}, {{Number::fraction(1, 2), 1}, "50 %"}};
    const chart::Spot foot = spot(0, 0);
    plane.pillars = {{chart::Kind::chance, spot(50, Number::fraction(1, 2)), spot(50, Number::fraction(1, 2)), foot,
                      {Number::fraction(1, 4), Number::fraction(1, 2)}, "$50", "25 %"},
                     {chart::Kind::chance, spot(75, Number::fraction(3, 4)), spot(100, 1), foot,
                      {Number::fraction(1, 2), 1}, "$75 to $100", "50 %"}};
    plane.lines = {{chart::Kind::stated, spot(80, Number::fraction(4, 5)), "median $80"},
                   {chart::Kind::stated, spot(90, Number::fraction(9, 10)), "9 in 10 $90"}};
    return {"chance", "Chances", {}, plane};
}

/// Paid at first, received at last: bars down and up from a line in the middle.
Chart cash_flows() {
    chart::Plane plane;
    plane.across.of_dates = true;
    plane.across.ticks = {{spot(20000, 0), "2024-10-04"}, {spot(20400, 1), "2025-11-08"}};
    const Number middle = Number::fraction(1, 2);
    plane.up.ticks = {{spot(-10, 0), "-$10"}, {spot(0, middle), "$0"}, {spot(10, 1), "$10"}};
    plane.pillars = {
        {chart::Kind::paid, spot(20000, 0), spot(20000, 0), spot(0, middle), spot(-10, 0), "2024-10-04", "-$10"},
        {chart::Kind::received, spot(20400, 1), spot(20400, 1), spot(0, middle), spot(10, 1), "2025-11-08", "$10"}};
    return {"flows", "Cash flows", "Paid $10, received $10", plane};
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("lengths are written in units with a tenth where there is one") {
    CHECK(svg::units(120) == "12");
    CHECK(svg::units(125) == "12.5");
    CHECK(svg::units(-5) == "-0.5");
    CHECK(svg::units(0) == "0");
}

TEST_CASE("a position falls on the nearest tenth of the plot") {
    CHECK(svg::across(0) == svg::left_edge);
    CHECK(svg::across(1) == svg::right_edge);
    // 19/22 of 4120 is 3558.18.
    CHECK(svg::across(Number::fraction(19, 22)) == svg::left_edge + 3558);
}

TEST_CASE("words break at spaces and a word too long for a line breaks inside") {
    const int width = svg::width_of("abcdef", svg::body);
    CHECK(svg::wrapped("abc def abcdefabcdef", svg::body, width) ==
          std::vector<std::string>{"abc", "def", "abcdef", "abcdef"});
    CHECK(svg::wrapped("", svg::body, width) == std::vector<std::string>{""});
    CHECK(svg::wrapped("東京東京", svg::body, svg::width_of("東京", svg::body)) ==
          std::vector<std::string>{"東京", "東京"});
}

TEST_CASE("words beyond the last line end in an ellipsis that fits") {
    const int width = svg::width_of("abcdef", svg::body);
    CHECK(svg::shortened("abcdef abcdef", svg::body, width, 2) == std::vector<std::string>{"abcdef", "abcdef"});
    const std::vector<std::string> cut = svg::shortened("abcdef abcdef abcdef", svg::body, width, 2);
    REQUIRE(cut.size() == 2);
    CHECK(cut.back().ends_with("…"));
    CHECK(svg::width_of(cut.back(), svg::body) <= width);
}

TEST_CASE("a distribution stands on its scale with its quantiles over it") {
    const std::string picture = svg_of(distribution(), "page-chance");
    CHECK(has(picture, "id=\"page-chance-title\">Chances<"));
    CHECK(has(picture, ">Chances. $50: 25 %. $75 to $100: 50 %. median $80. 9 in 10 $90.<"));
    // "50 %" takes 37.6 units and 8 after it, so the plot goes from 59.6 to 426. A stem is 6 units wide around its
    // middle, a bar goes from 3/4 of it to its end.
    CHECK(has(picture, "<text x=\"51.6\" "));
    CHECK(has(picture, "<rect x=\"239.8\" "));
    CHECK(has(picture, "<rect x=\"334.4\" "));
    CHECK(has(picture, "width=\"91.6\" height=\"180\""));
    for (const char* words : {">Probability<", ">Paid<", ">median $80<", ">9 in 10 $90<", ">25 %<", ">$100<"}) {
        INFO(words);
        CHECK(has(picture, words));
    }
}

TEST_CASE("cash flows hang from the line of nothing and stand on it") {
    const std::string picture = svg_of(cash_flows(), "flows");
    CHECK(has(picture, ">2024-10-04<"));
    CHECK(has(picture, ">-$10<"));
    CHECK(has(picture, "height=\"90\""));
    // Right of "-$10", which takes 32.7 units, and of 8 more.
    CHECK(has(picture, "<rect x=\"54.7\" "));
    CHECK(has(picture, "<rect x=\"420\" "));
}

TEST_CASE("a value steps aside for a line and is left out where only another bar has room for it") {
    Chart chart = distribution();
    auto& plane = std::get<chart::Plane>(chart.body);
    plane.lines = {{chart::Kind::value, spot(50, Number::fraction(1, 2)), "median $50"}};
    // Centred over the stem, "25 %" would begin 18.8 units left of 242.8; to the right of the line it has its middle
    // 24.8 units from it.
    CHECK(has(svg_of(chart, "aside"), "<text x=\"267.6\" "));
    plane.pillars[1].from = spot(51, Number::fraction(51, 100));
    plane.pillars[0].from = plane.pillars[0].to = spot(2, Number::fraction(1, 50));
    plane.lines[0].spot = spot(2, Number::fraction(1, 50));
    CHECK(has(svg_of(chart, "aside"), ">25 %</text>"));
    plane.pillars[1].from = spot(5, Number::fraction(1, 20));
    CHECK_FALSE(has(svg_of(chart, "aside"), ">25 %</text>"));
    CHECK(has(svg_of(chart, "aside"), "<title>$50: 25 %</title>"));
}

TEST_CASE("the values up a picture stand over their lines where they are too wide to stand beside them") {
    Chart chart = distribution();
    auto& plane = std::get<chart::Plane>(chart.body);
    plane.up.ticks.back().label = "1,000,000,000,000,000,000,000,000,000,000";
    const std::string picture = svg_of(chart, "wide");
    // Half of the plot is left: from 220 to 426.
    CHECK(has(picture, "<line x1=\"220\" "));
    const std::size_t words = picture.find(">1,000,000,000,000,000,000,000,000,000,000<");
    REQUIRE(words != std::string::npos);
    CHECK(picture.substr(picture.rfind("<text", words)).starts_with("<text x=\"14\" "));
}

TEST_CASE("the ids of two pictures on a page are their own and their rules are the same") {
    const std::string one = svg_of(distribution(), "one");
    const std::string two = svg_of(distribution(), "two");
    CHECK(has(one, "\"one-hatch\""));
    CHECK_FALSE(has(two, "\"one-"));
    const auto style = [](const std::string& text) {
        const std::size_t from = text.find("<style>");
        return text.substr(from, text.find("</style>") - from);
    };
    CHECK(style(one) == style(two));
}

TEST_CASE("a legend shows each kind and wraps") {
    Chart picture = distribution();
    for (const chart::Kind kind : {chart::Kind::prior, chart::Kind::stated, chart::Kind::range, chart::Kind::gap}) {
        picture.legend.push_back({kind, "words for " + std::string(chart::kind_name(kind))});
    }
    picture.notes = {"A note under the picture."};
    const std::string drawn = svg_of(picture, "legend");
    for (const char* words :
         {">words for prior<", ">words for stated<", ">words for gap<", ">A note under the picture.<"}) {
        INFO(words);
        CHECK(has(drawn, words));
    }
}

TEST_CASE("labels that run into each other get rows of their own") {
    chart::Lanes body;
    body.scale.ticks = {{spot(0, 0), "a tick with a long label"}, {spot(1, Number::fraction(1, 10)), "left out"}};
    chart::Lane lane{"lane", "Lane"};
    lane.marks = {
        {chart::Kind::gap, spot(0, 0), spot(1, 1), "a label as wide as the plot is, and wider than that by far"}};
    lane.callouts = {{spot(0, Number::fraction(1, 2)), "$1,000,000", "one"},
                     {spot(0, Number::fraction(51, 100)), "$1,000,001", "two"}};
    body.lanes = {lane};
    const std::string picture = svg_of({"lanes", "Lanes", {}, body}, "lanes");
    CHECK(has(picture, ">$1,000,000<"));
    CHECK(has(picture, ">$1,000,001<"));
    CHECK_FALSE(has(picture, ">left out<"));
    CHECK(has(picture, "a label as wide as the plot is"));
}
