#include <dealcalc/analysis/evaluate.hpp>

#include <algorithm>
#include <unordered_map>

#include <dealcalc/analysis/valuation.hpp>

#include "analysis/linear_range.hpp"

namespace dealcalc {
namespace {

using Inputs = std::vector<Input>;

/// "up to v" leaves open how much; the other hedges leave open what the one amount is.
bool allows_any_part(Hedge hedge) {
    return hedge == Hedge::up_to || hedge == Hedge::up_to_about || hedge == Hedge::at_most;
}

Extent only_end(const std::optional<End>& end, const Extent& otherwise) {
    if (!end) return otherwise;
    return {Range::only(end->at), Range::only(end->at)};
}

/// Every value that may be paid of a figure, from nothing where it is contingent.
Extent paid_extent(const NamedFigure& figure) {
    const Extent extent = extent_of(*figure.figure);
    if (!figure.contingent) return extent;
    return {hull(Range(), extent.word), hull(Range(), extent.rounded)};
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
        sum_.add(of_ == Of::maximum ? ceiling_of(reported) : paid_extent(named), nominal_of(reported));
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
    if (formula.shape != Formula::Shape::sum) return std::nullopt;
    Adder adder(of);
    bool adds = true;
    const std::string_view first = formula.terms.front().name;
    if (formula.terms.size() == 1 && is_total_measure(first)) {
        each_figure_of(first, deal, [&](const NamedFigure& figure) { adds = adds && adder.add(figure); });
    } else {
        for (const Term& term : formula.terms) {
            auto figure = term.minus ? std::nullopt : find_figure(deal, term.name);
            if (!figure) return std::nullopt;
            figure->contingent = false;  // it is named, not paid
            adds = adds && adder.add(*figure);
        }
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
    const auto& [first, last] = std::get<FirstAndLast>(ends);
    const Range range = counts_days ? elapsed_days(first->on->range, last->on->range)
                                    : elapsed_months(first->on->range, last->on->range) * days_per_month();
    const Value time = within(range, {Dimension::time});
    return Inputs{{"elapsed", time.extent, time.extent, time.extent, time.face, time.unit, 1}};
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

/// A name's inputs and their common unit.
struct Resolved {
    Inputs inputs;
    Unit unit;
};

std::variant<Resolved, Unknown> resolve(std::string_view name, bool counts_days, const Deal& deal) {
    auto found = inputs_of(name, counts_days, deal);
    if (const auto* unknown = std::get_if<Unknown>(&found)) return *unknown;
    Resolved resolved{std::get<Inputs>(std::move(found)), {}};
    resolved.unit = unit_of_inputs(resolved.inputs, deal);
    for (const Input& input : resolved.inputs) {
        if (!same_kind(input.unit, resolved.unit)) {
            return mismatch(resolved.unit, input.unit, {resolved.inputs.front().name, input.name});
        }
    }
    return resolved;
}

// ---- sums and quotients of inputs

/// Inputs of which each appears once. A contingent figure that is named by itself and also paid as part of a measure is
/// two inputs, unless the two allow the same values.
class MergedInputs {
public:
    /// Adds the inputs of one name, of which each appears once. An input that is there gets the weights of its
    /// namesake.
    void add(Inputs inputs) {
        for (Input& input : inputs) add_one(std::move(input));
    }

    Inputs take() { return std::move(inputs_); }

private:
    void add_one(Input input) {
        std::vector<std::size_t>& namesakes = by_name_[input.name];
        for (const std::size_t i : namesakes) {
            Input& known = inputs_[i];
            if (known.extent != input.extent) continue;
            // Where the figure is also paid, nothing need be taken away of it, whichever name came first.
            if (inside(input.least.word, known.least.word)) known.least = input.least;
            known.over = known.over + input.over;
            known.under = known.under + input.under;
            return;
        }
        namesakes.push_back(inputs_.size());
        inputs_.push_back(std::move(input));
    }

    Inputs inputs_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_name_;
};

std::variant<Expression, Unknown> sum_of(const Formula& formula, const Deal& deal) {
    Expression sum;
    MergedInputs merged;
    for (const Term& term : formula.terms) {
        auto found = resolve(term.name, formula.counts_days, deal);
        if (const auto* unknown = std::get_if<Unknown>(&found)) return *unknown;
        auto& [inputs, unit] = std::get<Resolved>(found);
        if (&term == &formula.terms.front()) sum.unit = unit;
        if (!same_kind(sum.unit, unit)) return mismatch(sum.unit, unit, {formula.terms.front().name, term.name});
        if (term.minus) {
            for (Input& input : inputs) input.over = -input.over;
        }
        merged.add(std::move(inputs));
    }
    sum.inputs = merged.take();
    std::erase_if(sum.inputs, [](const Input& input) { return input.over.is_zero(); });
    return sum;
}

std::variant<Expression, Unknown> ratio_of(std::string_view above, std::string_view below, bool counts_days,
                                            const Deal& deal) {
    auto top = resolve(above, counts_days, deal);
    if (const auto* unknown = std::get_if<Unknown>(&top)) return *unknown;
    auto bottom = resolve(below, counts_days, deal);
    if (const auto* unknown = std::get_if<Unknown>(&bottom)) return *unknown;
    auto& [inputs, unit] = std::get<Resolved>(top);
    auto& [divisors, divisor_unit] = std::get<Resolved>(bottom);

    const std::optional<Unit> result = ratio(unit, divisor_unit);
    if (!result) return mismatch(unit, divisor_unit, {std::string(above), std::string(below)});
    MergedInputs merged;
    merged.add(std::move(inputs));
    for (Input& divisor : divisors) std::swap(divisor.over, divisor.under);
    merged.add(std::move(divisors));
    return Expression{merged.take(), true, std::string(below), *result};
}

std::variant<Expression, Unknown> multiple_of(const Deal& deal) {
    const auto ends = first_and_last(deal);
    if (const auto* unknown = std::get_if<Unknown>(&ends)) return *unknown;
    const auto& [first, last] = std::get<FirstAndLast>(ends);
    return ratio_of(last->id, first->id, false, deal);
}

std::variant<Expression, Unknown> stake_of(const Deal& deal) {
    const auto valuation = latest_post_money(deal);
    if (const auto* unknown = std::get_if<Unknown>(&valuation)) return *unknown;
    auto stake = ratio_of("exposure", std::get<const Valuation*>(valuation)->id, false, deal);
    if (auto* expression = std::get_if<Expression>(&stake)) expression->unit = {Dimension::percent};
    return stake;
}

std::optional<Range> range_of(const Expression& expression, Range Extent::* side) {
    std::vector<Weighted> weighted;
    for (const Input& input : expression.inputs) {
        weighted.push_back({input.extent.*side, input.over, input.under});
    }
    if (expression.is_ratio) return quotient_range(std::move(weighted));
    return weighted_sum(weighted, &Weighted::over);
}

/// The result of the nominals.
std::optional<Number> nominal_of(const Expression& expression) {
    Number above = 0;
    Number below = 0;
    for (const Input& input : expression.inputs) {
        if (!input.nominal) return std::nullopt;
        above = above + input.over * *input.nominal;
        below = below + input.under * *input.nominal;
    }
    if (!expression.is_ratio) return above;
    if (below.is_zero()) return std::nullopt;
    return above / below;
}

}  // namespace

Input input_of(const NamedFigure& named, bool paid) {
    const Reported& reported = *named.figure;
    Input input;
    input.name = named.name;
    input.extent = extent_of(reported);
    const bool any_part = allows_any_part(reported.figure.hedge);
    input.most = any_part ? ceiling_of(reported) : input.extent;
    input.least = any_part ? only_end(input.extent.word.low(), input.extent) : input.extent;
    input.nominal = nominal_of(reported);
    input.unit = reported.figure.unit;
    input.over = 1;
    if (paid && named.contingent) {
        input.extent = paid_extent(named);
        input.least = {};
    }
    return input;
}

Value paid_of(const Investment& investment) {
    return {paid_extent(named_figure(investment)), nominal_of(investment.amount), investment.amount.figure.unit};
}

bool claims_maximum(const Figure& figure) {
    return figure.hedge == Hedge::up_to || figure.hedge == Hedge::up_to_about;
}

bool is_total(const Formula& formula, const Deal& deal) {
    if (formula.shape != Formula::Shape::sum) return false;
    const std::string_view first = formula.terms.front().name;
    if (is_total_measure(first)) return true;
    if (formula.terms.size() == 1) return false;
    const auto figure = find_figure(deal, first);
    return figure && figure->figure->figure.unit.of == Dimension::money;
}

Extent ceiling_of(const Figure& figure) {
    Figure most = figure;
    if (allows_any_part(figure.hedge)) most.hedge = figure.hedge == Hedge::up_to_about ? Hedge::about : Hedge::none;
    return {word_range(most), rounded_range(most)};
}

Extent ceiling_of(const Reported& reported) {
    if (!reported.stated) return ceiling_of(reported.figure);
    const Extent extent = extent_of(reported);
    return allows_any_part(reported.figure.hedge) ? only_end(extent.word.high(), extent) : extent;
}

std::variant<Expression, Unknown> expression_of(const Formula& formula, const Deal& deal) {
    const std::string& first = formula.terms.front().name;
    if (formula.shape == Formula::Shape::ratio) return ratio_of(first, formula.terms.back().name, formula.counts_days, deal);
    if (formula.terms.size() == 1 && first == "multiple") return multiple_of(deal);
    if (formula.terms.size() == 1 && first == "stake") return stake_of(deal);
    return sum_of(formula, deal);
}

Answer value_of(const Expression& expression) {
    const auto word = range_of(expression, &Extent::word);
    const auto rounded = range_of(expression, &Extent::rounded);
    if (!word || !rounded) return Unknown{Reason::zero_denominator, {expression.denominator}};
    return Value{{*word, *rounded}, nominal_of(expression), expression.unit};
}

Expression at_maximum(Expression expression) {
    for (Input& input : expression.inputs) input.extent = input.over.is_negative() ? input.least : input.most;
    return expression;
}

Answer evaluate(const Formula& formula, const Deal& deal) {
    if (auto sum = plain_sum(formula, deal, Of::every_value)) return *std::move(sum);
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

Measures measures_of(const Deal& deal) {
    return {evaluate("committed", deal), evaluate("contingent", deal), evaluate("exposure", deal),
            evaluate("multiple", deal), evaluate("stake", deal)};
}

Answer maximum_of(const Formula& formula, const Deal& deal) {
    if (auto sum = plain_sum(formula, deal, Of::maximum)) return *std::move(sum);
    const auto expression = expression_of(formula, deal);
    if (const auto* unknown = std::get_if<Unknown>(&expression)) return *unknown;
    return value_of(at_maximum(std::get<Expression>(expression)));
}

}  // namespace dealcalc
