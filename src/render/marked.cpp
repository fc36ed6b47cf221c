// A page with the text itself, each figure marked and linked to what it is in the deal file. No script.

#include <fmt/core.h>

#include "render/formats.hpp"
#include "render/html.hpp"
#include "render/html_style.hpp"

namespace dealcalc {
namespace {

// A mark has a sign before it and words for those who hear the page: no meaning is in a colour alone.
constexpr std::string_view marked_style = R"css(
article.text { border: 1px solid var(--line); padding: .5rem 1rem; }
.mark { text-decoration-thickness: 2px; text-underline-offset: 3px; font-weight: 600; }
.mark.unused { color: var(--quiet); text-decoration: none; border-bottom: 2px dotted var(--quiet); font-weight: 400; }
.mark::before { font-weight: 600; margin-inline-end: .125em; }
:target { outline: 3px solid var(--link); outline-offset: 3px; }
)css";

std::string_view class_of(std::optional<Verdict> verdict) {
    if (!verdict) return "unused";
    return *verdict == Verdict::holds ? "holds" : "fails";
}

std::string run_html(const MarkedText::Run& run) {
    const std::string words = xml_escaped(run.words);
    if (!run.is_mark) return words;
    const std::string heard = fmt::format("<span class=\"heard\"> ({})</span>", xml_escaped(run.says));
    const std::string attributes = fmt::format("class=\"mark {}\" id=\"{}\" title=\"{}\"", class_of(run.verdict),
                                               xml_escaped(run.id), xml_escaped(run.says));
    if (run.link.empty()) return fmt::format("<span {}>{}{}</span>", attributes, words, heard);
    return fmt::format("<a {} href=\"#{}\">{}{}</a>", attributes, xml_escaped(run.link), words, heard);
}

std::string text_html(const MarkedText& text, std::size_t number) {
    std::string out = fmt::format("<section aria-labelledby=\"the-text-{0}\">\n<h2 id=\"the-text-{0}\">{1}</h2>\n"
                                  "<article class=\"text\">\n",
                                  number, xml_escaped(text.title));
    for (const MarkedText::Block& block : text.blocks) {
        std::string inner;
        for (const MarkedText::Run& run : block.runs) inner += run_html(run);
        const std::string_view tag = block.is_heading ? "h3" : "p";
        out += fmt::format("<{0}>{1}{2}</{0}>\n", tag, block.is_item ? "\u2022 " : "", inner);
    }
    return out + "</article>\n</section>\n";
}

std::string cell_of(const MarkedTable& table, const MarkedTable::Row& row, std::size_t column) {
    std::string words = xml_escaped(row.cells[column]);
    if (row.verdict && column == table.judged) {
        words = fmt::format("<span class=\"verdict {}\">{}</span>", class_of(row.verdict), words);
    }
    const bool is_place = table.columns[column] == "Line" && !row.link.empty();
    if (is_place) words = fmt::format("<a href=\"#{}\">{}</a>", xml_escaped(row.link), words);
    const std::string label = xml_escaped(table.columns[column]);
    if (column == 0) return fmt::format("<th scope=\"row\">{}</th>", words);
    return fmt::format("<td data-label=\"{}\">{}</td>", label, words);
}

std::string table_html(const MarkedTable& table, std::size_t number) {
    std::string out = fmt::format("<section aria-labelledby=\"table-{0}\">\n<h2 id=\"table-{0}\">{1}</h2>\n<table>\n"
                                  "<caption class=\"heard\">{1}</caption>\n<thead><tr>",
                                  number, xml_escaped(table.title));
    for (const std::string& column : table.columns)
        out += fmt::format("<th scope=\"col\">{}</th>", xml_escaped(column));
    out += "</tr></thead>\n<tbody>\n";
    for (const MarkedTable::Row& row : table.rows) {
        out += row.id.empty() ? "<tr>" : fmt::format("<tr id=\"{}\">", xml_escaped(row.id));
        for (std::size_t column = 0; column < row.cells.size(); ++column) out += cell_of(table, row, column);
        out += "</tr>\n";
    }
    out += "</tbody>\n</table>\n";
    for (const std::string& note : table.notes) out += fmt::format("<p class=\"note\">{}</p>\n", xml_escaped(note));
    return out + "</section>\n";
}

}  // namespace

std::string render_marked_page(const MarkedPage& page) {
    std::string body;
    for (std::size_t i = 0; i < page.tables.size(); ++i) body += table_html(page.tables[i], i + 1);
    for (std::size_t i = 0; i < page.texts.size(); ++i) body += text_html(page.texts[i], i + 1);
    const std::string title = xml_escaped(page.title);
    return fmt::format(
        "{}<title>{}</title>\n<style>{}{}</style>\n</head>\n<body>\n<header>\n<p class=\"kind\">dealcalc "
        "cite</p>\n<h1>{}</h1>\n<p>{}</p>\n<p class=\"hint\">In the text, a figure with a check stands in "
        "the file as it is written there, one with a cross does not; dots mark what the file does not "
        "use.</p>\n</header>\n<main>\n{}</main>\n<footer>\n<p>dealcalc explains figures; it never changes "
        "one.</p>\n</footer>\n</body>\n</html>\n",
        page_head, title, html_style, marked_style, title, xml_escaped(page.counts), body);
}

}  // namespace dealcalc
