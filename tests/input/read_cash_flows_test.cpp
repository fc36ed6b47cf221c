// Series of cash flows from CSV and JSON. What is said of wrong ones is in tests/transcripts/errors-flows-*.md.

#include <dealcalc/input/read_cash_flows.hpp>

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "input/csv.hpp"
#include "support/catch.hpp"

using namespace dealcalc;

namespace {

/// "2021-01-01 -1000 USD rent | ...", or the codes of what is wrong.
std::string read(const std::string& text) {
    const ReadCashFlows result = read_cash_flows(text, "flows");
    std::string said;
    for (const Diagnostic& problem : result.problems) said += (said.empty() ? "" : " ") + problem.code;
    if (!result.flows) return said;
    CHECK(result.problems.empty());
    for (const CashFlow& flow : result.flows->flows) {
        said += (said.empty() ? "" : " | ") + to_text(flow.on) + " " + to_text(flow.amount) + " " +
                unit_name(result.flows->unit) + (flow.label.empty() ? "" : " " + flow.label);
    }
    return result.flows->reordered ? said + " reordered" : said;
}

std::string csv(const std::string& text) {
    std::vector<input::Problem> problems;
    std::string said;
    for (const input::CsvRecord& record : input::parse_csv(text, problems)) {
        std::string separator = "[";
        for (const input::CsvField& field : record.fields) said += std::exchange(separator, "|") + field.text;
        said += "]";
    }
    for (const input::Problem& problem : problems) said += " " + problem.code;
    return said;
}

}  // namespace

TEST_CASE("records of CSV as RFC 4180 has them") {
    CHECK(csv("a,b\r\nc,d\r\n") == "[a|b][c|d]");
    CHECK(csv("a,b\nc,d") == "[a|b][c|d]");
    CHECK(csv("\"a\",\"b, c\"\n") == "[a|b, c]");
    CHECK(csv("\"a \"\"b\"\"\",\n") == "[a \"b\"|]");
    CHECK(csv("\"two\nlines\",x\n") == "[two\nlines|x]");
    CHECK(csv("\n\na\n\n") == "[a]");
    CHECK(csv("") == "");
    CHECK(csv(",\n") == "[|]");
    CHECK(csv("\"\"\n") == "[]");
    CHECK(csv("a\r") == "[a]");
    CHECK(csv("a\rb,c\n") == "[a\rb|c]");
}

TEST_CASE("a fault in CSV costs its line") {
    CHECK(csv("a\"b,c\nd\n") == "[d] stray-quote");
    CHECK(csv("\"a\"b,c\nd\n") == "[d] text-after-quote");
    CHECK(csv("d\n\"a,b\nc\n") == "[d] open-quote");
}

TEST_CASE("a series without a header") {
    CHECK(read("2021-01-01,-1000\n2022-01-01,1100\n") == "2021-01-01 -1000 1 | 2022-01-01 1100 1");
    CHECK(read("2021-01-01, -$1k\r\n2022-01-01,\"$1,100\"\r\n") == "2021-01-01 -1000 USD | 2022-01-01 1100 USD");
    CHECK(read(" 2021-01-01 ,-1.50\n") == "2021-01-01 -1.5 1");
    CHECK(read("2021-01-01,exactly 5\n") == "2021-01-01 5 1");
}

TEST_CASE("a header names the columns in any order") {
    CHECK(read("Amount,Date\n-5,2021-01-01\n") == "2021-01-01 -5 1");
    CHECK(read("date,amount,label\n2021-01-01,-5,rent\n2021-01-02,6,\n") ==
          "2021-01-01 -5 1 rent | 2021-01-02 6 1");
    CHECK(read("x-account,date,amount\n17,2021-01-01,-5\n") == "2021-01-01 -5 1");
}

TEST_CASE("a byte order mark is passed over") {
    CHECK(read("\xEF\xBB\xBF" "2021-01-01,-5\n") == "2021-01-01 -5 1");
}

TEST_CASE("a series in JSON") {
    CHECK(read(R"([{"date": "2021-01-01", "amount": -5.10}, {"date": "2022-01-01", "amount": "6"}])") ==
          "2021-01-01 -5.1 1 | 2022-01-01 6 1");
    CHECK(read(R"({"id": "a", "currency": "EUR", "flows": [{"date": "2021-01-01", "amount": -5, "label": "rent"}]})") ==
          "2021-01-01 -5 EUR rent");
    CHECK(read(R"({"currency": "CAD", "flows": [{"date": "2021-01-01", "amount": "-$5"}]})") == "2021-01-01 -5 CAD");
    CHECK(read_cash_flows(R"({"id": "a", "flows": [{"date": "2021-01-01", "amount": -5}]})", "f").flows->id == "a");
}

TEST_CASE("flows are put in the order of their days and those of one day stay as they were") {
    CHECK(read("2022-01-01,1\n2021-01-01,2\n2022-01-01,3\n") ==
          "2021-01-01 2 1 | 2022-01-01 1 1 | 2022-01-01 3 1 reordered");
    CHECK(read("2021-01-01,2\n2021-01-01,3\n") == "2021-01-01 2 1 | 2021-01-01 3 1");
}

TEST_CASE("a hundred thousand flows are read from CSV and from JSON") {
    std::string lines;
    std::string list = "[";
    for (int i = 0; i < 100'000; ++i) {
        lines += "2021-01-01,-5\n";
        list += std::string(i > 0 ? "," : "") + R"({"date":"2021-01-01","amount":-5})";
    }
    CHECK(read_cash_flows(lines, "f").flows->flows.size() == 100'000);
    CHECK(read_cash_flows(list + "]", "f").flows->flows.size() == 100'000);
}

TEST_CASE("a file or a stream of flows that cannot be read says why") {
    CHECK(read_cash_flows_file("no/such/file.csv").problems.front().code == "no-such-file");
    CHECK(read_cash_flows_file(DEALCALC_TEST_DIR).problems.front().code == "is-directory");
    const std::string good = DEALCALC_SOURCE_DIR "/data/oil-pump.csv";
    CHECK(read_cash_flows_file(good).flows->flows.size() == 3);
    std::FILE* file = std::fopen(good.c_str(), "rb");
    REQUIRE(file != nullptr);
    CHECK(read_cash_flows_from(file, "<stdin>").flows->file == "<stdin>");
    std::fclose(file);
}
