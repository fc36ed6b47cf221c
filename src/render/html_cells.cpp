#include "render/html.hpp"

#include <algorithm>

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace dealcalc {
namespace {

/// What a character of harmless text becomes in markup; empty where it stands for itself.
std::string_view replacement(char32_t point) {
    switch (point) {
        case U'&': return "&amp;";
        case U'<': return "&lt;";
        case U'>': return "&gt;";
        case U'"': return "&quot;";
        case U'\'': return "&#39;";
        default: return {};
    }
}

/// Code points that are no characters: XML forbids two of them, and HTML all.
bool is_noncharacter(char32_t point) { return (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE; }

}  // namespace

std::string xml_escaped(std::string_view text) {
    const std::string shown = visible(text);
    std::string out;
    for (std::size_t at = 0; at < shown.size();) {
        const CodePoint c = decode(shown, at);
        const std::string_view instead = replacement(c.point);
        if (is_noncharacter(c.point)) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c.point));
        } else {
            out += instead.empty() ? std::string_view(shown).substr(at, c.length) : instead;
        }
        at += c.length;
    }
    return out;
}

namespace {

/// A verdict as a class: "holds by rounding" is a way to hold.
std::string_view class_of(Verdict verdict) {
    return verdict == Verdict::holds_by_rounding ? verdict_name(Verdict::holds) : verdict_name(verdict);
}

std::string link_to(const std::string& url, const std::string& text) {
    return fmt::format("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", xml_escaped(url), xml_escaped(text));
}

/// Where a value from 0 to 1 stands on a scale of a thousand.
std::string on_scale(const Number& value) { return rounded_text(value * Number(1000), 0); }

std::string bar_html(const Bar& bar) {
    return fmt::format("<svg class=\"bar\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                       "<rect {}x=\"{}\" width=\"{}\" height=\"20\" vector-effect=\"non-scaling-stroke\"/></svg>",
                       bar.conditional ? "class=\"conditional\" " : "", on_scale(bar.from),
                       on_scale(bar.to - bar.from));
}

std::string list_html(const std::vector<std::string>& items) {
    if (items.size() == 1) return items.front();
    std::string out = "<ul>";
    for (const std::string& item : items) out += "<li>" + item + "</li>";
    return out + "</ul>";
}

/// What stands in a cell. Places differ: a trace has room for the title of a source, a table for its id; a line has
/// none for a list.
class CellHtml {
public:
    enum class Place { table, trace, line };
    explicit CellHtml(Place place, const Trace* trace = nullptr, std::string_view group = "")
        : place_(place), trace_(trace), group_(group) {}

    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const Text& text) const {
        if (is_web_address(text.text)) return link_to(text.text, text.text);
        return opening(xml_escaped(text.text));
    }
    std::string operator()(const Exact& exact) const { return opening(xml_escaped(exact.text)); }
    std::string operator()(const Quantity& quantity) const { return opening(xml_escaped(quantity.display)); }
    std::string operator()(const LongQuantity& quantity) const { return opening(xml_escaped(quantity.display)); }
    std::string operator()(const Count& count) const { return xml_escaped(count.display); }
    std::string operator()(const Missing& missing) const {
        return "<span class=\"missing\">unknown</span>" + opening(": " + xml_escaped(missing.reason));
    }
    std::string operator()(Verdict verdict) const {
        return fmt::format("<span class=\"verdict {}\">{}</span>", class_of(verdict), verdict_name(verdict));
    }
    std::string operator()(const When& when) const { return xml_escaped(when.display); }
    std::string operator()(const Flag& flag) const { return flag.yes ? "yes" : "no"; }
    std::string operator()(const Bar& bar) const { return bar_html(bar); }
    std::string operator()(const Branch& branch) const {
        std::string out;
        for (std::size_t i = 0; i < branch.depth; ++i) {
            out += "<span class=\"depth\" aria-hidden=\"true\">\u00B7 </span>";
        }
        return out + xml_escaped(branch.name);
    }

    std::string operator()(const Citing& citing) const {
        const std::string& name = place_ != Place::table && !citing.title.empty() ? citing.title : citing.source;
        std::string out = is_web_address(citing.url) ? link_to(citing.url, name) : xml_escaped(name);
        if (!out.empty() && !citing.at.empty()) out += ", ";
        return out + xml_escaped(citing.at);
    }

    std::string operator()(const Records& records) const {
        std::vector<std::string> lines;
        for (const std::string& line : records.display) lines.push_back(xml_escaped(line));
        return place_ == Place::line ? join(lines, "; ") : list_html(lines);
    }

private:
    std::string opening(const std::string& shown) const;

