#pragma once
// Misread: why a short text (a figure, a date, a formula) could not be read, and where in it.
//
// Units: `at` and `length` count bytes from the start of the text; at + length <= text size, and length 0 marks
// the place where something is missing.

#include <cstddef>
#include <string>
#include <variant>

namespace dealcalc {

struct Misread {
    std::size_t at = 0;
    std::size_t length = 0;
    std::string what;  // one sentence part, no capital, no full stop: "billoin is not a scale or a unit"
    std::string help;  // the way out: "did you mean billion?"; may be empty
    friend bool operator==(const Misread&, const Misread&) = default;
};

/// A value, or why there is none.
template <class T>
using Parsed = std::variant<T, Misread>;

}  // namespace dealcalc
