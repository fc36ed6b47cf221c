#include "render/html.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "render/html_style.hpp"
#include "render/html_text.hpp"

namespace dealcalc {
namespace {

/// The start of every page: nothing may be fetched, and nothing may run.
constexpr std::string_view head = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="dealcalc">
)html";

constexpr std::string_view hint =
    "<p class=\"hint\">What is <dfn>underlined with dots</dfn> opens: the formula, what it rests on, and where that was "
    "reported.</p>\n";

/// "by_investor" as "By investor".
std::string words_of_key(std::string key) {
    std::replace(key.begin(), key.end(), '_', ' ');
    if (!key.empty() && key.front() >= 'a' && key.front() <= 'z') key.front() = static_cast<char>(key.front() - 'a' + 'A');
    return key;
}

/// A table is named for those who hear the page; where the title stands above it, the eye needs no second one.
std::string caption_of(const Section& section) {
    if (section.title.empty()) return fmt::format("<caption>{}</caption>", html_text(words_of_key(section.key)));
    return fmt::format("<caption class=\"heard\">{}</caption>", html_text(section.title));
}

/// A verdict as a class: "holds by rounding" is a way to hold.
std::string_view class_of(Verdict verdict) {
    return verdict == Verdict::holds_by_rounding ? verdict_name(Verdict::holds) : verdict_name(verdict);
}

std::string link_to(const std::string& url, const std::string& text) {
    return fmt::format("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", html_text(url), html_text(text));
}

/// Where a value from 0 to 1 stands on a scale of a thousand.
std::string on_scale(const Number& value) { return rounded_text(value * Number(1000), 0); }

std::string bar_html(const Bar& bar) {
    return fmt::format("<svg class=\"bar\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                       "<rect {}x=\"{}\" width=\"{}\" height=\"20\" vector-effect=\"non-scaling-stroke\"/></svg>",
                       bar.conditional ? "class=\"conditional\" " : "", on_scale(bar.from), on_scale(bar.to - bar.from));
}

std::string list_html(const std::vector<std::string>& items) {
    if (items.size() == 1) return items.front();
    std::string out = "<ul>";
    for (const std::string& item : items) out += "<li>" + item + "</li>";
    return out + "</ul>";
}

/// What stands in a cell. Two places differ: a trace has room for the title of a source, a table for its id.
class CellHtml {
public:
    enum class Place { table, trace };
    explicit CellHtml(Place place) : place_(place) {}

    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const Text& text) const {
        if (is_web_address(text.text)) return link_to(text.text, text.text);
        return opening(html_text(text.text), text.trace);
    }
    std::string operator()(const Quantity& quantity) const { return opening(html_text(quantity.display), quantity.trace); }
    std::string operator()(const LongQuantity& quantity) const {
        return opening(html_text(quantity.display), quantity.trace);
    }
    std::string operator()(const Count& count) const { return html_text(count.display); }
    std::string operator()(const Missing& missing) const {
        return "<span class=\"missing\">unknown</span>" +
               opening(": " + html_text(missing.reason), missing.trace);
    }
    std::string operator()(Verdict verdict) const {
        return fmt::format("<span class=\"verdict {}\">{}</span>", class_of(verdict), verdict_name(verdict));
    }
    std::string operator()(const When& when) const { return html_text(when.display); }
    std::string operator()(const Flag& flag) const { return flag.yes ? "yes" : "no"; }
    std::string operator()(const Bar& bar) const { return bar_html(bar); }
    std::string operator()(const Branch& branch) const {
        std::string out;
        for (std::size_t i = 0; i < branch.depth; ++i) out += "<span class=\"depth\" aria-hidden=\"true\">\u00B7 </span>";
        return out + html_text(branch.name);
    }

    std::string operator()(const Citing& citing) const {
        const std::string& name = place_ == Place::trace && !citing.title.empty() ? citing.title : citing.source;
        std::string out = is_web_address(citing.url) ? link_to(citing.url, name) : html_text(name);
        if (!out.empty() && !citing.at.empty()) out += ", ";
        return out + html_text(citing.at);
    }

    std::string operator()(const Records& records) const {
        std::vector<std::string> lines;
        for (const std::string& line : records.display) lines.push_back(html_text(line));
        return list_html(lines);
    }

private:
    static std::string opening(const std::string& shown, const TraceRef& trace);

    Place place_;
};

std::string cell_html(const Cell& cell) { return std::visit(CellHtml(CellHtml::Place::table), cell); }

std::string fact_html(const std::string& label, const std::string& inner) {
    return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", html_text(label), inner);
}

std::string how_html(const Trace& trace);

/// A number that another rests on: open to its own trace where it says more than its value.
std::string input_html(const Trace& trace) {
    const std::string value = std::visit(CellHtml(CellHtml::Place::trace), trace.value);
    const std::string shown =
        fmt::format("<span class=\"name\">{}</span>{}", html_text(trace.name), value.empty() ? "" : " " + value);
    if (trace.facts.empty() && trace.inputs.empty()) return shown;
    return fmt::format("<details><summary>{}</summary>{}</details>", shown, how_html(trace));
}

