// Claims and their verdicts.

#include <dealcalc/analysis/check.hpp>

#include <algorithm>
#include <random>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

/// prior + firm + contingent: 80 + 5 + up to 200.
const Deal total = deal_of({prior("prior", "$80"), firm("immediate", "$5"), contingent("milestone", "up to $200")},
                           {commitment("spend_a", Party::company, "more than $100", "10 years")});

std::string parts_of(const CheckedClaim& checked) {
    std::string text;
    for (const Part& part : checked.parts) {
        text += (part.below ? "/" : "") + std::string(part.minus ? "-" : "+") + part.name + " ";
    }
    return text;
}

}  // namespace

TEST_CASE("a claim that holds every value that the figures allow holds") {
    CHECK(verdict("committed is $85", total) == "holds");
    CHECK(verdict("exposure is at most $285", total) == "holds");
    CHECK(verdict("exposure is $80 to $300", total) == "holds");
    CHECK(verdict("spend_a.over is at least 10 years", total) == "holds");
}

TEST_CASE("a claim that meets only some of the values is undetermined") {
    CHECK(verdict("exposure is at most $200", total) == "undetermined");
    CHECK(verdict("exposure is $285", total) == "undetermined");
    CHECK(verdict("spend is $200", total) == "undetermined");
}

TEST_CASE("a claim apart from every value fails with the distance and the difference of the face values") {
    const CheckedClaim result = checked("exposure is more than $330", total);
    CHECK(result.verdict == Verdict::fails);
    CHECK(result.gap == Number(45));
    CHECK(result.difference == Number(45));
    CHECK_FALSE(result.of_maximum);
    CHECK_FALSE(result.within_bound);
    CHECK_FALSE(result.maximum);
    CHECK(checked("exposure is $60", total).gap == Number(25));           // 85 - 60
    CHECK(checked("exposure is $60", total).difference == Number(-225));  // 60 - 285
    CHECK(checked("spend is $90", total).gap == Number(10));
}

TEST_CASE("1.3 and 1.3 are 2.7 by rounding and not 2.8") {
    // Each 1.3 is above 1.25 and below 1.35: above 2.5 and below 2.7 in all. 2.7 may be 2.65 to 2.75; 2.8 is no less
    // than 2.75. Rounding moves 1.3 and 1.3 by 0.05 each, and 2.7 by 0.05.
    const Deal deal = deal_of({prior("a", "$1.3"), prior("b", "$1.3")});
    const CheckedClaim result = checked("exposure is $2.7", deal);
    CHECK(result.verdict == Verdict::holds_by_rounding);
    CHECK(result.gap == Number::fraction(1, 10));
    CHECK(result.slack == Number::fraction(3, 20));
    CHECK(verdict("exposure is $2.8", deal) == "fails");
    CHECK(verdict("exposure is exactly $2.7", deal) == "fails");
    CHECK(verdict("exposure is exactly $2.69", deal) == "undetermined");
    // "Exactly" was not rounded on the other side either.
    const Deal exact = deal_of({prior("a", "exactly $1.3"), prior("b", "exactly $1.3")});
    CHECK(verdict("exposure is $2.7", exact) == "fails");  // 2.6 against 2.65 to 2.75
}

TEST_CASE("a threshold that only rounding meets is undetermined") {
    // 2.6 as stated, and above 2.5 and below 2.7 if the two were rounded.
    const Deal deal = deal_of({prior("a", "$1.3"), prior("b", "$1.3")});
    const CheckedClaim result = checked("exposure is at least $2.65", deal);
    CHECK(result.verdict == Verdict::undetermined);
    CHECK(result.gap == Number::fraction(1, 20));
    CHECK_FALSE(result.slack);
    CHECK(verdict("exposure is more than $2.6", deal) == "undetermined");
    CHECK(verdict("exposure is at least $2.7", deal) == "fails");
}

TEST_CASE("a misstatement by a factor never holds whatever its digits") {
    const auto of = [](const std::string& amount, const std::string& that) {
        return verdict(that, deal_of({firm("a", amount)}));
    };
    CHECK(of("$85B", "exposure is about $1T") == "fails");
    CHECK(of("$85B", "exposure is up to about $1T") == "fails");
    CHECK(of("$1", "a is nearly $1B") == "fails");
    CHECK(of("$51B", "exposure is about $100B") == "fails");
    for (const char* that : {"exposure is over $1 billion", "exposure is at least $1B", "exposure is nearly $1B"}) {
        INFO(that);
        CHECK(of("$600M", that) == "fails");
    }
    CHECK(of("$1B", "a is $2B") == "fails");
    CHECK(of("$80B", "a is up to $330B") == "fails");
    CHECK(of("$80B", "committed is up to $330B") == "fails");
}

