#include "render/claims.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "base/digits.hpp"
#include "render/formats.hpp"
#include "render/html.hpp"

namespace dealcalc {
namespace {

/// A claim by the names of its columns. Texts are as they are and not yet escaped; what a report does not have is
/// empty, and a line or column 0.
struct ClaimCells {
    Verdict verdict = Verdict::unchecked;
    std::string deal{}, id{}, says{}, reason{}, file{};
    std::size_t line = 0;
    std::size_t column = 0;
};

ClaimCells claimed_in(const Row& row, const Table& table) {
    const auto text = [&](std::string_view key) {
        const Cell* cell = cell_under(key, table, row);
        return cell ? cell_words(*cell) : "";
    };
    const auto count = [&](std::string_view key) {
        const Cell* cell = cell_under(key, table, row);
        const Count* count_in_cell = cell ? cell->as<Count>() : nullptr;
        return count_in_cell ? count_in_cell->number : 0;
    };
    std::string says = text("that");  // a claim without figures is said by its label
    if (says.empty()) says = text("label");
    if (says.empty()) says = text("id");
    return {*cell_under("verdict", table, row)->as<Verdict>(),
            text("deal"),
            text("id"),
            std::move(says),
            text("reason"),
            text("file"),
            count("line"),
            count("column")};
}

/// Worst verdict first, as the report has them.
std::vector<ClaimCells> claims_in(const Report& report) {
    const Table table = main_table(report);
    std::vector<ClaimCells> claims;
    for (const Row& row : table.rows) claims.push_back(claimed_in(row, table));
    return claims;
}

constexpr std::size_t most_of_a_kind = 10;
constexpr std::string_view counts_key = "counts";

std::string_view kind_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::fails: return "error";
        case Verdict::holds_by_rounding: return "notice";
        case Verdict::holds: return "";
        default: return "warning";
    }
}

struct Annotation {
    std::string_view kind;
    std::string file{};
    std::size_t line = 0;
    std::size_t column = 0;
    std::string title;
    std::string message;
};

std::string line_of(const Annotation& note) {
    std::string out = fmt::format("::{} ", note.kind);
    if (!note.file.empty()) out += fmt::format("file={},", github_property(note.file));
    if (note.line > 0) out += fmt::format("line={},col={},", note.line, note.column);
    return out + fmt::format("title={}::{}\n", github_property(note.title), github_message(note.message));
}

/// All of them in order; of a kind with more than ten, nine and how many more, with where the others stand.
std::string lines_of(const std::vector<Annotation>& notes, std::string_view elsewhere) {
    std::map<std::string_view, std::size_t> all;
    for (const Annotation& note : notes) ++all[note.kind];
    std::map<std::string_view, std::size_t> said;
    std::string out;
    for (const Annotation& note : notes) {
        const std::size_t number = ++said[note.kind];
        const bool is_last = number == most_of_a_kind && all[note.kind] > most_of_a_kind;
        if (number > most_of_a_kind) continue;
        if (!is_last) {
            out += line_of(note);
            continue;
        }
        const std::size_t more = all[note.kind] - most_of_a_kind + 1;
        out += line_of({.kind = note.kind, .title = fmt::format("{} more", grouped(more)),
                        .message = fmt::format("{} more of this kind: see {}", grouped(more), elsewhere)});
    }
    return out;
}

/// The sentence that counts the claims, for the log.
std::string counts_of(const Report& report) {
    std::string out;
    for (const Section& section : report.sections) {
        const Facts* facts = section.facts();
        if (!facts || section.key != counts_key) continue;
        for (const Field& fact : *facts) {
            if (counts_none(fact.cell)) continue;
            out += fmt::format("{}{}", out.empty() ? "" : ", ", cell_words(fact.cell));
        }
    }
    return out.empty() ? "" : out + '\n';
}

std::string escaped(std::string_view text, bool in_property) {
    std::string out;
    for (const char c : visible(text)) {
        if (c == '%' || (in_property && (c == ':' || c == ','))) {
            out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace

std::string github_message(std::string_view text) { return escaped(text, false); }

std::string github_property(std::string_view text) { return escaped(text, true); }

std::string github_annotations(const Diagnostics& problems) {
    std::vector<Annotation> notes;
    for (const Diagnostic& problem : problems) {
        const std::string help = problem.help.empty() ? "" : fmt::format("; help: {}", problem.help);
        notes.push_back({"error", problem.place.file, problem.place.line, problem.place.column,
                         fmt::format("error[{}]", problem.code), problem.message + help});
    }
    return lines_of(notes, "the log");  // a step without a report has no summary
}

std::string render_github(const Report& report, const Style&) {
    std::vector<Annotation> notes;
    for (const ClaimCells& claim : claims_in(report)) {
        const std::string_view kind = kind_of(claim.verdict);
        if (kind.empty()) continue;
        notes.push_back({kind, claim.file, claim.line, claim.column,
                         fmt::format("{} of {}: {}", claim.id, claim.deal, verdict_name(claim.verdict)),
                         fmt::format("{}: {}", claim.says, claim.reason)});
    }
    return lines_of(notes, "the step summary") + counts_of(report);
}

std::string github_step_summary(const Report& report) {
    constexpr std::size_t most = 1'000'000;
    Report counts_first = report;
    std::stable_partition(counts_first.sections.begin(), counts_first.sections.end(),
                          [](const Section& section) { return section.key == counts_key; });
    std::string markdown = render_markdown(counts_first, {});
    if (markdown.size() <= most) return markdown;
    markdown.resize(markdown.rfind("\n\n#", most) + 1);
    return markdown + "\nThe rest is left out, for want of room; check -f markdown gives all of it.\n";
}

namespace {

enum class State { passed, failed, skipped };

bool is_strict(const Report& report) {
    return std::ranges::any_of(report.sections, [](const Section& section) { return section.key == "strict"; });
}

State state_of(const ClaimCells& claim, bool strict) {
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
    std::vector<ClaimCells> claims{};
};

std::vector<Suite> suites_of(const Report& report) {
    std::vector<Suite> suites;
    for (const ClaimCells& claim : claims_in(report)) {
        const auto same = [&](const Suite& s) { return s.deal == claim.deal && s.file == claim.file; };
        auto suite = std::ranges::find_if(suites, same);
        if (suite == suites.end()) suite = suites.insert(suites.end(), {claim.deal, claim.file});
        suite->claims.push_back(claim);
    }
    return suites;
}

std::ptrdiff_t count_of(const std::vector<ClaimCells>& claims, State state, bool strict) {
    return std::ranges::count_if(claims, [&](const ClaimCells& claim) { return state_of(claim, strict) == state; });
}

/// tests="3" failures="1" errors="0"
std::string counts(const std::vector<ClaimCells>& claims, bool strict) {
    return fmt::format("tests=\"{}\" failures=\"{}\" errors=\"0\"", claims.size(),
                       count_of(claims, State::failed, strict));
}

std::string case_of(const ClaimCells& claim, bool strict) {
    std::string out = fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml_escaped(claim.deal),
                                  xml_escaped(claim.id + ": " + claim.says));
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
                                  report.command, counts(claims_in(report), strict));
    for (const Suite& suite : suites_of(report)) {
        out += fmt::format("  <testsuite name=\"{}\" {} skipped=\"{}\">\n", xml_escaped(suite.deal),
                           counts(suite.claims, strict), count_of(suite.claims, State::skipped, strict));
        for (const ClaimCells& claim : suite.claims) out += case_of(claim, strict);
        out += "  </testsuite>\n";
    }
    return out + "</testsuites>\n";
}

}  // namespace dealcalc
