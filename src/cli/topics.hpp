#pragma once
// Topics: pages of help on what no command alone is about. Each is a file of src/cli/help, in as much of Markdown as a
// terminal and a manual can show: headings, paragraphs, lists, tables of two columns, and blocks of code.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dealcalc::cli {

struct Topic {
    std::string_view name;  // "many-deals"
    std::string_view text;  // Markdown; the first line is its title
};

/// In the order of help.
std::span<const Topic> topics();
/// Null where there is none.
const Topic* find_topic(std::string_view name);

/// "how a figure is read"
std::string_view title_of(const Topic& topic);

/// A part of a page. `words` of a paragraph, an item and a row are one line, which may be wrapped; of a block of code
/// they are its lines, which may not. What is typed as it stands is between backticks.
struct Block {
    enum Kind { heading, paragraph, item, row, code };
    Kind kind;
    std::string words;
    std::string lead{};  // "-" or "1." of an item, the first cell of a row
};

/// All but the title.
std::vector<Block> blocks_of(const Topic& topic);

}  // namespace dealcalc::cli
