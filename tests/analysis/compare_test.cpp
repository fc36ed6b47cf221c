#include <dealcalc/analysis/compare.hpp>

#include <random>
#include <string>
#include <vector>

#include <dealcalc/input/built_in.hpp>
#include <dealcalc/input/read.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

std::string name_of_agreement(Agreement agreement) {
    static constexpr std::string_view names[] = {"equal",         "equal at maximum", "compatible",
                                                 "contradictory", "unlike units",     "only in one"};
    return std::string(names[static_cast<std::size_t>(agreement)]);
}

std::string agreement(const Reported& a, const Reported& b) {
    CHECK(agreement_of(a, b) == agreement_of(b, a));
    return name_of_agreement(agreement_of(a, b));
}

std::string agreement(const std::string& a, const std::string& b) { return agreement(reported(a), reported(b)); }

Deal second_report() {
    return *read_deal_file(DEALCALC_SOURCE_DIR "/data/amazon-anthropic-second-report.json").deal;
}

Deal with_claims(Deal deal, std::vector<Claim> claims) {
    deal.claims = std::move(claims);
    return deal;
}

template <class Item> Item same_as(Item item, const std::string& id) {
    item.same_as = id;
    return item;
}

const ComparedFigure& figure(const Comparison& comparison, const std::string& id) {
    for (const ComparedFigure& compared : comparison.figures) {
        if (compared.id == id) return compared;
    }
    throw std::invalid_argument("no figure " + id);
}

/// "prior: contradictory 10^1 (0/1)".
std::string said(const ComparedFigure& compared) {
    std::string text = compared.id + ": " + name_of_agreement(compared.agreement);
    if (compared.factor) {
        text += " 10^" + std::to_string(compared.factor->exponent) + " (" + std::to_string(compared.factor->report) +
                "/" + std::to_string(compared.factor->other) + ")";
    }
    return text;
}

/// The ids of a figure by report: "upfront, -, immediate".
std::string ids(const ComparedFigure& compared) {
    std::string text;
    for (const std::string& id : compared.ids) text += (text.empty() ? "" : ", ") + (id.empty() ? "-" : id);
    return text;
}

/// "made 10: fails, holds": who makes the claim, and its verdict in each report.
std::string said(const ComparedClaim& compared) {
    std::string text = "made ";
    for (const bool made : compared.made_in) text += made ? '1' : '0';
    for (std::size_t r = 0; r < compared.checked.size(); ++r) {
        const auto& checked = compared.checked[r];
        text += (r == 0 ? ": " : ", ") + (checked ? std::string(verdict_name(checked->verdict)) : std::string("-"));
    }
    return text;
}

/// The side of a reading of `claim` that changes exactly these figures.
ReadingSide side(const Claim& claim, const Deal& deal, const std::vector<std::string>& figures) {
    for (const ReadingsOfKind& kind : explain_total(claim, deal, {40, 1000}).kinds) {
        for (const Reading& reading : kind.readings) {
            for (const ReadingSide* one : {&reading.side, reading.twin ? &*reading.twin : &reading.side}) {
                std::vector<std::string> changed;
                for (const Slip& slip : one->slips) changed.push_back(slip.figure);
                if (changed == figures) return *one;
            }
        }
    }
    throw std::invalid_argument("no such reading");
}

Slip slip(const std::string& figure, Slip::What what, const Number& factor = 1, const std::string& becomes = "") {
    return {figure, what, factor, "", becomes, {}};
}

ReadingSide side_with(std::vector<Slip> slips, const std::vector<std::string>& parts) {
    ReadingSide made;
    made.slips = std::move(slips);
    for (const std::string& part : parts) made.parts.push_back({part, false, false, {}});
    return made;
}

}  // namespace

TEST_CASE("figures with the same values are equal however they are written") {
    CHECK(agreement("$5B", "$5 billion") == "equal");
    CHECK(agreement("exactly $5B", "$5B") == "equal");
    CHECK(agreement("up to $20B", "as much as $20B") == "equal");
    CHECK(agreement("up to $20B", "at most $20B") == "equal");
    CHECK(agreement("18 months", "1.5 years") == "equal");
    CHECK(agreement("a decade", "10 years") == "equal");
    CHECK(agreement("more than $100B", "over $100B") == "equal");
}

