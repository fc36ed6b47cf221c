#include "render/tsv.hpp"

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/report/table.hpp>

#include "render/bare.hpp"

namespace dealcalc {

std::string tsv_text(const std::string& text) {
    std::string out;
    for (const char c : guarded(text)) {
        switch (c) {
            case '\\': out += "\\\\"; break;
            case '\t': out += "\\t"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            default: out += c;
        }
    }
    return visible(out);
}

std::string render_tsv(const Report& report, const Style&) {
    const BareTable table = bare(main_table(report));
    std::string out;
    for (const std::string& name : table.header) out += (out.empty() ? "" : "\t") + tsv_text(name);
    out += '\n';
    for (const auto& row : table.rows) {
        for (const BareCell& cell : row) {
            if (&cell != &row.front()) out += '\t';
            out += cell.is_text ? tsv_text(cell.text) : cell.text;
        }
        out += '\n';
    }
    return out;
}

}  // namespace dealcalc
