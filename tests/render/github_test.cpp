// Annotations for GitHub Actions.

#include "render/claims.hpp"
#include "render/formats.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

Row claim(Verdict verdict, const std::string& id, std::size_t line, const std::string& file = "d.json") {
    const Cell place = line == 0 ? Cell() : Cell(Count{line, std::to_string(line)});
    return {verdict, Text{"deal"}, Text{id}, Text{"a label"}, Cell(), Text{"why"}, Text{file}, place, place};
}

Report report_of(std::vector<std::vector<Cell>> rows) {
    Table table;
    for (const std::string key : {"verdict", "deal", "id", "label", "that", "reason", "file", "line", "column"}) {
        table.columns.push_back({key, key});
    }
    table.rows = std::move(rows);
    return {"check", "t", {{"claims", "", std::move(table)}}, "claims"};
}

}  // namespace

TEST_CASE("each verdict has its kind of annotation and what holds has none") {
    const std::string out =
        render_github(report_of({claim(Verdict::fails, "a", 3), claim(Verdict::undetermined, "b", 4),
                                 claim(Verdict::unchecked, "c", 5), claim(Verdict::holds_by_rounding, "d", 6),
                                 claim(Verdict::holds, "e", 7)}),
                      {});
    CHECK(out == "::error file=d.json,line=3,col=3,title=a of deal%3A fails::a label: why\n"
                 "::warning file=d.json,line=4,col=4,title=b of deal%3A undetermined::a label: why\n"
                 "::warning file=d.json,line=5,col=5,title=c of deal%3A unchecked::a label: why\n"
                 "::notice file=d.json,line=6,col=6,title=d of deal%3A holds by rounding::a label: why\n");
}

TEST_CASE("a claim that is in no file has no place") {
    CHECK(render_github(report_of({claim(Verdict::fails, "a", 0, "")}), {}) ==
          "::error title=a of deal%3A fails::a label: why\n");
}

TEST_CASE("of more than ten of a kind the tenth says how many more") {
    std::vector<std::vector<Cell>> ten(10, claim(Verdict::fails, "a", 1));
    CHECK(render_github(report_of(ten), {}).find("more") == std::string::npos);
    ten.push_back(claim(Verdict::fails, "last", 1));
    ten.push_back(claim(Verdict::undetermined, "u", 1));
    const std::string out = render_github(report_of(ten), {});
    CHECK(std::count(out.begin(), out.end(), '\n') == 11);
    CHECK(out.find("last") == std::string::npos);
    CHECK(out.find("::error title=2 more::2 more of this kind: see the step summary\n") != std::string::npos);
    CHECK(out.find("::warning file=d.json") != std::string::npos);
}

TEST_CASE("a percent sign is escaped everywhere and a colon or comma in properties") {
    CHECK(github_message("100 %, a:b") == "100 %25, a:b");
    CHECK(github_property("100 %, a:b") == "100 %25%2C a%3Ab");
    CHECK(github_message("a\r\n::error::b\x1b") == "a\\x0d\\x0a::error::b\\x1b");
}

TEST_CASE("problems of a file are errors at their places") {
    Diagnostic problem{"unknown-key", "unknown key \"amout\"", {}, "did you mean \"amount\"?"};
    problem.place.file = "d,1.json";
    problem.place.line = 9;
    problem.place.column = 42;
    CHECK(github_annotations({problem}) ==
          "::error file=d%2C1.json,line=9,col=42,title=error[unknown-key]::unknown key \"amout\"; help: did you mean "
          "\"amount\"?\n");
    CHECK(github_annotations({{"usage", "no", {}, ""}}) == "::error title=error[usage]::no\n");
}

TEST_CASE("more than ten problems of a file are all in the log and a summary is not promised") {
    const std::string out = github_annotations(Diagnostics(12, {"usage", "no", {}, ""}));
    CHECK(std::count(out.begin(), out.end(), '\n') == 10);
    CHECK(out.ends_with("::error title=3 more::3 more of this kind: see the log\n"));
}
