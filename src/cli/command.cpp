#include "cli/command.hpp"

#include <algorithm>
#include <array>

namespace dealcalc::cli {
namespace {

constexpr std::array shared_options = {
    Option{"-f,--format", "FORMAT", "the form of the output, text without it", false, Takes::format},
    Option{"--tidy", "", "of csv and tsv: every value of the report on a row of its own"},
    Option{"--bom", "", "of csv and tsv: begin with the mark by which Excel knows UTF-8"},
    Option{"-o,--output", "FILE", "write to FILE, whole or not at all; its extension chooses the format", false,
           Takes::file},
    Option{"--color", "WHEN", "auto (default), always or never", false, Takes::word, color_words},
    Option{"-h,--help", "", "show this help"},
};

/// Of a command that prints a text: it has one form and no color.
constexpr std::array text_options = {
    Option{"-o,--output", "FILE", "write to FILE, whole or not at all", false, Takes::file},
    Option{"-h,--help", "", "show this help"},
};

}  // namespace

std::optional<std::string> Arguments::value(std::string_view option) const {
    const auto found = options_.find(option);
    if (found == options_.end()) return std::nullopt;
    return found->second.front();
}

std::vector<std::string> Arguments::values(std::string_view option) const {
    const auto found = options_.find(option);
    return found == options_.end() ? std::vector<std::string>{} : found->second;
}

std::span<const Option> common_options(const Command& command) {
    if (command.offers.empty()) return text_options;
    return shared_options;
}

bool offers(const Command& command, const Format& format) {
    return std::find(command.offers.begin(), command.offers.end(), format.needs) != command.offers.end();
}

std::vector<const Format*> formats_of(const Command& command) {
    std::vector<const Format*> given;
    for (const Format& format : formats()) {
        if (offers(command, format)) given.push_back(&format);
    }
    return given;
}

std::string_view long_name(const Option& option) { return option.flags.substr(option.flags.find("--")); }

std::string_view short_name(const Option& option) {
    return option.flags.starts_with("--") ? std::string_view() : option.flags.substr(0, 2);
}

std::vector<Option> options_of(const Command& command) {
    std::vector<Option> all(command.options.begin(), command.options.end());
    const std::span<const Option> common = common_options(command);
    all.insert(all.end(), common.begin(), common.end());
    return all;
}

std::span<const Command> commands() {
    static const std::array table = {exposure_command, valuation_command, check_command, explain_command,
                                     compare_command, returns_command, summary_command, milestones_command,
                                     figure_command, scan_command, cite_command, draft_command, schema_command,
                                     init_command, completion_command, help_command, man_command};
    return table;
}

std::span<const std::string_view> examples_of(const Command& command) {
    const auto end = std::ranges::find(command.examples, std::string_view());
    return {command.examples.begin(), end};
}

const Command* find_command(std::string_view name) {
    const auto all = commands();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Command& c) { return c.name == name; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace dealcalc::cli
