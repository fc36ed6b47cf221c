// dealcalc man: the manual, from the table of commands and the topics: pages in the man macros of roff, for man, groff
// and mandoc. The same program gives the same bytes: a page carries the version and its date, never the clock.

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/core.h>

#include "base/utf8.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/help.hpp"
#include "cli/topics.hpp"
#include "render/terminal.hpp"

namespace dealcalc::cli {
namespace {

// ---- roff

/// The text as roff shows it: what acts in roff, and what fonts would make prettier, escaped. Nothing beyond ASCII is
/// left: every reader knows \[u20AC].
std::string roff(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        const char first = text[at];
        at += c.length;
        if (c.point >= 0x80) {
            out += fmt::format("\\[u{:04X}]", static_cast<unsigned>(c.point));
            continue;
        }
        switch (first) {
        case '\\': out += "\\e"; break;
        case '-': out += "\\-"; break;
        case '\'': out += "\\(aq"; break;
        case '"': out += "\\(dq"; break;
        case '`': out += "\\(ga"; break;
        case '^': out += "\\(ha"; break;
        case '~': out += "\\(ti"; break;
        default: out += first;
        }
    }
    // A line that begins with a point is a request.
    return out.starts_with('.') ? "\\&" + out : out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

std::string section(std::string_view title) { return fmt::format(".SH {}\n", title); }

/// Text with what is between backticks in bold.
std::string marked(std::string_view text) {
    std::string out;
    bool typed = false;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('`', at), text.size());
        out += roff(text.substr(at, end - at));
        if (end < text.size()) out += (typed = !typed) ? "\\fB" : "\\fR";
        at = end + 1;
    }
    return out;
}

/// Text in lines that people can read in the source too. What is escaped holds no blank.
std::string text_lines(std::string_view text) {
    std::string out;
    for (const std::string& line : wrapped(marked(text), 76)) {
        if (line.starts_with('.')) out += "\\&";
        out += line + '\n';
    }
    return out;
}

std::string paragraph(std::string_view text) { return ".PP\n" + text_lines(text); }
std::string term(const std::string& term, std::string_view meaning) {
    return fmt::format(".TP\n{}\n{}", term, text_lines(meaning));
}

std::string capitals(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

/// Commands are in section 1 of a manual, and topics in section 7.
struct Page {
    std::string name;  // "dealcalc-check"
    int section = 1;
};

const Page program_page = {"dealcalc"};
Page page_of(const Command& command) { return {fmt::format("dealcalc-{}", command.name)}; }
Page page_of(const Topic& topic) { return {fmt::format("dealcalc-{}", topic.name), 7}; }

std::string reference(const Page& page) { return fmt::format(".BR {} ({})", roff(page.name), page.section); }

std::string head(const Page& page, std::string_view summary) {
    return fmt::format(".TH {} {} {} \"dealcalc {}\" \"dealcalc manual\"\n.nh\n.ad l\n{}{} \\-\n{}",
                       roff(capitals(page.name)), page.section, DEALCALC_VERSION_DATE, DEALCALC_VERSION,
                       section("NAME"), roff(page.name), text_lines(summary));
}

std::string see_also() { return section("\"SEE ALSO\"") + reference(program_page) + '\n'; }

// ---- parts that pages share

/// The words of the usage line: what is typed as it stands in bold, what is replaced in italics.
std::string synopsis_part(std::string_view line, std::size_t typed) {
    std::string out = section("SYNOPSIS");
    for (std::size_t at = 0, word = 0; at <= line.size(); ++word) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        const std::string_view text = line.substr(at, end - at);
        out += (word > 0 ? " " : "") + (word < typed ? bold(text) : italic(text));
        at = end + 1;
    }
    return out + '\n';
}

/// "-o, --output FILE"
std::string option_term(const Option& option) {
    const std::string_view brief = short_name(option);
    std::string out = brief.empty() ? "" : bold(brief) + ", ";
    out += bold(long_name(option));
    if (!option.value.empty()) out += ' ' + italic(option.value);
    return out;
}

std::string options_part(const Command& command) {
    std::string out;
    if (!command.positionals.empty()) out += section("ARGUMENTS");
    for (const Positional& p : command.positionals) out += term(italic(p.name), p.help);
    out += section("OPTIONS");
    for (const Option& option : options_of(command)) out += term(option_term(option), option.help);
    return out;
}

std::string formats_part(const Command& command) {
    const std::vector<const Format*> given = formats_of(command);
    std::string out = given.empty() ? "" : section("FORMATS");
    for (const Format* format : given) out += term(bold(format->name), format->summary);
    return out;
}

std::string exit_status_part() {
    std::string out = section("\"EXIT STATUS\"");
    for (const auto& [number, meaning] : exit_statuses) out += term(bold(std::to_string(number)), meaning);
    return out;
}

