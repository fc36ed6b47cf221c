#include "render/svg.hpp"

#include <algorithm>
#include <cstdlib>

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>

#include "base/utf8.hpp"
#include "render/terminal.hpp"
#include "render/formats.hpp"
#include "render/html.hpp"

namespace dealcalc {
namespace {

using namespace svg;

constexpr int headline_height = 230;
constexpr int between_charts = 320;

int draw_lines(Drawing& drawing, std::string_view words, const Font& font, Tone ink, int height, int top) {
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
    int y = draw_lines(drawing, chart.title, small, Tone::muted, line_height, top);
    if (!chart.finding.empty()) y = draw_lines(drawing, chart.finding, headline, Tone::strong, headline_height, y);
    if (!chart.legend.empty()) y = draw_legend(drawing, chart.legend, y);
    y = std::visit([&](const auto& chart_body) { return draw(drawing, chart_body, y + 120); }, chart.body);
    for (const std::string& note : chart.notes) y = draw_lines(drawing, note, small, Tone::muted, line_height, y + 60);
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
    int y = draw_lines(drawing, report.title, small, Tone::muted, line_height, 40);
    for (const Chart& chart : report.charts) {
        if (&chart != &report.charts.front()) y += between_charts;
        y = draw_chart(drawing, chart, y + 40);
        if (!labels.description.empty()) labels.description += ' ';
        labels.description += description_of(chart);
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(drawing, labels, y + 120);
}

}  // namespace dealcalc

namespace dealcalc::svg {

namespace {

constexpr std::string_view ellipsis = "…";

/// The advance of a character in hundredths of the size, that of DejaVu Sans or a little more.
int advance(std::string_view character) {
    const std::size_t columns = dealcalc::width_of(character);
    if (columns != 1) return static_cast<int>(columns) * 100;
    if (character.size() > 1) return 75;
    const char c = character.front();
    if (std::string_view(" ,.'|:;ijl!()[]/-\"Itfr").find(c) != std::string_view::npos) return 42;
    if (std::string_view("mwMW@%&").find(c) != std::string_view::npos) return 99;
    if (c >= 'A' && c <= 'Z') return 75;
    return 64;
}

std::string_view character_at(std::string_view text, std::size_t at) {
    return text.substr(at, decode(text, at).length);
}

int width_in(int hundredths, const Font& font) { return hundredths * font.size * (font.bold ? 110 : 100) / 10000; }

/// As many bytes of the start of `text` as are no wider than `width`, at least one character.
std::size_t fitting(std::string_view text, const Font& font, int width) {
    int hundredths = 0;
    std::size_t end = 0;
    while (end < text.size()) {
        const std::string_view character = character_at(text, end);
        hundredths += advance(character);
        if (end > 0 && width_in(hundredths, font) > width) break;
        end += character.size();
    }
    return end;
}

}  // namespace

int width_of(std::string_view text, const Font& font) {
    int hundredths = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view character = character_at(text, at);
        hundredths += advance(character);
        at += character.size();
    }
    return width_in(hundredths, font);
}

std::vector<std::string> wrapped(std::string_view text, const Font& font, int width) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        std::string_view word = text.substr(0, text.find(' '));
        const std::string joined = lines.back().empty() ? std::string(word) : lines.back() + ' ' + std::string(word);
        if (width_of(joined, font) <= width) {
            lines.back() = joined;
        } else {
            if (width_of(word, font) > width) word = word.substr(0, fitting(word, font, width));
            if (lines.back().empty()) lines.pop_back();
            lines.emplace_back(word);
        }
        text.remove_prefix(word.size());
        if (text.starts_with(' ')) text.remove_prefix(1);
    }
    return lines;
}

std::vector<std::string> shortened(std::string_view text, const Font& font, int width, std::size_t most) {
    std::vector<std::string> lines = wrapped(text, font, width);
    if (lines.size() <= most) return lines;
    lines.resize(most);
    std::string& last = lines.back();
    const int room = width - width_of(ellipsis, font);
    if (width_of(last, font) > room) last.resize(fitting(last, font, room));
    last += ellipsis;
    return lines;
}

namespace {

std::string_view anchor_name(Anchor anchor) {
    switch (anchor) {
        case Anchor::start: return "start";
        case Anchor::middle: return "middle";
        case Anchor::end: break;
    }
    return "end";
}

std::string_view look_of(Tone ink) {
    switch (ink) {
        case Tone::strong: return "class=\"dealcalc-ink\" fill=\"#1a1a1a\"";
        case Tone::muted: return "class=\"dealcalc-muted\" fill=\"#555555\"";
        case Tone::gap: return "class=\"dealcalc-gap-ink\" fill=\"#b3261e\"";
        case Tone::page: break;
    }
    return "class=\"dealcalc-page\" fill=\"#ffffff\"";
}

std::string filled(std::string_view pattern, std::string_view scope, std::string_view border) {
    return fmt::format("fill=\"url(#{}-{})\" {}", scope, pattern, border);
}

constexpr std::string_view dark_border = "class=\"dealcalc-border\" stroke=\"#17375e\" stroke-width=\"1.2\"";
constexpr std::string_view dark_fill = "class=\"dealcalc-dark\" fill=\"#17375e\"";
constexpr std::string_view mid_fill = "class=\"dealcalc-mid\" fill=\"#5b8fc7\"";

/// How a stretch of this kind is filled and bordered.
std::string look_of(chart::Kind kind, std::string_view scope) {
    using chart::Kind;
    switch (kind) {
        case Kind::prior:
        case Kind::committed:
        case Kind::paid: return std::string(dark_fill);
        case Kind::firm:
        case Kind::value:
        case Kind::chance:
        case Kind::received: return std::string(mid_fill);
        case Kind::contingent: return filled("hatch", scope, dark_border);
        case Kind::range: return filled("dots", scope, dark_border);
        case Kind::stated: return "class=\"dealcalc-band\" fill=\"#1a1a1a\"";
        case Kind::gap: break;
    }
    return "class=\"dealcalc-gap\" fill=\"#ffffff\" stroke=\"#b3261e\" stroke-width=\"1.6\" stroke-dasharray=\"4 2.5\"";
}

std::string arrow(const Box& box) {
    const int tip = box.x + box.width;
    const int shoulder = std::max(box.x, tip - 90);
    return fmt::format("M{0} {1}H{2}L{3} {4}L{2} {5}H{0}Z", units(box.x), units(box.y), units(shoulder), units(tip),
                       units(box.y + box.height / 2), units(box.y + box.height));
}

}  // namespace

