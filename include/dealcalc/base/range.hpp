#pragma once
// Range: the set of values that a figure allows. Never empty.
//
// Units: those of the figure. Each end is open or closed, or absent (unbounded).
// There is no operator< on ranges: which of two ranges is larger is a question that only a verdict can answer.
// Errors: a range whose low is above its high throws EmptyRange.
//
// Example:
//   Range exposure = Range::only(85) + Range::between(0, 200);   // [85, 285]
//   Range multiple = *quotient(current, series_e);               // (375/70, 385/60]

#include <optional>
#include <stdexcept>

#include <dealcalc/base/rational.hpp>

namespace dealcalc {

/// One end of a range; `closed` says whether the value itself belongs to the range.
struct End {
    Number at;
    bool closed = true;
    friend bool operator==(const End&, const End&) = default;
};

struct EmptyRange : std::domain_error {
    EmptyRange() : std::domain_error("a range without a value") {}
};

class Range {
public:
    /// Exactly zero.
    Range() : Range(End{}, End{}, Ordered{}) {}
    /// Throws EmptyRange where no value lies between the ends. An absent end is unbounded.
    Range(std::optional<End> low, std::optional<End> high);

    static Range only(const Number& value) { return {End{value}, End{value}, Ordered{}}; }
    static Range between(const Number& low, const Number& high) {
        if (low > high) throw EmptyRange{};
        return {End{low}, End{high}, Ordered{}};
    }
    static Range at_least(const Number& low) { return {End{low}, std::nullopt}; }
    static Range more_than(const Number& low) { return {End{low, false}, std::nullopt}; }
    static Range everything() { return {std::nullopt, std::nullopt}; }

    const std::optional<End>& low() const { return low_; }
    const std::optional<End>& high() const { return high_; }

    /// The value, where the range holds exactly one.
    std::optional<Number> single() const;
    bool holds(const Number& value) const;

    friend bool operator==(const Range&, const Range&) = default;

private:
    struct Ordered {};
    /// Precondition: a value lies between the ends.
    Range(const End& low, const End& high, Ordered) : low_(low), high_(high) {}

    std::optional<End> low_;
    std::optional<End> high_;
};

Range operator+(const Range& a, const Range& b);
Range operator-(const Range& a, const Range& b);
Range operator-(const Range& a);
Range operator*(const Range& a, const Number& factor);

/// Every a*b with a in `a` and b in `b`. The two must not share an input.
Range product(const Range& a, const Range& b);

/// Every a/b with a in `a` and b in `b`; nothing where zero lies in `b` or is an end of it.
/// The two must not share an input: for that see analysis/evaluate.hpp.
std::optional<Range> quotient(const Range& a, const Range& b);

/// Every value of `inner` is in `outer`.
bool inside(const Range& inner, const Range& outer);
/// It has no low end, or one below zero.
bool may_be_negative(const Range& range);
/// No value is in both.
bool apart(const Range& a, const Range& b);
/// The values in both; nothing when they are apart.
std::optional<Range> overlap(const Range& a, const Range& b);
/// The smallest range that holds both.
Range hull(const Range& a, const Range& b);

/// Ranges added up one by one, end by end, without a range for each step. An end that is absent in one of them is
/// absent in the sum.
class RangeSum {
public:
    /// Adds the range from `low` to `high`, both ends closed. Precondition: low <= high.
    void add(const Number& low, const Number& high) {
        low_ += low;
        high_ += high;
    }
    void add(const Range& range);
    void add(const RangeSum& more) { add(more.range()); }

    /// Of nothing: exactly zero.
    Range range() const;

private:
    Number low_ = 0;
    Number high_ = 0;
    bool low_closed_ = true, high_closed_ = true;
    bool low_bounded_ = true, high_bounded_ = true;
};

}  // namespace dealcalc
