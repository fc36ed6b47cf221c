// Good deal files in every spelling, the limits, and files that cannot be opened.

#include <dealcalc/input/built_in.hpp>
#include <dealcalc/input/read.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

using Member = std::pair<std::string, std::string>;  // a key and its value, as JSON

std::string object_of(const std::vector<Member>& members, const std::string& space = " ") {
    std::string text = "{";
    for (const auto& [key, value] : members) {
        if (text.size() > 1) text += ",";
        text += space + '"' + key + "\":" + space + value;
    }
    return text + space + "}";
}

const std::vector<Member> investment = {{"id", "\"milestone\""},      {"label", "\"Milestone tranche\""},
                                        {"status", "\"contingent\""}, {"amount", "\"up to $200B\""},
                                        {"low", "\"$150B\""},         {"condition", "\"milestones\""},
                                        {"expected", "\"2027\""},     {"probability", "\"2/5\""},
                                        {"after", "[\"prior\"]"},     {"source", "\"article\""},
                                        {"at", "\"paragraph 1\""},  {"same_as", "\"tranche\""}};
const std::string prior = R"({"id": "prior", "status": "prior", "amount": 80000000000})";
const std::vector<Member> commitment = {{"id", "\"aws_spend\""},
                                        {"by", "\"company\""},
                                        {"amount", "\"more than $100B\""},
                                        {"over", "\"10 years\""},
                                        {"same_as", "\"cloud\""},
                                        {"high", "\"$120B\""}};
const std::vector<Member> valuation = {{"id", "\"current\""},       {"on", "\"2026-04\""}, {"value", "\"about $380B\""},
                                       {"basis", "\"post-money\""}, {"low", "376e9"},      {"high", "384e9"},
                                       {"same_as", "\"latest\""}};
const std::vector<Member> claim = {
    {"id", "\"total\""}, {"that", "\"exposure is up to $330B\""}, {"same_as", "\"sum\""}};
const std::vector<Member> source = {{"id", "\"article\""},
                                    {"title", "\"An article\""},
                                    {"publisher", "\"P\""},
                                    {"published", "\"2026-04\""},
                                    {"url", "\"https://example.org\""}};

std::vector<Member> shuffled(std::vector<Member> members, std::mt19937& random) {
    std::shuffle(members.begin(), members.end(), random);
    return members;
}

std::string deal_text(std::mt19937& random, const std::string& space) {
    const std::string investments = "[" + prior + "," + object_of(shuffled(investment, random), space) + "]";
    return object_of(shuffled({{"$schema", "\"\""},
                               {"id", "\"amazon-anthropic\""},
                               {"title", "\"T\""},
                               {"investor", "\"Amazon\""},
                               {"company", "\"Anthropic\""},
                               {"announced", "\"2026-04-20\""},
                               {"currency", "\"USD\""},
                               {"x-note", "{\"free\": [1, null, true]}"},
                               {"sources", "[" + object_of(shuffled(source, random), space) + "]"},
                               {"investments", investments},
                               {"commitments", "[" + object_of(shuffled(commitment, random), space) + "]"},
                               {"valuations", "[" + object_of(shuffled(valuation, random), space) + "]"},
                               {"claims", "[" + object_of(shuffled(claim, random), space) + "]"}},
                              random),
                     space);
}

/// The deal without the places of its items, which differ between spellings.
Deal without_origins(Deal deal) {
    for (auto& item : deal.investments) item.origin = {};
    for (auto& item : deal.commitments) item.origin = {};
    for (auto& item : deal.valuations) item.origin = {};
    for (auto& item : deal.claims) item.origin = {};
    return deal;
}

Deal good(const std::string& text) {
    ReadDeal read = read_deal(text, "deal.json");
    for (const Diagnostic& problem : read.problems) UNSCOPED_INFO(problem.message);
    REQUIRE(read.deal);
    CHECK(read.problems.empty());
    return *read.deal;
}

Diagnostics wrong(const std::string& text) {
    const ReadDeal read = read_deal(text, "deal.json");
    CHECK_FALSE(read.deal);
    REQUIRE_FALSE(read.problems.empty());
    return read.problems;
}

std::string only_code(const std::string& text) {
    const Diagnostics problems = wrong(text);
    CHECK(problems.size() == 1);
    return problems.front().code;
}