TEST_CASE("many rounded parts do not add up to half as much again") {
    std::vector<Investment> parts;
    for (int i = 0; i < 10; ++i) parts.push_back(firm("p" + std::to_string(i), "$1B"));
    // Each is above 0.9 and below 1.1 billion.
    CHECK(verdict("exposure is more than $14B", deal_of(parts)) == "fails");
    CHECK(verdict("exposure is more than $10.5B", deal_of(parts)) == "undetermined");
    const Deal exact = deal_of({firm("a", "exactly $6B"), firm("b", "exactly $5B")});
    CHECK(verdict("a + b is more than $11B", exact) == "fails");
}

TEST_CASE("a difference may be negative and is not cut at nothing") {
    for (const char* that : {"immediate - prior is under $5", "immediate - prior is at most $5",
                             "immediate - prior is less than -$70", "immediate - prior is nearly -$80"}) {
        INFO(that);
        CHECK(verdict(that, total) == "holds");
    }
    const Deal deal = deal_of({firm("a", "exactly $1.0M"), firm("b", "exactly $1.4M")});
    CHECK(verdict("a - b is $0M", deal) == verdict("b - a is $0M", deal));
}

TEST_CASE("widening a figure by an end of its own fails nothing that held") {
    // 5 may be above 4.5 and below 5.5; with 6 as its end it is 5 to 6, and above 4.5 if 5 was rounded.
    Deal deal = deal_of({firm("a", "$5B")});
    CHECK(verdict("a is $4.6B", deal) == "holds by rounding");
    deal.investments[0].amount.high = Number(6) * Number::power_of_ten(9);
    CHECK(verdict("a is $4.6B", deal) == "undetermined");
}

TEST_CASE("about so much holds by rounding where all figures are about something and come to it") {
    const Deal deal = deal_of({firm("a", "about $60"), firm("b", "about $20")});
    CHECK(verdict("a + b is about $80", deal) == "holds by rounding");  // 73 to 87 of 75 to 85
    CHECK(verdict("a + b is about $81", deal) == "undetermined");
    CHECK(verdict("a + b is $80", deal) == "undetermined");
    CHECK(verdict("a + b is about $80", deal_of({firm("a", "about $60"), firm("b", "nearly $20")})) == "undetermined");
    CHECK(verdict("exposure is about $80", deal_of({firm("a", "about $60"), contingent("b", "about $20")})) ==
          "undetermined");
}

TEST_CASE("up to speaks of the maximum of a total") {
    CHECK(verdict("exposure is up to $285", total) == "holds");
    CHECK(verdict("exposure is as much as $285", total) == "holds");
    CHECK(verdict("exposure is up to $330", total) == "fails");
    CHECK(verdict("prior + immediate is up to $85", total) == "holds");
    CHECK(verdict("committed is up to $90", total) == "fails");
    CHECK(verdict("contingent is up to $200", total) == "holds");
    CHECK(verdict("spend is up to $200", total) == "undetermined");
    // With rounding the maximum is below 80.5 + 5.5 + 200.5 = 286.5; 286 is 285.5 or more, and 287 is 286.5 or more.
    CHECK(verdict("exposure is up to $286", total) == "holds by rounding");
    CHECK(verdict("exposure is up to $287", total) == "fails");
}

TEST_CASE("at most is a plain bound") {
    const CheckedClaim result = checked("exposure is at most $330", total);
    CHECK(result.verdict == Verdict::holds);
    CHECK_FALSE(result.of_maximum);
}

TEST_CASE("up to speaks of the maximum of a figure and of a ratio too") {
    CHECK(verdict("prior is up to $80", total) == "holds");
    CHECK(verdict("prior is up to $100", total) == "fails");
    CHECK(verdict("milestone is up to $200", total) == "holds");
    CHECK(verdict("milestone is up to $300", total) == "fails");
    CHECK(verdict("prior / immediate is up to 16x", total) == "holds");
    CHECK(verdict("prior / immediate is up to 20x", total) == "fails");
    CHECK(verdict("milestone / prior is up to 2.5x", total) == "holds");
    // What is paid of the milestone counts on both sides: 85/85 to 85/285.
    CHECK(verdict("committed / exposure is up to 1x", total) == "holds");
    CHECK(verdict("spend_a.over is up to 20 years", total) == "fails");
    CHECK(checked("prior is up to $100", total).of_maximum);
}

