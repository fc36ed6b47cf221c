#pragma once
// Rounds: the events at which the company was valued, in time, and what the payments buy at them.
//
// A round is one valuation, or a pre-money and a post-money one whose dates meet. A partial date is a range of days, so
// two rounds are in order only if every day of the one comes before every day of the other.
//
// Errors: Unknown with its reason. Everything points into the deal.
//
// Example: $900B pre-money and $965B post-money in May, $380B post-money a year before
//   first_and_last(deal);   // the two post-money valuations
//   stakes_of(deal);        // what all payments buy of $965B

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/analysis/value.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// The valuations in date order, those without a date last, in file order.
std::vector<const Valuation*> by_date(const Deal& deal);

/// At least one of the three is there, and of a round without a date only one.
struct ValuationRound {
    const Valuation* pre = nullptr;
    const Valuation* post = nullptr;
    const Valuation* other = nullptr;  // its basis is not stated
    DateRange on{};

    bool is_pair() const { return pre && post; }
    /// The valuation after the money where there is one.
    const Valuation& last() const { return post ? *post : other ? *other : *pre; }
};

/// The dated rounds, in the order of their dates.
std::vector<ValuationRound> rounds_of(const Deal& deal);

struct FirstAndLast {
    const Valuation* first;
    const Valuation* last;
    DateRange first_on;
    DateRange last_on;
};

/// One valuation of the earliest round and one of the latest, of which `multiple`, `elapsed` and `growth` speak: both
/// post-money or both pre-money where they can be.
std::variant<FirstAndLast, Unknown> first_and_last(const Deal& deal);

/// Payments that buy at one round, and the share of the company that they buy: the round that they are priced at, else
/// the latest that is not wholly after the announcement.
struct StakeLine {
    enum class Of { reported, post_money, pre_money, either };

    std::vector<const Investment*> payments;
    ValuationRound round;      // nothing of a reported stake
    Of of = Of::post_money;
    std::string formula;       // "exposure / current", or of a pre-money valuation what stands in formula_if_pre
    std::string formula_if_pre;  // of `either`: "exposure / (current + exposure)"
    Answer stake = Unknown{};  // a fraction; of `either` all that one of the two allows
    Answer if_post = Unknown{};  // of `either`: what it is on either basis
    Answer if_pre = Unknown{};
};

/// Of each round at which payments buy, in the order of the file.
std::variant<std::vector<StakeLine>, Unknown> stakes_of(const Deal& deal);

/// The stake as part of a formula, where all payments buy at one round. A stake of `either` is one input.
std::variant<Expression, Unknown> stake_expression(const Deal& deal);

/// A stake that is one thing if the valuation is after the money and another if before. Nothing where the file says
/// which, or where there is no stake.
struct StakeOnEither {
    Expression if_post;
    Expression if_pre;
};
std::optional<StakeOnEither> stake_on_either(const Deal& deal);

/// The valuation at which all payments buy, where one is after the money or does not say; null where there is none.
const Valuation* valuation_of_all(const Deal& deal);

/// Of a round with a pre-money and a post-money valuation: whether what is paid at it makes up the difference.
struct RoundSum {
    ValuationRound round;
    Answer raised = Unknown{};  // post-money less pre-money
    Answer paid = Unknown{};    // by the payments that buy at the round; unknown where none does
    Verdict verdict = Verdict::unchecked;  // whether pre-money + paid is post-money
};
std::vector<RoundSum> round_sums(const Deal& deal);

}  // namespace dealcalc
