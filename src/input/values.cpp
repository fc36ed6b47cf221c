#include "input/values.hpp"

#include <algorithm>

#include "base/digits.hpp"
#include "base/excerpt.hpp"
#include "base/probability.hpp"
#include "base/suggest.hpp"
#include "model/words.hpp"

namespace dealcalc::input {
namespace {

void wrong_type(Reading& reading, const Fields& fields, std::string_view key, const JsonNode& node,
                std::string_view expected) {
    std::string help;
    if (node.kind == JsonKind::null) {
        help = fields.requires_key(key) ? std::string(fields.what()) + " needs " + in_quotes(key)
                                        : "leave the key out where nothing was reported";
    } else if (node.kind == JsonKind::number && expected == "a string") {
        help = "put it in double quotes";
    }
    reading.add("wrong-type",
                std::string(key) + " is " + std::string(kind_word(node)) + ", and must be " + std::string(expected),
                node.span, help);
}

/// Of a string that is not empty what stands between the quotes.
Span inside(const JsonNode& node) {
    if (node.kind != JsonKind::string) return node.span;
    return {node.span.begin + 1, node.span.end - 1};
}

/// A string in quotes, a number without.
std::string shown(const JsonNode& node) {
    return node.kind == JsonKind::string ? in_quotes(node.text) : excerpt_of(node.text);
}

const JsonNode* find_string(Reading& reading, const Fields& fields, std::string_view key, std::string_view expected) {
    const JsonNode* node = fields.find(key);
    if (node == nullptr || node->kind == JsonKind::string) return node;
    wrong_type(reading, fields, key, *node, expected);
    return nullptr;
}

std::string join(const std::vector<std::string_view>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
        text += words[i];
    }
    return text;
}

std::string upper_case(std::string_view text) {
    std::string upper(text);
    for (char& c : upper) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return upper;
}

/// The word that is near, or that begins with the text: "post" for "post-money".
std::optional<std::string_view> nearest_word(std::string_view text, const std::vector<std::string_view>& words) {
    if (const auto near = nearest(text, words)) return near;
    const auto longer = std::ranges::find_if(words, [&](auto word) { return !text.empty() && word.starts_with(text); });
    return longer == words.end() ? std::nullopt : std::optional(*longer);
}

// ---- figures

void negative(Reading& reading, const JsonNode& node) {
    reading.add("negative-amount", shown(node) + " is negative", inside(node), "an amount is written without a sign");
}

std::optional<Figure> parse_number_node(Reading& reading, const JsonNode& node, Unit unit) {
    if (node.text.starts_with('-')) {
        negative(reading, node);
        return std::nullopt;
    }
    auto parsed = parse_json_number(node.text, unit);
    if (const auto* misread = std::get_if<Misread>(&parsed)) {
        reading.add("unreadable-figure", misread->what,
                    {node.span.begin + misread->at, node.span.begin + misread->at + misread->length}, misread->help);
        return std::nullopt;
    }
    return std::get<Figure>(parsed);
}

/// A string or a number as a figure; numbers in `unit`.
std::optional<Figure> parse_node(Reading& reading, const Fields& fields, std::string_view key, Unit unit) {
    const JsonNode& node = *fields.find(key);
    if (node.kind == JsonKind::number) return parse_number_node(reading, node, unit);
    if (node.kind != JsonKind::string) {
        wrong_type(reading, fields, key, node, "a string or a number");
        return std::nullopt;
    }
    auto parsed = parse_figure(node.text, reading.home);
    if (const auto* misread = std::get_if<Misread>(&parsed)) {
        reading.add("unreadable-figure", *misread, node);
        return std::nullopt;
    }
    const Figure& figure = std::get<Figure>(parsed);
    if (figure.nominal.is_negative()) {
        negative(reading, node);
        return std::nullopt;
    }
    return figure;
}

void wrong_unit(Reading& reading, const JsonNode& node, const Unit& unit, const FigureRule& rule) {
    std::string message = in_quotes(node.text);
    std::string help = "for example " + in_quotes(rule.example);
    if (unit.of == Dimension::number) {
        message += " has no unit";
        if (rule.dimensions.front() == Dimension::money) {
            help += "; a number without quotes is in the currency of the deal";
        }
    } else {
        message += " is " + std::string(dimension_word(unit.of));
    }
    message += "; " + std::string(rule.noun) + " is " + std::string(rule.words);
    reading.add("wrong-unit", message, inside(node), help);
}

struct Bound {
    const JsonNode* node = nullptr;
    Number at{};
};

/// The number as it would stand in the unit of `of`: 4 beside "5 GW" as "4 GW". Nothing where other words are needed.
std::optional<std::string> in_unit_of(const Reported& of, const JsonNode& number) {
    const auto begin = std::ranges::find_if(of.text, is_digit);
    const auto end = std::find_if(begin, of.text.end(), [](char c) { return !is_digit(c) && c != '.' && c != ','; });
    std::string text = number.text + std::string(end, of.text.end());
    const auto parsed = parse_figure(text);
    const auto* figure = std::get_if<Figure>(&parsed);
    if (figure == nullptr || figure->hedge != Hedge::none || figure->unit != of.figure.unit) return std::nullopt;
    return text;
}

void bare_bound(Reading& reading, std::string_view key, const JsonNode& node, const Reported& of,
                std::string_view of_key) {
    std::string help = std::string(key) + " has the unit of " + std::string(of_key) + ", " + in_quotes(of.text);
    if (const auto text = in_unit_of(of, node)) help += "; write " + in_quotes(*text);
    reading.add("wrong-unit", shown(node) + " has no unit", node.span, help);
}

/// "low" or "high"; nothing where it is absent or wrong.
std::optional<Bound> read_bound(Reading& reading, const Fields& fields, std::string_view key,
                                const std::optional<Reported>& of, std::string_view of_key) {
    const JsonNode* node = fields.find(key);
    if (node == nullptr) return std::nullopt;
    const auto figure = parse_node(reading, fields, key, of ? of->figure.unit : money(reading.home));
    if (!figure || !of) return std::nullopt;
    if (node->kind == JsonKind::number && of->figure.unit.of != Dimension::money) {
        bare_bound(reading, key, *node, *of, of_key);
        return std::nullopt;
    }
    if (figure->hedge != Hedge::none && figure->hedge != Hedge::exactly) {
        reading.add("hedged-bound", std::string(key) + " is hedged: " + in_quotes(node->text), inside(*node),
                    "low and high are plain figures");
        return std::nullopt;
    }
    const Unit& unit = figure->unit;
    if (unit != of->figure.unit) {
        std::string message = in_quotes(node->text) + " has another unit than " + std::string(of_key);
        if (unit.of == Dimension::number) message = in_quotes(node->text) + " has no unit";
        reading.add("wrong-unit", message, inside(*node),
                    std::string(key) + " has the unit of " + std::string(of_key) + ", " + in_quotes(of->text));
        return std::nullopt;
    }
    return Bound{node, figure->nominal};
}

/// The low end is never absent: no words leave it open.
bool is_empty(const std::optional<End>& low, const std::optional<End>& high) {
    if (!high) return false;
    return low->at > high->at || (low->at == high->at && !(low->closed && high->closed));
}

void report_empty(Reading& reading, const std::optional<Bound>& low, const std::optional<Bound>& high,
                  std::string_view key) {
    const JsonNode& node = low ? *low->node : *high->node;
    std::string message = "low is above high";
    std::string help = "swap them, or correct one";
    if (!low || !high) {
        message = std::string(low ? "low is above" : "high is below") + " every value of " + std::string(key);
        help = std::string("give ") + (low ? "high" : "low") + " too, or correct " + std::string(key);
    }
    reading.add("empty-range", message, node.span, help);
}

/// The deal file's own range: an end that it does not give is that of the words.
void apply_bounds(Reading& reading, const Fields& fields, std::string_view key, std::optional<Reported>& reported) {
    const auto low = read_bound(reading, fields, "low", reported, key);
    const auto high = read_bound(reading, fields, "high", reported, key);
    if (!low && !high) return;
    const Range words = word_range(reported->figure);
    const auto low_end = low ? std::optional(End{low->at}) : words.low();
    const auto high_end = high ? std::optional(End{high->at}) : words.high();
    if (is_empty(low_end, high_end)) {
        report_empty(reading, low, high, key);
        return;
    }
    const Range stated(low_end, high_end);
    if (apart(stated, rounded_range(reported->figure))) {
        reading.add("range-apart",
                    "low and high leave out every value of " + std::string(key) + ", " + in_quotes(reported->text),
                    low->node->span, "correct one of them");
        return;
    }
    reported->stated = stated;
}

// ---- probability

void no_probability(Reading& reading, const JsonNode& node) {
    std::string message = shown(node) + " is not a plain number from 0 to 1";
    const bool bare = node.kind == JsonKind::string && node.text.find_first_not_of("0123456789.") == std::string::npos;
    if (bare) message = shown(node) + " stands in quotes without a percent sign";
    const auto meant = percentage_meant(node.text);
    reading.add("bad-probability", message, node.span,
                meant ? "did you mean " + in_quotes(*meant) + "?" : R"(write 0.4, "40 %" or "2/5")");
}

std::optional<Number> read_share(const JsonNode& node) {
    if (node.kind == JsonKind::string) return probability_with_sign(node.text);
    if (node.text.starts_with('-')) return std::nullopt;
    const auto parsed = parse_json_number(node.text, {});
    const auto* figure = std::get_if<Figure>(&parsed);
    if (figure == nullptr || figure->nominal > Number(1)) return std::nullopt;
    return figure->nominal;
}

}  // namespace

