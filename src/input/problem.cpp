#include "input/problem.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/digits.hpp"
#include "input/json.hpp"

namespace dealcalc::input {
namespace {

/// The JSON pointers of places in a text, in one pass over it.
class Pointers {
public:
    Pointers(std::string_view text, const FileRule& rule) {
        json_.start(text, rule);
        end_ = json_.value().span.end;
    }

    /// Of the value or key at byte `at`, which is not before the one asked for last.
    std::string of(std::size_t at) {
        while (end_ <= at && json_.depth() > 0) pull();
        return json_.pointer();
    }

private:
    /// The next key, the next value or its opening, or what closes one.
    void pull() {
        JsonValue next;
        if (std::exchange(after_key_, false)) {
            next = json_.value();
        } else if (json_.in_list()) {
            if (json_.next_item()) next = json_.value();
        } else {
            after_key_ = json_.next_key(next);
        }
        end_ = next.span.end;
    }

    JsonParser json_{};
    std::size_t end_ = 0;  // of what was pulled last
    bool after_key_ = false;
};

bool comes_before(const Problem& a, const Problem& b) {
    return a.span.begin < b.span.begin;
}

/// Those that are shown of problems that are sorted; `pointer_of` says where each is.
template <class PointerOf>
Diagnostics shown(const std::vector<Problem>& problems, const Document& document, PointerOf pointer_of) {
    Diagnostics diagnostics;
    std::map<std::string_view, std::size_t> met, left_out;  // by code
    for (const Problem& problem : problems) {
        if (diagnostics.size() == most_problems || met[problem.code]++ >= most_problems_of_a_kind) {
            ++left_out[problem.code];
            continue;
        }
        diagnostics.push_back(diagnose(problem, document, pointer_of(problem.span.begin)));
    }
    std::string more;
    for (const auto& [code, count] : left_out) {
        more += (more.empty() ? "and " : ", ") + grouped(count) + " more [" + std::string(code) + "]";
    }
    if (!more.empty()) {
        diagnostics.push_back({"more-problems", std::move(more), {}, ""});
        diagnostics.back().place.file = document.file;
    }
    return diagnostics;
}

}  // namespace

std::string place_words(std::string_view text, std::size_t at, std::size_t from, std::size_t first_line) {
    const std::size_t start = text.substr(0, at).rfind('\n') + 1;  // npos + 1 is 0: the first line
    if (text.substr(start, from - start).find('\n') == std::string_view::npos) {
        return "column " + std::to_string(place_in("", text, at, 0).column);
    }
    return "line " + std::to_string(first_line - 1 + place_in("", text, at, 0).line);
}

Diagnostic diagnose(const Problem& problem, const Document& document, std::string pointer) {
    Diagnostic diagnostic{problem.code, problem.message, {}, problem.help};
    if (problem.earlier) {
        const std::string first = "the first stands in " + place_words(document.text, *problem.earlier,
                                                                       problem.span.begin, document.first_line);
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

Diagnostics diagnose(std::vector<Problem> problems, const Document& document) {
    std::ranges::stable_sort(problems, comes_before);
    return shown(problems, document, [](std::size_t) { return std::string(); });
}

Diagnostics diagnose(std::vector<Problem> problems, const Document& document, const FileRule& rule) {
    std::ranges::stable_sort(problems, comes_before);
    Pointers pointers(document.text, rule);
    return shown(problems, document, [&](std::size_t at) { return pointers.of(at); });
}

}  // namespace dealcalc::input
