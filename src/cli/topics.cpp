#include "cli/topics.hpp"

#include <algorithm>

namespace dealcalc::cli {
namespace {

std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

/// The length of "- " or "12. " before an item; 0 where a line begins none.
std::size_t mark_length(std::string_view line) {
    if (line.starts_with("- ")) return 2;
    const std::size_t digits = line.find_first_not_of("0123456789");
    return digits > 0 && digits != std::string_view::npos && line.substr(digits).starts_with(". ") ? digits + 2 : 0;
}

Block row_of(std::string_view line) {
    const std::size_t bar = line.find('|', 1);
    return {Block::row, std::string(trimmed(line.substr(bar + 1, line.rfind('|') - bar - 1))),
            std::string(trimmed(line.substr(1, bar - 1)))};
}

std::string code_of(std::string_view& text) {
    std::string lines;
    for (std::string_view line = take_line(text); line != "```"; line = take_line(text)) {
        lines += line;
        lines += '\n';
    }
    return lines;
}

}  // namespace

const Topic* find_topic(std::string_view name) {
    const auto found = std::ranges::find(topics(), name, &Topic::name);
    return found == topics().end() ? nullptr : &*found;
}

std::string_view title_of(const Topic& topic) {
    std::string_view text = topic.text;
    return take_line(text).substr(2);
}

std::vector<Block> blocks_of(const Topic& topic) {
    std::vector<Block> blocks;
    std::string_view text = topic.text;
    take_line(text);
    bool open = false;  // the next line may belong to the last block
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (line.starts_with("```")) {
            blocks.push_back({Block::code, code_of(text)});
        } else if (line.starts_with("#")) {
            blocks.push_back({Block::heading, std::string(line.substr(line.find(' ') + 1))});
        } else if (line.starts_with("|--")) {
            blocks.pop_back();  // above it stood the names of the columns
        } else if (line.starts_with("|")) {
            blocks.push_back(row_of(line));
        } else if (const std::size_t mark = mark_length(line)) {
            blocks.push_back({Block::item, std::string(line.substr(mark)), std::string(line.substr(0, mark - 1))});
            open = true;
            continue;
        } else if (!line.empty() && open) {
            blocks.back().words.append(" ").append(trimmed(line));
            continue;
        } else if (!line.empty()) {
            blocks.push_back({Block::paragraph, std::string(line)});
            open = true;
            continue;
        }
        open = false;
    }
    return blocks;
}

}  // namespace dealcalc::cli
