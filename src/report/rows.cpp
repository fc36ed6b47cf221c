#include <dealcalc/report/row.hpp>

#include <algorithm>
#include <array>
#include <iterator>

#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/digits.hpp"
#include "report/sections.hpp"

namespace dealcalc {
namespace {

constexpr std::array<std::string_view, 24> check_columns = {
    "deal",           "file",           "line",             "verdict",           "fails",          "undetermined",
    "unchecked",      "holds_by_rounding", "holds",         "claim_id",          "claim_verdict",  "claim_that",
    "claim_claimed",  "claim_computed", "claim_difference", "claim_unit",        "claim_reason",   "problem_code",
    "problem_message", "problem_line",  "problem_column",   "problem_pointer",   "problem_excerpt", "problem_help"};

constexpr std::array<std::string_view, 28> summary_columns = {
    "deal",          "file",           "line",            "verdict",        "fails",
    "undetermined",  "unchecked",      "holds_by_rounding", "holds",        "title",
    "investor",      "company",        "announced",       "currency",       "committed",
    "contingent",    "exposure",       "multiple",        "stake",          "unknown_measure",
    "unknown_reason", "problem_code",  "problem_message", "problem_line",   "problem_column",
    "problem_pointer", "problem_excerpt", "problem_help"};

/// Beside those of every table.
constexpr std::array<RowKey, 10> summary_keys = {"title",      "investor",   "company",  "announced", "currency",
                                                 "committed",  "contingent", "exposure", "multiple",  "stake"};

constexpr std::string_view no_claims = "no claims";
constexpr std::string_view unreadable = "unreadable";

RowCell::Content text_or_nothing(std::string_view text) {
    if (text.empty()) return {};
    return text;
}

RowCell::Content count_or_nothing(std::size_t count) {
    if (count == 0) return {};
    return count;
}

template <class Value>
RowCell::Content value_or_nothing(const std::optional<Value>& value) {
    if (!value) return {};
    return &*value;
}

std::string_view verdict_of(const JudgedDeal& judged) {
    return judged.claims->empty() ? no_claims : verdict_name(judged.claims->front().verdict);
}

/// The name of a unit that is a currency stands in the unit itself; others are kept by the row.
std::string_view unit_text(Row& row, const JudgedClaim& claim) {
    const bool is_money = claim.unit.of == Dimension::money && claim.unit.per == Dimension::number;
    return is_money ? claim.unit.currency.code() : row.keep(unit_name(claim.unit));
}

constexpr std::size_t claim_fields = 8;
constexpr std::size_t unknown_fields = 2;
constexpr std::size_t problem_fields = 7;

void start(Row& row, RowTable table) {
    row.clear();
    if (!row.lists.empty()) return;
    const RowList claims{row_key<"claims">, claim_fields};
    const RowList unknown{row_key<"unknown">, unknown_fields};
    row.lists = {table == RowTable::check ? claims : unknown, {row_key<"problems">, problem_fields}};
}

void add_claim(Row& row, RowList& list, const JudgedClaim& claim) {
    const auto& that = claim.claim->that;
    list.cells.add(row_key<"id">, std::string_view(claim.claim->id));
    list.cells.add(row_key<"verdict">, verdict_name(claim.verdict));
    list.cells.add(row_key<"that">, text_or_nothing(that ? that->text : std::string_view()));
    list.cells.add(row_key<"claimed">, value_or_nothing(claim.claimed));
    list.cells.add(row_key<"computed">, value_or_nothing(claim.computed));
    list.cells.add(row_key<"difference">, value_or_nothing(claim.difference));
    list.cells.add(row_key<"unit">, text_or_nothing(claim.computed ? unit_text(row, claim) : std::string_view()));
    list.cells.add(row_key<"reason">, text_or_nothing(claim.unknown ? row.keep(words_for(*claim.unknown)) : ""));
}

RowCell::Content line_or_nothing(const DealPlace& deal, std::size_t line) {
    return count_or_nothing(deal.in_stream ? 0 : line);
}

void add_problem(RowList& list, const Diagnostic& problem, const DealPlace& deal) {
    const Place& place = problem.place;
    list.cells.add(row_key<"code">, std::string_view(problem.code));
    list.cells.add(row_key<"message">, std::string_view(problem.message));
    list.cells.add(row_key<"line">, line_or_nothing(deal, place.line));
    list.cells.add(row_key<"column">, count_or_nothing(place.column));
    list.cells.add(row_key<"pointer">, text_or_nothing(place.pointer));
    list.cells.add(row_key<"excerpt">, text_or_nothing(place.line_text));
    list.cells.add(row_key<"help">, text_or_nothing(problem.help));
}

void add_counts(Row& row, const Tally* tally) {
    for (const auto& [key, verdict] : verdict_keys) {
        row.cells.add(&key, tally ? RowCell::Content(tally->of(verdict)) : RowCell::Content());
    }
}

void add_place(Row& row, const DealPlace& place) {
    row.cells.add(row_key<"file">, place.file);
    row.cells.add(row_key<"line">, line_or_nothing(place, place.line));
}

void add_place_words(std::string& words, const DealPlace& place) {
    append_visible(words, place.file);
    if (place.line == 0) return;
    words += ':';
    append_text(words, Number(static_cast<std::int64_t>(place.line)));
}

/// The words in a column of their own: the next ones begin below each other.
void add_verdict_words(std::string& words, std::string_view verdict) {
    constexpr std::size_t width = 17;  // of "holds by rounding", the longest
    words += verdict;
    words.append(width - verdict.size() + 2, ' ');
}

/// "total: exposure is up to $33M, computed $28M, +$5M"
std::string claim_words(const JudgedClaim& claim) {
    std::string words = claim.claim->id;
    if (claim.claim->that) words += ": " + visible(claim.claim->that->text);
    if (claim.unknown) return words + ": " + words_for(*claim.unknown);
    words += ", computed " + words_for(*claim.computed, claim.unit);
    if (!claim.difference || claim.verdict == Verdict::undetermined) return words;
    const std::string sign = *claim.difference > Number(0) ? "+" : "";
    return words + ", difference " + sign + apart_words_for(*claim.difference, claim.unit);
}

void add_worst_words(std::string& words, const std::vector<JudgedClaim>& claims) {
    if (claims.empty() || claims.front().verdict == Verdict::holds) return;
    words += "  " + claim_words(claims.front());
    const auto holds = [](const JudgedClaim& claim) { return claim.verdict == Verdict::holds; };
    const auto others = std::find_if(claims.begin(), claims.end(), holds) - claims.begin() - 1;
    if (others > 0) words += ", and " + std::to_string(others) + " more";
}

/// What all tables say of a deal that was read.
void add_judged(Row& row, const JudgedDeal& judged) {
    const Tally tally = tally_of(*judged.claims);
    row.cells.add(row_key<"deal">, std::string_view(judged.deal->id));
    add_place(row, judged.place);
    row.cells.add(row_key<"verdict">, verdict_of(judged));
    add_counts(row, &tally);
}

struct MeasureKey {
    RowKey key;
    Answer Measures::*measure;
};

constexpr std::array<MeasureKey, 5> measure_keys = {{{"committed", &Measures::committed},
                                                     {"contingent", &Measures::contingent},
                                                     {"exposure", &Measures::exposure},
                                                     {"multiple", &Measures::multiple},
                                                     {"stake", &Measures::stake}}};

void add_parties(Row& row, const Deal& deal) {
    row.cells.add(row_key<"title">, text_or_nothing(deal.title));
    row.cells.add(row_key<"investor">, std::string_view(deal.investor));
    row.cells.add(row_key<"company">, std::string_view(deal.company));
    row.cells.add(row_key<"announced">, text_or_nothing(deal.announced ? deal.announced->text : std::string_view()));
    row.cells.add(row_key<"currency">, deal.currency.code());
}

/// What is unknown has its reason in a list of its own.
void add_measure(Row& row, const RowKey& key, const Answer& measure) {
    if (const auto* value = std::get_if<Value>(&measure)) {
        row.cells.add(&key, &value->extent.word);
        return;
    }
    row.cells.add(&key);
    RowList& unknown = row.lists.front();
    unknown.cells.add(row_key<"measure">, key.text());
    unknown.cells.add(row_key<"reason">, row.keep(words_for(std::get<Unknown>(measure))));
}

std::string measure_words(const Answer& measure) {
    if (const auto* unknown = std::get_if<Unknown>(&measure)) return "unknown (" + words_for(*unknown) + ")";
    const Value& value = std::get<Value>(measure);
    return value.extent.word == Range() ? "none" : words_for(value.extent.word, value.unit);
}

/// "d-1  deals.ndjson:7  Fund A in X: committed $80M, contingent up to $200M, exposure $80M to $280M; holds"
void add_summary_words(std::string& words, const SummarizedDeal& summarized) {
    const JudgedDeal& judged = summarized.judged;
    words += judged.deal->id + "  ";
    add_place_words(words, judged.place);
    words += "  " + visible(judged.deal->investor) + " in " + visible(judged.deal->company);
    std::string_view joint = ": ";
    for (const auto& [key, member] : measure_keys) {
        const Answer& measure = summarized.measures.*member;
        if (std::holds_alternative<Unknown>(measure) && key.text() != "exposure") continue;
        words += joint;
        words += key.text();
        words += ' ';
        words += measure_words(measure);
        joint = ", ";
    }
    words += "; ";
    words += verdict_of(judged);
}

/// The verdict stands where that of others does: "unreadable         d-1  deals.ndjson:7  unknown key "amout"", and in a
/// summary "d-1  deals.ndjson:7  unreadable: unknown key "amout"".
void add_unread_words(std::string& words, const UnreadDeal& unread, RowTable table) {
    const Diagnostics& problems = *unread.problems;
    if (table == RowTable::check) add_verdict_words(words, unreadable);
    if (!unread.id.empty()) fmt::format_to(std::back_inserter(words), "{}  ", unread.id);
    add_place_words(words, unread.place);
    words += "  ";
    if (table == RowTable::summary) fmt::format_to(std::back_inserter(words), "{}: ", unreadable);
    words += problems.front().message;
    if (problems.size() > 1) fmt::format_to(std::back_inserter(words), ", and {} more", grouped(problems.size() - 1));
}

}  // namespace

void RowCells::make_room() { cells_.resize(2 * size_ + 16); }

void Row::clear() {
    cells.clear();
    for (RowList& list : lists) list.cells.clear();
    words.clear();
    kept.clear();
}

void present_row(Row& row, const JudgedDeal& judged, Audience audience) {
    start(row, RowTable::check);
    const Deal& deal = *judged.deal;
    if (audience == Audience::people) {
        add_verdict_words(row.words, verdict_of(judged));
        row.words += deal.id;
        row.words += "  ";
        add_place_words(row.words, judged.place);
        add_worst_words(row.words, *judged.claims);
        return;
    }
    add_judged(row, judged);
    for (const JudgedClaim& claim : *judged.claims) add_claim(row, row.lists.front(), claim);
}

void present_row(Row& row, const SummarizedDeal& summarized, Audience audience) {
    start(row, RowTable::summary);
    const JudgedDeal& judged = summarized.judged;
    if (audience == Audience::people) return add_summary_words(row.words, summarized);
    add_judged(row, judged);
    add_parties(row, *judged.deal);
    for (const auto& [key, measure] : measure_keys) add_measure(row, key, summarized.measures.*measure);
}

void present_row(Row& row, const UnreadDeal& unread, Audience audience, RowTable table) {
    start(row, table);
    if (audience == Audience::people) return add_unread_words(row.words, unread, table);
    row.cells.add(row_key<"deal">, text_or_nothing(unread.id));
    add_place(row, unread.place);
    row.cells.add(row_key<"verdict">, unreadable);
    add_counts(row, nullptr);
    if (table == RowTable::summary) {
        for (const RowKey& key : summary_keys) row.cells.add(&key);
    }
    for (const Diagnostic& problem : *unread.problems) add_problem(row.lists.back(), problem, unread.place);
}

std::span<const std::string_view> columns_of(RowTable table) {
    if (table == RowTable::check) return check_columns;
    return summary_columns;
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
