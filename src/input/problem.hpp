#pragma once
// Problem: a fault in a text as the input floor finds it, by byte offsets. Lines, columns, pointers and excerpts are
// worked out only for the problems that are shown, so that reading a good deal costs nothing for them.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>

namespace dealcalc::input {

/// No more than this many diagnostics for one text, and of one code; a last one says how many were left out.
inline constexpr std::size_t most_problems = 100;
inline constexpr std::size_t most_problems_of_a_kind = 20;

/// Bytes of a text.
struct Span {
    std::size_t begin = 0, end = 0;
    std::size_t size() const { return end - begin; }
};

struct Problem {
    std::string code, message;
    Span span;  // an end of 0: the file as a whole
    std::string help;
    std::optional<std::size_t> earlier{};  // where the first of two appears; shown as its line
};

/// A text to read from: all of a file, or one line of it.
struct Document {
    std::string_view text;
    const std::string& file;     // as the user named it
    std::size_t first_line = 1;  // of the file, where the text begins
};

/// The diagnostics for `problems` of the document, sorted by place; without JSON pointers.
Diagnostics diagnose(std::vector<Problem> problems, const Document& document);

struct FileRule;
/// The same of a document that is JSON by `rule` (json.hpp), with pointers.
Diagnostics diagnose(std::vector<Problem> problems, const Document& document, const FileRule& rule);

/// One problem; `pointer` is of what it is about.
Diagnostic diagnose(const Problem& problem, const Document& document, std::string pointer);

/// "line 7", or "column 14" where byte `at` is in the line of byte `from`: what is in one line is found by its column.
/// Precondition: at <= from.
std::string place_words(std::string_view text, std::size_t at, std::size_t from, std::size_t first_line);

}  // namespace dealcalc::input
