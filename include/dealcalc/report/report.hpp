#pragma once
// Report: the result of a command as a document, still typed. All computing and all rounding for display ends here;
// a renderer only lays out.
//
// A report is a list of sections. A section is facts (labelled cells) or a table (rows of cells under keyed columns),
// and notes. Every key is stable: it is the name that machines get. Charts (chart.hpp) show the same in pictures.
//
// Units: quantities carry exact base-unit values beside their display text (see unit.hpp).
//
// Example:
//   Report report = present(exposure_of(deal), deal);
//   std::string bytes = render(report, *find_format("json"), {});

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <dealcalc/analysis/answer.hpp>
#include <dealcalc/base/date.hpp>
#include <dealcalc/base/ratio.hpp>
#include <dealcalc/base/verdict.hpp>
#include <dealcalc/model/deal.hpp>
#include <dealcalc/report/chart.hpp>

namespace dealcalc {

struct Trace;

/// What a cell opens to; nothing where the cell says all there is. Copies of a cell share it.
using TraceRef = std::shared_ptr<const Trace>;

struct Text {
    std::string text;
    TraceRef trace{};
};

/// A number with its unit: the display text, and the exact values that it stands for.
struct Quantity {
    std::string display;              // "$85B to $285B", "6.33x"
    Value value;
    std::string reported{};           // the words of the source, for a figure that was reported
    std::string_view hedge{};         // its hedge, as hedge_name() gives it
    TraceRef trace{};
    bool of_nothing = false;          // the sum of no parts: "none", and not a reported 0
};

/// The same of a number that 128 bits may not hold: a probability of sixty factors, a variance.
struct LongQuantity {
    std::string display;
    RatioRange value;
    std::string unit;  // as unit_name() gives it, or "USD^2"
    TraceRef trace{};
};

/// How many there are, or the number of a line. Machines get the number alone.
struct Count {
    std::size_t number = 0;
    std::string display;  // "2 fail"
    friend bool operator==(const Count&, const Count&) = default;
};

/// Not known, and why.
struct Missing {
    std::string reason;
    TraceRef trace{};
};

struct When {
    std::string display;
    DateRange range;
    friend bool operator==(const When&, const When&) = default;
};

struct Flag {
    bool yes = false;
    friend bool operator==(const Flag&, const Flag&) = default;
};

/// A stretch of a scale from 0 to 1: a bar of a waterfall. `conditional` is drawn lighter.
struct Bar {
    Number from;
    Number to;
    bool conditional = false;
    friend bool operator==(const Bar&, const Bar&) = default;
};

struct Citing {
    std::string source;  // id of the source
    std::string title;
    std::string at;
    std::string url{};   // where the source is, as the file gives it
    friend bool operator==(const Citing&, const Citing&) = default;
};

/// A name in a tree: text shows it indented, machines get the name (and the depth in a column of its own).
struct Branch {
    std::string name;
    std::size_t depth = 0;
    friend bool operator==(const Branch&, const Branch&) = default;
};

struct Field;

/// Several small records in one cell: the parts of a formula, what would decide a claim. `display` says them in words.
struct Records {
    std::vector<std::string> display;
    std::vector<std::vector<Field>> items;
};

/// monostate: does not apply.
using Cell = std::variant<std::monostate, Text, Quantity, LongQuantity, Count, Missing, Verdict, When, Flag, Bar, Citing,
                          Branch, Records>;

struct Field {
    std::string key;
    std::string label;
    Cell cell;
    bool for_people = true;  // false: machines get it, text leaves it out
};

/// How a number was got: what can be said of it (its formula or the words of its source, its values, its place), and the
/// same of each number that it rests on. It repeats what stands elsewhere, so formats for machines leave it out.
struct Trace {
    std::string name;  // a measure, an id, or the formula itself; may be empty
    Cell value{};      // said beside the name where the trace stands below another
    std::vector<Field> facts{};
    std::vector<TraceRef> inputs{};
};

struct Column {
    enum class Align { left, right };

    /// What the cells are, for formats that give a column to each number in a cell. Where it is declared, a table has
    /// the same columns whatever is in it. as_cells: what the cells that are there turn out to be.
    enum class Holds { as_cells, words, reported, computed, number, date, source, drawing };

    std::string key;
    std::string title;
    Align align = Align::left;
    bool for_people = true;   // false: machines get it, text leaves it out
    bool in_heading = false;  // of cards: stands in the first line of the card, without a label
    enum class Side { whole, left, right };
    Side side = Side::whole;  // of cards: what is left and what is right are two of a kind, and may stand side by side
    Holds holds = Holds::as_cells;
};

struct Table {
    enum class Layout { grid, cards };  // cards: each row by itself, a line a column, for long cells
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    Layout layout = Layout::grid;
};

using Facts = std::vector<Field>;

struct Section {
    std::string key;
    std::string title{};  // may be empty
    std::variant<Facts, Table> body;
    std::vector<std::string> notes{};
    bool in_one_line = false;  // of facts: text says them one after the other
    bool for_people = true;    // false: machines get it, text leaves it out
};

/// What a report holds beside its sections. Where no one looks at them, they need not be made.
struct Extras {
    bool charts = true;
    bool traces = true;
};

struct Report {
    std::string command;
    std::string title;
    std::vector<Section> sections;
    std::vector<Chart> charts{};  // pictures of the sections, for formats that draw
    std::string main{};  // key of the section whose rows stand for the report where it can have only one table
};

}  // namespace dealcalc
