// dealcalc help, and what --help and an empty command line show.

#include "cli/help.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "cli/arguments.hpp"
#include "cli/topics.hpp"
#include "render/terminal.hpp"

namespace dealcalc::cli {
namespace {

std::string paragraph(std::string_view text, std::size_t width) {
    std::string out;
    for (const std::string& line : wrapped(text, width)) out += line + '\n';
    return out;
}

/// Terms and what they mean, each meaning wrapped beside its term, or below it where there is little room beside.
class Entries {
public:
    explicit Entries(std::size_t width) : width_(width) {}

    void add(std::string term, std::string_view meaning) {
        term_width_ = std::max(term_width_, term.size());
        entries_.emplace_back(std::move(term), meaning);
    }

    std::string text() const {
        constexpr std::size_t least_room = 24;
        const bool below = term_width_ + 4 + least_room > width_;
        const std::string margin(below ? 6 : term_width_ + 4, ' ');
        std::string out;
        for (const auto& [term, meaning] : entries_) {
            out += below ? fmt::format("  {}\n", term) : fmt::format("  {:<{}}  ", term, term_width_);
            std::string_view lead = below ? std::string_view(margin) : "";
            for (const std::string& line : wrapped(meaning, width_ - margin.size())) {
                out += std::string(lead) + line + '\n';
                lead = margin;
            }
        }
        return out;
    }

private:
    std::size_t width_;
    std::size_t term_width_ = 0;
    std::vector<std::pair<std::string, std::string_view>> entries_{};
};

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

std::string options_part(const Command& command, std::size_t width) {
    Entries entries(width);
    for (const Positional& p : command.positionals) entries.add(std::string(p.name), p.help);
    for (const Option& option : options_of(command)) entries.add(term_of(option), option.help);
    return entries.text();
}

std::string formats_part(const Command& command, std::size_t width) {
    const std::vector<const Format*> given = formats_of(command);
    if (given.empty()) return "";
    Entries entries(width);
    for (const Format* format : given) entries.add(std::string(format->name), format->summary);
    return "\nFormats:\n" + entries.text();
}

std::string exit_status_line() {
    std::string line;
    for (const auto& [number, meaning] : exit_statuses) {
        line += fmt::format("{}{} {}", line.empty() ? "Exit status: " : ", ", number, meaning);
    }
    return line + ".";
}

/// "- " or "1. ", and the words beside it.
std::string item(const Block& block, std::size_t width) {
    std::string out;
    std::string lead = block.lead + ' ';
    for (const std::string& line : wrapped(block.words, width - lead.size())) {
        out += lead + line + '\n';
        lead.assign(lead.size(), ' ');
    }
    return out;
}

std::string page_on(const Topic& topic, std::size_t width) {
    std::string out = paragraph(fmt::format("dealcalc {}: {}", topic.name, title_of(topic)), width);
    const std::vector<Block> blocks = blocks_of(topic);
    auto before = Block::heading;
    for (auto at = blocks.begin(); at != blocks.end();) {
        const Block& block = *at++;
        if (block.kind != Block::item || before != Block::item) out += '\n';
        before = block.kind;
        switch (block.kind) {
        case Block::heading:
        case Block::paragraph: out += paragraph(block.words, width); break;
        case Block::item: out += item(block, width); break;
        case Block::code: out += block.words; break;
        case Block::row:
            Entries entries(width);
            entries.add(block.lead, block.words);
            for (; at != blocks.end() && at->kind == Block::row; ++at) entries.add(at->lead, at->words);
            out += entries.text();
            break;
        }
    }
    return out;
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

std::string overview(std::size_t width) {
    Entries entries(width);
    for (const Command& command : commands()) entries.add(std::string(command.name), command.summary);
    std::string out = paragraph(fmt::format("dealcalc: {}", purpose), width);
    Entries about(width);
    for (const Topic& topic : topics()) about.add(std::string(topic.name), title_of(topic));
    out += fmt::format("\nUsage: {}\n\nCommands:\n{}\nTopics:\n{}\n", program_synopsis, entries.text(), about.text());
    out += paragraph(without_a_deal, width);
    out += paragraph(exit_status_line(), width) + '\n';
    out += paragraph("dealcalc help COMMAND shows its options, dealcalc help TOPIC a page of the manual, "
                     "dealcalc --version the version.",
                     width);
    return out + "\nExamples:\n"
                 "  dealcalc exposure\n"
                 "  dealcalc help verdicts\n";
}

std::string help_for(const Command& command, std::size_t width) {
    std::string out = paragraph(fmt::format("dealcalc {}: {}", command.name, command.summary), width);
    out += fmt::format("\nUsage: {}\n\n{}\n", synopsis(command), paragraph(command.description, width));
    out += options_part(command, width) + formats_part(command, width) + "\nExamples:\n";
    for (const std::string_view example : examples_of(command)) out += fmt::format("  {}\n", example);
    return out;
}

std::optional<std::string> help_on(std::string_view name, const Style& style) {
    std::string page;
    if (name.empty()) {
        page = overview(style.width);
    } else if (const Command* command = find_command(name)) {
        page = help_for(*command, style.width);
    } else if (const Topic* topic = find_topic(name)) {
        page = page_on(*topic, style.width);
    } else {
        return std::nullopt;
    }
    return style.unicode ? page : in_ascii(page);
}

Diagnostic no_page(const std::string& name) {
    std::vector<std::string_view> known;
    for (const Command& command : commands()) known.push_back(command.name);
    for (const Topic& topic : topics()) known.push_back(topic.name);
    return unknown_value("COMMAND or TOPIC", name, known);
}

namespace {

Result run_help(const Arguments& arguments) {
    const std::string name = arguments.positionals().empty() ? "" : arguments.positionals().front();
    if (!help_on(name, {})) return Diagnostics{no_page(name)};
    return Outcome{[name](const Showing& showing) {  // a terminal has its width
        showing.sink(help_on(name, showing.presentation.style).value());
        return status::done;
    }};
}

constexpr std::array help_positionals = {
    Positional{"COMMAND", "a command, or a TOPIC; without one, the list of both", false, false, Takes::page}};

}  // namespace

constinit const Command help_command = {
    "help",
    "what a command is for, or a page of the manual on a topic",
    "Shows the options of a command, as dealcalc COMMAND --help does, or a page on one of the topics that dealcalc "
    "help lists.",
    help_positionals,
    {},
    {"dealcalc help check",
     "dealcalc help verdicts"},
    {},
    run_help};

}  // namespace dealcalc::cli
