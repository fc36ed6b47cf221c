// Readings: the cases worked by hand in readings.txt, planted slips, and what a table cannot hold. A program in another
// language derives the same readings by brute force: tests/oracle/readings.py.

#include <dealcalc/analysis/readings.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <dealcalc/input/built_in.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

const Number billion = Number::power_of_ten(9);
constexpr ReadingLimits all_readings{40, 1'000'000};

std::vector<std::string> split(const std::string& text, const std::string& separator) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t end = 0; end != std::string::npos; from = end + separator.size()) {
        end = text.find(separator, from);
        parts.push_back(text.substr(from, end - from));
    }
    return parts;
}

std::string said(const Slip& slip) {
    switch (slip.what) {
    case Slip::What::scaled: return slip.figure + " x" + to_text(slip.factor);
    case Slip::What::omitted: return slip.figure + " omitted";
    case Slip::What::doubled: return slip.figure + " doubled";
    case Slip::What::negated: return slip.figure + " negated";
    case Slip::What::recurrency: return slip.figure + " recurrency";
    default: return slip.figure + " edited " + slip.becomes;
    }
}

std::string said(const ReadingSide& side) {
    std::string text;
    for (const Slip& slip : side.slips) text += (text.empty() ? "" : ", ") + said(slip);
    return text;
}

std::string said(const Reading& reading) {
    return said(reading.side) + (reading.twin ? " = " + said(*reading.twin) : "");
}

/// The readings in order of the alphabet, as readings.txt writes them.
std::string said(const ReadingsOfKind& kind) {
    if (kind.readings.empty()) return "none";
    std::vector<std::string> texts;
    for (const Reading& reading : kind.readings) texts.push_back(said(reading));
    std::sort(texts.begin(), texts.end());
    std::string text;
    for (const std::string& one : texts) text += (text.empty() ? "" : " | ") + one;
    return (kind.readings.front().by_rounding ? "within rounding: " : "") + text;
}

ReadingsOfKind kind_of(const Explanation& explanation, SlipKind kind) {
    for (const ReadingsOfKind& readings : explanation.kinds) {
        if (readings.kind == kind) return readings;
    }
    throw std::invalid_argument("a kind that was not searched");
}

Explanation explain(const Deal& deal, const ReadingLimits& limits = all_readings) {
    return explain_total(*find_id(deal.claims, "total"), deal, limits);
}

std::string scale_of(const Deal& deal) {
    return said(kind_of(explain(deal), SlipKind::scale));
}
std::string digit_of(const Deal& deal) {
    return said(kind_of(explain(deal), SlipKind::digit));
}

Deal with_claims(Deal deal, const std::vector<std::string>& claims) {
    for (const std::string& that : claims) {
        const bool is_first = deal.claims.empty();
        deal.claims.push_back(claim(is_first ? "total" : "also_" + std::to_string(deal.claims.size()), that));
    }
    return deal;
}

// ---- the table

using Case = std::map<std::string, std::string>;

std::vector<Case> cases_in(const std::string& path) {
    std::ifstream in(path);
    std::vector<Case> cases(1);
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('#')) continue;
        if (line.empty() && !cases.back().empty()) cases.emplace_back();
        const std::size_t colon = line.find(": ");
        if (colon != std::string::npos) cases.back()[line.substr(0, colon)] = line.substr(colon + 2);
    }
    if (cases.back().empty()) cases.pop_back();
    return cases;
}

Reported amount_of(const std::string& text) {
    Parsed<Figure> number = parse_json_number(text, usd);
    if (auto* figure = std::get_if<Figure>(&number)) return {text, *figure, {}};
    return reported(text);
}

Deal deal_in(const Case& in) {
    Deal deal = deal_of({});
    for (const std::string& figure : split(in.at("figures"), "; ")) {
        const std::size_t space = figure.find(' ');
        const std::string status = figure.substr(0, space);
        Investment made;
        made.id = std::string(1, static_cast<char>('a' + static_cast<int>(deal.investments.size())));
        made.status = status == "prior" ? Status::prior : status == "firm" ? Status::firm : Status::contingent;
        made.amount = amount_of(figure.substr(space + 1));
        deal.investments.push_back(made);
    }
    std::vector<std::string> claims{in.at("claim")};
    if (in.contains("also")) {
        for (const std::string& also : split(in.at("also"), "; ")) claims.push_back(also);
    }
    return with_claims(deal, claims);
}

/// "within rounding: b | a" with the readings in order of the alphabet.
std::string in_order(std::string text) {
    const std::string within = "within rounding: ";
    const bool is_within = text.starts_with(within);
    if (is_within) text.erase(0, within.size());
    std::vector<std::string> readings = split(text, " | ");
    std::sort(readings.begin(), readings.end());
    std::string ordered;
    for (const std::string& one : readings) ordered += (ordered.empty() ? "" : " | ") + one;
    return (is_within ? within : "") + ordered;
}

