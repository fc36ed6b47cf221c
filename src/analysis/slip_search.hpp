#pragma once
// The searches for slips (readings.hpp): what they search, what they search with, and what each finds. What it implies
// is worked out in readings.cpp.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/analysis/readings.hpp>
#include <dealcalc/base/rational.hpp>
#include <dealcalc/base/range.hpp>

namespace dealcalc {

// ---- Total: a claim about a sum, taken apart into the figures that may have slipped.

/// What a figure adds to the sum: its values with their sign, and its nominal.
struct Contribution {
    Extent extent;
    std::optional<Number> nominal;
};

Contribution operator*(const Contribution& contribution, const Number& factor);
Contribution operator+(const Contribution& a, const Contribution& b);

struct TotalPart {
    std::string id;
    Reported reported;
    Contribution adds;
    Number weight = 1;     // what `adds` is a multiple of the figure by: -1 of one that is subtracted
    bool pinned = false;   // a holding claim says what it is: no suspect
    bool is_zero = false;  // at its word: at any scale, doubled or left out it changes nothing; its digits may
    /// The same for another figure in its place.
    std::function<Contribution(const Reported&)> adds_if;
};

struct Total {
    std::string id;  // of the claim
    Reported reported;
    Contribution claimed;
    std::function<Contribution(const Reported&)> claimed_if;
    bool is_number = true;         // see Claimed
    std::vector<TotalPart> parts;  // in the order of the file
    Unit unit;
};

/// The claim as judge() takes it.
inline Claimed claim_of(const Contribution& claimed, bool is_number) {
    return {claimed.extent.word, claimed.extent.rounded, is_number};
}

/// A total is compared with the most that the formula comes to, whether or not the claim says "up to": a bare total is
/// that of everything, and check says what it leaves out. Nothing where the claim is a threshold, which no slip explains,
/// or not about a sum of figures in one unit. `claims` are those of the deal: the ones that
/// hold pin figures down.
std::optional<Total> total_of(const CheckedClaim& checked, const Deal& deal, const std::vector<CheckedClaim>& claims);

/// The sum of what the parts add.
Contribution sum_of(const std::vector<Contribution>& contributions);

// ---- Grid: ranges as whole numbers, so that a search over many sums needs only additions and comparisons.
//
// Every value is multiplied by one common factor that clears all denominators, also those of a slide down by a million.
// The factor has 64 to spare: an open end is moved inwards by one step, and up to 63 such steps never add up to one.
// A search takes millions of sums, so the whole numbers have 128 bits; figures too unlike in size have no grid.

/// A stretch of the grid, ends included.
struct GridRange {
    Int128 low = 0;
    Int128 high = 0;
    friend bool operator==(const GridRange&, const GridRange&) = default;
};

inline GridRange operator+(const GridRange& a, const GridRange& b) { return {a.low + b.low, a.high + b.high}; }

inline bool meet(const GridRange& a, const GridRange& b) { return a.low <= b.high && b.low <= a.high; }

/// Every value of `inner` is in `outer`, which may have no end on a side.
bool inside(const GridRange& inner, const GridRange& outer);

class Grid {
public:
    /// The grid on which all these numbers, and a millionth and a million times of them, have a place, and sums of 64
    /// too; nothing where 128 bits cannot hold it.
    static std::optional<Grid> of(const std::vector<Number>& values);

    /// Precondition: the ends are values of the grid, at most slid as far as that.
    GridRange place(const Range& range) const;

private:
    explicit Grid(Number factor) : factor_(std::move(factor)) {}

    Number factor_;
};

// ---- Best: the first few of many, by an order, without keeping the rest.

template <class Item>
class Best {
public:
    explicit Best(std::size_t keep) : keep_(keep) {}

    void add(Item item) {
        ++seen_;
        if (items_.size() == keep_ && (keep_ == 0 || !(item < items_.back()))) return;
        if (items_.size() == keep_) items_.pop_back();
        items_.insert(std::upper_bound(items_.begin(), items_.end(), item), std::move(item));
    }

    std::size_t seen() const { return seen_; }
    const std::vector<Item>& items() const { return items_; }

private:
    std::size_t keep_;
    std::size_t seen_ = 0;
    std::vector<Item> items_;
};

/// The best of those that foot at their word, or where there are none, of those that foot within rounding.
template <class Item>
class BestReadings {
public:
    explicit BestReadings(std::size_t keep) : at_word_(keep), by_rounding_(keep) {}

    void add(Item item, bool by_rounding) { (by_rounding ? by_rounding_ : at_word_).add(std::move(item)); }

