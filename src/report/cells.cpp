#include "report/cells.hpp"

#include <algorithm>

#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/digits.hpp"
#include "report/sections.hpp"

namespace dealcalc {
namespace {

using RangeWords = std::string (*)(const Range&, const Unit&);
using NumberWords = std::string (*)(const Number&, const Unit&);

/// What is computed with a tiny width around it is said once.
bool too_narrow_to_tell(const Value& value) {
    const Range& range = value.extent.word;
    if (!range.low() || !range.high()) return false;
    const std::string low = words_for(range.low()->at, value.unit);
    if (low != words_for(range.high()->at, value.unit)) return false;
    return !value.face || low == words_for(*value.face, value.unit) || (!range.single() && range.holds(*value.face));
}

/// The first number of a row, in base units: its value, or else both its ends.
std::string bare_words(const Row& row) {
    constexpr std::size_t significant_digits = 20;
    for (const Cell& cell : row) {
        const auto* quantity = cell.as<Quantity>();
        if (!quantity) continue;
        const Range& range = quantity->value.extent.word;
        if (quantity->value.face) return decimal_text(*quantity->value.face, significant_digits);
        if (!range.low() || !range.high()) return quantity->display;
        return fmt::format("{} to {}", decimal_text(range.low()->at, significant_digits),
                           decimal_text(range.high()->at, significant_digits));
    }
    return "";
}

/// A JSON number has no words of its own.
bool is_bare_number(const std::string& text) { return text.find_first_not_of("0123456789.eE+-") == std::string::npos; }

Cell value_cell(const Answer& answer, NumberWords number_words, RangeWords range_words) {
    if (const auto* unknown = std::get_if<Unknown>(&answer)) return Missing{words_for(*unknown)};
    const Value& value = std::get<Value>(answer);
    if (too_narrow_to_tell(value)) {
        return Quantity{number_words(value.face.value_or(value.extent.word.low()->at), value.unit), value};
    }
    std::string display = range_words(value.extent.word, value.unit);
    if (value.face) display = fmt::format("{} at face value; {}", number_words(*value.face, value.unit), display);
    return Quantity{std::move(display), value};
}

/// The number that is claimed, in the unit of the answer. Precondition: the claim names one.
const Number& claimed_number(const CheckedClaim& checked) { return *checked.claimed->face; }

Unit unit_of(const CheckedClaim& checked) { return std::get<Value>(checked.computed).unit; }

/// "$0.1B apart; rounding explains up to $1.5B"; or that all of a range is what the claim can have been rounded from.
std::string rounding_reason(const CheckedClaim& checked) {
    const Unit unit = unit_of(checked);
    if (!claimed_by(checked.claim.that->figure).is_number) {
        return fmt::format("both are about {}", words_for(claimed_number(checked), unit));
    }
    if (!checked.gap) return "every value that the figures allow is as claimed, if the claim was rounded";
    std::string reason = fmt::format("{} apart", apart_words_for(*checked.gap, unit));
    if (checked.slack) reason += fmt::format("; rounding explains up to {}", apart_words_for(*checked.slack, unit));
    return reason;
}

/// What the comparison of a claim about a maximum came to.
std::string maximum_reason(const CheckedClaim& checked) {
    const Unit unit = unit_of(checked);
    if (checked.verdict == Verdict::holds) {
        return checked.maximum->single() == claimed_number(checked) ? "the maximum is what the claim says"
                                                                               : "the maximum is as claimed";
    }
    std::string reason = fmt::format("the parts reach {}", words_for(*checked.maximum, unit));
    if (checked.verdict == Verdict::holds_by_rounding) return reason + "; " + rounding_reason(checked);
    if (!checked.gap) return reason + ": some of these values are as claimed and some are not";
    if (checked.verdict != Verdict::fails) return reason + ", which is close to what is claimed and not within it";
    const auto& most = checked.maximum->high();
    const Number& nominal = claimed_number(checked);
    const bool claims_more = most && most->at <= nominal;
    reason +=
        fmt::format(", {} {} than claimed", apart_words_for(*checked.gap, unit), claims_more ? "less" : "more");
    if (checked.within_bound) {
        reason += fmt::format("; it is true that {} is no more than {}", to_text(checked.claim.that->formula),
                              words_for(nominal, unit));
    }
    return reason;
}

/// Whether the claim gives as the one value what is only the most: "is $22.4B" of "$4B to $22.4B".
bool leaves_out_up_to(const CheckedClaim& checked) {
    const std::optional<End>& most = std::get<Value>(checked.computed).extent.word.high();
    const bool is_number = claimed_by(checked.claim.that->figure).is_number;
    return is_number && most && most->closed && most->at == claimed_number(checked);
}

std::string undetermined_reason(const CheckedClaim& checked) {
    if (leaves_out_up_to(checked)) {
        return fmt::format("{} is the maximum; the claim leaves out \"up to\"",
                           words_for(claimed_number(checked), unit_of(checked)));
    }
    if (!checked.gap) return "some values that the figures allow are as claimed and some are not";
    const bool meets = !apart(std::get<Value>(checked.computed).extent.rounded, checked.claimed->extent.word);
    return meets ? "as claimed only if the figures were rounded" : "close to what is claimed, and not within it";
}

std::string plain_reason(const CheckedClaim& checked) {
    switch (checked.verdict) {
        case Verdict::holds: return "every value that the figures allow is as claimed";
        case Verdict::holds_by_rounding: return rounding_reason(checked);
        case Verdict::fails:
            return fmt::format(
                "no value that the figures allow is as claimed, rounding included; the nearest is {} off",
                apart_words_for(*checked.gap, unit_of(checked)));
        default: return undetermined_reason(checked);
    }
}

}  // namespace

Cell text_cell(std::string text) {
    if (text.empty()) return {};
    return Text{std::move(text)};
}

Cell reported_cell(const Reported& reported) {
    const bool bare_money = reported.figure.unit.of == Dimension::money && is_bare_number(reported.text);
    std::string words = bare_money ? words_for(reported.figure.nominal, reported.figure.unit) : reported.text;
    if (has_own_ends(reported)) {
        words += fmt::format(", stated as {}", words_for(extent_of(reported).word, reported.figure.unit));
    }
    return Quantity{words, value_of(reported), reported.text, hedge_name(reported.figure.hedge)};
}

Cell answer_cell(const Answer& answer) { return value_cell(answer, words_for, words_for); }

Cell range_cell(const Answer& answer) {
    if (const auto* unknown = std::get_if<Unknown>(&answer)) return Missing{words_for(*unknown)};
    const Value& value = std::get<Value>(answer);
    return Quantity{words_for(value.extent.word, value.unit), value};
}

Cell derived_cell(const Answer& answer) {
    const auto* value = std::get_if<Value>(&answer);
    if (!value) return range_cell(answer);
    const Unit& unit = value->unit;
    const bool is_ratio = unit.of == Dimension::times || unit.of == Dimension::percent || unit.per != Dimension::number;
    return is_ratio ? answer_cell(answer) : range_cell(answer);
}

Cell total_cell(const Answer& answer) {
    Cell cell = range_cell(answer);
    const auto* quantity = cell.as<Quantity>();
    if (quantity && quantity->value.extent.word == Range()) {
        auto& none = cell.refill<Quantity>();
        none.display = "none";
        none.of_nothing = true;
    }
    return cell;
}

Cell signed_cell(const Answer& answer) { return value_cell(answer, signed_words_for, signed_words_for); }

Cell count_cell(std::size_t count, std::string display) { return Count{count, std::move(display)}; }

Cell number_cell(const Number& number, const Unit& unit) { return number_cell(words_for(number, unit), number, unit); }

Cell number_cell(std::string display, const Number& number, const Unit& unit) {
    const Range only = Range::only(number);
    return Quantity{std::move(display), Value{{only, only}, number, unit}};
}

std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
        out += names[i];
    }
    return out;
}

