#include "analysis/exponential_sum.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace dealcalc {

/// Bounds on the errors of a sum of n terms a e^x, as shares of the sizes of its terms and of these sizes times |x|.
struct Rounding {
    double constant;  // of each term: of its amount, its exponential and its products
    double of_sum;    // for each addition
    double exponent;  // of x
};

namespace {

constexpr double roundoff = 0x1p-53;

/// For the rounding of the bounds themselves: sums of positive terms, right within n units each.
constexpr double slack = 1.001;

/// Where e^x underflows, a term and all that an expansion makes of it stay below this of its amount.
constexpr double underflow = 1e-230;

/// The order of the expansion on an interval. Higher orders allow wider intervals and cost more on each.
constexpr std::size_t expansion_order = 10;

/// Half a unit for the amount and each product, 8 for the exponential (4 in its last place); x is off by 2 units.
constexpr Rounding in_doubles{(12 + 3 * expansion_order) * roundoff, roundoff, 3 * roundoff};

/// See double_double.hpp: 2^-96 for the exponential and its argument within 2^-98, and less than 2^-102 for all else.
constexpr Rounding in_double_doubles{0x1p-95 + 3 * expansion_order * 0x1p-102, 0x1p-103, 0x1p-97};

double exponential(double x) { return std::exp(x); }
double size_of(double x) { return std::abs(x); }
double size_of(const DoubleDouble& x) { return std::abs(x.high); }
double value_of(double x) { return x; }
double value_of(const DoubleDouble& x) { return x.high; }
double rounding_of(double) { return 0; }
double rounding_of(const DoubleDouble& x) { return roundoff * std::abs(x.high); }

/// 1/k! at k; within a unit for each k, which is nothing beside the slack.
constexpr std::array<double, expansion_order + 2> inverse_factorials = [] {
    std::array<double, expansion_order + 2> inverses{1};
    for (std::size_t k = 1; k < inverses.size(); ++k) inverses[k] = inverses[k - 1] / static_cast<double>(k);
    return inverses;
}();

/// Coefficients D_k k! of f(m + h s) = sum of D_k s^k, |s| <= 1, the sizes of all terms of the D_k, and what is left
/// out.
template<class Real>
struct Expansion {
    std::array<Real, expansion_order + 1> at{};
    double sizes = 0;        // of the terms of f
    double slope_sizes = 0;  // of those of f', k D_k
    double arguments = 0;    // the sizes weighted with the exponent, whose rounding moves the whole term
    double slope_arguments = 0;
    double rest = 0;         // bounds what the orders above `expansion_order` add to f
    double slope_rest = 0;   // and to f'
};

/// What the orders past the last add: twice the first of them where they at least halve, else no more than the term at
/// its larger end, with y = |power| * half and e^(exponent + y) there.
template<class Real>
void add_rest(Expansion<Real>& expansion, double amount, double exponent, double part, double y) {
    constexpr double next = static_cast<double>(expansion_order + 1);
    if (y <= next / 2) {
        double first = std::abs(part) * inverse_factorials[expansion_order + 1];
        for (std::size_t k = 0; k <= expansion_order; ++k) first *= y;
        expansion.rest += 2 * first;
        expansion.slope_rest += 2 * next * first;
    } else {
        const double all = std::abs(amount) * std::exp(exponent + y);
        expansion.rest += all;
        expansion.slope_rest += y * all;
    }
}

template<class Real>
void add_term(Expansion<Real>& expansion, const Real& amount, const Real& exponent, const Real& y) {
    Real part = amount * exponential(exponent);
    double sizes = size_of(part);
    double slope_sizes = 0;
    add_rest(expansion, value_of(amount), value_of(exponent), value_of(part), size_of(y));
    expansion.at[0] = expansion.at[0] + part;
    for (std::size_t k = 1; k <= expansion_order; ++k) {
        part = part * y;
        expansion.at[k] = expansion.at[k] + part;
        const double size = size_of(part) * inverse_factorials[k];
        sizes += size;
        slope_sizes += static_cast<double>(k) * size;
    }
    expansion.sizes += sizes;
    expansion.slope_sizes += slope_sizes;
    expansion.arguments += size_of(exponent) * sizes;
    expansion.slope_arguments += size_of(exponent) * slope_sizes;
}

/// The constant coefficient of f or f' against all the others, and against the rounding errors.
struct Balance {
    double constant = 0;
    double others = 0;
    double error = 0;
    /// No root; the slack is for the sums of sizes. What is not a number, after an overflow, compares as false.
    bool decided() const { return constant > slack * (others + error); }
    /// Without the rounding errors it might be decided.
    bool hangs_on_rounding() const { return constant + error > others; }
};

template<class Real>
std::array<Balance, 2> balances(const Expansion<Real>& expansion, const Rounding& rounding, double terms,
                                double floor) {
    const double share = rounding.constant + terms * rounding.of_sum;
    Balance sum{size_of(expansion.at[0]), expansion.rest,
                share * expansion.sizes + rounding.exponent * expansion.arguments + floor};
    Balance slope{size_of(expansion.at[1]), expansion.slope_rest,
                  share * expansion.slope_sizes + rounding.exponent * expansion.slope_arguments + floor};
    for (std::size_t k = 1; k <= expansion_order; ++k) {
        const double size = size_of(expansion.at[k]) * inverse_factorials[k];
        sum.others += size;
        if (k > 1) slope.others += static_cast<double>(k) * size;
    }
    return {sum, slope};
}

}  // namespace

