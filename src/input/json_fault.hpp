#pragma once
// Why a text is no JSON, in words for the person who wrote it: not of parsers, but of commas.

#include <cstddef>
#include <optional>
#include <string_view>

#include "input/json.hpp"

namespace dealcalc::input {

/// What the parser had read when it met the fault.
enum class JsonStage { start, opened, key, value };

struct JsonState {
    JsonStage stage = JsonStage::start;
    std::size_t at = 0;                   // one past the last token read
    std::optional<JsonKind> container{};  // the innermost object or list that is open
    std::size_t container_at = 0;         // where it opened
    std::size_t first_line = 1;           // of the file, where the text begins
};

/// Precondition: check_bytes(text) finds nothing.
Problem explain_fault(std::string_view text, const JsonState& state, const FileRule& rule);

/// What makes a text no JSON before it is looked at as JSON: size, emptiness, a byte order mark, NUL, not UTF-8.
std::optional<Problem> check_bytes(std::string_view text, const FileRule& rule = deal_file);

}  // namespace dealcalc::input
