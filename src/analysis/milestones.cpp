#include <dealcalc/analysis/milestones.hpp>

#include <algorithm>
#include <set>
#include <unordered_map>

#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/model/order.hpp>

#include "analysis/outcomes.hpp"

namespace dealcalc {
namespace {

/// The two ends of everything: the least amounts with missing probabilities at 0, and the most with them at 1.
enum class Side { least, most };

/// A contingent investment among the others.
struct Milestone {
    std::string id;
    std::optional<Number> probability;
    Range paid;                      // if it is met
    std::vector<std::size_t> after;  // milestones; what is certain is left out
    std::vector<bool> needs;         // of all milestones, those that must be met for it, itself too
};

/// The deal as the analysis sees it.
struct Terms {
    std::vector<Milestone> milestones;
    Range committed;
    Number grid = 1;  // every amount of a milestone times this is whole
};

Range most_of(const Investment& investment) { return paid_in_full(investment.amount).word; }

std::optional<Number> probability_of(const Investment& investment) {
    const auto& p = investment.probability;
    return p && !p->is_negative() && *p <= Number(1) ? p : std::nullopt;
}

Number probability_at(const Milestone& milestone, Side side) {
    return milestone.probability.value_or(side == Side::least ? Number(0) : Number(1));
}

std::optional<End> amount_at(const Range& range, Side side) { return side == Side::least ? range.low() : range.high(); }

/// Those that must be met for the milestone, itself too; `milestones` are filled in before it or on the way.
void find_needs(std::vector<Milestone>& milestones, std::size_t start) {
    std::vector<std::size_t> open{start};
    std::vector<bool> needs(milestones.size());
    while (!open.empty()) {
        const std::size_t i = open.back();
        open.pop_back();
        if (needs[i]) continue;
        needs[i] = true;
        open.insert(open.end(), milestones[i].after.begin(), milestones[i].after.end());
    }
    milestones[start].needs = std::move(needs);
}

/// Without those that another one waits for already: a after b and c, where b comes after c, is a after b.
std::vector<std::size_t> closest(const std::vector<Milestone>& milestones, const std::vector<std::size_t>& after) {
    std::vector<std::size_t> kept;
    for (const std::size_t i : after) {
        const auto implies = [&](std::size_t other) { return other != i && milestones[other].needs[i]; };
        if (std::ranges::none_of(after, implies)) kept.push_back(i);
    }
    return kept;
}

std::vector<Milestone> milestones_in(const Deal& deal) {
    std::unordered_map<std::string_view, std::size_t> index;
    std::vector<Milestone> milestones;
    for (const Investment& investment : deal.investments) {
        if (investment.status != Status::contingent) continue;
        index.emplace(investment.id, milestones.size());
        milestones.push_back({investment.id, probability_of(investment), most_of(investment), {}, {}});
    }
    for (const Investment& investment : deal.investments) {
        if (investment.status != Status::contingent) continue;
        for (const std::string& id : investment.after) {
            const auto found = index.find(id);
            if (found != index.end()) milestones[index.at(investment.id)].after.push_back(found->second);
        }
    }
    for (std::size_t i = 0; i < milestones.size(); ++i) find_needs(milestones, i);
    for (Milestone& milestone : milestones) milestone.after = closest(milestones, milestone.after);
    return milestones;
}

/// Of whole numbers.
Number common_multiple(const Number& a, const Number& b) {
    return (a / b).numerator() * b;  // a / b is in lowest terms
}

Terms terms_of(const Deal& deal) {
    Terms terms{milestones_in(deal), Range(), 1};
    for (const Investment& investment : deal.investments) {
        if (investment.status != Status::contingent) {
            terms.committed = terms.committed + extent_of(investment.amount).word;
        }
    }
    for (const Milestone& milestone : terms.milestones) {
        for (const auto& end : {milestone.paid.low(), milestone.paid.high()}) {
            if (end) terms.grid = common_multiple(terms.grid, end->at.denominator());
        }
    }
    return terms;
}

bool is_certain_and_more(const Investment& investment) {
    return investment.status != Status::contingent && (investment.probability || !investment.after.empty());
}

// ---- whether there is an answer

std::optional<Unknown> no_answer(const Deal& deal, const Answer& exposure, const MilestoneLimits& limits) {
    if (const auto* unknown = std::get_if<Unknown>(&exposure)) return *unknown;
    const auto faults = order_faults(deal.investments);
    if (!faults.empty()) return Unknown{Reason::no_order, {deal.investments[faults.front().at.investment].id}};
    std::size_t count = 0;
    std::size_t bits = 0;
    for (const Investment& investment : deal.investments) {
        const auto low = most_of(investment).low();
        if (!low || low->at.is_negative()) return Unknown{Reason::not_positive, {investment.id}};
        if (investment.status != Status::contingent) continue;
        ++count;
        if (const auto p = probability_of(investment)) bits += bit_length(*p);
    }
    if (count > limits.milestones) return Unknown{Reason::too_many};
    if (bits > limits.bits) return Unknown{Reason::long_probability};
    return std::nullopt;
}

// ---- means

/// The product of the probabilities of all that `needs` marks.
Number chance_of(const std::vector<Milestone>& milestones, const std::vector<bool>& needs, Side side) {
    Number chance = 1;
    for (std::size_t i = 0; i < milestones.size(); ++i) {
        if (needs[i]) chance *= probability_at(milestones[i], side);
    }
    return chance;
}

/// Amounts weighted by chances, added up as whole numbers over one denominator.
class Mean {
public:
    Mean(const Terms& terms, Side side) : terms_(terms), side_(side) {}

