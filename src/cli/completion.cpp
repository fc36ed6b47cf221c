#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/input/built_in.hpp>
#include <dealcalc/input/read.hpp>
#include <fmt/core.h>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/completion_scripts.hpp"
#include "cli/topics.hpp"

namespace dealcalc::cli {
namespace {

struct Candidate {
    std::string word;
    std::string meaning{};  // for people; may be empty, and is harmless on a terminal
};

struct Completion {
    std::vector<Candidate> candidates{};
    Takes files = Takes::text;  // Takes::file or Takes::deal: names of such files may stand there too
};

/// What the words before the last one say.
struct Line {
    std::vector<Option> options;                // of the command
    std::vector<std::string> positionals{};
    std::set<std::string_view> given{};         // long names of options
    const Option* open = nullptr;               // the option whose value the last word is
    bool options_over = false;                  // after --
};

const Option* find_option(const std::vector<Option>& options, std::string_view word) {
    const std::string_view name = word.substr(0, word.find('='));
    const auto found = std::ranges::find_if(
        options, [&](const Option& option) { return name == long_name(option) || name == short_name(option); });
    return found == options.end() || name.empty() ? nullptr : &*found;
}

bool is_option(const Line& line, std::string_view word) {
    return !line.options_over && word.size() > 1 && word[0] == '-';
}

/// `words` are those between the command and the last one.
void read_words(Line& line, std::span<const std::string> words) {
    for (const std::string& word : words) {
        if (line.open) {
            line.open = nullptr;
        } else if (!is_option(line, word)) {
            line.positionals.push_back(word);
        } else if (word == "--") {
            line.options_over = true;
        } else if (const Option* option = find_option(line.options, word)) {
            line.given.insert(long_name(*option));
            const bool has_value = word.find('=') != std::string::npos;
            if (!option->value.empty() && !has_value) line.open = option;
        }
    }
}

// ---- names of a deal

/// The shell leaves ~/ as it is written.
std::string at_home(const std::string& file) {
    const char* home = std::getenv("HOME");
    return file.starts_with("~/") && home ? home + file.substr(1) : file;
}

/// The deal that the line names. No other file than a regular one is opened: it may never end.
std::optional<Deal> deal_of(const Line& line) {
    if (line.positionals.empty()) return built_in_deal();
    const std::string file = at_home(line.positionals.front());
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) return std::nullopt;
    return read_deal_file(file).deal;
}

template<class Items>
void add_items(std::vector<Candidate>& candidates, const Items& items) {
    for (const auto& item : items) candidates.push_back({item.id, visible(item.label)});
}

void add_milestones(std::vector<Candidate>& candidates, const Deal& deal) {
    for (const Investment& investment : deal.investments) {
        if (investment.status != Status::contingent) continue;
        candidates.push_back({investment.id, visible(investment.label)});
    }
}

void add_names(std::vector<Candidate>& candidates, const Deal& deal) {
    for (const Claim& claim : deal.claims) {
        candidates.push_back({claim.id, visible(claim.that ? claim.that->text : claim.label)});
    }
    add_items(candidates, deal.investments);
    add_items(candidates, deal.commitments);
    for (const Commitment& commitment : deal.commitments) {
        if (commitment.over) candidates.push_back({commitment.id + ".over", "how long it runs"});
    }
    add_items(candidates, deal.valuations);
    for (const std::string_view measure : measure_names) candidates.push_back({std::string(measure), "a measure"});
}

// ---- what may stand in one place

std::vector<Candidate> command_candidates() {
    std::vector<Candidate> candidates;
    for (const Command& command : commands()) {
        candidates.push_back({std::string(command.name), std::string(command.summary)});
    }
    return candidates;
}

void add_values(Completion& completion, const Command& command, const Line& line, Takes takes,
                std::span<const std::string_view> words) {
    std::vector<Candidate>& candidates = completion.candidates;
    switch (takes) {
    case Takes::text: return;
    case Takes::file:
    case Takes::deal: completion.files = takes; return;
    case Takes::name:
        if (const auto deal = deal_of(line)) add_names(candidates, *deal);
        return;
    case Takes::valuation:
        if (const auto deal = deal_of(line)) add_items(candidates, deal->valuations);
        return;
    case Takes::investment:
        if (const auto deal = deal_of(line)) add_items(candidates, deal->investments);
        return;
    case Takes::milestone:
        if (const auto deal = deal_of(line)) add_milestones(candidates, *deal);
        return;
    case Takes::format:
        for (const Format* format : formats_of(command)) {
            candidates.push_back({std::string(format->name), std::string(format->summary)});
        }
        return;
    case Takes::page:
        candidates = command_candidates();
        for (const Topic& topic : topics()) {
            candidates.push_back({std::string(topic.name), std::string(title_of(topic))});
        }
        return;
    case Takes::word:
        for (const std::string_view word : words) candidates.push_back({std::string(word)});
        return;
    }
}

void add_options(Completion& completion, const Line& line) {
    for (const Option& option : line.options) {
        const std::string_view name = long_name(option);
        if (line.given.contains(name) && !option.repeatable) continue;
        completion.candidates.push_back({std::string(name), std::string(option.help)});
    }
}

/// What may stand as an argument. One that may be left out leaves its place to the next.
void add_arguments(Completion& completion, const Command& command, const Line& line) {
    const auto& positionals = command.positionals;
    if (positionals.empty()) return;
    std::size_t index = line.positionals.size();
    if (index >= positionals.size()) {
        if (!positionals.back().repeatable) return;
        index = positionals.size() - 1;
    }
    for (; index < positionals.size(); ++index) {
        const Positional& here = positionals[index];
        add_values(completion, command, line, here.takes, here.words);
        if (here.required || here.repeatable || !line.positionals.empty()) return;
    }
}

/// "--format=js": the values, each with the option before it.
void add_joined_values(Completion& completion, const Command& command, const Line& line, const std::string& word) {
    const Option* option = find_option(line.options, word);
    if (!option || option->value.empty()) return;
    add_values(completion, command, line, option->takes, option->words);
    const std::string before = word.substr(0, word.find('=') + 1);
    for (Candidate& candidate : completion.candidates) candidate.word.insert(0, before);
}

Completion of_command(const Command& command, std::span<const std::string> words) {
    const std::string& last = words.back();
    Line line{options_of(command)};
    read_words(line, words.first(words.size() - 1));
    Completion completion;
    const bool starts_option = !line.options_over && last.starts_with('-');
    if (line.open) {
        add_values(completion, command, line, line.open->takes, line.open->words);
    } else if (starts_option && last.find('=') != std::string::npos) {
        add_joined_values(completion, command, line, last);
    } else if (starts_option) {
        add_options(completion, line);
    } else {
        add_arguments(completion, command, line);
    }
    return completion;
}

Completion of_program(const std::string& word) {
    if (word.starts_with('-')) return {{{"--help", "show the commands"}, {"--version", "show the version"}}};
    return {command_candidates()};
}

/// `words` follow the name of the program; the last one is being written, and may be empty. Every candidate begins with
/// it. Names of figures and claims are those of the deal named on the line, else of the compiled-in deal. A line that
/// no command would take, or a deal that cannot be read, has nothing that may follow.
Completion complete(std::span<const std::string> words) {
    if (words.empty()) return of_program("");
    Completion completion;
    if (words.size() == 1) {
        completion = of_program(words.front());
    } else if (const Command* command = find_command(words.front())) {
        completion = of_command(*command, words.subspan(1));
    }
    std::erase_if(completion.candidates,
                  [&](const Candidate& candidate) { return !candidate.word.starts_with(words.back()); });
    return completion;
}

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

Result run_completion(const Arguments& arguments) {
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

constexpr std::array completion_positionals = {
    Positional{"SHELL", "bash, zsh or fish; or words, which these scripts ask", true, false, Takes::word, answers},
    Positional{"WORD", "after words: what stands on the line after dealcalc; the last one is being written", false,
               true},
};

}  // namespace

constinit const Command completion_command = {
    "completion",
    "completion for bash, zsh and fish",
    "Prints a script with which the Tab key completes commands, options, formats, deal files, and the claims, figures "
    "and measures of the deal on the line. bash takes it by eval \"$(dealcalc completion bash)\" in ~/.bashrc, zsh "
    "likewise in ~/.zshrc after compinit, fish as ~/.config/fish/completions/dealcalc.fish. The scripts ask dealcalc "
    "completion words, which prints a word and its meaning a line, and :files or :deals where such files may stand "
    "too.",
    completion_positionals,
    {},
    {"dealcalc completion bash",
     "dealcalc completion fish -o dealcalc.fish",
     "dealcalc completion words -- explain data/amazon-openai.json ''"},
    {},
    run_completion};

}  // namespace dealcalc::cli
