// dealcalc explain

#include <array>
#include <filesystem>

#include <dealcalc/analysis/explain.hpp>
#include <dealcalc/report/present.hpp>
#include <fmt/core.h>

#include "base/suggest.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/deals.hpp"
#include "cli/output.hpp"

namespace dealcalc::cli {
namespace {

/// What is to be explained, and of which deal.
struct Request {
    std::vector<std::string> deal{};  // the file, or nothing for the compiled-in deal
    std::optional<std::string> target{};
};

/// One argument alone is a deal if it looks like a file or is one, and no measure has its name; else a target. A slash
/// does not make a file: 'aws_spend / compute' has one too.
bool is_deal(const std::string& word) {
    std::error_code ignored;
    if (word == "-" || word.ends_with(".json")) return true;
    return !is_measure(word) && std::filesystem::exists(word, ignored);
}

Request request_of(const std::vector<std::string>& words) {
    if (words.empty()) return {};
    if (words.size() == 2) return {{words[0]}, words[1]};
    if (is_deal(words[0])) return {{words[0]}, std::nullopt};
    return {{}, words[0]};
}

Result explain_claims(const std::vector<Claim>& claims, const Deal& deal, const std::vector<Deal>& reports,
                      Extras extras) {
    std::vector<ExplainedClaim> explained;
    for (const Claim& claim : claims) explained.push_back(explain_claim(claim, deal, reports));
    return Outcome{present(explained, deal, extras)};
}

/// Claims that fail or that some input would decide, worst first.
std::vector<Claim> open_claims(const Deal& deal) {
    std::vector<Claim> claims;
    for (const CheckedClaim& checked : check_claims(deal)) {
        const bool two_currencies = std::holds_alternative<Unknown>(checked.computed) &&
                                    std::get<Unknown>(checked.computed).reason == Reason::two_currencies;
        const bool is_open = checked.verdict == Verdict::fails || checked.verdict == Verdict::undetermined;
        if (is_open || two_currencies) claims.push_back(checked.claim);
    }
    return claims;
}

/// The misfit of a formula knows the figures; a mistyped claim is close to a claim.
Misread with_claims(Misread misread, const std::string& target, const Deal& deal) {
    std::vector<std::string_view> ids;
    for (const Claim& claim : deal.claims) ids.push_back(claim.id);
    const auto close = nearest(target, ids);
    if (!is_id(target)) return misread;
    misread.what = fmt::format("{} is neither a claim, a figure nor a measure", target);
    if (close) misread.help = fmt::format("did you mean {}?", *close);
    return misread;
}

/// Whether a text that is no formula is a claim: it has an "is" or a sign that stands for it.
bool reads_as_claim(const std::string& target) {
    return target.find(" is ") != std::string::npos || target.find_first_of("<>=~") != std::string::npos;
}

Result explain_statement(const std::string& target, const Deal& deal, const std::vector<Deal>& reports, Extras extras) {
    auto parsed = parse_statement(target, deal.currency);
    const auto* misread = std::get_if<Misread>(&parsed);
    const auto wrong = misread ? std::optional(*misread) : misfit(std::get<Statement>(parsed), deal);
    if (wrong) return Diagnostics{argument_problem("TARGET", target, *wrong)};
    Claim claim;
    claim.id = "given";
    claim.that = std::get<Statement>(std::move(parsed));
    return explain_claims({claim}, deal, reports, extras);
}

Result explain_target(const std::string& target, const Deal& deal, const std::vector<Deal>& reports, Extras extras) {
    if (reads_as_claim(target)) return explain_statement(target, deal, reports, extras);
    if (const Claim* claim = find_id(deal.claims, target)) return explain_claims({*claim}, deal, reports, extras);
    auto parsed = parse_formula(target);
    std::optional<Misread> wrong;
    if (const auto* misread = std::get_if<Misread>(&parsed)) {
        wrong = *misread;
    } else {
        wrong = misfit(std::get<Formula>(parsed), deal);
    }
    if (wrong) return Diagnostics{argument_problem("TARGET", target, with_claims(*wrong, target, deal))};
    return Outcome{present(derive(std::get<Formula>(parsed), deal), deal, extras)};
}

Result run_explain(const Arguments& arguments) {
    const Request request = request_of(arguments.positionals());
    const auto loaded = load_one_deal("explain", request.deal);
    LoadedDeals reports;
    if (arguments.has("--report")) reports = load_deals(arguments.values("--report"));
    Diagnostics unread;
    if (const auto* problems = std::get_if<Diagnostics>(&loaded)) unread = *problems;
    unread.insert(unread.end(), reports.problems.begin(), reports.problems.end());
    if (!unread.empty()) return unread;
    const Deal& deal = std::get<Deal>(loaded);
    const Extras extras = asked_extras(arguments);
    if (request.target) return explain_target(*request.target, deal, reports.deals, extras);
    return explain_claims(open_claims(deal), deal, reports.deals, extras);
}

constexpr std::array explain_positionals = {
    one_deal.front(),
    Positional{"TARGET", "the id of a claim or figure, a measure, a formula or a claim; without one, all that is open",
               false, false, Takes::name},
};

constexpr std::array explain_options = {
    Option{"--report", "FILE", "another report of the deal, to support readings; may be given several times", true,
           Takes::deal},
};

}  // namespace

constinit const Command explain_command = {
    "explain",
    "how a number was got, and what would make a failed total foot",
    "TARGET is the id of a claim or figure, a measure, a formula such as 'aws_spend / compute', or a claim such as "
    "'exposure is $330B'. A failed total gets "
    "every smallest set of slips under which it foots, twins side by side, with how often such a slip would explain an "
    "unrelated total. Without a TARGET, every claim that fails or is undetermined is explained.",
    explain_positionals,
    explain_options,
    {"dealcalc explain total --report data/amazon-anthropic-second-report.json",
     "dealcalc explain data/amazon-anthropic.json stake"},
    a_table,
    run_explain};

}  // namespace dealcalc::cli