std::string examples_part(std::span<const std::string_view> examples) {
    std::string out = section("EXAMPLES");
    for (const std::string_view example : examples) {
        const std::string_view gap = example == examples.front() ? "" : ".PP\n";
        out += fmt::format("{}.nf\n{}\n.fi\n", gap, roff(example));
    }
    return out;
}

constexpr std::array<std::string_view, 3> program_examples = {
    "dealcalc exposure",
    "dealcalc check deals/ --strict",
    "dealcalc init deal.json",
};

/// dealcalc(1): the commands, what stands for a deal, the exit statuses.
std::string manual_overview() {
    std::string out = head(program_page, purpose);
    out += synopsis_part(program_synopsis, 1);
    out += section("DESCRIPTION");
    out +=
        text_lines("dealcalc takes the figures that were reported of a deal, computes what they really add up to, and "
                   "checks what was said about them. Arithmetic is exact, a hedge is never dropped, and what is not "
                   "known is shown as unknown with the reason.");
    out +=
        paragraph("A DEAL is a JSON file, - for standard input, or a directory: every *.json in it but *.schema.json.");
    out += paragraph(without_a_deal);
    out += section("COMMANDS");
    for (const Command& command : commands()) out += term(reference(page_of(command)), command.summary);
    out += section("TOPICS");
    for (const Topic& topic : topics()) out += term(reference(page_of(topic)), title_of(topic));
    out += section("OPTIONS");
    out += term(bold("--help"), "show the commands; after a command, its options");
    out += term(bold("--version"), "show the version");
    out += exit_status_part();
    out += section("ENVIRONMENT");
    out += term(bold("NO_COLOR"), "where it is set and not empty, output has no color unless --color asks for it");
    out += term(bold("COLUMNS"), "the width that text is wrapped to on a terminal");
    return out + examples_part(program_examples);
}

/// dealcalc-check(1) and the like.
std::string manual_page(const Command& command) {
    std::string out = head(page_of(command), command.summary);
    out += synopsis_part(synopsis(command), 2);
    out += section("DESCRIPTION") + text_lines(command.description);
    out += options_part(command) + formats_part(command) + exit_status_part();
    out += examples_part(examples_of(command));
    return out + see_also();
}

std::string block_part(const Block& block) {
    switch (block.kind) {
    case Block::heading: return section('"' + roff(block.words) + '"');
    case Block::paragraph: return text_lines(block.words);
    case Block::item:
        return fmt::format(".IP {} 3\n{}", block.lead == "-" ? "\\(bu" : block.lead, text_lines(block.words));
    case Block::row: return term(marked(block.lead), block.words);
    case Block::code: break;
    }
    std::string out = ".nf\n";
    for (std::size_t at = 0; at < block.words.size();) {
        const std::size_t end = block.words.find('\n', at);
        out += roff(std::string_view(block.words).substr(at, end - at)) + '\n';
        at = end + 1;
    }
    return out + ".fi\n";
}

/// dealcalc-figures(7) and the like.
std::string manual_page(const Topic& topic) {
    std::string out = head(page_of(topic), title_of(topic)) + section("DESCRIPTION");
    bool begins = true;  // a section, which begins a paragraph
    for (const Block& block : blocks_of(topic)) {
        if (!begins && (block.kind == Block::paragraph || block.kind == Block::code)) out += ".PP\n";
        out += block_part(block);
        begins = block.kind == Block::heading;
    }
    return out + see_also();
}

/// A terminal gets what help shows: roff is for other programs.
Result run_man(const Arguments& arguments) {
    const std::string name = arguments.positionals().empty() ? "" : arguments.positionals().front();
    if (!help_on(name, {})) return Diagnostics{no_page(name)};
    return Outcome{[name](const Showing& showing) {
        const Presentation& presentation = showing.presentation;
        const Command* command = find_command(name);
        std::string page;
        if (presentation.file.empty() && showing.console.out_is_terminal) {
            page = help_on(name, presentation.style).value();
        } else if (name.empty()) {
            page = manual_overview();
        } else {
            page = command ? manual_page(*command) : manual_page(*find_topic(name));
        }
        showing.sink(page);
        return status::done;
    }};
}

constexpr std::array man_positionals = {
    Positional{"COMMAND", "the command or the TOPIC that the page is about; without one, dealcalc as a whole", false,
               false, Takes::page}};

}  // namespace

constinit const Command man_command = {
    "man",
    "the manual page of a command or a topic",
    "Prints a page of the manual in roff, for man and mandoc. An installation has these pages in its manual already: "
    "man dealcalc-check. On a terminal it shows what dealcalc help shows, since nobody reads roff.",
    man_positionals,
    {},
    {"dealcalc man check",
     "dealcalc man figures -o dealcalc-figures.7"},
    {},
    run_man};

}  // namespace dealcalc::cli
