#include "cli/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "render/columns.hpp"

namespace dealcalc::cli {
namespace {

constexpr std::size_t width = 80;

std::string paragraph(std::string_view text) {
    std::string out;
    for (const std::string& line : wrapped(text, width)) out += line + '\n';
    return out;
}

/// A term and what it means, the meaning wrapped beside it.
std::string entry(const std::string& term, std::size_t term_width, std::string_view meaning) {
    std::string out;
    std::string lead = term;
    for (const std::string& line : wrapped(meaning, width - term_width - 4)) {
        out += fmt::format("  {:<{}}  {}\n", lead, term_width, line);
        lead.clear();
    }
    return out;
}

std::string term_of(const Option& option) {
    std::string flags(option.flags);
    const std::size_t comma = flags.find(',');
    if (comma == std::string::npos) {
        flags.insert(0, 4, ' ');
    } else {
        flags.insert(comma + 1, 1, ' ');
    }
    return option.value.empty() ? flags : fmt::format("{} {}", flags, option.value);
}

std::string options_part(const Command& command) {
    const std::vector<Option> all = options_of(command);
    std::size_t term_width = 0;
    for (const Positional& p : command.positionals) term_width = std::max(term_width, p.name.size());
    for (const Option& option : all) term_width = std::max(term_width, term_of(option).size());

    std::string out;
    for (const Positional& p : command.positionals) out += entry(std::string(p.name), term_width, p.help);
    for (const Option& option : all) out += entry(term_of(option), term_width, option.help);
    return out;
}

std::string formats_part(const Command& command) {
    const std::vector<const Format*> given = formats_of(command);
    std::size_t name_width = 0;
    for (const Format* format : given) name_width = std::max(name_width, format->name.size());
    std::string out = given.empty() ? "" : "\nFormats:\n";
    for (const Format* format : given) out += entry(std::string(format->name), name_width, format->summary);
    return out;
}

std::string exit_status_line() {
    std::string line;
    for (const auto& [number, meaning] : exit_statuses) {
        line += fmt::format("{}{} {}", line.empty() ? "Exit status: " : ", ", number, meaning);
    }
    return line + ".";
}

}  // namespace

std::string synopsis(const Command& command) {
    std::string line = fmt::format("dealcalc {} [OPTION...]", command.name);
    for (const Positional& p : command.positionals) {
        const std::string name = fmt::format("{}{}", p.name, p.repeatable ? "..." : "");
        line += p.required ? " " + name : fmt::format(" [{}]", name);
    }
    return line;
}

std::string overview() {
    std::string out = fmt::format("dealcalc: {}\n\nUsage: {}\n\nCommands:\n", purpose, program_synopsis);
    std::size_t name_width = 0;
    for (const Command& command : commands()) name_width = std::max(name_width, command.name.size());
    for (const Command& command : commands()) out += entry(std::string(command.name), name_width, command.summary);
    out += '\n';
    out += paragraph(without_a_deal);
    out += paragraph(exit_status_line());
    out += "\ndealcalc COMMAND --help shows its options, dealcalc --version the version.\n\n"
           "Examples:\n"
           "  dealcalc exposure\n"
           "  dealcalc valuation --help\n";
    return out;
}

std::string help_for(const Command& command) {
    std::string out = fmt::format("dealcalc {}: {}\n\nUsage: {}\n\n", command.name, command.summary, synopsis(command));
    out += paragraph(command.description);
    out += '\n' + options_part(command) + formats_part(command) + "\nExamples:\n";
    for (const std::string_view example : command.examples) out += fmt::format("  {}\n", example);
    return out;
}

}  // namespace dealcalc::cli
