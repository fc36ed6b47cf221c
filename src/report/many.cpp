#include <dealcalc/report/many.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/digits.hpp"
#include "report/cells.hpp"
#include "report/sections.hpp"

namespace dealcalc {
namespace {

using Holds = Column::Holds;
using Columns = std::vector<Column>;

constexpr std::string_view no_claims = "no claims";
constexpr std::string_view unreadable = "unreadable";

// ---- the columns

Column words(std::string_view key, std::string_view title = {}) { return holding(Holds::words, {key, title}); }

Column records(std::string_view key, std::string_view one, std::initializer_list<std::string_view> keys) {
    Column column = holding(Holds::records, {key, one});
    for (const std::string_view its_key : keys) column.records.push_back(words(its_key));
    return column;
}

struct MeasureKey {
    std::string_view key;
    Answer Measures::*measure;
};

constexpr std::array<MeasureKey, 5> measure_keys = {{{"committed", &Measures::committed},
                                                     {"contingent", &Measures::contingent},
                                                     {"exposure", &Measures::exposure},
                                                     {"multiple", &Measures::multiple},
                                                     {"stake", &Measures::stake}}};

Columns columns_for_machines(DealRows::Of command) {
    Columns columns;
    for (const std::string_view key : {"deal", "file", "line", "verdict"}) columns.push_back(words(key));
    for (const VerdictKey& verdict : verdict_keys) columns.push_back(words(verdict.key));
    if (command == DealRows::Of::check) {
        columns.push_back(records("claims", "claim", {"id", "verdict", "that", "claimed", "computed", "difference",
                                                      "unit", "reason"}));
    } else {
        for (const std::string_view key : {"title", "investor", "company", "announced", "currency"}) {
            columns.push_back(words(key));
        }
        for (const MeasureKey& measure : measure_keys) columns.push_back(words(measure.key));
        columns.push_back(records("unknown", "unknown", {"measure", "reason"}));
    }
    columns.push_back(
        records("problems", "problem", {"code", "message", "line", "column", "pointer", "excerpt", "help"}));
    return columns;
}

Columns columns_for_people() { return {words("verdict"), words("deal"), words("place"), words("says")}; }

// ---- filling a row

/// The cells of a row from the first to the last, each filled where it stays.
class Filler {
public:
    explicit Filler(Row& row) : row_(row) {}

    void nothing() { next() = Cell(); }
    void text(std::string_view text) { next().refill<Text>().text = text; }
    void text_or_nothing(std::string_view said) { said.empty() ? nothing() : text(said); }
    void count(std::size_t number) { next().refill<Count>().number = number; }
    void count_or_nothing(std::size_t number) { number == 0 ? nothing() : count(number); }
    void verdict(Verdict verdict) { next().refill<Verdict>() = verdict; }
    void exact(const Number& number) {
        std::string& text = next().refill<Exact>().text;
        text.clear();
        append_text(text, number);
    }
    void exact(const Range& range);
    template <class Value>
    void exact_or_nothing(const std::optional<Value>& value) {
        value ? exact(*value) : nothing();
    }
    /// The records of a list, to be filled one by one.
    std::vector<Row>& records(const Column& column, std::size_t count);
    /// A list without any.
    void no_records(const Column& column) { records(column, 0); }

    std::size_t filled() const { return at_; }

private:
    Cell& next() { return row_[at_++]; }

