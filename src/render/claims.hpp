#pragma once
// Claims for CI systems, worst verdict first; nothing in them depends on the time.
//
// Workflow commands of GitHub Actions: an annotation at the place of each claim that does not plainly hold. A claim
// that fails is an error; undetermined or unchecked a warning; one that holds by rounding a notice. GitHub shows ten of
// a kind in a step: where there are more, the tenth says how many. The last line counts the claims.
//
// JUnit XML: a suite a deal, a case a claim. A claim that fails is a failure; undetermined or unchecked it is skipped,
// with --strict a failure too.

#include <string>
#include <string_view>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// The report in Markdown for GITHUB_STEP_SUMMARY, the counts first. GitHub takes no more than 1 MiB of a step: what is
/// longer ends before a heading, and says so.
std::string github_step_summary(const Report& report);

/// What keeps a command from its job, as errors at their places.
std::string github_annotations(const Diagnostics& problems);

/// A text as the message of a workflow command, and as one of its properties, where : and , mean something too.
std::string github_message(std::string_view text);
std::string github_property(std::string_view text);

}  // namespace dealcalc
