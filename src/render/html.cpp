#include "render/html.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "render/formats.hpp"
#include "render/html_style.hpp"
#include "render/svg.hpp"

namespace dealcalc {
namespace {

constexpr std::string_view hint =
    "<p class=\"hint\">What is <dfn>underlined with dots</dfn> opens: the formula, what it rests on, and where that "
    "was reported.</p>\n";

/// The numbers in tables: what opens there lies over what stands below, so that one is open at a time.
constexpr std::string_view in_tables = "in-tables";

/// "by_investor" as "By investor".
std::string words_of_key(std::string key) {
    std::replace(key.begin(), key.end(), '_', ' ');
    if (!key.empty() && key.front() >= 'a' && key.front() <= 'z') {
        key.front() = static_cast<char>(key.front() - 'a' + 'A');
    }
    return key;
}

/// The shown column that names a row: the first of words.
std::size_t naming_column(const Table& table) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const Cell& cell = table.rows.front()[c];
        const bool names = cell.is<Text>() || cell.is<Branch>();
        if (table.columns[c].for_people && names) return c;
    }
    return table.columns.size();
}

class HtmlPage {
public:
    /// Bars in a table say what a picture of the page says better.
    explicit HtmlPage(bool has_pictures) : has_pictures_(has_pictures) {}

    void pictures(const std::vector<Chart>& charts) {
        std::size_t number = 0;
        if (!charts.empty()) out_ += "<div class=\"pictures\">\n";
        for (const Chart& chart : charts) {
            out_ += "<figure>\n" + svg_of(chart, fmt::format("picture-{}", ++number)) + "</figure>\n";
        }
        if (!charts.empty()) out_ += "</div>\n";
    }

    void section(const Section& section) {
        if (!section.title.empty()) begin(section);
        if (const Facts* facts = section.facts()) {
            section.in_one_line ? facts_in_one_line(*facts) : facts_by_line(*facts);
        } else {
            const Table& table = *section.table();
            if (!table.rows.empty()) table.layout == Table::Layout::grid ? grid(section, table) : cards(table);
        }
        for (const std::string& note : section.notes) {
            out_ += fmt::format("<p class=\"note\">{}</p>\n", xml_escaped(note));
        }
    }

