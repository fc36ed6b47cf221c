#include "render/text.hpp"

#include <algorithm>
#include <span>

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/format.h>

#include "render/cell_words.hpp"
#include "render/columns.hpp"
#include "render/paint.hpp"

namespace dealcalc {
namespace {

constexpr std::size_t bar_width = 24;
constexpr std::string_view indent = "  ";

Ink ink_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::fails: return Ink::error;
        case Verdict::undetermined: return Ink::warning;
        case Verdict::unchecked: return Ink::dim;
        default: return Ink::good;
    }
}

/// Column where a value from 0 to 1 falls on a bar, rounded to the nearest.
std::size_t mark(const Number& value) {
    const Number scaled = value * Number(static_cast<std::int64_t>(bar_width));
    return static_cast<std::size_t>(std::stoul(rounded_text(scaled, 0)));
}

std::string bar_text(const Bar& bar, bool unicode) {
    const std::string_view full = unicode ? "█" : "#";
    const std::string_view light = unicode ? "░" : ".";
    const std::size_t from = std::min(mark(bar.from), bar_width - 1);
    const std::size_t to = std::max(mark(bar.to), from + 1);  // what is not nothing is seen
    std::string out(from, ' ');
    for (std::size_t i = from; i < to; ++i) out += bar.conditional ? light : full;
    return out;
}

/// The words of a cell, harmless on a terminal, before any colour.
struct Words {
    bool unicode;
    std::string operator()(const Cell& cell) const {
        if (const auto* bar = std::get_if<Bar>(&cell)) return bar_text(*bar, unicode);
        const auto* branch = std::get_if<Branch>(&cell);
        return std::string(branch ? 2 * branch->depth : 0, ' ') + visible(cell_words(cell));
    }
};

Ink ink_of(const Cell& cell) {
    if (const auto* verdict = std::get_if<Verdict>(&cell)) return ink_of(*verdict);
    if (std::holds_alternative<Missing>(cell)) return Ink::warning;
    return Ink::plain;
}

class TextPage {
public:
    explicit TextPage(const Style& style) : style_(style), paint_(style.color), words_{style.unicode} {}

    void title(const std::string& text) { out_ += paint_(Ink::strong, visible(text)) + '\n'; }

    void section(const Section& section) {
        out_ += '\n';
        if (!section.title.empty()) out_ += paint_(Ink::strong, visible(section.title)) + '\n';
        if (const auto* facts = std::get_if<Facts>(&section.body)) {
            section.in_one_line ? facts_in_one_line(*facts) : facts_by_line(*facts);
        } else {
            const Table& table = std::get<Table>(section.body);
            table.layout == Table::Layout::grid ? grid(table) : cards(table);
        }
        if (!section.notes.empty() && !has_no_rows(section)) out_ += '\n';
        for (const std::string& note : section.notes) sentence(visible(note));
    }

    std::string take() { return std::move(out_); }

private:
    /// Columns that are left of the width, and enough to read where it is narrow.
    std::size_t room_after(std::size_t used) const {
        constexpr std::size_t least = 20;
        return style_.width > used + least ? style_.width - used : least;
    }

    void sentence(const std::string& text) {
        for (const std::string& line : wrapped(text, room_after(indent.size()))) out_ += fmt::format("  {}\n", line);
    }

