#pragma once
// The range of a quotient of two weighted sums over a box of ranges, exactly. An input may count twice: for its value,
// and for what is paid of it, anything from nothing to that value, in which the sums are as linear.
//
// The sum above and the sum below may share inputs. Then the quotient is monotone in each input, so its ends are found
// at ends of the inputs; Dinkelbach's iteration finds them without trying all combinations: the quotient can exceed q
// exactly where (sum above - q * sum below), which is linear and hence easy to maximise, can exceed 0.

#include <optional>
#include <vector>

#include <dealcalc/base/range.hpp>

namespace dealcalc {

struct Weighted {
    Range range;
    Number over;   // weight in the sum above
    Number under;  // weight in the sum below; 0 for a plain sum
    Number paid_over = 0;  // the same of what is paid of it; then its range holds nothing negative
    Number paid_under = 0;
};

/// The sum of weight * range, with `weight` one of the two members.
Range weighted_sum(const std::vector<Weighted>& inputs, Number Weighted::* weight);

/// Every value of (sum above) / (sum below); nothing where the sum below reaches zero.
std::optional<Range> quotient_range(std::vector<Weighted> inputs);

}  // namespace dealcalc
