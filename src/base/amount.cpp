#include "base/amount.hpp"

#include "base/letters.hpp"

namespace dealcalc {

namespace {

/// What an amount may be per.
bool divides(Dimension of) {
    return of == Dimension::time || of == Dimension::power || of == Dimension::energy || of == Dimension::shares ||
           of == Dimension::users;
}

}  // namespace

BaseAmount scaled(const Digits& digits, int exponent, const Number& step) {
    const Number place = Number::power_of_ten(exponent) * step;
    const Number significant = place * Number::power_of_ten(insignificant_zeros(digits));
    return {Number::whole(digits.significand) * place, place, significant};
}

bool AmountReader::refuse(Fault fault, const Span& at, const Span& other) {
    refusal.fault = fault;
    refusal.at = at;
    refusal.other = other;
    return false;
}

Span AmountReader::here() const {
    return token_.role == Role::end ? token_.span : piece_at(text_, token_.span.begin);
}

bool AmountReader::is_minus() const {
    return token_.role == Role::hyphen || token_.role == Role::minus || token_.role == Role::dash;
}

bool AmountReader::no_number() {
    const std::size_t at = token_.span.begin;
    if (token_.role == Role::vague) return refuse(Fault::vague, token_.span);
    const std::size_t letters = skip_letters(text_, at);
    return refuse(Fault::no_number, letters > at ? Span{at, letters} : here());
}

/// What follows the token, where a hyphen may join the two: twenty-five, five-year.
Token AmountReader::after_joint() const {
    const Token joint = next();
    if (joint.role != Role::hyphen || joint.span.begin != token_.span.end) return joint;
    if (joint.span.end == text_.size() || !is_letter(text_[joint.span.end])) return joint;
    return token_at(text_, joint.span.end, home_);
}

bool AmountReader::read(Amount& amount) {
    while (token_.role == Role::filler) advance();
    amount.span = token_.span;
    if (!read_prefix(amount)) return false;
    const std::size_t at = token_.span.begin;
    bool good = false;
    switch (token_.role) {
    case Role::digit: good = read_number(amount); break;
    case Role::article:
    case Role::number:
    case Role::part:
    case Role::and_part: good = read_number_in_words(amount); break;
    case Role::factor: good = !amount.has_currency && read_factor(amount); break;
    default:
        if (!amount.has_currency && at < text_.size() && text_[at] == 'P') good = read_duration(amount);
        break;
    }
    if (!good) return refusal.fault == Fault::none ? no_number() : false;
    if (!amount.duration) read_suffixes(amount);
    const bool is_part = amount.divisor != 1 && amount.digits.significand < amount.divisor;
    if (is_part && amount.scale == nullptr && !amount.has_unit()) amount.unit = &share_of_whole;  // ½
    while (token_.role == Role::filler) advance();
    return true;
}

bool AmountReader::read_prefix(Amount& amount) {
    if (token_.role == Role::article) {  // a $38-billion, an EUR 5bn, a five-year; not a dollar
        Token before = next();
        if (before.role == Role::currency) before = token_at(text_, before.span.end, home_);
        const Role role = before.role;
        if (role == Role::digit || role == Role::number || role == Role::minus) advance();
    }
    if (token_.role == Role::hedge_after && token_.word->text == "+") return refuse(Fault::leading_plus, token_.span);
    if (is_minus()) {
        const bool is_sign = !is_letter(text_[token_.span.begin]);
        const std::size_t end = token_.span.end;
        amount.negative = true;
        advance();
        if (is_sign && token_.span.begin > end) return refuse(Fault::blank_after_minus, {end, token_.span.begin});
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

/// Past a hyphen that joins the number to a word: $38-billion, 10-year, 10-fold, one-and-a-half, $5B-plus.
void AmountReader::skip_joint(const Amount& amount) {
    if (token_.role != Role::hyphen || token_.span.begin != last_) return;
    const Token word = next();
    if (word.span.begin != token_.span.end || word.role == Role::end) return;
    // "a 5-billion-dollar deal", not "EUR 5B-EUR 6B".
    const bool is_name = word.role == Role::currency && word.word != nullptr && word.word->text.size() > 2 &&
                         lower(word.word->text.front()) == word.word->text.front() && !amount.has_currency;
    const bool joins = is_name || word.role == Role::scale || word.role == Role::unit || word.role == Role::and_part ||
                       word.role == Role::hedge_after ||
                       (word.role == Role::part && word.word->step == Step::quarter);
    if (joins && word.span.size() > 1 && is_letter(text_[word.span.begin])) token_ = word;
}

/// Scale, currency and unit, in whatever number they come. What does not fit ends the amount.
void AmountReader::read_suffixes(Amount& amount) {
    while (true) {
        skip_joint(amount);
        bool good = true;
        switch (token_.role) {
        case Role::currency:
            good = set_currency(amount);
            amount.currency_after = true;
            break;
        case Role::part:
            if (token_.word->step != Step::quarter) return note_word(amount);
            good = set_unit(amount);
            break;
        case Role::unit: good = set_unit(amount); break;
        case Role::scale: good = set_scale(amount); break;
        case Role::and_part: {
            const bool is_number = amount.scale == nullptr && !amount.currency_after && amount.unit == nullptr;
            const bool is_time =
                amount.unit != nullptr && amount.unit->step != Step::none && amount.unit != &decade_as_years;
            constexpr Int128 most_in_signs = 1'000'000'000'000'000;  // of 2½; in words it is a small number
            const bool in_words = is_letter(text_[token_.span.begin]);
            const bool is_small = amount.digits.significand < (in_words ? Int128{100} : most_in_signs);
            const bool whole = amount.divisor == 1 && amount.digits.decimals == 0 && is_small;
            if (!whole || (!is_number && !is_time)) return note_word(amount);
            add_part(amount);
            break;
        }
        case Role::per:
        case Role::rate: good = read_rate(amount); break;
        case Role::article:
            if (!amount.has_unit() || !starts_rate()) return note_word(amount);
            good = read_rate(amount);
            break;
        case Role::none:
        case Role::hedge:
        case Role::number:
        case Role::factor:
        case Role::vague:
        case Role::in_the: return note_word(amount);
        default: return;
        }
        if (!good) {
            stopped = refusal;
            refusal = {};
            return;
        }
    }
}

/// Two and a half, a year and a half, 2½.
void AmountReader::add_part(Amount& amount) {
    amount.digits.significand = amount.digits.significand * token_.word->number + token_.word->times;
    amount.divisor = token_.word->number;
    amount.span.end = token_.span.end;
    advance();
}

void AmountReader::note_word(const Amount& amount) {
    const Span word{token_.span.begin, skip_letters(text_, token_.span.begin)};
    if (word.size() == 0) return;
    const bool has_scale = amount.scale != nullptr;
    stopped.fault = !has_scale          ? Fault::no_scale_or_unit
                    : amount.has_unit() ? Fault::no_part
                                        : Fault::no_currency_or_unit;
    stopped.at = word;
}

/// Whether the article begins "a year", "a share".
bool AmountReader::starts_rate() const {
    const Token of = next();
    const bool is_article = token_.word->text == "a" || token_.word->text == "an";
    return is_article && of.word != nullptr && divides(of.word->of);
}

/// "a year", "per GW", "/share", "annually".
bool AmountReader::read_rate(Amount& amount) {
    const Token of = token_.role == Role::rate ? token_ : next();
    const Span said{token_.span.begin, of.role == Role::none ? piece_at(text_, of.span.begin).end : of.span.end};
    if (of.word == nullptr || !divides(of.word->of)) return refuse(Fault::per_what, said);
    const bool is_pure = !amount.has_currency && (amount.unit == nullptr || amount.unit->of == Dimension::times ||
                                                  amount.unit->of == Dimension::percent);
    const bool is_time = amount.duration || (amount.unit != nullptr && amount.unit->of == Dimension::time);
    if (is_pure || is_time || amount.per != nullptr) return refuse(Fault::no_rate, said);
    amount.per = of.word;
    amount.span.end = of.span.end;
    move_to(of.span.end);
    return true;
}

/// Once, or twice alike: "$5B CAD" is in Canadian dollars.
bool AmountReader::set_currency(Amount& amount) {
    if (amount.unit != nullptr) return refuse(Fault::currency_after_unit, token_.span, amount.unit_span);
    if (!amount.has_currency) {
        amount.coin = token_.word;
        amount.currency = token_.currency;
        amount.currency_in_doubt = token_.in_doubt;
    } else {
        const bool differs = slice(text_, token_.span) != slice(text_, amount.currency_span);
        const bool narrows = !token_.in_doubt && amount.coin != nullptr && could_mean(*amount.coin, token_.currency) &&
                             (token_.word == nullptr || token_.word->kin.empty());
        const bool same = !amount.currency_in_doubt && !token_.in_doubt && amount.currency == token_.currency;
        const bool confirms =
            !amount.currency_in_doubt && token_.word != nullptr && could_mean(*token_.word, amount.currency);
        const bool alike = same || narrows || confirms;
        if (!alike) return refuse(Fault::two_currencies, token_.span, amount.currency_span);
        if (amount.currency_confirmed || !differs) return refuse(Fault::currency_twice, token_.span);
        amount.currency_confirmed = true;
        if (narrows) amount.currency = token_.currency;
        if (narrows) amount.currency_in_doubt = false;
    }
    amount.currency_span = token_.span;
    amount.has_currency = true;
    amount.span.end = token_.span.end;
    advance();
    return true;
}

bool AmountReader::set_unit(Amount& amount) {
    refusal.currency = amount.currency;
    if (amount.has_currency) return refuse(Fault::unit_after_currency, token_.span, amount.number_span);
    if (amount.unit != nullptr) return refuse(Fault::two_units, token_.span, amount.unit_span);
    amount.unit = token_.word;
    amount.unit_span = token_.span;
    amount.span.end = token_.span.end;
    advance();
    return true;
}

bool AmountReader::set_scale(Amount& amount) {
    if (amount.scale != nullptr) return refuse(Fault::two_scales, token_.span, amount.scale_span);
    if (amount.unit != nullptr || amount.currency_after) return refuse(Fault::scale_after_unit, token_.span);
    amount.scale = token_.word;
    amount.scale_span = token_.span;
    amount.span.end = token_.span.end;
    advance();
    return true;
}

}  // namespace dealcalc
