#pragma once
// The articles that a command line names.

#include <array>
#include <span>
#include <string>
#include <vector>

#include <dealcalc/article/scan.hpp>
#include <dealcalc/base/diagnostic.hpp>

#include "cli/command.hpp"

namespace dealcalc::cli {

inline constexpr std::array texts = {
    Positional{"TEXT", "articles: plain text, Markdown or HTML, or - for standard input", true, true, Takes::file}};

/// Each name is a file, or "-" for standard input. Why one cannot be read is added to the problems.
std::vector<article::Scan> load_scans(std::span<const std::string> names, Diagnostics& problems);

}  // namespace dealcalc::cli
