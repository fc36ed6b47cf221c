// Results as reports: which sections and keys each has, and what stands in the cells.

#include <dealcalc/report/present.hpp>

#include <dealcalc/input/built_in.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

/// The keys of a section: "deal: id title", with the layout of a table after its name.
std::string keys(const Section& section) {
    std::string text = section.key + ":";
    if (const Facts* facts = section.facts()) {
        for (const Field& fact : *facts) text += " " + fact.key;
    } else {
        for (const Column& column : section.table()->columns) text += " " + column.key;
    }
    return text;
}

const Section& section(const Report& report, std::string_view key) {
    for (const Section& s : report.sections) {
        if (s.key == key) return s;
    }
    throw std::out_of_range(std::string(key));
}

std::string sections(const Report& report) {
    std::string text;
    for (const Section& s : report.sections) text += s.key + " ";
    return text;
}

struct Display {
    std::string operator()(std::monostate) const { return "-"; }
    std::string operator()(const Text& t) const { return t.text; }
    std::string operator()(const Quantity& q) const { return q.display; }
    std::string operator()(const Count& c) const { return c.display; }
    std::string operator()(const Missing& m) const { return "unknown: " + m.reason; }
    std::string operator()(Verdict v) const { return std::string(verdict_name(v)); }
    std::string operator()(const When& w) const { return w.display; }
    std::string operator()(const Flag& f) const { return f.yes ? "yes" : "no"; }
    std::string operator()(const Bar& b) const {
        return to_text(b.from) + ".." + to_text(b.to) + (b.conditional ? " light" : "");
    }
    std::string operator()(const Citing& c) const { return c.source + "|" + c.title + "|" + c.at; }
    std::string operator()(const Records& r) const {
        std::string text;
        for (const std::string& line : r.display) text += (text.empty() ? "" : "; ") + line;
        return text;
    }
    /// The kinds of cells that stand in none of these reports.
    template<class Other>
    std::string operator()(const Other&) const {
        return "another cell";
    }
};

std::string display(const Cell& cell) {
    return std::visit(Display{}, cell.content());
}

const Cell& fact(const Section& s, std::string_view key) {
    for (const Field& f : *s.facts()) {
        if (f.key == key) return f.cell;
    }
    throw std::out_of_range(std::string(key));
}

std::string fact(const Report& report, std::string_view section_key, std::string_view key) {
    return display(fact(section(report, section_key), key));
}

const Cell& cell(const Report& report, std::string_view section_key, std::size_t row, std::string_view key) {
    const Table& table = *section(report, section_key).table();
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key == key) return table.rows.at(row).at(c);
    }
    throw std::out_of_range(std::string(key));
}

std::string at(const Report& report, std::string_view section_key, std::size_t row, std::string_view key) {
    return display(cell(report, section_key, row, key));
}

/// Every row has a cell for each column.
void check_shape(const Report& report) {
    for (const Section& s : report.sections) {
        const auto* table = s.table();
        if (!table) continue;
        for (const auto& row : table->rows) CHECK(row.size() == table->columns.size());
    }
}

Report exposure_report(const Deal& deal) {
    return present(exposure_of(deal), deal);
}

Report check_report(const Deal& deal) {
    return present({CheckedDeal{deal, check_claims(deal)}});
}

/// The cell `key` of the one claim `that` over `deal`.
std::string of_claim(const std::string& that, Deal deal, std::string_view key) {
    deal.claims = {claim("c", that)};
    return at(check_report(deal), "claims", 0, key);
}

const Deal total = deal_of({prior("prior", "$80"), firm("immediate", "$5"), contingent("milestone", "up to $200")},
                           {commitment("spend_a", Party::company, "more than $100", "10 years")});

}  // namespace

