#include <dealcalc/analysis/expression.hpp>

#include <algorithm>
#include <unordered_map>

#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/analysis/timeline.hpp>

#include "analysis/inputs.hpp"
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

/// The figure v of "up to v", "about v" of "up to about v".
Figure ceiling_figure(const Figure& figure) {
    Figure most = figure;
    if (allows_any_part(figure.hedge)) most.hedge = figure.hedge == Hedge::up_to_about ? Hedge::about : Hedge::none;
    return most;
}

template <class Wanted>
std::variant<Inputs, Unknown> investments_where(const Deal& deal, Wanted wanted) {
    if (deal.investments.empty()) return Unknown{Reason::no_investments};
    Inputs inputs;
    inputs.reserve(deal.investments.size());
    for (const Investment& investment : deal.investments) {
        if (wanted(investment.status)) inputs.push_back(paid_input(investment));
    }
    return inputs;
}

std::variant<Inputs, Unknown> spend_inputs(const Deal& deal) {
    Inputs inputs;
    for (const Commitment& c : deal.commitments) {
        if (c.by == Party::company && c.amount.figure.unit.of == Dimension::money) {
            inputs.push_back(figure_input(c.id, c.amount));
        }
    }
    if (inputs.empty()) return Unknown{Reason::no_spend};
    return inputs;
}

std::variant<Inputs, Unknown> elapsed_input(const Deal& deal) {
    const auto ends = first_and_last(deal);
    if (const auto* unknown = std::get_if<Unknown>(&ends)) return *unknown;
    const auto& [first, last] = std::get<FirstAndLast>(ends);
    const Range days = elapsed(first->on->range, last->on->range);
    Input input;
    input.name = "elapsed";
    input.extent = input.most = input.least = {days, days};
    input.nominal = days.single();
    input.unit = {Dimension::time};
    input.over = 1;
    return Inputs{input};
}

constexpr std::string_view over_suffix = ".over";

std::variant<Inputs, Unknown> duration_inputs(std::string_view name, const Deal& deal) {
    const Commitment* commitment = find_id(deal.commitments, name.substr(0, name.size() - over_suffix.size()));
    if (!commitment) return Unknown{Reason::no_such_name, {std::string(name)}};
    if (!commitment->over) return Unknown{Reason::no_duration, {commitment->id}};
    return Inputs{figure_input(std::string(name), *commitment->over)};
}

/// The inputs of a name that is a figure or a sum of figures, each with weight 1 above the line.
std::variant<Inputs, Unknown> inputs_of(std::string_view name, const Deal& deal) {
    if (name == "exposure") return investments_where(deal, [](Status) { return true; });
    if (name == "committed") return investments_where(deal, [](Status s) { return s != Status::contingent; });
    if (name == "contingent") return investments_where(deal, [](Status s) { return s == Status::contingent; });
    if (name == "spend") return spend_inputs(deal);
    if (name == "elapsed") return elapsed_input(deal);
    if (name.ends_with(over_suffix)) return duration_inputs(name, deal);
    if (const auto* i = find_id(deal.investments, name)) return Inputs{figure_input(i->id, i->amount)};
    if (const auto* c = find_id(deal.commitments, name)) return Inputs{figure_input(c->id, c->amount)};
    if (const auto* v = find_id(deal.valuations, name)) return Inputs{figure_input(v->id, v->value)};
    return Unknown{Reason::no_such_name, {std::string(name)}};
}

/// A sum without inputs (nothing committed, say) is zero in the currency of the investments, or where they have several,
/// in that of the deal.
Unit unit_of_inputs(const Inputs& inputs, const Deal& deal) {
    if (!inputs.empty()) return inputs.front().unit;
    const Unit first = deal.investments.front().amount.figure.unit;
    const bool one_currency = std::all_of(deal.investments.begin(), deal.investments.end(),
                                          [&](const Investment& i) { return i.amount.figure.unit == first; });
    return one_currency ? first : money(deal.currency);
}

Unknown mismatch(const Unit& a, const Unit& b, std::vector<std::string> names) {
    if (currencies_differ(a, b)) {
        return {Reason::two_currencies, {std::string(a.currency.code()), std::string(b.currency.code())}};
    }
    return {Reason::unlike_units, std::move(names)};
}

/// A name's inputs and their common unit.
struct Resolved {
    Inputs inputs;
    Unit unit;
};

