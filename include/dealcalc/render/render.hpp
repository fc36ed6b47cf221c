#pragma once
// Rendering: a report to bytes. One file per format; the table of formats is the only place that knows them all.
//
// The same report gives the same bytes: no clock, locale, environment or network is asked. A style changes how text
// looks and never what it says.
//
// Example:
//   std::string page = render(report, *find_format("text"), {});

#include <limits>
#include <span>
#include <string>
#include <string_view>

#include <dealcalc/report/marked.hpp>
#include <dealcalc/report/report.hpp>
#include <dealcalc/report/many.hpp>

namespace dealcalc {

inline constexpr std::size_t any_width = std::numeric_limits<std::size_t>::max();

/// How text may look. Machine formats ignore it.
struct Style {
    bool color = false;
    bool unicode = true;    // false: ASCII alone
    std::size_t width = 80; // columns that lines fit into, from 40
};

/// What a report may hold. A format needs one of these, and a command says which its reports have.
enum class Content { page, table, chart, claims };

/// "page", "table", "chart", "claims".
std::string_view content_name(Content content);

/// How a format shows a table of which each row is written as soon as it is made: a heading once, and then the rows
/// that the table has at the time. Each appends whole lines.
struct RowForm {
    Audience audience = Audience::machines;
    void (*heading)(std::string& out, const Table& table);
    void (*rows)(std::string& out, const Table& table);
};

struct Format {
    std::string_view name;       // "json"
    std::string_view extension;  // ".json"; chooses the format of `-o FILE`
    std::string_view summary;
    Content needs = Content::page;
    std::string (*render)(const Report&, const Style&);
    Extras shows;                   // of a report, beside its sections
    bool for_spreadsheets = false;  // takes --tidy and --bom
    const RowForm* rows = nullptr;  // null: only whole reports
};

std::span<const Format> formats();

/// By name, or by the extension of a file name; null where there is none.
const Format* find_format(std::string_view name);
const Format* format_of_file(std::string_view file_name);

std::string render(const Report& report, const Format& format, const Style& style);

/// One page without script: tables of figures, and texts with each figure marked, linked with each other.
std::string render_marked_page(const MarkedPage& page);

}  // namespace dealcalc
