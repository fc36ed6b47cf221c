#pragma once
// The scripts that make a shell ask the program what may stand next: the files in src/cli/completion, byte for byte.

#include <string_view>

namespace dealcalc::cli {

std::string_view bash_completion();
std::string_view zsh_completion();
std::string_view fish_completion();

}  // namespace dealcalc::cli
