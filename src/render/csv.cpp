#include "render/csv.hpp"

#include <algorithm>
#include <array>

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

constexpr bool needs_quotes(unsigned char c) { return c == ',' || c == '"' || c < 0x20 || c == 0x7F; }

/// By each byte: whether a field may begin with it without being guarded or quoted, and whether it may stand in one.
struct CsvBytes {
    std::array<bool, 256> begin{};
    std::array<bool, 256> inside{};
};

constexpr CsvBytes csv_bytes = [] {
    CsvBytes bytes;
    for (std::size_t byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        bytes.inside[byte] = !needs_quotes(static_cast<unsigned char>(byte));
        bytes.begin[byte] = bytes.inside[byte] && byte < 0x80 && std::string_view(" '=+-@").find(c) == std::string_view::npos;
    }
    return bytes;
}();

}  // namespace

bool is_csv_field(std::string_view text) {
    if (text.empty() || text.back() == ' ' || !csv_bytes.begin[static_cast<unsigned char>(text.front())]) return false;
    return std::ranges::all_of(text, [](unsigned char c) { return csv_bytes.inside[c]; });
}

std::string csv_text(const std::string& text) {
    const std::string safe = guarded(text);
    // Some readers drop spaces at the ends of a field without quotes.
    const bool ends_in_space = safe.starts_with(' ') || safe.ends_with(' ');
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