    void facts_in_one_line(const Facts& facts) {
        std::string line = words_(facts.front().cell);
        std::string_view separator = ": ";
        for (const Field& fact : std::span(facts).subspan(1)) {
            if (counts_none(fact.cell)) continue;
            line += std::string(separator) + words_(fact.cell);
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

    /// "label  value", the value wrapped under itself. What does not apply is left out.
    void labelled(const std::string& label, std::size_t label_width, const Cell& cell) {
        const std::string text = words_(cell);
        if (text.empty()) return;
        const std::size_t used = 2 * indent.size() + label_width;
        std::string lead = paint_(Ink::dim, padded_right(label, label_width));
        for (const std::string& line : wrapped(text, room_after(used))) {
            out_ += fmt::format("  {}  {}\n", lead, paint_(ink_of(cell), line));
            lead = std::string(label_width, ' ');
        }
    }

    /// In a grid a reason would not fit: it follows below.
    std::string grid_words(const Cell& cell) const {
        return std::holds_alternative<Missing>(cell) ? "unknown" : words_(cell);
    }

    /// A column of a grid: what is in it, how wide it is, and how narrow it may get.
    struct GridColumn {
        std::size_t index;
        std::size_t width;
        std::size_t least;
    };

    GridColumn grid_column(const Table& table, std::size_t index) const {
        constexpr std::size_t readable = 20;
        const Column& column = table.columns[index];
        GridColumn shown{index, width_of(column.title), std::max(readable, width_of(column.title))};
        bool wraps = column.align == Column::Align::left;
        for (const auto& row : table.rows) {
            const std::string text = grid_words(row[index]);
            shown.width = std::max(shown.width, width_of(text));
            wraps = wraps && !std::holds_alternative<Bar>(row[index]) && !std::holds_alternative<Branch>(row[index]);
            for (const std::string& word : wrapped(text, 0)) shown.least = std::max(shown.least, width_of(word));
        }
        if (!wraps || shown.least > shown.width) shown.least = shown.width;
        return shown;
    }

    /// Takes width from the widest columns of words until the grid fits, or as far as it goes.
    void fit(std::vector<GridColumn>& columns) const {
        std::size_t total = 0;
        for (const GridColumn& column : columns) total += indent.size() + column.width;
        const auto room = [](const GridColumn& column) { return column.width > column.least ? column.width : 0; };
        for (; total > style_.width; --total) {
            const auto widest = std::max_element(columns.begin(), columns.end(), [&](const auto& a, const auto& b) {
                return room(a) < room(b);
            });
            if (room(*widest) == 0) return;
            --widest->width;
        }
    }

    void grid(const Table& table) {
        if (table.rows.empty()) return;
        std::vector<GridColumn> columns;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (table.columns[c].for_people) columns.push_back(grid_column(table, c));
        }
        fit(columns);
        grid_line(columns, [&](const GridColumn& shown) {
            const Column& column = table.columns[shown.index];
            return aligned(column, column.title, shown.width, Ink::dim);
        });
        for (const auto& row : table.rows) grid_row(table, columns, row);
        reasons(table, columns);
    }

    /// The first line of each cell, then what was wrapped.
    void grid_row(const Table& table, const std::vector<GridColumn>& columns, const std::vector<Cell>& row) {
        std::vector<std::vector<std::string>> lines(table.columns.size());
        std::size_t height = 1;
        for (const GridColumn& shown : columns) {
            const std::string text = grid_words(row[shown.index]);
            lines[shown.index] = width_of(text) > shown.width ? wrapped(text, shown.width) : std::vector{text};
            height = std::max(height, lines[shown.index].size());
        }
        for (std::size_t i = 0; i < height; ++i) {
            grid_line(columns, [&](const GridColumn& shown) {
                const auto& text = lines[shown.index];
                return aligned(table.columns[shown.index], i < text.size() ? text[i] : "", shown.width,
                               ink_of(row[shown.index]));
            });
        }
    }

    template <class CellText>
    void grid_line(const std::vector<GridColumn>& columns, CellText cell_text) {
        std::string line;
        for (const GridColumn& shown : columns) line += std::string(indent) + cell_text(shown);
        line.erase(line.find_last_not_of(' ') + 1);
        out_ += line + '\n';
    }

    std::string aligned(const Column& column, const std::string& text, std::size_t width, Ink ink) const {
        const std::string space(width - width_of(text), ' ');
        const std::string painted = text.empty() ? text : paint_(ink, text);
        return column.align == Column::Align::right ? space + painted : painted + space;
    }

    void reasons(const Table& table, const std::vector<GridColumn>& columns) {
        std::vector<std::string> said;
        for (const auto& row : table.rows) {
            for (const GridColumn& shown : columns) {
                const auto* missing = std::get_if<Missing>(&row[shown.index]);
                if (!missing || std::find(said.begin(), said.end(), missing->reason) != said.end()) continue;
                if (said.empty()) out_ += '\n';
                said.push_back(missing->reason);
                sentence("unknown: " + visible(missing->reason));
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

    void heading(const Table& table, const std::vector<Cell>& row) {
        std::string line;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const std::string text = words_(row[c]);
            if (!table.columns[c].in_heading || !table.columns[c].for_people || text.empty()) continue;
            const Ink ink = std::holds_alternative<Verdict>(row[c]) ? ink_of(row[c]) : Ink::strong;
            line += (line.empty() ? "" : "  ") + paint_(ink, text);
        }
        out_ += line + '\n';
    }

    Style style_;
    Paint paint_;
    Words words_;
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
