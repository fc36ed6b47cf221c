#pragma once
// Help, from the table of commands and the topics.

#include <optional>
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace dealcalc::cli {

/// What help and the manual say alike.
inline constexpr std::string_view purpose = "what the reported figures of a deal really add up to";
inline constexpr std::string_view program_synopsis = "dealcalc COMMAND [OPTION...] [ARGUMENT...]";
inline constexpr std::string_view without_a_deal =
    "With no deal named, commands work on the compiled-in one: Amazon and Anthropic, April 2026.";

/// "dealcalc check [OPTION...] [DEAL...]"
std::string synopsis(const Command& command);

/// What `dealcalc` alone says, and `dealcalc --help`.
std::string overview(std::size_t width);

/// What `dealcalc check --help` says, and `dealcalc help check`.
std::string help_for(const Command& command, std::size_t width);

/// The page on a command or a topic, on the program where `name` is empty; nothing where there is none.
std::optional<std::string> help_on(std::string_view name, const Style& style);

/// There is no page on `name`.
Diagnostic no_page(const std::string& name);

}  // namespace dealcalc::cli
