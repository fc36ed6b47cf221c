#pragma once
// Rows one by one: a JSON object a line, a CSV record, a line of text. Each appends to `out` and ends the line.

#include <span>
#include <string>
#include <string_view>

#include <dealcalc/report/row.hpp>

namespace dealcalc {

void append_json_line(std::string& out, const Row& row);

/// One record of a flat table: of each list the first record, and empty fields where there is none.
void append_csv_record(std::string& out, const Row& row);
void append_csv_heading(std::string& out, std::span<const std::string_view> columns);

void append_text_line(std::string& out, const Row& row);
void append_no_heading(std::string& out, std::span<const std::string_view> columns);

}  // namespace dealcalc
