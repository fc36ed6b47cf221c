#pragma once
// RangeSum: ranges added up one by one, end by end, without a range for each step.
//
// Units: those of the ranges. An end that is absent in one of them is absent in the sum.
// Errors: an end that 128 bits cannot hold throws Overflow, and the sum is as it was.
//
// Example:
//   RangeSum sum;
//   sum.add(Range::only(80));
//   sum.add(0, 200);
//   sum.range();   // [80, 280]

#include <dealcalc/base/range.hpp>

namespace dealcalc {

class RangeSum {
public:
    /// Adds the range from `low` to `high`, both ends closed. Precondition: low <= high.
    void add(const Number& low, const Number& high) {
        const Number low_sum = low_ + low;
        high_ = high_ + high;
        low_ = low_sum;
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
