#include "render/formats.hpp"

#include <algorithm>
#include <span>

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>

#include "base/digits.hpp"
#include "base/letters.hpp"

namespace dealcalc {
namespace {

bool is_space_or_end(std::string_view text, std::size_t at) { return at >= text.size() || text[at] == ' '; }

/// Where a text that begins like an item of a list has its mark ("- ", "+ ", "1. ", "2) "), or like a rule ("---").
std::size_t list_mark(std::string_view text) {
    const bool dash = text.starts_with('-') || text.starts_with('+');
    if (dash && (is_space_or_end(text, 1) || text.starts_with("--"))) return 0;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const bool point = digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
    return point && is_space_or_end(text, digits + 1) ? digits : std::string_view::npos;
}

/// An underscore within a word emphasizes nothing: series_e.
bool is_within_word(std::string_view text, std::size_t at) {
    const auto in_word = [](char c) { return is_letter(c) || is_digit(c); };
    return at > 0 && at + 1 < text.size() && in_word(text[at - 1]) && in_word(text[at + 1]);
}

/// Whether the point or colon at `at` would make a link of its surroundings: "www." and "://".
bool makes_link(std::string_view text, std::size_t at) {
    if (text[at] == ':') return text.substr(at).starts_with("://");
    if (text[at] != '.' || at < 3) return false;
    const auto is_w = [](char c) { return c == 'w' || c == 'W'; };
    return std::ranges::all_of(text.substr(at - 3, 3), is_w);
}

std::string cell_text(const Cell& cell) {
    const auto* branch = cell.as<Branch>();
    std::string indent;
    for (std::size_t i = 0; branch && i < branch->depth; ++i) indent += "&nbsp;&nbsp;";
    return indent + markdown_text(cell_words(cell));
}

bool is_drawing(const Table& table, std::size_t column) {
    return std::ranges::any_of(table.rows, [&](const Row& row) { return row[column].is<Bar>(); });
}

/// The columns of a grid that have words: what a bar draws stands beside it in numbers.
std::vector<std::size_t> shown_columns(const Table& table) {
    std::vector<std::size_t> shown;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].for_people && !is_drawing(table, c)) shown.push_back(c);
    }
    return shown;
}

std::string grid(const Table& table) {
    const std::vector<std::size_t> shown = shown_columns(table);
    std::string out = "\n|";
    for (const std::size_t c : shown) out += fmt::format(" {} |", markdown_text(table.columns[c].title));
    out += "\n|";
    for (const std::size_t c : shown) out += table.columns[c].align == Column::Align::right ? "---:|" : "---|";
    for (const auto& row : table.rows) {
        out += "\n|";
        for (const std::size_t c : shown) out += fmt::format(" {} |", cell_text(row[c]));
    }
    return out + '\n';
}

/// A line of a list; what does not apply is left out.
std::string labelled(const std::string& label, const Cell& cell) {
    const std::string words = cell_text(cell);
    return words.empty() ? "" : fmt::format("- **{}:** {}\n", markdown_text(label), words);
}

std::string heading_of_card(const Table& table, const Row& row) {
    std::string out;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const std::string words = cell_text(row[c]);
        if (!table.columns[c].in_heading || !table.columns[c].for_people || words.empty()) continue;
        out += (out.empty() ? "" : " · ") + words;
    }
    return out;
}

std::string cards(const Table& table) {
    std::string out;
    for (const auto& row : table.rows) {
        out += fmt::format("\n#### {}\n\n", heading_of_card(table, row));
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const Column& column = table.columns[c];
            if (column.for_people && !column.in_heading) out += labelled(column.title, row[c]);
        }
    }
    return out;
}

std::string facts_in_one_line(const Facts& facts) {
    std::string line = cell_words(facts.front().cell);
    std::string_view separator = ": ";
    for (const Field& fact : std::span(facts).subspan(1)) {
        if (counts_none(fact.cell)) continue;
        line += std::string(separator) + cell_words(fact.cell);
        separator = ", ";
    }
    return fmt::format("\n{}\n", markdown_text(line));
}

std::string facts_by_line(const Facts& facts) {
    std::string out = "\n";
    for (const Field& fact : facts) {
        if (fact.for_people) out += labelled(fact.label, fact.cell);
    }
    return out;
}

std::string body(const Section& section) {
    if (const Facts* facts = section.facts()) {
        return section.in_one_line ? facts_in_one_line(*facts) : facts_by_line(*facts);
    }
    const Table& table = *section.table();
    if (table.layout == Table::Layout::cards) return cards(table);
    return table.rows.empty() ? "" : grid(table);
}

}  // namespace

std::string markdown_text(std::string_view text) {
    const std::string shown = visible(text);
    const bool has_dollars = std::ranges::count(shown, '$') > 1;
    const std::size_t mark = list_mark(shown);
    std::string out;
    for (std::size_t at = 0; at < shown.size(); ++at) {
        const char c = shown[at];
        const bool marks_up = std::string_view("\\`*[]|~#").find(c) != std::string_view::npos ||
                              (c == '_' && !is_within_word(shown, at));
        if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '&') {
            out += "&amp;";
        } else {
            if (marks_up || (c == '$' && has_dollars) || at == mark || makes_link(shown, at)) out += '\\';
            out += c;
        }
    }
    return out;
}

std::string render_markdown(const Report& report, const Style&) {
    std::string out = fmt::format("## {}\n", markdown_text(report.title));
    for (const Section& section : report.sections) {
        if (!section.for_people) continue;
        if (!section.title.empty()) out += fmt::format("\n### {}\n", markdown_text(section.title));
        out += body(section);
        for (const std::string& note : section.notes) out += fmt::format("\n{}\n", markdown_text(note));
    }
    return out;
}

}  // namespace dealcalc
