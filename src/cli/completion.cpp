// dealcalc completion

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "cli/command.hpp"
#include "cli/command_line.hpp"
#include "cli/complete.hpp"
#include "cli/completion_scripts.hpp"

namespace dealcalc::cli {
namespace {

constexpr std::array<std::string_view, 4> answers = {"bash", "zsh", "fish", "words"};

std::string listed(const Completion& completion) {
    std::string out;
    for (const Candidate& candidate : completion.candidates) {
        out += fmt::format("{}\t{}\n", candidate.word, candidate.meaning);
    }
    if (completion.files == Takes::file) out += ":files\n";
    if (completion.files == Takes::deal) out += ":deals\n";
    return out;
}

Result run(const Arguments& arguments) {
    const std::vector<std::string>& words = arguments.positionals();
    const std::string& answer = words.front();
    const std::span<const std::string> rest(words.begin() + 1, words.end());
    if (answer == "words") return Outcome{listed(complete(rest))};
    if (std::ranges::find(answers, answer) == answers.end()) {
        return Diagnostics{unknown_value("SHELL", answer, {answers.begin(), answers.end()})};
    }
    if (!rest.empty()) {
        return Diagnostics{usage_problem(fmt::format("completion {} takes no WORD", answer),
                                         "WORD follows completion words")};
    }
    if (answer == "bash") return Outcome{std::string(bash_completion())};
    return Outcome{std::string(answer == "zsh" ? zsh_completion() : fish_completion())};
}

constexpr std::array positionals = {
    Positional{"SHELL", "bash, zsh or fish; or words, which these scripts ask", true, false, Takes::word, answers},
    Positional{"WORD", "after words: what stands on the line after dealcalc; the last one is being written", false, true},
};

constexpr std::array<std::string_view, 3> examples = {
    "dealcalc completion bash",
    "dealcalc completion fish -o dealcalc.fish",
    "dealcalc completion words -- explain data/amazon-openai.json ''",
};

}  // namespace

constinit const Command completion_command = {
    "completion",
    "completion for bash, zsh and fish",
    "Prints a script with which the Tab key completes commands, options, formats, deal files, and the claims, figures and "
    "measures of the deal on the line. bash takes it by eval \"$(dealcalc completion bash)\" in ~/.bashrc, zsh likewise in "
    "~/.zshrc after compinit, fish as ~/.config/fish/completions/dealcalc.fish. The scripts ask dealcalc completion words, "
    "which prints a word and its meaning a line, and :files or :deals where such files may stand too.",
    positionals,
    {},
    examples,
    {},
    run};

}  // namespace dealcalc::cli
