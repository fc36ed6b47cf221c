#pragma once
// The formats: a function each, and what several of them share. What each is for: the table in render.cpp.

#include <string>
#include <string_view>

#include <dealcalc/render/render.hpp>
#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// Text for people: aligned tables, a line a fact, sentences wrapped to the width of the style.
std::string render_text(const Report& report, const Style& style);
/// JSON, indented, and the main table of it with a row a line: see json.hpp.
std::string render_json(const Report& report, const Style& style);
std::string render_jsonl(const Report& report, const Style& style);
/// The main table, a header and a line an item: see csv.hpp.
std::string render_csv(const Report& report, const Style& style);
std::string render_tsv(const Report& report, const Style& style);
/// Headings, tables and lists as GitHub shows them.
std::string render_markdown(const Report& report, const Style& style);
/// One page that needs nothing else: see html.hpp.
std::string render_html(const Report& report, const Style& style);
/// The charts, one under the other: see svg.hpp.
std::string render_svg(const Report& report, const Style& style);
/// The charts as one Vega-Lite specification, one under the other, with dealcalc's own words at the ticks.
std::string render_vega_lite(const Report& report, const Style& style);
/// Claims for CI systems: see claims.hpp.
std::string render_github(const Report& report, const Style& style);
std::string render_junit(const Report& report, const Style& style);

// Rows as they are made: whole lines each.
void append_text_rows(std::string& out, const Table& table);
void append_json_lines(std::string& out, const Table& table);
void append_csv_heading(std::string& out, const Table& table);
void append_csv_rows(std::string& out, const Table& table);

/// A cell as people read it, as it is and not yet escaped for any format. Of what is unknown the reason too; of a name
/// in a tree the name alone; of a drawing nothing.
std::string cell_words(const Cell& cell);

/// Whether the cell counts, and counts none: facts in one line leave it out.
bool counts_none(const Cell& cell);

/// A table without rows: people are not shown its notes.
bool has_no_rows(const Section& section);

/// A text as Markdown shows it, with nothing in it taken for markup.
std::string markdown_text(std::string_view text);

}  // namespace dealcalc