    std::string take() {
        end();
        return std::move(out_);
    }

private:
    /// A section without a title belongs to the one before it.
    void begin(const Section& section) {
        end();
        out_ += fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n", xml_escaped(section.key),
                            xml_escaped(section.title));
        in_section_ = true;
    }

    void end() {
        if (in_section_) out_ += "</section>\n";
        in_section_ = false;
    }

    void facts_in_one_line(const Facts& facts) {
        std::string line = cell_html(facts.front().cell);
        std::string_view separator = ": ";
        for (std::size_t i = 1; i < facts.size(); ++i) {
            if (counts_none(facts[i].cell)) continue;
            line += std::string(separator) + cell_html(facts[i].cell);
            separator = ", ";
        }
        out_ += "<p>" + line + "</p>\n";
    }

    void facts_by_line(const Facts& facts) {
        std::string lines;
        for (const Field& fact : facts) {
            const std::string inner = cell_html(fact.cell);
            if (fact.for_people && !inner.empty()) lines += fact_html(fact.label, inner);
        }
        if (!lines.empty()) out_ += "<dl>\n" + lines + "</dl>\n";
    }

    void grid(const Section& section, const Table& table) {
        out_ += "<table>\n" + caption_of(section) + "\n<thead><tr>";
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (is_shown(table, c)) out_ += column_heading(table.columns[c]);
        }
        out_ += "</tr></thead>\n<tbody>\n";
        const std::size_t naming = naming_column(table);
        for (const auto& row : table.rows) {
            out_ += "<tr>";
            for (std::size_t c = 0; c < row.size(); ++c) {
                if (is_shown(table, c)) out_ += grid_cell(table.columns[c], row[c], c == naming);
            }
            out_ += "</tr>\n";
        }
        out_ += "</tbody>\n</table>\n";
    }

    bool is_shown(const Table& table, std::size_t column) const {
        const bool is_bars = table.rows.front()[column].is<Bar>();
        return table.columns[column].for_people && !(is_bars && has_pictures_);
    }

    /// A table is named for those who hear the page; below a heading, the eye needs no second one.
    std::string caption_of(const Section& section) const {
        return fmt::format("<caption{}>{}</caption>", in_section_ ? " class=\"heard\"" : "",
                           xml_escaped(section.title.empty() ? words_of_key(section.key) : section.title));
    }

    static std::string column_heading(const Column& column) {
        if (column.title.empty()) return "<td></td>";
        const std::string_view side = column.align == Column::Align::right ? " class=\"number\"" : "";
        return fmt::format("<th scope=\"col\"{}>{}</th>", side, xml_escaped(column.title));
    }

    static std::string grid_cell(const Column& column, const Cell& cell, bool names_the_row) {
        if (names_the_row) return fmt::format("<th scope=\"row\">{}</th>", cell_html(cell, in_tables));
        std::string attributes;
        if (column.align == Column::Align::right) attributes += " class=\"number\"";
        if (cell.is<Bar>()) attributes += " class=\"plot\"";
        if (!column.title.empty()) attributes += fmt::format(" data-label=\"{}\"", xml_escaped(column.title));
        return fmt::format("<td{}>{}</td>", attributes, cell_html(cell, in_tables));
    }

    void cards(const Table& table) {
        for (const auto& row : table.rows) {
            out_ += "<article class=\"card\">\n" + card_heading(table, row);
            card_body(table, row);
            out_ += "</article>\n";
        }
    }

    std::string card_heading(const Table& table, const Row& row) const {
        std::string inner;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string words = cell_html(row[c]);
            if (!table.columns[c].in_heading || !table.columns[c].for_people || words.empty()) continue;
            const bool is_verdict = row[c].is<Verdict>();
            inner += (inner.empty() ? "" : " ") + (is_verdict ? words : "<span>" + words + "</span>");
        }
        if (inner.empty()) return "";
        const char level = in_section_ ? '3' : '2';
        return fmt::format("<h{0}>{1}</h{0}>\n", level, inner);
    }

    /// Runs of columns on one side; the two sides stand in one box.
    void card_body(const Table& table, const Row& row) {
        using Side = Column::Side;
        std::string whole;
        std::string sides[2];
        const auto put = [this](std::string& lines) {
            if (!lines.empty()) out_ += "<dl>\n" + lines + "</dl>\n";
            lines.clear();
        };
        const auto put_sides = [&] {
            if (sides[0].empty() && sides[1].empty()) return;
            out_ += "<div class=\"sides\">\n";
            for (std::string& lines : sides) put(lines);
            out_ += "</div>\n";
        };
        for (std::size_t c = 0; c < row.size(); ++c) {
            const Column& column = table.columns[c];
            const std::string inner = cell_html(row[c]);
            if (!column.for_people || column.in_heading || inner.empty()) continue;
            column.side == Side::whole ? put_sides() : put(whole);
            std::string& lines = column.side == Side::whole ? whole : sides[column.side == Side::right];
            lines += fact_html(column.title, inner);
        }
        put_sides();
        put(whole);
    }

    std::string out_;
    bool in_section_ = false;
    bool has_pictures_;
};

/// Pictures come first, after the facts that say what the page is about.
std::size_t sections_before_pictures(const Report& report) {
    const auto is_table = [](const Section& section) {
        return section.for_people && section.table();
    };
    const auto first = std::find_if(report.sections.begin(), report.sections.end(), is_table);
    return static_cast<std::size_t>(first - report.sections.begin());
}

}  // namespace

std::string render_html(const Report& report, const Style&) {
    HtmlPage page(!report.charts.empty());
    PrintedTraces traces;
    const std::size_t before = sections_before_pictures(report);
    for (std::size_t i = 0; i < report.sections.size(); ++i) {
        if (i == before) page.pictures(report.charts);
        if (!report.sections[i].for_people) continue;
        page.section(report.sections[i]);
        traces.add(report.sections[i]);
    }
    if (before == report.sections.size()) page.pictures(report.charts);
    const std::string body = page.take();
    const std::string title = xml_escaped(report.title);
    return fmt::format(
        "{}<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<header>\n<p class=\"kind\">dealcalc {}</p>\n"
        "<h1>{}</h1>\n{}</header>\n<main>\n{}{}</main>\n<footer>\n<p>dealcalc explains figures; it never "
        "changes one.</p>\n</footer>\n</body>\n</html>\n",
        page_head, title, html_style, xml_escaped(report.command), title, traces.empty() ? std::string_view() : hint, body,
        traces.html());
}

}  // namespace dealcalc
