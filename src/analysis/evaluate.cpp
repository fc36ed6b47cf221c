#include <dealcalc/analysis/evaluate.hpp>

#include <algorithm>

#include <dealcalc/analysis/valuation.hpp>

#include "analysis/expression.hpp"

namespace dealcalc {
namespace {

using Inputs = std::vector<Input>;

/// What the figure takes away from a maximum where it is subtracted: nothing of "up to v", a of "a to b".
Extent least_of(const Reported& reported) {
    const Extent extent = extent_of(reported);
    const std::optional<End>& low = extent.word.low();
    const bool is_stretch = allows_any_part(reported.figure.hedge) || reported.figure.hedge == Hedge::between;
    if (!is_stretch || !low) return extent;
    return {Range::only(low->at), Range::only(low->at)};
}

Extent from_nothing(const Extent& extent) { return {hull(Range(), extent.word), hull(Range(), extent.rounded)}; }

/// Every value that may be paid of a figure, from nothing where it is contingent.
Extent paid_extent(const NamedFigure& figure) {
    const Extent extent = extent_of(*figure.figure);
    return figure.contingent ? from_nothing(extent) : extent;
}

// ---- sums in which no figure can appear twice, as nearly all are: added up without taking them apart

/// What is added up of each figure: every value, or what it contributes to the maximum.
enum class Of { every_value, maximum };

class Adder {
public:
    explicit Adder(Of of) : of_(of) {}

