// The floors of the house: an include never goes up, and each foreign library stays on its floor.

#include <map>
#include <regex>
#include <set>

#include "house/repository.hpp"
#include "support/catch.hpp"

namespace {

using house::SourceFile;

const std::map<std::string, std::set<std::string>> may_see = {
    {"base", {"base"}},
    {"model", {"base", "model"}},
    {"input", {"base", "model", "input"}},
    {"analysis", {"base", "model", "analysis"}},
    {"report", {"base", "model", "analysis", "report"}},
    {"render", {"base", "report", "render"}},
    {"cli", {"base", "model", "input", "analysis", "report", "render", "cli"}},
};

std::vector<std::string> includes_of(const SourceFile& file) {
    static const std::regex include(R"re(^[ \t]*#[ \t]*include[ \t]*([<"][^>"]+)[>"])re", std::regex::multiline);
    std::vector<std::string> names;
    for (std::sregex_iterator it(file.text.begin(), file.text.end(), include), end; it != end; ++it) {
        names.push_back((*it)[1]);
    }
    return names;
}

/// The floor that an include leads to; empty for anything that is not ours.
std::string target_floor(const SourceFile& from, const std::string& include) {
    const std::string name = include.substr(1);
    if (name.starts_with("dealcalc/")) return name.substr(9, name.find('/', 9) - 9);
    if (include.front() == '<') return {};
    const auto slash = name.find('/');
    return slash == std::string::npos ? from.floor : name.substr(0, slash);
}

/// The reason why `file` may not include the foreign header, or empty.
std::string foreign_fault(const SourceFile& file, const std::string& name) {
    const auto is = [&](const char* prefix) { return name.starts_with(prefix); };
    const bool json = file.floor == "input" || file.path.starts_with("src/render/json");
    const bool prints = file.floor == "report" || file.floor == "render" || file.floor == "cli";
    const bool foreign = is("nlohmann/") || is("CLI/") || is("fmt/") || is("catch2/");
    if (foreign && file.is_public()) return "a public header needs none of our packages";
    if (is("nlohmann/") && !json) return "only input and the JSON renderer know the JSON library";
    if (is("CLI/") && file.floor != "cli") return "only cli knows CLI11";
    if (is("fmt/") && !prints) return "only report, render and cli print";
    if (is("catch2/")) return "tests only";
    static const std::set<std::string> streams = {"iostream", "sstream", "ostream", "istream", "iomanip", "locale"};
    if (streams.contains(name)) return "no streams and no locale";
    return {};
}

/// One line for each include that is against the rules.
std::string faults_of(const SourceFile& file) {
    std::string faults;
    for (const auto& include : includes_of(file)) {
        const auto floor = target_floor(file, include);
        std::string fault = foreign_fault(file, include.substr(1));
        if (!floor.empty() && !may_see.contains(floor)) {
            fault = "no such floor";
        } else if (!floor.empty() && !may_see.at(file.floor).contains(floor)) {
            fault = file.floor + " must not see " + floor;
        } else if (include.front() == '"' && file.is_public()) {
            fault = "a public header includes <dealcalc/...>";
        }
        if (!fault.empty()) faults += file.path + " includes " + include.substr(1) + ": " + fault + "\n";
    }
    return faults;
}

SourceFile example(const std::string& path, const std::string& include) {
    return {path, house::floor_of(path), "#include " + include + "\n"};
}

}  // namespace

TEST_CASE("an upward include is noticed") {
    CHECK(faults_of(example("src/base/a.cpp", "<dealcalc/model/deal.hpp>")) ==
          "src/base/a.cpp includes dealcalc/model/deal.hpp: base must not see model\n");
    CHECK(faults_of(example("src/analysis/a.cpp", "\"input/tree.hpp\"")) ==
          "src/analysis/a.cpp includes input/tree.hpp: analysis must not see input\n");
    CHECK(faults_of(example("src/input/a.cpp", "<dealcalc/analysis/check.hpp>")) ==
          "src/input/a.cpp includes dealcalc/analysis/check.hpp: input must not see analysis\n");
    CHECK(faults_of(example("src/cli/a.cpp", "<dealcalc/input/read.hpp>")).empty());
}

TEST_CASE("a foreign library away from its floor is noticed") {
    CHECK_FALSE(faults_of(example("include/dealcalc/input/a.hpp", "<nlohmann/json_fwd.hpp>")).empty());
    CHECK_FALSE(faults_of(example("src/render/text.cpp", "<nlohmann/json.hpp>")).empty());
    CHECK(faults_of(example("src/render/json.cpp", "<nlohmann/json.hpp>")).empty());
    CHECK_FALSE(faults_of(example("src/analysis/a.cpp", "<fmt/format.h>")).empty());
    CHECK_FALSE(faults_of(example("src/report/a.cpp", "<CLI/CLI.hpp>")).empty());
    CHECK(faults_of(example("src/cli/a.cpp", "<CLI/CLI.hpp>")).empty());
}

TEST_CASE("every include goes down the house") {
    std::string faults;
    std::size_t read = 0;
    for (const std::string folder : {"include", "src"}) {
        for (const auto& file : house::source_files(folder)) {
            faults += may_see.contains(file.floor) ? faults_of(file) : file.path + " is on no floor\n";
            ++read;
        }
    }
    CHECK(faults == "");
    CHECK(read > 0);
}
