#pragma once
// Cell words: a cell as people read it, as it is and not yet escaped for any format.

#include <string>

#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// Of what is unknown the reason too; of a name in a tree the name alone; of a drawing nothing.
std::string cell_words(const Cell& cell);

/// Whether the cell counts, and counts none: facts in one line leave it out.
bool counts_none(const Cell& cell);

/// A table without rows: people are not shown its notes.
bool has_no_rows(const Section& section);

}  // namespace dealcalc
