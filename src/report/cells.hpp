#pragma once
// Cells: the small pieces that several presenters build their reports from.

#include <string>
#include <vector>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& names);

Cell text_cell(std::string text);  // an empty text does not apply
Cell reported_cell(const Reported& reported);
/// The range in words, and where one has both and they differ, the face value before it.
Cell answer_cell(const Answer& answer);
/// The range in words only.
Cell range_cell(const Answer& answer);
/// Of a ratio as answer_cell, for there the face value says more than the range; of a sum the range has it.
Cell derived_cell(const Answer& answer);
/// The range in words of a sum that may have no parts: "none" instead of $0, which nobody reported.
Cell total_cell(const Answer& answer);
/// Like answer_cell, with a sign.
Cell signed_cell(const Answer& answer);
Cell number_cell(const Number& number, const Unit& unit);
Cell count_cell(std::size_t count, std::string display);
Cell number_cell(std::string display, const Number& number, const Unit& unit);
/// The range with both its ends.
Cell interval_cell(const Range& range, const Unit& unit);
Cell when_cell(const std::optional<ReportedDate>& date);
/// The rows of a table in one cell, each said by the number that comes first in it, bare.
Cell records_cell(const Table& table);
Cell citing_cell(const Citation& cited, const Deal& deal);

/// The column with what its cells are declared, so that it is the same without any.
Column holding(Column::Holds holds, Column column);

/// What the deal is, for machines.
Section deal_section(const Deal& deal);

/// Why a checked claim has its verdict, in one sentence.
std::string reason_of(const CheckedClaim& checked);

}  // namespace dealcalc
