#pragma once
// CSV (RFC 4180) as records of fields that know where they stand. Lines end in LF or CRLF; lines that hold nothing are
// passed over.
//
// Units: bytes from the start of the text; the span of a quoted field holds its quotes.
// Errors: problems for a quote that is not closed, one inside a field that does not begin with one, and text after a
// closing quote. The rest of the line is then passed over.
//
// Example:
//   std::vector<Problem> problems;
//   auto records = parse_csv("a,\"b, c\"\n", problems);   // one record: a | b, c

#include <string>
#include <string_view>
#include <vector>

#include "input/problem.hpp"

namespace dealcalc::input {

struct CsvField {
    std::string text;
    Span span;
    bool quoted = false;
};

struct CsvRecord {
    std::vector<CsvField> fields;
    Span span;
};

std::vector<CsvRecord> parse_csv(std::string_view text, std::vector<Problem>& problems);

/// The bytes of the text that the decoded bytes [at, at + length) of a quoted field come from. `field` is its span.
Span quoted_span(std::string_view text, Span field, std::size_t at, std::size_t length);

}  // namespace dealcalc::input
