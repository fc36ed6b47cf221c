// dealcalc cite

#include <dealcalc/article/cite.hpp>
#include <dealcalc/report/present.hpp>

#include "cli/arguments.hpp"
#include "cli/articles.hpp"
#include "cli/deals.hpp"
#include "cli/output.hpp"

namespace dealcalc::cli {
namespace {

Result run_cite(const Arguments& arguments) {
    const std::vector<std::string>& names = arguments.positionals();
    if (names.size() < 2) return Diagnostics{usage_problem("cite needs TEXT", "name the article after the deal file")};
    auto loaded = load_one_deal("cite", {names.front()});
    Diagnostics problems;
    if (auto* unread = std::get_if<Diagnostics>(&loaded)) problems = std::move(*unread);
    auto read = load_scans(std::span(names).subspan(1), problems);
    if (!problems.empty()) return problems;
    const Deal& deal = std::get<Deal>(loaded);
    const article::Citations citations = article::cite(deal, read);
    const int status = citations.all_as_written() ? status::done : status::claim_fails;
    Report report = present(citations, deal, read);
    const Format* format = asked_format(arguments);
    const bool is_page = format != nullptr && format->name == "html";
    if (is_page) return Outcome{render_marked_page(marked_page(report, citations, read)), status};
    return Outcome{std::move(report), status};
}

constexpr std::array cite_positionals = {
    Positional{"DEAL", "a deal file, or - for standard input", true, false, Takes::deal},
    Positional{"TEXT", "the articles that it cites: plain text, Markdown or HTML, or - for standard input", true, true,
               Takes::file}};

constexpr std::array cited = {Content::page, Content::table, Content::claims};

}  // namespace

constinit const Command cite_command = {
    "cite",
    "whether the figures of a deal file stand in the article as they are written",
    "Looks for each figure of DEAL (amounts, stakes, how long commitments run, valuations, the figures of claims) "
    "in the TEXTs that it was taken from. Found as written means the same number, unit and hedge; else it says "
    "whether the hedge was dropped or added, whether the text has ten, a hundred ... times as much, another "
    "currency or unit, or nothing of the kind. Figures of the text that the file does not use are listed. html "
    "shows the text itself, each figure marked and linked. Dates are not judged. Exit status: 0 all figures are "
    "found as written, 1 one is not.",
    cite_positionals,
    {},
    {"dealcalc cite data/amazon-anthropic.json data/amazon-anthropic.txt",
     "dealcalc cite deal.json article.html -o cited.html"},
    cited,
    run_cite};

}  // namespace dealcalc::cli
