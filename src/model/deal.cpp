#include <dealcalc/model/deal.hpp>

#include <algorithm>
#include <utility>
#include <variant>

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
    return name == "exposure" || name == "maximum" || name == "committed" || name == "contingent" || name == "spend";
}

/// Nothing where the name is no measure's.
std::optional<Kind> kind_of_measure(std::string_view name, const Deal& deal) {
    if (name == "exposure" || name == "maximum") return kind_of_investments(deal, true, true);
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

bool is_power_measure(std::string_view name) {
    return name == "growth";
}

/// Like units, currencies aside.
bool alike(const Unit& a, const Unit& b) {
    if (same_kind(a, b)) return true;
    return a.of == b.of && a.per == b.per && (a.of == Dimension::money || a.per == Dimension::money);
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

Misread at_node(const Node& node, std::string what, std::string help) {
    return {node.at, node.length, std::move(what), std::move(help)};
}

Misread no_such_name(const Node& node, const Deal& deal) {
    const std::string& name = node.name;
    if (find_id(deal.claims, name) != nullptr) {
        return at_node(node, name + " is a claim, and a formula is made of figures and measures", "");
    }
    if (name.ends_with(over_suffix)) {
        const std::string id = name.substr(0, name.size() - over_suffix.size());
        if (find_id(deal.commitments, id) != nullptr) {
            return at_node(node, id + " has no duration", "give the commitment its \"over\"");
        }
        if (kind_of(id, deal)) return at_node(node, "only a commitment runs over a time, and " + id + " is none", "");
    }
    const std::vector<std::string> names = names_of(deal);
    const auto near = nearest(name, std::vector<std::string_view>(names.begin(), names.end()));
    return at_node(node, excerpt_of(name) + " is neither a figure of the deal nor a measure",
                   near ? "did you mean " + std::string(*near) + "?" : "the names are " + listed(names));
}

// ---- what a formula counts

/// One operation of a formula on two operands, by their nodes, and what each counts.
struct Operation {
    const Formula& formula;
    std::size_t node, left, right;
    Kind left_kind, right_kind;

    std::string unlike() const {
        return to_text(formula, left) + " is " + unit_word(left_kind.unit) + " and " + to_text(formula, right) +
               " is " + unit_word(right_kind.unit);
    }
};

/// A right operand in the currency of the left one.
Unit in_currency_of(const Unit& left, Unit right) {
    if (right.of == Dimension::money || right.per == Dimension::money) right.currency = left.currency;
    return right;
}

std::variant<Kind, Misread> kind_of(const Operation& o) {
    const Node& node = o.formula.nodes[o.node];
    const Unit& left = o.left_kind.unit;
    const Unit& right = o.right_kind.unit;
    const bool adds = node.kind == Node::Kind::sum || node.kind == Node::Kind::difference;
    if (adds && !alike(left, right)) {
        return at_node(o.formula.nodes[o.right], o.unlike() + "; they do not add", "a sum is of like figures");
    }
    const bool has_money = left.of == Dimension::money || left.per == Dimension::money;
    const Unit other = has_money ? in_currency_of(left, right) : right;
    const bool one_currency = o.left_kind.one_currency && o.right_kind.one_currency && other == right;
    if (adds) return Kind{left == Unit{} ? right : left, one_currency};
    const bool is_ratio = node.kind == Node::Kind::quotient;
    const auto unit = is_ratio ? ratio(left, other) : unit_of_product(left, other);
    if (unit) return Kind{*unit, one_currency};
    return at_node(node, o.unlike() + "; no figure can be written for their " + (is_ratio ? "ratio" : "product"),
                   is_ratio ? "a ratio is of like figures, or a rate such as money a year"
                            : "a product is of a figure and a number, or of a rate and what it is a rate of");
}

std::variant<Kind, Misread> kind_of_name(const Node& node, bool is_alone, const Deal& deal) {
    const auto kind = kind_of(node.name, deal);
    if (!kind) return no_such_name(node, deal);
    if (is_alone || !is_power_measure(node.name)) return *kind;
    return at_node(node, node.name + " is a power, and stands alone in a formula", "");
}

std::variant<Kind, Misread> kind_of(const Formula& formula, const Deal& deal) {
    struct Operand {
        std::size_t node;
        Kind kind;
    };
    std::vector<Operand> stack;
    for (std::size_t i = 0; i < formula.nodes.size(); ++i) {
        const Node& node = formula.nodes[i];
        std::variant<Kind, Misread> kind = Kind{};
        if (node.kind == Node::Kind::name) {
            kind = kind_of_name(node, formula.nodes.size() == 1, deal);
        } else if (has_two_operands(node.kind)) {
            const Operand right = stack.back();
            stack.pop_back();
            const Operand left = stack.back();
            stack.pop_back();
            kind = kind_of(Operation{formula, i, left.node, right.node, left.kind, right.kind});
        } else if (node.kind != Node::Kind::number) {
            kind = stack.back().kind;
            stack.pop_back();
        }
        if (std::holds_alternative<Misread>(kind)) return kind;
        stack.push_back({i, std::get<Kind>(kind)});
    }
    return stack.back().kind;
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
    what += unit_word(unit);
    what += ", and " + in_quotes(statement.figure_text);
    const Figure& figure = statement.figure;
    if (figure.unit.of != Dimension::number) {
        what += " is ";
        what += unit_word(figure.unit);
    } else {
        what += " has no unit";
    }
    const bool bare = figure.unit.of == Dimension::number;
    std::string example = bare && unit.of == Dimension::money ? as_money(statement, unit.currency)
                                                              : example_of(unit, bare ? figure.nominal : Number(5));
    example += rate_word(unit);
    return {statement.figure_at, statement.figure_text.size(), what, "write " + example + ", for example"};
}

/// Whether a figure of the unit can be written: "$10B a year", and not a gigawatt for money.
bool is_writable(const Unit& unit) {
    if (unit.per == Dimension::number) return true;
    return unit.per != Dimension::money && unit.of != Dimension::time && !same_kind({unit.of}, {});
}

Misread no_figure_for(const Formula& formula, const Unit& unit) {
    return at_node(formula.nodes.back(),
                   to_text(formula) + " is " + unit_word(unit) + ", and no figure can be written for it",
                   "a ratio in a claim is of like figures or a rate, such as money a year");
}

/// The range with the ends that the deal file gives, each of which it leaves room for.
Range with_own_ends(const Range& range, const Reported& reported) {
    return {reported.low ? End{*reported.low} : range.low(), reported.high ? End{*reported.high} : range.high()};
}

Extent with_own_ends(const Extent& extent, const Reported& reported) {
    return {with_own_ends(extent.word, reported), with_own_ends(extent.rounded, reported)};
}

}  // namespace

Extent extent_of(const Reported& reported) {
    const Figure& figure = reported.figure;
    return with_own_ends({word_range(figure), rounded_range(figure)}, reported);
}

Extent most_of(const Reported& reported) {
    const Hedge hedge = reported.figure.hedge;
    if (!allows_any_part(hedge) && hedge != Hedge::between) return extent_of(reported);
    if (reported.high) return {Range::only(*reported.high), Range::only(*reported.high)};
    const Extent most = most_of(reported.figure);
    if (!reported.low) return most;
    // No maximum is below what is known to be the least.
    const Range least = Range::at_least(*reported.low);
    const Range word = overlap(most.word, least).value_or(most.word);
    return {word, overlap(most.rounded, least).value_or(word)};
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
    auto kind = kind_of(formula, deal);
    auto* misread = std::get_if<Misread>(&kind);
    return misread ? std::optional(std::move(*misread)) : std::nullopt;
}

std::optional<Misread> misfit(const Statement& statement, const Deal& deal) {
    const Formula& formula = statement.formula;
    const std::string* name = only_name(formula);
    if (name && is_money(statement.figure.unit) && adds_up_money(*name)) return std::nullopt;
    auto kind = kind_of(formula, deal);
    if (auto* misread = std::get_if<Misread>(&kind)) return std::move(*misread);
    const Unit& unit = std::get<Kind>(kind).unit;
    if (!is_writable(unit)) return no_figure_for(formula, unit);
    if (alike(unit, statement.figure.unit)) return std::nullopt;
    return wrong_figure(statement, unit);
}

std::optional<Unit> unit_of(const Formula& formula, const Deal& deal) {
    const auto found = kind_of(formula, deal);
    const auto* kind = std::get_if<Kind>(&found);
    return kind && kind->one_currency ? std::optional(kind->unit) : std::nullopt;
}

}  // namespace dealcalc
