#include <algorithm>

#include <dealcalc/report/table.hpp>

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

namespace {

using Holds = Column::Holds;
using Row = std::vector<Cell>;

/// What a value belongs to.
struct Subject {
    Cell deal;
    std::string section;
    std::size_t row = 0;  // from 1; 0: a fact
    std::string item;
    std::string measure;
};

class TidyTable {
public:
    TidyTable() {
        for (const std::string key : {"deal", "section", "row", "item", "measure", "bound"}) {
            table_.columns.push_back(holding(Holds::words, {key, key}));
        }
        table_.columns.push_back(holding(Holds::number, {"value", "value", Column::Align::right}));
        for (const std::string key : {"included", "unit", "exact", "words"}) {
            table_.columns.push_back(holding(Holds::words, {key, key}));
        }
    }

    void add(const Subject& subject, const Cell& cell) { std::visit(Adder{*this, subject}, cell); }

    Table take() { return std::move(table_); }

private:
    /// The part of a row that comes after the subject.
    struct Rest {
        std::string bound{};
        Cell value{};
        Cell included{};
        std::string unit{};
        std::string exact{};
        std::string words{};
    };

    struct Adder {
        TidyTable& table;
        const Subject& subject;

        void operator()(const Quantity& quantity) const {
            const Value& value = quantity.value;
            if (value.face) number("nominal", *value.face, {}, quantity);
            end("low", value.extent.word.low(), quantity);
            end("high", value.extent.word.high(), quantity);
        }
        void operator()(const LongQuantity& quantity) const {
            const RatioRange& value = quantity.value;
            if (value.is_single()) number("nominal", value.low, {}, quantity);
            number("low", value.low, Flag{value.low_closed}, quantity);
            if (value.high) return number("high", *value.high, Flag{value.high_closed}, quantity);
            table.add_row(subject, {.bound = "high", .unit = quantity.unit, .words = "unbounded"});
        }
        void operator()(const Count& count) const {
            const Number number(static_cast<std::int64_t>(count.number));
            table.add_row(subject, {"", number_cell("", number, Unit{}), {}, unit_name(Unit{}), "", count.display});
        }
        void operator()(const Missing& missing) const {
            table.add_row(subject, {.words = "unknown: " + missing.reason});
        }
        void operator()(Verdict verdict) const {
            table.add_row(subject, {.words = std::string(verdict_name(verdict))});
        }
        void operator()(const When& when) const {
            table.add_row(subject, {.bound = "first", .words = to_text(when.range.first)});
            table.add_row(subject, {.bound = "last", .words = to_text(when.range.last)});
        }
        void operator()(const Flag& flag) const { table.add_row(subject, {.words = flag.yes ? "true" : "false"}); }
        // Names, words and drawings are not values.
        void operator()(std::monostate) const {}
        void operator()(const Text&) const {}
        void operator()(const Bar&) const {}
        void operator()(const Citing&) const {}
        void operator()(const Branch&) const {}
        void operator()(const Records&) const {}

        void end(const std::string& bound, const std::optional<End>& end, const Quantity& quantity) const {
            if (end) return number(bound, end->at, Flag{end->closed}, quantity);
            table.add_row(subject, {.bound = bound, .unit = unit_name(quantity.value.unit), .words = "unbounded"});
        }
        void number(const std::string& bound, const Ratio& ratio, Cell included, const LongQuantity& quantity) const {
            std::string exact = to_text(ratio);
            if (exact.find('/') == std::string::npos) exact.clear();
            table.add_row(subject, {bound, LongQuantity{"", RatioRange::only(ratio), quantity.unit},
                                    std::move(included), quantity.unit, std::move(exact), quantity.display});
        }
        void number(const std::string& bound, const Number& number, Cell included, const Quantity& quantity) const {
            const Unit& unit = quantity.value.unit;
            const std::string exact = is_decimal(number) ? "" : to_text(number);
            table.add_row(subject, {bound, number_cell("", number, unit), std::move(included), unit_name(unit), exact,
                                    quantity.display});
        }
    };

    void add_row(const Subject& subject, Rest rest) {
        const Cell row = subject.row == 0 ? Cell() : count_cell(subject.row, std::to_string(subject.row));
        table_.rows.push_back({subject.deal, Text{subject.section}, row, text_cell(subject.item),
                               Text{subject.measure}, text_cell(rest.bound), std::move(rest.value),
                               std::move(rest.included), text_cell(rest.unit), text_cell(rest.exact),
                               text_cell(rest.words)});
    }

    Table table_;
};

std::optional<std::string> name_in(const Cell& cell) {
    if (const auto* text = std::get_if<Text>(&cell)) return text->text;
    if (const auto* branch = std::get_if<Branch>(&cell)) return branch->name;
    return std::nullopt;
}

const Cell* cell_under(std::string_view key, const Table& table, const Row& row) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key == key) return &row[c];
    }
    return nullptr;
}

/// What a row is about: its id, its name in a tree, else its first text.
std::string item_of(const Table& table, const Row& row) {
    for (const std::string_view key : {"id", "name"}) {
        const Cell* cell = cell_under(key, table, row);
        if (cell && name_in(*cell)) return *name_in(*cell);
    }
    const auto named = std::find_if(row.begin(), row.end(), [](const Cell& cell) { return name_in(cell).has_value(); });
    return named == row.end() ? "" : *name_in(*named);
}

void add_table(const std::string& section, const Table& table, const Cell& deal, TidyTable& values) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const Row& row = table.rows[r];
        const Cell* own_deal = cell_under(deal_key, table, row);
        Subject subject{own_deal ? *own_deal : deal, section, r + 1, item_of(table, row), ""};
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            subject.measure = table.columns[c].key;
            values.add(subject, row[c]);
        }
    }
}

}  // namespace

Report tidy(const Report& report) {
    const Cell deal = deal_of(report);
    TidyTable values;
    for (const Section& section : report.sections) {
        if (const auto* table = std::get_if<Table>(&section.body)) {
            add_table(section.key, *table, deal, values);
            continue;
        }
        for (const Field& fact : std::get<Facts>(section.body)) {
            values.add({deal, section.key, 0, "", fact.key}, fact.cell);
        }
    }
    return {report.command, report.title, {{"values", "", values.take()}}, {}, "values"};
}

}  // namespace dealcalc
