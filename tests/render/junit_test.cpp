// JUnit XML.

#include "render/claims.hpp"
#include "render/formats.hpp"

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

Row claim(Verdict verdict, const std::string& deal, const std::string& id, std::size_t line = 0) {
    const Cell place = line == 0 ? Cell() : Cell(Count{line, std::to_string(line)});
    return {verdict,        Text{deal}, Text{id}, Cell(), Text{"a is <b>"}, Text{"why ]]> & \x01"},
            Text{"d.json"}, place,      place};
}

Report report_of(std::vector<std::vector<Cell>> rows) {
    Table table;
    for (const std::string key : {"verdict", "deal", "id", "label", "that", "reason", "file", "line", "column"}) {
        table.columns.push_back({key, key});
    }
    table.rows = std::move(rows);
    return {"check", "t", {{"claims", "", std::move(table)}}, "claims"};
}

const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dealcalc check\" ";

}  // namespace

TEST_CASE("a deal is a suite and a claim a case and what fails a failure at its place") {
    CHECK(render_junit(report_of({claim(Verdict::fails, "one", "a", 3), claim(Verdict::holds, "two", "b")}), {}) ==
          head + "tests=\"2\" failures=\"1\" errors=\"0\">\n"
                 "  <testsuite name=\"one\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
                 "    <testcase classname=\"one\" name=\"a: a is &lt;b&gt;\">\n"
                 "      <failure type=\"fails\" message=\"fails: why ]]&gt; &amp; \\x01\">d.json:3:3</failure>\n"
                 "    </testcase>\n"
                 "  </testsuite>\n"
                 "  <testsuite name=\"two\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
                 "    <testcase classname=\"two\" name=\"b: a is &lt;b&gt;\"/>\n"
                 "  </testsuite>\n"
                 "</testsuites>\n");
}

TEST_CASE("what is not settled is skipped and with strict a failure") {
    Report report = report_of({claim(Verdict::undetermined, "d", "a"), claim(Verdict::unchecked, "d", "b"),
                               claim(Verdict::holds_by_rounding, "d", "c")});
    const std::string lax = render_junit(report, {});
    CHECK(lax.starts_with(head + "tests=\"3\" failures=\"0\" errors=\"0\">"));
    CHECK(lax.find("<skipped message=\"undetermined: why") != std::string::npos);
    report.sections.push_back({"strict", "", Facts{{"strict", "Strict", Flag{true}}}});
    const std::string strict = render_junit(report, {});
    CHECK(strict.starts_with(head + "tests=\"3\" failures=\"2\" errors=\"0\">"));
    CHECK(strict.find("<failure type=\"unchecked\"") != std::string::npos);
}

TEST_CASE("no claims are no suites") {
    CHECK(render_junit(report_of({}), {}) ==
          head + "tests=\"0\" failures=\"0\" errors=\"0\">\n</testsuites>\n");
}