std::string chance_said(const Explanation& explanation, std::size_t kinds) {
    std::string text;
    for (std::size_t i = 0; i < kinds; ++i) {
        const auto& chance = explanation.kinds[i].chance;
        text += (i > 0 ? ", " : "") + (!chance ? "absent" : to_text(*chance));
    }
    return text;
}

/// "11/90" and "0.5" are the same number.
std::string fractions(const std::string& text) {
    std::string result;
    for (const std::string& one : split(text, ", ")) {
        const std::size_t slash = one.find('/');
        std::string shown = one;
        if (slash != std::string::npos) {
            shown = to_text(*number_from_digits(one.substr(0, slash)) / *number_from_digits(one.substr(slash + 1)));
        }
        result += (result.empty() ? "" : ", ") + shown;
    }
    return result;
}

void check_failed(const Case& in, const Explanation& e) {
    REQUIRE(e.searched);
    REQUIRE(e.kinds.size() == 3);
    CHECK(e.checked.verdict == Verdict::fails);
    const std::string gap = in.at("gap");
    CHECK(to_text(e.gap / billion) + "B" == gap.substr(0, gap.find(' ')));
    CHECK(e.gap_divides_by_nine == (gap.find(" = 9 x ") != std::string::npos));
    CHECK(said(e.kinds[0]) == in_order(in.at("scale")));
    CHECK(said(e.kinds[1]) == in_order(in.at("list")));
    if (in.contains("digit")) CHECK(said(e.kinds[2]) == in_order(in.at("digit")));
    const std::string chance = in.at("chance");
    CHECK(chance_said(e, split(chance, ", ").size()) == fractions(chance));
}

}  // namespace

TEST_CASE("the readings worked by hand are those that are found") {
    const std::vector<Case> cases = cases_in(DEALCALC_TEST_DIR "/analysis/readings.txt");
    CHECK(cases.size() >= 60);
    for (const Case& in : cases) {
        INFO(in.at("case") << ": " << in.at("figures") << ": " << in.at("claim"));
        const Explanation explanation = explain(deal_in(in));
        if (in.contains("verdict")) {
            CHECK(verdict_name(explanation.checked.verdict) == in.at("verdict"));
            CHECK_FALSE(explanation.searched);
            CHECK(explanation.kinds.empty());
        } else {
            check_failed(in, explanation);
        }
    }
}

TEST_CASE("the reading of the first deal comes with its twin and the stakes of both") {
    const Deal deal = built_in_deal();
    const Explanation e = explain_total(*find_id(deal.claims, "total"), deal);
    REQUIRE(e.kinds.size() == 3);
    REQUIRE(e.kinds[0].readings.size() == 1);
    const Reading& reading = e.kinds[0].readings[0];
    CHECK(said(reading) == "immediate x10 = prior x0.1, milestone x0.1, total x0.1");
    CHECK(reading.side.slips[0].was == "$5B");
    CHECK(reading.side.slips[0].value.face == Number(50) * billion);
    CHECK(reading.side.sum.face == Number(330) * billion);
    CHECK(reading.side.total.face == Number(330) * billion);
    REQUIRE(reading.side.parts.size() == 3);
    CHECK(reading.side.parts[1].value.face == Number(50) * billion);
    // 330 of 380, and 33 of 380.
    CHECK(std::get<Value>(reading.side.stake).face == Number::fraction(33, 38));
    REQUIRE(reading.twin);
    CHECK(reading.twin->sum.face == Number(33) * billion);
    CHECK(reading.twin->total.face == Number(33) * billion);
    CHECK(std::get<Value>(reading.twin->stake).face == Number::fraction(33, 380));
    REQUIRE(e.kinds[2].readings.size() == 1);
    CHECK(e.kinds[2].readings[0].same_as_scale);
    CHECK(said(e.kinds[2].readings[0].side) == "immediate edited $50B");
}

TEST_CASE("a digit that says what the twin of a scale says is marked") {
    // The total 50 for 5: 2 + 3 = 5.
    const Deal deal = with_claims(deal_of({firm("a", "$2B"), firm("b", "$3B")}), {"exposure is $50B"});
    const ReadingsOfKind digit = kind_of(explain(deal), SlipKind::digit);
    REQUIRE(digit.readings.size() == 1);
    CHECK(said(digit.readings[0]) == "total edited $5B");
    CHECK(digit.readings[0].same_as_scale);
    const Deal one = with_claims(deal_of({firm("a", "$5B")}), {"exposure is $50B"});
    for (const Reading& reading : kind_of(explain(one), SlipKind::digit).readings) CHECK(reading.same_as_scale);
    const Deal other = with_claims(deal_of({firm("a", "$43B"), firm("b", "$20B")}), {"exposure is $68B"});
    for (const Reading& reading : kind_of(explain(other), SlipKind::digit).readings) CHECK_FALSE(reading.same_as_scale);
}

