#include "render/svg_drawing.hpp"

#include <cstdlib>

#include <fmt/core.h>

#include "render/xml.hpp"

namespace dealcalc::svg {
namespace {

std::string_view anchor_name(Anchor anchor) {
    switch (anchor) {
        case Anchor::start: return "start";
        case Anchor::middle: return "middle";
        case Anchor::end: break;
    }
    return "end";
}

std::string_view look_of(Ink ink) {
    switch (ink) {
        case Ink::ink: return "class=\"dealcalc-ink\" fill=\"#1a1a1a\"";
        case Ink::muted: return "class=\"dealcalc-muted\" fill=\"#555555\"";
        case Ink::gap: return "class=\"dealcalc-gap-ink\" fill=\"#b3261e\"";
        case Ink::page: break;
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

void Drawing::text(int x, int baseline, std::string_view words, const Font& font, Ink ink, Anchor anchor) {
    out_ += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"", units(x), units(baseline), units(font.size));
    if (font.bold) out_ += " font-weight=\"bold\"";
    if (anchor != Anchor::start) out_ += fmt::format(" text-anchor=\"{}\"", anchor_name(anchor));
    out_ += fmt::format(" {}>{}</text>\n", look_of(ink), xml_escaped(words));
}

void Drawing::text_on_marks(int x, int baseline, std::string_view words, const Font& font, Ink ink, Anchor anchor) {
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
