// dealcalc draft

#include <dealcalc/article/draft.hpp>
#include <dealcalc/input/read.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "cli/arguments.hpp"
#include "cli/articles.hpp"
#include "cli/output.hpp"

namespace dealcalc::cli {
namespace {

std::string what_was_found(const article::Draft& draft) {
    std::string line = fmt::format(
        "{} found: {}, {}, {}, {}; {} under x-unplaced\n", counted(draft.figures, "figure", "figures"),
        counted(draft.payments, "payment", "payments"), counted(draft.commitments, "commitment", "commitments"),
        counted(draft.valuations, "valuation", "valuations"), counted(draft.claims, "claim", "claims"), draft.unplaced);
    const std::string_view parties =
        draft.parties_named ? "who pays and who is paid" : "the parties, which were not seen";
    return line + fmt::format("look at: {}, the status of each payment, and what stands under x-unplaced\n", parties);
}

Result run_draft(const Arguments& arguments) {
    Diagnostics problems;
    const auto scans = load_scans(arguments.positionals(), problems);
    if (!problems.empty()) return problems;
    auto drafted = article::draft(scans);
    if (!drafted) {
        Place place;
        place.file = scans.front().file;
        return Diagnostics{{"no-deal", "no payment, promise or valuation of a deal is in the text", place,
                            "dealcalc scan shows its figures; dealcalc init makes a file to write by hand"}};
    }
    // A file that this program does not read would be its own fault.
    if (ReadDeal read = read_deal(drafted->text, "draft"); !read.deal) return std::move(read.problems);
    write_standard_error(what_was_found(*drafted));
    return Outcome{std::move(drafted->text)};
}

}  // namespace

constinit const Command draft_command = {
    "draft",
    "a deal file from an article, to look over",
    "Reads articles (plain text, Markdown, HTML) and writes a deal file: the parties, payments with their status, "
    "commitments, valuations and claims, each with its line and its sentence under x-quote. Roles are a first guess, "
    "by rules in a table. What has no place in the file, and figures of other deals, stand under x-unplaced: nothing "
    "that was found is dropped. Standard error says what was found and what needs a look. Then dealcalc cite compares "
    "the file with the article, and dealcalc check judges its claims.",
    texts,
    {},
    {"dealcalc draft data/amazon-anthropic.txt", "dealcalc draft article.html -o deal.json"},
    {},
    run_draft};

}  // namespace dealcalc::cli