TEST_CASE("an omitted subtotal names the fewest parts that it is the sum of") {
    const auto sum_of = [](const Deal& deal) {
        std::string names;
        const ReadingsOfKind list = kind_of(explain(deal), SlipKind::list);
        for (const std::string& id : list.readings.at(0).sum_of) names += id + " ";
        return names;
    };
    // 80 + 5 = 85; and 50 + 30 + 5 = 85 takes three.
    CHECK(sum_of(with_claims(deal_of({firm("a", "$50B"), firm("b", "$30B"), firm("c", "$80B"), firm("d", "$5B"),
                                      firm("whole", "$85B")}),
                             {"exposure is exactly $165B"})) == "c d ");
    // 7 + 6 + 5 = 18 and no two of them.
    CHECK(sum_of(with_claims(deal_of({firm("a", "$70B"), firm("b", "$60B"), firm("c", "$50B"), firm("zero", "$0B"),
                                      firm("whole", "$180B")}),
                             {"exposure is exactly $180B"})) == "a b c ");
    CHECK(sum_of(with_claims(deal_of({firm("a", "$110B"), firm("b", "$26B"), firm("c", "$7B")}),
                             {"exposure is $136B"})) == "");
}

TEST_CASE("of many equal parts the whole is the sum of as many as it takes") {
    const auto sum_of = [](int parts, const std::string& whole, const std::string& total) {
        std::vector<Investment> equal{firm("whole", whole)};
        for (int i = 0; i < parts; ++i) equal.push_back(firm("f" + std::to_string(i), "$2B"));
        const Explanation e = explain(with_claims(deal_of(std::move(equal)), {"exposure is exactly " + total}), {});
        const ReadingsOfKind list = kind_of(e, SlipKind::list);
        CHECK(said(list.readings.at(0).side) == "whole omitted");
        return list.readings.at(0).sum_of.size();
    };
    CHECK(sum_of(39, "$78B", "$78B") == 39);  // all of them
    CHECK(sum_of(33, "$32B", "$66B") == 16);  // any 16 of 33: more than a billion sets
    CHECK(sum_of(33, "$33B", "$66B") == 0);   // no even amounts come to an odd one
}

TEST_CASE("a part that something is taken away from may be larger than the whole") {
    // 90 - 50 = 40; the claim leaves the 40 out: 90 - 50 + 3 = 43.
    const Deal deal =
        with_claims(deal_of({firm("a", "$90B"), firm("b", "$50B"), firm("c", "$3B"), firm("net", "$40B")}),
                    {"a - b + c + net is exactly $43B"});
    const ReadingsOfKind list = kind_of(explain(deal), SlipKind::list);
    REQUIRE(said(list) == "net omitted");
    CHECK(list.readings[0].sum_of == std::vector<std::string>{"a", "b"});
}

TEST_CASE("readings are cut to the limit and the rest is counted") {
    const Deal deal = with_claims(deal_of({firm("a", "$43B"), firm("b", "$20B")}), {"exposure is $68B"});
    const ReadingsOfKind two = kind_of(explain(deal, {40, 2}), SlipKind::digit);
    CHECK(two.readings.size() == 2);
    CHECK(two.more == 1);
    CHECK(said(two) == "a edited $48B | b edited $25B");
    CHECK(kind_of(explain(deal, {40, 0}), SlipKind::digit).more == 3);
    CHECK(explain(deal, {2, 2}).searched);
    CHECK_FALSE(explain(deal, {1, 2}).searched);
}

TEST_CASE("a figure in another currency is read as if it were in that of the claim") {
    Deal deal = deal_of({firm("a", "$10B"), firm("b", "€5B"), firm("c", "€7B")},
                        {commitment("spend_a", Party::company, "€3B"), commitment("power", Party::investor, "5 GW")},
                        {valuation("v", "€44B", "2026")});
    const Explanation e = explain(with_claims(deal, {"exposure is $22B"}));
    CHECK(e.searched);
    CHECK(e.checked.verdict == Verdict::unchecked);
    REQUIRE(e.kinds.size() == 1);
    CHECK(e.kinds[0].kind == SlipKind::currency);
    CHECK(said(e.kinds[0]) == "b recurrency, c recurrency");
    CHECK(e.kinds[0].readings[0].side.sum.face == Number(22) * billion);
    CHECK(std::get<Value>(e.kinds[0].readings[0].side.stake).face == Number::fraction(1, 2));
    CHECK_FALSE(e.kinds[0].chance);
    // 10 + 5 + 7 is 22 and not 25; within its rounding it is 23.
    CHECK(explain(with_claims(deal, {"exposure is $25B"})).kinds.at(0).readings.empty());
    CHECK(explain(with_claims(deal, {"exposure is exactly $23B"})).kinds.at(0).readings.at(0).by_rounding);
    // Not the currencies, and a ratio is no total.
    CHECK_FALSE(explain(with_claims(deal_of({firm("a", "$10B")}), {"exposure is €9B"})).kinds.empty());
    CHECK_FALSE(explain(with_claims(deal, {"power is 9 GW"})).kinds.empty());
    CHECK_FALSE(explain(with_claims(deal, {"growth is 6%"})).searched);
    CHECK_FALSE(explain(with_claims(deal, {"spend_a / exposure is 3x"})).searched);
    CHECK_FALSE(explain(with_claims(deal, {"stake is 3%"})).searched);
}

