#pragma once
// CSV (RFC 4180): the main table of the report, a header, a row an item, lines that end in CR LF. Columns: render/bare.hpp.
// TSV: the main table of the report, a header, a row an item, fields between tabs. Columns: render/bare.hpp.
// Bare tables: every cell one text or one number, as spreadsheets and data frames take them.

#include <string>
#include <vector>

#include <dealcalc/render/render.hpp>
#include <dealcalc/report/report.hpp>

namespace dealcalc {

std::string render_csv(const Report& report, const Style& style);

/// A text as one field: guarded against being run as a formula, and quoted where it has to be. Control characters stay, in
/// quotes: CSV has no escape for them, and the field read back is the text.
std::string csv_text(const std::string& text);

/// A quick look that finds nearly all texts that csv_text leaves as they are.
bool is_csv_field(std::string_view text);

std::string render_tsv(const Report& report, const Style& style);

/// A text as one field: guarded against being run as a formula; backslash, tab, line feed and carriage return as
/// \\, \t, \n and \r, so that a line is a row; other control characters and bidi controls as \x1b and \u202e. As every
/// backslash of the text is doubled, the text can be had back.
std::string tsv_text(const std::string& text);

/// Numbers are digits, a point and a minus; only texts may need a guard.
struct BareCell {
    std::string text{};
    bool is_text = true;
};

struct BareTable {
    std::vector<std::string> header;
    std::vector<std::vector<BareCell>> rows;
};

/// A quantity under `amount` becomes `amount` (the nominal or face value), `amount_low`, `amount_low_included`,
/// `amount_high`, `amount_high_included` and `amount_unit`; then `amount_hedge` and `amount_reported` of a reported
/// figure, and `amount_note` of a computed one: "unknown: ...", "approximate", "rounded", and "none" where the number
/// is 0 as the sum of nothing. An end that is not there is
/// empty. Dates get `_first` and `_last`, citations `_title` and `_at`; drawings are left out.
BareTable bare(const Table& table);

/// A text that a spreadsheet would run as a formula gets an apostrophe in front, and so does a text that looks like one
/// so guarded: where apostrophes and one of = + - @ or a line break or tab begin a text, the first apostrophe is ours.
/// Also of the full-width = + - @.
std::string guarded(const std::string& text);

}  // namespace dealcalc