TEST_CASE("the growth of a maximum is the most that the company grew by") {
    // From 50 to 60 in two years: the root of 1.2 less 1 is 9.54 %.
    const Deal deal =
        deal_of({}, {}, {valuation("first", "$50", "2024-01-01"), valuation("last", "$60", "2026-01-01")});
    CHECK(verdict("growth is up to 9.5 %", deal) == "holds by rounding");
    CHECK(verdict("growth is up to 20 %", deal) == "fails");
    CHECK(verdict("growth is at most 20 %", deal) == "holds");
}

TEST_CASE("a failing maximum says whether the plain bound is true") {
    CHECK(checked("exposure is up to $330", total).within_bound);
    const CheckedClaim too_little = checked("exposure is up to $200", total);
    CHECK(too_little.verdict == Verdict::fails);
    CHECK_FALSE(too_little.within_bound);
    CHECK(too_little.difference == Number(-85));
    CHECK(too_little.gap == Number(85));
}

TEST_CASE("about figures in a total leave its maximum open") {
    // about 80 is 75 to 85, so the maximum is 280 to 290: 285 may be it.
    const Deal deal =
        deal_of({prior("prior", "about $80"), firm("immediate", "$5"), contingent("milestone", "up to $200")});
    const CheckedClaim result = checked("exposure is up to $285", deal);
    CHECK(result.verdict == Verdict::undetermined);
    CHECK(said(result.maximum.value()) == "[280, 290]");
    CHECK(verdict("exposure is up to $270", deal) == "fails");
    // No one figure makes a maximum of exactly 285 certain or impossible, except prior: it must be 80.
    CHECK(said(result.deciders) ==
          "holds if prior is [80, 80]; fails if prior is (-oo, 78.5]; fails if prior is [81.5, oo)");
}

TEST_CASE("up to about claims a maximum of about so much") {
    // About 290 is 285 to 295 and about 300 is 270 to 330.
    CHECK(verdict("exposure is up to about $290", total) == "holds");
    CHECK(verdict("exposure is up to about $300", total) == "holds");
    const CheckedClaim result = checked("exposure is up to about $330", total);
    CHECK(result.verdict == Verdict::fails);
    CHECK(result.of_maximum);
    CHECK(result.within_bound);
    CHECK(result.gap == Number(40));  // 325 - 285
    CHECK(verdict("prior is up to about $70", total) == "fails");
    CHECK(verdict("prior is up to about $100", total) == "fails");  // 90 to 110
    CHECK(verdict("prior is up to about $77", total) == "fails");
    CHECK(verdict("prior is up to about $79", total) == "undetermined");
}

TEST_CASE("what is taken away from a maximum is at its least") {
    // 80 + 200 - 5 is the most; of "up to 5" nothing need be taken away.
    CHECK(verdict("prior + milestone - immediate is up to $275", total) == "holds");
    const Deal deal = deal_of({prior("a", "$80"), firm("b", "up to $5"), contingent("c", "$10")});
    CHECK(verdict("a - b is up to $80", deal) == "holds");
    CHECK(verdict("committed - contingent is up to $85", deal) == "holds");
    CHECK(verdict("a - c is up to $70", deal) == "holds");
}

TEST_CASE("the order of the names in a sum does not change a verdict") {
    // Nothing need be paid of up to 88, so the most is 77 - 7. What is less than 88 counts as it is, paid or not.
    const std::vector<Valuation> b{valuation("b", "$77")};
    const Deal deal = deal_of({prior("now", "$7"), contingent("cloud", "up to $88")}, {}, b);
    const Deal open = deal_of({prior("now", "$7"), contingent("cloud", "less than $88")}, {}, b);
    for (const auto* formula : {"b - cloud - exposure", "b - exposure - cloud"}) {
        CAPTURE(formula);
        CHECK(verdict(std::string(formula) + " is up to $70", deal) == "holds");
        CHECK(verdict(std::string(formula) + " is up to $60", deal) == "fails");
        CHECK(verdict(std::string(formula) + " is up to $70", open) == "undetermined");
        CHECK(verdict(std::string(formula) + " is up to $60", open) == "undetermined");
    }
}