Cell interval_cell(const Range& range, const Unit& unit) {
    return Quantity{interval_words(range, unit), Value{{range, range}, std::nullopt, unit}};
}

Cell when_cell(const std::optional<ReportedDate>& date) {
    if (!date) return {};
    return When{date->text, date->range};
}

Cell records_cell(const Table& table) {
    Records records{{}, table};
    for (const Row& row : table.rows) records.display.push_back(bare_words(row));
    return records;
}

Cell citing_cell(const Citation& cited, const Deal& deal) {
    if (cited.source.empty() && cited.at.empty()) return {};
    const Source* source = find_id(deal.sources, cited.source);
    if (!source) return Citing{cited.source, "", cited.at};
    return Citing{cited.source, source->title, cited.at, source->url};
}

Column holding(Column::Holds holds, Column column) {
    column.holds = holds;
    return column;
}

Section deal_section(const Deal& deal) {
    Section section{"deal", "",
                    Facts{Field{"id", "Deal", Text{deal.id}},
                             Field{"title", "Title", text_cell(deal.title)},
                             Field{"investor", "Investor", Text{deal.investor}},
                             Field{"company", "Company", Text{deal.company}},
                             Field{"announced", "Announced", when_cell(deal.announced)},
                             Field{"currency", "Currency", Text{std::string(deal.currency.code())}},
                             Field{"file", "File", text_cell(deal.file)}}};
    section.for_people = false;
    return section;
}

std::string reason_of(const CheckedClaim& checked) {
    if (const auto* unknown = std::get_if<Unknown>(&checked.computed)) return words_for(*unknown);
    return checked.of_maximum ? maximum_reason(checked) : plain_reason(checked);
}

namespace {

using Keys = std::initializer_list<std::string_view>;

bool names(Keys keys, const std::string& key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

Facts picked(Facts facts, Keys shown, Keys for_machines) {
    std::erase_if(facts, [&](const Field& f) { return !names(shown, f.key) && !names(for_machines, f.key); });
    for (Field& fact : facts) fact.for_people = names(shown, fact.key);
    return facts;
}

Table picked(const Table& table, Keys shown, Keys for_machines) {
    Table result({}, std::vector<Row>(table.rows.size()), table.layout);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        Column column = table.columns[c];
        column.for_people = names(shown, column.key);
        if (!column.for_people && !names(for_machines, column.key)) continue;
        result.columns.push_back(std::move(column));
        for (std::size_t r = 0; r < table.rows.size(); ++r) result.rows[r].push_back(table.rows[r][c]);
    }
    return result;
}

}  // namespace

Section picked(Section section, Keys shown, Keys for_machines) {
    if (auto* facts = section.facts()) {
        *facts = picked(std::move(*facts), shown, for_machines);
    } else {
        section.body = picked(*section.table(), shown, for_machines);
    }
    return section;
}

std::string_view verdict_key(Verdict verdict) {
    return std::ranges::find(verdict_keys, verdict, &VerdictKey::verdict)->key;
}

std::string counted_words(std::size_t count, Verdict verdict) {
    std::string name(verdict_name(verdict));
    const std::size_t verb = name.find(' ') == std::string::npos ? name.size() : name.find(' ');
    if (count != 1 && name[verb - 1] == 's') name.erase(verb - 1, 1);
    return fmt::format("{} {}", grouped(count), name);
}

}  // namespace dealcalc
