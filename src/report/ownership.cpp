#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "report/cells.hpp"
#include "report/charts.hpp"
#include "report/traces.hpp"

namespace dealcalc {
namespace {

using Align = Column::Align;

/// Keys of two results differ; one alone needs no suffix.
std::string key_of(std::string key, const Ownership& ownership) {
    if (ownership.taken_as == Basis::not_stated) return key;
    return key + (ownership.taken_as == Basis::pre_money ? "_pre_money" : "_post_money");
}

Section rounds_section(const Ownership& ownership, const std::vector<RoundTraces>& traces) {
    Table table;
    table.columns = {{"round", "Round"},
                     {"invest", "Invests", Align::right},
                     {"pre_money", "Pre-money", Align::right},
                     {"post_money", "Post-money", Align::right},
                     {"pool", "Pool"},
                     {"stake", "Buys", Align::right},
                     {"dilution", "Others lose", Align::right}};
    for (std::size_t i = 0; i < ownership.rounds.size(); ++i) {
        const RoundResult& result = ownership.rounds[i];
        const auto& pool = result.round.pool;
        const RoundTraces open = traces.empty() ? RoundTraces{} : traces[i];
        table.rows.push_back(
            {Count{i + 1, fmt::format("{}", i + 1)}, opening(reported_cell(result.round.invest), open.invest),
             opening(answer_cell(result.pre_money), open.pre_money),
             opening(answer_cell(result.post_money), open.post_money),
             pool ? text_cell(fmt::format("{} of {}", pool->share.text, basis_name(pool->of))) : Cell{},
             opening(answer_cell(result.stake), open.stake), opening(answer_cell(result.dilution), open.dilution)});
    }
    std::string title;
    if (ownership.taken_as != Basis::not_stated) {
        title = fmt::format("If values without a basis are {}", basis_name(ownership.taken_as));
    }
    return {key_of("rounds", ownership), std::move(title), std::move(table)};
}

/// The rounds by either meaning of their values in one table, for formats that can have only one.
Section rounds_by_basis(const std::vector<Ownership>& results) {
    Table all;
    for (const Ownership& ownership : results) {
        const Section section = rounds_section(ownership, {});
        const Table& table = *section.table();
        all.columns = table.columns;
        for (auto row : table.rows) {
            row.insert(row.begin(), Text{std::string(basis_name(ownership.taken_as))});
            all.rows.push_back(std::move(row));
        }
    }
    all.columns.insert(all.columns.begin(), Column{"taken_as", "If values are"});
    Section section{"rounds", "", std::move(all)};
    section.for_people = false;
    return section;
}

Section stakes_section(const Ownership& ownership, const std::vector<std::vector<TraceRef>>& traces) {
    const std::size_t rounds = ownership.rounds.size();
    Table table;
    table.columns = {{"holder", "Holder"}};
    for (std::size_t i = 1; i <= rounds; ++i) {
        table.columns.push_back({fmt::format("after_{}", i), fmt::format("After round {}", i), Align::right});
    }
    for (const Holder& holder : ownership.holders) {
        Row row = {Text{holder_name(holder, rounds)}};
        row.resize(1 + rounds - holder.stakes.size());
        for (std::size_t i = 0; i < holder.stakes.size(); ++i) {
            const std::size_t number = table.rows.size();
            row.push_back(opening(answer_cell(holder.stakes[i]), traces.empty() ? TraceRef() : traces[number][i]));
        }
        table.rows.push_back(std::move(row));
    }
    return {key_of("stakes", ownership), "", std::move(table)};
}

std::vector<std::string> notes_on(const std::vector<Ownership>& results) {
    std::vector<std::string> notes;
    if (results.size() > 1) {
        notes.push_back(
            "A value without a basis may be meant before or after the money: both results stand, and neither is "
            "assumed.");
    }
    notes.push_back(
        "A stake at a valuation is arithmetic, not a term: other rights and classes of shares are left out. A "
        "pool is new shares, beside earlier ones.");
    return notes;
}

}  // namespace

std::string holder_name(const Holder& holder, std::size_t rounds) {
    const std::string round = rounds > 1 ? fmt::format("round {} ", holder.round) : "";
    switch (holder.who) {
        case Holder::Who::investors: return round + "investors";
        case Holder::Who::pool: return round + "pool";
        case Holder::Who::earlier: break;
    }
    return "earlier holders";
}

Report present(const std::vector<Ownership>& results, Extras extras) {
    Report report{"returns", "Implied ownership", {}};
    for (const Ownership& ownership : results) {
        std::vector<RoundTraces> rounds;
        std::vector<std::vector<TraceRef>> stakes;
        if (extras.traces) {
            rounds = round_traces(ownership);
            stakes = stake_traces(ownership, rounds);
        }
        report.sections.push_back(rounds_section(ownership, rounds));
        report.sections.push_back(stakes_section(ownership, stakes));
        if (extras.charts) report.charts.push_back(ownership_chart(ownership));
    }
    report.sections.back().notes = notes_on(results);
    if (results.size() > 1) report.sections.push_back(rounds_by_basis(results));
    report.main = "rounds";
    return report;
}

}  // namespace dealcalc
