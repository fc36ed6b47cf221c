#pragma once
// Dates as an article writes them: 20 April 2026, March 2025, the third quarter of 2026, end of 2027, a bare year.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <dealcalc/base/date.hpp>

namespace dealcalc::article {

struct FoundDate {
    std::size_t end = 0;  // in the words
    DateRange range{};
    std::string nominal{};  // as a deal file has it: 2026-04-20, 2025-Q3, 2026-07..2026-12
    bool is_year = false;   // nothing but a year: whether it is a date, only the words around say
};

/// The longest date at `at`, where a word or a number begins.
std::optional<FoundDate> date_at(std::string_view words, std::size_t at);

}  // namespace dealcalc::article
