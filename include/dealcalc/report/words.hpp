#pragma once
// Words: how a number, a range, a reason is said. The same words in every table, note and error.
//
// Rules: money in the largest of T, B, M, k that leaves at least 1, with every digit that it has; what has no end in
// decimals is rounded to two places (multiples), one place (percentages, days) or four digits (per unit).
// Trailing zeros after the point mean that a number was rounded: 75.0 % is about 75 %, 75 % is exact.
//
// Example:
//   words_for(Range::between(85'000'000'000, 285'000'000'000), usd);   // "$85B to $285B"

#include <string>

#include <dealcalc/analysis/value.hpp>

namespace dealcalc {

/// "$285B", "6.33x", "75 %", "5 GW", "484 days", "$20B per GW".
std::string words_for(const Number& number, const Unit& unit);

/// The same with a plus sign if positive: "+$320B".
std::string signed_words_for(const Number& number, const Unit& unit);

/// As words_for, with more places where a ratio would be said as the other one is, and is not: "0.0789x" beside 0.08.
std::string words_beside(const Number& number, const Number& other, const Unit& unit);

/// With every digit where the number ends in decimals, however many: "8.65 %", "547.86375 days".
std::string exact_words_for(const Number& number, const Unit& unit);

/// How far two values are apart; of percentages "13.4 percentage points", else as words_for.
std::string apart_words_for(const Number& number, const Unit& unit);

/// A bound that stands alone is rounded outwards, so that "more than 0.66x" is true of more than 2/3.
/// "$85B to $285B", "up to $200B", "more than $100B", "$85B".
std::string words_for(const Range& range, const Unit& unit);

/// Money with at most two places after the point; of what would be said as nothing, "under $0.01".
std::string rounded_words_for(const Number& amount, const Unit& unit);
std::string rounded_words_for(const Range& range, const Unit& unit);

/// A probability to one place: "40 %", "33.3 %", "0 % to 100 %"; what is not quite 0 or 1 is never said as either:
/// "under 0.1 %", "over 99.9 %".
std::string probability_words(const Number& probability);
std::string probability_words(const Range& range);

/// "+$305B to +$325B", "more than +$20".
std::string signed_words_for(const Range& range, const Unit& unit);

/// A range with both its ends spelt out, in exact words: "$0 to $200B, ends included", "from $60B, to below $70B".
std::string interval_words(const Range& range, const Unit& unit);

/// A condition on a value: "at most $68.18B", "at least $385B", "between $1B and $2B", "exactly $5B", with an open end
/// "at least $1B and under $2B". A bound that has to be shortened is rounded into the range, so the words stay true.
std::string condition_words(const Range& range, const Unit& unit);

/// The reason in one sentence part: "USD and EUR, and no rate given".
std::string words_for(const Unknown& unknown);

/// "1 claim", "3,000 claims".
std::string counted(std::size_t count, const std::string& one, const std::string& many);

}  // namespace dealcalc
