#include "render/claim_rows.hpp"

#include <string_view>

#include <dealcalc/report/table.hpp>

#include "render/cell_words.hpp"

namespace dealcalc {
namespace {

struct KeyedRow {
    const Table& table;
    const std::vector<Cell>& cells;

    Cell at(std::string_view key) const {
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (table.columns[c].key == key) return cells[c];
        }
        return {};
    }
    std::string text(std::string_view key) const { return cell_words(at(key)); }
    std::size_t count(std::string_view key) const {
        const Cell cell = at(key);
        const auto* count = std::get_if<Count>(&cell);
        return count ? count->number : 0;
    }
};

}  // namespace

std::vector<ClaimRow> claim_rows(const Report& report) {
    const Table table = main_table(report);
    std::vector<ClaimRow> claims;
    for (const auto& cells : table.rows) {
        const KeyedRow row{table, cells};
        const Cell verdict = row.at("verdict");
        claims.push_back({std::get<Verdict>(verdict), row.text("deal"), row.text("id"), row.text("label"),
                          row.text("that"), row.text("computed"), row.text("reason"), row.text("file"),
                          row.count("line"), row.count("column")});
    }
    return claims;
}

const std::string& statement_of(const ClaimRow& claim) {
    if (!claim.that.empty()) return claim.that;
    return claim.label.empty() ? claim.id : claim.label;
}

}  // namespace dealcalc
