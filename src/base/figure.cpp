// The grammar of figures: one pass over the tokens of the text, which fills the figure or notes why there is none.

#include <dealcalc/base/figure.hpp>

#include <array>
#include <optional>
#include <utility>

#include "base/amount.hpp"
#include "base/excerpt.hpp"
#include "base/figure_ranges.hpp"
#include "base/letters.hpp"

namespace dealcalc {

namespace {

// ---- an amount as a quantity

int exponent_of(const Amount& amount) {
    const int scale = amount.scale != nullptr ? amount.scale->exponent : 0;
    const int unit = amount.unit != nullptr ? amount.unit->exponent : 0;
    return scale + unit + amount.exponent - amount.digits.decimals;
}

BaseAmount quantity_of(const Amount& amount) {
    const Step step = amount.unit != nullptr ? amount.unit->step : Step::none;
    const int exponent = exponent_of(amount);
    BaseAmount quantity = amount.duration ? *amount.duration : scaled(amount.digits, exponent, days_in(step));
    if (amount.divisor != 1) {
        quantity.value = quantity.value / Number(amount.divisor);
        quantity.place = quantity.significant = Number::power_of_ten(exponent - 1) * days_in(step);
    }
    if (amount.per != nullptr) {
        const Number by = Number::power_of_ten(amount.per->exponent) * days_in(amount.per->step);
        quantity = {quantity.value / by, quantity.place / by, quantity.significant / by};
    }
    if (amount.negative) quantity.value = -quantity.value;
    return quantity;
}

Unit unit_of(const Amount& amount) {
    const Dimension per = amount.per != nullptr ? amount.per->of : Dimension::number;
    if (amount.has_currency) return {Dimension::money, amount.currency, per};
    if (amount.duration) return {Dimension::time, {}, Dimension::number};
    return {amount.unit != nullptr ? amount.unit->of : Dimension::number, {}, per};
}

/// Whole base units of at most 18 digits, as nearly all amounts are: without a product of fractions. False where
/// `amount` is not one of these.
bool fill_quickly(Figure& figure, const Amount& amount) {
    const int exponent = exponent_of(amount);
    const bool is_step = amount.duration || (amount.unit != nullptr && amount.unit->step != Step::none);
    const bool divided = amount.divisor != 1 || amount.per != nullptr;
    constexpr Int128 limit = powers_of_ten[most_quick_digits];
    if (is_step || divided || exponent < 0 || exponent > 12 || amount.digits.significand > limit) return false;
    const std::int64_t place = powers_of_ten[static_cast<std::size_t>(exponent)];
    const auto zeros = static_cast<std::size_t>(insignificant_zeros(amount.digits));
    const Int128 size = amount.digits.significand * place;
    figure.nominal = figure.other = Number::whole(amount.negative ? -size : size);
    figure.place = figure.other_place = Number(place);
    figure.significant = Number::whole(Int128{place} * powers_of_ten[zeros]);
    return true;
}

/// Fills in all but hedge and unit. False where the number has too many digits.
bool fill(Figure& figure, const Amount& amount) {
    if (fill_quickly(figure, amount)) return true;
    BaseAmount q = quantity_of(amount);
    figure.nominal = figure.other = std::move(q.value);
    figure.place = figure.other_place = std::move(q.place);
    figure.significant = std::move(q.significant);
    return is_short_enough(figure);
}

bool is_zero(const Amount& amount) {
    return amount.duration ? amount.duration->value.is_zero() : amount.digits.significand == 0;
}

// ---- the grammar

class FigureReader {
public:
    FigureReader(std::string_view text, Currency home)
        : text_(text)
        , home_(home)
        , in_(text, home) {}

    /// Reads the whole text.
    bool read(Figure& figure);
    /// Reads the longest figure that the text begins with: where it ends, or nothing.
    std::optional<std::size_t> read_longest(Figure& figure);
    const Refusal& refusal() const { return in_.refusal; }

private:
    bool read_hedge(Hedge& hedge, Span& said, const Word*& joint);
    bool read_hedged(Figure& figure, Hedge hedge, const Span& said);
    bool read_pair(Figure& figure, Amount& first);
    bool read_joined(Figure& figure, const Word& joint);

