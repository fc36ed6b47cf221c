// Rows: a deal as a JSON line, as a CSV record and as a line of text.

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/report/many.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "render/csv.hpp"
#include "render/formats.hpp"
#include "render/json.hpp"
#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace dealcalc;
using namespace test;

namespace {

Deal example() {
    Deal deal = deal_of({prior("a", "$80"), contingent("b", "up to $200")});
    deal.id = "example";
    deal.claims = {claim("total", "exposure is up to $330"), claim("ratio", "a / b is 2x"),
                   claim("least", "exposure is more than $1")};
    return deal;
}

using Of = DealRows::Of;

template <class Subject>
Table row_of(const Subject& subject, Audience audience, Of command = Of::check) {
    DealRows rows(command, audience);
    return rows.row(subject);
}

Table row_of(const SummarizedDeal& subject, Audience audience) {
    DealRows rows(Of::summary, audience);
    return rows.row(subject);
}

std::string json_of(const Table& table) {
    std::string line;
    append_json_lines(line, table);
    return line;
}

std::string words_of(const Table& table) {
    std::string line;
    append_text_rows(line, table);
    return line.substr(0, line.size() - 1);
}

}  // namespace

TEST_CASE("a judged deal is one JSON object on one line") {
    const Deal deal = example();
    std::vector<JudgedClaim> claims;
    judge_claims(deal.claims, deal, claims);
    const std::string line = json_of(row_of(JudgedDeal{&deal, {"deals \"1\".ndjson", 7}, &claims}, Audience::machines));
    CHECK(
        line ==
        R"({"deal":"example","file":"deals \"1\".ndjson","line":7,"verdict":"fails","fails":1,"undetermined":0,)"
        R"("unchecked":1,"holds_by_rounding":0,"holds":1,"claims":[)"
        R"({"id":"total","verdict":"fails","that":"exposure is up to $330","claimed":"[0, 330]","computed":"[80, 280]",)"
        R"("difference":"50","unit":"USD","reason":null},)"
        R"({"id":"ratio","verdict":"unchecked","that":"a / b is 2x","claimed":"2","computed":null,"difference":null,)"
        R"("unit":null,"reason":"b allows zero, and nothing divides by zero"},)"
        R"x({"id":"least","verdict":"holds","that":"exposure is more than $1","claimed":"(1, unbounded)",)x"
        R"("computed":"[80, 280]","difference":"-279","unit":"USD","reason":null}],"problems":[]})"
        "\n");
    CHECK(nlohmann::json::parse(line)["claims"].size() == 3);
}

TEST_CASE("a row of what could not be read has the same keys") {
    Diagnostic problem{"unknown-key", "unknown key \"amout\"", {}, "did you mean \"amount\"?"};
    problem.place = {"d.ndjson", 3, 12, "/amout", "{\"amout\": 5}", 1, 7};
    const Diagnostics problems = {problem, problem};
    const UnreadDeal unread{{}, {"d.ndjson", 3}, &problems};
    const auto read = nlohmann::json::parse(json_of(row_of(unread, Audience::machines)));
    CHECK(read["deal"].is_null());
    CHECK(read["verdict"] == "unreadable");
    CHECK(read["fails"].is_null());
    CHECK(read["claims"].empty());
    REQUIRE(read["problems"].size() == 2);
    CHECK(read["problems"][0]["code"] == "unknown-key");
    CHECK(read["problems"][0]["line"] == 3);
    CHECK(read["problems"][0]["column"] == 12);
    CHECK(read["problems"][0]["excerpt"] == "{\"amout\": 5}");
    CHECK(words_of(row_of(unread, Audience::people)) ==
          "unreadable         d.ndjson:3  unknown key \"amout\", and 1 more");
}

TEST_CASE("what could not be read has the id that it gives itself") {
    const Diagnostics problems = {{"unknown-key", "unknown key \"amout\"", {}, ""}};
    const UnreadDeal unread{"d-1", {"d.ndjson", 3}, &problems};
    CHECK(nlohmann::json::parse(json_of(row_of(unread, Audience::machines)))["deal"] == "d-1");
    CHECK(words_of(row_of(unread, Audience::people)) == "unreadable         d-1  d.ndjson:3  unknown key \"amout\"");
    CHECK(words_of(row_of(unread, Audience::people, Of::summary)) ==
          "d-1  d.ndjson:3  unreadable: unknown key \"amout\"");
}

