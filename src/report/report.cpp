#include <dealcalc/report/report.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "report/cells.hpp"

namespace dealcalc {

// ---- what holds cells

struct Cell::Held {
    Content content{};
    TraceRef trace{};
};

Cell::Cell() noexcept = default;
Cell::Cell(const Cell&) noexcept = default;
Cell::Cell(Cell&&) noexcept = default;
Cell& Cell::operator=(const Cell&) noexcept = default;
Cell& Cell::operator=(Cell&&) noexcept = default;
Cell::~Cell() = default;

template <CellKind Kind>
Cell::Cell(Kind content) : held_(std::make_shared<Held>()) {
    held_->content = std::move(content);
}

const Cell::Content& Cell::content() const {
    static const Content nothing;
    return held_ ? held_->content : nothing;
}

template <CellKind Kind>
const Kind* Cell::as() const {
    return held_ ? std::get_if<Kind>(&held_->content) : nullptr;
}

bool Cell::applies() const { return held_ && held_->content.index() != 0; }

const TraceRef& Cell::trace() const {
    static const TraceRef none;
    return held_ ? held_->trace : none;
}

Cell::Held& Cell::own() {
    if (!held_) {
        held_ = std::make_shared<Held>();
    } else if (held_.use_count() > 1) {
        held_ = std::make_shared<Held>(*held_);
    }
    return *held_;
}

void Cell::open(TraceRef trace) {
    if (applies()) own().trace = std::move(trace);
}

template <CellKind Kind>
Kind& Cell::refill() {
    Held& held = own();
    if (auto* kind = std::get_if<Kind>(&held.content)) return *kind;
    return held.content.emplace<Kind>();
}

#define DEALCALC_CELL_KIND(Kind)               \
    template Cell::Cell(Kind);                 \
    template const Kind* Cell::as<Kind>() const; \
    template Kind& Cell::refill<Kind>();

DEALCALC_CELL_KIND(Text)
DEALCALC_CELL_KIND(Exact)
DEALCALC_CELL_KIND(Quantity)
DEALCALC_CELL_KIND(LongQuantity)
DEALCALC_CELL_KIND(Count)
DEALCALC_CELL_KIND(Missing)
DEALCALC_CELL_KIND(Verdict)
DEALCALC_CELL_KIND(When)
DEALCALC_CELL_KIND(Flag)
DEALCALC_CELL_KIND(Bar)
DEALCALC_CELL_KIND(Citing)
DEALCALC_CELL_KIND(Branch)
DEALCALC_CELL_KIND(Records)

#undef DEALCALC_CELL_KIND

Column::Column(std::string_view its_key, std::string_view its_title, Align its_align, bool is_for_people,
               bool is_in_heading, Side its_side, Holds what_it_holds)
    : key(its_key), title(its_title), align(its_align), for_people(is_for_people), in_heading(is_in_heading),
      side(its_side), holds(what_it_holds) {}
Column::Column(const Column&) = default;
Column::Column(Column&&) noexcept = default;
Column& Column::operator=(const Column&) = default;
Column& Column::operator=(Column&&) noexcept = default;
Column::~Column() = default;

Table::Table() = default;
Table::Table(std::vector<Column> its_columns, std::vector<Row> its_rows, Layout its_layout)
    : columns(std::move(its_columns)), rows(std::move(its_rows)), layout(its_layout) {}
Table::Table(const Table&) = default;
Table::Table(Table&&) noexcept = default;
Table& Table::operator=(const Table&) = default;
Table& Table::operator=(Table&&) noexcept = default;
Table::~Table() = default;

Field::Field(std::string_view its_key, std::string_view its_label, Cell its_cell, bool is_for_people)
    : key(its_key), label(its_label), cell(std::move(its_cell)), for_people(is_for_people) {}
Field::Field(const Field&) = default;
Field::Field(Field&&) noexcept = default;
Field& Field::operator=(const Field&) = default;
Field& Field::operator=(Field&&) noexcept = default;
Field::~Field() = default;

Section::Section(std::string_view its_key, std::string_view its_title, Facts its_facts,
                 std::vector<std::string> its_notes, bool is_in_one_line)
    : key(its_key), title(its_title), body(std::move(its_facts)), notes(std::move(its_notes)),
      in_one_line(is_in_one_line) {}
Section::Section(std::string_view its_key, std::string_view its_title, Table its_table,
                 std::vector<std::string> its_notes)
    : key(its_key), title(its_title), body(std::move(its_table)), notes(std::move(its_notes)) {}
Section::Section(const Section&) = default;
Section::Section(Section&&) noexcept = default;
Section& Section::operator=(const Section&) = default;
Section& Section::operator=(Section&&) noexcept = default;
Section::~Section() = default;

const Facts* Section::facts() const { return std::get_if<Facts>(&body); }
Facts* Section::facts() { return std::get_if<Facts>(&body); }
const Table* Section::table() const { return std::get_if<Table>(&body); }
Table* Section::table() { return std::get_if<Table>(&body); }

Report::Report(std::string_view its_command, std::string its_title, std::vector<Section> its_sections,
               std::string_view its_main)
    : command(its_command), title(std::move(its_title)), sections(std::move(its_sections)), main(its_main) {}
Report::Report(const Report&) = default;
Report::Report(Report&&) noexcept = default;
Report& Report::operator=(const Report&) = default;
Report& Report::operator=(Report&&) noexcept = default;
Report::~Report() = default;

const Cell* cell_under(std::string_view key, const Table& table, const Row& row) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key == key) return &row[c];
    }
    return nullptr;
}