void Reading::add(std::string code, std::string message, Span span, std::string help) {
    problems.push_back({std::move(code), std::move(message), span, std::move(help)});
}

void Reading::add(std::string code, const Misread& misread, const JsonNode& node) {
    Span span = raw_span(text, node, misread.at, misread.length);
    if (node.text.empty()) span = node.span;
    add(std::move(code), misread.what, span, misread.help);
}

std::string_view kind_word(const JsonNode& node) {
    switch (node.kind) {
    case JsonKind::object: return "an object";
    case JsonKind::list: return "a list";
    case JsonKind::string: return "a string";
    case JsonKind::number: return "a number";
    case JsonKind::boolean:
    case JsonKind::null: break;
    }
    return node.text;
}

std::optional<std::string> read_string(Reading& reading, const Fields& fields, std::string_view key) {
    const JsonNode* node = find_string(reading, fields, key, "a string");
    return node == nullptr ? std::nullopt : std::optional(node->text);
}

std::optional<std::string> read_text(Reading& reading, const Fields& fields, std::string_view key) {
    const JsonNode* node = find_string(reading, fields, key, "a string");
    if (node == nullptr) return std::nullopt;
    if (node->text.find_first_not_of(" \t\r\n") == std::string::npos) {
        reading.add("empty-text", std::string(key) + " is empty", node->span,
                    fields.requires_key(key) ? std::string(fields.what()) + " needs " + in_quotes(key)
                                             : "write a text, or leave the key out");
        return std::nullopt;
    }
    return node->text;
}

