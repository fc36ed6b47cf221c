#pragma once
// Grid: columns of words, numbers and bars beside each other, as wide as they need to be and no wider than the page.

#include <optional>
#include <string>
#include <vector>

#include <dealcalc/render/render.hpp>
#include <dealcalc/report/report.hpp>

#include "render/paint.hpp"

namespace dealcalc {

struct GridCell {
    std::string words{};        // harmless on a terminal, without colour; broken at spaces where there is no room
    std::size_t indent = 0;     // of a name in a tree, on each of its lines
    std::optional<Bar> bar{};   // drawn on the columns that it gets, instead of words
    Ink ink = Ink::plain;
};

struct GridColumn {
    std::string title;
    Column::Align align = Column::Align::left;
    std::vector<GridCell> cells;
};

/// The headings and a line or more for each row. Where the page is too narrow headings are wrapped, then bars get shorter,
/// then cells are wrapped, then bars are left out. Nothing where the longest words do not fit even so.
/// Precondition: all columns have as many cells.
std::optional<std::string> grid_text(const std::vector<GridColumn>& columns, const Style& style);

}  // namespace dealcalc
