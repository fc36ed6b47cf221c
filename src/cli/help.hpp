#pragma once
// Help, from the model of the commands.

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

/// What `dealcalc --help` says.
std::string overview(std::size_t width);

std::string help_for(const Command& command, std::size_t width);

}  // namespace dealcalc::cli