const std::string head = R"("id": "d", "investor": "A", "company": "B", "currency": "USD")";

std::string repeated(const std::string& text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

/// A directory of its own that goes away again.
class Scratch {
public:
    Scratch()
        : path_(std::filesystem::temp_directory_path() / ("dealcalc-read-" + std::to_string(std::random_device()()))) {
        std::filesystem::create_directory(path_);
    }
    ~Scratch() { std::filesystem::remove_all(path_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    std::string path(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

}  // namespace

TEST_CASE("every key of a deal file arrives in the deal") {
    std::mt19937 random(1);
    const Deal deal = good(deal_text(random, " "));
    CHECK(deal.id == "amazon-anthropic");
    CHECK(deal.title == "T");
    CHECK(deal.investor == "Amazon");
    CHECK(deal.company == "Anthropic");
    CHECK(deal.file == "deal.json");
    CHECK(deal.announced->text == "2026-04-20");
    CHECK(deal.sources == std::vector<Source>{{"article", "An article", "P", "2026-04", "https://example.org"}});
    REQUIRE(deal.investments.size() == 2);
    CHECK(deal.investments[0].amount.text == "80000000000");
    CHECK(deal.investments[0].amount.figure.nominal == Number(80'000'000'000));
    CHECK(deal.investments[0].amount.figure.unit == money(Currency()));
    const Investment& milestone = deal.investments[1];
    CHECK(milestone.label == "Milestone tranche");
    CHECK(milestone.status == Status::contingent);
    CHECK(milestone.amount.figure.hedge == Hedge::up_to);
    CHECK(milestone.amount.low == Number(150'000'000'000));
    CHECK_FALSE(milestone.amount.high);
    CHECK(milestone.condition == "milestones");
    CHECK(milestone.expected->text == "2027");
    CHECK(milestone.probability == Number(2) / Number(5));
    CHECK(milestone.after == std::vector<std::string>{"prior"});
    CHECK(milestone.cited == Citation{"article", "paragraph 1"});
    CHECK(milestone.same_as == "tranche");
    CHECK(deal.investments[0].same_as.empty());
    REQUIRE(deal.commitments.size() == 1);
    CHECK(deal.commitments[0].by == Party::company);
    CHECK(deal.commitments[0].over->text == "10 years");
    CHECK(deal.commitments[0].same_as == "cloud");
    CHECK(extent_of(deal.commitments[0].amount).word == Range(End{100'000'000'000, false}, End{120'000'000'000}));
    REQUIRE(deal.valuations.size() == 1);
    CHECK(deal.valuations[0].basis == Basis::post_money);
    CHECK(deal.valuations[0].same_as == "latest");
    CHECK(extent_of(deal.valuations[0].value).word == Range::between(376'000'000'000, 384'000'000'000));
    REQUIRE(deal.claims.size() == 1);
    CHECK(deal.claims[0].that->figure_text == "up to $330B");
    CHECK(deal.claims[0].same_as == "sum");
}

TEST_CASE("the order of keys and white space do not change a deal") {
    std::mt19937 random(20260420);
    const Deal expected = without_origins(good(deal_text(random, " ")));
    for (int round = 0; round < 200; ++round) {
        const std::vector<std::string> spaces = {"", " ", "\t", "\r\n", "\n  "};
        const std::string text = deal_text(random, spaces[random() % spaces.size()]);
        INFO("seed 20260420, round " << round << ": " << text);
        CHECK(without_origins(good(text)) == expected);
    }
}

TEST_CASE("an escaped spelling is the same deal") {
    const std::string plain = R"({)" + head + R"(, "title": "Café 💰", "investments": [)" + prior + "]}";
    const std::string escaped = R"({"\u0069d": "\u0064", "investor": "A", "company": "B", "currency": "\u0055SD",)"
                                R"( "title": "Caf\u00e9 \ud83d\udcb0", "investments": [)" +
                                prior + "]}";
    CHECK(without_origins(good(escaped)) == without_origins(good(plain)));
}

TEST_CASE("a JSON number keeps its own digits") {
    const Deal deal = good("{" + head + R"(, "investments": [{"id": "a", "status": "firm", "amount": 1.10},
        {"id": "b", "status": "firm", "amount": 5e9}, {"id": "c", "status": "firm", "amount": 0}]})");
    CHECK(deal.investments[0].amount.figure.nominal == Number::fraction(11, 10));
    CHECK(rounded_range(deal.investments[0].amount.figure) == Range::only(Number::fraction(11, 10)));
    CHECK(deal.investments[1].amount.figure.nominal == Number(5'000'000'000));
    CHECK(deal.investments[2].amount.figure.nominal.is_zero());
}

TEST_CASE("a bound is in the unit of its figure") {
    const Deal deal = good("{" + head + R"(, "commitments": [{"id": "compute", "by": "investor", "amount": "5 GW",
        "low": "4 GW"}]})");
    CHECK(deal.commitments[0].by == Party::investor);
    CHECK(extent_of(deal.commitments[0].amount).word == Range::between(4'000'000'000, 5'000'000'000));
}

TEST_CASE("a bound may be exact and the other end is that of the words") {
    const Deal deal = good("{" + head + R"(, "investments": [{"id": "a", "status": "firm", "amount": "more than $5B",
        "low": "exactly $6B"}]})");
    CHECK(extent_of(deal.investments[0].amount).word == Range::at_least(6'000'000'000));
}

TEST_CASE("thousands of unknown names are answered at once") {
    std::string investments, claims;
    for (int i = 0; i < 3000; ++i) {
        const std::string n = std::to_string(i);
        investments += (i > 0 ? "," : "") + std::string(R"({"id": "i)") + n +
                       R"(", "status": "firm", "amount": 1, "source": "s)" + n + R"(", "after": ["q)" + n + R"("]})";
        claims += (i > 0 ? "," : "") + std::string(R"({"id": "c)") + n + R"(", "that": "zzz)" + n + R"( is $5B"})";
    }
    const Diagnostics problems =
        wrong("{" + head + ", \"investments\": [" + investments + "], \"claims\": [" + claims + "]}");
    REQUIRE(problems.size() == 61);
    CHECK(problems.back().message ==
          "and 2,980 more [unknown-investment], 2,980 more [unknown-name], 2,980 more [unknown-source]");
    for (std::size_t i = 0; i < 60; ++i) CHECK_FALSE(problems[i].help.empty());
}

TEST_CASE("thousands of unknown keys are answered at once") {
    std::string sources, investment_keys;
    for (int i = 0; i < 3000; ++i) {
        const std::string n = std::to_string(i);
        sources += (i > 0 ? "," : "") + std::string(R"({"id": "s)") + n + R"(", "title": "T", "publishr": "P"})";
        investment_keys += ", \"k" + n + "\": 1";
    }
    const std::string investments = R"([{"id": "a", "status": "firm")" + investment_keys + R"(, "amuont": 1}])";
    const Diagnostics problems =
        wrong("{" + head + ", \"sources\": [" + sources + "], \"investments\": " + investments + "}");
    REQUIRE(problems.size() == 21);
    // The misspelt amount may be meant by a key that nobody looked at, and is not missing as well.
    CHECK(problems.back().message == "and 5,981 more [unknown-key]");
    for (std::size_t i = 0; i < 20; ++i) CHECK(problems[i].help == "did you mean \"publisher\"?");
    // Problems that come later in the file leave nothing out.
    const Diagnostics swapped = wrong(R"({"investments": [{"id": "a", "status": "firm", "amuont": 1}], )" + head +
                                      ", \"sources\": [" + sources + "]}");
    CHECK(swapped.front().help == "did you mean \"amount\"?");
}

TEST_CASE("a low or high without a unit is refused beside a figure that is not money") {
    const auto help_of = [](const std::string& amount, const std::string& low) {
        const Diagnostics problems =
            wrong("{" + head + R"(, "commitments": [{"id": "a", "by": "company", "amount": ")" + amount +
                  R"(", "low": )" + low + "}]}");
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].code == "wrong-unit");
        CHECK(problems[0].message == low + " has no unit");
        return problems[0].help;
    };
    CHECK(help_of("about 5.5 GW", "4") == R"(low has the unit of amount, "about 5.5 GW"; write "4 GW")");
    CHECK(help_of("5 TWh", "4.50") == R"(low has the unit of amount, "5 TWh"; write "4.50 TWh")");
    CHECK(help_of("5 GW", "4e9") == R"(low has the unit of amount, "5 GW")");
    CHECK(help_of("5 to 6 GW", "4") == R"(low has the unit of amount, "5 to 6 GW")");
}

