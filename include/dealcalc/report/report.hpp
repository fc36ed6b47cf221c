#pragma once
// Report: the result of a command as a document, still typed. All computing and all rounding for display ends here;
// a renderer only lays out.
//
// A report is a list of sections. A section is facts (labelled cells) or a table (rows of cells under keyed columns),
// and notes. Every key is stable: it is the name that machines get. Charts (chart.hpp) show the same in pictures.
// Where nobody knows how many rows there will be (many.hpp), a table is declared once and rendered a row at a time.
//
// The members of what holds cells are defined out of line: reports are made in some twenty sources.
//
// Units: quantities carry exact base-unit values beside their display text (see unit.hpp).
//
// Example:
//   Report report = present(exposure_of(deal), deal);
//   std::string bytes = render(report, *find_format("json"), {});

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <dealcalc/analysis/value.hpp>
#include <dealcalc/base/date.hpp>
#include <dealcalc/base/verdict.hpp>
#include <dealcalc/model/deal.hpp>
#include <dealcalc/report/chart.hpp>

namespace dealcalc {

struct Trace;

/// What a cell opens to; nothing where the cell says all there is.
using TraceRef = std::shared_ptr<const Trace>;

// What a cell may hold: see below.
struct Text;
struct Exact;
struct Quantity;
struct LongQuantity;
struct Count;
struct Missing;
struct When;
struct Flag;
struct Bar;
struct Citing;
struct Branch;
struct Records;

template <class Kind, class... Kinds>
concept OneOf = (std::same_as<Kind, Kinds> || ...);

template <class Kind>
concept CellKind = OneOf<Kind, Text, Exact, Quantity, LongQuantity, Count, Missing, Verdict, When, Flag, Bar, Citing,
                         Branch, Records>;

/// One value of a table or of a list of facts, or nothing where none applies. Copies share what they hold.
class Cell {
public:
    /// monostate: does not apply.
    using Content = std::variant<std::monostate, Text, Exact, Quantity, LongQuantity, Count, Missing, Verdict, When,
                                 Flag, Bar, Citing, Branch, Records>;

    Cell() noexcept;
    template <CellKind Kind>
    Cell(Kind content);
    Cell(const Cell&) noexcept;
    Cell(Cell&&) noexcept;
    Cell& operator=(const Cell&) noexcept;
    Cell& operator=(Cell&&) noexcept;
    ~Cell();

    const Content& content() const;
    /// Null where it holds something else.
    template <CellKind Kind>
    const Kind* as() const;
    template <CellKind Kind>
    bool is() const {
        return as<Kind>() != nullptr;
    }
    bool applies() const;

    const TraceRef& trace() const;
    /// Nothing happens to a cell that does not apply.
    void open(TraceRef trace);

    /// The cell as one of this kind, to be filled anew. If it was one and is not shared it stays as it is, so that the
    /// rows of a long table use the same room again.
    template <CellKind Kind>
    Kind& refill();

private:
    struct Held;

    Held& own();

    std::shared_ptr<Held> held_;
};

using Row = std::vector<Cell>;

struct Column {
    enum class Align { left, right };

    /// What the cells are, for formats that give a column to each number in a cell. Where it is declared, a table has
    /// the same columns whatever is in it. as_cells: what the cells that are there turn out to be.
    enum class Holds { as_cells, words, reported, computed, number, date, source, drawing, records };

    enum class Side { whole, left, right };

    Column(std::string_view key, std::string_view title, Align align = Align::left, bool for_people = true,
           bool in_heading = false, Side side = Side::whole, Holds holds = Holds::as_cells);
    Column(const Column&);
    Column(Column&&) noexcept;
    Column& operator=(const Column&);
    Column& operator=(Column&&) noexcept;
    ~Column();

    std::string key;
    std::string title;
    Align align = Align::left;
    bool for_people = true;   // false: machines get it, text leaves it out
    bool in_heading = false;  // of cards: stands in the first line of the card, without a label
    Side side = Side::whole;  // of cards: what is left and what is right are two of a kind, and may stand side by side
    Holds holds = Holds::as_cells;
    bool may_lack = false;          // of records: machines get no key where it does not apply
    std::vector<Column> records{};  // where it holds records: their columns; the title then names one of them
};

struct Table {
    enum class Layout { grid, cards };  // cards: each row by itself, a line a column, for long cells

    Table();
    Table(std::vector<Column> columns, std::vector<Row> rows = {}, Layout layout = Layout::grid);
    Table(const Table&);
    Table(Table&&) noexcept;
    Table& operator=(const Table&);
    Table& operator=(Table&&) noexcept;
    ~Table();

