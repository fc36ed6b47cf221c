#include <dealcalc/model/deal.hpp>

#include <algorithm>

#include "base/excerpt.hpp"
#include "base/suggest.hpp"
#include "model/words.hpp"

namespace dealcalc {
namespace {

constexpr std::string_view over_suffix = ".over";

/// What a name counts. Where two currencies meet inside a measure there is no unit, only a dimension.
struct Kind {
    Unit unit{};
    bool one_currency = true;
};

class MoneySum {
public:
    explicit MoneySum(Currency empty)
        : kind_{money(empty), true} {}
    void add(const Figure& figure) {
        if (any_ && figure.unit != kind_.unit) kind_.one_currency = false;
        kind_.unit = figure.unit;
        any_ = true;
    }
    Kind kind() const { return kind_; }

private:
    Kind kind_;
    bool any_ = false;
};

Kind kind_of_investments(const Deal& deal, bool committed, bool contingent) {
    MoneySum sum(deal.currency);
    for (const Investment& investment : deal.investments) {
        const bool wanted = investment.status == Status::contingent ? contingent : committed;
        if (wanted) sum.add(investment.amount.figure);
    }
    return sum.kind();
}

Kind kind_of_spend(const Deal& deal) {
    MoneySum sum(deal.currency);
    for (const Commitment& commitment : deal.commitments) {
        const Figure& figure = commitment.amount.figure;
        if (commitment.by == Party::company && figure.unit.of == Dimension::money) sum.add(figure);
    }
    return sum.kind();
}

/// Whether the name is that of a measure that is money whatever the deal holds.
bool adds_up_money(std::string_view name) {
    return name == "exposure" || name == "committed" || name == "contingent" || name == "spend";
}

/// Nothing where the name is no measure's.
std::optional<Kind> kind_of_measure(std::string_view name, const Deal& deal) {
    if (name == "exposure") return kind_of_investments(deal, true, true);
    if (name == "committed") return kind_of_investments(deal, true, false);
    if (name == "contingent") return kind_of_investments(deal, false, true);
    if (name == "spend") return kind_of_spend(deal);
    if (name == "elapsed") return Kind{{Dimension::time}};
    if (name == "multiple") return Kind{{Dimension::times}};
    if (name == "growth" || name == "stake") return Kind{{Dimension::percent}};
    return std::nullopt;
}

std::optional<Kind> kind_of(std::string_view name, const Deal& deal) {
    if (const auto measure = kind_of_measure(name, deal)) return measure;
    if (name.ends_with(over_suffix)) {
        const Commitment* commitment = find_id(deal.commitments, name.substr(0, name.size() - over_suffix.size()));
        if (commitment == nullptr || !commitment->over) return std::nullopt;
        return Kind{commitment->over->figure.unit};
    }
    if (const auto* investment = find_id(deal.investments, name)) return Kind{investment->amount.figure.unit};
    if (const auto* commitment = find_id(deal.commitments, name)) return Kind{commitment->amount.figure.unit};
    if (const auto* valuation = find_id(deal.valuations, name)) return Kind{valuation->value.figure.unit};
    return std::nullopt;
}

bool is_ratio_measure(std::string_view name) {
    return name == "multiple" || name == "growth" || name == "stake";
}

bool alike(const Unit& a, const Unit& b) {
    return same_kind(a, b) || (is_money(a) && is_money(b));
}

std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t most = 16;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
        if (i > 0) text += ", ";
        text += names[i];
    }
    if (names.size() > most) text += " and " + std::to_string(names.size() - most) + " more";
    return text;
}

Misread at_term(const Term& term, std::string what, std::string help) {
    return {term.at, term.name.size(), std::move(what), std::move(help)};
}

Misread no_such_name(const Term& term, const Deal& deal) {
    if (find_id(deal.claims, term.name) != nullptr) {
        return at_term(term, term.name + " is a claim, and a formula is made of figures and measures", "");
    }
    if (term.name.ends_with(over_suffix)) {
        const std::string id = term.name.substr(0, term.name.size() - over_suffix.size());
        if (find_id(deal.commitments, id) != nullptr) {
            return at_term(term, id + " has no duration", "give the commitment its \"over\"");
        }
        if (kind_of(id, deal)) return at_term(term, "only a commitment runs over a time, and " + id + " is none", "");
    }
    const std::vector<std::string> names = names_of(deal);
    const auto near = nearest(term.name, std::vector<std::string_view>(names.begin(), names.end()));
    return at_term(term, excerpt_of(term.name) + " is neither a figure of the deal nor a measure",
                   near ? "did you mean " + std::string(*near) + "?" : "the names are " + listed(names));
}

