#include <dealcalc/render/render.hpp>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "render/formats.hpp"

namespace dealcalc {
namespace {

constexpr Extras no_extras = {.charts = false, .traces = false};

void no_heading(std::string&, const Table&) {}

constexpr RowForm text_rows = {Audience::people, no_heading, append_text_rows};
constexpr RowForm json_rows = {Audience::machines, no_heading, append_json_lines};
constexpr RowForm csv_rows = {Audience::machines, append_csv_heading, append_csv_rows};

constexpr std::array all_formats = {
    Format{"text", ".txt", "aligned text for people", Content::page, render_text, no_extras, false, &text_rows},
    Format{"json", ".json", "every value, exact, for programs", Content::page, render_json, no_extras},
    Format{"jsonl", ".jsonl", "the main table as JSON, a row a line", Content::table, render_jsonl,
           no_extras, false, &json_rows},
    Format{"csv", ".csv", "the main table for spreadsheets, bare numbers in base units", Content::table, render_csv,
           no_extras, true, &csv_rows},
    Format{"tsv", ".tsv", "the same between tabs", Content::table, render_tsv, no_extras, true},
    Format{"markdown", ".md", "headings, tables and lists for GitHub", Content::page, render_markdown,
           no_extras},
    Format{"html", ".html", "a page that stands alone; its numbers open", Content::page, render_html,
           {.charts = true, .traces = true}},
    Format{"svg", ".svg", "pictures", Content::chart, render_svg, {.charts = true, .traces = false}},
    Format{"vega-lite", ".vl.json", "the pictures as a Vega-Lite specification", Content::chart, render_vega_lite,
           {.charts = true, .traces = false}},
    Format{"github", ".github", "annotations for GitHub Actions, and a step summary", Content::claims, render_github,
           no_extras},
    Format{"junit", ".xml", "JUnit XML, a case a claim", Content::claims, render_junit, no_extras},
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

std::span<const Format> formats() { return all_formats; }

const Format* find_format(std::string_view name) {
    const auto found =
        std::find_if(all_formats.begin(), all_formats.end(), [&](const Format& f) { return f.name == name; });
    return found == all_formats.end() ? nullptr : &*found;
}

const Format* format_of_file(std::string_view file_name) {
    const Format* longest = nullptr;  // x.vl.json ends in .json too
    for (const Format& format : all_formats) {
        const bool fits = file_name.ends_with(format.extension);
        if (fits && (!longest || format.extension.size() > longest->extension.size())) longest = &format;
    }
    return longest;
}

std::string render(const Report& report, const Format& format, const Style& style) {
    return format.render(report, style);
}

// ---- what several formats share

namespace {

struct Words {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const Text& text) const { return text.text; }
    std::string operator()(const Exact& exact) const { return exact.text; }
    std::string operator()(const Quantity& quantity) const { return quantity.display; }
    std::string operator()(const LongQuantity& quantity) const { return quantity.display; }
    std::string operator()(const Count& count) const { return count.display; }
    std::string operator()(const Missing& missing) const { return "unknown: " + missing.reason; }
    std::string operator()(Verdict verdict) const { return std::string(verdict_name(verdict)); }
    std::string operator()(const When& when) const { return when.display; }
    std::string operator()(const Flag& flag) const { return flag.yes ? "yes" : "no"; }
    std::string operator()(const Bar&) const { return ""; }
    std::string operator()(const Citing& citing) const {
        const bool both = !citing.source.empty() && !citing.at.empty();
        return citing.source + (both ? ", " : "") + citing.at;
    }
    std::string operator()(const Branch& branch) const { return branch.name; }
    std::string operator()(const Records& records) const { return join(records.display, "; "); }
};

}  // namespace

std::string cell_words(const Cell& cell) { return std::visit(Words{}, cell.content()); }

bool counts_none(const Cell& cell) {
    const auto* count = cell.as<Count>();
    return count && count->number == 0;
}

bool has_no_rows(const Section& section) {
    const Table* body = section.table();
    return body && body->rows.empty();
}

}  // namespace dealcalc
