// The grammar of figures: one pass over the tokens of the text, which fills the figure or notes why there is none.

#include <dealcalc/base/figure.hpp>

#include <array>
#include <optional>
#include <utility>

#include "base/digits.hpp"
#include "base/excerpt.hpp"
#include "base/figure_ranges.hpp"
#include "base/figure_refusal.hpp"
#include "base/letters.hpp"
#include "base/lexicon.hpp"

namespace dealcalc {

namespace {

// ---- quantities

/// A quantity in base units, with the places of its last written and its last significant digit.
struct Quantity {
    Number value{};
    Number place{};
    Number significant{};
};

/// What was written. Scale and unit stay apart from the digits, since "5 to 10 GW" writes them once for two numbers.
struct Amount {
    Span span{};
    Digits digits{};
    int exponent = 0;  // of a number of JSON
    bool negative = false;
    bool has_currency = false;
    bool currency_after = false;  // "5 dollars", not "$5"
    Currency currency{};
    const Word* scale = nullptr;
    const Word* unit = nullptr;
    Span scale_span{};
    Span unit_span{};
    std::optional<Quantity> duration{};  // of ISO 8601, complete in itself

    bool has_unit() const { return has_currency || unit != nullptr || duration; }
};

// 10^18 times 10^12, the largest scale, fits in 128 bits.
constexpr std::size_t most_quick_digits = 18;

/// A written number as a count of 10^exponent steps.
Quantity scaled(const Digits& digits, int exponent, const Number& step) {
    const Number place = Number::power_of_ten(exponent) * step;
    const Number significant = place * Number::power_of_ten(insignificant_zeros(digits));
    return {Number::whole(digits.significand) * place, place, significant};
}

int exponent_of(const Amount& amount) {
    const int scale = amount.scale != nullptr ? amount.scale->exponent : 0;
    const int unit = amount.unit != nullptr ? amount.unit->exponent : 0;
    return scale + unit + amount.exponent - amount.digits.decimals;
}

Quantity quantity_of(const Amount& amount) {
    const Step step = amount.unit != nullptr ? amount.unit->step : Step::none;
    Quantity quantity =
        amount.duration ? *amount.duration : scaled(amount.digits, exponent_of(amount), days_in(step));
    if (amount.negative) quantity.value = -quantity.value;
    return quantity;
}

Unit unit_of(const Amount& amount) {
    if (amount.has_currency) return money(amount.currency);
    if (amount.duration) return {Dimension::time, {}, Dimension::number};
    return {amount.unit != nullptr ? amount.unit->of : Dimension::number, {}, Dimension::number};
}

/// Whole base units of at most 18 digits, as nearly all amounts are: without a product of fractions. False where
/// `amount` is not one of these.
bool fill_quickly(Figure& figure, const Amount& amount) {
    const int exponent = exponent_of(amount);
    const bool is_step = amount.duration || (amount.unit != nullptr && amount.unit->step != Step::none);
    constexpr Int128 limit = powers_of_ten[most_quick_digits];
    if (is_step || exponent < 0 || exponent > 12 || amount.digits.significand > limit) return false;
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
    Quantity q = quantity_of(amount);
    figure.nominal = figure.other = std::move(q.value);
    figure.place = figure.other_place = std::move(q.place);
    figure.significant = std::move(q.significant);
    return is_short_enough(figure);
}

bool suits_negative(Hedge hedge) {
    return hedge == Hedge::none || hedge == Hedge::exactly || hedge == Hedge::more_than || hedge == Hedge::at_least ||
           hedge == Hedge::about;
}

// ---- the grammar

class FigureReader {
public:
    FigureReader(std::string_view text, Currency home) : text_(text), home_(home) {}

    /// Reads the whole text.
    bool read(Figure& figure);
    const Refusal& refusal() const { return refusal_; }

private:
    bool read_hedged(Figure& figure, Hedge hedge, const Span& said);
    bool read_pair(Figure& figure, Amount& first);
    bool read_between(Figure& figure);

