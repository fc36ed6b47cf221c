#pragma once
// Problem: a fault in a text as the input floor finds it, by byte offsets. Lines, columns, pointers and excerpts are
// worked out only for the problems that are shown, so that reading a good deal costs nothing for them.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>

#include "input/json_tree.hpp"

namespace dealcalc::input {

/// No more than this many diagnostics for one text; a last one says how many were left out.
inline constexpr std::size_t most_problems = 100;

/// A text to read a deal from: all of a file, or one line of it.
struct Document {
    std::string_view text;
    const std::string& file;     // as the user named it
    std::size_t first_line = 1;  // of the file, where the text begins
};

/// The diagnostics for `problems` of the document, sorted by place. `root` gives the JSON pointers.
Diagnostics diagnose(std::vector<Problem> problems, const Document& document, const JsonNode& root);

/// The one diagnostic of a text that is no JSON; `pointer` is what was open there.
Diagnostic diagnose(const Problem& problem, const Document& document, std::string pointer);

/// "line 7", or "column 14" where byte `at` stands in the line of byte `from`: what stands in one line is found by its
/// column. Precondition: at <= from.
std::string place_words(std::string_view text, std::size_t at, std::size_t from, std::size_t first_line);

/// The JSON pointer of the value or key at byte `at`.
std::string pointer_at(const JsonNode& root, std::size_t at);

/// `token` after a / and escaped as RFC 6901 asks.
std::string pointer_step(std::string_view token);

}  // namespace dealcalc::input