TEST_CASE("a probability is a number or a percentage or a fraction") {
    for (const char* spelling : {"0.4", "\"40 %\"", "\"40%\"", "\"2/5\"", "4e-1"}) {
        INFO(spelling);
        const Deal deal = good("{" + head + R"(, "investments": [{"id": "a", "status": "firm", "amount": 1,
            "probability": )" + spelling +
                               "}]}");
        CHECK(deal.investments[0].probability == Number::fraction(2, 5));
    }
}

TEST_CASE("a wrong probability is refused in every spelling") {
    for (const char* spelling :
         {"40", "-1", "1.01", "\"140 %\"", "\"3/2\"", "\"1/0\"", "\"/2\"", "\"1/\"", "\"a/b\"",
          "\"1/99999999999999999999999999999999999999999\"", "\"99999999999999999999999999999999999999999/1\"",
          "\"about 4 %\"", "\"4x\"", "\"\"", "1e-200"}) {
        INFO(spelling);
        CHECK(only_code("{" + head + R"(, "investments": [{"id": "a", "status": "firm", "amount": 1,
            "probability": )" +
                        spelling + "}]}") == "bad-probability");
    }
}

TEST_CASE("an investment knows where it stands in the file") {
    const Deal deal =
        good("{" + head +
             ",\n \"claims\": [{\"id\": \"c\", \"label\": \"\u00e9\"}, {\"id\": \"e\", \"label\": \"L\"}],\n"
             " \"investments\": [\n  " +
             prior + "]}");
    CHECK(deal.investments[0].origin == Origin{4, 3});
    CHECK(deal.claims[1].origin == Origin{2, 40});
}

