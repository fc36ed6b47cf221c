#pragma once
// Reading a series of cash flows: CSV or JSON text to CashFlows, or to every problem in it.
//
// CSV (RFC 4180): "date,amount" a line. A first line without a digit is a header: it names the columns `date` and
// `amount`, in any order, and where there is one `label`. Other columns are passed over, and named in the series unless
// they start with "x-"; a slip in one of the three names is a problem. Without a header there are the two fields.
// A byte order mark is passed over.
// JSON: a list of {"date": ..., "amount": ..., "label": ...}, or such a list as "flows" of an object that may have an
// "id" and a "currency" for JSON numbers. A text that begins with [ or { is JSON, any other is CSV.
//
// A date is a day. An amount is a plain figure, negative where the investor pays: "-$5B", "1,000" in quotes, -5. All
// have one unit: one currency, or none. The flows are put in order.
// Errors: diagnostics with file, line, column and excerpt, all of the text in one run. `flows` has a value exactly when
// `problems` is empty. Limits: 64 MiB, in JSON 1,000,000 values; amounts have at most 38 digits.
//
// Lines: 64 MiB of them; every problem of every line is reported.
//
// Example:
//   auto read = read_cash_flows("2024-01-01,-1000\n2025-01-01,1100\n", "flows.csv");
//   if (!read.flows) print(read.problems);

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/model/cash_flow.hpp>

namespace dealcalc {

struct ReadCashFlows {
    std::optional<CashFlows> flows{};
    Diagnostics problems{};
};

/// Series from lines of JSON (NDJSON), a series a line; empty lines are passed over. `series` has a value exactly when
/// `problems` is empty.
struct ReadSeriesLines {
    std::optional<std::vector<CashFlows>> series{};
    Diagnostics problems{};
};

ReadSeriesLines read_cash_flow_lines(std::string_view text, const std::string& file);
ReadSeriesLines read_cash_flow_lines_file(const std::string& path);
ReadSeriesLines read_cash_flow_lines_from(std::FILE* file, const std::string& name);

/// `file` is the name that messages use.
ReadCashFlows read_cash_flows(std::string_view text, const std::string& file);

/// Reads the file at `path`. A file that is missing, a directory, not readable or too large is a diagnostic too.
ReadCashFlows read_cash_flows_file(const std::string& path);

/// Reads an open stream to its end and leaves it open; `name` is what messages call it.
/// Precondition: `file` is not null.
ReadCashFlows read_cash_flows_from(std::FILE* file, const std::string& name);

}  // namespace dealcalc