TEST_CASE("a figure is equal at its maximum to one that is up to it") {
    CHECK(agreement("5 GW", "up to 5 GW") == "equal at maximum");
    CHECK(agreement("exactly $5B", "at most $5B") == "equal at maximum");
    CHECK(agreement("about $33B", "up to about $33B") == "equal at maximum");
    Reported narrow = reported("up to $20B");
    narrow.low = 10'000'000'000;
    narrow.high = 20'000'000'000;
    CHECK(agreement(narrow, reported("up to $20B")) == "equal at maximum");
}

TEST_CASE("two figures that are up to something are compared by their maximum") {
    CHECK(agreement("up to $20B", "up to $200B") == "contradictory");
    CHECK(agreement("up to about $33B", "up to $330B") == "contradictory");
    CHECK(agreement("up to about $33B", "up to $33B") == "compatible");     // 32.5 to 33.5 holds 33
    CHECK(agreement("up to $20B", "at most $20.4B") == "compatible");       // 19.5 to 20.5 with rounding
    CHECK(agreement("up to $20B", "up to $20.6B") == "contradictory");      // 20.55 and more
}

TEST_CASE("one figure that is up to something allows all below it") {
    CHECK(agreement("up to $20B", "$12B") == "compatible");
    CHECK(agreement("up to $20B", "$20.5B") == "compatible");       // 20.5 rounds to 20.45, 20 to 20.5
    CHECK(agreement("up to $20B", "$25B") == "contradictory");
    CHECK(agreement("up to $20B", "more than $100B") == "contradictory");
}

TEST_CASE("other figures are compatible where their ranges meet with rounding") {
    CHECK(agreement("about $380B", "$380B") == "compatible");
    CHECK(agreement("about $380B", "$390B") == "contradictory");    // 385 at most, above 389.5
    CHECK(agreement("$1.3B", "$1.34B") == "compatible");            // below 1.35
    CHECK(agreement("$1.3B", "$1.4B") == "contradictory");          // touching at 1.35 is not meeting
    CHECK(agreement("$1.3B", "$1.41B") == "contradictory");         // above 1.405
    CHECK(agreement("exactly $1.3B", "exactly $1.31B") == "contradictory");
    CHECK(agreement("more than $100B", "$100B") == "compatible");   // 99.5 and 100.5
    CHECK(agreement("more than $100B", "$90B") == "contradictory");
    CHECK(agreement("$60B range", "$65B") == "compatible");
    CHECK(agreement("between $5B and $7B", "$7.0B") == "compatible");
    CHECK(agreement("between $5B and $7B", "$8B") == "contradictory");  // above 7.5
}

TEST_CASE("unlike units are not compared") {
    CHECK(agreement("$5B", "€5B") == "unlike units");
    CHECK(agreement("$5B", "5 GW") == "unlike units");
}

TEST_CASE("agreement is symmetric and every figure is equal to itself") {
    constexpr unsigned seed = 20260420;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::vector<std::string> hedges = {"",       "exactly ",  "up to ", "up to about ", "at most ",  "under ",
                                             "over ", "at least ", "about ", "nearly ",      "just over "};
    const auto any = [&](std::size_t below) { return random() % below; };
    const auto text = [&] {
        const std::string number = std::to_string(any(30)) + (any(2) == 0 ? "." + std::to_string(any(10)) : "");
        return hedges[any(hedges.size())] + (any(8) == 0 ? "€" : "$") + number + (any(3) == 0 ? "M" : "B");
    };
    for (int i = 0; i < 3000; ++i) {
        const std::string a = text();
        const std::string b = text();
        INFO(a << " against " << b);
        // Nothing is under 0, so "under $0" and "nearly $0" are no figures.
        const bool readable = std::holds_alternative<Figure>(parse_figure(a)) &&
                              std::holds_alternative<Figure>(parse_figure(b));
        if (!readable) continue;
        CHECK(agreement_of(reported(a), reported(b)) == agreement_of(reported(b), reported(a)));
        CHECK(agreement_of(reported(a), reported(a)) == Agreement::equal);
    }
}

TEST_CASE("the first deal and its second report differ by ten in three figures") {
    const Comparison c = compare_reports({built_in_deal(), second_report()});
    std::vector<std::string> lines;
    for (const ComparedFigure& compared : c.figures) lines.push_back(said(compared));
    CHECK(lines == std::vector<std::string>{"prior: contradictory 10^1 (0/1)", "immediate: equal",
                                            "milestone: contradictory 10^1 (0/1)", "aws_spend: equal",
                                            "aws_spend.over: equal", "compute: equal at maximum",
                                            "series_e: only in one", "current: compatible",
                                            "total: contradictory 10^1 (0/1)"});
    CHECK(c.alone.empty());
    CHECK(c.figures[0].label == "Earlier commitment");
    CHECK(c.figures[0].standing == std::vector<std::string>{"prior", "prior"});
    CHECK(c.figures[3].standing == std::vector<std::string>{"company", "company"});
    CHECK(c.figures[6].ids == std::vector<std::string>{"series_e", ""});
}