TEST_CASE("a source may stand after what cites it") {
    CHECK(good("{" + head + R"(, "claims": [{"id": "c", "label": "L", "source": "s"}],
        "sources": [{"id": "s", "title": "T"}]})")
              .claims[0]
              .cited.source == "s");
}

TEST_CASE("hostile names are data") {
    const Deal deal = good("{" + head + R"(, "title": "\u001b[2J\u202e\n\u0000"})");
    CHECK(deal.title == std::string("\x1b[2J\u202e\n\0", 9));
}

TEST_CASE("the built in deal is read without a problem") {
    const Deal deal = built_in_deal();
    CHECK(deal.file == built_in_name);
    CHECK(deal.investor == "Amazon");
    CHECK(deal.company == "Anthropic");
    CHECK(deal_schema_text().substr(0, 1) == "{");
}

TEST_CASE("brackets past the limit of nesting are one short problem") {
    const Diagnostics problems = wrong(std::string(100'000, '['));
    CHECK(problems.size() == 1);
    CHECK(problems[0].code == "too-deep");
    CHECK(problems[0].place.column == 65);
    CHECK(only_code(repeated("{\"a\":", 100'000)) == "too-deep");
    CHECK(only_code("{" + head + ", \"x-a\": " + std::string(64, '[') + std::string(64, ']') + "}") == "too-deep");
    good("{" + head + ", \"x-a\": " + std::string(63, '[') + std::string(63, ']') + "}");
}

TEST_CASE("a string past 1 MiB is one problem") {
    const std::size_t limit = std::size_t{1} << 20;
    good("{" + head + ", \"title\": \"" + std::string(limit, 'a') + "\"}");
    CHECK(only_code("{" + head + ", \"title\": \"" + std::string(limit + 1, 'a') + "\"}") == "string-too-long");
    CHECK(only_code("{\"" + std::string(limit + 1, 'a') + "\": 1}") == "string-too-long");
    CHECK(only_code("{\"title\": \"" + std::string(10'000'000, 'a') + "\"}") == "string-too-long");
}

TEST_CASE("a list of more than 10000 items is one problem") {
    const auto list = [](std::size_t count) { return "[" + repeated("1,", count - 1) + "1]"; };
    good("{" + head + ", \"x-a\": " + list(10'000) + "}");
    CHECK(only_code("{" + head + ", \"x-a\": " + list(10'001) + "}") == "too-many-items");
    CHECK(only_code("{\"x-a\": [" + repeated("[],", 10'000) + "[]]}") == "too-many-items");
}

TEST_CASE("more than a million values are one problem") {
    const std::string list = "[" + repeated("1,", 9'999) + "1]";
    CHECK(only_code("{\"x-a\": [" + repeated(list + ",", 100) + "1]}") == "too-many-values");
}

TEST_CASE("a text of more than 64 MiB is one problem") {
    CHECK(only_code(std::string((std::size_t{64} << 20) + 1, ' ')) == "too-large");
}

TEST_CASE("more than twenty problems of a kind end with how many are left") {
    std::string text = "{" + head;
    for (int i = 0; i < 120; ++i) text += ", \"unknown" + std::to_string(i) + "\": 1";
    const Diagnostics problems = wrong(text + "}");
    REQUIRE(problems.size() == 21);
    CHECK(problems.back().message == "and 100 more [unknown-key]");
}

TEST_CASE("problems come in the order of the file") {
    const Diagnostics problems = wrong(R"({"claims": [{"id": "c", "that": "hype is $5B"}], "titel": 1, )" + head + R"(,
        "investments": [{"id": "c", "status": "Firm", "amount": "5"}]})");
    std::vector<std::string> codes;
    for (const Diagnostic& problem : problems) codes.push_back(problem.code);
    CHECK(codes == std::vector<std::string>{"unknown-key", "duplicate-id", "unknown-status", "wrong-unit"});
}

TEST_CASE("one fault is told once") {
    CHECK(only_code("{" + head + R"(, "investments": [{"id": "a-b", "status": "firm", "amount": 1}],
        "claims": [{"id": "c", "that": "a_b is $5B"}]})") == "bad-id");
    CHECK(only_code("{" + head + R"(, "investments": [{"id": "a", "status": "firm", "amount": "5 billoin"}],
        "claims": [{"id": "c", "that": "a is 5 GW"}, {"id": "e", "that": "exposure is 5 GW"}]})") ==
          "unreadable-figure");
    CHECK(only_code("{" + head + R"(, "commitments": [{"id": "a", "by": "company", "amount": 1, "ovr": "5 days"}],
        "claims": [{"id": "c", "that": "a.over is 5 days"}]})") == "unknown-key");
    CHECK(
        only_code("{" + head + R"(, "sources": {"id": "s"}, "claims": [{"id": "c", "label": "L", "source": "s"}]})") ==
        "wrong-type");
    CHECK(only_code("{" + head + R"(, "sources": [{"id": "s-s", "title": "T"}],
        "claims": [{"id": "c", "label": "L", "source": "s_s"}]})") == "bad-id");
    CHECK(only_code("{" + head + R"(, "investments": ["prior"],
        "claims": [{"id": "c", "that": "prior is $5B"}]})") == "wrong-type");
    CHECK(only_code("{" + head + R"(, "investments": [{"id": "a-b", "status": "firm", "amount": 1},
        {"id": "b", "status": "firm", "amount": 1, "after": ["a_b"]}]})") == "bad-id");
    CHECK(only_code("{" + head + R"(, "investments": [{"id": "a", "status": "firm", "amount": "x", "low": 5}]})") ==
          "unreadable-figure");
}

TEST_CASE("a text with problems still gives its id where that can be read") {
    const auto id_of = [](std::string_view text) {
        const ReadDeal read = read_deal(text, "d.ndjson", 7);
        CHECK_FALSE(read.problems.empty());
        return read.unread_id;
    };
    CHECK(id_of(R"({"id": "d-1", "investor": "A", "compny": "B"})") == "d-1");
    CHECK(id_of(R"({"investor": "A", "id": "d-1", "company": )") == "d-1");
    CHECK(id_of(R"({"sources": [{"id": "s", "title": "T"}], "id": "d-1", "claims": [{"id": "c")") == "d-1");
    CHECK(id_of(R"({"sources": [{"id": "s", "title": "T")").empty());
    CHECK(id_of(R"({"id": )").empty());
    CHECK(id_of(R"({"id": 5, "investor": )").empty());
    CHECK(id_of(R"({"id": "Not An Id", "investor": )").empty());
    CHECK(id_of(R"(["id", "d-1")").empty());
    CHECK(id_of(R"(no JSON)").empty());
}

TEST_CASE("what stands earlier in the same line is found by its column") {
    const ReadDeal read = read_deal(
        R"({"id": "d", "title": "€", "id": "e", "investor": "A", "company": "B", "currency": "USD"})", "d.ndjson", 7);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems.front().place.line == 7);
    CHECK(read.problems.front().place.column == 27);
    CHECK(read.problems.front().help == "the first stands in column 2; remove one of the two");
    const ReadDeal open = read_deal("{\"id\": \"d\", \"claims\": [\n{\"id\": \"c\"}\n", "d.json", 7);
    CHECK(open.problems.front().message == "the text ends inside the list that opens in line 7");
}

TEST_CASE("a circle of many investments names its first links") {
    std::string list;
    for (int i = 0; i < 5000; ++i) {
        if (i > 0) list += ",";
        list += R"({"id": "i)" + std::to_string(i) + R"(", "status": "firm", "amount": 1, "after": ["i)" +
                std::to_string((i + 1) % 5000) + R"("]})";
    }
    const Diagnostics problems = wrong("{" + head + ", \"investments\": [" + list + "]}");
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].message ==
          "investments wait for each other: i0 after i1 after i2 after i3 after i4 after i5 after "
          "i6 after i7 after ... after i0");
}

TEST_CASE("an order without a circle is no problem") {
    good("{" + head + R"(, "investments": [{"id": "a", "status": "firm", "amount": 1},
        {"id": "b", "status": "firm", "amount": 1, "after": ["a"]},
        {"id": "c", "status": "firm", "amount": 1, "after": ["a", "b"]}]})");
}

TEST_CASE("files that cannot be read say why") {
    const Scratch scratch;
    const auto code_of = [](const std::string& path) {
        const ReadDeal read = read_deal_file(path);
        CHECK_FALSE(read.deal);
        REQUIRE(read.problems.size() == 1);
        CHECK(read.problems[0].place.file == path);
        return read.problems[0].code;
    };
    CHECK(code_of(scratch.path("missing.json")) == "no-such-file");
    CHECK(code_of(scratch.path("")) == "is-directory");
    std::ofstream(scratch.path("empty.json")).flush();
    CHECK(code_of(scratch.path("empty.json")) == "empty-file");
    CHECK(code_of(scratch.path("empty.json/deal.json")) == "cannot-read");
    CHECK(code_of("/dev/zero") == "too-large");
}

TEST_CASE("a file is read as its text is") {
    const Scratch scratch;
    const std::string text = "{" + head + R"(, "investments": [)" + prior + "]}";
    std::ofstream(scratch.path("deal.json"), std::ios::binary) << text;
    ReadDeal read = read_deal_file(scratch.path("deal.json"));
    REQUIRE(read.deal);
    CHECK(read.deal->file == scratch.path("deal.json"));
    read.deal->file = "deal.json";
    CHECK(*read.deal == good(text));
}

TEST_CASE("an open stream is read from where it stands and left open") {
    const Scratch scratch;
    const std::string text = "{" + head + R"(, "investments": [)" + prior + "]}";
    std::ofstream(scratch.path("deal.json"), std::ios::binary) << "x" << text;
    std::FILE* file = std::fopen(scratch.path("deal.json").c_str(), "rb");
    REQUIRE(file != nullptr);
    CHECK(std::fgetc(file) == 'x');
    const ReadDeal read = read_deal_from(file, "<stdin>");
    REQUIRE(read.deal);
    CHECK(read.deal->file == "<stdin>");
    CHECK(read.deal->investments.size() == 1);
    CHECK(std::fgetc(file) == EOF);
    CHECK(std::fclose(file) == 0);
}

TEST_CASE("an open stream that cannot be read says why") {
    const Scratch scratch;
    const auto code_of = [](const std::string& path, const char* mode) {
        std::FILE* file = std::fopen(path.c_str(), mode);
        REQUIRE(file != nullptr);
        const ReadDeal read = read_deal_from(file, "<stdin>");
        std::fclose(file);
        CHECK_FALSE(read.deal);
        REQUIRE(read.problems.size() == 1);
        CHECK(read.problems[0].place.file == "<stdin>");
        return read.problems[0].code;
    };
    CHECK(code_of(scratch.path(""), "rb") == "is-directory");
    CHECK(code_of(scratch.path("deal.json"), "wb") == "cannot-read");
    CHECK(code_of("/dev/null", "rb") == "empty-file");
    CHECK(code_of("/dev/zero", "rb") == "too-large");
}
