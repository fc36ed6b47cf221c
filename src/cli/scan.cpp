// dealcalc scan

#include <cstdio>
#include <utility>

#include <dealcalc/report/present.hpp>

#include "cli/articles.hpp"
#include "input/bytes.hpp"

namespace dealcalc::cli {

std::variant<Article, Diagnostic> load_article(const std::string& name) {
    const bool is_input = name == "-";
    const std::string file = is_input ? "<stdin>" : name;
    auto bytes = is_input ? input::bytes_from(stdin, file, article::most_source_bytes)
                          : input::bytes_of_file(name, article::most_source_bytes);
    if (auto* problem = std::get_if<Diagnostic>(&bytes)) return std::move(*problem);
    Article article{std::get<std::string>(std::move(bytes))};
    auto scan = article::scan_article(article.source, file);
    if (auto* problem = std::get_if<Diagnostic>(&scan)) return std::move(*problem);
    article.scan = std::get<article::Scan>(std::move(scan));
    return article;
}

namespace {

Result run_scan(const Arguments& arguments) {
    std::vector<article::Scan> scans;
    Diagnostics problems;
    for (const std::string& name : arguments.positionals()) {
        auto loaded = load_article(name);
        if (auto* problem = std::get_if<Diagnostic>(&loaded))
            problems.push_back(std::move(*problem));
        else
            scans.push_back(std::get<Article>(std::move(loaded)).scan);
    }
    if (!problems.empty()) return problems;
    return Outcome{present(scans)};
}

}  // namespace

constinit const Command scan_command = {
    "scan",
    "every figure of an article: where it stands, its hedge, its role",
    "Reads articles (plain text, Markdown, HTML) and lists each figure with its place, the words, what kind of figure "
    "it is, its hedge, the numbers that it allows, and what it is in the deal: prior, firm, contingent, total, "
    "valuation, commitment_investor, commitment_company, claim, other_deal or context. Figures are read by the grammar "
    "of dealcalc help figures, the longest that stands there; phone numbers, ranks, versions and counts of things are "
    "none. Scripts, styles, navigation and footers of a page are left out. A role is a first guess, by rules in a "
    "table: read the article.",
    texts,
    {},
    {"dealcalc scan data/amazon-anthropic.txt", "dealcalc scan data/amazon-anthropic.txt -f csv"},
    a_table,
    run_scan};

}  // namespace dealcalc::cli
