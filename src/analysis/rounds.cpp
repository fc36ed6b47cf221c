#include <dealcalc/analysis/rounds.hpp>

#include <algorithm>
#include <tuple>

namespace dealcalc {
namespace {

// ---- which came first

bool meet(const DateRange& a, const DateRange& b) { return a.first <= b.last && b.first <= a.last; }

bool surely_before(const ValuationRound& a, const ValuationRound& b) { return a.on.last < b.on.first; }

bool starts_before(const DateRange& a, const DateRange& b) {
    return std::tie(a.first, a.last) < std::tie(b.first, b.last);
}

ValuationRound round_of(const Valuation& valuation) {
    ValuationRound round;
    const bool is_post = valuation.basis == Basis::post_money;
    (is_post ? round.post : valuation.basis == Basis::pre_money ? round.pre : round.other) = &valuation;
    if (valuation.on) round.on = valuation.on->range;
    return round;
}

/// The only dated valuation of the other basis that meets this one; null where there are several.
const Valuation* partner_of(const Valuation& valuation, const Deal& deal) {
    const Basis wanted = valuation.basis == Basis::pre_money ? Basis::post_money : Basis::pre_money;
    const Valuation* partner = nullptr;
    for (const Valuation& other : deal.valuations) {
        if (other.basis != wanted || !other.on || !meet(other.on->range, valuation.on->range)) continue;
        if (partner) return nullptr;
        partner = &other;
    }
    return partner;
}

std::vector<std::string> undated(const Deal& deal) {
    std::vector<std::string> ids;
    for (const Valuation& v : deal.valuations) {
        if (!v.on) ids.push_back(v.id);
    }
    return ids;
}

/// The one that every other surely precedes.
std::variant<ValuationRound, Unknown> latest(const std::vector<ValuationRound>& rounds) {
    const auto starts_first = [](const ValuationRound& a, const ValuationRound& b) { return a.on.first < b.on.first; };
    const auto last = std::max_element(rounds.begin(), rounds.end(), starts_first);
    for (auto other = rounds.begin(); other != rounds.end(); ++other) {
        if (other == last || surely_before(*other, *last)) continue;
        return Unknown{Reason::dates_overlap, {other->last().id, last->last().id}};
    }
    return *last;
}

/// Like with like, where both rounds have it.
FirstAndLast compared(const ValuationRound& first, const ValuationRound& last) {
    if (first.post && last.post) return {first.post, last.post, first.on, last.on};
    if (first.pre && last.pre) return {first.pre, last.pre, first.on, last.on};
    return {&first.last(), &last.last(), first.on, last.on};
}

// ---- what payments buy at

/// The latest round that is not wholly after the announcement.
std::variant<ValuationRound, Unknown> round_of_announcement(const Deal& deal) {
    if (deal.valuations.empty()) return Unknown{Reason::no_valuation};
    std::vector<ValuationRound> rounds = rounds_of(deal);
    if (deal.valuations.size() == 1) {
        rounds = {round_of(deal.valuations.front())};
    } else if (auto ids = undated(deal); !ids.empty()) {
        return Unknown{Reason::no_date, std::move(ids)};
    }
    const Valuation& first = rounds.front().last();
    if (deal.announced && first.on) {
        std::erase_if(rounds, [&](const ValuationRound& r) { return r.on.first > deal.announced->range.last; });
    }
    if (rounds.empty()) return Unknown{Reason::valued_later, {first.id}};
    return latest(rounds);
}

ValuationRound round_with(const Valuation& valuation, const Deal& deal) {
    for (const ValuationRound& round : rounds_of(deal)) {
        if (round.pre == &valuation || round.post == &valuation) return round;
    }
    return round_of(valuation);
}

std::string joined(const std::vector<const Investment*>& payments, const Deal& deal) {
    if (payments.size() == deal.investments.size()) return "exposure";
    std::string sum;
    for (const Investment* payment : payments) sum += (sum.empty() ? "" : " + ") + payment->id;
    return payments.size() == 1 ? sum : "(" + sum + ")";
}

/// What is paid over the valuation, to which it adds where that is before the money.
std::variant<Expression, Unknown> quotient(const StakeLine& line, bool is_pre, const Deal& deal) {
    const Valuation& valuation = line.round.last();
    Expression stake{{}, true, valuation.id, {Dimension::percent}};
    for (const Investment* payment : line.payments) {
        stake.inputs.push_back(input_of(named_figure(*payment), true));
        if (is_pre) stake.inputs.back().under = 1;
    }
    stake.inputs.push_back(input_of(named_figure(valuation), false));
    std::swap(stake.inputs.back().over, stake.inputs.back().under);
    if (is_pre) stake.denominator = valuation.id + " + " + joined(line.payments, deal);
    const Unit unit = stake.inputs.back().unit;
    for (const Input& input : stake.inputs) {
        if (!same_kind(input.unit, unit)) return mismatch(input.unit, unit, {input.name, valuation.id});
    }
    return stake;
}

Answer answer_of(const std::variant<Expression, Unknown>& expression) {
    const auto* known = std::get_if<Expression>(&expression);
    return known ? value_of(*known) : std::get<Unknown>(expression);
}

/// All that one of the two allows; the nominal is that of the first.
Answer either(const Answer& a, const Answer& b) {
    const auto* x = std::get_if<Value>(&a);
    const auto* y = std::get_if<Value>(&b);
    if (!x || !y) return x ? b : a;
    return Value{{hull(x->extent.word, y->extent.word), hull(x->extent.rounded, y->extent.rounded)}, x->face, x->unit};
}

void work_out(StakeLine& line, const Deal& deal) {
    if (line.of == StakeLine::Of::reported) {
        line.stake = value_of(*line.payments.front()->stake);
        return;
    }
    const std::string paid = joined(line.payments, deal);
    const std::string& id = line.round.last().id;
    const std::string on_post = paid + " / " + id;
    const std::string on_pre = paid + " / (" + id + " + " + paid + ")";
    const Answer post = answer_of(quotient(line, false, deal));
    const Answer pre = answer_of(quotient(line, true, deal));
    line.of = line.round.post    ? StakeLine::Of::post_money
              : line.round.other ? StakeLine::Of::either
                                 : StakeLine::Of::pre_money;
    line.formula = line.of == StakeLine::Of::pre_money ? on_pre : on_post;
    line.stake = line.of == StakeLine::Of::pre_money ? pre : post;
    if (line.of != StakeLine::Of::either) return;
    line.formula_if_pre = on_pre;
    line.if_post = post;
    line.if_pre = pre;
    line.stake = either(post, pre);
}

/// The line to which a payment belongs: its own where its stake is reported, else that of its round.
StakeLine& line_for(const Investment& payment, const ValuationRound& round, std::vector<StakeLine>& lines) {
    const auto found = std::ranges::find_if(lines, [&](const StakeLine& line) {
        return !payment.stake && line.of != StakeLine::Of::reported && &line.round.last() == &round.last();
    });
    if (found != lines.end()) return *found;
    StakeLine& line = lines.emplace_back();
    line.round = round;
    if (payment.stake) line.of = StakeLine::Of::reported;
    return line;
}

Unknown several_rounds(const std::vector<StakeLine>& lines) {
    Unknown unknown{Reason::several_rounds};
    for (const StakeLine& line : lines) {
        const bool is_reported = line.of == StakeLine::Of::reported;
        unknown.about.push_back(is_reported ? line.payments.front()->id : line.round.last().id);
    }
    return unknown;
}

/// The only line of the deal.
std::variant<StakeLine, Unknown> only_line(const Deal& deal) {
    auto lines = stakes_of(deal);
    if (auto* unknown = std::get_if<Unknown>(&lines)) return std::move(*unknown);
    auto& all = std::get<std::vector<StakeLine>>(lines);
    if (all.size() > 1) return several_rounds(all);
    return std::move(all.front());
}

/// The stake that a payment buys as it was reported.
Expression reported_stake(const Investment& payment) {
    const std::string name = payment.id + ".stake";
    Input input = input_of({name, payment.label, &*payment.stake, &payment.cited}, false);
    input.unit = {Dimension::percent};
    return {{std::move(input)}, false, {}, {Dimension::percent}};
}

/// An input that stands for what is worked out elsewhere, out of these inputs.
Expression as_input(std::string name, const Value& value, std::vector<Input> within) {
    Input input{std::move(name), value.extent, value.extent, value.extent, value.face, value.unit, Hedge::between, 1, 0, {}};
    input.within = std::move(within);
    return {{std::move(input)}, false, {}, value.unit};
}

}  // namespace

std::vector<const Valuation*> by_date(const Deal& deal) {
    std::vector<const Valuation*> all;
    for (const Valuation& v : deal.valuations) all.push_back(&v);
    std::ranges::stable_sort(all, [](const Valuation* a, const Valuation* b) {
        return a->on && b->on ? starts_before(a->on->range, b->on->range) : a->on.has_value() && !b->on;
    });
    return all;
}

std::vector<ValuationRound> rounds_of(const Deal& deal) {
    std::vector<ValuationRound> rounds;
    for (const Valuation* valuation : by_date(deal)) {
        if (!valuation->on) continue;
        ValuationRound round = round_of(*valuation);
        const Valuation* partner = round.other ? nullptr : partner_of(*valuation, deal);
        if (partner && partner_of(*partner, deal) == valuation) {
            if (round.post) continue;  // it stands with its pre-money valuation
            round.post = partner;
            round.on = {std::max(round.on.first, partner->on->range.first),
                        std::min(round.on.last, partner->on->range.last)};
        }
        rounds.push_back(round);
    }
    std::ranges::stable_sort(rounds, starts_before, &ValuationRound::on);
    return rounds;
}

std::variant<FirstAndLast, Unknown> first_and_last(const Deal& deal) {
    if (deal.valuations.empty()) return Unknown{Reason::no_valuation};
    if (deal.valuations.size() == 1) return Unknown{Reason::one_valuation, {deal.valuations.front().id}};
    const std::vector<ValuationRound> rounds = rounds_of(deal);
    if (rounds.size() == 1 && rounds.front().is_pair() && deal.valuations.size() == 2) {
        return Unknown{Reason::one_round, {rounds.front().pre->id, rounds.front().post->id}};
    }
    if (rounds.size() < 2) return Unknown{Reason::no_date, undated(deal)};

    const auto last = latest(rounds);
    if (const auto* unknown = std::get_if<Unknown>(&last)) return *unknown;
    for (const ValuationRound& other : rounds) {
        if (&other != &rounds.front() && !surely_before(rounds.front(), other)) {
            return Unknown{Reason::dates_overlap, {rounds.front().last().id, other.last().id}};
        }
    }
    return compared(rounds.front(), std::get<ValuationRound>(last));
}

std::variant<std::vector<StakeLine>, Unknown> stakes_of(const Deal& deal) {
    if (deal.investments.empty()) {
        return Unknown{deal.valuations.empty() ? Reason::no_valuation : Reason::no_investments};
    }
    std::vector<StakeLine> lines;
    const auto at_announcement = round_of_announcement(deal);
    for (const Investment& payment : deal.investments) {
        const Valuation* priced = payment.priced_at.empty() ? nullptr : find_id(deal.valuations, payment.priced_at);
        ValuationRound round;
        if (priced) {
            round = round_with(*priced, deal);
        } else if (!payment.stake) {
            if (const auto* unknown = std::get_if<Unknown>(&at_announcement)) return *unknown;
            round = std::get<ValuationRound>(at_announcement);
        }
        StakeLine& line = line_for(payment, round, lines);
        line.payments.push_back(&payment);
    }
    for (StakeLine& line : lines) work_out(line, deal);
    return lines;
}

std::variant<Expression, Unknown> stake_expression(const Deal& deal) {
    const auto found = only_line(deal);
    if (const auto* unknown = std::get_if<Unknown>(&found)) return *unknown;
    const StakeLine& line = std::get<StakeLine>(found);
    if (const auto* unknown = std::get_if<Unknown>(&line.stake)) return *unknown;
    const Value& stake = std::get<Value>(line.stake);
    switch (line.of) {
        case StakeLine::Of::reported: return reported_stake(*line.payments.front());
        case StakeLine::Of::either:
            return as_input("stake", stake, std::get<Expression>(quotient(line, false, deal)).inputs);
        default: return quotient(line, line.of == StakeLine::Of::pre_money, deal);
    }
}

std::optional<StakeOnEither> stake_on_either(const Deal& deal) {
    const auto found = only_line(deal);
    const auto* line = std::get_if<StakeLine>(&found);
    if (!line || line->of != StakeLine::Of::either || std::holds_alternative<Unknown>(line->stake)) return std::nullopt;
    return StakeOnEither{std::get<Expression>(quotient(*line, false, deal)),
                         std::get<Expression>(quotient(*line, true, deal))};
}

const Valuation* valuation_of_all(const Deal& deal) {
    const auto found = only_line(deal);
    const auto* line = std::get_if<StakeLine>(&found);
    const bool counts = line && (line->of == StakeLine::Of::post_money || line->of == StakeLine::Of::either);
    return counts ? &line->round.last() : nullptr;
}

std::vector<RoundSum> round_sums(const Deal& deal) {
    std::vector<RoundSum> sums;
    const auto found = stakes_of(deal);
    const auto* lines = std::get_if<std::vector<StakeLine>>(&found);
    for (const ValuationRound& round : rounds_of(deal)) {
        if (!round.is_pair()) continue;
        const Answer pre = value_of(round.pre->value);
        const Answer post = value_of(round.post->value);
        RoundSum sum{round, about(post - pre, {round.post->id, round.pre->id})};
        for (const StakeLine& line : lines ? *lines : std::vector<StakeLine>()) {
            if (line.of == StakeLine::Of::reported || line.round.post != round.post) continue;
            Answer paid = exactly(0, round.pre->value.figure.unit);
            for (const Investment* payment : line.payments) paid = paid + paid_of(*payment);
            sum.paid = about(std::move(paid), {round.pre->id});
        }
        const Answer together = pre + sum.paid;
        const auto* a = std::get_if<Value>(&together);
        const Reported& stated = round.post->value;
        const Extent extent = extent_of(stated);
        const Claimed claimed =
            has_own_ends(stated) ? Claimed{extent.word, extent.rounded} : claimed_by(stated.figure);
        if (a && same_kind(a->unit, stated.figure.unit)) sum.verdict = judge(a->extent, claimed);
        sums.push_back(std::move(sum));
    }
    return sums;
}

}  // namespace dealcalc