    Place place_;
    const Trace* trace_;
    std::string_view group_;
};

std::string how_html(const Trace& trace);

std::string in_trace(const Cell& cell) { return std::visit(CellHtml(CellHtml::Place::trace), cell.content()); }

std::string named_value(const Trace& trace) {
    const std::string value = in_trace(trace.value);
    return fmt::format("<span class=\"name\">{}</span>{}", xml_escaped(trace.name), value.empty() ? "" : " " + value);
}

/// A number that another rests on: open to its own trace where it says more than its value.
std::string input_html(const Trace& trace) {
    const std::string shown = named_value(trace);
    if (trace.facts.empty() && trace.inputs.empty()) return shown;
    return fmt::format("<details><summary>{}</summary>{}</details>", shown, how_html(trace));
}

std::string how_html(const Trace& trace) {
    std::string out = "<div class=\"how\">";
    if (!trace.facts.empty()) out += "<dl>\n";
    for (const Field& fact : trace.facts) {
        out += fact_html(fact.label, in_trace(fact.cell));
    }
    if (!trace.facts.empty()) out += "</dl>";
    if (!trace.inputs.empty()) {
        out += "<p>It rests on</p><ul>";
        for (const TraceRef& input : trace.inputs) out += "<li>" + input_html(*input) + "</li>\n";
        out += "</ul>";
    }
    return out + "</div>";
}

std::string CellHtml::opening(const std::string& shown) const {
    if (!trace_) return shown;
    const std::string name = group_.empty() ? "" : fmt::format(" name=\"{}\"", xml_escaped(group_));
    return fmt::format("<details{}><summary>{}</summary>{}</details>", name, shown, how_html(*trace_));
}

/// What a cell says while it is closed.
std::string closed_html(const Cell& cell) { return std::visit(CellHtml(CellHtml::Place::table), cell.content()); }

/// One trace in a line; what it rests on by name and value.
std::string line_html(const std::string& lead, const Trace& trace) {
    std::string out = "<p>" + lead;
    for (const Field& fact : trace.facts) {
        out += fmt::format("; <i>{}</i> {}", xml_escaped(fact.label),
                           std::visit(CellHtml(CellHtml::Place::line), fact.cell.content()));
    }
    std::string_view separator = "; <i>It rests on</i> ";
    for (const TraceRef& input : trace.inputs) {
        out += std::string(separator) + named_value(*input);
        separator = ", ";
    }
    return out + "</p>\n";
}

}  // namespace

bool is_web_address(std::string_view text) {
    constexpr std::string_view refused = "\"'<>\\^`{|}";
    const auto may_stand = [&](char c) { return c > ' ' && c < 0x7F && refused.find(c) == std::string_view::npos; };
    const std::size_t start = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
    return start > 0 && text.size() > start && text[start] != '/' && std::all_of(text.begin(), text.end(), may_stand);
}

std::string cell_html(const Cell& cell, std::string_view group) {
    return std::visit(CellHtml(CellHtml::Place::table, cell.trace().get(), group), cell.content());
}

std::string fact_html(const std::string& label, const std::string& inner) {
    return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", xml_escaped(label), inner);
}

void PrintedTraces::add(const Section& section) {
    if (const Facts* facts = section.facts()) {
        for (const Field& fact : *facts) {
            if (fact.for_people) add(fact.cell);
        }
        return;
    }
    const Table& table = *section.table();
    for (const auto& row : table.rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (table.columns[c].for_people) add(row[c]);
        }
    }
}

void PrintedTraces::add(const Cell& cell) {
    const Trace* trace = cell.trace().get();
    if (!trace) return;
    const std::string shown = closed_html(cell);
    add(trace->name.empty() ? "<b>" + shown + "</b>"
                            : fmt::format("<b class=\"name\">{}</b> {}", xml_escaped(trace->name), shown),
        *trace);
}

void PrintedTraces::add(const std::string& lead, const Trace& trace) {
    const auto [line, is_new] = known_.insert(line_html(lead, trace));
    if (!is_new) return;
    html_ += *line;
    for (const TraceRef& input : trace.inputs) {
        if (input->facts.empty() && input->inputs.empty()) continue;
        add(fmt::format("<b class=\"name\">{}</b> {}", xml_escaped(input->name), in_trace(input->value)), *input);
    }
}

std::string PrintedTraces::html() const {
    if (html_.empty()) return "";
    return "<section class=\"paper\" aria-labelledby=\"traces\">\n<h2 id=\"traces\">How each number was got</h2>\n" +
           html_ + "</section>\n";
}

}  // namespace dealcalc
