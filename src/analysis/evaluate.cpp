#include <dealcalc/analysis/evaluate.hpp>

#include <algorithm>
#include <cmath>

namespace dealcalc {
namespace {

/// A calendar year may have 365 days, so a span of 365 is a full year although the average year is longer.
constexpr std::int64_t shortest_year = 365;

/// Growth past a million times a year says nothing, and its digits would not be right.
constexpr double largest_growth = 1e6;

constexpr double widening = 1e-9;
constexpr double places = 1e12;  // 1e6 * 1e12 fits in 63 bits

struct Growths {
    double low;
    double high;
};

double growth_at(double multiple, double days) {
    return std::expm1(std::log(multiple) * to_double(days_per_year()) / days);
}

double growth_at(const End& multiple, const std::optional<End>& days) {
    return days ? growth_at(to_double(multiple.at), to_double(days->at)) : 0.0;
}

void take_in(Growths& growths, double growth) {
    growths.low = std::min(growths.low, growth);
    growths.high = std::max(growths.high, growth);
}

Number outward(double growth, double direction) {
    const double widened = growth + direction * widening * (1 + std::abs(growth));
    const double scaled = direction < 0 ? std::floor(widened * places) : std::ceil(widened * places);
    return Number(static_cast<std::int64_t>(scaled)) / Number::power_of_ten(12);
}

/// Growth falls or rises with each of its two inputs alone, so its ends are those of the four corners.
/// Nothing where it leaves the numbers that mean something.
std::optional<Range> growth_range(const Range& multiple, const Range& days) {
    const double first = growth_at(*multiple.low(), days.low());
    Growths growths{first, first};
    take_in(growths, growth_at(*multiple.low(), days.high()));
    if (multiple.high()) {
        take_in(growths, growth_at(*multiple.high(), days.low()));
        take_in(growths, growth_at(*multiple.high(), days.high()));
    }
    if (growths.high > largest_growth) return std::nullopt;
    const End low{outward(growths.low, -1)};
    if (!multiple.high()) return Range(low, std::nullopt);
    return Range(low, End{outward(growths.high, 1)});
}

std::optional<Number> growth_face(const Value& multiple, const Value& days) {
    if (!multiple.face || !days.face) return std::nullopt;
    const double growth = growth_at(to_double(*multiple.face), to_double(*days.face));
    if (!(growth >= -1 && growth <= largest_growth)) return std::nullopt;
    return Number(std::llround(growth * places)) / Number::power_of_ten(12);
}

bool may_be_zero_or_less(const Range& range) { return !range.low() || range.low()->at <= Number(0); }

/// Rounding that reaches down to no time or no value leaves every growth possible.
std::optional<Range> growth_with_rounding(const Range& multiple, const Range& days) {
    if (may_be_zero_or_less(multiple) || may_be_zero_or_less(days)) return Range::more_than(-1);
    return growth_range(multiple, days);
}

Answer growth_of(const Value& multiple, const Value& days) {
    const Range& at_word = days.extent.word;
    if (may_be_zero_or_less(at_word)) return Unknown{Reason::not_positive, {"elapsed"}};
    if (may_be_zero_or_less(multiple.extent.word)) return Unknown{Reason::not_positive, {"multiple"}};
    if (at_word.high() && at_word.high()->at < Number(shortest_year)) return Unknown{Reason::under_a_year};
    const auto word = growth_range(multiple.extent.word, days.extent.word);
    const auto rounded = growth_with_rounding(multiple.extent.rounded, days.extent.rounded);
    if (!word || !rounded) return Unknown{Reason::beyond_meaning};
    return Value{{*word, *rounded}, growth_face(multiple, days), {Dimension::percent}, true};
}

}  // namespace

Value value_of(const Reported& reported) {
    const Figure& figure = reported.figure;
    Value value{extent_of(reported), figure.nominal, figure.unit};
    // The file's own low and high may leave the nominal out.
    const bool has_face = figure.hedge != Hedge::between && (!reported.stated || reported.stated->holds(figure.nominal));
    if (!has_face) value.face.reset();
    return value;
}

Answer value_of(const Expression& expression) try {
    const auto word = range_of(expression, &Extent::word);
    const auto rounded = range_of(expression, &Extent::rounded);
    if (!word || !rounded) return Unknown{Reason::zero_denominator, {expression.denominator}};
    return Value{{*word, *rounded}, face_of(expression), expression.unit};
} catch (const Overflow&) {
    return Unknown{Reason::overflow};
}

Answer evaluate(const Formula& formula, const Deal& deal) {
    if (formula.terms.size() == 1 && formula.terms.front().name == "growth") {
        return annual_growth(evaluate("multiple", deal), evaluate("elapsed", deal));
    }
    const auto expression = expression_of(formula, deal);
    if (const auto* unknown = std::get_if<Unknown>(&expression)) return *unknown;
    return value_of(std::get<Expression>(expression));
}

Answer evaluate(std::string_view name, const Deal& deal) {
    return evaluate(Formula{Formula::Shape::sum, {Term{std::string(name)}}}, deal);
}

Answer annual_growth(const Answer& multiple, const Answer& elapsed) {
    if (const auto* unknown = std::get_if<Unknown>(&multiple)) return *unknown;
    if (const auto* unknown = std::get_if<Unknown>(&elapsed)) return *unknown;
    return growth_of(std::get<Value>(multiple), std::get<Value>(elapsed));
}

}  // namespace dealcalc