std::string unlike(const Term& a, const Kind& a_kind, const Term& b, const Kind& b_kind) {
    std::string text = a.name + " is ";
    text += dimension_word(a_kind.unit.of);
    text += " and " + b.name + " is ";
    text += dimension_word(b_kind.unit.of);
    return text;
}

std::optional<Misread> unlike_terms(const Formula& formula, const Kind& first, const Deal& deal) {
    if (formula.shape == Formula::Shape::ratio) return std::nullopt;
    for (std::size_t i = 1; i < formula.terms.size(); ++i) {
        const Kind kind = *kind_of(formula.terms[i].name, deal);
        if (alike(first.unit, kind.unit)) continue;
        return at_term(formula.terms[i], unlike(formula.terms[0], first, formula.terms[i], kind) + "; they do not add",
                       "a sum is of like figures");
    }
    return std::nullopt;
}

std::optional<Misread> wrong_term(const Term& term, const std::optional<Kind>& kind, bool is_alone, const Deal& deal) {
    if (!kind) return no_such_name(term, deal);
    if (is_alone || !is_ratio_measure(term.name)) return std::nullopt;
    return at_term(term, term.name + " is itself a ratio, and stands alone in a formula", "");
}

/// What is wrong with the formula, whose first name counts `first`.
std::optional<Misread> misfit_after(const std::optional<Kind>& first, const Formula& formula, const Deal& deal) {
    const bool is_alone = formula.terms.size() == 1;
    if (auto wrong = wrong_term(formula.terms[0], first, is_alone, deal)) return wrong;
    if (is_alone) return std::nullopt;
    for (std::size_t i = 1; i < formula.terms.size(); ++i) {
        const Term& term = formula.terms[i];
        if (auto wrong = wrong_term(term, kind_of(term.name, deal), is_alone, deal)) return wrong;
    }
    return unlike_terms(formula, *first, deal);
}

std::string mark_of(Currency currency) {
    return currency == Currency{} ? "$" : std::string(currency.code()) + ' ';
}

/// A figure without a unit as money: the words as written, a mark before every number, and a B after one that is too
/// small to be meant as it stands.
std::string as_money(const Statement& statement, Currency currency) {
    constexpr std::string_view of_number = "0123456789.,";
    const std::string_view text = statement.figure_text;
    Number value = absolute(statement.figure.nominal);
    std::string money_text;
    std::size_t done = 0;
    for (std::size_t at = text.find_first_of(of_number.substr(0, 10)); at < text.size();
         at = text.find_first_of(of_number.substr(0, 10), done)) {
        const std::size_t end = std::min(text.find_first_not_of(of_number, at), text.size());
        const std::string_view digits = text.substr(at, end - at);
        money_text += text.substr(done, at - done);
        money_text += mark_of(currency);
        money_text += digits;
        if (value < Number(10000) && value == number_from_digits(digits)) money_text += 'B';
        done = end;
        value = statement.figure.other;
    }
    money_text += text.substr(done);
    return money_text;
}

/// A figure that would fit, with the digits of the one that does not.
std::string example_of(const Unit& unit, const Number& nominal) {
    const std::string digits = to_text(nominal);
    switch (unit.of) {
    case Dimension::money: return mark_of(unit.currency) + digits + "B";
    case Dimension::power: return digits + " GW";
    case Dimension::energy: return digits + " TWh";
    case Dimension::time:
    case Dimension::months:
    case Dimension::years: return digits + " months";
    case Dimension::percent: return digits + " %";
    case Dimension::shares: return digits + " shares";
    case Dimension::users: return digits + " users";
    case Dimension::number:
    case Dimension::times: break;
    }
    return digits + "x";
}