    bool read_amount(Amount& amount);
    bool read_prefix(Amount& amount);
    bool read_article(Amount& amount);
    bool read_duration(Amount& amount);
    bool read_number(Amount& amount);
    bool read_marked_number(Amount& amount);
    bool read_suffixes(Amount& amount);

    bool set_currency(Amount& amount);
    bool set_unit(Amount& amount);
    bool set_scale(Amount& amount);
    void note_word(const Amount& amount);

    bool share_units(Amount& first, Amount& second);
    bool fill_pair(Figure& figure, Amount& first, Amount& second);
    bool fill_one(Figure& figure, Hedge hedge, const Amount& amount);

    bool ends();
    bool refuse(Fault fault, const Span& at, const Span& other = {});
    bool too_large() { return refuse(Fault::too_large, {skip_blanks(text_, 0), text_.size()}); }
    void move_to(std::size_t at) { token_ = token_at(text_, at, home_); }
    void advance() { move_to(token_.span.end); }
    /// The piece where the token stands; empty at the end.
    Span here() const;

    std::string_view text_;
    Currency home_;
    Token token_{};  // the one that comes next
    Refusal refusal_{};
    Refusal stopped_{};  // why the amount before the token ends there
};

bool FigureReader::refuse(Fault fault, const Span& at, const Span& other) {
    refusal_.fault = fault;
    refusal_.at = at;
    refusal_.other = other;
    return false;
}

Span FigureReader::here() const {
    return token_.role == Role::end ? token_.span : piece_at(text_, token_.span.begin);
}

/// Whether the text ends here. A word after an amount is said to be no part of it.
bool FigureReader::ends() {
    if (token_.role == Role::end) return true;
    const bool stopped_here = stopped_.fault != Fault::none && stopped_.at.begin == token_.span.begin;
    if (!stopped_here) return refuse(Fault::left_over, here());
    refusal_ = stopped_;
    return false;
}

bool FigureReader::read(Figure& figure) {
    move_to(0);
    if (token_.role == Role::end) return refuse(Fault::empty, {0, text_.size()});
    if (text_.size() > longest_figure) return refuse(Fault::too_long, {longest_figure, text_.size()});
    if (token_.role != Role::hedge) return read_hedged(figure, Hedge::none, {});
    Hedge hedge = token_.word->hedge;
    Span said = token_.span;
    advance();
    if (token_.role == Role::hedge) {
        if (hedge != Hedge::up_to || token_.word->hedge != Hedge::about) {
            return refuse(Fault::two_hedges, token_.span, said);
        }
        hedge = Hedge::up_to_about;
        said.end = token_.span.end;
        advance();
    }
    if (token_.role == Role::end) return refuse(Fault::amount_missing, token_.span, said);
    if (hedge == Hedge::between) return read_between(figure);
    return read_hedged(figure, hedge, said);
}

/// `said` is where the hedge before the amount stands. "+", "range", "to" or a dash after it is a hedge too.
bool FigureReader::read_hedged(Figure& figure, Hedge hedge, const Span& said) {
    Span article{};
    if (hedge == Hedge::none && token_.role == Role::in_the) {
        article = token_.span;
        advance();
    }
    Amount amount;
    if (!read_amount(amount)) return false;
    Hedge after = Hedge::none;
    switch (token_.role) {
    case Role::plus: after = Hedge::more_than; break;
    case Role::range: after = Hedge::range_of; break;
    case Role::to:
    case Role::hyphen:
    case Role::dash: after = Hedge::between; break;
    default: break;
    }
    if (after != Hedge::none) {
        if (hedge != Hedge::none) return refuse(Fault::two_hedges, token_.span, said);
        hedge = after;
        advance();
    }
    if (article.size() > 0 && hedge != Hedge::range_of) {
        return stopped_.fault != Fault::none ? ends() : refuse(Fault::only_before_range, article);
    }
    if (hedge == Hedge::between) return read_pair(figure, amount);
    return ends() && fill_one(figure, hedge, amount);
}

bool FigureReader::read_between(Figure& figure) {
    Amount first;
    if (!read_amount(first)) return false;
    if (token_.role != Role::and_) {
        if (stopped_.fault != Fault::none) return ends();
        return refuse(Fault::and_missing, here());
    }
    advance();
    return read_pair(figure, first);
}

bool FigureReader::read_pair(Figure& figure, Amount& first) {
    Amount second;
    return read_amount(second) && ends() && fill_pair(figure, first, second);
}

// ---- an amount

bool FigureReader::read_amount(Amount& amount) {
    amount.span = token_.span;
    if (!read_prefix(amount)) return false;
    const std::size_t at = token_.span.begin;
    if (token_.role == Role::digit) return read_number(amount);
    if (!amount.has_currency && at < text_.size() && text_[at] == 'P' && read_duration(amount)) return true;
    if (refusal_.fault != Fault::none) return false;
    if (!amount.has_currency && !amount.negative && token_.role == Role::article && read_article(amount)) return true;
    const std::size_t letters = skip_letters(text_, at);
    return refuse(Fault::no_number, letters > at ? Span{at, letters} : here());
}

bool FigureReader::read_prefix(Amount& amount) {
    if (token_.role == Role::plus) return refuse(Fault::leading_plus, token_.span);
    const auto is_minus = [&] { return token_.role == Role::hyphen || token_.role == Role::minus; };
    if (is_minus()) {
        const std::size_t end = token_.span.end;
        amount.negative = true;
        advance();
        if (token_.span.begin > end) return refuse(Fault::blank_after_minus, {end, token_.span.begin});
    }
    const std::size_t begin = token_.span.begin;
    while (token_.role == Role::currency) {
        if (!set_currency(amount)) return false;
    }
    if (amount.has_currency && is_minus()) {
        return refuse(Fault::late_minus, token_.span, {begin, token_.span.begin});
    }
    return true;
}

/// "P10Y", "P1Y6M": components from long to short; the last one says how exactly the whole is known.
bool FigureReader::read_duration(Amount& amount) {
    const std::size_t begin = token_.span.begin;
    const auto digit_at = [&](std::size_t i) { return i < text_.size() && is_digit(text_[i]); };
    const bool is_duration =
        digit_at(begin + 1) || (begin + 1 < text_.size() && text_[begin + 1] == 'T' && digit_at(begin + 2));
    if (!is_duration) return false;
    const Span whole = piece_at(text_, begin);
    Quantity total;
    Step before = Step::none;
    for (std::size_t at = begin + 1; at < whole.end;) {
        const std::size_t start = at;
        while (at < whole.end && is_digit(text_[at])) ++at;
        constexpr std::string_view designators = "DWMY";
        const std::size_t found = at < whole.end ? designators.find(text_[at]) : std::string_view::npos;
        const auto step = found == std::string_view::npos ? Step::none : static_cast<Step>(found + 1);
        const bool in_order = before == Step::none || step < before;
        if (at == start || step == Step::none || !in_order) return refuse(Fault::duration, whole);
        const auto digits = read_digits(text_.substr(start, at - start));
        if (!digits) return too_large();
        const Quantity part = scaled(*digits, 0, days_in(step));
        total = {total.value + part.value, part.place, part.significant};
        before = step;
        ++at;
    }
    amount.duration = total;
    amount.span.end = whole.end;
    move_to(whole.end);
    return true;
}

/// "a decade", "a year": as many as the digits of "10 years" and "1 year" say.
bool FigureReader::read_article(Amount& amount) {
    const Token unit = token_at(text_, token_.span.end, home_);
    if (unit.role != Role::unit || unit.word->step == Step::none || unit.word->text.ends_with('s')) return false;
    token_ = unit;
    amount.digits.significand = 1;
    if (!set_unit(amount)) return false;
    if (unit.word->step == Step::decade) {
        static constexpr Word years{.text = "years", .role = Role::unit, .of = Dimension::time, .step = Step::year};
        amount.digits.significand = 10;
        amount.unit = &years;
    }
    return true;
}

/// Digits with a point, which is how nearly all numbers are written; the others are looked at mark by mark.
bool FigureReader::read_number(Amount& amount) {
    const char* const begin = text_.data() + token_.span.begin;
    const char* const end = text_.data() + text_.size();
    const char* at = begin;
    std::uint64_t significand = 0;
    const auto take_digits = [&] {
        for (; at != end && is_digit(*at); ++at) significand = significand * 10 + static_cast<std::uint64_t>(*at - '0');
    };
    take_digits();
    std::size_t written = static_cast<std::size_t>(at - begin);
    if (at != end && *at == '.') {
        const char* const point = at++;
        take_digits();
        amount.digits.decimals = static_cast<int>(at - point - 1);
        if (amount.digits.decimals == 0) return read_marked_number(amount);
        written = static_cast<std::size_t>(at - begin - 1);
    }
    const bool other_marks = at != end && (*at == ',' || *at == '.' || *at == 'e' || *at == 'E');
    if (other_marks || written > most_quick_digits) return read_marked_number(amount);
    amount.digits.significand = static_cast<Int128>(significand);
    amount.span.end = token_.span.begin + static_cast<std::size_t>(at - begin);
    move_to(amount.span.end);
    return read_suffixes(amount);
}

bool grouped_by_three(std::string_view whole) {
    const std::size_t first = whole.find(',');
    if (first > 3 || whole[0] == '0') return false;
    for (std::size_t i = first; i < whole.size(); i += 4) {
        const std::string_view group = whole.substr(i, 4);
        if (group.size() != 4 || group[0] != ',' || group.find(',', 1) != std::string_view::npos) return false;
    }
    return true;
}

/// What is wrong with the points and commas of a number that begins with a digit.
Fault fault_of_marks(std::string_view number) {
    if (!is_digit(number.back())) return Fault::mark_at_end;
    const std::size_t point = number.find('.');
    if (point != number.rfind('.')) return Fault::two_points;
    const std::string_view whole = number.substr(0, point);
    if (point != std::string_view::npos && number.find(',', point) != std::string_view::npos) {
        return Fault::comma_after_point;
    }
    return whole.find(',') == std::string_view::npos || grouped_by_three(whole) ? Fault::none : Fault::groups;
}

/// The end of an exponent ("e9", "E+400") at `at`, or `at`.
std::size_t skip_exponent(std::string_view text, std::size_t at) {
    if (at == text.size() || lower(text[at]) != 'e') return at;
    std::size_t end = at + 1;
    if (end < text.size() && (text[end] == '+' || text[end] == '-')) ++end;
    if (end == text.size() || !is_digit(text[end])) return at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end;
}

bool FigureReader::read_marked_number(Amount& amount) {
    Span span = token_.span;
    while (span.end < text_.size() && (is_digit(text_[span.end]) || text_[span.end] == '.' || text_[span.end] == ',')) {
        ++span.end;
    }
    if (const std::size_t end = skip_exponent(text_, span.end); end > span.end) {
        return refuse(Fault::exponent, {span.begin, end});
    }
    const Fault fault = fault_of_marks(slice(text_, span));
    if (fault == Fault::mark_at_end) return refuse(fault, {span.end - 1, span.end});
    if (fault != Fault::none) return refuse(fault, span);
    const auto digits = read_digits(slice(text_, span));
    if (!digits) return refuse(Fault::too_large, span);
    amount.digits = *digits;
    amount.span.end = span.end;
    move_to(span.end);
    return read_suffixes(amount);
}

/// Scale, currency and unit, in whatever number they come: each setter refuses one too many.
bool FigureReader::read_suffixes(Amount& amount) {
    while (true) {
        bool good = true;
        switch (token_.role) {
        case Role::currency:
            good = set_currency(amount);
            amount.currency_after = true;
            break;
        case Role::unit: good = set_unit(amount); break;
        case Role::scale: good = set_scale(amount); break;
        case Role::none:
        case Role::article:
        case Role::hedge:
        case Role::in_the: note_word(amount); return true;
        default: return true;
        }
        if (!good) return false;
    }
}

void FigureReader::note_word(const Amount& amount) {
    const Span word{token_.span.begin, skip_letters(text_, token_.span.begin)};
    if (word.size() == 0) return;
    const bool has_scale = amount.scale != nullptr;
    stopped_.fault = !has_scale          ? Fault::no_scale_or_unit
                     : amount.has_unit() ? Fault::no_part
                                         : Fault::no_currency_or_unit;
    stopped_.at = word;
}

bool FigureReader::set_currency(Amount& amount) {
    if (amount.has_currency) return refuse(Fault::currency_twice, token_.span);
    if (amount.unit != nullptr) return refuse(Fault::currency_after_unit, token_.span, amount.unit_span);
    amount.has_currency = true;
    amount.currency = token_.currency;
    amount.span.end = token_.span.end;
    advance();
    return true;
}

bool FigureReader::set_unit(Amount& amount) {
    refusal_.currency = amount.currency;
    if (amount.has_currency) return refuse(Fault::unit_after_currency, token_.span);
    if (amount.unit != nullptr) return refuse(Fault::two_units, token_.span, amount.unit_span);
    amount.unit = token_.word;
    amount.unit_span = token_.span;
    amount.span.end = token_.span.end;
    advance();
    return true;
}

bool FigureReader::set_scale(Amount& amount) {
    if (amount.scale != nullptr) return refuse(Fault::two_scales, token_.span, amount.scale_span);
    if (amount.unit != nullptr || amount.currency_after) return refuse(Fault::scale_after_unit, token_.span);
    amount.scale = token_.word;
    amount.scale_span = token_.span;
    amount.span.end = token_.span.end;
    advance();
    return true;
}

// ---- what was read, as a figure

/// "5 to 10 GW", "$5-10B": lends each amount the scale and unit that were written once for both.
bool FigureReader::share_units(Amount& first, Amount& second) {
    if (!second.has_unit() && first.has_unit()) {
        if (!first.has_currency) return refuse(Fault::second_has_no_unit, second.span);
        second.has_currency = true;
        second.currency = first.currency;
    }
    if (!first.has_unit() && second.has_unit() && !second.has_currency) {
        if (first.scale != nullptr || second.duration) return refuse(Fault::first_has_no_unit, first.span);
        first.unit = second.unit;
        first.scale = second.scale;
    }
    if (!first.has_unit()) {
        first.has_currency = second.has_currency;
        first.currency = second.currency;
    }
    if (unit_of(first) != unit_of(second)) return refuse(Fault::unlike_units, {first.span.begin, second.span.end});
    if (first.unit != nullptr || first.duration || first.scale == second.scale) return true;
    if (second.scale == nullptr) return refuse(Fault::second_has_no_scale, second.span);
    if (first.scale != nullptr) return true;
    if (first.currency_after) return refuse(Fault::first_has_no_scale, first.span);
    first.scale = second.scale;
    return true;
}

bool FigureReader::fill_pair(Figure& figure, Amount& first, Amount& second) {
    if (!share_units(first, second)) return false;
    const Quantity low = quantity_of(first);
    const Quantity high = quantity_of(second);
    if (low.value > high.value) return refuse(Fault::falling, {first.span.begin, second.span.end});
    figure = {Hedge::between, low.value, high.value, low.place, high.place, low.significant, unit_of(first)};
    return is_short_enough(figure) || too_large();
}

bool FigureReader::fill_one(Figure& figure, Hedge hedge, const Amount& amount) {
    refusal_.hedge = hedge;
    const bool is_zero = amount.duration ? amount.duration->value.is_zero() : amount.digits.significand == 0;
    if (is_zero && (hedge == Hedge::under || hedge == Hedge::nearly)) return refuse(Fault::below_zero, amount.span);
    if (amount.negative && !is_zero && !suits_negative(hedge)) return refuse(Fault::negative, amount.span);
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

}  // namespace

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
    return fill(figure, amount) ? std::nullopt : std::optional(explain(text, too_large));
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
