#pragma once
// Why a text is no JSON, in words for the person who wrote it. The JSON library only says that it is not: its own
// sentences differ between its versions, and tell of parsers rather than of commas.

#include <cstddef>
#include <optional>
#include <string_view>

#include "input/json_tree.hpp"

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

Problem explain_fault(std::string_view text, const JsonState& state);

}  // namespace dealcalc::input
