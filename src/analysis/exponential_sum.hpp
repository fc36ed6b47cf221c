#pragma once
// ExponentialSum: f(u) = sum of a_i e^(-t_i u), and what can be proved about its sign and its roots.
//
// Every statement includes a bound on rounding errors, see the header of rates.hpp; what the bounds leave open is
// answered with "open" or 0 and never guessed. f is multiplied by e^(t u) with t the last or the first time, which
// moves no root and keeps every exponential at or below 1 on its side of u = 0.
//
// Example:
//   const ExponentialSum sum({0, 1}, {-1000, 1100});
//   sum.sign_at(0.0);               // +1
//   sum.roots_in(-0.5, 0.5);        // RootsIn::one_or_none

#include <vector>

#include <dealcalc/base/rational.hpp>

#include "analysis/double_double.hpp"

namespace dealcalc {

enum class RootsIn { none, one_or_none, open };

struct Rounding;

class ExponentialSum {
public:
    /// Precondition: at least two times, rising; as many amounts, none of them zero.
    ExponentialSum(const std::vector<Number>& times, const std::vector<Number>& amounts);

    /// -1 or +1 where that is certain, else 0.
    int sign_at(double u) const;

    /// What an expansion of f and f' around the middle of the interval proves.
    RootsIn roots_in(double low, double high) const;

    /// A better approximation of a root near u; nothing is proved. `fine` computes f in 106 bits.
    double newton_step(double u, bool fine) const;

    /// |f| / sum of |a_i| e^(-t_i u), rounding errors added.
    double residual(double u) const;

    /// Below the first and above the second, the term of the last and of the first time outweighs all others.
    double low_end() const { return low_end_; }
    double high_end() const { return high_end_; }

private:
    struct Term {
        double amount;
        double power;  // t - t_i
        DoubleDouble fine_amount;
        DoubleDouble fine_power;
    };
    using Terms = std::vector<Term>;

    /// A sum with a bound on its error, and the sum of the sizes of its terms.
    struct Bounded {
        double value = 0;
        double error = 0;
        double size = 0;
    };

    const Terms& terms_at(double u) const { return u < 0 ? from_last_ : from_first_; }
    Bounded value(double u) const;
    Bounded fine_value(double u) const;

    template<class Real>
    Bounded value(double u, Real Term::*amount, Real Term::*power, const Rounding& rounding) const;
    template<class Real>
    RootsIn roots_in(double middle, double half, Real Term::*amount, Real Term::*power, const Rounding& rounding,
                     bool& hangs_on_rounding) const;

    Terms from_last_;   // powers from t_n - t_1 down to 0
    Terms from_first_;  // powers from 0 down to t_1 - t_n
    double amounts_ = 0;  // the sum of their sizes
    double low_end_ = 0;
    double high_end_ = 0;
};

}  // namespace dealcalc
