#include "input/problem.hpp"

#include <algorithm>
#include <utility>

namespace dealcalc::input {
namespace {

std::string at_line(const Document& document, std::size_t at) {
    const auto before = document.text.substr(0, at);
    const auto line = static_cast<std::ptrdiff_t>(document.first_line);
    return std::to_string(line + std::count(before.begin(), before.end(), '\n'));
}

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
        const std::string first = "the first stands in line " + at_line(document, *problem.earlier);
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
        Diagnostic more{"more-problems", "and " + std::to_string(problems.size() - most_problems) + " more", {}, ""};
        more.place.file = document.file;
        diagnostics.push_back(more);
    }
    return diagnostics;
}

}  // namespace dealcalc::input
