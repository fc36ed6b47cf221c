#pragma once
// Command: what a subcommand is called, takes and does. The one model behind parsing, help and everything made of them.

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/render/render.hpp>
#include <dealcalc/report/report.hpp>

#include "cli/console.hpp"

namespace dealcalc::cli {

/// What stands as a value: what completion offers there.
enum class Takes { text, file, deal, name, valuation, investment, milestone, format, page, word };

struct Option {
    std::string_view flags;  // "-f,--format" or "--strict"
    std::string_view value;  // how help names the value; empty for a switch
    std::string_view help;
    bool repeatable = false;
    Takes takes = Takes::text;
    std::span<const std::string_view> words{};  // of Takes::word
};

struct Positional {
    std::string_view name;  // "DEAL"
    std::string_view help;
    bool required = false;
    bool repeatable = false;  // only the last one of a command
    Takes takes = Takes::text;
    std::span<const std::string_view> words{};
};

/// What the user gave, by the long name of the option ("--format").
class Arguments {
public:
    void add(std::string_view option, std::string value) { options_[std::string(option)].push_back(std::move(value)); }
    void add_positional(std::string value) { positionals_.push_back(std::move(value)); }

    bool has(std::string_view option) const { return options_.contains(option); }
    std::optional<std::string> value(std::string_view option) const;
    std::vector<std::string> values(std::string_view option) const;
    const std::vector<std::string>& positionals() const { return positionals_; }

private:
    std::map<std::string, std::vector<std::string>, std::less<>> options_;
    std::vector<std::string> positionals_;
};

/// Exit statuses: the contract with CI.
namespace status {
inline constexpr int done = 0;
inline constexpr int claim_fails = 1;
inline constexpr int could_not = 2;
inline constexpr int defect = 3;
}  // namespace status

struct ExitStatus {
    int status;
    std::string_view meaning;
};

/// For help and the manual.
inline constexpr std::array exit_statuses = {
    ExitStatus{status::done, "done"},
    ExitStatus{status::claim_fails, "a claim fails"},
    ExitStatus{status::could_not, "the job could not be done"},
    ExitStatus{status::defect, "a defect in dealcalc"},
};

/// Takes the next bytes of the output; false where nobody reads them any more. Throws OutputFailure.
using Sink = std::function<bool(std::string_view)>;

/// How a command shall show what it has, from --format, --tidy, --bom, --output and --color.
struct Presentation {
    const Format* format = nullptr;  // null for a command that prints a text of one form
    std::string file{};              // empty: standard output
    bool tidy = false;
    bool bom = false;
    bool annotates = false;      // for GitHub Actions, which read standard output
    std::string step_summary{};  // of these: a file that gets the report in Markdown too; may be empty
    Style style{};
};

/// What a stream of output is given to work with.
struct Showing {
    const Presentation& presentation;
    const Console& console;
    const Interrupts& interrupts;  // once one is pending, the stream ends with a whole line
    Sink sink;
};

/// Output that is shown while it is made: writes it to the sink, and returns the exit status.
using Stream = std::function<int(const Showing&)>;

/// What a command came to: a report to show, bytes as they are, or a stream; and its exit status. That of a stream is
/// known when it has ended.
struct Outcome {
    std::variant<Report, std::string, Stream> output;
    int status = status::done;
};

/// A command that could not do its job says every reason.
using Result = std::variant<Outcome, Diagnostics>;

struct Command {
    std::string_view name;
    std::string_view summary;      // one line
    std::string_view description;  // sentences for help
    std::span<const Positional> positionals;
    std::span<const Option> options;  // beside those that every command has
    std::array<std::string_view, 4> examples;  // command lines; the last may be empty
    std::span<const Content> offers;  // what its reports hold; nothing: it prints a text that has one form
    Result (*run)(const Arguments&);
};

/// What the reports of a command hold, for `offers`.
inline constexpr std::array a_table = {Content::page, Content::table};
inline constexpr std::array a_chart = {Content::page, Content::table, Content::chart};
inline constexpr std::array claims_and_a_chart = {Content::page, Content::table, Content::chart, Content::claims};

/// The options that commands share: output and help, and format and color where the command has a report.
std::span<const Option> common_options(const Command& command);

bool offers(const Command& command, const Format& format);

/// The formats that the command can give, in the order of their table.
std::vector<const Format*> formats_of(const Command& command);

/// What --color can be.
inline constexpr std::array<std::string_view, 3> color_words = {"auto", "always", "never"};

/// "--format" of "-f,--format".
std::string_view long_name(const Option& option);
/// "-f" of "-f,--format"; empty where there is none.
std::string_view short_name(const Option& option);

/// The command's own options, then those that commands share.
std::vector<Option> options_of(const Command& command);

/// Those that are there.
std::span<const std::string_view> examples_of(const Command& command);

/// Every command, in the order of help.
std::span<const Command> commands();
const Command* find_command(std::string_view name);

extern const Command exposure_command;
extern const Command valuation_command;
extern const Command check_command;
extern const Command explain_command;
extern const Command summary_command;
extern const Command milestones_command;
extern const Command compare_command;
extern const Command returns_command;
extern const Command figure_command;
extern const Command scan_command;
extern const Command cite_command;
extern const Command draft_command;
extern const Command schema_command;
extern const Command init_command;
extern const Command completion_command;
extern const Command help_command;
extern const Command man_command;

}  // namespace dealcalc::cli
