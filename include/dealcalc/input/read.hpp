#pragma once
// Reading a deal file: JSON text to a Deal, or to every problem in it.
//
// Errors: diagnostics with file, line, column, JSON pointer and excerpt, sorted by place; all problems of the text in
// one run, except that a text that is no JSON has only its first. `deal` has a value exactly when `problems` is empty.
// Limits: 64 MiB of text, nesting 64 deep, strings of 1 MiB, 10,000 items a list or object,
// 1,000,000 values in all, 100 problems shown. Figures have at most 38 digits.
//
// Example:
//   auto read = read_deal_file("deal.json");
//   if (!read.deal) print(read.problems);

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// The longest text that is read as a deal, in bytes.
inline constexpr std::size_t most_deal_bytes = std::size_t{64} << 20;

struct ReadDeal {
    std::optional<Deal> deal{};
    Diagnostics problems{};
    std::string unread_id{};  // of a text with problems: the id that it gives itself, where that can be read
};

/// `file` is the name that messages use; `first_line` is the line of the file where the text begins.
ReadDeal read_deal(std::string_view text, const std::string& file, std::size_t first_line = 1);

/// Reads many deals, one after the other, each into the memory of the one before. What it makes of a text is what
/// read_deal makes of it.
class DealReader {
public:
    DealReader();
    ~DealReader();
    DealReader(DealReader&&) noexcept;
    DealReader& operator=(DealReader&&) noexcept;

    /// The deal, until the next is read; null where it cannot be read, and `problems()` says why.
    const Deal* read(std::string_view text, const std::string& file, std::size_t first_line = 1);
    const Diagnostics& problems() const;
    /// The id that the text with these problems gives itself; empty where that cannot be read.
    const std::string& unread_id() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Reads the file at `path`. A file that is missing, a directory, not readable or too large is a diagnostic too.
ReadDeal read_deal_file(const std::string& path);

/// Why the file `name` cannot be read, from the number of the system's error.
Diagnostic cannot_read(const std::string& name, int error);

/// Reads the open stream `file` from where it is to its end, and leaves it open: standard input, which may be a pipe or
/// a socket. `name` is what messages call it. A stream that cannot be read or holds too much is a diagnostic.
/// Precondition: `file` is not null.
ReadDeal read_deal_from(std::FILE* file, const std::string& name);

}  // namespace dealcalc
