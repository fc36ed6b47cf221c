#include <dealcalc/render/render.hpp>

#include <algorithm>
#include <array>

#include "render/csv.hpp"
#include "render/html.hpp"
#include "render/json.hpp"
#include "render/jsonl.hpp"
#include "render/markdown.hpp"
#include "render/svg.hpp"
#include "render/text.hpp"
#include "render/tsv.hpp"

namespace dealcalc {
namespace {

constexpr std::array table = {
    Format{"text", ".txt", "aligned text for people", Content::page, render_text},
    Format{"json", ".json", "every value, exact, for programs", Content::page, render_json},
    Format{"jsonl", ".jsonl", "the main table as JSON, a row a line", Content::table, render_jsonl},
    Format{"csv", ".csv", "the main table for spreadsheets, bare numbers in base units", Content::table, render_csv,
           true},
    Format{"tsv", ".tsv", "the same between tabs", Content::table, render_tsv, true},
    Format{"markdown", ".md", "headings, tables and lists for GitHub", Content::page, render_markdown},
    Format{"html", ".html", "a page that stands alone; its numbers open", Content::page, render_html},
    Format{"svg", ".svg", "pictures", Content::chart, render_svg},
};

}  // namespace

std::string_view content_name(Content content) {
    switch (content) {
        case Content::page: return "page";
        case Content::table: return "table";
        case Content::chart: return "chart";
        case Content::claims: break;
    }
    return "claims";
}

std::span<const Format> formats() { return table; }

const Format* find_format(std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Format& f) { return f.name == name; });
    return found == table.end() ? nullptr : &*found;
}

const Format* format_of_file(std::string_view file_name) {
    const auto fits = [&](const Format& f) { return file_name.ends_with(f.extension); };
    const auto found = std::find_if(table.begin(), table.end(), fits);
    return found == table.end() ? nullptr : &*found;
}

std::string render(const Report& report, const Format& format, const Style& style) {
    return format.render(report, style);
}

}  // namespace dealcalc
