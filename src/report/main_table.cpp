#include <dealcalc/report/table.hpp>

#include <algorithm>

#include "report/cells.hpp"
#include "report/deal_of.hpp"

namespace dealcalc {
namespace {

void add_facts(const Facts& facts, Table& table) {
    if (table.rows.empty()) table.rows.emplace_back();
    for (const Field& fact : facts) {
        table.columns.push_back({fact.key, fact.label, Column::Align::left, fact.for_people});
        table.rows.front().push_back(fact.cell);
    }
}

Table as_table(const Section& section) {
    if (const auto* table = std::get_if<Table>(&section.body)) return *table;
    Table table;
    add_facts(std::get<Facts>(section.body), table);
    return table;
}

/// One row: each fact, and each table, which is then for machines alone, as a list in one cell.
Table all_facts(const Report& report) {
    Table table;
    for (const Section& section : report.sections) {
        if (section.key == deal_key) continue;
        if (const auto* facts = std::get_if<Facts>(&section.body)) {
            add_facts(*facts, table);
        } else {
            add_facts({{section.key, section.title, records_cell(std::get<Table>(section.body)), false}}, table);
        }
    }
    return table;
}

Table chosen_table(const Report& report) {
    const auto& sections = report.sections;
    const auto marked = std::find_if(sections.begin(), sections.end(),
                                     [&](const Section& section) { return section.key == report.main; });
    if (marked != sections.end()) return as_table(*marked);
    const auto first = std::find_if(sections.begin(), sections.end(), [](const Section& section) {
        return section.for_people && std::holds_alternative<Table>(section.body);
    });
    return first != sections.end() ? as_table(*first) : all_facts(report);
}

}  // namespace

Cell deal_of(const Report& report) {
    for (const Section& section : report.sections) {
        const auto* facts = std::get_if<Facts>(&section.body);
        if (!facts || section.key != deal_key) continue;
        for (const Field& fact : *facts) {
            if (fact.key == "id") return fact.cell;
        }
    }
    return {};
}

Table main_table(const Report& report) {
    Table table = chosen_table(report);
    const Cell deal = deal_of(report);
    const bool says_deal = std::any_of(table.columns.begin(), table.columns.end(),
                                       [](const Column& column) { return column.key == deal_key; });
    if (says_deal || std::holds_alternative<std::monostate>(deal)) return table;
    table.columns.insert(table.columns.begin(), Column{std::string(deal_key), "Deal"});
    for (auto& row : table.rows) row.insert(row.begin(), deal);
    return table;
}

}  // namespace dealcalc
