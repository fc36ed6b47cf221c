#include <dealcalc/analysis/value.hpp>

#include <utility>

namespace dealcalc {
namespace {

/// The first reason of the two; nothing where both are known.
const Unknown* unknown_of(const Answer& a, const Answer& b) {
    const auto* first = std::get_if<Unknown>(&a);
    return first ? first : std::get_if<Unknown>(&b);
}

/// The same arithmetic on the ranges as stated, on those with rounding, and on the nominals.
template <class OfRanges, class OfNumbers>
Answer combined(const Answer& a, const Answer& b, const Unit& unit, OfRanges of_ranges, OfNumbers of_numbers) {
    const Value& x = std::get<Value>(a);
    const Value& y = std::get<Value>(b);
    Value result{{of_ranges(x.extent.word, y.extent.word), of_ranges(x.extent.rounded, y.extent.rounded)}, {}, unit};
    if (x.face && y.face) result.face = of_numbers(*x.face, *y.face);
    result.approximate = x.approximate || y.approximate;
    return result;
}

const Unit& unit_of(const Answer& answer) { return std::get<Value>(answer).unit; }

std::optional<Unknown> no_sum(const Answer& a, const Answer& b) {
    if (const Unknown* unknown = unknown_of(a, b)) return *unknown;
    if (same_kind(unit_of(a), unit_of(b))) return std::nullopt;
    return mismatch(unit_of(a), unit_of(b), {});
}

/// Rounding that reaches down to a divisor of zero leaves the quotient without an end.
Range quotient_with_rounding(const Range& a, const Range& b) {
    if (const auto ends = quotient(a, b)) return *ends;
    const bool from_zero = !may_be_negative(a) && !may_be_negative(b);
    return from_zero && b.high() ? Range::at_least(a.low()->at / b.high()->at) : Range::everything();
}

bool is_pure(const Unit& unit) { return same_kind(unit, Unit{}); }

}  // namespace

Value exactly(const Number& number, const Unit& unit) {
    const Range only = Range::only(number);
    return {{only, only}, number, unit};
}

Value within(const Range& range, const Unit& unit) { return {{range, range}, range.single(), unit}; }

std::optional<Number> nominal_of(const Reported& reported) {
    // The file's own low and high may leave the nominal out.
    const bool is_left_out = has_own_ends(reported) && !extent_of(reported).word.holds(reported.figure.nominal);
    if (reported.figure.hedge == Hedge::between || is_left_out) return std::nullopt;
    return reported.figure.nominal;
}

Value value_of(const Reported& reported) { return {extent_of(reported), nominal_of(reported), reported.figure.unit}; }

Value value_of(const Figure& figure) {
    Value value{{word_range(figure), rounded_range(figure)}, figure.nominal, figure.unit};
    if (figure.hedge == Hedge::between) value.face.reset();
    return value;
}

Answer operator+(const Answer& a, const Answer& b) {
    if (auto unknown = no_sum(a, b)) return *std::move(unknown);
    return combined(
        a, b, unit_of(a), [](const Range& x, const Range& y) { return x + y; },
        [](const Number& x, const Number& y) { return x + y; });
}

Answer operator-(const Answer& a, const Answer& b) {
    if (auto unknown = no_sum(a, b)) return *std::move(unknown);
    return combined(
        a, b, unit_of(a), [](const Range& x, const Range& y) { return x - y; },
        [](const Number& x, const Number& y) { return x - y; });
}

Answer operator*(const Answer& a, const Answer& b) {
    if (const Unknown* unknown = unknown_of(a, b)) return *unknown;
    if (!is_pure(unit_of(a)) && !is_pure(unit_of(b))) return mismatch(unit_of(a), unit_of(b), {});
    return combined(a, b, is_pure(unit_of(a)) ? unit_of(b) : unit_of(a), product,
                    [](const Number& x, const Number& y) { return x * y; });
}

Answer operator/(const Answer& a, const Answer& b) {
    if (const Unknown* unknown = unknown_of(a, b)) return *unknown;
    const auto unit = ratio(unit_of(a), unit_of(b));
    if (!unit) return mismatch(unit_of(a), unit_of(b), {});
    const Value& x = std::get<Value>(a);
    const Value& y = std::get<Value>(b);
    const auto word = quotient(x.extent.word, y.extent.word);
    if (!word) return Unknown{Reason::zero_denominator};
    const Range rounded = quotient_with_rounding(x.extent.rounded, y.extent.rounded);
    Value result{{*word, rounded}, {}, *unit, x.approximate || y.approximate};
    // "more than $0" with a range of its own has a quotient and yet a nominal of zero.
    if (x.face && y.face && !y.face->is_zero()) result.face = *x.face / *y.face;
    return result;
}

Answer about(Answer answer, std::vector<std::string> names) {
    if (auto* unknown = std::get_if<Unknown>(&answer); unknown && unknown->about.empty()) {
        unknown->about = std::move(names);
    }
    return answer;
}

Answer in_unit(Answer answer, const Unit& unit) {
    if (auto* value = std::get_if<Value>(&answer)) value->unit = unit;
    return answer;
}

namespace {

Number days_in(Dimension unit) {
    if (unit == Dimension::years) return days_per_year();
    return unit == Dimension::months ? days_per_month() : Number(1);
}

bool is_duration(const Unit& unit) {
    const bool is_time = unit.of == Dimension::time || unit.of == Dimension::months || unit.of == Dimension::years;
    return is_time && unit.per == Dimension::number;
}

}  // namespace

Number in_time(const Number& number, Dimension from, Dimension to) { return number * days_in(from) / days_in(to); }

Value in_time(Value value, Dimension unit) {
    if (!is_duration(value.unit) || value.unit.of == unit) return value;
    const Number factor = in_time(1, value.unit.of, unit);
    value.extent = {value.extent.word * factor, value.extent.rounded * factor};
    if (value.face) value.face = *value.face * factor;
    value.unit = {unit};
    return value;
}

Unknown mismatch(const Unit& a, const Unit& b, std::vector<std::string> names) {
    if (!currencies_differ(a, b)) return {Reason::unlike_units, std::move(names)};
    return {Reason::two_currencies, {std::string(a.currency.code()), std::string(b.currency.code())}};
}

void Sum::add(const Extent& extent, const std::optional<Number>& nominal) {
    word_.add(extent.word);
    rounded_.add(extent.rounded);
    has_nominal_ = has_nominal_ && nominal;
    if (has_nominal_) nominal_ = nominal_ + *nominal;
}

void Sum::add(const Sum& more) {
    word_.add(more.word_);
    rounded_.add(more.rounded_);
    has_nominal_ = has_nominal_ && more.has_nominal_;
    if (has_nominal_) nominal_ = nominal_ + more.nominal_;
}

Value Sum::value(const Unit& unit) const {
    return {{word_.range(), rounded_.range()}, has_nominal_ ? std::optional(nominal_) : std::nullopt, unit};
}

}  // namespace dealcalc
