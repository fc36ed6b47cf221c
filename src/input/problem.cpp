#include "input/problem.hpp"

#include <algorithm>
#include <utility>

#include "base/digits.hpp"

namespace dealcalc::input {
namespace {

/// The child of `node` in which byte `at` lies, key included.
std::optional<std::size_t> child_at(const JsonNode& node, std::size_t at) {
    const auto begins_after = [](std::size_t byte, const JsonNode& child) { return byte < child.span.begin; };
    const auto next = std::upper_bound(node.children.begin(), node.children.end(), at, begins_after);
    auto index = static_cast<std::size_t>(next - node.children.begin());
    if (index > 0 && at < node.children[index - 1].span.end) return index - 1;
    const bool in_key = index < node.keys.size() && node.keys[index].span.begin <= at && at < node.keys[index].span.end;
    return in_key ? std::optional(index) : std::nullopt;
}

}  // namespace

std::string place_words(std::string_view text, std::size_t at, std::size_t from, std::size_t first_line) {
    const std::size_t start = text.substr(0, at).rfind('\n') + 1;  // npos + 1 is 0: the first line
    if (text.substr(start, from - start).find('\n') == std::string_view::npos) {
        return "column " + std::to_string(place_in("", text, at, 0).column);
    }
    return "line " + std::to_string(first_line - 1 + place_in("", text, at, 0).line);
}

std::string pointer_step(std::string_view token) {
    std::string step = "/";
    for (const char c : token) {
        if (c == '~')
            step += "~0";
        else if (c == '/')
            step += "~1";
        else
            step += c;
    }
    return step;
}

std::string pointer_at(const JsonNode& root, std::size_t at) {
    std::string pointer;
    const JsonNode* node = &root;
    while (const auto index = child_at(*node, at)) {
        pointer += pointer_step(node->kind == JsonKind::object ? node->keys[*index].text : std::to_string(*index));
        node = &node->children[*index];
    }
    return pointer;
}

Diagnostic diagnose(const Problem& problem, const Document& document, std::string pointer) {
    Diagnostic diagnostic{problem.code, problem.message, {}, problem.help};
    if (problem.earlier) {
        const std::string first =
            "the first stands in " +
            place_words(document.text, *problem.earlier, problem.span.begin, document.first_line);
        diagnostic.help = diagnostic.help.empty() ? first : first + "; " + diagnostic.help;
    }
    if (problem.span.end == 0) {
        diagnostic.place.file = document.file;
    } else {
        diagnostic.place =
            place_in(document.file, document.text, problem.span.begin, problem.span.size(), std::move(pointer));
        diagnostic.place.line += document.first_line - 1;
    }
    return diagnostic;
}

Diagnostics diagnose(std::vector<Problem> problems, const Document& document, const JsonNode& root) {
    const auto before = [](const Problem& a, const Problem& b) { return a.span.begin < b.span.begin; };
    std::stable_sort(problems.begin(), problems.end(), before);
    Diagnostics diagnostics;
    for (std::size_t i = 0; i < std::min(problems.size(), most_problems); ++i) {
        diagnostics.push_back(diagnose(problems[i], document, pointer_at(root, problems[i].span.begin)));
    }
    if (problems.size() > most_problems) {
        Diagnostic more{"more-problems", "and " + grouped(problems.size() - most_problems) + " more", {}, ""};
        more.place.file = document.file;
        diagnostics.push_back(more);
    }
    return diagnostics;
}

}  // namespace dealcalc::input
