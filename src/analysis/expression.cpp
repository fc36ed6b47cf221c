#include "analysis/expression.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "analysis/linear_range.hpp"

namespace dealcalc {
namespace {

using Inputs = std::vector<Input>;

// ---- what two expressions share

/// Whether the two are one input: the same name with the same values, of the same.
bool is_one_input(const Input& a, const Input& b) {
    return a.name == b.name && a.extent == b.extent && a.part_of == b.part_of;
}

/// Whether `part` is what is paid of `whole`.
bool is_part_of(const Input& part, const Input& whole) {
    return part.name == whole.name && !whole.part_of && part.part_of == whole.extent;
}

/// A name that stands in a product of `a` and outside that product in `b`.
std::optional<std::string> name_beside_product(const Inputs& a, const Inputs& b) {
    for (const Input& product : a) {
        for (const Input& figure : product.within) {
            for (const Input& other : b) {
                if (is_one_input(product, other)) continue;
                const bool is_in_it = std::ranges::count(other.within, figure.name, &Input::name) > 0;
                if (other.name == figure.name || is_in_it) return figure.name;
            }
        }
    }
    return std::nullopt;
}

/// The figures that the inputs rest on.
Inputs figures_in(const Inputs& inputs) {
    Inputs figures;
    for (const Input& input : inputs) {
        if (input.within.empty() && !input.is_number()) figures.push_back(input);
        figures.insert(figures.end(), input.within.begin(), input.within.end());
    }
    return figures;
}

/// A name that stands in both.
std::optional<std::string> shared_name(const Inputs& a, const Inputs& b) {
    std::set<std::string> names;
    for (const Input& figure : figures_in(a)) names.insert(figure.name);
    for (const Input& figure : figures_in(b)) {
        if (names.contains(figure.name)) return figure.name;
    }
    return std::nullopt;
}

// ---- merging

void take_weights(Input& into, const Input& from) {
    // Where the figure is also paid, nothing need be taken away of it, whichever name came first.
    if (inside(from.least.word, into.least.word)) into.least = from.least;
    into.over += from.over;
    into.under += from.under;
    into.paid_over += from.paid_over;
    into.paid_under += from.paid_under;
}

void take_part(Input& whole, const Input& part) {
    whole.paid_over += part.over;
    whole.paid_under += part.under;
}

/// Makes one input of two where they are one, or where the one is what is paid of the other.
bool take_in(Input& into, const Input& from) {
    if (is_one_input(into, from)) {
        take_weights(into, from);
    } else if (is_part_of(from, into)) {
        take_part(into, from);
    } else if (is_part_of(into, from)) {
        const Input part = std::exchange(into, from);
        take_part(into, part);
    } else {
        return false;
    }
    return true;
}

/// Adds inputs to others, those that are there getting the weights of their namesakes.
void merge(Inputs& into, Inputs more) {
    std::unordered_multimap<std::string_view, std::size_t> by_name;
    constexpr std::size_t few = 4;
    const std::size_t before = into.size();
    if (more.size() > few) {
        into.reserve(before + more.size());  // so that the names stay where they are
        for (std::size_t i = 0; i < before; ++i) by_name.emplace(into[i].name, i);
    }
    const auto is_taken = [&](const Input& input) {
        if (more.size() <= few) {
            const auto end = into.begin() + static_cast<std::ptrdiff_t>(before);
            return std::any_of(into.begin(), end, [&](Input& known) { return take_in(known, input); });
        }
        const auto [first, last] = by_name.equal_range(input.name);
        return std::any_of(first, last, [&](const auto& known) { return take_in(into[known.second], input); });
    };
    for (Input& input : more) {
        if (!is_taken(input)) into.push_back(std::move(input));
    }
}

void drop_weightless(Inputs& inputs) {
    std::erase_if(inputs, [](const Input& input) {
        return input.over.is_zero() && input.under.is_zero() && input.paid_over.is_zero() && input.paid_under.is_zero();
    });
}

// ---- the kinds of expressions

/// The number that the expression is, whatever the figures.
std::optional<Number> constant_of(const Expression& e) {
    if (e.is_ratio || !std::ranges::all_of(e.inputs, &Input::is_number)) return std::nullopt;
    Number sum = 0;
    for (const Input& input : e.inputs) sum += input.over;
    return sum;
}

bool has_same_denominator(const Expression& a, const Expression& b) {
    const auto below = [](const Input& input) { return !input.under.is_zero() || !input.paid_under.is_zero(); };
    const auto count = [&](const Expression& e) { return std::ranges::count_if(e.inputs, below); };
    return count(a) == count(b) && std::ranges::all_of(a.inputs, [&](const Input& input) {
        return !below(input) || std::ranges::any_of(b.inputs, [&](const Input& other) {
            return is_one_input(input, other) && input.under == other.under && input.paid_under == other.paid_under;
        });
    });
}

Extent extent_or(const Answer& answer, const Extent& otherwise) {
    const auto* value = std::get_if<Value>(&answer);
    return value ? value->extent : otherwise;
}

/// The expression as one input of the name `text`.
MaybeExpression as_input(Expression e, std::string text) {
    const Answer answer = value_of(e);
    if (const auto* unknown = std::get_if<Unknown>(&answer)) return *unknown;
    const Value& value = std::get<Value>(answer);
    Input input{std::move(text), value.extent, {}, {}, value.face, value.unit, Hedge::between, 1, 0, {}};
    input.within = figures_in(e.inputs);
    input.most = extent_or(value_of(at_maximum(e)), value.extent);
    input.least = extent_or(value_of(at_minimum(std::move(e))), value.extent);
    return Expression{{std::move(input)}, false, {}, value.unit};
}

Unit unit_of_sum(const Unit& a, const Unit& b) { return a == Unit{} ? b : a; }

MaybeExpression merged(Expression a, Expression b) {
    auto twice = name_beside_product(a.inputs, b.inputs);
    if (!twice) twice = name_beside_product(b.inputs, a.inputs);
    if (twice) return Unknown{Reason::input_twice, {*twice}};
    merge(a.inputs, std::move(b.inputs));
    return a;
}

/// A number added to a quotient goes into the sum above the line.
Expression with_constant(Expression ratio, const Number& number) {
    for (Input& input : ratio.inputs) {
        input.over += number * input.under;
        input.paid_over += number * input.paid_under;
    }
    drop_weightless(ratio.inputs);
    return ratio;
}

/// A quotient as one input; a sum as it is.
std::optional<Unknown> without_ratio(Operand& operand) {
    if (!operand.expression.is_ratio) return std::nullopt;
    auto input = as_input(std::move(operand.expression), operand.text());
    if (auto* unknown = std::get_if<Unknown>(&input)) return std::move(*unknown);
    operand.expression = std::get<Expression>(std::move(input));
    return std::nullopt;
}

bool may_be_zero(const Expression& e) {
    const Answer answer = value_of(e);
    const auto* value = std::get_if<Value>(&answer);
    const Range one = Range::only(1);
    return !value || !quotient(one, value->extent.word) || !quotient(one, value->extent.rounded);
}

// ---- products and quotients of what shares no figure

using OfRanges = std::optional<Range> (*)(const Range&, const Range&);

std::optional<Extent> combined(const Extent& a, const Extent& b, OfRanges of) {
    const auto word = of(a.word, b.word);
    const auto rounded = of(a.rounded, b.rounded);
    return word && rounded ? std::optional(Extent{*word, *rounded}) : std::nullopt;
}

bool may_be_negative(const Extent& extent) {
    return may_be_negative(extent.word) || may_be_negative(extent.rounded);
}

/// One input with every result of a value of `a` and one of `b`. Where neither may be negative, more of `a` makes it
/// larger, and more of `b` a product larger and a quotient smaller; otherwise its maximum is not told from its values.
MaybeExpression independent(const Operand& a, const Operand& b, const FormulaPart& whole, const Unit& unit,
                            bool divides) {
    if (const auto twice = shared_name(a.expression.inputs, b.expression.inputs)) {
        return Unknown{Reason::input_twice, {*twice}};
    }
    auto left = as_input(a.expression, a.text());
    if (auto* unknown = std::get_if<Unknown>(&left)) return std::move(*unknown);
    auto right = as_input(b.expression, b.text());
    if (auto* unknown = std::get_if<Unknown>(&right)) return std::move(*unknown);
    Input& x = std::get<Expression>(left).inputs.front();
    Input& y = std::get<Expression>(right).inputs.front();

    const OfRanges of = divides ? quotient : OfRanges([](const Range& p, const Range& q) -> std::optional<Range> {
        return product(p, q);
    });
    const auto extent = combined(x.extent, y.extent, of);
    if (!extent) return Unknown{Reason::zero_denominator, {b.text()}};
    Input result{whole.text(), *extent, *extent, *extent, {}, unit, Hedge::between, 1, 0, std::move(x.within)};
    result.within.insert(result.within.end(), y.within.begin(), y.within.end());
    if (x.nominal && y.nominal && !(divides && y.nominal->is_zero())) {
        result.nominal = divides ? *x.nominal / *y.nominal : *x.nominal * *y.nominal;
    }
    if (!may_be_negative(x.extent) && !may_be_negative(y.extent)) {
        result.most = combined(x.most, divides ? y.least : y.most, of).value_or(*extent);
        result.least = combined(x.least, divides ? y.most : y.least, of).value_or(*extent);
    }
    return Expression{{std::move(result)}, false, {}, unit};
}

// ---- values

std::vector<Weighted> weighted_inputs(const Expression& expression, Range Extent::* side) {
    std::vector<Weighted> weighted;
    for (const Input& input : expression.inputs) {
        weighted.push_back({input.extent.*side, input.over, input.under, input.paid_over, input.paid_under});
    }
    return weighted;
}

std::optional<Range> range_of(const Expression& expression, Range Extent::* side) {
    std::vector<Weighted> weighted = weighted_inputs(expression, side);
    if (expression.is_ratio) return quotient_range(std::move(weighted));
    return weighted_sum(weighted, &Weighted::over);
}

/// The result of the nominals.
std::optional<Number> nominal_of(const Expression& expression) {
    Number above = 0;
    Number below = 0;
    for (const Input& input : expression.inputs) {
        if (!input.nominal) return std::nullopt;
        above = above + (input.over + input.paid_over) * *input.nominal;
        below = below + (input.under + input.paid_under) * *input.nominal;
    }
    if (!expression.is_ratio) return above;
    if (below.is_zero()) return std::nullopt;
    return above / below;
}

/// Where that leaves one value of several, it is what the input comes to; where it leaves several, the nominal is still
/// the middle of an "about".
void put_at(Input& input, const Extent& end) {
    const auto single = end.word.single();
    if (end != input.extent && (single || end == input.least)) input.nominal = single;
    if (input.hedge == Hedge::up_to_about) input.hedge = Hedge::about;
    if (single) input.hedge = Hedge::none;
    input.extent = input.most = input.least = end;
    input.part_of.reset();
}

}  // namespace

bool divides_by_negative(const Expression& expression) {
    const Range below = weighted_sum(weighted_inputs(expression, &Extent::word), &Weighted::under);
    return below.high() && below.high()->at.is_negative();
}

Expression of_number(const Number& number) {
    const Range one = Range::only(1);
    const Extent extent{one, one};
    Input input{"", extent, extent, extent, Number(1), {}, Hedge::exactly, number, 0, {}};
    return {{std::move(input)}, false, {}, {}};
}

Expression times(Expression expression, const Number& factor) {
    for (Input& input : expression.inputs) {
        input.over *= factor;
        input.paid_over *= factor;
    }
    drop_weightless(expression.inputs);
    return expression;
}

MaybeExpression sum_of(Operand a, Operand b) {
    if (!same_kind(a.expression.unit, b.expression.unit)) {
        return mismatch(a.expression.unit, b.expression.unit, {a.text(), b.text()});
    }
    const Unit unit = unit_of_sum(a.expression.unit, b.expression.unit);
    const auto in_unit = [&unit](Expression e) {
        e.unit = unit;
        return e;
    };
    if (a.expression.is_ratio) {
        if (const auto number = constant_of(b.expression)) return in_unit(with_constant(std::move(a.expression), *number));
    }
    if (b.expression.is_ratio) {
        if (const auto number = constant_of(a.expression)) return in_unit(with_constant(std::move(b.expression), *number));
    }
    if (a.expression.is_ratio && b.expression.is_ratio && has_same_denominator(a.expression, b.expression)) {
        for (Input& input : b.expression.inputs) input.under = input.paid_under = 0;
    } else {
        if (auto unknown = without_ratio(a)) return *std::move(unknown);
        if (auto unknown = without_ratio(b)) return *std::move(unknown);
    }
    MaybeExpression sum = merged(std::move(a.expression), std::move(b.expression));
    if (auto* expression = std::get_if<Expression>(&sum)) {
        expression->unit = unit;
        drop_weightless(expression->inputs);
    }
    return sum;
}

MaybeExpression product_of(Operand a, Operand b, const FormulaPart& whole) {
    const auto unit = unit_of_product(a.expression.unit, b.expression.unit);
    if (!unit) return mismatch(a.expression.unit, b.expression.unit, {a.text(), b.text()});
    for (Operand* factor : {&a, &b}) {
        const auto number = constant_of(factor->expression);
        if (!number) continue;
        Expression scaled = times(std::move((factor == &a ? b : a).expression), *number);
        scaled.unit = *unit;
        return scaled;
    }
    return independent(a, b, whole, *unit, false);
}

MaybeExpression quotient_of(Operand a, Operand b, const FormulaPart& whole) {
    Expression& above = a.expression;
    Expression& below = b.expression;
    const auto unit = ratio(above.unit, below.unit);
    if (!unit) return mismatch(above.unit, below.unit, {a.text(), b.text()});
    if (may_be_zero(below)) return Unknown{Reason::zero_denominator, {b.text()}};
    if (const auto number = constant_of(below)) {
        Expression scaled = times(std::move(above), Number(1) / *number);
        scaled.unit = *unit;
        return scaled;
    }
    const auto number = constant_of(above);
    if (number && below.is_ratio) {
        for (Input& input : below.inputs) {
            std::swap(input.over, input.under);
            std::swap(input.paid_over, input.paid_under);
        }
        below = times(std::move(below), *number);
        below.unit = *unit;
        below.denominator = b.text();
        return std::move(below);
    }
    const bool both = above.is_ratio && below.is_ratio && has_same_denominator(above, below);
    if (above.is_ratio != below.is_ratio || (above.is_ratio && !both)) return independent(a, b, whole, *unit, true);
    for (Input& input : above.inputs) input.under = input.paid_under = 0;
    for (Input& input : below.inputs) {
        input.under = std::exchange(input.over, 0);
        input.paid_under = std::exchange(input.paid_over, 0);
    }
    MaybeExpression quotient = merged(std::move(above), std::move(below));
    if (auto* expression = std::get_if<Expression>(&quotient)) {
        expression->is_ratio = true;
        expression->denominator = b.text();
        expression->unit = *unit;
    }
    return quotient;
}

Answer value_of(const Expression& expression) {
    const auto word = range_of(expression, &Extent::word);
    const auto rounded = range_of(expression, &Extent::rounded);
    if (!word || !rounded) return Unknown{Reason::zero_denominator, {expression.denominator}};
    return Value{{*word, *rounded}, nominal_of(expression), expression.unit};
}

Expression at_maximum(Expression expression) {
    // An input raises a quotient of the value M where its weight above outdoes M times the one below.
    const auto all = expression.is_ratio ? range_of(expression, &Extent::word) : std::nullopt;
    const std::optional<End> most = all ? all->high() : std::nullopt;
    const bool turned = expression.is_ratio && divides_by_negative(expression);
    const auto lowers = [&](const Number& over, const Number& under) {
        Number weight = under.is_zero() ? over : most ? over - most->at * under : -under;
        if (weight.is_zero() && over.is_zero()) weight = -under;  // the most is nothing, and more only by rounding
        return weight.is_negative() != turned;
    };
    for (Input& input : expression.inputs) {
        if (!lowers(input.paid_over, input.paid_under)) {
            input.over += input.paid_over;
            input.under += input.paid_under;
        }
        input.paid_over = input.paid_under = 0;
        put_at(input, lowers(input.over, input.under) ? input.least : input.most);
    }
    drop_weightless(expression.inputs);
    return expression;
}

Expression at_minimum(Expression expression) { return times(at_maximum(times(std::move(expression), -1)), -1); }

}  // namespace dealcalc
