#include "render/grid.hpp"

#include <algorithm>
#include <iterator>

#include "render/columns.hpp"

namespace dealcalc {
namespace {

constexpr std::string_view gap = "  ";
constexpr std::size_t longest_bar = 24;
constexpr std::size_t shortest_bar = 6;
constexpr std::size_t readable = 24;  // columns of words that are read with ease

using Lines = std::vector<std::string>;

std::size_t widest(const Lines& lines) {
    std::size_t width = 0;
    for (const std::string& line : lines) width = std::max(width, width_of(line));
    return width;
}

Lines lines_of(const GridCell& cell, std::size_t width) {
    Lines lines = wrapped(cell.words, width > cell.indent ? width - cell.indent : 0);
    for (std::string& line : lines) line.insert(0, cell.indent, ' ');
    return lines;
}

/// Column where a value from 0 to 1 falls on a bar, rounded to the nearest.
std::size_t mark(const Number& value, std::size_t width) {
    return static_cast<std::size_t>(std::stoul(rounded_text(value * Number(static_cast<std::int64_t>(width)), 0)));
}

std::string bar_text(const Bar& bar, std::size_t width, bool unicode) {
    const std::string_view full = unicode ? "█" : "#";
    const std::string_view light = unicode ? "░" : ".";
    const std::size_t from = std::min(mark(bar.from, width), width - 1);
    const std::size_t to = std::max(mark(bar.to, width), from + 1);  // what is not nothing is seen
    std::string out(from, ' ');
    for (std::size_t i = from; i < to; ++i) out += bar.conditional ? light : full;
    return out;
}

/// A column and the width it gets.
struct Shown {
    const GridColumn* column;
    bool has_bars;
    std::size_t width;
};

/// What the cells of a column take if they are broken at `width`: more only where a word is longer.
std::size_t cells_width(const GridColumn& column, std::size_t width) {
    std::size_t widest_cell = 0;
    for (const GridCell& cell : column.cells) widest_cell = std::max(widest_cell, widest(lines_of(cell, width)));
    return widest_cell;
}

std::size_t unbroken_width(const GridColumn& column) {
    std::size_t width = width_of(column.title);
    for (const GridCell& cell : column.cells) width = std::max(width, cell.indent + width_of(cell.words));
    return width;
}

Shown shown(const GridColumn& column) {
    const bool has_bars = std::any_of(column.cells.begin(), column.cells.end(), [](const auto& c) { return c.bar; });
    return {&column, has_bars, std::max(unbroken_width(column), has_bars ? longest_bar : 0)};
}

std::size_t total_width(const std::vector<Shown>& columns) {
    std::size_t total = 0;
    for (const Shown& column : columns) total += gap.size() + column.width;
    return total;
}

// Ways to the next smaller width of a column; the same width where there is none.

/// On two lines at most: where more are needed cells suffer too.
std::size_t with_heading_wrapped(const Shown& shown) {
    if (shown.has_bars || shown.width == 0) return shown.width;
    const Lines heading = wrapped(shown.column->title, shown.width - 1);
    if (heading.size() > 2) return shown.width;
    return std::min(shown.width, std::max(widest(heading), cells_width(*shown.column, shown.width)));
}

std::size_t with_shorter_bars(const Shown& shown) {
    const std::size_t least = std::max(shortest_bar, unbroken_width(*shown.column));
    return shown.has_bars && shown.width > least ? shown.width - 1 : shown.width;
}

std::size_t with_cells_wrapped(const Shown& shown) {
    if (shown.has_bars || shown.width == 0) return shown.width;
    const std::size_t heading = widest(wrapped(shown.column->title, shown.width - 1));
    return std::min(shown.width, std::max(heading, cells_width(*shown.column, shown.width - 1)));
}

std::size_t with_long_cells_wrapped(const Shown& shown) {
    const std::size_t narrower = with_cells_wrapped(shown);
    return narrower >= readable ? narrower : shown.width;
}

/// Narrows the widest column that can be narrowed until all fit, or as far as it goes.
template <class Narrower>
void narrow(std::vector<Shown>& columns, std::size_t width, Narrower narrower) {
    if (total_width(columns) <= width) return;
    std::vector<std::size_t> next(columns.size());
    std::transform(columns.begin(), columns.end(), next.begin(), narrower);
    while (total_width(columns) > width) {
        std::optional<std::size_t> chosen;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (next[c] < columns[c].width && (!chosen || columns[c].width > columns[*chosen].width)) chosen = c;
        }
        if (!chosen) return;
        columns[*chosen].width = next[*chosen];
        next[*chosen] = narrower(columns[*chosen]);
    }
}

/// Words break in steps, so some room may be left: bars take it.
void lengthen_bars(std::vector<Shown>& columns, std::size_t width) {
    for (Shown& column : columns) {
        const std::size_t total = total_width(columns);
        if (!column.has_bars || total >= width || column.width >= longest_bar) continue;
        column.width = std::min(longest_bar, column.width + width - total);
    }
}

bool fit(std::vector<Shown>& columns, std::size_t width) {
    narrow(columns, width, with_heading_wrapped);
    narrow(columns, width, with_long_cells_wrapped);
    narrow(columns, width, with_shorter_bars);
    narrow(columns, width, with_cells_wrapped);
    lengthen_bars(columns, width);
    return total_width(columns) <= width;
}

/// A cell or a heading in its lines.
struct Block {
    Lines lines;
    Ink ink;
};

std::string aligned(const Shown& shown, const std::string& text, Ink ink, const Paint& paint) {
    const std::string space(shown.width - width_of(text), ' ');
    const std::string painted = text.empty() ? text : paint(ink, text);
    return shown.column->align == Column::Align::right ? space + painted : painted + space;
}

std::string side_by_side(const std::vector<Shown>& columns, const std::vector<Block>& blocks, const Paint& paint) {
    std::size_t height = 0;
    for (const Block& block : blocks) height = std::max(height, block.lines.size());
    std::string out;
    for (std::size_t i = 0; i < height; ++i) {
        std::string line;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const Lines& lines = blocks[c].lines;
            line += gap;
            line += aligned(columns[c], i < lines.size() ? lines[i] : "", blocks[c].ink, paint);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    }
    return out;
}

/// Headings stand on their last line, next to what they head.
std::string headings(const std::vector<Shown>& columns, const Paint& paint) {
    std::vector<Block> blocks;
    std::size_t height = 0;
    for (const Shown& shown : columns) {
        blocks.push_back({wrapped(shown.column->title, shown.width), Ink::dim});
        height = std::max(height, blocks.back().lines.size());
    }
    for (Block& block : blocks) block.lines.insert(block.lines.begin(), height - block.lines.size(), "");
    return side_by_side(columns, blocks, paint);
}

std::string row(const std::vector<Shown>& columns, std::size_t index, const Style& style, const Paint& paint) {
    std::vector<Block> blocks;
    for (const Shown& shown : columns) {
        const GridCell& cell = shown.column->cells[index];
        blocks.push_back({cell.bar ? Lines{bar_text(*cell.bar, shown.width, style.unicode)} : lines_of(cell, shown.width),
                          cell.ink});
    }
    return side_by_side(columns, blocks, paint);
}

}  // namespace

std::optional<std::string> grid_text(const std::vector<GridColumn>& columns, const Style& style) {
    std::vector<Shown> fitted;
    std::transform(columns.begin(), columns.end(), std::back_inserter(fitted), shown);
    if (!fit(fitted, style.width)) {
        fitted.clear();
        for (const GridColumn& column : columns) {
            if (const Shown whole = shown(column); !whole.has_bars) fitted.push_back(whole);
        }
        if (fitted.empty() || !fit(fitted, style.width)) return std::nullopt;
    }
    const Paint paint(style.color);
    std::string out = headings(fitted, paint);
    for (std::size_t i = 0; i < columns.front().cells.size(); ++i) out += row(fitted, i, style, paint);
    return out;
}

}  // namespace dealcalc
