#pragma once
// One value of a deal file at a time: each reader returns what stands there, or adds a problem and returns nothing.
// A key that is absent is no problem here: the table of keys (fields.hpp) has asked for it already.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/model/deal.hpp>

#include "input/fields.hpp"
#include "input/json_tree.hpp"

namespace dealcalc::input {

/// What all readers share: the text, the currency of the deal, and the problems so far.
struct Reading {
    std::string_view text;
    std::size_t first_line = 1;
    Currency home{};
    std::vector<Problem> problems{};

    void add(std::string code, std::string message, Span span, std::string help);
    /// A problem in a short text that stands in the string `node`.
    void add(std::string code, const Misread& misread, const JsonNode& node);
};

/// "a list", "a number"; what a message calls the value.
std::string_view kind_word(const JsonNode& node);

/// The units that a figure may have in its place, in words and as a list.
struct FigureRule {
    std::string_view noun;              // "the amount of an investment"
    std::string_view words;             // "money"
    std::vector<Dimension> dimensions;  // the first is that of a JSON number
    std::string_view example;           // "$5B"
};

/// Any string, empty or not.
std::optional<std::string> read_string(Reading& reading, const Fields& fields, std::string_view key);
/// A string that holds more than white space.
std::optional<std::string> read_text(Reading& reading, const Fields& fields, std::string_view key);
std::optional<ReportedDate> read_date(Reading& reading, const Fields& fields, std::string_view key);
std::optional<Currency> read_currency(Reading& reading, const Fields& fields);
/// A fraction from 0 to 1: a number, "40 %" or "2/5".
std::optional<Number> read_probability(Reading& reading, const Fields& fields);

/// The figure at `key`, alone.
std::optional<Reported> read_figure(Reading& reading, const Fields& fields, std::string_view key,
                                    const FigureRule& rule);
/// The figure at `key` with the "low" and "high" beside it.
std::optional<Reported> read_reported(Reading& reading, const Fields& fields, std::string_view key,
                                      const FigureRule& rule);

/// One of a few words, as its place in `words`; a problem suggests the nearest.
std::optional<std::size_t> read_word(Reading& reading, const Fields& fields, std::string_view key,
                                     const std::vector<std::string_view>& words);

}  // namespace dealcalc::input
