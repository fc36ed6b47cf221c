// Cells as bare texts and numbers.

#include "render/csv.hpp"

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;
using Holds = Column::Holds;

namespace {

struct Put {
    std::string text;
    bool is_text;
};

/// The fields of every row, as they come.
struct Sheet {
    std::vector<std::string> header;
    std::vector<std::vector<Put>> rows;
};

class Collected : public Fields {
public:
    void text(std::string_view text) override { fields.push_back({std::string(text), true}); }
    void number(std::string_view number) override { fields.push_back({std::string(number), false}); }

    std::vector<Put> fields{};
};

Sheet column_of(std::vector<Cell> cells, Holds holds = Holds::as_cells) {
    Column column{"k", "K"};
    column.holds = holds;
    Table table({column});
    for (Cell& cell : cells) table.rows.push_back({std::move(cell)});
    const BareTable bare(table);
    Sheet sheet{bare.header(), {}};
    for (const Row& row : table.rows) {
        Collected fields;
        bare.put(row, fields);
        sheet.rows.push_back(std::move(fields.fields));
    }
    return sheet;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

/// The fields of the only row, between bars.
std::string row_of(const Sheet& table) {
    REQUIRE(table.rows.size() == 1);
    REQUIRE(table.rows[0].size() == table.header.size());
    std::string out;
    for (const Put& cell : table.rows[0]) out += cell.text + "|";
    return out;
}

Quantity quantity(const Range& range, std::optional<Number> face, const Unit& unit) {
    return {"words", {{range, range}, face, unit}};
}

const std::string amounts = "k k_low k_low_included k_high k_high_included k_unit";

}  // namespace

TEST_CASE("a reported figure has its ends and its hedge and its words") {
    Quantity figure = quantity(Range::between(0, 200), Number(200), usd);
    figure.reported = "up to $200";
    figure.hedge = "up to";
    const Sheet table = column_of({figure});
    CHECK(joined(table.header) == amounts + " k_hedge k_reported");
    CHECK(row_of(table) == "200|0|true|200|true|USD|up to|up to $200|");
}

TEST_CASE("a computed number has its ends and a note where it is not exact") {
    const Sheet table = column_of({quantity(Range::more_than(Number::fraction(-1, 3)), std::nullopt, percent)});
    CHECK(joined(table.header) == amounts + " k_note");
    CHECK(row_of(table) == "|-0.33333333333333333333|false|||fraction|rounded|");
    Quantity growth = quantity(Range::only(2), Number(2), percent);
    CHECK(row_of(column_of({growth})) == "2|2|true|2|true|fraction||");
    growth.value.approximate = true;
    CHECK(row_of(column_of({growth})) == "2|2|true|2|true|fraction|approximate|");
    const Quantity face = quantity(Range::only(1), Number::fraction(2, 3), times);
    CHECK(row_of(column_of({face})) == "0.66666666666666666667|1|true|1|true|x|rounded|");
    const Quantity high = quantity(Range(std::nullopt, End{Number::fraction(200, 3), false}), {}, times);
    CHECK(row_of(column_of({high})) == "|||66.666666666666666667|false|x|rounded|");
    CHECK(row_of(column_of({Missing{"no date"}})) == "||||||unknown: no date|");
}

TEST_CASE("a number of any length stands as the others do") {
    const Number tiny = Number::power_of_ten(-40) / Number(3);
    CHECK(row_of(column_of({LongQuantity{"w", Range::only(tiny), "fraction"}})) ==
          "0." + std::string(40, '0') + "33333333333333333333|0." + std::string(40, '0') +
              "33333333333333333333|true|0." + std::string(40, '0') + "33333333333333333333|true|fraction|rounded|");
    const Range open = Range::more_than(2);
    CHECK(row_of(column_of({LongQuantity{"w", open, "USD"}})) == "|2|false|||USD||");
    CHECK(row_of(column_of({LongQuantity{"w", open, "USD"}}, Holds::number)) == "2|");
    CHECK(row_of(column_of({LongQuantity{"w", open, "USD"}}, Holds::words)) == "w|");
}

TEST_CASE("dates and sources and drawings have their columns") {
    CHECK(joined(column_of({When{"2026", date("2026").range}}).header) == "k k_first k_last");
    CHECK(row_of(column_of({When{"2026", date("2026").range}})) == "2026|2026-01-01|2026-12-31|");
    CHECK(joined(column_of({Citing{"a", "A title", "page 3"}}).header) == "k k_title k_at");
    CHECK(row_of(column_of({Citing{"a", "A title", "page 3"}})) == "a|A title|page 3|");
    CHECK(column_of({Bar{}}).header.empty());
    CHECK(column_of({Bar{}}).rows.at(0).empty());
}

TEST_CASE("other cells are one text or one number") {
    const auto one = [](Cell cell) { return row_of(column_of({std::move(cell)}, Holds::words)); };
    CHECK(one(Text{"t"}) == "t|");
    CHECK(one({}) == "|");
    CHECK(one(Count{3, "3 fail"}) == "3|");
    CHECK(one(Missing{"no date"}) == "unknown: no date|");
    CHECK(one(Verdict::holds_by_rounding) == "holds by rounding|");
    CHECK(one(Flag{true}) == "true|");
    CHECK(one(Flag{false}) == "false|");
    CHECK(one(Branch{"name", 3}) == "name|");
    CHECK(one(Records{{"a", "b"}, {}}) == "a; b|");
    CHECK(one(quantity(Range::only(1), Number(1), usd)) == "words|");
    CHECK(one(When{"2026", {}}) == "2026|");
    CHECK(one(Citing{"a", "", ""}) == "a|");
    CHECK(one(Bar{}) == "|");
    CHECK_FALSE(column_of({Count{3, ""}}).rows[0][0].is_text);
    CHECK(column_of({Text{"3"}}).rows[0][0].is_text);
    CHECK(row_of(column_of({quantity(Range::only(1), Number(7), usd)}, Holds::number)) == "7|");
    CHECK(row_of(column_of({quantity(Range::only(1), {}, usd)}, Holds::number)) == "|");
}

TEST_CASE("a declared column is the same with and without rows") {
    for (const Holds holds : {Holds::words, Holds::reported, Holds::computed, Holds::number, Holds::date, Holds::source,
                              Holds::drawing}) {
        CHECK(column_of({}, holds).header == column_of({Cell{}}, holds).header);
        CHECK(column_of({}, holds).header == column_of({Missing{"why"}}, holds).header);
    }
    CHECK(joined(column_of({}).header) == "k");
}

TEST_CASE("cells that do not agree are words and figures that do not are computed") {
    CHECK(joined(column_of({Text{"a"}, Verdict::fails}).header) == "k");
    CHECK(joined(column_of({Text{"a"}, Missing{"why"}}).header) == "k");
    Quantity figure = quantity(Range::only(1), Number(1), usd);
    figure.reported = "$1";
    CHECK(joined(column_of({figure, Missing{"why"}}).header) == amounts + " k_note");
    CHECK(joined(column_of({Cell{}, figure, Cell{}}).header) == amounts + " k_hedge k_reported");
}

TEST_CASE("a text that a spreadsheet would run is guarded and can be told from one that begins so") {
    for (const std::string run : {"=1+1", "+A1", "-1+A1", "-1; =2", "-", "@SUM(A1)", "\t=1", "\r", "\n", "＝1", "＋1",
                                  "－1", "＠x", " =1", "\u00a0=1", "\ufeff=1", " '\u202f@x"}) {
        CAPTURE(run);
        CHECK(guarded(run) == "'" + run);
        CHECK(guarded("'" + run) == "''" + run);
    }
    for (const std::string text : {"", "'", "''", "a=1", "'quoted'", "1-2", " a=1", "é"}) CHECK(guarded(text) == text);
}

TEST_CASE("what holds numbers alone is never guarded") {
    for (const std::string text : {"-5", "+1", "-0.05", "-1/20", "-5.00 %", "-0.05; 2.5", "3; -2/3"}) {
        CHECK(guarded(text) == text);
    }
}