Misread wrong_figure(const Statement& statement, const Unit& unit) {
    std::string what = to_text(statement.formula) + " is ";
    what += dimension_word(unit.of);
    what += ", and " + in_quotes(statement.figure_text);
    const Figure& figure = statement.figure;
    if (figure.unit.of != Dimension::number) {
        what += " is ";
        what += unit_word(figure.unit);
    } else {
        what += " has no unit";
    }
    const bool bare = figure.unit.of == Dimension::number;
    const std::string example = bare && unit.of == Dimension::money
                                    ? as_money(statement, unit.currency)
                                    : example_of(unit, bare ? figure.nominal : Number(5));
    return {statement.figure_at, statement.figure_text.size(), what, "write " + example + ", for example"};
}

/// A ratio of unlike figures.
std::optional<Misread> no_figure_for(const Formula& formula, const Kind& first, const Kind& second) {
    if (alike(first.unit, second.unit)) return std::nullopt;
    const auto& terms = formula.terms;
    return Misread{terms[0].at, terms[1].at + terms[1].name.size() - terms[0].at,
                   unlike(terms[0], first, terms[1], second) + "; no figure can be written for their ratio",
                   "a ratio in a claim is of like figures"};
}

}  // namespace

Extent extent_of(const Reported& reported) {
    if (reported.stated) return {*reported.stated, *reported.stated};
    return {word_range(reported.figure), rounded_range(reported.figure)};
}

std::string_view status_name(Status status) {
    switch (status) {
    case Status::prior: return "prior";
    case Status::firm: return "firm";
    case Status::contingent: break;
    }
    return "contingent";
}

std::string_view party_name(Party party) {
    return party == Party::investor ? "investor" : "company";
}

std::string_view basis_name(Basis basis) {
    switch (basis) {
    case Basis::pre_money: return "pre-money";
    case Basis::post_money: return "post-money";
    case Basis::not_stated: break;
    }
    return "not stated";
}

std::string name_of(const Deal& deal) {
    return deal.title.empty() ? deal.investor + " and " + deal.company : deal.title;
}

std::vector<std::string> names_of(const Deal& deal) {
    std::vector<std::string> names;
    for (const Investment& investment : deal.investments) names.push_back(investment.id);
    for (const Commitment& commitment : deal.commitments) {
        names.push_back(commitment.id);
        if (commitment.over) names.push_back(commitment.id + std::string(over_suffix));
    }
    for (const Valuation& valuation : deal.valuations) names.push_back(valuation.id);
    names.insert(names.end(), measure_names.begin(), measure_names.end());
    return names;
}

std::optional<Misread> misfit(const Formula& formula, const Deal& deal) {
    return misfit_after(kind_of(formula.terms[0].name, deal), formula, deal);
}

std::optional<Misread> misfit(const Statement& statement, const Deal& deal) {
    const Formula& formula = statement.formula;
    if (is_money(statement.figure.unit) && formula.terms.size() == 1 && adds_up_money(formula.terms[0].name)) {
        return std::nullopt;
    }
    const auto first = kind_of(formula.terms[0].name, deal);
    if (auto wrong = misfit_after(first, formula, deal)) return wrong;
    const bool is_ratio = formula.shape == Formula::Shape::ratio;
    if (is_ratio) {
        if (auto wrong = no_figure_for(formula, *first, *kind_of(formula.terms[1].name, deal))) return wrong;
    }
    const Unit unit = is_ratio ? Unit{Dimension::times} : first->unit;
    if (alike(unit, statement.figure.unit)) return std::nullopt;
    return wrong_figure(statement, unit);
}

std::optional<Unit> unit_of(const Formula& formula, const Deal& deal) {
    std::vector<Unit> units;
    for (const Term& term : formula.terms) {
        const auto kind = kind_of(term.name, deal);
        if (!kind || !kind->one_currency) return std::nullopt;
        units.push_back(kind->unit);
    }
    if (formula.shape == Formula::Shape::ratio) return ratio(units[0], units[1]);
    const auto adds = [&](const Unit& unit) { return same_kind(units[0], unit); };
    return std::ranges::all_of(units, adds) ? std::optional(units[0]) : std::nullopt;
}

}  // namespace dealcalc
