// How milestones are said: words for probabilities and money of any length, and which tables stand where.

#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>

#include <algorithm>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

Number ratio(std::int64_t above, std::int64_t below) { return Number::fraction(above, below); }

Investment milestone(const std::string& id, const std::string& amount, std::optional<Number> probability) {
    Investment made = contingent(id, amount);
    made.probability = probability;
    return made;
}

const Section* section(const Report& report, const std::string& key) {
    const auto found = std::ranges::find(report.sections, key, &Section::key);
    return found == report.sections.end() ? nullptr : &*found;
}

Report milestones_report(const Deal& deal) { return present(milestones_of(deal), deal); }

/// "chance 10..10 0..0.5 50 %": the kind, from and to across, foot and top, the words; a pillar a line, then the lines.
std::string said(const chart::Plane& plane) {
    std::string text;
    for (const chart::Pillar& p : plane.pillars) {
        text += std::string(chart::kind_name(p.kind)) + " " + to_text(p.from.value) + ".." + to_text(p.to.value) + " " +
                to_text(p.foot.value) + ".." + to_text(p.top.value) + " " + p.label + ", " + p.value + "\n";
    }
    for (const chart::Line& line : plane.lines) text += to_text(line.spot.value) + " " + line.label + "\n";
    return text;
}

}  // namespace

TEST_CASE("a probability is said to one place and never as nothing or certain when it is not") {
    CHECK(probability_words(ratio(2, 5)) == "40 %");
    CHECK(probability_words(ratio(1, 3)) == "33.3 %");
    CHECK(probability_words(ratio(3, 4)) == "75 %");
    CHECK(probability_words(ratio(7501, 10000)) == "75.0 %");
    CHECK(probability_words(ratio(125, 1000)) == "12.5 %");
    CHECK(probability_words(ratio(0, 1)) == "0 %");
    CHECK(probability_words(ratio(1, 1)) == "100 %");
    CHECK(probability_words(ratio(1, 1000)) == "0.1 %");
    CHECK(probability_words(ratio(1, 2000)) == "0.1 %");
    CHECK(probability_words(ratio(1, 2001)) == "under 0.1 %");
    CHECK(probability_words(ratio(1999, 2000)) == "over 99.9 %");
    CHECK(probability_words(ratio(1998, 2000)) == "99.9 %");
    CHECK(probability_words(Range::between(ratio(0, 1), ratio(1, 1))) == "0 % to 100 %");
    CHECK(probability_words(Range::only(ratio(1, 2))) == "50 %");
}

