#pragma once
// MarkedText: an article as a page shows it, in which each figure says what became of it. Plain data for a renderer.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <dealcalc/base/verdict.hpp>

namespace dealcalc {

struct MarkedText {
    /// A stretch of words: a figure, or what stands between two.
    struct Run {
        std::string words;
        bool is_mark = false;
        std::string id{};                  // of a figure
        std::string link{};                // the id of the figure of the file that it is; empty: of none
        std::optional<Verdict> verdict{};  // nothing where the file does not use it
        std::string says{};
    };
    struct Block {
        bool is_heading = false;
        bool is_item = false;
        std::vector<Run> runs{};
    };
    std::string title;
    std::vector<Block> blocks{};
};

/// A table of figures whose rows and marks are linked with each other.
struct MarkedTable {
    struct Row {
        std::string id{};                  // that marks link to; may be empty
        std::string link{};                // the id of a mark; empty: it is in no text
        std::optional<Verdict> verdict{};  // of the cell below `judged`
        std::vector<std::string> cells{};
    };
    std::string title;
    std::vector<std::string> columns{};
    std::size_t judged = 0;  // the column that has the verdict
    std::vector<Row> rows{};
    std::vector<std::string> notes{};
};

/// A page: what was found in one sentence, the tables, the texts.
struct MarkedPage {
    std::string title;
    std::string counts{};
    std::vector<MarkedTable> tables{};
    std::vector<MarkedText> texts{};
};

}  // namespace dealcalc