// ---- one table of a report

namespace {

/// Key of the section that says what the deal is, and of a column that names it.
constexpr std::string_view deal_key = "deal";

/// The id of the deal; does not apply to a report on several, or on none.
Cell deal_of(const Report& report) {
    for (const Section& section : report.sections) {
        const Facts* facts = section.facts();
        if (!facts || section.key != deal_key) continue;
        for (const Field& fact : *facts) {
            if (fact.key == "id") return fact.cell;
        }
    }
    return {};
}


void add_facts(const Facts& facts, Table& table) {
    if (table.rows.empty()) table.rows.emplace_back();
    for (const Field& fact : facts) {
        table.columns.emplace_back(fact.key, fact.label, Column::Align::left, fact.for_people);
        table.rows.front().push_back(fact.cell);
    }
}

Table as_table(const Section& section) {
    if (const Table* table = section.table()) return *table;
    Table table;
    add_facts(*section.facts(), table);
    return table;
}

/// One row: each fact, and each table, which is then for machines alone, as a list in one cell.
Table all_facts(const Report& report) {
    Table table;
    for (const Section& section : report.sections) {
        if (section.key == deal_key) continue;
        if (const Facts* facts = section.facts()) {
            add_facts(*facts, table);
        } else {
            add_facts({{section.key, section.title, records_cell(*section.table()), false}}, table);
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
        return section.for_people && section.table();
    });
    return first != sections.end() ? as_table(*first) : all_facts(report);
}

}  // namespace

Table main_table(const Report& report) {
    Table table = chosen_table(report);
    const Cell deal = deal_of(report);
    const bool says_deal = std::any_of(table.columns.begin(), table.columns.end(),
                                       [](const Column& column) { return column.key == deal_key; });
    if (says_deal || !deal.applies()) return table;
    table.columns.insert(table.columns.begin(), Column{deal_key, "Deal"});
    for (auto& row : table.rows) row.insert(row.begin(), deal);
    return table;
}

namespace {

using Holds = Column::Holds;

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

    void add(const Subject& subject, const Cell& cell) { std::visit(Adder{*this, subject}, cell.content()); }

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
            const auto& low = quantity.value.low();
            const auto& high = quantity.value.high();
            if (const auto single = quantity.value.single()) number("nominal", *single, {}, quantity);
            number("low", low->at, Flag{low->closed}, quantity);
            if (high) return number("high", high->at, Flag{high->closed}, quantity);
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
        void operator()(const Exact&) const {}
        void operator()(const Bar&) const {}
        void operator()(const Citing&) const {}
        void operator()(const Branch&) const {}
        void operator()(const Records&) const {}

        void end(const std::string& bound, const std::optional<End>& end, const Quantity& quantity) const {
            if (end) return number(bound, end->at, Flag{end->closed}, quantity);
            table.add_row(subject, {.bound = bound, .unit = unit_name(quantity.value.unit), .words = "unbounded"});
        }
        void number(const std::string& bound, const Number& number, Cell included, const LongQuantity& quantity) const {
            table.add_row(subject, {bound, LongQuantity{"", Range::only(number), quantity.unit}, std::move(included),
                                    quantity.unit, decimals_of(number) ? "" : to_text(number), quantity.display});
        }
        void number(const std::string& bound, const Number& number, Cell included, const Quantity& quantity) const {
            const Unit& unit = quantity.value.unit;
            const std::string exact = decimals_of(number) ? "" : to_text(number);
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
    if (const auto* text = cell.as<Text>()) return text->text;
    if (const auto* branch = cell.as<Branch>()) return branch->name;
    return std::nullopt;
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
        if (const Table* table = section.table()) {
            add_table(section.key, *table, deal, values);
            continue;
        }
        for (const Field& fact : *section.facts()) {
            values.add({deal, section.key, 0, "", fact.key}, fact.cell);
        }
    }
    return {report.command, report.title, {{"values", "", values.take()}}, "values"};
}

}  // namespace dealcalc

template class std::vector<dealcalc::Cell>;
template class std::vector<dealcalc::Row>;
template class std::vector<dealcalc::Chart>;
