#include <dealcalc/base/range.hpp>

#include <array>
#include <utility>

namespace dealcalc {

namespace {

using MaybeEnd = std::optional<End>;

MaybeEnd negated(const MaybeEnd& end) {
    if (!end) return std::nullopt;
    return End{-end->at, end->closed};
}

MaybeEnd added(const MaybeEnd& a, const MaybeEnd& b) {
    if (!a || !b) return std::nullopt;
    return End{a->at + b->at, a->closed && b->closed};
}

/// Low ends, an absent one being lowest: whether `a` lets in values that `b` does not.
bool begins_before(const MaybeEnd& a, const MaybeEnd& b) {
    if (!b) return false;
    if (!a) return true;
    return a->at == b->at ? a->closed && !b->closed : a->at < b->at;
}

/// The same of high ends.
bool ends_after(const MaybeEnd& a, const MaybeEnd& b) {
    if (!b) return false;
    if (!a) return true;
    return a->at == b->at ? a->closed && !b->closed : a->at > b->at;
}

/// No value is between the two ends of one range.
bool without_value(const MaybeEnd& low, const MaybeEnd& high) {
    if (!low || !high) return false;
    return low->at == high->at ? !(low->closed && high->closed) : low->at > high->at;
}

/// 1/b for a `b` above zero: from 0 or more to a bounded end.
Range reciprocal(const Range& b) {
    const End high{Number(1) / b.low()->at, b.low()->closed};
    if (!b.high()) return {End{Number(0), false}, high};
    return {End{Number(1) / b.high()->at, b.high()->closed}, high};
}

/// The low end of every a*r, where `r` is a reciprocal: r >= 0, bounded above.
MaybeEnd low_product(const MaybeEnd& low, const Range& r) {
    if (!low) return std::nullopt;
    if (low->at.is_zero()) return low;
    const End& other = low->at.is_negative() ? *r.high() : *r.low();
    return End{low->at * other.at, low->closed && other.closed};
}

/// An end, its value, and 1 or -1 for one that is absent.
struct Corner {
    const MaybeEnd& end;
    Number toward;
    bool is_zero() const { return end && end->at.is_zero(); }
};

std::array<Corner, 2> corners_of(const Range& range) {
    return {Corner{range.low(), range.low() ? range.low()->at : Number(-1)},
            Corner{range.high(), range.high() ? range.high()->at : Number(1)}};
}

/// The low end of every a*b: the least of the products of their ends.
MaybeEnd lowest_product(const Range& a, const Range& b) {
    MaybeEnd least;
    for (const Corner& x : corners_of(a)) {
        for (const Corner& y : corners_of(b)) {
            End at{x.toward * y.toward, false};
            if (x.is_zero() || y.is_zero()) {
                // Nothing times anything: reached where the nothing is.
                at.closed = (x.is_zero() && x.end->closed) || (y.is_zero() && y.end->closed);
            } else if (!x.end || !y.end) {
                if (at.at.is_negative()) return std::nullopt;
                continue;
            } else {
                at.closed = x.end->closed && y.end->closed;
            }
            if (!least || at.at < least->at || (at.at == least->at && at.closed)) least = at;
        }
    }
    return least;
}

}  // namespace

Range::Range(std::optional<End> low, std::optional<End> high) : low_(std::move(low)), high_(std::move(high)) {
    if (without_value(low_, high_)) throw EmptyRange{};
}

std::optional<Number> Range::single() const {
    if (!low_ || !high_ || low_->at != high_->at) return std::nullopt;
    return low_->at;
}

bool Range::holds(const Number& value) const {
    return inside(only(value), *this);
}

Range operator+(const Range& a, const Range& b) {
    return {added(a.low(), b.low()), added(a.high(), b.high())};
}

Range operator-(const Range& a) {
    return {negated(a.high()), negated(a.low())};
}

Range operator-(const Range& a, const Range& b) {
    return a + -b;
}

Range operator*(const Range& a, const Number& factor) {
    if (factor.is_zero()) return {};
    if (factor.is_negative()) return -a * -factor;
    const auto times = [&factor](const MaybeEnd& end) -> MaybeEnd {
        if (!end) return std::nullopt;
        return End{end->at * factor, end->closed};
    };
    return {times(a.low()), times(a.high())};
}

Range product(const Range& a, const Range& b) {
    const auto is_zero = [](const Range& range) { return range.single() == Number(0); };
    if (is_zero(a) || is_zero(b)) return {};
    return {lowest_product(a, b), negated(lowest_product(-a, b))};
}

std::optional<Range> quotient(const Range& a, const Range& b) {
    if (b.high() && b.high()->at.is_negative()) return quotient(-a, -b);
    if (!b.low() || b.low()->at <= Number(0)) return std::nullopt;
    const Range r = reciprocal(b);
    return Range{low_product(a.low(), r), negated(low_product(negated(a.high()), r))};
}

bool inside(const Range& inner, const Range& outer) {
    return !begins_before(inner.low(), outer.low()) && !ends_after(inner.high(), outer.high());
}

bool may_be_negative(const Range& range) { return !range.low() || range.low()->at.is_negative(); }

bool apart(const Range& a, const Range& b) {
    return without_value(a.low(), b.high()) || without_value(b.low(), a.high());
}

std::optional<Range> overlap(const Range& a, const Range& b) {
    if (apart(a, b)) return std::nullopt;
    return Range{begins_before(a.low(), b.low()) ? b.low() : a.low(),
                 ends_after(a.high(), b.high()) ? b.high() : a.high()};
}

Range hull(const Range& a, const Range& b) {
    return {begins_before(b.low(), a.low()) ? b.low() : a.low(), ends_after(b.high(), a.high()) ? b.high() : a.high()};
}

void RangeSum::add(const Range& range) {
    low_bounded_ = low_bounded_ && range.low();
    high_bounded_ = high_bounded_ && range.high();
    if (low_bounded_) {
        low_ += range.low()->at;
        low_closed_ = low_closed_ && range.low()->closed;
    }
    if (high_bounded_) {
        high_ += range.high()->at;
        high_closed_ = high_closed_ && range.high()->closed;
    }
}

Range RangeSum::range() const {
    std::optional<End> low, high;
    if (low_bounded_) low = End{low_, low_closed_};
    if (high_bounded_) high = End{high_, high_closed_};
    return {low, high};
}

}  // namespace dealcalc