TEST_CASE("a total in another currency than all its figures is read as meant in theirs") {
    // 5 + 2.5 = 7.5: one slip, the total in euros, or two, both figures in dollars.
    const auto deal = [](const std::string& worth) {
        return with_claims(deal_of({firm("a", "€5B"), firm("b", "€2.5B")}, {}, {valuation("v", worth, "2026")}),
                           {"exposure is $7.5B"});
    };
    const Explanation e = explain(deal("€15B"));
    CHECK(e.searched);
    REQUIRE(e.kinds.size() == 1);
    CHECK(said(e.kinds[0]) == "total recurrency = a recurrency, b recurrency");
    const Reading& reading = e.kinds[0].readings[0];
    CHECK_FALSE(reading.by_rounding);
    CHECK(reading.side.slips[0].was == "$7.5B");
    CHECK(reading.side.slips[0].value.face == Number(15) * billion / Number(2));
    CHECK(reading.side.slips[0].value.unit == eur);
    CHECK(reading.side.sum.unit == eur);
    CHECK(reading.side.total.unit == eur);
    CHECK(reading.twin->sum.unit == usd);
    CHECK(reading.twin->total.unit == usd);
    CHECK(std::get<Value>(reading.side.stake).face == Number::fraction(1, 2));
    // Euros buy no stake at a valuation in dollars.
    CHECK(test::said(explain(deal("$15B")).kinds.at(0).readings.at(0).side.stake) == "no_valuation");
    // Nothing is committed, and there is no figure to have slipped but the total.
    const Explanation nothing = explain(with_claims(deal_of({contingent("a", "€5B")}), {"committed is $0B"}));
    CHECK(said(nothing.kinds.at(0)) == "total recurrency");
}

TEST_CASE("the stake of a reading may be tiny or without a nominal") {
    // 50.01 + 21 = 71.01. Over 10^38 - 10^12 that is 7101 / (10^14 (10^26 - 1)).
    const Deal huge = with_claims(deal_of({firm("a", "$5.001"), firm("b", "$21")}, {},
                                          {valuation("v", "$" + std::string(26, '9') + "T", "2026")}),
                                  {"exposure is $71.01"});
    const ReadingsOfKind scale = kind_of(explain(huge), SlipKind::scale);
    CHECK(said(scale) == "a x10 = b x0.1, total x0.1");
    CHECK(std::get<Value>(scale.readings.at(0).side.stake).face ==
          Number(7101) / Number::power_of_ten(14) / (Number::power_of_ten(26) - Number(1)));
    // More than 0, and by the file's own range 710: a stake of a tenth without a nominal.
    Deal open =
        with_claims(deal_of({firm("a", "$5B"), firm("b", "$21B")}, {}, {valuation("v", "more than $0B", "2026")}),
                    {"exposure is $71B"});
    open.valuations[0].value.low = Number(710) * billion;
    open.valuations[0].value.high = Number(710) * billion;
    const Answer stake = kind_of(explain(open), SlipKind::scale).readings.at(0).side.stake;
    CHECK(std::get<Value>(stake).extent.word == Range::only(Number::fraction(1, 10)));
    CHECK_FALSE(std::get<Value>(stake).face);
    // A nominal of zero inside the file's own range.
    open.valuations[0].value = reported("$0B");
    open.valuations[0].value.low = Number(0);
    open.valuations[0].value.high = Number(710) * billion;
    CHECK(test::said(kind_of(explain(open), SlipKind::scale).readings.at(0).side.stake) ==
          "zero_denominator: valuation");
}

TEST_CASE("claims that are checked already are explained alike") {
    const Deal deal = with_claims(deal_of({firm("a", "$5B"), firm("b", "$21B")}), {"exposure is $71B", "b is $21B"});
    const CheckedClaim checked = check_claim(deal.claims[0], deal);
    const Explanation e = explain_total(checked, check_claims(deal), deal);
    CHECK(e.pinned == std::vector<std::string>{"b"});
    CHECK(e.pinned == explain(deal).pinned);
    CHECK(said(kind_of(e, SlipKind::scale)) == "a x10");
    CHECK(said(kind_of(e, SlipKind::scale)) == scale_of(deal));
    CHECK(explain_total(checked, {}, deal).pinned.empty());
}

