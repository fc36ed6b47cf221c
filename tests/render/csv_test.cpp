// CSV and TSV: what a field may be.

#include "render/csv.hpp"
#include "render/formats.hpp"

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

Report report_of(std::vector<std::vector<Cell>> rows) {
    Table table;
    table.columns = {{"name", "Name"}, {"n", "N"}};
    table.rows = std::move(rows);
    return {"c", "t", {{"s", "", std::move(table)}}, "s"};
}

}  // namespace

TEST_CASE("a field of CSV is quoted where a comma or quote or line break or outer space needs it") {
    CHECK(csv_text("plain") == "plain");
    CHECK(csv_text("") == "");
    CHECK(csv_text("a,b") == "\"a,b\"");
    CHECK(csv_text("say \"so\"") == "\"say \"\"so\"\"\"");
    CHECK(csv_text("a\nb") == "\"a\nb\"");
    CHECK(csv_text("a\rb") == "\"a\rb\"");
    CHECK(csv_text("a\tb") == "\"a\tb\"");
    CHECK(csv_text("a\x1b[31m") == "\"a\x1b[31m\"");
    CHECK(csv_text(std::string("a\0", 2)) == std::string("\"a\0\"", 4));
    CHECK(csv_text("\x7f") == "\"\x7f\"");
    CHECK(csv_text(" a") == "\" a\"");
    CHECK(csv_text("a ") == "\"a \"");
    CHECK(csv_text("=1,2") == "\"'=1,2\"");
}

TEST_CASE("a field of TSV has its tabs and line breaks and backslashes escaped") {
    CHECK(tsv_text("plain \"x\", y") == "plain \"x\", y");
    CHECK(tsv_text("a\tb\nc\rd\\e") == "a\\tb\\nc\\rd\\\\e");
    CHECK(tsv_text("\t") == "'\\t");
}

TEST_CASE("a field of TSV has other characters that act on a terminal escaped and a written escape kept apart") {
    CHECK(tsv_text("\x1b[31m") == "\\x1b[31m");
    CHECK(tsv_text("\xe2\x80\xae") == "\\u202e");
    CHECK(tsv_text("\\x1b") == "\\\\x1b");
}

TEST_CASE("lines of CSV end in carriage return and line feed and those of TSV in line feed") {
    const Report report = report_of({{Text{"a"}, Count{1, ""}}, {Text{"=b"}, Count{2, ""}}});
    CHECK(render_csv(report, {}) == "name,n\r\na,1\r\n'=b,2\r\n");
    CHECK(render_tsv(report, {}) == "name\tn\na\t1\n'=b\t2\n");
}

TEST_CASE("a table without rows is its header") {
    CHECK(render_csv(report_of({}), {}) == "name,n\r\n");
    CHECK(render_tsv(report_of({}), {}) == "name\tn\n");
}

TEST_CASE("a negative number is a number and not guarded") {
    const Value value{{Range::only(-5), Range::only(-5)}, Number(-5), {}};
    const std::string csv = render_csv(report_of({{Text{"-5"}, Quantity{"-5", value}}}), {});
    CHECK(csv.find("\r\n-5,-5,-5,true,-5,true,1,") != std::string::npos);
}