std::variant<Resolved, Unknown> resolve(std::string_view name, const Deal& deal) {
    auto found = inputs_of(name, deal);
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

/// Inputs of which each stands once. A contingent figure that is named by itself and also paid as part of a measure is two
/// inputs, unless the two allow the same values.
class Merged {
public:
    /// Adds the inputs of one name, of which each stands once. An input that is there gets the weights of its namesake.
    void add(Inputs inputs) {
        if (inputs_.empty()) {
            inputs_ = std::move(inputs);
            return;
        }
        if (by_name_.empty()) {
            for (std::size_t i = 0; i < inputs_.size(); ++i) by_name_[inputs_[i].name].push_back(i);
        }
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
    std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  // empty until a second name is added
};

bool names_a_total(std::string_view name) {
    return name == "committed" || name == "contingent" || name == "exposure" || name == "spend";
}

std::variant<Expression, Unknown> sum_of(const Formula& formula, const Deal& deal) {
    Expression sum;
    Merged merged;
    for (const Term& term : formula.terms) {
        auto found = resolve(term.name, deal);
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
    sum.is_total = sum.unit.of == Dimension::money &&
                   (formula.terms.size() > 1 || names_a_total(formula.terms.front().name));
    return sum;
}

std::variant<Expression, Unknown> ratio_of(std::string_view above, std::string_view below, const Deal& deal) {
    auto top = resolve(above, deal);
    if (const auto* unknown = std::get_if<Unknown>(&top)) return *unknown;
    auto bottom = resolve(below, deal);
    if (const auto* unknown = std::get_if<Unknown>(&bottom)) return *unknown;
    auto& [inputs, unit] = std::get<Resolved>(top);
    auto& [divisors, divisor_unit] = std::get<Resolved>(bottom);

    const std::optional<Unit> result = ratio(unit, divisor_unit);
    if (!result) return mismatch(unit, divisor_unit, {std::string(above), std::string(below)});
    Expression expression;
    Merged merged;
    merged.add(std::move(inputs));
    for (Input& divisor : divisors) std::swap(divisor.over, divisor.under);
    merged.add(std::move(divisors));
    expression.inputs = merged.take();
    expression.is_ratio = true;
    expression.denominator = below;
    expression.unit = *result;
    return expression;
}

std::variant<Expression, Unknown> multiple_of(const Deal& deal) {
    const auto ends = first_and_last(deal);
    if (const auto* unknown = std::get_if<Unknown>(&ends)) return *unknown;
    const auto& [first, last] = std::get<FirstAndLast>(ends);
    return ratio_of(last->id, first->id, deal);
}

std::variant<Expression, Unknown> stake_of(const Deal& deal) {
    const auto valuation = latest_post_money(deal);
    if (const auto* unknown = std::get_if<Unknown>(&valuation)) return *unknown;
    auto stake = ratio_of("exposure", std::get<const Valuation*>(valuation)->id, deal);
    if (auto* expression = std::get_if<Expression>(&stake)) expression->unit = {Dimension::percent};
    return stake;
}

}  // namespace

Input figure_input(std::string name, const Reported& reported) {
    const Value value = value_of(reported);
    Input input;
    input.name = std::move(name);
    input.extent = value.extent;
    const bool any_part = allows_any_part(reported.figure.hedge);
    input.most = any_part ? ceiling_of(reported) : input.extent;
    input.least = any_part ? only_end(input.extent.word.low(), input.extent) : input.extent;
    input.nominal = value.face;
    input.unit = value.unit;
    input.over = 1;
    return input;
}

/// What is paid of an investment: of a contingent one anything from nothing.
Input paid_input(const Investment& investment) {
    Input input = figure_input(investment.id, investment.amount);
    if (investment.status == Status::contingent) {
        const Range nothing;
        input.extent = {hull(nothing, input.extent.word), hull(nothing, input.extent.rounded)};
        input.least = {nothing, nothing};
    }
    return input;
}

bool claims_maximum(const Figure& figure) {
    return figure.hedge == Hedge::up_to || figure.hedge == Hedge::up_to_about;
}

Range word_ceiling_of(const Figure& figure) {
    const bool is_exact = figure.hedge == Hedge::up_to || figure.hedge == Hedge::at_most;
    return is_exact ? Range::only(figure.nominal) : word_range(ceiling_figure(figure));
}

Extent ceiling_of(const Figure& figure) {
    const Figure most = ceiling_figure(figure);
    return {word_range(most), rounded_range(most)};
}

Extent ceiling_of(const Reported& reported) {
    if (!reported.stated) return ceiling_of(reported.figure);
    const Extent extent = extent_of(reported);
    return allows_any_part(reported.figure.hedge) ? only_end(extent.word.high(), extent) : extent;
}

std::variant<Expression, Unknown> expression_of(const Formula& formula, const Deal& deal) {
    const std::string& first = formula.terms.front().name;
    if (formula.shape == Formula::Shape::ratio) return ratio_of(first, formula.terms.back().name, deal);
    if (formula.terms.size() == 1 && first == "multiple") return multiple_of(deal);
    if (formula.terms.size() == 1 && first == "stake") return stake_of(deal);
    return sum_of(formula, deal);
}

std::optional<Range> range_of(const Expression& expression, Range Extent::* side) {
    std::vector<Weighted> weighted;
    for (const Input& input : expression.inputs) {
        weighted.push_back({input.extent.*side, input.over, input.under});
    }
    if (expression.is_ratio) return quotient_range(std::move(weighted));
    return weighted_sum(weighted, &Weighted::over);
}

std::optional<Number> face_of(const Expression& expression) {
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

Expression at_maximum(Expression expression) {
    for (Input& input : expression.inputs) input.extent = input.over.is_negative() ? input.least : input.most;
    return expression;
}

}  // namespace dealcalc
