#include "cli/arguments.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include <CLI/CLI.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/suggest.hpp"

namespace dealcalc::cli {

Diagnostic argument_problem(const std::string& option, const std::string& text, const Misread& misread) {
    return {"argument", misread.what, place_in(option, text, misread.at, misread.length), misread.help};
}

std::variant<Reported, Diagnostic> read_figure(const std::string& option, const std::string& text, Currency home) {
    const auto parsed = parse_figure(text, home);
    if (const auto* misread = std::get_if<Misread>(&parsed)) return argument_problem(option, text, *misread);
    return Reported{text, std::get<Figure>(parsed), {}};
}

ArgumentPart whole_argument(std::string_view option, std::string argument) {
    return {std::string(option), argument, 0, argument};
}

ArgumentPart part_of(const ArgumentPart& whole, std::size_t at, std::size_t length) {
    std::string text = whole.text.substr(at, length);
    const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
    text = text.substr(first, text.find_last_not_of(' ') + 1 - first);
    return {whole.option, whole.argument, whole.at + at + first, std::move(text)};
}

Diagnostic argument_problem(const ArgumentPart& part, Misread misread) {
    misread.at += part.at;
    return argument_problem(part.option, part.argument, misread);
}

Diagnostic argument_problem(const ArgumentPart& part, std::string what, std::string help) {
    return argument_problem(part, {0, part.text.size(), std::move(what), std::move(help)});
}

std::variant<Reported, Diagnostic> read_figure(const ArgumentPart& part, Currency home) {
    const auto parsed = parse_figure(part.text, home);
    if (const auto* misread = std::get_if<Misread>(&parsed)) return argument_problem(part, *misread);
    return Reported{part.text, std::get<Figure>(parsed), {}};
}

namespace {

/// The options of a command with room for what CLI11 finds.
struct Slot {
    const Option* option;
    std::vector<std::string> values;
    bool given = false;
};

std::deque<Slot> slots_of(const Command& command) {
    std::deque<Slot> slots;
    for (const Option& option : command.options) slots.push_back({&option, {}});
    for (const Option& option : common_options(command)) slots.push_back({&option, {}});
    return slots;
}

CLI::Option* declare(CLI::App& app, Slot& slot) {
    const std::string flags(slot.option->flags);
    if (slot.option->value.empty()) return app.add_flag(flags);
    CLI::Option* option = app.add_option(flags, slot.values)->type_size(1)->expected(1);
    return option->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

std::string help_hint(const Command& command) {
    return fmt::format("dealcalc {} --help shows the options", command.name);
}

bool may_be_option(std::string_view word) { return word.size() > 1 && word[0] == '-'; }

/// Fills in the slots, and returns the words that are no option of theirs. CLI11 is asked only where there may be one.
std::variant<std::vector<std::string>, Diagnostic> parse_options(const Command& command, std::deque<Slot>& slots,
                                                                 std::span<const std::string> words) {
    if (std::none_of(words.begin(), words.end(), may_be_option)) return std::vector(words.begin(), words.end());
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    std::vector<CLI::Option*> options;
    for (Slot& slot : slots) options.push_back(declare(app, slot));
    try {
        // CLI11 takes words last first.
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::ParseError& error) {
        const std::string what = error.what();
        const std::string option = what.substr(0, what.find(':'));
        return usage_problem(fmt::format("{} needs a value", option), help_hint(command));
    }
    for (std::size_t i = 0; i < slots.size(); ++i) slots[i].given = options[i]->count() > 0;
    return app.remaining();
}

bool looks_negative(std::string_view word) {
    return word.size() > 1 && word[0] == '-' && ((word[1] >= '0' && word[1] <= '9') || word[1] == '$');
}

/// An option that the command does not have.
Diagnostic unknown_option(const Command& command, const std::deque<Slot>& slots, const std::string& word) {
    const std::string name = word.substr(0, word.find('='));
    if (looks_negative(word)) {
        return usage_problem(fmt::format("{} looks like an option", word),
                             "write --option=-5 for a negative value, and -- before an argument that starts with -");
    }
    std::vector<std::string_view> known;
    for (const Slot& slot : slots) known.push_back(long_name(*slot.option));
    const auto close = nearest(name, known);
    return usage_problem(fmt::format("{} has no option {}", command.name, name),
                         close ? fmt::format("did you mean {}?", *close) : help_hint(command));
}

/// "one DEAL", "DEAL and TARGET".
std::string names_of(const Command& command) {
    if (command.positionals.size() == 1) return fmt::format("one {}", command.positionals.front().name);
    std::string names;
    for (const Positional& p : command.positionals) names += fmt::format("{}{}", names.empty() ? "" : " and ", p.name);
    return names;
}

bool takes_more(const Command& command, std::size_t given) {
    return given < command.positionals.size() ||
           (!command.positionals.empty() && command.positionals.back().repeatable);
}

Diagnostic too_many(const Command& command, const std::string& word) {
    const std::string takes = command.positionals.empty() ? "takes no argument" : "takes " + names_of(command);
    const std::string help = command.name == "figure" ? "put a figure of several words in quotes" : help_hint(command);
    return usage_problem(fmt::format("{} {}, and \"{}\" is one more", command.name, takes, word), help);
}

void check_counts(const std::deque<Slot>& slots, Diagnostics& problems) {
    for (const Slot& slot : slots) {
        if (slot.values.size() > 1 && !slot.option->repeatable) {
            problems.push_back(usage_problem(fmt::format("{} is given more than once", long_name(*slot.option)),
                                             fmt::format("give {} once", long_name(*slot.option))));
        }
    }
}

/// Fills in the positionals, and says what does not belong.
void take_rest(const Command& command, const std::deque<Slot>& slots, std::span<const std::string> words,
               bool may_be_options, Arguments& arguments, Diagnostics& problems) {
    bool said = false;
    for (const std::string& word : words) {
        if (may_be_options && may_be_option(word)) {
            problems.push_back(unknown_option(command, slots, word));
        } else if (!takes_more(command, arguments.positionals().size())) {
            if (!said) problems.push_back(too_many(command, word));
            said = true;
        } else {
            arguments.add_positional(word);
        }
    }
}

}  // namespace

Diagnostic usage_problem(std::string message, std::string help) {
    return {"usage", std::move(message), {}, std::move(help)};
}

Diagnostic unknown_value(std::string_view what, const std::string& given, const std::vector<std::string_view>& known) {
    return usage_problem(fmt::format("{} cannot be \"{}\"", what, given), choice_help(given, known, ""));
}

std::variant<Arguments, Diagnostics> parse_command_line(const Command& command, std::span<const std::string> words) {
    // What follows "--" is no option, whatever it looks like.
    const auto separator = std::find(words.begin(), words.end(), "--");
    std::deque<Slot> slots = slots_of(command);
    const auto rest = parse_options(command, slots, {words.begin(), separator});
    if (const auto* problem = std::get_if<Diagnostic>(&rest)) return Diagnostics{*problem};

    Arguments arguments;
    Diagnostics problems;
    for (const Slot& slot : slots) {
        if (slot.given && slot.option->value.empty()) arguments.add(long_name(*slot.option), "");
        for (const std::string& value : slot.values) arguments.add(long_name(*slot.option), value);
    }
    take_rest(command, slots, std::get<std::vector<std::string>>(rest), true, arguments, problems);
    if (separator != words.end()) take_rest(command, slots, {separator + 1, words.end()}, false, arguments, problems);
    check_counts(slots, problems);
    const bool lacks_one = arguments.positionals().empty() && !command.positionals.empty() &&
                           command.positionals.front().required;
    if (problems.empty() && lacks_one) {
        problems.push_back(usage_problem(fmt::format("{} needs {}", command.name, command.positionals.front().name),
                                         help_hint(command)));
    }
    if (!problems.empty()) return problems;
    return arguments;
}

namespace {

/// `example` is the way out where the figure itself knows none.
std::optional<Reported> figure_of(const ArgumentPart& part, Currency home, const std::string& example,
                                  Diagnostics& problems) {
    auto figure = read_figure(part, home);
    if (auto* problem = std::get_if<Diagnostic>(&figure)) {
        if (problem->help.empty()) problem->help = fmt::format("write {}, for example", example);
        problems.push_back(std::move(*problem));
        return std::nullopt;
    }
    return std::get<Reported>(std::move(figure));
}

}  // namespace

void refuse(const ArgumentPart& part, std::string what, std::string help, Diagnostics& problems) {
    problems.push_back(argument_problem(part, std::move(what), std::move(help)));
}

std::optional<Reported> read_percentage(const ArgumentPart& part, const std::string& example, Diagnostics& problems) {
    auto given = figure_of(part, {}, example, problems);
    if (!given || given->figure.unit.of == Dimension::percent) return given;
    const std::string& text = part.text;
    if (given->figure.unit.of != Dimension::number) {
        refuse(part, fmt::format("{} is no percentage", text), fmt::format("write {}, for example", example), problems);
        return std::nullopt;
    }
    const bool may_be_fraction = absolute(given->figure.nominal) <= Number(1) && given->figure.hedge == Hedge::none;
    const std::string as_fraction = exact_words_for(given->figure.nominal, {Dimension::percent});
    refuse(part, fmt::format("{} has no percent sign", text),
           may_be_fraction ? fmt::format("write {}, or {} %", as_fraction, text) : fmt::format("write {} %", text),
           problems);
    return std::nullopt;
}

std::optional<Reported> read_share(const ArgumentPart& part, Diagnostics& problems) {
    auto given = read_percentage(part, "15 %", problems);
    if (!given) return std::nullopt;
    const Range range = word_range(given->figure);
    if (range.low() && !range.low()->at.is_negative() && range.high() && range.high()->at <= Number(1)) return given;
    refuse(part, "a share is from 0 % to 100 %", "write 15 %, for example", problems);
    return std::nullopt;
}

std::optional<Reported> read_money(const ArgumentPart& part, Currency home, Diagnostics& problems) {
    const std::string example = words_for(Number(60'000'000'000), money(home));
    auto given = figure_of(part, home, example, problems);
    if (!given) return std::nullopt;
    if (given->figure.unit.of == Dimension::number) {
        refuse(part, fmt::format("{} has no currency", part.text),
               fmt::format("write the currency and the scale, such as {}", example), problems);
    } else if (!is_money(given->figure.unit)) {
        refuse(part, fmt::format("{} is no amount of money", part.text), fmt::format("write {}, for example", example),
               problems);
    } else if (given->figure.nominal.is_negative()) {
        refuse(part, "this amount is never negative", "give 0 or more", problems);
    } else {
        return given;
    }
    return std::nullopt;
}

std::optional<ReportedDate> read_date(const ArgumentPart& part, Diagnostics& problems) {
    const auto parsed = parse_date(part.text);
    if (const auto* misread = std::get_if<Misread>(&parsed)) {
        problems.push_back(argument_problem(part, *misread));
        return std::nullopt;
    }
    return ReportedDate{part.text, std::get<DateRange>(parsed)};
}

}  // namespace dealcalc::cli
