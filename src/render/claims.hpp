#pragma once
// Claim rows: the claims of a report by name, for formats that say a thing a claim.
// Workflow commands of GitHub Actions: an annotation at the place of each claim that does not plainly hold, worst first.
//
// A claim that fails is an error; undetermined or unchecked a warning; one that holds by rounding a notice. GitHub shows
// ten of a kind in a step: where there are more, the tenth says how many. The last line counts the claims.
// JUnit XML, as CI systems read it: a suite a deal, a case a claim. A claim that fails is a failure; undetermined or
// unchecked it is skipped, with --strict a failure too. Nothing in it depends on the time.

#include <cstddef>
#include <string>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/render/render.hpp>
#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// Texts are as they are and not yet escaped; what a report does not have is empty, and a line or column 0.
struct ClaimRow {
    Verdict verdict = Verdict::unchecked;
    std::string deal{}, id{}, label{}, that{}, computed{}, reason{}, file{};
    std::size_t line = 0;
    std::size_t column = 0;
};

/// Worst verdict first, as the report has them.
std::vector<ClaimRow> claim_rows(const Report& report);

/// "exposure is up to $330B", or what the claim says where it has no figures.
const std::string& statement_of(const ClaimRow& claim);

std::string render_github(const Report& report, const Style& style);

/// The report in Markdown for GITHUB_STEP_SUMMARY, the counts first. GitHub takes no more than 1 MiB of a step: what is
/// longer ends before a heading, and says so.
std::string github_step_summary(const Report& report);

/// What keeps a command from its job, as errors at their places.
std::string github_annotations(const Diagnostics& problems);

/// A text as the message of a workflow command, and as one of its properties, where : and , mean something too.
std::string github_message(std::string_view text);
std::string github_property(std::string_view text);

std::string render_junit(const Report& report, const Style& style);

}  // namespace dealcalc
