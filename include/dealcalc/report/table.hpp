#pragma once
// Tables out of reports, for formats that hold one table and no more.
//
// Errors: none. Units: numbers stay exact, in base units.
//
// Example:
//   Table investments = main_table(present(exposure_of(deal), deal));   // a row an investment
//   Table values = main_table(tidy(present(exposure_of(deal), deal)));  // a row a value

#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// The main table of a report, with the id of the deal in a first column `deal` where the report is about one deal and
/// the rows do not say. Facts become one row. A report that marks no section gives its first table for people, and
/// without one a row of all its facts, in which its tables for machines are lists (Records).
Table main_table(const Report& report);

/// The same report as one table of all its values, a number a row: the deal, the section, the row in its table and the
/// item on it, the measure, which bound of it, the value, whether it is included, the unit, the exact fraction, and the
/// words. Numbers, dates, verdicts and what is unknown are values; names and other texts are not.
Report tidy(const Report& report);

}  // namespace dealcalc
