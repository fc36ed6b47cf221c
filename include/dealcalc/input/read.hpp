#pragma once
// Reading a deal file: JSON text to a Deal, or to every problem in it.
//
// Errors: diagnostics with file, line, column, JSON pointer and excerpt, sorted by place; all problems of the text in
// one run, except that a text that is no JSON has only its first. `deal` has a value exactly when `problems` is empty.
// Limits: 64 MiB of text, nesting 64 deep, strings of 1 MiB, 10,000 items a list or object,
// 1,000,000 values in all, 100 problems shown. Figures are limited by 128 bits.
//
// Example:
//   auto read = read_deal_file("deal.json");
//   if (!read.deal) print(read.problems);

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

struct ReadDeal {
    std::optional<Deal> deal{};
    Diagnostics problems{};
};

/// `file` is the name that messages use.
ReadDeal read_deal(std::string_view text, const std::string& file);

/// Reads the file at `path`. A file that is missing, a directory, not readable or too large is a diagnostic too.
ReadDeal read_deal_file(const std::string& path);

/// Reads the open stream `file` from where it stands to its end, and leaves it open: standard input, which may be a pipe
/// or a socket. `name` is what messages call it. A stream that cannot be read or holds too much is a diagnostic.
/// Precondition: `file` is not null.
ReadDeal read_deal_from(std::FILE* file, const std::string& name);

}  // namespace dealcalc