TEST_CASE("no more than forty figures are searched whatever the limit") {
    const auto searched = [](int figures) {
        std::vector<Investment> equal;
        for (int i = 0; i < figures; ++i) equal.push_back(firm("f" + std::to_string(i), "$1B"));
        return explain(with_claims(deal_of(std::move(equal)), {"exposure is $977B"}), {1000, 1}).searched;
    };
    CHECK(searched(5));
    CHECK_FALSE(searched(41));
    CHECK_FALSE(searched(70));
}

TEST_CASE("what is no sum of figures is not searched") {
    const Deal deal = deal_of({firm("a", "$10B")}, {commitment("c", Party::company, "$3B", "10 years")},
                              {valuation("v", "$40B", "2025"), valuation("w", "$80B", "2026", Basis::post_money)});
    for (const char* that : {"multiple is 9x", "stake is 90%", "c.over is 2 years", "elapsed is 9 years"}) {
        INFO(that);
        const Explanation e = explain(with_claims(deal, {that}));
        CHECK(e.checked.verdict == Verdict::fails);
        CHECK_FALSE(e.searched);
        CHECK(e.gap == Number(0));
    }
    Deal recorded = deal;
    recorded.claims.push_back(claim("total", ""));
    CHECK_FALSE(explain(recorded).searched);
}

TEST_CASE("the stake of a reading is known only for exposure and a valuation in the same unit") {
    const auto stake = [](const Deal& deal) {
        return kind_of(explain(deal), SlipKind::scale).readings.at(0).side.stake;
    };
    const auto investments = [] { return std::vector{firm("a", "$5B"), firm("b", "$21B")}; };
    const Answer unknown = Unknown{Reason::no_valuation};
    CHECK(stake(with_claims(deal_of(investments()), {"exposure is $71B"})) == unknown);
    CHECK(stake(with_claims(deal_of(investments(), {}, {valuation("v", "$710B", "2026")}), {"a + b is $71B"})) ==
          unknown);
    CHECK(stake(with_claims(deal_of(investments(), {}, {valuation("v", "€710B", "2026")}), {"exposure is $71B"})) ==
          unknown);
    const Answer tenth =
        stake(with_claims(deal_of(investments(), {}, {valuation("v", "$710B", "2026")}), {"exposure is $71B"}));
    CHECK(std::get<Value>(tenth).face == Number::fraction(1, 10));
    const Answer between = stake(
        with_claims(deal_of(investments(), {}, {valuation("v", "$700B to $710B", "2026")}), {"exposure is $71B"}));
    CHECK_FALSE(std::get<Value>(between).face);
    const Answer nothing =
        stake(with_claims(deal_of(investments(), {}, {valuation("v", "$0B", "2026")}), {"exposure is $71B"}));
    CHECK(test::said(nothing) == "zero_denominator: valuation");
    // About 1 is 0.9 to 1.1.
    const Answer hedged =
        stake(with_claims(deal_of(investments(), {}, {valuation("v", "about $1B", "2026")}), {"exposure is $71B"}));
    CHECK(test::said(hedged) == "[710/11, 710/9] face 71");
    const Answer many =
        stake(with_claims(deal_of({firm("a", "$5B"), firm("b", "$20B to $22B")}, {}, {valuation("v", "$710B", "2026")}),
                          {"exposure is $71B"}));
    CHECK_FALSE(std::get<Value>(many).face);
}

TEST_CASE("a figure with a stated range is scaled with it and its digits are left alone") {
    Deal deal = with_claims(deal_of({firm("a", "up to $6B"), firm("b", "$21B")}), {"exposure is exactly $71B"});
    deal.investments[0].amount.low = Number(4) * billion;
    deal.investments[0].amount.high = Number(5) * billion;
    CHECK(scale_of(deal) == "a x10 = b x0.1, total x0.1");
    CHECK(digit_of(deal) == "none");  // 46 more is no digit of 21 or 71
}

TEST_CASE("a commitment and a valuation are figures like any other") {
    const Deal deal =
        deal_of({firm("a", "$1B")}, {commitment("c", Party::company, "$5B"), commitment("d", Party::company, "$21B")},
                {valuation("v", "$40B", "2025")});
    CHECK(scale_of(with_claims(deal, {"spend is $71B"})) == "c x10 = d x0.1, total x0.1");
    CHECK(scale_of(with_claims(deal, {"v - c is $395B"})) == "v x10 = c x0.1, total x0.1");
}

