#pragma once
// How nearly all dates are written: "2026", "2026-04-20". A short way through the grammar of dates (date.hpp) for them, and
// for nothing else.

#include <string_view>

#include <dealcalc/base/date.hpp>

namespace dealcalc {

/// A year, or one of the first 28 days of a month. True where `range` is now what parse_date reads.
bool plain_date(std::string_view text, DateRange& range);

}  // namespace dealcalc