    /// Adds what milestone i pays, with the chance that it has where milestone `sure` is certain.
    void add(std::size_t i, std::size_t sure) {
        const Number weight = weight_of(terms_.milestones[i].needs, sure);
        if (weight.is_zero()) return;
        const auto amount = amount_at(terms_.milestones[i].paid, side_);
        if (!amount) {
            bounded_ = false;
            return;
        }
        sum_ += weight * (amount->at * terms_.grid);
        closed_ = closed_ && amount->closed;
    }

    std::optional<End> end() const {
        if (!bounded_) return std::nullopt;
        Number whole = terms_.grid;
        for (const Milestone& milestone : terms_.milestones) whole *= probability_at(milestone, side_).denominator();
        return End{sum_ / whole, closed_};
    }

private:
    /// The chance of all that `needs` marks but `sure`, times the product of all denominators.
    Number weight_of(const std::vector<bool>& needs, std::size_t sure) const {
        Number weight = 1;
        for (std::size_t i = 0; i < needs.size(); ++i) {
            const Number p = probability_at(terms_.milestones[i], side_);
            weight *= needs[i] && i != sure ? p.numerator() : p.denominator();
        }
        return weight;
    }

    const Terms& terms_;
    Side side_;
    Number sum_ = 0;
    bool closed_ = true;
    bool bounded_ = true;
};

bool is_known(const Milestone& milestone) { return milestone.probability && milestone.paid.single(); }

/// The mean of what `pick` takes, from one end of what is not known to the other. `sure` is a milestone or none_sure.
template <class Pick>
Range mean_of(const Terms& terms, std::size_t sure, Pick pick) {
    const auto at = [&](Side side) {
        Mean mean(terms, side);
        for (std::size_t i = 0; i < terms.milestones.size(); ++i) {
            if (pick(terms.milestones[i])) mean.add(i, sure);
        }
        return mean.end();
    };
    const auto least = at(Side::least);
    const bool known = std::ranges::all_of(terms.milestones, is_known);
    return {least, known ? least : at(Side::most)};
}

constexpr std::size_t none_sure = static_cast<std::size_t>(-1);

Range expected_of(const Terms& terms) {
    return mean_of(terms, none_sure, [](const Milestone&) { return true; }) + terms.committed;
}

/// How the expected exposure changes as the probability of milestone i goes from 0 to 1: by what is paid of it and of
/// all that needs it, with the chances that they have if it is certain.
Range moved_by(const Terms& terms, std::size_t i) {
    return mean_of(terms, i, [i](const Milestone& milestone) { return milestone.needs[i]; });
}

/// Those that move the expected exposure at least as much as each other one does, whatever is not known.
std::vector<std::string> moves_most(const std::vector<MilestoneLine>& lines) {
    std::vector<std::string> ids;
    for (const MilestoneLine& line : lines) {
        const auto not_above = [&](const MilestoneLine& other) {
            return &other == &line || (other.moves_by.high() && other.moves_by.high()->at <= line.moves_by.low()->at);
        };
        if (!line.moves_by.low()->at.is_zero() && std::ranges::all_of(lines, not_above)) {
            ids.push_back(line.investment.id);
        }
    }
    return ids;
}

// ---- what may happen

std::vector<WalkStep> order_of(const Terms& terms) {
    std::vector<std::vector<std::size_t>> after;
    for (const Milestone& milestone : terms.milestones) after.push_back(milestone.after);
    return walk_order(after);
}

/// Amounts as multiples of `step`, rounded outwards where they are none.
GridAmount on_grid(const std::optional<End>& amount, Side side, const Number& step) {
    if (!amount) return {true, 0, 0};
    const Number steps = amount->at / step;
    const Number whole = side == Side::least ? rounded_down(steps, 0) : rounded_up(steps, 0);
    const bool is_reached = amount->closed || whole != steps;
    return {false, whole, is_reached ? 0 : side == Side::least ? 1 : -1};
}

/// `open`: a probability that is missing may be anything, and not only at one end.
std::vector<Coin> coins_of(const Terms& terms, Side side, const Number& step, bool open = false) {
    std::vector<Coin> coins;
    for (const Milestone& milestone : terms.milestones) {
        const bool is_open = open && !milestone.probability;
        const Number p = is_open ? Number::fraction(1, 2) : probability_at(milestone, side);
        coins.push_back({p.numerator(), p.denominator() - p.numerator(),
                         on_grid(amount_at(milestone.paid, side), side, step)});
    }
    return coins;
}

/// What is committed, and on top of it what the milestones come to.
Distribution distribution_of(const TotalsTally& tally, const std::optional<End>& committed, Side side,
                             const Number& step) {
    Distribution result;
    result.whole = 0;
    const int nudge = !committed || committed->closed ? 0 : side == Side::least ? 1 : -1;
    for (const auto& [amount, weight] : tally.totals) {
        result.whole += weight;
        Distribution::Point point{std::nullopt, 0, weight};
        if (committed && !amount.above) {
            point.total = committed->at + amount.steps * step;
            point.nudge = nudge != 0 ? nudge : amount.nudge;
        }
        const bool is_as_before = !result.points.empty() && result.points.back().total == point.total &&
                                  result.points.back().nudge == point.nudge;
        if (is_as_before)
            result.points.back().weight += weight;
        else
            result.points.push_back(std::move(point));
    }
    return result;
}

/// How many milestones pay what is no multiple of `step`.
std::size_t count_off_grid(const Terms& terms, const Number& step) {
    const auto is_off = [&](const Milestone& m) {
        const auto off = [&](const std::optional<End>& end) { return end && !(end->at / step).is_whole(); };
        return off(m.paid.low()) || off(m.paid.high());
    };
    return static_cast<std::size_t>(std::ranges::count_if(terms.milestones, is_off));
}

/// What the milestones may come to where what is not known lies between its ends; nothing where that is past a limit.
std::vector<Number> totals_between(const Terms& terms, const std::vector<WalkStep>& order, const Number& step,
                                   const WalkLimits& limits) {
    std::vector<Number> totals;
    for (const Side side : {Side::least, Side::most}) {
        const std::vector<Coin> coins = coins_of(terms, side, step, true);
        const auto walked = Walk<TotalsTally>(coins).along(order, limits);
        if (!walked) return {};
        const auto distribution = distribution_of(walked->tally, amount_at(terms.committed, side), side, step);
        for (const Distribution::Point& point : distribution.points) {
            if (point.total) totals.push_back(*point.total);
        }
    }
    return totals;
}

/// Both ends of the distribution on a grid of `step`; nothing where that is past a limit.
std::optional<Spread> spread_on(const Terms& terms, const Number& step, const WalkLimits& limits) {
    const std::vector<WalkStep> order = order_of(terms);
    const auto at = [&](Side side) -> std::optional<Distribution> {
        const std::vector<Coin> coins = coins_of(terms, side, step);
        auto walked = Walk<TotalsTally>(coins).along(order, limits);
        if (!walked) return std::nullopt;
        return distribution_of(walked->tally, amount_at(terms.committed, side), side, step);
    };
    auto least = at(Side::least);
    if (!least) return std::nullopt;
    const std::size_t rounded = count_off_grid(terms, step);
    const bool known = terms.committed.single() && std::ranges::all_of(terms.milestones, is_known);
    auto most = known && rounded == 0 ? least : at(Side::most);
    if (!most) return std::nullopt;
    Spread spread{std::move(*least), std::move(*most), rounded > 0 ? std::optional(step) : std::nullopt, rounded, {}};
    if (!known) spread.between = totals_between(terms, order, step, limits);
    return spread;
}

/// The step on which all amounts together are so many cells at most.
Number coarse_step(const Terms& terms, std::size_t cells) {
    Number sum = 0;
    for (const Milestone& milestone : terms.milestones) {
        const auto end = amount_at(milestone.paid, milestone.paid.high() ? Side::most : Side::least);
        sum = sum + end->at;
    }
    return round_step(sum / Number(static_cast<std::int64_t>(cells)));
}

/// `states`: how many the walk takes at a time.
std::optional<Spread> spread_of(const Terms& terms, std::size_t states, const MilestoneLimits& limits) {
    if (auto spread = spread_on(terms, Number(1) / terms.grid, {limits.states, limits.totals})) return spread;
    // A few cells are kept however many states there are.
    constexpr std::size_t least_cells = 200;
    const Number step = coarse_step(terms, std::max(least_cells, limits.totals / states));
    return spread_on(terms, step, {limits.states, static_cast<std::size_t>(-1)});
}

/// The ids of the milestones that `pick` takes, as a reason; nothing where it takes none.
template <class Pick>
std::optional<Unknown> reason_of(const Terms& terms, Reason reason, Pick pick) {
    Unknown unknown{reason};
    for (const Milestone& milestone : terms.milestones) {
        if (pick(milestone)) unknown.about.push_back(milestone.id);
    }
    return unknown.about.empty() ? std::nullopt : std::optional(std::move(unknown));
}

RangeAnswer variance_of(const Terms& terms, const MomentsTally& moments) {
    const auto no_probability = [](const Milestone& m) { return !m.probability; };
    if (auto unknown = reason_of(terms, Reason::no_probability, no_probability)) return std::move(*unknown);
    const auto is_open = [](const Milestone& m) { return !m.paid.single(); };
    if (auto unknown = reason_of(terms, Reason::open_amount, is_open)) return std::move(*unknown);
    const Number mean = moments.first / moments.weight;
    const Number on_grid_variance = moments.second / moments.weight - mean * mean;
    return Range::only(on_grid_variance / (terms.grid * terms.grid));
}

void fill_means(Milestones& result, const Terms& terms, const Deal& deal) {
    result.expected = expected_of(terms);
    std::size_t i = 0;
    for (const Investment& investment : deal.investments) {
        if (investment.status != Status::contingent) continue;
        const std::vector<bool>& needs = terms.milestones[i].needs;
        const Extent paid{terms.milestones[i].paid, terms.milestones[i].paid};
        result.lines.push_back({investment,
                                Value{paid, paid.word.single(), result.unit},
                                Range::between(chance_of(terms.milestones, needs, Side::least),
                                                    chance_of(terms.milestones, needs, Side::most)),
                                moved_by(terms, i)});
        if (!terms.milestones[i].probability) result.no_probability.push_back(investment.id);
        ++i;
    }
    result.moves_most = moves_most(result.lines);
}

/// Moments on the grid; nothing where too many milestones are waited for at a time.
std::optional<Walked<MomentsTally>> moments_of(const Terms& terms, Side side, const MilestoneLimits& limits) {
    const std::vector<Coin> coins = coins_of(terms, side, Number(1) / terms.grid);
    return Walk<MomentsTally>(coins).along(order_of(terms), {limits.states, limits.states});
}

void fill_spread(Milestones& result, const Terms& terms, const MilestoneLimits& limits) {
    // A milestone that is never or always met leaves fewer states: the two sides may differ.
    const auto least = moments_of(terms, Side::least, limits);
    const auto most = moments_of(terms, Side::most, limits);
    result.variance = Unknown{Reason::too_entangled};
    result.spread = Unknown{Reason::too_entangled};
    if (!least || !most) return;
    result.variance = variance_of(terms, least->tally);
    if (auto spread = spread_of(terms, std::max(least->most_states, most->most_states), limits)) {
        result.spread = std::move(*spread);
    }
}

Milestones without_answer(const Deal& deal, const std::vector<Number>& thresholds, const Unknown& unknown) {
    Milestones result;
    result.unit = money(deal.currency);
    result.committed = evaluate("committed", deal);
    result.expected = result.variance = unknown;
    result.spread = unknown;
    for (const Number& threshold : thresholds) result.at_least.emplace_back(threshold, unknown);
    return result;
}

RangeAnswer probability_at_least(const std::variant<Spread, Unknown>& spread, const Number& threshold) {
    if (const auto* unknown = std::get_if<Unknown>(&spread)) return *unknown;
    return probability_at_least(std::get<Spread>(spread), threshold);
}

}  // namespace

Milestones milestones_of(const Deal& deal, const std::vector<Number>& thresholds, const MilestoneLimits& limits) {
    const Answer exposure = evaluate("exposure", deal);
    if (const auto unknown = no_answer(deal, exposure, limits)) return without_answer(deal, thresholds, *unknown);
    const Terms terms = terms_of(deal);
    Milestones result;
    result.unit = std::get<Value>(exposure).unit;
    const Extent committed{terms.committed, terms.committed};
    result.committed = Value{committed, committed.word.single(), result.unit};
    for (const Investment& investment : deal.investments) {
        if (is_certain_and_more(investment)) result.certain.push_back(investment.id);
    }
    fill_means(result, terms, deal);
    fill_spread(result, terms, limits);
    for (const Number& threshold : thresholds) {
        result.at_least.emplace_back(threshold, probability_at_least(result.spread, threshold));
    }
    return result;
}

}  // namespace dealcalc
