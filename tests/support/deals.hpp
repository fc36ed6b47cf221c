#pragma once
// Deals for tests, a line a figure, and results as text that can be compared with a sum done by hand.
//
//   Deal deal = deal_of({prior("a", "$80"), contingent("b", "up to $200")});
//   said("exposure", deal);   // "[80, 280] face 280"
//
// Amounts are small and bare of scales where the scale does not matter, so that the arithmetic can be read.

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/model/deal.hpp>

namespace test {

using namespace dealcalc;

inline const Unit usd = money({});
inline const Unit eur = money(*Currency::from_code("EUR"));
inline const Unit days = {Dimension::time};
inline const Unit times = {Dimension::times};
inline const Unit percent = {Dimension::percent};

template<class T>
T read_or_throw(Parsed<T> parsed, std::string_view text) {
    if (auto* misread = std::get_if<Misread>(&parsed))
        throw std::invalid_argument(std::string(text) + ": " + misread->what);
    return std::get<T>(std::move(parsed));
}

inline Reported reported(const std::string& text) {
    return {text, read_or_throw(parse_figure(text), text), {}};
}

inline ReportedDate date(const std::string& text) {
    return {text, read_or_throw(parse_date(text), text)};
}

inline Formula formula(std::string_view text) {
    return read_or_throw(parse_formula(text), text);
}

inline Investment investment(const std::string& id, Status status, const std::string& amount) {
    Investment made;
    made.id = id;
    made.status = status;
    made.amount = reported(amount);
    return made;
}

inline Investment prior(const std::string& id, const std::string& amount) {
    return investment(id, Status::prior, amount);
}
inline Investment firm(const std::string& id, const std::string& amount) {
    return investment(id, Status::firm, amount);
}
inline Investment contingent(const std::string& id, const std::string& amount) {
    return investment(id, Status::contingent, amount);
}

inline Commitment commitment(const std::string& id, Party by, const std::string& amount, const std::string& over = "") {
    Commitment made;
    made.id = id;
    made.by = by;
    made.amount = reported(amount);
    if (!over.empty()) made.over = reported(over);
    return made;
}

inline Valuation valuation(const std::string& id, const std::string& value, const std::string& on = "",
                           Basis basis = Basis::not_stated) {
    Valuation made;
    made.id = id;
    made.value = reported(value);
    if (!on.empty()) made.on = date(on);
    made.basis = basis;
    return made;
}

/// Without `that` where the text is empty.
inline Claim claim(const std::string& id, const std::string& that) {
    Claim made;
    made.id = id;
    if (!that.empty()) made.that = read_or_throw(parse_statement(that, {}), that);
    return made;
}

inline Deal deal_of(std::vector<Investment> investments, std::vector<Commitment> commitments = {},
                    std::vector<Valuation> valuations = {}) {
    Deal deal;
    deal.id = "deal";
    deal.investor = "Investor";
    deal.company = "Company";
    deal.investments = std::move(investments);
    deal.commitments = std::move(commitments);
    deal.valuations = std::move(valuations);
    return deal;
}

/// "[85, 285]", "(375/70, oo)"; `in` is how many base units one of the text is.
inline std::string said(const Range& range, const Number& in = 1) {
    const std::string low = range.low() ? (range.low()->closed ? "[" : "(") + to_text(range.low()->at / in) : "(-oo";
    const std::string high = range.high() ? to_text(range.high()->at / in) + (range.high()->closed ? "]" : ")") : "oo)";
    return low + ", " + high;
}

inline std::string reason_name(Reason reason) {
    switch (reason) {
    case Reason::two_currencies: return "two_currencies";
    case Reason::unlike_units: return "unlike_units";
    case Reason::zero_denominator: return "zero_denominator";
    case Reason::input_twice: return "input_twice";
    case Reason::too_large: return "too_large";
    case Reason::beyond_meaning: return "beyond_meaning";
    case Reason::no_investments: return "no_investments";
    case Reason::no_spend: return "no_spend";
    case Reason::no_power: return "no_power";
    case Reason::no_duration: return "no_duration";
    case Reason::no_valuation: return "no_valuation";
    case Reason::one_valuation: return "one_valuation";
    case Reason::no_date: return "no_date";
    case Reason::dates_overlap: return "dates_overlap";
    case Reason::one_round: return "one_round";
    case Reason::several_rounds: return "several_rounds";
    case Reason::valued_later: return "valued_later";
    case Reason::no_elapsed: return "no_elapsed";
    case Reason::under_a_year: return "under_a_year";
    case Reason::not_positive: return "not_positive";
    case Reason::unbounded: return "unbounded";
    case Reason::no_such_name: return "no_such_name";
    case Reason::no_probability: return "no_probability";
    case Reason::open_amount: return "open_amount";
    case Reason::no_order: return "no_order";
    case Reason::too_many: return "too_many";
    case Reason::too_entangled: return "too_entangled";
    case Reason::long_probability: return "long_probability";
    case Reason::nothing_paid: return "nothing_paid";
    case Reason::nothing_back: return "nothing_back";
    case Reason::after_exit: return "after_exit";
    case Reason::beyond_whole: return "beyond_whole";
    case Reason::more_than_whole: return "more_than_whole";
    case Reason::no_statement: return "no_statement";
    }
    return "a reason without a name";
}

/// "zero_denominator: contingent".
inline std::string said(const Unknown& unknown) {
    std::string text = reason_name(unknown.reason);
    std::string separator = ": ";
    for (const std::string& name : unknown.about) {
        text += separator + name;
        separator = " ";
    }
    return text;
}

/// At its word, and the face value if it has one: "[85, 285] face 285".
inline std::string said(const Answer& answer, const Number& in = 1) {
    if (const auto* unknown = std::get_if<Unknown>(&answer)) return said(*unknown);
    const Value& value = std::get<Value>(answer);
    return said(value.extent.word, in) + (value.face ? " face " + to_text(*value.face / in) : "");
}

inline std::string said(std::string_view formula_text, const Deal& deal, const Number& in = 1) {
    return said(evaluate(formula(formula_text), deal), in);
}

inline CheckedClaim checked(const std::string& that, const Deal& deal) {
    return check_claim(claim("claim", that), deal);
}

inline std::string verdict(const std::string& that, const Deal& deal) {
    return std::string(verdict_name(checked(that, deal).verdict));
}

/// "holds if a is [1, 2]; fails if b is (3, oo)".
inline std::string said(const std::vector<Decider>& deciders, const Number& in = 1) {
    std::string text;
    for (const Decider& decider : deciders) {
        text += (text.empty() ? "" : "; ") + std::string(verdict_name(decider.verdict)) + " if " + decider.input +
                " is " + said(decider.when, in);
    }
    return text;
}

}  // namespace test