    bool settle(const Amount& amount);
    bool share_units(Amount& first, Amount& second);
    bool fill_pair(Figure& figure, Amount& first, Amount& second);
    bool fill_one(Figure& figure, Hedge hedge, const Amount& amount);

    bool ends();
    bool refuse(Fault fault, const Span& at, const Span& other = {}) { return in_.refuse(fault, at, other); }
    bool too_large() { return refuse(Fault::too_large, {skip_blanks(text_, 0), text_.size()}); }
    Role role() const { return in_.token().role; }

    std::string_view text_;
    Currency home_;
    AmountReader in_;
    bool may_go_on_ = false;  // text may follow the figure
};

/// Whether the text ends here, or may go on. A word after an amount is said to be no part of it.
bool FigureReader::ends() {
    if (role() == Role::end || may_go_on_) return true;
    const Refusal& stopped = in_.stopped;
    const bool stopped_here = stopped.fault != Fault::none && stopped.at.begin == in_.token().span.begin;
    if (!stopped_here) return refuse(Fault::unexpected, in_.here());
    in_.refusal = stopped;
    return false;
}

std::optional<std::size_t> FigureReader::read_longest(Figure& figure) {
    may_go_on_ = true;
    if (!read(figure)) return std::nullopt;
    return in_.last();
}

bool FigureReader::read(Figure& figure) {
    in_.move_to(0);
    if (role() == Role::end) return refuse(Fault::empty, {0, text_.size()});
    if (text_.size() > longest_figure) return refuse(Fault::too_long, {longest_figure, text_.size()});
    while (role() == Role::filler) in_.advance();
    if (role() == Role::article && in_.next().role == Role::hedge) in_.advance();  // a roughly $5B
    Hedge hedge = Hedge::none;
    Span said{};
    const Word* joint = nullptr;
    if (role() == Role::hedge && !read_hedge(hedge, said, joint)) return false;
    return joint != nullptr ? read_joined(figure, *joint) : read_hedged(figure, hedge, said);
}

/// One hedge, or "up to" an approximation; `joint` is "between" or "from".
bool FigureReader::read_hedge(Hedge& hedge, Span& said, const Word*& joint) {
    hedge = in_.token().word->hedge;
    said = in_.token().span;
    if (hedge == Hedge::between) joint = in_.token().word;
    in_.advance();
    if (role() == Role::hedge) {
        if (hedge != Hedge::up_to || in_.token().word->hedge != Hedge::about) {
            return refuse(Fault::two_hedges, in_.token().span, said);
        }
        hedge = Hedge::up_to_about;
        said.end = in_.token().span.end;
        in_.advance();
    }
    return role() != Role::end || refuse(Fault::amount_missing, in_.token().span, said);
}

/// `said` is where the hedge before the amount stands. "+", "range", "to" or a dash after it is a hedge too.
bool FigureReader::read_hedged(Figure& figure, Hedge hedge, const Span& said) {
    Span article{};
    if (hedge == Hedge::none && role() == Role::in_the) {
        article = in_.token().span;
        in_.advance();
    }
    Amount amount;
    if (!in_.read(amount)) return false;
    Hedge after = Hedge::none;
    switch (role()) {
    case Role::hedge_after: after = in_.token().word->hedge; break;
    case Role::hedge: after = in_.token().word->either_side ? in_.token().word->hedge : Hedge::none; break;
    case Role::range: after = Hedge::range_of; break;
    case Role::to:
    case Role::hyphen:
    case Role::dash:
    case Role::minus: after = Hedge::between; break;
    default: break;
    }
    if (after != Hedge::none && hedge != Hedge::none) {
        if (!may_go_on_) return refuse(Fault::two_hedges, in_.token().span, said);
        after = Hedge::none;
    }
    if (after == Hedge::between) {
        const AmountReader before = in_;
        in_.advance();
        if (read_pair(figure, amount)) return article.size() == 0 || ends();
        if (!may_go_on_) return false;
        in_ = before;
        after = Hedge::none;
    }
    if (after != Hedge::none) {
        hedge = after;
        in_.advance();
    }
    if (article.size() > 0 && hedge != Hedge::range_of) {
        return in_.stopped.fault != Fault::none ? ends() : refuse(Fault::only_before_range, article);
    }
    return ends() && fill_one(figure, hedge, amount);
}

/// After "between" or "from".
bool FigureReader::read_joined(Figure& figure, const Word& joint) {
    Amount first;
    if (!in_.read(first)) return false;
    const bool by_dash = role() == Role::to || role() == Role::hyphen || role() == Role::dash || role() == Role::minus;
    if (joint.joins_by_to ? !by_dash : role() != Role::and_) {
        if (in_.stopped.fault != Fault::none && !may_go_on_) return ends();
        return refuse(joint.joins_by_to ? Fault::to_missing : Fault::and_missing, in_.here());
    }
    in_.advance();
    return read_pair(figure, first);
}

bool FigureReader::read_pair(Figure& figure, Amount& first) {
    Amount second;
    if (!in_.read(second)) return false;
    if (role() == Role::range) in_.advance();  // the $5B to $10B range
    return ends() && fill_pair(figure, first, second);
}

// ---- what was read, as a figure

bool is_indian(const Amount& amount) {
    const bool in_lakhs = amount.scale != nullptr && (amount.scale->exponent == 5 || amount.scale->exponent == 7);
    const std::string_view code = amount.has_currency ? amount.currency.code() : "";
    return in_lakhs || code == "INR" || code == "PKR" || code == "BDT" || code == "NPR" || code == "LKR";
}

/// Refuses what only a currency could have made clear.
bool FigureReader::settle(const Amount& amount) {
    if (amount.currency_in_doubt) {
        in_.refusal.currency = home_;
        return refuse(Fault::currency_in_doubt, amount.currency_span);
    }
    const Dimension of = unit_of(amount).of;
    const bool counts = of == Dimension::shares || of == Dimension::users;
    const bool doubtful = amount.scale != nullptr && amount.scale->doubtful;
    if (doubtful && !amount.has_currency && !counts) return refuse(Fault::scale_in_doubt, amount.scale_span);
    if (amount.in_lakhs && !is_indian(amount)) return refuse(Fault::groups, amount.number_span);
    return true;
}

/// "5 to 10 GW", "$5-10B": lends each amount the scale and unit that were written once for both.
bool FigureReader::share_units(Amount& first, Amount& second) {
    if (!second.has_unit() && first.has_unit()) {
        if (!first.has_currency) return refuse(Fault::second_has_no_unit, second.span);
        second.has_currency = true;
        second.currency = first.currency;
        second.currency_in_doubt = first.currency_in_doubt;
        second.currency_span = first.currency_span;
        if (second.per == nullptr) second.per = first.per;
    }
    if (!first.has_unit() && second.has_unit() && !second.has_currency) {
        if (first.scale != nullptr || second.duration) return refuse(Fault::first_has_no_unit, first.span);
        first.unit = second.unit;
        first.scale = second.scale;
    }
    if (!first.has_unit()) {
        first.has_currency = second.has_currency;
        first.currency = second.currency;
        first.currency_in_doubt = second.currency_in_doubt;
        first.currency_span = second.currency_span;
    }
    const bool is_whole = first.per != nullptr;  // $5 a share lacks nothing
    if (first.per == nullptr) first.per = second.per;
    if (unit_of(first) != unit_of(second)) return refuse(Fault::unlike_units, {first.span.begin, second.span.end});
    if (first.unit != nullptr || first.duration || first.scale == second.scale) return true;
    if (second.scale == nullptr) return refuse(Fault::second_has_no_scale, second.span);
    if (first.scale != nullptr || is_whole) return true;
    if (first.currency_after) return refuse(Fault::first_has_no_scale, first.span);
    first.scale = second.scale;
    return true;
}

bool FigureReader::fill_pair(Figure& figure, Amount& first, Amount& second) {
    if (!share_units(first, second) || !settle(first) || !settle(second)) return false;
    const BaseAmount low = quantity_of(first);
    const BaseAmount high = quantity_of(second);
    if (low.value > high.value) return refuse(Fault::falling, {first.span.begin, second.span.end});
    figure = {Hedge::between, low.value, high.value, low.place, high.place, low.significant, unit_of(first)};
    return is_short_enough(figure) || too_large();
}

bool FigureReader::fill_one(Figure& figure, Hedge hedge, const Amount& amount) {
    if (!settle(amount)) return false;
    if (is_zero(amount) && hedge == Hedge::nearly) return refuse(Fault::nearly_zero, amount.span);
    figure.hedge = hedge;
    figure.unit = unit_of(amount);
    return fill(figure, amount) || too_large();
}

// ---- numbers of JSON

/// Beyond this an exponent cannot fit whatever the digits are; it also keeps the sum of digits in an int.
constexpr int exponent_limit = 1000;

std::size_t skip_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

/// "e9", "E-2": its value, held within the limit; nothing where no digits follow.
std::optional<int> written_exponent(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.empty() || skip_digits(text, 0) != text.size()) return std::nullopt;
    int exponent = 0;
    for (const char c : text) exponent = std::min(exponent * 10 + (c - '0'), exponent_limit);
    return negative ? -exponent : exponent;
}

struct JsonNumber {
    bool negative = false;
    std::string_view digits{};
    int exponent = 0;
};

/// The parts of a number by the grammar of RFC 8259, section 6; nothing for any other text.
std::optional<JsonNumber> split(std::string_view text) {
    JsonNumber number;
    number.negative = text.starts_with('-');
    const std::size_t first = number.negative ? 1 : 0;
    std::size_t end = skip_digits(text, first);
    if (end == first || (text[first] == '0' && end > first + 1)) return std::nullopt;
    if (end < text.size() && text[end] == '.') {
        const std::size_t point = end;
        end = skip_digits(text, point + 1);
        if (end == point + 1) return std::nullopt;
    }
    number.digits = text.substr(first, end - first);
    if (end == text.size()) return number;
    if (text[end] != 'e' && text[end] != 'E') return std::nullopt;
    const auto exponent = written_exponent(text.substr(end + 1));
    if (!exponent) return std::nullopt;
    number.exponent = *exponent;
    return number;
}

/// Whether `n` is a power of ten, or `times` one.
bool is_power(const Number& n, int times) {
    return n > Number(0) && n == Number::power_of_ten(first_place(n / times)) * Number(times);
}

Dimension written_in(const Number& place) {
    const Number months = place / days_per_month();
    if (is_power(months, 12)) return Dimension::years;
    return is_power(months, 1) || is_power(months, 3) ? Dimension::months : Dimension::time;
}

}  // namespace