TEST_CASE("where too many sets foot the smallest are listed all the same") {
    // Of 24 equal amounts of 10 with a total of 330 any one is x10: 230 + 100. With a total of 120 any twelve are as
    // good as gone as 0.01 or 0.001 each, and there are 2,704,156 dozens.
    std::vector<Investment> equal;
    for (int i = 0; i < 24; ++i) equal.push_back(firm("f" + std::to_string(i), "$10B"));
    const Explanation e = explain(with_claims(deal_of(equal), {"exposure is $330B"}), {});
    REQUIRE(e.searched);
    const ReadingsOfKind scale = kind_of(e, SlipKind::scale);
    REQUIRE(scale.readings.size() == 10);
    CHECK(said(scale.readings[0].side) == "f0 x10");
    for (const Reading& reading : scale.readings) CHECK(reading.side.slips.size() == 1);
    const Explanation less = explain(with_claims(deal_of(equal), {"exposure is $120B"}), {});
    CHECK_FALSE(kind_of(less, SlipKind::scale).counted_all);
    CHECK(kind_of(less, SlipKind::scale).more > 1000);
    // The same where one is pinned.
    const Explanation pinned = explain(with_claims(deal_of(equal), {"exposure is $120B", "f0 is $10B"}), {});
    CHECK_FALSE(kind_of(pinned, SlipKind::scale).counted_all);
    CHECK(pinned.pinned == std::vector<std::string>{"f0"});
}