TEST_CASE("the exposure report has the deal and its investments and totals and what was stated") {
    const Report report = exposure_report(built_in_deal());
    check_shape(report);
    CHECK(report.command == "exposure");
    CHECK(report.title == "Amazon and Anthropic, April 2026, as one article reported it");
    REQUIRE(report.sections.size() == 4);
    CHECK(keys(report.sections[0]) == "deal: id title investor company announced currency file");
    CHECK_FALSE(report.sections[0].for_people);
    CHECK(keys(report.sections[1]) == "investments: id label status amount share running bar condition source");
    CHECK(keys(report.sections[2]) == "totals: committed contingent exposure");
    CHECK(keys(report.sections[3]) == "stated: id that verdict difference reason source");
}

TEST_CASE("the exposure report of the first deal says its numbers") {
    const Report report = exposure_report(built_in_deal());
    CHECK(fact(report, "deal", "announced") == "2026-04-20");
    CHECK(fact(report, "deal", "currency") == "USD");
    CHECK(at(report, "investments", 2, "label") == "Milestone tranche");
    CHECK(at(report, "investments", 2, "status") == "contingent");
    CHECK(at(report, "investments", 2, "amount") == "up to $200B");
    CHECK(at(report, "investments", 2, "share") == "70.2 %");
    CHECK(at(report, "investments", 2, "running") == "$85B to $285B");
    CHECK(at(report, "investments", 0, "bar") == "0..16/57");
    CHECK(at(report, "investments", 1, "bar") == "16/57..17/57");
    CHECK(at(report, "investments", 2, "bar") == "17/57..1 light");
    CHECK(at(report, "investments", 2, "condition") == "commercial milestones, not disclosed");
    CHECK(at(report, "investments", 0, "condition") == "-");
    CHECK(at(report, "investments", 0, "source") ==
          "article|Article on Amazon's investment in Anthropic, up to $330 billion in all|opening, paragraph 1");
    CHECK(fact(report, "totals", "committed") == "$85B");
    CHECK(fact(report, "totals", "contingent") == "up to $200B");
    CHECK(fact(report, "totals", "exposure") == "$85B to $285B");
    CHECK(at(report, "stated", 0, "verdict") == "fails");
    CHECK(at(report, "stated", 0, "difference") == "+$45B");
    const std::string reason =
        "the parts reach $285B, $45B less than claimed; it is true that exposure is no more than $330B";
    CHECK(at(report, "stated", 0, "reason") == reason);
    CHECK(section(report, "stated").notes == std::vector<std::string>{"total: " + reason + "."});
}