std::string how_html(const Trace& trace) {
    std::string out = "<div class=\"how\">";
    if (!trace.facts.empty()) out += "<dl>\n";
    for (const Field& fact : trace.facts) {
        out += fact_html(fact.label, std::visit(CellHtml(CellHtml::Place::trace), fact.cell));
    }
    if (!trace.facts.empty()) out += "</dl>";
    if (!trace.inputs.empty()) {
        out += "<p>It rests on</p><ul>";
        for (const TraceRef& input : trace.inputs) out += "<li>" + input_html(*input) + "</li>\n";
        out += "</ul>";
    }
    return out + "</div>";
}

std::string CellHtml::opening(const std::string& shown, const TraceRef& trace) {
    if (!trace) return shown;
    return fmt::format("<details><summary>{}</summary>{}</details>", shown, how_html(*trace));
}

bool counts_none(const Cell& cell) {
    const auto* count = std::get_if<Count>(&cell);
    return count && count->number == 0;
}

/// The shown column that names a row: the first of words.
std::size_t naming_column(const Table& table) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const Cell& cell = table.rows.front()[c];
        const bool names = std::holds_alternative<Text>(cell) || std::holds_alternative<Branch>(cell);
        if (table.columns[c].for_people && names) return c;
    }
    return table.columns.size();
}

class HtmlPage {
public:
    void section(const Section& section) {
        if (!section.title.empty()) begin(section);
        if (const auto* facts = std::get_if<Facts>(&section.body)) {
            section.in_one_line ? facts_in_one_line(*facts) : facts_by_line(*facts);
        } else {
            const Table& table = std::get<Table>(section.body);
            if (!table.rows.empty()) table.layout == Table::Layout::grid ? grid(section, table) : cards(table);
        }
        for (const std::string& note : section.notes) {
            out_ += fmt::format("<p class=\"note\">{}</p>\n", html_text(note));
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
        out_ += fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n", html_text(section.key),
                            html_text(section.title));
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
        out_ += fmt::format("<table>\n{}\n<thead><tr>", caption_of(section));
        for (const Column& column : table.columns) {
            if (column.for_people) out_ += column_heading(column);
        }
        out_ += "</tr></thead>\n<tbody>\n";
        const std::size_t naming = naming_column(table);
        for (const auto& row : table.rows) {
            out_ += "<tr>";
            for (std::size_t c = 0; c < row.size(); ++c) {
                if (table.columns[c].for_people) out_ += grid_cell(table.columns[c], row[c], c == naming);
            }
            out_ += "</tr>\n";
        }
        out_ += "</tbody>\n</table>\n";
    }

    static std::string column_heading(const Column& column) {
        if (column.title.empty()) return "<td></td>";
        const std::string_view side = column.align == Column::Align::right ? " class=\"number\"" : "";
        return fmt::format("<th scope=\"col\"{}>{}</th>", side, html_text(column.title));
    }

    static std::string grid_cell(const Column& column, const Cell& cell, bool names_the_row) {
        if (names_the_row) return fmt::format("<th scope=\"row\">{}</th>", cell_html(cell));
        std::string attributes;
        if (column.align == Column::Align::right) attributes += " class=\"number\"";
        if (std::holds_alternative<Bar>(cell)) attributes += " class=\"plot\"";
        if (!column.title.empty()) attributes += fmt::format(" data-label=\"{}\"", html_text(column.title));
        return fmt::format("<td{}>{}</td>", attributes, cell_html(cell));
    }

    void cards(const Table& table) {
        for (const auto& row : table.rows) {
            out_ += "<article class=\"card\">\n" + card_heading(table, row);
            card_body(table, row);
            out_ += "</article>\n";
        }
    }

    std::string card_heading(const Table& table, const std::vector<Cell>& row) const {
        std::string inner;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string words = cell_html(row[c]);
            if (!table.columns[c].in_heading || !table.columns[c].for_people || words.empty()) continue;
            const bool is_verdict = std::holds_alternative<Verdict>(row[c]);
            inner += (inner.empty() ? "" : " ") + (is_verdict ? words : "<span>" + words + "</span>");
        }
        if (inner.empty()) return "";
        const char level = in_section_ ? '3' : '2';
        return fmt::format("<h{0}>{1}</h{0}>\n", level, inner);
    }

    /// Runs of columns on one side; the two sides stand in one box.
    void card_body(const Table& table, const std::vector<Cell>& row) {
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
};

}  // namespace

std::string render_html(const Report& report, const Style&) {
    HtmlPage page;
    for (const Section& section : report.sections) {
        if (section.for_people) page.section(section);
    }
    const std::string body = page.take();
    const std::string title = html_text(report.title);
    const bool opens = body.find("<details>") != std::string::npos;
    return fmt::format("{}<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<header>\n<p class=\"kind\">dealcalc {}</p>\n"
                       "<h1>{}</h1>\n{}</header>\n<main>\n{}</main>\n<footer>\n<p>dealcalc explains figures; it never "
                       "changes one.</p>\n</footer>\n</body>\n</html>\n",
                       head, title, html_style, html_text(report.command), title, opens ? hint : std::string_view(), body);
}

}  // namespace dealcalc
