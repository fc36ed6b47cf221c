#include "base/figure_amount.hpp"

#include <utility>

#include "base/figure_number.hpp"
#include "base/letters.hpp"

namespace dealcalc {

namespace {

constexpr std::string_view true_minus = "\u2212";
constexpr std::string_view duration_forms = "write P10Y, P18M, P2W, P90D or P1Y6M";

/// What parse_amount works on; each step moves `at` on, or leaves a fault.
struct Reading {
    std::string_view text{};
    Currency home{};
    std::size_t at = 0;
    Amount amount{};
    std::optional<Misread> fault{};

    bool refuse(const Span& span, std::string what, std::string help) {
        fault = Misread{span.begin, span.size(), std::move(what), std::move(help)};
        return false;
    }
    std::string quote(const Span& span) const { return excerpt_of(slice(text, span)); }
};

Step step_of(char designator) {
    switch (designator) {
        case 'Y': return Step::year;
        case 'M': return Step::month;
        case 'W': return Step::week;
        case 'D': return Step::day;
        default: return Step::none;
    }
}

bool at_duration(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.size() < 2 || rest[0] != 'P') return false;
    return is_digit(rest[1]) || (rest[1] == 'T' && rest.size() > 2 && is_digit(rest[2]));
}

/// "P10Y", "P1Y6M": components from long to short; the last one says how exactly the whole is known.
bool read_duration(Reading& r) {
    const Span token = token_at(r.text, r.at);
    const std::string_view body = slice(r.text, token).substr(1);
    BaseAmount total;
    Step before = Step::none;
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t start = at;
        while (at < body.size() && is_digit(body[at])) ++at;
        const Step step = at < body.size() ? step_of(body[at]) : Step::none;
        const bool in_order = before == Step::none || step < before;
        if (at == start || step == Step::none || !in_order) {
            return r.refuse(token, r.quote(token) + " is not a duration in years, months, weeks and days",
                            std::string(duration_forms));
        }
        const auto digits = read_digits(body.substr(start, at - start));
        if (!digits) throw Overflow{};
        const BaseAmount part = scaled(*digits, 0, days_in(step));
        total = {total.value + part.value, part.place, part.significant};
        before = step;
        ++at;
    }
    r.amount.duration = total;
    r.at = token.end;
    return true;
}

/// "a decade", "a year": as many as the digits of "10 years" and "1 year" say.
bool read_article(Reading& r) {
    const Span article{r.at, skip_letters(r.text, r.at)};
    if (!equal_ignoring_case(slice(r.text, article), "a")) return false;
    const std::size_t at = skip_blanks(r.text, article.end);
    const Span word{at, skip_letters(r.text, at)};
    const UnitWord* unit = find_unit(slice(r.text, word));
    if (unit == nullptr || unit->step == Step::none || slice(r.text, word).ends_with('s')) return false;
    const bool decade = unit->step == Step::decade;
    r.amount.unit = decade ? find_unit("years") : unit;
    r.amount.digits.significand = decade ? 10 : 1;
    r.at = word.end;
    return true;
}

bool set_currency(Reading& r, const FoundCurrency& found) {
    if (r.amount.currency) {
        return r.refuse(found.span, "the currency is written twice", "write it once, by its sign or by its code");
    }
    if (r.amount.unit != nullptr) {
        const std::string unit(r.amount.unit->word);
        return r.refuse(found.span, "a unit and a currency: " + unit + " and " + r.quote(found.span),
                        "an amount has one of them");
    }
    r.amount.currency = found.currency;
    r.at = found.span.end;
    return true;
}

bool set_unit(Reading& r, const Span& span, const UnitWord& unit) {
    if (r.amount.currency) {
        const std::string code(r.amount.currency->code());
        return r.refuse(span, "a currency and a unit: " + code + " and " + r.quote(span), "an amount has one of them");
    }
    if (r.amount.unit != nullptr) {
        return r.refuse(span, "two units: " + std::string(r.amount.unit->word) + " and " + r.quote(span),
                        "an amount has one unit");
    }
    r.amount.unit = &unit;
    r.at = span.end;
    return true;
}

bool set_scale(Reading& r, const Span& span, const ScaleWord& scale) {
    if (r.amount.scale != nullptr) {
        const std::string first(r.amount.scale->word);
        return r.refuse(span, "two scales: " + first + " and " + r.quote(span), "a number has one scale");
    }
    if (r.amount.unit != nullptr || r.amount.currency_after) {
        return r.refuse(span, "the scale " + r.quote(span) + " stands after the unit",
                        "write the scale after the number");
    }
    r.amount.scale = &scale;
    r.at = span.end;
    return true;
}

