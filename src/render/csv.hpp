#pragma once
// CSV (RFC 4180) and TSV: a table with every cell one text or one number, as spreadsheets and data frames take them.

#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// Where the fields of a row go, from the first to the last.
class Fields {
public:
    virtual ~Fields() = default;
    /// May need a guard, and escapes.
    virtual void text(std::string_view text) = 0;
    /// Digits, a point, a minus; an interval of them; true or false; or nothing.
    virtual void number(std::string_view number) = 0;
    void nothing() { number({}); }
};

/// A quantity under `amount` becomes `amount` (its nominal), `amount_low`, `amount_low_included`, `amount_high`,
/// `amount_high_included` and `amount_unit`; then `amount_hedge` and `amount_reported` of a reported figure, and
/// `amount_note` of a computed one: "unknown: ...", "approximate", "rounded", and "none" where the number is 0 as the
/// sum of nothing. An end that is not there is empty. Dates get `_first` and `_last`, citations `_title` and `_at`;
/// drawings are left out. Of declared records there is the first, in columns of their own.
/// Lifetime: that of the table.
class BareTable {
public:
    explicit BareTable(const Table& table);

    std::vector<std::string> header() const;
    void put(const Row& row, Fields& to) const;

private:
    const Table& table_;
    std::vector<Column::Holds> holds_;
};

/// A text that a spreadsheet would run as a formula gets an apostrophe in front, and so does a text that looks like one
/// so guarded: where one of = + - @, also full-width, a line break or a tab begins a text, or comes after apostrophes,
/// blanks, no-break spaces and byte order marks, the first apostrophe is ours. What holds numbers alone is left as it
/// is.
std::string guarded(std::string_view text);

/// A text as one field: guarded against being run as a formula, and quoted where it has to be. Control characters stay,
/// in quotes: CSV has no escape for them, and the field read back is the text.
std::string csv_text(std::string_view text);

/// A text as one field: guarded against being run as a formula; backslash, tab, line feed and carriage return as
/// \\, \t, \n and \r, so that a line is a row; other control characters and bidi controls as \x1b and \u202e. As every
/// backslash of the text is doubled, the text can be had back.
std::string tsv_text(std::string_view text);

}  // namespace dealcalc