TEST_CASE("the one figure that explains is listed first although any of the small ones may have slid with it") {
    // 50 as 500; twenty times 0.01 as 0.1 or not: with the rounding of 50 every set of them foots.
    std::vector<Investment> some{firm("a", "$50B")};
    for (int i = 0; i < 20; ++i) some.push_back(firm("f" + std::to_string(i), "$0.01B"));
    const ReadingsOfKind near =
        kind_of(explain(with_claims(deal_of(some), {"exposure is $500B"}), {}), SlipKind::scale);
    CHECK_FALSE(near.counted_all);
    REQUIRE_FALSE(near.readings.empty());
    CHECK(said(near.readings[0].side) == "a x10");
    CHECK(near.readings[0].by_rounding);
    CHECK(near.more > 10'000);
    // 500 and 0.2 are 500.2 at the word.
    const ReadingsOfKind exact =
        kind_of(explain(with_claims(deal_of(some), {"exposure is $500.2B"}), {}), SlipKind::scale);
    CHECK_FALSE(exact.counted_all);
    REQUIRE_FALSE(exact.readings.empty());
    CHECK(said(exact.readings[0].side) == "a x10");
    CHECK_FALSE(exact.readings[0].by_rounding);
}

TEST_CASE("chances that take too long to count are absent") {
    // Sums of 20 amounts to the dollar against a total in millions: too many different sums.
    std::vector<Investment> exact;
    for (int i = 0; i < 20; ++i)
        exact.push_back(firm("f" + std::to_string(i), "$" + std::to_string(1'000'000 + (1 << i))));
    const Explanation sums = explain(with_claims(deal_of(exact), {"exposure is $7M"}), {});
    CHECK(sums.searched);
    CHECK_FALSE(kind_of(sums, SlipKind::scale).chance);
    // What may be anything from 9.5 to 10.5 is a hundred thousand numbers of seven digits.
    const Deal wide = with_claims(deal_of({firm("a", "$10B")}), {"exposure is $12.34567B"});
    CHECK(kind_of(explain(wide), SlipKind::list).chance);
    CHECK_FALSE(kind_of(explain(wide), SlipKind::digit).chance);
    // More than rounding decides whether a total meets more than 100.
    const Deal unbounded = with_claims(deal_of({firm("a", "more than $100B")}), {"exposure is $12.345B"});
    CHECK_FALSE(kind_of(explain(unbounded), SlipKind::list).chance);
}

TEST_CASE("the chance of a digit counts totals below one as they are written") {
    // Of 0.01 to 0.09 each is one digit from 0.03, but for 0.03 itself.
    const Deal deal = with_claims(deal_of({firm("a", "exactly $0.03B")}), {"exposure is exactly $0.07B"});
    CHECK(kind_of(explain(deal), SlipKind::digit).chance == Number::fraction(8, 9));
}

TEST_CASE("a minus figure counts with its least towards a maximum") {
    // 90 - 0, since nothing of the milestone may be paid: 9 is a tenth of it.
    const Deal paid = with_claims(deal_of({firm("a", "$90B"), contingent("b", "up to $30B")}), {"a - b is up to $9B"});
    CHECK(scale_of(paid) == "a x0.1 = total x10");
    const Deal due = with_claims(deal_of({firm("a", "$90B"), firm("b", "$3B")}), {"a - b is up to $60B"});
    CHECK(scale_of(due) == "b x10 = a x0.1, total x0.1");
}

TEST_CASE("an edited contingent figure counts in full towards a total") {
    // 5 and up to 40 are 45 at the most; with 90 for 40 they are 95, and 70 is only one of many values.
    const auto of_measure = [](const std::string& that) {
        return digit_of(with_claims(deal_of({firm("a", "$5B"), contingent("b", "$40B")}), {that}));
    };
    CHECK(of_measure("exposure is $95B") == "a edited $55B | b edited $90B | total edited $45B");
    CHECK(of_measure("exposure is $70B").find("b edited $90B") == std::string::npos);
    // Named by itself it is what it says: 5 + 65 = 70 is two digits away, 5 + 90 too much.
    const Deal named = with_claims(deal_of({firm("a", "$5B"), contingent("b", "$40B")}), {"a + b is $70B"});
    CHECK(digit_of(named).find("b edited $90B") == std::string::npos);
    // So is a zero: 5 + 0 is no 12, 5 + 7 is.
    const Deal zero = with_claims(deal_of({firm("a", "$5B"), contingent("b", "$0B")}), {"a + b is exactly $12B"});
    CHECK(digit_of(zero) == "b edited $7B");
    const Deal pinned =
        with_claims(deal_of({firm("z", "$0B"), firm("a", "$5B"), firm("b", "$21B")}), {"exposure is $71B", "z is $0B"});
    CHECK(scale_of(pinned) == "a x10 = b x0.1, total x0.1");
}

TEST_CASE("only a claim that says both ends pins its figures") {
    const auto pinned = [](const std::string& also) {
        const Deal deal = deal_of({firm("a", "$5B"), firm("b", "$21B"), contingent("c", "up to $1B")});
        std::string names;
        for (const std::string& id : explain(with_claims(deal, {"exposure is up to $72B", also})).pinned)
            names += id + " ";
        return names;
    };
    for (const char* also : {"a is at most $5B", "a is under $6B", "a is more than $4B", "a is at least $5B",
                             "a is $7B", "a is $5.3B", "a is just over $5B", "c is exactly $1B"}) {
        INFO(also);
        CHECK(pinned(also) == "");
    }
    for (const char* also :
         {"a is $5B", "a is exactly $5B", "a is about $5B",
          "a is $5B range", "a is between $4B and $6B", "a is up to $5B", "a is up to about $5B"}) {
        INFO(also);
        CHECK(pinned(also) == "a ");
    }
    CHECK(pinned("a + b is up to $26B") == "a b ");
    CHECK(pinned("committed is $26B") == "a b ");
    CHECK(pinned("contingent is up to $1B") == "c ");
}

TEST_CASE("figures that no grid of 128 bits holds are not searched") {
    const std::string nines(24, '9');
    const Deal deal = with_claims(deal_of({firm("a", "$" + nines + "T"), firm("b", "$5B")}), {"exposure is $6B"});
    const Explanation e = explain(deal);
    CHECK(e.checked.verdict == Verdict::fails);
    CHECK_FALSE(e.searched);
    CHECK(e.kinds.empty());
    // A million times this is a number, and sixty-four times that on the grid of all figures is none.
    CHECK_FALSE(
        explain(with_claims(deal_of({firm("a", "$100,000,000T"), firm("b", "$5B")}), {"exposure is $6B"})).searched);
}

TEST_CASE("unbounded figures are searched like any other") {
    std::vector<Investment> some;
    for (int i = 0; i < 6; ++i)
        some.push_back(firm("f" + std::to_string(i), "more than $" + std::to_string(100 + i) + "B"));
    const Explanation e = explain(with_claims(deal_of(some), {"exposure is nearly $70B"}));
    CHECK(e.searched);
    CHECK(kind_of(e, SlipKind::scale).readings.empty());  // no sum without an end is nearly anything
    CHECK_FALSE(explain(with_claims(deal_of(some), {"exposure is under $70B"})).searched);
    const Deal minus = with_claims(deal_of(some), {"f0 - f1 is $1B"});
    CHECK_FALSE(explain(minus).searched);  // anything at all
}

// ---- planted slips

namespace {

using Random = std::mt19937;

int pick(Random& random, int from, int to) {
    return std::uniform_int_distribution<int>(from, to)(random);
}

constexpr unsigned seed = 20260420;

/// Amounts in whole billions of 2 to 99, none with a 0.
std::vector<int> amounts(Random& random) {
    std::vector<int> some;
    for (int count = pick(random, 2, 6); count > 0; --count) {
        some.push_back(pick(random, 1, 9) * 10 + pick(random, 1, 9));
    }
    return some;
}

std::string id_of(std::size_t i) {
    return "f" + std::to_string(i);
}

Deal deal_with(const std::vector<int>& written, int total) {
    std::vector<Investment> investments;
    for (std::size_t i = 0; i < written.size(); ++i) {
        investments.push_back(firm(id_of(i), "$" + std::to_string(written[i]) + "B"));
    }
    return with_claims(deal_of(std::move(investments)), {"exposure is exactly $" + std::to_string(total) + "B"});
}

int sum(const std::vector<int>& some) {
    int total = 0;
    for (const int one : some) total += one;
    return total;
}

/// Whether the reading is among those of the kind; true where the slip leaves the total holding.
bool finds(const Deal& deal, SlipKind kind, const std::string& slip) {
    const Explanation e = explain(deal);
    if (e.checked.verdict != Verdict::fails) return !e.searched && e.kinds.empty();
    for (const Reading& reading : kind_of(e, kind).readings) {
        if (said(reading.side) == slip || (reading.twin && said(*reading.twin) == slip)) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("a planted slide is found") {
    INFO("seed " << seed);
    Random random(seed);
    for (int round = 0; round < 300; ++round) {
        const std::vector<int> meant = amounts(random);
        std::vector<int> written = meant;
        const std::size_t at = static_cast<std::size_t>(pick(random, 0, static_cast<int>(meant.size()) - 1));
        const int power = pick(random, 1, 3);
        for (int i = 0; i < power; ++i) written[at] *= 10;
        const std::string slip = id_of(at) + " x" + (power == 1 ? "0.1" : power == 2 ? "0.01" : "0.001");
        CAPTURE(round, slip, meant);
        REQUIRE(finds(deal_with(written, sum(meant)), SlipKind::scale, slip));
        // And the other way: all others slid instead, and the total with them.
        for (std::size_t i = 0; i < meant.size(); ++i) written[i] = i == at ? meant[i] : meant[i] * 10;
        REQUIRE(finds(deal_with(written, sum(meant) * 10), SlipKind::scale, id_of(at) + " x10"));
    }
}

TEST_CASE("a planted figure too many is found and so is one counted twice or with the wrong sign") {
    INFO("seed " << seed);
    Random random(seed);
    for (int round = 0; round < 300; ++round) {
        const std::vector<int> written = amounts(random);
        const std::size_t at = static_cast<std::size_t>(pick(random, 0, static_cast<int>(written.size()) - 1));
        const int total = sum(written);
        CAPTURE(round, at, written);
        REQUIRE(finds(deal_with(written, total - written[at]), SlipKind::list, id_of(at) + " omitted"));
        REQUIRE(finds(deal_with(written, total + written[at]), SlipKind::list, id_of(at) + " doubled"));
        if (total < 2 * written[at]) continue;  // a total is not negative
        REQUIRE(finds(deal_with(written, total - 2 * written[at]), SlipKind::list, id_of(at) + " negated"));
    }
}

TEST_CASE("a planted digit is found") {
    INFO("seed " << seed);
    Random random(seed);
    for (int round = 0; round < 300; ++round) {
        const std::vector<int> meant = amounts(random);
        const std::size_t at = static_cast<std::size_t>(pick(random, 0, static_cast<int>(meant.size()) - 1));
        const int tens = meant[at] / 10;
        const int ones = meant[at] % 10;
        const int slips[] = {ones * 10 + tens,                            // swapped
                             pick(random, 1, 9) * 10 + ones,              // changed
                             meant[at] * 10 + pick(random, 0, 9), tens};  // added and dropped
        for (const int wrong : slips) {
            if (wrong == meant[at]) continue;
            std::vector<int> written = meant;
            written[at] = wrong;
            const std::string slip = id_of(at) + " edited $" + std::to_string(meant[at]) + "B";
            CAPTURE(round, slip, wrong, meant);
            REQUIRE(finds(deal_with(written, sum(meant)), SlipKind::digit, slip));
        }
    }
}

TEST_CASE("two list slips are found where no single slip explains the total") {
    INFO("seed " << seed);
    Random random(seed);
    int searched_for_two = 0;
    for (int round = 0; round < 200; ++round) {
        // Three figures of which one is far larger: slips of the small ones stay apart from slips of the large one.
        const std::vector<int> written{pick(random, 1000, 4000), pick(random, 5000, 9000), pick(random, 100, 300)};
        const Deal deal = deal_with(written, sum(written) + written[0] + written[2]);
        const Explanation e = explain(deal);
        REQUIRE(e.searched);
        const bool one_does = !kind_of(e, SlipKind::scale).readings.empty() ||
                              !kind_of(e, SlipKind::digit).readings.empty() ||
                              kind_of(e, SlipKind::list).readings.front().side.slips.size() == 1;
        if (one_does) continue;
        ++searched_for_two;
        CAPTURE(round, written);
        REQUIRE(finds(deal, SlipKind::list, "f0 doubled, f2 doubled"));
    }
    CHECK(searched_for_two > 50);
}

TEST_CASE("nothing is searched in deals that foot") {
    INFO("seed " << seed);
    Random random(seed);
    for (int round = 0; round < 300; ++round) {
        const std::vector<int> written = amounts(random);
        const Explanation e = explain(deal_with(written, sum(written)));
        REQUIRE(e.checked.verdict == Verdict::holds);
        REQUIRE_FALSE(e.searched);
        REQUIRE(e.kinds.empty());
        REQUIRE(e.gap == Number(0));
    }
}