Dimension written_in(const Figure& duration) {
    const Dimension first = written_in(duration.place);
    const Dimension second = written_in(duration.other_place);
    if (first == second) return first;
    return first == Dimension::time || second == Dimension::time ? Dimension::time : Dimension::months;
}

std::optional<Misread> read_figure(std::string_view text, Currency home, Figure& figure) {
    FigureReader reader(text, home);
    if (reader.read(figure)) return std::nullopt;
    return explain(text, reader.refusal());
}

std::optional<Misread> read_json_number(std::string_view text, Unit unit, Figure& figure) {
    if (text.size() > longest_figure) {
        return Misread{longest_figure, text.size() - longest_figure, "the number is longer than 256 bytes",
                       "write fewer digits"};
    }
    const auto number = split(text);
    if (!number) {
        return Misread{0, text.size(), excerpt_of(text) + " is not a JSON number", "write digits, such as 5 or 1.5"};
    }
    const Refusal too_large{.fault = Fault::too_large, .at = {0, text.size()}};
    const auto digits = read_digits(number->digits);
    if (!digits) return explain(text, too_large);
    Amount amount;
    amount.digits = *digits;
    amount.exponent = number->exponent;
    amount.negative = number->negative;
    figure.hedge = Hedge::none;
    figure.unit = unit;
    if (!fill(figure, amount)) return explain(text, too_large);
    figure.place = figure.other_place = figure.significant = 0;  // 5e9 and 5000000000 are one number, and exact
    return std::nullopt;
}

std::size_t read_longest_figure(std::string_view text, Currency home, Figure& figure) {
    FigureReader reader(text.substr(0, longest_figure), home);
    return reader.read_longest(figure).value_or(0);
}

Parsed<Figure> parse_json_number(std::string_view text, Unit unit) {
    Figure figure;
    if (auto misread = read_json_number(text, unit, figure)) return *std::move(misread);
    return figure;
}

Parsed<Figure> parse_figure(std::string_view text, Currency home) {
    Figure figure;
    if (auto misread = read_figure(text, home, figure)) return *std::move(misread);
    return figure;
}

}  // namespace dealcalc