TEST_CASE("machines get no line of a stream and people do") {
    const Deal deal = example();
    std::vector<JudgedClaim> claims;
    const DealPlace place{"<stdin>", 7, true};
    Diagnostic problem{"unknown-key", "unknown key \"amout\"", {}, ""};
    problem.place = {"<stdin>", 7, 12, "/amout", "{\"amout\": 5}", 1, 7};
    const Diagnostics problems = {problem};
    const auto read = nlohmann::json::parse(json_of(row_of(JudgedDeal{&deal, place, &claims}, Audience::machines)));
    CHECK(read["file"] == "<stdin>");
    CHECK(read["line"].is_null());
    CHECK(words_of(row_of(JudgedDeal{&deal, place, &claims}, Audience::people)) ==
          "no claims          example  <stdin>:7");
    const UnreadDeal unread{{}, place, &problems};
    const auto not_read = nlohmann::json::parse(json_of(row_of(unread, Audience::machines)));
    CHECK(not_read["line"].is_null());
    CHECK(not_read["problems"][0]["line"].is_null());
    CHECK(not_read["problems"][0]["column"] == 12);
    CHECK(words_of(row_of(unread, Audience::people)) == "unreadable         <stdin>:7  unknown key \"amout\"");
}

TEST_CASE("a CSV record has a field for every column and the first record of each list") {
    const Deal deal = example();
    std::vector<JudgedClaim> claims;
    judge_claims(deal.claims, deal, claims);
    std::string text;
    append_csv_heading(text, DealRows(Of::check, Audience::machines).table());
    append_csv_rows(text, row_of(JudgedDeal{&deal, {"a,b.json"}, &claims}, Audience::machines));
    claims.clear();
    append_csv_rows(text, row_of(JudgedDeal{&deal, {"a.json"}, &claims}, Audience::machines));
    CHECK(
        text ==
        "deal,file,line,verdict,fails,undetermined,unchecked,holds_by_rounding,holds,claim_id,claim_verdict,claim_that,"
        "claim_claimed,claim_computed,claim_difference,claim_unit,claim_reason,problem_code,problem_message,problem_line,"
        "problem_column,problem_pointer,problem_excerpt,problem_help\r\n"
        "example,\"a,b.json\",,fails,1,0,1,0,1,total,fails,exposure is up to $330,\"[0, 330]\",\"[80, 280]\",50,USD,,,,,,,,\r\n"
        "example,a.json,,no claims,0,0,0,0,0,,,,,,,,,,,,,,,\r\n");
}

TEST_CASE("a text in a CSV record is the field that CSV makes of it") {
    for (int first = 1; first < 256; ++first) {
        for (const std::string rest : {"", "a", " ", "a,b", "\x01", "\x7F", "\"", "\xC3\xA9"}) {
            const std::string text = static_cast<char>(first) + rest;
            std::string record;
            append_csv_rows(record, Table{{{"text", "Text"}}, {{Text{text}}}});
            CHECK(record == csv_text(text) + "\r\n");
        }
    }
}

TEST_CASE("a summarized deal has its measures and the reason of each that is unknown") {
    const Deal deal = example();
    std::vector<JudgedClaim> claims;
    judge_claims(deal.claims, deal, claims);
    const SummarizedDeal summarized{{&deal, {"d.ndjson", 7}, &claims}, measures_of(deal)};
    const auto read = nlohmann::json::parse(json_of(row_of(summarized, Audience::machines)));
    CHECK(read["verdict"] == "fails");
    CHECK(read["exposure"] == "[80, 280]");
    CHECK(read["committed"] == "80");
    CHECK(read["multiple"].is_null());
    CHECK(read["unknown"][0]["measure"] == "multiple");
    CHECK(read["unknown"][0]["reason"] == "no valuation is reported");
    CHECK(words_of(row_of(summarized, Audience::people)) ==
          "example  d.ndjson:7  " + deal.investor + " in " + deal.company +
              ": committed $80, contingent up to $200, exposure $80 to $280; fails");

    const Diagnostics problems = {{"empty-file", "the file is empty", {}, ""}};
    std::string records;
    append_csv_heading(records, DealRows(Of::summary, Audience::machines).table());
    append_csv_rows(records, row_of(summarized, Audience::machines));
    append_csv_rows(records, row_of(UnreadDeal{{}, {"e.json"}, &problems}, Audience::machines, Of::summary));
    std::vector<std::ptrdiff_t> commas;
    for (std::size_t at = 0; at < records.size(); at = records.find('\n', at) + 1) {
        const std::string line = records.substr(at, records.find('\n', at) - at);
        bool quoted = false;
        commas.push_back(std::count_if(line.begin(), line.end(), [&](char c) {
            if (c == '"') quoted = !quoted;
            return c == ',' && !quoted;
        }));
    }
    CHECK(commas == std::vector<std::ptrdiff_t>{27, 27, 27});
}

