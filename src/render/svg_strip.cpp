#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>

#include "render/svg_bodies.hpp"

namespace dealcalc::svg {
namespace {

constexpr int cell_size = 220;
constexpr int cell_pitch = 280;
constexpr int text_edge = left_edge + cell_size + 100;
constexpr std::size_t most_label_lines = 2;

std::string moved(std::string_view path, int x, int y) {
    return fmt::format("transform=\"translate({} {})\" {}", units(x), units(y), path);
}

/// What is drawn in a cell of 22 by 22 units, so that the verdicts differ without colour.
std::string_view sign_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::fails: return "M5.5 5.5L16.5 16.5M16.5 5.5L5.5 16.5";
        case Verdict::undetermined: return "M7.5 8.5C7.5 3.5 14.5 3.5 14.5 8C14.5 11 11 10.5 11 13.5M11 16.4V18.2";
        case Verdict::unchecked: return "M6 11H16";
        case Verdict::holds_by_rounding: return "M5 9.5C8 5.5 13.5 12 17 8M5 15C8 11 13.5 17.5 17 13.5";
        case Verdict::holds: break;
    }
    return "M5 11.5L9.5 16L17 6.5";
}

constexpr std::string_view sign = "fill=\"none\" class=\"dealcalc-rule\" stroke=\"#1a1a1a\" stroke-width=\"2.4\"";
constexpr std::string_view sign_on_dark =
    "fill=\"none\" class=\"dealcalc-rim\" stroke=\"#ffffff\" stroke-width=\"2.6\"";

std::string_view frame_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::fails: return "class=\"dealcalc-gap-ink\" fill=\"#b3261e\"";
        case Verdict::unchecked:
            return "class=\"dealcalc-frame\" fill=\"none\" stroke=\"#555555\" stroke-dasharray=\"3 2\"";
        default: return "class=\"dealcalc-frame\" fill=\"none\" stroke=\"#555555\"";
    }
}

void draw_cell(Drawing& drawing, Verdict verdict, int x, int y) {
    drawing.path(moved(frame_of(verdict), x, y), "M0.5 0.5H21.5V21.5H0.5Z");
    drawing.path(moved(verdict == Verdict::fails ? sign_on_dark : sign, x, y), sign_of(verdict));
}

/// How many there are of each verdict, which says also what the signs mean.
int draw_counts(Drawing& drawing, const chart::Strip& strip, int top) {
    int x = left_edge;
    int y = top;
    for (const auto& [verdict, words] : strip.counts) {
        const int width = cell_size + 60 + width_of(words, body);
        if (x > left_edge && x + width > right_edge) {
            x = left_edge;
            y += cell_pitch;
        }
        draw_cell(drawing, verdict, x, y);
        drawing.text(x + cell_size + 60, y + 160, words, body);
        x += width + 150;
    }
    return strip.counts.empty() ? y : y + cell_size;
}

std::string hover_words(const chart::StripCell& cell) {
    return fmt::format("{}: {}; {}", cell.says, verdict_name(cell.verdict), cell.reason);
}

/// A claim by itself: its sign, what it says, and why it has its verdict.
int draw_claim(Drawing& drawing, const chart::StripRow& row, int top) {
    const chart::StripCell& cell = row.cells.front();
    drawing.begin_group(hover_words(cell));
    draw_cell(drawing, cell.verdict, left_edge, top);
    int y = top - 30;
    for (const std::string& line : shortened(visible(row.label), strong, right_edge - text_edge, most_label_lines)) {
        drawing.text(text_edge, y += line_height, line, strong);
    }
    const std::string why = fmt::format("{}: {}", verdict_name(cell.verdict), visible(cell.reason));
    for (const std::string& line : wrapped(why, small, right_edge - text_edge)) {
        drawing.text(text_edge, y += line_height, line, small, Ink::muted);
    }
    drawing.end_group();
    return y;
}

int draw_cells(Drawing& drawing, const chart::StripRow& row, int top) {
    int y = top - 30;
    for (const std::string& line : shortened(visible(row.label), strong, plot_width, most_label_lines)) {
        drawing.text(left_edge, y += line_height, line, strong);
    }
    y += 60;
    int x = left_edge;
    for (const chart::StripCell& cell : row.cells) {
        if (x + cell_size > right_edge) {
            x = left_edge;
            y += cell_pitch;
        }
        drawing.begin_group(hover_words(cell));
        draw_cell(drawing, cell.verdict, x, y);
        drawing.end_group();
        x += cell_pitch;
    }
    return row.cells.empty() ? y : y + cell_size;
}

}  // namespace

int draw(Drawing& drawing, const chart::Strip& strip, int top) {
    int y = draw_counts(drawing, strip, top);
    for (const chart::StripRow& row : strip.rows) {
        const bool is_claim = strip.layout == chart::Strip::Layout::claims;
        y = is_claim ? draw_claim(drawing, row, y + 140) : draw_cells(drawing, row, y + 140);
    }
    return y;
}

}  // namespace dealcalc::svg