    bool any_at_word() const { return at_word_.seen() > 0; }
    const Best<Item>& chosen() const { return any_at_word() ? at_word_ : by_rounding_; }
    std::size_t seen() const { return at_word_.seen() + by_rounding_.seen(); }

private:
    Best<Item> at_word_;
    Best<Item> by_rounding_;
};

// ---- Which subsets of changes bring a sum into a range: meet in the middle.
//
// Each half of the changes has at most 2^20 subsets; their sums are built in order, and for every subset of the one
// half the fitting ones of the other lie in one stretch. That is exhaustive for 40 changes, without trying 2^40
// subsets.

/// Bit i stands for change i.
using Subset = std::uint64_t;

struct SubsetQuery {
    GridRange start;                  // the sum without any change
    std::vector<GridRange> changes;   // what each change adds to the low and to the high end; at most 40
    GridRange target;
};

/// Calls `found` for every subset, the empty one included, whose sum meets the target, until `found` returns false.
void find_subsets(const SubsetQuery& query, const std::function<bool(Subset)>& found);

// ---- The searches for slips, one a kind. Each finds the slips; what they imply is worked out in readings.cpp.

/// An extent on a grid.
struct GridExtent {
    GridRange word{};
    GridRange rounded{};
};

inline GridExtent operator+(const GridExtent& a, const GridExtent& b) {
    return {a.word + b.word, a.rounded + b.rounded};
}

GridExtent place(const Grid& grid, const Extent& extent);

/// A total with its figures on a grid.
struct Search {
    const Total& total;
    Grid grid;
    GridExtent claimed;
    std::vector<GridExtent> parts;  // of total.parts
    GridExtent sum;                 // of all parts
    bool one_value = true;          // whether every part is one value
    /// The side of a sum that decides whether it meets the claim: rounding helps one value to meet a number.
    GridRange GridExtent::* side = &GridExtent::word;
};

/// Nothing where the figures have no common grid.
std::optional<Search> search_of(const Total& total);

/// The part, times a factor.
GridExtent scaled_part(const Search& search, std::size_t part, const Number& factor);

/// What has to be added to the ends of the sum to get from `before` to `after`.
GridExtent change(const GridExtent& before, const GridExtent& after);

/// The same verdicts as judge(): the claim holds, by rounding or as stated; it holds as stated.
bool foots(const GridExtent& sum, const Search& search);
bool foots_at_word(const GridExtent& sum, const Search& search);

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

/// Every text that one such slip makes of `text`, sorted, without `text` itself. Only the digits change; thousands
/// commas are left out, and a whole number with a 0 in front is not how anybody writes.
std::vector<std::string> digit_edits(std::string_view text);

/// One figure written with one other digit; swaps of neighbours come first.
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

// ---- Chance: how often a kind of slip would explain a total that has nothing to do with the deal.
//
// Of all totals with as many written digits as the claimed one, the share that slips of the kind reach, by exact
// enumeration. The sums that slips reach are kept as a union of ranges, which stays small because every sum is at least
// as wide as the rounding of its figures.

/// Disjoint stretches of the grid in order.
using Stretches = std::vector<GridRange>;

/// Sorts and joins what overlaps or touches.
Stretches joined(Stretches stretches);

/// The totals with as many digits as the claimed one: j * place for j from `first` to `last`, each as wide as it was
/// written.
struct WrittenTotals {
    Int128 first = 0;
    Int128 last = 0;
    Int128 place = 0;
    Int128 slack = 0;  // of rounding, either way; less for one digit below 5, of which it is at most a tenth
};

/// From the lower to the upper end of what rounding makes of the total j.
GridRange near(Int128 j, const WrittenTotals& totals);

/// Nothing where something else than rounding decides whether a total foots, or it has more than 12 digits.
std::optional<WrittenTotals> totals_like(const Search& search);

/// What a figure adds, and what it would add if it had slipped.
struct Alternatives {
    GridRange as_is;
    GridRange slipped;
};

/// Every sum of `start` and the figures with at least one of them slipped, as far as it can meet one of the totals.
/// Nothing where that takes more stretches than are worth keeping.
std::optional<Stretches> reachable_sums(const GridRange& start, std::vector<Alternatives> figures,
                                        const WrittenTotals& totals);

/// The j of the totals that meet one of the sums, as stretches of j.
Stretches totals_meeting(const Stretches& sums, const WrittenTotals& totals);

/// How many of the totals these are, as a share of all.
Number share_of_totals(const Stretches& numbers, const WrittenTotals& totals);

}  // namespace dealcalc