ExponentialSum::ExponentialSum(const std::vector<Number>& times, const std::vector<Number>& amounts) {
    const auto term = [](const Number& amount, const Number& power) {
        return Term{to_double(amount), to_double(power), to_double_double(amount), to_double_double(power)};
    };
    for (std::size_t i = 0; i < times.size(); ++i) {
        from_last_.push_back(term(amounts[i], times.back() - times[i]));
        from_first_.push_back(term(amounts[i], times.front() - times[i]));
        amounts_ += std::abs(from_first_.back().amount);
    }
    // With S the sizes together and d the least distance of the last time, the others add up to less than
    // S e^(d u) for u < 0. One more unit in the logarithm is more than any rounding here, and a whole number the same
    // everywhere.
    const auto dominated = [this](const Term& strongest, const Term& nearest) {
        return std::ceil((std::log(amounts_ / std::abs(strongest.amount)) + 1) / std::abs(nearest.power));
    };
    low_end_ = -dominated(from_last_.back(), from_last_[from_last_.size() - 2]);
    high_end_ = dominated(from_first_.front(), from_first_[1]);
}

template<class Real>
ExponentialSum::Bounded ExponentialSum::value(double u, Real Term::*amount, Real Term::*power,
                                              const Rounding& rounding) const {
    Real total{};
    double size = 0;
    double arguments = 0;
    for (const Term& term : terms_at(u)) {
        const Real exponent = term.*power * Real{u};
        const Real part = term.*amount * exponential(exponent);
        total = total + part;
        size += size_of(part);
        arguments += size_of(exponent) * size_of(part);
    }
    const double share = rounding.constant + static_cast<double>(from_last_.size()) * rounding.of_sum;
    const double error = slack * (share * size + rounding.exponent * arguments) + underflow * amounts_;
    return {value_of(total), error + rounding_of(total), size};
}

ExponentialSum::Bounded ExponentialSum::value(double u) const {
    return value(u, &Term::amount, &Term::power, in_doubles);
}

ExponentialSum::Bounded ExponentialSum::fine_value(double u) const {
    return value(u, &Term::fine_amount, &Term::fine_power, in_double_doubles);
}

int ExponentialSum::sign_at(double u) const {
    Bounded sum = value(u);
    if (!(std::abs(sum.value) > sum.error)) sum = fine_value(u);
    if (!(std::abs(sum.value) > sum.error)) return 0;
    return sum.value > 0 ? 1 : -1;
}

template<class Real>
RootsIn ExponentialSum::roots_in(double middle, double half, Real Term::*amount, Real Term::*power,
                                 const Rounding& rounding, bool& hangs_on_rounding) const {
    Expansion<Real> expansion;
    for (const Term& term : terms_at(middle)) {
        add_term<Real>(expansion, term.*amount, term.*power * Real{middle}, term.*power * Real{half});
    }
    const double terms = static_cast<double>(from_last_.size());
    const auto [sum, slope] = balances(expansion, rounding, terms, underflow * amounts_);
    hangs_on_rounding = sum.hangs_on_rounding() || slope.hangs_on_rounding();
    if (sum.decided()) return RootsIn::none;
    return slope.decided() ? RootsIn::one_or_none : RootsIn::open;
}

RootsIn ExponentialSum::roots_in(double low, double high) const {
    const double middle = low + (high - low) / 2;
    const double half = std::max(high - middle, middle - low) * slack;
    bool hangs_on_rounding = false;
    const RootsIn roots = roots_in(middle, half, &Term::amount, &Term::power, in_doubles, hangs_on_rounding);
    // On a wider interval a cut costs less than 106 bits, and often does as well.
    constexpr double narrow = 0x1p-12;
    const bool worth_more = hangs_on_rounding && half * std::abs(from_first_.back().power) < narrow;
    if (roots != RootsIn::open || !worth_more) return roots;
    return roots_in(middle, half, &Term::fine_amount, &Term::fine_power, in_double_doubles, hangs_on_rounding);
}

double ExponentialSum::newton_step(double u, bool fine) const {
    double slope = 0;
    for (const Term& term : terms_at(u)) slope += term.amount * term.power * std::exp(term.power * u);
    return u - (fine ? fine_value(u) : value(u)).value / slope;
}

double ExponentialSum::residual(double u) const {
    const Bounded sum = fine_value(u);
    return (std::abs(sum.value) + sum.error) / sum.size;
}

}  // namespace dealcalc
