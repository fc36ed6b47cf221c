#include <dealcalc/base/range_sum.hpp>

namespace dealcalc {

void RangeSum::add(const Range& range) {
    const bool low_bounded = low_bounded_ && range.low();
    const bool high_bounded = high_bounded_ && range.high();
    const Number low = low_bounded ? low_ + range.low()->at : Number(0);
    const Number high = high_bounded ? high_ + range.high()->at : Number(0);
    low_closed_ = low_closed_ && range.low() && range.low()->closed;
    high_closed_ = high_closed_ && range.high() && range.high()->closed;
    low_bounded_ = low_bounded;
    high_bounded_ = high_bounded;
    low_ = low;
    high_ = high;
}

Range RangeSum::range() const {
    std::optional<End> low, high;
    if (low_bounded_) low = End{low_, low_closed_};
    if (high_bounded_) high = End{high_, high_closed_};
    return {low, high};
}

}  // namespace dealcalc
