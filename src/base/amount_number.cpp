// The numbers of amounts: in digits, in words, and the durations of ISO 8601.

#include <string>

#include "base/amount.hpp"
#include "base/letters.hpp"

namespace dealcalc {

namespace {


bool is_word(std::string_view text) {
    return text.size() > 1 && is_letter(text.front());
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

/// 1,50,000: the last group of three, those before of two.
bool grouped_in_lakhs(std::string_view whole) {
    const std::size_t last = whole.rfind(',');
    if (last == std::string_view::npos || whole.size() - last != 4 || whole[0] == '0') return false;
    const std::size_t first = whole.find(',');
    if (first > 2 || first == last) return false;
    for (std::size_t i = first; i < last; i += 3) {
        if (whole[i] != ',' || whole.substr(i + 1, 2).find(',') != std::string_view::npos) return false;
    }
    return (last - first) % 3 == 0;
}

/// What is wrong with the points and commas of a number, which has a digit; `in_lakhs` where they are Indian.
Fault fault_of_marks(std::string_view number, bool& in_lakhs) {
    if (!is_digit(number.back())) return Fault::mark_at_end;
    const std::size_t point = number.find('.');
    if (point != number.rfind('.')) return Fault::two_points;
    const std::string_view whole = number.substr(0, point);
    if (point != std::string_view::npos && number.find(',', point) != std::string_view::npos) {
        return Fault::comma_after_point;
    }
    if (whole.find(',') == std::string_view::npos || grouped_by_three(whole)) return Fault::none;
    in_lakhs = grouped_in_lakhs(whole);
    return in_lakhs ? Fault::none : Fault::groups;
}

bool digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_digit(text[at]);
}

/// The end of an exponent ("e9", "E+400") at `at`, or `at`.
std::size_t skip_exponent(std::string_view text, std::size_t at) {
    if (at == text.size() || lower(text[at]) != 'e') return at;
    std::size_t end = at + 1;
    if (end < text.size() && (text[end] == '+' || text[end] == '-')) ++end;
    if (!digit_at(text, end)) return at;
    while (digit_at(text, end)) ++end;
    return end;
}

/// Past groups of three digits with a type-setter's blank before each, or `at`: the rest of "1 298 000".
std::size_t skip_spaced_groups(std::string_view text, std::size_t at) {
    while (true) {
        const std::size_t group = skip_wide_blank(text, at);
        const bool is_group = group > at && digit_at(text, group) && digit_at(text, group + 1) &&
                              digit_at(text, group + 2) && !digit_at(text, group + 3);
        if (!is_group) return at;
        at = group + 3;
    }
}

/// Past what stands between digits elsewhere: 1'000, 1_000; or `at`.
std::size_t skip_foreign_mark(std::string_view text, std::size_t at) {
    for (const std::string_view mark : {"'", "_", "\u2019"}) {
        if (text.substr(at).starts_with(mark) && digit_at(text, at + mark.size())) return at + mark.size();
    }
    return at;
}

}  // namespace

/// "P10Y", "P1Y6M": components from long to short; the last one says how exactly the whole is known.
bool AmountReader::read_duration(Amount& amount) {
    const std::size_t begin = token_.span.begin;
    const bool is_duration =
        digit_at(text_, begin + 1) || (text_.substr(begin + 1).starts_with('T') && digit_at(text_, begin + 2));
    if (!is_duration) return false;
    const Span whole = piece_at(text_, begin);
    BaseAmount total;
    Step before = Step::none;
    for (std::size_t at = begin + 1; at < whole.end;) {
        const std::size_t start = at;
        while (at < whole.end && is_digit(text_[at])) ++at;
        constexpr std::string_view designators = "DWM-Y";  // as the steps are
        const std::size_t found = at < whole.end ? designators.find(text_[at]) : std::string_view::npos;
        const auto step = found == std::string_view::npos ? Step::none : static_cast<Step>(found + 1);
        const bool in_order = before == Step::none || step < before;
        if (at == start || step == Step::none || !in_order) return refuse(Fault::duration, whole);
        const auto digits = read_digits(text_.substr(start, at - start));
        if (!digits) return refuse(Fault::too_large, {begin, text_.size()});
        const BaseAmount part = scaled(*digits, 0, days_in(step));
        total = {total.value + part.value, part.place, part.significant};
        before = step;
        ++at;
    }
    amount.duration = total;
    amount.span.end = whole.end;
    move_to(whole.end);
    return true;
}

/// Digits with a point, which is how nearly all numbers are written; the others are looked at mark by mark.
bool AmountReader::read_number(Amount& amount) {
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
    const auto is_mark = [](char c) {
        return c == ',' || c == '.' || c == 'e' || c == 'E' || c == '\'' || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    if (written > most_quick_digits || (at != end && is_mark(*at))) return read_marked_number(amount);
    amount.digits.significand = static_cast<Int128>(significand);
    amount.number_span = {token_.span.begin, token_.span.begin + static_cast<std::size_t>(at - begin)};
    amount.span.end = amount.number_span.end;
    move_to(amount.span.end);
    return true;
}

bool AmountReader::read_marked_number(Amount& amount) {
    Span span{token_.span.begin, token_.span.begin};
    const auto skip_marks = [&] {
        while (digit_at(text_, span.end) || text_.substr(span.end).starts_with('.') ||
               text_.substr(span.end).starts_with(',')) {
            ++span.end;
        }
    };
    skip_marks();
    std::string spaced;
    const std::string_view first = slice(text_, span);
    if (first.size() <= 3 && first.find_first_of(".,") == std::string_view::npos) {
        const std::size_t groups = skip_spaced_groups(text_, span.end);
        if (groups > span.end) {
            span.end = groups;
            skip_marks();
            for (const char c : slice(text_, span)) {
                if (is_digit(c) || c == '.' || c == ',') spaced += c;
            }
        }
    }
    if (std::size_t end = skip_foreign_mark(text_, span.end); end > span.end) {
        for (span.end = end; end > span.end || digit_at(text_, span.end); end = skip_foreign_mark(text_, span.end)) {
            span.end = end > span.end ? end : span.end + 1;
        }
        return refuse(Fault::foreign_groups, span);
    }
    if (const std::size_t end = skip_exponent(text_, span.end); end > span.end) {
        const Token scale = token_at(text_, end, home_);
        return refuse(Fault::exponent, {span.begin, scale.role == Role::scale ? scale.span.end : end});
    }
    const std::string_view number = spaced.empty() ? slice(text_, span) : std::string_view(spaced);
    const Fault fault = fault_of_marks(number, amount.in_lakhs);
    if (fault == Fault::mark_at_end) return refuse(fault, {span.end - 1, span.end});
    if (fault != Fault::none) return refuse(fault, span);
    if (!spaced.empty() && spaced.find(',') != std::string::npos) return refuse(Fault::groups, span);
    const auto digits = read_digits(number);
    if (!digits) return refuse(Fault::too_large, span);
    amount.digits = *digits;
    amount.number_span = span;
    amount.span.end = span.end;
    move_to(span.end);
    return true;
}

// ---- numbers in words

/// From 0 to 999, after the first word, which is `value`: two hundred and fifty-five.
int AmountReader::read_cardinal(int value) {
    const auto add_ones = [&] {
        const Token ones = after_joint();
        const bool adds = value % 100 >= 20 && value % 10 == 0 && ones.role == Role::number;
        if (!adds || ones.word->number > 9 || ones.word->number == 0) return;
        value += ones.word->number;
        token_ = ones;
    };
    if (const Token hundred = next(); value > 0 && value < 10 && hundred.role == Role::hundred) {
        value *= 100;
        token_ = hundred;
        Token rest = next();
        if (rest.role == Role::and_) rest = token_at(text_, rest.span.end, home_);
        const bool adds = rest.role == Role::number && rest.word->number > 0;
        if (adds && token_at(text_, rest.span.end, home_).role != Role::hundred) {
            value += rest.word->number;
            token_ = rest;
            add_ones();
        }
        return value;
    }
    add_ones();
    return value;
}

/// "a billion", "a decade", "another year": as many as "1 billion", "10 years" and "1 year" say.
bool AmountReader::read_one(Amount& amount) {
    const Token of = next();
    const bool is_singular = of.word != nullptr && is_word(of.word->text) && !of.word->text.ends_with('s');
    const bool counts = of.role == Role::scale || of.role == Role::unit || of.role == Role::currency;
    if (!counts || !is_singular) return no_number();
    amount.digits.significand = 1;
    token_ = of;
    if (of.role != Role::unit || of.word->step != Step::decade) return true;
    if (!set_unit(amount)) return false;
    amount.digits.significand = 10;
    amount.unit = &decade_as_years;
    return true;
}

/// So many of the parts that the token names: half, two thirds, a quarter of a billion.
bool AmountReader::read_part(Amount& amount, int times) {
    const Token part = token_;
    const bool is_quarter = part.word->step == Step::quarter;
    amount.digits.significand = times;
    amount.divisor = part.word->number;
    amount.span.end = part.span.end;
    Token of = after_joint();
    const bool has_of = of.role == Role::of_a || of.role == Role::article;
    if (has_of) of = token_at(text_, of.span.end, home_);
    const bool is_share = of.word != nullptr && of.word->of == Dimension::percent && has_of;  // half a percent
    const bool scales = of.role == Role::scale || of.role == Role::unit || of.role == Role::part;
    const bool is_pure = scales && (of.word->of == Dimension::times || of.word->of == Dimension::percent);
    if (scales && (is_share || !is_pure) && is_word(of.word->text)) {
        token_ = of;
        return true;
    }
    if (amount.has_currency) return no_number();
    if (is_quarter) return refuse(Fault::quarter, {amount.span.begin, part.span.end});
    amount.unit = &share_of_whole;
    amount.unit_span = part.span;
    advance();
    return true;
}

bool AmountReader::read_number_in_words(Amount& amount) {
    amount.number_span = token_.span;
    int value = 1;
    if (token_.role == Role::and_part) {  // one half, as a sign
        if (is_letter(text_[token_.span.begin])) return no_number();
        amount.digits.significand = token_.word->times;
        amount.divisor = token_.word->number;
        amount.span.end = token_.span.end;
        advance();
        return true;
    }
    if (token_.role == Role::part) {
        if (token_.word->text != "half") return no_number();
        return read_part(amount, 1);
    }
    if (token_.role == Role::article) {
        const Token of = next();
        if (of.role == Role::part) {
            token_ = of;
            return read_part(amount, 1);
        }
        if (of.role != Role::hundred) return read_one(amount);
    } else {
        value = token_.word->number;
    }
    value = read_cardinal(value);
    const Token after = after_joint();
    const bool counts_quarters = after.word != nullptr && after.word->step == Step::quarter && value != 1 && value != 3;
    if (after.role == Role::part && value > 0 && value < 10 && !counts_quarters) {
        token_ = after;
        return read_part(amount, value);
    }
    amount.digits.significand = value;
    amount.number_span.end = amount.span.end = token_.span.end;
    advance();
    return true;
}

/// double, tripled, halved, tenfold.
bool AmountReader::read_factor(Amount& amount) {
    amount.digits.significand = token_.word->number;
    amount.divisor = token_.word->times;
    amount.unit = token_.word;
    amount.unit_span = token_.span;
    amount.span.end = token_.span.end;
    advance();
    return true;
}

}  // namespace dealcalc
