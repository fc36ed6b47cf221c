#include <dealcalc/analysis/ownership.hpp>

#include <algorithm>
#include <utility>

namespace dealcalc {
namespace {

const Unit percent{Dimension::percent};

Answer whole() { return exactly(1, percent); }

/// The share, of which rounding may go no further than nothing or the whole; or why it is none. `parts` are what it is
/// of.
Answer share_or_reason(Value value, const std::vector<std::string>& parts) {
    const Range possible = Range::between(0, 1);
    const auto rounded = overlap(value.extent.rounded, possible);
    if (!rounded) return Unknown{Reason::more_than_whole, parts};
    if (!inside(value.extent.word, possible)) return Unknown{Reason::beyond_whole, parts};
    value.extent.rounded = *rounded;
    return value;
}

std::optional<End> share_end(const std::optional<End>& invest, const std::optional<End>& pre) {
    if (!invest) return End{Number(1), false};
    if (!pre) return End{Number(0), false};
    return End{invest->at / (pre->at + invest->at), invest->closed && pre->closed};
}

/// Every i / (p + i): it rises with i and falls with p, so that the shared input does no harm.
Range share_of_pre_money(const Range& invest, const Range& pre) {
    return {share_end(invest.low(), pre.high()), share_end(invest.high(), pre.low())};
}

bool may_be_zero(const Range& range) { return range.low()->at <= Number(0); }

Answer stake_of(const Value& invest, const Value& value, Basis basis) {
    if (basis == Basis::pre_money) {
        if (may_be_zero(value.extent.word) && may_be_zero(invest.extent.word)) {
            return Unknown{Reason::zero_denominator, {"the valuation with the investment"}};
        }
        Value stake{{share_of_pre_money(invest.extent.word, value.extent.word),
                     share_of_pre_money(invest.extent.rounded, value.extent.rounded)},
                    {},
                    percent};
        if (invest.face && value.face) stake.face = *invest.face / (*value.face + *invest.face);
        return stake;
    }
    const std::vector<std::string> parts = {"the stake"};
    if (apart(value.extent.rounded - invest.extent.rounded, Range::at_least(0))) {
        return Unknown{Reason::more_than_whole, parts};
    }
    const Answer stake = about(Answer(invest) / value, {"the valuation"});
    const auto* known = std::get_if<Value>(&stake);
    return known ? share_or_reason({known->extent, known->face, percent}, parts) : stake;
}

/// What a round does: the new stake, the pool, and the part that earlier holders keep.
struct Effect {
    Answer stake = Unknown{};
    Answer pool = Unknown{};
    Answer kept = Unknown{};
};

Effect effect_of(const Answer& stake, const std::optional<Pool>& pool) {
    const Answer others = whole() - stake;
    if (!pool) return {stake, Unknown{}, others};
    const Answer share = value_of(pool->share);
    if (pool->of == Basis::pre_money) return {stake, share * others, (whole() - share) * others};
    const Answer kept = others - share;
    const auto* value = std::get_if<Value>(&kept);
    return {stake, share, value ? share_or_reason(*value, {"stake", "pool"}) : kept};
}

RoundResult result_of(const Round& round) {
    RoundResult result{round};
    const Value invest = value_of(round.invest);
    const Value value = value_of(round.value);
    if (invest.unit != value.unit) {
        result.pre_money = result.post_money = result.stake = mismatch(invest.unit, value.unit, {});
        return result;
    }
    const bool is_pre = round.basis == Basis::pre_money;
    result.stake = stake_of(invest, value, round.basis);
    // An investment that may be more than the value after it leaves no value before it that means anything.
    const auto* unknown = std::get_if<Unknown>(&result.stake);
    result.pre_money = is_pre ? value : unknown ? Answer(*unknown) : value - invest;
    result.post_money = is_pre ? value + invest : value;
    return result;
}

void dilute(std::vector<Holder>& holders, const Answer& kept) {
    for (Holder& holder : holders) holder.stakes.push_back(holder.stakes.back() * kept);
}

Ownership with_basis(std::vector<Round> rounds, Basis taken_as) {
    Ownership ownership{taken_as, {}, {}};
    std::vector<Holder>& holders = ownership.holders;
    holders.push_back({Holder::Who::earlier, 0, {whole()}});
    for (std::size_t i = 0; i < rounds.size(); ++i) {
        if (rounds[i].basis == Basis::not_stated) rounds[i].basis = taken_as;
        RoundResult result = result_of(rounds[i]);
        const Effect effect = effect_of(result.stake, rounds[i].pool);
        result.dilution = whole() - effect.kept;
        dilute(holders, effect.kept);
        holders.push_back({Holder::Who::investors, i + 1, {effect.stake}});
        if (rounds[i].pool) holders.push_back({Holder::Who::pool, i + 1, {effect.pool}});
        ownership.rounds.push_back(std::move(result));
    }
    holders.front().stakes.erase(holders.front().stakes.begin());
    return ownership;
}

}  // namespace

std::vector<Ownership> ownership_of(const std::vector<Round>& rounds) {
    const bool all_stated =
        std::ranges::none_of(rounds, [](const Round& round) { return round.basis == Basis::not_stated; });
    if (all_stated) return {with_basis(rounds, Basis::not_stated)};
    return {with_basis(rounds, Basis::pre_money), with_basis(rounds, Basis::post_money)};
}

}  // namespace dealcalc