    std::vector<Column> columns;
    std::vector<Row> rows;
    Layout layout = Layout::grid;
};

/// The cell of a row under the column with this key; null where the table has no such column.
const Cell* cell_under(std::string_view key, const Table& table, const Row& row);

struct Text {
    std::string text;
};

/// An exact number or interval in base units, in its one way of writing: "5", "-1/3", "[0, 200]", "(100, unbounded)".
struct Exact {
    std::string text;
};

/// A number with its unit: the display text, and the exact values that it stands for.
struct Quantity {
    std::string display;  // "$85B to $285B", "6.33x"
    Value value;
    std::string reported{};     // the words of the source, for a figure that was reported
    std::string_view hedge{};   // its hedge, as hedge_name() gives it
    bool of_nothing = false;    // the sum of no parts: "none", and not a reported 0
};

/// The same with its unit in words: a probability, a variance.
struct LongQuantity {
    std::string display;
    Range value;
    std::string unit;  // as unit_name() gives it, or "USD^2"
};

/// How many there are, or the number of a line. Machines get the number alone.
struct Count {
    std::size_t number = 0;
    std::string display{};  // "2 fail"
};

/// Not known, and why.
struct Missing {
    std::string reason;
};

struct When {
    std::string display;
    DateRange range;
};

struct Flag {
    bool yes = false;
};

/// A stretch of a scale from 0 to 1: a bar of a waterfall. `conditional` is drawn lighter.
struct Bar {
    Number from;
    Number to;
    bool conditional = false;
};

struct Citing {
    std::string source;  // id of the source
    std::string title;
    std::string at;
    std::string url{};  // where the source is, as the file gives it
};

/// A name in a tree: text shows it indented, machines get the name (and the depth in a column of its own).
struct Branch {
    std::string name;
    std::size_t depth = 0;
};

/// Several small records in one cell: the parts of a formula, what would decide a claim. `display` says them in words.
struct Records {
    std::vector<std::string> display{};
    Table table{};
};

struct Field {
    Field(std::string_view key, std::string_view label, Cell cell, bool for_people = true);
    Field(const Field&);
    Field(Field&&) noexcept;
    Field& operator=(const Field&);
    Field& operator=(Field&&) noexcept;
    ~Field();

    std::string key;
    std::string label;
    Cell cell;
    bool for_people = true;  // false: machines get it, text leaves it out
};

using Facts = std::vector<Field>;

/// How a number was got: what can be said of it (its formula or the words of its source, its values, its place), and
/// the same of each number that it rests on. It repeats what appears elsewhere, so formats for machines leave it out.
struct Trace {
    std::string name{};  // a measure, an id, or the formula itself; may be empty
    Cell value{};        // said beside the name where the trace stands below another
    Facts facts{};
    std::vector<TraceRef> inputs{};
};

struct Section {
    Section(std::string_view key, std::string_view title, Facts facts, std::vector<std::string> notes = {},
            bool in_one_line = false);
    Section(std::string_view key, std::string_view title, Table table, std::vector<std::string> notes = {});
    Section(const Section&);
    Section(Section&&) noexcept;
    Section& operator=(const Section&);
    Section& operator=(Section&&) noexcept;
    ~Section();

    /// Null where the section is of the other sort.
    const Facts* facts() const;
    Facts* facts();
    const Table* table() const;
    Table* table();

    std::string key;
    std::string title;  // may be empty
    std::variant<Facts, Table> body;
    std::vector<std::string> notes;
    bool in_one_line = false;  // of facts: text says them one after the other
    bool for_people = true;    // false: machines get it, text leaves it out
};

/// What a report holds beside its sections. Where no one looks at them, they need not be made.
struct Extras {
    bool charts = true;
    bool traces = true;
};

struct Report {
    /// `main`: key of the section whose rows stand for the report where it can have only one table.
    Report(std::string_view command, std::string title, std::vector<Section> sections = {}, std::string_view main = {});
    Report(const Report&);
    Report(Report&&) noexcept;
    Report& operator=(const Report&);
    Report& operator=(Report&&) noexcept;
    ~Report();

    std::string command;
    std::string title;
    std::vector<Section> sections;
    std::vector<Chart> charts{};  // pictures of the sections, for formats that draw
    std::string main;
};

/// For formats that hold one table and no more: the main table of a report, with the id of the deal in a first column
/// `deal` where the report is about one deal and the rows do not say. Facts become one row. A report that marks no
/// section gives its first table for people, and without one a row of all its facts, in which its tables for machines
/// are records.
Table main_table(const Report& report);

/// The same report as one table of all its values, a number a row: the deal, the section, the row in its table and the
/// item on it, the measure, which bound of it, the value, whether it is included, the unit, the exact fraction, and the
/// words. Numbers, dates, verdicts and what is unknown are values; names and other texts are not.
Report tidy(const Report& report);

}  // namespace dealcalc

extern template class std::vector<dealcalc::Cell>;
extern template class std::vector<dealcalc::Row>;
extern template class std::vector<dealcalc::Chart>;
