// Names and units over a deal, and the range of a reported figure.

#include <dealcalc/model/deal.hpp>

#include <string>
#include <variant>
#include <vector>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

const Currency eur = *Currency::from_code("EUR");

Reported reported(const std::string& text) {
    const auto parsed = parse_figure(text);
    REQUIRE(std::holds_alternative<Figure>(parsed));
    return {text, std::get<Figure>(parsed), std::nullopt};
}

Investment investment(const std::string& id, Status status, const std::string& amount) {
    Investment made;
    made.id = id;
    made.status = status;
    made.amount = reported(amount);
    return made;
}

Commitment commitment(const std::string& id, Party by, const std::string& amount) {
    Commitment made;
    made.id = id;
    made.by = by;
    made.amount = reported(amount);
    return made;
}

Valuation valuation(const std::string& id, const std::string& value) {
    Valuation made;
    made.id = id;
    made.value = reported(value);
    return made;
}

/// The first deal, without its words.
Deal first_deal() {
    Deal deal;
    deal.investor = "Amazon";
    deal.company = "Anthropic";
    deal.investments = {investment("prior", Status::prior, "$80B"), investment("immediate", Status::firm, "$5B"),
                        investment("milestone", Status::contingent, "up to $200B")};
    deal.commitments = {commitment("aws_spend", Party::company, "more than $100B"),
                        commitment("compute", Party::investor, "5 GW"), commitment("energy", Party::investor, "5 TWh")};
    deal.commitments[0].over = reported("10 years");
    deal.valuations = {valuation("series_e", "$60B range"), valuation("current", "about $380B")};
    Claim claim;
    claim.id = "total";
    deal.claims = {claim};
    return deal;
}

std::optional<Misread> misfit_of(const std::string& claim, const Deal& deal) {
    const auto parsed = parse_statement(claim, deal.currency);
    REQUIRE(std::holds_alternative<Statement>(parsed));
    return misfit(std::get<Statement>(parsed), deal);
}

std::string unit_text(const std::string& text, const Deal& deal) {
    const auto parsed = parse_formula(text);
    REQUIRE(std::holds_alternative<Formula>(parsed));
    const auto unit = unit_of(std::get<Formula>(parsed), deal);
    return unit ? unit_name(*unit) : "none";
}

struct Row {
    std::string claim, marked, what, help;
};

}  // namespace