TEST_CASE("money of any length is said with two places") {
    CHECK(rounded_words_for(ratio(165'000'000'000, 1), usd) == "$165B");
    CHECK(rounded_words_for(ratio(100'000'000'000, 3), usd) == "$33.33B");
    CHECK(rounded_words_for(ratio(0, 1), usd) == "$0");
    CHECK(rounded_words_for(ratio(1, 300), usd) == "under $0.01");
    const Number tiny = Number::power_of_ten(-60);
    CHECK(rounded_words_for(tiny, usd) == "under $0.01");
    CHECK(rounded_words_for(Number(5) + tiny, usd) == "$5.00");
    CHECK(rounded_words_for(Range::between(ratio(5, 1), ratio(7, 1)), usd) == "$5 to $7");
    CHECK(rounded_words_for(Range::between(ratio(0, 1), ratio(7, 1)), usd) == "up to $7");
    CHECK(rounded_words_for(Range(End{0}, End{7, false}), usd) == "under $7");
    CHECK(rounded_words_for(Range::at_least(0), usd) == "at least $0");
    CHECK(rounded_words_for(Range::more_than(0), usd) == "more than $0");
}

TEST_CASE("few totals are listed and many come in bands with the totals for machines") {
    const Report few = milestones_report(deal_of({milestone("a", "$1", Number::fraction(1, 2))}));
    REQUIRE(section(few, "totals") != nullptr);
    CHECK(section(few, "totals")->for_people);
    CHECK(section(few, "bands") == nullptr);

    std::vector<Investment> investments;
    for (int i = 1; i <= 6; ++i) {
        investments.push_back(milestone("m" + std::to_string(i), "$" + std::to_string(i), Number::fraction(1, 2)));
    }
    const Report many = milestones_report(deal_of(investments));
    REQUIRE(section(many, "totals") != nullptr);
    CHECK_FALSE(section(many, "totals")->for_people);
    CHECK(std::get<Table>(section(many, "totals")->body).rows.size() == 22);  // 0 to 21
    CHECK(std::get<Table>(section(many, "bands")->body).rows.size() == 11);   // by twos

    investments.back().probability.reset();
    const Report open = milestones_report(deal_of(investments));
    CHECK(section(open, "totals") == nullptr);
    CHECK(section(open, "bands") != nullptr);
}

TEST_CASE("a standard deviation that is a whole number of cents is exact and any other lies between two") {
    const auto deviation = [](const Report& report) {
        const Facts& facts = std::get<Facts>(section(report, "result")->body);
        return *std::ranges::find(facts, "standard_deviation", &Field::key)->cell.as<Quantity>();
    };
    const Quantity half = deviation(milestones_report(deal_of({milestone("a", "$20", Number::fraction(1, 2))})));
    CHECK(half.display == "$10");
    CHECK_FALSE(half.value.approximate);
    CHECK(half.value.extent.word == Range::only(10));
    // The root of 96 is 9.7979...
    const Quantity root = deviation(milestones_report(deal_of({milestone("a", "$20", Number::fraction(2, 5))})));
    CHECK(root.display == "$9.80");
    CHECK(root.value.approximate);
    CHECK(said(root.value.extent.word) == "[9.79, 9.8]");
}

TEST_CASE("what moves the result most is named or unknown and does not apply where nothing moves it") {
    const auto most = [](std::vector<Investment> investments) {
        const Report report = milestones_report(deal_of(std::move(investments)));
        const Facts& facts = std::get<Facts>(section(report, "result")->body);
        return std::ranges::find(facts, "moves_most", &Field::key)->cell;
    };
    const Number half = Number::fraction(1, 2);
    CHECK(!most({milestone("a", "$0", half)}).applies());
    CHECK(most({milestone("a", "$0", half), milestone("b", "$1", half)}).is<Records>());
    CHECK(most({milestone("a", "between $1 and $3", half), milestone("b", "$2", half)}).is<Missing>());
}

TEST_CASE("a deal without milestones is certain") {
    const Report report = milestones_report(deal_of({firm("a", "$5")}));
    CHECK_FALSE(section(report, "milestones")->for_people);
    CHECK(std::get<Table>(section(report, "totals")->body).rows.size() == 1);
}

TEST_CASE("a distribution is drawn as a stem for each total and a line for each place of quantiles") {
    const Chart chart =
        milestones_report(deal_of({firm("a", "$10"), milestone("b", "$20", Number::fraction(2, 5))})).charts.at(0);
    CHECK(chart.finding == "Expected exposure: $18");
    const auto& plane = std::get<chart::Plane>(chart.body);
    CHECK(said(plane) == "chance 10..10 0..0.6 $10, 60 %\n"
                         "chance 30..30 0..0.4 $30, 40 %\n"
                         "10 5 %, 25 %, 50 %: $10\n"
                         "30 75 %, 95 %: $30\n");
    // A margin of a fifth of 20 on both sides, and a fifth of 60 % above.
    CHECK(plane.across.low == Number(6));
    CHECK(plane.across.high == Number(34));
    CHECK(plane.up.high == Number::fraction(18, 25));
    CHECK(plane.pillars.front().from.at == Number::fraction(1, 7));
    CHECK(chart.legend.empty());
    CHECK(chart.notes.size() == 1);
}

TEST_CASE("many totals are drawn as bands without gaps") {
    std::vector<Investment> investments;
    for (int i = 1; i <= 6; ++i) {
        investments.push_back(milestone("m" + std::to_string(i), "$" + std::to_string(i), Number::fraction(1, 2)));
    }
    const Chart chart = milestones_report(deal_of(investments)).charts.at(0);
    const auto& plane = std::get<chart::Plane>(chart.body);
    REQUIRE(plane.pillars.size() == 11);
    // 0 and 1: two of the 64 sets.
    CHECK(said({{}, {}, {plane.pillars.front()}, {}}) == "chance 0..2 0..0.03125 $0 to below $2, 3.1 %\n");
    CHECK(plane.pillars[1].from.at == plane.pillars[0].to.at);
    CHECK(plane.pillars.back().to.at == Number(1));
}

TEST_CASE("what is not exact is drawn as the chance of that much or more at least and at most") {
    const Chart chart =
        milestones_report(deal_of({firm("a", "$10"), milestone("b", "$20", std::nullopt)})).charts.at(0);
    CHECK(said(std::get<chart::Plane>(chart.body)) == "chance 10..10 0..1 $10 or more, 100 %\n"
                                                      "range 30..30 0..1 $30 or more, at most 100 %\n");
    CHECK(chart.legend.size() == 2);
    CHECK(chart.notes.empty());
    const Chart open =
        milestones_report(deal_of({milestone("b", "$20", Number::fraction(1, 2)), milestone("c", "$20", std::nullopt)}))
            .charts.at(0);
    CHECK(said(std::get<chart::Plane>(open.body)) == "chance 0..0 0..1 $0 or more, 100 %\n"
                                                     "range 20..20 0.5..1 $20 or more, at most 100 %\n"
                                                     "chance 20..20 0..0.5 $20 or more, at least 50 %\n"
                                                     "range 40..40 0..0.5 $40 or more, at most 50 %\n");
}

TEST_CASE("a probability of any length has its place in the picture") {
    std::vector<Investment> investments;
    for (int i = 0; i < 40; ++i) {
        investments.push_back(milestone("m" + std::to_string(i), "$1", Number::fraction(1, 101)));
    }
    const Chart chart = milestones_report(deal_of(investments)).charts.at(0);
    const auto& plane = std::get<chart::Plane>(chart.body);
    // 0.990099 to the power of 40, and two terms more: 0.6717, 0.2687, 0.0524 fall into the bands from 0 and from 5.
    CHECK(plane.pillars.front().top.value < Number(1));
    CHECK(plane.pillars.front().top.value > Number::fraction(99, 100));
    CHECK(plane.pillars.back().top.value == Number(0));
    CHECK(plane.pillars.back().value == "under 0.1 %");
}

TEST_CASE("where there is no distribution the picture says why") {
    const Chart chart =
        milestones_report(deal_of({firm("a", "$1"), milestone("b", "€1", Number::fraction(1, 2))})).charts.at(0);
    const auto& lanes = std::get<chart::Lanes>(chart.body);
    REQUIRE(lanes.lanes.size() == 1);
    CHECK(lanes.lanes.front().unknown == "USD and EUR, and no rate given");
    CHECK(chart.finding.empty());
}