TEST_CASE("the second report supports the twin of the first deal and nothing else") {
    const Comparison c = compare_reports({built_in_deal(), second_report()});
    REQUIRE(c.failed.size() == 1);
    CHECK(c.failed[0].report == 0);
    CHECK(c.failed[0].explanation.checked.claim.id == "total");
    REQUIRE(c.failed[0].supported.size() == 1);
    const SupportedReading& reading = c.failed[0].supported[0];
    CHECK(reading.kind == SlipKind::scale);
    CHECK(reading.by == std::vector<std::size_t>{1});
    REQUIRE(reading.side.slips.size() == 3);
    CHECK(reading.side.slips[0].figure == "prior");
    CHECK(reading.side.slips[1].figure == "milestone");
    CHECK(reading.side.slips[2].figure == "total");

    const Deal deal = built_in_deal();
    const Claim& total = *find_id(deal.claims, "total");
    CHECK(supports(second_report(), side(total, deal, {"prior", "milestone", "total"}), total, deal));
    CHECK_FALSE(supports(second_report(), side(total, deal, {"immediate"}), total, deal));
}

TEST_CASE("the order of the reports turns the factor round and nothing else") {
    const Comparison one = compare_reports({built_in_deal(), second_report()});
    const Comparison other = compare_reports({second_report(), built_in_deal()});
    REQUIRE(one.figures.size() == other.figures.size());
    for (const ComparedFigure& compared : one.figures) {
        const ComparedFigure& turned = figure(other, compared.id);
        INFO(compared.id);
        CHECK(turned.agreement == compared.agreement);
        CHECK(turned.kind == compared.kind);
        CHECK(turned.factor.has_value() == compared.factor.has_value());
        if (compared.factor) CHECK(turned.factor->exponent == -compared.factor->exponent);
    }
    REQUIRE(other.failed.size() == 1);
    CHECK(other.failed[0].report == 1);
    CHECK(other.failed[0].supported[0].by == std::vector<std::size_t>{0});
}

TEST_CASE("every claim is checked against the figures of every report that has them") {
    const Comparison c = compare_reports({built_in_deal(), second_report()});
    std::vector<std::string> lines;
    for (const ComparedClaim& compared : c.claims) lines.push_back(compared.claim.id + " " + said(compared));
    // 33 against "up to 330" fails; only one valuation is in the second report; 100 / 33 is more than 1.
    CHECK(lines == std::vector<std::string>{"total made 10: fails, fails", "step_up made 10: undetermined, -",
                                            "pace made 10: holds, unchecked", "payback made 10: undetermined, holds",
                                            "decade made 10: holds, holds", "total made 01: fails, holds"});
}

TEST_CASE("of three reports the worst pair decides and the first differing one gives the factor") {
    const Comparison c = compare_reports({deal_of({prior("a", "$80B"), firm("b", "$5B"), firm("d", "$7B")}),
                                          deal_of({prior("a", "$80B"), firm("b", "up to $5B")}),
                                          deal_of({prior("a", "$8B"), firm("b", "$3B"), firm("c", "$1B")})});
    CHECK(said(figure(c, "a")) == "a: contradictory 10^1 (0/2)");
    // $5B and $3B are apart, though "up to $5B" goes with both.
    CHECK(said(figure(c, "b")) == "b: contradictory");
    CHECK(said(figure(c, "c")) == "c: only in one");
    CHECK(ids(figure(c, "c")) == "-, -, c");
    CHECK(ids(figure(c, "d")) == "d, -, -");
}

