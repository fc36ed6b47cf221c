#include "input/figures.hpp"

#include <algorithm>

#include "base/digits.hpp"
#include "base/probability.hpp"
#include "model/words.hpp"

namespace dealcalc::input {
namespace {

/// Of a string what is between the quotes.
Span inside(const JsonValue& value) {
    if (value.kind != JsonKind::string) return value.span;
    return {value.span.begin + 1, value.span.end - 1};
}

bool is_not_negative(Reading& reading, const JsonValue& value, const Figure& figure) {
    const bool below_zero = figure.nominal.is_zero() && figure.hedge == Hedge::under;
    if (!figure.nominal.is_negative() && !below_zero) return true;
    reading.add("negative-amount", shown(value) + " is negative", inside(value), "an amount is written without a sign");
    return false;
}

bool read_number(Reading& reading, const JsonValue& value, Unit unit, Figure& to) {
    if (const auto misread = read_json_number(value.text, unit, to)) {
        const std::size_t begin = value.span.begin + misread->at;
        reading.add("unreadable-figure", misread->what, {begin, begin + misread->length}, misread->help);
        return false;
    }
    return is_not_negative(reading, value, to);
}

/// A string or a number as a figure; numbers in `unit`.
bool read_value(Reading& reading, const Field& field, Unit unit, Figure& to) {
    const JsonValue& value = field.value;
    if (value.kind == JsonKind::number) return read_number(reading, value, unit, to);
    if (value.kind != JsonKind::string) {
        wrong_type(reading, field, "a string or a number");
        return false;
    }
    if (const auto misread = dealcalc::read_figure(value.text, reading.home, to)) {
        reading.add("unreadable-figure", *misread, value);
        return false;
    }
    return is_not_negative(reading, value, to);
}

void wrong_unit(Reading& reading, const JsonValue& value, const Unit& unit, const FigureRule& rule) {
    std::string message = in_quotes(value.text);
    std::string help = "for example " + in_quotes(rule.example);
    if (unit.of == Dimension::number) {
        message += " has no unit";
        if (rule.dimensions.front() == Dimension::money) {
            help += "; a number without quotes is in the currency of the deal";
        }
    } else {
        message += " is " + std::string(unit_word(unit));
    }
    message += "; " + std::string(rule.noun) + " is " + std::string(rule.words);
    reading.add("wrong-unit", std::move(message), inside(value), std::move(help));
}

// ---- low and high

struct Bound {
    const Field* field = nullptr;
    Number at{};
};

/// The number as it would appear in the unit of `of`: 4 beside "5 GW" as "4 GW". Nothing where other words are needed.
std::optional<std::string> in_unit_of(const Reported& of, std::string_view number) {
    const auto begin = std::ranges::find_if(of.text, is_digit);
    const auto end = std::find_if(begin, of.text.end(), [](char c) { return !is_digit(c) && c != '.' && c != ','; });
    std::string text = std::string(number) + std::string(end, of.text.end());
    const auto parsed = parse_figure(text);
    const auto* figure = std::get_if<Figure>(&parsed);
    if (figure == nullptr || figure->hedge != Hedge::none || figure->unit != of.figure.unit) return std::nullopt;
    return text;
}

/// What says that a bound has another unit than the figure `of` at `of_key`.
void unlike_unit(Reading& reading, const Field& field, const Unit& unit, const Reported& of, std::string_view of_key) {
    const JsonValue& value = field.value;
    std::string help = std::string(field.key->name) + " has the unit of " + std::string(of_key) + ", " +
                       in_quotes(of.text);
    if (value.kind == JsonKind::number) {
        if (const auto text = in_unit_of(of, value.text)) help += "; write " + in_quotes(*text);
    }
    const bool bare = value.kind == JsonKind::number || unit.of == Dimension::number;
    reading.add("wrong-unit", shown(value) + (bare ? " has no unit" : " has another unit than " + std::string(of_key)),
                inside(value), std::move(help));
}

/// "low" or "high"; nothing where it is absent or wrong.
std::optional<Bound> read_bound(Reading& reading, const Field& field, const Reported* of, std::string_view of_key) {
    if (field.key == nullptr) return std::nullopt;
    Figure figure;
    if (!read_value(reading, field, of != nullptr ? of->figure.unit : money(reading.home), figure)) return std::nullopt;
    if (of == nullptr) return std::nullopt;
    const bool bare = field.value.kind == JsonKind::number && of->figure.unit.of != Dimension::money;
    if (!bare && figure.hedge != Hedge::none && figure.hedge != Hedge::exactly) {
        reading.add("hedged-bound", std::string(field.key->name) + " is hedged: " + in_quotes(field.value.text),
                    inside(field.value), "low and high are plain figures");
        return std::nullopt;
    }
    if (bare || figure.unit != of->figure.unit) {
        unlike_unit(reading, field, figure.unit, *of, of_key);
        return std::nullopt;
    }
    return Bound{&field, figure.nominal};
}

/// An end that the words themselves rule out: beyond a threshold, or other than what is exact.
bool excludes(const Figure& figure, const std::optional<Bound>& low, const std::optional<Bound>& high,
              Reading& reading, std::string_view key) {
    const Hedge hedge = figure.hedge;
    const bool exact = hedge == Hedge::exactly;
    const auto refuse = [&](const Bound& bound, const char* where) {
        reading.add("excluded-end",
                    std::string(bound.field->key->name) + " is " + where + " what " + std::string(key) + " allows",
                    bound.field->value.span, "leave it out, or correct " + std::string(key));
        return true;
    };
    const bool has_top = exact || hedge == Hedge::at_most || hedge == Hedge::under;
    if (high && has_top && high->at > figure.nominal) return refuse(*high, "above");
    const bool has_bottom = exact || hedge == Hedge::more_than || hedge == Hedge::at_least;
    if (low && has_bottom && low->at < figure.nominal) return refuse(*low, "below");
    return false;
}

/// The low end is never absent: no words leave it open.
bool is_empty(const std::optional<End>& low, const std::optional<End>& high) {
    if (!high) return false;
    return low->at > high->at || (low->at == high->at && !(low->closed && high->closed));
}

void report_empty(Reading& reading, const std::optional<Bound>& low, const std::optional<Bound>& high,
                  std::string_view key) {
    std::string message = "low is above high";
    std::string help = "swap them, or correct one";
    if (!low || !high) {
        message = std::string(low ? "low is above" : "high is below") + " every value of " + std::string(key);
        help = std::string("give ") + (low ? "high" : "low") + " too, or correct " + std::string(key);
    }
    reading.add("empty-range", message, (low ? low : high)->field->value.span, help);
}

// ---- probability

void no_probability(Reading& reading, const JsonValue& value) {
    const auto meant = percentage_meant(value.text);
    reading.add("bad-probability", shown(value) + " is not a probability from 0 to 1", value.span,
                meant ? "did you mean " + in_quotes(*meant) + "?" : R"(write 0.4, "40 %" or "2/5")");
}

std::optional<Number> read_share(const JsonValue& value) {
    if (value.kind == JsonKind::string) {
        const auto parsed = parse_probability(value.text);
        const auto* share = std::get_if<Number>(&parsed);
        return share == nullptr ? std::nullopt : std::optional(*share);
    }
    const auto parsed = parse_json_number(value.text, {});
    const auto* figure = std::get_if<Figure>(&parsed);
    if (figure == nullptr || figure->nominal.is_negative() || figure->nominal > Number(1)) return std::nullopt;
    return figure->nominal;
}

}  // namespace

bool read_figure(Reading& reading, const Field& field, const FigureRule& rule, Reported& to) {
    const JsonValue& value = field.value;
    if (rule.dimensions.front() != Dimension::money && value.kind == JsonKind::number) {
        reading.add("wrong-unit",
                    shown(value) + " has no unit; " + std::string(rule.noun) + " is " + std::string(rule.words),
                    value.span, "for example " + in_quotes(rule.example));
        return false;
    }
    if (!read_value(reading, field, money(reading.home), to.figure)) return false;
    to.text.assign(value.text);
    const Unit& unit = to.figure.unit;
    const bool is_rate = unit.per != Dimension::number;
    if (!is_rate && std::ranges::find(rule.dimensions, unit.of) != rule.dimensions.end()) return true;
    wrong_unit(reading, value, unit, rule);
    return false;
}

bool is_bound(Reading& reading, const Field& field) {
    if (field.value.kind == JsonKind::string || field.value.kind == JsonKind::number) return true;
    wrong_type(reading, field, "a string or a number");
    return false;
}

bool apply_bounds(Reading& reading, const Field& low_field, const Field& high_field, std::string_view key,
                  Reported* reported) {
    const std::size_t before = reading.problems.size();
    const auto low = read_bound(reading, low_field, reported, key);
    const auto high = read_bound(reading, high_field, reported, key);
    if (!low && !high) return reading.problems.size() == before;
    if (excludes(reported->figure, low, high, reading, key)) return false;
    // The deal file's own range: an end that it does not give is that of the words.
    const Range words = word_range(reported->figure);
    const auto low_end = low ? std::optional(End{low->at}) : words.low();
    const auto high_end = high ? std::optional(End{high->at}) : words.high();
    if (is_empty(low_end, high_end)) {
        report_empty(reading, low, high, key);
        return false;
    }
    const Range stated(low_end, high_end);
    if (apart(stated, rounded_range(reported->figure))) {
        reading.add("range-apart",
                    "low and high leave out every value of " + std::string(key) + ", " + in_quotes(reported->text),
                    low->field->value.span, "correct one of them");
        return false;
    }
    if (low) reported->low = low->at;
    if (high) reported->high = high->at;
    return reading.problems.size() == before;
}

bool read_probability(Reading& reading, const Field& field, std::optional<Number>& to) {
    if (field.value.kind != JsonKind::number && field.value.kind != JsonKind::string) {
        wrong_type(reading, field, "a number or a string");
        return false;
    }
    to = read_share(field.value);
    if (!to) no_probability(reading, field.value);
    return to.has_value();
}

}  // namespace dealcalc::input
