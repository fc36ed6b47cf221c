#pragma once
// HTML for readers: one page that needs nothing else, with no script and no request. Every cell that has a trace is a
// disclosure that opens it; on paper all of them are at the end, each once.

#include <set>
#include <string>
#include <string_view>

#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// The text as it may stand between tags and inside quoted attributes of XML 1.0 and HTML. Characters that they forbid,
/// and those that would turn the text around or hide in it, come out as visible escapes.
std::string xml_escaped(std::string_view text);

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