bool read_prefix(Reading& r) {
    if (r.at < r.text.size() && r.text[r.at] == '+') {
        return r.refuse({r.at, r.at + 1}, "a leading + says nothing", "leave it out, or write 5B+ for more than 5B");
    }
    const std::size_t sign = sign_length(r.text, r.at);
    r.amount.negative = sign > 0;
    r.at += sign;
    const std::size_t currency_at = r.at;
    if (const std::size_t next = skip_blanks(r.text, r.at); sign > 0 && next > r.at) {
        return r.refuse({r.at, next}, "a blank stands after the minus sign", "write the sign next to the amount");
    }
    while (const auto currency = find_currency(r.text, r.at, r.home)) {
        if (!set_currency(r, *currency)) return false;
        r.at = skip_blanks(r.text, r.at);
    }
    const std::size_t late_sign = r.amount.currency ? sign_length(r.text, r.at) : 0;
    if (late_sign == 0) return true;
    const std::size_t number = r.at + late_sign;
    const std::string help = "write -" + r.quote({currency_at, r.at}) +
                             (number < r.text.size() ? r.quote(token_at(r.text, number)) : std::string());
    return r.refuse({r.at, number}, "the minus sign stands before the currency", help);
}

/// Words that belong to the figure around the amount.
bool is_joint(std::string_view word) {
    return equal_ignoring_case(word, "to") || equal_ignoring_case(word, "and") || equal_ignoring_case(word, "range");
}

bool read_word(Reading& r, const Span& span) {
    const std::string_view word = slice(r.text, span);
    if (const ScaleWord* scale = find_scale(word)) return set_scale(r, span, *scale);
    if (const UnitWord* unit = find_unit(word)) return set_unit(r, span, *unit);
    std::string expected = r.amount.scale != nullptr ? " is not a currency or a unit" : " is not a scale or a unit";
    if (r.amount.has_unit() && r.amount.scale != nullptr) expected = " does not belong to the amount";
    return r.refuse(span, excerpt_of(word) + expected, help_for_scale_or_unit(word));
}

/// Scale, currency and unit, in whatever number they come: each setter refuses one too many.
bool read_suffixes(Reading& r) {
    while (true) {
        const std::size_t at = skip_blanks(r.text, r.at);
        if (at == r.text.size()) return true;
        Span span{at, skip_letters(r.text, at)};
        if (const auto currency = find_currency(r.text, at, r.home)) {
            if (!set_currency(r, *currency)) return false;
            r.amount.currency_after = true;
            continue;
        }
        if (r.text[at] == '%') {
            if (!set_unit(r, {at, at + 1}, *find_unit("%"))) return false;
            continue;
        }
        if (span.size() == 0 || is_joint(slice(r.text, span))) return true;
        if (!read_word(r, span)) return false;
    }
}

bool read_amount(Reading& r) {
    if (!read_prefix(r)) return false;
    if (!r.amount.currency && at_duration(r.text, r.at)) return read_duration(r);
    if (!r.amount.currency && !r.amount.negative && read_article(r)) return true;
    if (r.at == r.text.size() || !is_digit(r.text[r.at])) {
        r.fault = number_expected(r.text, r.at);
        return false;
    }
    auto number = parse_number(r.text, r.at);
    if (auto* fault = std::get_if<Misread>(&number)) {
        r.fault = std::move(*fault);
        return false;
    }
    r.amount.digits = std::get<WrittenNumber>(number).digits;
    r.at = std::get<WrittenNumber>(number).end;
    return read_suffixes(r);
}

}  // namespace

std::size_t sign_length(std::string_view text, std::size_t at) {
    if (text.substr(at).starts_with('-')) return 1;
    return text.substr(at).starts_with(true_minus) ? true_minus.size() : 0;
}

Parsed<Amount> parse_amount(std::string_view text, std::size_t at, Currency home) {
    Reading reading{text, home, skip_blanks(text, at)};
    reading.amount.span.begin = reading.at;
    if (!read_amount(reading)) return *std::move(reading.fault);
    reading.amount.span.end = reading.at;
    return reading.amount;
}

BaseAmount scaled(const Digits& digits, int exponent, const Number& step) {
    const Number place = Number::power_of_ten(exponent) * step;
    const Number significant = place * Number::power_of_ten(insignificant_zeros(digits));
    return {Number::fraction(digits.significand, 1) * place, place, significant};
}

BaseAmount base_amount_of(const Amount& amount) {
    BaseAmount quantity;
    if (amount.duration) {
        quantity = *amount.duration;
    } else {
        const int scale = amount.scale != nullptr ? amount.scale->exponent : 0;
        const int unit = amount.unit != nullptr ? amount.unit->exponent : 0;
        const Step step = amount.unit != nullptr ? amount.unit->step : Step::none;
        quantity = scaled(amount.digits, scale + unit - amount.digits.decimals, days_in(step));
    }
    if (amount.negative) quantity.value = -quantity.value;
    return quantity;
}

Unit unit_of(const Amount& amount) {
    if (amount.currency) return money(*amount.currency);
    if (amount.duration) return {Dimension::time, {}, Dimension::number};
    return {amount.unit != nullptr ? amount.unit->of : Dimension::number, {}, Dimension::number};
}

}  // namespace dealcalc
