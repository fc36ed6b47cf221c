#include "render/csv.hpp"

#include <algorithm>

#include <dealcalc/report/table.hpp>

#include "render/bare.hpp"

namespace dealcalc {
namespace {

/// Fields of a line, each already escaped.
void add_line(const std::vector<std::string>& fields, std::string& out) {
    for (const std::string& field : fields) {
        if (&field != &fields.front()) out += ',';
        out += field;
    }
    out += "\r\n";
}

}  // namespace

std::string csv_text(const std::string& text) {
    const std::string safe = guarded(text);
    // Some readers drop spaces at the ends of a field without quotes.
    const bool ends_in_space = safe.starts_with(' ') || safe.ends_with(' ');
    const auto needs_quotes = [](unsigned char c) { return c == ',' || c == '"' || c < 0x20 || c == 0x7F; };
    if (!ends_in_space && std::ranges::none_of(safe, needs_quotes)) return safe;
    std::string quoted = "\"";
    for (const char c : safe) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string render_csv(const Report& report, const Style&) {
    const BareTable table = bare(main_table(report));
    std::string out;
    std::vector<std::string> fields;
    for (const std::string& name : table.header) fields.push_back(csv_text(name));
    add_line(fields, out);
    for (const auto& row : table.rows) {
        fields.clear();
        for (const BareCell& cell : row) fields.push_back(cell.is_text ? csv_text(cell.text) : cell.text);
        add_line(fields, out);
    }
    return out;
}

}  // namespace dealcalc
