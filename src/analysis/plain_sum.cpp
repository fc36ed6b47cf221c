#include "analysis/plain_sum.hpp"

#include <dealcalc/base/range_sum.hpp>

#include "analysis/inputs.hpp"
#include "base/figure_ranges.hpp"

namespace dealcalc {
namespace {

const Number zero = 0;

/// Adds up ranges at their word and with rounding.
class Adder {
public:
    /// False where the figure does not add to the others.
    bool add_figure(const Reported& reported, bool minus) {
        if (!add_unit(reported)) return false;
        add_values(reported, false, minus);
        return true;
    }
    bool add_paid(const Investment& investment) {
        if (!add_unit(investment.amount)) return false;
        add_values(investment.amount, investment.status == Status::contingent, false);
        return true;
    }

    /// Of the sum; nothing where nothing was added.
    std::optional<Unit> unit() const { return any_ ? std::optional(unit_) : std::nullopt; }
    PlainSum sum() const {
        PlainSum sum{{word_.range(), rounded_.range()}, {most_word_.range(), most_rounded_.range()}, {}, unit_};
        if (has_face_) sum.face = face_;
        return sum;
    }

private:
    bool add_unit(const Reported& reported) {
        const Unit& unit = reported.figure.unit;
        if (any_) return unit == unit_;
        unit_ = unit;
        return any_ = true;
    }

    void add_values(const Reported& reported, bool contingent, bool minus) {
        if (!minus && is_common(reported)) {
            add_common(reported.figure, contingent);
        } else {
            add_input(reported, contingent, minus);
        }
    }

    /// The ranges of figure.hpp with one addition an end.
    void add_common(const Figure& figure, bool contingent) {
        const bool from_zero = contingent || figure.hedge == Hedge::up_to;
        const auto& [low, high] = widened_nominal(figure);
        word_.add(from_zero ? zero : figure.nominal, figure.nominal);
        rounded_.add(from_zero ? zero : low, high);
        most_word_.add(figure.nominal, figure.nominal);
        most_rounded_.add(low, high);
        face_ = face_ + figure.nominal;
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

    RangeSum word_{}, rounded_{}, most_word_{}, most_rounded_{};
    Number face_ = 0;
    bool has_face_ = true;
    bool any_ = false;
    Unit unit_{};
};

/// Adds up common short figures, in the place of their sum: to copy what was just added up waits for it.
class ShortAdder {
public:
    explicit ShortAdder(ShortSum& sum) : sum_(sum) {}

    bool add_figure(const Reported& reported, bool minus) { return !minus && add(reported, false); }
    bool add_paid(const Investment& investment) {
        return add(investment.amount, investment.status == Status::contingent);
    }
    std::optional<Unit> unit() const { return any_ ? std::optional(sum_.unit) : std::nullopt; }

private:
    bool add(const Reported& reported, bool contingent) {
        const Figure& figure = reported.figure;
        if (!is_common(reported) || !is_short(figure)) return false;
        if (any_ && figure.unit != sum_.unit) return false;
        sum_.unit = figure.unit;
        any_ = true;
        const auto amount = static_cast<std::int64_t>(figure.nominal.numerator());
        const auto place = static_cast<std::int64_t>(figure.place.numerator());
        if (amount < place) return false;  // its rounding might reach below zero
        sum_.most += amount;
        sum_.most_places += place;
        if (contingent || figure.hedge == Hedge::up_to) return true;
        sum_.least += amount;
        sum_.least_places += place;
        return true;
    }

    ShortSum& sum_;
    bool any_ = false;
};

/// What a measure adds up.
struct Added {
    bool committed = false;
    bool contingent = false;
    bool spend = false;
};

/// Nothing where it is no sum of figures.
std::optional<Added> added_by(std::string_view measure) {
    if (measure == "exposure") return Added{true, true};
    if (measure == "committed") return Added{true, false};
    if (measure == "contingent") return Added{false, true};
    if (measure == "spend") return Added{false, false, true};
    return std::nullopt;
}

template <class Adder>
bool add_measure(Adder& adder, const Added& added, const Deal& deal) {
    for (const Investment& investment : deal.investments) {
        const bool wanted = investment.status == Status::contingent ? added.contingent : added.committed;
        if (wanted && !adder.add_paid(investment)) return false;
    }
    if (!added.spend) return true;
    for (const Commitment& commitment : deal.commitments) {
        const bool is_spend = commitment.by == Party::company && commitment.amount.figure.unit.of == Dimension::money;
        if (is_spend && !adder.add_figure(commitment.amount, false)) return false;
    }
    return true;
}

const Reported* figure_named(std::string_view name, const Deal& deal) {
    if (const auto* investment = find_id(deal.investments, name)) return &investment->amount;
    if (const auto* commitment = find_id(deal.commitments, name)) return &commitment->amount;
    if (const auto* valuation = find_id(deal.valuations, name)) return &valuation->value;
    return nullptr;
}

template <class Adder>
bool add_names(Adder& adder, const Formula& formula, const Deal& deal) {
    for (const Term& term : formula.terms) {
        const Reported* figure = figure_named(term.name, deal);
        if (!figure || !adder.add_figure(*figure, term.minus)) return false;
    }
    return true;
}

/// Of an even number without a search for the common divisor.
Number half(Int128 n) { return n % 2 == 0 ? Number::whole(n / 2) : Number::fraction(n, 2); }

/// Adds up the formula, and says whether it is a total of money; nothing where it is no plain sum.
template <class Adder>
std::optional<bool> add_formula(Adder& adder, const Formula& formula, const Deal& deal) {
    if (formula.shape != Formula::Shape::sum) return std::nullopt;
    const bool alone = formula.terms.size() == 1;
    const std::string_view first = formula.terms.front().name;
    const auto measure = alone ? added_by(first) : std::nullopt;
    if (alone && !measure && is_measure(first)) return std::nullopt;
    if (!(measure ? add_measure(adder, *measure, deal) : add_names(adder, formula, deal))) return std::nullopt;
    const auto unit = adder.unit();
    if (!unit) return std::nullopt;
    return unit->of == Dimension::money && (measure || !alone);
}

}  // namespace

std::optional<PlainSum> plain_sum(const Formula& formula, const Deal& deal) {
    Adder adder;
    const auto is_total = add_formula(adder, formula, deal);
    if (!is_total) return std::nullopt;
    PlainSum sum = adder.sum();
    sum.is_total = *is_total;
    return sum;
}

std::optional<ShortSum> short_sum(const Formula& formula, const Deal& deal) {
    std::optional<ShortSum> sum(std::in_place);
    ShortAdder adder(*sum);
    if (const auto is_total = add_formula(adder, formula, deal)) {
        sum->is_total = *is_total;
    } else {
        sum.reset();
    }
    return sum;
}

PlainSum with_rounding(const ShortSum& sum) {
    const Range word = sum.word();
    const Number most = word.high()->at;
    const Number least_rounding = half(sum.least_places);
    const Number rounding = half(sum.most_places);
    const Range rounded = Range::between(word.low()->at - least_rounding, most + rounding);
    const Extent of_maximum{Range::only(most), Range::between(most - rounding, most + rounding)};
    return {{word, rounded}, of_maximum, most, sum.unit, sum.is_total};
}

}  // namespace dealcalc