TEST_CASE("a factor is an exact power of ten of two nominals") {
    const auto factor = [](const std::string& a, const std::string& b) {
        const Comparison c = compare_reports({deal_of({firm("x", a)}), deal_of({firm("x", b)})});
        return c.figures[0].factor ? c.figures[0].factor->exponent : 0;
    };
    CHECK(factor("$80B", "$8B") == 1);
    CHECK(factor("$8B", "$80B") == -1);
    CHECK(factor("$5M", "$5B") == -3);
    CHECK(factor("$5B", "$5") == 9);
    CHECK(factor("up to $200B", "$20B") == 1);
    CHECK(factor("about $1.5B", "$0.15B") == 1);
    CHECK(factor("$80B", "$80B") == 0);
    CHECK(factor("$80B", "$16B") == 0);
    CHECK(factor("$80B", "$8.1B") == 0);
    CHECK(factor("$80B", "$0") == 0);
    CHECK(factor("$0", "$80B") == 0);
    CHECK(factor("$80B", "€8B") == 0);
    CHECK(factor("between $50B and $80B", "$5B") == 0);
    CHECK(factor("$5B", "between $50B and $80B") == 0);
    CHECK(factor("$100000000000000000000", "$0.70000000000000000003") == 0);
}

TEST_CASE("same_as joins two ids from either side") {
    const Deal plain = deal_of({prior("before", "$8"), firm("immediate", "$5")});
    const Deal renamed = deal_of({prior("before", "$8"), same_as(firm("upfront", "$5"), "immediate")});
    const Comparison one = compare_reports({plain, renamed});
    CHECK(ids(figure(one, "immediate")) == "immediate, upfront");
    CHECK(figure(one, "immediate").agreement == Agreement::equal);
    const Comparison other = compare_reports({renamed, plain});
    CHECK(ids(figure(other, "upfront")) == "upfront, immediate");
    CHECK(other.figures.size() == 2);
}

TEST_CASE("same_as joins commitments with their durations and valuations and claims") {
    const Deal one = with_claims(deal_of({firm("a", "$5")}, {commitment("spend_1", Party::company, "$100", "10 years")},
                                         {valuation("latest", "$380")}),
                                 {claim("total", "exposure is $5")});
    const Deal two = with_claims(
        deal_of({firm("a", "$5")}, {same_as(commitment("cloud", Party::investor, "$100", "5 years"), "spend_1")},
                {same_as(valuation("current", "$380", "", Basis::post_money), "latest")}),
        {same_as(claim("sum", "committed is $50"), "total")});
    const Comparison c = compare_reports({one, two});
    CHECK(ids(figure(c, "spend_1")) == "spend_1, cloud");
    CHECK(figure(c, "spend_1").standing == std::vector<std::string>{"company", "investor"});
    CHECK(ids(figure(c, "spend_1.over")) == "spend_1.over, cloud.over");
    CHECK(said(figure(c, "spend_1.over")) == "spend_1.over: contradictory");
    CHECK(ids(figure(c, "latest")) == "latest, current");
    CHECK(figure(c, "latest").standing == std::vector<std::string>{"", "post-money"});
    CHECK(ids(figure(c, "total")) == "total, sum");
    CHECK(said(figure(c, "total")) == "total: contradictory 10^-1 (0/1)");
}

TEST_CASE("same_as comes before a like id") {
    // In the second report the two names are exchanged.
    const Comparison c =
        compare_reports({deal_of({firm("now", "$5"), contingent("later", "$20")}),
                         deal_of({same_as(firm("later", "$5"), "now"), same_as(contingent("now", "$20"), "later")})});
    CHECK(ids(figure(c, "now")) == "now, later");
    CHECK(ids(figure(c, "later")) == "later, now");
    CHECK(figure(c, "now").agreement == Agreement::equal);
}

TEST_CASE("an id that another figure takes by same_as stands alone") {
    const Comparison c = compare_reports(
        {deal_of({firm("now", "$5")}), deal_of({firm("now", "$1"), same_as(firm("upfront", "$5"), "now")})});
    REQUIRE(c.figures.size() == 2);
    CHECK(ids(c.figures[0]) == "now, upfront");
    CHECK(ids(c.figures[1]) == "-, now");
    CHECK(c.figures[1].agreement == Agreement::only_in_one);
}

TEST_CASE("same_as reaches through a third report and to a like same_as") {
    const Deal first = deal_of({firm("now", "$5")});
    const Deal second = deal_of({same_as(firm("upfront", "$5"), "now")});
    const Deal third = deal_of({firm("upfront", "$6")});
    const Deal fourth = deal_of({same_as(firm("initial", "$5"), "now")});
    CHECK(ids(compare_reports({first, second, third}).figures[0]) == "now, upfront, upfront");
    CHECK(ids(compare_reports({third, second, first}).figures[0]) == "upfront, upfront, now");
    const Comparison c = compare_reports({second, fourth});
    REQUIRE(c.figures.size() == 1);
    CHECK(ids(c.figures[0]) == "upfront, initial");
}

