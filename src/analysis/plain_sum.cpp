#include "analysis/plain_sum.hpp"

#include <dealcalc/base/range_sum.hpp>

#include "analysis/inputs.hpp"
#include "base/figure_ranges.hpp"

namespace dealcalc {
namespace {

const Number zero = 0;

class Adder {
public:
    explicit Adder(Depth depth) : depth_(depth) {}

    /// False where the figure does not add to the others.
    bool add_figure(const Reported& reported, bool minus) { return add_unit(reported) && add_values(reported, false, minus); }
    bool add_paid(const Investment& investment) {
        const bool contingent = investment.status == Status::contingent;
        return add_unit(investment.amount) && add_values(investment.amount, contingent, false);
    }

    PlainSum sum() const {
        const bool at_word = depth_ == Depth::word;
        const Range word = word_.range();
        const Range most = most_word_.range();
        PlainSum sum{{word, at_word ? word : rounded_.range()}, {most, at_word ? most : most_rounded_.range()}, {}, unit_};
        if (has_face_) sum.face = face_;
        return sum;
    }
    bool any() const { return any_; }

private:
    bool add_unit(const Reported& reported) {
        const Unit& unit = reported.figure.unit;
        if (any_) return unit == unit_;
        unit_ = unit;
        return any_ = true;
    }

    bool add_values(const Reported& reported, bool contingent, bool minus) {
        const bool common = !minus && is_common(reported);
        if (depth_ == Depth::word && !(common && is_short(reported.figure))) return false;
        if (common) {
            add_common(reported.figure, contingent);
        } else {
            add_input(reported, contingent, minus);
        }
        return true;
    }

    /// The ranges of figure.hpp with one addition an end.
    void add_common(const Figure& figure, bool contingent) {
        const bool from_zero = contingent || figure.hedge == Hedge::up_to;
        word_.add(from_zero ? zero : figure.nominal, figure.nominal);
        most_word_.add(figure.nominal, figure.nominal);
        face_ = face_ + figure.nominal;
        if (depth_ == Depth::word) return;
        const auto& [low, high] = widened_nominal(figure);
        rounded_.add(from_zero ? zero : low, high);
        most_rounded_.add(low, high);
    }

    void add_input(const Reported& reported, bool contingent, bool minus) {
        Investment paid;
        paid.status = contingent ? Status::contingent : Status::firm;
        paid.amount = reported;
        const Input input = paid_input(paid);
        const Extent& most = minus ? input.least : input.most;
        word_.add(minus ? -input.extent.word : input.extent.word);
        rounded_.add(minus ? -input.extent.rounded : input.extent.rounded);
        most_word_.add(minus ? -most.word : most.word);
        most_rounded_.add(minus ? -most.rounded : most.rounded);
        has_face_ = has_face_ && input.nominal;
        if (has_face_) face_ = minus ? face_ - *input.nominal : face_ + *input.nominal;
    }

    Depth depth_;
    RangeSum word_{}, rounded_{}, most_word_{}, most_rounded_{};
    Number face_ = 0;
    bool has_face_ = true;
    bool any_ = false;
    Unit unit_{};
};

/// What a measure adds up; false where it is no plain sum.
bool add_measure(Adder& adder, std::string_view name, const Deal& deal) {
    const bool spend = name == "spend";
    const bool committed = name == "committed" || name == "exposure";
    const bool contingent = name == "contingent" || name == "exposure";
    if (!spend && !committed && !contingent) return false;
    for (const Commitment& commitment : deal.commitments) {
        const bool is_spend = commitment.by == Party::company && commitment.amount.figure.unit.of == Dimension::money;
        if (spend && is_spend && !adder.add_figure(commitment.amount, false)) return false;
    }
    for (const Investment& investment : deal.investments) {
        const bool wanted = investment.status == Status::contingent ? contingent : committed;
        if (wanted && !adder.add_paid(investment)) return false;
    }
    return true;
}

const Reported* figure_named(std::string_view name, const Deal& deal) {
    if (const auto* investment = find_id(deal.investments, name)) return &investment->amount;
    if (const auto* commitment = find_id(deal.commitments, name)) return &commitment->amount;
    if (const auto* valuation = find_id(deal.valuations, name)) return &valuation->value;
    return nullptr;
}

bool add_names(Adder& adder, const Formula& formula, const Deal& deal) {
    for (const Term& term : formula.terms) {
        const Reported* figure = figure_named(term.name, deal);
        if (!figure || !adder.add_figure(*figure, term.minus)) return false;
    }
    return true;
}

}  // namespace

bool is_short(const Figure& figure) {
    constexpr Int128 most = Int128{1} << 100;
    const auto fits = [](const Number& n) { return n.denominator() == 1 && n.numerator() < most && n.numerator() > -most; };
    return fits(figure.nominal) && fits(figure.place);
}

std::optional<PlainSum> plain_sum(const Formula& formula, const Deal& deal, Depth depth) {
    if (formula.shape != Formula::Shape::sum) return std::nullopt;
    const std::string& first = formula.terms.front().name;
    const bool measure = formula.terms.size() == 1 && is_measure(first);
    Adder adder(depth);
    if (!(measure ? add_measure(adder, first, deal) : add_names(adder, formula, deal)) || !adder.any()) return std::nullopt;
    PlainSum sum = adder.sum();
    sum.is_total = sum.unit.of == Dimension::money && (measure || formula.terms.size() > 1);
    return sum;
}

}  // namespace dealcalc
