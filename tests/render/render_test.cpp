// The table of formats.

#include <dealcalc/render/render.hpp>

#include <set>

#include "support/catch.hpp"

using namespace dealcalc;

TEST_CASE("every format has a name and an extension of its own and a summary") {
    std::set<std::string_view> names;
    std::set<std::string_view> extensions;
    for (const Format& format : formats()) {
        CHECK(names.insert(format.name).second);
        CHECK(extensions.insert(format.extension).second);
        CHECK(format.extension.front() == '.');
        CHECK_FALSE(format.summary.empty());
        CHECK(find_format(format.name) == &format);
        CHECK(format_of_file("out" + std::string(format.extension)) == &format);
    }
    CHECK(names.contains("text"));
    CHECK(names.contains("json"));
}

TEST_CASE("a format that does not exist is none") {
    CHECK(find_format("pdf") == nullptr);
    CHECK(find_format("") == nullptr);
    CHECK(find_format("JSON") == nullptr);
    CHECK(find_format(".json") == nullptr);
}

TEST_CASE("a file name chooses the format by its extension") {
    CHECK(format_of_file("dir.json/report.txt")->name == "text");
    CHECK(format_of_file("report.json")->name == "json");
    CHECK(format_of_file("report") == nullptr);
    CHECK(format_of_file("json") == nullptr);
    CHECK(format_of_file("report.pdf") == nullptr);
    CHECK(format_of_file("") == nullptr);
}

TEST_CASE("render calls the format that it is given") {
    const Report report{"figure", "A title", {}};
    CHECK(render(report, *find_format("text"), {}) == "A title\n");
    CHECK(render(report, *find_format("json"), {}).front() == '{');
}