TEST_CASE("a reported amount keeps its words and its hedge beside its value") {
    const Report report = exposure_report(built_in_deal());
    const auto& quantity = *cell(report, "investments", 2, "amount").as<Quantity>();
    CHECK(quantity.reported == "up to $200B");
    CHECK(quantity.hedge == "up to");
    CHECK(quantity.value.extent.word == Range::between(0, 200'000'000'000));
}

TEST_CASE("an exposure without investments shows why and no table") {
    Deal deal = deal_of({});
    const Report report = exposure_report(deal);
    CHECK(sections(report) == "deal investments totals ");
    CHECK_FALSE(section(report, "investments").for_people);
    CHECK(report.title == "Investor and Company");
    CHECK(fact(report, "deal", "title") == "-");
    CHECK(fact(report, "deal", "announced") == "-");
    CHECK(fact(report, "totals", "exposure") == "unknown: no investment is reported");
    CHECK(fact(report, "totals", "committed") == "unknown: no investment is reported");
}

TEST_CASE("a sum without parts is none and not zero") {
    CHECK(fact(exposure_report(deal_of({prior("a", "$5")})), "totals", "contingent") == "none");
    CHECK(fact(exposure_report(deal_of({contingent("a", "$5")})), "totals", "committed") == "none");
}

TEST_CASE("where the maximum has no end or is zero there are no bars") {
    const Report open = exposure_report(deal_of({prior("a", "$5"), prior("b", "more than $5")}));
    CHECK(at(open, "investments", 0, "bar") == "-");
    CHECK(at(open, "investments", 1, "bar") == "-");
    CHECK(at(open, "investments", 0, "share") == "unknown: exposure has no upper end");
    CHECK(at(open, "investments", 0, "label") == "a");
    CHECK(at(open, "investments", 0, "source") == "-");
    CHECK(at(exposure_report(deal_of({prior("a", "$0")})), "investments", 0, "bar") == "-");
    CHECK(at(exposure_report(deal_of({prior("a", "$1"), prior("b", "€1")})), "investments", 1, "bar") == "-");
}

TEST_CASE("a place in a source is cited even where the source is not listed") {
    Deal deal = deal_of({prior("a", "$5"), prior("b", "$5")});
    deal.investments[0].cited = {"", "page 3"};
    deal.investments[1].cited = {"nobody", ""};
    CHECK(at(exposure_report(deal), "investments", 0, "source") == "||page 3");
    CHECK(at(exposure_report(deal), "investments", 1, "source") == "nobody||");
}

TEST_CASE("stated totals that meet the computed one differ by nothing") {
    Deal deal = total;
    deal.claims = {claim("good", "exposure is up to $285"), claim("unknown", "exposure is €5")};
    const Report report = exposure_report(deal);
    CHECK(at(report, "stated", 0, "difference") == "$0");
    CHECK(at(report, "stated", 0, "reason") == "the maximum is what the claim says");
    CHECK(at(report, "stated", 1, "reason") == "USD and EUR, and no rate given");
}

TEST_CASE("several deals stand in a table with their totals by investor below") {
    Deal one = total;
    one.claims = {claim("good", "exposure is up to $285"), claim("bad", "exposure is up to $330"),
                  claim("fair", "exposure is up to $286")};
    Deal other = deal_of({firm("a", "$13")});
    other.investor = "Other";
    other.file = "other.json";
    const Report report = present(portfolio_of({one, other, one}));
    check_shape(report);
    CHECK(report.title == "3 deals");
    CHECK(sections(report) == "deals by_investor ");
    CHECK(keys(report.sections[0]) == "deals: id file investor company committed contingent exposure stated");
    CHECK(keys(report.sections[1]) == "by_investor: investor currency deals committed contingent exposure");
    CHECK(at(report, "deals", 0, "stated") == "fails");
    CHECK(at(report, "deals", 1, "stated") == "-");
    CHECK(at(report, "deals", 1, "file") == "other.json");
    CHECK(at(report, "deals", 0, "file") == "-");
    CHECK(at(report, "deals", 1, "contingent") == "none");
    CHECK(at(report, "by_investor", 0, "deals") == "2");
    CHECK(at(report, "by_investor", 0, "exposure") == "$170 to $570");
    CHECK(at(report, "by_investor", 1, "currency") == "USD");
    CHECK(report.sections[1].notes == std::vector<std::string>{"deal stands more than once, and counts each time."});
    CHECK(present(portfolio_of({one})).title == "1 deal");
}

TEST_CASE("the valuation report has the valuations and the change and the stake") {
    const Deal deal = built_in_deal();
    const Report report = present(valuations_of(deal), deal);
    check_shape(report);
    CHECK(report.command == "valuation");
    CHECK(keys(report.sections[1]) == "valuations: id label on basis value source");
    CHECK(keys(report.sections[2]) == "change: from to multiple change relative_change elapsed growth");
    CHECK(keys(report.sections[3]) == "stake: stake if_post_money if_pre_money");
    CHECK(at(report, "valuations", 0, "on") == "2025-01..2025-04");
    CHECK(at(report, "valuations", 0, "basis") == "not stated");
    CHECK(at(report, "valuations", 1, "value") == "about $380B");
    CHECK(fact(report, "change", "from") == "$60B range");
    CHECK(fact(report, "change", "multiple") == "6.33x at face value; 5.36x to 6.42x");
    CHECK(fact(report, "change", "change") == "+$320B at face value; +$305B to +$325B");
    CHECK(fact(report, "change", "relative_change") == "+533.3 % at face value; +435.7 % to +541.7 %");
    CHECK(fact(report, "change", "elapsed") == "11.06 to 15.97 months");
    CHECK(fact(report, "change", "growth") == "+253.1 % to +650.9 %");
    CHECK(fact(report, "stake", "stake") == "75 % at face value; 18.1 % to 76 %");
    CHECK(section(report, "stake").notes.at(0) == "The stake is arithmetic, not a term of the deal: exposure / "
                                                  "current, if all of it bought equity at that valuation.");
    CHECK(section(report, "change").notes.at(0) ==
          "Some of the time that elapsed may be less than a year: there an annual rate extrapolates.");
    CHECK(section(report, "change").notes.at(1) ==
          "Growth is a power, and so computed in binary floating point.");
}

TEST_CASE("a deal with one valuation or none has no change and says why") {
    const Deal none = deal_of({prior("a", "$5")});
    const Report report = present(valuations_of(none), none);
    CHECK(sections(report) == "deal valuations change stake stakes rounds ");
    CHECK_FALSE(section(report, "valuations").for_people);
    CHECK(keys(report.sections[2]) == "change: multiple");
    CHECK(fact(report, "change", "multiple") == "unknown: no valuation is reported");
    CHECK(fact(report, "stake", "stake") == "unknown: no valuation is reported");
    CHECK(section(report, "stake").notes.empty());
    const Deal one = deal_of({prior("a", "$5")}, {}, {valuation("v", "$20")});
    CHECK(sections(present(valuations_of(one), one)) == "deal valuations change stake stakes rounds ");
}

TEST_CASE("two figures compare with or without a deal") {
    const ValuationChange bare = compare_valuations({"60", reported("60")}, {"380", reported("380")}, {});
    CHECK(present(bare, nullptr).title == "60 to 380");
    CHECK(present(bare, &total).title == "Investor and Company: 60 to 380");
    CHECK(fact(present(bare, nullptr), "change", "multiple") == "6.33x");
    CHECK(fact(present(bare, nullptr), "change", "change") == "+320");
    CHECK(fact(present(bare, nullptr), "change", "elapsed") == "unknown: no dates and no duration are given");
    CHECK(section(present(bare, nullptr), "change").notes.empty());
    const ValuationChange open = compare_valuations({"a", reported("$60")}, {"b", reported("more than $80")}, {});
    CHECK(fact(present(open, nullptr), "change", "change") == "+$20 at face value; more than +$20");
}

TEST_CASE("a change without a lower end says the upper one") {
    const ValuationChange change = compare_valuations({"a", reported("more than $60")}, {"b", reported("$80")}, {});
    CHECK(fact(present(change, nullptr), "change", "change") == "+$20 at face value; under +$20");
}

TEST_CASE("a single value without a face value is said once") {
    Reported stated = reported("$60 to $80");
    stated.low = 70;
    stated.high = 70;
    const ValuationChange change = compare_valuations({"a", reported("$50")}, {"b", stated}, {});
    CHECK(fact(present(change, nullptr), "change", "change") == "+$20");
}

TEST_CASE("a nominal that the file itself rules out is no face value") {
    Reported stated = reported("$60");
    stated.low = 70;
    stated.high = 70;
    const ValuationChange change = compare_valuations({"a", reported("$50")}, {"b", stated}, {});
    CHECK(fact(present(change, nullptr), "change", "change") == "+$20");
}

TEST_CASE("a change with unlike bases or back in time carries a note") {
    const ValuationChange change = compare_valuations({"a", reported("$60"), date("2025-06-01"), Basis::post_money},
                                                      {"b", reported("$80"), date("2024-01-01"), Basis::pre_money}, {});
    CHECK(
        section(present(change, nullptr), "change").notes ==
        std::vector<std::string>{"a is post-money and b is pre-money: the multiple leaves out the money raised with b.",
                                 "b is dated before a: the change runs back in time."});
}

TEST_CASE("the check report has the claims as cards and their counts") {
    const Report report = check_report(built_in_deal());
    check_shape(report);
    CHECK(report.command == "check");
    CHECK(keys(report.sections.at(0)) == "claims: verdict deal id label that claimed computed difference parts reason "
                                         "decided_by source file line column");
    CHECK(keys(report.sections.at(1)) == "counts: claims fails undetermined unchecked holds_by_rounding holds");
    CHECK(report.sections[0].table()->layout == Table::Layout::cards);
    CHECK(report.sections[1].in_one_line);
    CHECK(fact(report, "counts", "claims") == "7 claims");
    CHECK(fact(report, "counts", "fails") == "1 fails");
    CHECK(fact(report, "counts", "undetermined") == "2 undetermined");
    CHECK(fact(report, "counts", "unchecked") == "2 unchecked");
    CHECK(fact(report, "counts", "holds_by_rounding") == "0 hold by rounding");
    CHECK(fact(report, "counts", "holds") == "2 hold");
    CHECK(report.sections[0].notes ==
          std::vector<std::string>{"Durations go by the calendar: 12 months are a year. A claim in days or weeks counts days."});
}

TEST_CASE("the claims of the first deal say what was computed and from what and what would decide them") {
    const Report report = check_report(built_in_deal());
    CHECK(at(report, "claims", 0, "claimed") == "up to $330B");
    CHECK(at(report, "claims", 0, "computed") == "$85B to $285B; its maximum is $285B");
    CHECK(at(report, "claims", 0, "difference") == "+$45B");
    CHECK(at(report, "claims", 0, "parts") == "prior $80B + immediate $5B + milestone up to $200B");
    CHECK(at(report, "claims", 0, "decided_by") == "-");
    CHECK(at(report, "claims", 0, "line") != "-");
    CHECK(at(report, "claims", 1, "parts") == "(current $375B to $385B) / (series_e $60B to $70B)");
    CHECK(at(report, "claims", 1, "decided_by") ==
          "holds if current is at least $385B; holds if series_e is at most $68.18B");
    CHECK(at(report, "claims", 1, "reason") == "some values that the figures allow are as claimed and some are not");
    CHECK(at(report, "claims", 3, "reason") == "it states no figures");
    CHECK(at(report, "claims", 3, "claimed") == "-");
    CHECK(at(report, "claims", 3, "computed") == "-");
    CHECK(at(report, "claims", 3, "that") == "-");
    CHECK(at(report, "claims", 5, "reason") == "every value that the figures allow is as claimed");
}

TEST_CASE("parts and deciders are records for machines") {
    const Report report = check_report(built_in_deal());
    const auto& parts = *cell(report, "claims", 1, "parts").as<Records>();
    REQUIRE(parts.table.rows.size() == 2);
    std::string part;
    for (std::size_t c = 0; c < 4; ++c) {
        part += parts.table.columns[c].key + "=" + display(parts.table.rows[1][c]) + " ";
    }
    // current is above the line and series_e below it.
    CHECK(part == "name=series_e minus=no below=yes value=$60B to $70B ");
    const auto& deciders = *cell(report, "claims", 1, "decided_by").as<Records>();
    std::string decider;
    for (std::size_t c = 0; c < 3; ++c) {
        decider += deciders.table.columns[c].key + "=" + display(deciders.table.rows.at(1)[c]) + " ";
    }
    CHECK(decider == "verdict=holds input=series_e when=at most $68.18B ");
}

TEST_CASE("parts carry their signs and a figure that counts twice stands twice") {
    CHECK(of_claim("immediate - prior is $1", total, "parts") == "immediate $5 - prior $80");
    CHECK(of_claim("immediate - committed - prior is $1", total, "parts") == "- prior $80 - prior $80");
    CHECK(of_claim("committed / exposure is 1x", total, "parts") ==
          "(prior $80 + immediate $5) / (prior $80 + immediate $5 + milestone up to $200)");
}

TEST_CASE("a claim about a maximum says what the parts reach") {
    const auto reason = [](const std::string& that, const Deal& deal = total) {
        return of_claim(that, deal, "reason");
    };
    CHECK(reason("exposure is up to $285") == "the maximum is what the claim says");
    CHECK(reason("exposure is up to $330") ==
          "the parts reach $285, $45 less than claimed; it is true that exposure is no more than $330");
    CHECK(reason("exposure is up to $200") == "the parts reach $285, $85 more than claimed");
    CHECK(reason("exposure is up to $286") ==
          "the parts reach $285; $1 apart; rounding explains up to $2");
    const Deal about = deal_of({prior("a", "about $80"), contingent("b", "up to $200")});
    CHECK(reason("exposure is up to $280", about) ==
          "the parts reach $275 to $285: some of these values are as claimed and some are not");
    // 285.35 at the least, if it was rounded, and the 200 with rounding to below 200.5.
    CHECK(reason("exposure is up to $285.4", about) ==
          "the parts reach $275 to $285, which is close to what is claimed and not within it");
    CHECK(reason("exposure is up to about $280", about) == "the maximum is as claimed");
    CHECK(reason("exposure is up to $200", deal_of({prior("a", "more than $90")})) ==
          "the parts reach more than $90: some of these values are as claimed and some are not");
}

TEST_CASE("a maximum without one face value is compared all the same") {
    const Deal deal = deal_of({prior("a", "$10 to $20")});
    CHECK(of_claim("exposure is up to $330", deal, "reason") ==
          "the parts reach $20, $310 less than claimed; it is true that exposure is no more than $330");
    CHECK(of_claim("exposure is up to $330", deal, "difference") == "+$310");
    CHECK(of_claim("exposure is up to $2", deal, "reason") == "the parts reach $20, $18 more than claimed");
    CHECK(of_claim("exposure is $20", deal, "reason") ==
          "$20 is the maximum; the claim leaves out \"up to\"");
    CHECK(of_claim("spend is up to $90", total, "reason") == "the parts reach more than $100, $10 more than claimed");
}

TEST_CASE("a plain claim says how far off it is or by what it holds") {
    const auto reason = [](const std::string& that, const Deal& deal = total) {
        return of_claim(that, deal, "reason");
    };
    CHECK(reason("committed is $60") ==
          "no value that the figures allow is as claimed, rounding included; the nearest is $25 off");
    const Deal rounded = deal_of({prior("a", "$1.3"), prior("b", "$1.3")});
    CHECK(reason("exposure is $2.7", rounded) == "$0.1 apart; rounding explains up to $0.15");
    CHECK(reason("exposure is more than $2.6", rounded) == "as claimed only if the figures were rounded");
    // About 2 is 1.8 to 2.2, and no more than a fifth off is near it.
    CHECK(reason("a is about $2", deal_of({prior("a", "$1.7")})) ==
          "no value that the figures allow is as claimed, rounding included; the nearest is $0.1 off");
    CHECK(reason("a is about $24", deal_of({prior("a", "$25")})) == "close to what is claimed, and not within it");
    CHECK(reason("a + b is about $80", deal_of({prior("a", "about $60"), prior("b", "about $20")})) ==
          "both are about $80");
    CHECK(reason("nobody is $5") == "nothing is named nobody");
}

TEST_CASE("the worst claims of all deals come first") {
    Deal good = total;
    good.claims = {claim("g", "committed is $85")};
    Deal bad = total;
    bad.claims = {claim("b", "committed is $99")};
    const Report report = present({CheckedDeal{good, check_claims(good)}, CheckedDeal{bad, check_claims(bad)}});
    CHECK(at(report, "claims", 0, "id") == "b");
    CHECK(at(report, "claims", 1, "id") == "g");
}

TEST_CASE("a deal without claims shows people the count alone") {
    Deal none = total;
    none.claims.clear();
    const Report report = check_report(none);
    CHECK_FALSE(section(report, "claims").for_people);
    CHECK(fact(report, "counts", "claims") == "0 claims");
}

TEST_CASE("claims of several deals stand in one table with the deals named") {
    Deal good = total;
    good.claims = {claim("g", "committed is $85")};
    Deal bad = total;
    bad.id = "bad";
    bad.file = "bad.json";
    bad.claims = {claim("b", "committed is $99"), claim("c", "committed is $98"), claim("d", "committed is $86")};
    bad.claims[0].origin = {7, 12};
    const Report report = present({CheckedDeal{good, check_claims(good)}, CheckedDeal{bad, check_claims(bad)}});
    CHECK(report.title == "2 deals");
    const auto& columns = report.sections[0].table()->columns;
    CHECK(columns[1].key == "deal");
    CHECK(columns[1].for_people);
    // Worst first over all deals: two that fail, one by rounding, and last the good claim of the first deal.
    CHECK(at(report, "claims", 0, "deal") == "bad");
    CHECK(at(report, "claims", 0, "file") == "bad.json");
    CHECK(at(report, "claims", 0, "line") == "7");
    CHECK(at(report, "claims", 0, "column") == "12");
    CHECK(at(report, "claims", 1, "line") == "-");
    CHECK(at(report, "claims", 3, "id") == "g");
    CHECK(fact(report, "counts", "claims") == "4 claims");
    CHECK(fact(report, "counts", "fails") == "2 fail");
    CHECK(fact(report, "counts", "holds") == "1 holds");
    CHECK(fact(report, "counts", "holds_by_rounding") == "1 holds by rounding");
    CHECK_FALSE(check_report(good).sections[0].table()->columns[1].for_people);
    CHECK(report.sections[0].notes.empty());
}

TEST_CASE("a claim about growth carries the note that it is a power") {
    Deal deal = deal_of({}, {}, {valuation("a", "$100", "2024-01-01"), valuation("b", "$300", "2026-01-01")});
    deal.claims = {claim("g", "growth is more than 72 %")};
    const Report report = check_report(deal);
    CHECK(report.sections[0].notes ==
          std::vector<std::string>{"Growth is a power, and so computed in binary floating point."});
    // Too narrow to tell its two ends apart: said once. The root of 3 is 1.732.
    CHECK(at(report, "claims", 0, "computed") == "73.2 %");
    CHECK(at(report, "claims", 0, "parts") == "multiple 3x over elapsed 24 months");
    deal.valuations[1].value = reported("$400");
    deal.claims = {claim("g", "growth is 100 %")};
    const Report exact = check_report(deal);
    CHECK(exact.sections[0].notes.empty());
    CHECK(at(exact, "claims", 0, "verdict") == "holds");
    CHECK(at(exact, "claims", 0, "parts") == "multiple 4x over elapsed 24 months");
}

TEST_CASE("the figure report says how the words were read") {
    const Report report = present_figure(reported("up to $200B"));
    CHECK(report.command == "figure");
    CHECK(report.title == "up to $200B");
    CHECK(keys(report.sections.at(0)) == "figure: text hedge nominal unit place word rounded");
    CHECK(fact(report, "figure", "text") == "up to $200B");
    CHECK(fact(report, "figure", "hedge") == "up to");
    CHECK(fact(report, "figure", "nominal") == "$200B");
    CHECK(fact(report, "figure", "unit") == "USD");
    CHECK(fact(report, "figure", "place") == "$1B");
    CHECK(fact(report, "figure", "word") == "$0 to $200B, ends included");
    CHECK(fact(report, "figure", "rounded") == "from $0, to below $200.5B");
}

TEST_CASE("the figure report of two numbers shows the second and of no hedge says none") {
    const Report two = present_figure(reported("5 to 10 GW"));
    CHECK(keys(two.sections.at(0)) == "figure: text hedge nominal other unit place word rounded");
    CHECK(fact(two, "figure", "other") == "10 GW");
    CHECK(fact(two, "figure", "hedge") == "between");
    CHECK(fact(present_figure(reported("$5")), "figure", "hedge") == "none");
    CHECK(fact(present_figure(reported("$5")), "figure", "word") == "exactly $5");
    CHECK(fact(present_figure(reported("$60B range")), "figure", "word") == "from $60B, to below $70B");
}