TEST_CASE("people read the verdict and the place of a deal and its worst claim") {
    const Deal deal = example();
    std::vector<JudgedClaim> claims;
    judge_claims(deal.claims, deal, claims);
    CHECK(words_of(row_of(JudgedDeal{&deal, {"d.ndjson", 7}, &claims}, Audience::people)) ==
          "fails              example  d.ndjson:7  total: exposure is up to $330, computed $80 to $280, difference "
          "+$50, and 1 more");
    claims.erase(claims.begin());
    CHECK(words_of(row_of(JudgedDeal{&deal, {"d.json"}, &claims}, Audience::people)) ==
          "unchecked          example  d.json  ratio: a / b is 2x: b allows zero, and nothing divides by zero");
    claims.erase(claims.begin());
    CHECK(words_of(row_of(JudgedDeal{&deal, {"d.json"}, &claims}, Audience::people)) ==
          "holds              example  d.json");
}

TEST_CASE("a tally is said in one line") {
    Tally tally;
    CHECK(tally_words(tally) ==
          "0 deals, 0 claims: 0 fail, 0 undetermined, 0 unchecked, 0 hold by rounding, 0 hold; 0 unreadable");
    tally.deals = 1;
    tally.unreadable = 2;
    tally.of(Verdict::fails) = 1;
    tally.of(Verdict::holds_by_rounding) = 3;
    CHECK(tally_words(tally) ==
          "1 deal, 4 claims: 1 fails, 0 undetermined, 0 unchecked, 3 hold by rounding, 0 hold; 2 unreadable");
}

TEST_CASE("a JSON string escapes what could act on a terminal and keeps all else") {
    const auto json = [](std::string_view text) {
        std::string out;
        append_json_string(out, text);
        return out;
    };
    CHECK(json("plain") == "\"plain\"");
    CHECK(json("a\"b\\c\n\t\r\b\f") == R"("a\"b\\c\n\t\r\b\f")");
    CHECK(json("\x1b[31m\x7f") == R"("\u001b[31m\u007f")");
    CHECK(json("Z\u00fcrich \u20ac") == "\"Z\u00fcrich \u20ac\"");
    CHECK(json("\u202e") == R"("\u202e")");
    CHECK(json("\xFF") == "\"\uFFFD\"");
}

TEST_CASE("a byte that does not stand for itself in JSON is found wherever it stands") {
    const auto json = [](const std::string& text) {
        std::string out;
        append_json_string(out, text);
        return out;
    };
    for (int byte = 1; byte < 0x80; ++byte) {
        const std::string odd(1, static_cast<char>(byte));
        const std::string alone = json(odd).substr(1, json(odd).size() - 2);
        CHECK(nlohmann::json::parse('"' + alone + '"') == odd);
        for (const std::size_t size : {1U, 7U, 8U, 9U, 23U, 4000U}) {
            for (const std::size_t at : {std::size_t{0}, size / 2, size - 1}) {
                std::string text(size, 'a');
                text.replace(at, 1, odd);
                CHECK(json(text) == '"' + std::string(at, 'a') + alone + std::string(size - at - 1, 'a') + '"');
            }
        }
    }
}

TEST_CASE("numbers of any length stand in a row with all their digits") {
    for (const std::string digits : {"0", "9", "10", "99", "100", "109", "1000", "12345", "9223372036854775807",
                                     "9223372036854775808", "170141183460469231731687303715884105727"}) {
        Table table{{{"number", "Number"}}, {{Exact{to_text(*number_from_digits(digits))}}}};
        if (digits.size() < 19) {
            table.columns.push_back({"count", "Count"});
            table.rows[0].push_back(Count{static_cast<std::size_t>(std::stoull(digits))});
        }
        CHECK(json_of(table) ==
              R"({"number":")" + digits + '"' + (digits.size() < 19 ? R"(,"count":)" + digits : "") + "}\n");
    }
}