std::string units(int tenths) {
    const std::string sign = tenths < 0 ? "-" : "";
    const int size = std::abs(tenths);
    return size % 10 == 0 ? fmt::format("{}{}", sign, size / 10) : fmt::format("{}{}.{}", sign, size / 10, size % 10);
}

int part_of(const Number& at, int length) { return std::stoi(rounded_text(at * Number(length), 0)); }

int across(const Number& at, const Plot& plot) { return plot.left + part_of(at, plot.right - plot.left); }

void Drawing::text(int x, int baseline, std::string_view words, const Font& font, Tone ink, Anchor anchor) {
    out_ += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"", units(x), units(baseline), units(font.size));
    if (font.bold) out_ += " font-weight=\"bold\"";
    if (anchor != Anchor::start) out_ += fmt::format(" text-anchor=\"{}\"", anchor_name(anchor));
    out_ += fmt::format(" {}>{}</text>\n", look_of(ink), xml_escaped(words));
}

void Drawing::text_on_marks(int x, int baseline, std::string_view words, const Font& font, Tone ink, Anchor anchor) {
    out_ += "<g class=\"dealcalc-rim\" stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\" "
            "paint-order=\"stroke\">";
    text(x, baseline, words, font, ink, anchor);
    out_ += "</g>\n";
}

void Drawing::stretch(const Box& box, chart::Kind kind, bool onward) {
    const std::string look = look_of(kind, scope_);
    if (onward) {
        path(look, arrow(box));
        return;
    }
    out_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>\n", units(box.x), units(box.y),
                        units(box.width), units(box.height), look);
}

void Drawing::line(int x1, int y1, int x2, int y2, std::string_view look) {
    out_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {}/>\n", units(x1), units(y1), units(x2),
                        units(y2), look);
}

void Drawing::circle(int x, int y, int radius) {
    out_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" class=\"dealcalc-open\" fill=\"#ffffff\" "
                        "stroke=\"#1a1a1a\" stroke-width=\"1.6\"/>\n",
                        units(x), units(y), units(radius));
}

void Drawing::path(std::string_view look, std::string_view data) {
    out_ += fmt::format("<path d=\"{}\" {}/>\n", data, look);
}

void Drawing::begin_group(std::string_view title) {
    out_ += fmt::format("<g><title>{}</title>\n", xml_escaped(title));
}

void Drawing::end_group() { out_ += "</g>\n"; }

std::string definitions(std::string_view scope) {
    return fmt::format(
        "<style>.dealcalc-picture{{max-width:100%;height:auto}}@media screen and (prefers-color-scheme:dark){{"
        ".dealcalc-page,.dealcalc-open,.dealcalc-gap{{fill:#15181d}}.dealcalc-rim{{stroke:#15181d}}"
        ".dealcalc-ink,.dealcalc-band{{fill:#f2f2f2}}.dealcalc-muted{{fill:#b4b4b4}}"
        ".dealcalc-rule,.dealcalc-open{{stroke:#f2f2f2}}.dealcalc-frame{{stroke:#b4b4b4}}.dealcalc-grid{{stroke:#464b54}}"
        ".dealcalc-dark{{fill:#a9cbf0}}.dealcalc-mid{{fill:#4a7fb8}}.dealcalc-border,.dealcalc-hatch{{stroke:#a9cbf0}}"
        ".dealcalc-dot{{fill:#a9cbf0}}.dealcalc-gap{{stroke:#ff8a80}}.dealcalc-gap-ink{{fill:#ff8a80}}"
        "}}</style>\n"
        "<defs>\n"
        "<pattern id=\"{0}-hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><rect width=\"7\" height=\"7\" class=\"dealcalc-page\" fill=\"#ffffff\"/>"
        "<line x1=\"1.5\" y1=\"0\" x2=\"1.5\" y2=\"7\" class=\"dealcalc-hatch\" stroke=\"#17375e\" "
        "stroke-width=\"2\"/></pattern>\n"
        "<pattern id=\"{0}-dots\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
        "<rect width=\"5\" height=\"5\" class=\"dealcalc-page\" fill=\"#ffffff\"/>"
        "<circle cx=\"2.5\" cy=\"2.5\" r=\"1\" class=\"dealcalc-dot\" fill=\"#17375e\"/></pattern>\n"
        "</defs>\n",
        scope);
}

}  // namespace dealcalc::svg