    /// False where the figure does not add to the others.
    bool add(const NamedFigure& named) {
        const Reported& reported = *named.figure;
        if (any_ && reported.figure.unit != unit_) return false;
        unit_ = reported.figure.unit;
        any_ = true;
        if (of_ == Of::maximum) {
            const Extent most = most_of(reported);
            const auto single = most.word.single();
            sum_.add(most, single ? single : nominal_of(reported));
        } else {
            sum_.add(paid_extent(named), nominal_of(reported));
        }
        return true;
    }
    std::optional<Value> value() const { return any_ ? std::optional(sum_.value(unit_)) : std::nullopt; }

private:
    Of of_;
    Sum sum_{};
    Unit unit_{};
    bool any_ = false;
};

/// Nothing where the formula is no such sum, or has no value: then taking it apart says why.
std::optional<Value> plain_sum(const Formula& formula, const Deal& deal, Of of) {
    Adder adder(of);
    bool adds = true;
    const std::string* only = only_name(formula);
    if (only && is_total_measure(*only)) {
        each_figure_of(*only, deal, [&](const NamedFigure& figure) { adds = adds && adder.add(figure); });
        return adds ? adder.value() : std::nullopt;
    }
    for (const Node& node : formula.nodes) {
        if (node.kind == Node::Kind::sum) continue;
        auto figure = node.kind == Node::Kind::name ? find_figure(deal, node.name) : std::nullopt;
        if (!figure) return std::nullopt;
        figure->contingent = false;  // it is named, not paid
        adds = adds && adder.add(*figure);
    }
    return adds ? adder.value() : std::nullopt;
}

// ---- the inputs of a name

std::variant<Inputs, Unknown> inputs_of_measure(std::string_view name, const Deal& deal) {
    if (name != "spend" && deal.investments.empty()) return Unknown{Reason::no_investments};
    Inputs inputs;
    each_figure_of(name, deal, [&](const NamedFigure& figure) { inputs.push_back(input_of(figure, true)); });
    if (name == "spend" && inputs.empty()) return Unknown{Reason::no_spend};
    return inputs;
}

/// In days where the claim counts days; else by the calendar, a month as long as those of durations are.
std::variant<Inputs, Unknown> elapsed_input(bool counts_days, const Deal& deal) {
    const auto ends = first_and_last(deal);
    if (const auto* unknown = std::get_if<Unknown>(&ends)) return *unknown;
    const auto& both = std::get<FirstAndLast>(ends);
    const Range range = counts_days ? elapsed_days(both.first_on, both.last_on)
                                    : elapsed_months(both.first_on, both.last_on) * days_per_month();
    const Value time = within(range, {Dimension::time});
    return Inputs{{"elapsed", time.extent, time.extent, time.extent, time.face, time.unit, Hedge::none, 1}};
}

Unknown no_figure(std::string_view name, const Deal& deal) {
    constexpr std::string_view over_suffix = ".over";
    if (name.ends_with(over_suffix)) {
        const std::string_view id = name.substr(0, name.size() - over_suffix.size());
        if (find_id(deal.commitments, id)) return {Reason::no_duration, {std::string(id)}};
    }
    return {Reason::no_such_name, {std::string(name)}};
}

/// The inputs of a name that is a figure or a sum of figures, each with weight 1 above the line.
std::variant<Inputs, Unknown> inputs_of(std::string_view name, bool counts_days, const Deal& deal) {
    if (is_total_measure(name)) return inputs_of_measure(name, deal);
    if (name == "elapsed") return elapsed_input(counts_days, deal);
    if (const auto figure = find_figure(deal, name)) return Inputs{input_of(*figure, false)};
    return no_figure(name, deal);
}

/// A sum without inputs (nothing committed, say) is zero in the currency of the investments, or where they have
/// several, in that of the deal.
Unit unit_of_inputs(const Inputs& inputs, const Deal& deal) {
    if (!inputs.empty()) return inputs.front().unit;
    const Unit first = deal.investments.front().amount.figure.unit;
    const bool one_currency = std::all_of(deal.investments.begin(), deal.investments.end(),
                                          [&](const Investment& i) { return i.amount.figure.unit == first; });
    return one_currency ? first : money(deal.currency);
}

/// The sum of the inputs of a name.
MaybeExpression sum_of(std::string_view name, bool counts_days, const Deal& deal) {
    auto found = inputs_of(name, counts_days, deal);
    if (const auto* unknown = std::get_if<Unknown>(&found)) return *unknown;
    Expression sum;
    sum.inputs = std::get<Inputs>(std::move(found));
    sum.unit = unit_of_inputs(sum.inputs, deal);
    for (const Input& input : sum.inputs) {
        if (same_kind(input.unit, sum.unit)) continue;
        return mismatch(sum.unit, input.unit, {sum.inputs.front().name, input.name});
    }
    return sum;
}

// ---- formulas

MaybeExpression ratio_of(const std::string& above, const std::string& below, const Deal& deal) {
    return expression_of(quotient_of(above, below), deal);
}

MaybeExpression multiple_of(const Deal& deal) {
    const auto ends = first_and_last(deal);
    if (const auto* unknown = std::get_if<Unknown>(&ends)) return *unknown;
    const auto& both = std::get<FirstAndLast>(ends);
    return ratio_of(both.last->id, both.first->id, deal);
}

MaybeExpression named_expression(const std::string& name, bool counts_days, const Deal& deal) {
    if (name == "multiple") return multiple_of(deal);
    if (name == "stake") return stake_expression(deal);
    if (name != "maximum") return sum_of(name, counts_days, deal);
    auto exposure = sum_of("exposure", counts_days, deal);
    if (auto* expression = std::get_if<Expression>(&exposure)) return at_maximum(std::move(*expression));
    return exposure;
}

/// An operation on one or two operands, the last of the stack.
MaybeExpression operation_of(const FormulaPart& part, std::vector<Operand>& stack) {
    const Node& node = part.formula->nodes[part.node];
    Operand last = std::move(stack.back());
    stack.pop_back();
    switch (node.kind) {
    case Node::Kind::minus: return times(std::move(last.expression), -1);
    case Node::Kind::most: return at_maximum(std::move(last.expression));
    case Node::Kind::least: return at_minimum(std::move(last.expression));
    default: break;
    }
    Operand left = std::move(stack.back());
    stack.pop_back();
    switch (node.kind) {
    case Node::Kind::difference:
        last.expression = times(std::move(last.expression), -1);
        return sum_of(std::move(left), std::move(last));
    case Node::Kind::product: return product_of(std::move(left), std::move(last), part);
    case Node::Kind::quotient: return quotient_of(std::move(left), std::move(last), part);
    default: return sum_of(std::move(left), std::move(last));
    }
}

bool is_growth(const Formula& formula) {
    const std::string* name = only_name(formula);
    return name && *name == "growth";
}

}  // namespace

Input input_of(const NamedFigure& named, bool paid) {
    const Reported& reported = *named.figure;
    Input input;
    input.name = named.name;
    input.extent = extent_of(reported);
    input.most = most_of(reported);
    input.least = least_of(reported);
    input.hedge = has_own_ends(reported) ? Hedge::between : reported.figure.hedge;
    input.nominal = nominal_of(reported);
    input.unit = reported.figure.unit;
    input.over = 1;
    const bool any_part = allows_any_part(reported.figure.hedge) && input.extent == from_nothing(input.extent);
    if (any_part) input.part_of = input.most;
    if (paid && named.contingent) {
        input.part_of = any_part ? input.most : input.extent;
        input.extent = paid_extent(named);
        input.least = {};
        if (input.hedge == Hedge::none || input.hedge == Hedge::exactly) input.hedge = Hedge::up_to;
        if (input.hedge == Hedge::about) input.hedge = Hedge::up_to_about;
    }
    return input;
}

Extent paid_in_full(const Reported& amount) {
    return allows_any_part(amount.figure.hedge) ? most_of(amount) : extent_of(amount);
}

Value paid_of(const Investment& investment) {
    return {paid_extent(named_figure(investment)), nominal_of(investment.amount), investment.amount.figure.unit};
}

std::variant<Expression, Unknown> expression_of(const Formula& formula, const Deal& deal) {
    std::vector<Operand> stack;
    for (std::size_t i = 0; i < formula.nodes.size(); ++i) {
        const Node& node = formula.nodes[i];
        const bool is_name = node.kind == Node::Kind::name;
        MaybeExpression found = is_name                           ? named_expression(node.name, formula.counts_days, deal)
                                : node.kind == Node::Kind::number ? of_number(node.number)
                                                                  : operation_of({&formula, i}, stack);
        if (auto* unknown = std::get_if<Unknown>(&found)) return std::move(*unknown);
        stack.push_back({std::get<Expression>(std::move(found)), {&formula, i}});
    }
    return std::move(stack.back().expression);
}

Answer evaluate(const Formula& formula, const Deal& deal) {
    if (auto sum = plain_sum(formula, deal, Of::every_value)) return *std::move(sum);
    if (is_growth(formula)) return annual_growth(evaluate("multiple", deal), evaluate("elapsed", deal));
    const auto expression = expression_of(formula, deal);
    if (const auto* unknown = std::get_if<Unknown>(&expression)) return *unknown;
    return value_of(std::get<Expression>(expression));
}

Answer evaluate(std::string_view name, const Deal& deal) {
    return evaluate(formula_of(std::string(name)), deal);
}

Measures measures_of(const Deal& deal) {
    return {evaluate("committed", deal), evaluate("contingent", deal), evaluate("exposure", deal),
            evaluate("multiple", deal), evaluate("stake", deal)};
}

Answer maximum_of(const Formula& formula, const Deal& deal) {
    if (auto sum = plain_sum(formula, deal, Of::maximum)) return *std::move(sum);
    if (is_growth(formula)) {
        return annual_growth(maximum_of(formula_of("multiple"), deal), evaluate("elapsed", deal));
    }
    const auto expression = expression_of(formula, deal);
    if (const auto* unknown = std::get_if<Unknown>(&expression)) return *unknown;
    return value_of(at_maximum(std::get<Expression>(expression)));
}

}  // namespace dealcalc
