#pragma once
// The figures of a deal file, each with the key beside it that changes it: an amount with its low and high, a
// probability.
// Each reader replaces `to` and returns true, or adds a problem.

#include <optional>
#include <span>
#include <string_view>

#include "input/object_reader.hpp"

namespace dealcalc::input {

/// The units that a figure may have in its place, in words and as a list.
struct FigureRule {
    std::string_view noun;                  // "the amount of an investment"
    std::string_view words;                 // "money"
    std::span<const Dimension> dimensions;  // the first is that of a JSON number
    std::string_view example;               // "$5B"
};

bool read_figure(Reading& reading, const Field& field, const FigureRule& rule, Reported& to);

/// Whether the value is a string or a number, as "low" and "high" are.
bool is_bound(Reading& reading, const Field& field);

/// Narrows the figure at `key` to the "low" and "high" beside it, which are absent where they have no key. Of a figure
/// that could not be read, which is null, the two are only looked at. False where something is wrong with them.
bool apply_bounds(Reading& reading, const Field& low, const Field& high, std::string_view key, Reported* reported);

/// A fraction from 0 to 1: a number, "40 %" or "2/5".
bool read_probability(Reading& reading, const Field& field, std::optional<Number>& to);

}  // namespace dealcalc::input
