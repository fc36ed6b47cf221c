// Short functions: 40 lines is a reason to look again, 80 a defect.

#include <regex>

#include "house/repository.hpp"
#include "support/catch.hpp"

namespace {

constexpr std::size_t longest = 80;

struct Body {
    std::string head;  // what stands before the brace
    std::size_t line = 0;
    std::size_t lines = 0;
};

/// Whether the text before an opening brace at namespace or class level is that of a function.
bool is_function_head(const std::string& head) {
    static const std::regex scope(R"(\b(namespace|enum)\b|^\s*(template\s*<[^{]*>\s*)?(class|struct|union)\b[^()]*$)");
    static const std::regex operators(R"(operator\s*[-+*/%=<>!&|^~]+)");
    if (std::regex_search(head, scope)) return false;
    int depth = 0;
    bool parameters = false;
    for (const char c : std::regex_replace(head, operators, "operator")) {
        if (c == '(') parameters = true;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == '=' && depth == 0) return false;  // the brace opens an initialiser
    }
    return parameters;
}

/// The functions of a source file without its literals. Lambdas count with the function they stand in.
std::vector<Body> functions_of(const std::string& text) {
    std::vector<Body> found;
    std::string head;
    std::size_t line = 1;
    std::size_t inside = 0;  // open braces since the function began
    for (const char c : text) {
        if (c == '\n') ++line;
        if (inside > 0) {
            inside += c == '{' ? 1u : 0u;
            inside -= c == '}' ? 1u : 0u;
            if (inside == 0) found.back().lines = line - found.back().line + 1;
        } else if (c == '{') {
            if (is_function_head(head)) {
                found.push_back({head, line, 0});
                inside = 1;
            }
            head.clear();
        } else if (c == '}' || c == ';') {
            head.clear();
        } else {
            head += c;
        }
    }
    return found;
}

std::string too_long(const house::SourceFile& file) {
    std::string report;
    for (const auto& body : functions_of(house::without_literals(file.text))) {
        if (body.lines > longest) {
            report += file.path + ":" + std::to_string(body.line) + ": " + std::to_string(body.lines) + " lines\n";
        }
    }
    return report;
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("a long function is noticed and a long table is not") {
    const std::string body = "{\n" + repeated("    f({1});\n", 79) + "}\n";
    const auto report = [](const std::string& text) { return too_long({"a.cpp", "", text}); };
    CHECK(report("namespace n {\nint f(int a = 1) " + body + "}\n") == "a.cpp:2: 81 lines\n");
    CHECK(report("struct S {\n  bool operator==(const S&) const " + body + "};\n") == "a.cpp:2: 81 lines\n");
    CHECK(report("template<class T> struct S {\n  S() : a_(1) " + body + "};\n") == "a.cpp:2: 81 lines\n");
    CHECK(report("constexpr std::array<int, 2> table = {\n" + repeated("  f(1),\n", 90) + "};\n").empty());
    CHECK(report("void f() {\n" + repeated("  // {\n", 10) + repeated("  g(\"{\", '{');\n", 10) + "}\n").empty());
}

TEST_CASE("no function is longer than 80 lines") {
    std::string report;
    for (const std::string folder : {"include", "src"}) {
        for (const auto& file : house::source_files(folder)) report += too_long(file);
    }
    CHECK(report == "");
}
