#pragma once
// Ownership: what each round of financing buys, and what is left to those who were there before.
//
// Rules, exact and over the ranges of the figures:
//   post-money = pre-money + investment; the new stake is investment / post-money
//   a pool of P of post-money is P of all shares after the round: earlier holders keep 1 - stake - P of what they had
//   a pool of P of pre-money is P of the shares before the money comes: they keep (1 - P)(1 - stake), the pool P(1 -
//   stake)
// A pool is new shares, beside those of earlier pools. A valuation without a basis is taken as pre-money and as
// post-money, in two results. A stake at a valuation is arithmetic, not a term.
//
// Units: money, fractions. Errors: Unknown with its reason in each answer. Where stake and pool are more than the whole
// for all values of the figures, rounding included, the reason is more_than_whole, and where for some, beyond_whole.
//
// Example:
//   // $5B at $380B post-money: 5/380 of the company, 375/380 is left to the others
//   ownership_of({{figure("$5B"), figure("$380B"), Basis::post_money, {}}});

#include <optional>
#include <string>
#include <vector>

#include <dealcalc/analysis/value.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// New shares for staff: a share of all shares before (pre-money) or after (post-money) the investment.
struct Pool {
    Reported share{};
    Basis of = Basis::post_money;
};

struct Round {
    Reported invest{};
    Reported value{};
    Basis basis = Basis::not_stated;
    std::optional<Pool> pool{};
};

struct RoundResult {
    Round round{};
    Answer pre_money = Unknown{};
    Answer post_money = Unknown{};
    Answer stake = Unknown{};     // what the investment buys
    Answer dilution = Unknown{};  // the part of their stake that earlier holders lose
};

/// The stake after each round from the one in which the holder appears.
struct Holder {
    enum class Who { earlier, investors, pool };
    Who who = Who::earlier;
    std::size_t round = 0;  // in which it appears, from 1; 0: before all
    std::vector<Answer> stakes{};
};

struct Ownership {
    Basis taken_as = Basis::not_stated;  // the basis of valuations without one; not_stated where all have one
    std::vector<RoundResult> rounds{};   // in order
    std::vector<Holder> holders{};       // earlier holders first
};

/// One result, or two where a valuation has no basis: as pre-money, then as post-money.
std::vector<Ownership> ownership_of(const std::vector<Round>& rounds);

}  // namespace dealcalc
