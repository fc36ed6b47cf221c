// dealcalc scan

#include <cstdio>
#include <utility>

#include <dealcalc/report/present.hpp>

#include "cli/articles.hpp"
#include "input/bytes.hpp"

namespace dealcalc::cli {

namespace {

std::variant<article::Scan, Diagnostic> load_scan(const std::string& name) {
    const bool is_input = name == "-";
    const std::string file = is_input ? "<stdin>" : name;
    auto bytes = is_input ? input::bytes_from(stdin, file, article::most_source_bytes)
                          : input::bytes_of_file(name, article::most_source_bytes);
    if (auto* problem = std::get_if<Diagnostic>(&bytes)) return std::move(*problem);
    return article::scan_article(std::get<std::string>(bytes), file);
}

}  // namespace

std::vector<article::Scan> load_scans(std::span<const std::string> names, Diagnostics& problems) {
    std::vector<article::Scan> scans;
    for (const std::string& name : names) {
        auto loaded = load_scan(name);
        if (auto* problem = std::get_if<Diagnostic>(&loaded))
            problems.push_back(std::move(*problem));
        else
            scans.push_back(std::get<article::Scan>(std::move(loaded)));
    }
    return scans;
}

namespace {

Result run_scan(const Arguments& arguments) {
    Diagnostics problems;
    const auto scans = load_scans(arguments.positionals(), problems);
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
