#pragma once
// The searches for slips, one a kind. Each finds the slips; what they imply is worked out in readings.cpp.

#include <optional>
#include <string>
#include <vector>

#include <dealcalc/analysis/readings.hpp>

#include "analysis/grid.hpp"
#include "analysis/total.hpp"

namespace dealcalc {

/// An extent on a grid.
struct GridExtent {
    GridRange word{};
    GridRange rounded{};
};

inline GridExtent operator+(const GridExtent& a, const GridExtent& b) {
    return {a.word + b.word, a.rounded + b.rounded};
}

/// A total with its figures on a grid.
struct Search {
    const Total& total;
    Grid grid;
    GridExtent claimed;
    std::vector<GridExtent> parts;  // of total.parts
    GridExtent sum;                 // of all parts
};

/// Throws Overflow where 128 bits hold no grid for these figures.
Search search_of(const Total& total);

/// The part, times a factor.
GridExtent scaled_part(const Search& search, std::size_t part, const Number& factor);

/// What has to be added to the ends of the sum to get from `before` to `after`.
GridExtent change(const GridExtent& before, const GridExtent& after);

/// The same verdicts as judge(): the sum does not fail the claim; it holds.
bool foots(const GridExtent& sum, const GridExtent& claimed);
bool foots_at_word(const GridExtent& sum, const GridExtent& claimed);

/// Figures by index into total.parts; the total itself is the index after the last part.
struct Multiplied {
    std::vector<std::size_t> figures;
    Number factor;
};

/// One common power of ten on a set of figures: the set without the total, or the one with it, whichever is smaller,
/// and never with a pinned figure. `other_side` is the twin's: the same repair from the other figures.
struct ScaleSlip {
    Multiplied side;
    std::optional<Multiplied> other_side;
};

/// What each search comes to: the best slips, how many there are of their sort, and whether they foot at their word.
struct ScaleSlips {
    std::vector<ScaleSlip> slips;  // fewest figures first
    std::size_t found = 0;
    bool at_word = false;
    bool counted_all = true;
    std::optional<Number> chance;
};

ScaleSlips find_scale_slips(const Search& search, std::size_t keep);

/// Parts that count otherwise: each with factor 0 (omitted), 2 (doubled) or -1 (wrong sign).
struct ListSlip {
    std::vector<Multiplied> changes;  // one part each
    std::vector<std::size_t> sum_of;  // of one omitted part: others that it is itself the sum of
};

struct ListSlips {
    std::vector<ListSlip> slips;
    std::size_t found = 0;
    bool at_word = false;
    std::optional<Number> chance;
};

/// Exactly `count` slips, each of another part.
ListSlips find_list_slips(const Search& search, std::size_t count, std::size_t keep);

/// One figure written with one other digit.
struct DigitSlip {
    std::size_t figure = 0;
    std::string becomes;
    Contribution adds;
};

struct DigitSlips {
    std::vector<DigitSlip> slips;
    std::size_t found = 0;
    bool at_word = false;
    std::optional<Number> chance;
};

DigitSlips find_digit_slips(const Search& search, Currency home, std::size_t keep);

/// What each part adds, multiplied by what `changes` say of it.
std::vector<Contribution> parts_with(const Total& total, const std::vector<Multiplied>& changes);

}  // namespace dealcalc