TEST_CASE("a same_as that no other report has does nothing") {
    const Comparison c =
        compare_reports({deal_of({same_as(firm("now", "$5"), "nowhere")}), deal_of({firm("now", "$5")})});
    REQUIRE(c.figures.size() == 1);
    CHECK(c.figures[0].agreement == Agreement::equal);
}

TEST_CASE("figures of unlike kinds are not matched") {
    const Comparison c = compare_reports(
        {deal_of({firm("x", "$5")}), deal_of({}, {commitment("x", Party::company, "$5")}, {valuation("y", "$5")})});
    CHECK(c.figures.size() == 3);
    CHECK(c.alone == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a duration that one report gives stands in one") {
    const Comparison c = compare_reports({deal_of({}, {commitment("x", Party::company, "$5")}),
                                          deal_of({}, {commitment("x", Party::company, "$5", "2 years")})});
    CHECK(said(figure(c, "x.over")) == "x.over: only in one");
    CHECK(ids(figure(c, "x.over")) == "-, x.over");
}

TEST_CASE("stated totals are matched by their formula") {
    const std::vector<Investment> list = {firm("a", "$5"), contingent("b", "up to $20")};
    const auto matched = [&](const Claim& one, const Claim& two) {
        const Comparison c = compare_reports({with_claims(deal_of(list), {one}), with_claims(deal_of(list), {two})});
        return c.figures.size() == 3;  // the two investments and one total
    };
    CHECK(matched(claim("total", "exposure is up to $25"), claim("sum", "exposure is up to $26")));
    CHECK(matched(claim("total", "a + b is up to $25"), claim("sum", "b + a is up to $25")));
    CHECK(matched(claim("total", "exposure is up to $25"), claim("total", "a + b is up to $25")));
    CHECK(matched(claim("total", "exposure is up to $25"), claim("sum", "a + b is up to $25")));
    CHECK_FALSE(matched(claim("total", "exposure is up to $25"), claim("total", "committed is $5")));
    CHECK_FALSE(matched(claim("total", "a + b is up to $25"), claim("total", "b - a is $15")));
    CHECK(matched(claim("total", "contingent is up to $20"), claim("total", "contingent is $20")));
}

TEST_CASE("measures without a figure are matched by name alone") {
    const auto totals = [](const std::string& one, const std::string& two) {
        return compare_reports({with_claims(deal_of({}, {}, {valuation("v", "$9")}), {claim("one", one)}),
                                with_claims(deal_of({}, {}, {valuation("v", "$9")}), {claim("two", two)})})
                   .figures.size() -
               1;
    };
    CHECK(totals("exposure is $5", "exposure is $6") == 1);
    CHECK(totals("exposure is $5", "spend is $5") == 2);
}

TEST_CASE("spend written out is the spend of the company in money") {
    const std::vector<Commitment> list = {commitment("cloud", Party::company, "$100"),
                                          commitment("chips", Party::company, "$20"),
                                          commitment("power", Party::company, "5 GW"),
                                          commitment("aid", Party::investor, "$7")};
    const Comparison c = compare_reports({with_claims(deal_of({}, list), {claim("s", "spend is $120")}),
                                          with_claims(deal_of({}, list), {claim("t", "cloud + chips is $120")})});
    CHECK(said(figure(c, "s")) == "s: equal");
}

TEST_CASE("of several totals of one formula the like ids belong together") {
    const Deal deal = deal_of({firm("a", "$5")});
    const Comparison c = compare_reports(
        {with_claims(deal, {claim("low", "exposure is $5"), claim("high", "exposure is $7")}),
         with_claims(deal, {claim("high", "exposure is $7"), claim("low", "exposure is $5")})});
    REQUIRE(c.figures.size() == 3);
    CHECK(said(figure(c, "low")) == "low: equal");
    CHECK(said(figure(c, "high")) == "high: equal");
}

TEST_CASE("claims about one figure or a ratio and claims without figures are no stated totals") {
    const Comparison c = compare_reports(
        {with_claims(deal_of({firm("a", "$5")}),
                     {claim("one", "a is $5"), claim("none", ""), claim("ratio", "a / exposure is 1x"),
                      claim("stake_1", "stake is 5 %")}),
         deal_of({firm("a", "$5")})});
    CHECK(c.figures.size() == 1);
    CHECK(c.claims.size() == 3);  // the claim without figures is left out
}

TEST_CASE("a statement that two reports make stands once under whatever names") {
    const Deal one = with_claims(deal_of({firm("now", "$50"), firm("b", "$30")}),
                                 {claim("total", "now + b is $80"), claim("part", "now / b is about 2x")});
    const Deal two = with_claims(deal_of({same_as(firm("upfront", "$60"), "now"), firm("b", "$30")}),
                                 {claim("sum", "b + upfront is $80"), claim("part", "upfront / b is about 2x"),
                                  claim("turned", "b / upfront is about 2x"), claim("more", "b + upfront is $90"),
                                  claim("less", "upfront - b is $80")});
    const Comparison c = compare_reports({one, two});
    std::vector<std::string> lines;
    for (const ComparedClaim& compared : c.claims) lines.push_back(compared.claim.id + " " + said(compared));
    // 50 + 30 = 80 and 60 + 30 = 90; 50/30 = 1.67 and 60/30 = 2 of "about 2x", 1.8 to 2.2; 60 - 30 = 30.
    CHECK(lines == std::vector<std::string>{"total made 11: holds, fails", "part made 11: fails, holds",
                                            "turned made 01: fails, fails", "more made 01: fails, holds",
                                            "less made 01: fails, fails"});
}

TEST_CASE("a claim is checked where its names exist and their units fit") {
    const Deal one = with_claims(deal_of({firm("a", "$5")}, {commitment("x", Party::company, "$9", "2 years")}),
                                 {claim("long", "x.over is 2 years"), claim("rate", "x / a is about 2x")});
    const Deal without = deal_of({firm("a", "$5")}, {commitment("x", Party::company, "$9")});
    const Deal power = deal_of({firm("a", "$5")}, {commitment("x", Party::company, "9 GW", "5 years")});
    const Comparison c = compare_reports({one, without, power});
    CHECK(said(c.claims[0]) == "made 100: holds, -, fails");
    CHECK(said(c.claims[1]) == "made 100: holds, holds, -");  // 9/5 = 1.8; watts per dollar are no "2x"
}

TEST_CASE("reports without a common figure are named") {
    const Deal a = deal_of({firm("a", "$5")});
    const Deal b = deal_of({firm("b", "$5")});
    CHECK(compare_reports({a, b}).alone == std::vector<std::size_t>{0, 1});
    CHECK(compare_reports({a, a, b}).alone == std::vector<std::size_t>{2});
    CHECK(compare_reports({a, a}).alone.empty());
    // A total is stated of every deal: it makes no two reports of one.
    CHECK(compare_reports({with_claims(a, {claim("total", "exposure is $5")}),
                           with_claims(b, {claim("total", "exposure is $5")})})
              .alone.size() == 2);
    const Deal spend = deal_of({firm("a", "$5")}, {commitment("s", Party::company, "$9")});
    CHECK(compare_reports({spend, deal_of({firm("b", "$5")}, {commitment("s", Party::company, "$9")})}).alone.empty());
    const Deal worth = deal_of({}, {}, {valuation("v", "$9")});
    CHECK(compare_reports({worth, worth}).alone.empty());
}

TEST_CASE("a report supports a reading only with a counterpart of all that changes") {
    // 80 + 5 is 85 and 13 is stated: 80 -> 8 foots.
    const Claim total = claim("total", "exposure is $13");
    const Deal deal = with_claims(deal_of({prior("a", "$80"), firm("b", "$5")}), {total});
    const ReadingSide tenth = side(total, deal, {"a"});
    CHECK(supports(deal_of({prior("a", "$8"), firm("b", "$5")}), tenth, total, deal));
    CHECK(supports(deal_of({prior("a", "about $8")}), tenth, total, deal));
    CHECK(supports(with_claims(deal_of({prior("a", "$8")}), {claim("sum", "exposure is $13")}), tenth, total, deal));
    CHECK_FALSE(supports(deal_of({firm("b", "$5")}), tenth, total, deal));
    CHECK_FALSE(supports(deal_of({prior("a", "$80"), firm("b", "$5")}), tenth, total, deal));
    CHECK_FALSE(supports(deal_of({prior("a", "€8"), firm("b", "$5")}), tenth, total, deal));
}

TEST_CASE("a report that contradicts what a reading leaves alone does not support it") {
    const Claim total = claim("total", "exposure is $13");
    const Deal deal = with_claims(deal_of({prior("a", "$80"), firm("b", "$5")}), {total});
    const ReadingSide tenth = side(total, deal, {"a"});
    CHECK_FALSE(supports(deal_of({prior("a", "$8"), firm("b", "$50")}), tenth, total, deal));
    CHECK_FALSE(supports(with_claims(deal_of({prior("a", "$8"), firm("b", "$5")}), {claim("sum", "exposure is $130")}),
                         tenth, total, deal));
}

TEST_CASE("a slip in the total is supported by the stated total of the other report") {
    const Claim total = claim("total", "exposure is $850");
    const Deal deal = with_claims(deal_of({prior("a", "$80"), firm("b", "$5")}), {total});
    const ReadingSide tenth = side(total, deal, {"total"});
    const Deal other = deal_of({prior("a", "$80"), firm("b", "$5")});
    CHECK(supports(with_claims(other, {claim("sum", "a + b is $85")}), tenth, total, deal));
    CHECK_FALSE(supports(with_claims(other, {claim("sum", "a + b is $850")}), tenth, total, deal));
    CHECK_FALSE(supports(other, tenth, total, deal));
}

TEST_CASE("a scaled figure keeps its own low and high in scale") {
    Deal deal = deal_of({prior("a", "$80"), firm("b", "$5")});
    deal.investments[0].amount.low = 70;
    deal.investments[0].amount.high = 80;
    const Claim total = claim("total", "exposure is $13");
    const ReadingSide tenth = side_with({slip("a", Slip::What::scaled, Number(1) / Number(10))}, {"a", "b"});
    CHECK(supports(deal_of({prior("a", "exactly $7.5")}), tenth, total, deal));
    CHECK_FALSE(supports(deal_of({prior("a", "exactly $6.5")}), tenth, total, deal));
}

TEST_CASE("how a figure counts is supported by no figure of another report") {
    const Claim total = claim("total", "exposure is $80");
    const Deal deal = with_claims(deal_of({prior("a", "$80"), firm("b", "$5")}), {total});
    for (const Slip::What what : {Slip::What::omitted, Slip::What::doubled, Slip::What::negated}) {
        CHECK_FALSE(supports(deal_of({prior("a", "$80"), firm("b", "$5")}), side_with({slip("b", what)}, {"a", "b"}),
                             total, deal));
    }
}

TEST_CASE("a digit edit is supported by the figure as it would be written") {
    // 54 + 5 is 59 and 50 is stated: 54 -> 45 foots.
    const Claim total = claim("total", "exposure is $50");
    const Deal deal = with_claims(deal_of({prior("a", "$54"), firm("b", "$5")}), {total});
    const ReadingSide swapped = side_with({slip("a", Slip::What::edited, 1, "$45")}, {"a", "b"});
    CHECK(supports(deal_of({prior("a", "$45"), firm("b", "$5")}), swapped, total, deal));
    CHECK_FALSE(supports(deal_of({prior("a", "$54"), firm("b", "$5")}), swapped, total, deal));
    const Comparison c = compare_reports({deal, deal_of({prior("a", "$45"), firm("b", "$5")})});
    REQUIRE(c.failed.size() == 1);
    REQUIRE(c.failed[0].supported.size() == 1);
    CHECK(c.failed[0].supported[0].kind == SlipKind::digit);
    CHECK(c.failed[0].supported[0].side.slips[0].becomes == "$45");
}

TEST_CASE("a digit edit of a JSON number is read in the unit of its figure") {
    const Claim total = claim("total", "exposure is $50");
    Deal deal = deal_of({prior("a", "$54"), firm("b", "$5")});
    deal.investments[0].amount.text = "54";
    const ReadingSide bare = side_with({slip("a", Slip::What::edited, 1, "45")}, {"a", "b"});
    CHECK(supports(deal_of({prior("a", "$45")}), bare, total, deal));
    const ReadingSide exponent = side_with({slip("a", Slip::What::edited, 1, "4.5e1")}, {"a", "b"});
    CHECK(supports(deal_of({prior("a", "$45")}), exponent, total, deal));
}

TEST_CASE("a digit edit that a power of ten says too is not listed again") {
    const Comparison c = compare_reports({built_in_deal(), second_report()});
    for (const SupportedReading& reading : c.failed[0].supported) CHECK(reading.kind == SlipKind::scale);
    // 5 -> 50 is both, and this report supports it.
    Deal fifty = built_in_deal();
    fifty.investments[1].amount = reported("$50B");
    const Comparison other = compare_reports({built_in_deal(), fifty});
    REQUIRE(other.failed.size() == 1);  // 80 + 50 + 200 is 330
    REQUIRE(other.failed[0].supported.size() == 1);
    CHECK(other.failed[0].supported[0].kind == SlipKind::scale);
}

TEST_CASE("a figure in another currency is supported by a report that has it in that of the total") {
    const Deal mixed =
        with_claims(deal_of({prior("a", "$80"), firm("b", "€5")}), {claim("total", "exposure is $85")});
    const Comparison c = compare_reports({mixed, deal_of({prior("a", "$80"), firm("b", "$5")}),
                                          deal_of({prior("a", "$80"), firm("b", "€5")})});
    REQUIRE(c.failed.size() == 1);
    CHECK(c.failed[0].explanation.checked.verdict == Verdict::unchecked);
    REQUIRE(c.failed[0].supported.size() == 1);
    CHECK(c.failed[0].supported[0].kind == SlipKind::currency);
    CHECK(c.failed[0].supported[0].by == std::vector<std::size_t>{1});
}

TEST_CASE("a slip in a figure that the explained deal does not have is not supported") {
    const Deal deal = deal_of({prior("a", "$80")});
    const ReadingSide foreign = side_with({slip("z", Slip::What::scaled, 10)}, {"a"});
    CHECK_FALSE(supports(deal, foreign, claim("total", "exposure is $8"), deal));
}

TEST_CASE("a total past the limits of the search has no supported reading") {
    std::vector<Investment> many;
    for (int i = 0; i < 41; ++i) many.push_back(firm("i" + std::to_string(i), "$1"));
    const Deal deal = with_claims(deal_of(many), {claim("total", "exposure is $410")});
    const Comparison c = compare_reports({deal, deal_of(many)});
    REQUIRE(c.failed.size() == 1);
    CHECK_FALSE(c.failed[0].explanation.searched);
    CHECK(c.failed[0].supported.empty());
}

TEST_CASE("totals that hold and claims that are no totals are not explained") {
    const Deal deal = with_claims(deal_of({prior("a", "$80")}),
                                  {claim("total", "exposure is $80"), claim("part", "a is $8"), claim("none", "")});
    CHECK(compare_reports({deal, deal}).failed.empty());
}

TEST_CASE("a reading of spend or of valuations is supported by the commitments and valuations of another report") {
    // 100 + 20 is 120 and 1020 is stated: 100 -> 1000 foots.
    const Claim spend = claim("s", "spend is $1020");
    const Deal deal = with_claims(
        deal_of({}, {commitment("cloud", Party::company, "$100"), commitment("chips", Party::company, "$20")}),
        {spend});
    const Deal other = deal_of({}, {commitment("cloud", Party::company, "$1000")});
    CHECK(supports(other, side(spend, deal, {"cloud"}), spend, deal));

    const Claim sum = claim("sum", "v + w is $1020");
    const Deal worth = with_claims(deal_of({}, {}, {valuation("v", "$100"), valuation("w", "$20")}), {sum});
    CHECK(supports(deal_of({}, {}, {valuation("v", "$1000")}), side(sum, worth, {"v"}), sum, worth));
    CHECK_FALSE(supports(deal_of({}, {}, {valuation("w", "$20")}), side(sum, worth, {"v"}), sum, worth));
}

TEST_CASE("claims with one figure and other formulas are other statements") {
    const Deal deal = with_claims(deal_of({firm("a", "$5"), firm("b", "$5")}, {commitment("x", Party::company, "$5")}),
                                  {claim("first", "a is $5"), claim("second", "b is $5"), claim("third", "x is $5")});
    const Deal other = with_claims(deal_of({firm("a", "$5"), firm("c", "$5")}),
                                   {claim("first", "c is $5"), claim("second", "a + c is $5")});
    const Comparison c = compare_reports({deal, other});
    std::vector<std::string> lines;
    for (const ComparedClaim& compared : c.claims) lines.push_back(compared.claim.that->text + " " + said(compared));
    // 5 + 5 is 10, with rounding 9 to 11, and 5 is 4.5 to 5.5.
    CHECK(lines == std::vector<std::string>{"a is $5 made 10: holds, holds", "b is $5 made 10: holds, -",
                                            "x is $5 made 10: holds, -", "c is $5 made 01: -, holds",
                                            "a + c is $5 made 01: -, fails"});
}