TEST_CASE("the parts are the figures with their signs and sides") {
    CHECK(parts_of(checked("exposure is $1", total)) == "+prior +immediate +milestone ");
    CHECK(parts_of(checked("prior - immediate is $1", total)) == "+prior -immediate ");
    CHECK(parts_of(checked("spend / committed is 1x", total)) == "+spend_a /+prior /+immediate ");
}

TEST_CASE("a figure that counts twice is two parts") {
    CHECK(parts_of(checked("committed + prior is $1", total)) == "+prior +prior +immediate ");
    CHECK(parts_of(checked("prior / committed is 1x", total)) == "+prior /+prior /+immediate ");
    CHECK(parts_of(checked("exposure - milestone is $1", total)) == "+prior +immediate ");
    CHECK(parts_of(checked("immediate - committed - prior is $1", total)) == "-prior -prior ");
}

TEST_CASE("what cannot be computed is unchecked with its reason") {
    const auto unchecked = [](const std::string& that, const Deal& deal) {
        const CheckedClaim result = checked(that, deal);
        CHECK(result.verdict == Verdict::unchecked);
        CHECK(result.deciders.empty());
        CHECK(result.claimed.has_value());
        return said(result.computed);
    };
    const Deal mixed = deal_of({prior("a", "$80"), prior("b", "€5")});
    CHECK(unchecked("exposure is $85", mixed) == "two_currencies: USD EUR");
    CHECK(unchecked("a is €85", mixed) == "two_currencies: USD EUR");
    CHECK(unchecked("elapsed is 3 days", total) == "no_valuation");
    CHECK(unchecked("exposure / contingent is 2x", total) == "zero_denominator: contingent");
    CHECK(unchecked("nobody is $5", total) == "no_such_name: nobody");
    CHECK(unchecked("prior + immediate is 5 GW", total) == "unlike_units: prior + immediate 5 GW");
}

TEST_CASE("a claim without a statement is unchecked") {
    const CheckedClaim result = check_claim(claim("largest", ""), total);
    CHECK(result.verdict == Verdict::unchecked);
    CHECK(said(result.computed) == "no_statement: largest");
    CHECK_FALSE(result.claimed);
}

TEST_CASE("figures of any size are compared") {
    const std::string zeros(38, '0');
    const std::string huge = "$1" + std::string(26, '0') + "T";  // 10^38
    const Deal twice = deal_of({prior("a", huge), prior("b", huge)});
    CHECK(said(checked("exposure is " + huge, twice).computed) == "[2" + zeros + ", 2" + zeros + "] face 2" + zeros);
    const CheckedClaim result = checked("b - a is " + huge, deal_of({prior("a", huge), prior("b", "exactly $0")}));
    CHECK(result.verdict == Verdict::fails);
    CHECK(said(result.computed) == "[-1" + zeros + ", -1" + zeros + "] face -1" + zeros);
    CHECK(absolute(result.difference.value()) == Number(2) * Number::power_of_ten(38));
}

TEST_CASE("growth is compared like any other value") {
    const Deal deal =
        deal_of({}, {}, {valuation("first", "$100", "2024-01-01"), valuation("last", "$200", "2025-01-01")});
    // Twice in a year of the calendar, which has 366 days.
    CHECK(verdict("growth is more than 99 %", deal) == "holds");
    CHECK(verdict("growth is 50 %", deal) == "fails");
    const CheckedClaim fails = checked("growth is 50 %", deal);
    REQUIRE(fails.parts.size() == 2);
    CHECK(fails.parts[0].name == "multiple");
    CHECK(fails.parts[0].value.face == Number(2));
    CHECK(fails.parts[1].name == "elapsed");
    CHECK(fails.parts[1].value.face == Number(12));
    CHECK(verdict("elapsed is 366 days", deal) == "holds");
    CHECK(verdict("elapsed is about 12 months", deal) == "holds");
}

TEST_CASE("pure numbers compare whether written as a factor or a percentage") {
    const Deal deal = deal_of({prior("a", "$10")}, {}, {valuation("v", "$40", "", Basis::post_money)});
    CHECK(verdict("stake is 25 %", deal) == "holds");
    CHECK(verdict("stake is 0.25", deal) == "holds");
    CHECK(verdict("a / v is 25 %", deal) == "holds");
}

