#include "report/sections.hpp"

#include <algorithm>

namespace dealcalc {
namespace {

using Keys = std::initializer_list<std::string_view>;

bool names(Keys keys, const std::string& key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

Facts picked(Facts facts, Keys shown, Keys for_machines) {
    std::erase_if(facts, [&](const Field& f) { return !names(shown, f.key) && !names(for_machines, f.key); });
    for (Field& fact : facts) fact.for_people = names(shown, fact.key);
    return facts;
}

Table picked(const Table& table, Keys shown, Keys for_machines) {
    Table result{{}, std::vector<std::vector<Cell>>(table.rows.size()), table.layout};
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        Column column = table.columns[c];
        column.for_people = names(shown, column.key);
        if (!column.for_people && !names(for_machines, column.key)) continue;
        result.columns.push_back(std::move(column));
        for (std::size_t r = 0; r < table.rows.size(); ++r) result.rows[r].push_back(table.rows[r][c]);
    }
    return result;
}

}  // namespace

Section picked(Section section, Keys shown, Keys for_machines) {
    if (auto* facts = std::get_if<Facts>(&section.body)) {
        *facts = picked(std::move(*facts), shown, for_machines);
    } else {
        section.body = picked(std::get<Table>(section.body), shown, for_machines);
    }
    return section;
}

}  // namespace dealcalc