std::optional<ReportedDate> read_date(Reading& reading, const Fields& fields, std::string_view key) {
    const JsonNode* node = find_string(reading, fields, key, "a string");
    if (node == nullptr) return std::nullopt;
    const auto parsed = parse_date(node->text);
    if (const auto* misread = std::get_if<Misread>(&parsed)) {
        reading.add("unreadable-date", *misread, *node);
        return std::nullopt;
    }
    return ReportedDate{node->text, std::get<DateRange>(parsed)};
}

std::optional<Currency> read_currency(Reading& reading, const Fields& fields) {
    const JsonNode* node = find_string(reading, fields, "currency", "a string");
    if (node == nullptr) return std::nullopt;
    const auto currency = Currency::from_code(node->text);
    if (!currency) {
        const std::string capitals = upper_case(node->text);
        reading.add("unknown-currency", in_quotes(node->text) + " is not the code of a currency in use", node->span,
                    Currency::from_code(capitals) ? "did you mean " + in_quotes(capitals) + "?"
                                                  : "a currency is a code of ISO 4217, such as USD or EUR");
    }
    return currency;
}

std::optional<Number> read_probability(Reading& reading, const Fields& fields) {
    const JsonNode* node = fields.find("probability");
    if (node == nullptr) return std::nullopt;
    if (node->kind != JsonKind::number && node->kind != JsonKind::string) {
        wrong_type(reading, fields, "probability", *node, "a number or a string");
        return std::nullopt;
    }
    const auto share = read_share(*node);
    if (!share) no_probability(reading, *node);
    return share;
}

std::optional<Reported> read_figure(Reading& reading, const Fields& fields, std::string_view key,
                                    const FigureRule& rule) {
    const JsonNode* node = fields.find(key);
    if (node == nullptr) return std::nullopt;
    if (rule.dimensions.front() != Dimension::money && node->kind == JsonKind::number) {
        reading.add("wrong-unit",
                    shown(*node) + " has no unit; " + std::string(rule.noun) + " is " + std::string(rule.words),
                    node->span, "for example " + in_quotes(rule.example));
        return std::nullopt;
    }
    const auto figure = parse_node(reading, fields, key, money(reading.home));
    if (!figure) return std::nullopt;
    if (std::ranges::find(rule.dimensions, figure->unit.of) == rule.dimensions.end()) {
        wrong_unit(reading, *node, figure->unit, rule);
        return std::nullopt;
    }
    return Reported{node->text, *figure};
}

std::optional<Reported> read_reported(Reading& reading, const Fields& fields, std::string_view key,
                                      const FigureRule& rule) {
    auto reported = read_figure(reading, fields, key, rule);
    const std::size_t before = reading.problems.size();
    apply_bounds(reading, fields, key, reported);
    return reading.problems.size() == before ? reported : std::nullopt;
}

std::optional<std::size_t> read_word(Reading& reading, const Fields& fields, std::string_view key,
                                     const std::vector<std::string_view>& words) {
    const JsonNode* node = find_string(reading, fields, key, join(words));
    if (node == nullptr) return std::nullopt;
    const auto found = std::ranges::find(words, node->text);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    const auto near = nearest_word(node->text, words);
    reading.add("unknown-" + std::string(key), std::string(key) + " cannot be " + in_quotes(node->text), node->span,
                near ? "did you mean " + in_quotes(*near) + "?" : std::string(key) + " is " + join(words));
    return std::nullopt;
}

}  // namespace dealcalc::input