TEST_CASE("claims are listed worst first and in the order of the file within a verdict") {
    Deal deal = total;
    deal.claims = {claim("good", "committed is $85"),      claim("open", "exposure is $100"),
                   claim("wrong", "committed is $99"),     claim("empty", ""),
                   claim("near", "committed is $86"),      claim("also_good", "immediate is $5"),
                   claim("also_wrong", "committed is $98")};
    std::string order;
    for (const CheckedClaim& c : check_claims(deal)) order += c.claim.id + " ";
    CHECK(order == "wrong also_wrong open empty near good also_good ");
    CHECK(check_claims({claim("one", "committed is $85")}, deal).size() == 1);
}

namespace {

class Deals {
public:
    explicit Deals(std::uint32_t seed)
        : random_(seed) {}

    int between(int low, int high) { return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1)); }

    std::string amount(bool with_up_to) {
        static constexpr const char* hedges[] = {"",       "exactly ", "about ",     "more than ", "at least ",
                                                 "under ", "nearly ",  "just over ", "up to ",     "at most "};
        return hedges[between(0, with_up_to ? 9 : 7)] + std::string("$") + std::to_string(between(1, 60));
    }

    Deal deal(bool with_up_to) {
        Deal made = deal_of({});
        const int size = between(2, 4);
        for (int i = 0; i < size; ++i) {
            made.investments.push_back(investment(std::string(1, static_cast<char>('a' + i)),
                                                  static_cast<Status>(between(0, 2)), amount(with_up_to)));
        }
        made.commitments = {commitment("c", Party::company, amount(with_up_to))};
        made.valuations = {valuation("v", amount(with_up_to))};
        return made;
    }

    std::string claim_text(bool of_maximum) {
        static constexpr const char* formulas[] = {
            "exposure", "committed", "contingent",           "a + b", "a - b", "spend", "a / b",
            "c / v",    "stake",     "committed / exposure", "v / a", "a"};
        static constexpr const char* hedges[] = {"", "at most ", "at least ", "about ", "under ", "more than "};
        const int which = between(0, of_maximum ? 5 : 11);
        const std::string figure = which < 6 || which == 11 ? "$" + std::to_string(between(1, 120))
                                                            : to_text(Number::fraction(between(1, 60), 20)) + "x";
        return std::string(formulas[which]) + " is " + (of_maximum ? "up to " : hedges[between(0, 5)]) + figure;
    }

    /// A part of the range that is not empty.
    Range part_of(const Range& range) {
        if (range.single()) return range;
        const Number low = range.low()->at;
        const Number high = range.high() ? range.high()->at : low + Number(50);
        const int first = between(1, 14);
        const int last = between(first, 15);
        const Number width = high - low;
        return Range::between(low + width * Number::fraction(first, 16), low + width * Number::fraction(last, 16));
    }

    std::mt19937& random() { return random_; }

private:
    std::mt19937 random_;
};

/// The same deal, about some of whose figures more is known.
Deal narrowed(const Deal& deal, Deals& random) {
    Deal narrow = deal;
    const auto state = [&](Reported& reported) {
        if (random.between(0, 1) == 0) return;
        const Range part = random.part_of(word_range(reported.figure));
        reported.low = part.low()->at;
        reported.high = part.high()->at;
    };
    for (Investment& i : narrow.investments) state(i.amount);
    state(narrow.commitments[0].amount);
    state(narrow.valuations[0].value);
    return narrow;
}

}  // namespace

TEST_CASE("to know a figure better may settle a verdict and never turns it over") {
    constexpr std::uint32_t seed = 20260422;
    INFO("seed " << seed);
    Deals random(seed);
    int settled = 0;
    for (int i = 0; i < 3000; ++i) {
        // Of "up to v" the maximum is v itself, and another v is another claim.
        const bool of_maximum = i % 3 == 0;
        const Deal deal = random.deal(!of_maximum);
        const Deal narrow = narrowed(deal, random);
        const std::string that = random.claim_text(of_maximum);
        const Verdict before = checked(that, deal).verdict;
        const Verdict after = checked(that, narrow).verdict;
        INFO("case " << i << ": " << that << ", " << verdict_name(before) << " then " << verdict_name(after));
        CHECK(!(before == Verdict::holds && after != Verdict::holds));
        CHECK(!(before == Verdict::fails && after != Verdict::fails));
        if (before == Verdict::undetermined && after != before) ++settled;
    }
    CHECK(settled > 50);
}

