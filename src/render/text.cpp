#include "render/text.hpp"

#include <algorithm>
#include <span>

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>

#include "render/ascii.hpp"
#include "render/cell_words.hpp"
#include "render/columns.hpp"
#include "render/grid.hpp"
#include "render/paint.hpp"

namespace dealcalc {
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
    if (const auto* verdict = std::get_if<Verdict>(&cell)) return ink_of(*verdict);
    if (std::holds_alternative<Missing>(cell)) return Ink::warning;
    return Ink::plain;
}

/// A grid for which the page is too narrow: a row a card, under what stands in the first column.
Table as_cards(Table table) {
    const auto first = std::find_if(table.columns.begin(), table.columns.end(), [](const auto& c) { return c.for_people; });
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
        if (const auto* facts = std::get_if<Facts>(&section.body)) {
            section.in_one_line ? facts_in_one_line(*facts) : facts_by_line(*facts);
        } else {
            const Table& table = std::get<Table>(section.body);
            table.layout == Table::Layout::grid ? grid(table) : cards(table);
        }
        if (!section.notes.empty() && !has_no_rows(section)) out_ += '\n';
        for (const std::string& note : section.notes) sentence(shown(note));
    }

    std::string take() { return std::move(out_); }

private:
    /// Words, harmless on this terminal, before any colour.
    std::string shown(const std::string& text) const { return style_.unicode ? visible(text) : in_ascii(visible(text)); }
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

    /// "label  value", the value wrapped under itself, or on lines of its own where there is little room beside the label.
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
        if (const auto* bar = std::get_if<Bar>(&cell)) return {"", 0, *bar};
        const auto* branch = std::get_if<Branch>(&cell);
        const bool missing = std::holds_alternative<Missing>(cell);
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
                const auto* missing = table.columns[c].for_people ? std::get_if<Missing>(&row[c]) : nullptr;
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
    void heading(const Table& table, const std::vector<Cell>& row) {
        std::size_t used = 0;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const std::string text = words_of(row[c]);
            if (!table.columns[c].in_heading || !table.columns[c].for_people || text.empty()) continue;
            const Ink ink = std::holds_alternative<Verdict>(row[c]) ? ink_of(row[c]) : Ink::strong;
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

}  // namespace dealcalc
