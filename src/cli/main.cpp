// The program: finds the command, parses its words, runs it, shows what came out. Failures of program and machine are
// caught here and nowhere else.

#include <csignal>
#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "base/suggest.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "cli/topics.hpp"

namespace dealcalc::cli {
namespace {

using Words = std::vector<std::string>;

int fail_with(const Diagnostics& problems, const Console& console) {
    complain(problems, console);
    return status::could_not;
}

/// Whether the word is a file, or would be one of deals.
bool names_deals(const std::string& word) {
    std::error_code ignored;
    return word.ends_with(".json") || word.ends_with(".jsonl") || word.ends_with(".ndjson") ||
           std::filesystem::exists(word, ignored);
}

Diagnostic unknown_command(const std::string& word) {
    if (word.starts_with('-')) {
        return usage_problem(fmt::format("{} stands before the command", word),
                             "write dealcalc COMMAND [OPTION...]; dealcalc help shows the commands");
    }
    std::vector<std::string_view> names;
    for (const Command& command : commands()) names.push_back(command.name);
    for (const Topic& topic : topics()) names.push_back(topic.name);
    std::string help = "dealcalc help shows the commands";
    if (names_deals(word)) {
        help = fmt::format("did you mean dealcalc summary {}?", word);
    } else if (const auto close = nearest(word, names)) {
        help = fmt::format("did you mean {}{}?", find_topic(*close) ? "dealcalc help " : "", *close);
    }
    return usage_problem(fmt::format("dealcalc has no command {}", word), help);
}

int run_command(const Command& command, std::span<const std::string> words, const Console& console) {
    const auto parsed = parse_command_line(command, words);
    if (const auto* problems = std::get_if<Diagnostics>(&parsed)) return fail_with(*problems, console);
    const Arguments& arguments = std::get<Arguments>(parsed);

    const auto presentation = presentation_of(command, arguments, console);
    if (const auto* problems = std::get_if<Diagnostics>(&presentation)) return fail_with(*problems, console);
    if (const auto problem = replaces_input(command, arguments)) return fail_with({*problem}, console);
    const Result result = command.run(arguments);
    if (const auto* problems = std::get_if<Diagnostics>(&result)) {
        annotate(*problems, std::get<Presentation>(presentation));
        return fail_with(*problems, console);
    }
    const Outcome& outcome = std::get<Outcome>(result);
    return show(outcome, std::get<Presentation>(presentation), console);
}

bool asks_for_help(std::span<const std::string> words) {
    for (const std::string& word : words) {
        if (word == "--") return false;
        if (word == "--help" || word == "-h") return true;
    }
    return false;
}

int run(const Words& words, const Console& console) {
    const std::string first = words.empty() ? "--help" : words.front();
    if (first == "--help" || first == "-h") {
        write_standard_output(overview(console.out.width));
        return status::done;
    }
    if (first == "--version") {
        write_standard_output("dealcalc " DEALCALC_VERSION "\n");
        return status::done;
    }
    const Command* command = find_command(first);
    if (!command) return fail_with({unknown_command(first)}, console);
    const std::span<const std::string> rest(words.begin() + 1, words.end());
    if (!asks_for_help(rest)) return run_command(*command, rest, console);
    write_standard_output(help_for(*command, console.out.width));
    return status::done;
}

}  // namespace
}  // namespace dealcalc::cli

int main(int count, char** words) {
    using namespace dealcalc;
    using namespace dealcalc::cli;
    // A reader that closes the pipe, and a file that may not grow, are told by errno and not by a signal.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    const Console console = look_at_console();
    try {
        return run(Words(words + 1, words + count), console);
    } catch (const OutputFailure& failure) {
        complain({{"output", failure.what(), {}, failure.help}}, console);
        return status::could_not;
    } catch (const std::bad_alloc&) {
        complain({{"memory", "the machine has no memory left", {}, ""}}, console);
        return status::could_not;
    } catch (const std::exception& error) {
        complain({{"defect", error.what(), {}, "this is a fault in dealcalc, not in the deal"}}, console);
        return status::defect;
    }
}