TEST_CASE("the order of the investments changes no result") {
    constexpr std::uint32_t seed = 20260423;
    INFO("seed " << seed);
    Deals random(seed);
    for (int i = 0; i < 1000; ++i) {
        const Deal deal = random.deal(true);
        Deal shuffled = deal;
        std::shuffle(shuffled.investments.begin(), shuffled.investments.end(), random.random());
        const std::string that = random.claim_text(i % 2 == 0);
        const CheckedClaim a = checked(that, deal);
        const CheckedClaim b = checked(that, shuffled);
        INFO("case " << i << ": " << that);
        CHECK(a.verdict == b.verdict);
        CHECK(a.computed == b.computed);
        CHECK(a.maximum == b.maximum);
        CHECK(a.gap == b.gap);
        CHECK(a.difference == b.difference);
        CHECK(a.within_bound == b.within_bound);
        CHECK(a.parts.size() == b.parts.size());
        CHECK(a.deciders.size() == b.deciders.size());
    }
}

TEST_CASE("growth of one multiple over one time may hold by rounding") {
    // $50 to $60 in 731 days: 1.2^(365.2425/731) - 1 = 9.537 %, which 9.54 % says within its rounding. With that of the
    // valuations it is at most (60.5/49.5)^(365.2425/731) - 1 = 10.55 %.
    const Deal deal =
        deal_of({}, {}, {valuation("first", "$50", "2023-01-01"), valuation("last", "$60", "2025-01-01")});
    CHECK(verdict("growth is 9.54 %", deal) == "holds by rounding");
    CHECK(verdict("growth is 12 %", deal) == "fails");
}

TEST_CASE("the low and high of a file replace the nominal in a maximum") {
    Deal deal = deal_of({contingent("a", "up to $5"), firm("b", "$1")});
    deal.investments[0].amount.low = 2;
    deal.investments[0].amount.high = 4;
    const CheckedClaim of_file = checked("exposure is up to $6", deal);
    CHECK(of_file.maximum == Range::only(5));
    CHECK(of_file.difference == Number(1));
    CHECK(of_file.gap == Number(1));
    CHECK(!std::get<Value>(of_file.computed).face);
}

TEST_CASE("durations go by the calendar and a claim in days counts days") {
    const Deal decade = deal_of({}, {}, {valuation("v", "$1B", "2016-04-20"), valuation("w", "$2B", "2026-04-20")});
    CHECK(verdict("elapsed is at least 10 years", decade) == "holds");
    CHECK(verdict("elapsed is exactly 10 years", decade) == "holds");
    CHECK(verdict("elapsed is exactly 120 months", decade) == "holds");
    CHECK(verdict("elapsed is exactly 40 quarters", decade) == "holds");
    // 10 times 365, and 29 February of 2020 and of 2024.
    CHECK(verdict("elapsed is exactly 3652 days", decade) == "holds");
    CHECK(verdict("elapsed is more than 3652 days", decade) != "holds");
    const Deal months = deal_of({}, {}, {valuation("v", "$1B", "2024-10-20"), valuation("w", "$2B", "2026-04-20")});
    CHECK(verdict("elapsed is exactly 18 months", months) == "holds");
    const Deal year = deal_of({}, {}, {valuation("v", "$1B", "2025-04-20"), valuation("w", "$2B", "2026-04-20")});
    CHECK(verdict("elapsed is exactly 1 year", year) == "holds");
    CHECK(verdict("elapsed is exactly 365 days", year) == "holds");
    CHECK(verdict("growth is more than 99.99 %", year) == "holds");
}

TEST_CASE("a claim about a duration is answered in the unit in which it is written") {
    const Deal decade = deal_of({}, {}, {valuation("v", "$1B", "2016-04-20"), valuation("w", "$2B", "2026-04-20")});
    const auto in = [&](const std::string& that) {
        const CheckedClaim checked = check_claim(claim("c", that), decade);
        const Value& value = std::get<Value>(checked.computed);
        return said(checked.computed) + " " + unit_name(value.unit) + " of " + said(checked.claimed->extent.word) +
               ", " + to_text(*checked.difference) + " more";
    };
    CHECK(in("elapsed is 12 years") == "[10, 10] face 10 year of [12, 12], 2 more");
    CHECK(in("elapsed is 2 decades") == "[10, 10] face 10 year of [20, 20], 10 more");
    CHECK(in("elapsed is 121 months") == "[120, 120] face 120 month of [121, 121], 1 more");
    CHECK(in("elapsed is 3653 days") == "[3652, 3652] face 3652 day of [3653, 3653], 1 more");
    CHECK(in("elapsed is 522 weeks") == "[3652, 3652] face 3652 day of [3654, 3654], 2 more");
}
