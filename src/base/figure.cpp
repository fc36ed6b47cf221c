#include <dealcalc/base/figure.hpp>

#include <utility>

#include "base/figure_amount.hpp"
#include "base/figure_number.hpp"
#include "base/figure_plain.hpp"
#include "base/figure_ranges.hpp"
#include "base/letters.hpp"

namespace dealcalc {

namespace {

Misread misread(const Span& span, std::string what, std::string help) {
    return {span.begin, span.size(), std::move(what), std::move(help)};
}

Span word_at(std::string_view text, std::size_t at) {
    return {at, skip_letters(text, at)};
}

/// What follows an amount and makes it more than an amount: "+", "range", "to" or a dash.
struct Joint {
    Hedge hedge = Hedge::none;
    Span span{};
};

std::optional<Joint> find_joint(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with('+')) return Joint{Hedge::more_than, {at, at + 1}};
    for (const std::string_view dash : {"-", "\u2013"}) {
        if (rest.starts_with(dash)) return Joint{Hedge::between, {at, at + dash.size()}};
    }
    const Span word = word_at(text, at);
    if (equal_ignoring_case(slice(text, word), "range")) return Joint{Hedge::range_of, word};
    if (equal_ignoring_case(slice(text, word), "to")) return Joint{Hedge::between, word};
    return std::nullopt;
}

/// "the" or "in the", which may stand before "$60B range".
Span find_article(std::string_view text, std::size_t at) {
    Span article{at, at};
    const char first = at < text.size() ? lower(text[at]) : '\0';
    if (first != 'i' && first != 't') return article;
    Span word = word_at(text, at);
    if (equal_ignoring_case(slice(text, word), "in")) word = word_at(text, skip_blanks(text, word.end));
    if (equal_ignoring_case(slice(text, word), "the")) article.end = word.end;
    return article;
}

Misread two_hedges(std::string_view text, const Span& first, const Span& second) {
    return misread(second, "two hedges: " + excerpt_of(slice(text, first)) + " and " + excerpt_of(slice(text, second)),
                   "keep the one that was reported");
}

std::optional<Misread> left_over(std::string_view text, std::size_t at) {
    at = skip_blanks(text, at);
    if (at == text.size()) return std::nullopt;
    const Span token = token_at(text, at);
    return misread(token, excerpt_of(slice(text, token)) + " is left over after the amount",
                   "a figure is one amount with its hedge");
}

/// "5 to 10 GW", "$5-10B": lends each amount the scale and unit that were written once for both.
std::optional<Misread> share_units(Amount& first, Amount& second) {
    const auto lacks = [](const Amount& amount, std::string what, std::string_view part) {
        return misread(amount.span, std::move(what), "write the " + std::string(part) + " with both amounts");
    };
    if (!second.has_unit() && first.has_unit()) {
        if (!first.currency) return lacks(second, "the second amount has no unit", "unit");
        second.currency = first.currency;
    }
    if (!first.has_unit() && second.has_unit() && !second.currency) {
        if (first.scale != nullptr || second.duration) return lacks(first, "the first amount has no unit", "unit");
        first.unit = second.unit;
        first.scale = second.scale;
    }
    if (!first.has_unit()) first.currency = second.currency;
    if (unit_of(first) != unit_of(second)) {
        return misread({first.span.begin, second.span.end}, "the two amounts have different units",
                       "write both in one unit");
    }
    if (first.unit != nullptr || first.duration || first.scale == second.scale) return std::nullopt;
    if (second.scale == nullptr) return lacks(second, "the second amount has no scale", "scale");
    if (first.scale != nullptr) return std::nullopt;
    if (first.currency_after) return lacks(first, "the first amount has no scale", "scale");
    first.scale = second.scale;
    return std::nullopt;
}

Parsed<Figure> two_amounts(Amount first, Amount second) {
    const Span both{first.span.begin, second.span.end};
    if (auto fault = share_units(first, second)) return *std::move(fault);
    const BaseAmount low = base_amount_of(first);
    const BaseAmount high = base_amount_of(second);
    if (low.value > high.value) {
        return misread(both, "the first amount is above the second", "write the smaller amount first");
    }
    return Figure{Hedge::between, low.value, high.value, low.place, high.place, low.significant, unit_of(first)};
}

bool suits_negative(Hedge hedge) {
    return hedge == Hedge::none || hedge == Hedge::exactly || hedge == Hedge::more_than || hedge == Hedge::at_least ||
           hedge == Hedge::about;
}

Parsed<Figure> one_amount(Hedge hedge, const Amount& amount) {
    const BaseAmount q = base_amount_of(amount);
    const std::string name(hedge_name(hedge));
    if (q.value.is_negative() && !suits_negative(hedge)) {
        return misread(amount.span, name + " does not go with a negative amount", "write the two ends: -6B to -5B");
    }
    if (q.value.is_zero() && (hedge == Hedge::under || hedge == Hedge::nearly)) {
        return misread(amount.span, name + " zero leaves no amount", "write 0, or about 0");
    }
    return Figure{hedge, q.value, q.value, q.place, q.place, q.significant, unit_of(amount)};
}

Parsed<Figure> parse_between(std::string_view text, std::size_t at, Currency home) {
    auto first = parse_amount(text, at, home);
    if (auto* fault = std::get_if<Misread>(&first)) return std::move(*fault);
    const std::size_t joint_at = skip_blanks(text, std::get<Amount>(first).span.end);
    const Span joint = word_at(text, joint_at);
    if (!equal_ignoring_case(slice(text, joint), "and")) {
        const Span found = joint_at < text.size() ? token_at(text, joint_at) : joint;
        return misread(found, "and is missing after between", "write between 5B and 10B");
    }
    auto second = parse_amount(text, joint.end, home);
    if (auto* fault = std::get_if<Misread>(&second)) return std::move(*fault);
    if (auto fault = left_over(text, std::get<Amount>(second).span.end)) return *std::move(fault);
    return two_amounts(std::get<Amount>(first), std::get<Amount>(second));
}

Parsed<Figure> parse_pair(std::string_view text, const Amount& first, std::size_t at, Currency home) {
    auto second = parse_amount(text, at, home);
    if (auto* fault = std::get_if<Misread>(&second)) return std::move(*fault);
    if (auto fault = left_over(text, std::get<Amount>(second).span.end)) return *std::move(fault);
    return two_amounts(first, std::get<Amount>(second));
}

/// `said` is the hedge before the amount, with its place in the text.
Parsed<Figure> parse_hedged(std::string_view text, std::size_t at, const Joint& said, Currency home) {
    const Span article = said.hedge == Hedge::none ? find_article(text, at) : Span{at, at};
    auto parsed = parse_amount(text, article.end, home);
    if (auto* fault = std::get_if<Misread>(&parsed)) return std::move(*fault);
    const Amount& amount = std::get<Amount>(parsed);
    Hedge hedge = said.hedge;
    std::size_t end = amount.span.end;
    const auto joint = find_joint(text, skip_blanks(text, end));
    if (joint) {
        if (hedge != Hedge::none) return two_hedges(text, said.span, joint->span);
        hedge = joint->hedge;
        end = joint->span.end;
    }
    if (article.size() > 0 && hedge != Hedge::range_of) {
        return misread(article, excerpt_of(slice(text, article)) + " is read only before a range", "leave it out");
    }
    if (hedge == Hedge::between) return parse_pair(text, amount, end, home);
    if (auto fault = left_over(text, end)) return *std::move(fault);
    return one_amount(hedge, amount);
}

Parsed<Figure> parse_whole(std::string_view text, std::size_t at, Currency home) {
    const auto hedge = find_hedge(text, at);
    if (!hedge) return parse_hedged(text, at, {}, home);
    std::size_t next = skip_blanks(text, hedge->span.end);
    Joint said{hedge->words->hedge, hedge->span};
    if (const auto second = find_hedge(text, next)) {
        if (said.hedge != Hedge::up_to || second->words->hedge != Hedge::about) {
            return two_hedges(text, hedge->span, second->span);
        }
        said = {Hedge::up_to_about, {hedge->span.begin, second->span.end}};
        next = skip_blanks(text, second->span.end);
    }
    if (next == text.size()) {
        return misread({next, next}, "an amount is missing after " + excerpt_of(slice(text, said.span)),
                       "write an amount such as $5B or 5 GW");
    }
    if (said.hedge == Hedge::between) return parse_between(text, next, home);
    return parse_hedged(text, next, said, home);
}

}  // namespace

Parsed<Figure> parse_figure_in_full(std::string_view text, Currency home) {
    const std::size_t at = skip_blanks(text, 0);
    if (at == text.size()) {
        return misread({0, text.size()}, "the figure is empty", "write an amount such as $5B or 5 GW");
    }
    if (text.size() > longest_figure) {
        return misread({longest_figure, text.size()}, "the figure is longer than 256 bytes",
                       "write one amount with its hedge");
    }
    try {
        auto parsed = parse_whole(text, at, home);
        const auto* figure = std::get_if<Figure>(&parsed);
        if (figure == nullptr || has_ranges(*figure)) return parsed;
    } catch (const Overflow&) {
    }
    return past_128_bits({at, text.size()});
}

Parsed<Figure> parse_figure(std::string_view text, Currency home) {
    Figure figure;
    if (plain_figure(text, home, figure)) return figure;
    return parse_figure_in_full(text, home);
}

}  // namespace dealcalc
