#pragma once
// The articles that a command line names.

#include <array>
#include <string>
#include <variant>

#include <dealcalc/article/scan.hpp>
#include <dealcalc/base/diagnostic.hpp>

#include "cli/command.hpp"

namespace dealcalc::cli {

inline constexpr std::array texts = {
    Positional{"TEXT", "articles: plain text, Markdown or HTML, or - for standard input", true, true, Takes::file}};

struct Article {
    std::string source{};
    article::Scan scan{};
};

/// The name "-" is standard input.
std::variant<Article, Diagnostic> load_article(const std::string& name);

}  // namespace dealcalc::cli
