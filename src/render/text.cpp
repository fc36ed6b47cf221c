#include "render/formats.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>

#include "render/terminal.hpp"

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
        blocks.push_back(
            {cell.bar ? Lines{bar_text(*cell.bar, shown.width, style.unicode)} : lines_of(cell, shown.width),
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

namespace {

constexpr std::string_view indent = "  ";
constexpr std::size_t least_room = 20;  // columns that a sentence gets, however narrow the page

Ink ink_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::fails: return Ink::error;
        case Verdict::undetermined: return Ink::warning;
        case Verdict::unchecked: return Ink::dim;
        default: return Ink::good;
    }
}

Ink ink_of(const Cell& cell) {
    if (const auto* verdict = cell.as<Verdict>()) return ink_of(*verdict);
    if (cell.is<Missing>()) return Ink::warning;
    return Ink::plain;
}

/// A grid for which the page is too narrow: a row a card, under what stands in the first column.
Table as_cards(Table table) {
    const auto first =
        std::find_if(table.columns.begin(), table.columns.end(), [](const auto& c) { return c.for_people; });
    if (first != table.columns.end()) first->in_heading = true;
    return table;
}

class TextPage {
public:
    explicit TextPage(const Style& style) : style_(style), paint_(style.color) {}

    void title(const std::string& text) {
        for (const std::string& line : wrapped(shown(text), room_after(0))) out_ += paint_(Ink::strong, line) + '\n';
    }

    void section(const Section& section) {
        out_ += '\n';
        if (!section.title.empty()) title(section.title);
        if (const Facts* facts = section.facts()) {
            section.in_one_line ? facts_in_one_line(*facts) : facts_by_line(*facts);
        } else {
            const Table& table = *section.table();
            table.layout == Table::Layout::grid ? grid(table) : cards(table);
        }
        if (!section.notes.empty() && !has_no_rows(section)) out_ += '\n';
        for (const std::string& note : section.notes) sentence(shown(note));
    }

    std::string take() { return std::move(out_); }

private:
    /// Words, harmless on this terminal, before any colour.
    std::string shown(const std::string& text) const {
        return style_.unicode ? visible(text) : in_ascii(visible(text));
    }
    std::string words_of(const Cell& cell) const { return shown(cell_words(cell)); }

    /// Columns that are left of the width, and enough to read where it is narrow.
    std::size_t room_after(std::size_t used) const {
        return style_.width > used + least_room ? style_.width - used : least_room;
    }

    void sentence(const std::string& text) {
        for (const std::string& line : wrapped(text, room_after(indent.size()))) out_ += fmt::format("  {}\n", line);
    }

    void facts_in_one_line(const Facts& facts) {
        std::string line = words_of(facts.front().cell);
        std::string_view separator = ": ";
        for (const Field& fact : std::span(facts).subspan(1)) {
            if (counts_none(fact.cell)) continue;
            line += std::string(separator) + words_of(fact.cell);
            separator = ", ";
        }
        sentence(line);
    }

    void facts_by_line(const Facts& facts) {
        std::size_t label_width = 0;
        for (const Field& fact : facts) {
            if (fact.for_people) label_width = std::max(label_width, width_of(fact.label));
        }
        for (const Field& fact : facts) {
            if (fact.for_people) labelled(fact.label, label_width, fact.cell);
        }
    }

    /// "label  value", the value wrapped under itself, or on lines of its own where there is little room beside the
    /// label.
    /// What does not apply is left out.
    void labelled(const std::string& label, std::size_t label_width, const Cell& cell) {
        const std::string text = words_of(cell);
        if (text.empty()) return;
        const std::size_t used = 2 * indent.size() + label_width;
        if (!fits_beside(text, used)) return labelled_above(label, cell);
        std::string lead = paint_(Ink::dim, padded_right(label, label_width));
        for (const std::string& line : wrapped(text, room_after(used))) {
            out_ += fmt::format("  {}  {}\n", lead, paint_(ink_of(cell), line));
            lead = std::string(label_width, ' ');
        }
    }

    bool fits_beside(const std::string& text, std::size_t used) const {
        const std::size_t room = style_.width > used ? style_.width - used : 0;
        return width_of(text) <= room || (room >= least_room && longest_word(text) <= room);
    }

    void labelled_above(const std::string& label, const Cell& cell) {
        out_ += fmt::format("  {}\n", paint_(Ink::dim, label));
        for (const std::string& line : wrapped(words_of(cell), room_after(2 * indent.size()))) {
            out_ += fmt::format("    {}\n", paint_(ink_of(cell), line));
        }
    }

    /// In a grid a reason would not fit: it follows below.
    GridCell grid_cell(const Cell& cell) const {
        if (const auto* bar = cell.as<Bar>()) return {"", 0, *bar};
        const auto* branch = cell.as<Branch>();
        const bool missing = cell.is<Missing>();
        return {missing ? "unknown" : words_of(cell), branch ? 2 * branch->depth : 0, std::nullopt, ink_of(cell)};
    }

    GridColumn grid_column(const Table& table, std::size_t index) const {
        GridColumn column{shown(table.columns[index].title), table.columns[index].align, {}};
        for (const auto& row : table.rows) column.cells.push_back(grid_cell(row[index]));
        return column;
    }

    void grid(const Table& table) {
        if (table.rows.empty()) return;
        std::vector<GridColumn> columns;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (table.columns[c].for_people) columns.push_back(grid_column(table, c));
        }
        const std::optional<std::string> lines = grid_text(columns, style_);
        if (!lines) return cards(as_cards(table));
        out_ += *lines;
        reasons(table);
    }

    void reasons(const Table& table) {
        std::vector<std::string> said;
        for (const auto& row : table.rows) {
            for (std::size_t c = 0; c < row.size(); ++c) {
                const auto* missing = table.columns[c].for_people ? row[c].as<Missing>() : nullptr;
                if (!missing || std::find(said.begin(), said.end(), missing->reason) != said.end()) continue;
                if (said.empty()) out_ += '\n';
                said.push_back(missing->reason);
                sentence("unknown: " + shown(missing->reason));
            }
        }
    }

    void cards(const Table& table) {
        std::size_t label_width = 0;
        for (const Column& column : table.columns) {
            if (column.for_people && !column.in_heading) label_width = std::max(label_width, width_of(column.title));
        }
        for (const auto& row : table.rows) {
            if (&row != &table.rows.front()) out_ += '\n';
            heading(table, row);
            for (std::size_t c = 0; c < table.columns.size(); ++c) {
                const Column& column = table.columns[c];
                if (column.for_people && !column.in_heading) labelled(column.title, label_width, row[c]);
            }
        }
    }

    /// The parts of a heading beside each other, or where the page is too narrow below.
    void heading(const Table& table, const Row& row) {
        std::size_t used = 0;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const std::string text = words_of(row[c]);
            if (!table.columns[c].in_heading || !table.columns[c].for_people || text.empty()) continue;
            const Ink ink = row[c].is<Verdict>() ? ink_of(row[c]) : Ink::strong;
            for (const std::string& line : wrapped(text, room_after(indent.size()))) {
                const bool beside = used == 0 || used + indent.size() + width_of(line) <= style_.width;
                if (!beside) out_ += '\n';
                if (used > 0) out_ += indent;
                out_ += paint_(ink, line);
                used = (beside ? used : 0) + (used > 0 ? indent.size() : 0) + width_of(line);
            }
        }
        out_ += '\n';
    }

    Style style_;
    Paint paint_;
    std::string out_;
};

}  // namespace

std::string render_text(const Report& report, const Style& style) {
    TextPage page(style);
    page.title(report.title);
    for (const Section& section : report.sections) {
        if (section.for_people) page.section(section);
    }
    return page.take();
}

void append_text_rows(std::string& out, const Table& table) {
    for (const Row& row : table.rows) {
        std::string_view joint;
        for (const Cell& cell : row) {
            if (!cell.applies()) continue;
            out += joint;
            append_visible(out, cell_words(cell));
            joint = "  ";
        }
        out += '\n';
    }
}

}  // namespace dealcalc
