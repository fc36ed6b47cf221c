#pragma once
// Figure: a reported quantity: what was written, its hedge, the values it allows, its unit.
//
// One grammar for deal files, command-line arguments and claims (dealcalc help figures):
//   figure = [hedge] amount [hedge behind] | [["in"] "the"] amount "range"
//          | "between" amount "and" amount | ["from"] amount ("to" | hyphen | dash) amount
//   amount = [minus] [currency] number [scale] [currency | unit] [rate] | [minus] "P" duration | "double"
//   number = digits | words up to 999, with "and a half" | "a" | "half a" | "a third"
//   rate   = ("a" | "per" | "/") (time | power | energy | "share" | "user")
// The words of hedges, scales, units and currencies are tables (base/figure_words.hpp); some words are read over. Of
// two amounts, "5 to 10 GW" and "$5-10B" write scale and unit once. "a decade" reads as "10 years".
// Units: nominal, other and place are in base units (see unit.hpp): "$5B" is 5000000000, "18 months" is days.
// Errors: parse_figure guesses nothing; it returns a Misread that marks the text at fault and says the way out.
//
// Example:
//   auto f = std::get<Figure>(parse_figure("up to $200B"));
//   f.hedge;            // Hedge::up_to
//   word_range(f);      // [0, 200000000000]
//   rounded_range(f);   // [0, 200500000000)
//   most_of(f).rounded; // (199500000000, 200500000000)

#include <cstddef>
#include <optional>
#include <string_view>

#include <dealcalc/base/misread.hpp>
#include <dealcalc/base/rational.hpp>
#include <dealcalc/base/range.hpp>
#include <dealcalc/base/unit.hpp>
#include <dealcalc/base/verdict.hpp>

namespace dealcalc {

enum class Hedge {
    none,         // the nominal itself
    exactly,      // the nominal itself, and it was not rounded
    up_to,        // up to, as much as, a maximum of: [0, v], of which the maximum is v
    up_to_about,  // up to about, as much as roughly: [0, v+w], of which the maximum is about v
    at_most,      // at most, no more than, within, v or less: [0, v]
    under,        // under, less than, below: [0, v)
    more_than,    // more than, over, in excess of, v+, v plus: (v, unbounded)
    at_least,     // at least, no less than, a minimum of, v or more: [v, unbounded)
    about,        // about, approximately, circa, an estimated, ~, v or so: [v-w, v+w]
    nearly,       // nearly, almost, just under: [v-w, v)
    just_over,    // just over, just above: (v, v+w]
    range_of,     // v range: [v, v+u)
    between,      // between a and b, from a to b, a to b, a-b: [a, b]
};

struct Figure {
    Hedge hedge = Hedge::none;
    Number nominal{};      // the number as written; of `between` the first
    Number other{};        // of `between` the second; otherwise equal to nominal
    Number place{};        // the place of the last written digit: 1000000000 in "$330 billion", 0.1 in "1.3"; 0 of a
                           // JSON number, which is exact
    Number other_place{};  // the same of `other`
    Number significant{};  // u, the place of the last significant digit of the nominal: 10 in "380", 0.01 in "1.30".
                           // Halves and other parts are written to a tenth, whatever they are: 0.1 in "a quarter".
    Unit unit{};
    friend bool operator==(const Figure&, const Figure&) = default;
};

/// Reads all of `text`. `home` is the deal's currency: a lone $ means it if it is a dollar, else USD.
Parsed<Figure> parse_figure(std::string_view text, Currency home = {});

/// Reads the longest figure at the beginning of `text`, in which other words may follow: how many bytes it takes, 0
/// where there is none. For texts in which figures are to be found.
std::size_t read_longest_figure(std::string_view text, Currency home, Figure& figure);

/// Reads a JSON number from its own characters ("1.10", "5e9"): an unhedged amount in `unit`, in base units.
Parsed<Figure> parse_json_number(std::string_view text, Unit unit);

/// The same into a figure that held another, which takes no copy: nothing, or why the text was not read. What `figure`
/// holds then is of no use.
std::optional<Misread> read_figure(std::string_view text, Currency home, Figure& figure);
std::optional<Misread> read_json_number(std::string_view text, Unit unit, Figure& figure);

// Three rules give every range. They follow XBRL, where `decimals` stands for an interval, and what readers take "about"
// to mean; both are capped at a tenth, so that one written digit never stands for half as much again.
//   h, the slack of rounding: half of `place`, at most a tenth of the nominal ("$1B" is 0.9 to 1.1 billion)
//   w, the width of an approximation: half of `significant`, at most a tenth ("about 380" is 375 to 385, "about 100" 90
//      to 110); of 0 half of `place`. The hedge widens once, and rounding does not widen it again
//   a threshold (at most, under, more than, at least) is exact
// No reported amount is negative, so these two are cut at 0; a claim is not: see claimed_by().

/// As stated: the values that the hedge allows.
Range word_range(const Figure& figure);

/// If the author rounded: the nominal of an unhedged figure, and the end of "up to", lie within (v-h, v+h). Holds
/// word_range(figure).
Range rounded_range(const Figure& figure);

/// What the figure comes to at the most: v of "up to v" and "at most v", about v of "up to about v", b of "a to b". Every
/// other figure counts as it is.
Extent most_of(const Figure& figure);

/// What a claim with this figure says; of "up to" what it says of the maximum.
Claimed claimed_by(const Figure& figure);

/// Up to, up to about, at most: any part of the amount may be meant.
bool allows_any_part(Hedge hedge);

/// At most, under, more than, at least: one exact end, and nothing on the other side.
bool is_threshold(Hedge hedge);

/// How a duration was written: years (also decades), months (also quarters), else time, that is days or weeks.
Dimension written_in(const Figure& duration);

/// The hedge as the table of hedges names it: "up to", "about", "" for none.
std::string_view hedge_name(Hedge hedge);

}  // namespace dealcalc