    Row& row_;
    std::size_t at_ = 0;
};

void append_end(std::string& text, const std::optional<End>& end) {
    if (end) {
        append_text(text, end->at);
    } else {
        text += "unbounded";
    }
}

/// "[0, 200]", "(100, unbounded)", and 5 where the range is one value.
void Filler::exact(const Range& range) {
    const auto& low = range.low();
    const auto& high = range.high();
    if (low && high && low->at == high->at) return exact(low->at);
    std::string& text = next().refill<Exact>().text;
    text = low && low->closed ? '[' : '(';
    append_end(text, low);
    text += ", ";
    append_end(text, high);
    text += high && high->closed ? ']' : ')';
}

std::vector<Row>& Filler::records(const Column& column, std::size_t count) {
    Table& table = next().refill<Records>().table;
    if (table.columns.empty()) table.columns = column.records;
    table.rows.resize(count);
    for (Row& row : table.rows) row.resize(column.records.size());
    return table.rows;
}

// ---- for machines

std::string_view verdict_of(const JudgedDeal& judged) {
    return judged.claims->empty() ? no_claims : verdict_name(judged.claims->front().verdict);
}

void fill_claim(Row& row, const JudgedClaim& claim) {
    Filler to(row);
    const auto& that = claim.claim->that;
    to.text(claim.claim->id);
    to.verdict(claim.verdict);
    to.text_or_nothing(that ? that->text : std::string_view());
    claim.claimed ? to.exact(claim.claimed->extent.word) : to.nothing();
    const auto* unknown = std::get_if<Unknown>(&claim.computed);
    if (unknown) {
        to.nothing();
        to.exact_or_nothing(claim.difference);
        to.nothing();
        to.text(words_for(*unknown));
        return;
    }
    const Value& computed = std::get<Value>(claim.computed);
    const Unit& unit = computed.unit;
    to.exact(computed.extent.word);
    to.exact_or_nothing(claim.difference);
    const bool is_money = unit.of == Dimension::money && unit.per == Dimension::number;
    is_money ? to.text(unit.currency.code()) : to.text(unit_name(unit));
    to.nothing();
}

std::size_t line_for_machines(const DealPlace& deal, std::size_t line) { return deal.in_stream ? 0 : line; }

void fill_problem(Row& row, const Diagnostic& problem, const DealPlace& deal) {
    Filler to(row);
    const Place& place = problem.place;
    to.text(problem.code);
    to.text(problem.message);
    to.count_or_nothing(line_for_machines(deal, place.line));
    to.count_or_nothing(place.column);
    to.text_or_nothing(place.pointer);
    to.text_or_nothing(place.line_text);
    to.text_or_nothing(problem.help);
}

/// What all tables say first of a deal.
void fill_start(Filler& to, std::string_view id, const DealPlace& place, std::string_view verdict) {
    to.text_or_nothing(id);
    to.text(place.file);
    to.count_or_nothing(line_for_machines(place, place.line));
    to.text(verdict);
}

void fill_judged(Filler& to, const JudgedDeal& judged) {
    fill_start(to, judged.deal->id, judged.place, verdict_of(judged));
    const Tally tally = tally_of(*judged.claims);
    for (const VerdictKey& key : verdict_keys) to.count(tally.of(key.verdict));
}

void fill_parties(Filler& to, const Deal& deal) {
    to.text_or_nothing(deal.title);
    to.text(deal.investor);
    to.text(deal.company);
    to.text_or_nothing(deal.announced ? deal.announced->text : std::string_view());
    to.text(deal.currency.code());
}

/// What is unknown has its reason in a list of its own.
void fill_measures(Filler& to, const Column& unknown_column, const Measures& measures) {
    std::size_t unknown = 0;
    for (const auto& [key, measure] : measure_keys) {
        if (const auto* value = std::get_if<Value>(&(measures.*measure))) {
            to.exact(value->extent.word);
        } else {
            to.nothing();
            ++unknown;
        }
    }
    auto row = to.records(unknown_column, unknown).begin();
    for (const auto& [key, measure] : measure_keys) {
        const auto* why = std::get_if<Unknown>(&(measures.*measure));
        if (!why) continue;
        Filler reason(*row++);
        reason.text(key);
        reason.text(words_for(*why));
    }
}

// ---- for people

void append_place(std::string& words, const DealPlace& place) {
    append_visible(words, place.file);
    if (place.line > 0) words += fmt::format(":{}", place.line);
}

/// As wide as the longest, so that what follows begins below what follows others.
std::string verdict_words(std::string_view verdict) { return fmt::format("{:17}", verdict); }

/// "total: exposure is up to $33M, computed $28M, +$5M"
std::string claim_words(const JudgedClaim& claim) {
    std::string words = claim.claim->id;
    if (claim.claim->that) words += ": " + visible(claim.claim->that->text);
    if (const auto* unknown = std::get_if<Unknown>(&claim.computed)) return words + ": " + words_for(*unknown);
    const Value& computed = std::get<Value>(claim.computed);
    words += ", computed " + words_for(computed.extent.word, computed.unit);
    if (!claim.difference || claim.verdict == Verdict::undetermined) return words;
    const std::string sign = *claim.difference > Number(0) ? "+" : "";
    return words + ", difference " + sign + apart_words_for(*claim.difference, computed.unit);
}

std::string worst_words(const std::vector<JudgedClaim>& claims) {
    if (claims.empty() || claims.front().verdict == Verdict::holds) return "";
    const auto holds = [](const JudgedClaim& claim) { return claim.verdict == Verdict::holds; };
    const auto others = std::find_if(claims.begin(), claims.end(), holds) - claims.begin() - 1;
    return claim_words(claims.front()) + (others > 0 ? fmt::format(", and {} more", others) : "");
}

std::string measure_words(const Answer& measure) {
    if (const auto* unknown = std::get_if<Unknown>(&measure)) return "unknown (" + words_for(*unknown) + ")";
    const Value& value = std::get<Value>(measure);
    return value.extent.word == Range() ? "none" : words_for(value.extent.word, value.unit);
}

/// "Fund A in X: committed $80M, contingent up to $200M, exposure $80M to $280M; holds"
std::string summary_words(const SummarizedDeal& summarized) {
    const JudgedDeal& judged = summarized.judged;
    std::string words = visible(judged.deal->investor) + " in " + visible(judged.deal->company);
    std::string_view joint = ": ";
    for (const auto& [key, member] : measure_keys) {
        const Answer& measure = summarized.measures.*member;
        if (std::holds_alternative<Unknown>(measure) && key != "exposure") continue;
        words += fmt::format("{}{} {}", joint, key, measure_words(measure));
        joint = ", ";
    }
    return fmt::format("{}; {}", words, verdict_of(judged));
}

std::string problem_words(const Diagnostics& problems) {
    const std::string& first = problems.front().message;
    return problems.size() == 1 ? first : fmt::format("{}, and {} more", first, grouped(problems.size() - 1));
}

/// A verdict in front is left out where it is empty.
void fill_for_people(Row& row, std::string_view verdict, std::string_view id, const DealPlace& place,
                     std::string_view says) {
    Filler to(row);
    to.text_or_nothing(verdict.empty() ? "" : verdict_words(verdict));
    to.text_or_nothing(id);
    std::string where;
    append_place(where, place);
    to.text(where);
    to.text_or_nothing(says);
}

}  // namespace

DealRows::DealRows(Of command, Audience audience)
    : command_(command), audience_(audience),
      table_(audience == Audience::people ? columns_for_people() : columns_for_machines(command)) {
    table_.rows.emplace_back(table_.columns.size());
}

const Table& DealRows::row(const JudgedDeal& judged) {
    Row& row = table_.rows.front();
    if (audience_ == Audience::people) {
        fill_for_people(row, verdict_of(judged), judged.deal->id, judged.place, worst_words(*judged.claims));
        return table_;
    }
    Filler to(row);
    fill_judged(to, judged);
    auto claim = to.records(table_.columns[to.filled()], judged.claims->size()).begin();
    for (const JudgedClaim& judged_claim : *judged.claims) fill_claim(*claim++, judged_claim);
    to.no_records(table_.columns[to.filled()]);
    return table_;
}

const Table& DealRows::row(const SummarizedDeal& summarized) {
    Row& row = table_.rows.front();
    const JudgedDeal& judged = summarized.judged;
    if (audience_ == Audience::people) {
        fill_for_people(row, "", judged.deal->id, judged.place, summary_words(summarized));
        return table_;
    }
    Filler to(row);
    fill_judged(to, judged);
    fill_parties(to, *judged.deal);
    fill_measures(to, table_.columns[table_.columns.size() - 2], summarized.measures);
    to.no_records(table_.columns.back());
    return table_;
}

const Table& DealRows::row(const UnreadDeal& unread) {
    Row& row = table_.rows.front();
    const Diagnostics& problems = *unread.problems;
    if (audience_ == Audience::people) {
        const std::string says = problem_words(problems);
        if (command_ == Of::check) {
            fill_for_people(row, unreadable, unread.id, unread.place, says);
        } else {
            fill_for_people(row, "", unread.id, unread.place, fmt::format("{}: {}", unreadable, says));
        }
        return table_;
    }
    Filler to(row);
    fill_start(to, unread.id, unread.place, unreadable);
    while (table_.columns[to.filled()].holds != Holds::records) to.nothing();
    to.no_records(table_.columns[to.filled()]);
    auto row_of_problem = to.records(table_.columns.back(), problems.size()).begin();
    for (const Diagnostic& problem : problems) fill_problem(*row_of_problem++, problem, unread.place);
    return table_;
}

std::string deals_words(const Tally& tally) {
    return counted(tally.deals, "deal", "deals") + fmt::format("; {} unreadable", grouped(tally.unreadable));
}

std::string tally_words(const Tally& tally) {
    std::size_t all = 0;
    for (const std::size_t count : tally.claims) all += count;
    std::string words = counted(tally.deals, "deal", "deals") + ", " + counted(all, "claim", "claims");
    std::string_view joint = ": ";
    for (const auto& [key, verdict] : verdict_keys) {
        words += joint;
        words += counted_words(tally.of(verdict), verdict);
        joint = ", ";
    }
    return words + fmt::format("; {} unreadable", grouped(tally.unreadable));
}

}  // namespace dealcalc
