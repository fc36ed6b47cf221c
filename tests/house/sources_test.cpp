// What the build lists must list: a source that nobody compiles and a test that nobody runs both pass in silence.

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "house/repository.hpp"
#include "support/catch.hpp"

namespace {

const std::filesystem::path root = DEALCALC_SOURCE_DIR;

std::set<std::string> words_of(const std::string& text) {
    std::istringstream in(std::regex_replace(text, std::regex("[()]"), " "));
    std::set<std::string> words;
    for (std::string word; in >> word;) words.insert(word);
    return words;
}

/// The names in `floor_tests(base number range)` for base.
std::set<std::string> listed_tests(const std::string& lists, const std::string& floor) {
    std::smatch found;
    const std::regex call("\n *floor_tests\\(" + floor + "\\s([^)]*)\\)");
    if (!std::regex_search(lists, found, call)) return {};
    return words_of(found[1]);
}

/// The first string of each TEST_CASE in `text`.
std::vector<std::string> test_names(const std::string& text) {
    static const std::regex test(R"re(\nTEST_CASE\(\s*"([^"]*)")re");
    std::vector<std::string> names;
    for (std::sregex_iterator it(text.begin(), text.end(), test), end; it != end; ++it) names.push_back((*it)[1]);
    return names;
}

/// Version 2 of Catch2 reads these characters as part of a filter and then runs nothing.
bool can_be_run(const std::string& name) {
    return !name.empty() && name.find_first_of(";,[]*\\\"") == std::string::npos && name.front() != '~' &&
           name.front() != ' ' && name.back() != ' ';
}

/// The types that a header defines, each with its namespace; what stands within another type is indented, and not meant.
std::vector<std::string> types_in(const std::string& text) {
    static const std::regex line(R"re(\n(?:namespace ([a-z_:]+) \{|(?:template <[^\n]*>\n)?(?:struct|class|enum class) (\w+)[^;\n]*\{))re");
    std::vector<std::string> types;
    std::string scope;
    for (std::sregex_iterator it(text.begin(), text.end(), line), end; it != end; ++it) {
        if ((*it)[1].matched) {
            scope = (*it)[1];
        } else {
            types.push_back(scope + "::" + (*it)[2].str());
        }
    }
    return types;
}

}  // namespace

TEST_CASE("every source of the library and the program is built") {
    const auto listed = words_of(house::read_text(root / "src" / "CMakeLists.txt"));
    std::string missing;
    for (const auto& file : house::source_files("src")) {
        if (!file.is_header() && !listed.contains(file.path.substr(4))) missing += file.path + "\n";
    }
    CHECK(missing == "");
}

TEST_CASE("every test source is built and run") {
    const auto lists = house::read_text(root / "tests" / "CMakeLists.txt");
    std::string missing;
    std::size_t read = 0;
    for (const auto& file : house::source_files("tests")) {
        if (!file.path.ends_with("_test.cpp")) continue;
        const auto start = file.path.rfind('/') + 1;
        const auto name = file.path.substr(start, file.path.size() - start - 9);
        if (!listed_tests(lists, file.floor).contains(name)) missing += file.path + "\n";
        ++read;
    }
    CHECK(missing == "");
    CHECK(read > 0);
}

TEST_CASE("every test has a name that both versions of Catch2 can run") {
    CHECK(can_be_run("a sentence: with an isn't and 5 %"));
    CHECK_FALSE(can_be_run("one; two"));
    CHECK_FALSE(can_be_run("one, two"));
    CHECK_FALSE(can_be_run("one [two]"));

    std::string refused;
    for (const auto& file : house::source_files("tests")) {
        if (!file.path.ends_with("_test.cpp")) continue;
        const auto names = test_names(file.text);
        if (names.empty()) refused += file.path + ": no test\n";
        for (const auto& name : names) {
            if (!can_be_run(name)) refused += file.path + ": " + name + "\n";
        }
    }
    CHECK(refused == "");
}

TEST_CASE("no two headers give two types one name") {
    CHECK(types_in("\nnamespace a::b {\nstruct C {\n    struct D {};\n};\nclass E;\nenum class F { g };\n") ==
          std::vector<std::string>{"a::b::C", "a::b::F"});

    // The linker takes one of two for both, and says nothing.
    std::map<std::string, std::string> defined;
    std::string twice;
    for (const auto& folder : {"include", "src"}) {
        for (const auto& file : house::source_files(folder)) {
            if (!file.is_header()) continue;
            for (const auto& type : types_in(file.text)) {
                const auto [first, is_new] = defined.emplace(type, file.path);
                if (!is_new) twice += type + ": " + first->second + ", " + file.path + "\n";
            }
        }
    }
    CHECK(twice == "");
    CHECK(defined.size() > 150);
}