TEST_CASE("the range of a figure is that of its words and with rounding wider") {
    const Extent extent = extent_of(reported("$5B"));
    CHECK(extent.word == Range::only(5'000'000'000));
    CHECK(extent.rounded == Range(End{4'500'000'000, false}, End{5'500'000'000, false}));
}

TEST_CASE("each end that the file gives replaces one of the words and is not widened") {
    Reported figure = reported("up to $200B");
    figure.low = 150;
    figure.high = 200;
    CHECK(extent_of(figure).word == Range::between(150, 200));
    CHECK(extent_of(figure).rounded == Range::between(150, 200));
    Reported plain = reported("$5");
    plain.high = 6;
    CHECK(extent_of(plain).word == Range::between(5, 6));
    CHECK(extent_of(plain).rounded == Range(End{Number::fraction(9, 2), false}, End{6}));
}

TEST_CASE("words for status and party and basis are those of the deal file") {
    CHECK(status_name(Status::prior) == "prior");
    CHECK(status_name(Status::firm) == "firm");
    CHECK(status_name(Status::contingent) == "contingent");
    CHECK(party_name(Party::investor) == "investor");
    CHECK(party_name(Party::company) == "company");
    CHECK(basis_name(Basis::not_stated) == "not stated");
    CHECK(basis_name(Basis::pre_money) == "pre-money");
    CHECK(basis_name(Basis::post_money) == "post-money");
}

TEST_CASE("a deal without a title is named after its parties") {
    Deal deal = first_deal();
    CHECK(name_of(deal) == "Amazon and Anthropic");
    deal.title = "The deal";
    CHECK(name_of(deal) == "The deal");
}

TEST_CASE("an item without a label is called by its id") {
    Investment item = investment("prior", Status::prior, "$80B");
    CHECK(label_of(item) == "prior");
    item.label = "Earlier commitment";
    CHECK(label_of(item) == "Earlier commitment");
}

TEST_CASE("names are in the order of the file with measures last") {
    CHECK(names_of(first_deal()) == std::vector<std::string>{"prior", "immediate", "milestone", "aws_spend",
                                                             "aws_spend.over", "compute", "energy", "series_e",
                                                             "current", "committed", "contingent", "elapsed",
                                                             "exposure", "growth", "maximum", "multiple", "spend",
                                                             "stake"});
}

TEST_CASE("a claim over like figures fits the deal") {
    const Deal deal = first_deal();
    for (const char* claim :
         {"exposure is up to $330B", "current / series_e is roughly 6x", "current / series_e is 6",
          "elapsed is under 18 months", "aws_spend / exposure is more than 1x", "aws_spend.over is at least 10 years",
          "prior + immediate - milestone is $5B", "growth is 300 %", "stake is 75 %", "multiple is 6x", "spend is $1B",
          "elapsed - aws_spend.over is 5 days", "compute is 5 GW", "committed is \u20ac5B",
          "contingent / committed is 50 %", "- prior - immediate is -$85B", "2 * (prior + immediate) / 4 is $42.5B",
          "aws_spend / compute is more than $10B per GW", "aws_spend / aws_spend.over is more than $10B a year",
          "energy / aws_spend.over is 1 TWh a year", "(aws_spend / compute) * compute is $100B",
          "aws_spend / (aws_spend / compute) is 5 GW", "multiple - 1 is 5x", "100 * stake is 75", "maximum is $285B",
          "prior * multiple is $500B", "prior / stake is $110B", "stake * current is $285B",
          "max(prior) - min(milestone) is $80B", "aws_spend / compute + committed / compute is $37B per GW"}) {
        INFO(claim);
        CHECK(misfit_of(claim, deal) == std::nullopt);
    }
}

TEST_CASE("a claim that does not fit is marked at the name or figure at fault") {
    const Row row = GENERATE(values<Row>({
        {"exposure is 330", "330", "exposure is money, and \"330\" has no unit", "write $330B, for example"},
        {"exposure is 330000000000", "330000000000", "exposure is money, and \"330000000000\" has no unit",
         "write $330000000000, for example"},
        {"exposure is -5", "-5", "exposure is money, and \"-5\" has no unit", "write -$5B, for example"},
        {"committed is 50B", "50B", "committed is money, and \"50B\" has no unit", "write $50B, for example"},
        {"committed is 1.30 billion", "1.30 billion", "committed is money, and \"1.30 billion\" has no unit",
         "write $1.30 billion, for example"},
        {"committed is 5 thousand", "5 thousand", "committed is money, and \"5 thousand\" has no unit",
         "write $5 thousand, for example"},
        {"exposure is up to 330", "up to 330", "exposure is money, and \"up to 330\" has no unit",
         "write up to $330B, for example"},
        {"exposure is more than 1,500", "more than 1,500", "exposure is money, and \"more than 1,500\" has no unit",
         "write more than $1,500B, for example"},
        {"exposure is 330+", "330+", "exposure is money, and \"330+\" has no unit", "write $330B+, for example"},
        {"exposure is between 5 and 6", "between 5 and 6", "exposure is money, and \"between 5 and 6\" has no unit",
         "write between $5B and $6B, for example"},
        {"exposure is 3 to 9B", "3 to 9B", "exposure is money, and \"3 to 9B\" has no unit",
         "write $3 to $9B, for example"},
        {"elapsed is under 18", "under 18", "elapsed is time, and \"under 18\" has no unit",
         "write 18 months, for example"},
        {"compute is $5B", "$5B", "compute is power, and \"$5B\" is money", "write 5 GW, for example"},
        {"energy is $5B", "$5B", "energy is energy, and \"$5B\" is money", "write 5 TWh, for example"},
        {"exposure is 6x", "6x", "exposure is money, and \"6x\" is a factor", "write $5B, for example"},
        {"exposure is 40 %", "40 %", "exposure is money, and \"40 %\" is a percentage", "write $5B, for example"},
        {"current / prior is $6B", "$6B", "current / prior is a factor, and \"$6B\" is money", "write 5x, for example"},
        {"stake is $6B", "$6B", "stake is a percentage, and \"$6B\" is money", "write 5 %, for example"},
        {"prior + compute is $5B", "compute", "prior is money and compute is power; they do not add",
         "a sum is of like figures"},
        {"compute / aws_spend is 20 GW", "compute / aws_spend",
         "compute / aws_spend is power for money, and no figure can be written for it",
         "a ratio in a claim is of like figures or a rate, such as money a year"},
        {"aws_spend / compute is $20B", "$20B", "aws_spend / compute is money per GW, and \"$20B\" is money",
         "write $5B per GW, for example"},
        {"aws_spend / aws_spend.over is $10B per GW", "$10B per GW",
         "aws_spend / aws_spend.over is money a year, and \"$10B per GW\" is money per GW",
         "write $5B a year, for example"},
        {"aws_spend / aws_spend.over is more than 10", "more than 10",
         "aws_spend / aws_spend.over is money a year, and \"more than 10\" has no unit",
         "write more than $10B a year, for example"},
        {"2 * (prior + (compute - energy)) is $5B", "energy",
         "compute is power and energy is energy; they do not add", "a sum is of like figures"},
        {"prior + 5 is $85B", "5", "prior is money and 5 is a pure number; they do not add",
         "a sum is of like figures"},
        {"prior + (immediate / milestone) is $85B", "(immediate / milestone)",
         "prior is money and immediate / milestone is a factor; they do not add", "a sum is of like figures"},
        {"prior * immediate / milestone is $5B", "prior * immediate",
         "prior is money and immediate is money; no figure can be written for their product",
         "a product is of a figure and a number, or of a rate and what it is a rate of"},
        {"5 / prior is 6x", "5 / prior", "5 is a pure number and prior is money; no figure can be written for their ratio",
         "a ratio is of like figures, or a rate such as money a year"},
        {"prior - growth is $6B", "growth", "growth is a power, and stands alone in a formula", ""},
        {"2 * growth is 6 %", "growth", "growth is a power, and stands alone in a formula", ""},
        {"exposur is $5B", "exposur", "exposur is neither a figure of the deal nor a measure",
         "did you mean exposure?"},
        {"total is $5B", "total", "total is a claim, and a formula is made of figures and measures", ""},
        {"compute.over is 10 years", "compute.over", "compute has no duration", "give the commitment its \"over\""},
        {"prior.over is 10 years", "prior.over", "only a commitment runs over a time, and prior is none", ""},
        {"hype is $5B", "hype", "hype is neither a figure of the deal nor a measure",
         "the names are prior, immediate, milestone, aws_spend, aws_spend.over, compute, energy, series_e, current, "
         "committed, contingent, elapsed, exposure, growth, maximum, multiple and 2 more"},
        {"far_away.over is 5 days", "far_away.over", "far_away.over is neither a figure of the deal nor a measure",
         "the names are prior, immediate, milestone, aws_spend, aws_spend.over, compute, energy, series_e, current, "
         "committed, contingent, elapsed, exposure, growth, maximum, multiple and 2 more"},
    }));
    const auto misread = misfit_of(row.claim, first_deal());
    INFO(row.claim);
    REQUIRE(misread);
    CHECK(misread->what == row.what);
    CHECK(misread->help == row.help);
    CHECK(row.claim.substr(misread->at, misread->length) == row.marked);
}

TEST_CASE("an example of money can be written as it is given") {
    for (const std::string figure : {"-5", "50B", "up to 330", "330+", "~5", "between 5 and 6", "5-6", "3 to 9B",
                                     "5 range", "330000000000", "6x"}) {
        for (const Currency currency : {Currency{}, eur}) {
            Deal deal;
            deal.currency = currency;
            const std::string help = misfit_of("exposure is " + figure, deal)->help;
            INFO(help);
            const std::size_t end = help.rfind(", for example");
            const auto parsed = parse_figure(help.substr(6, end - 6), currency);
            REQUIRE(std::holds_alternative<Figure>(parsed));
            CHECK(std::get<Figure>(parsed).unit == money(currency));
        }
    }
}

TEST_CASE("an example of a rate can be written as it is given") {
    for (const std::string formula : {"aws_spend / aws_spend.over", "aws_spend / compute", "aws_spend / energy",
                                      "compute / aws_spend.over", "energy / compute"}) {
        for (const std::string figure : {"more than 10", "$5B", "5 GW"}) {
            const std::string help = misfit_of(formula + " is " + figure, first_deal())->help;
            const std::string example = help.substr(6, help.rfind(", for example") - 6);
            INFO(help);
            CHECK(misfit_of(formula + " is " + example, first_deal()) == std::nullopt);
        }
    }
}

TEST_CASE("an example of a figure is in the currency of the deal") {
    Deal deal;
    deal.currency = eur;
    deal.investments = {investment("prior", Status::prior, "\u20ac80B")};
    CHECK(misfit_of("exposure is 5", deal)->help == "write EUR 5B, for example");
}

TEST_CASE("the unit of a formula is worked out from its names") {
    const Deal deal = first_deal();
    CHECK(unit_text("exposure", deal) == "USD");
    CHECK(unit_text("prior + milestone", deal) == "USD");
    CHECK(unit_text("compute", deal) == "W");
    CHECK(unit_text("aws_spend.over", deal) == "day");
    CHECK(unit_text("elapsed", deal) == "day");
    CHECK(unit_text("spend", deal) == "USD");
    CHECK(unit_text("multiple", deal) == "x");
    CHECK(unit_text("stake", deal) == "fraction");
    CHECK(unit_text("growth", deal) == "fraction");
    CHECK(unit_text("current / series_e", deal) == "x");
    CHECK(unit_text("aws_spend / compute", deal) == "USD/W");
    CHECK(unit_text("(aws_spend / compute) * compute", deal) == "USD");
    CHECK(unit_text("2 * stake", deal) == "fraction");
    CHECK(unit_text("1 - stake", deal) == "fraction");
    CHECK(unit_text("-max(compute)", deal) == "W");
    CHECK(unit_text("nowhere", deal) == "none");
    CHECK(unit_text("prior + compute", deal) == "none");
}

TEST_CASE("two currencies have no unit and are no misfit") {
    Deal deal = first_deal();
    deal.investments[0].amount = reported("\u20ac80B");
    CHECK(unit_text("exposure", deal) == "none");
    CHECK(unit_text("committed", deal) == "none");
    CHECK(unit_text("contingent", deal) == "USD");
    CHECK(unit_text("prior", deal) == "EUR");
    CHECK(unit_text("prior + immediate", deal) == "none");
    CHECK(unit_text("prior / immediate", deal) == "none");
    CHECK(unit_text("prior / compute + immediate / compute", deal) == "none");
    CHECK(misfit_of("prior / compute + immediate / compute is $5B per GW", deal) == std::nullopt);
    CHECK(misfit_of("exposure is $5B", deal) == std::nullopt);
    CHECK(misfit_of("prior + immediate is $5B", deal) == std::nullopt);
    CHECK(misfit_of("prior / immediate is 2x", deal) == std::nullopt);
    CHECK(misfit_of("exposure is 5 GW", deal)->what == "exposure is money, and \"5 GW\" is power");
}

TEST_CASE("spend is what the company promises in money") {
    Deal deal = first_deal();
    deal.commitments.push_back(commitment("by_investor", Party::investor, "\u20ac5B"));
    deal.commitments.push_back(commitment("by_company", Party::company, "5 GW"));
    CHECK(unit_text("spend", deal) == "USD");
    deal.commitments.push_back(commitment("second", Party::company, "\u20ac5B"));
    CHECK(unit_text("spend", deal) == "none");
}

TEST_CASE("measures over nothing are in the currency of the deal") {
    Deal deal;
    deal.currency = eur;
    for (const char* name : {"exposure", "committed", "contingent", "spend"}) CHECK(unit_text(name, deal) == "EUR");
}
