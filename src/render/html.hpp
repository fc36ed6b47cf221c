#pragma once
// XML and HTML: the one function that makes text harmless in markup.
// HTML for readers: one page that stands alone, with no script and no request. Every cell that has a trace is a
// disclosure that opens it; on paper all of them stand at the end, each once.
// Cells and their traces in HTML.

#include <set>
#include <string>
#include <string_view>

#include <dealcalc/render/render.hpp>
#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// The text as it may stand between tags and inside quoted attributes of XML 1.0 and HTML. Characters that they forbid,
/// and those that would turn the text around or hide in it, come out as visible escapes.
std::string xml_escaped(std::string_view text);

std::string render_html(const Report& report, const Style& style);

/// Whether the text is nothing but an address that a page may link to: http or https and printable ASCII, without
/// quotes, angle brackets, backslashes or spaces.
bool is_web_address(std::string_view text);

/// What stands in a cell; a cell with a trace is a disclosure. Nothing for what does not apply. Of the disclosures of a
/// group, which may be empty, one is open at a time.
std::string cell_html(const Cell& cell, std::string_view group = "");

/// A line of a list of facts; `inner` is HTML.
std::string fact_html(const std::string& label, const std::string& inner);

/// The traces of a page for its paper form, where nothing opens: each once, however many numbers rest on it.
class PrintedTraces {
public:
    void add(const Section& section);
    bool empty() const { return html_.empty(); }
    std::string html() const;

private:
    void add(const Cell& cell);
    void add(const std::string& lead, const Trace& trace);

    std::set<std::string> known_;
    std::string html_;
};

}  // namespace dealcalc
