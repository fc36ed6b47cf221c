#include "render/junit.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "render/claim_rows.hpp"
#include "render/xml.hpp"

namespace dealcalc {
namespace {

enum class State { passed, failed, skipped };

bool is_strict(const Report& report) {
    return std::ranges::any_of(report.sections, [](const Section& section) { return section.key == "strict"; });
}

State state_of(const ClaimRow& claim, bool strict) {
    switch (claim.verdict) {
        case Verdict::fails: return State::failed;
        case Verdict::undetermined:
        case Verdict::unchecked: return strict ? State::failed : State::skipped;
        default: return State::passed;
    }
}

/// The claims of one deal, in the order of the report.
struct Suite {
    std::string deal;
    std::string file;
    std::vector<ClaimRow> claims{};
};

std::vector<Suite> suites_of(const Report& report) {
    std::vector<Suite> suites;
    for (const ClaimRow& claim : claim_rows(report)) {
        const auto same = [&](const Suite& s) { return s.deal == claim.deal && s.file == claim.file; };
        auto suite = std::ranges::find_if(suites, same);
        if (suite == suites.end()) suite = suites.insert(suites.end(), {claim.deal, claim.file});
        suite->claims.push_back(claim);
    }
    return suites;
}

std::ptrdiff_t count_of(const std::vector<ClaimRow>& claims, State state, bool strict) {
    return std::ranges::count_if(claims, [&](const ClaimRow& claim) { return state_of(claim, strict) == state; });
}

/// tests="3" failures="1" errors="0"
std::string counts(const std::vector<ClaimRow>& claims, bool strict) {
    return fmt::format("tests=\"{}\" failures=\"{}\" errors=\"0\"", claims.size(),
                       count_of(claims, State::failed, strict));
}

std::string case_of(const ClaimRow& claim, bool strict) {
    std::string out = fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml_escaped(claim.deal),
                                  xml_escaped(claim.id + ": " + statement_of(claim)));
    const State state = state_of(claim, strict);
    if (state == State::passed) return out + "/>\n";
    const std::string verdict(verdict_name(claim.verdict));
    const std::string message = xml_escaped(verdict + ": " + claim.reason);
    out += ">\n";
    if (state == State::skipped) {
        out += fmt::format("      <skipped message=\"{}\"/>\n", message);
    } else {
        const std::string place = claim.line == 0 ? claim.file
                                                  : fmt::format("{}:{}:{}", claim.file, claim.line, claim.column);
        out += fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n", xml_escaped(verdict), message,
                           xml_escaped(place));
    }
    return out + "    </testcase>\n";
}

}  // namespace

std::string render_junit(const Report& report, const Style&) {
    const bool strict = is_strict(report);
    // Without skipped: the schema of Jenkins allows it in a suite alone.
    std::string out = fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dealcalc {}\" {}>\n",
                                  report.command, counts(claim_rows(report), strict));
    for (const Suite& suite : suites_of(report)) {
        out += fmt::format("  <testsuite name=\"{}\" {} skipped=\"{}\">\n", xml_escaped(suite.deal),
                           counts(suite.claims, strict), count_of(suite.claims, State::skipped, strict));
        for (const ClaimRow& claim : suite.claims) out += case_of(claim, strict);
        out += "  </testsuite>\n";
    }
    return out + "</testsuites>\n";
}

}  // namespace dealcalc
