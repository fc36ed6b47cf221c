#include "render/svg.hpp"

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>

#include "render/svg_bodies.hpp"
#include "render/xml.hpp"

namespace dealcalc {
namespace {

using namespace svg;

constexpr int headline_height = 230;
constexpr int between_charts = 320;

int draw_lines(Drawing& drawing, std::string_view words, const Font& font, Ink ink, int height, int top) {
    int y = top;
    for (const std::string& line : svg::wrapped(visible(words), font, plot_width)) {
        drawing.text(left_edge, y += height, line, font, ink);
    }
    return y;
}

int draw_legend(Drawing& drawing, const std::vector<chart::LegendItem>& legend, int top) {
    constexpr Box swatch{0, 0, 260, 140};
    int x = left_edge;
    int y = top + 100;
    for (const chart::LegendItem& item : legend) {
        const int width = swatch.width + 60 + width_of(item.words, small);
        if (x > left_edge && x + width > right_edge) {
            x = left_edge;
            y += line_height + 20;
        }
        if (item.kind == chart::Kind::stated) {
            drawing.line(x + swatch.width / 2, y, x + swatch.width / 2, y + swatch.height, stated);
        } else {
            drawing.stretch({x, y, swatch.width, swatch.height}, item.kind, false);
        }
        drawing.text(x + swatch.width + 60, y + 120, item.words, small);
        x += width + 150;
    }
    return y + swatch.height;
}

/// What it shows in small letters, what that comes to in large ones, the picture, the notes.
int draw_chart(Drawing& drawing, const Chart& chart, int top) {
    int y = draw_lines(drawing, chart.title, small, Ink::muted, line_height, top);
    if (!chart.finding.empty()) y = draw_lines(drawing, chart.finding, headline, Ink::ink, headline_height, y);
    if (!chart.legend.empty()) y = draw_legend(drawing, chart.legend, y);
    y = std::visit([&](const auto& chart_body) { return draw(drawing, chart_body, y + 120); }, chart.body);
    for (const std::string& note : chart.notes) y = draw_lines(drawing, note, small, Ink::muted, line_height, y + 60);
    return y;
}

struct Labels {
    std::string title;
    std::string description;
};

/// The drawing as an element, from 0 to `height`. As large as two thirds more than it is drawn, and as wide as its
/// place where that is less.
std::string element(Drawing& drawing, const Labels& labels, int height) {
    const std::string& scope = drawing.scope();
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\" "
        "aria-labelledby=\"{}-title {}-desc\" class=\"dealcalc-picture\" "
        "font-family=\"system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif\">\n"
        "<title id=\"{}-title\">{}</title>\n<desc id=\"{}-desc\">{}</desc>\n"
        "{}<rect width=\"{}\" height=\"{}\" class=\"dealcalc-page\" fill=\"#ffffff\"/>\n{}</svg>\n",
        units(drawing_width * 5 / 3), units(height * 5 / 3), units(drawing_width), units(height), scope, scope, scope,
        xml_escaped(labels.title), scope, xml_escaped(labels.description), definitions(scope), units(drawing_width),
        units(height), drawing.take());
}

}  // namespace

std::string svg_of(const Chart& chart, std::string_view scope) {
    Drawing drawing(scope);
    const int height = draw_chart(drawing, chart, 40) + 120;
    return element(drawing, {chart.title, description_of(chart)}, height);
}

std::string render_svg(const Report& report, const Style&) {
    Drawing drawing("dealcalc");
    Labels labels{report.title, {}};
    int y = draw_lines(drawing, report.title, small, Ink::muted, line_height, 40);
    for (const Chart& chart : report.charts) {
        if (&chart != &report.charts.front()) y += between_charts;
        y = draw_chart(drawing, chart, y + 40);
        if (!labels.description.empty()) labels.description += ' ';
        labels.description += description_of(chart);
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(drawing, labels, y + 120);
}

}  // namespace dealcalc
