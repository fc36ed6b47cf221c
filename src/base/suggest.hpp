#pragma once
// nearest and choice_help: "did you mean", for commands, keys, units and ids.

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dealcalc {

/// The candidate with the fewest edits (a letter changed, added, dropped, or two neighbours swapped; case is ignored),
/// the first of several. Nothing where that takes more than one edit for every three letters of the longer of the two:
/// a word of one or two letters is therefore only ever corrected in its case, and nothing unlike is ever offered.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates);

/// The way out of a word that is none of the candidates: the nearest, or what there is to choose from, or `none` where
/// there is nothing.
std::string choice_help(std::string_view word, std::span<const std::string_view> candidates, std::string_view none);

}  // namespace dealcalc
