#pragma once
// Bare tables: every cell one text or one number, as spreadsheets and data frames take them.

#include <string>
#include <vector>

#include <dealcalc/report/report.hpp>

namespace dealcalc {

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
